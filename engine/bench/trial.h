/* trial.h - what is given and one rule, audited: how an example comes out, or a change of one.
 *
 * A change is asked for its outcome and class alone, thousands of times; an example for all that a
 * document says of it. */
#ifndef S0_BENCH_TRIAL_H
#define S0_BENCH_TRIAL_H

#include "audit/audit.h"
#include "bench/bench.h"
#include "host/lines.h"

typedef struct s0_trial {
    s0_line_marks *lines;      /* in: where reached lines of the rule are added; or NULL */
    const s0_value *example;   /* in: of the rule */
    const s0_value *given;     /* in: in place of what it gives; NULL: what it gives */
    s0_code code;              /* S0_OK; S0_EINPUT: what is given cannot be read, see `fault` */
    s0_error fault;            /* unless S0_OK */
    const s0_bundle *files;    /* what was audited; NULL: that could not be made */
    s0_rule_verdict verdict;   /* without document; zero unless S0_OK */
    const s0_tested *tested;   /* with document: what the rule came to; else NULL */
    const s0_finding *finding; /* of the rule, or NULL */
} s0_trial;

/* Audit each trial with `rule` alone; all of them share one pool of workers. What comes out lives
 * in `arena`. With `document` there is one, and faults and exceptions have their lines; without,
 * only `verdict` is made, which is faster. S0_EIO, S0_ENOMEM. */
s0_code s0_trials_run(s0_trial *trials, size_t count, s0_arena *arena, const s0_bench *bench,
                      const s0_rule *rule, bool document, s0_error *err);

#endif
