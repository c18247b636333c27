/* cmd_audit.c - `stage0 audit`: read, look at what came before, audit, record, render.
 *
 * A run whose inputs equal those of the latest recorded run records nothing and
 * writes the same reports again from the record - unless a rule failed in that one, which may have
 * been the machine's fault. */
#include <string.h>

#include "base/text.h"
#include "cli/explain.h"
#include "cli/past.h"
#include "cli/progress.h"
#include "cli/render.h"
#include "data/json.h"

/* What one call knows before it audits. */
typedef struct ground {
    const char *cycle; /* the one audit.yaml plans */
    char digest[65];   /* of all inputs */
    const char *head;  /* of the history */
    s0_before before;
} ground;

static s0_code survey(s0_cli *cli, const s0_inputs *inputs, ground *g, s0_error *err)
{
    s0_code rc;

    if ((rc = s0_inputs_cycle(&g->cycle, cli->arena, inputs, err)) != S0_OK ||
        (rc = s0_inputs_digest(g->digest, cli->arena, inputs, err)) != S0_OK ||
        (rc = s0_past_before(cli, g->cycle, &g->before, err)) != S0_OK)
        return rc;
    g->head = g->before.newest != NULL ? g->before.newest->head : "";
    return S0_OK;
}

/* Whether this cycle can take another run. */
static s0_code admissible(const ground *g, s0_error *err)
{
    if (g->before.latest.run != NULL && g->before.newest->id != g->before.latest.run->id) {
        s0_fail(err, S0_EINPUT, (s0_mark){0}, "cycle %s is over: %s came after it", g->cycle,
                g->before.newest->cycle);
        s0_hint(err, "give the new cycle its own `name` in audit.yaml");
        return S0_EINPUT;
    }
    if (g->before.latest.run != NULL && g->before.latest.run->sealed &&
        strcmp(g->before.latest.run->inputs_digest, g->digest) != 0) {
        s0_fail(err, S0_EINPUT, (s0_mark){0}, "cycle %s is sealed, and its inputs have changed",
                g->cycle);
        s0_hint(err, "give the next cycle its own `name` in audit.yaml");
        return S0_EINPUT;
    }
    return S0_OK;
}

/* The finding class that --fail-on names; -1: not asked, -2: not a class. */
static int fail_on(const s0_cli *cli)
{
    const char *word = s0_cli_option(cli, "fail-on");

    if (word == NULL)
        return -1;
    for (int i = 0; s0_classes[i] != NULL; i++)
        if (strcmp(word, s0_classes[i]) == 0)
            return i;
    return -2;
}

static int verdict_status(const s0_cli *cli, const s0_cycle *cycle)
{
    int limit = fail_on(cli);

    if (s0_cycle_has_rule_error(cycle))
        return S0_EXIT_ERROR;
    for (size_t i = 0; limit >= 0 && i < cycle->finding_list_count; i++)
        if ((int)cycle->findings[i].class_ <= limit)
            return S0_EXIT_FAILED;
    return S0_EXIT_DONE;
}

static int worse(int a, int b)
{
    static const int rank[] = {
        [S0_EXIT_DONE] = 0, [S0_EXIT_FAILED] = 1, [S0_EXIT_ERROR] = 2, [S0_EXIT_INPUT] = 3};

    return rank[a] >= rank[b] ? a : b;
}

/* Run the audit itself; faults of the inputs are printed. Exit status; DONE: `*out` is set. */
static int run_audit(s0_cli *cli, const s0_inputs *inputs, const ground *g, s0_cycle **out)
{
    s0_rule_limits limits;
    s0_faults faults = {0};
    s0_error err = {0};
    s0_code rc;
    int status = S0_EXIT_DONE;

    if (!s0_cli_limits(cli, &limits))
        return S0_EXIT_INPUT;
    rc = s0_audit(out, cli->arena, inputs, g->before.prior.cycle, g->before.latest.cycle, &limits,
                  &faults, &err);
    if (faults.count > 0)
        status = s0_cli_faults(cli, &faults);
    else if (rc != S0_OK)
        status = s0_cli_fail(cli, &err);
    s0_faults_free(&faults);
    s0_progress_clear();
    return status;
}

/* The answer: text, or with --json the document. */
static int answer(s0_cli *cli, const s0_cycle *cycle, const s0_past *past, const s0_diff *diff)
{
    s0_error err = {0};
    s0_buf out = s0_buf_in(cli->arena);

    if (s0_cli_option(cli, "json") == NULL) {
        s0_render_summary(cli, cycle, diff);
        return S0_EXIT_DONE;
    }
    if (past != NULL)
        return s0_cli_write(cli, NULL, past->document.text, past->document.size);
    if (s0_cycle_write(&out, cli->arena, cycle, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    return s0_cli_write(cli, NULL, out.text, out.size);
}

/* --only and --dry-run: look, record nothing. Of one rule everything is shown, since there is no
 * record that `explain` could show it from. */
static int look(s0_cli *cli, const s0_inputs *inputs, const ground *g)
{
    const s0_tested *one;
    s0_cycle *cycle = NULL;
    int status = run_audit(cli, inputs, g, &cycle);

    if (status != S0_EXIT_DONE)
        return status;
    status = answer(cli, cycle, NULL, NULL);
    if (s0_cli_option(cli, "json") == NULL) {
        one = inputs->only != NULL ? s0_cycle_tested(cycle, inputs->only) : NULL;
        if (one != NULL) {
            fprintf(cli->out, "\n%s\n", one->rule);
            s0_explain_outcome(cli, cycle, one);
        }
        fputs("\nNothing was recorded.\n", cli->out);
    }
    return worse(status, verdict_status(cli, cycle));
}

/* Whether an audit came to what is recorded, but for the number of the run. */
static s0_code is_same(s0_cli *cli, const s0_cycle *cycle, const s0_past *latest, bool *same,
                       s0_error *err)
{
    s0_cycle renumbered = *cycle;
    s0_buf bytes = s0_buf_in(cli->arena);
    s0_code rc;

    renumbered.cycle.run = latest->run->run;
    rc = s0_cycle_write(&bytes, cli->arena, &renumbered, err);
    *same = rc == S0_OK && bytes.size == latest->document.size &&
            memcmp(bytes.text, latest->document.text, bytes.size) == 0;
    return rc;
}

/* Audit, unless that was done with the same inputs. A run in which a rule failed proves nothing:
 * its worker may have been killed, or the machine have been too busy. So it is done again, and
 * counts as known if it comes to the same. `*out` NULL: known. Exit status. */
static int audit_anew(s0_cli *cli, const s0_inputs *inputs, const ground *g, s0_cycle **out)
{
    const s0_past *latest = &g->before.latest;
    bool same = latest->run != NULL && strcmp(latest->run->inputs_digest, g->digest) == 0;
    s0_error err = {0};
    int status;

    *out = NULL;
    if (same && (latest->run->sealed || !s0_cycle_has_rule_error(latest->cycle)))
        return S0_EXIT_DONE;
    if ((status = run_audit(cli, inputs, g, out)) != S0_EXIT_DONE)
        return status;
    if (same && is_same(cli, *out, latest, &same, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (same)
        *out = NULL;
    return S0_EXIT_DONE;
}

/* Record the run, or find that it is recorded already. */
static int record(s0_cli *cli, const s0_inputs *inputs, const ground *g, s0_past *past, bool *known)
{
    bool seal = s0_cli_option(cli, "close") != NULL;
    s0_error err = {0};
    s0_cycle *cycle = NULL;
    int status = audit_anew(cli, inputs, g, &cycle);

    *known = cycle == NULL;
    if (status != S0_EXIT_DONE)
        return status;
    if (*known) {
        *past = g->before.latest;
        if (seal && (s0_past_seal(cli, g->cycle, &err) != S0_OK ||
                     s0_past_latest(cli, g->cycle, past, &err) != S0_OK)) /* its head is the seal */
            return s0_cli_fail(cli, &err);
        return S0_EXIT_DONE;
    }
    s0_progress_step(cli->progress, "recording the run", NULL, 0, 0);
    if (s0_past_append(cli, g->head, cycle, seal, past, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    s0_progress_clear();
    return S0_EXIT_DONE;
}

static int deliver(s0_cli *cli, const ground *g, const s0_past *past, bool known)
{
    s0_error err = {0};
    s0_diff *diff = NULL;
    int status = S0_EXIT_DONE;

    if (g->before.prior.run != NULL &&
        s0_past_diff(cli, &g->before.prior, past, &diff, &err) != S0_OK)
        status = s0_cli_fail(cli, &err);
    status = worse(status, answer(cli, past->cycle, past, diff));
    status = worse(status, s0_render_files(cli, past));
    if (s0_cli_option(cli, "json") == NULL && status == S0_EXIT_DONE)
        fprintf(cli->out,
                "\n%sReport: %s/report.md\n        with report.json and checklist.csv\n%s",
                known ? "Nothing new to record.\n" : "", s0_render_folder(cli, past->run->cycle),
                s0_cli_option(cli, "close") != NULL ? "The cycle is sealed.\n" : "");
    return worse(status, verdict_status(cli, past->cycle));
}

int s0_cmd_audit(s0_cli *cli)
{
    s0_inputs inputs;
    ground g = {0};
    s0_past past = {0};
    s0_error err = {0};
    bool known = false;
    int status = s0_cli_workspace(cli);

    if (status != S0_EXIT_DONE)
        return status;
    if (fail_on(cli) == -2)
        return s0_cli_usage(cli, "--fail-on is major, minor or ofi, not \"%s\"",
                            s0_cli_option(cli, "fail-on"));
    inputs = s0_cli_inputs(cli);
    if (survey(cli, &inputs, &g, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (inputs.only != NULL || s0_cli_option(cli, "dry-run") != NULL)
        return look(cli, &inputs, &g);
    if (admissible(&g, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    status = record(cli, &inputs, &g, &past, &known);
    return status != S0_EXIT_DONE ? status : deliver(cli, &g, &past, known);
}
