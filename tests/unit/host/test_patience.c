/* test_patience.c - a worker has so much processor time, and six times that on the clock. */
#include "cmocka_all.h"
#include "host/patience.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEADLINE 200 /* ms */

static pid_t fork_child(void (*act)(void))
{
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        act();
        _exit(0);
    }
    return child;
}

static void end_child(pid_t child)
{
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void rest(void)
{
    for (;;)
        pause();
}

static void burn(void)
{
    for (volatile unsigned n = 0;; n++)
        ;
}

static void who_had_no_processor_is_waited_for(void **state)
{
    pid_t child = fork_child(rest);
    s0_patience patience;
    int64_t begin = s0_clock_ms(), look;

    (void)state;
    s0_patience_begin(&patience, child, DEADLINE);
    assert_in_range(patience.look - begin, DEADLINE, DEADLINE + 100);
    assert_false(s0_patience_over(&patience, child, DEADLINE, patience.look - 1));
    look = patience.look;
    assert_false(s0_patience_over(&patience, child, DEADLINE, look));
    assert_true(patience.look > look); /* and asked again later */
    assert_in_range(patience.end - begin, 6 * DEADLINE, 6 * DEADLINE + 100);
    assert_true(s0_patience_over(&patience, child, DEADLINE, patience.end));
    end_child(child);
}

static void who_burns_it_is_ended(void **state)
{
    pid_t child = fork_child(burn);
    s0_patience patience;
    int64_t begin = s0_clock_ms(), now;

    (void)state;
    s0_patience_begin(&patience, child, DEADLINE);
    while (!s0_patience_over(&patience, child, DEADLINE, now = s0_clock_ms()))
        usleep(5000);
    assert_true(now - begin >= DEADLINE);
    assert_true(now - begin <= 6 * DEADLINE + 1000);
    end_child(child);
}

static void what_a_worker_used_before_does_not_count(void **state)
{
    pid_t child = fork_child(burn);
    s0_patience patience;

    (void)state;
    usleep(300000);
    kill(child, SIGSTOP);
    assert_int_equal(waitpid(child, NULL, WUNTRACED), child);
    s0_patience_begin(&patience, child, DEADLINE);
    assert_false(s0_patience_over(&patience, child, DEADLINE, patience.look));
    end_child(child);
}

static void a_worker_that_is_gone_is_over_at_its_deadline(void **state)
{
    pid_t child = fork_child(rest);
    s0_patience patience;

    (void)state;
    end_child(child);
    s0_patience_begin(&patience, child, DEADLINE);
    assert_false(s0_patience_over(&patience, child, DEADLINE, patience.look - 1));
    assert_true(s0_patience_over(&patience, child, DEADLINE, patience.look));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_had_no_processor_is_waited_for),
        cmocka_unit_test(who_burns_it_is_ended),
        cmocka_unit_test(what_a_worker_used_before_does_not_count),
        cmocka_unit_test(a_worker_that_is_gone_is_over_at_its_deadline),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
