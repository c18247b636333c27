/* scope.h - which requirements and rules this audit is about. */
#ifndef S0_AUDIT_SCOPE_H
#define S0_AUDIT_SCOPE_H

#include "audit/plan.h"

typedef struct s0_scope {
    bool *selected;      /* by requirement, in the catalogue's order */
    const s0_rule *only; /* the one rule asked for, or NULL */
} s0_scope;

/* Whether `id` is `part` or lies below it: "A.5" holds "A.5.18". */
bool s0_scope_holds(const char *part, const char *id);

/* What audit.yaml's scope.requirements and `only` (NULL: nothing) leave. A part that
 * matches nothing is a fault (scope) or an error (`only`): S0_EINPUT. S0_ENOMEM. */
s0_code s0_scope_make(s0_scope *out, s0_arena *arena, const s0_plan *plan,
                      const s0_catalog *catalog, s0_edition edition, const s0_rules *rules,
                      const char *only, s0_faults *faults, s0_error *err);

#endif
