/* judgements.c - what a person decided, in audit.yaml, against what was computed. The computed
 * result stays beside it, and nobody is overruled in silence: by whom, when and why is part of
 * the finding. A judgement that judges nothing is an error, since it is either a slip of
 * the pen or a decision that does not happen. */
#include <string.h>

#include "audit/judging.h"
#include "data/yaml.h"

/* The file is read again for it: only what is wrong asks for its place. */
s0_mark s0_judgement_mark(const s0_audit_state *state, const s0_judgement *j, const char *key)
{
    s0_mark whole = {.source = s0_bundle_get(state->inputs->workspace, "audit.yaml")};
    size_t index = (size_t)(j - state->prepared.plan->judgements);
    const s0_value *root = NULL, *list, *item, *value;

    if (whole.source == NULL || s0_yaml_read(&root, state->arena, whole.source, NULL) != S0_OK)
        return whole;
    list = s0_value_get(root, "judgements");
    if (list == NULL || list->kind != S0_LIST || index >= list->as.list.count)
        return whole;
    item = list->as.list.items[index];
    value = key != NULL ? s0_value_get(item, key) : NULL;
    return value != NULL ? value->at : item->at;
}

const char *s0_judgement_identity(const s0_audit_state *state, const char *name)
{
    const s0_rule *rule = s0_rules_get(&state->known, name);

    if (rule != NULL)
        return rule->id;
    for (size_t i = 0; i < state->number_count; i++)
        if (strcmp(state->numbers[i].number, name) == 0)
            return state->numbers[i].identity;
    for (size_t i = 0; state->latest != NULL && i < state->latest->number_count; i++)
        if (strcmp(state->latest->numbers[i].number, name) == 0)
            return state->latest->numbers[i].identity;
    return NULL;
}

/* --- earlier findings ---------------------------------------------------------------------- */

static const struct {
    const char *status;
    s0_standing standing;
} statuses[] = {
    {"not verified", S0_STANDS_NOT},
    {"became nonconformity", S0_STANDS_NOT},
    {"not pursued", S0_STANDS_NOT},
    {"closed, effective", S0_STANDS_NOT},
    {"recurred", S0_STANDS_BACK},
    {"new nonconformity, related", S0_STANDS_NOT},
    {"closed, seen now", S0_STANDS_NOT},
    {"open in time", S0_STANDS_TIME},
    {"open, late", S0_STANDS_LATE},
    {"overdue", S0_STANDS_OVER},
    {"no longer applicable", S0_STANDS_NOT},
};
#define STATUS_COUNT (sizeof statuses / sizeof *statuses)

static s0_code refuse_status(const s0_audit_state *state, const s0_judgement *j, s0_error *err)
{
    const char *names[STATUS_COUNT];
    const char *nearest;

    for (size_t i = 0; i < STATUS_COUNT; i++)
        names[i] = statuses[i].status;
    nearest = s0_nearest(j->status, names, STATUS_COUNT);
    s0_fail(err, S0_EINPUT, s0_judgement_mark(state, j, "status"),
            "the judgement on \"%s\" gives the status \"%s\", which no earlier finding can have",
            j->finding, j->status);
    if (nearest != NULL)
        s0_hint(err, "did you mean \"%s\"?", nearest);
    return S0_EINPUT;
}

/* The status that is judged: its own word, or what sameness of cause makes of a finding that is
 * back after it was closed. NULL: nothing to decide. */
static const char *judged_status(const s0_judgement *j, const s0_followed *followed)
{
    const char *now = followed->entry.status;

    if (j->status != NULL)
        return j->status;
    if (j->same_cause == NULL ||
        (strcmp(now, "recurred") != 0 && strcmp(now, "new nonconformity, related") != 0))
        return NULL;
    return strcmp(j->same_cause, "yes") == 0 ? "recurred" : "new nonconformity, related";
}

static s0_code overrule_status(const s0_audit_state *state, s0_followed *followed,
                               const s0_judgement *j, const char *status, s0_error *err)
{
    size_t at = 0;

    while (at < STATUS_COUNT && strcmp(statuses[at].status, status) != 0)
        at++;
    if (at == STATUS_COUNT)
        return refuse_status(state, j, err);
    followed->entry.computed = followed->entry.status;
    followed->entry.status = statuses[at].status;
    followed->standing = statuses[at].standing;
    followed->again =
        strcmp(status, "recurred") == 0 || strcmp(status, "new nonconformity, related") == 0;
    followed->entry.reason =
        s0_textf(state->arena, "judged by %s on %s: %s; computed: %s, %s", j->by, j->on, j->reason,
                 followed->entry.computed, followed->entry.reason);
    followed->note =
        s0_textf(state->arena, "%s, as judged by %s on %s: %s", status, j->by, j->on, j->reason);
    return followed->entry.reason != NULL && followed->note != NULL ? S0_OK : s0_fail_memory(err);
}

s0_code s0_judge_earlier(s0_audit_state *state, s0_followed *followed, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;

    for (size_t i = 0; i < plan->judgement_count; i++) {
        const s0_judgement *j = &plan->judgements[i];
        const char *identity = s0_judgement_identity(state, j->finding);
        const char *status;
        s0_code rc;

        if ((j->status == NULL && j->same_cause == NULL) ||
            (strcmp(j->finding, followed->entry.finding) != 0 &&
             (identity == NULL || followed->rule == NULL ||
              strcmp(identity, followed->rule->id) != 0)))
            continue;
        state->judgements_used[i] = true;
        if ((status = judged_status(j, followed)) == NULL)
            s0_texts_addf(&state->remarks,
                          "the judgement on %s: whether the cause is the same decides nothing, "
                          "%s is %s",
                          j->finding, followed->entry.finding, followed->entry.status);
        else if ((rc = overrule_status(state, followed, j, status, err)) != S0_OK)
            return rc;
    }
    return S0_OK;
}

/* --- classes -----------------------------------------------------------------------------------
 */

bool s0_judgement_is_about(const s0_audit_state *state, const s0_judged *judged, const char *name)
{
    const char *identity = s0_judgement_identity(state, name);

    return strcmp(judged->finding->number, name) == 0 ||
           (identity != NULL && strcmp(judged->finding->identity, identity) == 0) ||
           (judged->past != NULL && judged->past->group == NULL &&
            strcmp(judged->past->entry.finding, name) == 0);
}

static s0_code overrule(const s0_audit_state *state, s0_finding *finding, const s0_judgement *j,
                        s0_error *err)
{
    s0_ruling *ruling = s0_alloc(state->arena, sizeof *ruling);
    int class_ = 0;

    if (ruling == NULL)
        return s0_fail_memory(err);
    if (finding->ruling_count > 0)
        return s0_fail(err, S0_EINPUT, s0_judgement_mark(state, j, "finding"),
                       "the class of \"%s\" is judged twice", j->finding);
    while (strcmp(s0_classes[class_], j->class_) != 0)
        class_++;
    if (class_ == S0_OFI && finding->class_ != S0_OFI) {
        s0_fail(err, S0_EINPUT, s0_judgement_mark(state, j, "class"),
                "the judgement on \"%s\" makes a nonconformity an opportunity for improvement",
                j->finding);
        s0_hint(err, "what is not fulfilled is at least minor");
        return S0_EINPUT;
    }
    *ruling = (s0_ruling){"class",  s0_classes[finding->class_], s0_classes[class_], j->by, j->on,
                          j->reason};
    finding->rulings = ruling;
    finding->ruling_count = 1;
    finding->computed_reason = finding->reason;
    finding->reason = s0_textf(state->arena, "%s (judged): %s, says %s on %s; computed: %s",
                               j->class_, j->reason, j->by, j->on, finding->reason);
    finding->class_ = (s0_class)class_;
    finding->trigger = "judged";
    return finding->reason != NULL ? S0_OK : s0_fail_memory(err);
}

bool s0_judgement_knows(const s0_audit_state *state, const char *name)
{
    bool known = s0_judgement_identity(state, name) != NULL;

    for (size_t i = 0; i < state->number_count; i++) /* a group that is gone */
        known = known || strcmp(state->numbers[i].identity, name) == 0;
    for (size_t i = 0; i < state->earlier_count; i++)
        known = known || strcmp(state->earlier[i].entry.finding, name) == 0;
    return known;
}

/* A name that was something once is no slip of the pen: said, and the audit goes on. */
static s0_code miss(s0_audit_state *state, const s0_judgement *j, s0_error *err)
{
    if (!s0_judgement_knows(state, j->finding)) {
        s0_fail(err, S0_EINPUT, s0_judgement_mark(state, j, "finding"),
                "the judgement on \"%s\" matches no finding, rule or earlier finding", j->finding);
        s0_hint(err, "a judgement names a number, the rule or observation, or an earlier finding");
        return S0_EINPUT;
    }
    s0_texts_addf(&state->remarks, "the judgement on %s has nothing to judge today", j->finding);
    return S0_OK;
}

s0_code s0_judge_findings(s0_audit_state *state, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < plan->judgement_count; i++) {
        const s0_judgement *j = &plan->judgements[i];

        for (size_t n = 0; rc == S0_OK && j->class_ != NULL && n < state->judged_count; n++) {
            s0_judged *judged = &state->judged[n];

            if (judged->finding == NULL || !s0_judgement_is_about(state, judged, j->finding))
                continue;
            state->judgements_used[i] = true;
            rc = overrule(state, judged->finding, j, err);
        }
    }
    if (rc != S0_OK || plan->judgement_count == 0)
        return rc;
    s0_findings_sort(state);
    rc = s0_findings_number(state, err);
    return rc == S0_OK ? s0_merge_findings(state, err) : rc;
}

s0_code s0_judge_groups(s0_audit_state *state, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < plan->judgement_count; i++) {
        const s0_judgement *j = &plan->judgements[i];

        for (size_t n = 0; rc == S0_OK && j->class_ != NULL && n < state->finding_count; n++) {
            s0_finding *finding = state->findings[n];

            if (finding->part_count == 0 || (strcmp(finding->identity, j->finding) != 0 &&
                                             strcmp(finding->number, j->finding) != 0))
                continue;
            state->judgements_used[i] = true;
            rc = overrule(state, finding, j, err);
        }
        if (rc == S0_OK && !state->judgements_used[i])
            rc = miss(state, j, err);
    }
    if (rc == S0_OK)
        s0_findings_sort(state);
    return rc;
}
