/* observations.c - rows of the working paper, one by one: what each says, what it lacks, and what
 * in it cannot be. */
#include "audit/observations.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/row.h"
#include "base/text.h"
#include "rule/basis.h"

typedef struct reader {
    const s0_evidence *evidence;
    const s0_rules *rules;
    const s0_catalog *catalog;
    s0_edition edition;
    s0_faults *faults;
    const s0_table *table;
    size_t row;
} reader;

__attribute__((format(printf, 4, 5))) static void fault(const reader *r, const char *column,
                                                        const char *hint, const char *fmt, ...)
{
    int at = s0_table_column(r->table, column);
    s0_error err = {0};
    char text[200];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    s0_fail(&err, S0_EINPUT, s0_table_mark(r->table, r->row, at < 0 ? 0 : (size_t)at), "%s", text);
    if (hint != NULL)
        s0_hint(&err, "%s", hint);
    s0_faults_add(r->faults, &err);
}

static void did_you_mean(const reader *r, const char *column, const char *nearest, const char *what,
                         const char *id, const char *name)
{
    char hint[160];

    snprintf(hint, sizeof hint, "did you mean \"%s\"?", nearest != NULL ? nearest : "");
    fault(r, column, nearest != NULL ? hint : NULL,
          "observation %s %s \"%s\", which does not exist", id, what, name);
}

/* --- what it is about ---------------------------------------------------------------------- */

static void read_id(const reader *r, s0_observation *o)
{
    const char *id = s0_key_at(r->table, r->row, "id");

    o->own.id = id != NULL ? id : "";
    if (id == NULL)
        fault(r, "id", NULL, "an observation has no id");
    else if (s0_rules_get(r->rules, id) != NULL)
        fault(r, "id", "settles: names the rule that an observation decides",
              "the observation %s has the id of a rule", id);
    else if (s0_catalog_requirement(r->catalog, r->edition, id) != NULL)
        fault(r, "id", "requirement: says what it is about",
              "the observation %s has the id of a requirement", id);
}

static void read_subject(const reader *r, s0_observation *o)
{
    const char *requirement = s0_key_at(r->table, r->row, "requirement");
    s0_cell settles = s0_optional_at(r->table, r->row, "settles");
    const char *id = o->own.id;

    if (settles.state == S0_UNKNOWN)
        fault(r, "settles", NULL, "observation %s does not say which rule it settles", id);
    if (settles.state == S0_GIVEN &&
        (o->settles = s0_rules_get(r->rules, settles.as.text.key)) == NULL)
        did_you_mean(r, "settles", s0_rules_nearest(r->rules, settles.as.text.key),
                     "settles the rule", id, settles.as.text.shown);
    if (requirement != NULL && s0_catalog_requirement(r->catalog, r->edition, requirement) == NULL)
        did_you_mean(r, "requirement", s0_catalog_nearest(r->catalog, r->edition, requirement),
                     "is about the requirement", id, requirement);
    else if (requirement == NULL && settles.state != S0_GIVEN)
        fault(r, "requirement", NULL, "observation %s names no requirement", id);
    if (o->settles == NULL) {
        o->own.requirement = requirement;
        return;
    }
    if (requirement != NULL && !s0_text_same(requirement, o->settles->requirement))
        fault(r, "requirement", NULL,
              "observation %s is about %s, the rule that it settles about %s", id, requirement,
              o->settles->requirement != NULL ? o->settles->requirement : "nothing");
    o->own.requirement = o->settles->requirement;
    o->own.related = o->settles->related;
    o->own.related_count = o->settles->related_count;
}

static void read_criterion(const reader *r, s0_observation *o)
{
    const char *basis = s0_text_at(r->table, r->row, "basis");
    s0_cell whole = s0_optional_at(r->table, r->row, "whole");

    o->own.criterion = s0_text_at(r->table, r->row, "criterion");
    if (o->own.criterion == NULL && o->settles != NULL)
        o->own.criterion = o->settles->criterion;
    o->own.title = o->own.criterion != NULL ? o->own.criterion : "";
    o->own.basis = o->settles != NULL ? o->settles->basis : basis != NULL ? basis : "standard";
    o->own.whole =
        o->settles != NULL ? o->settles->whole : whole.state == S0_GIVEN && whole.as.truth;
    if (o->own.basis != NULL && strcmp(o->own.basis, "standard") != 0 &&
        strcmp(o->own.basis, "law") != 0 && strcmp(o->own.basis, "contract") != 0 &&
        s0_basis_own(&o->own) == NULL)
        fault(r, "basis", "standard, law, contract, or own_rules.NAME",
              "observation %s rests on \"%s\"", o->own.id, o->own.basis);
}

/* --- what was seen --------------------------------------------------------------------------- */

static s0_word word_of(const reader *r)
{
    static const struct {
        const char *result;
        s0_word word;
    } words[] = {{"conform", S0_CONFORM},
                 {"improvement", S0_IMPROVEMENT},
                 {"gap", S0_GAP},
                 {"absent", S0_ABSENT}};
    const char *result = s0_key_at(r->table, r->row, "result");

    for (size_t i = 0; result != NULL && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].result, result) == 0)
            return words[i].word;
    return S0_NOT_DETERMINED;
}

static int64_t count_at(const reader *r, const s0_observation *o, const char *column)
{
    s0_cell cell = s0_optional_at(r->table, r->row, column);

    if (cell.state != S0_GIVEN)
        return 0;
    if (cell.as.integer < 0) {
        fault(r, column, NULL, "observation %s has fewer than no %s", o->own.id, column);
        return 0;
    }
    return cell.as.integer;
}

/* Whether an own rule allows some failures, so that what conforms may count exceptions. */
static bool allows_some(const reader *r, const s0_observation *o)
{
    const char *own = o->own.basis != NULL ? s0_basis_own(&o->own) : NULL;
    const s0_fact *share = own != NULL ? s0_evidence_own_field(r->evidence, own, "at_least") : NULL;

    return share != NULL && share->cell.state == S0_GIVEN;
}

static void read_numbers(const reader *r, s0_observation *o)
{
    const char *id = o->own.id;
    s0_cell stated = s0_optional_at(r->table, r->row, "exceptions");
    s0_cell population = s0_optional_at(r->table, r->row, "population");
    bool fails = o->word == S0_GAP || o->word == S0_ABSENT;

    o->population = count_at(r, o, "population");
    o->exceptions = count_at(r, o, "exceptions");
    o->handled = count_at(r, o, "handled");
    o->handled_unknown = s0_optional_at(r->table, r->row, "handled").state == S0_UNKNOWN;
    if (population.state == S0_GIVEN && o->exceptions > o->population)
        fault(r, "exceptions", NULL,
              "observation %s counts more exceptions than it looked at instances", id);
    if (o->handled > (o->exceptions > 0 ? o->exceptions : fails))
        fault(r, "handled", NULL, "observation %s counts more handled than there are exceptions",
              id);
    if (fails && stated.state == S0_GIVEN && o->exceptions == 0)
        fault(r, "exceptions", "leave the cell empty where nothing was counted",
              "observation %s found a gap and counts no exception", id);
    if ((o->word == S0_CONFORM || o->word == S0_IMPROVEMENT) && o->exceptions > o->handled &&
        !allows_some(r, o))
        fault(r, "exceptions",
              "what is not fulfilled is a gap, however small, unless all of it was handled before "
              "the audit or an own rule's at_least allows it",
              "observation %s found no gap and counts exceptions", id);
}

/* Without these nothing may be raised: a criterion, and evidence that can be checked. */
static void find_lacks(const reader *r, s0_observation *o)
{
    const struct {
        bool lacks;
        const char *name;
    } asked[S0_OBSERVATION_LACKS] = {
        {o->own.criterion == NULL, "observations.criterion"},
        {s0_key_at(r->table, r->row, "result") == NULL, "observations.result"},
        {o->statement == NULL, "observations.statement"},
        {o->method == NULL, "observations.method"},
        {o->seen_on.state != S0_GIVEN, "observations.seen_on"},
        {o->by == NULL, "observations.by"},
        {o->dated.state == S0_UNKNOWN, "observations.dated"},
    };

    for (size_t i = 0; i < S0_OBSERVATION_LACKS; i++)
        if (asked[i].lacks)
            o->lacks[o->lack_count++] = asked[i].name;
}

static void read_row(const reader *r, s0_observation *o)
{
    s0_cell misrepresentation = s0_optional_at(r->table, r->row, "misrepresentation");
    s0_cell earlier = s0_optional_at(r->table, r->row, "earlier");

    o->at = s0_table_mark(r->table, r->row, 0);
    o->at.column = 0;
    o->file = s0_table_file(r->table, r->row);
    o->word = word_of(r);
    o->statement = s0_text_at(r->table, r->row, "statement");
    o->method = s0_text_at(r->table, r->row, "method");
    o->whom = s0_text_at(r->table, r->row, "whom");
    o->by = s0_text_at(r->table, r->row, "by");
    o->seen_on = s0_cell_at(r->table, r->row, "seen_on");
    o->dated = s0_optional_at(r->table, r->row, "dated");
    o->earlier = earlier.state == S0_GIVEN ? earlier.as.text.key : NULL;
    o->misrepresentation = misrepresentation.state == S0_GIVEN && misrepresentation.as.truth;
    o->own.source = o->at.source;
    read_id(r, o);
    read_subject(r, o);
    read_criterion(r, o);
    read_numbers(r, o);
    if (o->misrepresentation && (o->word == S0_CONFORM || o->word == S0_IMPROVEMENT))
        fault(r, "misrepresentation", NULL,
              "observation %s marks a misrepresentation and found no gap", o->own.id);
    find_lacks(r, o);
}

/* --- all -------------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    return s0_text_natural(((const s0_observation *)a)->own.id,
                           ((const s0_observation *)b)->own.id);
}

/* Two observations may contradict each other; which one decides the rule is not ours to say. */
static void refuse_second(reader *r, const s0_observation *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) {
            if (items[i].settles == NULL || items[i].settles != items[j].settles)
                continue;
            r->row = i;
            fault(r, "settles", "one observation settles a rule; the others stand for themselves",
                  "observation %s settles the rule %s, as %s does", items[i].own.id,
                  items[i].settles->id, items[j].own.id);
            break;
        }
}

s0_code s0_observations_read(const s0_observation **out, size_t *count, s0_arena *arena,
                             const s0_evidence *evidence, const s0_rules *rules,
                             const s0_catalog *catalog, s0_edition edition, s0_faults *faults,
                             s0_error *err)
{
    const s0_table *table = s0_evidence_table(evidence, "observations");
    size_t rows = table != NULL ? s0_table_rows(table) : 0;
    size_t before = faults->count + faults->lost;
    s0_observation *items = s0_alloc_n(arena, rows, sizeof *items);
    reader r = {evidence, rules, catalog, edition, faults, table, 0};

    if (items == NULL)
        return s0_fail_memory(err);
    for (r.row = 0; r.row < rows; r.row++)
        read_row(&r, &items[r.row]);
    refuse_second(&r, items, rows);
    if (faults->count + faults->lost > before)
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "the observations have faults");
    if (rows > 1)
        qsort(items, rows, sizeof *items, by_id);
    *out = items;
    *count = rows;
    return S0_OK;
}

const char *s0_observation_origin(s0_arena *arena, const s0_observation *o)
{
    s0_buf out = s0_buf_in(arena);

    s0_put(&out, o->method != NULL ? o->method : "method not stated");
    if (o->whom != NULL)
        s0_putf(&out, " (%s)", o->whom);
    s0_put(&out, ", seen on ");
    s0_cell_text(&out, &o->seen_on);
    s0_putf(&out, " by %s", o->by != NULL ? o->by : "nobody named");
    return s0_buf_text(&out);
}
