/* dictionary.h - each different text of a column once. Used while loading only; the
 * texts stay in the arena, the index is malloc'ed and given back. */
#ifndef S0_EVIDENCE_DICTIONARY_H
#define S0_EVIDENCE_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A text as a cell holds it: the form compared and the form as written. */
typedef struct s0_wording {
    const char *key;
    const char *shown;
    size_t size; /* bytes of `shown` */
} s0_wording;

typedef struct s0_dictionary_slot {
    const s0_wording *wording; /* NULL: free */
    uint64_t hash;             /* so that another text is seldom looked at */
} s0_dictionary_slot;

typedef struct s0_dictionary {
    s0_dictionary_slot *slots;
    size_t room; /* a power of two, or 0 */
    size_t count;
} s0_dictionary;

/* The wording written like this; NULL when it was not added yet. */
const s0_wording *s0_dictionary_get(const s0_dictionary *dictionary, const char *text, size_t size);

/* Add a wording (its texts borrowed, itself from `arena`); NULL when memory is short. */
const s0_wording *s0_dictionary_add(s0_dictionary *dictionary, s0_arena *arena, const char *key,
                                    const char *shown);

void s0_dictionary_free(s0_dictionary *dictionary);

#endif
