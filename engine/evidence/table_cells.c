/* table_cells.c - text and cells into the slots of a column that is being made, and out of memory
 * again what only that needs. What comes again and again - days, words, yes and no - is read once:
 * short texts are met again in a memo of the column, longer ones in its dictionary. */
#include <stdlib.h>
#include <string.h>

#include "evidence/table_parts.h"

#define FIRST_HEAP 256

/* Room for one more element in a malloc'ed array. */
bool s0_grow(void *array, size_t count, size_t *room, size_t size)
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

static bool is_text(s0_type type)
{
    return type == S0_TYPE_TEXT || type == S0_TYPE_KEY || type == S0_TYPE_EMAIL ||
           type == S0_TYPE_WORD;
}

/* Put bytes and a NUL at the end of the heap; where they stand, or UINT32_MAX when memory is short.
 */
static uint32_t keep_text(s0_column *column, const char *text, size_t size)
{
    size_t at = column->heap_size;

    if (size >= S0_SLOT_PAIR / 2 - at) /* 1 GiB of different texts in one column */
        return UINT32_MAX;
    if (column->heap_room - at <= size) {
        size_t room = column->heap_room * 2 + size + FIRST_HEAP;
        char *heap = realloc(column->heap, room);

        if (heap == NULL)
            return UINT32_MAX;
        column->heap = heap;
        column->heap_room = room;
    }
    memcpy(column->heap + at, text, size);
    column->heap[at + size] = '\0';
    column->heap_size = at + size + 1;
    return (uint32_t)at;
}

/* The slot of a text that is written `shown` and compared as `key`, NULL: as it is written. */
static bool keep(s0_column *column, const char *shown, size_t size, const char *key, uint32_t *slot)
{
    if ((*slot = keep_text(column, shown, size)) == UINT32_MAX)
        return false;
    if (key != NULL) {
        if (keep_text(column, key, strlen(key)) == UINT32_MAX)
            return false;
        *slot |= S0_SLOT_PAIR;
    }
    return s0_dictionary_add(&column->texts, shown, size, *slot);
}

static bool keep_wide(s0_column *column, const s0_cell *cell, uint32_t *slot)
{
    uint64_t wide = 0;

    if (!s0_grow(&column->wide, column->wide_count, &column->wide_room, sizeof wide) ||
        column->wide_count == UINT32_MAX)
        return false;
    if (cell->type == S0_TYPE_INTEGER)
        wide = (uint64_t)cell->as.integer;
    else if (cell->type == S0_TYPE_INSTANT) /* the years 1 to 9999 leave the upper bits free */
        wide = (uint64_t)cell->as.instant.seconds << 16 | (uint16_t)cell->as.instant.offset;
    else if (cell->type == S0_TYPE_DURATION)
        wide =
            (uint64_t)(uint32_t)cell->as.duration.amount << 32 | (uint32_t)cell->as.duration.unit;
    else
        memcpy(&wide, &cell->as.number, sizeof wide);
    *slot = (uint32_t)column->wide_count;
    column->wide[column->wide_count++] = wide;
    return true;
}

bool s0_column_pack(s0_column *column, const s0_cell *cell, uint32_t *slot)
{
    const char *shown = cell->as.text.shown, *key = cell->as.text.key;
    size_t size;

    if (cell->type == S0_TYPE_BOOLEAN) {
        *slot = cell->as.truth;
        return true;
    }
    if (cell->type == S0_TYPE_DATE) {
        *slot = (uint32_t)(cell->as.date.first - S0_FIRST_DAY) << 5 |
                (uint32_t)(cell->as.date.last - cell->as.date.first);
        return true;
    }
    if (!is_text(cell->type))
        return keep_wide(column, cell, slot);
    size = strlen(shown);
    return s0_dictionary_get(&column->texts, column->heap, column->heap_size, shown, size, slot) ||
           keep(column, shown, size, key == shown || strcmp(key, shown) == 0 ? NULL : key, slot);
}

/* --- short texts that come again and again: days, words, yes and no ----------------------- */

#define MEMO_ROOM 256u

typedef struct s0_short {
    uint64_t front, back; /* its first and last eight bytes, which may overlap */
    uint32_t slot;
    uint8_t size_and_1; /* 0: free */
    uint8_t state;
} s0_short;

/* The place of a text of up to 16 bytes; `*met` is whether it stands there already, else it does
 * now and its cell is to be put in. NULL: no memo. */
static s0_short *memo_of(s0_column *column, const char *text, size_t size, bool *met)
{
    uint64_t front = 0, back = 0, mixed;
    s0_short *memo;

    if (size > 16 || column->texts.closed)
        return NULL;
    if (column->memo == NULL && (column->memo = calloc(MEMO_ROOM, sizeof *memo)) == NULL)
        return NULL;
    if (size >= 8) {
        memcpy(&front, text, 8);
        memcpy(&back, text + size - 8, 8);
    } else {
        memcpy(&front, text, size);
    }
    mixed = (front ^ (back << 7 | back >> 57)) * UINT64_C(0x9E3779B97F4A7C15);
    memo = &column->memo[mixed >> 56];
    *met = memo->size_and_1 == size + 1 && memo->front == front && memo->back == back;
    if (!*met) {
        memo->front = front;
        memo->back = back;
        memo->size_and_1 = 0; /* until it is read */
    }
    return memo;
}

/* Read text into state and slot of a column. */
static bool read(s0_column *column, s0_arena *arena, const char *text, size_t size,
                 int16_t utc_offset, s0_state *state, uint32_t *slot, char why[160], bool *memory)
{
    s0_type type = column->entry->type;
    s0_cell cell;

    *state = S0_GIVEN;
    if (is_text(type)) {
        if (s0_dictionary_get(&column->texts, column->heap, column->heap_size, text, size, slot))
            return true;
        if (type != S0_TYPE_WORD && s0_text_is_plain(text, size, type == S0_TYPE_EMAIL)) {
            *memory = !keep(column, text, size, NULL, slot);
            return !*memory;
        }
    }
    if (!s0_cell_read(&cell, arena, column->entry, text, size, utc_offset, why, memory))
        return false;
    *state = cell.state;
    *slot = 0;
    *memory = cell.state == S0_GIVEN && !s0_column_pack(column, &cell, slot);
    return !*memory;
}

bool s0_column_read(s0_column *column, s0_arena *arena, const char *text, size_t size,
                    int16_t utc_offset, s0_state *state, uint32_t *slot, char why[160],
                    bool *memory)
{
    bool met = false;
    s0_short *memo = memo_of(column, text, size, &met);

    *memory = false;
    if (met) {
        *state = (s0_state)memo->state;
        *slot = memo->slot;
        return true;
    }
    if (!read(column, arena, text, size, utc_offset, state, slot, why, memory))
        return false;
    if (memo != NULL) {
        memo->slot = *slot;
        memo->state = (uint8_t)*state;
        memo->size_and_1 = (uint8_t)(size + 1);
    }
    return true;
}

void s0_column_forget(s0_column *column)
{
    s0_dictionary_free(&column->texts);
    free(column->memo);
    column->memo = NULL;
}
