/* rule_lint.c - `stage0 rule lint`: what can be said against rules without running them, printed
 * for people or as JSON; and the list of what is silenced. */
#include <string.h>

#include "base/text.h"
#include "bench/lint.h"
#include "cli/luacheck.h"
#include "cli/past.h"
#include "cli/print.h"
#include "cli/rule_verbs.h"

/* What is gathered around the rules before lint looks at them. */
typedef struct linting {
    s0_cli *cli;
    s0_lint_inputs inputs;
    s0_lint_earlier *earlier;
    const char *unasked[4];
    s0_error err;
} linting;

static void note(linting *l, const char *code, const char *why)
{
    l->unasked[l->inputs.unasked_count++] = code;
    if (why != NULL && s0_cli_option(l->cli, "verbose") != NULL)
        fprintf(l->cli->err, "%s: not looked for: %s\n", code, why);
}

/* --- the past -----------------------------------------------------------------------------------
 */

static bool is_known(const linting *l, const char *id)
{
    for (size_t i = 0; i < l->inputs.earlier_count; i++)
        if (strcmp(l->earlier[i].id, id) == 0)
            return true;
    return false;
}

/* The rules of one recorded run. Observations, and files without an id, are not among them. */
static s0_code take_cycle(linting *l, const s0_past *past)
{
    const s0_cycle *c = past->cycle;
    s0_lint_earlier *all =
        s0_alloc_n(l->cli->arena, l->inputs.earlier_count + c->outcome_count, sizeof *all);

    if (all == NULL)
        return s0_fail_memory(&l->err);
    if (l->inputs.earlier_count > 0)
        memcpy(all, l->earlier, l->inputs.earlier_count * sizeof *all);
    l->earlier = all;
    for (size_t i = 0; i < c->outcome_count; i++) {
        const s0_tested *t = &c->outcomes[i];

        if (t->digest != NULL && t->requirement[0] != '\0' && !is_known(l, t->rule))
            all[l->inputs.earlier_count++] =
                (s0_lint_earlier){t->rule, t->requirement, past->run->cycle};
    }
    return S0_OK;
}

/* The last recorded cycle and the one before it: what the next audit will be held against. */
static s0_code look_back(linting *l, bool all)
{
    s0_past last = {0}, before = {0};
    s0_code rc;

    if (!all || l->cli->root == NULL) {
        note(l, "id-gone", all ? "there is no workspace" : "only some rules are looked at");
        return S0_OK;
    }
    if ((rc = s0_past_latest(l->cli, NULL, &last, &l->err)) != S0_OK)
        return rc;
    if (last.run == NULL) {
        note(l, "id-gone", "no audit is recorded yet");
        return S0_OK;
    }
    if ((rc = take_cycle(l, &last)) != S0_OK ||
        (rc = s0_past_preceding(l->cli, last.run->cycle, &before, &l->err)) != S0_OK)
        return rc;
    return before.run != NULL ? take_cycle(l, &before) : S0_OK;
}

static s0_code ask_luacheck(linting *l)
{
    bool ran;
    s0_code rc = s0_luacheck(l->cli, l->inputs.chosen, l->inputs.chosen_count, &l->inputs.given,
                             &l->inputs.given_count, &ran, &l->err);

    if (rc == S0_OK && !ran)
        note(l, "luacheck", "luacheck is not installed, or there is no rule of your own");
    return rc;
}

/* --- the answer ---------------------------------------------------------------------------------
 */

static void print_finding(s0_cli *cli, const s0_lint_finding *finding)
{
    s0_error shown = finding->error;
    char text[2048];
    size_t used = strlen(shown.message);

    snprintf(shown.message + used, sizeof shown.message - used, " [%s]", finding->code);
    s0_error_text(&shown, text, sizeof text);
    fputs(text, cli->out);
}

static void print_silence(s0_cli *cli, const s0_lint_silence *silence)
{
    char where[256];

    s0_mark_text(silence->at, where, sizeof where);
    fprintf(cli->out, "%s: %s: %s\n", where, silence->code,
            silence->reason[0] != '\0' ? silence->reason : "(no reason is given)");
}

static int print_text(s0_cli *cli, const s0_lint_report *report, size_t rules)
{
    size_t silenced = report->count - report->open;
    bool list = s0_cli_option(cli, "silenced") != NULL;

    for (size_t i = 0; list && i < report->silence_count; i++)
        print_silence(cli, &report->silences[i]);
    for (size_t i = 0; !list && i < report->count; i++)
        if (report->findings[i].silence == NULL)
            print_finding(cli, &report->findings[i]);
    fprintf(cli->out, "%zu rule%s: ", rules, rules == 1 ? "" : "s");
    if (report->open == 0)
        fputs("no finding", cli->out);
    else
        fprintf(cli->out, "%zu finding%s", report->open, report->open == 1 ? "" : "s");
    fprintf(cli->out, ", %zu silenced\n", silenced);
    return !list && report->open > 0 ? S0_EXIT_FAILED : S0_EXIT_DONE;
}

static s0_value *finding_json(s0_arena *a, const s0_lint_finding *f)
{
    s0_value *one = s0_make_map(a);

    s0_map_add(a, one, "code", s0_make_text(a, f->code));
    s0_map_add(a, one, "rule", s0_make_text(a, f->rule != NULL ? f->rule->id : NULL));
    s0_map_add(a, one, "path", s0_make_text(a, f->at.source != NULL ? f->at.source->path : NULL));
    s0_map_add(a, one, "line", f->at.line > 0 ? s0_make_int(a, f->at.line) : s0_make_null(a));
    s0_map_add(a, one, "column", f->at.column > 0 ? s0_make_int(a, f->at.column) : s0_make_null(a));
    s0_map_add(a, one, "message", s0_make_text(a, f->error.message));
    s0_map_add(a, one, "hint", s0_make_text(a, f->error.hint[0] != '\0' ? f->error.hint : NULL));
    s0_map_add(a, one, "silenced", s0_make_bool(a, f->silence != NULL));
    s0_map_add(a, one, "reason", s0_make_text(a, f->silence != NULL ? f->silence->reason : NULL));
    return one;
}

static int print_json(s0_cli *cli, const s0_lint_report *report, size_t rules)
{
    s0_arena *a = cli->arena;
    s0_value *all = s0_make_map(a), *findings = s0_make_list(a);
    bool list = s0_cli_option(cli, "silenced") != NULL;
    int status;

    for (size_t i = 0; i < report->count; i++)
        if (!list || report->findings[i].silence != NULL)
            s0_list_add(a, findings, finding_json(a, &report->findings[i]));
    s0_map_add(a, all, "rules", s0_make_int(a, (int64_t)rules));
    s0_map_add(a, all, "open", s0_make_int(a, (int64_t)report->open));
    s0_map_add(a, all, "silenced", s0_make_int(a, (int64_t)(report->count - report->open)));
    s0_map_add(a, all, "findings", findings);
    status = s0_print_json(cli, all);
    return status != S0_EXIT_DONE      ? status
           : !list && report->open > 0 ? S0_EXIT_FAILED
                                       : S0_EXIT_DONE;
}

int s0_rule_lint(s0_cli *cli, const s0_chosen *chosen)
{
    linting l = {.cli = cli};
    s0_lint_report report;

    l.inputs.rules = chosen->books->rules;
    l.inputs.vocabulary = chosen->books->vocabulary;
    l.inputs.built_in = &cli->built_in;
    l.inputs.chosen = chosen->rules;
    l.inputs.chosen_count = chosen->count;
    l.inputs.unasked = l.unasked;
    /* The proof that rules can fail gives its findings here, as luacheck does. */
    note(&l, "unproven", NULL);
    if (look_back(&l, cli->argument_count == 1) != S0_OK || ask_luacheck(&l) != S0_OK)
        return s0_cli_fail(cli, &l.err);
    l.inputs.earlier = l.earlier;
    if (s0_lint(&report, cli->arena, &l.inputs, &l.err) != S0_OK)
        return s0_cli_fail(cli, &l.err);
    return s0_cli_option(cli, "json") != NULL ? print_json(cli, &report, chosen->count)
                                              : print_text(cli, &report, chosen->count);
}
