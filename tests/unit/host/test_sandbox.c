/* test_sandbox.c - the promises of host/sandbox.h about running scripts and telling
 * their faults. Budgets are in test_budget.c, globals in test_environment.c. */
#include "host/script.h"

static void a_script_runs_and_returns(void **state)
{
    (void)state;
    assert_script("local t = {} for i = 1, 5 do t[i] = i * i end return table.concat(t, ' ')",
                  "1 4 9 16 25");
}

static void a_byte_order_mark_in_front_of_a_script_is_skipped(void **state)
{
    (void)state;
    assert_script("\xEF\xBB\xBFreturn 'read'", "read");
}

static void a_syntax_error_has_its_line(void **state)
{
    (void)state;
    assert_fault("local a = 1\nlocal = 2\n", "rules/test.lua:2", "<name> expected near '='");
}

static void a_syntax_error_under_a_long_path_has_its_line(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    char path[120];
    s0_source source;

    (void)state;
    /* Around the length at which Lua shortens the names of chunks. */
    for (size_t size = 50; size < sizeof path - 1; size++) {
        char where[128];

        memset(path, 'p', size);
        path[size] = '\0';
        snprintf(where, sizeof where, "%s:3", path);
        source = script_source(path, "\n\nx = =\n");
        assert_int_equal(s0_sandbox_load(s->sandbox, &source, &s->err), S0_ERULE);
        assert_string_equal(s->err.message, "unexpected symbol near '='");
        assert_string_equal(s->err.where, where);
        source.text = "\n\nerror('odd')\n";
        source.size = strlen(source.text);
        assert_int_equal(s0_sandbox_load(s->sandbox, &source, &s->err), S0_OK);
        assert_int_equal(s0_sandbox_call(s->sandbox, 0, 0, &s->err), S0_ERULE);
        assert_string_equal(s->err.message, "odd");
        assert_string_equal(s->err.where, where);
    }
    script_close(s);
}

static void bytecode_is_refused(void **state)
{
    (void)state;
    assert_fault("\x1bLua and so on", "rules/test.lua",
                 "attempt to load a binary chunk (mode is 't')");
}

static void a_fault_has_line_message_and_the_way_there(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    (void)state;
    assert_int_equal(script_run(s, "local function f(x)\n  return x.y\nend\n"
                                   "local function g(x)\n  local r = f(x)\n  return r\nend\n"
                                   "local r = g(nil)\nreturn r\n"),
                     S0_ERULE);
    assert_string_equal(s->err.where, "rules/test.lua:2");
    assert_string_equal(s->err.message, "attempt to index a nil value (local 'x')");
    assert_string_equal(s->err.hint, "called from rules/test.lua:5, rules/test.lua:8");
    assert_string_equal(s->err.line, "  return x.y");
    script_close(s);
}

static void an_error_of_level_two_stands_at_the_callers_line(void **state)
{
    (void)state;
    assert_fault("local function f() error('wrong use', 2) end\nf()\nreturn 1", "rules/test.lua:2",
                 "wrong use");
}

static void errors_of_odd_types_are_named_by_their_type(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"error({})", "the script raised an error that is not text but of type table"},
        {"error()", "the script raised an error that is not text but of type nil"},
        {"error(nil)", "the script raised an error that is not text but of type nil"},
        {"error(true)", "the script raised an error that is not text but of type boolean"},
        {"error(print)", "the script raised an error that is not text but of type nil"},
        {"error(type)", "the script raised an error that is not text but of type function"},
        {"error(42)", "42"},
        {"error(0.5)", "0.5"},
        {"error('')", "rules/test.lua:1:"},
        {"error('', 0)", "an error without a message"},
        {"assert(false)", "assertion failed!"},
        {"assert(nil, {})", "the script raised an error that is not text but of type table"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

        assert_int_equal(script_run(s, cases[i].text), S0_ERULE);
        if (strcmp(cases[i].text, "error('')") != 0)
            assert_string_equal(s->err.message, cases[i].message);
        script_close(s);
    }
}

static void a_long_error_is_cut_and_made_harmless(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    (void)state;
    assert_int_equal(script_run(s, "error(('\\27[31m\\255'):rep(10000))"), S0_ERULE);
    assert_true(strlen(s->err.message) < sizeof s->err.message);
    assert_null(strchr(s->err.message, '\x1b'));
    script_close(s);
}

static void recursion_without_end_is_a_fault_of_the_script(void **state)
{
    static const char *const cases[] = {
        "local function f() return 1 + f() end return f()",
        "local function f(s) return (s:gsub('.', f)) end return f('a')",
        "local function f() table.sort({2, 1}, f) end f()",
        "return ('a'):rep(300):find(('(a'):rep(100))",
        "return ('a'):rep(300):find(('.-'):rep(300) .. 'b')",
        "local f f = function(t) for k in pairs({ 1 }) do f(t) end end f()",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

        assert_int_equal(script_run(s, cases[i]), S0_ERULE);
        assert_true(s->err.message[0] != '\0');
        /* Lua's own limits, or the arena where its stack does not fit into it. */
        if (s0_sandbox_stopped(s->sandbox)->kind == S0_STOP_NONE)
            assert_int_equal(script_run(s, "return 'still usable'"), S0_OK);
        else
            assert_int_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_MEMORY);
        script_close(s);
    }
}

static void deeply_nested_source_is_a_syntax_error(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    char *text = malloc(100001);

    (void)state;
    assert_non_null(text);
    memset(text, '{', 100000);
    text[100000] = '\0';
    memcpy(text, "x=", 2);
    assert_int_equal(script_run(s, text), S0_ERULE);
    assert_string_equal(s->err.where, "rules/test.lua");
    assert_string_equal(s->err.message, "C stack overflow");
    free(text);
    script_close(s);
}

static void the_callers_pointer_is_kept(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    int mine = 0;

    (void)state;
    assert_null(s0_sandbox_context(s->sandbox));
    s0_sandbox_set_context(s->sandbox, &mine);
    assert_ptr_equal(s0_sandbox_context(s0_sandbox_of(s->L)), &mine);
    assert_ptr_equal(s0_sandbox_arena(s->sandbox), s->arena);
    script_close(s);
}

static void arguments_go_in_and_results_come_out(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    s0_source source = script_source("rules/a.lua", "local a, b = ... return b, a, a + b");

    (void)state;
    assert_int_equal(s0_sandbox_load(s->sandbox, &source, &s->err), S0_OK);
    lua_pushinteger(s->L, 2);
    lua_pushinteger(s->L, 40);
    assert_int_equal(s0_sandbox_call(s->sandbox, 2, LUA_MULTRET, &s->err), S0_OK);
    assert_int_equal(lua_gettop(s->L), 3);
    assert_int_equal(lua_tointeger(s->L, 1), 40);
    assert_int_equal(lua_tointeger(s->L, 3), 42);
    script_close(s);
}

static void a_growing_arena_serves_as_well(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_source source = script_source("a.lua", "local t = {} for i = 1, 2000 do t[i] = i .. '' end "
                                              "return #table.concat(t)");
    s0_sandbox *sandbox;

    (void)state;
    assert_int_equal(s0_sandbox_open(&sandbox, arena, 1000000, NULL, NULL), S0_OK);
    assert_int_equal(s0_sandbox_load(sandbox, &source, NULL), S0_OK);
    assert_int_equal(s0_sandbox_call(sandbox, 0, 1, NULL), S0_OK);
    assert_int_equal(lua_tointeger(s0_sandbox_lua(sandbox), -1), 6893);
    s0_arena_free(arena);
}

static void an_arena_of_any_size_opens_or_is_refused(void **state)
{
    (void)state;
    for (size_t size = 256; size < 96 * 1024; size += 112) {
        s0_sandbox *sandbox = NULL;
        s0_error err = {0};
        void *block;
        s0_code rc;

        assert_int_equal(posix_memalign(&block, 16, size), 0);
        if (s0_arena_over(block, size) != NULL) {
            rc = s0_sandbox_open(&sandbox, s0_arena_over(block, size), 1000000, NULL, &err);
            assert_true(rc == S0_OK || rc == S0_ENOMEM);
            if (rc == S0_OK) { /* whatever is left, nothing breaks */
                s0_source source =
                    script_source("a.lua", "local t = {} for i = 1, 100 do t[i] = { i .. 'x' } end "
                                           "return use or string.format('%s', #t)");
                rc = s0_sandbox_load(sandbox, &source, &err);
                if (rc == S0_OK)
                    rc = s0_sandbox_call(sandbox, 0, 1, &err);
                assert_true(rc == S0_OK || rc == S0_ERULE);
                if (rc == S0_ERULE)
                    assert_int_equal(s0_sandbox_stopped(sandbox)->kind, S0_STOP_MEMORY);
            }
        }
        free(block);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_runs_and_returns),
        cmocka_unit_test(a_byte_order_mark_in_front_of_a_script_is_skipped),
        cmocka_unit_test(a_syntax_error_has_its_line),
        cmocka_unit_test(a_syntax_error_under_a_long_path_has_its_line),
        cmocka_unit_test(bytecode_is_refused),
        cmocka_unit_test(a_fault_has_line_message_and_the_way_there),
        cmocka_unit_test(an_error_of_level_two_stands_at_the_callers_line),
        cmocka_unit_test(errors_of_odd_types_are_named_by_their_type),
        cmocka_unit_test(a_long_error_is_cut_and_made_harmless),
        cmocka_unit_test(recursion_without_end_is_a_fault_of_the_script),
        cmocka_unit_test(deeply_nested_source_is_a_syntax_error),
        cmocka_unit_test(the_callers_pointer_is_kept),
        cmocka_unit_test(arguments_go_in_and_results_come_out),
        cmocka_unit_test(a_growing_arena_serves_as_well),
        cmocka_unit_test(an_arena_of_any_size_opens_or_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
