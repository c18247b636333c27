/* tokens.c - a reader of Lua's tokens, just good enough to tell names and strings from
 * comments. It decides nothing: a wrong place only points a person to the wrong line. */
#include "rule/tokens.h"

#include <ctype.h>
#include <string.h>

static void step(s0_tokens *r)
{
    if (*r->at == '\n') {
        r->line++;
        r->line_start = r->at + 1;
    }
    r->at++;
}

/* The level of a long bracket "[==[" at `at`; -1 when none opens there. */
static int long_bracket(const s0_tokens *r)
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
static void read_long(s0_tokens *r, int level, s0_token *out)
{
    r->at += level + 2;
    out->text = r->at;
    while (r->at < r->end) {
        if (*r->at == ']' && r->end - r->at > level + 1 && r->at[level + 1] == ']' &&
            strspn(r->at + 1, "=") == (size_t)level)
            break;
        step(r);
    }
    out->size = (size_t)(r->at - out->text);
    r->at += r->end - r->at < level + 2 ? r->end - r->at : level + 2;
}

static void read_quoted(s0_tokens *r, s0_token *out)
{
    char quote = *r->at++;

    out->text = r->at;
    while (r->at < r->end && *r->at != quote && *r->at != '\n') {
        if (*r->at == '\\' && r->at + 1 < r->end)
            step(r);
        step(r);
    }
    out->size = (size_t)(r->at - out->text);
    if (r->at < r->end && *r->at == quote)
        r->at++;
}

static void read_comment(s0_tokens *r, s0_token *out)
{
    int level;

    r->at += 2;
    level = long_bracket(r);
    if (level >= 0) {
        read_long(r, level, out);
        return;
    }
    out->text = r->at;
    while (r->at < r->end && *r->at != '\n')
        r->at++;
    out->size = (size_t)(r->at - out->text);
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void read_sign(s0_tokens *r, s0_token *out)
{
    bool two = r->end - r->at > 1 && r->at[1] == '=' && strchr("=~<>", *r->at) != NULL;

    out->size = two ? 2 : 1;
    r->at += out->size;
}

static s0_mark mark_here(const s0_tokens *r)
{
    s0_mark mark = {.source = r->source, .line = r->line, .column = 1};

    for (const char *c = r->line_start; c < r->at; c++)
        mark.column += ((unsigned char)*c & 0xC0) != 0x80; /* characters, not bytes */
    return mark;
}

static s0_token read_token(s0_tokens *r)
{
    s0_token out = {.kind = S0_TOKEN_END, .text = r->at};
    int level;

    while (r->at < r->end && isspace((unsigned char)*r->at))
        step(r);
    out.mark = mark_here(r);
    out.text = r->at;
    if (r->at >= r->end)
        return out;
    level = long_bracket(r);
    if (r->end - r->at > 1 && r->at[0] == '-' && r->at[1] == '-') {
        out.kind = S0_TOKEN_COMMENT;
        read_comment(r, &out);
    } else if (is_name(*r->at)) {
        out.kind = S0_TOKEN_NAME;
        while (r->at < r->end && is_name(*r->at))
            r->at++;
        out.size = (size_t)(r->at - out.text);
    } else if (*r->at == '"' || *r->at == '\'') {
        out.kind = S0_TOKEN_STRING;
        read_quoted(r, &out);
    } else if (level >= 0) {
        out.kind = S0_TOKEN_STRING;
        read_long(r, level, &out);
    } else {
        out.kind = S0_TOKEN_SIGN;
        read_sign(r, &out);
    }
    return out;
}

s0_tokens s0_tokens_of(const s0_source *source, bool comments)
{
    return (s0_tokens){.source = source,
                       .at = source->text,
                       .end = source->text + source->size,
                       .line_start = source->text,
                       .line = 1,
                       .comments = comments};
}

s0_token s0_token_next(s0_tokens *tokens)
{
    s0_token token = read_token(tokens);

    while (token.kind == S0_TOKEN_COMMENT && !tokens->comments)
        token = read_token(tokens);
    return token;
}

bool s0_token_is(const s0_token *token, const char *text)
{
    return strlen(text) == token->size && memcmp(token->text, text, token->size) == 0;
}

bool s0_token_sign(const s0_token *token, const char *text)
{
    return token->kind == S0_TOKEN_SIGN && s0_token_is(token, text);
}
