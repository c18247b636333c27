/* cmd_diff.c - `stage0 diff`: what moved between two recorded cycles. */
#include <string.h>

#include "base/text.h"
#include "cli/past.h"
#include "report/report.h"

/* The two runs that were asked for, or the last cycle and the one before it. */
static s0_code choose(s0_cli *cli, s0_past *old, s0_past *now, s0_error *err)
{
    const char *second = cli->argument_count > 1 ? cli->arguments[1] : NULL;
    s0_code rc = s0_past_named(cli, second, now, err);

    if (rc != S0_OK)
        return rc;
    if (cli->argument_count > 0)
        return s0_past_named(cli, cli->arguments[0], old, err);
    if ((rc = s0_past_preceding(cli, now->run->cycle, old, err)) != S0_OK)
        return rc;
    if (old->run == NULL) {
        s0_fail(err, S0_EUSAGE, (s0_mark){0}, "%s is the only cycle: there is nothing to compare",
                now->run->cycle);
        return S0_EUSAGE;
    }
    return S0_OK;
}

/* Where what a cycle was audited from was forgotten, nobody can look any more why something moved.
 */
static s0_code add_forgotten(s0_cli *cli, s0_diff *diff, s0_error *err)
{
    const s0_forgetting *all = NULL;
    const char **lines;
    size_t count = 0, n = diff->criterion_count;
    s0_code rc = s0_past_forgettings(cli, &all, &count, err);

    if (rc != S0_OK || count == 0)
        return rc;
    if ((lines = s0_alloc_n(cli->arena, n + count, sizeof *lines)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < n; i++)
        lines[i] = diff->criteria[i];
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].cycle, diff->old_cycle) != 0 &&
            strcmp(all[i].cycle, diff->new_cycle) != 0)
            continue;
        lines[n] =
            s0_textf(cli->arena, "evidence not kept: what %s was audited from was forgotten on %s",
                     all[i].cycle, all[i].date);
        if (lines[n++] == NULL)
            return s0_fail_memory(err);
    }
    diff->criteria = lines;
    diff->criterion_count = n;
    return S0_OK;
}

int s0_cmd_diff(s0_cli *cli)
{
    s0_error err = {0};
    s0_past old, now;
    s0_diff *diff = NULL;
    s0_buf out;
    s0_code rc;
    int status = s0_cli_workspace(cli);

    if (status != S0_EXIT_DONE)
        return status;
    if ((rc = choose(cli, &old, &now, &err)) != S0_OK ||
        (rc = s0_past_diff(cli, &old, &now, &diff, &err)) != S0_OK ||
        (rc = add_forgotten(cli, diff, &err)) != S0_OK)
        return s0_cli_fail(cli, &err);
    out = s0_buf_in(cli->arena);
    rc = s0_cli_option(cli, "json") != NULL
             ? s0_report_diff_json(&out, cli->arena, diff, &err)
             : s0_report_diff_text(&out, cli->arena, diff, cli->colour, &err);
    if (rc != S0_OK)
        return s0_cli_fail(cli, &err);
    status = s0_cli_write(cli, NULL, out.text, out.size);
    for (size_t i = 0; s0_cli_option(cli, "fail-on-new") != NULL && i < diff->change_count; i++)
        if (diff->changes[i].state == S0_NEW || diff->changes[i].state == S0_REOPENED ||
            diff->changes[i].state == S0_RAISED)
            return S0_EXIT_FAILED;
    return status;
}
