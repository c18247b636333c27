/* cmd_report.c - `stage0 report`: a recorded cycle once more, as it was recorded. */
#include "cli/past.h"
#include "cli/render.h"

int s0_cmd_report(s0_cli *cli)
{
    const char *format = s0_cli_option(cli, "format");
    const char *output = s0_cli_option(cli, "output");
    s0_error err = {0};
    s0_past past;
    int status = s0_cli_workspace(cli);

    if (status != S0_EXIT_DONE)
        return status;
    if (s0_past_named(cli, s0_cli_option(cli, "cycle"), &past, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (format == NULL && output != NULL)
        format = "md";
    if (format != NULL)
        return s0_render_one(cli, &past, format, output);
    status = s0_render_files(cli, &past);
    if (status == S0_EXIT_DONE)
        fprintf(cli->out, "Report: %s/report.md\n        with report.json and checklist.csv\n",
                s0_render_folder(cli, past.run->cycle));
    return status;
}
