/* child.c - a worker: everything it needs is taken first, then it locks itself
 * down, then it runs its tasks over one arena. From the lock-down on there is no
 * malloc, no file and no way out but _exit. */
#include "host/child.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "host/lockdown.h"
#include "host/protocol.h"

/* Exit codes say to a person with a debugger where a worker gave up. */
enum { LEFT_EARLY = 70, NO_MEMORY, NO_LOCK, NO_PIPE };

/* The parent's handlers and masks are not ours, and nobody outlives the parent. What a terminal
 * sends to all of its processes is for the parent to answer: a parent that goes on must not find a
 * rule cut short, one that dies takes us along. */
static void leave_parent(pid_t parent)
{
    static const int answered_above[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    sigset_t none;

    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL); /* refused for SIGKILL and SIGSTOP */
    for (size_t i = 0; i < sizeof answered_above / sizeof *answered_above; i++)
        signal(answered_above[i], SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent)
        _exit(LEFT_EARLY);
}

/* Run the task at `at`, which has been said to begin; with its result goes that the next one
 * begins. */
static bool run(const s0_orders *orders, size_t at, s0_arena *arena)
{
    const size_t task = orders->tasks[at];
    const size_t *next = at + 1 < orders->count ? &orders->tasks[at + 1] : NULL;
    s0_buf out;
    bool done;

    s0_arena_reset(arena);
    out = s0_buf_in(arena);
    done = orders->run(orders->context, task, arena, &out);
    if (!done || out.failed || out.size > orders->output)
        return s0_message_write(orders->fd, S0_MESSAGE_MEMORY, task, NULL, 0) &&
               (next == NULL || s0_message_write(orders->fd, S0_MESSAGE_START, *next, NULL, 0));
    return s0_message_result(orders->fd, task, out.text, out.size, next);
}

#define SMALL ((size_t)8 * 1024 * 1024) /* bytes of a worker's memory in ordinary pages */

void s0_child(const s0_orders *orders)
{
    s0_arena *arena;
    void *memory;

    leave_parent(orders->parent);
    memory = mmap(NULL, orders->memory, PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED || (arena = s0_arena_over(memory, orders->memory)) == NULL)
        _exit(NO_MEMORY);
    /* Only large populations come this far: for them fewer pages, for others not one more. */
    if (orders->memory > 2 * SMALL)
        (void)madvise((char *)memory + SMALL, orders->memory - SMALL, MADV_HUGEPAGE);
    if (!s0_lockdown(orders->fd))
        _exit(NO_LOCK);
    if (orders->count > 0 &&
        !s0_message_write(orders->fd, S0_MESSAGE_START, orders->tasks[0], NULL, 0))
        _exit(NO_PIPE);
    for (size_t i = 0; i < orders->count; i++)
        if (!run(orders, i, arena))
            _exit(NO_PIPE);
    _exit(0);
}
