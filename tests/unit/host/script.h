/* script.h - running a few lines of Lua in a sandbox and looking at what came of it. */
#ifndef S0_TESTS_HOST_SCRIPT_H
#define S0_TESTS_HOST_SCRIPT_H

#include <lauxlib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "host/sandbox.h"

#define SCRIPT_MEMORY ((size_t)32 * 1024 * 1024)
#define SCRIPT_STEPS 10000000u

typedef struct script {
    void *block;
    s0_arena *arena;
    s0_sandbox *sandbox;
    lua_State *L;
    s0_error err;
    char text[4096]; /* what the script returned */
} script;

static inline s0_source script_source(const char *path, const char *text)
{
    return (s0_source){.path = path, .text = text, .size = strlen(text)};
}

/* An open sandbox; closed by script_close. */
static inline script *script_open(size_t memory, uint64_t steps, const s0_bundle *helpers)
{
    script *s = calloc(1, sizeof *s);

    assert_non_null(s);
    assert_int_equal(posix_memalign(&s->block, 16, memory), 0);
    s->arena = s0_arena_over(s->block, memory);
    assert_non_null(s->arena);
    assert_int_equal(s0_sandbox_open(&s->sandbox, s->arena, steps, helpers, &s->err), S0_OK);
    s->L = s0_sandbox_lua(s->sandbox);
    return s;
}

static inline void script_close(script *s)
{
    free(s->block);
    free(s);
}

/* Run `text` as rules/test.lua; what it returns must be text or nothing. */
static inline s0_code script_run(script *s, const char *text)
{
    s0_source source = script_source("rules/test.lua", text);
    int top = lua_gettop(s->L);
    const char *result;
    s0_code rc = s0_sandbox_load(s->sandbox, &source, &s->err);

    s->text[0] = '\0';
    if (rc == S0_OK)
        rc = s0_sandbox_call(s->sandbox, 0, 1, &s->err);
    if (rc == S0_OK) {
        result = lua_type(s->L, -1) == LUA_TSTRING ? lua_tostring(s->L, -1) : "";
        snprintf(s->text, sizeof s->text, "%s", result);
        lua_pop(s->L, 1);
    }
    assert_int_equal(lua_gettop(s->L), top);
    return rc;
}

/* The text that the script returns in a fresh sandbox. */
static inline void assert_script(const char *text, const char *expected)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    if (script_run(s, text) != S0_OK)
        fail_msg("%s\n%s: %s", text, s->err.where, s->err.message);
    assert_string_equal(s->text, expected);
    script_close(s);
}

/* The script fails in a fresh sandbox, with this place and message. */
static inline void assert_fault(const char *text, const char *where, const char *message)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    assert_int_equal(script_run(s, text), S0_ERULE);
    assert_string_equal(s->err.message, message);
    assert_string_equal(s->err.where, where);
    script_close(s);
}

#endif
