/* rule_test.c - `stage0 rule test`: the examples of rules run and compared, printed for people or
 * as JSON. */
#include <inttypes.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "bench/bench.h"
#include "bench/proof.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/rule_verbs.h"

/* Why a rule cannot be loaded: where, what, and what may help. */
static void print_fault(s0_cli *cli, const s0_error *fault)
{
    s0_print_field(cli, "  fault", s0_textf(cli->arena, "%s: %s", fault->where, fault->message));
    if (fault->hint[0] != '\0')
        s0_print_field(cli, "  hint", fault->hint);
}

static void print_example(s0_cli *cli, const s0_example_result *e)
{
    bool ran = e->fault == NULL || e->got[0] != '\0'; /* else the example itself is wrong */

    fprintf(cli->out, "  %s ", e->passed ? "ok  " : "FAIL");
    s0_print_wrapped(cli,
                     s0_textf(cli->arena, "example %lld: %s%s", (long long)e->number,
                              ran ? "expected " : "", ran ? e->expected : e->fault),
                     7, 9);
    if (!ran)
        return;
    if (!e->passed)
        s0_print_field(cli, "  got", e->got);
    if (e->statement != NULL)
        s0_print_field(cli, "  says", e->statement);
    if (!e->passed && e->reason != NULL)
        s0_print_field(cli, "  because", e->reason);
    if (e->fault != NULL && (e->statement == NULL || strcmp(e->fault, e->statement) != 0))
        s0_print_field(cli, "  fault", e->fault);
}

/* Results and proofs of the chosen rules, and what is asked of them. */
typedef struct report {
    s0_rule_result *results;
    s0_proof *proofs; /* NULL: not asked for; without demands where the examples do not pass */
    size_t count;
    int64_t min_score; /* percent; -1: not asked for */
    size_t demanded, satisfied, changes;
} report;

/* Whole percent, rounded down: 100 is all of it. */
static int64_t score(size_t satisfied, size_t demanded)
{
    return demanded > 0 ? (int64_t)(satisfied * 100 / demanded) : 0;
}

static bool is_good(const report *r, size_t at)
{
    if (!r->results[at].passed)
        return false;
    return r->proofs == NULL || r->min_score < 0 ||
           score(r->proofs[at].satisfied, r->proofs[at].demanded) >= r->min_score;
}

#define MISSING_SHOWN 5

static void print_proof(s0_cli *cli, const s0_proof *proof, bool verbose)
{
    size_t shown =
        verbose || proof->missing_count <= MISSING_SHOWN + 1 ? proof->missing_count : MISSING_SHOWN;

    for (size_t i = 0; i < shown; i++) {
        const s0_unproven *m = &proof->missing[i];

        fputs("  not proven: ", cli->out);
        s0_print_wrapped(cli,
                         m->example > 0 ? s0_textf(cli->arena, "example %lld: %s",
                                                   (long long)m->example, m->text)
                                        : m->text,
                         14, 14);
    }
    if (shown < proof->missing_count)
        fprintf(cli->out, "  and %zu more (--verbose shows all)\n", proof->missing_count - shown);
}

/* "lines 31, 34 are reached by no example". */
static void print_lines(s0_cli *cli, const s0_rule_result *one)
{
    s0_buf text = s0_buf_in(cli->arena);

    if (one->unreached_count == 0)
        return;
    s0_put(&text, one->unreached_count == 1 ? "line " : "lines ");
    for (size_t i = 0; i < one->unreached_count; i++)
        s0_putf(&text, "%s%" PRId64, i > 0 ? ", " : "", one->unreached[i]);
    s0_put(&text, one->unreached_count == 1 ? " is" : " are");
    s0_put(&text, " reached by no example");
    fputs("  ", cli->out);
    s0_print_wrapped(cli, s0_buf_text(&text), 2, 2);
}

static int print_results(s0_cli *cli, const report *r)
{
    bool verbose = s0_cli_option(cli, "verbose") != NULL;
    size_t passed = 0;

    for (size_t i = 0; i < r->count; i++) {
        const s0_rule_result *one = &r->results[i];
        bool good = is_good(r, i);

        passed += good ? 1 : 0;
        fprintf(cli->out, "%s %s, %zu example%s", good ? "ok  " : "FAIL", one->rule->id, one->count,
                one->count == 1 ? "" : "s");
        if (r->proofs != NULL && one->passed)
            fprintf(cli->out, ", proof %zu of %zu", r->proofs[i].satisfied, r->proofs[i].demanded);
        if (one->passed && one->unreached_count > 0)
            fprintf(cli->out, ", lines %lld %%",
                    (long long)score(one->lines - one->unreached_count, one->lines));
        fputc('\n', cli->out);
        if (one->rule->faulty)
            print_fault(cli, &one->rule->fault);
        else if (one->count == 0)
            fputs("  no examples, so nothing shows that it works: docs/writing-rules.md\n",
                  cli->out);
        for (size_t e = 0; e < one->count; e++)
            if (verbose || !one->examples[e].passed)
                print_example(cli, &one->examples[e]);
        if (verbose && one->passed)
            print_lines(cli, one);
        if (r->proofs != NULL)
            print_proof(cli, &r->proofs[i], verbose);
    }
    fprintf(cli->out, "%zu passed, %zu failed", passed, r->count - passed);
    if (r->demanded > 0)
        fprintf(cli->out, "; proof %zu of %zu (%lld %%) by %zu changes", r->satisfied, r->demanded,
                (long long)score(r->satisfied, r->demanded), r->changes);
    fputc('\n', cli->out);
    return passed == r->count ? S0_EXIT_DONE : S0_EXIT_FAILED;
}

static s0_value *proof_json(s0_arena *a, const s0_proof *proof)
{
    s0_value *one = s0_make_map(a), *missing = s0_make_list(a);

    for (size_t i = 0; i < proof->missing_count; i++) {
        const s0_unproven *m = &proof->missing[i];
        s0_value *item = s0_make_map(a);

        s0_map_add(a, item, "demand", s0_make_text(a, m->demand));
        s0_map_add(a, item, "example",
                   m->example > 0 ? s0_make_int(a, m->example) : s0_make_null(a));
        s0_map_add(a, item, "name", s0_make_text(a, m->name));
        s0_map_add(a, item, "text", s0_make_text(a, m->text));
        s0_list_add(a, missing, item);
    }
    s0_map_add(a, one, "demanded", s0_make_int(a, (int64_t)proof->demanded));
    s0_map_add(a, one, "satisfied", s0_make_int(a, (int64_t)proof->satisfied));
    s0_map_add(a, one, "changes", s0_make_int(a, (int64_t)proof->changes));
    s0_map_add(a, one, "missing", missing);
    return one;
}

static s0_value *lines_json(s0_arena *a, const s0_rule_result *result)
{
    s0_value *one = s0_make_map(a), *unreached = s0_make_list(a);

    for (size_t i = 0; i < result->unreached_count; i++)
        s0_list_add(a, unreached, s0_make_int(a, result->unreached[i]));
    s0_map_add(a, one, "all", s0_make_int(a, (int64_t)result->lines));
    s0_map_add(a, one, "unreached", unreached);
    return one;
}

static s0_value *example_json(s0_arena *a, const s0_example_result *x)
{
    s0_value *one = s0_make_map(a);

    s0_map_add(a, one, "number", s0_make_int(a, x->number));
    s0_map_add(a, one, "passed", s0_make_bool(a, x->passed));
    s0_map_add(a, one, "expected", s0_make_text(a, x->expected));
    s0_map_add(a, one, "got", s0_make_text(a, x->got));
    s0_map_add(a, one, "statement", s0_make_text(a, x->statement));
    s0_map_add(a, one, "because", s0_make_text(a, x->reason));
    s0_map_add(a, one, "fault", s0_make_text(a, x->fault));
    return one;
}

static int print_results_json(s0_cli *cli, const report *r)
{
    s0_arena *a = cli->arena;
    s0_value *all = s0_make_list(a);
    bool passed = true;
    int status;

    for (size_t i = 0; i < r->count; i++) {
        s0_value *one = s0_make_map(a), *examples = s0_make_list(a);

        passed = passed && is_good(r, i);
        for (size_t e = 0; e < r->results[i].count; e++)
            s0_list_add(a, examples, example_json(a, &r->results[i].examples[e]));
        s0_map_add(a, one, "rule", s0_make_text(a, r->results[i].rule->id));
        s0_map_add(a, one, "passed", s0_make_bool(a, is_good(r, i)));
        s0_map_add(a, one, "examples", examples);
        s0_map_add(a, one, "lines", lines_json(a, &r->results[i]));
        if (r->proofs != NULL)
            s0_map_add(a, one, "proof", proof_json(a, &r->proofs[i]));
        s0_list_add(a, all, one);
    }
    status = s0_print_json(cli, all);
    return status != S0_EXIT_DONE ? status : passed ? S0_EXIT_DONE : S0_EXIT_FAILED;
}

static s0_code prove(s0_cli *cli, report *r, const s0_bench *bench, s0_error *err)
{
    s0_code rc = S0_OK;

    if ((r->proofs = s0_alloc_n(cli->arena, r->count, sizeof *r->proofs)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < r->count; i++) {
        if (!r->results[i].passed)
            continue;
        s0_progress_step(cli->progress, "proving", r->results[i].rule->id, i, r->count);
        rc = s0_prove(&r->proofs[i], cli->arena, bench, r->results[i].rule, err);
        r->demanded += r->proofs[i].demanded;
        r->satisfied += r->proofs[i].satisfied;
        r->changes += r->proofs[i].changes;
    }
    return rc;
}

/* What is asked for on the command line. False: it makes no sense, and that was said. */
static bool read_options(s0_cli *cli, report *r, bool *quick)
{
    const char *least = s0_cli_option(cli, "min-score");

    r->min_score = -1;
    *quick = s0_cli_option(cli, "quick") != NULL;
    if (least != NULL && (!s0_int_read(least, strlen(least), &r->min_score, NULL) ||
                          r->min_score < 0 || r->min_score > 100)) {
        s0_cli_usage(cli, "--min-score is a number from 0 to 100, not \"%s\"", least);
        return false;
    }
    if (least != NULL && *quick) {
        s0_cli_usage(cli, "--quick leaves out the proof, and --min-score asks for it");
        return false;
    }
    return true;
}

s0_code s0_rule_example_files(s0_cli *cli, s0_bundle *out, s0_error *err)
{
    const char **paths = NULL;
    s0_source *items;
    size_t count = 0;
    s0_code rc;

    if (cli->root == NULL)
        return S0_OK;
    if ((rc = s0_folder_list(&paths, &count, cli->arena, cli->root, S0_EXAMPLES, err)) != S0_OK)
        return rc;
    if ((items = s0_alloc_n(cli->arena, count, sizeof *items)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        if ((rc = s0_file_read(&items[i], cli->arena, cli->root, paths[i], 0, err)) != S0_OK)
            return rc;
    return s0_bundle_make(out, items, count, err);
}

int s0_rule_test(s0_cli *cli, const s0_chosen *chosen)
{
    report r = {.count = chosen->count};
    s0_rule_limits limits;
    s0_bundle files = {0};
    s0_bench bench = {&cli->built_in, chosen->books, &limits, &files};
    s0_error err = {0};
    bool quick = false;

    if (!s0_cli_limits(cli, &limits) || !read_options(cli, &r, &quick))
        return S0_EXIT_INPUT;
    limits.progress = NULL; /* each example is an audit of its own: too many to follow */
    s0_progress_step(cli->progress, "testing examples", NULL, 0, 0);
    if ((r.results = s0_alloc_n(cli->arena, chosen->count, sizeof *r.results)) == NULL)
        return S0_EXIT_ERROR;
    if (s0_rule_example_files(cli, &files, &err) != S0_OK ||
        s0_bench_test(r.results, cli->arena, &bench, chosen->rules, chosen->count, &err) != S0_OK ||
        (!quick && prove(cli, &r, &bench, &err) != S0_OK))
        return s0_cli_fail(cli, &err);
    s0_progress_clear();
    return s0_cli_option(cli, "json") != NULL ? print_results_json(cli, &r)
                                              : print_results(cli, &r);
}
