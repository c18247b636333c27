/* companies.c - audits an invented company, cycle after cycle, and holds what the program says
 * against what an experienced auditor wrote down before any rule was run on it.
 *
 * Usage: companies EXPECTATION.yaml FIXTURES. Each folder FIXTURES/NAME/CYCLE is a workspace; the
 * document of one cycle, written and read back as a history would, is what the next one follows up.
 * Prints the figures of each cycle and every difference; fails on a difference that the file does
 * not argue, on an argument for a difference that there is no more, and on a rule in error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/audit.h"
#include "cli/cli.h"
#include "evidence/workspace.h"
#include "expect.h"
#include "match.h"

typedef struct bench {
    s0_cli cli; /* holds the built-in bundle */
    s0_arena *arena;
    const char *fixtures;
    s0_company company;
    bool *used; /* arguments */
    size_t wrong;
} bench;

static void stop(const s0_error *err)
{
    char text[2048];

    s0_error_text(err, text, sizeof text);
    fprintf(stderr, "%s", text);
    exit(1);
}

static void must(s0_code rc, s0_error *err)
{
    if (rc == S0_ENOMEM)
        s0_fail_memory(err);
    if (rc != S0_OK)
        stop(err);
}

/* All faults of a file or workspace, then the end. */
static void refuse(s0_faults *faults)
{
    char text[2048];

    s0_faults_sort(faults);
    for (size_t i = 0; i < faults->count; i++) {
        s0_error_text(&faults->items[i], text, sizeof text);
        fprintf(stderr, "%s", text);
    }
    s0_faults_free(faults);
    exit(1);
}

/* The document as the next cycle finds it in the history. */
static s0_cycle *kept(bench *b, const s0_cycle *cycle)
{
    s0_error err = {0};
    s0_buf out = s0_buf_in(b->arena);
    s0_source *source = s0_alloc(b->arena, sizeof *source);
    s0_cycle *back = NULL;

    must(s0_cycle_write(&out, b->arena, cycle, &err), &err);
    must(source != NULL ? s0_source_make(source, b->arena, "document", out.text, out.size, &err)
                        : S0_ENOMEM,
         &err);
    must(s0_cycle_read(&back, b->arena, source, &err), &err);
    return back;
}

static s0_cycle *audit(bench *b, const char *folder, const s0_cycle *prior)
{
    char *root = s0_textf(b->arena, "%s/%s/%s", b->fixtures, b->company.name, folder);
    s0_bundle workspace;
    s0_inputs inputs = {.built_in = &b->cli.built_in, .workspace = &workspace};
    s0_rule_limits limits = {0};
    s0_faults faults = {0};
    s0_error err = {0};
    s0_cycle *cycle = NULL;
    s0_code rc;

    if (root == NULL)
        must(S0_ENOMEM, &err);
    if (s0_workspace_read(&workspace, b->arena, root, &faults) != S0_OK)
        refuse(&faults);
    rc = s0_audit(&cycle, b->arena, &inputs, prior, NULL, &limits, &faults, &err);
    if (faults.count > 0)
        refuse(&faults);
    must(rc, &err);
    s0_faults_free(&faults);
    return kept(b, cycle);
}

static void tell(bench *b, const char *folder, const s0_comparison *c)
{
    printf("%s %s: recall %zu/%zu, precision %zu/%zu, class %zu/%zu, traps quiet %zu/%zu, "
           "not determined %zu/%zu (",
           b->company.name, folder, c->matched, c->expected, c->matched, c->found, c->same_class,
           c->matched, c->quiet, c->traps, c->stayed_open, c->open);
    if (c->open_beside == 0)
        puts("none else)");
    else
        printf("%zu else)\n", c->open_beside);
    for (size_t i = 0; i < c->difference_count; i++) {
        const s0_difference *d = &c->differences[i];

        printf("%s %s %s: %s\n",
               d->argued != NULL ? "  argued" : "FAIL:", s0_difference_kinds[d->kind],
               d->requirement, d->text);
        if (d->argued != NULL)
            printf("         %s\n", d->argued->argument);
        else
            b->wrong++;
    }
}

static void look_for_errors(bench *b, const s0_cycle *cycle)
{
    for (size_t i = 0; i < cycle->outcome_count; i++)
        if (cycle->outcomes[i].outcome == S0_ERRED) {
            printf("FAIL: error of %s: %s\n", cycle->outcomes[i].rule, cycle->outcomes[i].text);
            b->wrong++;
        }
}

static void hold_against(bench *b)
{
    const s0_cycle *prior = NULL;

    for (size_t i = 0; i < b->company.cycle_count; i++) {
        const s0_expected_cycle *expected = &b->company.cycles[i];
        s0_cycle *cycle = audit(b, expected->folder, prior);
        s0_comparison comparison;
        s0_error err = {0};

        must(s0_compare(&comparison, b->arena, expected, cycle), &err);
        s0_argue(&comparison, expected->folder, b->company.arguments, b->company.argument_count,
                 b->used);
        tell(b, expected->folder, &comparison);
        look_for_errors(b, cycle);
        prior = cycle;
    }
    for (size_t i = 0; i < b->company.argument_count; i++)
        if (!b->used[i]) {
            const s0_argued *argued = &b->company.arguments[i];

            printf("FAIL: %s %s is argued for %s, and there is no such difference any more\n",
                   argued->kind, argued->requirement, argued->cycle);
            b->wrong++;
        }
}

/* Read the expectation file at `path`. */
static void expect(bench *b, const char *path)
{
    s0_source *source = s0_alloc(b->arena, sizeof *source);
    s0_catalog *catalog = NULL;
    s0_faults faults = {0};
    s0_error err = {0};

    must(source != NULL ? s0_file_read(source, b->arena, "/", path + 1, 0, &err) : S0_ENOMEM, &err);
    must(s0_catalog_load(&catalog, b->arena, &b->cli.built_in, &err), &err);
    if (s0_company_read(&b->company, b->arena, source, catalog, &faults) != S0_OK)
        refuse(&faults);
    b->used = s0_alloc_n(b->arena, b->company.argument_count, sizeof *b->used);
    must(b->used != NULL ? S0_OK : S0_ENOMEM, &err);
}

int main(int argc, char **argv)
{
    bench b = {0};

    if (argc != 3 || argv[1][0] != '/') {
        fputs("usage: companies /PATH/TO/EXPECTATION.yaml FIXTURES\n", stderr);
        return 2;
    }
    b.arena = b.cli.arena = s0_arena_new();
    b.fixtures = argv[2];
    s0_cli_built_in(&b.cli);
    expect(&b, argv[1]);
    hold_against(&b);
    s0_arena_free(b.arena);
    return b.wrong == 0 ? 0 : 1;
}
