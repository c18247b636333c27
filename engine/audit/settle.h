/* settle.h - evidence that cannot be read by what own rules say of it. */
#ifndef S0_AUDIT_SETTLE_H
#define S0_AUDIT_SETTLE_H

#include "audit/audit.h"

/* Load the evidence of `inputs` by the words of `books`. Where definitions of own rules are why it
 * has faults, these rules become faulty and it is read without them: `books` are then others. Not
 * so where `inputs` brought the books, as for examples: what they show must fit their rule.
 * `*out` NULL with faults in `faults` that are the files' own. S0_ENOMEM. */
s0_code s0_evidence_settle(s0_evidence **out, s0_arena *arena, const s0_inputs *inputs,
                           s0_books *books, s0_faults *faults, const s0_progress *progress,
                           s0_error *err);

#endif
