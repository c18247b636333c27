/* cmd_action.c - `stage0 action`: corrective actions (10.2) in evidence/actions.csv. One table of
 * verbs; all of them read the workspace as an audit would. */
#include <string.h>

#include "base/text.h"
#include "cli/action_verbs.h"
#include "cli/progress.h"

static const struct verb {
    const char *name;
    const char *argument; /* what must follow, or NULL */
    const char *options;  /* those that it takes, each between blanks */
    int (*run)(s0_cli *cli, s0_acting *acting);
} verbs[] = {
    {"list", NULL, " date ", s0_action_list},
    {"add", "the finding that it answers",
     " correction cause measure owner due progress verify-on on ", s0_action_add},
    {"update", "an action", " correction cause measure owner due evidence progress verify-on on ",
     s0_action_update},
    {"close", "an action", " correction cause measure verify-on on evidence ", s0_action_close},
    {"verify", NULL, " on ", s0_action_verify},
};
#define VERBS (sizeof verbs / sizeof *verbs)

/* "list, add and close" */
static const char *all_verbs(s0_cli *cli)
{
    const char *text = verbs[0].name;

    for (size_t i = 1; text != NULL && i < VERBS; i++)
        text = s0_textf(cli->arena, "%s%s%s", text, i + 1 < VERBS ? ", " : " and ", verbs[i].name);
    return text != NULL ? text : "";
}

static bool read_day(const char *text, s0_day *out)
{
    s0_date date;

    if (!s0_date_read(text, strlen(text), &date) || date.first != date.last)
        return false;
    *out = date.first;
    return true;
}

/* What is said on the command line fits the verb. Exit status. */
static int check_options(s0_cli *cli, const struct verb *verb, s0_acting *acting)
{
    const char *on = s0_cli_option(cli, "on");

    for (size_t i = 0; cli->command->options[i].name != NULL; i++) {
        const char *name = cli->command->options[i].name;
        const char *word = s0_textf(cli->arena, " %s ", name);

        if (cli->given[i] != NULL && strcmp(name, "json") != 0 &&
            (word == NULL || strstr(verb->options, word) == NULL))
            return s0_cli_usage(cli, "\"%s\" takes no --%s", verb->name, name);
    }
    if (verb->argument != NULL && acting->id_count == 0)
        return s0_cli_usage(cli, "name %s", verb->argument);
    if (acting->id_count > (verb->run == s0_action_list     ? 0
                            : verb->run == s0_action_verify ? 100
                                                            : 1))
        return s0_cli_usage(cli, "\"%s\" is one word too many for %s",
                            acting->ids[acting->id_count - 1], verb->name);
    acting->today = s0_cli_today();
    if (on != NULL && !read_day(on, &acting->today))
        return s0_cli_usage(cli, "--on is a day such as 2026-03-31, not \"%s\"", on);
    return S0_EXIT_DONE;
}

static int prepare(s0_cli *cli, s0_acting *acting)
{
    s0_rule_limits limits;
    s0_faults faults = {0};
    s0_error err = {0};
    s0_inputs inputs;
    int status = s0_cli_workspace(cli);

    if (status != S0_EXIT_DONE)
        return status;
    if (!s0_cli_limits(cli, &limits))
        return S0_EXIT_INPUT;
    inputs = s0_cli_inputs(cli);
    if (s0_prepare(&acting->ready, cli->arena, &inputs, &limits, &faults, &err) != S0_OK)
        status = faults.count > 0 ? s0_cli_faults(cli, &faults) : s0_cli_fail(cli, &err);
    s0_faults_free(&faults);
    s0_progress_clear();
    return status;
}

int s0_cmd_action(s0_cli *cli)
{
    const char *verb = cli->argument_count > 0 ? cli->arguments[0] : "list";

    for (size_t i = 0; i < VERBS; i++) {
        s0_acting acting = {.json = s0_cli_option(cli, "json") != NULL,
                            .ids = cli->arguments + 1,
                            .id_count = cli->argument_count > 0 ? cli->argument_count - 1 : 0};
        s0_error err = {0};
        int status;

        if (strcmp(verb, verbs[i].name) != 0)
            continue;
        if ((status = check_options(cli, &verbs[i], &acting)) != S0_EXIT_DONE ||
            (status = prepare(cli, &acting)) != S0_EXIT_DONE)
            return status;
        if (verbs[i].run != s0_action_list &&
            s0_action_file_open(&acting.file, cli->arena, &cli->workspace, acting.ready.evidence,
                                &err) != S0_OK)
            return s0_cli_fail(cli, &err);
        return verbs[i].run(cli, &acting);
    }
    return s0_cli_usage(cli, "there is no \"action %s\"; there are %s", verb, all_verbs(cli));
}
