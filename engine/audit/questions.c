/* questions.c - what only a person can judge and nobody has looked at yet: the catalogue's
 * questions on requirements of which the auditor's working paper has no observation. They change no
 * verdict: they say how far records alone were relied upon. */
#include "audit/state.h"
#include "base/text.h"

static bool is_observed(const s0_audit_state *state, const char *requirement)
{
    for (size_t i = 0; i < state->prepared.observation_count; i++)
        if (s0_text_same(state->prepared.observations[i].own.requirement, requirement))
            return true;
    return false;
}

s0_code s0_questions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    size_t count;
    const s0_question *all = s0_catalog_questions(state->prepared.catalog, &count);
    s0_question *open = s0_alloc_n(state->arena, count, sizeof *open);

    if (open == NULL)
        return s0_fail_memory(err);
    cycle->questions = open;
    for (size_t i = 0; i < count; i++)
        if (s0_catalog_requirement(state->prepared.catalog, state->edition, all[i].requirement) !=
                NULL &&
            !is_observed(state, all[i].requirement))
            open[cycle->question_count++] = all[i];
    return S0_OK;
}
