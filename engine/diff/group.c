/* group.c - accumulated findings: a group forms, dissolves, or has other parts than before; and a
 * minor joins or leaves one. Each part has its own line beside the group's, so that nothing
 * of it is lost in the change. */
#include <string.h>

#include "base/text.h"
#include "diff/diff_parts.h"

static bool say(s0_change *out, s0_change_state state, const char *why)
{
    out->state = state;
    out->why = why;
    return why != NULL;
}

static bool has_part(const s0_pairing *pair, const s0_finding *group, const s0_finding *part)
{
    const char *id = s0_present_id(pair->now, part->identity);

    for (size_t i = 0; i < group->part_count; i++)
        if (strcmp(s0_present_id(pair->now, group->parts[i].identity), id) == 0)
            return true;
    return false;
}

static bool same_parts(const s0_pairing *pair, const s0_finding *was, const s0_finding *is)
{
    for (size_t i = 0; i < was->part_count; i++)
        if (!has_part(pair, is, &was->parts[i]))
            return false;
    return was->part_count == is->part_count;
}

/* There then and now. */
static bool judge_both(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                       s0_change *out)
{
    s0_arena *a = pair->arena;

    if (strcmp(pair->old->cycle.edition, pair->now->cycle.edition) != 0)
        return say(out, S0_NOT_COMPARABLE,
                   s0_textf(a, "audited against edition %s then and %s now",
                            pair->old->cycle.edition, pair->now->cycle.edition));
    if (is->class_ != was->class_)
        return say(out, is->class_ < was->class_ ? S0_RAISED : S0_LOWERED,
                   s0_textf(a, "%s then; now %s", s0_classes[was->class_], is->reason));
    if (!same_parts(pair, was, is))
        return say(out, S0_CHANGED,
                   s0_textf(a, "%zu parts then; now %s", was->part_count, is->reason));
    return say(out, S0_PERSISTING,
               s0_textf(a, "%s with the same %zu parts as in %s", s0_classes[is->class_],
                        is->part_count, pair->old->cycle.name));
}

/* The group is no more: because its parts are gone, or because too few are left. */
static bool judge_dissolved(const s0_pairing *pair, const s0_finding *was, s0_change *out)
{
    s0_arena *a = pair->arena;
    s0_buf left = s0_buf_in(a);
    size_t found = 0, conform = 0;

    for (size_t i = 0; i < was->part_count; i++) {
        const char *id = s0_present_id(pair->now, was->parts[i].identity);
        const s0_finding *part = s0_same_finding(pair->now, pair->now, id);
        const s0_tested *tested = s0_cycle_tested(pair->now, id);

        if (part != NULL) {
            s0_putf(&left, "%s%s", found > 0 ? ", " : "", part->number);
            found++;
        } else if (tested != NULL &&
                   (tested->outcome == S0_CONFORM || tested->outcome == S0_IMPROVEMENT)) {
            conform++;
        }
    }
    if (left.failed)
        return say(out, S0_LOWERED, NULL);
    if (found > 0)
        return say(out, S0_LOWERED,
                   s0_textf(a, "the group is dissolved: of its %zu parts %zu %s found again (%s)",
                            was->part_count, found, found == 1 ? "is" : "are", s0_buf_text(&left)));
    if (conform == was->part_count)
        return say(out, S0_RESOLVED,
                   s0_textf(a, "tested again: all %zu parts are conform", conform));
    return say(out, S0_STATE_NOT_TESTED,
               s0_textf(a, "of its %zu parts %zu are conform, the others were not decided",
                        was->part_count, conform));
}

bool s0_judge_group(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                    s0_change *out)
{
    if (was != NULL && is != NULL)
        return judge_both(pair, was, is, out);
    if (was != NULL)
        return judge_dissolved(pair, was, out);
    return say(out, S0_NEW, s0_textf(pair->arena, "formed now: %s", is->reason));
}

bool s0_judge_part(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                   s0_change *out)
{
    const s0_finding *then = s0_group_of(pair->old, was), *now = s0_group_of(pair->now, is);
    s0_class before, today;
    s0_change_state state;

    if (was == NULL || is == NULL || (then == NULL) == (now == NULL) ||
        strcmp(pair->old->cycle.edition, pair->now->cycle.edition) != 0)
        return false;
    before = then != NULL ? then->class_ : was->class_;
    today = now != NULL ? now->class_ : is->class_;
    state = today < before ? S0_RAISED : today > before ? S0_LOWERED : S0_CHANGED;
    if (now != NULL)
        say(out, state,
            s0_textf(pair->arena, "%s then; now part of %s, %s: %s", s0_classes[before],
                     now->number, s0_classes[today], is->reason));
    else
        say(out, state,
            s0_textf(pair->arena, "part of %s, %s, then; now %s", then->number, s0_classes[before],
                     is->reason));
    return true;
}
