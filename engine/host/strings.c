/* strings.c - the guarded string library: all of it but dump, each function
 * paying for the bytes it handles, rep before it repeats, and format without
 * addresses. Patterns can still take long on short text: for them there is the
 * deadline of the worker. */
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "host/state.h"

static const char *const names[] = {"byte",    "char",  "find",   "gmatch", "gsub",
                                    "len",     "lower", "match",  "pack",   "packsize",
                                    "reverse", "sub",   "unpack", "upper",  NULL};

/* string.rep(text, n, separator)  [-0, +1, e] */
static int rep(lua_State *L)
{
    size_t text, separator;
    lua_Integer n;
    uint64_t bytes;

    luaL_checklstring(L, 1, &text);
    n = luaL_checkinteger(L, 2);
    luaL_optlstring(L, 3, "", &separator);
    if (n > 0) {
        if (__builtin_mul_overflow((uint64_t)n, text + separator, &bytes))
            bytes = UINT64_MAX;
        /* Repeating nothing takes time, too. */
        s0_sandbox_spend(L, (uint64_t)n);
        s0_sandbox_spend(L, s0_price(bytes));
    }
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Replace the argument of a "%s" by its text where Lua would print an address. */
static void make_plain(lua_State *L, int arg)
{
    int type = lua_type(L, arg);

    if (type == LUA_TSTRING || type == LUA_TNIL || type == LUA_TNONE || type == LUA_TBOOLEAN)
        return;
    if (type == LUA_TNUMBER && (lua_isinteger(L, arg) || !isnan(lua_tonumber(L, arg))))
        return;
    s0_push_plain(L, arg);
    lua_replace(L, arg);
}

/* string.format(text, …)  [-0, +1, e] */
static int format(lua_State *L)
{
    size_t size;
    const char *text = luaL_checklstring(L, 1, &size), *end = text + size;
    int arg = 1;

    for (const char *at = text; at < end; at++) {
        if (*at != '%')
            continue;
        at++;
        if (at < end && *at == '%')
            continue;
        arg++;
        while (at < end && *at != '\0' && strchr("-+ #.0123456789", *at) != NULL)
            at++;
        if (at < end && *at == 'p')
            return luaL_error(L, "'format' has no '%%p': addresses are not shown");
        if (at < end && *at == 's')
            make_plain(L, arg);
    }
    return s0_guard_text(L);
}

void s0_push_string_library(lua_State *L, int original)
{
    lua_createtable(L, 0, 16);
    for (const char *const *name = names; *name != NULL; name++)
        s0_guard(L, original, *name, s0_guard_text);
    s0_guard(L, original, "rep", rep);
    s0_guard(L, original, "format", format);
}
