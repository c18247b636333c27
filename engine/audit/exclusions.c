/* exclusions.c - every excluded control with its reason and how that was judged: taken
 * over unchecked is what a reader must be able to rule out. */
#include "audit/state.h"

s0_code s0_exclusions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    s0_exclusion *items = s0_alloc_n(state->arena, state->requirement_count, sizeof *items);
    size_t count = 0;

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < state->requirement_count; i++) {
        const s0_gate *gate = &state->gates[i];
        const char *judged = gate->judged;
        const s0_finding *finding;

        if (judged == NULL || gate->line == NULL)
            continue;
        finding = s0_finding_on(state, "6.1.3", state->requirements[i].id);
        if (finding != NULL)
            judged = s0_textf(state->arena, "%s; see %s", judged, finding->number);
        if (judged == NULL)
            return s0_fail_memory(err);
        items[count++] = (s0_exclusion){
            .control = state->requirements[i].id,
            .title = state->requirements[i].title,
            .reason = gate->line->reason,
            .judged = judged,
            .source = gate->line->source,
        };
    }
    cycle->exclusions = items;
    cycle->exclusion_count = count;
    return S0_OK;
}
