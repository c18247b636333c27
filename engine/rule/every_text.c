/* every_text.c - what stands at one instance, in words. Sentences of whole outcomes are
 * in every_statement.c. */
#include "rule/every_text.h"

#include <string.h>

const char *s0_place_text(s0_arena *arena, s0_mark at)
{
    char text[256];

    if (at.source == NULL)
        return NULL;
    at.column = 0;
    s0_mark_text(at, text, sizeof text);
    return s0_text_dup(arena, text);
}

/* Text in the form it is compared in, so that another spelling is no other instance. */
static void put_key_part(s0_buf *out, const s0_cell *cell)
{
    bool is_text =
        cell->state == S0_GIVEN && (cell->type == S0_TYPE_TEXT || cell->type == S0_TYPE_KEY ||
                                    cell->type == S0_TYPE_EMAIL || cell->type == S0_TYPE_WORD);

    if (is_text)
        s0_put(out, cell->as.text.key);
    else
        s0_cell_text(out, cell);
}

const char *s0_key_text(s0_arena *arena, const s0_selection *of, size_t record,
                        const size_t *columns, size_t count)
{
    s0_buf out = s0_buf_in(arena);

    for (size_t i = 0; i < count; i++) {
        s0_cell cell = s0_selection_cell(of, record, columns[i]);

        if (i > 0)
            s0_put_char(&out, '/');
        put_key_part(&out, &cell);
    }
    return s0_buf_text(&out);
}

#define LISTED 6 /* of the words a cell is none of: a reader needs the kind, not the register */

static bool is_listed(const s0_operand *const *listed, size_t count, const s0_operand *operand)
{
    for (size_t i = 0; operand->kind == S0_CONSTANT && i < count; i++)
        if (listed[i]->kind == S0_CONSTANT && s0_cell_sort(&listed[i]->cell, &operand->cell) == 0)
            return true;
    return false;
}

/* The first few that differ. */
static void put_list(s0_buf *out, const s0_condition *test)
{
    const s0_operand *listed[LISTED];
    size_t count = 0;

    for (size_t i = 0; i < test->operand_count; i++) {
        const s0_operand *operand = &test->operands[i];

        if (is_listed(listed, count, operand))
            continue;
        if (count == LISTED) {
            s0_put(out, " and others");
            return;
        }
        s0_put(out, count > 0 ? ", " : "");
        if (operand->kind == S0_CONSTANT)
            s0_cell_text(out, &operand->cell);
        else if (operand->kind == S0_COLUMN)
            s0_put(out, operand->column);
        else
            s0_put(out, "…");
        listed[count++] = operand;
    }
}

/* What stands there says it all: nothing where something had to be or to lie before or after
 * something (a limit apart), a value where there had to be none, yes where no had to stand. */
static bool says_it_all(const s0_trace *trace)
{
    const s0_cell *cell = &trace->cell, *wanted = &trace->operand;
    bool ordered = trace->op != S0_IS && trace->op != S0_BY && trace->op != S0_ONE_OF;

    return trace->op == S0_IS_GIVEN || (ordered && cell->state == S0_NONE) ||
           (trace->op == S0_IS && cell->state == S0_GIVEN &&
            (wanted->state == S0_NONE ||
             (wanted->state == S0_GIVEN && cell->type == S0_TYPE_BOOLEAN &&
              wanted->type == S0_TYPE_BOOLEAN)));
}

/* ", after 2026-04-15": how the cell misses what it was held against. */
static void put_miss(s0_buf *out, const s0_trace *trace)
{
    static const char *const none_words[] = {[S0_IS] = ", not ",
                                             [S0_BY] = ", due by ",
                                             [S0_BEFORE] = ", not before ",
                                             [S0_AFTER] = ", not after ",
                                             [S0_SINCE] = ", not since ",
                                             [S0_AT_LEAST] = ", not at least ",
                                             [S0_AT_MOST] = ", not at most "};
    static const char *const words[] = {
        [S0_IS] = ", not ",          [S0_BY] = ", after ",     [S0_BEFORE] = ", not before ",
        [S0_AFTER] = ", not after ", [S0_SINCE] = ", before ", [S0_AT_LEAST] = ", below ",
        [S0_AT_MOST] = ", above "};
    bool none = trace->cell.state != S0_GIVEN || trace->operand.state != S0_GIVEN;

    if (says_it_all(trace))
        return;
    if (trace->op == S0_ONE_OF) {
        s0_put(out, ", not one of ");
        put_list(out, trace->test);
        return;
    }
    s0_put(out, none ? none_words[trace->op] : words[trace->op]);
    s0_cell_text(out, &trace->operand);
}

static void put_cell_of(s0_buf *out, const s0_trace *trace)
{
    s0_put(out, trace->column);
    s0_put_char(out, ' ');
    s0_cell_text(out, &trace->cell);
}

/* The table of a column that a join found no row in, with its full stop: "accounts."; else NULL. */
static const char *empty_side(const s0_selection *of, size_t record, const s0_trace *trace,
                              size_t *size)
{
    int at = s0_selection_column(of, trace->column);
    const char *full, *stop;

    if (at < 0 || s0_selection_has_row(of, record, (size_t)at))
        return NULL;
    full = s0_selection_column_full(of, (size_t)at);
    stop = strchr(full, '.');
    *size = stop != NULL ? (size_t)(stop - full) : 0;
    return stop != NULL ? full : NULL;
}

/* A column that a join gave another name is called as the vocabulary calls it: readers know no
 * names that a rule made up. */
static const char *known_name(const s0_selection *of, const s0_trace *trace)
{
    int at = s0_selection_column(of, trace->column);
    const char *full = at < 0 ? NULL : s0_selection_column_full(of, (size_t)at);
    const char *stop = full == NULL ? NULL : strchr(full, '.');

    return stop == NULL || strcmp(stop + 1, trace->column) == 0 ? trace->column : full;
}

/* Another branch of an any_of says of the same cell what this one says, and more. */
static bool said_elsewhere(const s0_decision *decision, size_t which)
{
    const s0_trace *trace = &decision->traces[which];

    for (size_t i = 0; says_it_all(trace) && i < decision->trace_count; i++)
        if (strcmp(decision->traces[i].column, trace->column) == 0 &&
            (i < which || (i > which && !says_it_all(&decision->traces[i]))))
            return true;
    return false;
}

/* An earlier test has already said that there is no such row. */
static bool side_named(const s0_selection *of, size_t record, const s0_decision *decision,
                       size_t which, const char *table, size_t size)
{
    for (size_t i = 0; i < which; i++) {
        size_t other_size = 0;
        const char *other = empty_side(of, record, &decision->traces[i], &other_size);

        if (other != NULL && other_size == size && strncmp(other, table, size) == 0)
            return true;
    }
    return false;
}

/* What one branch says; nothing where another one says it better. */
static void put_branch(s0_buf *out, const s0_selection *of, size_t record,
                       const s0_decision *decision, size_t which)
{
    const s0_trace *trace = &decision->traces[which];
    size_t size = 0;
    const char *table = empty_side(of, record, trace, &size);

    if (table != NULL ? side_named(of, record, decision, which, table, size)
                      : said_elsewhere(decision, which))
        return;
    if (table != NULL) {
        s0_putf(out, "no record of it in %.*s", (int)size, table);
        if (trace->op == S0_BY)
            put_miss(out, trace);
    } else {
        s0_put(out, known_name(of, trace));
        s0_put_char(out, ' ');
        s0_cell_text(out, &trace->cell);
        put_miss(out, trace);
    }
}

/* Whether that text stands among those from `start` on, which "; " parts. */
static bool said_before(const s0_buf *out, size_t start, const char *text)
{
    size_t size = strlen(text);

    for (size_t at = start; at + size <= out->size;) {
        const char *end = strstr(out->text + at, "; ");
        size_t length = end != NULL ? (size_t)(end - (out->text + at)) : out->size - at;

        if (length == size && memcmp(out->text + at, text, size) == 0)
            return true;
        at += length + 2;
    }
    return false;
}

void s0_put_failure(s0_buf *out, const s0_selection *of, size_t record, const s0_decision *decision)
{
    size_t start = out->size;

    /* Two joins may bring the same column of the same table: what they say alike is said once. */
    for (size_t i = 0; i < decision->trace_count; i++) {
        s0_buf branch = s0_buf_in(out->arena);

        put_branch(&branch, of, record, decision, i);
        out->failed = out->failed || branch.failed;
        if (branch.size == 0 || said_before(out, start, branch.text))
            continue;
        s0_put(out, out->size > start ? "; " : "");
        s0_put(out, branch.text);
    }
}

/* A cell of a column that a schedule made. */
static s0_cell made_cell(const s0_selection *of, size_t record, const char *column)
{
    int at = s0_selection_column(of, column);

    return at < 0 ? s0_cell_unknown() : s0_selection_cell(of, record, (size_t)at);
}

void s0_put_not_done(s0_buf *out, const s0_selection *of, size_t record)
{
    s0_cell due = made_cell(of, record, "due_on"), later = made_cell(of, record, "later");

    s0_put(out, "not done");
    if (due.state == S0_GIVEN) {
        s0_put(out, " by ");
        s0_cell_text(out, &due);
    }
    if (later.state == S0_GIVEN) {
        s0_put(out, ", then on ");
        s0_cell_text(out, &later);
    }
}

/* Name one visible column when its cell is unknown. Whether it was. */
static bool put_if_unknown(s0_buf *out, const s0_selection *of, size_t record, const char *column,
                           s0_name_missing name, void *context)
{
    int at = s0_selection_column(of, column);
    s0_cell cell;

    if (at < 0)
        return false;
    cell = s0_selection_cell(of, record, (size_t)at);
    if (cell.state != S0_UNKNOWN)
        return false;
    s0_putf(out, "%s%s is unknown", out->size > 0 ? "; " : "", column);
    name(context, s0_selection_column_full(of, (size_t)at));
    return true;
}

/* The columns of an operand that are unknown. */
static bool put_operand(s0_buf *out, const s0_selection *of, size_t record,
                        const s0_operand *operand, s0_name_missing name, void *context)
{
    bool any;

    if (operand->kind == S0_COLUMN || operand->kind == S0_PER)
        return put_if_unknown(out, of, record, operand->column, name, context);
    if (operand->kind != S0_SUM)
        return false;
    any = put_operand(out, of, record, operand->left, name, context);
    return put_operand(out, of, record, operand->right, name, context) || any;
}

void s0_put_doubt(s0_buf *out, const s0_selection *of, size_t record, const s0_decision *decision,
                  s0_name_missing name, void *context)
{
    for (size_t i = 0; i < decision->trace_count; i++) {
        const s0_trace *trace = &decision->traces[i];
        int at = s0_selection_column(of, trace->column);
        bool any = put_if_unknown(out, of, record, trace->column, name, context);

        for (size_t k = 0; k < trace->test->operand_count; k++)
            any = put_operand(out, of, record, &trace->test->operands[k], name, context) || any;
        if (any)
            continue;
        /* Both sides are there, but a month or a length of months does not decide; or there is
         * nothing, and the day on which somebody last looked is not said. */
        s0_put(out, out->size > 0 ? "; " : "");
        put_cell_of(out, trace);
        s0_put(out, trace->cell.state == S0_NONE ? ", due by " : " cannot be held against ");
        s0_cell_text(out, &trace->operand);
        if (trace->cell.state == S0_NONE)
            s0_put(out, ", and sources.yaml does not say for certain that it was collected later");
        if (at >= 0)
            name(context, s0_selection_column_full(of, (size_t)at));
    }
}

bool s0_put_unknown_columns(s0_buf *out, const s0_selection *of, size_t record,
                            const char *const *names, size_t count, s0_name_missing name,
                            void *context)
{
    bool any = false;

    for (size_t i = 0; i < count; i++)
        any = put_if_unknown(out, of, record, names[i], name, context) || any;
    return any;
}

void s0_put_apart(s0_buf *out, s0_apart apart, const s0_decision *decision)
{
    const s0_trace *first =
        decision != NULL && decision->trace_count > 0 ? &decision->traces[0] : NULL;

    if (apart == S0_APART_EXEMPT) {
        s0_put(out, "exempt");
        for (size_t i = 0; decision != NULL && i < decision->trace_count; i++) {
            s0_put(out, i == 0 ? ": " : "; ");
            put_cell_of(out, &decision->traces[i]);
        }
    } else if (apart == S0_APART_NO_LIMIT) {
        s0_putf(out, "no limit for %s", first != NULL ? first->column : "it");
    } else if (first != NULL) {
        s0_putf(out, "%s none, due by ", first->column);
        s0_cell_text(out, &first->operand);
    } else {
        s0_put(out, "not due");
    }
}

void s0_put_waiver(s0_buf *out, const s0_waiver *waiver)
{
    char until[16], place[256];
    s0_mark at = waiver->at;

    at.column = 0;
    s0_date_text(waiver->until, until);
    s0_mark_text(at, place, sizeof place);
    s0_putf(out, "waived by %s until %s", waiver->approver, until);
    if (waiver->reason != NULL)
        s0_putf(out, ": %s", waiver->reason);
    if (place[0] != '\0')
        s0_putf(out, " (%s)", place);
}
