/* findings.c - from outcomes to findings: the case of each rule, its class by the trigger
 * table, and everything a finding tells. */
#include <stdlib.h>
#include <string.h>

#include "audit/barrier.h"
#include "audit/quality.h"
#include "audit/reason.h"
#include "audit/state.h"

#define CHAIN_OF_EXCLUSIONS "6.1.3"

static bool is_control(const s0_audit_state *state, const s0_judged *judged)
{
    return judged->requirement < state->requirement_count &&
           state->requirements[judged->requirement].control;
}

/* --- the case ----------------------------------------------------------------------------- */

/* Whether an acceptance names the finding: by its rule, by the number it has had in this
 * cycle, or by that of the earlier finding it continues. */
static bool is_accepted(const s0_judged *judged, const s0_audit_state *state)
{
    const s0_evidence *evidence = state->prepared.evidence;
    s0_day date = state->prepared.plan->date;
    const s0_cycle *latest = state->latest;

    if (s0_accepted(evidence, "finding", judged->rule->id, date) ||
        (judged->past != NULL &&
         s0_accepted(evidence, "finding", judged->past->entry.finding, date)))
        return true;
    for (size_t i = 0; latest != NULL && i < latest->number_count; i++)
        if (s0_rules_get(&state->known, latest->numbers[i].identity) == judged->rule &&
            s0_accepted(evidence, "finding", latest->numbers[i].number, date))
            return true;
    return false;
}

static s0_code make_case(s0_judged *judged, const s0_audit_state *state, s0_error *err)
{
    const s0_requirement *requirement = &state->requirements[judged->requirement];
    const s0_catalog *catalog = state->prepared.catalog;
    const s0_outcome *outcome = &judged->outcome;
    const char *kind = outcome->basis_kind != NULL ? outcome->basis_kind : "";
    s0_code rc = S0_OK;

    judged->given = (s0_case){
        .requirement = requirement->id,
        .word = judged->word,
        .counted = outcome->counted,
        .numbers = outcome->numbers,
        .whole = judged->rule->whole,
        .absence_major = requirement->absence != NULL && strcmp(requirement->absence, "major") == 0,
        .element = requirement->absence_element,
        .declared = judged->gate->line != NULL && judged->gate->line->state == S0_SOA_IMPLEMENTED,
        .single = s0_catalog_single_instance(catalog, requirement->id),
        .chain = s0_catalog_planning_chain(catalog, requirement->id),
        .binding = strcmp(kind, "law") == 0 || strcmp(kind, "contract") == 0,
        .accepted = is_accepted(judged, state),
        .misrepresented = judged->observation != NULL && judged->observation->misrepresentation &&
                          (judged->word == S0_GAP || judged->word == S0_ABSENT),
        .standing = judged->past != NULL ? judged->past->standing : S0_STANDS_NOT,
        /* An accumulated finding was major; each of its parts was minor. */
        .earlier_class = judged->past == NULL          ? S0_OFI
                         : judged->past->group != NULL ? S0_MINOR
                                                       : judged->past->class_,
        .repaired = judged->past != NULL && s0_is_repaired(judged->past),
        .times = s0_times_found(judged->past, true),
    };
    if (judged->word == S0_GAP && requirement->control && judged->rule->whole)
        rc = s0_barrier_find(&judged->given.barrier, state->arena, state->prepared.evidence,
                             requirement->id, state->prepared.plan->date, err);
    return rc;
}

static s0_reason_input reason_of(const s0_judged *judged, const s0_audit_state *state)
{
    const s0_outcome *outcome = &judged->outcome;
    const s0_plan *plan = state->prepared.plan;
    s0_reason_input input = {
        .given = &judged->given,
        .graded = &judged->graded,
        .thresholds = plan->thresholds,
        .threshold_count = plan->threshold_count,
        .past = judged->past != NULL    ? S0_PAST_KNOWN
                : state->earlier_stated ? S0_PAST_NONE
                                        : S0_PAST_UNKNOWN,
        .earlier = judged->past != NULL ? judged->past->entry.finding : NULL,
        .due = judged->past != NULL ? judged->past->entry.due : NULL,
        .judged = judged->past != NULL && judged->past->entry.computed != NULL,
    };

    for (size_t i = 0; i < outcome->failed_count && input.exposed == NULL; i++)
        if (outcome->failed[i].exposed)
            input.exposed = outcome->failed[i].key;
    return input;
}

/* --- a finding ------------------------------------------------------------------------------ */

/* "criterion: within 1 day (Access policy 2.0, 4.3)". */
static const char *criterion_of(const s0_audit_state *state, const s0_judged *judged)
{
    const char *own = judged->outcome.basis_text;
    const char *text = judged->rule->criterion != NULL ? judged->rule->criterion : "";
    size_t size = strlen(text);

    if (own == NULL)
        return text;
    while (size > 0 && (text[size - 1] == '.' || text[size - 1] == ' '))
        size--;
    return s0_textf(state->arena, "%.*s: %s", (int)size, text, own);
}

/* The rule's title, or, where its record is absent, that. */
static const char *title_of(const s0_audit_state *state, const s0_judged *judged)
{
    if (judged->word != S0_ABSENT || judged->observation != NULL ||
        judged->outcome.missing_count != 1)
        return judged->rule->title;
    return s0_textf(state->arena, "The record \"%s\" does not exist", judged->outcome.missing[0]);
}

static bool is_trigger(const s0_judged *judged, const char *trigger)
{
    return strcmp(judged->graded.row->trigger, trigger) == 0;
}

/* The rule's own, what a wrong SoA or a failed follow-up touches as well; sorted. */
static s0_code set_related(s0_finding *finding, const s0_audit_state *state,
                           const s0_judged *judged, s0_error *err)
{
    s0_texts related = s0_texts_in(state->arena);

    for (size_t i = 0; i < judged->rule->related_count; i++)
        if (strcmp(judged->rule->related[i], finding->requirement) != 0)
            s0_texts_add_new(&related, judged->rule->related[i]);
    if (is_control(state, judged) && judged->given.declared &&
        (is_trigger(judged, "M1") || is_trigger(judged, "M2")))
        s0_texts_add_new(&related, CHAIN_OF_EXCLUSIONS);
    if (is_trigger(judged, "M4") && strcmp(finding->requirement, "10.2") != 0)
        s0_texts_add_new(&related, "10.2");
    if (related.failed)
        return s0_fail_memory(err);
    s0_texts_sort(&related);
    finding->related = related.items;
    finding->related_count = related.count;
    return S0_OK;
}

/* Why the evidence could not have shown conformity; `*why` NULL when it could. */
static s0_code weakness(const char **why, const s0_audit_state *state, const s0_judged *judged,
                        s0_error *err)
{
    const s0_quality_terms terms = {state->prepared.evidence, state->prepared.plan->date,
                                    state->prepared.plan->period};

    *why = judged->weak;
    return judged->observation != NULL
               ? S0_OK
               : s0_quality_check(why, state->arena, judged->rule, &judged->outcome, &terms, err);
}

static s0_code set_notes(s0_finding *finding, const s0_audit_state *state, const s0_judged *judged,
                         const s0_reason_input *input, s0_error *err)
{
    s0_texts notes = s0_texts_in(state->arena);
    const char *weak;
    s0_code rc;

    for (size_t i = 0; i < judged->graded.also_count; i++) {
        s0_buf also = s0_buf_in(state->arena);

        s0_reason_also(&also, input, judged->graded.also[i]);
        s0_texts_add(&notes, s0_buf_text(&also));
    }
    if (judged->past != NULL && judged->past->note != NULL)
        s0_texts_addf(&notes, "%s: %s", judged->past->entry.finding, judged->past->note);
    if (judged->past == NULL && !state->earlier_stated && finding->class_ != S0_OFI)
        s0_texts_add(&notes, "recurrence not determined");
    if (is_control(state, judged) && judged->gate->line != NULL)
        s0_texts_addf(&notes, "Statement of Applicability: %s (%s)", judged->gate->soa,
                      judged->gate->line->source);
    if (judged->gate->kind == S0_GATE_CAPPED)
        s0_texts_add(&notes, judged->gate->reason);
    if (judged->settled)
        s0_texts_add(&notes, judged->reason);
    rc = weakness(&weak, state, judged, err);
    if (rc != S0_OK)
        return rc;
    if (weak != NULL && finding->class_ != S0_OFI)
        s0_texts_addf(&notes, "the gap stands although %s", weak);
    if (judged->given.accepted)
        s0_texts_add(&notes, "accepted, which removes nothing");
    if (notes.failed)
        return s0_fail_memory(err);
    finding->notes = notes.items;
    finding->note_count = notes.count;
    return S0_OK;
}

static s0_code make_finding(s0_judged *judged, const s0_audit_state *state, s0_error *err)
{
    static const s0_class classes[] = {S0_MAJOR, S0_MINOR, S0_OFI};
    const s0_outcome *outcome = &judged->outcome;
    const s0_reason_input input = reason_of(judged, state);
    s0_finding *finding = s0_alloc(state->arena, sizeof *finding);
    s0_buf reason = s0_buf_in(state->arena);
    s0_code rc;

    if (finding == NULL)
        return s0_fail_memory(err);
    s0_reason(&reason, &input);
    *finding = (s0_finding){
        .identity = judged->rule->id,
        .rule = s0_is_observation(judged) ? NULL : judged->rule->id,
        .requirement = judged->rule->requirement,
        .class_ = classes[judged->graded.row->grade],
        .trigger = s0_trigger_name(judged->graded.row, &judged->given),
        .title = title_of(state, judged),
        .criterion = criterion_of(state, judged),
        .basis_kind = outcome->basis_kind,
        .statement = outcome->text,
        .reason = s0_buf_text(&reason),
        .population = outcome->numbers.population,
        .failed = outcome->numbers.failed,
        .unknown = outcome->numbers.unknown,
        .set_apart = {outcome->numbers.waived, outcome->numbers.exempt, outcome->numbers.not_due,
                      outcome->numbers.no_limit},
        .exceptions = outcome->failed,
        .exception_count = outcome->failed_count,
        .evidence = judged->cited,
        .evidence_count = judged->cited_count,
        .times = s0_times_found(judged->past, false),
    };
    if (finding->reason == NULL || finding->criterion == NULL || finding->title == NULL)
        return s0_fail_memory(err);
    judged->finding = finding;
    if ((rc = set_related(finding, state, judged, err)) != S0_OK)
        return rc;
    return set_notes(finding, state, judged, &input, err);
}

/* All instances were handled by the organization itself: the process works. */
static s0_code accept_handled(s0_judged *judged, const s0_audit_state *state, s0_error *err)
{
    const s0_reason_input input = reason_of(judged, state);
    s0_buf reason = s0_buf_in(state->arena);
    const char *weak;
    s0_code rc = weakness(&weak, state, judged, err);

    if (rc != S0_OK)
        return rc;
    s0_reason(&reason, &input);
    judged->word = S0_CONFORM;
    if (judged->gate->kind == S0_GATE_CAPPED || weak != NULL) {
        judged->word = S0_NOT_DETERMINED;
        s0_putf(&reason, "; not determined because %s", weak != NULL ? weak : judged->gate->reason);
    }
    judged->reason = s0_buf_text(&reason);
    judged->outcome.text =
        s0_textf(state->arena, "%s; all found and handled before the audit", judged->outcome.text);
    return judged->reason != NULL && judged->outcome.text != NULL ? S0_OK : s0_fail_memory(err);
}

static s0_code add_note(s0_finding *finding, s0_arena *arena, const char *note, s0_error *err)
{
    const char **notes = s0_alloc_n(arena, finding->note_count + 1, sizeof *notes);

    if (notes == NULL || note == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < finding->note_count; i++)
        notes[i] = finding->notes[i];
    notes[finding->note_count++] = note;
    finding->notes = notes;
    return S0_OK;
}

/* The rule before this one that raised the absence of the same record on the same requirement: one
 * condition is one finding (B13), however many rules would read the record. */
static const s0_judged *same_absence(const s0_judged *judged, const s0_audit_state *state)
{
    for (const s0_judged *other = state->judged; other < judged; other++)
        if (other->finding != NULL && other->word == S0_ABSENT && judged->word == S0_ABSENT &&
            other->requirement == judged->requirement && judged->outcome.missing_count == 1 &&
            other->outcome.missing_count == 1 &&
            strcmp(other->outcome.missing[0], judged->outcome.missing[0]) == 0)
            return other;
    return NULL;
}

static s0_code judge(s0_judged *judged, const s0_audit_state *state, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    s0_code rc;

    if ((judged->same = same_absence(judged, state)) != NULL)
        return add_note(judged->same->finding, state->arena,
                        s0_textf(state->arena, "%s would read the same record", judged->rule->id),
                        err);
    if ((rc = make_case(judged, state, err)) != S0_OK)
        return rc;
    s0_classify(&judged->graded, &s0_triggers, &judged->given, plan->thresholds,
                plan->threshold_count);
    if (judged->graded.row == NULL || judged->gate->kind == S0_GATE_CONTRADICTED)
        return S0_OK;
    return judged->graded.row->grade == S0_GRADE_CONFORM ? accept_handled(judged, state, err)
                                                         : make_finding(judged, state, err);
}

/* --- what rules on wrongly excluded controls found ------------------------------------------ */

static bool key_names(const char *key, const char *control)
{
    size_t size = strlen(control);

    for (const char *part = key; part != NULL; part = strchr(part, '/')) {
        part += *part == '/' ? 1 : 0;
        if (strncmp(part, control, size) == 0 && (part[size] == '\0' || part[size] == '/'))
            return true;
    }
    return false;
}

bool s0_finding_names(const s0_finding *finding, const char *control)
{
    for (size_t i = 0; i < finding->exception_count; i++)
        if (key_names(finding->exceptions[i].key, control))
            return true;
    for (size_t i = 0; i < finding->part_count; i++)
        if (s0_finding_names(&finding->parts[i], control))
            return true;
    for (size_t i = 0; i < finding->merged_count; i++)
        if (s0_finding_names(&finding->merged[i], control))
            return true;
    return false;
}

static s0_code hand_over(const s0_judged *judged, s0_audit_state *state, s0_error *err)
{
    const char *note;

    if (judged->gate == NULL || judged->gate->kind != S0_GATE_CONTRADICTED || !judged->ran ||
        judged->graded.row == NULL)
        return S0_OK;
    note = s0_textf(state->arena, "%s, excluded: %s: %s", judged->rule->requirement,
                    judged->rule->id, judged->outcome.text);
    for (size_t i = 0; i < state->finding_count; i++)
        if (strcmp(state->findings[i]->requirement, CHAIN_OF_EXCLUSIONS) == 0 &&
            s0_finding_names(state->findings[i], judged->rule->requirement))
            return add_note(state->findings[i], state->arena, note, err);
    s0_texts_addf(&state->remarks, "no finding on %s takes up: %s", CHAIN_OF_EXCLUSIONS, note);
    return note != NULL && !state->remarks.failed ? S0_OK : s0_fail_memory(err);
}

static int in_order(const void *a, const void *b)
{
    const s0_finding *left = *(s0_finding *const *)a, *right = *(s0_finding *const *)b;
    int order;

    if (left->class_ != right->class_)
        return left->class_ < right->class_ ? -1 : 1;
    order = s0_text_natural(left->requirement, right->requirement);
    return order != 0 ? order : s0_text_natural(left->identity, right->identity);
}

void s0_findings_sort(s0_audit_state *state)
{
    if (state->finding_count > 1)
        qsort(state->findings, state->finding_count, sizeof(*state->findings), in_order);
}

s0_code s0_findings_make(s0_audit_state *state, s0_error *err)
{
    s0_code rc = S0_OK;

    state->findings = s0_alloc_n(state->arena, state->judged_count, sizeof(*state->findings));
    if (state->findings == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < state->judged_count; i++)
        if (state->judged[i].ran)
            rc = judge(&state->judged[i], state, err);
    for (size_t i = 0; rc == S0_OK && i < state->judged_count; i++)
        if (state->judged[i].finding != NULL)
            state->findings[state->finding_count++] = state->judged[i].finding;
    s0_findings_sort(state);
    for (size_t i = 0; rc == S0_OK && i < state->judged_count; i++)
        rc = hand_over(&state->judged[i], state, err);
    return rc;
}
