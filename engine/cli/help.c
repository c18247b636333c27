/* help.c - help pages, printed from the command table. */
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/print.h"

#define COMMAND_COLUMN 12

static const char exit_codes[] =
    "Exit status\n"
    "  0  done, whatever was found\n"
    "  1  done, and what was asked about failed: --fail-on, --fail-on-new, check,\n"
    "     rule test, history --verify\n"
    "  2  wrong usage, or input that cannot be read; nothing recorded\n"
    "  3  a rule error, an output or the history failed; the rest is delivered\n";

void s0_help_all(s0_cli *cli)
{
    fputs("stage0 - the ISO/IEC 27001 internal audit as a program\n\n"
          "Usage: stage0 [-C DIR] COMMAND [OPTIONS]\n\nCommands\n",
          cli->out);
    for (const s0_command *c = s0_commands; c->name != NULL; c++) {
        fprintf(cli->out, "  %-9s ", c->name);
        s0_print_wrapped(cli, c->summary, COMMAND_COLUMN, COMMAND_COLUMN);
    }
    fputs("\nOptions of every command\n"
          "  -C DIR       work in DIR (default: here, or the nearest parent with an\n"
          "               organization.yaml)\n"
          "  --color WHEN auto, always or never; NO_COLOR is respected\n"
          "  -h, --help   the page of the command\n"
          "  --version    version of the engine and its libraries\n\n"
          "First steps\n"
          "  stage0 init acme && cd acme     a workspace with templates\n"
          "  stage0 evidence --needed        what to ask for\n"
          "  stage0 audit                    findings and the report\n\n",
          cli->out);
    fputs(exit_codes, cli->out);
}

static const char *option_text(s0_cli *cli, const s0_option *option)
{
    return s0_textf(cli->arena, "--%s%s%s", option->name, option->value != NULL ? " " : "",
                    option->value != NULL ? option->value : "");
}

static void print_options(s0_cli *cli, const s0_option *options)
{
    size_t widest = 0;

    for (const s0_option *o = options; o->name != NULL; o++) {
        size_t width = strlen(o->name) + (o->value != NULL ? strlen(o->value) + 3 : 2);

        widest = width > widest ? width : widest;
    }
    fputs("Options\n", cli->out);
    for (const s0_option *o = options; o->name != NULL; o++) {
        const char *left = option_text(cli, o);

        fprintf(cli->out, "  %-*s  ", (int)widest, left != NULL ? left : "");
        s0_print_wrapped(cli, o->help, widest + 4, widest + 4);
    }
    fputs("\n", cli->out);
}

void s0_help_command(s0_cli *cli, const s0_command *command)
{
    const char *head = s0_textf(cli->arena, "stage0 %s - %s", command->name, command->summary);

    s0_print_wrapped(cli, head, 0, 2);
    fprintf(cli->out, "\nUsage: stage0 [-C DIR] %s%s%s%s\n\n", command->name,
            command->arguments[0] != '\0' ? " " : "", command->arguments,
            command->options[0].name != NULL ? " [OPTIONS]" : "");
    if (command->about[0] != '\0')
        fprintf(cli->out, "%s\n\n", command->about);
    if (command->options[0].name != NULL)
        print_options(cli, command->options);
    fprintf(cli->out, "Examples\n%s\n%s", command->example, exit_codes);
}

int s0_cmd_help(s0_cli *cli)
{
    if (cli->argument_count == 0) {
        s0_help_all(cli);
        return S0_EXIT_DONE;
    }
    for (const s0_command *c = s0_commands; c->name != NULL; c++) {
        if (strcmp(c->name, cli->arguments[0]) == 0) { /* a verb is on the page of its command */
            s0_help_command(cli, c);
            return S0_EXIT_DONE;
        }
    }
    return s0_cli_usage(cli, "there is no command \"%s\"", cli->arguments[0]);
}
