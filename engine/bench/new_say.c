/* new_say.c - the sentences of a rule to begin with: what is asked, and what a gap says. They are
 * there to be replaced, and yet right as they stand: column names are no English, so they are said
 * as words where they are ones that follow "was", and quoted elsewhere. */
#include <string.h>

#include "bench/new_parts.h"

#define SHORT 60 /* a meaning that fits into the criterion's line */

/* A name as it is said: "restore tests". */
static void say(s0_buf *out, const char *name)
{
    for (; *name != '\0'; name++)
        s0_put_char(out, *name == '_' ? ' ' : *name);
}

static bool ends_with(const char *text, size_t size, const char *end)
{
    size_t length = strlen(end);

    return size > length && strncmp(text + size - length, end, length) == 0;
}

/* Many of what the table holds: "restore tests", "records of soa". */
static void say_records(s0_buf *out, const char *table)
{
    size_t size = strlen(table);

    if (!ends_with(table, size, "s") && strcmp(table, "people") != 0)
        s0_put(out, "records of ");
    say(out, table);
}

/* The bytes of the name that can follow "was": "returned" of `returned_on`; 0: none. */
static size_t participle(const char *name)
{
    static const char *const irregular[] = {"held", "made",  "done", "given",
                                            "seen", "shown", "found"};
    size_t size = strlen(name);

    if (ends_with(name, size, "_on") || ends_with(name, size, "_at"))
        size -= 3;
    if (memchr(name, '_', size) != NULL)
        return 0;
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (strlen(irregular[i]) == size && strncmp(irregular[i], name, size) == 0)
            return size;
    return ends_with(name, size, "ed") ? size : 0;
}

static bool is_day(const s0_new_plan *plan)
{
    return plan->column == NULL || plan->column->type == S0_TYPE_DATE ||
           plan->column->type == S0_TYPE_INSTANT;
}

/* The same of the column that is looked at, if it says whether or when it was done. */
static size_t participle_of(const s0_new_plan *plan)
{
    return is_day(plan) || plan->column->type == S0_TYPE_BOOLEAN
               ? participle(s0_new_looked_at(plan))
               : 0;
}

static void say_quoted(s0_buf *out, const char *before, const char *name, const char *after)
{
    s0_putf(out, "%s '", before);
    say(out, name);
    s0_putf(out, "'%s", after);
}

/* What those that fail did not do. */
static void say_failure(s0_buf *out, const s0_new_plan *plan)
{
    const char *name = s0_new_looked_at(plan);
    bool always = plan->column != NULL && !plan->column->empty_is_none;
    const char *in_time = plan->shape == S0_NEW_LIMIT ? " in time" : "";
    size_t word = participle_of(plan);

    if (plan->shape == S0_NEW_DEMANDS)
        s0_put(out, "were not as the organization demands");
    else if (is_day(plan) && always && plan->shape == S0_NEW_STATES)
        say_quoted(out, "had", name, " after the audit");
    else if (word > 0)
        s0_putf(out, "were not %.*s%s", (int)word, name, in_time);
    else if (plan->column != NULL && plan->column->type == S0_TYPE_BOOLEAN)
        say_quoted(out, "did not say yes to", name, "");
    else if (strcmp(s0_new_sample_of(plan, plan->column).asks, "given") == 0)
        say_quoted(out, "had no", name, in_time);
    else
        say_quoted(out, "had another", name, " than is asked for");
}

void s0_new_put_gap(s0_buf *out, const s0_new_plan *plan)
{
    s0_put(out, "\"{failed} of {all} ");
    if (plan->shape == S0_NEW_SCHEDULE) {
        s0_put(out, "periods due had no ");
        say_records(out, plan->table);
    } else {
        say_records(out, plan->table);
        s0_put_char(out, ' ');
        say_failure(out, plan);
    }
    s0_put_char(out, '"');
}

/* What is asked, of the table alone. */
static void put_asked(s0_buf *out, const s0_new_plan *plan)
{
    if (plan->shape == S0_NEW_SCHEDULE) {
        s0_put(out, "For every period that the organization's own rule asks for there are ");
        say_records(out, plan->table);
        s0_put_char(out, '.');
        return;
    }
    s0_put(out, "Each of the ");
    say_records(out, plan->table);
    if (plan->shape == S0_NEW_DEMANDS)
        s0_put(out, " is as the organization's own rule demands");
    else if (participle_of(plan) > 0)
        s0_putf(out, " is %.*s", (int)participle_of(plan), s0_new_looked_at(plan));
    else
        say_quoted(out, " shows", s0_new_looked_at(plan), "");
    if (plan->shape == S0_NEW_LIMIT)
        say_quoted(out, " within the organization's own limit from",
                   s0_new_column_name(plan->start), "");
    else if (plan->shape == S0_NEW_STATES && plan->column != NULL && participle_of(plan) == 0 &&
             strlen(plan->column->meaning) < SHORT)
        s0_putf(out, " (%s)", plan->column->meaning);
    s0_put_char(out, '.');
}

void s0_new_put_criterion(s0_buf *out, const s0_new_plan *plan)
{
    s0_buf text = s0_buf_in(plan->arena);

    put_asked(&text, plan);
    s0_new_quote(out, s0_buf_text(&text) != NULL ? text.text : "");
    out->failed = out->failed || text.failed;
}
