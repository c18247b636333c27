/* vocabulary_type.c - the names of types, and what one entry of the vocabulary may say. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "evidence/vocabulary_parts.h"

/* In the order of s0_type; a list of words has no name of its own. */
static const char *const type_names[] = {
    [S0_TYPE_TEXT] = "text",         [S0_TYPE_KEY] = "key",         [S0_TYPE_EMAIL] = "email",
    [S0_TYPE_BOOLEAN] = "boolean",   [S0_TYPE_INTEGER] = "integer", [S0_TYPE_NUMBER] = "number",
    [S0_TYPE_SHARE] = "share",       [S0_TYPE_DATE] = "date",       [S0_TYPE_INSTANT] = "instant",
    [S0_TYPE_DURATION] = "duration", [S0_TYPE_WORD] = "word",       [S0_TYPE_TEXTS] = "texts",
    [S0_TYPE_MAP] = "map",
};

#define TYPE_COUNT (sizeof type_names / sizeof *type_names)

static s0_code type_of_name(s0_entry *entry, const s0_value *type, s0_error *err)
{
    const char *nearest;

    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (i != S0_TYPE_WORD && strcmp(type_names[i], type->raw) == 0) {
            entry->type = (s0_type)i;
            return S0_OK;
        }
    }
    s0_fail(err, S0_EINPUT, type->at, "the type of \"%s\" is not one of the known ones: \"%s\"",
            entry->name, type->raw);
    if ((nearest = s0_nearest(type->raw, type_names, TYPE_COUNT)) != NULL)
        s0_hint(err, "did you mean \"%s\"?", nearest);
    else
        s0_hint(err, "types are text, key, email, boolean, integer, number, share, date, instant, "
                     "duration, texts, map, or a list of words");
    return S0_EINPUT;
}

/* A word is text, and stands once. "none" among them is read as the state, as everywhere. */
static s0_code check_word(const s0_entry *entry, const s0_value *word, size_t before, s0_error *err)
{
    if (word->kind == S0_LIST || word->kind == S0_MAP || word->kind == S0_NULL || word->size == 0)
        return s0_fail(err, S0_EINPUT, word->at, "a word of \"%s\" is %s", entry->name,
                       s0_kind_name(word->kind));
    for (size_t i = 0; i < before; i++)
        if (strcasecmp(entry->words[i], word->raw) == 0)
            return s0_fail(err, S0_EINPUT, word->at, "the word \"%s\" of \"%s\" stands here twice",
                           word->raw, entry->name);
    return S0_OK;
}

s0_code s0_vocabulary_type(s0_vocabulary *vocabulary, s0_entry *entry, const s0_value *type,
                           s0_error *err)
{
    const char **words;
    s0_code rc;

    if (type->kind == S0_TEXT)
        return type_of_name(entry, type, err);
    if (type->kind != S0_LIST || type->as.list.count == 0)
        return s0_fail(err, S0_EINPUT, type->at,
                       "the type of \"%s\" is neither a name nor a list of words", entry->name);
    if ((words = s0_alloc_n(vocabulary->arena, type->as.list.count, sizeof *words)) == NULL)
        return s0_fail_memory(err);
    entry->type = S0_TYPE_WORD;
    entry->words = words;
    for (size_t i = 0; i < type->as.list.count; i++) {
        const s0_value *word = type->as.list.items[i];

        if ((rc = check_word(entry, word, i, err)) != S0_OK)
            return rc;
        if ((words[i] = s0_text_dup(vocabulary->arena, word->raw)) == NULL)
            return s0_fail_memory(err);
    }
    entry->word_count = type->as.list.count;
    return S0_OK;
}

static s0_code text_of(s0_vocabulary *vocabulary, const char **out, const char *key,
                       const s0_value *value, s0_error *err)
{
    const char *text = s0_value_text(value);

    if (text == NULL)
        return s0_fail(err, S0_EINPUT, value->at, "\"%s\" is %s, not text", key,
                       s0_kind_name(value->kind));
    if ((*out = s0_text_dup(vocabulary->arena, text)) == NULL)
        return s0_fail_memory(err);
    return S0_OK;
}

static s0_code truth_of(bool *out, const s0_entry *entry, const s0_member *member, s0_error *err)
{
    if (member->value->kind != S0_BOOL)
        return s0_fail(err, S0_EINPUT, member->value->at, "\"%s\" of \"%s\" is %s, not yes or no",
                       member->key, entry->name, s0_kind_name(member->value->kind));
    *out = member->value->as.truth;
    return S0_OK;
}

static s0_code set(s0_vocabulary *vocabulary, s0_entry *entry, const s0_member *member,
                   s0_error *err)
{
    const s0_value *value = member->value;

    if (strcmp(member->key, "type") == 0)
        return s0_vocabulary_type(vocabulary, entry, value, err);
    if (strcmp(member->key, "meaning") == 0)
        return text_of(vocabulary, &entry->meaning, member->key, value, err);
    if (strcmp(member->key, "where") == 0)
        return text_of(vocabulary, &entry->where, member->key, value, err);
    if (strcmp(member->key, "unit") == 0)
        return text_of(vocabulary, &entry->unit, member->key, value, err);
    if (strcmp(member->key, "demanded_by") == 0)
        return text_of(vocabulary, &entry->demanded_by, member->key, value, err);
    if (strcmp(member->key, "sensitivity") == 0) {
        if (!s0_text_same(s0_value_text(value), "personal") &&
            !s0_text_same(s0_value_text(value), "confidential"))
            return s0_fail(err, S0_EINPUT, value->at,
                           "the sensitivity of \"%s\" is not one of personal, confidential",
                           entry->name);
        return text_of(vocabulary, &entry->sensitivity, member->key, value, err);
    }
    if (strcmp(member->key, "empty") == 0) {
        if (!s0_text_same(s0_value_text(value), "none"))
            return s0_fail(err, S0_EINPUT, value->at,
                           "\"empty\" of \"%s\" can only say none: without it empty is unknown",
                           entry->name);
        entry->empty_is_none = true;
    }
    if (strcmp(member->key, "unique") == 0)
        return truth_of(&entry->unique, entry, member, err);
    if (strcmp(member->key, "filled") == 0)
        return truth_of(&entry->filled, entry, member, err);
    return S0_OK;
}

s0_code s0_vocabulary_define(s0_vocabulary *vocabulary, s0_entry *entry, const s0_value *definition,
                             const char *const *allowed, s0_error *err)
{
    size_t count = 0;

    while (allowed[count] != NULL)
        count++;
    if (definition->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, definition->at, "\"%s\" is %s, not a map", entry->name,
                       s0_kind_name(definition->kind));
    for (size_t i = 0; i < definition->as.map.count; i++) {
        const s0_member *member = &definition->as.map.items[i];
        const char *nearest;
        size_t at = 0;
        s0_code rc;

        while (at < count && strcmp(allowed[at], member->key) != 0)
            at++;
        if (at == count) {
            s0_fail(err, S0_EINPUT, member->at, "\"%s\" cannot say \"%s\"", entry->name,
                    member->key);
            if ((nearest = s0_nearest(member->key, allowed, count)) != NULL)
                s0_hint(err, "did you mean \"%s\"?", nearest);
            return S0_EINPUT;
        }
        if ((rc = set(vocabulary, entry, member, err)) != S0_OK)
            return rc;
    }
    if (entry->meaning == NULL)
        return s0_fail(err, S0_EINPUT, definition->at, "\"%s\" has no meaning", entry->name);
    return S0_OK;
}

const char *s0_type_text(s0_arena *arena, const s0_entry *entry)
{
    s0_buf buf = s0_buf_in(arena);

    if (entry->kind == S0_ENTRY_TABLE || entry->kind == S0_ENTRY_OWN_RULE)
        return entry->kind == S0_ENTRY_TABLE ? "table" : "own rule";
    if (entry->type != S0_TYPE_WORD)
        return type_names[entry->type];
    s0_put(&buf, "one of ");
    for (size_t i = 0; i < entry->word_count; i++) {
        s0_put(&buf, i > 0 ? ", " : "");
        s0_put(&buf, entry->words[i]);
    }
    return s0_buf_text(&buf);
}
