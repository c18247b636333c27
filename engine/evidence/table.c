/* table.c - reading a finished table. Nothing here takes memory. */
#include "evidence/table.h"

#include <string.h>

#include "base/file.h"
#include "evidence/table_parts.h"

const char *s0_table_name(const s0_table *table)
{
    return table->name;
}

size_t s0_table_rows(const s0_table *table)
{
    return table->rows;
}

bool s0_table_lacks_file(const s0_table *table)
{
    return table->lacks_file;
}

size_t s0_table_columns(const s0_table *table)
{
    return table->column_count;
}

const char *s0_table_column_name(const s0_table *table, size_t column)
{
    return table->columns[column].name;
}

const s0_entry *s0_table_column_entry(const s0_table *table, size_t column)
{
    return table->columns[column].entry;
}

int s0_table_column(const s0_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

bool s0_table_has(const s0_table *table, size_t column)
{
    return table->columns[column].has;
}

s0_cell s0_table_cell(const s0_table *table, size_t row, size_t column)
{
    return s0_cell_in(table, row, column);
}

/* The run a row lies in: the last one that starts at or before it and is not empty. */
static const s0_run *run_of(const s0_table *table, size_t row)
{
    size_t low = 0, high = table->run_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (table->runs[middle].first <= row)
            low = middle;
        else
            high = middle;
    }
    return &table->runs[low];
}

/* The last place noted at or before the row; the rows behind it follow line by line. */
uint32_t s0_run_line(const s0_run *run, size_t row)
{
    size_t low = 0, high = run->place_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (run->places[middle].column <= row)
            low = middle;
        else
            high = middle;
    }
    return run->places[low].line + (uint32_t)(row - run->places[low].column);
}

static size_t field_of(const s0_run *run, size_t column)
{
    return run->fields[column] > 0 ? (size_t)run->fields[column] : 0;
}

/* Line of a cell of a row of CSV: the row's, or that of its last break at or before the cell. */
static uint32_t cell_line(const s0_run *run, size_t row, size_t field)
{
    size_t low = 0, high = run->break_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const s0_break *at = &run->breaks[middle];

        if (at->row < row || (at->row == row && at->field <= field))
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0 && run->breaks[low - 1].row == row)
        return run->breaks[low - 1].line;
    return s0_run_line(run, row);
}

s0_mark s0_table_line(const s0_table *table, size_t row, size_t column)
{
    const s0_run *run;
    s0_mark mark;

    if (table->cells == NULL && (run = run_of(table, row))->lines != NULL)
        return (s0_mark){run->file->source, cell_line(run, row - run->first, field_of(run, column)),
                         0};
    mark = s0_table_mark(table, row, column);
    mark.column = 0;
    return mark;
}

s0_mark s0_table_mark(const s0_table *table, size_t row, size_t column)
{
    const s0_run *run;
    const s0_place *place;

    if (table->cells != NULL)
        return table->marks != NULL ? table->marks[row] : (s0_mark){0};
    run = run_of(table, row);
    if (run->lines != NULL && s0_source_hold(run->file->source, NULL) != S0_OK)
        return s0_table_line(table, row, column);
    row -= run->first;
    if (run->lines != NULL)
        return s0_lines_cell(run->lines, s0_run_line(run, row), field_of(run, column),
                             run->separator);
    place = &run->places[row * (table->column_count + 1)];
    if (place[column + 1].line != 0)
        place += column + 1;
    return (s0_mark){run->file->source, place->line, place->column};
}

const s0_file *s0_table_file(const s0_table *table, size_t row)
{
    if (table->cells != NULL)
        return table->row_files != NULL ? table->row_files[row] : NULL;
    return run_of(table, row)->file;
}

const s0_file *const *s0_table_files(const s0_table *table, size_t *count)
{
    *count = table->file_count;
    return table->files;
}

const char *s0_files_text(s0_arena *arena, const s0_file *const *files, size_t count)
{
    const char *first = files[0]->source->path;
    size_t folder = strlen(first);

    for (size_t i = 0; i < count; i++) {
        const char *path = files[i]->source->path;
        size_t same = 0;

        while (same < folder && first[same] == path[same])
            same++;
        while (same > 0 && first[same - 1] != '/')
            same--;
        folder = same;
    }
    return s0_textf(arena, "%.*s (%zu files)", (int)folder, first, count);
}
