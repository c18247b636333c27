/* workspace.c - opening what a command works on: the files inside the executable,
 * the workspace's files, and saying what is wrong with them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/number.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/embedded.h"
#include "cli/progress.h"
#include "evidence/workspace.h"

static int status_of(s0_code code)
{
    switch (code) {
    case S0_OK:
        return S0_EXIT_DONE;
    case S0_EINPUT:
    case S0_EUSAGE:
    case S0_EIO:
        return S0_EXIT_INPUT;
    case S0_ENOMEM:
    case S0_ERULE:
    case S0_ESTORE:
    case S0_EMOVED:
        return S0_EXIT_ERROR;
    }
    return S0_EXIT_ERROR;
}

int s0_cli_fail(s0_cli *cli, const s0_error *err)
{
    char text[2048];

    s0_progress_clear();
    s0_error_text(err, text, sizeof text);
    fputs(text, cli->err);
    cli->memory_told = cli->memory_told || err->code == S0_ENOMEM;
    return status_of(err->code);
}

bool s0_cli_lacks_memory(const s0_faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        if (faults->items[i].code == S0_ENOMEM)
            return true;
    return faults->lost > 0 && faults->count < S0_FAULTS_MAX; /* no room for the list itself */
}

void s0_cli_list_faults(s0_cli *cli, s0_faults *faults)
{
    char text[2048];

    s0_progress_clear();
    s0_faults_sort(faults);
    for (size_t i = 0; i < faults->count; i++) {
        s0_error_text(&faults->items[i], text, sizeof text);
        fputs(text, cli->err);
    }
    if (faults->lost > 0)
        fprintf(cli->err, "… and %zu more\n", faults->lost);
}

int s0_cli_faults(s0_cli *cli, s0_faults *faults)
{
    s0_cli_list_faults(cli, faults);
    fprintf(cli->err, "%zu fault%s; nothing was recorded\n", faults->count + faults->lost,
            faults->count + faults->lost == 1 ? "" : "s");
    return s0_cli_lacks_memory(faults) ? S0_EXIT_ERROR : S0_EXIT_INPUT;
}

void s0_cli_built_in(s0_cli *cli)
{
    cli->built_in = s0_embedded;
}

int s0_cli_workspace(s0_cli *cli)
{
    s0_error err = {0};
    s0_faults faults = {0};
    s0_code rc;
    int status = S0_EXIT_DONE;

    s0_cli_built_in(cli);
    if ((rc = s0_workspace_find(&cli->root, cli->arena, cli->folder != NULL ? cli->folder : ".",
                                &err)) != S0_OK)
        return s0_cli_fail(cli, &err);
    s0_progress_step(cli->progress, "reading the files of the workspace", NULL, 0, 0);
    rc = s0_workspace_read(&cli->workspace, cli->arena, cli->root, &faults);
    if (rc != S0_OK)
        status = s0_cli_faults(cli, &faults);
    s0_faults_free(&faults);
    s0_progress_clear();
    return status;
}

int s0_cli_books(s0_cli *cli, bool examples, s0_books *out)
{
    s0_error err = {0};
    s0_rule_limits limits;
    const char *found = NULL;
    int status;

    if (!s0_cli_limits(cli, &limits))
        return S0_EXIT_INPUT;
    if (cli->folder != NULL || s0_workspace_find(&found, cli->arena, ".", NULL) == S0_OK) {
        if ((status = s0_cli_workspace(cli)) != S0_EXIT_DONE)
            return status;
    } else {
        s0_cli_built_in(cli);
    }
    if (s0_books_load(out, cli->arena, &cli->built_in, cli->root != NULL ? &cli->workspace : NULL,
                      &limits, examples, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    s0_progress_clear();
    return S0_EXIT_DONE;
}

s0_inputs s0_cli_inputs(const s0_cli *cli)
{
    return (s0_inputs){.built_in = &cli->built_in,
                       .workspace = &cli->workspace,
                       .date = s0_cli_option(cli, "date"),
                       .only = s0_cli_option(cli, "only")};
}

bool s0_cli_limits(s0_cli *cli, s0_rule_limits *limits)
{
    const char *jobs = s0_cli_option(cli, "jobs");
    int64_t count = 1;

    *limits = (s0_rule_limits){.progress = cli->progress};
    if (jobs != NULL &&
        (!s0_int_read(jobs, strlen(jobs), &count, NULL) || count < 1 || count > 256)) {
        s0_cli_usage(cli, "--jobs is a number from 1 to 256, not \"%s\"", jobs);
        return false;
    }
    limits->jobs = (int)count;
    return true;
}

char *s0_cli_path(s0_cli *cli, const char *relative)
{
    return s0_textf(cli->arena, "%s/%s", cli->root, relative);
}

const char *s0_cli_shown(s0_cli *cli, const char *relative)
{
    char *here = getcwd(NULL, 0);
    const char *base = cli->folder != NULL                            ? cli->folder
                       : here != NULL && strcmp(here, cli->root) == 0 ? NULL
                                                                      : cli->root;

    free(here);
    return base != NULL ? s0_textf(cli->arena, "%s/%s", base, relative)
                        : s0_text_dup(cli->arena, relative);
}

int s0_cli_write(s0_cli *cli, const char *path, const char *bytes, size_t size)
{
    s0_error err = {0};

    if (path == NULL || strcmp(path, "-") == 0) {
        fwrite(bytes, 1, size, cli->out);
        return S0_EXIT_DONE; /* s0_cli_finish looks at the stream */
    }
    if (s0_file_write(path, bytes, size, &err) != S0_OK) {
        s0_cli_fail(cli, &err);
        return S0_EXIT_ERROR;
    }
    return S0_EXIT_DONE;
}
