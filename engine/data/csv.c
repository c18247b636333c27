/* csv.c - one pass over the bytes, row by row.
 *
 * The inner loops look for the next byte that means something and nothing else:
 * UTF-8 is checked for the whole file when it is opened, characters are counted
 * once per cell and only in files that are not all ASCII. Cells point into the
 * source, except those with doubled quotes, which are written out into a scratch
 * buffer that the next row uses again. */
#include "data/csv.h"

#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "data/place.h"

#define FIRST_ROOM 16

struct s0_csv {
    s0_arena *arena;
    const s0_source *source;
    const char *at;   /* the next byte */
    const char *end;  /* behind the last one */
    const char *line; /* start of the line that `column_base` belongs to */
    uint32_t number;  /* of that line */
    bool ascii;
    unsigned char meaning[256]; /* 1: ends a run of plain bytes */
    char separator;
    s0_csv_cell *header;
    size_t width;
    s0_csv_cell *row;
    size_t room; /* of `row` */
    s0_buf scratch;
    const char *counted; /* in this line, bytes up to here ... */
    uint32_t column;     /* ... make columns up to this one */
};

static void new_line(s0_csv *csv)
{
    csv->line = csv->counted = csv->at;
    csv->number++;
    csv->column = 1;
}

/* The column of `at`, which moves forward only. */
static uint32_t column_at(s0_csv *csv, const char *at)
{
    size_t bytes = (size_t)(at - csv->counted);

    csv->column += (uint32_t)(csv->ascii ? bytes : s0_utf8_count(csv->counted, bytes));
    csv->counted = at;
    return csv->column;
}

static s0_mark mark_at(s0_csv *csv, const char *at)
{
    return (s0_mark){csv->source, csv->number, column_at(csv, at)};
}
