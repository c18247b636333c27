/* tokens.h - the text of a rule as Lua's tokens, with the place of each: for whoever has to say
 * where something stands. Lua itself keeps no lines for the fields of a table.
 *
 * It takes any bytes and never fails: what is no Lua gives some tokens. Files that could not be
 * loaded are read too. */
#ifndef S0_RULE_TOKENS_H
#define S0_RULE_TOKENS_H

#include <stdbool.h>

#include "base/error.h"

typedef enum s0_token_kind {
    S0_TOKEN_END,
    S0_TOKEN_NAME,    /* names, keywords, numbers */
    S0_TOKEN_STRING,  /* `text` is what stands between the quotes or brackets, as written */
    S0_TOKEN_SIGN,    /* one character, or "==", "~=", "<=", ">=" */
    S0_TOKEN_COMMENT, /* `text` is what stands behind the two dashes */
} s0_token_kind;

typedef struct s0_token {
    s0_token_kind kind;
    const char *text; /* in the source */
    size_t size;
    s0_mark mark; /* of its first character: the quote of a string, the dash of a comment */
} s0_token;

/* A place that moves through a source; copied to look ahead. */
typedef struct s0_tokens {
    const s0_source *source;
    const char *at, *end, *line_start;
    uint32_t line;
    bool comments; /* whether comments are tokens, or skipped like blanks */
} s0_tokens;

s0_tokens s0_tokens_of(const s0_source *source, bool comments);
/* The next token; S0_TOKEN_END behind the last one, for ever. */
s0_token s0_token_next(s0_tokens *tokens);
/* Whether the token's text is `text`, whatever its kind. */
bool s0_token_is(const s0_token *token, const char *text);
/* Whether it is the sign `text`. */
bool s0_token_sign(const s0_token *token, const char *text);

#endif
