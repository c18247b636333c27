/* verdict.c - rolling up: the gate first, then the worst of a requirement's tests. */
#include "audit/verdict.h"

#include <string.h>

#include "audit/state.h"

s0_verdict s0_verdict_of_tests(const s0_tally *tally)
{
    if (tally->major > 0)
        return S0_V_MAJOR;
    if (tally->minor > 0)
        return S0_V_MINOR;
    if (tally->error > 0)
        return S0_V_ERROR;
    if (tally->not_determined > 0)
        return S0_V_NOT_DETERMINED;
    if (tally->ofi > 0)
        return S0_V_OFI;
    return tally->conform > 0 ? S0_V_CONFORM : S0_V_NOT_TESTED;
}

/* Every verdict and its count. */
static int64_t *count_of(s0_summary *summary, s0_verdict verdict)
{
    switch (verdict) {
    case S0_V_MAJOR:
        return &summary->major;
    case S0_V_MINOR:
        return &summary->minor;
    case S0_V_ERROR:
        return &summary->error;
    case S0_V_NOT_DETERMINED:
        return &summary->not_determined;
    case S0_V_OFI:
        return &summary->ofi;
    case S0_V_CONFORM:
        return &summary->conform;
    case S0_V_PLANNED:
        return &summary->planned;
    case S0_V_NOT_APPLICABLE:
        return &summary->not_applicable;
    case S0_V_NOT_TESTED:
        break;
    }
    return &summary->not_tested;
}

void s0_summary_add(s0_summary *summary, s0_verdict verdict)
{
    ++*count_of(summary, verdict);
}

int64_t s0_summary_total(const s0_summary *summary)
{
    s0_summary copy = *summary;
    int64_t total = 0;

    for (int v = S0_V_MAJOR; v <= S0_V_NOT_TESTED; v++)
        total += *count_of(&copy, (s0_verdict)v);
    return total;
}

/* --- the tests of one requirement ------------------------------------------------------------ */

static s0_verdict verdict_of(const s0_judged *judged)
{
    static const s0_verdict of_class[] = {S0_V_MAJOR, S0_V_MINOR, S0_V_OFI};

    if (judged->same != NULL)
        return verdict_of(judged->same);
    if (judged->finding != NULL)
        return of_class[(judged->group != NULL ? judged->group : judged->finding)->class_];
    switch (judged->word) {
    case S0_CONFORM:
        return S0_V_CONFORM;
    case S0_ERRED:
        return S0_V_ERROR;
    case S0_NOT_TESTED:
        return S0_V_NOT_TESTED;
    case S0_IMPROVEMENT:
    case S0_GAP:
    case S0_NOT_DETERMINED:
    case S0_ABSENT:
        break;
    }
    return S0_V_NOT_DETERMINED;
}

static void count_test(s0_tally *tally, s0_verdict verdict)
{
    tally->major += verdict == S0_V_MAJOR;
    tally->minor += verdict == S0_V_MINOR;
    tally->error += verdict == S0_V_ERROR;
    tally->not_determined += verdict == S0_V_NOT_DETERMINED;
    tally->ofi += verdict == S0_V_OFI;
    tally->conform += verdict == S0_V_CONFORM;
    tally->not_tested += verdict == S0_V_NOT_TESTED;
}

/* The one sentence of a test that decided: its finding, why it was withheld, or what it says. */
static void put_test(s0_buf *out, const s0_judged *judged, bool named)
{
    const s0_finding *finding = judged->group != NULL ? judged->group : judged->finding;

    if (finding != NULL) {
        s0_putf(out, "%s, %s", finding->number, finding->reason);
        return;
    }
    if (named)
        s0_putf(out, "%s: ", judged->rule->id);
    s0_put(out, judged->reason != NULL         ? judged->reason
                : judged->outcome.text != NULL ? judged->outcome.text
                                               : "");
}

static s0_code roll_up(s0_result *out, s0_audit_state *state, size_t requirement, s0_error *err)
{
    const s0_gate *gate = &state->gates[requirement];
    s0_buf reason = s0_buf_in(state->arena);
    s0_tally tally = {0};
    const s0_finding *group = NULL; /* that was told already */
    bool first = true, left_out = false;

    for (size_t i = 0; i < state->judged_count; i++) {
        if (state->judged[i].requirement != requirement)
            continue;
        count_test(&tally, verdict_of(&state->judged[i]));
        left_out |= s0_is_beside(state, &state->judged[i]);
    }
    out->verdict = s0_verdict_of_tests(&tally);
    if (out->rule_count == 0)
        s0_put(&reason, "no rule tests it");
    for (size_t i = 0; i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];

        if (judged->requirement != requirement || verdict_of(judged) != out->verdict ||
            judged->same != NULL || (judged->group != NULL && judged->group == group))
            continue;
        group = judged->group != NULL ? judged->group : group;
        s0_put(&reason, first ? "" : "; ");
        put_test(&reason, judged, out->rule_count > 1);
        first = false;
    }
    if (left_out && (out->verdict == S0_V_CONFORM || out->verdict == S0_V_OFI)) {
        out->verdict = S0_V_NOT_DETERMINED;
        s0_put(&reason, "; not all of its rules were run");
    }
    if (gate->kind == S0_GATE_CAPPED && out->verdict == S0_V_NOT_TESTED)
        s0_putf(&reason, "; %s", gate->reason);
    out->reason = s0_buf_text(&reason);
    return out->reason != NULL ? S0_OK : s0_fail_memory(err);
}

/* --- behind a gate ---------------------------------------------------------------------------- */

/* Whether the finding, a part of it, or one that is merged into it is on the requirement. */
static bool touches(const s0_finding *finding, const char *requirement)
{
    bool on = finding->part_count == 0 && strcmp(finding->requirement, requirement) == 0;

    for (size_t i = 0; i < finding->part_count && !on; i++)
        on = touches(&finding->parts[i], requirement);
    for (size_t i = 0; i < finding->merged_count && !on; i++)
        on = touches(&finding->merged[i], requirement);
    return on;
}

const s0_finding *s0_finding_on(const s0_audit_state *state, const char *requirement,
                                const char *control)
{
    for (size_t i = 0; i < state->finding_count; i++)
        if (touches(state->findings[i], requirement) &&
            s0_finding_names(state->findings[i], control))
            return state->findings[i];
    return NULL;
}

static s0_code behind(s0_result *out, const s0_audit_state *state, const s0_gate *gate,
                      s0_error *err)
{
    const s0_finding *finding = NULL;

    out->verdict = S0_V_NOT_DETERMINED;
    out->reason = gate->reason;
    switch (gate->kind) {
    case S0_GATE_EXCLUDED:
        out->verdict = S0_V_NOT_APPLICABLE;
        finding = s0_finding_on(state, "6.1.3", out->id); /* on its reason, or on the plan */
        break;
    case S0_GATE_PLANNED:
        out->verdict = S0_V_PLANNED;
        break;
    case S0_GATE_OUT_OF_SCOPE:
        out->verdict = S0_V_NOT_TESTED;
        break;
    case S0_GATE_CONTRADICTED:
        finding = s0_finding_on(state, "6.1.3", out->id);
        break;
    case S0_GATE_PLANNED_PAST:
        finding = s0_finding_on(state, "8.3", out->id);
        if (finding != NULL)
            out->verdict = finding->class_ == S0_MAJOR ? S0_V_MAJOR : S0_V_MINOR;
        else
            out->reason =
                s0_textf(state->arena, "%s, and no rule on 8.3 came to a finding", gate->reason);
        break;
    case S0_GATE_OPEN:
    case S0_GATE_CAPPED:
    case S0_GATE_EXCLUSION_UNKNOWN:
    case S0_GATE_PLANNED_UNKNOWN:
        break;
    }
    if (finding != NULL)
        out->reason = s0_textf(state->arena, "%s, see %s", gate->reason, finding->number);
    return out->reason != NULL ? S0_OK : s0_fail_memory(err);
}

/* --- all -----------------------------------------------------------------------------------------
 */

static s0_code name_parts(s0_result *out, const s0_audit_state *state, size_t requirement,
                          s0_error *err)
{
    s0_texts rules = s0_texts_in(state->arena), findings = s0_texts_in(state->arena);

    for (size_t i = 0; i < state->judged_count; i++)
        if (state->judged[i].requirement == requirement)
            s0_texts_add(&rules, state->judged[i].rule->id);
    for (size_t i = 0; i < state->finding_count; i++)
        if (touches(state->findings[i], out->id))
            s0_texts_add(&findings, state->findings[i]->number);
    if (rules.failed || findings.failed)
        return s0_fail_memory(err);
    out->rules = rules.items;
    out->rule_count = rules.count;
    out->findings = findings.items;
    out->finding_count = findings.count;
    return S0_OK;
}

s0_code s0_results_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    s0_result *results = s0_alloc_n(state->arena, state->requirement_count, sizeof *results);
    s0_code rc = S0_OK;

    if (results == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < state->requirement_count; i++) {
        const s0_gate *gate = &state->gates[i];
        s0_result *result = &results[i];

        result->id = state->requirements[i].id;
        result->title = state->requirements[i].title;
        result->soa = state->requirements[i].control ? gate->soa : NULL;
        if ((rc = name_parts(result, state, i, err)) == S0_OK)
            rc = gate->kind == S0_GATE_OPEN || gate->kind == S0_GATE_CAPPED
                     ? roll_up(result, state, i, err)
                     : behind(result, state, gate, err);
        s0_summary_add(&cycle->summary, result->verdict);
    }
    cycle->requirements = results;
    cycle->requirement_count = state->requirement_count;
    for (size_t i = 0; i < state->finding_count; i++) {
        cycle->finding_count.major += state->findings[i]->class_ == S0_MAJOR;
        cycle->finding_count.minor += state->findings[i]->class_ == S0_MINOR;
        cycle->finding_count.ofi += state->findings[i]->class_ == S0_OFI;
    }
    return rc;
}
