/* merged.c - a finding that a person judged to be the same as another one is not counted beside it:
 * that it is so now, or was so then, is no change of the condition, and is said. */
#include <string.h>

#include "base/text.h"
#include "diff/diff_parts.h"

static bool same_target(const s0_pairing *pair, const s0_finding *then, const s0_finding *now)
{
    return then != NULL && now != NULL &&
           strcmp(s0_present_id(pair->now, then->identity), now->identity) == 0;
}

bool s0_judge_merged(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                     s0_change *out)
{
    const s0_finding *then = s0_cycle_target(pair->old, was), *now = s0_cycle_target(pair->now, is);

    if (was == NULL || is == NULL || same_target(pair, then, now) ||
        strcmp(pair->old->cycle.edition, pair->now->cycle.edition) != 0)
        return false;
    out->state = is->class_ < was->class_   ? S0_RAISED
                 : is->class_ > was->class_ ? S0_LOWERED
                                            : S0_CHANGED;
    if (now == NULL)
        out->why = s0_textf(pair->arena, "%s, merged into %s, then; a finding of its own now: %s",
                            s0_classes[was->class_], then->number, is->reason);
    else
        out->why = s0_textf(pair->arena, "%s%s%s%s then; now %s", s0_classes[was->class_],
                            then != NULL ? ", merged into " : "", then != NULL ? then->number : "",
                            then != NULL ? "," : "", is->reason);
    return true;
}
