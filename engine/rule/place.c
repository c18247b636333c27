/* place.c - a reader of Lua's tokens, just good enough to tell names and strings from
 * comments. It decides nothing: a wrong place only points a person to the wrong line. */
#include "rule/place.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

typedef enum kind { END, NAME, STRING, OTHER } kind;

typedef struct reader {
    const char *at, *end, *line_start;
    uint32_t line;
    /* The token read last. */
    kind kind;
    const char *text;
    size_t size;
    s0_mark mark;
} reader;

static void step(reader *r)
{
    if (*r->at == '\n') {
        r->line++;
        r->line_start = r->at + 1;
    }
    r->at++;
}

/* The level of a long bracket "[==[" at `at`; -1 when none opens there. */
static int long_bracket(const reader *r)
{
    const char *at = r->at;
    int level = 0;

    if (at >= r->end || *at != '[')
        return -1;
    for (at++; at < r->end && *at == '='; at++)
        level++;
    return at < r->end && *at == '[' ? level : -1;
}

/* Past a long bracket of `level`; its text becomes the token's. */
static void read_long(reader *r, int level)
{
    r->at += level + 2;
    r->text = r->at;
    while (r->at < r->end) {
        if (*r->at == ']' && r->end - r->at > level + 1 && r->at[level + 1] == ']' &&
            strspn(r->at + 1, "=") == (size_t)level)
            break;
        step(r);
    }
    r->size = (size_t)(r->at - r->text);
    r->at += r->end - r->at < level + 2 ? r->end - r->at : level + 2;
}

static void read_quoted(reader *r)
{
    char quote = *r->at++;

    r->text = r->at;
    while (r->at < r->end && *r->at != quote && *r->at != '\n') {
        if (*r->at == '\\' && r->at + 1 < r->end)
            step(r);
        step(r);
    }
    r->size = (size_t)(r->at - r->text);
    if (r->at < r->end && *r->at == quote)
        r->at++;
}

static void skip_comment(reader *r)
{
    int level;

    r->at += 2;
    level = long_bracket(r);
    if (level >= 0) {
        read_long(r, level);
        return;
    }
    while (r->at < r->end && *r->at != '\n')
        r->at++;
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void skip_blanks(reader *r)
{
    while (r->at < r->end) {
        if (isspace((unsigned char)*r->at))
            step(r);
        else if (r->end - r->at > 1 && r->at[0] == '-' && r->at[1] == '-')
            skip_comment(r);
        else
            return;
    }
}

static void next(reader *r)
{
    int level;

    skip_blanks(r);
    r->kind = END;
    if (r->at >= r->end)
        return;
    r->mark.line = r->line;
    r->mark.column = 1;
    for (const char *c = r->line_start; c < r->at; c++)
        r->mark.column += ((unsigned char)*c & 0xC0) != 0x80; /* characters, not bytes */
    level = long_bracket(r);
    r->text = r->at;
    if (is_name(*r->at)) {
        r->kind = NAME;
        while (r->at < r->end && is_name(*r->at))
            r->at++;
        r->size = (size_t)(r->at - r->text);
    } else if (*r->at == '"' || *r->at == '\'') {
        r->kind = STRING;
        read_quoted(r);
    } else if (level >= 0) {
        r->kind = STRING;
        read_long(r, level);
    } else {
        r->kind = OTHER;
        r->size = 1;
        r->at++;
    }
}

static bool is_text(const reader *r, const char *text)
{
    return strlen(text) == r->size && memcmp(r->text, text, r->size) == 0;
}

static bool is_sign(const reader *r, char sign)
{
    return r->kind == OTHER && *r->text == sign;
}

/* Move to the key; its place. */
static bool find_key(reader *r, const char *key, s0_mark *out)
{
    for (next(r); r->kind != END; next(r)) {
        reader ahead;

        if ((r->kind != NAME && r->kind != STRING) || !is_text(r, key))
            continue;
        *out = r->mark;
        ahead = *r;
        next(&ahead);
        if (r->kind == STRING) {
            if (!is_sign(&ahead, ']'))
                continue;
            next(&ahead);
        }
        if (!is_sign(&ahead, '='))
            continue;
        next(&ahead);
        if (!is_sign(&ahead, '='))
            return true;
    }
    return false;
}

s0_mark s0_rule_place(const s0_source *source, const char *key, const char *text)
{
    s0_mark found = {.source = source}, place;
    reader r = {.at = source->text,
                .end = source->text + source->size,
                .line_start = source->text,
                .line = 1,
                .mark = {.source = source}};
    reader start = r;

    if (key != NULL && find_key(&r, key, &place)) {
        found = place;
        start = r;
    }
    if (text == NULL)
        return found;
    for (next(&start); start.kind != END; next(&start))
        if (start.kind == STRING && is_text(&start, text))
            return start.mark;
    return found;
}
