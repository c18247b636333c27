/* measure.c - what a command costs: `measure RUNS COMMAND…` prints one line of four numbers:
 *
 *   wall ms, CPU ms     medians of RUNS runs; CPU with all children that were waited for
 *   workers' CPU ms     the part of the children (median)
 *   peak kB             of one more run, sampled: what the process holds, and what its
 *                       children hold alone, so that what they share counts once;
 *                       0 with `measure -t …`, which leaves that run out
 *
 * The command's output goes nowhere; a status above 1 ends the measurement (1 is stage0's
 * "done, and what was asked about failed"). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_RUNS 100
#define PAUSE_NS 5000000 /* between two samples */

typedef struct cost {
    double wall, cpu, workers;
} cost;

static double now(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static double ms_of(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static pid_t start(char **command)
{
    pid_t child = fork();

    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);

        dup2(nowhere, 1);
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    return child;
}

/* CPU of the process alone, in ms; it may be dead, but not yet waited for. */
static double own_cpu(pid_t pid)
{
    char path[64];
    unsigned long long ns = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
    if ((file = fopen(path, "r")) != NULL) {
        if (fscanf(file, "%llu", &ns) != 1)
            ns = 0;
        fclose(file);
    }
    return (double)ns / 1e6;
}

static void collect(pid_t child, struct rusage *usage)
{
    int status;

    if (wait4(child, &status, 0, usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fputs("measure: the command failed\n", stderr);
        exit(2);
    }
}

static cost run_once(char **command)
{
    double begun = now();
    pid_t child = start(command);
    struct rusage usage;
    siginfo_t info;
    cost c;

    waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT);
    c.wall = now() - begun;
    c.workers = own_cpu(child);
    collect(child, &usage);
    c.cpu = ms_of(usage.ru_utime) + ms_of(usage.ru_stime);
    c.workers = c.cpu > c.workers ? c.cpu - c.workers : 0;
    return c;
}

/* What one process holds, or holds alone, in kB; 0 when it is gone. */
static long held_by(pid_t pid, bool alone)
{
    char path[64], line[128];
    long sum = 0, kb;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
    if ((file = fopen(path, "r")) == NULL)
        return 0;
    while (fgets(line, sizeof line, file) != NULL)
        if (alone ? sscanf(line, "Private_Clean: %ld", &kb) == 1 ||
                        sscanf(line, "Private_Dirty: %ld", &kb) == 1
                  : sscanf(line, "Rss: %ld", &kb) == 1)
            sum += kb;
    fclose(file);
    return sum;
}

/* … of a process and of all below it. */
static long held_by_tree(pid_t pid, bool alone)
{
    char path[64];
    long kb = held_by(pid, alone);
    FILE *file;
    int child;

    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
    if ((file = fopen(path, "r")) == NULL)
        return kb;
    while (fscanf(file, "%d", &child) == 1)
        kb += held_by_tree(child, true);
    fclose(file);
    return kb;
}

static long peak_of(char **command)
{
    struct timespec pause = {.tv_nsec = PAUSE_NS};
    pid_t child = start(command);
    struct rusage usage;
    siginfo_t info = {0};
    long peak = 0, kb;

    for (;;) {
        info.si_pid = 0;
        waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT | WNOHANG);
        if (info.si_pid != 0)
            break;
        kb = held_by_tree(child, false);
        peak = kb > peak ? kb : peak;
        nanosleep(&pause, NULL);
    }
    collect(child, &usage);
    return usage.ru_maxrss > peak ? usage.ru_maxrss : peak;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
    double wall[MOST_RUNS], cpu[MOST_RUNS], workers[MOST_RUNS];
    bool time_alone = argc > 1 && strcmp(argv[1], "-t") == 0;
    int runs;

    argc -= time_alone;
    argv += time_alone;
    runs = argc > 2 ? atoi(argv[1]) : 0;

    if (runs < 1 || runs > MOST_RUNS) {
        fprintf(stderr, "usage: measure [-t] RUNS COMMAND…, RUNS from 1 to %d\n", MOST_RUNS);
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        cost c = run_once(argv + 2);

        wall[i] = c.wall;
        cpu[i] = c.cpu;
        workers[i] = c.workers;
    }
    printf("%.1f %.1f %.1f %ld\n", median(wall, runs), median(cpu, runs), median(workers, runs),
           time_alone ? 0 : peak_of(argv + 2));
    return 0;
}
