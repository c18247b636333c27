/* marshal.c - trees into Lua and back.
 *
 * Reading looks at tables raw, calls no metamethod, and keeps the path to where it
 * stands, so that a refusal names it. Keys are sorted before any value is looked
 * at: of two faults the same one is told in every run. */
#include "host/marshal.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "base/text.h"
#include "host/state.h"

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

typedef struct entry { /* a key of a table */
    const char *key;   /* as text; Lua's own where it is text */
    size_t size;
    bool item; /* it is the whole number `number` */
    lua_Integer number;
} entry;

typedef struct request { /* what crosses the protected call */
    reading *r;
    const s0_value *value; /* NULL: refused */
} request;

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

/* Count the keys of the table on top, and see whether they are 1 … count. False:
 * one has no place in data. */
static bool look(const reading *r, size_t *count, bool *list)
{
    lua_State *L = r->L;
    size_t items = 0;
    lua_Integer largest = 0;
    int odd = LUA_TNONE;

    *count = 0;
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        (*count)++;
        if (lua_isinteger(L, -1)) {
            lua_Integer item = lua_tointeger(L, -1);

            items += item > 0;
            largest = item > largest ? item : largest;
        } else if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) > odd) {
            odd = lua_type(L, -1);
        }
    }
    *list = *count > 0 && items == *count && largest == (lua_Integer)items;
    if (odd != LUA_TNONE)
        refuse(r, "a key that is neither text nor a whole number but a ", lua_typename(L, odd));
    return odd == LUA_TNONE;
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

static bool key_before(void *entries, uint32_t a, uint32_t b)
{
    const entry *left = (const entry *)entries + a, *right = (const entry *)entries + b;
    int order = memcmp(left->key, right->key, left->size < right->size ? left->size : right->size);

    if (order != 0 || left->size != right->size)
        return order != 0 ? order < 0 : left->size < right->size;
    return left->item && !right->item;
}

/* The keys of the table on top as text. False: no memory. */
static bool collect(const reading *r, entry *entries)
{
    lua_pushnil(r->L);
    for (entry *at = entries; lua_next(r->L, -2); at++) {
        lua_pop(r->L, 1);
        if (lua_isinteger(r->L, -1)) {
            at->item = true;
            at->number = lua_tointeger(r->L, -1);
            if ((at->key = s0_textf(r->arena, "%lld", (long long)at->number)) == NULL)
                return false;
            at->size = strlen(at->key);
        } else {
            at->key = lua_tolstring(r->L, -1, &at->size);
        }
    }
    return true;
}

/* Whether the entry's key may stand after `last` (NULL: it is the first); refuses else. */
static bool key_fits(reading *r, const entry *at, const char *last)
{
    const char *fault = text_fault(at->key, at->size);

    r->depth--; /* a bad key is the table's fault */
    if (fault != NULL)
        refuse(r, "a key: ", fault);
    else if (last != NULL && strcmp(last, at->key) == 0)
        refuse(r, "a key that stands there as a number and as text: ", at->key);
    r->depth++;
    return fault == NULL && (last == NULL || strcmp(last, at->key) != 0);
}

/* The map on top of the stack. */
static const s0_value *read_map(reading *r, size_t count)
{
    s0_value *map = s0_make_map(r->arena);
    s0_member *members = s0_alloc_n(r->arena, count, sizeof *members);
    entry *entries = s0_alloc_n(r->arena, count, sizeof *entries);
    uint32_t *order = s0_alloc_n(r->arena, count, 2 * sizeof *order);

    if (map == NULL || members == NULL || entries == NULL || order == NULL || !collect(r, entries))
        return kept(r, NULL);
    s0_sort_order(order, order + count, count, key_before, entries);
    for (size_t i = 0; i < count; i++) {
        const entry *at = &entries[order[i]];

        if (!key_fits(r, at, i > 0 ? members[i - 1].key : NULL))
            return NULL;
        members[i].key = s0_text_copy(r->arena, at->key, at->size);
        if ((r->path[r->depth - 1].key = members[i].key) == NULL)
            return kept(r, NULL);
        if (at->item)
            lua_pushinteger(r->L, at->number);
        else
            lua_pushlstring(r->L, at->key, at->size);
        lua_rawget(r->L, -2);
        if ((members[i].value = read_value(r, -1)) == NULL)
            return NULL;
        lua_pop(r->L, 1);
    }
    map->as.map.items = members;
    map->as.map.count = count;
    return map;
}

static const s0_value *read_table(reading *r, int index)
{
    const s0_value *value;
    const void *table = lua_topointer(r->L, index);
    size_t count;
    bool list;

    for (int i = 0; i < r->depth; i++)
        if (r->path[i].table == table)
            return refuse(r, "a table that contains itself", "");
    if (r->depth == DEPTH)
        return refuse(r, "tables nested deeper than 32", "");
    luaL_checkstack(r->L, 8, NULL);
    lua_pushvalue(r->L, index);
    if (!look(r, &count, &list))
        return NULL;
    r->path[r->depth++] = (place){.table = table};
    value = list ? read_list(r, count) : read_map(r, count);
    r->depth--;
    lua_pop(r->L, 1);
    return value;
}

/* The tree of the value at `index`; NULL: refused, and the stack is left as it is. */
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
        refuse(r, "a value that is no data", "");
        s0_hint(r->err, "data are text, numbers, true, false, none and tables of them: words like "
                        "by, at_most and given are for check");
        return NULL;
    default:
        return refuse(r, "not data but a ", luaL_typename(r->L, index));
    }
}

/* The protected part: 1 the value, 2 the request.  [-2, +0, m] */
static int read_argument(lua_State *L)
{
    request *ask = lua_touserdata(L, 2);

    lua_settop(L, 1);
    ask->value = read_value(ask->r, 1);
    return 0;
}

s0_code s0_lua_read(const s0_value **out, lua_State *L, int index,
                    const s0_value *(*special)(lua_State *L, int index), s0_error *err)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);
    s0_error own;
    reading r = {.L = L,
                 .arena = s0_sandbox_arena(sandbox),
                 .special = special,
                 .err = err != NULL ? err : &own};
    request ask = {.r = &r};
    int top = lua_gettop(L), status = LUA_ERRMEM;

    index = lua_absindex(L, index);
    if (lua_checkstack(L, 3)) {
        lua_pushcfunction(L, read_argument);
        lua_pushvalue(L, index);
        lua_pushlightuserdata(L, &ask);
        status = lua_pcall(L, 2, 0, 0);
    }
    lua_settop(L, top);
    if (status == LUA_OK && ask.value != NULL) {
        *out = ask.value;
        return S0_OK;
    }
    if (status != LUA_OK && status != LUA_ERRMEM && sandbox->stop.kind != S0_STOP_NONE)
        return s0_fault_report(sandbox, err); /* `special` stopped the script */
    if (status == LUA_ERRMEM)
        kept(&r, NULL);
    else if (status != LUA_OK)
        refuse(&r, "a value that is no data", "");
    if (r.err->code == S0_ENOMEM)
        s0_budget_flag(sandbox, S0_STOP_MEMORY, 0, NULL);
    return r.err->code;
}
