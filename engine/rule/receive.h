/* receive.h - what a worker sends for a check, checked like any other input. */
#ifndef S0_RULE_RECEIVE_H
#define S0_RULE_RECEIVE_H

#include "host/lines.h"
#include "model/outcome.h"
#include "rule/rule.h"

/* The outcome `error` with the place and sentence of `why`. S0_ENOMEM. */
s0_code s0_outcome_erred(s0_outcome *out, s0_arena *arena, const s0_rule *rule, const s0_error *why,
                         s0_error *err);

/* The outcome in `size` bytes (which must stay alive, with a NUL behind them). What cannot be
 * an outcome of this rule's check is the outcome `error`: broken JSON, another rule, a word that no
 * check can have, a stopped check that conforms, numbers that do not add up. The marks of lines
 * that were asked for are added to `lines` (or NULL). S0_ENOMEM. */
s0_code s0_outcome_receive(s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                           s0_line_marks *lines, const char *bytes, size_t size, s0_error *err);

#endif
