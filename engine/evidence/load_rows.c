/* load_rows.c - a list of maps into a table. A map inside a row is columns with a
 * dotted name. Rows may leave columns out: those cells are unknown. */
#include <string.h>

#include "evidence/load.h"
#include "evidence/vocabulary_parts.h"

/* One row while it is read. */
typedef struct row_state {
    s0_load *load;
    s0_input *input;
    s0_maker *maker;
    s0_mark *marks;             /* of each column's value in this row; line 0: not given */
    const s0_value **values_of; /* `values` of each column */
    s0_list spares;             /* s0_member whose key is the dotted name: columns nobody knows */
} row_state;

static bool add_spare(row_state *row, const char *name, const s0_member *member)
{
    s0_member *spare = s0_alloc(row->load->arena, sizeof *spare);

    if (spare == NULL)
        return false;
    *spare = (s0_member){name, member->at, member->value};
    return s0_list_push(row->load, &row->spares, spare);
}

static bool set_cell(row_state *row, int column, const char *name, const s0_member *member)
{
    const s0_value *value = member->value;
    const char *text;
    char number[32];
    size_t size;

    if (row->marks[column].line != 0) {
        s0_load_fault(row->load, member->at, "two values of this row give \"%s\"", name);
        return true;
    }
    row->marks[column] = value->at;
    row->maker->columns[column].has = true;
    if (!s0_load_scalar(row->load, row->maker->columns[column].entry, name, value, number, &text,
                        &size))
        return true;
    return s0_load_text(row->load, row->input, row->maker, column, row->values_of[column], text,
                        size, value->at);
}

/* Known spares of a table: seen once per row, listed once per file. The map's value is
 * the number of the nearest known column + 1, or 0 when there is none. */
static bool judge_spare(row_state *row, const s0_member *spare)
{
    s0_load *load = row->load;
    const s0_maker *maker = row->maker;
    uint64_t near = 0;
    const char *full = s0_textf(load->arena, "%s.%s", maker->entry->name, spare->key);

    if (full == NULL)
        return false;
    if (!s0_map_get(row->input->columns_met, full, &near)) {
        const char **names = s0_alloc_n(load->arena, maker->column_count, sizeof *names);
        const char *nearest;

        if (names == NULL)
            return false;
        for (size_t i = 0; i < maker->column_count; i++)
            names[i] = maker->columns[i].name;
        if ((nearest = s0_nearest(spare->key, names, maker->column_count)) != NULL)
            near = (uint64_t)s0_maker_column(maker, nearest) + 1;
        if (!s0_map_set(row->input->columns_met, full, near) ||
            !s0_list_push(load, &row->input->spares, full))
            return false;
    }
    if (near == 0 || row->marks[near - 1].line != 0)
        return true;
    s0_load_near(s0_load_fault(load, spare->at, "unknown column \"%s\" of %s", spare->key,
                               maker->entry->name),
                 maker->columns[near - 1].name);
    return s0_map_set(row->input->columns_met, full, 0); /* said once */
}

static bool visit(row_state *row, const char *prefix, const s0_value *map)
{
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        const char *path = member->key, *name;
        bool renamed;
        int column;

        if (prefix != NULL &&
            (path = s0_textf(row->load->arena, "%s.%s", prefix, member->key)) == NULL)
            return false;
        if ((name = s0_load_renamed(row->input, path, &renamed)) == NULL) /* left out on purpose */
            continue;
        column = s0_maker_column(row->maker, name);
        if (column < 0 && renamed) /* to what nobody knows: said by s0_load_unmet */
            continue;
        if (column < 0 && member->value->kind == S0_MAP) {
            if (!visit(row, path, member->value))
                return false;
        } else if (column < 0 ? !add_spare(row, name, member)
                              : !set_cell(row, column, name, member)) {
            return false;
        }
    }
    return true;
}

static bool load_row(row_state *row, const s0_value *map)
{
    s0_maker *maker = row->maker;

    if (map->kind != S0_MAP) {
        s0_load_fault(row->load, map->at, "a row of %s is %s, not a map", maker->entry->name,
                      s0_kind_name(map->kind));
        return true;
    }
    memset(row->marks, 0, maker->column_count * sizeof *row->marks);
    row->spares.count = 0;
    if (!s0_maker_row(maker) || !visit(row, NULL, map))
        return false;
    for (size_t i = 0; i < row->spares.count; i++)
        if (!judge_spare(row, row->spares.items[i]))
            return false;
    if (!s0_maker_place(maker, map->at))
        return false;
    for (size_t i = 0; i < maker->column_count; i++)
        if (!s0_maker_place(maker, row->marks[i]))
            return false;
    return s0_load_row_done(row->load, row->input, maker);
}

/* `values` of the file's shape, column by column. */
static void find_values(row_state *row)
{
    const s0_value *values = row->input->shape.values;

    for (size_t v = 0; values != NULL && v < values->as.map.count; v++) {
        int column = s0_maker_column(row->maker, values->as.map.items[v].key);

        if (column >= 0) {
            row->values_of[column] = values->as.map.items[v].value;
            row->input->shape.values_met[v] = true;
        }
    }
}

bool s0_load_rows(s0_load *load, s0_input *input, const char *name, const s0_value *list,
                  s0_mark at)
{
    row_state row = {.load = load, .input = input};

    if (!s0_load_table(load, input, name, at, &row.maker))
        return false;
    if (row.maker == NULL)
        return true;
    row.marks = s0_alloc_n(load->arena, row.maker->column_count, sizeof *row.marks);
    row.values_of = s0_alloc_n(load->arena, row.maker->column_count, sizeof *row.values_of);
    if (row.marks == NULL || row.values_of == NULL)
        return false;
    find_values(&row);
    for (size_t i = 0; i < list->as.list.count; i++)
        if (!load_row(&row, list->as.list.items[i]))
            return false;
    return s0_maker_close(row.maker, NULL, NULL, '\0');
}
