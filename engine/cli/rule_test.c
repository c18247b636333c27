/* rule_test.c - `stage0 rule test`: the examples of rules run and compared, printed for people or
 * as JSON. */
#include "base/text.h"
#include "bench/bench.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/rule_verbs.h"

static void print_example(s0_cli *cli, const s0_example_result *e)
{
    fprintf(cli->out, "  %s ", e->passed ? "ok  " : "FAIL");
    s0_print_wrapped(
        cli, s0_textf(cli->arena, "example %lld: expected %s", (long long)e->number, e->expected),
        7, 9);
    if (!e->passed)
        s0_print_field(cli, "  got", e->got);
    if (e->statement != NULL)
        s0_print_field(cli, "  says", e->statement);
    if (e->fault != NULL)
        s0_print_field(cli, "  fault", e->fault);
}

static int print_results(s0_cli *cli, const s0_rule_result *results, size_t count)
{
    bool verbose = s0_cli_option(cli, "verbose") != NULL;
    size_t passed = 0;

    for (size_t i = 0; i < count; i++) {
        const s0_rule_result *r = &results[i];

        passed += r->passed ? 1 : 0;
        fprintf(cli->out, "%s %s, %zu example%s\n", r->passed ? "ok  " : "FAIL", r->rule->id,
                r->count, r->count == 1 ? "" : "s");
        if (r->rule->faulty)
            s0_print_field(cli, "  fault", r->rule->fault.message);
        for (size_t e = 0; e < r->count; e++)
            if (verbose || !r->examples[e].passed)
                print_example(cli, &r->examples[e]);
    }
    fprintf(cli->out, "%zu passed, %zu failed\n", passed, count - passed);
    return passed == count ? S0_EXIT_DONE : S0_EXIT_FAILED;
}

static int print_results_json(s0_cli *cli, const s0_rule_result *results, size_t count)
{
    s0_arena *a = cli->arena;
    s0_value *all = s0_make_list(a);
    bool passed = true;
    int status;

    for (size_t i = 0; i < count; i++) {
        s0_value *one = s0_make_map(a), *examples = s0_make_list(a);

        passed = passed && results[i].passed;
        for (size_t e = 0; e < results[i].count; e++) {
            const s0_example_result *x = &results[i].examples[e];
            s0_value *ex = s0_make_map(a);

            s0_map_add(a, ex, "number", s0_make_int(a, x->number));
            s0_map_add(a, ex, "passed", s0_make_bool(a, x->passed));
            s0_map_add(a, ex, "expected", s0_make_text(a, x->expected));
            s0_map_add(a, ex, "got", s0_make_text(a, x->got));
            s0_map_add(a, ex, "statement", s0_make_text(a, x->statement));
            s0_map_add(a, ex, "fault", s0_make_text(a, x->fault));
            s0_list_add(a, examples, ex);
        }
        s0_map_add(a, one, "rule", s0_make_text(a, results[i].rule->id));
        s0_map_add(a, one, "passed", s0_make_bool(a, results[i].passed));
        s0_map_add(a, one, "examples", examples);
        s0_list_add(a, all, one);
    }
    status = s0_print_json(cli, all);
    return status != S0_EXIT_DONE ? status : passed ? S0_EXIT_DONE : S0_EXIT_FAILED;
}

int s0_rule_test(s0_cli *cli, const s0_chosen *chosen)
{
    s0_rule_result *results = s0_alloc_n(cli->arena, chosen->count, sizeof *results);
    s0_rule_limits limits;
    s0_bench bench = {&cli->built_in, chosen->books, &limits};
    s0_error err = {0};

    if (results == NULL || !s0_cli_limits(cli, &limits))
        return S0_EXIT_ERROR;
    if (s0_bench_test(results, cli->arena, &bench, chosen->rules, chosen->count, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    s0_progress_clear();
    return s0_cli_option(cli, "json") != NULL ? print_results_json(cli, results, chosen->count)
                                              : print_results(cli, results, chosen->count);
}
