/* example_check.c - an example that says something the audit would never read proves
 * nothing: unknown keys, tables, columns and facts are faults of the example. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "bench/example.h"
#include "bench/expect.h"

typedef struct checking {
    s0_arena *arena;
    const s0_vocabulary *vocabulary;
    s0_error *err;
} checking;

static s0_code unknown(const checking *c, const char *what, const char *name, const char *nearest)
{
    s0_fail(c->err, S0_EINPUT, (s0_mark){0}, "%s \"%s\"", what, name);
    if (nearest != NULL)
        s0_hint(c->err, "did you mean \"%s\"?", nearest);
    return S0_EINPUT;
}

static s0_code check_keys(const checking *c, const s0_value *map, const char *what,
                          const char *const *names, size_t count)
{
    for (size_t i = 0; i < map->as.map.count; i++) {
        const char *key = map->as.map.items[i].key;
        size_t at = 0;

        while (at < count && strcmp(names[at], key) != 0)
            at++;
        if (at == count)
            return unknown(c, what, key, s0_nearest(key, names, count));
    }
    return S0_OK;
}

static s0_code is_map(const checking *c, const char *what, const s0_value *value)
{
    return value->kind == S0_MAP ? S0_OK
                                 : s0_fail(c->err, S0_EINPUT, (s0_mark){0}, "%s is %s, not fields",
                                           what, s0_kind_name(value->kind));
}

/* A row's names; maps inside it are columns with dots. */
static s0_code check_row(const checking *c, const char *prefix, const s0_value *row)
{
    for (size_t i = 0; i < row->as.map.count; i++) {
        const s0_member *member = &row->as.map.items[i];
        const char *name = s0_textf(c->arena, "%s.%s", prefix, member->key);
        const s0_entry *entry = name != NULL ? s0_vocabulary_get(c->vocabulary, name) : NULL;
        s0_code rc;

        if (name == NULL)
            return s0_fail_memory(c->err);
        if (entry != NULL && entry->kind == S0_ENTRY_COLUMN)
            continue;
        if (member->value->kind != S0_MAP || member->value->as.map.count == 0)
            return unknown(c, "the vocabulary has no column", name,
                           s0_vocabulary_nearest(c->vocabulary, name, S0_ENTRY_COLUMN));
        if ((rc = check_row(c, name, member->value)) != S0_OK)
            return rc;
    }
    return S0_OK;
}

static s0_code check_records(const checking *c, const s0_value *records)
{
    for (size_t i = 0; i < records->as.map.count; i++) {
        const s0_member *member = &records->as.map.items[i];
        const s0_entry *entry = s0_vocabulary_get(c->vocabulary, member->key);
        const s0_value *rows = member->value;

        if (entry == NULL || entry->kind != S0_ENTRY_TABLE)
            return unknown(c, "the vocabulary has no table", member->key,
                           s0_vocabulary_nearest(c->vocabulary, member->key, S0_ENTRY_TABLE));
        if (rows->kind == S0_MAP && rows->as.map.count == 0)
            continue;
        if (rows->kind != S0_LIST)
            return s0_fail(c->err, S0_EINPUT, (s0_mark){0}, "records.%s is %s, not a list of rows",
                           member->key, s0_kind_name(rows->kind));
        for (size_t r = 0; r < rows->as.list.count; r++) {
            s0_code rc = is_map(c, "a row of records", rows->as.list.items[r]);

            if (rc == S0_OK)
                rc = check_row(c, member->key, rows->as.list.items[r]);
            if (rc != S0_OK)
                return rc;
        }
    }
    return S0_OK;
}

static bool is_table(const checking *c, const char *name)
{
    const s0_entry *entry = s0_vocabulary_get(c->vocabulary, name);

    return entry != NULL && entry->kind == S0_ENTRY_TABLE;
}

/* Facts by their dotted path, down to the first name that the vocabulary knows. */
static s0_code check_facts(const checking *c, const char *prefix, const s0_value *map)
{
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        const char *name =
            prefix[0] != '\0' ? s0_textf(c->arena, "%s.%s", prefix, member->key) : member->key;
        const s0_entry *entry = name != NULL ? s0_vocabulary_get(c->vocabulary, name) : NULL;
        bool inner = member->value->kind == S0_MAP;
        s0_code rc;

        if (name == NULL)
            return s0_fail_memory(c->err);
        if (member->value->kind == S0_LIST && is_table(c, member->key))
            continue; /* organization.yaml may give tables: its reader checks them */
        if (entry != NULL &&
            (entry->kind == S0_ENTRY_FACT || (entry->kind == S0_ENTRY_OWN_RULE && !inner)))
            continue;
        if (!inner || (member->value->as.map.count == 0 && entry == NULL))
            return unknown(c, "the vocabulary has no fact", name,
                           s0_vocabulary_nearest(c->vocabulary, name, -1));
        if ((rc = check_facts(c, name, member->value)) != S0_OK)
            return rc;
    }
    return S0_OK;
}

static s0_code check_not_given(const checking *c, const s0_value *map)
{
    static const char *const words[] = {"does not exist", "not accessible", "not asked yet"};

    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        const char *word = s0_value_text(member->value);

        if (s0_vocabulary_get(c->vocabulary, member->key) == NULL)
            return unknown(c, "the vocabulary does not know", member->key,
                           s0_vocabulary_nearest(c->vocabulary, member->key, -1));
        if (word == NULL || (strcmp(word, words[0]) != 0 && strcmp(word, words[1]) != 0 &&
                             strcmp(word, words[2]) != 0))
            return s0_fail(c->err, S0_EINPUT, (s0_mark){0},
                           "not_given.%s is none of: does not exist, not accessible, "
                           "not asked yet",
                           member->key);
    }
    return S0_OK;
}

static s0_code check_given(const checking *c, const s0_value *given)
{
    static const char *const names[] = {"date",   "facts",   "not_given", "own_rules",
                                        "period", "profile", "records"};
    static const struct {
        const char *key, *prefix;
    } facts[] = {{"profile", "profile"}, {"facts", ""}, {"own_rules", "own_rules"}};
    const s0_value *records = s0_value_get(given, "records");
    const s0_value *not_given = s0_value_get(given, "not_given");
    s0_code rc = is_map(c, "given", given);

    if (rc == S0_OK)
        rc = check_keys(c, given, "given does not know", names, sizeof names / sizeof *names);
    for (size_t i = 0; rc == S0_OK && i < sizeof facts / sizeof *facts; i++) {
        const s0_value *map = s0_value_get(given, facts[i].key);

        if (map == NULL || (rc = is_map(c, facts[i].key, map)) != S0_OK)
            continue;
        rc = check_facts(c, facts[i].prefix, map);
    }
    if (rc == S0_OK && records != NULL && (rc = is_map(c, "records", records)) == S0_OK)
        rc = check_records(c, records);
    if (rc == S0_OK && not_given != NULL && (rc = is_map(c, "not_given", not_given)) == S0_OK)
        rc = check_not_given(c, not_given);
    return rc;
}

/* An example gives values or names a folder; what it says of the grading is checked as part of the
 * plan that is made of it. */
static s0_code check_source(const checking *c, const s0_value *example, const s0_value *given)
{
    const s0_value *folder = s0_value_get(example, "folder");

    if (folder == NULL && given == NULL)
        return s0_fail(c->err, S0_EINPUT, (s0_mark){0}, "the example says no \"given\"");
    if (folder != NULL && given != NULL)
        return s0_fail(c->err, S0_EINPUT, (s0_mark){0},
                       "the example says both \"given\" and \"folder\"");
    if (folder != NULL && s0_value_text(folder) == NULL)
        return s0_fail(c->err, S0_EINPUT, (s0_mark){0}, "folder is %s, not the name of a folder",
                       s0_kind_name(folder->kind));
    return S0_OK;
}

s0_code s0_example_check(s0_arena *arena, const s0_value *example, const s0_vocabulary *vocabulary,
                         s0_error *err)
{
    static const char *const names[] = {"class", "exceptions", "expect",  "folder",
                                        "given", "grading",    "numbers", "text"};
    const checking c = {arena, vocabulary, err};
    const s0_value *given = s0_value_get(example, "given");
    s0_code rc =
        check_keys(&c, example, "an example does not know", names, sizeof names / sizeof *names);

    if (rc != S0_OK)
        return rc;
    if ((rc = check_source(&c, example, given)) != S0_OK ||
        (given != NULL && (rc = check_given(&c, given)) != S0_OK))
        return rc;
    return s0_expect_check(example, err);
}
