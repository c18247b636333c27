/* merge.c - the same condition found twice: a person judges one finding to be another one. It keeps
 * identity, number and class, stands below the other with what was computed, and is not
 * counted; nothing gets better by it. */
#include <stdlib.h>
#include <string.h>

#include "audit/judging.h"

/* The test of today that a name means, with its finding; NULL: it has none. */
static s0_judged *judged_called(const s0_audit_state *state, const char *name)
{
    for (size_t i = 0; i < state->judged_count; i++)
        if (state->judged[i].finding != NULL &&
            s0_judgement_is_about(state, &state->judged[i], name))
            return &state->judged[i];
    return NULL;
}

/* One word for all names of a finding. */
static const char *key_of(const s0_audit_state *state, const char *name)
{
    const s0_judged *judged = judged_called(state, name);
    const char *identity =
        judged != NULL ? judged->finding->identity : s0_judgement_identity(state, name);

    return identity != NULL ? identity : name;
}

/* --- what cannot be -----------------------------------------------------------------------------
 */

/* The judgement that merges the finding `name`; NULL: none does. */
static const s0_judgement *merging(const s0_audit_state *state, const char *name)
{
    const s0_plan *plan = state->prepared.plan;
    const char *key = key_of(state, name);

    for (size_t i = 0; i < plan->judgement_count; i++)
        if (plan->judgements[i].merge_into != NULL &&
            strcmp(key_of(state, plan->judgements[i].finding), key) == 0)
            return &plan->judgements[i];
    return NULL;
}

/* Whether following the judgements from `j` leads back to its own finding. Each step takes another
 * judgement, so there are no more steps than judgements. */
static bool is_circle(const s0_audit_state *state, const s0_judgement *j)
{
    const char *start = key_of(state, j->finding);
    const s0_judgement *at = j;

    for (size_t i = 0; at != NULL && i <= state->prepared.plan->judgement_count; i++) {
        if (strcmp(key_of(state, at->merge_into), start) == 0)
            return true;
        at = merging(state, at->merge_into);
    }
    return false;
}

static s0_code check(const s0_audit_state *state, const s0_judgement *j, s0_error *err)
{
    s0_mark at = s0_judgement_mark(state, j, "merge_into");
    const s0_judgement *next;

    if (!s0_judgement_knows(state, j->merge_into)) {
        s0_fail(err, S0_EINPUT, at,
                "the judgement on \"%s\" merges it into \"%s\", which no finding, rule or earlier "
                "finding is called",
                j->finding, j->merge_into);
        s0_hint(err, "merge_into names a number, the rule or observation, or an earlier finding");
        return S0_EINPUT;
    }
    if (merging(state, j->finding) != j)
        return s0_fail(err, S0_EINPUT, s0_judgement_mark(state, j, "finding"),
                       "\"%s\" is merged twice", j->finding);
    if (is_circle(state, j)) {
        s0_fail(err, S0_EINPUT, at, "\"%s\" is merged into \"%s\", and that leads back to it",
                j->finding, j->merge_into);
        s0_hint(err, "one of them stays a finding: leave out its judgement");
        return S0_EINPUT;
    }
    if ((next = merging(state, j->merge_into)) != NULL) {
        s0_fail(err, S0_EINPUT, at,
                "\"%s\" is merged into \"%s\", which is itself merged into \"%s\"", j->finding,
                j->merge_into, next->merge_into);
        s0_hint(err, "merge both into \"%s\"", next->merge_into);
        return S0_EINPUT;
    }
    return S0_OK;
}

/* --- merging ------------------------------------------------------------------------------------
 */

static s0_code put_ruling(s0_finding *finding, const s0_finding *target, const s0_judgement *j,
                          s0_arena *arena, s0_error *err)
{
    s0_ruling *rulings = s0_alloc_n(arena, finding->ruling_count + 1, sizeof *rulings);

    if (rulings == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < finding->ruling_count; i++)
        rulings[i] = finding->rulings[i];
    rulings[finding->ruling_count++] =
        (s0_ruling){"merge_into", "finding of its own", target->number, j->by, j->on, j->reason};
    finding->rulings = rulings;
    if (finding->computed_reason == NULL)
        finding->computed_reason = finding->reason;
    finding->reason =
        s0_textf(arena, "merged into %s (judged), not counted: %s, says %s on %s; by itself: %s",
                 target->number, j->reason, j->by, j->on, finding->reason);
    return finding->reason != NULL ? S0_OK : s0_fail_memory(err);
}

static int by_identity(const void *a, const void *b)
{
    return s0_text_natural(((const s0_finding *)a)->identity, ((const s0_finding *)b)->identity);
}

/* The requirement of what is merged is related to the finding, as those are that it names. */
static s0_code relate(s0_finding *target, const s0_finding *merged, s0_arena *arena, s0_error *err)
{
    s0_texts related = s0_texts_in(arena);

    for (size_t i = 0; i < target->related_count; i++)
        s0_texts_add(&related, target->related[i]);
    if (strcmp(merged->requirement, target->requirement) != 0)
        s0_texts_add_new(&related, merged->requirement);
    s0_texts_sort(&related);
    target->related = related.items;
    target->related_count = related.count;
    return related.failed ? s0_fail_memory(err) : S0_OK;
}

static s0_code put_below(s0_finding *target, const s0_finding *merged, s0_arena *arena,
                         s0_error *err)
{
    s0_finding *list = s0_alloc_n(arena, target->merged_count + 1, sizeof *list);

    if (list == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < target->merged_count; i++)
        list[i] = target->merged[i];
    list[target->merged_count++] = *merged;
    qsort(list, target->merged_count, sizeof *list, by_identity);
    target->merged = list;
    return relate(target, merged, arena, err);
}

static void leave_list(s0_audit_state *state, const s0_finding *finding)
{
    size_t kept = 0;

    for (size_t i = 0; i < state->finding_count; i++)
        if (state->findings[i] != finding)
            state->findings[kept++] = state->findings[i];
    state->finding_count = kept;
}

static s0_code merge(s0_audit_state *state, const s0_judgement *j, s0_error *err)
{
    s0_judged *from = judged_called(state, j->finding), *into = judged_called(state, j->merge_into);
    s0_code rc;

    if (from == NULL)
        return S0_OK; /* it is said that there is nothing to judge */
    if (into == NULL) {
        s0_texts_addf(&state->remarks,
                      "the judgement on %s: %s is no finding today, so %s stays one of its own",
                      j->finding, j->merge_into, from->finding->number);
        return S0_OK;
    }
    if (from->finding->class_ < into->finding->class_) {
        s0_fail(err, S0_EINPUT, s0_judgement_mark(state, j, "merge_into"),
                "\"%s\" is %s and would be merged into \"%s\", which is %s", j->finding,
                s0_classes[from->finding->class_], j->merge_into,
                s0_classes[into->finding->class_]);
        s0_hint(err, "merge the other way round, or judge the class first");
        return S0_EINPUT;
    }
    state->judgements_used[j - state->prepared.plan->judgements] = true;
    from->into = into;
    if ((rc = put_ruling(from->finding, into->finding, j, state->arena, err)) != S0_OK ||
        (rc = put_below(into->finding, from->finding, state->arena, err)) != S0_OK)
        return rc;
    leave_list(state, from->finding);
    return S0_OK;
}

s0_code s0_merge_findings(s0_audit_state *state, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < plan->judgement_count; i++)
        if (plan->judgements[i].merge_into != NULL)
            rc = check(state, &plan->judgements[i], err);
    for (size_t i = 0; rc == S0_OK && i < plan->judgement_count; i++)
        if (plan->judgements[i].merge_into != NULL)
            rc = merge(state, &plan->judgements[i], err);
    return rc;
}
