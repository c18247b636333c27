/* cli.h - what every command shares: its parsed command line, its streams, the
 * workspace it works in.
 *
 * cli/ is the only room with a clock, a terminal and an environment, and the one
 * that opens and closes the history. */
#ifndef S0_CLI_CLI_H
#define S0_CLI_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include "audit/audit.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"

/* Exit status; see `stage0 help` and docs/commands.md. */
enum { S0_EXIT_DONE = 0, S0_EXIT_FAILED = 1, S0_EXIT_INPUT = 2, S0_EXIT_ERROR = 3 };

typedef struct s0_cli s0_cli;

typedef struct s0_option {
    const char *name;  /* "cycle": --cycle */
    const char *value; /* "NAME"; NULL: a flag */
    const char *help;
} s0_option;

typedef struct s0_command {
    const char *name;
    const char *arguments;    /* "[OLD] [NEW]" */
    const char *summary;      /* one line for the list */
    const char *about;        /* paragraphs for --help */
    const char *example;      /* lines of examples, after two blanks what each does */
    const s0_option *options; /* ended by a NULL name */
    int max_arguments;
    int (*run)(s0_cli *cli);
} s0_command;

#define S0_OPTIONS_MAX 32

struct s0_cli {
    s0_arena *arena;    /* everything of this call */
    FILE *out;          /* answers */
    FILE *err;          /* diagnostics */
    bool memory_told;   /* somebody has said that memory is short */
    bool colour;        /* for `out` */
    int width;          /* columns of the terminal, 80 when there is none */
    const char *folder; /* -C, or NULL */
    const s0_command *command;
    const char *given[S0_OPTIONS_MAX]; /* by option of the command: its value, "" for a flag, NULL
                                          when absent */
    const char *const *arguments;
    int argument_count;
    const s0_progress *progress; /* of the terminal; NULL: nobody looks */

    const char *root;    /* the workspace, absolute; set by s0_cli_workspace */
    s0_bundle built_in;  /* set by s0_cli_built_in */
    s0_bundle workspace; /* set by s0_cli_workspace */
};

/* The value of an option of the running command; NULL when it was not given. */
const char *s0_cli_option(const s0_cli *cli, const char *name);

/* All commands in the order of the help, ended by a NULL name. */
extern const s0_command s0_commands[];

/* Parse and run; returns the exit status. */
int s0_cli_main(int argc, char **argv);

/* Fill `built_in` from the executable. */
void s0_cli_built_in(s0_cli *cli);
/* Find the workspace (-C or upward from here) and read its files; also fills built_in. Prints what
 * is wrong and returns an exit status; S0_EXIT_DONE: go on. */
int s0_cli_workspace(s0_cli *cli);
/* The inputs of an audit from the two bundles and --date, --only where the command has them. */
s0_inputs s0_cli_inputs(const s0_cli *cli);
/* Limits for rules with --jobs where the command has it. False (message printed): a bad number. */
bool s0_cli_limits(s0_cli *cli, s0_rule_limits *limits);

/* Load the books: what is built in, and the workspace's rules where there is a workspace;
 * `examples`: those of the rules too. Exit status. */
int s0_cli_books(s0_cli *cli, bool examples, s0_books *out);

/* What day it is for the person who runs the command. */
s0_day s0_cli_today(void);

/* Print an error to `err` and return the exit status that its code calls for. */
int s0_cli_fail(s0_cli *cli, const s0_error *err);
/* Print all faults, sorted. */
void s0_cli_list_faults(s0_cli *cli, s0_faults *faults);
/* The same for faults of input; returns S0_EXIT_INPUT, or S0_EXIT_ERROR when memory was short. */
int s0_cli_faults(s0_cli *cli, s0_faults *faults);
/* Whether memory was short where these were found, or for them: then they are not all there are. */
bool s0_cli_lacks_memory(const s0_faults *faults);
/* A usage error: "stage0 COMMAND: …" with a hint on --help; returns S0_EXIT_INPUT. */
int s0_cli_usage(s0_cli *cli, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A path below the workspace. NULL: memory is short. */
char *s0_cli_path(s0_cli *cli, const char *relative);
/* The same as a person standing here would name it. NULL: memory is short. */
const char *s0_cli_shown(s0_cli *cli, const char *relative);
/* Write `size` bytes to `path` ("-" or NULL: to `out`). Exit status. */
int s0_cli_write(s0_cli *cli, const char *path, const char *bytes, size_t size);
/* Flush `out`; a closed or full stdout is S0_EXIT_ERROR. */
int s0_cli_finish(s0_cli *cli, int status);

/* Help texts. */
void s0_help_all(s0_cli *cli);
void s0_help_command(s0_cli *cli, const s0_command *command);
/* `stage0` alone: where the person stands and what to do next. Exit status. */
int s0_cli_start(s0_cli *cli);

/* The commands, one file each. */
int s0_cmd_init(s0_cli *cli);
int s0_cmd_check(s0_cli *cli);
int s0_cmd_audit(s0_cli *cli);
int s0_cmd_report(s0_cli *cli);
int s0_cmd_diff(s0_cli *cli);
int s0_cmd_history(s0_cli *cli);
int s0_cmd_catalog(s0_cli *cli);
int s0_cmd_explain(s0_cli *cli);
int s0_cmd_evidence(s0_cli *cli);
int s0_evidence_needed(s0_cli *cli); /* `evidence --needed` */
int s0_cmd_rule(s0_cli *cli);
int s0_cmd_action(s0_cli *cli);
int s0_cmd_help(s0_cli *cli);

#endif
