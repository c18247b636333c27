/* vocabulary.c - entries sorted by name, found by hash. Names of each kind are kept
 * beside them, so that looking for the nearest one takes no memory. */
#include "evidence/vocabulary.h"

#include <string.h>

#include "base/text.h"
#include "evidence/vocabulary_parts.h"

#define EXPECTED 2048

s0_vocabulary *s0_vocabulary_new(s0_arena *arena)
{
    s0_vocabulary *vocabulary = s0_alloc(arena, sizeof *vocabulary);

    if (vocabulary == NULL || (vocabulary->by_name = s0_map_new(arena, EXPECTED)) == NULL)
        return NULL;
    vocabulary->arena = arena;
    return vocabulary;
}

/* Make room for one more pointer in an array of the arena. */
static bool grow(s0_arena *arena, void *array, size_t count, size_t *room)
{
    size_t more = *room == 0 ? 64 : *room * 2;
    void **old = *(void ***)array;
    void **bigger;

    if (count < *room)
        return true;
    if ((bigger = s0_alloc_n(arena, more, sizeof *bigger)) == NULL)
        return false;
    if (count > 0)
        memcpy(bigger, old, count * sizeof *bigger);
    memcpy(array, &bigger, sizeof bigger);
    *room = more;
    return true;
}

/* The place of `name` among sorted names, behind those that are equal. */
static size_t place_among(const char *const *names, size_t count, const char *name)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(names[middle], name) > 0)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Put `item` at the place `at` of `count`; there is room. */
static void insert_at(void *array, size_t count, size_t at, const void *item)
{
    const void **items = array;

    memmove(items + at + 1, items + at, (count - at) * sizeof *items);
    items[at] = item;
}

s0_code s0_vocabulary_add(s0_vocabulary *vocabulary, const s0_entry *entry, s0_error *err)
{
    s0_arena *arena = vocabulary->arena;
    s0_names *all = &vocabulary->names, *alike = &vocabulary->names_of[entry->kind];
    size_t at;

    if (!grow(arena, &vocabulary->all, vocabulary->count, &vocabulary->room) ||
        !grow(arena, &all->items, all->count, &all->room) ||
        !grow(arena, &alike->items, alike->count, &alike->room) ||
        !s0_map_set(vocabulary->by_name, entry->name, (uintptr_t)entry))
        return s0_fail_memory(err);
    at = place_among(all->items, all->count, entry->name);
    insert_at(all->items, all->count++, at, entry->name);
    insert_at(vocabulary->all, vocabulary->count++, at, entry);
    at = place_among(alike->items, alike->count, entry->name);
    insert_at(alike->items, alike->count++, at, entry->name);
    return S0_OK;
}

s0_code s0_vocabulary_add_own_rule(s0_vocabulary *vocabulary, const s0_entry *rule, s0_error *err)
{
    s0_code rc = s0_vocabulary_add(vocabulary, rule, err);

    for (size_t i = 0; rc == S0_OK && i < vocabulary->field_count; i++) {
        s0_entry *field = s0_alloc(vocabulary->arena, sizeof *field);

        if (field == NULL)
            return s0_fail_memory(err);
        *field = *vocabulary->fields[i];
        field->rule = rule->rule;
        field->name = s0_textf(vocabulary->arena, "%s.%s", rule->name, vocabulary->field_names[i]);
        if (field->name == NULL)
            return s0_fail_memory(err);
        rc = s0_vocabulary_add(vocabulary, field, err);
    }
    return rc;
}

s0_code s0_vocabulary_plain(s0_vocabulary **out, s0_arena *arena, const s0_vocabulary *vocabulary,
                            s0_error *err)
{
    s0_vocabulary *plain = s0_vocabulary_new(arena);
    s0_code rc = plain != NULL ? S0_OK : s0_fail_memory(err);

    for (size_t i = 0; rc == S0_OK && i < vocabulary->count; i++)
        if (vocabulary->all[i]->rule == NULL)
            rc = s0_vocabulary_add(plain, vocabulary->all[i], err);
    if (rc != S0_OK)
        return rc;
    plain->fields = vocabulary->fields;
    plain->field_names = vocabulary->field_names;
    plain->field_count = vocabulary->field_count;
    *out = plain;
    return S0_OK;
}

const s0_entry *s0_vocabulary_get(const s0_vocabulary *vocabulary, const char *name)
{
    uint64_t entry;

    if (name == NULL || !s0_map_get(vocabulary->by_name, name, &entry))
        return NULL;
    return (const s0_entry *)(uintptr_t)entry;
}

const s0_entry *const *s0_vocabulary_all(const s0_vocabulary *vocabulary, size_t *count)
{
    *count = vocabulary->count;
    return vocabulary->all;
}

const char *s0_vocabulary_nearest(const s0_vocabulary *vocabulary, const char *name, int kind)
{
    const s0_names *names = &vocabulary->names;

    if (kind >= 0 && kind < S0_ENTRY_KINDS)
        names = &vocabulary->names_of[kind];
    return s0_nearest(name, names->items, names->count);
}

const char *const *s0_vocabulary_own_fields(const s0_vocabulary *vocabulary, size_t *count)
{
    *count = vocabulary->field_count;
    return vocabulary->field_names;
}

bool s0_is_name(const char *text)
{
    if (*text < 'a' || *text > 'z')
        return false;
    for (; *text != '\0'; text++)
        if (!(*text >= 'a' && *text <= 'z') && !(*text >= '0' && *text <= '9') && *text != '_')
            return false;
    return true;
}

bool s0_is_dotted_name(const char *text)
{
    bool start = true;

    for (; *text != '\0'; text++) {
        if (start && (*text < 'a' || *text > 'z'))
            return false;
        if (!start && *text != '.' && !(*text >= 'a' && *text <= 'z') &&
            !(*text >= '0' && *text <= '9') && *text != '_')
            return false;
        start = *text == '.';
    }
    return !start;
}
