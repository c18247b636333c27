/* decisions.c - every judgement of audit.yaml in the document, also one that had nothing to judge:
 * what a person decided is read in one place, whatever became of it. */
#include "audit/state.h"

static void add(s0_buf *out, const char *what, const char *text)
{
    if (text != NULL)
        s0_putf(out, "%s%s %s", out->size > 0 ? ", " : "", what, text);
}

s0_code s0_decisions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    const s0_plan *plan = state->prepared.plan;
    s0_decision *items = s0_alloc_n(state->arena, plan->judgement_count, sizeof *items);

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < plan->judgement_count; i++) {
        const s0_judgement *j = &plan->judgements[i];
        s0_buf judged = s0_buf_in(state->arena);

        add(&judged, "class", j->class_);
        add(&judged, "status", j->status);
        add(&judged, "same_cause", j->same_cause);
        add(&judged, "merge_into", j->merge_into);
        items[i] = (s0_decision){.finding = j->finding,
                                 .judged = s0_buf_text(&judged),
                                 .by = j->by,
                                 .on = j->on,
                                 .reason = j->reason,
                                 .state = state->judgements_used[i] ? "applied"
                                                                    : "nothing to judge today"};
        if (items[i].judged == NULL)
            return s0_fail_memory(err);
    }
    cycle->judgements = items;
    cycle->judgement_count = plan->judgement_count;
    return S0_OK;
}
