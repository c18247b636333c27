/* dictionary.h - texts of a column that were met before, each once. Used while loading only.
 *
 * Its keys are texts of the column's heap, by where they stand; the slot goes with them. A
 * column in which hardly anything comes twice - names, numbers - is not worth looking up:
 * its dictionary closes by itself and finds nothing any more. */
#ifndef S0_EVIDENCE_DICTIONARY_H
#define S0_EVIDENCE_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct s0_dictionary_slot {
    uint32_t value; /* of the column's cell, + 1; 0: free */
    uint32_t hash;  /* so that another text is seldom looked at */
} s0_dictionary_slot;

typedef struct s0_dictionary {
    s0_dictionary_slot *slots;
    size_t room; /* a power of two, or 0 */
    size_t count;
    uint64_t found; /* texts that were met before */
    bool closed;
} s0_dictionary;

/* The value of the text written like this: what `s0_dictionary_add` was given for it, a place in
 * `heap` with or without S0_SLOT_PAIR. False: it was not added, or the dictionary is closed. */
bool s0_dictionary_get(s0_dictionary *dictionary, const char *heap, size_t heap_size,
                       const char *text, size_t size, uint32_t *value);

/* Add a text that is not there, and its value. False: memory is short. */
bool s0_dictionary_add(s0_dictionary *dictionary, const char *text, size_t size, uint32_t value);

/* The hash it uses. */
uint32_t s0_dictionary_hash(const char *text, size_t size);

void s0_dictionary_free(s0_dictionary *dictionary);

#endif
