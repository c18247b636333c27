/* use.c - `use "name"`: a shared helper, run once in the script's own environment
 * and budget. Which helpers a rule used is kept, because its digest covers them. */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "host/state.h"

#define FOLDER "lua/helpers/"
#define SUFFIX ".lua"

/* What stands in the table of loaded helpers while one is loading. */
static const char loading;

/* The name in "lua/helpers/NAME.lua" as a copy; NULL for other paths or without memory. */
static const char *helper_name(s0_arena *arena, const char *path)
{
    size_t size = strlen(path), around = sizeof FOLDER - 1 + sizeof SUFFIX - 1;

    if (size <= around || !s0_starts_with(path, FOLDER) ||
        strcmp(path + size - (sizeof SUFFIX - 1), SUFFIX) != 0)
        return NULL;
    return s0_text_copy(arena, path + sizeof FOLDER - 1, size - around);
}

/* Raise because no helper is called `name`; say which one is near.  [-0, +0, e] */
static int fail_unknown(lua_State *L, const char *name)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);
    const s0_bundle *helpers = sandbox->helpers;
    const char **names = s0_alloc_n(sandbox->arena, helpers->count, sizeof *names), *near;
    size_t count = 0;

    if (names == NULL)
        s0_sandbox_memory(L);
    for (size_t i = 0; i < helpers->count; i++)
        if ((names[count] = helper_name(sandbox->arena, helpers->items[i].path)) != NULL)
            count++;
    near = s0_nearest(name, names, count);
    if (near == NULL)
        return luaL_error(L, "there is no helper \"%s\"", name);
    return luaL_error(L, "there is no helper \"%s\"; the nearest is \"%s\"", name, near);
}

/* Keep `name` among the helpers used, sorted. */
static void keep_name(lua_State *L, const char *name)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);
    const char *copy = s0_text_dup(sandbox->arena, name);
    size_t at = sandbox->used_count;

    if (copy == NULL)
        s0_sandbox_memory(L);
    while (at > 0 && strcmp(sandbox->used[at - 1], name) > 0) {
        sandbox->used[at] = sandbox->used[at - 1];
        at--;
    }
    sandbox->used[at] = copy;
    sandbox->used_count++;
}

/* Run the helper's script; its value is left on the stack.  [-0, +1, e] */
static void run_helper(lua_State *L, const char *name, const s0_source *source)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);
    int status;

    s0_sandbox_spend(L, s0_price(source->size));
    keep_name(L, name);
    status = s0_script_load(sandbox, source);
    if (status == LUA_ERRMEM || sandbox->stop.kind != S0_STOP_NONE)
        s0_sandbox_memory(L);
    if (status != LUA_OK)
        luaL_error(L, "the helper \"%s\" cannot be read: %s", name, lua_tostring(L, -1));
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1))
        luaL_error(L, "the helper \"%s\" returns nothing", name);
}

/* use(name); upvalue: values of the helpers by name.  [-0, +1, e] */
static int use(lua_State *L)
{
    size_t size;
    const char *name = luaL_checklstring(L, 1, &size);
    const s0_source *source = NULL;
    char path[160];
    int length;

    lua_settop(L, 1);
    if (lua_getfield(L, lua_upvalueindex(1), name) != LUA_TNIL) {
        if (lua_touserdata(L, -1) == &loading)
            return luaL_error(L, "the helper \"%s\" uses itself", name);
        return 1;
    }
    length = snprintf(path, sizeof path, FOLDER "%s" SUFFIX, name);
    if (strlen(name) == size && strchr(name, '/') == NULL && length > 0 &&
        (size_t)length < sizeof path)
        source = s0_bundle_get(s0_sandbox_of(L)->helpers, path);
    if (source == NULL)
        return fail_unknown(L, name);
    lua_pushlightuserdata(L, (void *)(uintptr_t)&loading);
    lua_setfield(L, lua_upvalueindex(1), name);
    run_helper(L, name, source);
    lua_pushvalue(L, -1);
    lua_setfield(L, lua_upvalueindex(1), name);
    return 1;
}

void s0_push_use(lua_State *L)
{
    lua_createtable(L, 0, 4);
    lua_pushcclosure(L, use, 1);
}
