/* table_make.c - a table growing row by row, then packed into the arena; and tables
 * that the engine makes of its own cells.
 *
 * While it grows the columns are malloc'ed, so that growing leaves no copies behind;
 * finishing moves one column after the other. */
#include <stdlib.h>
#include <string.h>

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
    return maker;
}

int s0_maker_column(const s0_maker *maker, const char *name)
{
    for (size_t i = 0; i < maker->column_count; i++)
        if (strcmp(maker->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* Room for one more element in a malloc'ed array. */
static bool grow(void *array, size_t count, size_t *room, size_t size)
{
    size_t more = *room == 0 ? 16 : *room * 2;
    void *old, *bigger;

    if (count < *room)
        return true;
    memcpy(&old, array, sizeof old);
    if (more > SIZE_MAX / size || (bigger = realloc(old, more * size)) == NULL)
        return false;
    memcpy(array, &bigger, sizeof bigger);
    *room = more;
    return true;
}

bool s0_maker_open(s0_maker *maker, const s0_file *file)
{
    if (!grow(&maker->runs, maker->run_count, &maker->run_room, sizeof *maker->runs))
        return false;
    maker->runs[maker->run_count++] = (s0_run){.file = file, .first = maker->rows};
    maker->place_count = 0;
    return true;
}

bool s0_maker_place(s0_maker *maker, s0_mark at)
{
    if (!grow(&maker->places, maker->place_count, &maker->place_room, sizeof *maker->places))
        return false;
    maker->places[maker->place_count++] = (s0_place){at.line, at.column};
    return true;
}

bool s0_maker_close(s0_maker *maker, const s0_lines *lines, const int *fields, char separator)
{
    s0_run *run = &maker->runs[maker->run_count - 1];
    s0_place *places = s0_alloc_n(maker->arena, maker->place_count, sizeof *places);

    if (places == NULL)
        return false;
    if (maker->place_count > 0)
        memcpy(places, maker->places, maker->place_count * sizeof *places);
    run->rows = maker->rows - run->first;
    run->places = places;
    run->lines = lines;
    run->fields = fields;
    run->separator = separator;
    return true;
}

/* Room for `room` rows in a column that has some already. */
static bool widen(s0_column *column, size_t rows, size_t room)
{
    size_t had = (rows + 3) / 4, will = (room + 3) / 4;
    uint64_t *slots = realloc(column->slots, room * sizeof *slots);
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
static bool put(s0_maker *maker, s0_column *column, s0_state state, uint64_t slot)
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

static bool is_text(s0_type type)
{
    return type == S0_TYPE_TEXT || type == S0_TYPE_KEY || type == S0_TYPE_EMAIL ||
           type == S0_TYPE_WORD;
}

bool s0_maker_set(s0_maker *maker, int at, const s0_cell *cell)
{
    s0_column *column = &maker->columns[at];
    const s0_wording *wording = NULL;

    if (cell->state != S0_GIVEN)
        return put(maker, column, cell->state, 0);
    if (is_text(column->entry->type)) {
        const char *shown = cell->as.text.shown;

        wording = s0_dictionary_get(&column->texts, shown, strlen(shown));
        if (wording == NULL)
            wording = s0_dictionary_add(&column->texts, maker->arena, cell->as.text.key, shown);
        if (wording == NULL)
            return false;
    }
    return put(maker, column, S0_GIVEN, s0_slot_pack(cell, wording));
}

bool s0_maker_read(s0_maker *maker, int at, const char *text, size_t size, int16_t utc_offset,
                   char why[160], bool *memory)
{
    s0_column *column = &maker->columns[at];
    const s0_wording *wording;
    s0_cell cell;

    *memory = false;
    if (is_text(column->entry->type) &&
        (wording = s0_dictionary_get(&column->texts, text, size)) != NULL) {
        *memory = !put(maker, column, S0_GIVEN, (uint64_t)(uintptr_t)wording);
        return !*memory;
    }
    if (!s0_cell_read(&cell, maker->arena, column->entry, text, size, utc_offset, why, memory))
        return false;
    *memory = !s0_maker_set(maker, at, &cell);
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

/* A column's memory from malloc into the arena. */
static bool settle(s0_maker *maker, s0_column *column)
{
    size_t bytes = (maker->rows + 3) / 4;
    uint64_t *slots;
    uint8_t *states;

    s0_dictionary_free(&column->texts);
    if (column->slots == NULL)
        return true;
    slots = s0_alloc_n(maker->arena, maker->rows, sizeof *slots);
    states = s0_alloc(maker->arena, bytes);
    if (slots == NULL || states == NULL)
        return false;
    memcpy(slots, column->slots, maker->rows * sizeof *slots);
    memcpy(states, column->states, bytes);
    free(column->slots);
    free(column->states);
    column->slots = slots;
    column->states = states;
    return true;
}

/* Runs into the arena, and their files. */
static bool settle_runs(s0_maker *maker, s0_table *table)
{
    s0_run *runs = s0_alloc_n(maker->arena, maker->run_count, sizeof *runs);
    const s0_file **files = s0_alloc_n(maker->arena, maker->run_count, sizeof *files);

    if (runs == NULL || files == NULL)
        return false;
    for (size_t i = 0; i < maker->run_count; i++) {
        size_t at = 0;

        runs[i] = maker->runs[i];
        while (at < table->file_count && files[at] != runs[i].file)
            at++;
        if (at == table->file_count)
            files[table->file_count++] = runs[i].file;
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
        if (!settle(maker, &maker->columns[i]))
            return NULL;
        columns[i] = maker->columns[i];
        maker->columns[i].slots = NULL; /* the table's now */
        maker->columns[i].states = NULL;
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
    for (size_t i = 0; i < maker->column_count; i++) {
        free(maker->columns[i].slots);
        free(maker->columns[i].states);
        s0_dictionary_free(&maker->columns[i].texts);
        maker->columns[i].slots = NULL;
        maker->columns[i].states = NULL;
    }
    free(maker->runs);
    free(maker->places);
    maker->runs = NULL;
    maker->places = NULL;
}
