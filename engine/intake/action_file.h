/* action_file.h - evidence/actions.csv as a file that a command may edit: found, read, and changed
 * cell by cell (data/csv_edit.h), with its origin in sources.yaml.
 *
 * Only a file that people keep is edited. What another file gives, or an export with columns of its
 * own, is changed where it comes from. */
#ifndef S0_INTAKE_ACTION_FILE_H
#define S0_INTAKE_ACTION_FILE_H

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "data/csv.h"
#include "evidence/evidence.h"

#define S0_ACTION_FILE "evidence/actions.csv"
#define S0_SOURCES_FILE "evidence/sources.yaml"

typedef struct s0_action_file {
    s0_arena *arena;
    const s0_source *source; /* NULL: there is none yet */
    const s0_csv_cell *header;
    size_t width;
    s0_csv_options options;
    const s0_table *table;    /* its rows, in the file's order; NULL: none yet */
    const s0_source *sources; /* sources.yaml, or NULL */
} s0_action_file;

/* One cell of a row, by its column's name. */
typedef struct s0_action_cell {
    size_t row;
    const char *column;
    const char *text; /* "": nothing */
} s0_action_cell;

/* `evidence` was loaded from `workspace`. S0_EINPUT: the actions stand elsewhere, or the file is an
 * export. S0_ENOMEM. */
s0_code s0_action_file_open(s0_action_file *out, s0_arena *arena, const s0_bundle *workspace,
                            const s0_evidence *evidence, s0_error *err);

/* The row of an action; false: there is none. */
bool s0_action_file_row(const s0_action_file *file, const char *action, size_t *row);

/* "CA-2026-004": the first number of that year behind all that were given. NULL: memory is short.
 */
const char *s0_action_file_next(const s0_action_file *file, int year);

/* The file with other cells in rows that are there. A column that it lacks is S0_EINPUT, but
 * for `effect`, which only commands write and which is added, and `requirement`, which the finding
 * says too and which is left out. S0_ENOMEM. */
s0_code s0_action_file_set(s0_buf *out, const s0_action_file *file, const s0_action_cell *cells,
                           size_t count, s0_error *err);

/* The file with one more row (`row` of the cells is not looked at); with its header where there was
 * none. As above. */
s0_code s0_action_file_add(s0_buf *out, const s0_action_file *file, const s0_action_cell *cells,
                           size_t count, s0_error *err);

/* sources.yaml with an origin for the file: as it was where it has one, else with an entry behind
 * all others; one that was made so before takes `on` as the day of collection. `*out` NULL: nothing
 * is to be changed, or it cannot be without touching what people wrote. S0_ENOMEM. */
s0_code s0_action_file_origin(const char **out, const s0_action_file *file, bool stated, s0_day on,
                              s0_error *err);

#endif
