/* gate.c - one requirement, one gate. */
#include "audit/gate.h"

bool s0_gate_runs(const s0_gate *gate)
{
    return gate->kind == S0_GATE_OPEN || gate->kind == S0_GATE_CAPPED ||
           gate->kind == S0_GATE_CONTRADICTED;
}

typedef struct gating {
    s0_arena *arena;
    const s0_catalog *catalog;
    const s0_evidence *evidence;
    const s0_soa *soa;
    s0_day date;
    s0_texts *remarks;
} gating;

/* A text that could not be made ends the gating: `memory` is checked by the caller. */
static s0_gate excluded(const gating *g, const s0_requirement *requirement, const s0_soa_line *line,
                        bool *memory)
{
    const char *why, *unknown;
    s0_gate gate = {.soa = "excluded", .line = line};

    switch (s0_soa_implied(g->arena, g->catalog, g->evidence, requirement->id, &why, &unknown)) {
    case S0_YES:
        gate.kind = S0_GATE_CONTRADICTED;
        gate.judged = s0_textf(g->arena, "contradicted: %s", why != NULL ? why : "");
        gate.reason = s0_textf(g->arena, "exclusion contradicted: %s", why != NULL ? why : "");
        break;
    case S0_MAYBE:
        gate.kind = S0_GATE_EXCLUSION_UNKNOWN;
        gate.missing = unknown;
        gate.judged = s0_textf(g->arena, "not determined: %s", why != NULL ? why : "");
        gate.reason = s0_textf(g->arena, "whether the exclusion holds is not determined: %s",
                               why != NULL ? why : "");
        break;
    case S0_NO:
        gate.kind = S0_GATE_EXCLUDED;
        gate.judged = "agrees with profile and evidence";
        gate.reason = line->reason != NULL ? s0_textf(g->arena, "excluded: %s", line->reason)
                                           : "excluded without a stated reason";
        why = "";
        break;
    }
    if (why == NULL || gate.judged == NULL || gate.reason == NULL)
        *memory = true;
    return gate;
}

static s0_gate planned(const gating *g, const s0_requirement *requirement, const s0_soa_line *line,
                       bool *memory)
{
    s0_gate gate = {.soa = "planned", .line = line};
    s0_cell date = line->planned_for;
    s0_buf shown = s0_buf_in(g->arena);
    const char *text;

    s0_cell_text(&shown, &date);
    text = s0_buf_text(&shown);
    if (line->owner_missing)
        s0_texts_addf(g->remarks, "%s is planned without an owner", requirement->id);
    if (date.state == S0_GIVEN && date.as.date.first > g->date)
        gate.kind = S0_GATE_PLANNED;
    else if (date.state == S0_GIVEN && date.as.date.last < g->date)
        gate.kind = S0_GATE_PLANNED_PAST;
    else if (date.state == S0_GIVEN && date.as.date.first == date.as.date.last)
        gate.kind = S0_GATE_PLANNED; /* the last day is in time */
    else
        gate.kind = S0_GATE_PLANNED_UNKNOWN;
    if (date.state == S0_GIVEN) {
        gate.soa = text != NULL ? s0_textf(g->arena, "planned for %s", text) : NULL;
        gate.reason =
            gate.kind == S0_GATE_PLANNED ? gate.soa
            : gate.kind == S0_GATE_PLANNED_PAST
                ? s0_textf(g->arena, "%s, which is past", gate.soa)
                : s0_textf(g->arena, "%s: whether that is past is not determined", gate.soa);
    } else {
        gate.reason =
            date.state == S0_NONE ? "planned without a date" : "planned, and the date is unknown";
        gate.missing = "soa.planned_for";
    }
    if (text == NULL || gate.soa == NULL || gate.reason == NULL)
        *memory = true;
    return gate;
}

static s0_gate control(const gating *g, const s0_requirement *requirement, const s0_soa_line *line,
                       bool *memory)
{
    if (!g->soa->usable)
        return (s0_gate){.kind = S0_GATE_CAPPED,
                         .soa = "not stated",
                         .reason = g->soa->why_not,
                         .missing = "soa"};
    switch (line->state) {
    case S0_SOA_IMPLEMENTED:
        return (s0_gate){.kind = S0_GATE_OPEN, .soa = "implemented", .line = line};
    case S0_SOA_NOT_IMPLEMENTED:
        return (s0_gate){.kind = S0_GATE_OPEN, .soa = "included, not implemented", .line = line};
    case S0_SOA_PLANNED:
        return planned(g, requirement, line, memory);
    case S0_SOA_EXCLUDED:
        return excluded(g, requirement, line, memory);
    case S0_SOA_STATUS_UNKNOWN:
        return (s0_gate){.kind = S0_GATE_CAPPED,
                         .soa = "included, status unknown",
                         .reason = "the Statement of Applicability does not say how far the "
                                   "control is carried out",
                         .missing = "soa.status",
                         .line = line};
    case S0_SOA_NOT_STATED:
        break;
    }
    return (s0_gate){.kind = S0_GATE_CAPPED,
                     .soa = "not stated",
                     .reason = "the Statement of Applicability does not say whether the control "
                               "applies",
                     .missing = "soa.applicable"};
}

s0_code s0_gates_make(s0_gate **out, s0_arena *arena, const s0_catalog *catalog, s0_edition edition,
                      const s0_evidence *evidence, const s0_soa *soa, s0_day date,
                      const bool *selected, s0_texts *remarks, s0_error *err)
{
    const gating g = {arena, catalog, evidence, soa, date, remarks};
    size_t count;
    const s0_requirement *requirements = s0_catalog_requirements(catalog, edition, &count);
    s0_gate *gates = s0_alloc_n(arena, count, sizeof *gates);
    bool memory = false;

    if (gates == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        if (requirements[i].control)
            gates[i] = control(&g, &requirements[i], &soa->lines[i], &memory);
        if (!selected[i]) {
            gates[i].kind = S0_GATE_OUT_OF_SCOPE;
            gates[i].reason = "outside the scope of this audit";
        }
    }
    if (memory || remarks->failed)
        return s0_fail_memory(err);
    *out = gates;
    return S0_OK;
}
