/* table_build.c - a table over cells that the engine has made: it borrows them. */
#include <string.h>

#include "evidence/table_parts.h"

/* The files of all rows, each once, in order of path. Rows of one file mostly stand
 * together, so the newest is looked at first. */
static bool gather_files(s0_arena *arena, s0_table *table)
{
    const s0_file **files;
    size_t different = 0;

    if (table->row_files == NULL)
        return true;
    for (size_t i = 0; i < table->rows; i++)
        if (table->row_files[i] != NULL &&
            (i == 0 || table->row_files[i] != table->row_files[i - 1]))
            different++;
    if ((files = s0_alloc_n(arena, different, sizeof *files)) == NULL)
        return false;
    for (size_t i = 0; i < table->rows; i++) {
        const s0_file *file = table->row_files[i];
        size_t at = table->file_count;

        if (file == NULL || (i > 0 && file == table->row_files[i - 1]))
            continue;
        while (at > 0 && strcmp(files[at - 1]->source->path, file->source->path) > 0)
            at--;
        if (at > 0 && files[at - 1] == file)
            continue;
        memmove(&files[at + 1], &files[at], (table->file_count - at) * sizeof(const s0_file *));
        files[at] = file;
        table->file_count++;
    }
    table->files = files;
    return true;
}

s0_table *s0_table_build(s0_arena *arena, const char *name, const s0_entry *const *columns,
                         size_t column_count, const s0_cell *cells, size_t rows,
                         const s0_mark *marks, const s0_file *const *files)
{
    static const s0_cell nothing;
    s0_table *table = s0_alloc(arena, sizeof *table);

    if (table == NULL || (table->name = s0_text_dup(arena, name)) == NULL ||
        (table->columns = s0_alloc_n(arena, column_count, sizeof *table->columns)) == NULL)
        return NULL;
    for (size_t i = 0; i < column_count; i++) {
        const char *dot = strchr(columns[i]->name, '.');

        table->columns[i].entry = columns[i];
        table->columns[i].name = dot != NULL ? dot + 1 : columns[i]->name;
        table->columns[i].has = true;
    }
    table->column_count = column_count;
    table->rows = rows;
    table->cells = cells != NULL ? cells : &nothing; /* tells it from a loaded one */
    table->marks = marks;
    table->row_files = files;
    return gather_files(arena, table) ? table : NULL;
}
