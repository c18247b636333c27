/* field.c - the tokens of a rule, counted in and out of brackets and blocks. */
#include "field.h"

#include "rule/tokens.h"

static bool is_one_of(const s0_token *token, s0_token_kind kind, const char *const *texts)
{
    for (; token->kind == kind && *texts != NULL; texts++)
        if (s0_token_is(token, *texts))
            return true;
    return false;
}

/* By how much the token changes the depth. */
static int nesting(const s0_token *token)
{
    static const char *const opening[] = {"(", "{", "[", NULL}, *const closing[] = {")", "}", "]",
                                                                                    NULL};
    static const char *const begins[] = {"function", "if", "do", "repeat", NULL};
    static const char *const ends[] = {"end", "until", NULL};

    return is_one_of(token, S0_TOKEN_SIGN, opening) + is_one_of(token, S0_TOKEN_NAME, begins) -
           is_one_of(token, S0_TOKEN_SIGN, closing) - is_one_of(token, S0_TOKEN_NAME, ends);
}

/* Past the brace that opens the table given to `rule`. */
static bool enter_rule(s0_tokens *tokens)
{
    bool named = false;

    for (s0_token token = s0_token_next(tokens); token.kind != S0_TOKEN_END;
         token = s0_token_next(tokens)) {
        if (named && s0_token_sign(&token, "{"))
            return true;
        named = named ? s0_token_sign(&token, "(")
                      : token.kind == S0_TOKEN_NAME && s0_token_is(&token, "rule");
    }
    return false;
}

bool field_span(const s0_source *source, const char *key, size_t *from, size_t *to)
{
    s0_tokens tokens = s0_tokens_of(source, false);
    bool begins = true, found = false;
    int depth = 1;

    if (!enter_rule(&tokens))
        return false;
    for (s0_token token = s0_token_next(&tokens); token.kind != S0_TOKEN_END;
         token = s0_token_next(&tokens)) {
        depth += nesting(&token);
        if (begins && token.kind == S0_TOKEN_NAME && s0_token_is(&token, key)) {
            found = true;
            *from = (size_t)(token.text - source->text);
        }
        begins = depth == 1 && (s0_token_sign(&token, ",") || s0_token_sign(&token, ";"));
        if ((found && begins) || depth == 0) {
            *to = (size_t)(token.text - source->text) + (begins ? 1 : 0);
            return found;
        }
    }
    return false;
}
