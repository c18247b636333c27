/* collide.c - an own rule with a built-in one's id stands in for it. Two rules of one
 * origin with one id, and former ids that others bear, are faults of those who claim them:
 * a finding's identity must lead to one rule. */
#include "rule/collide.h"

#include <string.h>

#include "base/map.h"
#include "base/sort.h"
#include "base/text.h"
#include "rule/place.h"

static void blame(s0_rule *rule, const char *key, const char *id, const char *what,
                  const s0_rule *other)
{
    if (rule->faulty)
        return;
    rule->faulty = true;
    s0_fail(&rule->fault, S0_ERULE, s0_rule_place(rule->source, key, id), "%s \"%s\" %s %s", key,
            id, what, other->source->path);
    s0_hint(&rule->fault, strcmp(key, "id") == 0
                              ? "an id is for ever: give the newer of the two another one"
                              : "a former id leads to one rule: take it out where it is wrong");
}

/* Two rules of one origin with one id: both are at fault, and only the first keeps the id. */
static void clash_of_ids(s0_rule *first, s0_rule *second)
{
    const char *id = first->id;

    blame(first, "id", id, "is also that of", second);
    blame(second, "id", id, "is also that of", first);
    second->id = second->source->path;
}

typedef struct active { /* rules that are not stood in for */
    s0_rule **items;
    size_t count;
} active;

/* Whose id it is now: an own rule's before the built-in one's. */
static s0_code sort_out_ids(s0_rules *out, active *left, s0_arena *arena, s0_rule *const *all,
                            size_t count, s0_error *err)
{
    const s0_rule **replaced = s0_alloc_n(arena, count, sizeof *replaced);
    size_t i = 0;

    left->items = s0_alloc_n(arena, count, sizeof *left->items);
    if (left->items == NULL || replaced == NULL)
        return s0_fail_memory(err);
    out->replaced = replaced;
    while (i < count) {
        s0_rule *rule = all[i];
        size_t next = i + 1;

        while (next < count && strcmp(all[next]->id, rule->id) == 0 &&
               all[next]->built_in == rule->built_in)
            clash_of_ids(rule, all[next++]);
        if (rule->built_in && next < count && strcmp(all[next]->id, rule->id) == 0) {
            all[next]->replaces = true;
            replaced[out->replaced_count++] = rule;
        } else {
            left->items[left->count++] = rule;
        }
        for (i++; i < next; i++)
            left->items[left->count++] = all[i];
    }
    return S0_OK;
}

static s0_code sort_out_former_ids(const active *rules, s0_arena *arena, s0_error *err)
{
    s0_map *ids = s0_map_new(arena, rules->count), *former = s0_map_new(arena, 16);

    if (ids == NULL || former == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < rules->count; i++)
        if (!s0_map_set(ids, rules->items[i]->id, i))
            return s0_fail_memory(err);
    for (size_t i = 0; i < rules->count; i++) {
        s0_rule *rule = rules->items[i];

        for (size_t k = 0; k < rule->formerly_count; k++) {
            const char *id = rule->formerly[k];
            uint64_t at;

            if (s0_map_get(ids, id, &at)) {
                blame(rule, "formerly", id, "is the id of", rules->items[at]);
            } else if (s0_map_get(former, id, &at)) {
                blame(rule, "formerly", id, "is also claimed by", rules->items[at]);
                blame(rules->items[at], "formerly", id, "is also claimed by", rule);
            } else if (!s0_map_set(former, id, i)) {
                return s0_fail_memory(err);
            }
        }
    }
    return S0_OK;
}

static bool id_before(void *context, uint32_t a, uint32_t b)
{
    s0_rule *const *items = context;
    int order = s0_text_natural(items[a]->id, items[b]->id);

    return order != 0 ? order < 0 : strcmp(items[a]->id, items[b]->id) < 0;
}

/* In the order of ids once more: a clash may have taken some away. */
static s0_code take_items(s0_rules *out, active *rules, s0_arena *arena, s0_error *err)
{
    uint32_t *order = s0_alloc_n(arena, 2 * rules->count, sizeof *order);
    const s0_rule **items = s0_alloc_n(arena, rules->count, sizeof *items);

    if (order == NULL || items == NULL)
        return s0_fail_memory(err);
    s0_sort_order(order, order + rules->count, rules->count, id_before, rules->items);
    for (size_t i = 0; i < rules->count; i++)
        items[i] = rules->items[order[i]];
    out->items = items;
    out->count = rules->count;
    return S0_OK;
}

s0_code s0_rules_collide(s0_rules *out, s0_arena *arena, s0_rule *const *all, size_t count,
                         s0_error *err)
{
    active rules = {0};
    s0_code rc;

    if ((rc = sort_out_ids(out, &rules, arena, all, count, err)) != S0_OK ||
        (rc = sort_out_former_ids(&rules, arena, err)) != S0_OK)
        return rc;
    return take_items(out, &rules, arena, err);
}
