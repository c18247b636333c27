/* test_budget.c - the promises of host/sandbox.h about steps, memory, and the flag that
 * no script outlives. */
#include "host/script.h"

static void an_endless_loop_spends_its_steps(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, 50000, NULL);

    (void)state;
    assert_int_equal(script_run(s, "local n = 0\nwhile true do n = n + 1 end"), S0_ERULE);
    assert_int_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_STEPS);
    assert_true(s0_sandbox_steps(s->sandbox) > 50000);
    assert_true(s0_sandbox_steps(s->sandbox) <= 51000);
    assert_string_equal(s->err.where, "rules/test.lua:2");
    assert_string_equal(s->err.message, "the budget of 50000 steps is spent");
    script_close(s);
}

static void the_same_script_spends_the_same_steps(void **state)
{
    static const char text[] =
        "local t = {} for i = 1, 3000 do t[i] = (i * 7919) % 1009 end table.sort(t) "
        "local m = {} for i = 1, 3000 do m['k' .. t[i]] = i end "
        "local n = 0 for k, v in pairs(m) do n = n + #k + v end return tostring(n)";
    uint64_t first = 0;

    (void)state;
    for (int round = 0; round < 20; round++) { /* each state has hashes of its own */
        script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

        assert_int_equal(script_run(s, text), S0_OK);
        if (round == 0)
            first = s0_sandbox_steps(s->sandbox);
        assert_true(first > 3000);
        assert_int_equal(s0_sandbox_steps(s->sandbox), first);
        script_close(s);
    }
}

static void long_work_in_c_spends_steps_too(void **state)
{
    static const char *const cases[] = {
        "return ('x'):rep(1 << 40)",
        "return (''):rep(1 << 62)",
        "return ('x'):rep(1 << 62, 'yy')",
        "table.move({}, 1, math.maxinteger - 1, 2)",
        "table.move({}, math.mininteger, -1, 2)",
        "local t = {} for i = 1, 1e9 do table.insert(t, 1, i) end",
        "local s = ('x'):rep(100000) while true do s:upper() end",
        "local s = ('x'):rep(100000) while true do utf8.len(s) end",
        "local s = ('x'):rep(100000) while true do string.format('%s', s) end",
        "local t = {} for i = 1, 10000 do t[i] = i end while true do table.sort(t) end",
        "local t = {} for i = 1, 10000 do t[i] = i end while true do pairs(t) end",
        "local t = {} for i = 1, 10000 do t[i] = i end while true do table.concat(t) end",
        "local t = {} for i = 1, 10000 do t[i] = i end while true do table.unpack(t) end",
        "table.sort({3, 2, 1}, function() while true do end end)",
        "return ('x'):gsub('.', function() while true do end end)",
        "for w in ('a b'):gmatch('%a') do while true do end end",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = script_open(SCRIPT_MEMORY, 1000000, NULL);

        assert_int_equal(script_run(s, cases[i]), S0_ERULE);
        if (s0_sandbox_stopped(s->sandbox)->kind != S0_STOP_STEPS)
            fail_msg("%s: %s", cases[i], s->err.message);
        script_close(s);
    }
}

static void a_memory_eater_is_stopped(void **state)
{
    static const char *const cases[] = {
        "local t = {} for i = 1, 1e9 do t[i] = {} end",
        "local s = 'x' while true do s = s .. s end",
        "local t = {} for i = 1, 1e9 do t['k' .. i] = i end",
        "local f f = function(n) return { f(n + 1) } end return f(1)",
        "local s = ('x'):rep(1000000) return s:gsub('x', s)",
        "local t = {} while true do t = { t, function() return t end } end",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = script_open(4 * 1024 * 1024, 1000000000, NULL);

        assert_int_equal(script_run(s, cases[i]), S0_ERULE);
        if (s0_sandbox_stopped(s->sandbox)->kind != S0_STOP_MEMORY)
            fail_msg("%s: %s", cases[i], s->err.message);
        assert_string_equal(s->err.message, "the memory is spent");
        script_close(s);
    }
}

static void memory_that_is_given_back_is_used_again(void **state)
{
    script *s = script_open(4 * 1024 * 1024, 1000000000, NULL);

    (void)state;
    assert_int_equal(script_run(s, "local s = ''\n"
                                   "for i = 1, 20000 do s = s:sub(-5000) .. 'x' end\n"
                                   "local t = {}\n"
                                   "for round = 1, 50 do\n"
                                   "  t = {} for i = 1, 5000 do t[i] = { i } end\n"
                                   "end\n"
                                   "return tostring(#s + #t)"),
                     S0_OK);
    assert_string_equal(s->text, "10001");
    script_close(s);
}

/* A binding that stops the script for a reason of its own. */
static int halt(lua_State *L)
{
    return s0_sandbox_stop(L, 7, luaL_optstring(L, 1, "a thing is unknown"));
}

/* A binding that breaks the house rules and holds errors back. */
static int swallow(lua_State *L)
{
    lua_pushvalue(L, 1);
    lua_pcall(L, 0, 0, 0);
    return 0;
}

static int visit(lua_State *L)
{
    s0_sandbox_spend(L, (uint64_t)luaL_checkinteger(L, 1));
    return 0;
}

static int starve(lua_State *L)
{
    return s0_sandbox_memory(L);
}

static script *open_with_bindings(void)
{
    script *s = script_open(SCRIPT_MEMORY, 100000, NULL);

    lua_register(s->L, "halt", halt);
    lua_register(s->L, "swallow", swallow);
    lua_register(s->L, "visit", visit);
    lua_register(s->L, "starve", starve);
    return s;
}

static void a_stop_of_the_caller_is_kept_with_reason_and_place(void **state)
{
    script *s = open_with_bindings();

    (void)state;
    assert_int_equal(script_run(s, "local x = 1\nhalt('suppliers.owner is unknown')"), S0_ERULE);
    assert_int_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_CALLER);
    assert_int_equal(s0_sandbox_stopped(s->sandbox)->reason, 7);
    assert_string_equal(s0_sandbox_stopped(s->sandbox)->text, "suppliers.owner is unknown");
    assert_string_equal(s->err.message, "suppliers.owner is unknown");
    assert_string_equal(s->err.where, "rules/test.lua:2");
    script_close(s);
}

static void a_stop_is_not_outlived_on_any_way_back(void **state)
{
    static const char *const cases[] = {
        "table.sort({2, 1}, function(a, b) halt() end) return 'alive'",
        "('x'):gsub('.', function() halt() end) return 'alive'",
        "('x'):gsub('.', halt) return 'alive'",
        "for k in ('x'):gmatch('.') do halt() end return 'alive'",
        "for k in pairs({ 1 }) do halt() end return 'alive'",
        "for k in halt do end return 'alive'",
        "local t <close> = nil halt() return 'alive'",
        "swallow(halt) return 'alive'",
        "swallow(function() halt('first') end) halt('second') return 'alive'",
        "swallow(function() swallow(halt) swallow(halt) end) return 'alive'",
        "swallow(function() while true do end end) return 'alive'",
        "swallow(function() visit(1 << 60) end) return 'alive'",
        "swallow(starve) return 'alive'",
        "swallow(function() local s = 'x' while true do s = s .. s end end) return 'alive'",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = open_with_bindings();

        assert_int_equal(script_run(s, cases[i]), S0_ERULE);
        assert_int_not_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_NONE);
        /* … and nothing runs in this state any more. */
        assert_int_equal(script_run(s, "return 'alive'"), S0_ERULE);
        script_close(s);
    }
}

static void after_a_swallowed_stop_not_even_one_instruction_runs(void **state)
{
    script *s = open_with_bindings();

    (void)state;
    script_run(s, "count = 0 swallow(halt) for i = 1, 100 do count = count + 1 end");
    lua_getglobal(s->L, "count");
    assert_int_equal(lua_tointeger(s->L, -1), 0);
    script_close(s);
}

static void the_first_stop_wins(void **state)
{
    script *s = open_with_bindings();

    (void)state;
    assert_int_equal(script_run(s, "swallow(function() halt('first') end) halt('second')"),
                     S0_ERULE);
    assert_string_equal(s0_sandbox_stopped(s->sandbox)->text, "first");
    script_close(s);
}

static void rows_visited_in_c_count_as_steps(void **state)
{
    script *s = open_with_bindings();
    uint64_t before = s0_sandbox_steps(s->sandbox);

    (void)state;
    assert_int_equal(script_run(s, "visit(12345)"), S0_OK);
    assert_int_equal(s0_sandbox_steps(s->sandbox) - before, 12345);
    assert_int_equal(script_run(s, "visit(90000)"), S0_ERULE);
    assert_int_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_STEPS);
    script_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_endless_loop_spends_its_steps),
        cmocka_unit_test(the_same_script_spends_the_same_steps),
        cmocka_unit_test(long_work_in_c_spends_steps_too),
        cmocka_unit_test(a_memory_eater_is_stopped),
        cmocka_unit_test(memory_that_is_given_back_is_used_again),
        cmocka_unit_test(a_stop_of_the_caller_is_kept_with_reason_and_place),
        cmocka_unit_test(a_stop_is_not_outlived_on_any_way_back),
        cmocka_unit_test(after_a_swallowed_stop_not_even_one_instruction_runs),
        cmocka_unit_test(the_first_stop_wins),
        cmocka_unit_test(rows_visited_in_c_count_as_steps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
