/* lines.c - the place of every 64th line that somebody noted; the rest is counted when asked for.
 */
#include "evidence/lines.h"

#include <string.h>

#define STEP 64u
#define EXPECTED 48u /* bytes of a line: what is made room for at first */

typedef struct start {
    uint32_t line;
    size_t byte;
} start;

struct s0_lines {
    s0_arena *arena;
    const s0_source *source;
    start *starts;
    size_t count;
    size_t room;
    size_t noted; /* lines, also those that were left out */
};

s0_lines *s0_lines_make(s0_arena *arena, const s0_source *source)
{
    s0_lines *lines = s0_alloc(arena, sizeof *lines);

    if (lines == NULL)
        return NULL;
    lines->arena = arena;
    lines->source = source;
    lines->room = source->size / (STEP * EXPECTED) + 1;
    lines->starts = s0_alloc_n(arena, lines->room, sizeof *lines->starts);
    return lines->starts != NULL ? lines : NULL;
}

bool s0_lines_note(s0_lines *lines, uint32_t line, size_t byte)
{
    if (lines->noted++ % STEP != 0)
        return true;
    if (lines->count == lines->room) {
        start *starts = s0_alloc_n(lines->arena, lines->room * 2, sizeof *starts);

        if (starts == NULL)
            return false;
        memcpy(starts, lines->starts, lines->count * sizeof *starts);
        lines->starts = starts;
        lines->room *= 2;
    }
    lines->starts[lines->count++] = (start){line, byte};
    return true;
}

static size_t after_newline(const s0_source *source, size_t at)
{
    const char *found =
        at < source->size ? memchr(source->text + at, '\n', source->size - at) : NULL;

    return found != NULL ? (size_t)(found - source->text) + 1 : source->size;
}

/* The byte where a line starts: counted from the last one noted at or before it. */
static size_t line_start(const s0_lines *lines, uint32_t line)
{
    size_t low = 0, high = lines->count, at = 0;
    uint32_t from = 1;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lines->starts[middle].line <= line)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0) {
        from = lines->starts[low - 1].line;
        at = lines->starts[low - 1].byte;
    }
    for (; from < line; from++)
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
