/* value.c - looking into trees and building them.
 *
 * Lists and maps that are built grow at 4, 8, 16 ... members; their number alone
 * says when, so a value needs no field for its room. */
#include "data/value.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

#define FIRST_ROOM 4

static const s0_value *member(const s0_value *map, const char *key, size_t size)
{
    if (map == NULL || map->kind != S0_MAP)
        return NULL;
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *item = &map->as.map.items[i];

        if (strncmp(item->key, key, size) == 0 && item->key[size] == '\0')
            return item->value;
    }
    return NULL;
}

const s0_value *s0_value_get(const s0_value *map, const char *key)
{
    return member(map, key, strlen(key));
}

const s0_value *s0_value_at(const s0_value *root, const char *path)
{
    for (;;) {
        size_t size = strcspn(path, ".");

        root = member(root, path, size);
        if (root == NULL || path[size] == '\0')
            return root;
        path += size + 1;
    }
}

const char *s0_value_text(const s0_value *value)
{
    return value != NULL && value->kind == S0_TEXT ? value->raw : NULL;
}

const char *s0_kind_name(s0_kind kind)
{
    static const char *const names[] = {
        [S0_NULL] = "nothing",  [S0_BOOL] = "true or false", [S0_INT] = "a whole number",
        [S0_REAL] = "a number", [S0_TEXT] = "text",          [S0_LIST] = "a list",
        [S0_MAP] = "a map",
    };

    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "something else";
}

static s0_value *scalar(s0_arena *arena, s0_kind kind, const char *text)
{
    s0_value *value = s0_alloc(arena, sizeof *value);

    if (value == NULL || (value->raw = s0_text_dup(arena, text)) == NULL)
        return NULL;
    value->kind = kind;
    value->size = strlen(text);
    return value;
}

s0_value *s0_make_null(s0_arena *arena)
{
    return scalar(arena, S0_NULL, "null");
}

s0_value *s0_make_bool(s0_arena *arena, bool truth)
{
    s0_value *value = scalar(arena, S0_BOOL, truth ? "true" : "false");

    if (value != NULL)
        value->as.truth = truth;
    return value;
}

s0_value *s0_make_int(s0_arena *arena, int64_t integer)
{
    char text[24];
    s0_value *value;

    s0_int_text(integer, text);
    if ((value = scalar(arena, S0_INT, text)) != NULL)
        value->as.integer = integer;
    return value;
}

s0_value *s0_make_real(s0_arena *arena, double real)
{
    char text[32];
    s0_value *value;

    s0_real_text(real, text, sizeof text);
    if ((value = scalar(arena, S0_REAL, text)) != NULL)
        value->as.real = real;
    return value;
}

s0_value *s0_make_text(s0_arena *arena, const char *text)
{
    return text != NULL ? scalar(arena, S0_TEXT, text) : s0_make_null(arena);
}

static s0_value *collection(s0_arena *arena, s0_kind kind)
{
    s0_value *value = s0_alloc(arena, sizeof *value);

    if (value != NULL)
        value->kind = kind;
    return value;
}

s0_value *s0_make_list(s0_arena *arena)
{
    return collection(arena, S0_LIST);
}

s0_value *s0_make_map(s0_arena *arena)
{
    return collection(arena, S0_MAP);
}

/* `items` with room for one more than `count` of `size` bytes; NULL: out of memory. */
static void *with_room(s0_arena *arena, const void *items, size_t count, size_t size)
{
    size_t room = count == 0 ? FIRST_ROOM : count * 2;
    void *longer;

    if (count != 0 && (count < FIRST_ROOM || (count & (count - 1)) != 0))
        return (void *)(uintptr_t)items; /* ours: made below */
    longer = s0_alloc_n(arena, room, size);
    if (longer != NULL && count > 0)
        memcpy(longer, items, count * size);
    return longer;
}

bool s0_list_add(s0_arena *arena, s0_value *list, const s0_value *child)
{
    const s0_value **items;

    if (list == NULL || child == NULL)
        return false;
    items = with_room(arena, list->as.list.items, list->as.list.count, sizeof(*items));
    if (items == NULL)
        return false;
    items[list->as.list.count++] = child;
    list->as.list.items = items;
    return true;
}

bool s0_map_add(s0_arena *arena, s0_value *map, const char *key, const s0_value *child)
{
    s0_member *items;
    char *copy;

    if (map == NULL || child == NULL || s0_value_get(map, key) != NULL)
        return false;
    copy = s0_text_dup(arena, key);
    items = with_room(arena, map->as.map.items, map->as.map.count, sizeof(*items));
    if (copy == NULL || items == NULL)
        return false;
    items[map->as.map.count++] = (s0_member){copy, {0}, child};
    map->as.map.items = items;
    return true;
}
