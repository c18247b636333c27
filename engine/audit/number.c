/* number.c - numbers of findings: given at first sight within the cycle, in order of
 * identity, kept as long as the cycle lasts, never given twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/state.h"

#define NONCONFORMITY "NC-"
#define IMPROVEMENT "OFI-"

/* The identity today of a rule that had another id when the number was given. */
static const char *present(const s0_audit_state *state, const char *identity)
{
    const s0_rule *rule = s0_rules_get(&state->known, identity);

    return rule != NULL ? rule->id : identity;
}

static bool is_improvement(const char *number)
{
    return s0_starts_with(number, IMPROVEMENT);
}

/* Numbers of the latest run of this cycle. */
static s0_code keep(s0_audit_state *state, s0_error *err)
{
    size_t kept = state->latest != NULL ? state->latest->number_count : 0;

    if (state->numbers != NULL)
        return S0_OK;
    /* A judgement may give a finding a second number, of its other kind; groups are fewer than
     * findings. */
    state->numbers =
        s0_alloc_n(state->arena, kept + 3 * state->judged_count, sizeof *state->numbers);
    if (state->numbers == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < kept; i++)
        state->numbers[state->number_count++] = (s0_numbered){
            present(state, state->latest->numbers[i].identity), state->latest->numbers[i].number};
    return S0_OK;
}

static const char *given_before(const s0_audit_state *state, const s0_finding *finding)
{
    bool wanted = finding->class_ == S0_OFI;

    for (size_t i = 0; i < state->number_count; i++)
        if (strcmp(state->numbers[i].identity, finding->identity) == 0 &&
            is_improvement(state->numbers[i].number) == wanted)
            return state->numbers[i].number;
    return NULL;
}

static bool stays_open(const s0_followed *past)
{
    return past->standing == S0_STANDS_TIME || past->standing == S0_STANDS_LATE;
}

/* The number that the finding had as a part of an earlier one. */
static const char *as_part(const s0_followed *past, const s0_finding *finding)
{
    for (size_t i = 0; i < past->part_count; i++)
        if (strcmp(past->parts[i].identity, finding->identity) == 0)
            return past->parts[i].number;
    return NULL;
}

/* An open finding that is followed up keeps the number it has; so does a group of them. */
static const char *carried(const s0_audit_state *state, const s0_finding *finding)
{
    for (size_t i = 0; i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];

        if (judged->finding == finding && judged->past != NULL && stays_open(judged->past))
            return judged->past->group != NULL ? as_part(judged->past, finding)
                                               : judged->past->entry.finding;
    }
    for (size_t i = 0; finding->part_count > 0 && i < state->earlier_count; i++)
        if (s0_text_same(state->earlier[i].group, finding->identity) &&
            stays_open(&state->earlier[i]))
            return state->earlier[i].entry.finding;
    return NULL;
}

/* The highest number after `prefix` so far. */
static long highest(const s0_audit_state *state, const char *prefix)
{
    size_t size = strlen(prefix);
    long most = 0;

    for (size_t i = 0; i < state->number_count; i++) {
        long number;

        if (!s0_starts_with(state->numbers[i].number, prefix))
            continue;
        number = strtol(state->numbers[i].number + size, NULL, 10);
        if (number > most)
            most = number;
    }
    return most;
}

static int by_identity(const void *a, const void *b)
{
    const s0_finding *left = *(s0_finding *const *)a, *right = *(s0_finding *const *)b;

    return s0_text_natural(left->identity, right->identity);
}

static int numbered_order(const void *a, const void *b)
{
    const s0_numbered *left = a, *right = b;
    int order = s0_text_natural(left->identity, right->identity);

    return order != 0 ? order : s0_text_natural(left->number, right->number);
}

static s0_code give(s0_audit_state *state, s0_finding *finding, s0_error *err)
{
    char prefix[80];
    const char *number = given_before(state, finding);

    if (number != NULL) {
        finding->number = number;
        return S0_OK;
    }
    if ((number = carried(state, finding)) == NULL) {
        snprintf(prefix, sizeof prefix, "%s%s-",
                 finding->class_ == S0_OFI ? IMPROVEMENT : NONCONFORMITY,
                 state->prepared.plan->name);
        number = s0_textf(state->arena, "%s%03ld", prefix, highest(state, prefix) + 1);
    }
    if (number == NULL)
        return s0_fail_memory(err);
    finding->number = number;
    state->numbers[state->number_count++] = (s0_numbered){finding->identity, number};
    return S0_OK;
}

s0_code s0_findings_number(s0_audit_state *state, s0_error *err)
{
    s0_finding **order = s0_alloc_n(state->arena, state->finding_count, sizeof(*order));
    s0_code rc = keep(state, err);

    if (rc != S0_OK)
        return rc;
    if (order == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < state->finding_count; i++)
        order[i] = state->findings[i];
    if (state->finding_count > 1)
        qsort(order, state->finding_count, sizeof(*order), by_identity);
    for (size_t i = 0; rc == S0_OK && i < state->finding_count; i++)
        rc = give(state, order[i], err);
    if (state->number_count > 1)
        qsort(state->numbers, state->number_count, sizeof *state->numbers, numbered_order);
    return rc;
}
