/* value.h - what a YAML or JSON file says: a tree in which every node knows its place.
 *
 * A tree lives in the arena it was read into and never changes. Scalars keep
 * their text as written (`raw`), because the type of a cell comes from the
 * vocabulary and not from its look. */
#ifndef S0_DATA_VALUE_H
#define S0_DATA_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"

typedef enum s0_kind { S0_NULL, S0_BOOL, S0_INT, S0_REAL, S0_TEXT, S0_LIST, S0_MAP } s0_kind;

typedef struct s0_value s0_value;

typedef struct s0_member {
    const char *key;
    s0_mark at; /* of the key */
    const s0_value *value;
} s0_member;

struct s0_value {
    s0_kind kind;
    s0_mark at;
    bool quoted;     /* text that stood in quotes or a block */
    const char *raw; /* scalars: as written, quotes and escapes resolved; NULL for list and map */
    size_t size;     /* bytes of `raw` (text may not hold NUL) */
    union {
        bool truth;
        int64_t integer;
        double real;
        struct {
            const s0_value *const *items;
            size_t count;
        } list;
        struct {
            const s0_member *items;
            size_t count;
        } map; /* in the order of the file */
    } as;
};

/* The value under `key` of a map; NULL when absent or when `map` is NULL or no map. */
const s0_value *s0_value_get(const s0_value *map, const char *key);
/* Follow a dotted path of keys. */
const s0_value *s0_value_at(const s0_value *root, const char *path);
/* The text of a text node; NULL for anything else. */
const char *s0_value_text(const s0_value *value);
/* "a list", "a map", "text", "a whole number" ...: for messages. */
const char *s0_kind_name(s0_kind kind);

/* Building trees (documents, messages, examples). Each returns NULL when memory is
 * short, and takes NULL children as "memory was short": check once, at the end. */
s0_value *s0_make_null(s0_arena *arena);
s0_value *s0_make_bool(s0_arena *arena, bool truth);
s0_value *s0_make_int(s0_arena *arena, int64_t integer);
s0_value *s0_make_real(s0_arena *arena, double real);
s0_value *s0_make_text(s0_arena *arena,
                       const char *text); /* text is copied; NULL text gives null */
s0_value *s0_make_list(s0_arena *arena);
s0_value *s0_make_map(s0_arena *arena);
/* Append to a list, or set a new key of a map (key copied). False: out of memory,
 * `child` NULL, or the key is there already. */
bool s0_list_add(s0_arena *arena, s0_value *list, const s0_value *child);
bool s0_map_add(s0_arena *arena, s0_value *map, const char *key, const s0_value *child);

#endif
