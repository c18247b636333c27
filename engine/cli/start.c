/* start.c - `stage0` with nothing behind it: where the person stands, and what to do next. */
#include "base/text.h"
#include "cli/past.h"
#include "cli/print.h"
#include "evidence/workspace.h"

typedef struct step {
    const char *command;
    const char *does;
} step;

static void print_steps(s0_cli *cli, const step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(cli->out, "  %-30s %s\n", steps[i].command, steps[i].does);
}

static void outside(s0_cli *cli)
{
    static const step steps[] = {
        {"stage0 init acme && cd acme", "a folder with commented templates"},
        {"stage0 evidence --needed", "what to ask for, and where to get it"},
        {"stage0 audit", "findings and the report"},
        {"stage0 catalog", "the standard's clauses and controls"}};

    fputs("There is no workspace here or in a folder above. To begin\n", cli->out);
    print_steps(cli, steps, sizeof steps / sizeof *steps);
}

static void before_first_audit(s0_cli *cli)
{
    static const step steps[] = {
        {"stage0 check", "is every file readable?"},
        {"stage0 evidence --needed", "what to ask for, and where to get it"},
        {"stage0 evidence", "what was understood of the files so far"},
        {"stage0 audit", "findings and the report"}};

    fputs("No cycle is recorded yet. Next\n", cli->out);
    print_steps(cli, steps, sizeof steps / sizeof *steps);
}

static void after_audit(s0_cli *cli, const s0_past *past)
{
    static const step steps[] = {{"stage0 audit", "again, when files have changed"},
                                 {"stage0 explain A.5.18", "why: evidence, class, life so far"},
                                 {"stage0 diff", "what changed since the cycle before"},
                                 {"stage0 history", "all cycles, age of open findings"},
                                 {"stage0 evidence --needed", "what is still missing"},
                                 {"stage0 audit --close", "seal the cycle when it is finished"}};
    const s0_cycle *c = past->cycle;

    fprintf(cli->out, "Last recorded: cycle %s (%s), run %lld of %s, %zu finding%s. Next\n",
            past->run->cycle, past->run->sealed ? "sealed" : "open", (long long)past->run->run,
            past->run->date, c->finding_list_count, c->finding_list_count == 1 ? "" : "s");
    print_steps(cli, steps, sizeof steps / sizeof *steps - (past->run->sealed ? 1 : 0));
    if (past->run->sealed)
        fputs("The next cycle needs a name of its own in audit.yaml.\n", cli->out);
}

int s0_cli_start(s0_cli *cli)
{
    s0_error err = {0};
    s0_past past = {0};
    s0_code rc =
        s0_workspace_find(&cli->root, cli->arena, cli->folder != NULL ? cli->folder : ".", &err);

    fputs("stage0 - the ISO/IEC 27001 internal audit as a program\n\n", cli->out);
    if (rc != S0_OK && (rc != S0_EINPUT || cli->folder != NULL))
        return s0_cli_fail(cli, &err);
    if (rc != S0_OK) {
        outside(cli);
    } else {
        fputs("Workspace ", cli->out);
        s0_print_wrapped(cli, cli->root, 10, 2);
        if (s0_past_latest(cli, NULL, &past, &err) != S0_OK)
            return s0_cli_fail(cli, &err);
        if (past.run == NULL)
            before_first_audit(cli);
        else
            after_audit(cli, &past);
    }
    fputs("\nAll commands: stage0 help. A command's page: stage0 help audit\n", cli->out);
    return S0_EXIT_DONE;
}
