/* fuzz_csv.c - CSV from any bytes. The first byte picks separator and lines to skip. */
#include "fuzz.h"

#include <string.h>

#include "base/text.h"
#include "data/csv.h"

/* A cell is valid text, and its place lies not before that of the cell before it. */
static void check_row(const s0_csv_cell *row, size_t width, const s0_csv_cell *before)
{
    for (size_t i = 0; i < width; i++) {
        PROMISE(row[i].line > 0 && row[i].column > 0);
        PROMISE(s0_utf8_check(row[i].text, row[i].size) == row[i].size);
        PROMISE(before == NULL || row[i].line > before->line ||
                (row[i].line == before->line && row[i].column > before->column));
        before = &row[i];
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char separators[] = {0, ';', '\t', '|'};
    s0_arena *arena = s0_arena_new();
    s0_csv_options options = {0};
    s0_source source;
    const s0_csv_cell *row;
    s0_error err = {0};
    s0_csv *csv;
    size_t width;
    s0_code rc;

    if (size > 0) {
        options.separator = separators[bytes[0] & 3];
        options.skip_lines = bytes[0] >> 2 & 3;
        bytes++;
        size--;
    }
    source = fuzz_source(arena, bytes, size);
    rc = s0_csv_open(&csv, arena, &source, &options, &err);
    if (rc == S0_OK) {
        row = s0_csv_header(csv, &width);
        PROMISE(width > 0);
        check_row(row, width, NULL);
        while ((rc = s0_csv_next(csv, &row, &err)) == S0_OK && row != NULL)
            check_row(row, width, NULL);
    }
    if (rc != S0_OK)
        fuzz_refused(&err);
    s0_arena_free(arena);
    return 0;
}
