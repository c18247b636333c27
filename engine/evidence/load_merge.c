/* load_merge.c - `same_key: merge` in sources.yaml: an export that lists one thing twice.
 *
 * Rows with one key become the first of them. Where they differ, the export contradicts
 * itself, and the cell is unknown; where they agree, it stands. Only rows of files that
 * ask for it are merged: any other doubled key stays a fault. */
#include <string.h>

#include "evidence/load.h"

static bool asks(const s0_load *load, const s0_file *file)
{
    for (size_t i = 0; i < load->inputs.count; i++) {
        const s0_input *input = load->inputs.items[i];

        if (input->file == file)
            return input->shape.merges;
    }
    return false;
}

static bool any_asks(const s0_load *load, const s0_table *table)
{
    bool any = false;

    for (size_t i = 0; !any && i < load->inputs.count; i++) {
        const s0_input *input = load->inputs.items[i];

        any = input->shape.merges;
    }
    if (!any) /* nearly always: of many files, each is looked at once */
        return false;
    for (size_t i = 0; i < table->file_count; i++)
        if (asks(load, table->files[i]))
            return true;
    return false;
}

static void set_state(s0_column *column, size_t row, unsigned state)
{
    unsigned shift = (unsigned)(row % 4 * 2);

    column->states[row / 4] =
        (uint8_t)((column->states[row / 4] & ~(3u << shift)) | state << shift);
}

/* What two rows of one key say together, in the first. */
static void merge(s0_table *table, size_t first, size_t second)
{
    for (size_t c = 0; c < table->column_count; c++) {
        s0_cell a = s0_table_cell(table, first, c), b = s0_table_cell(table, second, c);
        bool agree = a.state == b.state && (a.state != S0_GIVEN || s0_cell_same(&a, &b) == S0_YES);

        if (!agree && table->columns[c].slots != NULL)
            set_state(&table->columns[c], first, S0_UNKNOWN);
    }
}

/* Find the doubled rows and mark them as gone. `*count` is how many rows stay. */
static bool find(s0_load *load, s0_arena *scratch, s0_table *table, const int *columns,
                 size_t column_count, bool *gone, size_t *count)
{
    s0_map *met = s0_map_new(scratch, table->rows);

    if (met == NULL)
        return false;
    *count = table->rows;
    for (size_t row = 0; row < table->rows; row++) {
        bool memory = false;
        const char *key = s0_load_key(scratch, table, row, columns, column_count, &memory);
        uint64_t first;

        if (memory)
            return false;
        if (key == NULL)
            continue;
        if (!s0_map_get(met, key, &first)) {
            if (!s0_map_set(met, key, row))
                return false;
        } else if (asks(load, s0_table_file(table, row)) &&
                   asks(load, s0_table_file(table, (size_t)first))) {
            merge(table, (size_t)first, row);
            gone[row] = true;
            --*count;
        }
    }
    return true;
}

/* The lines of the rows that stay, each noted by itself, and their breaks. */
static void pack_lines(s0_place *places, s0_break *breaks, s0_run *to, const s0_run *from,
                       const bool *gone)
{
    size_t at = 0;

    to->breaks = breaks;
    to->break_count = 0;
    for (size_t row = 0; row < from->rows; row++) {
        for (; at < from->break_count && from->breaks[at].row <= row; at++) {
            if (gone[from->first + row])
                continue;
            breaks[to->break_count] = from->breaks[at];
            breaks[to->break_count++].row = (uint32_t)to->rows;
        }
        if (gone[from->first + row])
            continue;
        places[to->rows] = (s0_place){s0_run_line(from, row), (uint32_t)to->rows};
        to->rows++;
    }
    to->place_count = to->rows;
}

/* The runs without the rows that are gone. */
static bool pack_runs(s0_load *load, s0_table *table, const bool *gone)
{
    s0_run *runs = s0_alloc_n(load->arena, table->run_count, sizeof *runs);
    size_t first = 0;

    if (runs == NULL)
        return false;
    for (size_t i = 0; i < table->run_count; i++) {
        const s0_run *from = &table->runs[i];
        size_t width = from->lines != NULL ? 1 : table->column_count + 1;
        s0_place *places = s0_alloc_n(load->arena, from->rows * width, sizeof *places);
        s0_break *breaks = s0_alloc_n(load->arena, from->break_count, sizeof *breaks);

        if (places == NULL || breaks == NULL)
            return false;
        runs[i] = *from;
        runs[i].first = first;
        runs[i].rows = 0;
        runs[i].places = places;
        if (from->lines != NULL)
            pack_lines(places, breaks, &runs[i], from, gone);
        for (size_t row = 0; from->lines == NULL && row < from->rows; row++)
            if (!gone[from->first + row])
                memcpy(places + runs[i].rows++ * width, from->places + row * width,
                       width * sizeof *places);
        first += runs[i].rows;
    }
    table->runs = runs;
    return true;
}

static void pack_columns(s0_table *table, const bool *gone)
{
    for (size_t c = 0; c < table->column_count; c++) {
        s0_column *column = &table->columns[c];
        size_t to = 0;

        for (size_t row = 0; column->slots != NULL && row < table->rows; row++) {
            if (gone[row])
                continue;
            column->slots[to] = column->slots[row];
            set_state(column, to++, column->states[row / 4] >> (row % 4 * 2) & 3);
        }
    }
}

static bool merge_table(s0_load *load, s0_arena *scratch, s0_table *table, const s0_entry *entry)
{
    int *columns = s0_alloc_n(scratch, entry->key_count, sizeof *columns);
    bool *gone = s0_alloc_n(scratch, table->rows, sizeof *gone);
    size_t count = 0;

    if (columns == NULL || gone == NULL)
        return false;
    for (size_t i = 0; i < entry->key_count; i++)
        if ((columns[i] = s0_table_column(table, entry->key[i])) < 0)
            return true;
    if (!find(load, scratch, table, columns, entry->key_count, gone, &count))
        return false;
    if (count == table->rows)
        return true;
    if (!pack_runs(load, table, gone))
        return false;
    pack_columns(table, gone);
    table->rows = count;
    return true;
}

bool s0_load_merge(s0_load *load, s0_table *table, const s0_entry *entry)
{
    s0_arena *scratch;
    bool enough;

    if (entry->key_count == 0 || !any_asks(load, table))
        return true;
    if ((scratch = s0_arena_new()) == NULL)
        return false;
    enough = merge_table(load, scratch, table, entry);
    s0_arena_free(scratch);
    return enough;
}
