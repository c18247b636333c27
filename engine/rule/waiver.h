/* waiver.h - exceptions that somebody approved: rows of the table `waivers` that hold for
 * one rule on the day of the audit. */
#ifndef S0_RULE_WAIVER_H
#define S0_RULE_WAIVER_H

#include "base/date.h"
#include "evidence/evidence.h"

/* A waiver in force. */
typedef struct s0_waiver {
    const char *subject; /* in the form keys are compared */
    const char *approver;
    const char *reason;  /* or NULL */
    s0_date until;
    s0_mark at;
} s0_waiver;

typedef struct s0_waivers {
    const s0_waiver *items; /* by subject */
    size_t count;
} s0_waivers;

/* The waivers of `rule`, or of its `requirement` where a row names no rule, that hold for
 * certain on `date`: subject and approver given, from and until known and around it.
 * None when the table is not given. S0_ENOMEM. */
s0_code s0_waivers_find(s0_waivers *out, s0_arena *arena, const s0_evidence *evidence,
                        const char *rule, const char *requirement, s0_day date, s0_error *err);

/* The waiver of an instance: its subject is `key` or `first`, the key's first part; NULL
 * when there is none. */
const s0_waiver *s0_waiver_of(const s0_waivers *waivers, const char *key, const char *first);

#endif
