/* pairs.c - `pairs` in an order that everyone can foresee: false, true, numbers
 * by value, text by bytes. The keys are taken and sorted when the loop begins;
 * one that is gone when its turn comes is passed over. Keys of other types have
 * no order but their address, so a table that has one is refused. */
#include <lauxlib.h>
#include <string.h>

#include "base/sort.h"
#include "host/state.h"

/* Place of a key's type in the order; -1: it has none. */
static int rank(int type)
{
    switch (type) {
    case LUA_TBOOLEAN:
        return 0;
    case LUA_TNUMBER:
        return 1;
    case LUA_TSTRING:
        return 2;
    default:
        return -1;
    }
}

/* Whether the key at `a` comes before the one at `b`. */
static bool key_before(lua_State *L, int a, int b)
{
    int type = lua_type(L, a);
    size_t size_a, size_b;
    const char *text_a, *text_b;
    int order;

    if (type != lua_type(L, b))
        return rank(type) < rank(lua_type(L, b));
    if (type == LUA_TBOOLEAN)
        return lua_toboolean(L, a) < lua_toboolean(L, b);
    if (type == LUA_TNUMBER)
        return lua_compare(L, a, b, LUA_OPLT);
    text_a = lua_tolstring(L, a, &size_a);
    text_b = lua_tolstring(L, b, &size_b);
    order = memcmp(text_a, text_b, size_a < size_b ? size_a : size_b);
    return order != 0 ? order < 0 : size_a < size_b;
}

/* Stack: 1 table, 2 its keys as found. */
static bool before(void *context, uint32_t a, uint32_t b)
{
    lua_State *L = context;
    bool answer;

    lua_rawgeti(L, 2, (lua_Integer)a + 1);
    lua_rawgeti(L, 2, (lua_Integer)b + 1);
    answer = key_before(L, -2, -1);
    lua_pop(L, 2);
    return answer;
}

/* Questions that sorting `count` keys may take, each. */
static uint64_t rounds(lua_Integer count)
{
    return 64u - (uint64_t)__builtin_clzll((unsigned long long)count | 1u);
}

/* Push the list of keys of the table at 1 as found; returns their number. What it
 * costs, and which fault it names, must not hang on the order found: that differs
 * from run to run.  [-0, +1, e] */
static lua_Integer push_keys(lua_State *L)
{
    lua_Integer count = 0;
    uint64_t bytes = 0;
    int odd = LUA_TNONE;

    lua_newtable(L); /* rawlen is not its size: holes may hide most of it */
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        s0_sandbox_spend(L, 1);
        if (rank(lua_type(L, -1)) < 0 && lua_type(L, -1) > odd)
            odd = lua_type(L, -1);
        if (lua_type(L, -1) == LUA_TSTRING)
            bytes += lua_rawlen(L, -1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, ++count);
    }
    if (odd != LUA_TNONE)
        luaL_error(L, "'pairs' has no order for a key of type %s", lua_typename(L, odd));
    s0_sandbox_spend(L, rounds(count) * (s0_price(bytes) + (uint64_t)count / 4));
    return count;
}

/* The iterator; upvalues: sorted keys, how many were visited.  [-0, +2, e] */
static int step(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    while (lua_rawgeti(L, lua_upvalueindex(1), ++at) != LUA_TNIL) {
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL) {
            lua_pushinteger(L, at);
            lua_replace(L, lua_upvalueindex(2));
            return 2;
        }
        lua_settop(L, 1);
    }
    return 1; /* nil */
}

int s0_pairs(lua_State *L)
{
    lua_Integer count;
    uint32_t *order;

    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    count = push_keys(L);
    order = lua_newuserdatauv(L, 2 * (size_t)count * sizeof *order, 0);
    s0_sort_order(order, order + count, (size_t)count, before, L);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)order[i] + 1);
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, step, 2);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}
