/* table_parts.h - the inside of a table, and how one is made while loading.
 *
 *   columns   slots[row]: 4 bytes, read by the column's type; states: 2 bits a row
 *             boolean     0 or 1
 *             date        first day and length, packed
 *             texts       where in `heap` the text stands, NUL behind it; with S0_SLOT_PAIR
 *                         the form that is compared follows the form as written
 *             all others  number of a value of 8 bytes in `wide`
 *   runs      rows of one file: [ run: file 1 | run: file 2 | … ]; a row's place is
 *             found through its run, by line for CSV, from a list for YAML and JSON
 *
 * A table of the engine's own has no slots: it borrows its cells. */
#ifndef S0_EVIDENCE_TABLE_PARTS_H
#define S0_EVIDENCE_TABLE_PARTS_H

#include <string.h>

#include "evidence/dictionary.h"
#include "evidence/lines.h"
#include "evidence/table.h"

typedef struct s0_column {
    const s0_entry *entry;
    const char *name; /* short */
    bool has;         /* some file gives it */
    uint32_t *slots;  /* NULL: all unknown. Malloc'ed while the table is made, then of the arena */
    uint8_t *states;  /* s0_state of four rows in a byte; as `slots` */
    char *heap;       /* as `slots` */
    uint64_t *wide;   /* as `slots` */
    size_t heap_size, heap_room;
    size_t wide_count, wide_room;
    s0_dictionary texts;   /* while the table is made */
    struct s0_short *memo; /* as `texts`: short texts read last */
} s0_column;

#define S0_SLOT_PAIR UINT32_C(0x80000000)

typedef struct s0_place {
    uint32_t line;
    uint32_t column;
} s0_place;

/* Where a row of CSV goes on in another line: a cell that begins there, and all behind it. */
typedef struct s0_break {
    uint32_t row; /* of the run */
    uint32_t field;
    uint32_t line;
} s0_break;

typedef struct s0_run {
    const s0_file *file;
    size_t first; /* row of the table */
    size_t rows;
    /* CSV: */
    const s0_lines *lines;
    const int *fields; /* cell number in the file of each column, -1: not given */
    char separator;
    const s0_place *places; /* one per row and one per column of it. CSV: the line of each row, by
                               its number in `column`, that does not follow the row before */
    size_t place_count;
    const s0_break *breaks; /* CSV: in order of row and field */
    size_t break_count;
} s0_run;

struct s0_table {
    const char *name;
    s0_column *columns;
    size_t column_count;
    size_t rows;
    const s0_run *runs;
    size_t run_count;
    const s0_file *const *files; /* of the runs, each once */
    size_t file_count;
    bool lacks_file;
    /* Made by the engine: */
    const s0_cell *cells;
    const s0_mark *marks;
    const s0_file *const *row_files;
};

#define S0_FIRST_DAY (-719200) /* before the year 1, so that packed days are not negative */

/* A given cell from its slot. */
static inline s0_cell s0_slot_unpack(const s0_column *column, uint32_t slot)
{
    s0_cell cell = {.state = S0_GIVEN, .type = column->entry->type};
    uint64_t wide;

    switch (cell.type) {
    case S0_TYPE_BOOLEAN:
        cell.as.truth = slot != 0;
        return cell;
    case S0_TYPE_DATE:
        cell.as.date.first = (s0_day)(slot >> 5) + S0_FIRST_DAY;
        cell.as.date.last = cell.as.date.first + (s0_day)(slot & 31);
        return cell;
    case S0_TYPE_INTEGER:
    case S0_TYPE_NUMBER:
    case S0_TYPE_SHARE:
    case S0_TYPE_INSTANT:
    case S0_TYPE_DURATION:
        break;
    default:
        cell.as.text.shown = cell.as.text.key = column->heap + (slot & ~S0_SLOT_PAIR);
        if (slot & S0_SLOT_PAIR)
            cell.as.text.key += strlen(cell.as.text.shown) + 1;
        return cell;
    }
    wide = column->wide[slot];
    if (cell.type == S0_TYPE_INTEGER) {
        cell.as.integer = (int64_t)wide;
    } else if (cell.type == S0_TYPE_INSTANT) {
        cell.as.instant.seconds = (int64_t)wide >> 16;
        cell.as.instant.offset = (int16_t)(uint16_t)wide;
    } else if (cell.type == S0_TYPE_DURATION) {
        cell.as.duration.amount = (int32_t)(uint32_t)(wide >> 32);
        cell.as.duration.unit = (s0_unit)(uint32_t)wide;
    } else {
        memcpy(&cell.as.number, &wide, sizeof wide);
    }
    return cell;
}

/* s0_table_cell, where it is asked for each row of a table. */
static inline s0_cell s0_cell_in(const s0_table *table, size_t row, size_t column)
{
    const s0_column *of = &table->columns[column];
    s0_cell cell = {.state = S0_UNKNOWN, .type = of->entry->type};

    if (table->cells != NULL)
        return table->cells[row * table->column_count + column];
    if (of->slots == NULL)
        return cell;
    cell.state = (s0_state)(of->states[row / 4] >> (row % 4 * 2) & 3);
    return cell.state == S0_GIVEN ? s0_slot_unpack(of, of->slots[row]) : cell;
}

/* Line of a row of a CSV file: of its first cell. */
uint32_t s0_run_line(const s0_run *run, size_t row);

/* Room for one more element in a malloc'ed array. False: memory is short. */
bool s0_grow(void *array, size_t count, size_t *room, size_t size);
/* The slot of a given cell. False: memory is short. */
bool s0_column_pack(s0_column *column, const s0_cell *cell, uint32_t *slot);
/* State and slot of text as written, as s0_cell_read has it. */
bool s0_column_read(s0_column *column, s0_arena *arena, const char *text, size_t size,
                    int16_t utc_offset, s0_state *state, uint32_t *slot, char why[160],
                    bool *memory);
/* Give back what only making needs. */
void s0_column_forget(s0_column *column);

/* A table being made. Everything in it is malloc'ed until it is finished. */
typedef struct s0_maker {
    s0_arena *arena;
    const s0_entry *entry; /* of the table; NULL: a spare one is never made */
    s0_column *columns;    /* of the arena */
    size_t column_count;
    size_t rows;
    size_t room;
    s0_run *runs;
    size_t run_count;
    size_t run_room;
    s0_place *places; /* of the run that is open */
    size_t place_count;
    size_t place_room;
    s0_break *breaks; /* … as well */
    size_t break_count;
    size_t break_room;
    int seen_on;        /* the column, which the engine fills by itself; -1: none */
    uint32_t next_line; /* CSV: of a row that follows the one before */
    const char *group;  /* file or folder that gives the table */
    const s0_file *first_file;
    bool from_evidence; /* not only from the plan */
} s0_maker;

/* An empty table with all columns of the vocabulary, and with `extra` (a column that the
 * vocabulary does not know, NULL: none). NULL: memory is short. */
s0_maker *s0_maker_new(s0_arena *arena, const s0_vocabulary *vocabulary, const s0_entry *entry,
                       const s0_entry *extra);
int s0_maker_column(const s0_maker *maker, const char *name);

/* Open a run of rows of `file`. False: memory is short. */
bool s0_maker_open(s0_maker *maker, const s0_file *file);
/* Close the run: its places go into the arena. For CSV `lines` and `fields` say how to
 * find cells, NULL otherwise. */
bool s0_maker_close(s0_maker *maker, const s0_lines *lines, const int *fields, char separator);

/* One more row, all cells unknown. */
bool s0_maker_row(s0_maker *maker);
/* Note a place of the open run, in the order that s0_run.places asks for. */
bool s0_maker_place(s0_maker *maker, s0_mark at);
/* The same for CSV: the line on which the newest row begins. */
bool s0_maker_line(s0_maker *maker, uint32_t line);
/* … and a cell of it that begins on another line than the cell before. */
bool s0_maker_break(s0_maker *maker, size_t field, uint32_t line);

/* Read text into a cell of the newest row, as s0_cell_read does; the same text twice
 * takes memory once. */
bool s0_maker_read(s0_maker *maker, int column, const char *text, size_t size, int16_t utc_offset,
                   char why[160], bool *memory);
s0_state s0_maker_state(const s0_maker *maker, int column); /* of the newest row */

/* The finished table, in the arena. NULL: memory is short. */
s0_table *s0_maker_finish(s0_maker *maker);
/* Give back what is malloc'ed; NULL is allowed. */
void s0_maker_free(s0_maker *maker);

#endif
