/* lockdown.c - descriptors, limits, filter; in that order, because the filter
 * would forbid the rest.
 *
 * A build with S0_NO_SECCOMP (sanitizers and valgrind need system calls of their own)
 * leaves out the filter and the limits on memory and files, and keeps stderr for
 * their reports. */
#include "host/lockdown.h"

#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef S0_NO_SECCOMP
#include <seccomp.h>
#endif

/* Close the descriptors from `first` to `last`, which is counted too. */
static void close_span(unsigned first, unsigned last)
{
    struct rlimit limit;

    if (first > last || close_range(first, last, 0) == 0)
        return;
    /* A kernel before 5.9: none above the limit can be open, unless the limit fell. */
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > 65536)
        limit.rlim_cur = 65536;
    for (unsigned fd = first; fd <= last && fd < limit.rlim_cur; fd++)
        close((int)fd);
}

static void close_others(int fd)
{
#ifdef S0_NO_SECCOMP
    if (fd > STDERR_FILENO) {
        close_span(0, STDERR_FILENO - 1);
        close_span(STDERR_FILENO + 1, (unsigned)fd - 1);
        close_span((unsigned)fd + 1, ~0u);
        return;
    }
#endif
    if (fd > 0)
        close_span(0, (unsigned)fd - 1);
    close_span((unsigned)fd + 1, ~0u);
}

/* Take a resource away for good; where the hard limit is not ours to lower, for now. */
static bool set_to_nothing(__rlimit_resource_t kind)
{
    struct rlimit limit = {0, 0};

    if (setrlimit(kind, &limit) == 0)
        return true;
    if (getrlimit(kind, &limit) != 0)
        return false;
    limit.rlim_cur = 0;
    return setrlimit(kind, &limit) == 0;
}

static bool set_limits(void)
{
    if (!set_to_nothing(RLIMIT_CORE) || !set_to_nothing(RLIMIT_NOFILE) ||
        !set_to_nothing(RLIMIT_NPROC))
        return false;
#ifndef S0_NO_SECCOMP
    if (!set_to_nothing(RLIMIT_FSIZE))
        return false;
    /* What is mapped stays, malloc gets no more. The filter forbids that as well, but
     * takes memory to be made, so this is for kernels without one. */
    if (!s0_lockdown_filters() && !set_to_nothing(RLIMIT_DATA))
        return false;
#endif
    return true;
}

#ifdef S0_NO_SECCOMP

bool s0_lockdown_filters(void)
{
    return false;
}

static bool filter(int fd)
{
    (void)fd;
    return true;
}

#else

bool s0_lockdown_filters(void)
{
    return seccomp_api_get() >= 3; /* from there on the kernel can kill a process */
}

/* Calls that fail instead of killing: Lua seeds its hashes by the clock, which a
 * kernel without vDSO reads by a system call; the seed shows nowhere. */
static const int refused[] = {SCMP_SYS(time), SCMP_SYS(gettimeofday), SCMP_SYS(clock_gettime)};

static bool filter(int fd)
{
    const struct scmp_arg_cmp to_pipe = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = (scmp_datum_t)fd};
    scmp_filter_ctx rules;
    bool done;

    if (!s0_lockdown_filters())
        return true;
    /* Loading gives memory back after the filter is in force: that must not shrink the heap or
     * unmap anything, which would depend on where the heap happens to end. */
    mallopt(M_TRIM_THRESHOLD, -1);
    mallopt(M_MMAP_MAX, 0);
    if ((rules = seccomp_init(SCMP_ACT_KILL_PROCESS)) == NULL)
        return false;
    done = seccomp_rule_add_array(rules, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, &to_pipe) == 0 &&
           seccomp_rule_add_array(rules, SCMP_ACT_ALLOW, SCMP_SYS(exit_group), 0, NULL) == 0;
    for (size_t i = 0; done && i < sizeof refused / sizeof *refused; i++)
        done = seccomp_rule_add_array(rules, SCMP_ACT_ERRNO(ENOSYS), refused[i], 0, NULL) == 0;
    /* Not released: giving memory back may be a system call. */
    return done && seccomp_load(rules) == 0;
}

#endif

bool s0_lockdown(int fd)
{
    close_others(fd);
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
           set_limits() && filter(fd);
}
