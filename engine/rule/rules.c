/* rules.c - finding a rule by the names it has or had. */
#include "base/text.h"
#include "rule/rule.h"

const s0_rule *s0_rules_get(const s0_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->count; i++)
        if (s0_text_same(rules->items[i]->id, id))
            return rules->items[i];
    for (size_t i = 0; i < rules->count; i++)
        for (size_t k = 0; k < rules->items[i]->formerly_count; k++)
            if (s0_text_same(rules->items[i]->formerly[k], id))
                return rules->items[i];
    return NULL;
}

const char *s0_rules_nearest(const s0_rules *rules, const char *id)
{
    const char *best = NULL;

    /* One candidate at a time would find the nearest to the word, not of all; two do. */
    for (size_t i = 0; i < rules->count; i++) {
        const char *pair[2] = {best, rules->items[i]->id};

        best = best == NULL ? s0_nearest(id, &pair[1], 1) : s0_nearest(id, pair, 2);
    }
    return best;
}
