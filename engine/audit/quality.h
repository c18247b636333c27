/* quality.h - may this evidence show conformity? Evidence without origin, stale, picked
 * by the auditee, lacking a file, or older than a change it should cover cannot; what it shows
 * against conformity stands. */
#ifndef S0_AUDIT_QUALITY_H
#define S0_AUDIT_QUALITY_H

#include "evidence/evidence.h"
#include "model/outcome.h"
#include "rule/rule.h"

typedef struct s0_quality_terms {
    const s0_evidence *evidence;
    s0_day date;
    s0_span period;
} s0_quality_terms;

/* "no origin", "stale", "hand-picked", or NULL when nothing is wrong with the file.
 * `fresh` (NULL: none) is the own rule's limit. `why` (of 160 bytes, NULL allowed) says it in a
 * sentence. */
const char *s0_quality_of_file(const s0_file *file, const s0_duration *fresh,
                               const s0_quality_terms *terms, char why[160]);

/* The own rule's limit on the age of evidence; NULL when it states none. */
const s0_duration *s0_quality_fresh(const s0_rule *rule, const s0_evidence *evidence);

/* Files behind a name that was read: those of its table, or that of its fact. At most
 * one entry per file; `*out` in `arena`. S0_ENOMEM. */
s0_code s0_quality_files(const s0_file *const **out, size_t *count, s0_arena *arena,
                         const char *name, const s0_evidence *evidence, s0_error *err);

/* Why what was seen on the day `seen` cannot show conformity with `rule`; `*why` NULL when it can.
 * S0_ENOMEM. */
s0_code s0_quality_of_day(const char **why, s0_arena *arena, const s0_rule *rule, s0_date seen,
                          const s0_quality_terms *terms, s0_error *err);

/* Why a would-be conform of `rule` is not determined; `*why` NULL when it may stand. S0_ENOMEM. */
s0_code s0_quality_check(const char **why, s0_arena *arena, const s0_rule *rule,
                         const s0_outcome *outcome, const s0_quality_terms *terms, s0_error *err);

#endif
