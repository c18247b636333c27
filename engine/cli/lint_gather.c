/* lint_gather.c - recorded cycles, luacheck and the proof: what is known of rules besides their
 * text becomes data before lint looks at them. */
#include "cli/lint_gather.h"

#include <string.h>

#include "base/text.h"
#include "bench/proof.h"
#include "cli/luacheck.h"
#include "cli/past.h"
#include "cli/progress.h"
#include "rule/place.h"

#define CODES_FROM_OUTSIDE 3 /* id-gone, luacheck, unproven */

typedef struct gathering {
    s0_cli *cli;
    s0_lint_inputs *inputs;
    s0_lint_earlier *earlier;
    s0_lint_given *given;
    const char **unasked;
    s0_error *err;
} gathering;

static void note(gathering *l, const char *code, const char *why)
{
    l->unasked[l->inputs->unasked_count++] = code;
    if (why != NULL && s0_cli_option(l->cli, "verbose") != NULL)
        fprintf(l->cli->err, "%s: not looked for: %s\n", code, why);
}

/* --- the past ------------------------------------------------------------------------------ */

static bool is_known(const gathering *l, const char *id)
{
    for (size_t i = 0; i < l->inputs->earlier_count; i++)
        if (strcmp(l->earlier[i].id, id) == 0)
            return true;
    return false;
}

/* The rules of one recorded run. Observations, and files without an id, are not among them. */
static s0_code take_cycle(gathering *l, const s0_past *past)
{
    const s0_cycle *c = past->cycle;
    s0_lint_earlier *all =
        s0_alloc_n(l->cli->arena, l->inputs->earlier_count + c->outcome_count, sizeof *all);

    if (all == NULL)
        return s0_fail_memory(l->err);
    if (l->inputs->earlier_count > 0)
        memcpy(all, l->earlier, l->inputs->earlier_count * sizeof *all);
    l->earlier = all;
    for (size_t i = 0; i < c->outcome_count; i++) {
        const s0_tested *t = &c->outcomes[i];

        if (t->digest != NULL && t->requirement[0] != '\0' && !is_known(l, t->rule))
            all[l->inputs->earlier_count++] =
                (s0_lint_earlier){t->rule, t->requirement, past->run->cycle};
    }
    return S0_OK;
}

/* The last recorded cycle and the one before it: what the next audit will be held against. */
static s0_code look_back(gathering *l, bool all)
{
    s0_past last = {0}, before = {0};
    s0_code rc;

    if (!all || l->cli->root == NULL) {
        note(l, "id-gone", all ? "there is no workspace" : "only some rules are looked at");
        return S0_OK;
    }
    if ((rc = s0_past_latest(l->cli, NULL, &last, l->err)) != S0_OK)
        return rc;
    if (last.run == NULL) {
        note(l, "id-gone", "no audit is recorded yet");
        return S0_OK;
    }
    if ((rc = take_cycle(l, &last)) != S0_OK ||
        (rc = s0_past_preceding(l->cli, last.run->cycle, &before, l->err)) != S0_OK)
        return rc;
    return before.run != NULL ? take_cycle(l, &before) : S0_OK;
}

/* --- what others find ---------------------------------------------------------------------- */

/* Put `count` findings behind those that are given already. */
static s0_code give(gathering *l, const s0_lint_given *more, size_t count)
{
    s0_lint_given *all = s0_alloc_n(l->cli->arena, l->inputs->given_count + count, sizeof *all);

    if (all == NULL)
        return s0_fail_memory(l->err);
    if (l->inputs->given_count > 0)
        memcpy(all, l->given, l->inputs->given_count * sizeof *all);
    if (count > 0)
        memcpy(all + l->inputs->given_count, more, count * sizeof *all);
    l->given = all;
    l->inputs->given_count += count;
    return S0_OK;
}

static bool has_own(const gathering *l)
{
    for (size_t i = 0; i < l->inputs->chosen_count; i++)
        if (!l->inputs->chosen[i]->built_in && !l->inputs->chosen[i]->faulty)
            return true;
    return false;
}

static s0_code ask_luacheck(gathering *l)
{
    const s0_lint_given *found = NULL;
    size_t count = 0;
    bool ran;
    s0_code rc = s0_luacheck(l->cli, l->inputs->chosen, l->inputs->chosen_count, &found, &count,
                             &ran, l->err);

    if (rc == S0_OK && !ran)
        note(l, "luacheck",
             has_own(l) ? "luacheck is not installed" : "no rule of your own is looked at");
    return rc == S0_OK ? give(l, found, count) : rc;
}

/* What one proof leaves open, each at the examples of the rule. */
static s0_code give_proof(gathering *l, const s0_rule *rule, const s0_proof *proof)
{
    s0_mark at = s0_rule_place(rule->source, "examples", NULL);
    s0_lint_given *found = s0_alloc_n(l->cli->arena, proof->missing_count, sizeof *found);

    if (found == NULL)
        return s0_fail_memory(l->err);
    for (size_t i = 0; i < proof->missing_count; i++) {
        const s0_unproven *missing = &proof->missing[i];
        const char *text = missing->example > 0
                               ? s0_textf(l->cli->arena, "example %lld: %s",
                                          (long long)missing->example, missing->text)
                               : missing->text;

        if (text == NULL)
            return s0_fail_memory(l->err);
        found[i] = (s0_lint_given){.code = "unproven",
                                   .path = rule->source->path,
                                   .line = at.line,
                                   .column = at.column,
                                   .message = text,
                                   .hint = "an example that shows it; stage0 rule test says how "
                                           "much is proven"};
    }
    return give(l, found, proof->missing_count);
}

/* Rules whose examples do not pass have nothing to prove: `rule test` says what is wrong. */
static s0_code ask_proof(gathering *l, const s0_books *books)
{
    s0_rule_limits limits;
    s0_bundle files = {0};
    s0_bench bench = {&l->cli->built_in, books, &limits, &files};
    s0_rule_result *results = s0_alloc_n(l->cli->arena, l->inputs->chosen_count, sizeof *results);
    s0_code rc;

    if (s0_cli_option(l->cli, "proof") == NULL) {
        note(l, "unproven", "--proof asks for it");
        return S0_OK;
    }
    if (results == NULL || !s0_cli_limits(l->cli, &limits))
        return s0_fail_memory(l->err);
    limits.progress = NULL;
    if ((rc = s0_rule_example_files(l->cli, &files, l->err)) != S0_OK ||
        (rc = s0_bench_test(results, l->cli->arena, &bench, l->inputs->chosen,
                            l->inputs->chosen_count, l->err)) != S0_OK)
        return rc;
    for (size_t i = 0; rc == S0_OK && i < l->inputs->chosen_count; i++) {
        s0_proof proof = {0};

        if (!results[i].passed)
            continue;
        s0_progress_step(l->cli->progress, "proving", results[i].rule->id, i,
                         l->inputs->chosen_count);
        if ((rc = s0_prove(&proof, l->cli->arena, &bench, results[i].rule, l->err)) == S0_OK)
            rc = give_proof(l, results[i].rule, &proof);
    }
    return rc;
}

s0_code s0_lint_gather(s0_cli *cli, const s0_chosen *chosen, s0_lint_inputs *out, s0_error *err)
{
    gathering l = {.cli = cli, .inputs = out, .err = err};
    s0_code rc;

    *out = (s0_lint_inputs){.rules = chosen->books->rules,
                            .chosen = chosen->rules,
                            .chosen_count = chosen->count,
                            .vocabulary = chosen->books->vocabulary,
                            .built_in = &cli->built_in};
    if ((l.unasked = s0_alloc_n(cli->arena, CODES_FROM_OUTSIDE, sizeof *l.unasked)) == NULL)
        return s0_fail_memory(err);
    if ((rc = look_back(&l, cli->argument_count == 1)) != S0_OK ||
        (rc = ask_luacheck(&l)) != S0_OK || (rc = ask_proof(&l, chosen->books)) != S0_OK)
        return rc;
    out->earlier = l.earlier;
    out->given = l.given;
    out->unasked = l.unasked;
    return S0_OK;
}
