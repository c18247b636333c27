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

static bool insert_name(s0_arena *arena, s0_names *names, const char *name)
{
    size_t at = names->count;

    if (!grow(arena, &names->items, names->count, &names->room))
        return false;
    for (; at > 0 && strcmp(names->items[at - 1], name) > 0; at--)
        names->items[at] = names->items[at - 1];
    names->items[at] = name;
    names->count++;
    return true;
}

s0_code s0_vocabulary_add(s0_vocabulary *vocabulary, const s0_entry *entry, s0_error *err)
{
    s0_arena *arena = vocabulary->arena;
    size_t at = vocabulary->count;

    if (!grow(arena, &vocabulary->all, vocabulary->count, &vocabulary->room) ||
        !insert_name(arena, &vocabulary->names, entry->name) ||
        !insert_name(arena, &vocabulary->names_of[entry->kind], entry->name) ||
        !s0_map_set(vocabulary->by_name, entry->name, (uintptr_t)entry))
        return s0_fail_memory(err);
    for (; at > 0 && strcmp(vocabulary->all[at - 1]->name, entry->name) > 0; at--)
        vocabulary->all[at] = vocabulary->all[at - 1];
    vocabulary->all[at] = entry;
    vocabulary->count++;
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
