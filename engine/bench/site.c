/* site.c - walking through what an example gives, and changing it in one place. */
#include "bench/site.h"

#include <string.h>

#include "base/text.h"

typedef struct walk {
    s0_arena *arena;
    const s0_vocabulary *vocabulary;
    s0_site *items;
    size_t count, room;
    s0_site at; /* where we are */
    bool failed;
} walk;

static void add(walk *w, const char *name, const s0_entry *entry, const s0_value *value)
{
    if (w->count == w->room) {
        size_t room = w->room > 0 ? 2 * w->room : 32;
        s0_site *items = s0_alloc_n(w->arena, room, sizeof *items);

        if (items == NULL) {
            w->failed = true;
            return;
        }
        if (w->count > 0)
            memcpy(items, w->items, w->count * sizeof *items);
        w->items = items;
        w->room = room;
    }
    w->items[w->count] = w->at;
    w->items[w->count].name = name;
    w->items[w->count].entry = entry;
    w->items[w->count++].value = value;
}

/* Go one step down; false: deeper than anything an example can mean. */
static bool down(walk *w, const char *key, size_t index)
{
    if (w->at.depth == S0_SITE_DEPTH)
        return false;
    w->at.path[w->at.depth++] = (s0_step){key, index};
    return true;
}

/* The names below `prefix`, down to those that the vocabulary knows; what such a name holds is one
 * site, or one for each member where it is a map by class. */
static void members(walk *w, const char *prefix, const s0_entry *above, const s0_value *map)
{
    for (size_t i = 0; !w->failed && i < map->as.map.count; i++) {
        const s0_member *m = &map->as.map.items[i];
        const char *name = above != NULL ? prefix : s0_textf(w->arena, "%s%s", prefix, m->key);
        const s0_entry *entry = above;

        if (name == NULL) {
            w->failed = true;
            return;
        }
        if (entry == NULL)
            entry = s0_vocabulary_get(w->vocabulary, name);
        if (entry != NULL && entry->kind != S0_ENTRY_COLUMN && entry->kind != S0_ENTRY_FACT)
            entry = NULL; /* an own rule: its fields are the sites */
        if (!down(w, m->key, 0))
            continue;
        if (m->value->kind != S0_MAP) {
            if (entry != NULL)
                add(w, name, entry, m->value);
        } else {
            const char *deeper = entry != NULL ? name : s0_textf(w->arena, "%s.", name);

            if (deeper == NULL)
                w->failed = true;
            else
                members(w, deeper, entry, m->value);
        }
        w->at.depth--;
    }
}

static void rows(walk *w, const char *table, const s0_value *list)
{
    const char *prefix = s0_textf(w->arena, "%s.", table);

    if (prefix == NULL)
        w->failed = true;
    for (size_t i = 0; !w->failed && i < list->as.list.count; i++) {
        if (list->as.list.items[i]->kind != S0_MAP || !down(w, NULL, i))
            continue;
        w->at.table = table;
        w->at.row = i;
        members(w, prefix, NULL, list->as.list.items[i]);
        w->at.table = NULL;
        w->at.depth--;
    }
}

bool s0_sites_find(s0_sites *out, s0_arena *arena, const s0_value *given,
                   const s0_vocabulary *vocabulary)
{
    static const struct {
        const char *key, *prefix;
    } facts[] = {{"profile", "profile."}, {"facts", ""}, {"own_rules", "own_rules."}};
    const s0_value *records = s0_value_get(given, "records");
    walk w = {.arena = arena, .vocabulary = vocabulary};

    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        const s0_value *map = s0_value_get(given, facts[i].key);

        if (map == NULL || map->kind != S0_MAP)
            continue;
        down(&w, facts[i].key, 0);
        members(&w, facts[i].prefix, NULL, map);
        w.at.depth = 0;
    }
    for (size_t i = 0; records != NULL && records->kind == S0_MAP && i < records->as.map.count;
         i++) {
        const s0_member *table = &records->as.map.items[i];

        if (table->value->kind != S0_LIST)
            continue;
        down(&w, "records", 0);
        down(&w, table->key, 0);
        rows(&w, table->key, table->value);
        w.at.depth = 0;
    }
    *out = (s0_sites){w.items, w.count};
    return !w.failed;
}

const char *s0_site_text(s0_arena *arena, const s0_site *site)
{
    return site->table != NULL ? s0_textf(arena, "%s of row %zu", site->name, site->row + 1)
                               : site->name;
}

/* The map with another value under `key`, or without it. */
static const s0_value *map_with(s0_arena *arena, const s0_value *map, const char *key,
                                const s0_value *value)
{
    s0_value *copy = s0_alloc(arena, sizeof *copy);
    s0_member *items = s0_alloc_n(arena, map->as.map.count, sizeof *items);
    size_t count = 0;

    if (copy == NULL || items == NULL)
        return NULL;
    for (size_t i = 0; i < map->as.map.count; i++) {
        items[count] = map->as.map.items[i];
        if (strcmp(items[count].key, key) != 0)
            count++;
        else if (value != NULL)
            items[count++].value = value;
    }
    *copy = *map;
    copy->as.map.items = items;
    copy->as.map.count = count;
    return copy;
}

static const s0_value *list_with(s0_arena *arena, const s0_value *list, size_t index,
                                 const s0_value *value)
{
    s0_value *copy = s0_alloc(arena, sizeof *copy);
    const s0_value **items = s0_alloc_n(arena, list->as.list.count, sizeof *items);
    size_t count = 0;

    if (copy == NULL || items == NULL)
        return NULL;
    for (size_t i = 0; i < list->as.list.count; i++) {
        if (i != index)
            items[count++] = list->as.list.items[i];
        else if (value != NULL)
            items[count++] = value;
    }
    *copy = *list;
    copy->as.list.items = items;
    copy->as.list.count = count;
    return copy;
}

const s0_value *s0_given_with(s0_arena *arena, const s0_value *given, const s0_step *path,
                              size_t depth, const s0_value *value)
{
    const s0_value *chain[S0_SITE_DEPTH];
    const s0_value *now = value;

    chain[0] = given;
    for (size_t i = 0; i + 1 < depth; i++)
        chain[i + 1] = path[i].key != NULL ? s0_value_get(chain[i], path[i].key)
                                           : chain[i]->as.list.items[path[i].index];
    for (size_t i = depth; i-- > 0;) {
        now = path[i].key != NULL ? map_with(arena, chain[i], path[i].key, now)
                                  : list_with(arena, chain[i], path[i].index, now);
        if (now == NULL)
            return NULL;
    }
    return now;
}
