/* check.h - one check in a worker: what it may read, what it has read, how it ends. */
#ifndef S0_RULE_CHECK_H
#define S0_RULE_CHECK_H

#include "base/map.h"
#include "base/text.h"
#include "evidence/evidence.h"
#include "host/sandbox.h"
#include "rule/reads.h"
#include "rule/run.h"

typedef struct s0_check {
    const s0_rule *rule;
    const s0_rule_context *context;
    s0_arena *arena;
    s0_terms terms;
    s0_reads reads;
    const char *missing;     /* what stopped it as not determined, or NULL */
    const s0_table *implied; /* made at first use */
    const s0_table *requirements;
    const char **lacking; /* facts and tables that `implied` would need and that are not stated */
    size_t lacking_count;
    s0_line_marks *lines; /* the worker's own; NULL: unasked */
} s0_check;

/* What the worker needs; all of it was made before the fork. */
typedef struct s0_check_tasks {
    const s0_rule_job *jobs; /* one per task */
    const s0_bundle *helpers;
    uint64_t steps;
    s0_sandbox_image *image; /* each worker's own from the fork on */
} s0_check_tasks;

/* The task of s0_pool_run: `context` is an s0_check_tasks. Sends {"stopped": …, "outcome": {…}},
 * with "lines" where they are asked for, or {"fault": {…}} with "steps". */
bool s0_check_task(void *context, size_t index, s0_arena *arena, s0_buf *out);

#endif
