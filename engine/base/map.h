/* map.h - a hash map from text to a pointer or a number, in an arena.
 *
 * Keys are borrowed and must stay alive. There is no iteration: whoever needs
 * an order keeps an array, so that the hash never shows in an output.
 * The hash is seeded by nothing: same keys, same steps; long chains are bounded
 * by growing on load. */
#ifndef S0_BASE_MAP_H
#define S0_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct s0_map s0_map;

/* NULL when memory is short. */
s0_map *s0_map_new(s0_arena *arena, size_t expected);
/* The value under `key`; false when there is none (`*out` untouched). `out` may be NULL. */
bool s0_map_get(const s0_map *map, const char *key, uint64_t *out);
/* Set or replace; false when memory is short. */
bool s0_map_set(s0_map *map, const char *key, uint64_t value);
size_t s0_map_count(const s0_map *map);

#endif
