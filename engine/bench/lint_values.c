/* lint_values.c - comparisons that Lua carries out and that are never true, or not when they seem
 * to be: dates with text, none with nil or by order, and columns where a condition was meant. */
#include <ctype.h>
#include <string.h>

#include "bench/lint_parts.h"

static bool is_comparison(const s0_script *s, size_t at)
{
    static const char *const signs[] = {"==", "~=", "<", ">", "<=", ">="};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (s0_script_sign(s, at, signs[i]))
            return true;
    return false;
}

static bool is_order(const s0_script *s, size_t at)
{
    return is_comparison(s, at) && !s0_script_sign(s, at, "==") && !s0_script_sign(s, at, "~=");
}

/* "2026-03-31", "2026-03" */
static bool is_date_text(const s0_token *token)
{
    if (token->kind != S0_TOKEN_STRING || (token->size != 10 && token->size != 7))
        return false;
    for (size_t i = 0; i < token->size; i++)
        if (i == 4 || i == 7 ? token->text[i] != '-' : !isdigit((unsigned char)token->text[i]))
            return false;
    return true;
}

static bool is_none_text(const s0_token *token)
{
    return token->kind == S0_TOKEN_STRING && s0_token_is(token, "none");
}

/* The token where the chain of names that ends at `at` begins: `audit` of audit.facts.x. */
static const s0_token *chain_start(const s0_script *s, size_t at)
{
    while (at > 1 && s0_script_sign(s, at - 1, ".") && s->tokens[at - 2].kind == S0_TOKEN_NAME)
        at -= 2;
    return &s->tokens[at];
}

/* Whether the name is what the check is handed, a local made from it, or a record of a loop. */
static bool is_evidence(const s0_script *s, const s0_token *name)
{
    const s0_token *audit = s->check.from + 2 < s->check.to ? &s->tokens[s->check.from + 2] : NULL;

    if (audit == NULL || name->kind != S0_TOKEN_NAME)
        return false;
    if (name->size == audit->size && memcmp(name->text, audit->text, name->size) == 0)
        return true;
    for (size_t i = s->check.from; i + 3 < s->check.to; i++) {
        const s0_token *t = &s->tokens[i + 1];

        if (t->size != name->size || memcmp(t->text, name->text, name->size) != 0)
            continue;
        if (s0_token_is(&s->tokens[i], "local") && s0_script_sign(s, i + 2, "=") &&
            s->tokens[i + 3].size == audit->size &&
            memcmp(s->tokens[i + 3].text, audit->text, audit->size) == 0)
            return true;
        if (s0_token_is(&s->tokens[i], "for") && s0_token_is(&s->tokens[i + 2], "in"))
            for (size_t k = i + 3; k < s->check.to && !s0_token_is(&s->tokens[k], "do"); k++)
                if (s0_token_is(&s->tokens[k], "each"))
                    return true;
    }
    return false;
}

static void check_dates(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t at)
{
    const s0_token *left = &s->tokens[at - 1], *right = &s->tokens[at + 1];
    const s0_token *date = is_date_text(right) ? right : is_date_text(left) ? left : NULL;

    if (date == NULL)
        return;
    s0_lint_add(l, "date-as-text", rule, date->mark,
                "\"%.*s\" is text, and text is never compared with a date", (int)date->size,
                date->text);
    s0_lint_hint(l,
                 "compare with a date: audit.date, audit.period.from, audit.date - \"6 months\"");
}

static void check_none(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t at)
{
    const s0_token *left = &s->tokens[at - 1], *right = &s->tokens[at + 1];
    const s0_token *sign = &s->tokens[at];

    if (is_none_text(left) || is_none_text(right)) {
        s0_lint_add(l, "none-compared", rule, is_none_text(right) ? right->mark : left->mark,
                    "\"none\" in quotes is text and not the constant none");
        s0_lint_hint(l, "x == none");
    } else if (is_order(s, at) && (s0_token_is(right, "none") || s0_token_is(left, "none"))) {
        s0_lint_add(l, "none-compared", rule, sign->mark,
                    "a comparison by %.*s with none never holds", (int)sign->size, sign->text);
        s0_lint_hint(l, "none comes neither before nor after anything; ask for it: x == none");
    } else if (!is_order(s, at) && s0_token_is(right, "nil") &&
               is_evidence(s, chain_start(s, at - 1))) {
        s0_lint_add(l, "none-compared", rule, right->mark, "what is read is never nil");
        s0_lint_hint(l,
                     "what is not there ends the check by itself; what is stated to be nothing is "
                     "none: x == none");
    }
}

/* column "x" == …, … == column "x" */
static void check_column(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t at)
{
    const s0_token *left = at > 1 ? &s->tokens[at - 2] : &s->tokens[0];
    bool on_left =
        at > 1 && s->tokens[at - 1].kind == S0_TOKEN_STRING && s0_token_is(left, "column");

    if (!on_left && !s0_script_calls(s, at + 1, "column"))
        return;
    s0_lint_add(l, "column-compared", rule, on_left ? left->mark : s->tokens[at + 1].mark,
                "Lua compares the column at once, before there is a record; a condition was meant");
    s0_lint_hint(l, "{ x = none }, { x = by(column \"y\") }, { x = at_least(3) } …");
}

/* meets = { owner = "none" } */
static void check_conditions(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    static const char *const conditions[] = {"meets", "except", "critical", "exposed", "handled"};

    for (size_t at = 0; s0_script_find_call(s, "every", &at); at++)
        for (size_t c = 0; c < sizeof conditions / sizeof *conditions; c++) {
            s0_range value = s0_script_field(s, s0_script_argument(s, at), conditions[c]);

            for (size_t i = value.from + 1; i < value.to; i++) {
                if (!is_none_text(&s->tokens[i]) || !s0_script_sign(s, i - 1, "="))
                    continue;
                s0_lint_add(l, "none-compared", rule, s->tokens[i].mark,
                            "\"none\" in quotes is text and not the constant none");
                s0_lint_hint(l, "x = none, without quotes");
            }
        }
}

void s0_lint_values(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    for (size_t i = 1; i + 1 < s->count; i++) {
        if (!s0_script_is_code(s, i) || !is_comparison(s, i))
            continue;
        check_dates(l, rule, s, i);
        check_none(l, rule, s, i);
        check_column(l, rule, s, i);
    }
    check_conditions(l, rule, s);
}
