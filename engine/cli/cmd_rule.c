/* cmd_rule.c - `stage0 rule`: list, show and test rules, built in and of the workspace. Works
 * outside a workspace too, with the built-in rules alone. */
#include <string.h>

#include "base/text.h"
#include "bench/bench.h"
#include "cli/cli.h"
#include "cli/print.h"

/* The rules a person named after the verb; all of them when none is named. */
static int choose(s0_cli *cli, const s0_rules *rules, const s0_rule ***out, size_t *count)
{
    const s0_rule **list =
        s0_alloc_n(cli->arena, rules->count + (size_t)cli->argument_count, sizeof *list);
    size_t n = 0;

    if (list == NULL)
        return S0_EXIT_ERROR;
    for (int i = 1; i < cli->argument_count; i++) {
        const char *id = cli->arguments[i];
        size_t before = n;

        for (size_t r = 0; r < rules->count; r++) {
            const s0_rule *rule = rules->items[r];

            if (strcmp(rule->id, id) == 0 || strcmp(rule->source->path, id) == 0 ||
                (rule->requirement != NULL && strcmp(rule->requirement, id) == 0))
                list[n++] = rule;
        }
        if (n == before) {
            const char *near = s0_rules_nearest(rules, id);

            if (near != NULL)
                return s0_cli_usage(cli, "there is no rule \"%s\"; did you mean %s?", id, near);
            return s0_cli_usage(cli, "there is no rule \"%s\"", id);
        }
    }
    for (size_t r = 0; cli->argument_count == 1 && r < rules->count; r++)
        list[n++] = rules->items[r];
    *out = list;
    *count = n;
    return S0_EXIT_DONE;
}

static const char *origin(const s0_rule *rule)
{
    return rule->built_in ? "built in" : rule->replaces ? "own, replaces the built-in one" : "own";
}

static int list(s0_cli *cli, const s0_rule *const *rules, size_t count)
{
    s0_value *all = s0_make_list(cli->arena);

    for (size_t i = 0; i < count; i++) {
        const s0_rule *r = rules[i];
        s0_value *one = s0_make_map(cli->arena);

        if (s0_cli_option(cli, "json") == NULL) {
            fprintf(cli->out, "%-8s %s%s\n         ", r->requirement != NULL ? r->requirement : "-",
                    r->id,
                    r->built_in   ? ""
                    : r->replaces ? " (own, replaces the built-in one)"
                                  : " (own)");
            s0_print_wrapped(cli, r->faulty ? r->fault.message : r->title, 9, 9);
            continue;
        }
        s0_map_add(cli->arena, one, "id", s0_make_text(cli->arena, r->id));
        s0_map_add(cli->arena, one, "requirement", s0_make_text(cli->arena, r->requirement));
        s0_map_add(cli->arena, one, "title", s0_make_text(cli->arena, r->title));
        s0_map_add(cli->arena, one, "basis", s0_make_text(cli->arena, r->basis));
        s0_map_add(cli->arena, one, "origin", s0_make_text(cli->arena, origin(r)));
        s0_map_add(cli->arena, one, "fault",
                   s0_make_text(cli->arena, r->faulty ? r->fault.message : NULL));
        s0_list_add(cli->arena, all, one);
    }
    return s0_cli_option(cli, "json") != NULL ? s0_print_json(cli, all) : S0_EXIT_DONE;
}

static int show(s0_cli *cli, const s0_rule *const *rules, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fwrite(rules[i]->source->text, 1, rules[i]->source->size, cli->out);
    return S0_EXIT_DONE;
}

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

static int test(s0_cli *cli, const s0_rule *const *rules, size_t count)
{
    s0_rule_result *results = s0_alloc_n(cli->arena, count, sizeof *results);
    s0_rule_limits limits;
    s0_error err = {0};

    if (results == NULL || !s0_cli_limits(cli, &limits))
        return S0_EXIT_ERROR;
    if (s0_bench_test(results, cli->arena, &cli->built_in,
                      cli->root != NULL ? &cli->workspace : NULL, rules, count, &limits,
                      &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    return s0_cli_option(cli, "json") != NULL ? print_results_json(cli, results, count)
                                              : print_results(cli, results, count);
}

int s0_cmd_rule(s0_cli *cli)
{
    static const struct {
        const char *name;
        int (*run)(s0_cli *cli, const s0_rule *const *rules, size_t count);
    } verbs[] = {{"list", list}, {"show", show}, {"test", test}};
    const char *verb = cli->argument_count > 0 ? cli->arguments[0] : "";

    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        s0_books books = {0};
        const s0_rule **chosen = NULL;
        size_t count = 0;
        int status;

        if (strcmp(verb, verbs[i].name) != 0)
            continue;
        if (verbs[i].run == show && cli->argument_count < 2)
            return s0_cli_usage(cli, "name the rule to show");
        if ((status = s0_cli_books(cli, &books)) != S0_EXIT_DONE ||
            (status = choose(cli, books.rules, &chosen, &count)) != S0_EXIT_DONE)
            return status;
        return verbs[i].run(cli, chosen, count);
    }
    return s0_cli_usage(cli,
                        verb[0] != '\0' ? "there is no \"rule %s\"; there are list, show and test"
                                        : "say list, show or test%s",
                        verb);
}
