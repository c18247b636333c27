/* child.h - the worker's side of a pool, from the fork to its end. */
#ifndef S0_HOST_CHILD_H
#define S0_HOST_CHILD_H

#include <stddef.h>
#include <sys/types.h>

#include "host/worker.h"

typedef struct s0_orders {
    const size_t *tasks; /* what to run, in this order */
    size_t count;
    s0_task run;
    void *context;
    size_t memory; /* bytes of the arena */
    size_t output; /* most bytes of a result */
    pid_t parent;
    int fd; /* where messages go */
} s0_orders;

/* Lock this process down, run the orders, leave. Called right after the fork. */
__attribute__((noreturn)) void s0_child(const s0_orders *orders);

#endif
