/* csv.h - CSV files row by row (RFC 4180), each cell with its place.
 *
 * A byte order mark is skipped, also inside the quotes of the first cell; CRLF,
 * LF and a mixture end rows; quoted cells may hold newlines. Refused with their
 * place: a row with more or fewer cells than the header, a quote that never
 * closes, text after a closing quote, a quote or a carriage return of its own
 * inside an unquoted cell, NUL, invalid UTF-8, an empty or doubled name in the
 * header. Lines with nothing in them are skipped before the header, and after it
 * when it has more than one cell. */
#ifndef S0_DATA_CSV_H
#define S0_DATA_CSV_H

#include "base/arena.h"
#include "base/error.h"

typedef struct s0_csv s0_csv;

typedef struct s0_csv_cell {
    const char *text; /* not terminated; quotes resolved; borrowed */
    size_t size;
    bool quoted;
    uint32_t line;
    uint32_t column;
} s0_csv_cell;

typedef struct s0_csv_options {
    char separator;      /* 0: ',' */
    uint32_t skip_lines; /* lines before the header */
} s0_csv_options;

/* Open and read the header. `source` and the arena must outlive the reader. A file
 * without a header line is S0_EINPUT. S0_ENOMEM. */
s0_code s0_csv_open(s0_csv **out, s0_arena *arena, const s0_source *source,
                    const s0_csv_options *options, s0_error *err);

/* The header's cells. */
const s0_csv_cell *s0_csv_header(const s0_csv *csv, size_t *count);

/* The next row: as many cells as the header, valid until the next call; `*row`
 * NULL at the end. S0_EINPUT, S0_ENOMEM. */
s0_code s0_csv_next(s0_csv *csv, const s0_csv_cell **row, s0_error *err);

/* The byte of the source where the row read last begins. The reader never goes back before it, but
 * errors show lines. */
size_t s0_csv_start(const s0_csv *csv);

#endif
