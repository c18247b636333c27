/* diff.h - what changed between two cycles, finding by finding, exception by
 * exception. Never *resolved* because a rule vanished, evidence is missing or stale, the
 * scope shrank, or somebody waived or accepted it. */
#ifndef S0_DIFF_DIFF_H
#define S0_DIFF_DIFF_H

#include "base/arena.h"
#include "base/error.h"
#include "model/change.h"

/* Compare `old` and `now`. `before` (NULL allowed) are documents of cycles before `old`, newest
 * first: a finding that was there, was resolved in `old` and is back is *reopened*. A rule that was
 * renamed (`formerly` in `now`) keeps its identity. S0_ENOMEM. */
s0_code s0_diff_cycles(s0_diff **out, s0_arena *arena, const s0_cycle *old, const s0_cycle *now,
                       const s0_cycle *const *before, size_t before_count, s0_error *err);

#endif
