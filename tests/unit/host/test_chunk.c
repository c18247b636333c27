/* test_chunk.c - Lua that the build compiled is taken only where it fits, and a state that is put
 * back knows nothing of the script before. */
#include "host/script.h"

/* `text` as the build compiles it, into `out`; its size. */
typedef struct dump {
    char bytes[4096];
    size_t size;
} dump;

static int put(lua_State *L, const void *bytes, size_t size, void *context)
{
    dump *out = context;

    (void)L;
    assert_true(out->size + size <= sizeof out->bytes);
    memcpy(out->bytes + out->size, bytes, size);
    out->size += size;
    return 0;
}

static void compile(dump *out, const char *text)
{
    lua_State *L = luaL_newstate();

    out->size = 0;
    assert_int_equal(luaL_loadbufferx(L, text, strlen(text), "@rules/a.lua", "t"), LUA_OK);
    assert_int_equal(lua_dump(L, put, out, 0), 0);
    lua_close(L);
}

/* What "return 'text'" with this chunk returns. */
static void assert_taken(const s0_chunk *chunk, const char *expected)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    s0_source source = script_source("rules/a.lua", "return 'text'");

    source.chunk = chunk;
    assert_int_equal(s0_sandbox_load(s->sandbox, &source, &s->err), S0_OK);
    assert_int_equal(s0_sandbox_call(s->sandbox, 0, 1, &s->err), S0_OK);
    assert_string_equal(lua_tostring(s->L, -1), expected);
    lua_settop(s->L, 0);
    script_close(s);
}

static void a_chunk_stands_for_its_text(void **state)
{
    dump compiled;
    s0_chunk chunk = {lua_ident, compiled.bytes, 0};

    (void)state;
    compile(&compiled, "return 'chunk'");
    chunk.size = compiled.size;
    assert_taken(&chunk, "chunk");
    assert_taken(NULL, "text");
}

static void a_chunk_of_another_lua_is_left_and_the_text_read(void **state)
{
    dump compiled;
    s0_chunk chunk = {"$LuaVersion: Lua 5.4.0 $", compiled.bytes, 0};

    (void)state;
    compile(&compiled, "return 'chunk'");
    chunk.size = compiled.size;
    assert_taken(&chunk, "text");
    chunk.lua = lua_ident;
    compiled.bytes[4] = 0x53; /* Lua 5.3 */
    assert_taken(&chunk, "text");
    chunk.size = 3;
    assert_taken(&chunk, "text");
    chunk = (s0_chunk){lua_ident, "return 'text as a chunk'", 24};
    assert_taken(&chunk, "text");
}

static void a_fault_in_a_chunk_has_its_line_and_names(void **state)
{
    static const char text[] = "local own = nil\n\nreturn own.limit";
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    s0_source source = script_source("rules/a.lua", text);
    dump compiled;
    s0_chunk chunk = {lua_ident, compiled.bytes, 0};

    (void)state;
    compile(&compiled, text);
    chunk.size = compiled.size;
    source.chunk = &chunk;
    assert_int_equal(s0_sandbox_load(s->sandbox, &source, &s->err), S0_OK);
    assert_int_equal(s0_sandbox_call(s->sandbox, 0, 0, &s->err), S0_ERULE);
    assert_string_equal(s->err.where, "rules/a.lua:3");
    assert_string_equal(s->err.message, "attempt to index a nil value (local 'own')");
    script_close(s);
}

static void renewing_gives_the_whole_budget_but_lowers_no_flag(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, 50000, NULL);

    (void)state;
    assert_int_equal(script_run(s, "for i = 1, 20000 do end"), S0_OK);
    assert_true(s0_sandbox_steps(s->sandbox) >= 19000);
    s0_sandbox_renew(s->sandbox);
    assert_int_equal(s0_sandbox_steps(s->sandbox), 0);
    assert_int_equal(script_run(s, "for i = 1, 40000 do end"), S0_OK);
    assert_int_equal(script_run(s, "for i = 1, 40000 do end"), S0_ERULE);
    s0_sandbox_renew(s->sandbox);
    assert_int_equal(s0_sandbox_stopped(s->sandbox)->kind, S0_STOP_STEPS);
    assert_int_equal(script_run(s, "return 'on'"), S0_ERULE);
    script_close(s);
}

/* Writes to all that a script can reach, and fills memory. */
static const char spoils[] = "x = 1 string.rep = nil table.sort = error math = nil tostring = nil\n"
                             "local t = {} for i = 1, 20000 do t[i] = ('k'):byte() .. i end\n"
                             "return ('a'):upper() .. type(tostring)";

static const char looks[] =
    "return type(x) .. type(string.rep) .. type(math.pi) .. tostring(#table.pack(1, 2))"
    " .. ('a'):rep(3)";

static void a_state_that_is_put_back_knows_nothing_of_before(void **state)
{
    static char room[128 << 10];
    s0_sandbox_image image = {.bytes = room, .room = sizeof room};
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);
    uint64_t first = 0;

    (void)state;
    s0_sandbox_keep(s->sandbox, &image);
    assert_true(image.size > 0);
    for (int round = 0; round < 5; round++) {
        assert_int_equal(script_run(s, looks), S0_OK);
        assert_string_equal(s->text, "nilfunctionnumber2aaa");
        if (round == 0)
            first = s0_sandbox_steps(s->sandbox);
        assert_int_equal(s0_sandbox_steps(s->sandbox), first);
        assert_int_equal(script_run(s, spoils), S0_OK);
        assert_string_equal(s->text, "Anil");
        s0_arena_reset(s->arena);
        assert_ptr_equal(s0_sandbox_again(&image, s->arena), s->sandbox);
    }
    script_close(s);
}

static void a_state_is_put_back_only_where_it_stood(void **state)
{
    static char room[128 << 10];
    s0_sandbox_image image = {.bytes = room, .room = 1000};
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    (void)state;
    assert_null(s0_sandbox_again(&image, s->arena)); /* nothing is kept */
    s0_sandbox_keep(s->sandbox, &image);
    assert_int_equal(image.size, 0); /* too small */
    image.room = sizeof room;
    s0_sandbox_keep(s->sandbox, &image);
    assert_null(s0_sandbox_again(&image, s->arena)); /* it stands there still */
    s0_arena_reset(s->arena);
    assert_non_null(s0_alloc(s->arena, 16));
    assert_null(s0_sandbox_again(&image, s->arena));
    s0_arena_reset(s->arena);
    assert_ptr_equal(s0_sandbox_again(&image, s->arena), s->sandbox);
    script_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chunk_stands_for_its_text),
        cmocka_unit_test(a_chunk_of_another_lua_is_left_and_the_text_read),
        cmocka_unit_test(a_fault_in_a_chunk_has_its_line_and_names),
        cmocka_unit_test(renewing_gives_the_whole_budget_but_lowers_no_flag),
        cmocka_unit_test(a_state_that_is_put_back_knows_nothing_of_before),
        cmocka_unit_test(a_state_is_put_back_only_where_it_stood),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
