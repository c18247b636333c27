/* dictionary.c - open addressing over the bytes as written, at most half full. */
#include "evidence/dictionary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 16

static size_t hash_of(const char *text, size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
    hash ^= hash >> 29;
    return (size_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 20);
}

/* The slot that holds the text, or the free one where it belongs. */
static size_t find(const s0_dictionary *dictionary, const char *text, size_t size)
{
    size_t mask = dictionary->room - 1, at = hash_of(text, size) & mask;

    while (dictionary->slots[at] != NULL && (dictionary->slots[at]->size != size ||
                                             memcmp(dictionary->slots[at]->shown, text, size) != 0))
        at = (at + 1) & mask;
    return at;
}

const s0_wording *s0_dictionary_get(const s0_dictionary *dictionary, const char *text, size_t size)
{
    return dictionary->room == 0 ? NULL : dictionary->slots[find(dictionary, text, size)];
}

static bool grow(s0_dictionary *dictionary)
{
    s0_dictionary bigger = {NULL, dictionary->room == 0 ? FIRST_ROOM : dictionary->room * 2,
                            dictionary->count};

    if ((bigger.slots = calloc(bigger.room, sizeof *bigger.slots)) == NULL)
        return false;
    for (size_t i = 0; i < dictionary->room; i++) {
        const s0_wording *wording = dictionary->slots[i];

        if (wording != NULL)
            bigger.slots[find(&bigger, wording->shown, wording->size)] = wording;
    }
    free(dictionary->slots);
    *dictionary = bigger;
    return true;
}

const s0_wording *s0_dictionary_add(s0_dictionary *dictionary, s0_arena *arena, const char *key,
                                    const char *shown)
{
    s0_wording *wording = s0_alloc(arena, sizeof *wording);

    if (wording == NULL || (dictionary->count >= dictionary->room / 2 && !grow(dictionary)))
        return NULL;
    *wording = (s0_wording){key, shown, strlen(shown)};
    dictionary->slots[find(dictionary, shown, wording->size)] = wording;
    dictionary->count++;
    return wording;
}

void s0_dictionary_free(s0_dictionary *dictionary)
{
    free(dictionary->slots);
    *dictionary = (s0_dictionary){0};
}
