/* admit.c - what is known of a rule before it runs: its requirement, its gate, and whether it is to
 * run at all. */
#include <stdio.h>
#include <string.h>

#include "audit/state.h"

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

bool s0_is_beside(const s0_audit_state *state, const s0_judged *judged)
{
    const s0_rule *only = state->scope.only;

    return only != NULL && judged->rule != only &&
           (judged->observation == NULL || judged->observation->settles != only);
}

static bool admit(s0_audit_state *state, s0_judged *judged)
{
    const s0_rule *rule = judged->rule;

    if (s0_is_beside(state, judged)) {
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

void s0_judged_start(s0_audit_state *state, s0_judged *judged, const s0_rule *rule)
{
    judged->rule = rule;
    judged->requirement = index_of(state, rule->requirement);
    judged->gate = judged->requirement != SIZE_MAX ? &state->gates[judged->requirement] : NULL;
    judged->ran = admit(state, judged);
}
