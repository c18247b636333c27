/* vocabulary_extend.c - definitions that custom rules bring along.
 *
 *   "badges.returned_on" = { "date", "Day the badge came back", empty = "none" }
 *
 * arrives as a list [type, meaning], or as a map in which the list's places are the
 * keys "1" and "2". A name of two parts is a column, "profile.…" and names with
 * `fact = true` are facts, "own_rules.x" is an own rule (its one place is the
 * meaning). A column of a table nobody knows makes the table. */
#include <string.h>

#include "base/text.h"
#include "evidence/vocabulary_parts.h"

static const char *const definition_keys[] = {"type",        "meaning", "empty", "unit", "where",
                                              "sensitivity", "fact",    "1",     "2"};

#define KEY_COUNT (sizeof definition_keys / sizeof *definition_keys)

/* One part of a definition, by key or by place; NULL when it is not there. */
static const s0_value *part(const s0_value *definition, const char *key, size_t place)
{
    const s0_value *value = s0_value_get(definition, key);

    if (value != NULL || place == 0)
        return value;
    if (definition->kind == S0_LIST)
        return place <= definition->as.list.count ? definition->as.list.items[place - 1] : NULL;
    return s0_value_get(definition, place == 1 ? "1" : "2");
}

static s0_code check_keys(const char *name, const s0_value *definition, s0_error *err)
{
    if (definition->kind == S0_LIST) {
        if (definition->as.list.count > 2)
            return s0_fail(err, S0_EINPUT, definition->at,
                           "the definition of \"%s\" has more than a type and a meaning", name);
        return S0_OK;
    }
    if (definition->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, definition->at, "the definition of \"%s\" is %s", name,
                       s0_kind_name(definition->kind));
    for (size_t i = 0; i < definition->as.map.count; i++) {
        const s0_member *member = &definition->as.map.items[i];
        const char *nearest;
        size_t at = 0;

        while (at < KEY_COUNT && strcmp(definition_keys[at], member->key) != 0)
            at++;
        if (at < KEY_COUNT)
            continue;
        s0_fail(err, S0_EINPUT, member->at, "the definition of \"%s\" cannot say \"%s\"", name,
                member->key);
        if ((nearest = s0_nearest(member->key, definition_keys, KEY_COUNT)) != NULL)
            s0_hint(err, "did you mean \"%s\"?", nearest);
        return S0_EINPUT;
    }
    return S0_OK;
}

/* The text of one part into `*out`, NULL when it is not there. */
static s0_code text_part(s0_vocabulary *vocabulary, const char **out, const s0_entry *entry,
                         const s0_value *value, const char *key, s0_error *err)
{
    if (value == NULL)
        return S0_OK;
    if (s0_value_text(value) == NULL)
        return s0_fail(err, S0_EINPUT, value->at, "the %s of \"%s\" is %s, not text", key,
                       entry->name, s0_kind_name(value->kind));
    if ((*out = s0_text_dup(vocabulary->arena, s0_value_text(value))) == NULL)
        return s0_fail_memory(err);
    return S0_OK;
}

static s0_code read_texts(s0_vocabulary *vocabulary, s0_entry *entry, const s0_value *definition,
                          s0_error *err)
{
    const s0_value *empty = s0_value_get(definition, "empty");
    size_t place = entry->kind == S0_ENTRY_OWN_RULE ? 1 : 2;
    s0_code rc;

    if ((rc = text_part(vocabulary, &entry->meaning, entry, part(definition, "meaning", place),
                        "meaning", err)) != S0_OK ||
        (rc = text_part(vocabulary, &entry->unit, entry, s0_value_get(definition, "unit"), "unit",
                        err)) != S0_OK ||
        (rc = text_part(vocabulary, &entry->where, entry, s0_value_get(definition, "where"),
                        "where", err)) != S0_OK ||
        (rc = text_part(vocabulary, &entry->sensitivity, entry,
                        s0_value_get(definition, "sensitivity"), "sensitivity", err)) != S0_OK)
        return rc;
    if (entry->meaning == NULL || *entry->meaning == '\0')
        return s0_fail(err, S0_EINPUT, definition->at, "the definition of \"%s\" has no meaning",
                       entry->name);
    if (empty != NULL && !s0_text_same(s0_value_text(empty), "none"))
        return s0_fail(err, S0_EINPUT, empty->at, "\"empty\" of \"%s\" can only say none",
                       entry->name);
    entry->empty_is_none = empty != NULL;
    return S0_OK;
}

static bool same_definition(const s0_entry *a, const s0_entry *b)
{
    if (a->kind != b->kind || a->type != b->type || a->empty_is_none != b->empty_is_none ||
        a->word_count != b->word_count)
        return false;
    for (size_t i = 0; i < a->word_count; i++)
        if (strcmp(a->words[i], b->words[i]) != 0)
            return false;
    return true;
}

static bool is_true(const s0_value *value)
{
    return value != NULL && value->kind == S0_BOOL && value->as.truth;
}

/* What kind of entry a name defines; S0_EINPUT for a name that can be none. */
static s0_code kind_of(s0_entry *entry, const s0_value *definition, s0_error *err)
{
    const char *dot = strchr(entry->name, '.');

    if (!s0_is_dotted_name(entry->name))
        return s0_fail(err, S0_EINPUT, definition->at, "\"%s\" is not a name", entry->name);
    entry->kind = S0_ENTRY_COLUMN;
    if (s0_starts_with(entry->name, "own_rules.")) {
        entry->kind = S0_ENTRY_OWN_RULE;
        if (strchr(dot + 1, '.') != NULL)
            return s0_fail(err, S0_EINPUT, definition->at,
                           "\"%s\" is a field: its type is the same in all own rules", entry->name);
    } else if (s0_starts_with(entry->name, "profile.") ||
               is_true(s0_value_get(definition, "fact"))) {
        entry->kind = S0_ENTRY_FACT;
    } else if (dot == NULL) {
        s0_fail(err, S0_EINPUT, definition->at, "\"%s\" is neither a column nor a fact",
                entry->name);
        s0_hint(err, "a column is \"table.column\"; a fact says fact = true");
        return S0_EINPUT;
    }
    return S0_OK;
}

/* The table of a new column, made when nobody knows it. */
static s0_code need_table(s0_vocabulary *vocabulary, const s0_entry *column,
                          const s0_value *definition, const s0_entry **clash, s0_error *err)
{
    const char *dot = strchr(column->name, '.');
    char *name = s0_text_copy(vocabulary->arena, column->name, (size_t)(dot - column->name));
    const s0_entry *known;
    s0_entry *table;

    if (name == NULL)
        return s0_fail_memory(err);
    if ((known = s0_vocabulary_get(vocabulary, name)) != NULL) {
        if (known->kind == S0_ENTRY_TABLE)
            return S0_OK;
        *clash = known->rule != NULL ? known : NULL;
        return s0_fail(err, S0_EINPUT, definition->at, "\"%s\" is not a table", name);
    }
    if ((table = s0_alloc(vocabulary->arena, sizeof *table)) == NULL)
        return s0_fail_memory(err);
    table->kind = S0_ENTRY_TABLE;
    table->name = name;
    table->rule = column->rule;
    table->meaning = s0_textf(vocabulary->arena, "Records that the rule %s asks for",
                              column->rule != NULL ? column->rule : "of one's own");
    if (table->meaning == NULL)
        return s0_fail_memory(err);
    return s0_vocabulary_add(vocabulary, table, err);
}

static s0_code read_type(s0_vocabulary *vocabulary, s0_entry *entry, const s0_value *definition,
                         s0_error *err)
{
    const s0_value *type = part(definition, "type", 1);
    s0_code rc;

    if (entry->kind == S0_ENTRY_OWN_RULE) {
        entry->type = S0_TYPE_MAP;
        return S0_OK;
    }
    if (type == NULL)
        return s0_fail(err, S0_EINPUT, definition->at, "the definition of \"%s\" has no type",
                       entry->name);
    if ((rc = s0_vocabulary_type(vocabulary, entry, type, err)) != S0_OK)
        return rc;
    if (entry->kind == S0_ENTRY_COLUMN &&
        (entry->type == S0_TYPE_TEXTS || entry->type == S0_TYPE_MAP))
        return s0_fail(err, S0_EINPUT, type->at,
                       "\"%s\" is a column: only a fact can be texts or a map", entry->name);
    return S0_OK;
}

s0_code s0_vocabulary_extend(s0_vocabulary *vocabulary, const char *name,
                             const s0_value *definition, const char *rule, const s0_entry **clash,
                             s0_error *err)
{
    s0_entry *entry = s0_alloc(vocabulary->arena, sizeof *entry);
    const s0_entry *known;
    s0_code rc;

    *clash = NULL;
    if (entry == NULL || (entry->name = s0_text_dup(vocabulary->arena, name)) == NULL ||
        (rule != NULL && (entry->rule = s0_text_dup(vocabulary->arena, rule)) == NULL))
        return s0_fail_memory(err);
    if ((rc = kind_of(entry, definition, err)) != S0_OK ||
        (rc = check_keys(name, definition, err)) != S0_OK ||
        (rc = read_type(vocabulary, entry, definition, err)) != S0_OK ||
        (rc = read_texts(vocabulary, entry, definition, err)) != S0_OK)
        return rc;
    if ((known = s0_vocabulary_get(vocabulary, name)) != NULL) {
        if (same_definition(known, entry))
            return S0_OK;
        *clash = known->rule != NULL ? known : NULL;
        return s0_fail(err, S0_EINPUT, definition->at,
                       "\"%s\" is known with another definition: %s", name,
                       known->rule != NULL ? known->rule : "of the built-in vocabulary");
    }
    if (entry->kind == S0_ENTRY_OWN_RULE)
        return s0_vocabulary_add_own_rule(vocabulary, entry, err);
    if (entry->kind == S0_ENTRY_COLUMN &&
        (rc = need_table(vocabulary, entry, definition, clash, err)) != S0_OK)
        return rc;
    return s0_vocabulary_add(vocabulary, entry, err);
}
