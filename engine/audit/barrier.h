/* barrier.h - is a control all that stands before a risk that nobody accepted? */
#ifndef S0_AUDIT_BARRIER_H
#define S0_AUDIT_BARRIER_H

#include "evidence/evidence.h"

/* The first risk (by number) above the acceptance level that only `control` treats and that no
 * acceptance may cover on `date`: "risk R-12". `*out` NULL when there is none for certain: what is
 * unknown never raises a class. S0_ENOMEM. */
s0_code s0_barrier_find(const char **out, s0_arena *arena, const s0_evidence *evidence,
                        const char *control, s0_day date, s0_error *err);

/* Whether an acceptance names `key` in `column` ("risk", "finding") and may be valid on `date`. */
bool s0_accepted(const s0_evidence *evidence, const char *column, const char *key, s0_day date);

#endif
