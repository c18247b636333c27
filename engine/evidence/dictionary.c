/* dictionary.c - open addressing over the bytes as written, at most half full. */
#include "evidence/dictionary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 16

/* Eight bytes at a time; the last ones are taken with what is left. */
static uint64_t hash_of(const char *text, size_t size)
{
    uint64_t hash = size * UINT64_C(0x9e3779b97f4a7c15), part;

    for (; size >= sizeof part; text += sizeof part, size -= sizeof part) {
        memcpy(&part, text, sizeof part);
        hash = (hash ^ part) * UINT64_C(0xff51afd7ed558ccd);
        hash ^= hash >> 32;
    }
    part = 0;
    memcpy(&part, text, size);
    hash = (hash ^ part) * UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 29;
    hash *= UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 32);
}

/* The slot that holds the text, or the free one where it belongs. */
static s0_dictionary_slot *find(const s0_dictionary *dictionary, const char *text, size_t size,
                                uint64_t hash)
{
    size_t mask = dictionary->room - 1, at = (size_t)hash & mask;

    for (;; at = (at + 1) & mask) {
        s0_dictionary_slot *slot = &dictionary->slots[at];

        if (slot->wording == NULL || (slot->hash == hash && slot->wording->size == size &&
                                      memcmp(slot->wording->shown, text, size) == 0))
            return slot;
    }
}

const s0_wording *s0_dictionary_get(const s0_dictionary *dictionary, const char *text, size_t size)
{
    if (dictionary->room == 0)
        return NULL;
    return find(dictionary, text, size, hash_of(text, size))->wording;
}

static bool grow(s0_dictionary *dictionary)
{
    s0_dictionary bigger = {NULL, dictionary->room == 0 ? FIRST_ROOM : dictionary->room * 2,
                            dictionary->count};

    if ((bigger.slots = calloc(bigger.room, sizeof *bigger.slots)) == NULL)
        return false;
    for (size_t i = 0; i < dictionary->room; i++) {
        const s0_dictionary_slot *slot = &dictionary->slots[i];

        if (slot->wording != NULL)
            *find(&bigger, slot->wording->shown, slot->wording->size, slot->hash) = *slot;
    }
    free(dictionary->slots);
    *dictionary = bigger;
    return true;
}

const s0_wording *s0_dictionary_add(s0_dictionary *dictionary, s0_arena *arena, const char *key,
                                    const char *shown)
{
    s0_wording *wording = s0_alloc(arena, sizeof *wording);
    size_t size = strlen(shown);
    uint64_t hash = hash_of(shown, size);

    if (wording == NULL || (dictionary->count >= dictionary->room / 2 && !grow(dictionary)))
        return NULL;
    *wording = (s0_wording){key, shown, size};
    *find(dictionary, shown, size, hash) = (s0_dictionary_slot){wording, hash};
    dictionary->count++;
    return wording;
}

void s0_dictionary_free(s0_dictionary *dictionary)
{
    free(dictionary->slots);
    *dictionary = (s0_dictionary){0};
}
