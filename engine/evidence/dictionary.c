/* dictionary.c - open addressing over the bytes as written, at most half full. */
#include "evidence/dictionary.h"

#include "evidence/table_parts.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 64
#define TRIED 16384 /* texts after which it must have been of use to stay open */

/* Eight bytes at a time; the last ones are taken with what is left. */
uint32_t s0_dictionary_hash(const char *text, size_t size)
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
    return (uint32_t)(hash >> 32);
}

/* Whether a value's text, as written, is this one. */
static bool is_text(const char *heap, size_t heap_size, uint32_t value, const char *text,
                    size_t size)
{
    size_t at = value & ~S0_SLOT_PAIR;

    return size < heap_size - at && heap[at + size] == '\0' && memcmp(heap + at, text, size) == 0;
}

bool s0_dictionary_get(s0_dictionary *dictionary, const char *heap, size_t heap_size,
                       const char *text, size_t size, uint32_t *value)
{
    uint32_t hash;

    if (dictionary->room == 0)
        return false;
    hash = s0_dictionary_hash(text, size);
    for (size_t at = hash;; at++) {
        const s0_dictionary_slot *slot = &dictionary->slots[at & (dictionary->room - 1)];

        if (slot->value == 0)
            return false;
        if (slot->hash == hash && is_text(heap, heap_size, slot->value - 1, text, size)) {
            *value = slot->value - 1;
            dictionary->found++;
            return true;
        }
    }
}

static void put(s0_dictionary *dictionary, s0_dictionary_slot slot)
{
    size_t at = slot.hash & (dictionary->room - 1);

    while (dictionary->slots[at].value != 0)
        at = (at + 1) & (dictionary->room - 1);
    dictionary->slots[at] = slot;
}

static bool grow(s0_dictionary *dictionary)
{
    s0_dictionary bigger = *dictionary;

    bigger.room = dictionary->room == 0 ? FIRST_ROOM : dictionary->room * 2;
    if ((bigger.slots = calloc(bigger.room, sizeof *bigger.slots)) == NULL)
        return false;
    for (size_t i = 0; i < dictionary->room; i++)
        if (dictionary->slots[i].value != 0)
            put(&bigger, dictionary->slots[i]);
    free(dictionary->slots);
    *dictionary = bigger;
    return true;
}

bool s0_dictionary_add(s0_dictionary *dictionary, const char *text, size_t size, uint32_t value)
{
    if (dictionary->closed)
        return true;
    if (dictionary->count >= TRIED && dictionary->found < dictionary->count / 4) {
        s0_dictionary_free(dictionary);
        dictionary->closed = true;
        return true;
    }
    if (dictionary->count >= dictionary->room / 2 && !grow(dictionary))
        return false;
    put(dictionary, (s0_dictionary_slot){value + 1, s0_dictionary_hash(text, size)});
    dictionary->count++;
    return true;
}

void s0_dictionary_free(s0_dictionary *dictionary)
{
    free(dictionary->slots);
    *dictionary = (s0_dictionary){0};
}
