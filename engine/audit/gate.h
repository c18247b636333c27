/* gate.h - may anything be raised on a requirement at all, and do its rules run?
 *
 * Decided before any rule runs, from scope and Statement of Applicability alone.
 * Clauses are never not applicable. */
#ifndef S0_AUDIT_GATE_H
#define S0_AUDIT_GATE_H

#include "audit/soa.h"

typedef enum s0_gate_kind {
    S0_GATE_OPEN,
    S0_GATE_CAPPED,            /* runs; a would-be conform is not determined */
    S0_GATE_CONTRADICTED,      /* runs; what is found is evidence of the finding on 6.1.3 */
    S0_GATE_EXCLUDED,          /* not applicable */
    S0_GATE_EXCLUSION_UNKNOWN, /* not determined */
    S0_GATE_PLANNED,           /* conform as planned */
    S0_GATE_PLANNED_PAST,      /* the verdict of a finding on 8.3 */
    S0_GATE_PLANNED_UNKNOWN,   /* not determined */
    S0_GATE_OUT_OF_SCOPE       /* not tested */
} s0_gate_kind;

typedef struct s0_gate {
    s0_gate_kind kind;
    const char *soa;         /* as s0_result.soa; NULL for clauses */
    const char *reason;      /* one sentence; NULL when open */
    const char *missing;     /* what would settle it, or NULL */
    const char *judged;      /* an exclusion, as s0_exclusion.judged; or NULL */
    const s0_soa_line *line; /* NULL: none */
} s0_gate;

/* Whether the rules of a requirement behind this gate run. */
bool s0_gate_runs(const s0_gate *gate);

/* One gate per requirement of the edition, in the catalogue's order. `selected` says which
 * are in scope; `why_not` why others are not. S0_ENOMEM. */
s0_code s0_gates_make(s0_gate **out, s0_arena *arena, const s0_catalog *catalog, s0_edition edition,
                      const s0_evidence *evidence, const s0_soa *soa, s0_day date,
                      const bool *selected, s0_texts *remarks, s0_error *err);

#endif
