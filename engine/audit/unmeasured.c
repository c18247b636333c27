/* unmeasured.c - own rules that the organization stated and that nothing in this audit compared
 * practice with: no rule knows them, those that do were not run, and no observation rests on them.
 * They change no verdict; whoever reads a report must not take what was never looked at for kept.
 */
#include <string.h>

#include "audit/state.h"
#include "base/text.h"
#include "rule/declared.h"

#define OWN "own_rules."

/* Whether the fact is an own rule as a whole, stated and not stated to be none; `says` is its
 * cell's text. The word none beside a rule that nobody knows is a word like any other to the
 * evidence. */
static bool is_stated_rule(const s0_fact *fact, const char *says)
{
    return s0_starts_with(fact->name, OWN) && strchr(fact->name + strlen(OWN), '.') == NULL &&
           fact->cell.state == S0_GIVEN && strcmp(says, "none") != 0;
}

static bool is_observed(const s0_audit_state *state, const char *own)
{
    for (size_t i = 0; i < state->prepared.observation_count; i++)
        if (s0_text_same(state->prepared.observations[i].own.basis, own))
            return true;
    return false;
}

/* Whether the audit leaves the rule out by its scope: what it would say was not asked for. */
static bool is_out_of_scope(const s0_audit_state *state, const s0_judged *judged)
{
    return s0_is_beside(state, judged) ||
           (judged->gate != NULL && judged->gate->kind == S0_GATE_OUT_OF_SCOPE);
}

/* Whether a rule was measured against it, or would be in another scope; else collects the rules
 * that came to no test. */
static bool is_measured(const s0_audit_state *state, const char *own, s0_texts *idle)
{
    for (size_t i = 0; i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];

        if (!s0_declares_own(judged->rule, own))
            continue;
        if (judged->word != S0_NOT_TESTED || is_out_of_scope(state, judged))
            return true;
        s0_texts_add(idle, judged->rule->id);
    }
    return is_observed(state, own);
}

/* NULL: memory is short. */
static const char *text_of(s0_arena *arena, const s0_fact *fact)
{
    s0_buf says = s0_buf_in(arena);

    s0_cell_text(&says, &fact->cell);
    return s0_buf_text(&says);
}

static bool describe(s0_unmeasured *out, s0_arena *arena, const s0_fact *fact, const char *says,
                     const s0_texts *idle)
{
    char place[1024];

    s0_mark_text(fact->at, place, sizeof place);
    *out = (s0_unmeasured){.name = fact->name + strlen(OWN),
                           .says = says,
                           .source = s0_text_dup(arena, place),
                           .rules = idle->items,
                           .rule_count = idle->count};
    return out->source != NULL && !idle->failed;
}

s0_code s0_unmeasured_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    size_t count;
    const s0_fact *const *facts = s0_evidence_facts(state->prepared.evidence, &count);
    s0_unmeasured *items = s0_alloc_n(state->arena, count, sizeof *items);

    if (items == NULL)
        return s0_fail_memory(err);
    cycle->unmeasured = items;
    for (size_t i = 0; i < count; i++) {
        s0_texts idle = s0_texts_in(state->arena);
        const char *says = text_of(state->arena, facts[i]);

        if (says == NULL)
            return s0_fail_memory(err);
        if (!is_stated_rule(facts[i], says) || is_measured(state, facts[i]->name, &idle))
            continue;
        if (!describe(&items[cycle->unmeasured_count++], state->arena, facts[i], says, &idle))
            return s0_fail_memory(err);
    }
    return S0_OK;
}
