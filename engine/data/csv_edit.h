/* csv_edit.h - cells of a CSV file are changed, and every other byte stays as it is: order of
 * rows and columns, quotes, line ends, empty lines, byte order mark.
 *
 * Text is written as it is, so that it is read back as it was: nothing is put before a text that
 * a spreadsheet would take for a formula. */
#ifndef S0_DATA_CSV_EDIT_H
#define S0_DATA_CSV_EDIT_H

#include "base/text.h"
#include "data/csv.h"

/* One cell that becomes `text`. */
typedef struct s0_csv_set {
    size_t row;    /* 0: the first one after the header */
    size_t column; /* of the header, new ones included */
    const char *text;
} s0_csv_set;

typedef struct s0_csv_edit {
    const s0_csv_set *sets; /* in any order; of two on one cell the first counts */
    size_t set_count;
    const char *const *columns; /* names of new columns, behind the last one; cells are empty */
    size_t column_count;
    const char *const *added; /* a row behind the last: one text for each column; NULL: none */
} s0_csv_edit;

/* The bytes of `source` with the changes, into `out`. A cell that was in quotes stays so unless it
 * is emptied; a new text gets them where it needs them. A row ends as the header does. `options` as
 * for s0_csv_open; NULL: none. A file that cannot be read is S0_EINPUT, as is text that is not
 * UTF-8, and a change of a row or column that is not there. S0_ENOMEM. */
s0_code s0_csv_edit_apply(s0_buf *out, s0_arena *arena, const s0_source *source,
                          const s0_csv_options *options, const s0_csv_edit *edit, s0_error *err);

/* One row as a line of a new file, with its newline. */
void s0_csv_put_row(s0_buf *out, const char *const *cells, size_t count);

#endif
