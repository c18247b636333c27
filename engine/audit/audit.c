/* audit.c - the steps of an audit in their order; what each does stands in its own file. */
#include "audit/audit.h"

#include <stdio.h>
#include <string.h>

#include "audit/quality.h"
#include "audit/state.h"
#include "rule/run.h"

/* --- before the rules run ----------------------------------------------------------------------
 */

static s0_code set_scope(s0_audit_state *state, s0_faults *faults, s0_error *err)
{
    const s0_prepared *p = &state->prepared;

    state->edition = s0_edition_of(p->evidence);
    state->requirements =
        s0_catalog_requirements(p->catalog, state->edition, &state->requirement_count);
    return s0_scope_make(&state->scope, state->arena, p->plan, p->catalog, state->edition, p->rules,
                         state->inputs->only, faults, err);
}

static s0_code set_gates(s0_audit_state *state, s0_error *err)
{
    const s0_prepared *p = &state->prepared;
    s0_gate *gates = NULL;
    s0_code rc = s0_soa_read(&state->soa, state->arena, p->catalog, state->edition, p->evidence,
                             &state->remarks, err);

    if (rc == S0_OK)
        rc = s0_gates_make(&gates, state->arena, p->catalog, state->edition, p->evidence,
                           &state->soa, p->plan->date, state->scope.selected, &state->remarks, err);
    state->gates = gates;
    return rc;
}

static size_t index_of(const s0_audit_state *state, const char *id)
{
    for (size_t i = 0; id != NULL && i < state->requirement_count; i++)
        if (strcmp(state->requirements[i].id, id) == 0)
            return i;
    return SIZE_MAX;
}

static void withhold(s0_judged *judged, s0_word word, const char *reason, const char *missing)
{
    judged->word = word;
    judged->reason = reason;
    judged->missing = missing;
    judged->outcome.word = word;
    judged->outcome.text = reason;
}

/* What is known of a rule before it runs; true when it is to run. */
static bool admit(s0_audit_state *state, s0_judged *judged)
{
    const s0_rule *rule = judged->rule;

    if (state->scope.only != NULL && rule != state->scope.only) {
        withhold(judged, S0_NOT_TESTED, "outside the scope of this audit", NULL);
        return false;
    }
    if (rule->faulty && (judged->gate == NULL || judged->gate->kind != S0_GATE_OUT_OF_SCOPE)) {
        char text[1024];

        snprintf(text, sizeof text, "%s%s%s", rule->fault.where,
                 rule->fault.where[0] != '\0' ? ": " : "", rule->fault.message);
        withhold(judged, S0_ERRED, s0_text_dup(state->arena, text), NULL);
        return false;
    }
    if (judged->gate == NULL) {
        withhold(judged, S0_NOT_TESTED, "its requirement is not one of the audited edition", NULL);
        return false;
    }
    if (!s0_gate_runs(judged->gate)) {
        bool open = judged->gate->kind == S0_GATE_EXCLUSION_UNKNOWN ||
                    judged->gate->kind == S0_GATE_PLANNED_UNKNOWN;

        withhold(judged, open ? S0_NOT_DETERMINED : S0_NOT_TESTED, judged->gate->reason,
                 judged->gate->missing);
        return false;
    }
    return true;
}

/* --- the rules ---------------------------------------------------------------------------------
 */

static s0_code run_rules(s0_audit_state *state, s0_error *err)
{
    const s0_prepared *p = &state->prepared;
    const s0_rule_context context = {p->evidence, p->catalog, state->edition, p->plan->date,
                                     p->plan->period};
    const s0_rule **chosen = s0_alloc_n(state->arena, p->rules->count, sizeof *chosen);
    s0_outcome *outcomes = s0_alloc_n(state->arena, p->rules->count, sizeof *outcomes);
    size_t count = 0, next = 0;
    s0_code rc;

    state->judged = s0_alloc_n(state->arena, p->rules->count, sizeof *state->judged);
    if (chosen == NULL || outcomes == NULL || state->judged == NULL)
        return s0_fail_memory(err);
    state->judged_count = p->rules->count;
    for (size_t i = 0; i < p->rules->count; i++) {
        s0_judged *judged = &state->judged[i];

        judged->rule = p->rules->items[i];
        judged->requirement = index_of(state, judged->rule->requirement);
        judged->gate = judged->requirement != SIZE_MAX ? &state->gates[judged->requirement] : NULL;
        if ((judged->ran = admit(state, judged)))
            chosen[count++] = judged->rule;
        else if (judged->reason == NULL)
            return s0_fail_memory(err);
    }
    rc = s0_rules_run(outcomes, state->arena, p->rules, chosen, count, &context, &state->limits,
                      err);
    for (size_t i = 0; rc == S0_OK && i < state->judged_count; i++)
        if (state->judged[i].ran) {
            state->judged[i].outcome = outcomes[next++];
            state->judged[i].word = state->judged[i].outcome.word;
        }
    return rc;
}

/* A would-be conform needs a Statement of Applicability and sound evidence. */
static s0_code weigh(s0_audit_state *state, s0_judged *judged, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    const s0_quality_terms terms = {state->prepared.evidence, plan->date, plan->period};
    const char *why;
    s0_code rc;

    if (!judged->ran || (judged->word != S0_CONFORM && judged->word != S0_IMPROVEMENT))
        return S0_OK;
    rc = s0_quality_check(&why, state->arena, judged->rule, &judged->outcome, &terms, err);
    if (rc != S0_OK)
        return rc;
    if (why == NULL && judged->gate->kind == S0_GATE_CAPPED) {
        why = judged->gate->reason;
        judged->missing = judged->gate->missing;
    }
    if (why == NULL)
        return S0_OK;
    judged->reason =
        s0_textf(state->arena, "the rule found %s, but %s", s0_words[judged->word], why);
    judged->word = S0_NOT_DETERMINED;
    return judged->reason != NULL ? S0_OK : s0_fail_memory(err);
}

/* --- after the rules
 * ------------------------------------------------------------------------------ */

static int weight(s0_standing standing)
{
    static const int weights[] = {[S0_STANDS_NOT] = 0,
                                  [S0_STANDS_LATE] = 1,
                                  [S0_STANDS_TIME] = 2,
                                  [S0_STANDS_OVER] = 3,
                                  [S0_STANDS_BACK] = 4};

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

static s0_code follow_up(s0_audit_state *state, s0_error *err)
{
    const s0_prepared *p = &state->prepared;
    s0_code rc =
        s0_follow_up_gather(&state->earlier, &state->earlier_count, &state->earlier_stated,
                            state->arena, p->evidence, p->rules, state->prior, p->plan->date, err);

    for (size_t i = 0; rc == S0_OK && i < state->earlier_count; i++) {
        s0_followed *followed = &state->earlier[i];
        s0_judged *judged = NULL;

        for (size_t j = 0; followed->rule != NULL && j < state->judged_count; j++)
            if (state->judged[j].rule == followed->rule)
                judged = &state->judged[j];
        s0_follow_up_judge(followed, judged != NULL && judged->ran,
                           judged != NULL ? judged->word : S0_NOT_TESTED);
        if (judged != NULL && !judged->ran)
            followed->entry.reason =
                s0_textf(state->arena, "its rule was not run: %s", judged->reason);
        if (followed->entry.reason == NULL)
            return s0_fail_memory(err);
        if (judged != NULL && bears_more(followed, judged->past))
            judged->past = followed;
    }
    return rc;
}

s0_code s0_audit(s0_cycle **out, s0_arena *arena, const s0_inputs *inputs, const s0_cycle *prior,
                 const s0_cycle *latest, const s0_rule_limits *limits, s0_faults *faults,
                 s0_error *err)
{
    s0_audit_state state = {.arena = arena,
                            .inputs = inputs,
                            .prior = prior,
                            .latest = latest,
                            .remarks = s0_texts_in(arena)};
    s0_code rc;

    if ((rc = s0_prepare(&state.prepared, arena, inputs, limits, faults, err)) != S0_OK)
        return rc;
    state.limits = s0_plan_limits(state.prepared.plan, limits);
    if ((rc = set_scope(&state, faults, err)) != S0_OK || (rc = set_gates(&state, err)) != S0_OK ||
        (rc = run_rules(&state, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < state.judged_count; i++)
        if ((rc = weigh(&state, &state.judged[i], err)) != S0_OK)
            return rc;
    if ((rc = s0_cited_make(&state, err)) != S0_OK || (rc = follow_up(&state, err)) != S0_OK ||
        (rc = s0_findings_make(&state, err)) != S0_OK ||
        (rc = s0_findings_number(&state, err)) != S0_OK)
        return rc;
    return s0_document_make(out, &state, err);
}

bool s0_cycle_has_rule_error(const s0_cycle *cycle)
{
    for (size_t i = 0; i < cycle->outcome_count; i++)
        if (cycle->outcomes[i].outcome == S0_ERRED)
            return true;
    return false;
}
