/* plan.h - audit.yaml: what this cycle audits, over which period, measured by which
 * thresholds, and the words that the report repeats.
 *
 * The reader goes on after a fault, so that a person sees all of them at once.
 * Keys and their meaning: docs/workspace.md. */
#ifndef S0_AUDIT_PLAN_H
#define S0_AUDIT_PLAN_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "model/catalog.h"
#include "model/cycle.h"
#include "rule/rule.h"

/* What a person decided against the computed result. */
typedef struct s0_judgement {
    const char *finding;
    const char *class_;
    const char *status;
    const char *same_cause;
    const char *merge_into;
    const char *by;
    const char *on;
    const char *reason;
} s0_judgement;

/* A requirement, or a part above it, that scope.requirements names. */
typedef struct s0_scope_item {
    const char *id;
    s0_mark at;
} s0_scope_item;

typedef struct s0_plan {
    const char *name; /* of the cycle: "2026-H2" */
    const char *kind; /* "internal", "partial", "follow-up" */
    s0_day date;
    s0_span period;
    const s0_scope_item *scope; /* empty: everything */
    size_t scope_count;
    s0_plan_text text;
    const s0_threshold *thresholds; /* of the catalogue's grading table, with `grading:` applied */
    size_t threshold_count;
    s0_rule_limits limits; /* of `limits:`; 0 where it says nothing */
    const s0_judgement *judgements;
    size_t judgement_count;
} s0_plan;

/* Read audit.yaml of `workspace`. `date` (NULL: none) stands in for the file's. Faults go
 * to `faults`; S0_EINPUT when there are any. S0_ENOMEM. `*out` untouched unless S0_OK. */
s0_code s0_plan_read(s0_plan **out, s0_arena *arena, const s0_bundle *workspace,
                     const s0_catalog *catalog, const char *date, s0_faults *faults, s0_error *err);

/* The threshold of that name; 0 when there is none. */
int64_t s0_plan_threshold(const s0_plan *plan, const char *name);

/* `limits` of the caller, then those of the plan, then the defaults: no field is 0 but jobs and
 * progress. Defaults grow with the `rows` of all evidence, so that what is enough for a rule in a
 * small company is enough for the same rule in a large one: 200 steps, 256 bytes and 100 us for
 * each row, at least 50,000,000 steps, 64 MiB and 10 s. */
s0_rule_limits s0_plan_limits(const s0_plan *plan, const s0_rule_limits *limits, size_t rows);

/* Whether `name` can name a cycle: letters, digits, '-', '_', '.', starting with a
 * letter or digit, at most 40. It becomes a folder and a part of numbers. */
bool s0_is_cycle_name(const char *name);

#endif
