/* change.h - what one finding, requirement or instance did between two cycles. */
#ifndef S0_MODEL_CHANGE_H
#define S0_MODEL_CHANGE_H

#include "model/cycle.h"

typedef enum s0_change_state {
    S0_NEW,
    S0_REOPENED,
    S0_RAISED,
    S0_LOWERED,
    S0_PERSISTING,
    S0_CHANGED,
    S0_RESOLVED,
    S0_NO_LONGER_APPLICABLE,
    S0_STATE_NOT_TESTED,
    S0_NOT_COMPARABLE
} s0_change_state;
/* "new" "reopened" "raised" "lowered" "persisting" "changed" "resolved" "no longer applicable"
 * "not tested" "not comparable", NULL */
extern const char *const s0_change_states[];

typedef struct s0_instance_change {
    const char *key;
    const char *state; /* "new", "still", "gone", "not determined" (was failing, now unknown), "set
                          apart", "not tested" */
    const char *was;   /* text then, or NULL */
    const char *now;   /* text now, or NULL */
} s0_instance_change;

typedef struct s0_change {
    s0_change_state state;
    const char *identity;
    const char *requirement;
    const char *title;
    const char *old_number, *new_number; /* or NULL */
    const char *old_class, *new_class;   /* or NULL */
    const char *why;                     /* one sentence in facts: what stands there now */
    const s0_instance_change *instances;
    size_t instance_count; /* by key */
} s0_change;

typedef struct s0_verdict_change { /* a requirement whose verdict differs */
    const char *requirement, *title, *was, *now, *reason;
} s0_verdict_change;

typedef struct s0_diff {
    const char *old_cycle, *new_cycle;
    int64_t old_run, new_run;
    const s0_change *changes;
    size_t change_count; /* in order of state, then natural order of requirement, identity */
    const s0_verdict_change *verdicts;
    size_t verdict_count;
    const char *const *criteria;
    size_t criterion_count; /* changes of edition, SoA, own rules, thresholds, rules: what limits
                               the comparison */
} s0_diff;

extern const s0_shape s0_diff_shape;

#endif
