/* test.c - the examples of rules, run one by one through the audit. */
#include <string.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/example.h"
#include "bench/expect.h"

typedef struct testing {
    s0_arena *arena; /* of the results */
    const s0_rule *rule;
    s0_bundle built_in; /* catalogue, Lua, and the rule when it is a built-in one */
    s0_bundle own;      /* rules of the workspace when the rule is one of them */
    s0_vocabulary *vocabulary;
    const s0_rule_limits *limits;
} testing;

/* Copy those sources that `keep` says. */
static s0_code filter(s0_bundle *out, s0_arena *arena, const s0_bundle *from,
                      bool (*keep)(const s0_source *source, const s0_rule *rule),
                      const s0_rule *rule, s0_error *err)
{
    size_t count = from != NULL ? from->count : 0, kept = 0;
    s0_source *items = s0_alloc_n(arena, count, sizeof *items);

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        if (keep(&from->items[i], rule))
            items[kept++] = from->items[i];
    return s0_bundle_make(out, items, kept, err);
}

/* Other built-in rules stay out: they would only cost time. */
static bool keep_built_in(const s0_source *source, const s0_rule *rule)
{
    return !s0_starts_with(source->path, "rules/") ||
           (rule->built_in && strcmp(source->path, rule->source->path) == 0);
}

/* Own rules share their definitions, so they stay together. */
static bool keep_own(const s0_source *source, const s0_rule *rule)
{
    return !rule->built_in && s0_starts_with(source->path, "rules/");
}

/* The vocabulary as the rule's examples see it. */
static s0_code prepare(testing *t, const s0_bundle *built_in, const s0_bundle *workspace,
                       s0_error *err)
{
    s0_catalog *catalog = NULL;
    s0_rules *rules = NULL;
    s0_code rc;

    if ((rc = filter(&t->built_in, t->arena, built_in, keep_built_in, t->rule, err)) != S0_OK ||
        (rc = filter(&t->own, t->arena, workspace, keep_own, t->rule, err)) != S0_OK ||
        (rc = s0_catalog_load(&catalog, t->arena, &t->built_in, err)) != S0_OK ||
        (rc = s0_vocabulary_load(&t->vocabulary, t->arena, &t->built_in, err)) != S0_OK)
        return rc;
    return s0_rules_load(&rules, t->arena, &t->built_in, &t->own, catalog, t->vocabulary, t->limits,
                         err);
}

/* A fault as one line, kept with the results. */
static const char *fault_text(s0_arena *arena, const s0_error *err)
{
    return s0_textf(arena, "%s%s%s%s%s%s", err->where, err->where[0] != '\0' ? ": " : "",
                    err->message, err->hint[0] != '\0' ? " (" : "", err->hint,
                    err->hint[0] != '\0' ? ")" : "");
}

/* Put what the cycle says of the rule into the result; everything is copied. */
static s0_code compare(s0_example_result *out, const testing *t, s0_arena *scratch,
                       const s0_value *example, const s0_cycle *cycle, s0_error *err)
{
    const s0_tested *tested = s0_cycle_tested(cycle, t->rule->id);
    const s0_finding *finding = s0_cycle_finding(cycle, t->rule->id);
    const char *got;

    if (tested == NULL)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "the audit does not know the rule %s",
                       t->rule->id);
    if ((got = s0_expect_got(scratch, example, tested, finding)) == NULL)
        return s0_fail_memory(err);
    out->got = s0_text_dup(t->arena, got);
    out->statement = s0_text_dup(t->arena, tested->text);
    out->passed = s0_expect_met(example, tested, finding);
    if (tested->outcome == S0_ERRED)
        out->fault = out->statement;
    return out->got != NULL && out->statement != NULL ? S0_OK : s0_fail_memory(err);
}

/* S0_EINPUT: the example is at fault, and `err` says why. */
static s0_code run(s0_example_result *out, const testing *t, s0_arena *scratch,
                   const s0_value *example, s0_error *err)
{
    s0_inputs inputs = {.built_in = &t->built_in, .only = t->rule->id};
    s0_faults faults = {0};
    s0_bundle workspace;
    s0_cycle *cycle = NULL;
    s0_code rc;

    if ((rc = s0_example_check(scratch, example, t->vocabulary, err)) != S0_OK)
        return rc;
    if ((out->expected = s0_expect_text(t->arena, example)) == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_example_inputs(&workspace, scratch, t->rule, example, &t->own, err)) != S0_OK)
        return rc;
    inputs.workspace = &workspace;
    rc = s0_audit(&cycle, scratch, &inputs, NULL, NULL, t->limits, &faults, err);
    s0_faults_free(&faults);
    return rc == S0_OK ? compare(out, t, scratch, example, cycle, err) : rc;
}

static s0_code test_example(s0_example_result *out, const testing *t, size_t index, s0_error *err)
{
    const s0_value *example = t->rule->examples->as.list.items[index];
    s0_arena *scratch = s0_arena_new();
    s0_error fault = {0};
    s0_code rc;

    *out = (s0_example_result){
        .number = (int64_t)index + 1, .expected = "", .got = "", .statement = ""};
    if (scratch == NULL)
        return s0_fail_memory(err);
    rc = run(out, t, scratch, example, &fault);
    s0_arena_free(scratch);
    if (rc == S0_EINPUT || rc == S0_ERULE) {
        out->passed = false;
        out->fault = fault_text(t->arena, &fault);
        return out->fault != NULL ? S0_OK : s0_fail_memory(err);
    }
    if (rc != S0_OK && err != NULL)
        *err = fault;
    return rc;
}

static s0_code test_rule(s0_rule_result *out, s0_arena *arena, const s0_bundle *built_in,
                         const s0_bundle *workspace, const s0_rule *rule,
                         const s0_rule_limits *limits, s0_error *err)
{
    testing t = {.arena = arena, .rule = rule, .limits = limits};
    size_t count = rule->examples != NULL ? rule->examples->as.list.count : 0;
    s0_example_result *examples;
    s0_code rc;

    *out = (s0_rule_result){.rule = rule};
    if (rule->faulty)
        return S0_OK;
    if ((examples = s0_alloc_n(arena, count, sizeof *examples)) == NULL)
        return s0_fail_memory(err);
    if ((rc = prepare(&t, built_in, workspace, err)) != S0_OK)
        return rc;
    out->examples = examples;
    out->count = count;
    out->passed = count > 0;
    for (size_t i = 0; i < count; i++) {
        if ((rc = test_example(&examples[i], &t, i, err)) != S0_OK)
            return rc;
        out->passed = out->passed && examples[i].passed;
    }
    return S0_OK;
}

s0_code s0_bench_test(s0_rule_result *results, s0_arena *arena, const s0_bundle *built_in,
                      const s0_bundle *workspace, const s0_rule *const *chosen, size_t count,
                      const s0_rule_limits *limits, s0_error *err)
{
    for (size_t i = 0; i < count; i++) {
        s0_code rc = test_rule(&results[i], arena, built_in, workspace, chosen[i], limits, err);

        if (rc != S0_OK)
            return rc;
    }
    return S0_OK;
}
