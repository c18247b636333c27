/* place.c - the tokens of a rule searched for a key, and from there for a text. */
#include "rule/place.h"

#include "rule/tokens.h"

/* Move to the key; its place. */
static bool find_key(s0_tokens *tokens, const char *key, s0_mark *out)
{
    for (;;) {
        s0_token token = s0_token_next(tokens), after;
        s0_tokens ahead = *tokens;

        if (token.kind == S0_TOKEN_END)
            return false;
        if ((token.kind != S0_TOKEN_NAME && token.kind != S0_TOKEN_STRING) ||
            !s0_token_is(&token, key))
            continue;
        after = s0_token_next(&ahead);
        if (token.kind == S0_TOKEN_STRING) {
            if (!s0_token_sign(&after, "]"))
                continue;
            after = s0_token_next(&ahead);
        }
        if (!s0_token_sign(&after, "="))
            continue;
        *out = token.mark;
        *tokens = ahead;
        return true;
    }
}

s0_mark s0_rule_place(const s0_source *source, const char *key, const char *text)
{
    s0_mark found = {.source = source}, place;
    s0_tokens tokens = s0_tokens_of(source, false), start = tokens;

    if (key != NULL && find_key(&tokens, key, &place)) {
        found = place;
        start = tokens;
    }
    if (text == NULL)
        return found;
    for (;;) {
        s0_token token = s0_token_next(&start);

        if (token.kind == S0_TOKEN_END)
            return found;
        if (token.kind == S0_TOKEN_STRING && s0_token_is(&token, text))
            return token.mark;
    }
}

s0_mark s0_rule_start(const s0_source *source)
{
    s0_tokens tokens = s0_tokens_of(source, false);

    for (;;) {
        s0_token token = s0_token_next(&tokens), after;
        s0_tokens ahead = tokens;

        if (token.kind == S0_TOKEN_END)
            return (s0_mark){.source = source};
        after = s0_token_next(&ahead);
        if (token.kind == S0_TOKEN_NAME && s0_token_is(&token, "rule") &&
            (s0_token_sign(&after, "{") || s0_token_sign(&after, "(")))
            return token.mark;
    }
}
