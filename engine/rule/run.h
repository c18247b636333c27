/* run.h - rules against evidence: one outcome for each rule. */
#ifndef S0_RULE_RUN_H
#define S0_RULE_RUN_H

#include <stdbool.h>

#include "base/date.h"
#include "evidence/evidence.h"
#include "host/lines.h"
#include "model/catalog.h"
#include "model/outcome.h"
#include "rule/rule.h"

typedef struct s0_rule_context {
    const s0_evidence *evidence;
    const s0_catalog *catalog;
    s0_edition edition;
    s0_day date;    /* of the audit */
    s0_span period; /* of the audit */
} s0_rule_context;

/* One rule against the evidence of one audit. */
typedef struct s0_rule_job {
    const s0_rule *rule;
    const s0_rule_context *context;
    s0_line_marks *lines; /* of the rule's file: what the check reaches is added; NULL: unasked */
    bool brief;           /* without instances and passes */
} s0_rule_job;

/* Run the jobs, of one audit or of several, in one pool of workers; `helpers` is the bundle with
 * lua/helpers/. `outcomes` holds `count` elements and is filled in the order of `jobs`; all text
 * lives in `arena`. A rule that fails, is killed or spends its budget has the outcome `error` with
 * its reason and place; a rule whose metadata decides (only_if, own rule not stated, record that
 * does not exist) is not run. S0_EIO, S0_ENOMEM. */
s0_code s0_rules_run(s0_outcome *outcomes, s0_arena *arena, const s0_bundle *helpers,
                     const s0_rule_job *jobs, size_t count, const s0_rule_limits *limits,
                     s0_error *err);

/* How rules are confined on this machine and build, for reports: "process, limits, system-call
 * filter" or what of it holds. A constant string. */
const char *s0_rules_protection(void);

#endif
