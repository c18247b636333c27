/* tables.c - the guarded table library. Its functions pay for the elements they
 * touch, because a C loop over 2^62 of them meets no hook; and `sort` is ours:
 * stable, and whole whatever its comparator answers. */
#include <lauxlib.h>
#include <limits.h>

#include "base/sort.h"
#include "host/state.h"

static int original(lua_State *L)
{
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Elements from `first` to `last`, no more than `most`. */
static uint64_t span(lua_Integer first, lua_Integer last, uint64_t most)
{
    uint64_t count = first > last ? 0 : (uint64_t)last - (uint64_t)first;

    return count < most ? count + 1 : most;
}

/* Elements of the table at `arg`; 0 for anything else. */
static lua_Integer length(lua_State *L, int arg)
{
    return lua_istable(L, arg) ? (lua_Integer)lua_rawlen(L, arg) : 0;
}

/* table.concat(list, separator, i, j)  [-0, +1, e] */
static int concat(lua_State *L)
{
    lua_Integer last = length(L, 1);

    /* It ends with an error at the first hole. */
    s0_sandbox_spend(
        L, span(luaL_optinteger(L, 3, 1), luaL_optinteger(L, 4, last), (uint64_t)last + 1));
    return s0_guard_text(L);
}

/* table.insert(list, [position,] value)  [-0, +0, e] */
static int insert(lua_State *L)
{
    lua_Integer last = length(L, 1);

    s0_sandbox_spend(
        L, lua_gettop(L) < 3 ? 1 : span(luaL_checkinteger(L, 2), last, (uint64_t)last + 1));
    return original(L);
}

/* table.remove(list, position)  [-0, +1, e] */
static int take(lua_State *L)
{
    lua_Integer last = length(L, 1);

    s0_sandbox_spend(L, span(luaL_optinteger(L, 2, last), last, (uint64_t)last + 1));
    return original(L);
}

/* table.move(from, first, last, to, [list])  [-0, +1, e] */
static int move(lua_State *L)
{
    s0_sandbox_spend(L, span(luaL_checkinteger(L, 2), luaL_checkinteger(L, 3), UINT64_MAX));
    return original(L);
}

/* table.unpack(list, i, j)  [-0, +n, e] */
static int unpack(lua_State *L)
{
    s0_sandbox_spend(
        L, span(luaL_optinteger(L, 2, 1), luaL_optinteger(L, 3, length(L, 1)), LUAI_MAXSTACK));
    return original(L);
}

/* table.pack(…)  [-0, +1, e] */
static int pack(lua_State *L)
{
    s0_sandbox_spend(L, (uint64_t)lua_gettop(L));
    return original(L);
}

/* Stack of a sort: 1 list, 2 comparator or nil, 3 copy of the elements. */
static bool before(void *context, uint32_t a, uint32_t b)
{
    lua_State *L = context;
    bool answer;

    s0_sandbox_spend(L, 1);
    if (lua_isnil(L, 2)) {
        lua_rawgeti(L, 3, (lua_Integer)a + 1);
        lua_rawgeti(L, 3, (lua_Integer)b + 1);
        answer = lua_compare(L, -2, -1, LUA_OPLT);
        lua_pop(L, 2);
        return answer;
    }
    lua_pushvalue(L, 2);
    lua_rawgeti(L, 3, (lua_Integer)a + 1);
    lua_rawgeti(L, 3, (lua_Integer)b + 1);
    lua_call(L, 2, 1);
    answer = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return answer;
}

/* table.sort(list, [comparator]): works on a copy, so that a comparator which
 * raises or changes the list leaves nothing half done.  [-0, +0, e] */
static int sort(lua_State *L)
{
    lua_Integer count;
    uint32_t *order;

    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    count = length(L, 1);
    luaL_argcheck(L, count < INT_MAX / 2, 1, "array too big");
    if (count < 2)
        return 0;
    s0_sandbox_spend(L, (uint64_t)count);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 3, i);
    }
    order = lua_newuserdatauv(L, 2 * (size_t)count * sizeof *order, 0);
    s0_sort_order(order, order + count, (size_t)count, before, L);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(L, 3, (lua_Integer)order[i] + 1);
        lua_rawseti(L, 1, i + 1);
    }
    return 0;
}

void s0_push_table_library(lua_State *L, int library)
{
    lua_createtable(L, 0, 7);
    s0_guard(L, library, "concat", concat);
    s0_guard(L, library, "insert", insert);
    s0_guard(L, library, "move", move);
    s0_guard(L, library, "pack", pack);
    s0_guard(L, library, "remove", take);
    s0_guard(L, library, "unpack", unpack);
    lua_pushcfunction(L, sort);
    lua_setfield(L, -2, "sort");
}
