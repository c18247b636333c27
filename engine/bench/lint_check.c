/* lint_check.c - the text of a check: whether it can fail, ends, and says how many. */
#include <string.h>

#include "bench/lint_parts.h"

static const char *const outcomes[] = {"every", "gap", "improvement", "conform"};

#define OUTCOMES (sizeof outcomes / sizeof *outcomes)
#define CAN_FAIL 3 /* of them, the first ones */

/* Whether the name stands free in the code, called or given another name; or in a helper. */
static bool uses(const s0_script *s, const char *word)
{
    for (size_t i = 0; i < s->count; i++)
        if (s0_script_is_code(s, i) && s0_script_is_free(s, i) && s0_token_is(&s->tokens[i], word))
            return true;
    return s->helper[0] != '\0' && s0_script_mentions(s, word);
}

static void check_vacuous(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    for (size_t i = 0; i < CAN_FAIL; i++)
        if (uses(s, outcomes[i]))
            return;
    for (size_t i = 0; i < l->count; i++) /* a slip in the word, most likely */
        if (l->findings[i].rule == rule && strcmp(l->findings[i].code, "unknown-word") == 0)
            return;
    s0_lint_add(l, "vacuous", rule, s0_lint_field(s, "check"),
                "the check has no every, gap or improvement: whatever the evidence says, it finds "
                "nothing");
    s0_lint_hint(l, "return every { … }, or gap(\"…\") where the evidence shows one");
}

/* Two conditions of one column that leave nothing out, alone in an any_of. */
static void check_always_met(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t at)
{
    s0_range meets = s0_script_field(s, s0_script_argument(s, at), "meets");
    const s0_token *t = s->tokens;

    for (size_t i = meets.from; i + 14 < meets.to + 1; i++) {
        bool given_first = s0_token_is(&t[i + 5], "given") && s0_token_is(&t[i + 11], "none");
        bool none_first = s0_token_is(&t[i + 5], "none") && s0_token_is(&t[i + 11], "given");

        /* any_of { { x = given }, { x = none } } */
        if (!s0_token_is(&t[i], "any_of") || !s0_script_sign(s, i + 1, "{") ||
            !s0_script_sign(s, i + 2, "{") || !s0_script_sign(s, i + 6, "}") ||
            !s0_script_sign(s, i + 8, "{") || !s0_script_sign(s, i + 12, "}") ||
            !(given_first || none_first) || t[i + 3].size != t[i + 9].size ||
            memcmp(t[i + 3].text, t[i + 9].text, t[i + 3].size) != 0)
            continue;
        s0_lint_add(l, "vacuous", rule, t[i].mark,
                    "\"%.*s\" may be given or none: every record meets this", (int)t[i + 3].size,
                    t[i + 3].text);
        s0_lint_hint(l, "leave out one of the two");
    }
}

/* A call as a statement: nothing takes what it gives. */
static bool is_statement(const s0_script *s, size_t at)
{
    static const char *const takers[] = {"return", "=", "(", ",", "{", "[", "and", "or", "..", "."};

    for (size_t i = 0; at > 0 && i < sizeof takers / sizeof *takers; i++)
        if (s->tokens[at - 1].kind != S0_TOKEN_STRING && s0_token_is(&s->tokens[at - 1], takers[i]))
            return false;
    return true;
}

static void check_lost(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    for (size_t o = 0; o < OUTCOMES; o++)
        for (size_t at = 0; s0_script_find_call(s, outcomes[o], &at); at++) {
            if (!is_statement(s, at))
                continue;
            s0_lint_add(l, "lost-outcome", rule, s->tokens[at].mark,
                        "the outcome that %s makes is not returned", outcomes[o]);
            s0_lint_hint(l, "return %s …", outcomes[o]);
        }
}

/* --- every --------------------------------------------------------------------------------- */

static void check_numbers(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t at)
{
    s0_range gap = s0_script_field(s, s0_script_argument(s, at), "gap");
    s0_buf buf = s0_buf_in(l->arena);
    const char *text;
    bool failed, all;

    if (gap.to <= gap.from)
        return;
    s0_script_put(&buf, s, gap);
    if ((text = s0_buf_text(&buf)) == NULL) {
        l->failed = true;
        return;
    }
    failed = strstr(text, "{failed}") != NULL;
    all = strstr(text, "{all}") != NULL || strstr(text, "{subjects}") != NULL;
    if ((failed && all) || strchr(text, '"') == NULL)
        return;
    s0_lint_add(l, "gap-without-numbers", rule, s->tokens[gap.from].mark, "the gap does not say %s",
                failed ? "of how many"
                : all  ? "how many failed"
                       : "how many of how many");
    s0_lint_hint(l, "\"{failed} of {all} … had no …\"; the places are {failed}, {all}, {unknown}, "
                    "{subjects}");
}

/* A comment on the line or the one above that does not speak to lint. */
static bool is_explained(const s0_script *s, uint32_t line)
{
    for (size_t i = 0; i < s->comment_count; i++) {
        const s0_token *note = &s->comments[i];
        const char *text = note->text + strspn(note->text, " \t-");

        if ((note->mark.line == line || note->mark.line + 1 == line) &&
            text < note->text + note->size && !s0_starts_with(text, "lint:"))
            return true;
    }
    return false;
}

static void check_empty(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t at)
{
    s0_range empty = s0_script_field(s, s0_script_argument(s, at), "empty");

    if (empty.to <= empty.from || is_explained(s, s->tokens[empty.from].mark.line))
        return;
    s0_lint_add(l, "empty-conform", rule, s->tokens[empty.from].mark,
                "no records at all conform, and no reason is given");
    s0_lint_hint(l, "say in a comment on the line or above why nothing to look at is fine here");
}

/* --- loops --------------------------------------------------------------------------------- */

static bool leaves(const s0_script *s, size_t from, size_t to)
{
    static const char *const ways[] = {"break", "return", "goto", "error"};

    for (size_t i = from; i < to; i++)
        for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
            if (s->tokens[i].kind == S0_TOKEN_NAME && s0_token_is(&s->tokens[i], ways[w]))
                return true;
    return false;
}

static void check_loops(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    for (size_t i = 0; i + 2 < s->count; i++) {
        const s0_token *t = &s->tokens[i];
        bool forever =
            t->kind == S0_TOKEN_NAME &&
            ((s0_token_is(t, "while") && s0_token_is(t + 1, "true") && s0_token_is(t + 2, "do") &&
              !leaves(s, i + 2, s->match[i + 2])) ||
             (s0_token_is(t, "repeat") && s0_token_is(&s->tokens[s->match[i] + 1], "false") &&
              !leaves(s, i, s->match[i])));

        if (!forever)
            continue;
        s0_lint_add(l, "endless-loop", rule, t->mark, "the loop has no way out");
        s0_lint_hint(
            l, "for row in records:each() do … end ends with the records; else break or return");
    }
}

void s0_lint_check_text(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    check_vacuous(l, rule, s);
    check_lost(l, rule, s);
    check_loops(l, rule, s);
    for (size_t at = 0; s0_script_find_call(s, "every", &at); at++) {
        check_always_met(l, rule, s, at);
        check_numbers(l, rule, s, at);
        check_empty(l, rule, s, at);
    }
}
