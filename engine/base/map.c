/* map.c - open addressing with linear probing, never more than half full. */
#include "base/map.h"

#include <string.h>

typedef struct slot {
    const char *key; /* NULL: free */
    uint64_t hash;
    uint64_t value;
} slot;

struct s0_map {
    s0_arena *arena;
    slot *slots;
    size_t mask; /* slots - 1; their number is a power of two */
    size_t count;
};

/* FNV-1a, its low bits stirred because they pick the slot. */
static uint64_t hash_of(const char *key)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * UINT64_C(0x100000001b3);
    hash ^= hash >> 32;
    hash *= UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 29);
}

s0_map *s0_map_new(s0_arena *arena, size_t expected)
{
    s0_map *map = s0_alloc(arena, sizeof *map);
    size_t slots = 8;

    while (slots / 2 < expected && slots <= SIZE_MAX / 4)
        slots *= 2;
    if (map == NULL || (map->slots = s0_alloc_n(arena, slots, sizeof(slot))) == NULL)
        return NULL;
    map->arena = arena;
    map->mask = slots - 1;
    return map;
}

/* The slot that holds `key`, or the free one where it belongs. */
static slot *find(const s0_map *map, const char *key, uint64_t hash)
{
    size_t at = (size_t)hash & map->mask;

    while (map->slots[at].key != NULL &&
           (map->slots[at].hash != hash || strcmp(map->slots[at].key, key) != 0))
        at = (at + 1) & map->mask;
    return &map->slots[at];
}

static bool grow(s0_map *map)
{
    size_t old = map->mask + 1;
    slot *slots;

    if (old > SIZE_MAX / 2 || (slots = s0_alloc_n(map->arena, old * 2, sizeof *slots)) == NULL)
        return false;
    map->mask = old * 2 - 1;
    for (size_t i = 0; i < old; i++) {
        size_t at = (size_t)map->slots[i].hash & map->mask;

        if (map->slots[i].key == NULL)
            continue;
        while (slots[at].key != NULL)
            at = (at + 1) & map->mask;
        slots[at] = map->slots[i];
    }
    map->slots = slots;
    return true;
}

bool s0_map_get(const s0_map *map, const char *key, uint64_t *out)
{
    const slot *found = find(map, key, hash_of(key));

    if (found->key == NULL)
        return false;
    if (out != NULL)
        *out = found->value;
    return true;
}

bool s0_map_set(s0_map *map, const char *key, uint64_t value)
{
    uint64_t hash = hash_of(key);
    slot *place = find(map, key, hash);

    if (place->key == NULL) {
        if (map->count >= (map->mask + 1) / 2) {
            if (!grow(map))
                return false;
            place = find(map, key, hash);
        }
        place->key = key;
        place->hash = hash;
        map->count++;
    }
    place->value = value;
    return true;
}

size_t s0_map_count(const s0_map *map)
{
    return map->count;
}
