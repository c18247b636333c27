/* lint_metadata.c - what a rule says of itself: on what it rests, what it asks, how it is tested.
 */
#include <ctype.h>
#include <string.h>

#include "bench/lint_parts.h"
#include "rule/declared.h"

static s0_mark item_mark(const s0_script *s, const char *key)
{
    s0_range value = s0_script_field(s, s->table, key);

    return value.to > value.from ? s->tokens[value.from].mark : s0_lint_field(s, key);
}

/* --- basis --------------------------------------------------------------------------------- */

/* Limits of the organization, with `basis` left out: the finding would rest on the standard, which
 * knows no such limit. */
static void check_basis(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    s0_range basis = s0_script_field(s, s->table, "basis");
    const char *own = NULL;

    if (basis.to > basis.from && !s0_token_is(&s->tokens[basis.from], "nil"))
        return;
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (s0_starts_with(rule->evidence[i], "own_rules.")) {
            if (own != NULL && strncmp(own, rule->evidence[i], strlen(own)) != 0)
                return; /* several: none of them is the one it rests on */
            own = own != NULL ? own : rule->evidence[i];
        }
    if (own == NULL)
        return;
    s0_lint_add(l, "no-basis", rule, s0_lint_field(s, "criterion"),
                "the rule measures against %s and states no basis, which says that it is the "
                "standard that asks",
                own);
    s0_lint_hint(l, "basis = \"%.*s\"", (int)(10 + strcspn(own + 10, ".")), own);
}

/* Whether the criterion names something: a number, or a capital that begins no sentence. */
static bool names_something(const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (isdigit((unsigned char)text[i]))
            return true;
        if (isupper((unsigned char)text[i]) && i > 1 && text[i - 2] != '.')
            return true;
    }
    return false;
}

static void check_source(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    if ((strcmp(rule->basis, "law") != 0 && strcmp(rule->basis, "contract") != 0) ||
        names_something(rule->criterion))
        return;
    s0_lint_add(l, "no-source", rule, item_mark(s, "criterion"),
                "the basis is a %s, and the criterion does not say which", rule->basis);
    s0_lint_hint(l, strcmp(rule->basis, "law") == 0
                        ? "name it: \"… within 72 hours (GDPR, Article 33)\""
                        : "name it: \"… as Annex 2 of the hosting contract asks\"");
}

/* --- criterion ----------------------------------------------------------------------------- */

/* Words that change nothing about what is asked. */
static bool is_filler(const char *word, size_t size)
{
    static const char *const fillers[] = {"a",   "an",   "the",   "all",  "each", "every",
                                          "any", "are",  "is",    "be",   "must", "shall",
                                          "of",  "that", "there", "have", "has"};

    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (strlen(fillers[i]) == size && memcmp(fillers[i], word, size) == 0)
            return true;
    return false;
}

/* The words that say something, in lower case and in their order. */
static const char *core_of(s0_arena *arena, const char *text)
{
    s0_buf out = s0_buf_in(arena);
    char *lower = s0_text_dup(arena, text);

    if (lower == NULL)
        return NULL;
    for (char *c = lower; *c != '\0'; c++)
        *c = (char)tolower((unsigned char)*c);
    for (const char *at = lower; *at != '\0';) {
        size_t size = strcspn(at, " .,;:!?()-\"'");

        if (size > 0 && !is_filler(at, size)) {
            s0_put_bytes(&out, at, size);
            s0_put_char(&out, ' ');
        }
        at += size > 0 ? size : 1;
    }
    return s0_buf_text(&out);
}

static void check_criterion(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    const char *title = core_of(l->arena, rule->title);
    const char *criterion = core_of(l->arena, rule->criterion);

    if (title == NULL || criterion == NULL) {
        l->failed = true;
        return;
    }
    if (strcmp(title, criterion) != 0)
        return;
    s0_lint_add(l, "criterion-repeats-title", rule, item_mark(s, "criterion"),
                "the criterion says no more than the title");
    s0_lint_hint(l, "say what is asked of whom, and by when or how often: it is what a finding is "
                    "held against");
}

void s0_lint_metadata(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    check_basis(l, rule, s);
    check_source(l, rule, s);
    check_criterion(l, rule, s);
    if (!rule->replaces)
        return;
    s0_lint_add(l, "replaces-silently", rule, s0_lint_field(s, "id"),
                "the rule stands in for the built-in rule \"%s\" and does not say why", rule->id);
    s0_lint_hint(l, "give it an id of its own, or say why: -- lint: allow replaces-silently: …");
}
