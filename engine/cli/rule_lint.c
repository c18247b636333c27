/* rule_lint.c - `stage0 rule lint`: what can be said against rules without running them, printed
 * for people or as JSON; and the list of what is silenced. */
#include <string.h>

#include "base/text.h"
#include "bench/lint.h"
#include "cli/lint_gather.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/rule_verbs.h"

/* --- the answer ---------------------------------------------------------------------------- */

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
    s0_lint_inputs inputs;
    s0_lint_report report;
    s0_error err = {0};

    if (s0_lint_gather(cli, chosen, &inputs, &err) != S0_OK ||
        s0_lint(&report, cli->arena, &inputs, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    s0_progress_clear();
    return s0_cli_option(cli, "json") != NULL ? print_json(cli, &report, chosen->count)
                                              : print_text(cli, &report, chosen->count);
}
