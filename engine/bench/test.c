/* test.c - the examples of rules, run through the audit and held against what they expect. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/example.h"
#include "bench/expect.h"
#include "bench/trial.h"

/* A fault as one line, kept with the results. */
static const char *fault_text(s0_arena *arena, const s0_error *err)
{
    return s0_textf(arena, "%s%s%s%s%s%s", err->where, err->where[0] != '\0' ? ": " : "",
                    err->message, err->hint[0] != '\0' ? " (" : "", err->hint,
                    err->hint[0] != '\0' ? ")" : "");
}

static s0_code note_fault(s0_example_result *out, s0_arena *arena, const s0_error *fault,
                          s0_error *err)
{
    out->fault = fault_text(arena, fault);
    return out->fault != NULL ? S0_OK : s0_fail_memory(err);
}

/* What the example expects, before it runs. `*sound` is false when the example itself is at fault,
 * and the result says why. */
static s0_code read_example(s0_example_result *out, bool *sound, s0_arena *arena,
                            const s0_bench *bench, const s0_value *example, s0_error *err)
{
    s0_error fault = {0};
    s0_code rc = s0_example_check(arena, example, bench->books->vocabulary, &fault);

    *sound = rc == S0_OK;
    if (rc == S0_ENOMEM)
        return s0_fail_memory(err);
    if (rc != S0_OK)
        return note_fault(out, arena, &fault, err);
    out->expected = s0_expect_text(arena, example);
    return out->expected != NULL ? S0_OK : s0_fail_memory(err);
}

/* What came out, copied from the scratch arena. */
static s0_code compare(s0_example_result *out, s0_arena *arena, s0_arena *scratch,
                       const s0_rule *rule, s0_trial *trial, s0_error *err)
{
    const s0_value *example = trial->example;
    const char *got;

    if (trial->code != S0_OK) {
        if (trial->files != NULL &&
            s0_example_place(&trial->fault, scratch, rule, (size_t)out->number - 1, trial->files,
                             err) != S0_OK)
            return s0_fail_memory(err);
        return note_fault(out, arena, &trial->fault, err);
    }
    got = s0_expect_got(scratch, example, trial->tested, trial->finding);
    if (got == NULL || (out->got = s0_text_dup(arena, got)) == NULL ||
        (out->statement = s0_text_dup(arena, trial->tested->text)) == NULL ||
        (trial->tested->reason != NULL &&
         (out->reason = s0_text_dup(arena, trial->tested->reason)) == NULL))
        return s0_fail_memory(err);
    out->passed = s0_expect_met(example, trial->tested, trial->finding);
    if (trial->tested->outcome == S0_ERRED)
        out->fault = out->statement;
    return S0_OK;
}

static bool open_lines(s0_line_marks *lines, s0_arena *arena, const s0_source *source)
{
    *lines = (s0_line_marks){.count = 1};
    for (size_t i = 0; i < source->size; i++)
        lines->count += source->text[i] == '\n';
    lines->marks = s0_alloc_n(arena, lines->count, 1);
    return lines->marks != NULL;
}

/* Whether a line holds more than brackets: to the one that ends a call Lua counts the return behind
 * it, which a tail call never comes to. Moves to the next line. */
static bool says_something(const char **at, const char *end)
{
    bool any = false;

    while (*at < end && **at != '\n')
        any = isalnum((unsigned char)*(*at)++) || any;
    *at += *at < end;
    return any;
}

/* Count the lines with code, and list those that were not reached. */
static s0_code close_lines(s0_rule_result *out, s0_arena *arena, const s0_line_marks *lines,
                           s0_error *err)
{
    const s0_source *source = out->rule->source;
    const char *at = source->text, *end = at + source->size;
    int64_t *unreached = s0_alloc_n(arena, lines->count, sizeof *unreached);

    if (unreached == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < lines->count; i++)
        if (says_something(&at, end) && lines->marks[i] & S0_LINE_ACTIVE) {
            out->lines++;
            if (!(lines->marks[i] & S0_LINE_REACHED))
                unreached[out->unreached_count++] = (int64_t)i + 1;
        }
    out->unreached = unreached;
    return S0_OK;
}

static s0_code run_examples(s0_example_result *results, s0_line_marks *lines, s0_arena *arena,
                            s0_arena *scratch, const s0_bench *bench, const s0_rule *rule,
                            s0_error *err)
{
    size_t count = rule->examples->as.list.count, sound = 0;
    s0_trial *trials = s0_alloc_n(scratch, count, sizeof *trials);
    size_t *of = s0_alloc_n(scratch, count, sizeof *of);
    s0_code rc = S0_OK;

    if (trials == NULL || of == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < count; i++) {
        const s0_value *example = rule->examples->as.list.items[i];
        bool runs = false;

        results[i] = (s0_example_result){
            .number = (int64_t)i + 1, .expected = "", .got = "", .statement = ""};
        rc = read_example(&results[i], &runs, arena, bench, example, err);
        if (runs) {
            of[sound] = i;
            trials[sound].lines = lines;
            trials[sound++].example = example;
        }
    }
    if (rc == S0_OK)
        rc = s0_trials_run(trials, sound, scratch, bench, rule, true, err);
    for (size_t i = 0; rc == S0_OK && i < sound; i++)
        rc = compare(&results[of[i]], arena, scratch, rule, &trials[i], err);
    return rc;
}

static s0_code test_rule(s0_rule_result *out, s0_arena *arena, s0_arena *scratch,
                         const s0_bench *bench, const s0_rule *rule, s0_error *err)
{
    size_t count = rule->examples != NULL ? rule->examples->as.list.count : 0;
    s0_example_result *examples = s0_alloc_n(arena, count, sizeof *examples);
    s0_line_marks lines;
    s0_code rc;

    *out = (s0_rule_result){.rule = rule};
    if (examples == NULL)
        return s0_fail_memory(err);
    if (rule->faulty || count == 0)
        return S0_OK;
    if (!open_lines(&lines, scratch, rule->source))
        return s0_fail_memory(err);
    rc = run_examples(examples, &lines, arena, scratch, bench, rule, err);
    if (rc == S0_OK)
        rc = close_lines(out, arena, &lines, err);
    out->examples = examples;
    out->count = count;
    out->passed = true;
    for (size_t i = 0; i < count; i++)
        out->passed = out->passed && examples[i].passed;
    return rc;
}

s0_code s0_bench_test(s0_rule_result *results, s0_arena *arena, const s0_bench *bench,
                      const s0_rule *const *chosen, size_t count, s0_error *err)
{
    s0_arena *scratch = s0_arena_new();
    s0_code rc = scratch != NULL ? S0_OK : s0_fail_memory(err);

    for (size_t i = 0; rc == S0_OK && i < count; i++) {
        rc = test_rule(&results[i], arena, scratch, bench, chosen[i], err);
        s0_arena_reset(scratch);
    }
    s0_arena_free(scratch);
    return rc;
}
