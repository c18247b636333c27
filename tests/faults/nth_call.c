/* nth_call.c - run one command again and again, and let another call fail each time (failing.c).
 *
 *   nth_call [-s STRIDE] [-f FIRST] [-t SECONDS] [-w] [-p] [-o SORT] LIBRARY STATE WORK STAGE0
 * WORD...
 *
 * STATE is a workspace; before each run its history.db and reports/ are put into WORK, a copy of
 * it, where the command works. -s: each so many-th call only, -f: from this one on, -t: stop after
 * so many seconds, -w: calls of workers, -p: what fails once goes on failing, -o: one sort of call.
 *
 * The command is run once without any failure. Then, after each failure:
 *
 *   - it ends by itself, within ten seconds, with 0 to 3; if not as without failure, it says why;
 *   - if it ends as without failure, its output and its reports are the same, byte by byte;
 *   - history.db is as before or as after a run without failure; else (one rule failed, and that is
 *     recorded; or the disk did not even let it be put back) it verifies and renders. Status 2:
 *     as before;
 *   - each report is the old or the new one, whole; no other file lies anywhere;
 *   - no more memory and descriptors are held at the end than without failure. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 10  /* seconds for a run */
#define SLACK 64     /* bytes by which malloc rounds one block up or another */
#define MOST_SAID 25 /* failures printed in full */

typedef struct bytes {
    char *text; /* NULL: there is no such file */
    size_t size;
} bytes;

/* What one run left behind. */
typedef struct left {
    int status; /* exit status; -1: it was ended by a signal, -2: by us */
    int signal;
    long calls, bytes, blocks, open;
    char failed[64];
    bytes out, err, history, reports[3];
} left;

static const char *library, *state, *work, *stage0;
static char **command;
static bool workers, stay;
static const char *sort;
static const char *const report_names[] = {"report.md", "report.json", "checklist.csv"};
static char cycle[256]; /* the folder below reports/ */
static long checked, found;

static void give_up(const char *what)
{
    perror(what);
    exit(2);
}

static char *path_of(const char *folder, const char *fmt, ...)
{
    static char paths[8][PATH_MAX];
    static int turn;
    char *out = paths[turn++ % 8];
    int used = snprintf(out, PATH_MAX, "%s/", folder);
    va_list args;

    va_start(args, fmt);
    vsnprintf(out + used, PATH_MAX - (size_t)used, fmt, args);
    va_end(args);
    return out;
}

static bytes file_bytes(const char *path)
{
    bytes made = {NULL, 0};
    FILE *file = fopen(path, "rb");
    struct stat status;

    if (file == NULL)
        return made;
    if (fstat(fileno(file), &status) != 0)
        give_up(path);
    made.size = (size_t)status.st_size;
    if ((made.text = calloc(1, made.size + 1)) == NULL ||
        fread(made.text, 1, made.size, file) != made.size)
        give_up(path);
    fclose(file);
    return made;
}

static void put_file(const char *path, bytes content)
{
    FILE *file;

    if (content.text == NULL) {
        if (unlink(path) != 0 && errno != ENOENT)
            give_up(path);
        return;
    }
    file = fopen(path, "wb");
    if (file == NULL || fwrite(content.text, 1, content.size, file) != content.size ||
        fclose(file) != 0)
        give_up(path);
}

static bool same(bytes a, bytes b)
{
    return (a.text == NULL) == (b.text == NULL) && a.size == b.size &&
           (a.text == NULL || memcmp(a.text, b.text, a.size) == 0);
}

static void free_left(left *l)
{
    free(l->out.text);
    free(l->err.text);
    free(l->history.text);
    for (int i = 0; i < 3; i++)
        free(l->reports[i].text);
}

/* What lies in STATE: the history and the reports of the run before. */
static bytes old_history, old_reports[3];

static void restore(void)
{
    put_file(path_of(work, "history.db"), old_history);
    put_file(path_of(work, "history.db-journal"), (bytes){NULL, 0});
    for (int i = 0; i < 3; i++)
        put_file(path_of(work, "reports/%s/%s", cycle, report_names[i]), old_reports[i]);
}

/* Run `words` in WORK, letting call number `at` fail (-1: without the library). */
static left run(char *const words[], long at)
{
    left l = {0};
    const char *out = path_of(work, "../out"), *err = path_of(work, "../err"),
               *log = path_of(work, "../log");
    struct timespec moment = {0, 1000000};
    char number[32];
    time_t begin = time(NULL);
    pid_t pid, got;
    int status = 0;
    bytes told;

    unlink(log);
    snprintf(number, sizeof number, "%ld", at);
    if ((pid = fork()) == 0) {
        int files[] = {open("/dev/null", O_RDONLY), open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666),
                       open(err, O_WRONLY | O_CREAT | O_TRUNC, 0666)};

        for (int i = 0; i < 3; i++)
            dup2(files[i], i);
        for (int i = 3; i < 64; i++)
            close(i);
        if (at >= 0) {
            setenv("LD_PRELOAD", library, 1);
            setenv("FAIL_AT", number, 1);
            setenv("FAIL_LOG", log, 1);
            if (workers)
                setenv("FAIL_WORKERS", "1", 1);
            if (stay)
                setenv("FAIL_STAY", "1", 1);
            if (sort != NULL)
                setenv("FAIL_ONLY", sort, 1);
        }
        setenv("LC_ALL", "C.UTF-8", 1);
        execv(stage0, words);
        _exit(127);
    }
    while ((got = waitpid(pid, &status, WNOHANG)) == 0) {
        if (time(NULL) - begin > PATIENCE) {
            kill(pid, SIGKILL);
            waitpid(pid, &status, 0);
            l.status = -2;
            break;
        }
        nanosleep(&moment, NULL);
    }
    if (l.status == 0 && WIFSIGNALED(status)) {
        l.status = -1;
        l.signal = WTERMSIG(status);
    } else if (l.status == 0) {
        l.status = WEXITSTATUS(status);
    }
    l.out = file_bytes(out);
    l.err = file_bytes(err);
    l.history = file_bytes(path_of(work, "history.db"));
    for (int i = 0; i < 3; i++)
        l.reports[i] = file_bytes(path_of(work, "reports/%s/%s", cycle, report_names[i]));
    told = file_bytes(log);
    strcpy(l.failed, "-");
    l.calls = -1;
    if (told.text != NULL)
        sscanf(told.text, "calls %ld failed %63[^\n] bytes %ld blocks %ld open %ld", &l.calls,
               l.failed, &l.bytes, &l.blocks, &l.open);
    free(told.text);
    return l;
}

static long now_at; /* the call that failed */

static void wrong(const left *l, const char *fmt, ...)
{
    va_list args;

    if (++found > MOST_SAID)
        return;
    printf("FAIL: call %ld (%s), exit %d: ", now_at, l->failed, l->status);
    va_start(args, fmt);
    vprintf(fmt, args);
    va_end(args);
    printf("\n");
    if (l->err.size > 0)
        printf("      said: %.300s\n", l->err.text);
    fflush(stdout);
}

/* Half of a change that could not be taken back: SQLite does so when the file is opened next. One
 * that was not begun, empty or without its first byte, means nothing to it. */
static bool journal(void)
{
    bytes content = file_bytes(path_of(work, "history.db-journal"));
    bool begun = content.size > 0 && content.text[0] != '\0';

    free(content.text);
    return begun;
}

/* Files that nobody asked for. */
static void look_for_litter(const left *l, const char *folder, bool top)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;

    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL) {
        bool known = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;

        for (int i = 0; !top && i < 3; i++)
            known = known || strcmp(entry->d_name, report_names[i]) == 0;
        if (top && entry->d_name[0] != '.')
            known = strcmp(entry->d_name, "history.db-journal") != 0 || !journal();
        if (!known)
            wrong(l, "leaves %s/%s", folder, entry->d_name);
    }
    closedir(dir);
}

/* A history that is neither the old nor the new one: opened, it must verify and its last run
 * render.
 * `*own`: it is neither after that either. */
static void look_at_history(const left *l, const left *whole, bool *own)
{
    char *verify[] = {"stage0", "-C", (char *)(size_t)work, "history", "--verify", NULL};
    char *report[] = {
        "stage0", "-C", (char *)(size_t)work, "report", "--format", "json", "--output", "-", NULL};
    left proof = run(verify, -1), rendered;

    *own = !same(proof.history, old_history) && !same(proof.history, whole->history);
    if (proof.status != 0)
        wrong(l, "history --verify says %.200s", proof.out.text);
    rendered = run(report, -1);
    if (proof.history.text != NULL && proof.history.size > 0 && rendered.status != 0)
        wrong(l, "the last run cannot be rendered: %.200s", rendered.err.text);
    if (l->status == 2 && !same(proof.history, old_history))
        wrong(l, "something was recorded all the same");
    if (journal())
        wrong(l, "the journal stays");
    free_left(&proof);
    free_left(&rendered);
}

static void judge(const left *l, const left *whole)
{
    bool own = false; /* a run of its own kind was recorded */

    if (l->status == -2)
        wrong(l, "hangs");
    else if (l->status == -1)
        wrong(l, "ended by signal %d", l->signal);
    else if (l->status > 3)
        wrong(l, "an exit status that is not documented");
    else if (l->status != whole->status && l->err.size < 10 &&
             (l->out.size < 10 || same(l->out, whole->out))) /* the answer of "check" are faults */
        wrong(l, "does not say why");
    if (l->status >= 0 && l->status != whole->status && l->status != 3 &&
        strstr(l->failed, " 12") != NULL)
        wrong(l, "want of memory is taken for a fault of the input");
    if (l->status == whole->status && !same(l->out, whole->out))
        wrong(l, "ends well, and says otherwise than without failure: %.300s", l->out.text);
    if ((!same(l->history, old_history) && !same(l->history, whole->history)) || journal())
        look_at_history(l, whole, &own);
    else if (l->status == 2 && !same(l->history, old_history))
        wrong(l, "something was recorded all the same");
    if (l->status == whole->status && !own && !same(l->history, whole->history))
        wrong(l, "ends well, and nothing is recorded");
    for (int i = 0; i < 3; i++) {
        if (l->status == whole->status ? !same(l->reports[i], whole->reports[i])
                                       : !own && !same(l->reports[i], whole->reports[i]) &&
                                             !same(l->reports[i], old_reports[i]))
            wrong(l, "%s is neither as before nor as it should be", report_names[i]);
    }
    look_for_litter(l, work, true);
    look_for_litter(l, path_of(work, "reports/%s", cycle), false);
    if (l->status >= 0 && (l->blocks > whole->blocks || l->bytes > whole->bytes + SLACK))
        wrong(l, "%ld bytes in %ld blocks are held at the end, not %ld in %ld", l->bytes, l->blocks,
              whole->bytes, whole->blocks);
    if (l->status >= 0 && l->open > whole->open)
        wrong(l, "%ld descriptors are open at the end", l->open - whole->open);
}

/* The one folder below STATE/reports. */
static void find_cycle(void)
{
    DIR *dir = opendir(path_of(state, "reports"));
    struct dirent *entry;

    while (dir != NULL && (entry = readdir(dir)) != NULL)
        if (entry->d_name[0] != '.')
            snprintf(cycle, sizeof cycle, "%.200s", entry->d_name);
    if (dir != NULL)
        closedir(dir);
}

int main(int argc, char **argv)
{
    long stride = 1, first = 1, seconds = LONG_MAX;
    time_t begin = time(NULL);
    left whole;
    int c;

    while ((c = getopt(argc, argv, "+s:f:t:wpo:")) != -1) {
        switch (c) {
        case 's':
            stride = strtol(optarg, NULL, 10);
            break;
        case 'f':
            first = strtol(optarg, NULL, 10);
            break;
        case 't':
            seconds = strtol(optarg, NULL, 10);
            break;
        case 'w':
            workers = true;
            break;
        case 'p':
            stay = true;
            break;
        case 'o':
            sort = optarg;
            break;
        default:
            return 2;
        }
    }
    if (argc - optind < 5 || stride < 1 || first < 1) {
        fprintf(stderr, "usage: nth_call [options] LIBRARY STATE WORK STAGE0 WORD...\n");
        return 2;
    }
    library = argv[optind];
    state = argv[optind + 1];
    work = argv[optind + 2];
    stage0 = argv[optind + 3];
    command = argv + optind + 3;
    find_cycle();
    old_history = file_bytes(path_of(state, "history.db"));
    for (int i = 0; i < 3; i++)
        old_reports[i] = file_bytes(path_of(state, "reports/%s/%s", cycle, report_names[i]));
    restore();
    whole = run(command, 0);
    if (whole.status < 0 || whole.status > 1 || whole.calls < 0) {
        printf("FAIL: without any failure: exit %d, %ld calls: %.500s\n", whole.status, whole.calls,
               whole.err.text);
        return 1;
    }
    for (now_at = first; now_at <= whole.calls && time(NULL) - begin < seconds; now_at += stride) {
        left l;

        restore();
        l = run(command, now_at);
        judge(&l, &whole);
        free_left(&l);
        checked++;
    }
    printf("%ld of %ld calls failed in turn, %ld findings\n", checked, whole.calls, found);
    free_left(&whole);
    return found > 0;
}
