/* test_lines.c - the promises of s0_sandbox_watch: which lines hold code, which are reached, and
 * that it changes nothing else. */
#include "host/script.h"

/* Run a script that returns a function, and that function, watched or not. What the marks say: a
 * character per line, '.' no code, 'o' not reached, 'x' reached. */
static const char *lines_of(const char *text, bool watched, uint64_t *steps)
{
    static char out[64];
    unsigned char marks[64] = {0};
    s0_line_marks lines = {marks, 1};
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    s0_source source = script_source("rules/test.lua", text);

    for (const char *c = text; *c != '\0'; c++)
        lines.count += *c == '\n';
    assert_true(lines.count < sizeof out);
    assert_int_equal(s0_sandbox_load(s->sandbox, &source, &s->err), S0_OK);
    assert_int_equal(s0_sandbox_call(s->sandbox, 0, 1, &s->err), S0_OK);
    s0_sandbox_renew(s->sandbox);
    if (watched)
        s0_sandbox_watch(s->L, &lines);
    assert_true(lua_isfunction(s->L, -1));
    assert_int_equal(s0_sandbox_call(s->sandbox, 0, 0, &s->err), S0_OK);
    *steps = s0_sandbox_steps(s->sandbox);
    for (size_t i = 0; i < lines.count; i++)
        out[i] = marks[i] & S0_LINE_REACHED ? 'x' : marks[i] & S0_LINE_ACTIVE ? 'o' : '.';
    out[lines.count] = '\0';
    script_close(s);
    return out;
}

static void a_branch_that_is_not_taken_is_not_reached(void **state)
{
    uint64_t steps;

    (void)state;
    assert_string_equal(lines_of("return function()\n" /* the file itself is not asked for */
                                 "  local n = 1\n"
                                 "  if n > 1 then\n"
                                 "    n = 2\n"
                                 "  else\n"
                                 "    n = 3\n"
                                 "  end\n"
                                 "  -- a remark\n"
                                 "  return n\n"
                                 "end",
                                 true, &steps),
                        ".xxo.x..x.");
}

static void local_functions_that_it_holds_belong_to_it(void **state)
{
    uint64_t steps;

    (void)state;
    assert_string_equal(lines_of("local function a()\n"
                                 "  return 1\n"
                                 "end\n"
                                 "local function b()\n"
                                 "  return a()\n"
                                 "end\n"
                                 "local function stranger()\n"
                                 "  return 2\n"
                                 "end\n"
                                 "return function()\n"
                                 "  if tostring(1) == '2' then\n"
                                 "    b()\n"
                                 "  end\n"
                                 "  local inner = function()\n"
                                 "    return 1, 2,\n"
                                 "      3\n"
                                 "  end\n"
                                 "  inner()\n"
                                 "end",
                                 true, &steps),
                        ".o..o.....xo..xxxxx");
}

static void functions_that_hold_each_other_end(void **state)
{
    uint64_t steps;

    (void)state;
    assert_string_equal(lines_of("local f\n"
                                 "local function g(n)\n"
                                 "  return n > 3 and n or f(n)\n"
                                 "end\n"
                                 "f = function(n) return g(n + 1) end\n"
                                 "return function() return f(1) end",
                                 true, &steps),
                        "..x.xx");
}

static void who_is_not_watched_marks_nothing_and_both_spend_the_same(void **state)
{
    static const char text[] = "return function()\n"
                               "  local n = 0\n"
                               "  for i = 1, 20000 do\n"
                               "    n = n + i\n"
                               "  end\n"
                               "end";
    uint64_t watched, alone;

    (void)state;
    assert_string_equal(lines_of(text, true, &watched), ".xxx.x");
    assert_string_equal(lines_of(text, false, &alone), "......");
    assert_true(alone > 20000);
    assert_int_equal(watched, alone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_branch_that_is_not_taken_is_not_reached),
        cmocka_unit_test(local_functions_that_it_holds_belong_to_it),
        cmocka_unit_test(functions_that_hold_each_other_end),
        cmocka_unit_test(who_is_not_watched_marks_nothing_and_both_spend_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
