/* verdict.h - one verdict per requirement, worst first, and counts that add up. */
#ifndef S0_AUDIT_VERDICT_H
#define S0_AUDIT_VERDICT_H

#include "model/cycle.h"

/* What the tests of one requirement came to. */
typedef struct s0_tally {
    size_t major, minor, error, not_determined, ofi, conform, not_tested;
} s0_tally;

/* The worst that occurred; *not tested* when nothing was. Conform needs all its tests. */
s0_verdict s0_verdict_of_tests(const s0_tally *tally);

/* Count one more requirement. */
void s0_summary_add(s0_summary *summary, s0_verdict verdict);

/* All nine counts together. */
int64_t s0_summary_total(const s0_summary *summary);

#endif
