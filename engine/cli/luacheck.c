/* luacheck.c - the rules' texts are written to a folder of their own under numbers, so that one run
 * answers for all of them wherever their files lie, and no configuration of somebody else's speaks
 * in; then the lines of its answer are read back. */
#include "cli/luacheck.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

#define FLAGS 12 /* words in front of the list of globals */

typedef struct running {
    s0_cli *cli;
    const s0_rule **rules; /* by number */
    size_t count;
    char folder[32];
    s0_error *err;
} running;

static const char *file_name(const running *r, size_t number)
{
    return s0_textf(r->cli->arena, "%s/%zu.lua", r->folder, number);
}

static s0_code write_files(running *r)
{
    memcpy(r->folder, "/tmp/stage0-lint-XXXXXX", 24);
    if (mkdtemp(r->folder) == NULL) {
        r->folder[0] = '\0';
        return s0_fail_errno(r->err, "/tmp", "no folder for luacheck can be made");
    }
    for (size_t i = 0; i < r->count; i++) {
        const char *path = file_name(r, i);
        s0_code rc;

        if (path == NULL)
            return s0_fail_memory(r->err);
        if ((rc = s0_file_write(path, r->rules[i]->source->text, r->rules[i]->source->size,
                                r->err)) != S0_OK)
            return rc;
    }
    return S0_OK;
}

static void remove_files(const running *r)
{
    if (r->folder[0] == '\0')
        return;
    for (size_t i = 0; i < r->count; i++) {
        const char *path = file_name(r, i);

        if (path != NULL)
            unlink(path);
    }
    rmdir(r->folder);
}

/* luacheck … --read-globals NAMES -- FILES */
static const char **command_line(const running *r)
{
    static const char *const flags[FLAGS] = {
        "luacheck",   "--formatter",          "plain", "--codes", "--no-color", "--no-config",
        "--no-cache", "--no-max-line-length", "--std", "none",    "--quiet",    "--read-globals"};
    size_t words, n = FLAGS;
    const char *const *names = s0_lint_globals(&words);
    const char **argv = s0_alloc_n(r->cli->arena, FLAGS + words + r->count + 2, sizeof *argv);

    if (argv == NULL)
        return NULL;
    memcpy(argv, flags, sizeof flags);
    for (size_t i = 0; i < words; i++)
        argv[n++] = names[i];
    argv[n++] = "--";
    for (size_t i = 0; i < r->count; i++)
        if ((argv[n++] = file_name(r, i)) == NULL)
            return NULL;
    return argv;
}

/* In the child: its answer goes to the pipe, its complaints nowhere. 127: there is no luacheck. */
static void become_luacheck(const char **argv, const int pipe_ends[2])
{
    int nothing = open("/dev/null", O_RDWR);

    if (nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(nothing, STDERR_FILENO) >= 0 &&
        dup2(pipe_ends[1], STDOUT_FILENO) >= 0) {
        close(pipe_ends[0]);
        execvp(argv[0], (char *const *)argv);
    }
    _exit(127);
}

/* What the child writes, and its exit status; -1 when it was ended by a signal. */
static s0_code listen_to(s0_buf *out, pid_t child, int from, int *status, s0_error *err)
{
    char piece[4096];
    ssize_t got;

    while ((got = read(from, piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0)
            s0_put_bytes(out, piece, (size_t)got);
    while (waitpid(child, status, 0) < 0)
        if (errno != EINTR)
            return s0_fail_errno(err, "luacheck", "it cannot be waited for");
    *status = WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
    return out->failed ? s0_fail_memory(err) : S0_OK;
}

static s0_code run(const running *r, s0_buf *out, int *status)
{
    const char **argv = command_line(r);
    int ends[2];
    pid_t child;
    s0_code rc;

    if (argv == NULL)
        return s0_fail_memory(r->err);
    if (pipe(ends) != 0)
        return s0_fail_errno(r->err, "luacheck", "no pipe can be made");
    fflush(r->cli->out);
    fflush(r->cli->err);
    if ((child = fork()) == 0)
        become_luacheck(argv, ends);
    close(ends[1]);
    rc = child < 0 ? s0_fail_errno(r->err, "luacheck", "it cannot be started")
                   : listen_to(out, child, ends[0], status, r->err);
    close(ends[0]);
    return rc;
}

/* "/tmp/…/0.lua:3:7: (W211) unused variable 'x'"; false: another line. */
static bool read_line(const running *r, s0_lint_given *out, char *line)
{
    size_t folder = strlen(r->folder);
    unsigned long number, row, column;
    char *at;

    if (strncmp(line, r->folder, folder) != 0 || line[folder] != '/')
        return false;
    number = strtoul(line + folder + 1, &at, 10);
    if (number >= r->count || strncmp(at, ".lua:", 5) != 0)
        return false;
    row = strtoul(at + 5, &at, 10);
    if (*at != ':')
        return false;
    column = strtoul(at + 1, &at, 10);
    if (strncmp(at, ": ", 2) != 0)
        return false;
    *out = (s0_lint_given){.code = "luacheck",
                           .path = r->rules[number]->source->path,
                           .line = (uint32_t)row,
                           .column = (uint32_t)column,
                           .message = at + 2};
    return true;
}

static s0_code read_answer(const running *r, s0_buf *text, const s0_lint_given **out, size_t *count)
{
    size_t lines = 1;
    s0_lint_given *given;

    for (size_t i = 0; i < text->size; i++)
        lines += text->text[i] == '\n';
    if ((given = s0_alloc_n(r->cli->arena, lines, sizeof *given)) == NULL)
        return s0_fail_memory(r->err);
    for (char *line = text->text, *end; line != NULL && *line != '\0'; line = end) {
        if ((end = strchr(line, '\n')) != NULL)
            *end++ = '\0';
        *count += read_line(r, &given[*count], line);
    }
    *out = given;
    return S0_OK;
}

s0_code s0_luacheck(s0_cli *cli, const s0_rule *const *rules, size_t count,
                    const s0_lint_given **out, size_t *out_count, bool *ran, s0_error *err)
{
    running r = {.cli = cli, .err = err};
    s0_buf text = s0_buf_in(cli->arena);
    int status = 127;
    s0_code rc = S0_OK;

    *ran = false;
    if ((r.rules = s0_alloc_n(cli->arena, count, sizeof *r.rules)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        if (!rules[i]->built_in && !rules[i]->faulty)
            r.rules[r.count++] = rules[i];
    if (r.count == 0)
        return S0_OK;
    if ((rc = write_files(&r)) == S0_OK)
        rc = run(&r, &text, &status);
    remove_files(&r);
    if (rc != S0_OK || status < 0 || status > 2) /* 0 nothing, 1 warnings, 2 errors */
        return rc;
    *ran = true;
    return read_answer(&r, &text, out, out_count);
}
