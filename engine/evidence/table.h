/* table.h - one table of the evidence: typed columns, rows that know their file and line.
 *
 * A table has every column that the vocabulary names for it; a column that no
 * file gives is all unknown (`s0_table_has` says which). Rows stand in the order
 * of the files' paths, then of the lines. Nothing changes after loading, so that workers share
 * one copy. */
#ifndef S0_EVIDENCE_TABLE_H
#define S0_EVIDENCE_TABLE_H

#include "base/date.h"
#include "base/error.h"
#include "evidence/cell.h"

/* How a sample was drawn. */
typedef struct s0_sample {
    int64_t of;           /* size of the population, 0: not said */
    const char *method;   /* "random", …, or NULL */
    const char *drawn_by; /* "auditor", "auditee", …, or NULL */
} s0_sample;

/* Where a file came from. Fields not stated are NULL or absent. */
typedef struct s0_origin {
    bool stated;  /* source, collected and by are all there */
    bool is_plan; /* organization.yaml or audit.yaml: a statement of its own, never stale */
    const char *source;
    const char *by;
    bool has_collected;
    s0_day collected;
    bool has_covers;
    s0_span covers;
    bool has_valid_for;
    s0_duration valid_for;
    bool has_sample;
    s0_sample sample;
    s0_mark at; /* the entry in sources.yaml */
} s0_origin;

/* One file of the evidence. */
typedef struct s0_file {
    const s0_source *source; /* path, bytes, digest */
    s0_origin origin;
    size_t rows;              /* records it gave to tables */
    const char *const *names; /* tables and facts it gave, sorted */
    size_t name_count;
    /* What nobody reads of it: tables, facts, columns ("accounts.shoe_size"), sorted. */
    const char *const *spare_names;
    size_t spare_count;
    bool spare; /* nothing in it has a name of the vocabulary */
} s0_file;

typedef struct s0_table s0_table;

const char *s0_table_name(const s0_table *table);
size_t s0_table_rows(const s0_table *table);
/* Whether sources.yaml speaks of a file of its folder that is not there: a row that is missing says
 * nothing then. */
bool s0_table_lacks_file(const s0_table *table);
/* Number of columns, and the short name of each ("left_on"). */
size_t s0_table_columns(const s0_table *table);
const char *s0_table_column_name(const s0_table *table, size_t column);
/* The vocabulary's entry of a column; never NULL. */
const s0_entry *s0_table_column_entry(const s0_table *table, size_t column);
/* The column with that short name; -1 when the vocabulary has none. */
int s0_table_column(const s0_table *table, const char *name);
/* Whether some file gives this column. */
bool s0_table_has(const s0_table *table, size_t column);
s0_cell s0_table_cell(const s0_table *table, size_t row, size_t column);
/* Place of a cell; the row's first cell when the column is not given. A file whose bytes were given
 * back is read again for it, so a worker asks for the line alone; where the file is another one by
 * now, the line is all there is to say. */
s0_mark s0_table_mark(const s0_table *table, size_t row, size_t column);
/* The same without its column: needs no bytes. */
s0_mark s0_table_line(const s0_table *table, size_t row, size_t column);
/* The file a row came from. */
const s0_file *s0_table_file(const s0_table *table, size_t row);
/* All files of the table, also those without a row, in order of path. */
const s0_file *const *s0_table_files(const s0_table *table, size_t *count);

/* Files that are cited one by one; of more, as the folder that holds them all: "evidence/risks/
 * (300 files)". */
#define S0_FILES_CITED 50
/* That text for `count` files (at least one); NULL: memory is short. */
const char *s0_files_text(s0_arena *arena, const s0_file *const *files, size_t count);

/* A table built by the engine (schedules, the catalogue's `implied`): columns with
 * their entries, and cells row by row. `cells` is borrowed (rows × columns);
 * `marks` (per row) and `files` (per row) may be NULL. NULL: memory is short. */
s0_table *s0_table_build(s0_arena *arena, const char *name, const s0_entry *const *columns,
                         size_t column_count, const s0_cell *cells, size_t rows,
                         const s0_mark *marks, const s0_file *const *files);

#endif
