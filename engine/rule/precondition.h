/* precondition.h - outcomes that a rule's metadata decides before its check runs. */
#ifndef S0_RULE_PRECONDITION_H
#define S0_RULE_PRECONDITION_H

#include "rule/run.h"

/* In this order: only_if (its fact unknown: not determined; not met: not tested); a declared
 * record that does not exist although it is demanded (absent); anything declared that was not given
 * (not determined); the own rule of `basis` (missing: not determined; stated to be none: not
 * tested).
 * `*decided` says whether `out` (zeroed before) was filled. S0_ENOMEM. */
s0_code s0_precondition(bool *decided, s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                        const s0_rule_context *context, s0_error *err);

#endif
