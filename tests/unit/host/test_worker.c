/* test_worker.c - the promises of host/worker.h. Most tasks here do what a task must
 * never do; each must cost itself and nothing else. */
#include <sys/resource.h>
#include <time.h>

#include "host/pool.h"

static void results_are_the_same_for_every_number_of_jobs(void **state)
{
    bool alone[20] = {[0] = true, [7] = true, [8] = true, [19] = true};

    (void)state;
    for (int jobs = -1; jobs <= 30; jobs += jobs < 4 ? 1 : 13) {
        s0_pool pool = {.tasks = 20, .alone = jobs % 2 ? alone : NULL, .jobs = jobs};
        bench b;

        assert_int_equal(run(&b, &pool, tell, NULL), S0_OK);
        for (size_t i = 0; i < pool.tasks; i++)
            assert_told(&b.results[i], i);
        clear(&b);
    }
}

static void no_tasks_are_no_work(void **state)
{
    const s0_pool pool = {.tasks = 0, .jobs = 4};
    bench b;

    (void)state;
    assert_int_equal(run(&b, &pool, tell, NULL), S0_OK);
    clear(&b);
}

static int tasks_so_far; /* in this process: a worker has its own */

static bool count_tasks(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    (void)context;
    (void)index;
    (void)arena;
    s0_putf(out, "%d", ++tasks_so_far);
    return true;
}

static void a_lone_task_has_a_worker_used_for_nothing_else(void **state)
{
    bool alone[6] = {false, true, false, true, false, true};
    const s0_pool pool = {.tasks = 6, .alone = alone, .jobs = 1};
    bench b;

    (void)state;
    assert_int_equal(run(&b, &pool, count_tasks, NULL), S0_OK);
    assert_string_equal(b.results[0].bytes, "1");
    assert_string_equal(b.results[1].bytes, "1");
    assert_string_equal(b.results[2].bytes, "2");
    assert_string_equal(b.results[3].bytes, "1");
    assert_string_equal(b.results[4].bytes, "3");
    assert_string_equal(b.results[5].bytes, "1");
    clear(&b);
}

static bool segfault(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    s0_put(out, "half a result");
#ifdef S0_NO_SECCOMP
    signal(SIGSEGV, SIG_DFL); /* not the sanitizer's report */
    raise(SIGSEGV);
#else
    volatile char *volatile nowhere = NULL; /* the compiler must neither see through nor drop it */

    *nowhere = 1;
#endif
    return true;
}

static bool leave(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    (void)out;
    _exit(0);
}

static bool eat(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)out;
    while (s0_alloc(arena, 4096) != NULL)
        continue;
    return false;
}

static bool write_without_end(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    while (!out->failed)
        s0_put(out, "more and more ");
    return true;
}

static bool write_too_much(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    while (out->size <= 1024 * 1024)
        s0_put_char(out, 'x');
    return true;
}

static void a_task_that_never_ends_is_timed_out(void **state)
{
    (void)state;
    assert_costs_itself(hang, S0_TASK_TIMED_OUT, 0);
}

static void a_task_that_crashes_is_dead(void **state)
{
    (void)state;
    assert_costs_itself(segfault, S0_TASK_DIED, SIGSEGV);
}

static void a_task_that_leaves_is_dead_without_a_signal(void **state)
{
    (void)state;
    assert_costs_itself(leave, S0_TASK_DIED, 0);
}

static void a_task_that_needs_too_much_memory_says_so(void **state)
{
    (void)state;
    assert_costs_itself(eat, S0_TASK_MEMORY, 0);
    assert_costs_itself(write_without_end, S0_TASK_MEMORY, 0);
    assert_costs_itself(write_too_much, S0_TASK_MEMORY, 0);
}

static bool always_crash(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    (void)context;
    return segfault(index, arena, out);
}

static void every_task_may_be_lost(void **state)
{
    const s0_pool pool = {.tasks = 12, .jobs = 3};
    bench b;

    (void)state;
    assert_int_equal(run(&b, &pool, always_crash, NULL), S0_OK);
    for (size_t i = 0; i < 12; i++) {
        assert_int_equal(b.results[i].end, S0_TASK_DIED);
        assert_int_equal(b.results[i].signal, SIGSEGV);
    }
    clear(&b);
}

static void too_few_descriptors_are_an_error_that_leaves_nothing_behind(void **state)
{
    const s0_pool pool = {.tasks = 6, .jobs = 3};
    struct rlimit before, few;
    int free_from = dup(STDERR_FILENO); /* the first number that a pipe would get */
    bench b;

    (void)state;
    close(free_from);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    for (int room = 0; room <= 3; room++) { /* for not one pipe, then for one */
        few = before;
        few.rlim_cur = (rlim_t)free_from + (rlim_t)room;
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
        assert_int_equal(run(&b, &pool, tell, NULL), S0_EIO);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
        assert_string_equal(b.err.message, "no pipe for a worker: Too many open files");
        clear(&b);
    }
}

/* Interrupted from a timer all the time. */
static void on_alarm(int number)
{
    (void)number;
}

static bool busy_then_tell(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    for (volatile unsigned i = 0; i < 2000000; i++)
        continue;
    return tell(context, index, arena, out);
}

static void signals_in_between_do_no_harm(void **state)
{
    const s0_pool pool = {.tasks = 30, .jobs = 3};
    struct sigaction act = {.sa_handler = on_alarm}, old;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    struct itimerspec often = {{0, 500000}, {0, 500000}};
    timer_t timer;
    bench b;

    (void)state;
    sigaction(SIGALRM, &act, &old); /* without SA_RESTART */
    assert_int_equal(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
    timer_settime(timer, 0, &often, NULL);
    assert_int_equal(run(&b, &pool, busy_then_tell, NULL), S0_OK);
    timer_delete(timer);
    sigaction(SIGALRM, &old, NULL);
    for (size_t i = 0; i < pool.tasks; i++)
        assert_told(&b.results[i], i);
    clear(&b);
}

static void ends_are_told_in_words(void **state)
{
    const s0_pool pool = {.tasks = 1}, quick = {.tasks = 1, .deadline_ms = 300};
    static const struct {
        s0_task_result result;
        const char *text;
    } cases[] = {
        {{.end = S0_TASK_DONE}, "done"},
        {{.end = S0_TASK_DIED}, "ended without a result"},
        {{.end = S0_TASK_DIED, .signal = SIGSEGV}, "killed by signal 11 (a wrong memory access)"},
        {{.end = S0_TASK_DIED, .signal = SIGSYS}, "killed by signal 31 (a forbidden system call)"},
        {{.end = S0_TASK_DIED, .signal = SIGTERM}, "killed by signal 15"},
        {{.end = S0_TASK_TIMED_OUT}, "took longer than 10 s"},
        {{.end = S0_TASK_MEMORY}, "needed more than 65536 KiB of memory or 8192 KiB of output"},
        {{.end = S0_TASK_GARBLED}, "sent nothing that can be read as a result"},
    };
    char text[120];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_task_end_text(&cases[i].result, &pool, text);
        assert_string_equal(text, cases[i].text);
    }
    s0_task_end_text(&(s0_task_result){.end = S0_TASK_TIMED_OUT}, &quick, text);
    assert_string_equal(text, "took longer than 300 ms");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_are_the_same_for_every_number_of_jobs),
        cmocka_unit_test(no_tasks_are_no_work),
        cmocka_unit_test(a_lone_task_has_a_worker_used_for_nothing_else),
        cmocka_unit_test(a_task_that_never_ends_is_timed_out),
        cmocka_unit_test(a_task_that_crashes_is_dead),
        cmocka_unit_test(a_task_that_leaves_is_dead_without_a_signal),
        cmocka_unit_test(a_task_that_needs_too_much_memory_says_so),
        cmocka_unit_test(every_task_may_be_lost),
        cmocka_unit_test(too_few_descriptors_are_an_error_that_leaves_nothing_behind),
        cmocka_unit_test(signals_in_between_do_no_harm),
        cmocka_unit_test(ends_are_told_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
