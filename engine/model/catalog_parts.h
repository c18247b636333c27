/* catalog_parts.h - what the files of the catalogue share: its inside, and strict reading
 * of catalogue files. Private to the room.
 *
 * The files are part of the program, but a slip in one of them must not become a wrong
 * grade: an unknown or missing key, a requirement that does not exist, a total that does
 * not agree are errors with their place. */
#ifndef S0_MODEL_CATALOG_PARTS_H
#define S0_MODEL_CATALOG_PARTS_H

#include "base/map.h"
#include "model/catalog.h"
#include "model/shape.h"

typedef struct s0_catalog_edition {
    s0_requirement *items; /* order of the standard */
    size_t count;
    const char **ids; /* the same order */
    s0_map *by_id;    /* id -> index */
} s0_catalog_edition;

typedef struct s0_catalog_group_entry {
    const char *group;
    const char *title;
    const char *const *requirements;
    size_t requirement_count;
} s0_catalog_group_entry;

typedef struct s0_catalog_successor {
    const char *id;
    const char *const *successors; /* ids of 2022, as the model writes them */
    size_t successor_count;
} s0_catalog_successor;

struct s0_catalog {
    s0_arena *arena;
    s0_catalog_edition editions[2]; /* by s0_edition */
    s0_catalog_successor *successors;
    size_t successor_count;
    s0_demand *demands;
    size_t demand_count;
    s0_implication *implications;
    size_t implication_count;
    const s0_question *questions;
    size_t question_count;
    const s0_threshold *thresholds;
    size_t threshold_count;
    const s0_catalog_group_entry *groups;
    size_t group_count;
    const char *const *single;
    size_t single_count;
    const char *const *chain;
    size_t chain_count;
};

s0_code s0_catalog_read_editions(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err);
/* Ancestors and successors. Needs the editions. */
s0_code s0_catalog_read_mapping(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err);
/* Demands, absence, groups, grading, implications. Needs the editions and their mapping. */
s0_code s0_catalog_read_weights(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err);
s0_code s0_catalog_read_implied(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err);
s0_code s0_catalog_read_questions(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err);

/* catalog_read.c */

/* The tree of `path`; a file that is not in the bundle is S0_EINPUT. */
s0_code s0_catalog_file(const s0_value **out, s0_arena *arena, const s0_bundle *bundle,
                        const char *path, s0_error *err);
/* The same, into `object` by its shape. The tree is given as well, for places. */
s0_code s0_catalog_shaped(const s0_value **out, s0_arena *arena, const s0_bundle *bundle,
                          const char *path, const s0_shape *shape, void *object, s0_error *err);
/* `value` is a map with exactly these keys; one that begins with '?' may be missing. */
s0_code s0_catalog_keys(const s0_value *value, const char *const *keys, s0_error *err);
/* The version of the file's form, under `key`, is 1. */
s0_code s0_catalog_version(const s0_value *root, const char *key, s0_error *err);
/* The text under `key`; NULL and S0_OK when there is no such key. */
s0_code s0_catalog_text(const s0_value *map, const char *key, const char **out, s0_error *err);
/* The list under `key`, which must be there. */
s0_code s0_catalog_list(const s0_value *map, const char *key, const s0_value **out, s0_error *err);
/* `id` must be a requirement of the edition; `at` is where it was named. */
s0_code s0_catalog_exists(const s0_catalog *catalog, s0_edition edition, const char *id, s0_mark at,
                          s0_error *err);
/* The control's id as the model writes it: "5.18" -> "A.5.18". NULL: out of memory. */
const char *s0_catalog_control_id(s0_arena *arena, const char *id);
/* The place of the i-th item of the list under `key`. */
s0_mark s0_catalog_place(const s0_value *root, const char *key, size_t i);

#endif
