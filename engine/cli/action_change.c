/* action_change.c - `stage0 action update` and `close`: one row gets other cells. What is closed
 * says what was put right, why it had happened, what removes that, and what shows it. */
#include <string.h>

#include "base/text.h"
#include "cli/action_verbs.h"

/* The action as it stands. Exit status. */
static int find(s0_cli *cli, const s0_acting *acting, size_t *row, s0_action *out)
{
    const s0_action *actions = NULL;
    size_t count = 0;
    s0_error err = {0};
    int status = s0_action_row(cli, acting, acting->ids[0], row);

    if (status != S0_EXIT_DONE)
        return status;
    if (s0_actions_read(&actions, &count, cli->arena, acting->ready.evidence,
                        acting->ready.plan->date, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    *out = actions[*row];
    if (!s0_action_is_done(out))
        return S0_EXIT_DONE;
    return s0_cli_usage(cli,
                        "%s was closed on %s and stays as it is; what is still to be done is an "
                        "action of its own",
                        out->action, out->done_on);
}

static int change(s0_cli *cli, const s0_acting *acting, const s0_action_cell *cells, size_t count,
                  size_t row, const char *done)
{
    const s0_action *actions = NULL;
    s0_buf bytes = s0_buf_in(cli->arena);
    s0_error err = {0};
    size_t rows = 0;
    int status;

    if (s0_action_file_set(&bytes, &acting->file, cells, count, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if ((status = s0_action_write(cli, acting, &bytes, &actions, &rows)) != S0_EXIT_DONE)
        return status;
    return s0_action_show(cli, acting, &actions[row], done);
}

/* What the row will say: the option's text, else what stands there. */
static const char *after(s0_cli *cli, const char *option, const char *now)
{
    const char *text = s0_cli_option(cli, option);

    return text != NULL ? text : now;
}

static bool says(const char *text)
{
    return s0_action_says(text) && strcmp(text, "unknown") != 0;
}

int s0_action_update(s0_cli *cli, s0_acting *acting)
{
    s0_action_cell cells[S0_ACTION_OPTIONS + 1];
    size_t count = 0, row;
    s0_action now;
    char day[16];
    int status = find(cli, acting, &row, &now);

    if (status != S0_EXIT_DONE)
        return status;
    s0_action_options(cli, row, cells, &count);
    if (count == 0)
        return s0_cli_usage(cli, "say what changes: --owner, --due, --cause …");
    s0_day_text(acting->today, day);
    if (strcmp(now.agreed_on, "none") == 0 && says(after(cli, "measure", now.measure)) &&
        says(after(cli, "due", now.due)))
        cells[count++] = (s0_action_cell){row, "agreed_on", day};
    return change(cli, acting, cells, count, row, "is changed");
}

int s0_action_close(s0_cli *cli, s0_acting *acting)
{
    const char *on = s0_cli_option(cli, "on"), *evidence = s0_cli_option(cli, "evidence");
    s0_action_cell cells[S0_ACTION_OPTIONS + 1];
    size_t count = 0, row;
    s0_action now;
    char day[16];
    int status = find(cli, acting, &row, &now);

    if (status != S0_EXIT_DONE)
        return status;
    if (on == NULL)
        return s0_cli_usage(cli, "say when it was completed: --on 2026-06-30");
    if (!s0_action_says(evidence))
        return s0_cli_usage(cli,
                            "%s is not closed without evidence: --evidence names the record "
                            "that shows it",
                            now.action);
    if (!says(after(cli, "cause", now.cause)))
        return s0_cli_usage(cli, "%s is not closed without its cause: --cause says why it happened",
                            now.action);
    if (!says(after(cli, "correction", now.correction)))
        return s0_cli_usage(cli,
                            "%s is not closed without its correction: --correction says what was "
                            "put right at once, or \"None: \" and why nothing could be",
                            now.action);
    if (!says(after(cli, "measure", now.measure)))
        return s0_cli_usage(cli,
                            "%s is not closed without its measure: --measure says what "
                            "removes the cause",
                            now.action);
    s0_day_text(acting->today, day);
    s0_action_options(cli, row, cells, &count);
    cells[count++] = (s0_action_cell){row, "done_on", day};
    return change(cli, acting, cells, count, row,
                  "is closed; the next audit tells whether it was effective");
}
