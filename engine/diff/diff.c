/* diff.c - pairs the findings of two cycles by identity and lets the other files of the room
 * judge each pair; then puts the changes in order. */
#include "diff/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "diff/diff_parts.h"

static int by_state(const void *a, const void *b)
{
    const s0_change *x = a, *y = b;
    int order;

    if (x->state != y->state)
        return x->state < y->state ? -1 : 1;
    order = s0_text_natural(x->requirement, y->requirement);
    return order != 0 ? order : s0_text_compare(x->identity, y->identity);
}

static bool add_change(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                       s0_change *out)
{
    const s0_finding *shown = is != NULL ? is : was;

    *out = (s0_change){.identity = s0_present_id(pair->now, shown->identity),
                       .requirement = shown->requirement,
                       .title = shown->title,
                       .old_number = was != NULL ? was->number : NULL,
                       .new_number = is != NULL ? is->number : NULL,
                       .old_class = was != NULL ? s0_classes[was->class_] : NULL,
                       .new_class = is != NULL ? s0_classes[is->class_] : NULL};
    return s0_judge_change(pair, was, is, out) && s0_compare_instances(pair, was, is, out);
}

static bool compare_findings(const s0_pairing *pair, s0_diff *out)
{
    const s0_cycle *old = pair->old, *now = pair->now;
    s0_change *list =
        s0_alloc_n(pair->arena, old->finding_list_count + now->finding_list_count, sizeof *list);
    size_t n = 0;

    if (list == NULL)
        return false;
    for (size_t i = 0; i < old->finding_list_count; i++) {
        const s0_finding *was = &old->findings[i];
        const s0_finding *is = s0_same_finding(now, now, s0_present_id(now, was->identity));

        if (!add_change(pair, was, is, &list[n++]))
            return false;
    }
    for (size_t i = 0; i < now->finding_list_count; i++) {
        const s0_finding *is = &now->findings[i];

        if (s0_same_finding(old, now, is->identity) == NULL &&
            !add_change(pair, NULL, is, &list[n++]))
            return false;
    }
    qsort(list, n, sizeof *list, by_state);
    out->changes = list;
    out->change_count = n;
    return true;
}

s0_code s0_diff_cycles(s0_diff **out, s0_arena *arena, const s0_cycle *old, const s0_cycle *now,
                       const s0_cycle *const *before, size_t before_count, s0_error *err)
{
    s0_pairing pair = {arena, old, now, before, before_count};
    s0_diff *diff = s0_alloc(arena, sizeof *diff);

    if (diff == NULL)
        return s0_fail_memory(err);
    diff->old_cycle = old->cycle.name;
    diff->new_cycle = now->cycle.name;
    diff->old_run = old->cycle.run;
    diff->new_run = now->cycle.run;
    if (!compare_findings(&pair, diff) || !s0_compare_verdicts(&pair, diff) ||
        !s0_compare_criteria(&pair, diff))
        return s0_fail_memory(err);
    *out = diff;
    return S0_OK;
}
