/* selection.c - parts and columns: what every selection has, whichever step made it. */
#include "evidence/selection.h"

#include <string.h>

#include "evidence/selection_parts.h"

const s0_selection *s0_select(s0_arena *arena, const s0_table *table)
{
    size_t columns = s0_table_columns(table);
    s0_selection *made = s0_alloc(arena, sizeof *made);
    s0_part *part = s0_alloc(arena, sizeof *part);
    s0_seen *seen = s0_alloc_n(arena, columns, sizeof *seen);

    if (made == NULL || part == NULL || seen == NULL || s0_table_rows(table) > INT32_MAX)
        return NULL;
    part->table = table;
    for (size_t i = 0; i < columns; i++) {
        seen[i].name = s0_table_column_name(table, i);
        seen[i].entry = s0_table_column_entry(table, i);
        seen[i].full = seen[i].entry->name;
        seen[i].column = (uint32_t)i;
    }
    made->count = s0_table_rows(table);
    made->parts = part;
    made->part_count = 1;
    made->columns = seen;
    made->column_count = columns;
    return s0_selection_finish(made, arena, NULL) == S0_OK ? made : NULL;
}

/* Put `table` into the sorted list of `count`; the new count. */
static size_t add_table(const s0_table **list, size_t count, const s0_table *table)
{
    size_t at = 0;

    while (at < count && strcmp(s0_table_name(list[at]), s0_table_name(table)) < 0)
        at++;
    for (size_t i = at; i < count; i++) {
        if (list[i] == table)
            return count;
    }
    memmove(list + at + 1, list + at, (count - at) * sizeof *list);
    list[at] = table;
    return count + 1;
}

s0_code s0_selection_finish(s0_selection *made, s0_arena *arena, s0_error *err)
{
    const s0_table **tables = s0_alloc_n(arena, made->part_count, sizeof *tables);

    if (tables == NULL)
        return s0_fail_memory(err);
    made->table_count = 0;
    for (size_t i = 0; i < made->part_count; i++) {
        if (!made->parts[i].made)
            made->table_count = add_table(tables, made->table_count, made->parts[i].table);
    }
    made->tables = tables;
    made->uncertain = 0;
    for (size_t i = 0; made->flags != NULL && i < made->count; i++)
        made->uncertain += (made->flags[i] & (S0_FLAG_UNCERTAIN | S0_FLAG_LOOSE)) != 0;
    return S0_OK;
}

/* The flags of the records kept; NULL when memory is short. */
static uint8_t *pick_flags(s0_arena *arena, const uint8_t *marks, size_t count, size_t kept)
{
    uint8_t *flags = s0_alloc_n(arena, kept, sizeof *flags);
    size_t at = 0;

    for (size_t i = 0; flags != NULL && i < count; i++) {
        if (marks[i] & S0_FLAG_KEEP)
            flags[at++] = (uint8_t)(marks[i] & ~S0_FLAG_KEEP);
    }
    return flags;
}

s0_code s0_selection_pick(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                          const uint8_t *marks, s0_error *err)
{
    s0_selection *made = s0_alloc(arena, sizeof *made);
    s0_part *parts = s0_alloc_n(arena, from->part_count, sizeof *parts);
    unsigned marked = 0;
    s0_code rc;

    if (made == NULL || parts == NULL)
        return s0_fail_memory(err);
    *made = *from;
    made->count = 0;
    for (size_t i = 0; i < from->count; i++) {
        if (marks[i] & S0_FLAG_KEEP) {
            made->count++;
            marked |= marks[i] & ~S0_FLAG_KEEP;
        }
    }
    for (size_t p = 0; p < from->part_count; p++) {
        int32_t *rows = s0_alloc_n(arena, made->count, sizeof *rows);
        size_t at = 0;

        if (rows == NULL)
            return s0_fail_memory(err);
        for (size_t i = 0; i < from->count; i++) {
            if (marks[i] & S0_FLAG_KEEP)
                rows[at++] = s0_part_row(&from->parts[p], i);
        }
        parts[p] = from->parts[p];
        parts[p].rows = rows;
    }
    made->parts = parts;
    made->flags = NULL;
    if (marked != 0 && (made->flags = pick_flags(arena, marks, from->count, made->count)) == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_selection_finish(made, arena, err)) == S0_OK)
        *out = made;
    return rc;
}

s0_code s0_selection_pick_few(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                              const uint32_t *records, const uint8_t *marks, size_t count,
                              s0_error *err)
{
    s0_selection *made = s0_alloc(arena, sizeof *made);
    s0_part *parts = s0_alloc_n(arena, from->part_count, sizeof *parts);
    unsigned marked = 0;
    s0_code rc;

    if (made == NULL || parts == NULL)
        return s0_fail_memory(err);
    *made = *from;
    made->count = count;
    made->parts = parts;
    for (size_t p = 0; p < from->part_count; p++) {
        int32_t *rows = s0_alloc_n(arena, count, sizeof *rows);

        if (rows == NULL)
            return s0_fail_memory(err);
        for (size_t i = 0; i < count; i++)
            rows[i] = s0_part_row(&from->parts[p], records[i]);
        parts[p] = from->parts[p];
        parts[p].rows = rows;
    }
    for (size_t i = 0; i < count; i++)
        marked |= marks[i] & ~S0_FLAG_KEEP;
    made->flags = NULL;
    if (marked != 0 && (made->flags = pick_flags(arena, marks, count, count)) == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_selection_finish(made, arena, err)) == S0_OK)
        *out = made;
    return rc;
}

s0_code s0_column_find(uint32_t *out, const s0_selection *selection, const char *name,
                       const char *role, s0_error *err)
{
    int column = s0_selection_column(selection, name);
    const char *nearest = NULL;
    s0_code rc;

    if (column >= 0) {
        *out = (uint32_t)column;
        return S0_OK;
    }
    rc = s0_fail(
        err, S0_ERULE, (s0_mark){0}, "there is no column \"%s\" (wanted as %s) in %s", name, role,
        selection->table_count > 0 ? s0_table_name(selection->tables[0]) : "these records");
    for (size_t i = 0; i < selection->column_count; i++) {
        const char *pair[2] = {nearest, selection->columns[i].name};

        /* the list of names is spread over an array of structs: let each hold against the best */
        nearest = nearest == NULL ? s0_nearest(name, pair + 1, 1) : s0_nearest(name, pair, 2);
    }
    if (nearest != NULL)
        s0_hint(err, "did you mean \"%s\"?", nearest);
    return rc;
}

s0_code s0_columns_find(const uint32_t **out, s0_arena *arena, const s0_selection *selection,
                        const char *const *names, size_t count, const char *role, s0_error *err)
{
    uint32_t *columns = s0_alloc_n(arena, count, sizeof *columns);
    s0_code rc;

    if (columns == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        if ((rc = s0_column_find(&columns[i], selection, names[i], role, err)) != S0_OK)
            return rc;
    }
    *out = columns;
    return S0_OK;
}

size_t s0_selection_count(const s0_selection *selection)
{
    return selection->count;
}

size_t s0_selection_uncertain_count(const s0_selection *selection)
{
    return selection->uncertain;
}

bool s0_selection_uncertain(const s0_selection *selection, size_t record)
{
    return (s0_flags_of(selection, record) & S0_FLAG_UNCERTAIN) != 0;
}

bool s0_selection_not_due(const s0_selection *selection, size_t record)
{
    return (s0_flags_of(selection, record) & S0_FLAG_NOT_DUE) != 0;
}

bool s0_selection_no_limit(const s0_selection *selection, size_t record)
{
    return (s0_flags_of(selection, record) & S0_FLAG_NO_LIMIT) != 0;
}

bool s0_selection_is_schedule(const s0_selection *selection)
{
    return selection->is_schedule;
}

const char *const *s0_selection_key(const s0_selection *selection, size_t *count)
{
    *count = selection->key_count;
    return selection->key;
}

size_t s0_selection_columns(const s0_selection *selection)
{
    return selection->column_count;
}

const char *s0_selection_column_name(const s0_selection *selection, size_t column)
{
    return selection->columns[column].name;
}

const char *s0_selection_column_full(const s0_selection *selection, size_t column)
{
    return selection->columns[column].full;
}

int s0_selection_column(const s0_selection *selection, const char *name)
{
    for (size_t i = 0; i < selection->column_count; i++) {
        if (strcmp(selection->columns[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

const s0_table *const *s0_selection_tables(const s0_selection *selection, size_t *count)
{
    *count = selection->table_count;
    return selection->tables;
}
