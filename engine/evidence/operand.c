/* operand.c - what a column is held against: typed once, evaluated for each record. */
#include <stdio.h>
#include <string.h>

#include "evidence/selection_parts.h"

#define DEEPEST 32 /* sums within sums */

/* What a term of a sum, and an interval, must be. */
static const s0_entry duration_entry = {
    .kind = S0_ENTRY_COLUMN, .name = "duration", .type = S0_TYPE_DURATION};

static s0_code bind(s0_bound_operand *out, s0_arena *arena, const s0_selection *selection,
                    const s0_operand *operand, const s0_entry *want, int depth, s0_error *err);

/* Read a text constant as `want`; dates stay dates where an instant is wanted. */
static s0_code type_text(s0_cell *cell, s0_arena *arena, const char *text, const s0_entry *want,
                         s0_error *err)
{
    size_t size = strlen(text);
    bool memory = false;
    char why[160];
    s0_date date;

    if (want->type == S0_TYPE_TEXT) {
        *cell = (s0_cell){
            .state = S0_GIVEN, .type = S0_TYPE_TEXT, .as.text = {.key = text, .shown = text}};
        return S0_OK;
    }
    if (want->type == S0_TYPE_INSTANT && s0_date_read(text, size, &date)) {
        *cell = (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_DATE, .as.date = date};
        return S0_OK;
    }
    if (!s0_cell_read(cell, arena, want, text, size, 0, why, &memory))
        return memory ? s0_fail_memory(err)
                      : s0_fail(err, S0_ERULE, (s0_mark){0},
                                "\"%s\" cannot be held against %s: it %s", text, want->name, why);
    if (cell->state == S0_UNKNOWN)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "an empty text cannot be held against %s",
                       want->name);
    return S0_OK;
}

/* Give a constant the type that `want` asks for. */
static s0_code type_constant(s0_cell *cell, s0_arena *arena, const s0_cell *from,
                             const s0_entry *want, s0_error *err)
{
    s0_family wanted = s0_family_of(want->type);

    *cell = *from;
    if (from->state != S0_GIVEN)
        return S0_OK;
    if (from->type == S0_TYPE_TEXT)
        return type_text(cell, arena,
                         from->as.text.shown != NULL ? from->as.text.shown : from->as.text.key,
                         want, err);
    if (s0_family_of(from->type) != wanted || wanted == S0_FAMILY_OTHER)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "%s is %s and cannot be held against %s",
                       want->name, s0_family_text(wanted),
                       s0_family_text(s0_family_of(from->type)));
    return S0_OK;
}

static s0_code bind_column(s0_bound_operand *out, const s0_selection *selection,
                           const s0_operand *operand, const s0_entry *want, s0_error *err)
{
    s0_code rc = s0_column_find(&out->column, selection, operand->column, "operand", err);

    if (rc != S0_OK)
        return rc;
    out->family = s0_family_of(selection->columns[out->column].entry->type);
    if (out->family == s0_family_of(want->type) && out->family != S0_FAMILY_OTHER)
        return S0_OK;
    return s0_fail(err, S0_ERULE, (s0_mark){0},
                   "%s is %s and cannot be held against %s, which is %s", want->name,
                   s0_family_text(s0_family_of(want->type)), operand->column,
                   s0_family_text(out->family));
}

static s0_code bind_per(s0_bound_operand *out, s0_arena *arena, const s0_selection *selection,
                        const s0_operand *operand, const s0_entry *want, s0_error *err)
{
    s0_cell *classes = s0_alloc_n(arena, operand->class_count, sizeof *classes);
    s0_cell *limits = s0_alloc_n(arena, operand->class_count, sizeof *limits);
    s0_code rc = s0_column_find(&out->column, selection, operand->column, "class", err);

    if (classes == NULL || limits == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < operand->class_count; i++) {
        rc = type_text(&classes[i], arena, operand->classes[i],
                       selection->columns[out->column].entry, err);
        if (rc == S0_OK)
            rc = type_constant(&limits[i], arena, &operand->limits[i], want, err);
    }
    out->family = s0_family_of(want->type);
    out->classes = classes;
    out->limits = limits;
    out->class_count = operand->class_count;
    return rc;
}

static s0_code bind_sum(s0_bound_operand *out, s0_arena *arena, const s0_selection *selection,
                        const s0_operand *operand, const s0_entry *want, int depth, s0_error *err)
{
    s0_bound_operand *terms = s0_alloc_n(arena, 2, sizeof *terms);
    s0_code rc;

    if (terms == NULL)
        return s0_fail_memory(err);
    if (s0_family_of(want->type) != S0_FAMILY_DATE)
        return s0_fail(err, S0_ERULE, (s0_mark){0},
                       "%s is %s, and only to dates can durations be added", want->name,
                       s0_family_text(s0_family_of(want->type)));
    out->family = S0_FAMILY_DATE;
    out->left = &terms[0];
    out->right = &terms[1];
    out->sign = operand->sign;
    rc = bind(&terms[0], arena, selection, operand->left, want, depth + 1, err);
    if (rc == S0_OK)
        rc = bind(&terms[1], arena, selection, operand->right, &duration_entry, depth + 1, err);
    return rc;
}

static s0_code bind(s0_bound_operand *out, s0_arena *arena, const s0_selection *selection,
                    const s0_operand *operand, const s0_entry *want, int depth, s0_error *err)
{
    if (depth > DEEPEST)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "a sum has more than %d terms", DEEPEST);
    out->kind = operand->kind;
    switch (operand->kind) {
    case S0_CONSTANT:
        out->family = s0_family_of(want->type);
        return type_constant(&out->cell, arena, &operand->cell, want, err);
    case S0_COLUMN:
        return bind_column(out, selection, operand, want, err);
    case S0_PER:
        return bind_per(out, arena, selection, operand, want, err);
    case S0_SUM:
        break;
    }
    return bind_sum(out, arena, selection, operand, want, depth, err);
}

s0_code s0_operand_bind(const s0_bound_operand **out, s0_arena *arena,
                        const s0_selection *selection, const s0_operand *operand,
                        const s0_entry *want, s0_error *err)
{
    s0_bound_operand *made = s0_alloc(arena, sizeof *made);
    s0_code rc;

    if (made == NULL)
        return s0_fail_memory(err);
    if ((rc = bind(made, arena, selection, operand, want, 0, err)) == S0_OK)
        *out = made;
    return rc;
}

s0_code s0_interval_bind(const s0_bound_operand **out, s0_arena *arena,
                         const s0_selection *selection, const s0_operand *operand, s0_error *err)
{
    return s0_operand_bind(out, arena, selection, operand, &duration_entry, err);
}

int s0_operand_class(const s0_bound_operand *operand, const s0_selection *selection, size_t record)
{
    s0_cell cell = s0_cell_of(selection, record, operand->column);
    int found = -2;

    if (cell.state == S0_UNKNOWN)
        return -1;
    for (size_t i = 0; i < operand->class_count; i++) {
        s0_three same = s0_cell_same(&cell, &operand->classes[i]);

        if (same == S0_YES)
            return (int)i;
        if (same == S0_MAYBE)
            found = -1;
    }
    return found;
}

static s0_cell sum_cell(const s0_bound_operand *operand, const s0_selection *selection,
                        size_t record, const s0_calendar *calendar, bool *no_limit)
{
    s0_cell left = s0_operand_cell(operand->left, selection, record, calendar, no_limit);
    s0_cell right = s0_operand_cell(operand->right, selection, record, calendar, no_limit);

    if (left.state == S0_UNKNOWN || right.state == S0_UNKNOWN) /* it outweighs none */
        return s0_cell_unknown();
    return s0_cell_shift(&left, &right, operand->sign, calendar);
}

s0_cell s0_operand_cell(const s0_bound_operand *operand, const s0_selection *selection,
                        size_t record, const s0_calendar *calendar, bool *no_limit)
{
    int class;

    switch (operand->kind) {
    case S0_CONSTANT:
        return operand->cell;
    case S0_COLUMN:
        return s0_cell_of(selection, record, operand->column);
    case S0_SUM:
        return sum_cell(operand, selection, record, calendar, no_limit);
    case S0_PER:
        break;
    }
    class = s0_operand_class(operand, selection, record);
    if (class == -1)
        return s0_cell_unknown();
    if (class >= 0 && operand->limits[class].state != S0_NONE)
        return operand->limits[class];
    *no_limit = true;
    return s0_cell_none();
}
