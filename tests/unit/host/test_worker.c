/* test_worker.c - the promises of host/worker.h. Most tasks here do what a task must
 * never do; each must cost itself and nothing else. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "host/protocol.h"
#include "host/script.h"
#include "host/worker.h"

#define MOST 64

typedef struct bench {
    s0_arena *arena;
    s0_task_result results[MOST];
    s0_error err;
} bench;

static int open_descriptors(void)
{
    int count = 0;

    for (int fd = 0; fd < 256; fd++)
        count += fcntl(fd, F_GETFD) != -1;
    return count;
}

/* Run a pool; afterwards no child and no descriptor may be left. */
static s0_code run(bench *b, const s0_pool *pool, s0_task task, void *context)
{
    int before = open_descriptors();
    s0_code rc;

    assert_true(pool->tasks <= MOST);
    b->arena = s0_arena_new();
    memset(b->results, 0xEE, sizeof b->results);
    rc = s0_pool_run(pool, task, context, b->arena, b->results, &b->err);
    assert_int_equal(open_descriptors(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    return rc;
}

static void clear(bench *b)
{
    s0_arena_free(b->arena);
}

/* The good deed: a text that depends on the task alone. */
static bool tell(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    (void)context;
    (void)arena;
    for (size_t i = 0; i < index * 100; i++)
        s0_putf(out, "%zu.", i * index);
    s0_putf(out, "task %zu", index);
    return true;
}

/* One bad deed at `at`, all others are good. */
typedef struct deed {
    size_t at;
    bool (*commit)(size_t index, s0_arena *arena, s0_buf *out);
} deed;

static bool all_good_but_one(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    const deed *bad = context;

    return index == bad->at ? bad->commit(index, arena, out) : tell(NULL, index, arena, out);
}

static void assert_told(const s0_task_result *result, size_t index)
{
    s0_arena *arena = s0_arena_new();
    s0_buf out = s0_buf_in(arena);

    tell(NULL, index, arena, &out);
    assert_int_equal(result->end, S0_TASK_DONE);
    assert_int_equal(result->size, out.size);
    assert_string_equal(result->bytes, s0_buf_text(&out));
    s0_arena_free(arena);
}

/* Ten tasks, one of them bad, in every number of jobs: how does the bad one end? */
static void assert_costs_itself(bool (*commit)(size_t, s0_arena *, s0_buf *), s0_task_end end,
                                int signal_number)
{
    for (int jobs = 1; jobs <= 3; jobs++) {
        deed bad = {.at = (size_t)jobs * 3 - 3, .commit = commit};
        const s0_pool pool = {.tasks = 10,
                              .jobs = jobs,
                              .deadline_ms = end == S0_TASK_TIMED_OUT ? 500 : 0,
                              .memory = 8 * 1024 * 1024,
                              .output = 1024 * 1024};
        bench b;

        assert_int_equal(run(&b, &pool, all_good_but_one, &bad), S0_OK);
        for (size_t i = 0; i < pool.tasks; i++)
            if (i != bad.at)
                assert_told(&b.results[i], i);
        assert_int_equal(b.results[bad.at].end, end);
        assert_int_equal(b.results[bad.at].signal, signal_number);
        assert_null(b.results[bad.at].bytes);
        clear(&b);
    }
}

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

static bool hang(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    (void)out;
    for (volatile bool forever = true; forever;)
        continue;
    return true;
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
    *(volatile char *)(uintptr_t)8 = 1;
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

static void a_result_that_stops_in_the_middle_is_timed_out(void **state)
{
    deed bad = {.at = 1, .commit = stop_in_the_middle};
    const s0_pool pool = {.tasks = 3, .jobs = 1, .deadline_ms = 500};
    bench b;

    (void)state;
    foresee_pipe();
    assert_int_equal(run(&b, &pool, all_good_but_one, &bad), S0_OK);
    assert_int_equal(b.results[1].end, S0_TASK_TIMED_OUT);
    assert_told(&b.results[0], 0);
    assert_told(&b.results[2], 2);
    clear(&b);
}

static bool open_a_file(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    s0_putf(out, "%d", open("/dev/null", O_RDONLY | O_CLOEXEC));
    return true;
}

static bool make_a_socket(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    s0_putf(out, "%d", socket(AF_INET, SOCK_STREAM, 0));
    return true;
}

static bool fork_away(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    s0_putf(out, "%d", fork());
    return true;
}

static bool write_elsewhere(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    s0_putf(out, "%zd", write(STDOUT_FILENO, "x", 1));
    return true;
}

static bool take_memory(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    void *volatile piece = malloc((size_t)64 * 1024 * 1024); /* volatile: not optimized away */

    s0_putf(out, "%d", piece != NULL);
    free(piece);
    return true;
}

static void a_locked_worker_dies_of_every_other_system_call(void **state)
{
    (void)state;
#ifdef S0_NO_SECCOMP
    print_message("skipped: this build leaves the system-call filter out\n");
    skip();
#endif
    assert_string_equal(s0_pool_protection(), "process, limits, system-call filter");
    assert_costs_itself(open_a_file, S0_TASK_DIED, SIGSYS);
    assert_costs_itself(make_a_socket, S0_TASK_DIED, SIGSYS);
    assert_costs_itself(fork_away, S0_TASK_DIED, SIGSYS);
    assert_costs_itself(write_elsewhere, S0_TASK_DIED, SIGSYS);
    assert_costs_itself(take_memory, S0_TASK_DIED, SIGSYS);
}

static void without_the_filter_no_file_can_be_opened_either(void **state)
{
    deed bad = {.at = 0, .commit = open_a_file};
    const s0_pool pool = {.tasks = 1};
    bench b;

    (void)state;
#ifndef S0_NO_SECCOMP
    print_message("skipped: this build has the system-call filter\n");
    skip();
#endif
    assert_int_equal(run(&b, &pool, all_good_but_one, &bad), S0_OK);
    assert_int_equal(b.results[0].end, S0_TASK_DONE);
    assert_string_equal(b.results[0].bytes, "-1");
    clear(&b);
}

/* Tasks in Lua, as rules are. */
static bool run_script(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    const char *const *scripts = context;
    s0_source source = script_source("rules/test.lua", scripts[index]);
    s0_sandbox *sandbox;
    s0_error err;

    if (s0_sandbox_open(&sandbox, arena, 20000000, NULL, &err) != S0_OK)
        return false;
    if (s0_sandbox_load(sandbox, &source, &err) != S0_OK ||
        s0_sandbox_call(sandbox, 0, 1, &err) != S0_OK) {
        if (s0_sandbox_stopped(sandbox)->kind == S0_STOP_MEMORY)
            return false;
        s0_put(out, err.message);
    } else {
        s0_put(out, lua_tostring(s0_sandbox_lua(sandbox), -1));
    }
    return true;
}

static void a_locked_worker_runs_all_that_lua_offers(void **state)
{
    /* What might reach for malloc, the clock or a file behind our back. */
    static const char *scripts[] = {
        "return tostring(0.1) .. ' ' .. 1e300 * 7 .. ' ' .. 2^53",
        "return tostring(#string.format('%99.99f|%a|%q|%.99g|%5.1f', -1.7976931348623157e308, "
        "0.1, 0.1, 5e-324, 3.14159))",
        "return tostring(tonumber('0x1.8p3') + tonumber('1e-320') + tonumber(('9'):rep(150)) + "
        "math.sin(1e300) + math.exp(1) + math.fmod(7, 3) + math.log(10, 3) + 2.5 ^ 0.3)",
        "local t = {} for i = 1, 20000 do t[i] = (i * 7919) % 20011 end table.sort(t) "
        "local n = 0 for k, v in pairs(t) do n = n + v end return tostring(n)",
        "local s = ('abc '):rep(100000) return tostring(#s:gsub('%a+', string.upper)) .. "
        "s:sub(-4) .. tostring(s:find('c a', 1, true)) .. tostring(s < s .. 'x')",
        "local function f(n) return n == 0 and 0 or 1 + f(n - 1) end return tostring(f(150000))",
        "local function f(s, d) return d == 0 and s or (s:gsub('.', function(c) "
        "return f(c, d - 1) end)) end return f('x', 180)",
        "return utf8.char(8364, 128512) .. utf8.len('€') .. string.pack('>I4', 65):sub(4)",
        "error({})",
        "return nil + 1",
        "x =",
        "while true do end",
        "local t = {} while true do t[#t + 1] = {} end",
        "local s = 'x' while true do s = s .. s end",
    };
    static const char *expected[] = {
        "0.1 7e+300 9.007199254741e+15",
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        "€😀1A",
        "the script raised an error that is not text but of type table",
        "attempt to perform arithmetic on a nil value",
        "unexpected symbol near <eof>",
        "the budget of 20000000 steps is spent",
    };
    const size_t count = sizeof scripts / sizeof *scripts;
    const s0_pool pool = {.tasks = count, .jobs = 2};
    bench b;

    (void)state;
    assert_int_equal(run(&b, &pool, run_script, scripts), S0_OK);
    for (size_t i = 0; i < count; i++) {
        const s0_task_end end = i < count - 2 ? S0_TASK_DONE : S0_TASK_MEMORY;

        if (b.results[i].end != end)
            fail_msg("%s: ended as %d by signal %d", scripts[i], (int)b.results[i].end,
                     b.results[i].signal);
        if (i < sizeof expected / sizeof *expected && expected[i] != NULL)
            assert_string_equal(b.results[i].bytes, expected[i]);
    }
    assert_string_equal(b.results[5].bytes, "150000");
    assert_string_equal(b.results[6].bytes, "x");
    clear(&b);
}

static void a_pattern_without_end_is_timed_out(void **state)
{
    static const char *scripts[] = {
        "return 'before'",
        "return tostring(('a'):rep(200):find(('a-'):rep(60) .. 'b'))",
        "return 'after'",
    };
    const s0_pool pool = {.tasks = 3, .jobs = 1, .deadline_ms = 500};
    bench b;

    (void)state;
    assert_int_equal(run(&b, &pool, run_script, scripts), S0_OK);
    assert_string_equal(b.results[0].bytes, "before");
    assert_int_equal(b.results[1].end, S0_TASK_TIMED_OUT);
    assert_string_equal(b.results[2].bytes, "after");
    clear(&b);
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
        {{.end = S0_TASK_GARBLED}, "sent something that is no result"},
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
        cmocka_unit_test(what_is_not_the_protocol_is_garbled),
        cmocka_unit_test(a_result_that_stops_in_the_middle_is_timed_out),
        cmocka_unit_test(a_locked_worker_dies_of_every_other_system_call),
        cmocka_unit_test(without_the_filter_no_file_can_be_opened_either),
        cmocka_unit_test(a_locked_worker_runs_all_that_lua_offers),
        cmocka_unit_test(a_pattern_without_end_is_timed_out),
        cmocka_unit_test(signals_in_between_do_no_harm),
        cmocka_unit_test(every_task_may_be_lost),
        cmocka_unit_test(ends_are_told_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
