/* define.h - what rules add to the vocabulary, held against each other. */
#ifndef S0_RULE_DEFINE_H
#define S0_RULE_DEFINE_H

#include "rule/rule.h"

/* Add the definitions of `rules` (in the order of their ids; `metadata` NULL for faulty ones) to
 * `vocabulary`. Those of built-in rules hold. Where own rules contradict each other, all of them
 * are faulty, and so is every own rule that reads the name; a definition that is wrong in itself,
 * or contradicts a built-in one, is a fault of its rule alone. A faulty rule defines nothing.
 * S0_ENOMEM. */
s0_code s0_rules_define(s0_rule *const *rules, const s0_value *const *metadata, size_t count,
                        s0_vocabulary *vocabulary, s0_error *err);

#endif
