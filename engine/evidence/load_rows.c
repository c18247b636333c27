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
    const char **names;         /* room for those of all columns */
    s0_list spares;             /* s0_member whose key is the dotted name: columns nobody knows */
    size_t spare_count;         /* of this row */
    s0_map *met;                /* spare columns seen before */
} row_state;

/* Note a spare column of this row; the notes of earlier rows are used again. */
static bool add_spare(row_state *row, const char *name, const s0_member *member)
{
    if (row->spare_count == row->spares.count) {
        s0_member *spare = s0_alloc(row->load->arena, sizeof *spare);

        if (spare == NULL || !s0_list_push(row->load, &row->spares, spare))
            return false;
    }
    *(s0_member *)row->spares.items[row->spare_count++] =
        (s0_member){name, member->at, member->value};
    return true;
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
    if (s0_load_stated(row->load, row->input, name, member->at))
        return true;
    row->marks[column] = value->at;
    row->maker->columns[column].has = true;
    if (!s0_load_scalar(row->load, row->maker->columns[column].entry, name, value, number, &text,
                        &size))
        return true;
    return s0_load_text(row->load, row->input, row->maker, column, row->values_of[column], text,
                        size, value->at);
}

/* The known column that a spare one may have meant. `all`: whether or not the row has it. */
static const char *nearest_of(const row_state *row, const char *name, const char **names, bool all)
{
    static const char *const filled[] = {"audit", "done_on", "present"}; /* in parts of the plan */
    const s0_maker *maker = row->maker;
    size_t count = 0;

    for (size_t i = 0; i < maker->column_count; i++) {
        bool own = false;

        for (size_t k = 0; row->input->is_parts && k < 3; k++)
            own = own || strcmp(maker->columns[i].name, filled[k]) == 0;
        if (!own && (all || row->marks[i].line == 0) &&
            !s0_load_states(row->input, maker->columns[i].name))
            names[count++] = maker->columns[i].name;
    }
    return s0_nearest(name, names, count);
}

/* A spare column is listed once per file; one that looks like a known column which the
 * row lacks is a fault, also once. Met names are kept with 1 while they may be such. */
static bool judge_spare(row_state *row, const s0_member *spare)
{
    s0_load *load = row->load;
    uint64_t may_be = 0;
    const char *nearest;

    if (!s0_map_get(row->met, spare->key, &may_be)) {
        const char *full = s0_textf(load->arena, "%s.%s", row->maker->entry->name, spare->key);

        may_be = nearest_of(row, spare->key, row->names, true) != NULL;
        if (full == NULL || !s0_map_set(row->met, spare->key, may_be) ||
            !s0_list_push(load, &row->input->spares, full))
            return false;
    }
    if (!may_be || (nearest = nearest_of(row, spare->key, row->names, false)) == NULL)
        return true;
    s0_load_near(s0_load_fault(load, spare->at, "unknown column \"%s\" of %s", spare->key,
                               row->maker->entry->name),
                 nearest);
    return s0_map_set(row->met, spare->key, 0);
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

/* What the plan's team says of a part, where the part does not say it itself. */
static bool fill_team(row_state *row, const s0_value *part)
{
    static const struct {
        const char *column;
        const char *(*say)(const s0_value *team, const s0_value *part);
    } columns[] = {{"auditor_function", s0_team_function}, {"auditor_duty", s0_team_duty}};

    for (size_t i = 0; row->input->team != NULL && i < 2; i++) {
        int at = s0_maker_column(row->maker, columns[i].column);

        if (at >= 0 && row->marks[at].line == 0 &&
            !s0_load_fill(row->load, row->maker, columns[i].column,
                          columns[i].say(row->input->team, part)))
            return false;
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
    row->spare_count = 0;
    if (!s0_maker_row(maker) || !visit(row, NULL, map))
        return false;
    for (size_t i = 0; i < row->spare_count; i++)
        if (!judge_spare(row, row->spares.items[i]))
            return false;
    if (!s0_maker_place(maker, map->at))
        return false;
    for (size_t i = 0; i < maker->column_count; i++)
        if (!s0_maker_place(maker, row->marks[i]))
            return false;
    return fill_team(row, map) && s0_load_unsaid(row->load, row->input, maker, NULL, row->marks) &&
           s0_load_row_done(row->load, row->input, maker);
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
    row.names = s0_alloc_n(load->arena, row.maker->column_count, sizeof *row.names);
    row.met = s0_map_new(load->arena, 0);
    if (row.marks == NULL || row.values_of == NULL || row.names == NULL || row.met == NULL)
        return false;
    find_values(&row);
    for (size_t i = 0; i < list->as.list.count; i++)
        if (!load_row(&row, list->as.list.items[i]))
            return false;
    return s0_maker_close(row.maker, NULL, NULL, '\0');
}
