/* patience.c - see patience.h. */
#include "host/patience.h"

#include <time.h>

#define WALL 6      /* times the deadline */
#define SHORTEST 20 /* ms between two looks */

static int64_t ms_of(const struct timespec *at)
{
    return (int64_t)at->tv_sec * 1000 + at->tv_nsec / 1000000;
}

int64_t s0_clock_ms(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    return ms_of(&at);
}

/* Processor time that the process has had; -1 where the system does not say. */
static int64_t used_by(pid_t pid)
{
    clockid_t clock;
    struct timespec at;

    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &at) != 0)
        return -1;
    return ms_of(&at);
}

void s0_patience_begin(s0_patience *patience, pid_t pid, int deadline_ms)
{
    int64_t now = s0_clock_ms();

    patience->look = now + deadline_ms;
    patience->end = now + (int64_t)WALL * deadline_ms;
    patience->used = used_by(pid);
}

bool s0_patience_over(s0_patience *patience, pid_t pid, int deadline_ms, int64_t now)
{
    int64_t used, left;

    if (now < patience->look)
        return false;
    used = used_by(pid);
    if (now >= patience->end || used < 0 || patience->used < 0)
        return true;
    left = deadline_ms - (used - patience->used);
    if (left <= 0)
        return true;
    patience->look = now + (left < SHORTEST ? SHORTEST : left);
    if (patience->look > patience->end)
        patience->look = patience->end;
    return false;
}
