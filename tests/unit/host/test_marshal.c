/* test_marshal.c - the promises of host/marshal.h, one test each. */
#include "data/json.h"
#include "host/marshal.h"
#include "host/script.h"

static const s0_value *mark_as_thing(lua_State *L, int index)
{
    if (lua_rawlen(L, index) != 1)
        return NULL;
    return s0_make_text(s0_sandbox_arena(s0_sandbox_of(L)), "a thing");
}

/* Run the script and read what it returns. */
static s0_code read_result(script *s, const char *text, const s0_value **out)
{
    s0_source source = script_source("rules/test.lua", text);
    s0_code rc;
    int top;

    assert_int_equal(s0_sandbox_load(s->sandbox, &source, &s->err), S0_OK);
    assert_int_equal(s0_sandbox_call(s->sandbox, 0, 1, &s->err), S0_OK);
    top = lua_gettop(s->L);
    rc = s0_lua_read(out, s->L, -1, mark_as_thing, &s->err);
    assert_int_equal(lua_gettop(s->L), top);
    lua_pop(s->L, 1);
    return rc;
}

static const char *as_json(script *s, const s0_value *value)
{
    s0_buf out = s0_buf_in(s->arena);

    s0_json_write(&out, value, false);
    return s0_buf_text(&out);
}

static script *open_script(void)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    lua_newuserdatauv(s->L, 1, 0);
    lua_setglobal(s->L, "thing");
    lua_newuserdatauv(s->L, 2, 0);
    lua_setglobal(s->L, "stranger");
    return s;
}

static void lua_values_become_trees(void **state)
{
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"return nil", "null"},
        {"return true", "true"},
        {"return 42", "42"},
        {"return math.mininteger", "-9223372036854775808"},
        {"return 0.25", "0.25"},
        {"return 'größer'", "\"größer\""},
        {"return {}", "{}"},
        {"return { 1, 'b', { 3 } }", "[1,\"b\",[3]]"},
        {"return { b = 1, a = { c = false }, B = '' }", "{\"B\":\"\",\"a\":{\"c\":false},\"b\":1}"},
        {"return { 'x', 'y', n = 2 }", "{\"1\":\"x\",\"2\":\"y\",\"n\":2}"},
        {"return { [2] = 'x' }", "{\"2\":\"x\"}"},
        {"return { [0] = 'x', 'y' }", "{\"0\":\"x\",\"1\":\"y\"}"},
        {"return { thing, deep = { thing } }", "{\"1\":\"a thing\",\"deep\":[\"a thing\"]}"},
        {"local t = { 1 } return { t, t }", "[[1],[1]]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = open_script();
        const s0_value *value = NULL;

        if (read_result(s, cases[i].text, &value) != S0_OK)
            fail_msg("%s: %s", cases[i].text, s->err.message);
        assert_string_equal(as_json(s, value), cases[i].json);
        script_close(s);
    }
}

static void what_is_no_data_is_refused_with_its_path(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"return type", "not data but a function"},
        {"return stranger", "a value that is no data"},
        {"return { examples = { {}, { given = { records = type } } } }",
         "examples[2].given.records: not data but a function"},
        {"local t = { a = {} } t.a.b = t return t", "a.b: a table that contains itself"},
        {"local t = {} t[1] = t return t", "[1]: a table that contains itself"},
        {"return { a = 'x\\255' }", "a: text that is not UTF-8"},
        {"return { a = 'x\\0y' }", "a: text with a NUL byte"},
        {"return { a = { ['\\255'] = 1 } }", "a: a key: text that is not UTF-8"},
        {"return { a = { [1.5] = 1 } }",
         "a: a key that is neither text nor a whole number but a number"},
        {"return { { [true] = 1 } }",
         "[1]: a key that is neither text nor a whole number but a boolean"},
        {"return { a = { 1, ['1'] = 2 } }",
         "a: a key that stands there as a number and as text: 1"},
        {"return { 0/0 }", "[1]: a number that is not finite"},
        {"return { a = 1/0 }", "a: a number that is not finite"},
        {"return { { {}, stranger } }", "[1][2]: a value that is no data"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = open_script();
        const s0_value *value = NULL;

        assert_int_equal(read_result(s, cases[i].text, &value), S0_ERULE);
        assert_string_equal(s->err.message, cases[i].message);
        assert_null(value);
        script_close(s);
    }
}

static void tables_nest_up_to_thirty_two_levels(void **state)
{
    static const char nest[] = "local t = 1 for i = 1, %d do t = { t } end return t";
    script *s = open_script();
    const s0_value *value = NULL;
    char text[128];

    (void)state;
    snprintf(text, sizeof text, nest, 32);
    assert_int_equal(read_result(s, text, &value), S0_OK);
    snprintf(text, sizeof text, nest, 33);
    assert_int_equal(read_result(s, text, &value), S0_ERULE);
    assert_non_null(strstr(s->err.message, ": tables nested deeper than 32"));
    script_close(s);
}

static void a_tree_that_does_not_fit_is_no_memory(void **state)
{
    script *s = script_open(1024 * 1024, SCRIPT_STEPS, NULL);
    const s0_value *value = NULL;

    (void)state;
    /* 2^30 leaves through tables that share their parts. */
    assert_int_equal(
        read_result(s, "local t = { 1 } for i = 1, 30 do t = { t, t } end return t", &value),
        S0_ENOMEM);
    assert_null(value);
    assert_int_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_MEMORY);
    script_close(s);
}

static void of_many_faults_the_same_is_told_in_every_run(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++) { /* each state has hashes of its own */
        script *s = open_script();
        const s0_value *value = NULL;

        assert_int_equal(read_result(s,
                                     "local t = {} for i = 1, 50 do t['k' .. i] = type end "
                                     "t.k1 = 0 return t",
                                     &value),
                         S0_ERULE);
        assert_string_equal(s->err.message, "k10: not data but a function");
        script_close(s);
    }
}

static void reading_calls_no_metamethod(void **state)
{
    script *s = open_script();
    const s0_value *value = NULL;

    (void)state;
    lua_newtable(s->L);
    lua_newtable(s->L);
    lua_pushcfunction(s->L, lua_error);
    lua_setfield(s->L, -2, "__index");
    lua_pushcfunction(s->L, lua_error);
    lua_setfield(s->L, -2, "__len");
    lua_setmetatable(s->L, -2);
    assert_int_equal(s0_lua_read(&value, s->L, -1, NULL, NULL), S0_OK);
    assert_int_equal(value->kind, S0_MAP);
    script_close(s);
}

static int push_tree(lua_State *L)
{
    s0_lua_push(L, s0_sandbox_context(s0_sandbox_of(L)));
    return 1;
}

static void a_tree_goes_to_lua_and_comes_back_the_same(void **state)
{
    static const char text[] =
        "{\"a\":[1,2.5,\"x\",true,[],{\"k\":\"v\"}],\"b\":{\"c\":-7},\"none\":null,\"z\":\"€\"}";
    script *s = open_script();
    s0_source source = script_source("tree.json", text);
    const s0_value *tree = NULL, *back = NULL;
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_int_equal(s0_json_read(&tree, arena, &source, &s->err), S0_OK);
    s0_sandbox_set_context(s->sandbox, (void *)(uintptr_t)tree);
    lua_register(s->L, "tree", push_tree);
    assert_int_equal(read_result(s,
                                 "local t = tree() assert(t.a[6].k == 'v' and t.none == nil) "
                                 "assert(math.type(t.b.c) == 'integer') return t",
                                 &back),
                     S0_OK);
    /* Lua knows neither null in a map nor an empty list. */
    assert_string_equal(as_json(s, back), "{\"a\":[1,2.5,\"x\",true,{},{\"k\":\"v\"}],"
                                          "\"b\":{\"c\":-7},\"z\":\"€\"}");
    s0_arena_free(arena);
    script_close(s);
}

static void pushing_into_a_spent_arena_raises(void **state)
{
    script *s = script_open(256 * 1024, SCRIPT_STEPS, NULL);
    s0_arena *arena = s0_arena_new();
    s0_value *list = s0_make_list(arena);

    (void)state;
    for (int i = 0; i < 20000; i++)
        assert_true(s0_list_add(arena, list, s0_make_int(arena, i)));
    s0_sandbox_set_context(s->sandbox, list);
    lua_register(s->L, "tree", push_tree);
    assert_int_equal(script_run(s, "tree()"), S0_ERULE);
    assert_int_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_MEMORY);
    s0_arena_free(arena);
    script_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lua_values_become_trees),
        cmocka_unit_test(what_is_no_data_is_refused_with_its_path),
        cmocka_unit_test(tables_nest_up_to_thirty_two_levels),
        cmocka_unit_test(a_tree_that_does_not_fit_is_no_memory),
        cmocka_unit_test(of_many_faults_the_same_is_told_in_every_run),
        cmocka_unit_test(reading_calls_no_metamethod),
        cmocka_unit_test(a_tree_goes_to_lua_and_comes_back_the_same),
        cmocka_unit_test(pushing_into_a_spent_arena_raises),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
