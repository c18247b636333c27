/* table_make.c - a table growing row by row, then packed into the arena; and tables
 * that the engine makes of its own cells.
 *
 * While it grows the columns are malloc'ed, so that growing leaves no copies behind;
 * finishing moves one column after the other. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "evidence/table_parts.h"

#define FIRST_ROWS 64

/* Columns of the table in the order of the vocabulary, which is by name. */
static size_t find_columns(s0_column *out, const s0_vocabulary *vocabulary, const s0_entry *entry)
{
    size_t count, found = 0, prefix = strlen(entry->name);
    const s0_entry *const *all = s0_vocabulary_all(vocabulary, &count);

    for (size_t i = 0; i < count; i++) {
        if (all[i]->kind != S0_ENTRY_COLUMN || strncmp(all[i]->name, entry->name, prefix) != 0 ||
            all[i]->name[prefix] != '.')
            continue;
        if (out != NULL) {
            out[found].entry = all[i];
            out[found].name = all[i]->name + prefix + 1;
        }
        found++;
    }
    return found;
}

s0_maker *s0_maker_new(s0_arena *arena, const s0_vocabulary *vocabulary, const s0_entry *entry,
                       const s0_entry *extra)
{
    s0_maker *maker = s0_alloc(arena, sizeof *maker);
    size_t count = find_columns(NULL, vocabulary, entry);

    if (maker == NULL ||
        (maker->columns = s0_alloc_n(arena, count + 1, sizeof *maker->columns)) == NULL)
        return NULL;
    maker->arena = arena;
    maker->entry = entry;
    maker->column_count = find_columns(maker->columns, vocabulary, entry);
    if (extra != NULL) {
        maker->columns[maker->column_count].entry = extra;
        maker->columns[maker->column_count].name = extra->name + strlen(entry->name) + 1;
        maker->column_count++;
    }
    maker->seen_on = s0_maker_column(maker, "seen_on");
    return maker;
}

int s0_maker_column(const s0_maker *maker, const char *name)
{
    for (size_t i = 0; i < maker->column_count; i++)
        if (strcmp(maker->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

bool s0_maker_open(s0_maker *maker, const s0_file *file)
{
    if (!s0_grow(&maker->runs, maker->run_count, &maker->run_room, sizeof *maker->runs))
        return false;
    maker->runs[maker->run_count++] = (s0_run){.file = file, .first = maker->rows};
    maker->place_count = 0;
    maker->break_count = 0;
    return true;
}

bool s0_maker_line(s0_maker *maker, uint32_t line)
{
    const s0_run *run = &maker->runs[maker->run_count - 1];
    bool follows = maker->place_count > 0 && line == maker->next_line;

    maker->next_line = line + 1;
    return follows ||
           s0_maker_place(
               maker, (s0_mark){.line = line, .column = (uint32_t)(maker->rows - 1 - run->first)});
}

bool s0_maker_break(s0_maker *maker, size_t field, uint32_t line)
{
    const s0_run *run = &maker->runs[maker->run_count - 1];

    if (!s0_grow(&maker->breaks, maker->break_count, &maker->break_room, sizeof *maker->breaks))
        return false;
    maker->breaks[maker->break_count++] =
        (s0_break){(uint32_t)(maker->rows - 1 - run->first), (uint32_t)field, line};
    return true;
}

bool s0_maker_place(s0_maker *maker, s0_mark at)
{
    if (!s0_grow(&maker->places, maker->place_count, &maker->place_room, sizeof *maker->places))
        return false;
    maker->places[maker->place_count++] = (s0_place){at.line, at.column};
    return true;
}

bool s0_maker_close(s0_maker *maker, const s0_lines *lines, const int *fields, char separator)
{
    s0_run *run = &maker->runs[maker->run_count - 1];
    s0_place *places = s0_alloc_n(maker->arena, maker->place_count, sizeof *places);
    s0_break *breaks = s0_alloc_n(maker->arena, maker->break_count, sizeof *breaks);

    if (places == NULL || breaks == NULL)
        return false;
    if (maker->place_count > 0)
        memcpy(places, maker->places, maker->place_count * sizeof *places);
    if (maker->break_count > 0)
        memcpy(breaks, maker->breaks, maker->break_count * sizeof *breaks);
    run->breaks = breaks;
    run->break_count = maker->break_count;
    run->rows = maker->rows - run->first;
    run->places = places;
    run->place_count = maker->place_count;
    run->lines = lines;
    run->fields = fields;
    run->separator = separator;
    return true;
}

/* Room for `room` rows in a column that has some already. */
static bool widen(s0_column *column, size_t rows, size_t room)
{
    size_t had = (rows + 3) / 4, will = (room + 3) / 4;
    uint32_t *slots = realloc(column->slots, room * sizeof *slots);
    uint8_t *states;

    if (slots == NULL)
        return false;
    column->slots = slots;
    if ((states = realloc(column->states, will)) == NULL)
        return false;
    memset(states + had, 0, will - had);
    column->states = states;
    return true;
}

bool s0_maker_row(s0_maker *maker)
{
    if (maker->rows == maker->room) {
        size_t room = maker->room == 0 ? FIRST_ROWS : maker->room * 2;

        for (size_t i = 0; i < maker->column_count; i++)
            if (maker->columns[i].slots != NULL && !widen(&maker->columns[i], maker->rows, room))
                return false;
        maker->room = room;
    }
    maker->rows++;
    return true;
}

/* Write state and slot of the newest row; a column's memory starts with its first cell. */
static bool put(s0_maker *maker, s0_column *column, s0_state state, uint32_t slot)
{
    size_t row = maker->rows - 1;
    unsigned shift = (unsigned)(row % 4 * 2);

    if (column->slots == NULL) {
        if (state == S0_UNKNOWN)
            return true;
        if (!widen(column, 0, maker->room))
            return false;
    }
    column->slots[row] = slot;
    column->states[row / 4] =
        (uint8_t)((column->states[row / 4] & ~(3u << shift)) | (unsigned)state << shift);
    return true;
}

bool s0_maker_read(s0_maker *maker, int at, const char *text, size_t size, int16_t utc_offset,
                   char why[160], bool *memory)
{
    s0_column *column = &maker->columns[at];
    s0_state state = S0_UNKNOWN;
    uint32_t slot = 0;

    if (!s0_column_read(column, maker->arena, text, size, utc_offset, &state, &slot, why, memory))
        return false;
    *memory = !put(maker, column, state, slot);
    return !*memory;
}

s0_state s0_maker_state(const s0_maker *maker, int at)
{
    const s0_column *column = &maker->columns[at];
    size_t row = maker->rows - 1;

    if (column->slots == NULL)
        return S0_UNKNOWN;
    return (s0_state)(column->states[row / 4] >> (row % 4 * 2) & 3);
}

/* One array of a column becomes the arena's, without what it has too much of; NULL stays NULL. When
 * memory is short `*enough` is cleared and the array is gone. */
static void *hand_over(s0_arena *arena, void *array, size_t bytes, bool *enough)
{
    void *fitting = array != NULL && bytes > 0 ? realloc(array, bytes) : NULL, *made;

    if (fitting != NULL)
        array = fitting;
    if (array == NULL || s0_arena_adopt(arena, array))
        return array;
    if ((made = s0_alloc(arena, bytes)) != NULL) /* an arena of fixed size takes a copy */
        memcpy(made, array, bytes);
    else
        *enough = false;
    free(array);
    return made;
}

static void release(s0_column *column)
{
    free(column->slots);
    free(column->states);
    free(column->heap);
    free(column->wide);
    s0_column_forget(column);
    column->slots = NULL;
    column->states = NULL;
    column->heap = NULL;
    column->wide = NULL;
}

/* The finished column: nothing of it is the maker's any more. */
static bool settle(s0_maker *maker, s0_column *out, s0_column *column)
{
    s0_arena *arena = maker->arena;
    size_t wide = column->wide_count * sizeof *column->wide;
    bool enough = true;

    s0_column_forget(column);
    *out = *column;
    out->slots = hand_over(arena, column->slots, maker->rows * sizeof *out->slots, &enough);
    out->states = hand_over(arena, column->states, (maker->rows + 3) / 4, &enough);
    out->heap = hand_over(arena, column->heap, column->heap_size, &enough);
    out->wide = hand_over(arena, column->wide, wide, &enough);
    column->slots = NULL;
    column->states = NULL;
    column->heap = NULL;
    column->wide = NULL;
    return enough;
}

/* Runs into the arena, and their files. */
static bool settle_runs(s0_maker *maker, s0_table *table)
{
    s0_run *runs = s0_alloc_n(maker->arena, maker->run_count, sizeof *runs);
    const s0_file **files = s0_alloc_n(maker->arena, maker->run_count, sizeof *files);
    s0_map *seen = maker->run_count > 1 ? s0_map_new(maker->arena, maker->run_count) : NULL;

    if (runs == NULL || files == NULL || (seen == NULL && maker->run_count > 1))
        return false;
    for (size_t i = 0; i < maker->run_count; i++) {
        const s0_file *file = maker->runs[i].file;

        runs[i] = maker->runs[i];
        if (seen != NULL && s0_map_get(seen, file->source->path, NULL))
            continue;
        if (seen != NULL && !s0_map_set(seen, file->source->path, i))
            return false;
        files[table->file_count++] = file;
    }
    table->runs = runs;
    table->run_count = maker->run_count;
    table->files = files;
    return true;
}

s0_table *s0_maker_finish(s0_maker *maker)
{
    s0_table *table = s0_alloc(maker->arena, sizeof *table);
    s0_column *columns = s0_alloc_n(maker->arena, maker->column_count, sizeof *columns);

    if (table == NULL || columns == NULL || !settle_runs(maker, table))
        return NULL;
    for (size_t i = 0; i < maker->column_count; i++) {
        if (!settle(maker, &columns[i], &maker->columns[i]))
            return NULL;
    }
    table->name = maker->entry->name;
    table->columns = columns;
    table->column_count = maker->column_count;
    table->rows = maker->rows;
    return table;
}

void s0_maker_free(s0_maker *maker)
{
    if (maker == NULL)
        return;
    for (size_t i = 0; i < maker->column_count; i++)
        release(&maker->columns[i]);
    free(maker->runs);
    free(maker->places);
    free(maker->breaks);
    maker->runs = NULL;
    maker->places = NULL;
    maker->breaks = NULL;
}
