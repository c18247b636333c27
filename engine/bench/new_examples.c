/* new_examples.c - the examples of a rule to begin with: conform, gap, not determined. */
#include <string.h>

#include "bench/new_parts.h"

#define LATE "2026-04-01" /* a day after S0_NEW_IN_TIME */

/* The class of records that the limit is about, and another one. */
static void put_class(s0_buf *out, const s0_new_plan *plan, size_t at)
{
    static const char *const words[] = {"high", "low"};
    bool listed = plan->classes->type == S0_TYPE_WORD && plan->classes->word_count > 1;

    s0_new_quote(out, listed ? plan->classes->words[at] : words[at]);
}

static void put_limit(s0_buf *out, const s0_new_plan *plan)
{
    if (plan->classes == NULL) {
        s0_put(out, "within = \"30 days\", ");
        return;
    }
    s0_put(out, "within = { [");
    put_class(out, plan, 0);
    s0_put(out, "] = \"30 days\", [");
    put_class(out, plan, 1);
    s0_put(out, "] = \"1 year\" }, ");
}

/* Nothing but its conditions on records is read of the own rule: an example shows one at work. */
static bool has_exempt(const s0_new_plan *plan)
{
    return plan->shape == S0_NEW_STATES && plan->own != NULL && (plan->of || plan->except) &&
           plan->selector == NULL;
}

/* The condition that leaves out the second record. */
static void put_exempt(s0_buf *out, const s0_new_plan *plan)
{
    s0_put(out, plan->except ? "except = { " : "of = { ");
    s0_new_put_key_cell(out, plan, plan->table, plan->key[0], plan->except ? 2 : 1);
    s0_put(out, " }, ");
}

static void put_own(s0_buf *out, const s0_new_plan *plan, bool exempt)
{
    if (plan->shape == S0_NEW_SCHEDULE)
        s0_put(out, "period = { \"2026-01-01\", \"2026-06-30\" },\n                ");
    if (plan->own == NULL)
        return;
    s0_putf(out, "own_rules = { %s = { ", plan->own);
    if (plan->shape == S0_NEW_SCHEDULE)
        s0_put(out, "every = \"6 months\", ");
    else if (plan->shape == S0_NEW_LIMIT)
        put_limit(out, plan);
    else if (plan->shape == S0_NEW_DEMANDS) {
        s0_put(out, "demands = { ");
        s0_new_put_key(out, s0_new_looked_at(plan));
        s0_putf(out, "%s }, ", s0_new_sample_of(plan, plan->column).demands);
    }
    if (plan->selector != NULL) {
        s0_put(out, "of = { ");
        s0_new_put_key(out, s0_new_column_name(plan->selector));
        s0_put(out, "true }, ");
    }
    if (plan->at_least)
        s0_put(out, "at_least = \"95 %\", ");
    if (exempt)
        put_exempt(out, plan);
    s0_put(out, "source = \"Policy 1.0, section 2\" } },\n                ");
}

static void put_selector(s0_buf *out, const s0_new_plan *plan)
{
    if (plan->selector == NULL)
        return;
    s0_put(out, ", ");
    s0_new_put_key(out, s0_new_column_name(plan->selector));
    s0_put(out, "true");
}

/* The n-th record of the population; `cell` is that of the column looked at. */
static void put_row(s0_buf *out, const s0_new_plan *plan, int n, const char *cell)
{
    s0_put(out, "{ ");
    if (plan->shape == S0_NEW_SCHEDULE && plan->subject != NULL) {
        s0_new_put_key_cell(out, plan, plan->table, plan->subject, n);
        s0_put(out, ", ");
    }
    for (size_t i = 0; plan->shape != S0_NEW_SCHEDULE && i < plan->key_count; i++) {
        s0_new_put_key_cell(out, plan, plan->table, plan->key[i], n);
        s0_put(out, i == 1 && plan->key_count > 2 ? ",\n                    " : ", ");
    }
    if (plan->start != NULL) {
        s0_new_put_key(out, s0_new_column_name(plan->start));
        s0_putf(out, "\"" S0_NEW_START "%s\", ",
                plan->start->type == S0_TYPE_INSTANT ? "T09:00:00Z" : "");
    }
    if (plan->classes != NULL) {
        s0_new_put_key(out, s0_new_column_name(plan->classes));
        put_class(out, plan, 0);
        s0_put(out, ", ");
    }
    s0_new_put_key(out, s0_new_looked_at(plan));
    s0_put(out, cell);
    if (plan->shape != S0_NEW_SCHEDULE || s0_text_same(plan->subjects, plan->table))
        put_selector(out, plan);
    s0_put(out, " }");
}

/* records = { … } with as many records as `cells`; a cell of NULL in a schedule: nothing done. */
static void put_records(s0_buf *out, const s0_new_plan *plan, const char *const *cells, int count)
{
    bool apart = plan->subjects != NULL && strcmp(plan->subjects, plan->table) != 0, any = false;

    s0_put(out, "records = { ");
    if (apart) {
        s0_putf(out, "%s = { ", plan->subjects);
        for (int i = 0; i < count; i++) {
            s0_put(out, i > 0 ? ", { " : "{ ");
            s0_new_put_key_cell(out, plan, plan->subjects, plan->subject, i + 1);
            put_selector(out, plan);
            s0_put(out, " }");
        }
        s0_put(out, " },\n                            ");
    }
    s0_putf(out, "%s = {", plan->table);
    for (int i = 0; i < count; i++) {
        bool skip = plan->shape == S0_NEW_SCHEDULE && strcmp(cells[i], "none") == 0 &&
                    !s0_text_same(plan->subjects, plan->table);

        if (skip)
            continue;
        s0_put(out, any ? ",\n                  " : "\n                  ");
        put_row(out, plan, i + 1, cells[i]);
        any = true;
    }
    s0_put(out, any ? " } } },\n      expect = " : "} } },\n      expect = ");
}

/* The key of the n-th exception. */
static void put_exception(s0_buf *out, const s0_new_plan *plan, int n)
{
    s0_buf key = s0_buf_in(plan->arena);

    if (plan->shape == S0_NEW_SCHEDULE) {
        s0_putf(&key, "%s/2026-H1", s0_new_key_text(plan, plan->subjects, plan->subject, n));
    } else {
        for (size_t i = 0; i < plan->key_count; i++)
            s0_putf(&key, "%s%s", i > 0 ? "/" : "",
                    s0_new_key_text(plan, plan->table, plan->key[i], n));
    }
    s0_new_quote(out, s0_buf_text(&key) != NULL ? key.text : "");
}

static void put_gap(s0_buf *out, const s0_new_plan *plan, int failed, int all)
{
    s0_put(out, "\"gap\"");
    if (plan->shape != S0_NEW_SCHEDULE || plan->subjects != NULL) {
        s0_put(out, ", exceptions = { ");
        for (int n = all - failed + 1; n <= all; n++) {
            s0_put(out, n > all - failed + 1 ? ", " : "");
            put_exception(out, plan, n);
        }
        s0_put(out, " }");
    }
    s0_putf(out, ",\n      class = \"minor\", numbers = { failed = %d, all = %d } },\n", failed,
            all);
}

void s0_new_examples(s0_buf *out, const s0_new_plan *plan)
{
    s0_new_sample s = s0_new_sample_of(plan, plan->column);
    bool limit = plan->shape == S0_NEW_LIMIT;
    bool alone = plan->shape == S0_NEW_SCHEDULE && plan->subjects == NULL;
    const char *shows =
        limit || plan->shape == S0_NEW_SCHEDULE ? "\"" S0_NEW_IN_TIME "\"" : s.shows;
    const char *const good[] = {shows, s.fails}; /* the second one is exempt */
    const char *const bad[] = {shows, limit ? "\"" LATE "\"" : s.fails, "none"};
    const char *const nothing[] = {"none"};

    s0_put(out, "\n  examples = {\n    { given = { ");
    put_own(out, plan, has_exempt(plan));
    put_records(out, plan, good, has_exempt(plan) ? 2 : 1);
    s0_put(out, "\"conform\", numbers = { failed = 0, all = 1 } },\n");
    s0_put(out,
           limit ? "    -- one day late, and not at all\n    { given = { " : "    { given = { ");
    put_own(out, plan, false);
    put_records(out, plan, alone ? nothing : bad, alone ? 1 : limit ? 3 : 2);
    put_gap(out, plan, limit ? 2 : 1, alone ? 1 : limit ? 3 : 2);
    s0_put(out, "    -- without evidence nothing is decided\n    { given = {}, expect = "
                "\"not_determined\" },\n  },\n}\n");
}
