/* index.c - the evidence index: every file of the workspace with its digest, where it
 * came from and what it gives. */
#include <string.h>

#include "audit/state.h"

/* What a file gives: tables and facts, or the rule it holds. */
static const char *names_of(const s0_audit_state *state, const s0_file *file, const char *path)
{
    const s0_rules *rules = state->prepared.rules;
    s0_buf out = s0_buf_in(state->arena);

    for (size_t i = 0; file != NULL && i < file->name_count; i++)
        s0_putf(&out, "%s%s", i > 0 ? ", " : "", file->names[i]);
    for (size_t i = 0; file == NULL && i < rules->count; i++)
        if (!rules->items[i]->built_in && strcmp(rules->items[i]->source->path, path) == 0)
            s0_putf(&out, "rule %s", rules->items[i]->id);
    return s0_buf_text(&out);
}

static s0_code fill(s0_input *out, const s0_audit_state *state, const s0_source *source,
                    s0_error *err)
{
    const s0_file *file = s0_evidence_file(state->prepared.evidence, source->path);
    char from[16], to[16];

    *out = (s0_input){.path = source->path,
                      .sha256 = source->sha256,
                      .bytes = (int64_t)source->size,
                      .names = names_of(state, file, source->path)};
    if (out->names == NULL)
        return s0_fail_memory(err);
    if (file == NULL)
        return S0_OK;
    out->rows = (int64_t)file->rows;
    out->spare = file->spare;
    if (file->origin.is_plan)
        return S0_OK;
    out->source = file->origin.source;
    out->by = file->origin.by;
    if (file->origin.has_collected) {
        s0_day_text(file->origin.collected, from);
        if ((out->collected = s0_text_dup(state->arena, from)) == NULL)
            return s0_fail_memory(err);
    }
    if (file->origin.has_covers) {
        s0_day_text(file->origin.covers.first, from);
        s0_day_text(file->origin.covers.last, to);
        if ((out->covers = s0_textf(state->arena, "%s to %s", from, to)) == NULL)
            return s0_fail_memory(err);
    }
    return S0_OK;
}

s0_code s0_inputs_index(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    const s0_bundle *bundle = state->inputs->workspace;
    s0_input *items = s0_alloc_n(state->arena, bundle->count, sizeof *items);
    s0_code rc = S0_OK;

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < bundle->count; i++)
        rc = fill(&items[i], state, &bundle->items[i], err);
    cycle->inputs = items;
    cycle->input_count = bundle->count;
    return rc;
}
