/* cli.c - from the command line to a command: global options, the command's own
 * options by its table, dispatch, and the last word on the exit status. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/progress.h"

#define OPTION_BASE 1000 /* getopt_long value of a command's first option */

enum { OPTION_HELP = 'h', OPTION_COLOUR = 900, OPTION_VERSION = 901 };

const char *s0_cli_option(const s0_cli *cli, const char *name)
{
    for (size_t i = 0; cli->command->options[i].name != NULL; i++)
        if (strcmp(cli->command->options[i].name, name) == 0)
            return cli->given[i];
    return NULL;
}

/* What was typed, harmless: a script may have put there what came from anywhere. */
static const char *shown(s0_cli *cli, const char *text)
{
    const char *plain = s0_text_plain(cli->arena, text, strlen(text));

    return plain != NULL ? plain : "";
}

int s0_cli_usage(s0_cli *cli, const char *fmt, ...)
{
    va_list args;
    const char *name = cli->command != NULL ? cli->command->name : NULL;
    char said[1024];

    va_start(args, fmt);
    vsnprintf(said, sizeof said, fmt, args);
    va_end(args);
    fprintf(cli->err, "stage0%s%s: %s", name != NULL ? " " : "", name != NULL ? name : "",
            shown(cli, said));
    fprintf(cli->err, "\nhint: stage0 %s%s--help\n", name != NULL ? name : "",
            name != NULL ? " " : "");
    return S0_EXIT_INPUT;
}

static const s0_command *find_command(const char *name)
{
    for (const s0_command *c = s0_commands; c->name != NULL; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static int unknown_command(s0_cli *cli, const char *name)
{
    const char *names[32];
    size_t count = 0;
    const char *near;

    for (const s0_command *c = s0_commands; c->name != NULL; c++)
        names[count++] = c->name;
    near = s0_nearest(name, names, count);
    if (near != NULL)
        fprintf(cli->err, "stage0: there is no command \"%s\"\nhint: did you mean \"%s\"?\n",
                shown(cli, name), near);
    else
        fprintf(cli->err, "stage0: there is no command \"%s\"\nhint: stage0 help lists them\n",
                shown(cli, name));
    return S0_EXIT_INPUT;
}

/* Colour only where a person looks: a terminal that can, and nobody said no. */
static bool colour_wanted(const char *when, FILE *out)
{
    const char *no = getenv("NO_COLOR");
    const char *term = getenv("TERM");

    if (when != NULL && strcmp(when, "always") == 0)
        return true;
    if (when != NULL && strcmp(when, "never") == 0)
        return false;
    return (no == NULL || no[0] == '\0') && (term == NULL || strcmp(term, "dumb") != 0) &&
           isatty(fileno(out)) == 1;
}

static int terminal_width(FILE *out)
{
    struct winsize size;

    if (isatty(fileno(out)) == 1 && ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return size.ws_col;
    return 80;
}

/* The command's options for getopt_long, after those that every command has. */
static size_t long_options(struct option *out, const s0_command *command)
{
    size_t n = 0;

    out[n++] = (struct option){"help", no_argument, NULL, OPTION_HELP};
    out[n++] = (struct option){"color", required_argument, NULL, OPTION_COLOUR};
    for (size_t i = 0; command->options[i].name != NULL; i++)
        out[n++] =
            (struct option){command->options[i].name,
                            command->options[i].value != NULL ? required_argument : no_argument,
                            NULL, OPTION_BASE + (int)i};
    out[n] = (struct option){NULL, 0, NULL, 0};
    return n;
}

/* Name the option that getopt did not take, with the nearest of the command's. */
static int bad_option(s0_cli *cli, int c, const char *word)
{
    const char *names[S0_OPTIONS_MAX + 1];
    size_t count = 0;
    const char *near;

    if (c == ':')
        return s0_cli_usage(cli, "%s needs a value", word);
    for (size_t i = 0; cli->command->options[i].name != NULL; i++)
        names[count++] = cli->command->options[i].name;
    near = strncmp(word, "--", 2) == 0 ? s0_nearest(word + 2, names, count) : NULL;
    if (near != NULL)
        return s0_cli_usage(cli, "there is no option %s; did you mean --%s?", word, near);
    return s0_cli_usage(cli, "there is no option %s", word);
}

/* Options and arguments of one command. -1: go on and run it; else an exit status. */
static int parse_command(s0_cli *cli, int argc, char **argv, const char **when)
{
    struct option options[S0_OPTIONS_MAX + 3];
    int c;

    long_options(options, cli->command);
    optind = 0;
    opterr = 0;
    while ((c = getopt_long(argc, argv, ":hC:", options, NULL)) != -1) {
        if (c == OPTION_HELP) {
            s0_help_command(cli, cli->command);
            return S0_EXIT_DONE;
        }
        if (c == 'C')
            cli->folder = optarg;
        else if (c == OPTION_COLOUR)
            *when = optarg;
        else if (c >= OPTION_BASE)
            cli->given[c - OPTION_BASE] = optarg != NULL ? optarg : "";
        else
            return bad_option(cli, c, argv[optind - 1]);
    }
    cli->arguments = (const char *const *)(argv + optind);
    cli->argument_count = argc - optind;
    if (cli->argument_count > cli->command->max_arguments)
        return s0_cli_usage(cli, "\"%s\" is one argument too many",
                            cli->arguments[cli->command->max_arguments]);
    return -1;
}

static int print_version(s0_cli *cli)
{
    fprintf(cli->out, "stage0 %s (rule interface 1, document schema 1)\n", S0_VERSION);
    return S0_EXIT_DONE;
}

/* Options before the command; `*index` is left at the command's name. -1: go on. */
static int parse_global(s0_cli *cli, int argc, char **argv, int *index, const char **when)
{
    int i = 1;

    for (; i < argc && argv[i][0] == '-'; i++) {
        if (strcmp(argv[i], "-C") == 0 && i + 1 < argc) {
            cli->folder = argv[++i];
        } else if (strcmp(argv[i], "--version") == 0) {
            return print_version(cli);
        } else if (strcmp(argv[i], "-h") == 0 || strcmp(argv[i], "--help") == 0) {
            s0_help_all(cli);
            return S0_EXIT_DONE;
        } else if (strncmp(argv[i], "--color=", 8) == 0) {
            *when = argv[i] + 8;
        } else if (strcmp(argv[i], "--color") == 0 && i + 1 < argc) {
            *when = argv[++i];
        } else {
            return s0_cli_usage(cli, "there is no option %s before a command", argv[i]);
        }
    }
    *index = i;
    return -1;
}

/* Whether `out` is a pipe that nobody reads any more. */
static bool reader_left(FILE *out)
{
    struct pollfd end = {fileno(out), POLLOUT, 0};

    return poll(&end, 1, 0) == 1 && (end.revents & POLLERR) != 0;
}

int s0_cli_finish(s0_cli *cli, int status)
{
    int number = fflush(cli->out) != 0 ? errno : 0;

    s0_progress_clear();
    if (number == 0 && !ferror(cli->out)) {
        if (cli->arena == NULL || !s0_arena_refused(cli->arena))
            return status;
        if (!cli->memory_told)
            fputs("stage0: out of memory: the answer is not whole\n", cli->err);
        return S0_EXIT_ERROR;
    }
    if (reader_left(cli->out)) { /* `stage0 … | head`: all is done, and nobody wants to hear more */
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    fprintf(cli->err, "stage0: standard output cannot be written%s%s\n", number != 0 ? ": " : "",
            number != 0 ? strerror(number) : "");
    return S0_EXIT_ERROR;
}

/* A standard stream that is closed must not become the next file that is opened: what is written to
 * it has to fail, not to land in a report. And a reader who leaves must not end the run before it
 * is recorded. */
static void guard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0)
            return; /* no /dev/null: nothing better can be done */
    signal(SIGPIPE, SIG_IGN);
}

static int run(s0_cli *cli, int argc, char **argv)
{
    const char *when = NULL;
    int at = 0;
    int status = parse_global(cli, argc, argv, &at, &when);

    if (status >= 0)
        return status;
    if (at >= argc)
        return s0_cli_start(cli);
    cli->command = find_command(argv[at]);
    if (cli->command == NULL)
        return unknown_command(cli, argv[at]);
    status = parse_command(cli, argc - at, argv + at, &when);
    if (status >= 0)
        return status;
    if (when != NULL && strcmp(when, "auto") != 0 && strcmp(when, "always") != 0 &&
        strcmp(when, "never") != 0)
        return s0_cli_usage(cli, "--color is auto, always or never, not \"%s\"", when);
    cli->colour = colour_wanted(when, cli->out);
    if (s0_cli_option(cli, "quiet") == NULL)
        cli->progress = s0_progress_open();
    return cli->command->run(cli);
}

int s0_cli_main(int argc, char **argv)
{
    s0_cli cli = {.out = stdout, .err = stderr};
    int status;

    guard_streams();
    cli.width = terminal_width(stdout);
    cli.arena = s0_arena_new();
    if (cli.arena == NULL) {
        fputs("stage0: out of memory\n", stderr);
        return S0_EXIT_ERROR;
    }
    status = s0_cli_finish(&cli, run(&cli, argc, argv));
    s0_arena_free(cli.arena);
    return status;
}
