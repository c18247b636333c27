/* progress.c - see progress.h.
 *
 * A step only writes down what is being done; the timer's handler puts it on the terminal, ten
 * times a second at most. So a step costs next to nothing, and a single long one is seen as well.
 * Of the two lines one is being written down while the other may be shown. */
#include "cli/progress.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/text.h"

#define COLUMNS 80
#define ROOM 512        /* bytes of a line: no more than 80 characters, of four bytes at most */
#define FIRST_US 999999 /* until the line is first shown: a second */
#define NEXT_US 100000

static struct {
    char lines[2][ROOM];
    size_t columns;
    volatile sig_atomic_t at;    /* of `lines`: the one to show */
    volatile sig_atomic_t fresh; /* it was not shown yet */
    volatile sig_atomic_t idle;  /* nothing is to be shown */
    volatile sig_atomic_t shown; /* a line stands on the terminal */
} screen;

static const int deadly[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/* Append what fits, in a form that is safe on a terminal. False: it was cut. */
static bool put(char *out, size_t room, size_t *columns, const char *text)
{
    size_t size = strlen(text), used = strlen(out);

    while (size > 0) {
        char piece[16];
        uint32_t width;
        size_t taken = s0_plain_step(text, size, piece, &width), length = strlen(piece);

        if (width > *columns || used + length >= room)
            return false;
        memcpy(out + used, piece, length + 1);
        used += length;
        *columns -= width;
        text += taken;
        size -= taken;
    }
    return true;
}

void s0_progress_line(char *out, size_t room, size_t columns, const char *what, const char *name,
                      size_t done, size_t all)
{
    char count[64] = "";
    size_t left;

    if (all > 0)
        snprintf(count, sizeof count, ", %zu of %zu", done, all);
    *out = '\0';
    left = columns - 1 > strlen(count) ? columns - 1 - strlen(count) : 0;
    put(out, room - strlen(count), &left, what);
    if (name != NULL && put(out, room - strlen(count), &left, " "))
        put(out, room - strlen(count), &left, name);
    if (columns - 1 >= strlen(count))
        strcat(out, count);
}

static void put_out(const char *text)
{
    ssize_t put = write(STDERR_FILENO, text, strlen(text));

    (void)put; /* a line that cannot be shown is no loss */
}

static void blank(void)
{
    static const char erase[] = "\r\033[K";

    if (screen.shown)
        put_out(erase);
    screen.shown = 0;
}

static void on_timer(int number)
{
    (void)number;
    if (screen.idle || !screen.fresh)
        return;
    blank();
    screen.fresh = 0;
    screen.shown = 1;
    put_out(screen.lines[screen.at]);
}

/* Leave the terminal as it was, then die of the signal as if nobody had looked: SA_RESETHAND has
 * given it back its meaning. Workers and what they hold die with us; files are written whole or
 * not at all (base/file.h). */
static void on_deadly(int number)
{
    screen.idle = 1;
    blank();
    raise(number);
}

static void step(void *context, const char *what, const char *name, size_t done, size_t all)
{
    int next = !screen.at;

    (void)context;
    s0_progress_line(screen.lines[next], ROOM, screen.columns, what, name, done, all);
    screen.at = next;
    screen.fresh = 1;
    screen.idle = 0;
}

void s0_progress_clear(void)
{
    screen.idle = 1; /* from here on the handler keeps still */
    blank();
}

static size_t columns_of_terminal(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_col < COLUMNS)
        return size.ws_col;
    return COLUMNS;
}

const s0_progress *s0_progress_open(void)
{
    static const s0_progress progress = {.step = step};
    const struct itimerval timer = {{0, NEXT_US}, {0, FIRST_US}};
    struct sigaction action = {.sa_flags = SA_RESTART, .sa_handler = on_timer}, before;
    const char *term = getenv("TERM");

    if (isatty(STDERR_FILENO) != 1 || term == NULL || strcmp(term, "dumb") == 0)
        return NULL;
    screen.columns = columns_of_terminal();
    screen.idle = 1;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        sigaddset(&action.sa_mask, deadly[i]);
    if (sigaction(SIGALRM, &action, NULL) != 0 || setitimer(ITIMER_REAL, &timer, NULL) != 0)
        return NULL;
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGALRM);
    action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER);
    action.sa_handler = on_deadly;
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) {
        if (sigaction(deadly[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            sigaction(deadly[i], &action, NULL);
    }
    return &progress;
}
