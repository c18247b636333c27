/* proof.c - the demands, one function each, over what the changes have shown. */
#include "bench/proof.h"

#include <string.h>

#include "base/text.h"
#include "bench/lint_script.h"
#include "bench/proof_parts.h"

/* Count a demand; `text` says what is missing when it is not met. False: memory is short. */
static bool demand(s0_prover *p, bool met, const char *name, int64_t example, const char *about,
                   const char *text)
{
    p->demanded++;
    if (met) {
        p->satisfied++;
        return true;
    }
    if (text == NULL)
        return false;
    if (p->missing_count == p->missing_room) {
        size_t room = p->missing_room > 0 ? 2 * p->missing_room : 16;
        s0_unproven *items = s0_alloc_n(p->arena, room, sizeof *items);

        if (items == NULL)
            return false;
        if (p->missing_count > 0)
            memcpy(items, p->missing, p->missing_count * sizeof *items);
        p->missing = items;
        p->missing_room = room;
    }
    p->missing[p->missing_count++] = (s0_unproven){name, example, about, text};
    return true;
}

/* --- the demands ---------------------------------------------------------------------------------
 */

/* An example of empty tables has no value that could be changed: there it is the rows of other
 * examples that must reach a gap. */
static s0_code reaches(s0_prover *p, const s0_examined *e)
{
    bool met = false;
    s0_code rc;

    if (e->said.word != S0_CONFORM)
        return S0_OK;
    for (size_t i = 0; i < e->sites.count; i++)
        met = met || e->probes[i].gap;
    if (!met && (rc = s0_prove_filled(p, e, &met)) != S0_OK)
        return rc;
    return demand(p, met, "reaches", e->number, "", "no change of a value makes a gap of it")
               ? S0_OK
               : s0_fail_memory(p->err);
}

static s0_code blanks(s0_prover *p, const s0_examined *e)
{
    for (size_t i = 0; i < e->sites.count; i++) {
        const s0_probe *probe = &e->probes[i];
        const s0_said *blank = &e->attempts.items[probe->blank].said;
        bool same = blank->word == e->said.word && !probe->other;
        const char *site = s0_site_text(p->arena, probe->site);

        if (!blank->viable || s0_proof_known_without(probe->site))
            continue;
        if (site == NULL ||
            !demand(p, blank->word == S0_NOT_DETERMINED || same, "blank", e->number,
                    probe->site->name,
                    s0_textf(p->arena, "with %s blank it says %s, and what stands there matters",
                             site, s0_words[blank->word])) ||
            (blank->word == S0_GAP &&
             !demand(p, blank->rank <= S0_RANK_MINOR || blank->rank <= e->said.rank, "raised",
                     e->number, probe->site->name,
                     s0_textf(p->arena, "with %s blank the class is higher", site))))
            return s0_fail_memory(p->err);
    }
    return S0_OK;
}

/* Whether a value somewhere below `name` changes the outcome. */
static bool matters(const s0_examined *e, const char *name)
{
    for (size_t i = 0; i < e->sites.count; i++)
        if (e->probes[i].other && s0_proof_belongs(e->sites.items[i].name, name))
            return true;
    return false;
}

/* Whether an example gives the table without rows and says what is to come of it. */
static bool is_reasoned(const s0_prover *p, const char *table, s0_word word)
{
    for (size_t e = 0; e < p->count; e++) {
        const s0_value *rows = s0_value_get(s0_value_get(p->examples[e].given, "records"), table);

        if (rows != NULL && p->examples[e].said.word == word &&
            ((rows->kind == S0_LIST && rows->as.list.count == 0) ||
             (rows->kind == S0_MAP && rows->as.map.count == 0)))
            return true;
    }
    return false;
}

/* Whether the rule reads something of that table. Waivers and others that only the engine reads
 * are known without: where there is no list of them, there are none. */
static bool is_read(const s0_prover *p, const char *table)
{
    for (size_t i = 0; i < p->rule->evidence_count; i++)
        if (s0_proof_belongs(p->rule->evidence[i], table))
            return true;
    return false;
}

static s0_code removals(s0_prover *p, const s0_examined *e)
{
    for (size_t i = 0; i < e->removal_count; i++) {
        const s0_removal *r = &e->removals[i];
        const s0_said *said = &e->attempts.items[r->attempt].said;
        const s0_entry *entry = s0_vocabulary_get(p->bench->books->vocabulary, r->name);
        bool met;

        if (!said->viable ||
            (entry != NULL && entry->kind == S0_ENTRY_TABLE && !is_read(p, r->name)))
            continue;
        if (r->emptied) {
            met = said->word != S0_CONFORM || is_reasoned(p, r->name, S0_CONFORM);
            if (!demand(p, met, "empty", e->number, r->name,
                        s0_textf(p->arena,
                                 "without any row in %s it conforms, and no example says "
                                 "that it should",
                                 r->name)))
                return s0_fail_memory(p->err);
            continue;
        }
        met =
            said->word == S0_NOT_DETERMINED || (said->word == e->said.word && !matters(e, r->name));
        if (!demand(p, met, "removed", e->number, r->name,
                    s0_textf(p->arena, "without %s it says %s, and what stands there matters",
                             r->name, s0_words[said->word])))
            return s0_fail_memory(p->err);
    }
    return S0_OK;
}

bool s0_proof_is_key(const s0_prover *p, const char *name)
{
    const s0_vocabulary *vocabulary = p->bench->books->vocabulary;
    const s0_entry *entry = s0_vocabulary_get(vocabulary, name), *of;
    const char *dot = strrchr(name, '.'), *table;

    if (entry == NULL || entry->kind != S0_ENTRY_COLUMN)
        return entry != NULL && entry->kind == S0_ENTRY_TABLE;
    table = s0_text_copy(p->arena, name, (size_t)(dot - name));
    of = table != NULL ? s0_vocabulary_get(vocabulary, table) : NULL;
    for (size_t i = 0; of != NULL && i < of->key_count; i++)
        if (strcmp(of->key[i], dot + 1) == 0)
            return true;
    return entry->type == S0_TYPE_KEY || entry->type == S0_TYPE_EMAIL;
}

static bool is_given(const s0_prover *p, const char *name)
{
    for (size_t e = 0; e < p->count; e++)
        for (size_t i = 0; i < p->examples[e].sites.count; i++)
            if (s0_proof_belongs(p->examples[e].sites.items[i].name, name))
                return true;
    return false;
}

static s0_code looks(s0_prover *p, const char *name)
{
    const char *text = is_given(p, name)
                           ? s0_textf(p->arena, "no change of %s changes outcome or class", name)
                           : s0_textf(p->arena, "no example gives %s", name);

    if (s0_proof_is_key(p, name))
        return S0_OK;
    return demand(p, s0_proof_seen(p, name), "looks", 0, name, text) ? S0_OK
                                                                     : s0_fail_memory(p->err);
}

static s0_code reads(s0_prover *p)
{
    const char *basis = p->rule->basis;
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < p->rule->evidence_count; i++)
        rc = looks(p, p->rule->evidence[i]);
    if (rc == S0_OK && s0_starts_with(basis, "own_rules."))
        rc = looks(p, basis);
    return rc;
}

/* The table that a schedule of the rule takes as done, where the check names it or a local that
 * stands for it; NULL: none. */
static s0_code find_done_table(s0_prover *p)
{
    static const char records[] = ". records . ";
    s0_script script;
    s0_code rc = s0_script_read(&script, p->scratch, p->rule->source, p->err);

    for (size_t at = 0;
         rc == S0_OK && p->done_table == NULL && s0_script_find_call(&script, "schedule", &at);
         at++) {
        s0_buf done = s0_buf_in(p->scratch);
        const char *table;

        s0_script_put(&done, &script,
                      s0_script_field(&script, s0_script_argument(&script, at), "done"));
        if (s0_buf_text(&done) == NULL)
            return s0_fail_memory(p->err);
        if (done.size == 0 || (table = strstr(done.text, records)) == NULL)
            continue;
        table += sizeof records - 1;
        p->done_table = s0_text_copy(p->arena, table, strcspn(table, " "));
        if (p->done_table == NULL)
            return s0_fail_memory(p->err);
    }
    return rc;
}

static s0_code done(s0_prover *p, const s0_examined *e, const char *table)
{
    const s0_value *rows = s0_value_get(s0_value_get(e->given, "records"), table);
    s0_code rc;

    if (e->said.word != S0_CONFORM || rows == NULL || rows->kind != S0_LIST)
        return S0_OK;
    for (size_t row = 0; row < rows->as.list.count; row++) {
        s0_said said = {0};

        if (!s0_proof_row_matters(e, table, row))
            continue;
        if ((rc = s0_prove_without(p, e, table, row, &said)) != S0_OK)
            return rc;
        if (said.viable &&
            !demand(p, said.word != S0_CONFORM, "done", e->number, table,
                    s0_textf(p->arena, "without what row %zu of %s shows as done it conforms",
                             row + 1, table)))
            return s0_fail_memory(p->err);
    }
    return S0_OK;
}

/* --- the proof -----------------------------------------------------------------------------------
 */

/* What the examples say as they are. Those whose evidence is a folder of files are left out: they
 * are for what a file looks like, and changing files is not the rule's matter. */
static s0_code examine(s0_prover *p)
{
    const s0_value *examples = p->rule->examples;
    s0_attempts all = {.arena = p->arena};
    s0_code rc;

    p->examples = s0_alloc_n(p->arena, examples->as.list.count, sizeof *p->examples);
    if (p->examples == NULL)
        return s0_fail_memory(p->err);
    for (size_t i = 0; i < examples->as.list.count; i++) {
        const s0_value *example = examples->as.list.items[i];
        s0_examined *e = &p->examples[p->count];

        if (s0_value_get(example, "given") == NULL)
            continue;
        *e = (s0_examined){
            .number = (int64_t)i + 1, .example = example, .given = s0_value_get(example, "given")};
        if (!s0_sites_find(&e->sites, p->arena, e->given, p->bench->books->vocabulary))
            return s0_fail_memory(p->err);
        all.example = example;
        s0_attempt_add(&all, e->given);
        p->count++;
    }
    rc = s0_attempts_run(p, &all);
    for (size_t i = 0; rc == S0_OK && i < p->count; i++)
        p->examples[i].said = all.items[i].said;
    return rc;
}

static s0_code judge(s0_prover *p)
{
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < p->count; i++) {
        const s0_examined *e = &p->examples[i];

        if ((rc = reaches(p, e)) == S0_OK && (rc = blanks(p, e)) == S0_OK)
            rc = removals(p, e);
        if (rc == S0_OK && p->done_table != NULL)
            rc = done(p, e, p->done_table);
    }
    return rc == S0_OK ? reads(p) : rc;
}

/* What is missing, out of the arena of the work. */
static s0_code report(s0_proof *out, s0_arena *arena, const s0_prover *p)
{
    s0_unproven *missing = s0_alloc_n(arena, p->missing_count, sizeof *missing);

    if (missing == NULL)
        return s0_fail_memory(p->err);
    for (size_t i = 0; i < p->missing_count; i++) {
        missing[i] = p->missing[i];
        missing[i].name = s0_text_dup(arena, missing[i].name);
        missing[i].text = s0_text_dup(arena, missing[i].text);
        if (missing[i].name == NULL || missing[i].text == NULL)
            return s0_fail_memory(p->err);
    }
    *out = (s0_proof){p->demanded, p->satisfied, p->changes, missing, p->missing_count};
    return S0_OK;
}

/* The changes of a rule are many, and whoever forks copies the map of all memory: they are gone
 * when the next rule begins. */
s0_code s0_prove(s0_proof *out, s0_arena *arena, const s0_bench *bench, const s0_rule *rule,
                 s0_error *err)
{
    s0_prover p = {.bench = bench, .rule = rule, .err = err};
    s0_code rc = S0_ENOMEM;

    *out = (s0_proof){0};
    p.arena = s0_arena_new();
    p.scratch = s0_arena_new();
    if (p.arena == NULL || p.scratch == NULL)
        rc = s0_fail_memory(err);
    else if ((rc = examine(&p)) == S0_OK && (rc = s0_prove_removals(&p)) == S0_OK) {
        if ((rc = find_done_table(&p)) == S0_OK && (rc = s0_prove_choose(&p)) == S0_OK &&
            (rc = judge(&p)) == S0_OK)
            rc = report(out, arena, &p);
    }
    s0_arena_free(p.scratch);
    s0_arena_free(p.arena);
    return rc;
}
