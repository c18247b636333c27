/* table_parts.h - the inside of a table, and how one is made while loading.
 *
 *   columns   slots[row]: 8 bytes, read by the column's type; states: 2 bits a row
 *   runs      rows of one file: [ run: file 1 | run: file 2 | … ]; a row's place is
 *             found through its run, by line for CSV, from a list for YAML and JSON
 *
 * A table of the engine's own has no slots: it borrows its cells. */
#ifndef S0_EVIDENCE_TABLE_PARTS_H
#define S0_EVIDENCE_TABLE_PARTS_H

#include "evidence/dictionary.h"
#include "evidence/lines.h"
#include "evidence/table.h"

typedef struct s0_column {
    const s0_entry *entry;
    const char *name; /* short */
    bool has;         /* some file gives it */
    uint64_t *slots;  /* NULL: all unknown. Malloc'ed while the table is made, then of the arena */
    uint8_t *states;  /* s0_state of four rows in a byte; as `slots` */
    s0_dictionary texts; /* while the table is made */
} s0_column;

typedef struct s0_place {
    uint32_t line;
    uint32_t column;
} s0_place;

typedef struct s0_run {
    const s0_file *file;
    size_t first; /* row of the table */
    size_t rows;
    /* CSV: */
    const s0_lines *lines;
    const int *fields; /* cell number in the file of each column, -1: not given */
    char separator;
    const s0_place *places; /* CSV: one per row; else one per row and one per column of it */
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
    /* Made by the engine: */
    const s0_cell *cells;
    const s0_mark *marks;
    const s0_file *const *row_files;
};

/* Packing of one given cell into a slot and back. Text goes by its wording. */
uint64_t s0_slot_pack(const s0_cell *cell, const s0_wording *wording);
s0_cell s0_slot_unpack(s0_type type, uint64_t slot);

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
    const char *group; /* file or folder that gives the table */
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

/* Set a cell of the newest row. False: memory is short. */
bool s0_maker_set(s0_maker *maker, int column, const s0_cell *cell);
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
