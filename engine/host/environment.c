/* environment.c - the globals of a script: an allow list, filled by name.
 *
 * The standard libraries are opened into tables of their own, what the list names
 * is copied out, and the tables are left to the collector. What Lua adds to a
 * library one day therefore stays out until somebody has read it. Not on the list:
 * what reads files or code (load, dofile, require, io, os, debug, string.dump),
 * what reaches metatables or leaves tables (setmetatable, rawset, next, _G), what
 * could swallow the budget's error (pcall, xpcall, coroutine), and randomness. */
#include <lauxlib.h>
#include <lualib.h>
#include <math.h>

#include "host/state.h"

static const char *const base_names[] = {"assert", "error",    "ipairs", "select",
                                         "type",   "tonumber", NULL};
static const char *const math_names[] = {
    "abs",  "acos", "asin", "atan", "ceil",       "cos",        "deg", "exp",  "floor",
    "fmod", "huge", "log",  "max",  "maxinteger", "mininteger", "min", "modf", "pi",
    "rad",  "sin",  "sqrt", "tan",  "type",       "tointeger",  "ult", NULL};
static const char *const utf8_names[] = {"char", "codepoint", "codes", "len", "offset", NULL};

/* Copy the named fields of the table at `from` into the one on top.  [-0, +0, m] */
static void copy_fields(lua_State *L, int from, const char *const *names)
{
    for (; *names != NULL; names++) {
        lua_getfield(L, from, *names);
        lua_setfield(L, -2, *names);
    }
}

/* Push what a library's opener returns.  [-0, +1, m] */
static int open_library(lua_State *L, lua_CFunction opener)
{
    lua_pushcfunction(L, opener);
    lua_call(L, 0, 1);
    return lua_gettop(L);
}

void s0_guard(lua_State *L, int original, const char *name, lua_CFunction guard)
{
    lua_getfield(L, original, name);
    lua_pushcclosure(L, guard, 1);
    lua_setfield(L, -2, name);
}

int s0_guard_text(lua_State *L)
{
    lua_CFunction original = lua_tocfunction(L, lua_upvalueindex(1));
    uint64_t bytes = 0;
    int results;

    for (int i = lua_gettop(L); i > 0; i--)
        if (lua_type(L, i) == LUA_TSTRING)
            bytes += lua_rawlen(L, i);
    s0_sandbox_spend(L, s0_price(bytes));
    results = original(L);
    if (results > 0 && lua_type(L, -results) == LUA_TSTRING)
        s0_sandbox_spend(L, s0_price(lua_rawlen(L, -results)));
    return results;
}

void s0_push_plain(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "'__tostring' must return text");
        return;
    }
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        if (!lua_isinteger(L, index) && isnan(lua_tonumber(L, index)))
            lua_pushliteral(L, "nan"); /* its sign differs between processors */
        else
            luaL_tolstring(L, index, NULL);
        break;
    case LUA_TNIL:
    case LUA_TBOOLEAN:
    case LUA_TSTRING:
        luaL_tolstring(L, index, NULL);
        break;
    default:
        if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING)
            lua_pushstring(L, luaL_typename(L, index)); /* above a name of another type, if any */
    }
}

/* tostring(value)  [-0, +1, e] */
static int plain(lua_State *L)
{
    luaL_checkany(L, 1);
    s0_push_plain(L, 1);
    return 1;
}

/* utf8: by allow list, each function paying for the text it walks.  [-0, +1, m] */
static void push_utf8_library(lua_State *L, int original)
{
    lua_createtable(L, 0, 6);
    for (const char *const *name = utf8_names; *name != NULL; name++)
        s0_guard(L, original, *name, s0_guard_text);
    lua_getfield(L, original, "charpattern");
    lua_setfield(L, -2, "charpattern");
}

/* Strings find their methods in the guarded library: `library` on top.  [-0, +0, m] */
static void set_methods(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
}

int s0_environment_open(lua_State *L)
{
    int base, globals, library;

    luaL_checkstack(L, 20, NULL);
    base = open_library(L, luaopen_base);
    lua_createtable(L, 0, 32);
    globals = lua_gettop(L);
    copy_fields(L, base, base_names);
    lua_pushcfunction(L, plain);
    lua_setfield(L, globals, "tostring");
    lua_pushcfunction(L, s0_pairs);
    lua_setfield(L, globals, "pairs");
    if (s0_sandbox_of(L)->helpers != NULL) {
        s0_push_use(L);
        lua_setfield(L, globals, "use");
    }

    library = open_library(L, luaopen_string);
    s0_push_string_library(L, library);
    set_methods(L);
    lua_setfield(L, globals, "string");
    library = open_library(L, luaopen_table);
    s0_push_table_library(L, library);
    lua_setfield(L, globals, "table");
    library = open_library(L, luaopen_math);
    lua_createtable(L, 0, 25);
    copy_fields(L, library, math_names);
    lua_setfield(L, globals, "math");
    library = open_library(L, luaopen_utf8);
    push_utf8_library(L, library);
    lua_setfield(L, globals, "utf8");

    lua_pushvalue(L, globals);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}
