/* patience.h - how long the parent waits for a task: so many milliseconds of the worker's own
 * processor time, so that a busy machine ends no honest rule, and six times that on the clock,
 * since a worker may be stopped or starved altogether. The one clock below cli/. */
#ifndef S0_HOST_PATIENCE_H
#define S0_HOST_PATIENCE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct s0_patience {
    int64_t look; /* by s0_clock_ms: when it may be over, and is to be asked again */
    int64_t end;  /* … and is over in any case */
    int64_t used; /* processor time of the worker when the task began */
} s0_patience;

/* Milliseconds of a clock that only goes forward. */
int64_t s0_clock_ms(void);

/* The worker `pid` begins a task that may take `deadline_ms`. */
void s0_patience_begin(s0_patience *patience, pid_t pid, int deadline_ms);
/* Whether the task has had its time at `now`; if not, `look` is when to ask again. */
bool s0_patience_over(s0_patience *patience, pid_t pid, int deadline_ms, int64_t now);

#endif
