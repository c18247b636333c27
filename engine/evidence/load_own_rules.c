/* load_own_rules.c - what the organization demands of itself: each own rule with all
 * the fields there are, those it does not state being none. */
#include <string.h>
#include <strings.h>

#include "evidence/load.h"
#include "evidence/vocabulary_parts.h"

/* `every` and `within` by class: a map whose values are durations or none. */
static void check_classes(s0_load *load, const s0_entry *entry, const s0_value *map)
{
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_value *value = map->as.map.items[i].value;
        s0_duration length;

        if (value->kind == S0_LIST || value->kind == S0_MAP || value->kind == S0_NULL)
            s0_load_fault(load, value->at, "%s of \"%s\" is %s, not a duration", entry->name,
                          map->as.map.items[i].key, s0_kind_name(value->kind));
        else if (strcasecmp(value->raw, "none") != 0 &&
                 !s0_duration_read(value->raw, value->size, &length))
            s0_load_misfit(load, value->at, entry->name, value->raw, value->size,
                           "is not a duration (14 days)");
    }
}

/* `of` and `except`: equal values, a list for one of several. */
static void check_condition(s0_load *load, const s0_entry *entry, const s0_value *map)
{
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        const s0_value *value = member->value;

        if (value->kind == S0_MAP || value->kind == S0_NULL)
            s0_load_fault(load, value->at, "\"%s\" in %s is %s, not a value or a list of values",
                          member->key, entry->name, s0_kind_name(value->kind));
        for (size_t k = 0; value->kind == S0_LIST && k < value->as.list.count; k++) {
            const s0_value *item = value->as.list.items[k];

            if (item->raw == NULL || item->kind == S0_NULL)
                s0_load_fault(load, item->at, "an item of \"%s\" in %s is %s, not a value",
                              member->key, entry->name, s0_kind_name(item->kind));
        }
    }
}

static bool read_field(s0_load *load, const s0_input *input, s0_fact *fact, const s0_value *value)
{
    const char *field = strrchr(fact->name, '.') + 1;
    s0_entry other = *fact->entry;

    fact->at = value->at;
    if (value->kind == S0_MAP && (strcmp(field, "every") == 0 || strcmp(field, "within") == 0)) {
        check_classes(load, fact->entry, value);
        other.type = S0_TYPE_MAP;
    } else if (value->kind == S0_MAP && other.type == S0_TYPE_MAP) {
        check_condition(load, fact->entry, value);
    } else if (other.type == S0_TYPE_SHARE && (value->kind == S0_INT || value->kind == S0_REAL)) {
        other.type = S0_TYPE_NUMBER; /* "95 %" or a number */
    }
    return s0_load_fact_cell(load, input, &fact->cell, &other, value);
}

static s0_fact *field_of(s0_fact *fields, const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return &fields[i];
    return NULL;
}

/* All fields of a stated rule, none at first. */
static bool make_fields(s0_load *load, s0_input *input, s0_own_rule *rule, const s0_member *member,
                        s0_fact **out)
{
    size_t count;
    const char *const *names = s0_vocabulary_own_fields(load->vocabulary, &count);
    s0_fact *fields = s0_alloc_n(load->arena, count, sizeof *fields);

    if (fields == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        fields[i].name = s0_textf(load->arena, "own_rules.%s.%s", rule->name, names[i]);
        if (fields[i].name == NULL)
            return false;
        fields[i].entry = s0_vocabulary_get(load->vocabulary, fields[i].name);
        fields[i].cell = s0_cell_none();
        fields[i].cell.type = fields[i].entry->type;
        fields[i].at = member->at;
        fields[i].file = input->file;
    }
    rule->fields = *out = fields;
    return s0_list_push(load, &load->own_rules, rule);
}

static bool read_rule(s0_load *load, s0_input *input, s0_own_rule *rule, const s0_member *member)
{
    const s0_value *value = member->value;
    s0_fact *fields;
    size_t count;
    const char *const *names = s0_vocabulary_own_fields(load->vocabulary, &count);

    if (!make_fields(load, input, rule, member, &fields))
        return false;
    if (value->kind == S0_TEXT && strcasecmp(value->raw, "none") == 0) {
        rule->none = true;
        return true;
    }
    if (value->kind != S0_MAP) {
        s0_load_fault(load, value->at, "the own rule \"%s\" is %s, neither a map nor none",
                      rule->name, s0_kind_name(value->kind));
        return true;
    }
    for (size_t i = 0; i < value->as.map.count; i++) {
        const s0_member *given = &value->as.map.items[i];
        s0_fact *field = field_of(fields, names, count, given->key);

        if (field == NULL)
            s0_load_near(s0_load_fault(load, given->at, "an own rule has no \"%s\"", given->key),
                         s0_nearest(given->key, names, count));
        else if (!read_field(load, input, field, given->value) ||
                 !s0_list_push(load, &load->facts, field))
            return false;
    }
    return true;
}

/* The rule itself as a fact: none, or the map as it stands. */
static bool add_fact(s0_load *load, const s0_input *input, const char *name, const s0_entry *entry,
                     const s0_member *member, bool none)
{
    s0_fact *fact = s0_alloc(load->arena, sizeof *fact);

    if (fact == NULL)
        return false;
    *fact = (s0_fact){.name = name, .entry = entry, .at = member->at, .file = input->file};
    fact->cell.state = none ? S0_NONE : S0_GIVEN;
    fact->cell.type = S0_TYPE_MAP;
    fact->cell.as.map = member->value;
    return s0_list_push(load, &load->facts, fact);
}

static bool load_rule(s0_load *load, s0_input *input, const s0_member *member)
{
    const char *name = s0_textf(load->arena, "own_rules.%s", member->key);
    s0_own_rule *rule = s0_alloc(load->arena, sizeof *rule);
    const s0_entry *entry;
    s0_given *given;
    bool taken;

    if (name == NULL || rule == NULL)
        return false;
    if (!s0_load_give(load, input, name, false, member->at, &given, &taken))
        return false;
    if (taken)
        return true;
    if ((entry = s0_vocabulary_get(load->vocabulary, name)) == NULL ||
        entry->kind != S0_ENTRY_OWN_RULE)
        return s0_load_spare(load, input, name, member->at, S0_ENTRY_OWN_RULE) &&
               add_fact(load, input, name, NULL, member, false);
    input->known = true;
    rule->name = member->key;
    return read_rule(load, input, rule, member) &&
           add_fact(load, input, name, entry, member, rule->none);
}

bool s0_load_own_rules(s0_load *load, s0_input *input, const s0_value *rules)
{
    if (rules->kind == S0_NULL) /* a heading under which nothing is stated yet */
        return true;
    if (rules->kind != S0_MAP) {
        s0_load_fault(load, rules->at, "own_rules is %s, not a map", s0_kind_name(rules->kind));
        return true;
    }
    for (size_t i = 0; i < rules->as.map.count; i++) {
        const s0_member *member = &rules->as.map.items[i];

        if (!s0_is_name(member->key))
            s0_load_fault(load, member->at, "\"%s\" cannot be the name of an own rule",
                          member->key);
        else if (!load_rule(load, input, member))
            return false;
    }
    return true;
}
