/* lint_together.c - what rules say of each other and of the past: one condition that two of them
 * own would be two findings of one gap; an id that is gone takes the life of its finding along. */
#include <string.h>

#include "bench/lint_parts.h"
#include "model/conditions.h"
#include "rule/place.h"

/* What a rule looks at and what it asks of it, in one form. */
typedef struct signature {
    const char *of;    /* "" when the check has no `every` */
    const char *meets; /* NULL: nothing that can be held against another rule */
} signature;

static signature of_every(s0_linting *l, const s0_script *s, size_t at)
{
    s0_range table = s0_script_argument(s, at);
    s0_range of = s0_script_field(s, table, "of"), meets = s0_script_field(s, table, "meets");
    s0_buf left = s0_buf_in(l->arena), right = s0_buf_in(l->arena);
    signature out = {.of = ""};

    if (of.to <= of.from)
        return out;
    s0_script_put(&left, s, of);
    s0_script_put(&right, s, meets);
    out = (signature){s0_buf_text(&left), s0_buf_text(&right)};
    l->failed = l->failed || out.of == NULL || out.meets == NULL;
    return out;
}

/* A check of facts: all of it but its texts. */
static signature of_facts(s0_linting *l, const s0_script *s)
{
    s0_buf text = s0_buf_in(l->arena);
    signature out = {.of = ""};

    for (size_t i = s->check.from; i < s->check.to; i++)
        if (s->tokens[i].kind != S0_TOKEN_STRING)
            s0_script_put(&text, s, (s0_range){i, i + 1});
    out.meets = s0_buf_text(&text);
    l->failed = l->failed || out.meets == NULL;
    return out;
}

static signature sign(s0_linting *l, const s0_script *s)
{
    size_t at = 0, second;

    if (s == NULL || s->helper[0] != '\0' || s->check.to <= s->check.from)
        return (signature){.of = ""};
    if (!s0_script_find_call(s, "every", &at))
        return of_facts(l, s);
    second = at + 1;
    return s0_script_find_call(s, "every", &second) ? (signature){.of = ""} : of_every(l, s, at);
}

/* Whether one looks at all that the other looks at, and asks the same of it. `b` may narrow it. */
static bool covers(const signature *a, const signature *b)
{
    size_t size;

    if (a->meets == NULL || b->meets == NULL || a->of == NULL || b->of == NULL ||
        strcmp(a->meets, b->meets) != 0)
        return false;
    size = strlen(a->of);
    return strcmp(a->of, b->of) == 0 || (size > 0 && strncmp(a->of, b->of, size) == 0 &&
                                         s0_starts_with(b->of + size, ": where "));
}

static bool is_chosen(const s0_linting *l, const s0_rule *rule)
{
    for (size_t i = 0; i < l->inputs->chosen_count; i++)
        if (l->inputs->chosen[i] == rule)
            return true;
    return false;
}

static void report_pair(s0_linting *l, size_t at, size_t other_at)
{
    const s0_rule *rule = l->inputs->rules->items[at], *other = l->inputs->rules->items[other_at];
    char where[256];

    s0_mark_text(s0_lint_field(l->scripts[other_at], "check"), where, sizeof where);
    s0_lint_add(l, "same-condition", rule, s0_lint_field(l->scripts[at], "check"),
                "the condition is also that of \"%s\" at %s: one gap would be two findings",
                other->id, where);
    if (other->built_in && !rule->built_in)
        s0_lint_hint(l,
                     "ask for something else, or give the rule the id \"%s\" to replace that one",
                     other->id);
    else
        s0_lint_hint(l, "keep it where it is most specific and name the other requirement in "
                        "related, or part the records by a condition");
}

/* Of two rules the one that is to change: the own one, else the later one, else the one that is
 * looked at. False: it is not looked at. */
static bool to_change(const s0_linting *l, size_t a, size_t b, size_t *out)
{
    const s0_rule *first = l->inputs->rules->items[a], *second = l->inputs->rules->items[b];
    bool alike = first->built_in == second->built_in;

    *out = alike ? (is_chosen(l, second) ? b : a) : first->built_in ? b : a;
    return is_chosen(l, l->inputs->rules->items[*out]);
}

void s0_lint_pairs(s0_linting *l)
{
    size_t count = l->inputs->rules->count, at;
    signature *signs = s0_alloc_n(l->arena, count, sizeof *signs);
    bool *said = s0_alloc_n(l->arena, count, sizeof *said);

    if (signs == NULL || said == NULL) {
        l->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        signs[i] = sign(l, l->scripts[i]);
    for (size_t i = 0; i < count && !l->failed; i++)
        for (size_t k = i + 1; k < count; k++) {
            if ((!covers(&signs[i], &signs[k]) && !covers(&signs[k], &signs[i])) ||
                !to_change(l, i, k, &at) || said[at])
                continue;
            said[at] = true; /* one of the others is enough to see it */
            report_pair(l, at, at == i ? k : i);
        }
}

/* --- conditions that are owned -------------------------------------------------------------- */

static bool reads_all(const s0_rule *rule, const s0_rule *other)
{
    for (size_t i = 0; i < other->evidence_count; i++) {
        size_t k = 0;

        while (k < rule->evidence_count && strcmp(rule->evidence[k], other->evidence[i]) != 0)
            k++;
        if (k == rule->evidence_count)
            return false;
    }
    return other->evidence_count > 0;
}

/* An own rule on the requirement of a condition that reads all that its owner reads. What covers
 * the owner to the letter was said before. */
static void report_claim(s0_linting *l, size_t at, size_t owner_at, const char *condition)
{
    const s0_rule *owner = l->inputs->rules->items[owner_at];

    s0_lint_add(l, "same-condition", l->inputs->rules->items[at],
                s0_lint_field(l->scripts[at], "check"),
                "it reads all that \"%s\" reads, on the same requirement, and that rule owns: %s",
                owner->id, condition);
    s0_lint_hint(l,
                 "where it finds something else, silence this with the difference; else give it "
                 "the id \"%s\" to replace that one",
                 owner->id);
}

s0_code s0_lint_owned(s0_linting *l, s0_error *err)
{
    const s0_rules *rules = l->inputs->rules;
    s0_conditions conditions;
    s0_code rc = s0_conditions_load(&conditions, l->arena, l->inputs->built_in, err);

    for (size_t i = 0; rc == S0_OK && i < rules->count; i++) {
        const s0_rule *rule = rules->items[i];
        signature own = sign(l, l->scripts[i]);

        if (rule->built_in || rule->replaces || rule->faulty || !is_chosen(l, rule))
            continue;
        for (size_t k = 0; k < rules->count; k++) {
            const s0_rule *owner = rules->items[k];
            const s0_owned_condition *one = s0_conditions_of(&conditions, owner->id);
            signature owned;

            if (one == NULL || k == i || !owner->built_in ||
                !s0_text_same(owner->requirement, rule->requirement) || !reads_all(rule, owner))
                continue;
            owned = sign(l, l->scripts[k]);
            if (!covers(&own, &owned) && !covers(&owned, &own))
                report_claim(l, i, k, one->condition);
        }
    }
    return rc;
}

/* --- ids that are gone --------------------------------------------------------------------- */

static bool was_there(const s0_linting *l, const char *id)
{
    for (size_t i = 0; i < l->inputs->earlier_count; i++)
        if (s0_text_same(l->inputs->earlier[i].id, id))
            return true;
    return false;
}

/* Whether a recorded run knew the rule by one of its names. */
static bool is_new(const s0_linting *l, const s0_rule *rule)
{
    if (was_there(l, rule->id))
        return false;
    for (size_t i = 0; i < rule->formerly_count; i++)
        if (was_there(l, rule->formerly[i]))
            return false;
    return true;
}

/* The one new rule that tests the requirement the lost one tested; NULL when there is none, or when
 * there are several. */
static const s0_rule *successor(const s0_linting *l, const s0_lint_earlier *lost)
{
    const s0_rule *found = NULL;

    for (size_t i = 0; i < l->inputs->rules->count; i++) {
        const s0_rule *rule = l->inputs->rules->items[i];

        if (rule->requirement == NULL || strcmp(rule->requirement, lost->requirement) != 0 ||
            !is_new(l, rule))
            continue;
        if (found != NULL)
            return NULL;
        found = rule;
    }
    return found;
}

void s0_lint_gone(s0_linting *l)
{
    static const s0_source nowhere = {.path = "rules", .text = "", .size = 0};

    for (size_t i = 0; i < l->inputs->earlier_count; i++) {
        const s0_lint_earlier *lost = &l->inputs->earlier[i];
        const s0_rule *next;

        if (s0_rules_get(l->inputs->rules, lost->id) != NULL)
            continue;
        next = successor(l, lost);
        s0_lint_add(l, "id-gone", next,
                    next != NULL ? s0_rule_place(next->source, "id", NULL)
                                 : (s0_mark){.source = &nowhere},
                    "cycle %s was audited with the rule \"%s\", and no rule bears that id now",
                    lost->cycle, lost->id);
        s0_lint_hint(l,
                     "renamed: formerly = { \"%s\" }; given up: -- lint: allow id-gone: %s …, in "
                     "any rule of your own",
                     lost->id, lost->id);
    }
}
