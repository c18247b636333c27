/* lines.c - the offset of every 32nd line; the rest is counted when asked for. */
#include "evidence/lines.h"

#include <stdbool.h>
#include <string.h>

#define STEP 32u
#define EXPECTED 48u /* bytes of a line: what is made room for at first */

struct s0_lines {
    const s0_source *source;
    size_t *starts; /* of lines 1, 33, 65, … */
    size_t count;
};

static size_t after_newline(const s0_source *source, size_t at)
{
    const char *found =
        at < source->size ? memchr(source->text + at, '\n', source->size - at) : NULL;

    return found != NULL ? (size_t)(found - source->text) + 1 : source->size;
}

const s0_lines *s0_lines_make(s0_arena *arena, const s0_source *source)
{
    s0_lines *lines = s0_alloc(arena, sizeof *lines);
    size_t room = source->size / (STEP * EXPECTED) + 1, line = 0;

    if (lines == NULL || (lines->starts = s0_alloc_n(arena, room, sizeof *lines->starts)) == NULL)
        return NULL;
    lines->source = source;
    lines->count = 1; /* of an empty file too */
    for (size_t at = 0; at < source->size; at = after_newline(source, at), line++) {
        if (line % STEP != 0)
            continue;
        if (line / STEP == room) {
            size_t *starts = s0_alloc_n(arena, room * 2, sizeof *starts);

            if (starts == NULL)
                return NULL;
            memcpy(starts, lines->starts, room * sizeof *starts);
            lines->starts = starts;
            room *= 2;
        }
        lines->starts[line / STEP] = at;
        lines->count = line / STEP + 1;
    }
    return lines;
}

static size_t line_start(const s0_lines *lines, uint32_t line)
{
    size_t block = (line - 1) / STEP;
    size_t at = lines->starts[block < lines->count ? block : lines->count - 1];

    for (uint32_t n = (line - 1) % STEP; n > 0; n--)
        at = after_newline(lines->source, at);
    return at;
}

/* Step over one character; `mark` goes with it. */
static size_t step(const s0_source *source, size_t at, s0_mark *mark)
{
    if (source->text[at] == '\n') {
        mark->line++;
        mark->column = 1;
        return at + 1;
    }
    do
        at++;
    while (at < source->size && ((unsigned char)source->text[at] & 0xC0) == 0x80);
    mark->column++;
    return at;
}

/* Step over one cell and the separator after it; false at the end of the row. */
static bool next_cell(const s0_source *source, size_t *at, char separator, s0_mark *mark)
{
    bool quoted = *at < source->size && source->text[*at] == '"';

    if (quoted)
        *at = step(source, *at, mark);
    while (*at < source->size) {
        char c = source->text[*at];

        if (quoted && c == '"') { /* a doubled one opens again at once */
            quoted = false;
        } else if (!quoted && c == '"') {
            quoted = true;
        } else if (!quoted && c == separator) {
            *at = step(source, *at, mark);
            return true;
        } else if (!quoted && (c == '\n' || (c == '\r' && source->text[*at + 1] == '\n'))) {
            return false;
        }
        *at = step(source, *at, mark);
    }
    return false;
}

s0_mark s0_lines_cell(const s0_lines *lines, uint32_t line, size_t field, char separator)
{
    s0_mark mark = {lines->source, line, 1};
    size_t at = line_start(lines, line);

    while (field-- > 0 && next_cell(lines->source, &at, separator, &mark)) {
    }
    return mark;
}
