/* settings.c - a pool's defaults, and its words for people: how a task ended, and
 * what protects them from it. */
#include "host/settings.h"

#include <signal.h>
#include <stdio.h>

#include "host/lockdown.h"

#define MIB ((size_t)1024 * 1024)

s0_settings s0_settings_of(const s0_pool *pool)
{
    s0_settings settings = {.jobs = pool->jobs > 0 ? (size_t)pool->jobs : 1,
                            .deadline_ms = pool->deadline_ms > 0 ? pool->deadline_ms : 10000,
                            .memory = pool->memory > 0 ? pool->memory : 64 * MIB,
                            .output = pool->output > 0 ? pool->output : 8 * MIB};
    return settings;
}

const char *s0_pool_protection(void)
{
#ifdef S0_NO_SECCOMP
    return "process, limits (built without the system-call filter)";
#else
    return s0_lockdown_filters() ? "process, limits, system-call filter"
                                 : "process, limits (this kernel has no system-call filter)";
#endif
}

/* What a signal says about a task; "" when it says nothing. */
static const char *meaning(int signal_number)
{
    switch (signal_number) {
    case SIGSYS:
        return " (a forbidden system call)";
    case SIGSEGV:
    case SIGBUS:
        return " (a wrong memory access)";
    case SIGFPE:
        return " (a wrong calculation)";
    case SIGILL:
    case SIGABRT:
        return " (an internal fault)";
    case SIGKILL:
        return " (from outside, perhaps because the machine had no memory left)";
    default:
        return "";
    }
}

void s0_task_end_text(const s0_task_result *result, const s0_pool *pool, char out[120])
{
    s0_settings settings = s0_settings_of(pool);
    int ms = settings.deadline_ms;

    switch (result->end) {
    case S0_TASK_DONE:
        snprintf(out, 120, "done");
        break;
    case S0_TASK_DIED:
        if (result->signal == 0)
            snprintf(out, 120, "ended without a result");
        else
            snprintf(out, 120, "killed by signal %d%s", result->signal, meaning(result->signal));
        break;
    case S0_TASK_TIMED_OUT:
        if (ms % 1000 == 0)
            snprintf(out, 120, "took longer than %d s", ms / 1000);
        else
            snprintf(out, 120, "took longer than %d ms", ms);
        break;
    case S0_TASK_MEMORY:
        snprintf(out, 120, "needed more than %zu KiB of memory or %zu KiB of output",
                 settings.memory / 1024, settings.output / 1024);
        break;
    case S0_TASK_GARBLED:
        snprintf(out, 120, "sent nothing that can be read as a result");
        break;
    }
}
