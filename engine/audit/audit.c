/* audit.c - the steps of an audit in their order; what each does stands in its own file. */
#include "audit/audit.h"

#include <string.h>

#include "audit/quality.h"
#include "audit/state.h"

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

/* --- the rules ---------------------------------------------------------------------------------
 */

/* Which rules run; the others have their reason. */
static s0_code admit_rules(s0_audit_state *state, s0_error *err)
{
    const s0_prepared *p = &state->prepared;

    state->context =
        (s0_rule_context){p->evidence, p->catalog, state->edition, p->plan->date, p->plan->period};
    state->judged =
        s0_alloc_n(state->arena, p->rules->count + p->observation_count, sizeof *state->judged);
    if (state->judged == NULL)
        return s0_fail_memory(err);
    state->judged_count = p->rules->count;
    for (size_t i = 0; i < p->rules->count; i++) {
        s0_judged_start(state, &state->judged[i], p->rules->items[i]);
        if (!state->judged[i].ran && state->judged[i].reason == NULL)
            return s0_fail_memory(err);
    }
    return S0_OK;
}

s0_code s0_audits_run(s0_audit_state *const *audits, size_t count, s0_arena *arena, s0_error *err)
{
    size_t all = 0, next = 0;
    s0_rule_job *jobs;
    s0_outcome *outcomes;
    s0_code rc;

    for (size_t a = 0; a < count; a++)
        all += audits[a]->judged_count;
    jobs = s0_alloc_n(arena, all, sizeof *jobs);
    outcomes = s0_alloc_n(arena, all, sizeof *outcomes);
    if (jobs == NULL || outcomes == NULL)
        return s0_fail_memory(err);
    all = 0;
    for (size_t a = 0; a < count; a++)
        for (size_t i = 0; i < audits[a]->judged_count; i++)
            if (audits[a]->judged[i].ran)
                jobs[all++] = (s0_rule_job){audits[a]->judged[i].rule, &audits[a]->context,
                                            audits[a]->inputs->lines, audits[a]->inputs->brief};
    if (all == 0)
        return S0_OK;
    rc = s0_rules_run(outcomes, arena, audits[0]->prepared.rules->built_in, jobs, all,
                      &audits[0]->limits, err);
    for (size_t a = 0; rc == S0_OK && a < count; a++)
        for (size_t i = 0; i < audits[a]->judged_count; i++)
            if (audits[a]->judged[i].ran) {
                audits[a]->judged[i].outcome = outcomes[next++];
                audits[a]->judged[i].word = audits[a]->judged[i].outcome.word;
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

/* What sources.yaml speaks of and is not there is a limit of the audit, by name. */
static s0_code note_missing(s0_audit_state *state, s0_error *err)
{
    size_t count;
    const s0_notice *notices = s0_evidence_notices(state->prepared.evidence, &count);

    for (size_t i = 0; i < count; i++) {
        char where[256];

        s0_mark_text(notices[i].at, where, sizeof where);
        s0_texts_addf(&state->remarks, "%s, though sources.yaml speaks of it (%s)", notices[i].text,
                      where);
    }
    return state->remarks.failed ? s0_fail_memory(err) : S0_OK;
}

s0_code s0_audit_begin(s0_audit_state **out, s0_arena *arena, const s0_inputs *inputs,
                       const s0_cycle *prior, const s0_cycle *latest, const s0_rule_limits *limits,
                       s0_faults *faults, s0_error *err)
{
    s0_audit_state *state = s0_alloc(arena, sizeof *state);
    s0_code rc;

    if (state == NULL)
        return s0_fail_memory(err);
    *state = (s0_audit_state){.arena = arena,
                              .inputs = inputs,
                              .prior = prior,
                              .latest = latest,
                              .remarks = s0_texts_in(arena)};
    if ((rc = s0_prepare(&state->prepared, arena, inputs, limits, faults, err)) != S0_OK)
        return rc;
    state->judgements_used = s0_alloc_n(arena, state->prepared.plan->judgement_count, sizeof(bool));
    if (state->judgements_used == NULL)
        return s0_fail_memory(err);
    state->limits =
        s0_plan_limits(state->prepared.plan, limits, s0_evidence_rows(state->prepared.evidence));
    if ((rc = note_missing(state, err)) != S0_OK || (rc = set_scope(state, faults, err)) != S0_OK ||
        (rc = set_gates(state, err)) != S0_OK || (rc = admit_rules(state, err)) != S0_OK)
        return rc;
    *out = state;
    return S0_OK;
}

/* From outcomes to classes. */
static s0_code settle(s0_audit_state *state, s0_faults *faults, s0_error *err)
{
    s0_code rc;

    for (size_t i = 0; i < state->judged_count; i++)
        if ((rc = weigh(state, &state->judged[i], err)) != S0_OK)
            return rc;
    if ((rc = s0_observe(state, err)) != S0_OK || (rc = s0_cited_make(state, err)) != S0_OK ||
        (rc = s0_follow_up(state, faults, err)) != S0_OK ||
        (rc = s0_findings_make(state, err)) != S0_OK ||
        (rc = s0_findings_number(state, err)) != S0_OK ||
        (rc = s0_judge_findings(state, err)) != S0_OK || (rc = s0_accumulate(state, err)) != S0_OK)
        return rc;
    return s0_judge_groups(state, err);
}

s0_code s0_audit_finish(s0_cycle **out, s0_audit_state *state, s0_faults *faults, s0_error *err)
{
    s0_code rc = settle(state, faults, err);

    return rc == S0_OK ? s0_document_make(out, state, err) : rc;
}

s0_code s0_audit_rule(s0_rule_verdict *out, s0_audit_state *state, const char *rule,
                      s0_faults *faults, s0_error *err)
{
    s0_code rc = settle(state, faults, err);

    if (rc != S0_OK)
        return rc;
    for (size_t i = 0; i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];
        const s0_row *row = judged->graded.row;

        if (judged->rule == NULL || strcmp(judged->rule->id, rule) != 0)
            continue;
        *out = (s0_rule_verdict){.said = judged->word, .outcome = judged->word};
        if (row != NULL && row->grade == S0_GRADE_CONFORM)
            out->said = judged->outcome.word;
        if (judged->finding != NULL) {
            out->found = true;
            out->class_ = judged->finding->class_;
        }
        return S0_OK;
    }
    return s0_fail(err, S0_ERULE, (s0_mark){0}, "the audit does not know the rule %s", rule);
}

s0_code s0_audit(s0_cycle **out, s0_arena *arena, const s0_inputs *inputs, const s0_cycle *prior,
                 const s0_cycle *latest, const s0_rule_limits *limits, s0_faults *faults,
                 s0_error *err)
{
    s0_audit_state *audit = NULL;
    s0_code rc = s0_audit_begin(&audit, arena, inputs, prior, latest, limits, faults, err);

    if (rc == S0_OK)
        rc = s0_audits_run(&audit, 1, arena, err);
    return rc == S0_OK ? s0_audit_finish(out, audit, faults, err) : rc;
}

bool s0_cycle_has_rule_error(const s0_cycle *cycle)
{
    for (size_t i = 0; i < cycle->outcome_count; i++)
        if (cycle->outcomes[i].outcome == S0_ERRED)
            return true;
    return false;
}
