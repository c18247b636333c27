/* test_lockdown.c - what a locked worker cannot do, and that Lua needs none of it. */
#include <linux/seccomp.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "host/pool.h"

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

/* The kernel's own word, not the engine's: a filter that is left out must fail the test. */
static bool kernel_filters(void)
{
    unsigned action = SECCOMP_RET_KILL_PROCESS;

    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

static void a_locked_worker_dies_of_every_other_system_call(void **state)
{
    (void)state;
#ifdef S0_NO_SECCOMP
    print_message("skipped: this build leaves the system-call filter out\n");
    skip();
#endif
    if (!kernel_filters()) {
        print_message("skipped: this kernel has no system-call filter\n");
        skip();
    }
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
    /* Steps end the endless loop, however slow the machine is. */
    const s0_pool pool = {.tasks = count, .jobs = 2, .deadline_ms = 120000};
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
    const s0_pool pool = {.tasks = 3, .jobs = 1, .deadline_ms = PATIENCE};
    bench b;

    (void)state;
    assert_int_equal(run(&b, &pool, run_script, scripts), S0_OK);
    assert_string_equal(b.results[0].bytes, "before");
    assert_int_equal(b.results[1].end, S0_TASK_TIMED_OUT);
    assert_string_equal(b.results[2].bytes, "after");
    clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locked_worker_dies_of_every_other_system_call),
        cmocka_unit_test(without_the_filter_no_file_can_be_opened_either),
        cmocka_unit_test(a_locked_worker_runs_all_that_lua_offers),
        cmocka_unit_test(a_pattern_without_end_is_timed_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
