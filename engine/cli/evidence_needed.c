/* evidence_needed.c - `stage0 evidence --needed`: the request list. What rules wait for, and what
 * only a person can ask, see or read, from an audit that is not recorded. */
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/print.h"
#include "cli/progress.h"

static s0_value *listed(s0_arena *a, const s0_shape *shape, const void *items, size_t count)
{
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < count; i++)
        s0_list_add(a, list, s0_shape_write(a, shape, (const char *)items + i * shape->size));
    return list;
}

static int print_as_json(s0_cli *cli, const s0_cycle *cycle)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a);

    s0_map_add(a, out, "requests",
               listed(a, &s0_request_shape, cycle->requests, cycle->request_count));
    s0_map_add(a, out, "questions",
               listed(a, &s0_question_shape, cycle->questions, cycle->question_count));
    return s0_print_json(cli, out);
}

/* How long the list is, and how to go on. */
static void print_requests_head(s0_cli *cli, const s0_cycle *cycle)
{
    size_t waiting = 0;

    for (size_t i = 0; i < cycle->outcome_count; i++) {
        bool waits = false;

        for (size_t r = 0; r < cycle->request_count; r++)
            for (size_t n = 0; n < cycle->requests[r].rule_count; n++)
                waits = waits || strcmp(cycle->requests[r].rules[n], cycle->outcomes[i].rule) == 0;
        waiting += waits ? 1 : 0;
    }
    s0_print_wrapped(cli,
                     s0_textf(cli->arena,
                              "%zu of %zu rules wait for what follows. Put it into evidence/ with "
                              "its origin in evidence/sources.yaml, or say there that it does not "
                              "exist.",
                              waiting, cycle->outcome_count),
                     0, 0);
    fputs("\n", cli->out);
}

static void print_requests(s0_cli *cli, const s0_cycle *cycle)
{
    if (cycle->request_count == 0)
        fputs("Nothing that a rule reads is missing.\n", cli->out);
    else
        print_requests_head(cli, cycle);
    for (size_t i = 0; i < cycle->request_count; i++) {
        const s0_request *r = &cycle->requests[i];

        fprintf(cli->out, "%s: %s\n", r->name, r->state);
        s0_print_field(cli, "What", r->meaning);
        s0_print_field(cli, "Where", r->where);
        for (size_t n = 0; n < r->rule_count; n++)
            s0_print_field(cli, n == 0 ? "Needed by" : "", r->rules[n]);
    }
}

static void print_questions(s0_cli *cli, const s0_cycle *cycle)
{
    if (cycle->question_count == 0)
        return;
    fputs("\n", cli->out);
    s0_print_wrapped(cli,
                     "What no record shows and a person has to judge. What is heard, seen or read "
                     "goes into evidence/observations.csv under its requirement.",
                     0, 0);
    fputs("\n", cli->out);
    for (size_t i = 0; i < cycle->question_count; i++) {
        const s0_question *q = &cycle->questions[i];
        bool first = i == 0 || strcmp(q[-1].requirement, q->requirement) != 0;
        const char *line = q->whom != NULL
                               ? s0_textf(cli->arena, "%s, %s: %s", q->how, q->whom, q->what)
                               : s0_textf(cli->arena, "%s: %s", q->how, q->what);

        s0_print_field(cli, first ? q->requirement : "", line);
    }
}

int s0_evidence_needed(s0_cli *cli)
{
    s0_inputs inputs = s0_cli_inputs(cli);
    s0_rule_limits limits;
    s0_faults faults = {0};
    s0_error err = {0};
    s0_cycle *cycle = NULL;
    int status = S0_EXIT_DONE;

    if (!s0_cli_limits(cli, &limits))
        return S0_EXIT_INPUT;
    if (s0_audit(&cycle, cli->arena, &inputs, NULL, NULL, &limits, &faults, &err) != S0_OK)
        status = faults.count > 0 ? s0_cli_faults(cli, &faults) : s0_cli_fail(cli, &err);
    s0_faults_free(&faults);
    s0_progress_clear();
    if (status != S0_EXIT_DONE)
        return status;
    if (s0_cli_option(cli, "json") != NULL)
        return print_as_json(cli, cycle);
    print_requests(cli, cycle);
    print_questions(cli, cycle);
    return S0_EXIT_DONE;
}
