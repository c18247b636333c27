/* site.h - the places in what an example gives that could say something else: one cell of one
 * record, one fact, one field of an own rule. */
#ifndef S0_BENCH_SITE_H
#define S0_BENCH_SITE_H

#include "base/arena.h"
#include "data/value.h"
#include "evidence/vocabulary.h"

#define S0_SITE_DEPTH 8

/* One step down: a key of a map, or with `key` NULL a place in a list. */
typedef struct s0_step {
    const char *key;
    size_t index;
} s0_step;

typedef struct s0_site {
    const char *name;      /* as the vocabulary has it: "accounts.disabled_on" */
    const char *table;     /* of a cell; NULL for a fact */
    size_t row;            /* of a cell, from 0 */
    const s0_entry *entry; /* what the vocabulary says of it */
    const s0_value *value; /* as given */
    s0_step path[S0_SITE_DEPTH];
    size_t depth;
} s0_site;

typedef struct s0_sites {
    const s0_site *items; /* in the order of what is given */
    size_t count;
} s0_sites;

/* All sites of `given`. Names that the vocabulary does not know give none. False: memory is
 * short. */
bool s0_sites_find(s0_sites *out, s0_arena *arena, const s0_value *given,
                   const s0_vocabulary *vocabulary);

/* The site in words: "accounts.disabled_on of row 2", "own_rules.backup.every". NULL: memory is
 * short. */
const char *s0_site_text(s0_arena *arena, const s0_site *site);

/* A copy of `given` in which what lies at the end of the path is `value` instead, or with NULL is
 * not there; everything beside the path is shared. NULL: memory is short. */
const s0_value *s0_given_with(s0_arena *arena, const s0_value *given, const s0_step *path,
                              size_t depth, const s0_value *value);

#endif
