/* metadata_names.c - what a rule's metadata says about the vocabulary: the names it reads,
 * the definitions it brings along, the own rule it rests on. */
#include <ctype.h>
#include <string.h>

#include "base/sort.h"
#include "evidence/cell.h"
#include "rule/metadata.h"
#include "rule/place.h"

/* Whether a key of a mixed table is a place of its list part: "1", "2" … */
static bool is_place(const char *key)
{
    for (const char *c = key; *c != '\0'; c++)
        if (!isdigit((unsigned char)*c))
            return false;
    return *key != '\0';
}

static s0_code not_a_name(const s0_rule *rule, const s0_value *item, s0_error *err)
{
    return s0_fail(err, S0_ERULE, s0_rule_place(rule->source, "evidence", NULL),
                   "evidence holds %s, not the name of a table, column or fact",
                   s0_kind_name(item->kind));
}

/* Put the fault of a definition at its line of the rule. */
static s0_code at_rule(const s0_rule *rule, const char *name, s0_error *err)
{
    s0_error told = *err;
    s0_mark at = s0_rule_place(rule->source, name, NULL);

    if (told.code == S0_ENOMEM)
        return S0_ENOMEM;
    s0_fail(err, S0_ERULE, at, "%s", told.message);
    if (told.hint[0] != '\0')
        s0_hint(err, "%s", told.hint);
    return S0_ERULE;
}

bool s0_metadata_defines(const s0_member *part)
{
    return !is_place(part->key);
}

s0_code s0_metadata_define_one(const s0_rule *rule, const s0_member *part,
                               s0_vocabulary *vocabulary, const s0_entry **clash, s0_error *err)
{
    s0_error told = {0};

    if (s0_vocabulary_extend(vocabulary, part->key, part->value, rule->id, clash, &told) == S0_OK)
        return S0_OK;
    *err = told;
    return at_rule(rule, part->key, err);
}

s0_code s0_metadata_define(const s0_rule *rule, const s0_value *value, s0_vocabulary *vocabulary,
                           s0_error *err)
{
    const s0_value *evidence = s0_value_get(value, "evidence");
    const s0_entry *clash;
    s0_code rc = S0_OK;

    if (evidence->kind != S0_MAP)
        return S0_OK;
    for (size_t i = 0; rc == S0_OK && i < evidence->as.map.count; i++)
        if (s0_metadata_defines(&evidence->as.map.items[i]))
            rc = s0_metadata_define_one(rule, &evidence->as.map.items[i], vocabulary, &clash, err);
    return rc;
}

static bool name_before(void *context, uint32_t a, uint32_t b)
{
    const char *const *names = context;

    return strcmp(names[a], names[b]) < 0;
}

static s0_code take_sorted(s0_rule *rule, s0_arena *arena, const char **names, size_t count,
                           s0_error *err)
{
    uint32_t *order = s0_alloc_n(arena, 2 * count, sizeof *order);
    const char **sorted = s0_alloc_n(arena, count, sizeof *sorted);

    if (order == NULL || sorted == NULL)
        return s0_fail_memory(err);
    s0_sort_order(order, order + count, count, name_before, names);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = names[order[i]];
        if (i > 0 && strcmp(sorted[i - 1], sorted[i]) == 0)
            return s0_fail(err, S0_ERULE, s0_rule_place(rule->source, "evidence", sorted[i]),
                           "\"%s\" stands twice in evidence", sorted[i]);
    }
    rule->evidence = sorted;
    rule->evidence_count = count;
    return S0_OK;
}

s0_code s0_metadata_evidence(s0_rule *rule, s0_arena *arena, const s0_value *value, s0_error *err)
{
    const s0_value *evidence = s0_value_get(value, "evidence");
    bool map = evidence->kind == S0_MAP;
    size_t count = map ? evidence->as.map.count : evidence->as.list.count;
    const char **names;

    if (!map && evidence->kind != S0_LIST)
        return s0_fail(err, S0_ERULE, s0_rule_place(rule->source, "evidence", NULL),
                       "evidence is %s, not a list of names", s0_kind_name(evidence->kind));
    if ((names = s0_alloc_n(arena, count, sizeof *names)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const s0_value *item = map ? evidence->as.map.items[i].value : evidence->as.list.items[i];

        names[i] = map && !is_place(evidence->as.map.items[i].key) ? evidence->as.map.items[i].key
                                                                   : s0_value_text(item);
        if (names[i] == NULL)
            return not_a_name(rule, item, err);
    }
    return take_sorted(rule, arena, names, count, err);
}

static s0_code unknown_name(const s0_rule *rule, const s0_vocabulary *vocabulary, const char *key,
                            const char *name, int kind, const char *what, s0_error *err)
{
    const char *near = s0_vocabulary_nearest(vocabulary, name, kind);
    s0_mark at = s0_rule_place(rule->source, key, name);

    s0_fail(err, S0_ERULE, at, "%s \"%s\" is not in the vocabulary", what, name);
    if (near != NULL)
        s0_hint(err, "did you mean \"%s\"?", near);
    else
        s0_hint(err, "a name of one's own carries its definition: [\"%s\"] = { \"date\", \"…\" }",
                name);
    return S0_ERULE;
}

static s0_code resolve_only_if(const s0_rule *rule, s0_arena *arena, const s0_only_if *only_if,
                               const s0_vocabulary *vocabulary, s0_error *err)
{
    const s0_entry *entry = s0_vocabulary_get(vocabulary, only_if->fact);
    s0_cell cell;
    char why[160];
    bool memory = false;

    if (entry == NULL || entry->kind != S0_ENTRY_FACT)
        return unknown_name(rule, vocabulary, only_if->fact, only_if->fact, S0_ENTRY_FACT,
                            "the fact of only_if", err);
    if (s0_cell_read(&cell, arena, entry, only_if->value->raw, only_if->value->size, 0, why,
                     &memory))
        return S0_OK;
    if (memory)
        return s0_fail_memory(err);
    return s0_fail(err, S0_ERULE, s0_rule_place(rule->source, only_if->fact, NULL),
                   "only_if holds \"%s\" against \"%s\", which %s", only_if->fact,
                   only_if->value->raw, why);
}

s0_code s0_metadata_resolve(const s0_rule *rule, s0_arena *arena, const s0_vocabulary *vocabulary,
                            s0_error *err)
{
    const s0_entry *basis;
    s0_code rc;

    for (size_t i = 0; i < rule->evidence_count; i++)
        if (s0_vocabulary_get(vocabulary, rule->evidence[i]) == NULL)
            return unknown_name(rule, vocabulary, "evidence", rule->evidence[i], -1, "the name",
                                err);
    for (size_t i = 0; i < rule->only_if_count; i++)
        if ((rc = resolve_only_if(rule, arena, &rule->only_if[i], vocabulary, err)) != S0_OK)
            return rc;
    if (!s0_starts_with(rule->basis, "own_rules."))
        return S0_OK;
    basis = s0_vocabulary_get(vocabulary, rule->basis);
    if (basis == NULL || basis->kind != S0_ENTRY_OWN_RULE)
        return unknown_name(rule, vocabulary, "basis", rule->basis, S0_ENTRY_OWN_RULE,
                            "the own rule", err);
    return S0_OK;
}
