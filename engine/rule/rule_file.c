/* rule_file.c - a rule's file gives exactly one value: what `rule { … }` returned. */
#include "rule/rule_file.h"

#include <lauxlib.h>
#include <lua.h>

#include "rule/bind.h"

static const char given; /* its address is the key of the table in the registry */

/* rule(table) -> the same table, remembered.  [-1, +1, e] */
static int rule(lua_State *L)
{
    if (lua_gettop(L) != 1 || !lua_istable(L, 1))
        return luaL_error(L, "rule takes one table: rule { … }");
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &given) != LUA_TNIL)
        return luaL_error(L, "a file holds one rule, and rule is called twice");
    lua_pushvalue(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &given);
    lua_settop(L, 1);
    return 1;
}

static int open_words(lua_State *L)
{
    s0_open_words(L);
    lua_pushcfunction(L, rule);
    lua_setglobal(L, "rule");
    return 0;
}

/* (what the file returned …) -> table, check.  [-n, +2, e] */
static int split(lua_State *L)
{
    if (lua_gettop(L) != 1 || lua_rawgetp(L, LUA_REGISTRYINDEX, &given) != LUA_TTABLE ||
        !lua_rawequal(L, 1, 2))
        return luaL_error(L, "the file does not return rule { … } and nothing else");
    lua_settop(L, 1);
    lua_getfield(L, 1, "check");
    lua_pushnil(L);
    lua_setfield(L, 1, "check");
    return 2;
}

s0_code s0_rule_file_open(s0_sandbox **out, s0_arena *arena, uint64_t steps,
                          const s0_bundle *helpers, s0_sandbox_image *image, s0_error *err)
{
    s0_code rc;

    if (image != NULL && (*out = s0_sandbox_again(image, arena)) != NULL)
        return S0_OK;
    if ((rc = s0_sandbox_open(out, arena, steps, helpers, err)) != S0_OK)
        return rc;
    lua_pushcfunction(s0_sandbox_lua(*out), open_words);
    if (s0_sandbox_call(*out, 0, 0, err) != S0_OK)
        return s0_fail_memory(err); /* nothing else can fail there */
    if (image != NULL)
        s0_sandbox_keep(*out, image);
    return S0_OK;
}

s0_code s0_rule_file_run(s0_sandbox *sandbox, const s0_source *source, s0_error *err)
{
    lua_State *L = s0_sandbox_lua(sandbox);
    int top = lua_gettop(L);
    s0_code rc;

    lua_pushcfunction(L, split);
    if ((rc = s0_sandbox_load(sandbox, source, err)) != S0_OK ||
        (rc = s0_sandbox_call(sandbox, 0, LUA_MULTRET, err)) != S0_OK ||
        (rc = s0_sandbox_call(sandbox, lua_gettop(L) - top - 1, 2, err)) != S0_OK) {
        if (err->where[0] == '\0') {
            s0_error told = *err;

            s0_fail(err, told.code, (s0_mark){.source = source}, "%s", told.message);
            s0_hint(err, "%s", told.hint);
        }
        return rc;
    }
    s0_sandbox_renew(sandbox); /* how the file was read is not to show in what its check spends */
    return S0_OK;
}
