/* identity.c - a finding is its rule: the same one under a former id, as a part of another,
 * and merged into another. */
#include <string.h>

#include "diff/diff_parts.h"

const char *s0_present_id(const s0_cycle *cycle, const char *id)
{
    for (size_t i = 0; i < cycle->outcome_count; i++) {
        const s0_tested *t = &cycle->outcomes[i];

        for (size_t f = 0; f < t->formerly_count; f++)
            if (strcmp(t->formerly[f], id) == 0)
                return t->rule;
    }
    return id;
}

static const s0_finding *among(const s0_finding *list, size_t count, const s0_cycle *now,
                               const char *id)
{
    for (size_t i = 0; i < count; i++) {
        const s0_finding *part;

        if (strcmp(s0_present_id(now, list[i].identity), id) == 0)
            return &list[i];
        if ((part = among(list[i].parts, list[i].part_count, now, id)) != NULL ||
            (part = among(list[i].merged, list[i].merged_count, now, id)) != NULL)
            return part;
    }
    return NULL;
}

const s0_finding *s0_same_finding(const s0_cycle *cycle, const s0_cycle *now, const char *id)
{
    return among(cycle->findings, cycle->finding_list_count, now, id);
}

const s0_finding *s0_group_of(const s0_cycle *cycle, const s0_finding *part)
{
    for (size_t i = 0; part != NULL && i < cycle->finding_list_count; i++)
        for (size_t p = 0; p < cycle->findings[i].part_count; p++)
            if (&cycle->findings[i].parts[p] == part)
                return &cycle->findings[i];
    return NULL;
}
