/* lint_words.c - names that nobody defines: a slip in a word of the rule language, or a function
 * that rules do not have. Lua finds out only when the line is reached. */
#include <string.h>

#include "base/text.h"
#include "bench/lint_parts.h"

static const char *const words[] = {
    "after",   "any_of", "assert",   "at_least", "at_most", "before",      "by",     "column",
    "conform", "error",  "every",    "gap",      "given",   "improvement", "ipairs", "math",
    "none",    "one_of", "pairs",    "per",      "rule",    "schedule",    "select", "since",
    "string",  "table",  "tonumber", "tostring", "type",    "use",         "utf8"};

#define WORDS (sizeof words / sizeof *words)

const char *const *s0_lint_globals(size_t *count)
{
    *count = WORDS;
    return words;
}

static bool same(const s0_token *a, const s0_token *b)
{
    return a->kind == S0_TOKEN_NAME && a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

/* Whether a list of names that ends at token `at` stands behind `local` or `for`. */
static bool is_listed(const s0_script *s, size_t at)
{
    while (at > 1 && s0_script_sign(s, at - 1, ",") && s->tokens[at - 2].kind == S0_TOKEN_NAME)
        at -= 2;
    return at > 0 &&
           (s0_token_is(&s->tokens[at - 1], "local") || s0_token_is(&s->tokens[at - 1], "for") ||
            s0_token_is(&s->tokens[at - 1], "function"));
}

/* Whether the token stands between the brackets of a function's parameters. */
static bool is_parameter(const s0_script *s, size_t at)
{
    size_t open = at;

    while (open > 0 &&
           (s0_script_sign(s, open - 1, ",") || s->tokens[open - 1].kind == S0_TOKEN_NAME) &&
           !s0_script_is_keyword(&s->tokens[open - 1]))
        open--;
    if (open < 2 || !s0_script_sign(s, open - 1, "("))
        return false;
    return s0_token_is(&s->tokens[open - 2], "function") ||
           (open > 2 && s0_token_is(&s->tokens[open - 3], "function"));
}

static bool is_defined(const s0_script *s, const s0_token *name)
{
    for (size_t i = 0; i < s->count; i++)
        if (same(&s->tokens[i], name) && (is_listed(s, i) || is_parameter(s, i)))
            return true;
    for (size_t i = 0; i < WORDS; i++)
        if (s0_token_is(name, words[i]))
            return true;
    return false;
}

static bool said_before(const s0_script *s, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (same(&s->tokens[i], &s->tokens[at]) && s0_script_is_free(s, i))
            return true;
    return false;
}

/* `local x <const>`, `goto there`, and what a function with a colon is called on. */
static bool is_part_of_lua(const s0_script *s, size_t at)
{
    return (s0_script_sign(s, at + 1, ">") && at > 0 && s0_script_sign(s, at - 1, "<") &&
            (s0_token_is(&s->tokens[at], "const") || s0_token_is(&s->tokens[at], "close"))) ||
           (at > 0 && s0_token_is(&s->tokens[at - 1], "goto")) ||
           s0_token_is(&s->tokens[at], "self");
}

void s0_lint_words(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const s0_token *token = &s->tokens[i];
        bool number = token->size > 0 && *token->text >= '0' && *token->text <= '9';
        char *name;
        const char *near;

        if (number || !s0_script_is_free(s, i) || s0_script_is_keyword(token) ||
            is_part_of_lua(s, i) || is_defined(s, token) || said_before(s, i))
            continue;
        if ((name = s0_script_text(l->arena, token)) == NULL) {
            l->failed = true;
            return;
        }
        s0_lint_add(l, "unknown-word", rule, token->mark, "nothing is called \"%s\" here", name);
        if ((near = s0_nearest(name, words, WORDS)) != NULL)
            s0_lint_hint(l, "did you mean \"%s\"?", near);
        else
            s0_lint_hint(l, "the words of a rule: docs/rules.md, \"What is around a check\"");
    }
}
