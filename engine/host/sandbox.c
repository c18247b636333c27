/* sandbox.c - opening a state, and the one protected door into it. */
#include "host/sandbox.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "host/state.h"

// NOLINTNEXTLINE(misc-redundant-expression): equal here, not in every luaconf.h
_Static_assert(LUA_EXTRASPACE >= sizeof(void *), "the extra space holds the sandbox");

s0_code s0_sandbox_open(s0_sandbox **out, s0_arena *arena, uint64_t steps, const s0_bundle *helpers,
                        s0_error *err)
{
    s0_sandbox *sandbox = s0_alloc(arena, sizeof *sandbox);

    if (sandbox == NULL)
        return s0_fail_memory(err);
    *sandbox = (s0_sandbox){.arena = arena, .budget = steps, .helpers = helpers};
    if (helpers != NULL && helpers->count > 0 &&
        (sandbox->used = s0_alloc_n(arena, helpers->count, sizeof *sandbox->used)) == NULL)
        return s0_fail_memory(err);
    if ((sandbox->lua = lua_newstate(s0_block, sandbox)) == NULL)
        return s0_fail_memory(err);
    memcpy(lua_getextraspace(sandbox->lua), &sandbox, sizeof(void *));

    lua_gc(sandbox->lua, LUA_GCSTOP);
    lua_pushcfunction(sandbox->lua, s0_environment_open);
    if (lua_pcall(sandbox->lua, 0, 0, 0) != LUA_OK)
        return s0_fail_memory(err); /* nothing else can fail there */
    lua_gc(sandbox->lua, LUA_GCRESTART);
    s0_budget_start(sandbox);
    *out = sandbox;
    return S0_OK;
}

lua_State *s0_sandbox_lua(s0_sandbox *sandbox)
{
    return sandbox->lua;
}

s0_sandbox *s0_sandbox_of(lua_State *L)
{
    s0_sandbox *sandbox;

    memcpy(&sandbox, lua_getextraspace(L), sizeof(void *));
    return sandbox;
}

s0_arena *s0_sandbox_arena(s0_sandbox *sandbox)
{
    return sandbox->arena;
}

void s0_sandbox_set_context(s0_sandbox *sandbox, void *context)
{
    sandbox->context = context;
}

void *s0_sandbox_context(const s0_sandbox *sandbox)
{
    return sandbox->context;
}

/* Leave the chunk of `source` on the stack. False: there is none for this Lua. Memory that runs
 * out here runs out for the text as well, which is longer. */
static bool take_chunk(lua_State *L, const s0_source *source, const char *name)
{
    const s0_chunk *chunk = source->chunk;

    if (chunk == NULL || strcmp(chunk->lua, lua_ident) != 0)
        return false;
    if (luaL_loadbufferx(L, chunk->bytes, chunk->size, name, "b") == LUA_OK)
        return true;
    lua_pop(L, 1);
    return false;
}

int s0_script_load(s0_sandbox *sandbox, const s0_source *source)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t skip = source->size >= 3 && memcmp(source->text, mark, 3) == 0 ? 3 : 0;
    s0_script *script = s0_alloc(sandbox->arena, sizeof *script);
    const char *name = s0_textf(sandbox->arena, "@%s", source->path);

    if (script == NULL || name == NULL || !lua_checkstack(sandbox->lua, 2)) {
        s0_budget_flag(sandbox, S0_STOP_MEMORY, 0, NULL);
        return LUA_ERRMEM;
    }
    *script = (s0_script){*source, sandbox->scripts};
    sandbox->scripts = script;
    if (take_chunk(sandbox->lua, source, name))
        return LUA_OK;
    return luaL_loadbufferx(sandbox->lua, source->text + skip, source->size - skip, name, "t");
}

/* The message of a syntax error, "short path:line: text", as an error with its place. */
static s0_code fail_syntax(const s0_source *source, const char *message, s0_error *err)
{
    size_t path = strlen(source->path);
    s0_mark at = {.source = source};
    char *rest;
    long line;

    if (path >= LUA_IDSIZE) /* Lua keeps the end of a long path */
        path = LUA_IDSIZE - 1;
    if (strlen(message) > path && message[path] == ':') {
        line = strtol(message + path + 1, &rest, 10);
        if (line > 0 && strncmp(rest, ": ", 2) == 0) {
            at.line = (uint32_t)line;
            message = rest + 2;
        }
    }
    return s0_fail(err, S0_ERULE, at, "%s", message);
}

s0_code s0_sandbox_load(s0_sandbox *sandbox, const s0_source *source, s0_error *err)
{
    lua_State *L = sandbox->lua;
    int top = lua_gettop(L), status;

    sandbox->fault = (s0_fault){.at = {.source = source}};
    if (sandbox->stop.kind != S0_STOP_NONE)
        return s0_fault_report(sandbox, err);
    status = s0_script_load(sandbox, source);
    if (status == LUA_OK && sandbox->stop.kind == S0_STOP_NONE)
        return S0_OK;
    if (status == LUA_ERRMEM)
        s0_budget_flag(sandbox, S0_STOP_MEMORY, 0, NULL);
    if (sandbox->stop.kind != S0_STOP_NONE)
        s0_fault_report(sandbox, err);
    else
        fail_syntax(source, lua_tostring(L, -1), err);
    lua_settop(L, top);
    return S0_ERULE;
}

s0_code s0_sandbox_call(s0_sandbox *sandbox, int arguments, int results, s0_error *err)
{
    lua_State *L = sandbox->lua;
    int function = lua_gettop(L) - arguments, status;

    sandbox->fault = (s0_fault){0};
    if (!lua_checkstack(L, 1))
        s0_budget_flag(sandbox, S0_STOP_MEMORY, 0, NULL);
    if (sandbox->stop.kind == S0_STOP_NONE) {
        lua_pushcfunction(L, s0_fault_handler);
        lua_insert(L, function);
        status = lua_pcall(L, arguments, results, function);
        lua_remove(L, function);
        if (status == LUA_ERRMEM)
            s0_budget_flag(sandbox, S0_STOP_MEMORY, 0, NULL);
        if (status == LUA_OK && sandbox->stop.kind == S0_STOP_NONE)
            return S0_OK;
    }
    lua_settop(L, function - 1);
    return s0_fault_report(sandbox, err);
}

const char *const *s0_sandbox_used(const s0_sandbox *sandbox, size_t *count)
{
    *count = sandbox->used_count;
    return sandbox->used;
}
