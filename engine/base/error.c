/* error.c - filling an error: everything that comes from a file or a person is
 * made harmless on its way in, so that printing an error is always safe. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

#define EXCERPT_COLUMNS 76
#define DOTS "..."

/* Copy `size` bytes of `text` into `out` of `room` bytes, made harmless, on one
 * line, cut between two characters when it is too long. */
static void put_plain(char *out, size_t room, const char *text, size_t size)
{
    size_t used = 0;
    char piece[16];

    for (size_t i = 0; i < size;) {
        size_t length;

        if (text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
            i++;
            memcpy(piece, " ", 2);
        } else {
            i += s0_plain_step(text + i, size - i, piece, NULL);
        }
        length = strlen(piece);
        if (used + length + 1 > room) {
            if (used > 3 && room > 4) {
                out[used] = '\0';
                while (used + sizeof DOTS > room || ((unsigned char)out[used] & 0xC0) == 0x80)
                    used--;
                memcpy(out + used, DOTS, sizeof DOTS - 1);
                used += sizeof DOTS - 1;
            }
            break;
        }
        memcpy(out + used, piece, length);
        used += length;
    }
    if (room > 0)
        out[used] = '\0';
}

static void put_format(char *out, size_t room, const char *fmt, va_list args)
{
    char text[1024];
    int size = vsnprintf(text, sizeof text, fmt, args);

    if (size < 0)
        size = 0;
    put_plain(out, room, text, (size_t)size < sizeof text ? (size_t)size : sizeof text - 1);
}

/* Start and size of line `number` of the source; an empty run when there is none. */
static const char *find_line(const s0_source *source, uint32_t number, size_t *size)
{
    const char *line = source->text, *end = source->text + source->size, *stop;

    for (uint32_t i = 1; i < number; i++) {
        if ((line = memchr(line, '\n', (size_t)(end - line))) == NULL) {
            *size = 0;
            return end;
        }
        line++;
    }
    stop = memchr(line, '\n', (size_t)(end - line));
    *size = (size_t)((stop != NULL ? stop : end) - line);
    if (*size > 0 && line[*size - 1] == '\r')
        (*size)--;
    return line;
}

/* One character of an excerpt; tabs are blanks there. */
static size_t excerpt_step(const char *text, size_t size, char out[16], uint32_t *width)
{
    if (size > 0 && text[0] == '\t') {
        memcpy(out, " ", 2);
        *width = 1;
        return 1;
    }
    return s0_plain_step(text, size, out, width);
}

/* Columns of the excerpt of `size` bytes, no more than `most` (cheap on lines of
 * many megabytes). */
static uint32_t columns_of(const char *text, size_t size, uint32_t most)
{
    uint32_t columns = 0, width;
    char piece[16];

    for (size_t i = 0; i < size && columns < most; columns += width)
        i += excerpt_step(text + i, size - i, piece, &width);
    return columns;
}

/* The byte where the excerpt begins so that at most `before` columns lie in front
 * of byte `at`. */
static size_t excerpt_start(const char *line, size_t at, uint32_t before)
{
    size_t start = at;
    uint32_t columns = 0, width;
    char piece[16];

    while (start > 0) {
        size_t next = start - 1;

        while (next > 0 && start - next < 4 && ((unsigned char)line[next] & 0xC0) == 0x80)
            next--;
        excerpt_step(line + next, start - next, piece, &width);
        if (columns + width > before)
            break;
        columns += width;
        start = next;
    }
    return start;
}

/* The line at the mark, shortened around its column, and the caret under it. */
static void put_excerpt(s0_error *err, s0_mark at)
{
    size_t size, mark = 0, start = 0, i, used = 0;
    const char *line = find_line(at.source, at.line, &size);
    uint32_t columns = 0, width, room = EXCERPT_COLUMNS;
    char piece[16];

    for (uint32_t c = 1; c < at.column && mark < size; c++)
        mark += s0_plain_step(line + mark, size - mark, piece, NULL);
    if (columns_of(line, size, EXCERPT_COLUMNS + 1) > EXCERPT_COLUMNS) {
        uint32_t after;

        room -= 2 * (uint32_t)(sizeof DOTS - 1);
        after = columns_of(line + mark, size - mark, room / 2);
        if (columns_of(line, mark, room + 1) > room - after)
            start = excerpt_start(line, mark, after < room / 2 ? room - after - 1 : room / 2);
    }
    if (start > 0) {
        memcpy(err->line, DOTS, sizeof DOTS);
        used = columns = sizeof DOTS - 1;
        room += sizeof DOTS - 1;
    }
    err->caret = columns;
    for (i = start; i < size; columns += width, used += strlen(piece)) {
        size_t step = excerpt_step(line + i, size - i, piece, &width);

        if (columns + width > room || used + strlen(piece) + sizeof DOTS > sizeof err->line)
            break;
        if (i < mark)
            err->caret = columns + width;
        memcpy(err->line + used, piece, strlen(piece) + 1);
        i += step;
    }
    if (i < size)
        memcpy(err->line + used, DOTS, sizeof DOTS);
    if (at.column == 0 || used == 0)
        err->caret = 0;
}

void s0_mark_text(s0_mark at, char *out, size_t size)
{
    char place[32] = "", path[256];
    size_t length, room;

    if (size == 0)
        return;
    out[0] = '\0';
    if (at.source == NULL || at.source->path == NULL)
        return;
    if (at.line > 0 && at.column > 0)
        snprintf(place, sizeof place, ":%lu:%lu", (unsigned long)at.line, (unsigned long)at.column);
    else if (at.line > 0)
        snprintf(place, sizeof place, ":%lu", (unsigned long)at.line);
    /* A path too long for the room is cut, its place in the file never. */
    length = strlen(place);
    room = size > length ? size - length : 1;
    put_plain(path, room < sizeof path ? room : sizeof path, at.source->path,
              strlen(at.source->path));
    snprintf(out, size, "%s%s", path, place);
}

s0_code s0_fail(s0_error *err, s0_code code, s0_mark at, const char *fmt, ...)
{
    va_list args;
    s0_error made;

    if (err == NULL)
        return code;
    memset(&made, 0, sizeof made);
    made.code = code;
    va_start(args, fmt); /* the arguments may lie in the error that is replaced */
    put_format(made.message, sizeof made.message, fmt, args);
    va_end(args);
    s0_mark_text(at, made.where, sizeof made.where);
    if (at.source != NULL && at.source->text != NULL && at.line > 0) {
        if (s0_source_hold(at.source, NULL) == S0_OK)
            put_excerpt(&made, at);
        else
            s0_hint(&made, "the file changed while the audit ran: its line cannot be shown");
    }
    *err = made;
    return code;
}

s0_code s0_fail_memory(s0_error *err)
{
    return s0_fail(err, S0_ENOMEM, (s0_mark){0}, "out of memory");
}

s0_code s0_fail_errno(s0_error *err, const char *path, const char *what)
{
    s0_source source = {.path = path};
    int number = errno;

    return s0_fail(err, number == ENOMEM ? S0_ENOMEM : S0_EIO, (s0_mark){.source = &source},
                   "%s: %s", what, strerror(number));
}

void s0_hint(s0_error *err, const char *fmt, ...)
{
    va_list args;

    if (err == NULL)
        return;
    va_start(args, fmt);
    put_format(err->hint, sizeof err->hint, fmt, args);
    va_end(args);
}

size_t s0_error_text(const s0_error *err, char *out, size_t size)
{
    bool place = err->where[0] != '\0', line = err->line[0] != '\0', hint = err->hint[0] != '\0';
    int used;

    if (size == 0)
        return 0;
    used = snprintf(out, size, "%s%s%s\n%s%s%s%*s%s%s%s%s", err->where, place ? ": " : "",
                    err->message, line ? "  " : "", err->line, line ? "\n  " : "",
                    line ? (int)err->caret : 0, "", line ? "^\n" : "", hint ? "hint: " : "",
                    err->hint, hint ? "\n" : "");
    if (used < 0)
        return out[0] = '\0', (size_t)0;
    return (size_t)used < size ? (size_t)used : size - 1;
}
