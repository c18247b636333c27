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

/* A part has the class of its group. */
static const char *class_of(const s0_cycle *cycle, const s0_finding *f)
{
    const s0_finding *group = s0_group_of(cycle, f);

    return f != NULL ? s0_classes[group != NULL ? group->class_ : f->class_] : NULL;
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
                       .old_class = class_of(pair->old, was),
                       .new_class = class_of(pair->now, is)};
    return s0_judge_change(pair, was, is, out) && s0_compare_instances(pair, was, is, out);
}

/* The changes so far; room for all of both cycles. */
typedef struct changes {
    const s0_pairing *pair;
    s0_change *list;
    size_t count;
} changes;

/* Findings, parts and what is merged of the old cycle against what is there now. */
static bool compare_old(changes *to, const s0_finding *list, size_t count)
{
    const s0_cycle *now = to->pair->now;

    for (size_t i = 0; i < count; i++) {
        const s0_finding *is = s0_same_finding(now, now, s0_present_id(now, list[i].identity));

        if (!add_change(to->pair, &list[i], is, &to->list[to->count++]) ||
            !compare_old(to, list[i].parts, list[i].part_count) ||
            !compare_old(to, list[i].merged, list[i].merged_count))
            return false;
    }
    return true;
}

/* Findings, parts and what is merged of the new cycle that the old one had not. */
static bool compare_new(changes *to, const s0_finding *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (s0_same_finding(to->pair->old, to->pair->now, list[i].identity) == NULL &&
            !add_change(to->pair, NULL, &list[i], &to->list[to->count++]))
            return false;
        if (!compare_new(to, list[i].parts, list[i].part_count) ||
            !compare_new(to, list[i].merged, list[i].merged_count))
            return false;
    }
    return true;
}

static size_t room_for(const s0_finding *list, size_t count)
{
    size_t room = count;

    for (size_t i = 0; i < count; i++)
        room += room_for(list[i].parts, list[i].part_count) +
                room_for(list[i].merged, list[i].merged_count);
    return room;
}

static bool compare_findings(const s0_pairing *pair, s0_diff *out)
{
    const s0_cycle *old = pair->old, *now = pair->now;
    changes to = {.pair = pair};

    to.list = s0_alloc_n(pair->arena,
                         room_for(old->findings, old->finding_list_count) +
                             room_for(now->findings, now->finding_list_count),
                         sizeof *to.list);
    if (to.list == NULL || !compare_old(&to, old->findings, old->finding_list_count) ||
        !compare_new(&to, now->findings, now->finding_list_count))
        return false;
    qsort(to.list, to.count, sizeof *to.list, by_state);
    out->changes = to.list;
    out->change_count = to.count;
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
