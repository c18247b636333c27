/* new_text.c - a rule to begin with as text: metadata, check, and three examples that pass. */
#include <string.h>

#include "bench/new_parts.h"

/* --- metadata --------------------------------------------------------------------------------- */

/* Names of `evidence`, wrapped. */
typedef struct names {
    s0_buf *out;
    size_t column;
    bool any;
} names;

static void put_name(names *to, const char *table, const char *column)
{
    size_t size = strlen(table) + strlen(column) + 5;

    if (to->any && to->column + size > 116) {
        s0_put(to->out, ",\n                  ");
        to->column = 18;
    } else if (to->any) {
        s0_put(to->out, ", ");
        to->column += 2;
    }
    s0_putf(to->out, "\"%s.%s\"", table, column);
    to->column += size;
    to->any = true;
}

static void definitions(s0_buf *out, const s0_new_plan *plan)
{
    s0_putf(
        out,
        "[\"%s.item\"]     = { \"key\", \"What the record is about\" },\n"
        "                  [\"%s.shown_on\"] = { \"date\", \"Day on which it was shown\", empty = "
        "\"none\" }",
        plan->table, plan->table);
}

static void evidence(s0_buf *out, const s0_new_plan *plan)
{
    names to = {.out = out, .column = 18};

    s0_put(out, "  evidence    = { ");
    if (plan->shape == S0_NEW_SCHEDULE) {
        if (plan->subjects != NULL)
            put_name(&to, plan->subjects, plan->subject);
        if (plan->subjects != NULL && strcmp(plan->subjects, plan->table) != 0)
            put_name(&to, plan->table, plan->subject);
    } else {
        for (size_t i = 0; !plan->defines && i < plan->key_count; i++)
            put_name(&to, plan->table, plan->key[i]);
    }
    if (plan->defines)
        definitions(out, plan);
    else if (plan->column != NULL)
        put_name(&to, plan->table, s0_new_column_name(plan->column));
    if (plan->start != NULL)
        put_name(&to, plan->table, s0_new_column_name(plan->start));
    if (plan->classes != NULL)
        put_name(&to, plan->table, s0_new_column_name(plan->classes));
    if (plan->selector != NULL)
        put_name(&to, plan->subjects != NULL ? plan->subjects : plan->table,
                 s0_new_column_name(plan->selector));
    if (plan->defines_own) {
        s0_putf(out, ",\n                  [\"own_rules.%s\"] = { ", plan->own);
        s0_new_quote(out, plan->title);
        s0_put(out, " }");
    }
    s0_put(out, " },\n");
}

static void head(s0_buf *out, const s0_new_plan *plan)
{
    s0_putf(out, "-- %s %s", plan->requirement->id, plan->requirement->title);
    if (plan->requirement->theme != NULL)
        s0_putf(out, " (%s control)", plan->requirement->theme);
    s0_put(out, ".\n-- A draft by `stage0 rule new`: say in criterion, meets and gap what is asked "
                "here.\n");
    if (plan->defines)
        s0_putf(out,
                "-- To fill in: no rule says which table shows this. \"%s\" is a table of your "
                "own; give it the "
                "name\n-- and the columns of the record that does.\n",
                plan->table);
    if (plan->unread_own)
        s0_putf(out, "-- To fill in: nothing of own_rules.%s is read yet.\n", plan->own);
    if (plan->rival != NULL)
        s0_putf(out,
                "-- To fill in: %s looks at the same column of the same\n-- records: ask "
                "something else, or part the records by a condition.\n",
                plan->rival);
    if (plan->of || plan->except)
        s0_putf(out,
                "-- Columns that the conditions of own_rules.%s name must stand in evidence.\n",
                plan->own);
    s0_putf(out, "return rule {\n  api         = 1,\n  id          = \"%s\",\n", plan->id);
    s0_putf(out, "  requirement = \"%s\",\n  title       = ", plan->requirement->id);
    s0_new_quote(out, plan->title);
    s0_put(out, ",\n  criterion   = ");
    s0_new_put_criterion(out, plan);
    s0_put(out, ",\n");
    if (plan->own != NULL)
        s0_putf(out, "  basis       = \"own_rules.%s\",\n", plan->own);
    evidence(out, plan);
}

/* --- check ------------------------------------------------------------------------------------ */

static void put_columns(s0_buf *out, const char *const *columns, size_t count)
{
    s0_put(out, count > 1 ? "{ " : "");
    for (size_t i = 0; i < count; i++)
        s0_putf(out, "%s\"%s\"", i > 0 ? ", " : "", columns[i]);
    s0_put(out, count > 1 ? " }" : "");
}

static void check_schedule(s0_buf *out, const s0_new_plan *plan)
{
    s0_put(out, "      of  = schedule {\n");
    if (plan->subjects != NULL)
        s0_putf(out, "        of    = audit.records.%s%s,\n        key   = \"%s\",\n",
                plan->subjects, plan->of ? ":where(own.of)" : "", plan->subject);
    s0_putf(
        out,
        "        every = own.every,\n        done  = audit.records.%s,\n        at    = \"%s\",\n"
        "      },\n      gap = ",
        plan->table, s0_new_column_name(plan->column));
    s0_new_put_gap(out, plan);
    s0_put(out, ",\n");
}

static void check_records(s0_buf *out, const s0_new_plan *plan)
{
    const char *pad = plan->at_least ? "   " : plan->except ? " " : ""; /* to the longest name */

    s0_putf(out, "      of    %s= audit.records.%s%s,\n      key   %s= ", pad, plan->table,
            plan->of ? ":where(own.of)" : "", pad);
    put_columns(out, plan->key, plan->key_count);
    s0_putf(out, ",\n      meets %s= ", pad);
    if (plan->shape == S0_NEW_DEMANDS) {
        s0_put(out, "own.demands");
    } else {
        s0_put(out, "{ ");
        s0_new_put_key(out, s0_new_looked_at(plan));
        if (plan->shape == S0_NEW_LIMIT && plan->classes != NULL)
            s0_putf(out, "by(column \"%s\" + per(\"%s\", own.within))",
                    s0_new_column_name(plan->start), s0_new_column_name(plan->classes));
        else if (plan->shape == S0_NEW_LIMIT)
            s0_putf(out, "by(column \"%s\" + own.within)", s0_new_column_name(plan->start));
        else
            s0_put(out, s0_new_sample_of(plan, plan->column).asks);
        s0_put(out, " }");
    }
    s0_put(out, ",\n");
    if (plan->except)
        s0_putf(out, "      except%s = own.except,\n", plan->at_least ? "  " : "");
    if (plan->at_least)
        s0_put(out, "      at_least = own.at_least,\n");
    s0_putf(out, "      gap   %s= ", pad);
    s0_new_put_gap(out, plan);
    s0_put(out, ",\n");
}

static void check(s0_buf *out, const s0_new_plan *plan)
{
    bool reads_own = plan->own != NULL && !(plan->shape == S0_NEW_STATES && !plan->of &&
                                            !plan->except && !plan->at_least);

    s0_put(out, "\n  check = function(audit)\n");
    if (reads_own)
        s0_putf(out, "    local own = audit.own.%s\n", plan->own);
    s0_put(out, "    return every {\n");
    if (plan->shape == S0_NEW_SCHEDULE)
        check_schedule(out, plan);
    else
        check_records(out, plan);
    s0_put(out, "    }\n  end,\n");
}

void s0_new_text(s0_buf *out, const s0_new_plan *plan)
{
    head(out, plan);
    check(out, plan);
    s0_new_examples(out, plan);
}
