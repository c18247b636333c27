/* plan_keys.h - what audit.yaml may say, as a table. Inside of the reader. */
#ifndef S0_AUDIT_PLAN_KEYS_H
#define S0_AUDIT_PLAN_KEYS_H

#include "audit/plan.h"
#include "audit/plan_read.h"

/* The file, before dates are understood. */
typedef struct s0_plan_file {
    const char *date;
    const char *from;
    const char *to;
    s0_plan plan;
} s0_plan_file;

/* Keys at the top, into a s0_plan_file. */
extern const s0_plan_key s0_plan_file_keys[];

/* `grading:` of the file: the catalogue's thresholds with its own in their place (plan_grading.c).
 */
void s0_plan_grading(s0_plan_reader *reader, const s0_value *root, const s0_catalog *catalog,
                     s0_plan *plan);

#endif
