/* waiver.h - exceptions that somebody approved: rows of the table `waivers` that hold, or may
 * hold, for one rule on the day of the audit. */
#ifndef S0_RULE_WAIVER_H
#define S0_RULE_WAIVER_H

#include "base/date.h"
#include "evidence/evidence.h"

typedef struct s0_waiver {
    const char *subject; /* in the form keys are compared; NULL: unknown */
    /* The column that leaves open whether it holds ("waivers.until"); NULL: it holds. */
    const char *doubt;
    const char *approver; /* or NULL */
    const char *reason;   /* or NULL */
    s0_date until;
    s0_mark at;
} s0_waiver;

typedef struct s0_waivers {
    /* By subject, those that hold before those in doubt; unknown subjects last. */
    const s0_waiver *items;
    size_t count;
    size_t blank; /* how many of them have an unknown subject */
} s0_waivers;

/* The waivers of `rule`, or of its `requirement` where a row names no rule, that hold on `date`:
 * with subject and approver, from and until around the date. A row of which a part is unknown that
 * could make it hold is in doubt. None when the table is not given. S0_ENOMEM. */
s0_code s0_waivers_find(s0_waivers *out, s0_arena *arena, const s0_evidence *evidence,
                        const char *rule, const char *requirement, s0_day date, s0_error *err);

/* The waiver whose subject is `key` or `first`, the key's first part: one that holds before one in
 * doubt; NULL when there is none. Rows whose subject is unknown are not among them. */
const s0_waiver *s0_waiver_of(const s0_waivers *waivers, const char *key, const char *first);

#endif
