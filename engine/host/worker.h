/* worker.h - tasks run in forked, locked-down processes; results come back as bytes.
 *
 * A worker sheds what it does not need (descriptors, privileges to gain, the right to
 * open, fork, connect), maps one fixed arena, locks itself down (seccomp allow list: write to
 * its pipe, exit_group) and runs tasks one by one; the arena is reset between
 * them. The parent keeps the wall clock. A worker that dies, hangs or sends garbage
 * costs the task it was at; a new worker goes on with the next. Results are in
 * the order of the tasks, whatever the number of workers.
 * Knows no word of auditing. */
#ifndef S0_HOST_WORKER_H
#define S0_HOST_WORKER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/progress.h"
#include "base/text.h"

/* Run task `index` in the worker: write the result to `out`. `arena` is fixed and is
 * the task's memory budget, `out`'s included. Returning false means the arena was too small. */
typedef bool (*s0_task)(void *context, size_t index, s0_arena *arena, s0_buf *out);

typedef enum s0_task_end {
    S0_TASK_DONE,      /* `bytes` is what the task wrote */
    S0_TASK_DIED,      /* killed by `signal`, or exited on its own */
    S0_TASK_TIMED_OUT, /* longer than the deadline */
    S0_TASK_MEMORY,    /* the task returned false, or wrote more than may be sent */
    S0_TASK_GARBLED    /* what came over the pipe was not the protocol, spoke for another task, or
                        * could not be read */
} s0_task_end;

typedef struct s0_task_result {
    s0_task_end end;
    int signal;        /* S0_TASK_DIED; 0 when it exited */
    const char *bytes; /* S0_TASK_DONE; in the results arena, NUL after the end */
    size_t size;
} s0_task_result;

typedef struct s0_pool {
    size_t tasks;
    const bool *alone; /* per task: needs a worker of its own; NULL: none does */
    int jobs;          /* workers side by side; 0 or less: 1 */
    int deadline_ms;   /* per task, processor time; six times that on the clock; 0: 10000 */
    size_t memory;     /* bytes of the arena of a worker; 0: 64 MiB */
    size_t output;     /* most bytes a task may send; 0: 8 MiB */
    const char *doing; /* for progress: "checking rules"; NULL: nothing is told */
    const s0_progress *progress; /* told of each result; NULL: nobody listens */
} s0_pool;

/* Run all tasks; `results` holds pool->tasks elements, their bytes live in `arena`.
 * S0_EIO when no worker can be forked or piped, S0_ENOMEM. A failing task is no error here.
 * No descriptor that matters may be open for writing in the caller (workers close all but their
 * pipe). */
s0_code s0_pool_run(const s0_pool *pool, s0_task task, void *context, s0_arena *arena,
                    s0_task_result *results, s0_error *err);

/* The protection in force on this machine and build, for reports: "process, limits, system-call
 * filter" or what of it holds. A constant string. */
const char *s0_pool_protection(void);

/* "killed by signal 11", "took longer than 10 s" …: for the outcome of a rule. */
void s0_task_end_text(const s0_task_result *result, const s0_pool *pool, char out[120]);

#endif
