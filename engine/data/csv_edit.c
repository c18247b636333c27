/* csv_edit.c - see csv_edit.h: the reader says that the file is one, then its bytes are copied
 * cell by cell, with others in place of those that change. */
#include "data/csv_edit.h"

#include <string.h>

#include "data/place.h"

#define HEADER SIZE_MAX /* the row before the first one */

typedef struct copying {
    s0_buf *out;
    const char *at;  /* the next byte */
    const char *end; /* behind the last one */
    const s0_csv_edit *edit;
    const char *line_end; /* as the header's */
    size_t width;         /* columns of the file as it is */
    char separator;
} copying;

static void put_cell(s0_buf *out, const char *text, bool quoted, bool alone, char separator)
{
    const char special[] = {separator, '"', '\r', '\n', '\0'};
    size_t size = strlen(text);

    quoted =
        (quoted && size > 0) || strpbrk(text, special) != NULL || (alone && size == 0) ||
        (size > 0 && (strchr(" \t", text[0]) != NULL || strchr(" \t", text[size - 1]) != NULL));
    if (!quoted) {
        s0_put(out, text);
        return;
    }
    s0_put_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            s0_put_char(out, '"');
        s0_put_char(out, *text);
    }
    s0_put_char(out, '"');
}

void s0_csv_put_row(s0_buf *out, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            s0_put_char(out, ',');
        put_cell(out, cells[i], false, count == 1, ',');
    }
    s0_put_char(out, '\n');
}

/* --- checking ----------------------------------------------------------------------------------
 */

static s0_code check_text(const s0_source *source, const char *text, s0_error *err)
{
    size_t size = strlen(text);

    if (s0_utf8_check(text, size) < size)
        return s0_fail(err, S0_EINPUT, (s0_mark){.source = source},
                       "what is to be written there is not UTF-8");
    return S0_OK;
}

/* The file reads, and every change has its place in it. */
static s0_code check(size_t *width, s0_arena *arena, const s0_source *source,
                     const s0_csv_options *options, const s0_csv_edit *edit, s0_error *err)
{
    const s0_csv_cell *row = NULL;
    s0_csv *csv = NULL;
    size_t rows = 0;
    s0_code rc = s0_csv_open(&csv, arena, source, options, err);

    if (rc != S0_OK)
        return rc;
    s0_csv_header(csv, width);
    while ((rc = s0_csv_next(csv, &row, err)) == S0_OK && row != NULL)
        rows++;
    for (size_t i = 0; rc == S0_OK && i < edit->set_count; i++) {
        if (edit->sets[i].row >= rows || edit->sets[i].column >= *width + edit->column_count)
            return s0_fail(err, S0_EINPUT, (s0_mark){.source = source},
                           "there is no cell to change in row %zu, column %zu",
                           edit->sets[i].row + 1, edit->sets[i].column + 1);
        rc = check_text(source, edit->sets[i].text, err);
    }
    for (size_t i = 0; rc == S0_OK && i < edit->column_count; i++)
        rc = check_text(source, edit->columns[i], err);
    for (size_t i = 0; rc == S0_OK && edit->added != NULL && i < *width + edit->column_count; i++)
        rc = check_text(source, edit->added[i], err);
    return rc;
}

/* --- copying -----------------------------------------------------------------------------------
 */

static bool at_line_end(const copying *c)
{
    return c->at < c->end && (*c->at == '\n' || *c->at == '\r');
}

static void copy_to(copying *c, const char *end)
{
    s0_put_bytes(c->out, c->at, (size_t)(end - c->at));
    c->at = end;
}

static void copy_line_end(copying *c)
{
    const char *at = c->at;

    if (at < c->end && *at == '\r')
        at++;
    if (at < c->end && *at == '\n')
        at++;
    copy_to(c, at);
}

/* Behind the cell that begins here; the reader has seen that its quotes are in order. */
static const char *cell_end(const copying *c)
{
    const char *at = c->at;
    bool inside = false;

    while (at < c->end && (inside || (*at != c->separator && *at != '\n' && *at != '\r'))) {
        if (*at == '"')
            inside = !inside;
        at++;
    }
    return at;
}

static const char *changed(const copying *c, size_t row, size_t column)
{
    for (size_t i = 0; row != HEADER && i < c->edit->set_count; i++)
        if (c->edit->sets[i].row == row && c->edit->sets[i].column == column)
            return c->edit->sets[i].text;
    return NULL;
}

static void copy_row(copying *c, size_t row)
{
    size_t all = c->width + c->edit->column_count;

    for (size_t i = 0; i < c->width; i++) {
        const char *text = changed(c, row, i), *end;

        if (i > 0)
            copy_to(c, c->at + 1); /* the separator */
        end = cell_end(c);
        if (text != NULL) {
            put_cell(c->out, text, *c->at == '"', all == 1, c->separator);
            c->at = end;
        } else if (all > 1 && c->width == 1 && end == c->at) {
            s0_put(c->out, "\"\""); /* one empty cell was a row of its own */
        } else {
            copy_to(c, end);
        }
    }
    for (size_t i = 0; i < c->edit->column_count; i++) {
        const char *text = row == HEADER ? c->edit->columns[i] : changed(c, row, c->width + i);

        s0_put_char(c->out, c->separator);
        put_cell(c->out, text != NULL ? text : "", false, false, c->separator);
    }
}

static void add_row(copying *c)
{
    size_t all = c->width + c->edit->column_count;

    if (c->out->size > 0 && c->out->text[c->out->size - 1] != '\n')
        s0_put(c->out, c->line_end);
    for (size_t i = 0; i < all; i++) {
        if (i > 0)
            s0_put_char(c->out, c->separator);
        put_cell(c->out, c->edit->added[i], false, all == 1, c->separator);
    }
    s0_put(c->out, c->line_end);
}

s0_code s0_csv_edit_apply(s0_buf *out, s0_arena *arena, const s0_source *source,
                          const s0_csv_options *options, const s0_csv_edit *edit, s0_error *err)
{
    copying c = {.out = out,
                 .at = source->text,
                 .end = source->text + source->size,
                 .edit = edit,
                 .line_end = "\n",
                 .separator =
                     options != NULL && options->separator != '\0' ? options->separator : ','};
    s0_code rc = check(&c.width, arena, source, options, edit, err);

    if (rc != S0_OK)
        return rc;
    copy_to(&c, source->text + s0_place_start(source).byte);
    for (uint32_t i = 0; options != NULL && i < options->skip_lines && c.at < c.end; i++) {
        const char *newline = memchr(c.at, '\n', (size_t)(c.end - c.at));

        copy_to(&c, newline != NULL ? newline + 1 : c.end);
    }
    for (size_t row = HEADER; c.at < c.end;) {
        if (at_line_end(&c) && (row == HEADER || c.width > 1)) { /* an empty line */
            copy_line_end(&c);
            continue;
        }
        copy_row(&c, row);
        if (row == HEADER && at_line_end(&c) && *c.at == '\r')
            c.line_end = "\r\n";
        copy_line_end(&c);
        row++; /* from HEADER to 0 */
    }
    if (edit->added != NULL)
        add_row(&c);
    return out->failed ? s0_fail_memory(err) : S0_OK;
}
