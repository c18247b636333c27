/* every_statement.c - the one sentence in which a pass over a population says what came
 * out, and its line in the record of reads. */
#include <string.h>

#include "base/number.h"
#include "rule/every_text.h"

/* The number that a place of a gap sentence stands for; -1 for a place that does not exist. */
static int64_t place_value(const char *name, size_t size, const s0_numbers *numbers)
{
    static const char *const names[] = {"failed", "all", "unknown", "subjects"};
    int64_t values[] = {numbers->failed, numbers->population, numbers->unknown,
                        numbers->subjects > 0 ? numbers->subjects : numbers->population};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0)
            return values[i];
    return -1;
}

s0_code s0_gap_text(const char **out, s0_arena *arena, const char *gap, const s0_numbers *numbers,
                    s0_error *err)
{
    s0_buf text = s0_buf_in(arena);
    const char *at = gap, *open, *close;

    while ((open = strchr(at, '{')) != NULL) {
        int64_t value;

        if ((close = strchr(open, '}')) == NULL)
            return s0_fail(err, S0_ERULE, (s0_mark){0}, "a place in gap is never closed: \"%s\"",
                           open);
        value = place_value(open + 1, (size_t)(close - open) - 1, numbers);
        if (value < 0) {
            s0_fail(err, S0_ERULE, (s0_mark){0}, "gap has no place {%.*s}",
                    (int)(close - open) - 1 > 40 ? 40 : (int)(close - open) - 1, open + 1);
            s0_hint(err, "the places are {failed}, {all}, {unknown}, {subjects}");
            return S0_ERULE;
        }
        s0_put_bytes(&text, at, (size_t)(open - at));
        s0_putf(&text, "%lld", (long long)value);
        at = close + 1;
    }
    s0_put(&text, at);
    *out = s0_buf_text(&text);
    return *out == NULL ? s0_fail_memory(err) : S0_OK;
}

/* A sentence without its final stop, so that something can follow in brackets. */
static void put_sentence(s0_buf *out, const char *sentence)
{
    size_t size = strlen(sentence);

    while (size > 0 && (sentence[size - 1] == '.' || sentence[size - 1] == ' '))
        size--;
    s0_put_bytes(out, sentence, size);
}

static void put_apart(s0_buf *out, const s0_numbers *n)
{
    const struct {
        int64_t count;
        const char *word;
    } kinds[] = {{n->exempt, "exempt"},
                 {n->waived, "waived"},
                 {n->not_due, "not due"},
                 {n->no_limit, "without limit"}};
    const char *between = "; set apart: ";

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].count == 0)
            continue;
        s0_putf(out, "%s%lld %s", between, (long long)kinds[i].count, kinds[i].word);
        between = ", ";
    }
}

/* "95 %", as the own rule has it. */
static void put_share(s0_buf *out, double percent)
{
    char text[32];

    s0_real_text(percent, text, sizeof text);
    s0_putf(out, "%s %%", text);
}

static void put_rate(s0_buf *out, const s0_numbers *n)
{
    char rate[16];

    s0_rate_text((uint64_t)n->met, (uint64_t)n->population, rate, sizeof rate);
    s0_putf(out, "%s met", rate);
}

/* "; not met: p1/a1, p2/a1 and 3 more": failures that a share allows. */
static void put_allowed(s0_buf *out, const s0_outcome *outcome)
{
    size_t shown = outcome->failed_count < 10 ? outcome->failed_count : 10;

    if (outcome->numbers.failed == 0)
        return;
    s0_put(out, "; not met: ");
    for (size_t i = 0; i < shown; i++)
        s0_putf(out, "%s%s", i > 0 ? ", " : "", outcome->failed[i].key);
    if (outcome->numbers.failed > (int64_t)shown)
        s0_putf(out, " and %lld more", (long long)(outcome->numbers.failed - (int64_t)shown));
}

static void put_conform(s0_buf *out, const s0_outcome *outcome, const s0_every *every)
{
    const s0_numbers *n = &outcome->numbers;

    put_sentence(out, every->criterion != NULL ? every->criterion : "Met");
    if (n->population == 0) {
        s0_put(out, " (there was nothing to look at");
    } else {
        s0_putf(out, " (%lld of %lld met", (long long)n->met, (long long)n->population);
        if (every->has_at_least) {
            s0_put(out, ", at least ");
            put_share(out, every->at_least);
            s0_put(out, " demanded");
        }
        if (n->unknown > 0)
            s0_putf(out, "; %lld not known", (long long)n->unknown);
        put_allowed(out, outcome);
    }
    put_apart(out, n);
    s0_put_char(out, ')');
}

static void put_undetermined(s0_buf *out, const s0_outcome *outcome, const s0_every *every)
{
    const s0_numbers *n = &outcome->numbers;

    if (n->population == 0) {
        s0_put(out, "Cannot be determined: no record is left to look at");
        put_apart(out, n);
        return;
    }
    if (n->unknown > 0) {
        s0_putf(out, "Cannot be determined: %lld of %lld %s", (long long)n->unknown,
                (long long)n->population, n->unknown == 1 ? "records lacks " : "records lack ");
        for (size_t i = 0; i < outcome->missing_count; i++)
            s0_putf(out, "%s%s", i > 0 ? ", " : "", outcome->missing[i]);
        if (outcome->missing_count == 0)
            s0_put(out, s0_selection_lacks_file(every->of)
                            ? "what a missing file that sources.yaml speaks of may say"
                            : "what decides");
    } else {
        s0_put(out, "Cannot be determined: a file that sources.yaml speaks of is missing, and its "
                    "records may change the share");
    }
    if (every->has_at_least) {
        s0_put(out, "; ");
        put_rate(out, n);
        s0_put(out, " for certain, at least ");
        put_share(out, every->at_least);
        s0_put(out, " demanded");
    }
}

static s0_code put_gap(s0_buf *out, const s0_outcome *outcome, const s0_every *every, s0_error *err)
{
    const char *gap;
    s0_code rc = s0_gap_text(&gap, out->arena, every->gap, &outcome->numbers, err);

    if (rc != S0_OK)
        return rc;
    put_sentence(out, gap);
    if (every->has_at_least) {
        s0_put(out, " (");
        put_rate(out, &outcome->numbers);
        s0_put(out, ", at least ");
        put_share(out, every->at_least);
        s0_put(out, " demanded)");
    }
    return S0_OK;
}

s0_code s0_every_statement(s0_outcome *outcome, s0_arena *arena, const s0_every *every,
                           s0_error *err)
{
    s0_buf out = s0_buf_in(arena);
    s0_code rc = S0_OK;

    if (outcome->word == S0_GAP)
        rc = put_gap(&out, outcome, every, err);
    else if (outcome->word == S0_CONFORM)
        put_conform(&out, outcome, every);
    else
        put_undetermined(&out, outcome, every);
    if (rc != S0_OK)
        return rc;
    outcome->text = s0_buf_text(&out);
    return outcome->text == NULL ? s0_fail_memory(err) : S0_OK;
}

static void put_condition(s0_buf *out, const s0_every *every)
{
    static const s0_condition done = {.kind = S0_TEST, .column = "done", .op = S0_IS_GIVEN};

    s0_condition_text(out, every->meets != NULL ? every->meets : &done);
    if (every->except != NULL) {
        s0_put(out, ", except ");
        s0_condition_text(out, every->except);
    }
}

s0_code s0_every_pass(s0_outcome *outcome, s0_arena *arena, const s0_every *every, s0_error *err)
{
    const s0_numbers *n = &outcome->numbers;
    s0_pass *pass = s0_alloc(arena, sizeof *pass);
    s0_buf tables = s0_buf_in(arena), condition = s0_buf_in(arena);
    size_t count;
    const s0_table *const *list = s0_selection_tables(every->of, &count);

    if (pass == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        s0_putf(&tables, "%s%s", i > 0 ? " with " : "", s0_table_name(list[i]));
    put_condition(&condition, every);
    pass->tables = s0_buf_text(&tables);
    pass->condition = s0_buf_text(&condition);
    pass->rows = (int64_t)s0_selection_count(every->of);
    pass->failed = n->failed;
    pass->unknown = n->unknown;
    pass->apart = n->waived + n->exempt + n->not_due + n->no_limit;
    if (pass->tables == NULL || pass->condition == NULL)
        return s0_fail_memory(err);
    outcome->passes = pass;
    outcome->pass_count = 1;
    return S0_OK;
}
