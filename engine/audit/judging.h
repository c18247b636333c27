/* judging.h - what the files that apply a person's judgements share: whom a name means, and where
 * in audit.yaml it stands. */
#ifndef S0_AUDIT_JUDGING_H
#define S0_AUDIT_JUDGING_H

#include "audit/state.h"

/* The place of a key of a judgement (NULL: of the judgement) in audit.yaml. */
s0_mark s0_judgement_mark(const s0_audit_state *state, const s0_judgement *j, const char *key);

/* The identity behind a name: a rule's or an observation's id, old or new, or a number of this
 * cycle; NULL when it is none of these. */
const char *s0_judgement_identity(const s0_audit_state *state, const char *name);

/* Whether the name means this finding of today: by number, identity, or the earlier finding that
 * it continues. */
bool s0_judgement_is_about(const s0_audit_state *state, const s0_judged *judged, const char *name);

/* Whether the name was that of a finding once, of this cycle or an earlier one. */
bool s0_judgement_knows(const s0_audit_state *state, const char *name);

/* merge.c: findings that are the same condition as another one leave the list and stand below it.
 * S0_EINPUT, S0_ENOMEM. */
s0_code s0_merge_findings(s0_audit_state *state, s0_error *err);

#endif
