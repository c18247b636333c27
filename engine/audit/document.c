/* document.c - the finished cycle: what was recorded on the way, in the orders that
 * model/cycle.h states. */
#include <inttypes.h>
#include <string.h>

#include "audit/state.h"
#include "rule/run.h"

/* --- the organization, the head, the settings ------------------------------------------------- */

static const char *fact_text(s0_audit_state *state, const char *name)
{
    const s0_fact *fact = s0_evidence_fact(state->prepared.evidence, name);
    s0_buf out = s0_buf_in(state->arena);

    if (fact == NULL || fact->entry == NULL || fact->cell.state != S0_GIVEN)
        return NULL;
    s0_cell_text(&out, &fact->cell);
    return s0_buf_text(&out);
}

static const char *day_text(s0_arena *arena, s0_day day)
{
    char text[16];

    s0_day_text(day, text);
    return s0_text_dup(arena, text);
}

static s0_code set_head(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    char digest[65];
    s0_code rc = s0_inputs_digest(digest, state->arena, state->inputs, err);

    if (rc != S0_OK)
        return rc;
    cycle->schema = 1;
    cycle->stage0 = S0_VERSION;
    cycle->organization = (s0_organization){
        .name = fact_text(state, "profile.name"),
        .size = fact_text(state, "profile.size"),
        .business = fact_text(state, "profile.business"),
        .stage = fact_text(state, "profile.certification.stage"),
    };
    cycle->cycle = (s0_cycle_head){
        .name = plan->name,
        .run = state->latest != NULL ? state->latest->cycle.run + 1 : 1,
        .date = day_text(state->arena, plan->date),
        .from = day_text(state->arena, plan->period.first),
        .to = day_text(state->arena, plan->period.last),
        .kind = plan->kind,
        .edition = state->edition == S0_EDITION_2013 ? "2013" : "2022",
        .previous = state->prior != NULL ? state->prior->cycle.name : NULL,
    };
    cycle->plan = plan->text;
    cycle->soa_version = state->soa.version;
    cycle->protection = s0_rules_protection();
    cycle->inputs_digest = s0_text_dup(state->arena, digest);
    if (cycle->cycle.date == NULL || cycle->cycle.from == NULL || cycle->cycle.to == NULL ||
        cycle->inputs_digest == NULL)
        return s0_fail_memory(err);
    return S0_OK;
}

static s0_code set_grading(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    s0_setting *items = s0_alloc_n(state->arena, plan->threshold_count, sizeof *items);

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < plan->threshold_count; i++) {
        const s0_threshold *threshold = &plan->thresholds[i];

        items[i].name = threshold->name;
        items[i].meaning = threshold->meaning;
        items[i].value = s0_threshold_text(state->arena, threshold);
        if (items[i].value == NULL)
            return s0_fail_memory(err);
    }
    cycle->grading = items;
    cycle->grading_count = plan->threshold_count;
    return S0_OK;
}

static s0_code set_limits(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    const s0_rule_limits *limits = &state->limits;
    s0_setting *items = s0_alloc_n(state->arena, 3, sizeof *items);

    if (items == NULL)
        return s0_fail_memory(err);
    items[0] = (s0_setting){"steps", s0_textf(state->arena, "%" PRIu64, limits->steps),
                            "Lua instructions and visited rows that one rule may spend"};
    items[1] =
        (s0_setting){"memory", s0_textf(state->arena, "%zu MiB", limits->memory / 1024 / 1024),
                     "Memory that one rule may use"};
    items[2] = (s0_setting){"seconds", s0_textf(state->arena, "%d", limits->deadline_ms / 1000),
                            "Longest time one rule may run"};
    cycle->limits = items;
    cycle->limit_count = 3;
    return items[0].value != NULL && items[1].value != NULL && items[2].value != NULL
               ? S0_OK
               : s0_fail_memory(err);
}

/* --- outcomes --------------------------------------------------------------------------------- */

static const char *origin_of(const s0_judged *judged)
{
    const s0_rule *rule = judged->rule;

    if (s0_is_observation(judged))
        return "observation";
    return rule->built_in ? "built in" : rule->replaces ? "own, replaces the built-in one" : "own";
}

/* What the engine itself lacks joins what the rule lacked. */
static s0_code set_missing(s0_tested *out, s0_audit_state *state, const s0_judged *judged,
                           s0_error *err)
{
    s0_texts missing = s0_texts_in(state->arena);

    for (size_t i = 0; i < judged->outcome.missing_count; i++)
        s0_texts_add_new(&missing, judged->outcome.missing[i]);
    if (judged->missing != NULL)
        s0_texts_add_new(&missing, judged->missing);
    if (missing.failed)
        return s0_fail_memory(err);
    out->missing = missing.items;
    out->missing_count = missing.count;
    return S0_OK;
}

static s0_code set_outcomes(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    s0_tested *items = s0_alloc_n(state->arena, state->judged_count, sizeof *items);
    s0_code rc = S0_OK;

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];
        const s0_outcome *outcome = &judged->outcome;
        const s0_rule *rule = judged->rule;

        items[i] = (s0_tested){
            .rule = rule->id,
            .formerly = rule->formerly,
            .formerly_count = rule->formerly_count,
            .requirement = rule->requirement != NULL ? rule->requirement : "",
            .title = rule->title != NULL ? rule->title : "",
            .criterion = rule->criterion != NULL ? rule->criterion : "",
            .outcome = judged->word,
            .text = outcome->text != NULL ? outcome->text : "",
            .reason = judged->reason,
            .counted = outcome->counted,
            .numbers = outcome->numbers,
            .failed = outcome->failed,
            .failed_count = outcome->failed_count,
            .unknown = outcome->unknown,
            .unknown_count = outcome->unknown_count,
            .apart = outcome->apart,
            .apart_count = outcome->apart_count,
            .reads = outcome->reads,
            .read_count = outcome->read_count,
            .passes = outcome->passes,
            .pass_count = outcome->pass_count,
            .evidence = judged->cited,
            .evidence_count = judged->cited_count,
            .digest = rule->digest,
            .origin = origin_of(judged),
        };
        rc = set_missing(&items[i], state, judged, err);
    }
    cycle->outcomes = items;
    cycle->outcome_count = state->judged_count;
    return rc;
}

/* --- findings, follow-up, remarks ---------------------------------------------------------------
 */

static s0_code set_findings(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    s0_finding *findings = s0_alloc_n(state->arena, state->finding_count, sizeof *findings);
    s0_earlier *earlier = s0_alloc_n(state->arena, state->earlier_count, sizeof *earlier);

    if (findings == NULL || earlier == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < state->finding_count; i++)
        findings[i] = *state->findings[i];
    for (size_t i = 0; i < state->earlier_count; i++)
        earlier[i] = state->earlier[i].entry;
    cycle->findings = findings;
    cycle->finding_list_count = state->finding_count;
    cycle->numbers = state->numbers;
    cycle->number_count = state->number_count;
    cycle->earlier = earlier;
    cycle->earlier_count = state->earlier_count;
    cycle->earlier_stated = state->earlier_stated;
    cycle->settled = state->settled;
    cycle->settled_count = state->settled_count;
    return S0_OK;
}

static void remark_limits(s0_audit_state *state)
{
    s0_texts *remarks = &state->remarks;
    const s0_rules *rules = state->prepared.rules;
    const s0_evidence *evidence = state->prepared.evidence;
    size_t selected = 0;

    for (size_t i = 0; i < state->requirement_count; i++)
        selected += state->scope.selected[i];
    if (selected < state->requirement_count)
        s0_texts_addf(remarks, "this audit covers %zu of %zu requirements", selected,
                      state->requirement_count);
    if (state->scope.only != NULL)
        s0_texts_addf(remarks, "only the rule %s was run", state->scope.only->id);
    if (!state->soa.usable)
        s0_texts_addf(remarks, "%s: no control is found conform and none is left out",
                      state->soa.why_not);
    if (!state->earlier_stated)
        s0_texts_add(remarks, "no list of earlier findings was given: recurrence was not "
                              "determined");
    s0_remark_working_days(state);
    if (s0_evidence_table(evidence, "significant_changes") == NULL)
        s0_texts_add(remarks, "significant changes are not stated: whether evidence is older than "
                              "a change was not examined");
    for (size_t i = 0; i < rules->count; i++)
        if (rules->items[i]->replaces)
            s0_texts_addf(remarks, "the own rule %s (%s) replaces the built-in one",
                          rules->items[i]->id, rules->items[i]->source->path);
}

s0_code s0_document_make(s0_cycle **out, s0_audit_state *state, s0_error *err)
{
    s0_cycle *cycle = s0_alloc(state->arena, sizeof *cycle);
    s0_code rc;

    if (cycle == NULL)
        return s0_fail_memory(err);
    if ((rc = set_head(cycle, state, err)) != S0_OK ||
        (rc = set_grading(cycle, state, err)) != S0_OK ||
        (rc = set_limits(cycle, state, err)) != S0_OK ||
        (rc = set_outcomes(cycle, state, err)) != S0_OK ||
        (rc = set_findings(cycle, state, err)) != S0_OK ||
        (rc = s0_results_make(cycle, state, err)) != S0_OK ||
        (rc = s0_actions_make(cycle, state, err)) != S0_OK ||
        (rc = s0_permits_make(cycle, state, err)) != S0_OK ||
        (rc = s0_decisions_make(cycle, state, err)) != S0_OK ||
        (rc = s0_exclusions_make(cycle, state, err)) != S0_OK ||
        (rc = s0_requests_make(cycle, state, err)) != S0_OK ||
        (rc = s0_questions_make(cycle, state, err)) != S0_OK ||
        (rc = s0_unmeasured_make(cycle, state, err)) != S0_OK ||
        (rc = s0_inputs_index(cycle, state, err)) != S0_OK)
        return rc;
    remark_limits(state);
    if (state->remarks.failed)
        return s0_fail_memory(err);
    cycle->remarks = state->remarks.items;
    cycle->remark_count = state->remarks.count;
    *out = cycle;
    return S0_OK;
}
