/* limits.h - how much a rule may spend: what the caller asked for, or the default. */
#ifndef S0_RULE_LIMITS_H
#define S0_RULE_LIMITS_H

#include "host/worker.h"
#include "rule/rule.h"

/* `limits` (NULL is allowed) with the default for every field that is zero. */
s0_rule_limits s0_limits_in_force(const s0_rule_limits *limits);

/* A pool of `tasks` under these limits, "checking rules"; `alone` as in s0_pool. */
s0_pool s0_limits_pool(const s0_rule_limits *in_force, size_t tasks, const bool *alone);

#endif
