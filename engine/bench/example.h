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

typedef struct s0_example_terms {
    const s0_value *example;
    const s0_value *given;  /* in place of the example's own; NULL: its own */
    const s0_bundle *files; /* below S0_EXAMPLES; or NULL */
    bool places;            /* write text, so that faults and exceptions have their lines */
} s0_example_terms;

/* organization.yaml, audit.yaml, evidence/given.json and evidence/sources.yaml from what an
 * example gives. A control's rule gets a Statement of Applicability that declares the control
 * implemented, unless the example gives one or the rule reads it. An example that names a `folder`
 * gets the files below it, and of the four only those that are not there and hold no evidence.
 * S0_EINPUT (a fault of the example), S0_ENOMEM. */
s0_code s0_example_inputs(s0_bundle *out, s0_arena *arena, const s0_rule *rule,
                          const s0_example_terms *terms, s0_error *err);

/* example_place.c: say of a fault of `files`, made of example number `example` (from 0) of the
 * rule, where in the example it lies, and in which line of the rule. A fault that lies elsewhere
 * stays as it is. S0_ENOMEM. */
s0_code s0_example_place(s0_error *fault, s0_arena *arena, const s0_rule *rule, size_t example,
                         const s0_bundle *files, s0_error *err);

/* example_folder.c: the files of `files` below S0_EXAMPLES/`folder` as a workspace, with those of
 * the `count` `defaults` whose paths are not among them. S0_EINPUT: there is no such folder.
 * S0_ENOMEM. */
s0_code s0_example_folder(s0_bundle *out, s0_arena *arena, const s0_bundle *files,
                          const char *folder, const s0_source *defaults, size_t count,
                          s0_error *err);

#endif
