/* proof_try.c - making the changes of an example and running them, many in one pool. */
#include <string.h>

#include "base/text.h"
#include "bench/proof_parts.h"
#include "bench/trial.h"

#define AT_ONCE                                                                                    \
    256 /* audits that share a pool: enough to hide the fork, few enough to stay small */

size_t s0_attempt_add(s0_attempts *list, const s0_value *given)
{
    if (list->count == list->room) {
        size_t room = list->room > 0 ? 2 * list->room : 64;
        s0_attempt *items = s0_alloc_n(list->arena, room, sizeof *items);

        if (items == NULL) {
            list->failed = true;
            return 0;
        }
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->room = room;
    }
    if (given == NULL)
        list->failed = true;
    list->items[list->count] = (s0_attempt){.example = list->example, .given = given};
    return list->count++;
}

static s0_said said_by(const s0_trial *trial)
{
    const s0_rule_verdict *verdict = &trial->verdict;
    s0_said said = {.viable = trial->code == S0_OK && verdict->outcome != S0_ERRED};

    if (!said.viable)
        return said;
    said.word = verdict->said;
    if (verdict->found)
        said.rank = S0_RANK_MINOR + S0_MINOR - (int)verdict->class_;
    return said;
}

s0_code s0_attempts_run(s0_prover *prover, s0_attempts *list)
{
    s0_trial trials[AT_ONCE];

    if (list->failed)
        return s0_fail_memory(prover->err);
    for (size_t from = 0; from < list->count; from += AT_ONCE) {
        size_t count = list->count - from < AT_ONCE ? list->count - from : AT_ONCE;
        s0_code rc;

        for (size_t i = 0; i < count; i++)
            trials[i] = (s0_trial){.example = list->items[from + i].example,
                                   .given = list->items[from + i].given};
        rc = s0_trials_run(trials, count, prover->scratch, prover->bench, prover->rule, false,
                           prover->err);
        for (size_t i = 0; rc == S0_OK && i < count; i++)
            list->items[from + i].said = said_by(&trials[i]);
        s0_arena_reset(prover->scratch);
        if (rc != S0_OK)
            return rc;
    }
    prover->changes += list->count;
    return S0_OK;
}

static bool add_removal(s0_prover *p, s0_examined *e, const char *name, bool emptied,
                        const s0_value *given)
{
    (void)p;
    e->removals[e->removal_count++] =
        (s0_removal){name, emptied, s0_attempt_add(&e->attempts, given)};
    return given != NULL;
}

/* Every site called `name` taken away, where there are several. Fields of own rules and columns
 * that the engine fills in are known without. */
static bool remove_name(s0_prover *p, s0_examined *e, size_t first)
{
    const char *name = e->sites.items[first].name;
    const s0_value *given = e->given;
    size_t count = 0;

    if (s0_starts_with(name, "own_rules.") || e->sites.items[first].entry->filled)
        return true;
    for (size_t i = 0; i < e->sites.count; i++) {
        const s0_site *site = &e->sites.items[i];

        if (strcmp(site->name, name) != 0)
            continue;
        if (i < first)
            return true; /* done */
        count++;
        given = s0_given_with(p->arena, given, site->path, site->depth, NULL);
        if (given == NULL)
            return false;
    }
    return count < 2 || add_removal(p, e, name, false, given);
}

/* Each member of given.KEY taken away as a whole; a table also emptied. */
static bool remove_members(s0_prover *p, s0_examined *e, const char *key, const char *prefix)
{
    const s0_value *map = s0_value_get(e->given, key);

    for (size_t i = 0; map != NULL && map->kind == S0_MAP && i < map->as.map.count; i++) {
        const s0_member *m = &map->as.map.items[i];
        const s0_step path[] = {{key, 0}, {m->key, 0}};
        const char *name = s0_textf(p->arena, "%s%s", prefix, m->key);

        if (name == NULL ||
            !add_removal(p, e, name, false, s0_given_with(p->arena, e->given, path, 2, NULL)))
            return false;
        if (m->value->kind == S0_LIST && m->value->as.list.count > 0 && *prefix == '\0' &&
            !add_removal(p, e, name, true,
                         s0_given_with(p->arena, e->given, path, 2, s0_make_list(p->arena))))
            return false;
    }
    return true;
}

static size_t count_members(const s0_value *map)
{
    return map != NULL && map->kind == S0_MAP ? map->as.map.count : 0;
}

static s0_code plan_removals(s0_prover *p, s0_examined *e)
{
    size_t most = e->sites.count + 2 * count_members(s0_value_get(e->given, "records")) +
                  count_members(s0_value_get(e->given, "own_rules"));

    e->attempts = (s0_attempts){.arena = p->arena, .example = e->example};
    e->probes = s0_alloc_n(p->arena, e->sites.count, sizeof *e->probes);
    e->removals = s0_alloc_n(p->arena, most, sizeof *e->removals);
    if (e->probes == NULL || e->removals == NULL)
        return s0_fail_memory(p->err);
    for (size_t i = 0; i < e->sites.count; i++) {
        const s0_site *site = &e->sites.items[i];

        e->probes[i] = (s0_probe){
            .site = site,
            .blank = s0_attempt_add(
                &e->attempts, s0_given_with(p->arena, e->given, site->path, site->depth, NULL))};
        if (!remove_name(p, e, i))
            return s0_fail_memory(p->err);
    }
    if (!remove_members(p, e, "records", "") || !remove_members(p, e, "own_rules", "own_rules.") ||
        e->attempts.failed)
        return s0_fail_memory(p->err);
    return S0_OK;
}

s0_code s0_prove_removals(s0_prover *p)
{
    s0_attempts all = {.arena = p->arena};
    size_t at = 0;
    s0_code rc;

    for (size_t i = 0; i < p->count; i++) {
        s0_examined *e = &p->examples[i];

        if ((rc = plan_removals(p, e)) != S0_OK)
            return rc;
        all.example = e->example;
        for (size_t k = 0; k < e->attempts.count; k++)
            s0_attempt_add(&all, e->attempts.items[k].given);
    }
    if ((rc = s0_attempts_run(p, &all)) != S0_OK)
        return rc;
    for (size_t i = 0; i < p->count; i++)
        for (size_t k = 0; k < p->examples[i].attempts.count; k++)
            p->examples[i].attempts.items[k].said = all.items[at++].said;
    return S0_OK;
}

static bool is_gap(const s0_said *said)
{
    return said->viable && (said->word == S0_GAP || said->word == S0_ABSENT);
}

/* What the values of one site have shown. */
static void note_values(const s0_examined *e, s0_probe *probe, const s0_attempts *tried)
{
    probe->tried = true;
    for (size_t i = probe->first; i < probe->last; i++) {
        const s0_said *said = &tried->items[i].said;

        if (!said->viable)
            continue;
        probe->other = probe->other || said->word != e->said.word;
        probe->moves = probe->moves || said->word != e->said.word || said->rank != e->said.rank;
        probe->gap = probe->gap || is_gap(said);
    }
}

static bool add_values(s0_prover *p, const s0_examined *e, s0_probe *probe, s0_attempts *tried)
{
    const s0_site *site = probe->site;
    s0_values values = {0};

    probe->first = tried->count;
    if (!s0_site_values(&values, p->arena, site, &e->sites))
        return false;
    if (s0_starts_with(site->name, "own_rules.")) /* without it: none */
        s0_attempt_add(tried, s0_given_with(p->arena, e->given, site->path, site->depth, NULL));
    for (size_t v = 0; v < values.count; v++)
        s0_attempt_add(tried,
                       s0_given_with(p->arena, e->given, site->path, site->depth, values.items[v]));
    probe->last = tried->count;
    return true;
}

s0_code s0_prove_values(s0_prover *p)
{
    s0_attempts tried = {.arena = p->arena};
    s0_code rc;

    for (size_t x = 0; x < p->count; x++) {
        const s0_examined *e = &p->examples[x];

        tried.example = e->example;
        for (size_t i = 0; i < e->sites.count; i++)
            if (e->probes[i].marked && !add_values(p, e, &e->probes[i], &tried))
                return s0_fail_memory(p->err);
    }
    if ((rc = s0_attempts_run(p, &tried)) != S0_OK)
        return rc;
    for (size_t x = 0; x < p->count; x++) {
        const s0_examined *e = &p->examples[x];

        for (size_t i = 0; i < e->sites.count; i++)
            if (e->probes[i].marked) {
                note_values(e, &e->probes[i], &tried);
                e->probes[i].marked = false;
            }
    }
    return S0_OK;
}

/* How many rows a table of records holds; an empty one of Lua is a map. */
static size_t count_rows(const s0_value *table)
{
    return table != NULL && table->kind == S0_LIST ? table->as.list.count : 0;
}

/* What `e` gives, with the rows of `other` in tables that `e` gives without any. The same value
 * when there are none; NULL: memory is short. */
static const s0_value *filled(const s0_prover *p, const s0_examined *e, const s0_examined *other)
{
    const s0_value *mine = s0_value_get(e->given, "records"), *given = e->given;
    const s0_value *theirs = s0_value_get(other->given, "records");

    for (size_t i = 0; given != NULL && i < count_members(mine); i++) {
        const s0_member *m = &mine->as.map.items[i];
        const s0_step path[] = {{"records", 0}, {m->key, 0}};
        const s0_value *rows = s0_value_get(theirs, m->key);

        if (count_rows(m->value) == 0 && count_rows(rows) > 0)
            given = s0_given_with(p->arena, given, path, 2, rows);
    }
    return given;
}

s0_code s0_prove_filled(s0_prover *p, const s0_examined *e, bool *gap)
{
    s0_attempts tried = {.arena = p->arena, .example = e->example};
    s0_code rc;

    for (size_t i = 0; i < p->count; i++) {
        const s0_value *given = filled(p, e, &p->examples[i]);

        if (given != e->given)
            s0_attempt_add(&tried, given);
    }
    if ((rc = s0_attempts_run(p, &tried)) != S0_OK)
        return rc;
    *gap = false;
    for (size_t i = 0; i < tried.count; i++)
        *gap = *gap || is_gap(&tried.items[i].said);
    return S0_OK;
}

/* Whether another table of the rule has a column of that name. */
static bool is_shared(const s0_rule *rule, const char *table, const char *column)
{
    for (size_t i = 0; i < rule->evidence_count; i++) {
        const char *dot = strchr(rule->evidence[i], '.');

        if (dot != NULL && strcmp(dot + 1, column) == 0 &&
            strncmp(rule->evidence[i], table, strlen(table)) != 0)
            return true;
    }
    return false;
}

static bool says_the_same(const s0_prover *p, const char *table, const s0_value *a,
                          const s0_value *b)
{
    for (size_t i = 0; i < a->as.map.count; i++) {
        const s0_member *m = &a->as.map.items[i];

        if (is_shared(p->rule, table, m->key) &&
            !s0_text_same(s0_value_text(m->value), s0_value_text(s0_value_get(b, m->key))))
            return false;
    }
    return true;
}

s0_code s0_prove_without(s0_prover *p, const s0_examined *e, const char *table, size_t row,
                         s0_said *said)
{
    const s0_step path[] = {{"records", 0}, {table, 0}};
    const s0_value *rows = s0_value_get(s0_value_get(e->given, "records"), table);
    s0_attempts one = {.arena = p->arena, .example = e->example};
    s0_value *left = s0_make_list(p->arena);
    s0_code rc;

    for (size_t i = 0; i < rows->as.list.count; i++)
        if (!says_the_same(p, table, rows->as.list.items[row], rows->as.list.items[i]) &&
            !s0_list_add(p->arena, left, rows->as.list.items[i]))
            return s0_fail_memory(p->err);
    if (left == NULL)
        return s0_fail_memory(p->err);
    s0_attempt_add(&one, s0_given_with(p->arena, e->given, path, 2, left));
    if ((rc = s0_attempts_run(p, &one)) == S0_OK)
        *said = one.items[0].said;
    return rc;
}
