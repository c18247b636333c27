/* lint_examples.c - the examples of a rule: whether each says only what an audit reads, and whether
 * together they show what good, bad and missing evidence come to. */
#include <string.h>

#include "bench/example.h"
#include "bench/lint_parts.h"

/* --- one by one ---------------------------------------------------------------------------- */

/* The tokens of example `number` (from 0); empty when they are made in another way. */
static s0_range tokens_of(const s0_script *s, size_t number)
{
    s0_range list = s0_script_field(s, s->table, "examples"), value;
    size_t at, key;

    list = s0_script_inside(s, list.from);
    at = list.from;
    for (size_t i = 0; s0_script_next_field(s, list, &at, &key, &value); i++)
        if (i == number)
            return value;
    return (s0_range){0, 0};
}

/* Where the name that the message quotes stands in the example, else where the example begins. */
static s0_mark place_of(const s0_script *s, s0_range example, const char *message)
{
    const char *name = strchr(message, '"'), *end = name != NULL ? strchr(name + 1, '"') : NULL;
    char part[128];

    if (example.to <= example.from)
        return s0_lint_field(s, "examples");
    if (end != NULL && (size_t)(end - name) <= sizeof part) {
        memcpy(part, name + 1, (size_t)(end - name - 1));
        part[end - name - 1] = '\0';
        name = strrchr(part, '.') != NULL ? strrchr(part, '.') + 1 : part;
        for (size_t i = example.from; i < example.to; i++)
            if (s->tokens[i].kind != S0_TOKEN_SIGN && s0_token_is(&s->tokens[i], name))
                return s->tokens[i].mark;
    }
    return s->tokens[example.from].mark;
}

/* What may help: the columns there are, for one that is not. */
static void add_hint(s0_linting *l, const s0_error *fault)
{
    static const char start[] = "the vocabulary has no column \"";
    s0_buf columns = s0_buf_in(l->arena);
    const s0_entry *const *all;
    const char *name = fault->message + sizeof start - 1;
    size_t count, table = strcspn(name, ".") + 1;

    if (fault->hint[0] != '\0' || !s0_starts_with(fault->message, start)) {
        s0_lint_hint(l, "%s",
                     fault->hint[0] != '\0' ? fault->hint
                                            : "docs/rules.md, \"Examples\", has all fields");
        return;
    }
    all = s0_vocabulary_all(l->inputs->vocabulary, &count);
    for (size_t i = 0; i < count; i++)
        if (strncmp(all[i]->name, name, table) == 0)
            s0_putf(&columns, "%s%s", columns.size > 0 ? ", " : "", all[i]->name + table);
    s0_lint_hint(l, "%.*s has %s", (int)table - 1, name,
                 columns.size > 0 ? s0_buf_text(&columns) : "no columns");
}

/* Whether all of them can be read. */
static bool check_each(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    bool good = true;

    for (size_t i = 0; i < rule->examples->as.list.count; i++) {
        s0_error fault = {0};
        s0_code rc = s0_example_check(l->arena, rule->examples->as.list.items[i],
                                      l->inputs->vocabulary, &fault);

        l->failed = l->failed || rc == S0_ENOMEM;
        if (rc != S0_EINPUT)
            continue;
        good = false;
        s0_lint_add(l, "example-fault", rule, place_of(s, tokens_of(s, i), fault.message),
                    "example %zu: %s", i + 1, fault.message);
        add_hint(l, &fault);
    }
    return good;
}

/* --- all together -------------------------------------------------------------------------- */

static bool expects(const s0_rule *rule, const char *outcome)
{
    for (size_t i = 0; i < rule->examples->as.list.count; i++) {
        const char *expect =
            s0_value_text(s0_value_get(rule->examples->as.list.items[i], "expect"));

        if (expect != NULL && strcmp(expect, outcome) == 0)
            return true;
    }
    return false;
}

/* A rule that finds room for improvement and nothing else has no gap to show. */
static bool only_improves(const s0_script *s)
{
    size_t a = 0, b = 0, c = 0;

    return s0_script_find_call(s, "improvement", &a) && !s0_script_find_call(s, "gap", &b) &&
           !s0_script_find_call(s, "every", &c);
}

static void check_kinds(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    s0_mark at = s0_lint_field(s, "examples");

    if (rule->examples->as.list.count == 0) {
        s0_lint_add(l, "no-examples", rule, at.line > 0 ? at : s0_lint_field(s, "check"),
                    "the rule has no examples, so nothing shows that it works");
        s0_lint_hint(l, "one that conforms, one with a gap, and { given = {}, expect = "
                        "\"not_determined\" }");
        return;
    }
    if (!expects(rule, "conform") && (!only_improves(s) || !expects(rule, "improvement"))) {
        s0_lint_add(l, "no-conform-example", rule, at, "no example conforms");
        s0_lint_hint(l, "show what good evidence looks like: expect = \"conform\"");
    }
    if (!expects(rule, "gap") && !(only_improves(s) && expects(rule, "improvement"))) {
        s0_lint_add(l, "no-gap-example", rule, at,
                    "no example shows a gap: the rule may never fail");
        s0_lint_hint(l,
                     "show the evidence that must not pass: expect = \"gap\", exceptions = { … }");
    }
    if (rule->evidence_count > 0 && !expects(rule, "not_determined")) {
        s0_lint_add(l, "no-unknown-example", rule, at, "no example lacks evidence");
        s0_lint_hint(l, "{ given = {}, expect = \"not_determined\" }");
    }
}

void s0_lint_examples(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    if (check_each(l, rule, s))
        check_kinds(l, rule, s);
}
