/* follow_up_today.c - each earlier finding is held against today: against the rule it belongs to,
 * or the observation that says it looked at it again. */
#include <stdlib.h>
#include <string.h>

#include "audit/state.h"

static int weight(s0_standing standing)
{
    static const int weights[] = {
        [S0_STANDS_NOT] = 0,  [S0_STANDS_AGAIN] = 1, [S0_STANDS_LATE] = 2,
        [S0_STANDS_TIME] = 3, [S0_STANDS_OVER] = 4,  [S0_STANDS_BACK] = 5};

    return weights[standing];
}

/* Whether `one` bears more on today's class than `other`. */
static bool bears_more(const s0_followed *one, const s0_followed *other)
{
    if (other == NULL)
        return true;
    if (weight(one->standing) != weight(other->standing))
        return weight(one->standing) > weight(other->standing);
    return one->class_ < other->class_;
}

static s0_judged *judged_of(s0_audit_state *state, const s0_rule *rule)
{
    for (size_t i = 0; rule != NULL && i < state->judged_count; i++)
        if (state->judged[i].rule == rule)
            return &state->judged[i];
    return NULL;
}

static s0_followed *followed_called(s0_audit_state *state, const char *finding)
{
    for (size_t i = 0; i < state->earlier_count; i++)
        if (strcmp(state->earlier[i].entry.finding, finding) == 0)
            return &state->earlier[i];
    return NULL;
}

static s0_code refuse(const s0_observation *o, s0_faults *faults, s0_error *err)
{
    s0_error fault = {0};

    s0_fail(&fault, S0_EINPUT, o->at,
            "observation %s belongs to the earlier finding \"%s\", which does not exist", o->own.id,
            o->earlier);
    s0_hint(&fault, "earlier findings are rows of earlier_findings and the findings of the "
                    "preceding cycle");
    s0_faults_add(faults, &fault);
    if (err != NULL)
        *err = fault;
    return S0_EINPUT;
}

static bool is_decided(const s0_judged *judged)
{
    return judged != NULL && judged->ran && judged->word != S0_NOT_DETERMINED &&
           judged->word != S0_NOT_TESTED && judged->word != S0_ERRED;
}

/* An observation takes up an earlier finding unless that is followed by a rule that decides. */
static s0_code link_observation(s0_audit_state *state, s0_judged *judged, s0_faults *faults,
                                s0_error *err)
{
    const s0_observation *o = judged->observation;
    s0_followed *followed;

    if (o == NULL || o->earlier == NULL)
        return S0_OK;
    if ((followed = followed_called(state, o->earlier)) == NULL)
        return refuse(o, faults, err);
    if (followed->rule == judged->rule)
        return S0_OK;
    if (is_decided(judged_of(state, followed->rule))) {
        s0_texts_addf(&state->remarks, "observation %s belongs to %s, which the rule %s follows up",
                      o->own.id, o->earlier, followed->rule->id);
        return S0_OK;
    }
    followed->rule = judged->rule;
    followed->entry.rule = judged->rule->id;
    return S0_OK;
}

/* What conforms only because instances are waived shows nothing closed. */
static bool is_waived(const s0_judged *judged)
{
    return judged->outcome.numbers.waived > 0;
}

static s0_code judge(s0_audit_state *state, s0_followed *followed, s0_error *err)
{
    s0_judged *judged = judged_of(state, followed->rule);
    s0_code rc;

    s0_follow_up_judge(followed, judged != NULL && judged->ran,
                       judged != NULL ? judged->word : S0_NOT_TESTED,
                       judged != NULL && is_waived(judged));
    if (judged != NULL && !judged->ran)
        followed->entry.reason = s0_textf(state->arena, "its rule was not run: %s", judged->reason);
    if (followed->early)
        followed->entry.reason =
            s0_textf(state->arena, "%s: %s", followed->entry.reason, followed->verify_on);
    if (followed->entry.reason == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_judge_earlier(state, followed, err)) != S0_OK)
        return rc;
    if (judged != NULL && bears_more(followed, judged->past))
        judged->past = followed;
    return S0_OK;
}

/* Whether the test was a part of the group; where the parts are not recorded, all of the group's
 * requirements are. */
static bool is_member(const s0_audit_state *state, const s0_followed *followed,
                      const s0_judged *judged)
{
    for (size_t i = 0; i < followed->part_count; i++)
        if (s0_rules_get(&state->known, followed->parts[i].identity) == judged->rule)
            return true;
    return followed->part_count == 0 && judged->rule->requirement != NULL &&
           strcmp(s0_catalog_group(state->prepared.catalog, judged->rule->requirement),
                  followed->group) == 0;
}

/* A group stands as its parts do: it fails while one of them fails, and is closed when all are. */
static s0_code judge_group(s0_audit_state *state, s0_followed *followed, s0_error *err)
{
    size_t members = 0, failing = 0, decided = 0;
    bool waived = false;
    s0_code rc;

    for (size_t i = 0; i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];

        if (!is_member(state, followed, judged))
            continue;
        members++;
        decided += is_decided(judged);
        waived = waived || is_waived(judged);
        failing += judged->ran && (judged->word == S0_GAP || judged->word == S0_ABSENT);
    }
    if (members < followed->part_count && decided == members)
        decided = members + 1; /* a part that nothing tests any more was not looked at */
    s0_follow_up_judge(followed, members > 0,
                       failing > 0                         ? S0_GAP
                       : members > 0 && decided == members ? S0_CONFORM
                                                           : S0_NOT_DETERMINED,
                       waived);
    followed->entry.reason =
        s0_textf(state->arena, "%s (%zu of its %zu parts found again)", followed->entry.reason,
                 failing, followed->part_count > 0 ? followed->part_count : members);
    if (followed->entry.reason == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_judge_earlier(state, followed, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < state->judged_count; i++)
        if (is_member(state, followed, &state->judged[i]) &&
            bears_more(followed, state->judged[i].past))
            state->judged[i].past = followed;
    return S0_OK;
}

/* A group that could not be verified for a whole cycle is known by its name alone. */
static void find_group(const s0_audit_state *state, s0_followed *followed)
{
    const char *name = followed->entry.rule;

    for (size_t i = 0; name != NULL && followed->rule == NULL && i < state->requirement_count; i++)
        if (strcmp(s0_catalog_group(state->prepared.catalog, state->requirements[i].id), name) == 0)
            followed->group = name;
}

/* Of what was closed and seen closed, only that is told which fails again. The rest is kept for the
 * next audit. */
static void drop_settled(s0_audit_state *state)
{
    size_t kept = 0;

    for (size_t i = 0; i < state->earlier_count; i++) {
        const s0_followed *followed = &state->earlier[i];
        const s0_judged *judged = judged_of(state, followed->rule);

        if (!followed->settled || (judged != NULL && judged->ran &&
                                   (judged->word == S0_GAP || judged->word == S0_ABSENT)))
            state->earlier[kept++] = *followed;
        else
            state->settled[state->settled_count++] = followed->entry;
    }
    state->earlier_count = kept;
}

static int by_finding(const void *a, const void *b)
{
    const s0_earlier *left = a, *right = b;
    int order = s0_text_natural(left->finding, right->finding);

    return order != 0 ? order : s0_text_compare(left->rule, right->rule);
}

/* What this audit saw closed joins what was closed before; of an accumulated finding each part,
 * since each may be back by itself. */
static void keep_settled(s0_audit_state *state)
{
    for (size_t i = 0; i < state->earlier_count; i++) {
        const s0_followed *followed = &state->earlier[i];

        if (!s0_is_settled(&followed->entry) || followed->class_ == S0_OFI)
            continue;
        for (size_t p = 0; p < followed->part_count; p++) {
            s0_earlier *part = &state->settled[state->settled_count++];

            *part = followed->entry;
            part->finding = followed->parts[p].number;
            part->requirement = followed->parts[p].requirement;
            part->class_ = s0_classes[followed->parts[p].class_];
            part->rule = followed->parts[p].identity;
            part->statement = followed->parts[p].statement;
            part->times = followed->parts[p].times;
        }
        if (followed->part_count == 0)
            state->settled[state->settled_count++] = followed->entry;
    }
    if (state->settled_count > 1)
        qsort(state->settled, state->settled_count, sizeof *state->settled, by_finding);
}

static s0_code make_room(s0_audit_state *state, s0_error *err)
{
    size_t most = state->earlier_count;

    for (size_t i = 0; i < state->earlier_count; i++)
        most += state->earlier[i].part_count;
    state->settled = s0_alloc_n(state->arena, most, sizeof *state->settled);
    return state->settled != NULL ? S0_OK : s0_fail_memory(err);
}

s0_code s0_follow_up(s0_audit_state *state, s0_faults *faults, s0_error *err)
{
    const s0_prepared *p = &state->prepared;
    s0_code rc = s0_follow_up_gather(&state->earlier, &state->earlier_count, &state->earlier_stated,
                                     state->arena, p->evidence, &state->known, state->prior,
                                     p->plan->date, err);

    for (size_t i = 0; rc == S0_OK && i < state->judged_count; i++)
        rc = link_observation(state, &state->judged[i], faults, err);
    if (rc == S0_OK && (rc = make_room(state, err)) == S0_OK)
        drop_settled(state);
    for (size_t i = 0; rc == S0_OK && i < state->earlier_count; i++) {
        find_group(state, &state->earlier[i]);
        rc = state->earlier[i].group != NULL ? judge_group(state, &state->earlier[i], err)
                                             : judge(state, &state->earlier[i], err);
    }
    if (rc == S0_OK)
        keep_settled(state);
    return rc;
}
