/* life.h - findings over all cycles: since when each open one is there, and in how many cycles it
 * was seen. */
#ifndef S0_DIFF_LIFE_H
#define S0_DIFF_LIFE_H

#include "base/arena.h"
#include "base/error.h"
#include "model/cycle.h"

/* A finding that is open in the last cycle. */
typedef struct s0_life {
    const char *number;
    const char *identity; /* NULL for one made elsewhere that no rule tests */
    const char *class_;
    const char *requirement;
    const char *title;
    const char
        *first;     /* cycle it was first seen in; NULL: only elsewhere, before the first cycle */
    int64_t cycles; /* in how many cycles it was raised, the last included */
    bool raised;    /* in the last cycle */
    const char *state; /* "raised", "not verified", "reported closed, not verified" */
} s0_life;

extern const s0_shape s0_life_shape;

/* The open findings of the last of `cycles` (oldest first, at least one): those it raised, and
 * those from before that it could not verify. Oldest first, then worst, then by requirement. A rule
 * that was renamed keeps its life. S0_ENOMEM. */
s0_code s0_lives(const s0_life **out, size_t *count, s0_arena *arena, const s0_cycle *const *cycles,
                 size_t cycle_count, s0_error *err);

#endif
