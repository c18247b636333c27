/* collide.h - rules among each other: which stand in for which, and whose names clash. */
#ifndef S0_RULE_COLLIDE_H
#define S0_RULE_COLLIDE_H

#include "rule/rule.h"

/* Fill items and replaced of `out` from all rules, given in the order of their ids. Rules that
 * clash become faulty. S0_ENOMEM. */
s0_code s0_rules_collide(s0_rules *out, s0_arena *arena, s0_rule *const *all, size_t count,
                         s0_error *err);

#endif
