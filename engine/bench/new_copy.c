/* new_copy.c - a rule to begin with that is a copy of another: its text, with another id, title
 * and requirement; examples and all else stay. */
#include <string.h>

#include "bench/new_parts.h"

/* Whether the line is `key = "…",` of the rule itself: examples stand deeper than four blanks. */
static bool is_field(const char *line, size_t size, const char *key)
{
    size_t at = 0, length = strlen(key);

    while (at < size && line[at] == ' ')
        at++;
    if (at > 4 || size - at < length || strncmp(line + at, key, length) != 0)
        return false;
    at += length;
    while (at < size && line[at] == ' ')
        at++;
    return at < size && line[at] == '=';
}

/* The line with another text after '='; false: no text stands there that ends on the line. */
static bool put_field(s0_buf *out, const char *line, size_t size, const char *value)
{
    const char *open = memchr(line, '"', size), *close;
    size_t left = open != NULL ? size - (size_t)(open - line) - 1 : 0;

    if (open == NULL)
        return false;
    for (close = open + 1; left > 0 && *close != '"'; close++, left--)
        if (*close == '\\' && left > 1) {
            close++;
            left--;
        }
    if (left == 0)
        return false;
    s0_put_bytes(out, line, (size_t)(open - line));
    s0_new_quote(out, value);
    s0_put_bytes(out, close + 1, left - 1);
    s0_put_char(out, '\n');
    return true;
}

/* A line of `related` in which the new requirement, if it stands there, gives way to the old one.
 */
static void put_related(s0_buf *out, const char *line, size_t size, const char *now,
                        const char *before)
{
    const char *quoted = s0_textf(out->arena, "\"%s\"", now);
    const char *text = s0_text_copy(out->arena, line, size);
    const char *at = quoted != NULL && text != NULL ? strstr(text, quoted) : NULL;

    if (quoted == NULL || text == NULL)
        out->failed = true;
    else if (at == NULL)
        s0_putf(out, "%s\n", text);
    else
        s0_putf(out, "%.*s\"%s\"%s\n", (int)(at - text), text, before, at + strlen(quoted));
}

s0_code s0_new_copy(s0_buf *out, const s0_rule *from, const char *id, const char *title,
                    const char *requirement, s0_error *err)
{
    struct {
        const char *key, *value;
        bool done;
    } fields[] = {{"id", id, false},
                  {"title", title, title == NULL},
                  {"requirement", requirement, requirement == NULL}};
    const char *at = from->source->text, *end = at + from->source->size;

    s0_putf(out, "-- from %s\n", from->id);
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t size = (size_t)((stop != NULL ? stop : end) - at);
        /* the ids it had are not this rule's */
        bool written = is_field(at, size, "formerly") && memchr(at, '}', size) != NULL;

        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (!written && !fields[i].done && is_field(at, size, fields[i].key))
                written = fields[i].done = put_field(out, at, size, fields[i].value);
        if (!written && requirement != NULL && strcmp(requirement, from->requirement) != 0 &&
            is_field(at, size, "related")) {
            put_related(out, at, size, requirement, from->requirement);
        } else if (!written) {
            s0_put_bytes(out, at, size);
            s0_put_char(out, '\n');
        }
        at += size + 1;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!fields[i].done)
            return s0_fail(err, S0_EINPUT, (s0_mark){.source = from->source},
                           "it cannot be copied: its %s does not stand on a line of its own",
                           fields[i].key);
    return S0_OK;
}
