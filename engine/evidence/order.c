/* order.c - records in the order of what they show, not of the file they stand in. */
#include "base/sort.h"
#include "evidence/selection_parts.h"

typedef struct ordering {
    const s0_selection *selection;
    const uint32_t *columns; /* asked for; all others decide ties */
    size_t count;
} ordering;

static int compare_column(const s0_selection *selection, uint32_t a, uint32_t b, uint32_t column)
{
    s0_cell x = s0_selection_cell(selection, a, column);
    s0_cell y = s0_selection_cell(selection, b, column);

    return s0_cell_sort(&x, &y);
}

static bool before(void *context, uint32_t a, uint32_t b)
{
    const ordering *o = context;
    int order = 0;

    for (size_t i = 0; order == 0 && i < o->count; i++)
        order = compare_column(o->selection, a, b, o->columns[i]);
    for (uint32_t i = 0; order == 0 && i < o->selection->column_count; i++)
        order = compare_column(o->selection, a, b, i);
    if (order == 0) /* the same in every cell, and one of them perhaps uncertain */
        return s0_flags_of(o->selection, a) < s0_flags_of(o->selection, b);
    return order < 0;
}

s0_code s0_selection_order(const size_t **out, s0_arena *arena, const s0_selection *selection,
                           const char *const *columns, size_t count, const s0_terms *terms,
                           s0_error *err)
{
    ordering o = {.selection = selection, .count = count};
    uint32_t *order = s0_alloc_n(arena, selection->count, sizeof *order);
    uint32_t *scratch = s0_alloc_n(arena, selection->count, sizeof *scratch);
    size_t *records = s0_alloc_n(arena, selection->count, sizeof *records);
    s0_code rc = s0_columns_find(&o.columns, arena, selection, columns, count, "order", err);

    if (rc != S0_OK)
        return rc;
    if (order == NULL || scratch == NULL || records == NULL || selection->count > INT32_MAX)
        return s0_fail_memory(err);
    s0_spend(terms, selection->count);
    s0_sort_order(order, scratch, selection->count, before, &o);
    for (size_t i = 0; i < selection->count; i++)
        records[i] = order[i];
    *out = records;
    return S0_OK;
}
