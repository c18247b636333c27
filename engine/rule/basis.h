/* basis.h - what a rule measures against, quoted: the standard, a law, a contract, or an own
 * rule with its source. */
#ifndef S0_RULE_BASIS_H
#define S0_RULE_BASIS_H

#include "evidence/evidence.h"
#include "model/outcome.h"
#include "rule/rule.h"

/* The short name of the own rule the rule rests on; NULL when it rests on something else. */
const char *s0_basis_own(const s0_rule *rule);

/* Fill basis_text and basis_kind. S0_ENOMEM. */
s0_code s0_basis_fill(s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                      const s0_evidence *evidence, s0_error *err);

#endif
