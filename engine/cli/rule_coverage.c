/* rule_coverage.c - `stage0 rule coverage`: what no rule tests, reads or measures against. */
#include "base/text.h"
#include "bench/doc.h"
#include "cli/print.h"
#include "cli/rule_verbs.h"

/* Names, separated by commas. */
static void print_names(s0_cli *cli, const s0_entry *const *entries, size_t count)
{
    s0_buf out = s0_buf_in(cli->arena);

    for (size_t i = 0; i < count; i++)
        s0_putf(&out, "%s%s", i > 0 ? ", " : "", entries[i]->name);
    if (count == 0)
        return;
    fputs("  ", cli->out);
    s0_print_wrapped(cli, s0_buf_text(&out), 2, 2);
}

static void print(s0_cli *cli, const s0_doc_coverage *c)
{
    fprintf(cli->out, "Requirements that no rule tests: %zu of %zu\n", c->untested_count,
            c->requirement_count);
    for (size_t i = 0; i < c->untested_count; i++) {
        fprintf(cli->out, "  %-7s ", c->untested[i]->id);
        s0_print_wrapped(cli, c->untested[i]->title, 10, 10);
    }
    fprintf(cli->out, "\nTables, columns and facts that nothing reads: %zu of %zu\n",
            c->unread_count, c->name_count);
    print_names(cli, c->unread, c->unread_count);
    fprintf(cli->out, "\nOwn rules that nothing measures against: %zu of %zu\n",
            c->unmeasured_count, c->own_count);
    print_names(cli, c->unmeasured, c->unmeasured_count);
    fputs("\nWhat a person sees counts as an observation: evidence/observations.csv.\n"
          "A rule for a requirement: stage0 rule new ID\n",
          cli->out);
}

static s0_value *names_json(s0_arena *a, const s0_entry *const *entries, size_t count)
{
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < count; i++)
        s0_list_add(a, list, s0_make_text(a, entries[i]->name));
    return list;
}

static int print_as_json(s0_cli *cli, const s0_doc_coverage *c)
{
    s0_arena *a = cli->arena;
    s0_value *all = s0_make_map(a), *untested = s0_make_list(a), *counts = s0_make_map(a);

    for (size_t i = 0; i < c->untested_count; i++)
        s0_list_add(a, untested, s0_make_text(a, c->untested[i]->id));
    s0_map_add(a, counts, "requirements", s0_make_int(a, (int64_t)c->requirement_count));
    s0_map_add(a, counts, "names", s0_make_int(a, (int64_t)c->name_count));
    s0_map_add(a, counts, "own_rules", s0_make_int(a, (int64_t)c->own_count));
    s0_map_add(a, all, "of", counts);
    s0_map_add(a, all, "untested_requirements", untested);
    s0_map_add(a, all, "unread_names", names_json(a, c->unread, c->unread_count));
    s0_map_add(a, all, "unmeasured_own_rules", names_json(a, c->unmeasured, c->unmeasured_count));
    return s0_print_json(cli, all);
}

int s0_rule_coverage(s0_cli *cli, const s0_chosen *chosen)
{
    const s0_doc_inputs in = {chosen->books->catalog, chosen->books->vocabulary,
                              chosen->books->rules};
    s0_doc_coverage coverage;
    s0_error err = {0};

    if (cli->argument_count > 1)
        return s0_cli_usage(cli, "\"%s\" is one argument too many: coverage is of all rules",
                            cli->arguments[1]);
    if (!s0_doc_cover(&coverage, cli->arena, &in)) {
        s0_fail_memory(&err);
        return s0_cli_fail(cli, &err);
    }
    if (s0_cli_option(cli, "json") != NULL)
        return print_as_json(cli, &coverage);
    print(cli, &coverage);
    return S0_EXIT_DONE;
}
