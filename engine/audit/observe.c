/* observe.c - observations among the outcomes of rules: each decides the rule that it settles, or
 * stands beside the rules under its own id. Runs after the rules and the weighing of their
 * evidence, because an observation counts for a rule only where that is not determined. */
#include <stdlib.h>
#include <string.h>

#include "audit/quality.h"
#include "audit/state.h"
#include "rule/basis.h"

bool s0_is_observation(const s0_judged *judged)
{
    return judged->observation != NULL && !judged->settled;
}

static bool is_decided(s0_word word)
{
    return word == S0_CONFORM || word == S0_IMPROVEMENT || word == S0_GAP || word == S0_ABSENT;
}

/* The rule whose basis and requirement hold for the observation. */
static const s0_rule *measure_of(const s0_observation *o)
{
    return o->settles != NULL ? o->settles : &o->own;
}

/* A gap without a population is one condition; it is counted only where it matters how much of it
 * was handled. */
static void set_numbers(s0_outcome *out, const s0_observation *o)
{
    bool fails = out->word == S0_GAP || out->word == S0_ABSENT;
    s0_numbers *n = &out->numbers;
    int64_t handled = o->handled;

    if (o->population > 0 && (!fails || o->exceptions > 0)) {
        n->population = o->population;
        n->failed = o->exceptions;
    } else if (fails && (handled > 0 || o->handled_unknown)) {
        n->population = n->failed = 1;
        handled = handled > 0 && handled >= o->exceptions;
    } else {
        return;
    }
    out->counted = true;
    n->met = n->population - n->failed;
    n->handled = handled;
    n->handled_unknown = o->handled_unknown ? n->failed : 0;
    n->not_handled = n->failed - n->handled - n->handled_unknown;
}

/* --- may it decide? ----------------------------------------------------------------------------
 */

/* Whether the own rule it is measured by is stated; the word and reason when it is not. */
static bool has_basis(s0_audit_state *state, s0_judged *judged, const s0_rule *measure)
{
    const char *own = measure->basis != NULL ? s0_basis_own(measure) : NULL;
    bool none = false;

    if (own == NULL)
        return true;
    if (s0_evidence_own_rule(state->prepared.evidence, own, &none) && !none)
        return true;
    judged->word = none ? S0_NOT_TESTED : S0_NOT_DETERMINED;
    judged->missing = none ? NULL : measure->basis;
    judged->reason = s0_textf(state->arena,
                              none ? "the organization states that %s is none"
                                   : "%s is not stated: there is no criterion",
                              measure->basis);
    return false;
}

/* Whether it names its criterion and evidence, and was made before the day of the audit ended. */
static bool has_evidence(s0_audit_state *state, s0_judged *judged, const s0_observation *o)
{
    s0_buf reason = s0_buf_in(state->arena);

    if (o->lack_count > 0) {
        judged->outcome.missing = o->lacks;
        judged->outcome.missing_count = o->lack_count;
        s0_put(&reason, "without criterion and evidence nothing can be raised; not stated:");
        for (size_t i = 0; i < o->lack_count; i++)
            s0_putf(&reason, "%s %s", i > 0 ? "," : "", strchr(o->lacks[i], '.') + 1);
    } else if (o->seen_on.as.date.last > state->prepared.plan->date) {
        s0_put(&reason, "it was seen on ");
        s0_cell_text(&reason, &o->seen_on);
        s0_put(&reason, ", after the date of the audit");
    } else {
        return true;
    }
    judged->word = S0_NOT_DETERMINED;
    judged->reason = s0_buf_text(&reason);
    return false;
}

/* What is too old shows no conformity; a gap in it stays a gap. */
static s0_code weigh(s0_audit_state *state, s0_judged *judged, const s0_observation *o,
                     s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    const s0_quality_terms terms = {state->prepared.evidence, plan->date, plan->period};
    const s0_date seen = o->dated.state == S0_GIVEN ? o->dated.as.date : o->seen_on.as.date;
    s0_code rc = s0_quality_of_day(&judged->weak, state->arena, measure_of(o), seen, &terms, err);

    if (rc != S0_OK || (judged->word != S0_CONFORM && judged->word != S0_IMPROVEMENT))
        return rc;
    if (judged->weak == NULL && judged->gate->kind == S0_GATE_CAPPED) {
        judged->weak = judged->gate->reason;
        judged->missing = judged->gate->missing;
    }
    if (judged->weak == NULL)
        return S0_OK;
    judged->reason = s0_textf(state->arena, "the observation found %s, but %s",
                              s0_words[judged->word], judged->weak);
    judged->word = S0_NOT_DETERMINED;
    return judged->reason != NULL ? S0_OK : s0_fail_memory(err);
}

static s0_code decide(s0_audit_state *state, s0_judged *judged, const s0_observation *o,
                      s0_error *err)
{
    s0_outcome *out = &judged->outcome;
    const char **files = s0_alloc_n(state->arena, 1, sizeof *files);
    s0_code rc;

    *out = (s0_outcome){.rule = judged->rule->id, .word = o->word};
    out->text = o->statement != NULL ? o->statement : "the observation states nothing";
    if (files == NULL)
        return s0_fail_memory(err);
    files[0] = o->file->source->path;
    out->files = files;
    out->file_count = 1;
    judged->word = o->word;
    set_numbers(out, o);
    if ((rc = s0_basis_fill(out, state->arena, measure_of(o), state->prepared.evidence, err)) !=
        S0_OK)
        return rc;
    if (!has_basis(state, judged, measure_of(o)) || !has_evidence(state, judged, o))
        return judged->reason != NULL ? S0_OK : s0_fail_memory(err);
    if (o->word == S0_NOT_DETERMINED) {
        judged->reason = "the observer could not come to a result";
        return S0_OK;
    }
    return weigh(state, judged, o, err);
}

/* --- for a rule, or for itself ------------------------------------------------------------------
 */

static s0_judged *judged_of(s0_audit_state *state, const s0_rule *rule)
{
    for (size_t i = 0; rule != NULL && i < state->judged_count; i++)
        if (state->judged[i].rule == rule)
            return &state->judged[i];
    return NULL;
}

/* The rule keeps what it read; what it lacked is answered. */
static s0_code settle(s0_audit_state *state, s0_judged *judged, const s0_judged *seen,
                      s0_error *err)
{
    const s0_outcome rule = judged->outcome;
    const char *why = judged->reason != NULL ? judged->reason : rule.text;

    judged->outcome = seen->outcome;
    judged->outcome.rule = rule.rule;
    judged->outcome.reads = rule.reads;
    judged->outcome.read_count = rule.read_count;
    judged->outcome.passes = rule.passes;
    judged->outcome.pass_count = rule.pass_count;
    judged->outcome.steps = rule.steps;
    judged->word = seen->word;
    judged->missing = NULL;
    judged->weak = seen->weak;
    judged->observation = seen->observation;
    judged->settled = true;
    judged->reason = s0_textf(state->arena, "settled by observation %s; the rule alone: %s",
                              seen->rule->id, why);
    return judged->reason != NULL ? S0_OK : s0_fail_memory(err);
}

/* Shown beside a rule that needs no help; marked as not counting, and said. */
static s0_code show(s0_audit_state *state, s0_judged *own, const s0_judged *rule, s0_error *err)
{
    own->reason = s0_textf(state->arena,
                           "the rule %s decided by itself (%s); the observation (%s) is shown and "
                           "does not count",
                           rule->rule->id, s0_words[rule->word], s0_words[own->word]);
    own->word = S0_NOT_TESTED;
    s0_texts_addf(&state->remarks, "observation %s: %s", own->rule->id,
                  own->reason != NULL ? own->reason : "");
    return own->reason != NULL ? S0_OK : s0_fail_memory(err);
}

static s0_code observe(s0_audit_state *state, const s0_observation *o, s0_error *err)
{
    s0_judged *rule = judged_of(state, o->settles);
    s0_judged own = {0};
    s0_code rc;

    own.observation = o;
    s0_judged_start(state, &own, &o->own);
    if (own.ran) {
        if ((rc = decide(state, &own, o, err)) != S0_OK)
            return rc;
        if (rule != NULL && rule->ran && rule->word == S0_NOT_DETERMINED && is_decided(own.word))
            return settle(state, rule, &own, err);
        /* Forged evidence is a finding whatever the rule concluded from that evidence. */
        if (rule != NULL && rule->word != S0_NOT_DETERMINED && !o->misrepresentation &&
            (rc = show(state, &own, rule, err)) != S0_OK)
            return rc;
    } else if (own.reason == NULL) {
        return s0_fail_memory(err);
    }
    state->judged[state->judged_count++] = own;
    return S0_OK;
}

static int by_rule(const void *a, const void *b)
{
    return s0_text_natural(((const s0_judged *)a)->rule->id, ((const s0_judged *)b)->rule->id);
}

s0_code s0_observe(s0_audit_state *state, s0_error *err)
{
    const s0_prepared *p = &state->prepared;
    const s0_rule **known;
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < p->observation_count; i++)
        rc = observe(state, &p->observations[i], err);
    if (rc != S0_OK)
        return rc;
    if (state->judged_count > 1)
        qsort(state->judged, state->judged_count, sizeof *state->judged, by_rule);
    if ((known = s0_alloc_n(state->arena, state->judged_count, sizeof *known)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < state->judged_count; i++)
        known[i] = state->judged[i].rule;
    state->known = (s0_rules){.items = known, .count = state->judged_count};
    return S0_OK;
}
