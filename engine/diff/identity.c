/* identity.c - a finding is its rule: the same one under a former id. */
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

const s0_finding *s0_same_finding(const s0_cycle *cycle, const s0_cycle *now, const char *id)
{
    for (size_t i = 0; i < cycle->finding_list_count; i++)
        if (strcmp(s0_present_id(now, cycle->findings[i].identity), id) == 0)
            return &cycle->findings[i];
    return NULL;
}
