/* worker.c - the parent's side of a pool.
 *
 *   plan:  tasks -> batches (one per job, dealt out in turn; one per lone task)
 *   run:   a slot per job takes the next batch, forks, listens; when its worker
 *          is gone before the batch is done, it forks again for the rest
 *
 * Each loss costs exactly one task, so the pool always comes to an end. */
#include "host/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "host/child.h"
#include "host/lockdown.h"
#include "host/patience.h"
#include "host/protocol.h"
#include "host/settings.h"

/* Between the end of a worker's pipe and its own; more than a busy machine needs, since what a
 * worker died of is told only when it is dead. */
#define FAREWELL_MS 2000

typedef struct batch {
    const size_t *tasks;
    size_t count;
    size_t next; /* the first without a result */
} batch;

typedef struct slot {
    pid_t pid; /* 0: no worker */
    int fd;
    batch *work; /* NULL: nothing to do */
    bool started;
    s0_patience patience; /* for the task it is at */
    s0_inbox inbox;
} slot;

typedef struct pool {
    s0_settings settings;
    s0_task run;
    void *context;
    s0_arena *arena;
    s0_task_result *results;
    batch *batches;
    size_t batch_count;
    size_t batch_next; /* the first that no slot has taken */
    slot *slots;
    size_t slot_count;
    const s0_pool *ask; /* for progress */
    size_t done;        /* tasks with a result */
    s0_error *err;
} pool;

/* Deal the tasks into batches. False: no memory. */
static bool plan(pool *p, const s0_pool *ask)
{
    size_t jobs = p->settings.jobs, lone = 0, shared = 0, filled = 0;
    size_t *order = s0_alloc_n(p->arena, ask->tasks, sizeof *order);
    batch *at;

    for (size_t i = 0; i < ask->tasks; i++)
        lone += ask->alone != NULL && ask->alone[i];
    shared = ask->tasks - lone;
    jobs = jobs < shared ? jobs : shared;
    p->batches = s0_alloc_n(p->arena, jobs + lone, sizeof *p->batches);
    p->slot_count = p->settings.jobs < jobs + lone ? p->settings.jobs : jobs + lone;
    p->slots = s0_alloc_n(p->arena, p->slot_count, sizeof *p->slots);
    if (order == NULL || p->batches == NULL || p->slots == NULL)
        return false;
    at = p->batches;
    for (size_t job = 0; job < jobs; job++, at++) {
        size_t turn = 0;

        at->tasks = order + filled;
        for (size_t i = 0; i < ask->tasks; i++)
            if ((ask->alone == NULL || !ask->alone[i]) && turn++ % jobs == job)
                order[filled + at->count++] = i;
        filled += at->count;
    }
    for (size_t i = 0; lone > 0 && i < ask->tasks; i++) {
        if (!ask->alone[i])
            continue;
        order[filled] = i;
        *at++ = (batch){order + filled++, 1, 0};
    }
    p->batch_count = (size_t)(at - p->batches);
    return true;
}

/* Fork a worker for the rest of the slot's batch. */
static s0_code start(pool *p, slot *s)
{
    s0_orders orders = {.tasks = s->work->tasks + s->work->next,
                        .count = s->work->count - s->work->next,
                        .run = p->run,
                        .context = p->context,
                        .memory = p->settings.memory,
                        .output = p->settings.output,
                        .parent = getpid()};
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0)
        return s0_fail(p->err, S0_EIO, (s0_mark){0}, "no pipe for a worker: %s", strerror(errno));
    orders.fd = ends[1];
    if (fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0 || (s->pid = fork()) < 0) {
        s0_fail(p->err, S0_EIO, (s0_mark){0}, "no worker can be started: %s", strerror(errno));
        s->pid = 0;
        close(ends[0]);
        close(ends[1]);
        return S0_EIO;
    }
    if (s->pid == 0)
        s0_child(&orders);
    close(ends[1]);
    s->fd = ends[0];
    s->started = false;
    s->inbox = (s0_inbox){0};
    s0_patience_begin(&s->patience, s->pid, p->settings.deadline_ms);
    return S0_OK;
}

/* Wait for the worker's end; with `patience`, no longer than so many milliseconds. False:
 * it still runs. `*status` is 0 when somebody else has waited for it. */
static bool await_end(const slot *s, int patience, int *status)
{
    const struct timespec moment = {0, 1000000};
    int64_t until = s0_clock_ms() + patience;

    *status = 0;
    for (;;) {
        pid_t got = waitpid(s->pid, status, patience < 0 ? 0 : WNOHANG);

        if (got == s->pid || (got < 0 && errno != EINTR))
            return true;
        if (got == 0) {
            if (s0_clock_ms() >= until)
                return false;
            nanosleep(&moment, NULL);
        }
    }
}

/* End the worker, if there is one, and leave nothing of it. */
static void stop(slot *s)
{
    int status;

    if (s->pid == 0)
        return;
    kill(s->pid, SIGKILL);
    await_end(s, -1, &status);
    close(s->fd);
    s->pid = 0;
}

/* The task the worker was at, or was about to begin, is over. */
static void settle(pool *p, slot *s, s0_task_result result)
{
    p->results[s->work->tasks[s->work->next++]] = result;
    s->started = false;
    if (s->pid != 0)
        s0_patience_begin(&s->patience, s->pid, p->settings.deadline_ms);
    p->done++;
    if (p->ask->doing != NULL)
        s0_progress_step(p->ask->progress, p->ask->doing, NULL, p->done, p->ask->tasks);
}

/* The pipe has ended: whatever the reason, the worker is done with. */
static void bury(pool *p, slot *s)
{
    s0_task_result result = {.end = S0_TASK_DIED};
    int status;

    if (await_end(s, FAREWELL_MS, &status)) {
        result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
        close(s->fd);
        s->pid = 0;
    } else { /* it lives and does not talk: not what was agreed */
        result.end = S0_TASK_GARBLED;
        stop(s);
    }
    settle(p, s, result);
}

/* Take one message. False: it does not belong here. */
static bool take(pool *p, slot *s)
{
    const s0_message *message = &s->inbox.message;

    if (message->task != s->work->tasks[s->work->next] ||
        s->started == (message->kind == S0_MESSAGE_START))
        return false;
    if (message->kind == S0_MESSAGE_START) {
        s->started = true;
        s0_patience_begin(&s->patience, s->pid, p->settings.deadline_ms);
    } else if (message->kind == S0_MESSAGE_MEMORY) {
        settle(p, s, (s0_task_result){.end = S0_TASK_MEMORY});
    } else {
        settle(p, s,
               (s0_task_result){
                   .end = S0_TASK_DONE, .bytes = s->inbox.bytes, .size = (size_t)message->size});
    }
    return true;
}

/* Read all that the worker has sent. */
static s0_code listen_to(pool *p, slot *s)
{
    while (s->pid != 0) {
        switch (s0_inbox_read(&s->inbox, s->fd, p->settings.output, p->arena)) {
        case S0_INBOX_WAITS:
            return S0_OK;
        case S0_INBOX_MEMORY:
            return s0_fail_memory(p->err);
        case S0_INBOX_END:
            bury(p, s);
            break;
        case S0_INBOX_MESSAGE:
            if (take(p, s)) {
                if (s->work->next == s->work->count)
                    stop(s); /* nothing it could still say matters */
                break;
            } /* else garbled: */
            /* fall through */
        case S0_INBOX_GARBLED:
            stop(s);
            settle(p, s, (s0_task_result){.end = S0_TASK_GARBLED});
            break;
        }
    }
    return S0_OK;
}

/* Give every slot a worker as long as there is work. `*busy` counts them. */
static s0_code fill_slots(pool *p, size_t *busy)
{
    s0_code rc;

    *busy = 0;
    for (size_t i = 0; i < p->slot_count; i++) {
        slot *s = &p->slots[i];

        if (s->work != NULL && s->work->next == s->work->count)
            s->work = NULL;
        if (s->work == NULL && p->batch_next < p->batch_count)
            s->work = &p->batches[p->batch_next++];
        if (s->work == NULL)
            continue;
        if (s->pid == 0 && (rc = start(p, s)) != S0_OK)
            return rc;
        (*busy)++;
    }
    return S0_OK;
}

/* Sleep until a worker speaks or the nearest deadline. */
static void wait_for_any(const pool *p, struct pollfd *ears)
{
    int64_t left = INT64_MAX, now = s0_clock_ms();

    for (size_t i = 0; i < p->slot_count; i++) {
        const slot *s = &p->slots[i];

        ears[i] = (struct pollfd){s->pid != 0 ? s->fd : -1, POLLIN, 0};
        if (s->pid != 0 && s->patience.look - now < left)
            left = s->patience.look - now;
    }
    poll(ears, (nfds_t)p->slot_count, left < 0 ? 0 : (int)left); /* EINTR: look again */
}

static s0_code run_all(pool *p)
{
    struct pollfd *ears = s0_alloc_n(p->arena, p->slot_count, sizeof *ears);
    size_t busy;
    s0_code rc;

    if (ears == NULL)
        return s0_fail_memory(p->err);
    while ((rc = fill_slots(p, &busy)) == S0_OK && busy > 0) {
        int64_t now;

        wait_for_any(p, ears);
        /* Deadlines are judged by what was said until now, even if we slept long. */
        now = s0_clock_ms();
        for (size_t i = 0; i < p->slot_count; i++) {
            slot *s = &p->slots[i];

            if ((rc = listen_to(p, s)) != S0_OK)
                return rc;
            if (s->pid != 0 &&
                s0_patience_over(&s->patience, s->pid, p->settings.deadline_ms, now)) {
                stop(s);
                settle(p, s, (s0_task_result){.end = S0_TASK_TIMED_OUT});
            }
        }
    }
    return rc;
}

s0_code s0_pool_run(const s0_pool *ask, s0_task task, void *context, s0_arena *arena,
                    s0_task_result *results, s0_error *err)
{
    pool p = {.settings = s0_settings_of(ask),
              .run = task,
              .context = context,
              .arena = arena,
              .results = results,
              .ask = ask,
              .err = err};
    s0_code rc;

    if (!plan(&p, ask))
        return s0_fail_memory(err);
    s0_lockdown_filters(); /* asks the kernel; the workers inherit the answer */
    rc = run_all(&p);
    for (size_t i = 0; i < p.slot_count; i++)
        stop(&p.slots[i]);
    return rc;
}
