/* help.c - help pages, printed from the command table. */
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"

static const char exit_codes[] =
    "Exit status\n"
    "  0  done, whatever was found\n"
    "  1  done, and what was asked about failed (--fail-on, check, rule test, --fail-on-new)\n"
    "  2  wrong usage, or input that cannot be read; nothing recorded\n"
    "  3  a rule error, an output or the history failed; the rest is delivered\n";

void s0_help_all(s0_cli *cli, FILE *to)
{
    (void)cli;
    fputs("stage0 - the ISO/IEC 27001 internal audit as a program\n\n"
          "Usage: stage0 [-C DIR] COMMAND [OPTIONS]\n\nCommands\n",
          to);
    for (const s0_command *c = s0_commands; c->name != NULL; c++)
        fprintf(to, "  %-9s %s\n", c->name, c->summary);
    fputs("\nOptions of every command\n"
          "  -C DIR       work in DIR (default: here, or the nearest parent with an\n"
          "               organization.yaml)\n"
          "  --color WHEN auto, always or never; NO_COLOR is respected\n"
          "  -h, --help   the page of the command\n"
          "  --version    version of the engine and its libraries\n\n",
          to);
    fputs("First steps\n"
          "  stage0 init acme && cd acme     a workspace with templates\n"
          "  stage0 evidence --needed        what to ask for\n"
          "  stage0 audit                    findings and the report\n\n",
          to);
    fputs(exit_codes, to);
}

void s0_help_command(s0_cli *cli, const s0_command *command, FILE *to)
{
    (void)cli;
    fprintf(to, "stage0 %s - %s\n\nUsage: stage0 [-C DIR] %s%s%s%s\n\n", command->name,
            command->summary, command->name, command->arguments[0] != '\0' ? " " : "",
            command->arguments, command->options[0].name != NULL ? " [OPTIONS]" : "");
    if (command->about[0] != '\0')
        fprintf(to, "%s\n\n", command->about);
    if (command->options[0].name != NULL) {
        fputs("Options\n", to);
        for (const s0_option *o = command->options; o->name != NULL; o++) {
            char left[40];

            snprintf(left, sizeof left, "--%s%s%s", o->name, o->value != NULL ? " " : "",
                     o->value != NULL ? o->value : "");
            fprintf(to, "  %-16s %s\n", left, o->help);
        }
        fputs("\n", to);
    }
    fprintf(to, "Examples\n%s\n%s", command->example, exit_codes);
}

int s0_cmd_help(s0_cli *cli)
{
    if (cli->argument_count == 0) {
        s0_help_all(cli, cli->out);
        return S0_EXIT_DONE;
    }
    for (const s0_command *c = s0_commands; c->name != NULL; c++) {
        if (strcmp(c->name, cli->arguments[0]) == 0) {
            s0_help_command(cli, c, cli->out);
            return S0_EXIT_DONE;
        }
    }
    return s0_cli_usage(cli, "there is no command \"%s\"", cli->arguments[0]);
}
