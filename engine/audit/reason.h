/* reason.h - why a finding has its class, in one sentence with numbers. */
#ifndef S0_AUDIT_REASON_H
#define S0_AUDIT_REASON_H

#include "audit/classify.h"
#include "base/text.h"

/* What is known of the past of a finding. */
typedef enum s0_past {
    S0_PAST_UNKNOWN, /* no list of earlier findings, no preceding cycle */
    S0_PAST_NONE,    /* first occurrence */
    S0_PAST_KNOWN    /* there is an earlier one */
} s0_past;

typedef struct s0_reason_input {
    const s0_case *given;
    const s0_graded *graded;
    const s0_threshold *thresholds;
    size_t threshold_count;
    s0_past past;
    const char *earlier; /* number of the earlier finding, or NULL */
    const char *due;     /* its date, or NULL */
    bool judged;         /* a person says how the earlier finding stands */
    const char *exposed; /* key of the first exposed instance, or NULL */
} s0_reason_input;

/* "minor: 2 of 40 instances (5 %) fail, none critical, first occurrence". */
void s0_reason(s0_buf *out, const s0_reason_input *input);

/* What a further row says: "also M8: …". */
void s0_reason_also(s0_buf *out, const s0_reason_input *input, const s0_row *row);

#endif
