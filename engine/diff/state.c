/* state.c - what became of one finding. The order of the questions matters: a finding that is not
 * there any more is resolved only when its rule looked again, decided, and nothing of
 * the former failures was merely set aside. */
#include <string.h>

#include "base/text.h"
#include "diff/diff_parts.h"

static const char *counts(s0_arena *arena, const s0_finding *f)
{
    if (f->population <= 0)
        return s0_classes[f->class_];
    return s0_textf(arena, "%s, %lld of %lld", s0_classes[f->class_], (long long)f->failed,
                    (long long)f->population);
}

static bool say(s0_change *out, s0_change_state state, const char *why)
{
    out->state = state;
    out->why = why;
    return why != NULL;
}

static bool has_key(const s0_finding *f, const char *key)
{
    for (size_t i = 0; i < f->exception_count; i++)
        if (strcmp(f->exceptions[i].key, key) == 0)
            return true;
    return false;
}

static bool same_instances(const s0_finding *a, const s0_finding *b)
{
    if (a->exception_count != b->exception_count || a->failed != b->failed)
        return false;
    for (size_t i = 0; i < a->exception_count; i++)
        if (!has_key(b, a->exceptions[i].key))
            return false;
    return true;
}

/* There then and now. */
static bool judge_pair(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                       s0_change *out)
{
    s0_arena *a = pair->arena;
    const char *then = counts(a, was), *today = counts(a, is);

    if (then == NULL || today == NULL)
        return false;
    if (strcmp(pair->old->cycle.edition, pair->now->cycle.edition) != 0)
        return say(out, S0_NOT_COMPARABLE,
                   s0_textf(a, "audited against edition %s then and %s now",
                            pair->old->cycle.edition, pair->now->cycle.edition));
    if (is->class_ < was->class_)
        return say(out, S0_RAISED, s0_textf(a, "%s then; now %s", then, is->reason));
    if (is->class_ > was->class_)
        return say(out, S0_LOWERED, s0_textf(a, "%s then; now %s", then, is->reason));
    if (!same_instances(was, is))
        return say(out, S0_CHANGED, s0_textf(a, "%s then; %s now", then, today));
    return say(out, S0_PERSISTING, s0_textf(a, "%s, as in %s", today, pair->old->cycle.name));
}

/* The failures of `was` that are now set apart: no failure, and no cure either. */
static size_t set_aside(const s0_finding *was, const s0_tested *now)
{
    size_t count = 0;

    for (size_t i = 0; i < now->apart_count; i++)
        if (has_key(was, now->apart[i].key))
            count++;
    return count;
}

static bool judge_conform(const s0_pairing *pair, const s0_finding *was, const s0_tested *tested,
                          s0_change *out)
{
    s0_arena *a = pair->arena;
    size_t aside = set_aside(was, tested);

    if (strcmp(pair->old->cycle.edition, pair->now->cycle.edition) != 0)
        return say(out, S0_NOT_COMPARABLE,
                   s0_textf(a, "audited against edition %s then and %s now",
                            pair->old->cycle.edition, pair->now->cycle.edition));
    if (aside > 0)
        return say(
            out, S0_CHANGED,
            s0_textf(a,
                     "%zu of its %zu exceptions %s now set apart (waived, exempt, not due or "
                     "without limit), the others are gone: not resolved by that",
                     aside, was->exception_count, aside == 1 ? "is" : "are"));
    return say(out, S0_RESOLVED, s0_textf(a, "tested again: %s", tested->text));
}

/* There then, not now. */
static bool judge_gone(const s0_pairing *pair, const s0_finding *was, s0_change *out)
{
    s0_arena *a = pair->arena;
    const s0_result *result = s0_cycle_result(pair->now, was->requirement);
    const s0_tested *tested = s0_cycle_tested(pair->now, s0_present_id(pair->now, was->identity));

    if (result != NULL && result->verdict == S0_V_NOT_APPLICABLE)
        return say(out, S0_NO_LONGER_APPLICABLE, result->reason);
    if (tested == NULL)
        return say(out, S0_STATE_NOT_TESTED,
                   s0_textf(a, "nothing with the identity %s was looked at in %s", was->identity,
                            pair->now->cycle.name));
    if (tested->outcome == S0_CONFORM || tested->outcome == S0_IMPROVEMENT)
        return judge_conform(pair, was, tested, out);
    return say(out, S0_STATE_NOT_TESTED,
               s0_textf(a, "%s: %s", tested->outcome == S0_ERRED ? "rule error" : "not decided",
                        tested->reason != NULL ? tested->reason : tested->text));
}

/* Whether findings made elsewhere say that this condition was closed once. */
static const s0_earlier *closed_before(const s0_cycle *now, const s0_finding *is)
{
    for (size_t i = 0; i < now->earlier_count; i++) {
        const s0_earlier *e = &now->earlier[i];

        if (e->rule != NULL && strcmp(e->rule, is->identity) == 0 && strcmp(e->was, "closed") == 0)
            return e;
    }
    return NULL;
}

/* Not there then, there now. */
static bool judge_new(const s0_pairing *pair, const s0_finding *is, s0_change *out)
{
    s0_arena *a = pair->arena;
    const s0_tested *then = NULL;
    const s0_earlier *earlier = closed_before(pair->now, is);

    for (size_t i = 0; i < pair->old->outcome_count; i++)
        if (strcmp(s0_present_id(pair->now, pair->old->outcomes[i].rule), is->identity) == 0)
            then = &pair->old->outcomes[i];
    for (size_t i = 0; i < pair->before_count; i++) {
        const s0_finding *once = s0_same_finding(pair->before[i], pair->now, is->identity);

        if (once == NULL)
            continue;
        if (then != NULL && (then->outcome == S0_CONFORM || then->outcome == S0_IMPROVEMENT))
            return say(out, S0_REOPENED,
                       s0_textf(a, "found in %s, conform in %s, found again: %s",
                                pair->before[i]->cycle.name, pair->old->cycle.name, is->reason));
        return say(out,
                   is->class_ < once->class_   ? S0_RAISED
                   : is->class_ > once->class_ ? S0_LOWERED
                                               : S0_PERSISTING,
                   s0_textf(a, "found in %s, not decided in %s, there now: %s",
                            pair->before[i]->cycle.name, pair->old->cycle.name, is->reason));
    }
    if (earlier != NULL)
        return say(out, S0_REOPENED,
                   s0_textf(a, "earlier finding %s was closed; %s", earlier->finding, is->reason));
    if (then == NULL)
        return say(out, S0_NEW,
                   s0_textf(a, "not looked at in %s; now %s", pair->old->cycle.name, is->reason));
    return say(out, S0_NEW,
               s0_textf(a, "%s in %s; now %s",
                        then->outcome == S0_CONFORM ? "conform" : "no finding",
                        pair->old->cycle.name, is->reason));
}

bool s0_judge_change(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                     s0_change *out)
{
    if ((was != NULL ? was : is)->part_count > 0 || (is != NULL && is->part_count > 0))
        return s0_judge_group(pair, was, is, out);
    if (s0_group_of(pair->old, was) != s0_group_of(pair->now, is) &&
        s0_judge_part(pair, was, is, out))
        return out->why != NULL;
    if ((s0_cycle_target(pair->old, was) != NULL || s0_cycle_target(pair->now, is) != NULL) &&
        s0_judge_merged(pair, was, is, out))
        return out->why != NULL;
    if (was != NULL && is != NULL)
        return judge_pair(pair, was, is, out);
    return was != NULL ? judge_gone(pair, was, out) : judge_new(pair, is, out);
}
