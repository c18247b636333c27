/* marshal.c - trees into Lua and back.
 *
 * Reading never raises and never calls a metamethod: it looks at tables raw, and
 * keeps the path to where it stands on the C stack, so that a refusal names it. */
#include "host/marshal.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "base/text.h"

#define DEPTH 32

typedef struct place { /* one step of the path */
    const char *key;   /* NULL: an item of a list */
    lua_Integer item;
    const void *table; /* the table it is a step into */
} place;

typedef struct reading {
    lua_State *L;
    s0_arena *arena;
    const s0_value *(*special)(lua_State *L, int index);
    s0_error *err;
    place path[DEPTH];
    int depth;
} reading;

typedef struct shape { /* what keys a table has */
    size_t count;      /* of all its keys */
    bool list;         /* they are 1 … count */
} shape;

void s0_lua_push(lua_State *L, const s0_value *value)
{
    luaL_checkstack(L, 4, "a tree too deep");
    switch (value->kind) {
    case S0_NULL:
        lua_pushnil(L);
        break;
    case S0_BOOL:
        lua_pushboolean(L, value->as.truth);
        break;
    case S0_INT:
        lua_pushinteger(L, value->as.integer);
        break;
    case S0_REAL:
        lua_pushnumber(L, value->as.real);
        break;
    case S0_TEXT:
        lua_pushlstring(L, value->raw, value->size);
        break;
    case S0_LIST:
        lua_createtable(L, (int)value->as.list.count, 0);
        for (size_t i = 0; i < value->as.list.count; i++) {
            s0_lua_push(L, value->as.list.items[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        break;
    case S0_MAP:
        lua_createtable(L, 0, (int)value->as.map.count);
        for (size_t i = 0; i < value->as.map.count; i++) {
            lua_pushstring(L, value->as.map.items[i].key);
            s0_lua_push(L, value->as.map.items[i].value);
            lua_rawset(L, -3);
        }
        break;
    }
}

static void put_path(const reading *r, char *out, size_t room)
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < r->depth && used < room; i++) {
        const place *at = &r->path[i];
        int size = at->key == NULL
                       ? snprintf(out + used, room - used, "[%lld]", (long long)at->item)
                       : snprintf(out + used, room - used, "%s%s", used > 0 ? "." : "", at->key);

        used += size > 0 ? (size_t)size : 0;
    }
}

/* Refuse the value at the current path: "examples[2].given: WHAT". */
static const s0_value *refuse(const reading *r, const char *what, const char *detail)
{
    char path[300];

    put_path(r, path, sizeof path);
    s0_fail(r->err, S0_ERULE, (s0_mark){0}, "%s%s%s%s", path, path[0] != '\0' ? ": " : "", what,
            detail);
    return NULL;
}

static const s0_value *kept(const reading *r, const s0_value *value)
{
    if (value == NULL)
        s0_fail_memory(r->err);
    return value;
}

/* NULL for text that data can hold, else what is wrong with it. */
static const char *text_fault(const char *text, size_t size)
{
    if (s0_utf8_check(text, size) < size)
        return "text that is not UTF-8";
    return memchr(text, '\0', size) != NULL ? "text with a NUL byte" : NULL;
}

static const s0_value *read_text(const reading *r, int index)
{
    size_t size;
    const char *text = lua_tolstring(r->L, index, &size), *fault = text_fault(text, size);

    if (fault != NULL)
        return refuse(r, fault, "");
    return kept(r, s0_make_text(r->arena, text));
}

static const s0_value *read_number(const reading *r, int index)
{
    double real;

    if (lua_isinteger(r->L, index))
        return kept(r, s0_make_int(r->arena, lua_tointeger(r->L, index)));
    real = lua_tonumber(r->L, index);
    if (!isfinite(real))
        return refuse(r, "a number that is not finite", "");
    return kept(r, s0_make_real(r->arena, real));
}

/* Look at all keys of the table on top. False: one has no place in data. */
static bool look(const reading *r, shape *out)
{
    lua_State *L = r->L;
    size_t items = 0;
    lua_Integer largest = 0;

    *out = (shape){0};
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        out->count++;
        if (lua_isinteger(L, -1)) {
            lua_Integer item = lua_tointeger(L, -1);

            items += item > 0;
            largest = item > largest ? item : largest;
        } else if (lua_type(L, -1) != LUA_TSTRING) {
            refuse(r, "a key that is neither text nor a whole number but a ", luaL_typename(L, -1));
            return false;
        }
    }
    out->list = out->count > 0 && items == out->count && largest == (lua_Integer)items;
    return true;
}

static const s0_value *read_value(reading *r, int index);

/* The list on top of the stack. */
static const s0_value *read_list(reading *r, size_t count)
{
    s0_value *list = s0_make_list(r->arena);
    const s0_value **items = s0_alloc_n(r->arena, count, sizeof *items);

    if (list == NULL || items == NULL)
        return kept(r, NULL);
    for (size_t i = 0; i < count; i++) {
        r->path[r->depth - 1].item = (lua_Integer)i + 1;
        lua_rawgeti(r->L, -1, (lua_Integer)i + 1);
        if ((items[i] = read_value(r, -1)) == NULL)
            return NULL;
        lua_pop(r->L, 1);
    }
    list->as.list.items = items;
    list->as.list.count = count;
    return list;
}

/* The key on the stack below its value as text; NULL: refused. */
static const char *read_key(const reading *r)
{
    size_t size;
    const char *text, *fault;
    char *key;

    if (lua_isinteger(r->L, -2)) {
        key = s0_textf(r->arena, "%lld", (long long)lua_tointeger(r->L, -2));
    } else {
        text = lua_tolstring(r->L, -2, &size);
        if ((fault = text_fault(text, size)) != NULL) {
            refuse(r, "a key: ", fault);
            return NULL;
        }
        key = s0_text_copy(r->arena, text, size);
    }
    if (key == NULL)
        s0_fail_memory(r->err);
    return key;
}

static bool key_before(void *members, uint32_t a, uint32_t b)
{
    const s0_member *items = members;

    return strcmp(items[a].key, items[b].key) < 0;
}

/* A map of the members in the order of their keys. */
static const s0_value *make_map(reading *r, s0_member *found, size_t count)
{
    s0_value *map = s0_make_map(r->arena);
    s0_member *items = s0_alloc_n(r->arena, count, sizeof *items);
    uint32_t *order = s0_alloc_n(r->arena, 2 * count, sizeof *order);

    if (map == NULL || items == NULL || order == NULL)
        return kept(r, NULL);
    s0_sort_order(order, order + count, count, key_before, found);
    for (size_t i = 0; i < count; i++) {
        items[i] = found[order[i]];
        if (i > 0 && strcmp(items[i - 1].key, items[i].key) == 0)
            return refuse(r, "a key that stands there as a number and as text: ", items[i].key);
    }
    map->as.map.items = items;
    map->as.map.count = count;
    return map;
}

/* The map on top of the stack. */
static const s0_value *read_map(reading *r, size_t count)
{
    s0_member *found = s0_alloc_n(r->arena, count, sizeof *found);
    place *at = &r->path[r->depth - 1];
    const s0_value *map;
    size_t i = 0;

    if (found == NULL)
        return kept(r, NULL);
    lua_pushnil(r->L);
    while (lua_next(r->L, -2)) {
        const char *key;

        r->depth--; /* a bad key is the table's fault */
        key = read_key(r);
        r->depth++;
        if (key == NULL)
            return NULL;
        at->key = found[i].key = key;
        if ((found[i].value = read_value(r, -1)) == NULL)
            return NULL;
        lua_pop(r->L, 1);
        i++;
    }
    r->depth--; /* from here on it is about the table again */
    map = make_map(r, found, count);
    r->depth++;
    return map;
}

static const s0_value *read_table(reading *r, int index)
{
    const s0_value *value;
    const void *table = lua_topointer(r->L, index);
    shape keys;

    for (int i = 0; i < r->depth; i++)
        if (r->path[i].table == table)
            return refuse(r, "a table that contains itself", "");
    if (r->depth == DEPTH)
        return refuse(r, "tables nested deeper than 32", "");
    if (!lua_checkstack(r->L, 6))
        return kept(r, NULL);
    lua_pushvalue(r->L, index);
    if (!look(r, &keys))
        return NULL;
    r->path[r->depth++] = (place){.table = table};
    value = keys.list ? read_list(r, keys.count) : read_map(r, keys.count);
    if (value == NULL)
        return NULL;
    r->depth--;
    lua_pop(r->L, 1);
    return value;
}

/* The tree of the value at `index`; NULL: refused, and the stack is as it is. */
static const s0_value *read_value(reading *r, int index)
{
    const s0_value *value;

    switch (lua_type(r->L, index)) {
    case LUA_TNIL:
        return kept(r, s0_make_null(r->arena));
    case LUA_TBOOLEAN:
        return kept(r, s0_make_bool(r->arena, lua_toboolean(r->L, index)));
    case LUA_TNUMBER:
        return read_number(r, index);
    case LUA_TSTRING:
        return read_text(r, index);
    case LUA_TTABLE:
        return read_table(r, index);
    case LUA_TUSERDATA:
        if (r->special != NULL && (value = r->special(r->L, lua_absindex(r->L, index))) != NULL)
            return value;
        return refuse(r, "a value that is no data", "");
    default:
        return refuse(r, "not data but a ", luaL_typename(r->L, index));
    }
}

s0_code s0_lua_read(const s0_value **out, lua_State *L, int index,
                    const s0_value *(*special)(lua_State *L, int index), s0_error *err)
{
    s0_error own;
    reading r = {.L = L,
                 .arena = s0_sandbox_arena(s0_sandbox_of(L)),
                 .special = special,
                 .err = err != NULL ? err : &own};
    int top = lua_gettop(L);
    const s0_value *value = read_value(&r, index);

    lua_settop(L, top);
    if (value == NULL)
        return r.err->code;
    *out = value;
    return S0_OK;
}
