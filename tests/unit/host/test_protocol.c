/* test_protocol.c - workers that say what is no message, or nothing any more. */
#include "host/pool.h"
#include "host/protocol.h"

/* The descriptor that the first worker of a pool will write to: known before the fork, since
 * a locked worker cannot look for it. */
static int pipe_to_be;

static void foresee_pipe(void)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    pipe_to_be = ends[1];
    close(ends[0]);
    close(ends[1]);
}

static bool write_garbage(size_t index, s0_arena *arena, s0_buf *out)
{
    static const char garbage[] = "this is no message, however long one looks at it";

    (void)index;
    (void)arena;
    (void)out;
    return write(pipe_to_be, garbage, sizeof garbage) == sizeof garbage;
}

static bool speak_for_another(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)arena;
    (void)out;
    return s0_message_write(pipe_to_be, S0_MESSAGE_RESULT, index + 1, "conform", 7);
}

static bool start_twice(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)arena;
    (void)out;
    return s0_message_write(pipe_to_be, S0_MESSAGE_START, index, NULL, 0);
}

/* A length beyond the limit; the bytes themselves never come. */
static bool promise_too_much(size_t index, s0_arena *arena, s0_buf *out)
{
    const s0_message lie = {S0_MESSAGE_MAGIC, S0_MESSAGE_RESULT, index, (uint64_t)1 << 60};

    (void)arena;
    (void)out;
    return write(pipe_to_be, &lie, sizeof lie) == sizeof lie;
}

static bool stop_in_the_middle(size_t index, s0_arena *arena, s0_buf *out)
{
    s0_message half = {
        .magic = S0_MESSAGE_MAGIC, .kind = S0_MESSAGE_RESULT, .task = index, .size = 9};

    (void)arena;
    (void)out;
    if (write(pipe_to_be, &half, sizeof half) > 0 && write(pipe_to_be, "half", 4) == 4)
        hang(index, arena, out);
    return false;
}

static void what_is_not_the_protocol_is_garbled(void **state)
{
    (void)state;
    foresee_pipe();
    /* The number is the same only while no other worker's pipe is open. */
    for (size_t i = 0; i < 4; i++) {
        static bool (*const deeds[])(size_t, s0_arena *, s0_buf *) = {
            write_garbage, speak_for_another, start_twice, promise_too_much};
        deed bad = {.at = 2, .commit = deeds[i]};
        const s0_pool pool = {.tasks = 5, .jobs = 1};
        bench b;

        assert_int_equal(run(&b, &pool, all_good_but_one, &bad), S0_OK);
        assert_int_equal(b.results[2].end, S0_TASK_GARBLED);
        for (size_t task = 0; task < 5; task++)
            if (task != 2)
                assert_told(&b.results[task], task);
        clear(&b);
    }
}

static bool close_and_hang(size_t index, s0_arena *arena, s0_buf *out)
{
    close(pipe_to_be);
    return hang(index, arena, out);
}

static void a_result_that_stops_in_the_middle_is_timed_out(void **state)
{
    deed bad = {.at = 1, .commit = stop_in_the_middle};
    const s0_pool pool = {.tasks = 3, .jobs = 1, .deadline_ms = PATIENCE};
    bench b;

    (void)state;
    foresee_pipe();
    assert_int_equal(run(&b, &pool, all_good_but_one, &bad), S0_OK);
    assert_int_equal(b.results[1].end, S0_TASK_TIMED_OUT);
    assert_told(&b.results[0], 0);
    assert_told(&b.results[2], 2);
    clear(&b);
}

static void a_worker_that_closes_its_pipe_and_goes_on_is_garbled(void **state)
{
    deed bad = {.at = 1, .commit = close_and_hang};
    const s0_pool pool = {.tasks = 3, .jobs = 1};
    bench b;

    (void)state;
#ifndef S0_NO_SECCOMP
    print_message("skipped: this build has the system-call filter, which forbids closing\n");
    skip();
#endif
    foresee_pipe();
    assert_int_equal(run(&b, &pool, all_good_but_one, &bad), S0_OK);
    assert_int_equal(b.results[1].end, S0_TASK_GARBLED);
    assert_told(&b.results[0], 0);
    assert_told(&b.results[2], 2);
    clear(&b);
}

/* To wait for the worker's end would be to wait for one that waits to be heard. */
static void a_pipe_that_cannot_be_read_is_garbled(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_inbox inbox = {0};
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(s0_inbox_read(&inbox, ends[1], 64, arena), S0_INBOX_GARBLED);
    close(ends[0]);
    close(ends[1]);
    s0_arena_free(arena);
}

/* Its end is not waited for: the writer may live, and has a deadline of its own. */
static void a_pipe_that_cannot_be_read_has_not_ended(void **state)
{
    s0_inbox inbox = {0};
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(s0_inbox_read(&inbox, ends[1], 100, NULL), S0_INBOX_GARBLED);
    close(ends[1]);
    assert_int_equal(s0_inbox_read(&inbox, ends[0], 100, NULL), S0_INBOX_END);
    close(ends[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_the_protocol_is_garbled),
        cmocka_unit_test(a_result_that_stops_in_the_middle_is_timed_out),
        cmocka_unit_test(a_pipe_that_cannot_be_read_is_garbled),
        cmocka_unit_test(a_worker_that_closes_its_pipe_and_goes_on_is_garbled),
        cmocka_unit_test(a_pipe_that_cannot_be_read_has_not_ended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
