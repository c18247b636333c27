/* vocabulary_load.c - catalog/vocabulary.yaml into entries. A fault in it ends the
 * reading: the file belongs to the program, not to a workspace. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "data/yaml.h"
#include "evidence/vocabulary_parts.h"

static const char *const table_keys[] = {"meaning", "where",       "sensitivity", "key",
                                         "unique",  "demanded_by", "columns",     NULL};
static const char *const column_keys[] = {"type",  "meaning",     "empty",  "unit",
                                          "where", "sensitivity", "filled", NULL};
static const char *const fact_keys[] = {"type",  "meaning",     "empty",       "unit",
                                        "where", "sensitivity", "demanded_by", NULL};
static const char *const own_rule_keys[] = {"meaning", "where", "fields", NULL};

/* Refuse anything but the `count` keys of `allowed` in a map. */
static s0_code check_keys(const s0_value *map, const char *what, const char *const *allowed,
                          size_t count, s0_error *err)
{
    if (map->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, map->at, "%s is %s, not a map", what,
                       s0_kind_name(map->kind));
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        const char *nearest;
        size_t at = 0;

        while (at < count && strcmp(allowed[at], member->key) != 0)
            at++;
        if (at < count)
            continue;
        s0_fail(err, S0_EINPUT, member->at, "%s cannot say \"%s\"", what, member->key);
        if ((nearest = s0_nearest(member->key, allowed, count)) != NULL)
            s0_hint(err, "did you mean \"%s\"?", nearest);
        return S0_EINPUT;
    }
    return S0_OK;
}

/* A new entry called `prefix``name`, when that is a name nobody has. */
static s0_code start(s0_vocabulary *vocabulary, s0_entry **out, s0_entry_kind kind,
                     const char *prefix, const s0_member *member, s0_error *err)
{
    s0_entry *entry = s0_alloc(vocabulary->arena, sizeof *entry);

    if (entry == NULL ||
        (entry->name = s0_textf(vocabulary->arena, "%s%s", prefix, member->key)) == NULL)
        return s0_fail_memory(err);
    if (!s0_is_dotted_name(member->key) || (kind == S0_ENTRY_TABLE && !s0_is_name(member->key)))
        return s0_fail(err, S0_EINPUT, member->at, "\"%s\" is not a name", member->key);
    if (s0_vocabulary_get(vocabulary, entry->name) != NULL)
        return s0_fail(err, S0_EINPUT, member->at, "\"%s\" is defined twice", entry->name);
    entry->kind = kind;
    *out = entry;
    return S0_OK;
}

/* The names of a list that `known` (a map) has as keys too. */
static s0_code names_of(s0_vocabulary *vocabulary, s0_entry *entry, const s0_value *list,
                        const s0_value *known, const char *what, s0_error *err)
{
    const char **names;

    if (list == NULL)
        return S0_OK;
    if (list->kind != S0_LIST)
        return s0_fail(err, S0_EINPUT, list->at, "the %ss of \"%s\" are %s, not a list", what,
                       entry->name, s0_kind_name(list->kind));
    if ((names = s0_alloc_n(vocabulary->arena, list->as.list.count, sizeof *names)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < list->as.list.count; i++) {
        const s0_value *item = list->as.list.items[i];

        if (s0_value_text(item) == NULL || s0_value_get(known, item->raw) == NULL)
            return s0_fail(err, S0_EINPUT, item->at, "a %s of \"%s\" is not defined", what,
                           entry->name);
        if ((names[i] = s0_text_dup(vocabulary->arena, item->raw)) == NULL)
            return s0_fail_memory(err);
    }
    entry->key = names;
    entry->key_count = list->as.list.count;
    return S0_OK;
}

static s0_code load_columns(s0_vocabulary *vocabulary, const s0_entry *table,
                            const s0_value *columns, s0_error *err)
{
    const char *prefix = s0_textf(vocabulary->arena, "%s.", table->name);
    s0_code rc = S0_OK;

    if (prefix == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < columns->as.map.count; i++) {
        const s0_member *member = &columns->as.map.items[i];
        s0_entry *entry = NULL;

        if ((rc = start(vocabulary, &entry, S0_ENTRY_COLUMN, prefix, member, err)) != S0_OK ||
            (rc = s0_vocabulary_define(vocabulary, entry, member->value, column_keys, err)) !=
                S0_OK)
            return rc;
        if (s0_value_get(member->value, "type") == NULL)
            return s0_fail(err, S0_EINPUT, member->at, "\"%s\" has no type", entry->name);
        if (entry->type == S0_TYPE_TEXTS || entry->type == S0_TYPE_MAP)
            return s0_fail(err, S0_EINPUT, member->at,
                           "\"%s\" is a column: only a fact can be texts or a map", entry->name);
        rc = s0_vocabulary_add(vocabulary, entry, err);
    }
    return rc;
}

static s0_code load_table(s0_vocabulary *vocabulary, const s0_member *member, s0_error *err)
{
    const s0_value *columns = s0_value_get(member->value, "columns");
    s0_entry *entry = NULL;
    s0_code rc = start(vocabulary, &entry, S0_ENTRY_TABLE, "", member, err);

    if (rc != S0_OK)
        return rc;
    if (strcmp(member->key, "profile") == 0 || strcmp(member->key, "own_rules") == 0)
        return s0_fail(err, S0_EINPUT, member->at, "\"%s\" cannot be a table", member->key);
    if ((rc = s0_vocabulary_define(vocabulary, entry, member->value, table_keys, err)) != S0_OK)
        return rc;
    if (columns == NULL || columns->kind != S0_MAP || columns->as.map.count == 0)
        return s0_fail(err, S0_EINPUT, member->at, "the table \"%s\" has no columns", member->key);
    if ((rc = names_of(vocabulary, entry, s0_value_get(member->value, "key"), columns, "key column",
                       err)) != S0_OK)
        return rc;
    if (entry->unique && entry->key_count == 0)
        return s0_fail(err, S0_EINPUT, member->at, "the table \"%s\" is unique, but has no key",
                       member->key);
    if ((rc = s0_vocabulary_add(vocabulary, entry, err)) != S0_OK)
        return rc;
    return load_columns(vocabulary, entry, columns, err);
}

static s0_code load_fact(s0_vocabulary *vocabulary, const s0_member *member, s0_error *err)
{
    s0_entry *entry = NULL;
    s0_code rc = start(vocabulary, &entry, S0_ENTRY_FACT, "", member, err);

    if (rc != S0_OK ||
        (rc = s0_vocabulary_define(vocabulary, entry, member->value, fact_keys, err)) != S0_OK)
        return rc;
    if (s0_starts_with(member->key, "own_rules."))
        return s0_fail(err, S0_EINPUT, member->at, "\"%s\" belongs under own_rules", member->key);
    if (s0_value_get(member->value, "type") == NULL)
        return s0_fail(err, S0_EINPUT, member->at, "\"%s\" has no type", member->key);
    return s0_vocabulary_add(vocabulary, entry, err);
}

static int by_name(const void *a, const void *b)
{
    return strcmp((*(const s0_entry *const *)a)->name, (*(const s0_entry *const *)b)->name);
}

/* The fields of own rules: templates from which each rule's entries are made. */
static s0_code load_fields(s0_vocabulary *vocabulary, const s0_value *fields, s0_error *err)
{
    size_t count = fields->as.map.count;
    s0_code rc;

    vocabulary->fields = s0_alloc_n(vocabulary->arena, count, sizeof *vocabulary->fields);
    vocabulary->field_names = s0_alloc_n(vocabulary->arena, count, sizeof *vocabulary->field_names);
    if (vocabulary->fields == NULL || vocabulary->field_names == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const s0_member *member = &fields->as.map.items[i];
        s0_entry *entry = NULL;

        if (!s0_is_name(member->key))
            return s0_fail(err, S0_EINPUT, member->at, "\"%s\" is not a name", member->key);
        if ((rc = start(vocabulary, &entry, S0_ENTRY_FACT, "", member, err)) != S0_OK ||
            (rc = s0_vocabulary_define(vocabulary, entry, member->value, fact_keys, err)) != S0_OK)
            return rc;
        if (s0_value_get(member->value, "type") == NULL)
            return s0_fail(err, S0_EINPUT, member->at, "\"%s\" has no type", member->key);
        vocabulary->fields[i] = entry;
    }
    qsort(vocabulary->fields, count, sizeof *vocabulary->fields, by_name);
    for (size_t i = 0; i < count; i++)
        vocabulary->field_names[i] = vocabulary->fields[i]->name;
    vocabulary->field_count = count;
    return S0_OK;
}

static s0_code load_own_rules(s0_vocabulary *vocabulary, const s0_value *own, s0_error *err)
{
    static const char *const keys[] = {"fields", "rules"};
    const s0_value *fields = s0_value_get(own, "fields"), *rules = s0_value_get(own, "rules");
    s0_code rc = check_keys(own, "own_rules", keys, 2, err);

    if (rc != S0_OK)
        return rc;
    if (fields == NULL || fields->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, own->at, "own_rules has no map of fields");
    if ((rc = load_fields(vocabulary, fields, err)) != S0_OK || rules == NULL)
        return rc;
    if (rules->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, rules->at, "the rules of own_rules are %s, not a map",
                       s0_kind_name(rules->kind));
    for (size_t i = 0; rc == S0_OK && i < rules->as.map.count; i++) {
        const s0_member *member = &rules->as.map.items[i];
        s0_entry *entry = NULL;

        if ((rc = start(vocabulary, &entry, S0_ENTRY_OWN_RULE, "own_rules.", member, err)) !=
                S0_OK ||
            (rc = s0_vocabulary_define(vocabulary, entry, member->value, own_rule_keys, err)) !=
                S0_OK ||
            (rc = names_of(vocabulary, entry, s0_value_get(member->value, "fields"), fields,
                           "field", err)) != S0_OK)
            return rc;
        entry->type = S0_TYPE_MAP;
        rc = s0_vocabulary_add_own_rule(vocabulary, entry, err);
    }
    return rc;
}

/* Each member of the map `name` of `root` through `load`. */
static s0_code load_part(s0_vocabulary *vocabulary, const s0_value *root, const char *name,
                         s0_code (*load)(s0_vocabulary *, const s0_member *, s0_error *),
                         s0_error *err)
{
    const s0_value *part = s0_value_get(root, name);
    s0_code rc = S0_OK;

    if (part == NULL)
        return S0_OK;
    if (part->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, part->at, "%s is %s, not a map", name,
                       s0_kind_name(part->kind));
    for (size_t i = 0; rc == S0_OK && i < part->as.map.count; i++)
        rc = load(vocabulary, &part->as.map.items[i], err);
    return rc;
}

s0_code s0_vocabulary_load(s0_vocabulary **out, s0_arena *arena, const s0_bundle *bundle,
                           s0_error *err)
{
    static const char *const keys[] = {"vocabulary", "tables", "facts", "own_rules"};
    const s0_source *source = s0_bundle_get(bundle, "catalog/vocabulary.yaml");
    s0_vocabulary *vocabulary = s0_vocabulary_new(arena);
    const s0_value *root = NULL, *version, *own;
    s0_code rc;

    if (vocabulary == NULL)
        return s0_fail_memory(err);
    if (source == NULL)
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "there is no catalog/vocabulary.yaml");
    if ((rc = s0_yaml_read(&root, arena, source, err)) != S0_OK ||
        (rc = check_keys(root, "the vocabulary", keys, 4, err)) != S0_OK)
        return rc;
    version = s0_value_get(root, "vocabulary");
    if (version == NULL || version->kind != S0_INT || version->as.integer != 1)
        return s0_fail(err, S0_EINPUT, version != NULL ? version->at : root->at,
                       "the vocabulary does not say \"vocabulary: 1\"");
    if ((rc = load_part(vocabulary, root, "tables", load_table, err)) != S0_OK ||
        (rc = load_part(vocabulary, root, "facts", load_fact, err)) != S0_OK)
        return rc;
    own = s0_value_get(root, "own_rules");
    if (own != NULL && (rc = load_own_rules(vocabulary, own, err)) != S0_OK)
        return rc;
    *out = vocabulary;
    return S0_OK;
}
