/* example.h - one example of a rule as the inputs of an audit: what it gives becomes the
 * files of a small workspace, so that examples go the way that real evidence goes. */
#ifndef S0_BENCH_EXAMPLE_H
#define S0_BENCH_EXAMPLE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "data/value.h"
#include "evidence/vocabulary.h"
#include "rule/rule.h"

/* Check that the example says only what examples may say, in names of the vocabulary.
 * S0_EINPUT: a fault of the example. S0_ENOMEM. */
s0_code s0_example_check(s0_arena *arena, const s0_value *example, const s0_vocabulary *vocabulary,
                         s0_error *err);

/* organization.yaml, audit.yaml, evidence/given.json and evidence/sources.yaml from what an
 * example gives. A control's rule gets a Statement of Applicability that declares the control
 * implemented, unless the example gives one or the rule reads it. With `places` the files are
 * text, and a fault in them has its line; without, they are values that are not read again.
 * S0_EINPUT (a fault of the example), S0_ENOMEM. */
s0_code s0_example_inputs(s0_bundle *out, s0_arena *arena, const s0_rule *rule,
                          const s0_value *given, bool places, s0_error *err);

#endif
