/* csv.c - one pass over the bytes, row by row.
 *
 * The inner loops look for the next byte that means something and nothing else:
 * UTF-8 is checked for the whole file when it is opened, characters are counted
 * once per cell and only in files that are not all ASCII. Cells point into the
 * source, except those with doubled quotes, which are written out into a scratch
 * buffer that the next row uses again. The NUL behind a source ends every loop. */
#include "data/csv.h"

#include <string.h>

#include "base/limits.h"
#include "base/map.h"
#include "base/text.h"
#include "data/place.h"

#define FIRST_ROOM 16

struct s0_csv {
    s0_arena *arena;
    const s0_source *source;
    const char *at;      /* the next byte */
    const char *start;   /* of the row read last */
    const char *end;     /* behind the last one */
    uint32_t line;       /* that `at` stands in */
    const char *counted; /* in this line, the bytes up to here ... */
    uint32_t column;     /* ... lie in front of this column */
    bool ascii;
    bool ends_plain[256]; /* bytes that end a run of plain ones */
    char separator;
    s0_csv_cell *header;
    size_t width; /* cells of the header, and so of each row; 0: header not read yet */
    s0_csv_cell *row;
    size_t room; /* of `row` */
    s0_buf scratch;
};

static void new_line(s0_csv *csv, const char *start)
{
    csv->line++;
    csv->counted = start;
    csv->column = 1;
}

/* The column of `at`, which may only move forward in its line. */
static uint32_t column_of(s0_csv *csv, const char *at)
{
    size_t bytes = (size_t)(at - csv->counted);

    csv->column += (uint32_t)(csv->ascii ? bytes : s0_utf8_count(csv->counted, bytes));
    csv->counted = at;
    return csv->column;
}

static s0_code refuse(s0_csv *csv, const char *at, const char *what, s0_error *err)
{
    s0_mark mark = {csv->source, csv->line, column_of(csv, at)};

    return s0_fail(err, S0_EINPUT, mark, "%s", what);
}

static bool ends_line(const s0_csv *csv, const char *at)
{
    return at == csv->end || *at == '\n' || (*at == '\r' && (at + 1 == csv->end || at[1] == '\n'));
}

/* Step over the end of the line at `at`. */
static void end_line(s0_csv *csv)
{
    if (csv->at < csv->end && *csv->at == '\r')
        csv->at++;
    if (csv->at < csv->end && *csv->at == '\n')
        csv->at++;
    new_line(csv, csv->at);
}

static s0_code read_plain(s0_csv *csv, s0_csv_cell *cell, s0_error *err)
{
    const char *at = csv->at;

    while (!csv->ends_plain[(unsigned char)*at])
        at++;
    if (at < csv->end && *at == '"') {
        refuse(csv, at, "a quote stands inside a cell that has none around it", err);
        s0_hint(err, "put quotes around the whole cell and double the one inside");
        return S0_EINPUT;
    }
    if (at < csv->end && *at == '\r' && !ends_line(csv, at)) {
        refuse(csv, at, "a carriage return stands here without a newline", err);
        s0_hint(err, "save the file with the line ends of Unix or Windows");
        return S0_EINPUT;
    }
    cell->text = csv->at;
    cell->size = (size_t)(at - csv->at);
    csv->at = at;
    return S0_OK;
}

/* Count the newlines from `at` to `end`, which lie inside quotes. */
static void pass_lines(s0_csv *csv, const char *at, const char *end)
{
    const char *newline;

    while ((newline = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        at = newline + 1;
        new_line(csv, at);
    }
}

static s0_code read_quoted(s0_csv *csv, s0_csv_cell *cell, s0_error *err)
{
    const char *start = csv->at + 1, *at = start, *quote;
    size_t written = csv->scratch.size;
    bool doubled = false;

    for (;; at = quote + 2) {
        if ((quote = memchr(at, '"', (size_t)(csv->end - at))) == NULL)
            return refuse(csv, csv->at, "this quote is never closed", err);
        if (quote[1] != '"')
            break;
        s0_put_bytes(&csv->scratch, at, (size_t)(quote + 1 - at));
        doubled = true;
    }
    cell->text = start;
    cell->size = (size_t)(quote - start);
    if (doubled) {
        s0_put_bytes(&csv->scratch, at, (size_t)(quote - at));
        if (csv->scratch.failed)
            return s0_fail_memory(err);
        cell->text = csv->scratch.text + written;
        cell->size = csv->scratch.size - written;
    }
    pass_lines(csv, start, quote);
    csv->at = quote + 1;
    if (!ends_line(csv, csv->at) && *csv->at != csv->separator)
        return refuse(csv, csv->at, "text follows the closing quote of a cell", err);
    return S0_OK;
}

/* Room for one more cell than `count`: as many as the header has, or more and
 * more while that is read. */
static s0_code make_room(s0_csv *csv, size_t count, s0_error *err)
{
    size_t room = csv->room > 0 ? csv->room * 2 : FIRST_ROOM;
    s0_csv_cell *row;
    s0_mark at = {csv->source, csv->line, 0};

    if (csv->width > 0 && count == csv->width) {
        at.column = column_of(csv, csv->at);
        s0_fail(err, S0_EINPUT, at, "a cell beyond the %zu of the header", csv->width);
        s0_hint(err, "a cell that holds the separator needs quotes");
        return S0_EINPUT;
    }
    if (count < csv->room)
        return S0_OK;
    if ((row = s0_alloc_n(csv->arena, room, sizeof *row)) == NULL)
        return s0_fail_memory(err);
    if (count > 0)
        memcpy(row, csv->row, count * sizeof *row);
    csv->row = row;
    csv->room = room;
    return S0_OK;
}

/* Read the cells of one line into `csv->row`. */
static s0_code read_row(s0_csv *csv, size_t *count, s0_error *err)
{
    s0_code rc;

    csv->scratch.size = 0;
    for (*count = 0;; csv->at++) { /* over the separator */
        s0_csv_cell *cell;

        if ((rc = make_room(csv, *count, err)) != S0_OK)
            return rc;
        cell = &csv->row[(*count)++];
        cell->line = csv->line;
        cell->column = column_of(csv, csv->at);
        cell->quoted = csv->at < csv->end && *csv->at == '"';
        rc = cell->quoted ? read_quoted(csv, cell, err) : read_plain(csv, cell, err);
        if (rc != S0_OK)
            return rc;
        if (ends_line(csv, csv->at)) {
            end_line(csv);
            return S0_OK;
        }
    }
}

static void skip_empty_lines(s0_csv *csv)
{
    while (csv->at < csv->end && ends_line(csv, csv->at))
        end_line(csv);
}

/* Refuse empty names and names that come twice; blanks around them do not count. */
static s0_code check_header(s0_csv *csv, s0_error *err)
{
    s0_map *seen = s0_map_new(csv->arena, csv->width);

    if (seen == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < csv->width; i++) {
        const s0_csv_cell *cell = &csv->header[i];
        const char *name = s0_text_key(csv->arena, cell->text, cell->size, false);
        s0_mark at = {csv->source, cell->line, cell->column};

        if (name == NULL)
            return s0_fail_memory(err);
        if (name[0] == '\0')
            return s0_fail(err, S0_EINPUT, at, "a column of the header has no name");
        if (s0_map_get(seen, name, NULL))
            return s0_fail(err, S0_EINPUT, at, "the column \"%s\" stands in the header twice",
                           name);
        if (!s0_map_set(seen, name, i))
            return s0_fail_memory(err);
    }
    return S0_OK;
}

static s0_code read_header(s0_csv *csv, uint32_t skip_lines, s0_error *err)
{
    s0_csv_cell *cells;
    size_t width;
    s0_code rc;

    for (; skip_lines > 0 && csv->at < csv->end; skip_lines--) {
        const char *newline = memchr(csv->at, '\n', (size_t)(csv->end - csv->at));

        csv->at = newline != NULL ? newline + 1 : csv->end;
        new_line(csv, csv->at);
    }
    skip_empty_lines(csv);
    if (csv->at == csv->end)
        return s0_fail(err, S0_EINPUT, (s0_mark){.source = csv->source},
                       "there is no line with the names of the columns");
    if ((rc = read_row(csv, &width, err)) != S0_OK)
        return rc;
    cells = csv->row;
    if (width > S0_COLUMNS_MAX) {
        s0_fail(err, S0_EINPUT,
                (s0_mark){csv->source, cells[S0_COLUMNS_MAX].line, cells[S0_COLUMNS_MAX].column},
                "the header has %zu columns, more than the %d that are read", width,
                S0_COLUMNS_MAX);
        s0_hint(err, "leave out columns that nobody reads, or make several tables of it");
        return S0_EINPUT;
    }
    csv->width = csv->room = width;
    csv->row = s0_alloc_n(csv->arena, width, sizeof *csv->row);
    if (csv->row == NULL)
        return s0_fail_memory(err);
    /* Some programs write the byte order mark and then quote it with the name. */
    if (cells[0].quoted && cells[0].size >= 3 && memcmp(cells[0].text, "\xEF\xBB\xBF", 3) == 0) {
        cells[0].text += 3;
        cells[0].size -= 3;
    }
    csv->header = cells;
    csv->scratch = s0_buf_in(csv->arena); /* the header's names may lie in the old one */
    return check_header(csv, err);
}

s0_code s0_csv_open(s0_csv **out, s0_arena *arena, const s0_source *source,
                    const s0_csv_options *options, s0_error *err)
{
    s0_csv *csv = s0_alloc(arena, sizeof *csv);
    char separator = options != NULL && options->separator != '\0' ? options->separator : ',';
    s0_code rc;

    if (csv == NULL)
        return s0_fail_memory(err);
    if (strchr("\"\r\n", separator) != NULL || (unsigned char)separator >= 0x80)
        return s0_fail(err, S0_EINPUT, (s0_mark){.source = source},
                       "cells cannot be separated by a quote, a line end or half a character");
    if ((rc = s0_text_refuse(source, err)) != S0_OK)
        return rc;
    csv->arena = arena;
    csv->source = source;
    csv->at = csv->start = csv->counted = source->text + s0_place_start(source).byte;
    csv->end = source->text + source->size;
    csv->line = csv->column = 1;
    csv->ascii = s0_utf8_count(source->text, source->size) == source->size;
    csv->separator = separator;
    csv->ends_plain['\0'] = csv->ends_plain['\n'] = csv->ends_plain['\r'] = true;
    csv->ends_plain['"'] = csv->ends_plain[(unsigned char)separator] = true;
    csv->scratch = s0_buf_in(arena);
    if ((rc = read_header(csv, options != NULL ? options->skip_lines : 0, err)) == S0_OK)
        *out = csv;
    return rc;
}

const s0_csv_cell *s0_csv_header(const s0_csv *csv, size_t *count)
{
    *count = csv->width;
    return csv->header;
}

s0_code s0_csv_next(s0_csv *csv, const s0_csv_cell **row, s0_error *err)
{
    uint32_t line;
    size_t count;
    s0_code rc;

    *row = NULL;
    if (csv->width > 1)
        skip_empty_lines(csv);
    if (csv->at == csv->end)
        return S0_OK;
    line = csv->line;
    csv->start = csv->at;
    if ((rc = read_row(csv, &count, err)) != S0_OK)
        return rc;
    if (count < csv->width)
        return s0_fail(err, S0_EINPUT, (s0_mark){csv->source, line, 1},
                       "a row of %zu cells where the header has %zu", count, csv->width);
    *row = csv->row;
    return S0_OK;
}

size_t s0_csv_start(const s0_csv *csv)
{
    return (size_t)(csv->start - csv->source->text);
}
