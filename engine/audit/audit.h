/* audit.h - the audit as a function: inputs and what came before in, a finished cycle
 * out. No file, no store, no clock.
 *
 * Order: catalogue, vocabulary and rules (the books), plan, evidence, gate (Statement of
 * Applicability), run, quality of evidence, observations, classify, follow up, roll up. */
#ifndef S0_AUDIT_AUDIT_H
#define S0_AUDIT_AUDIT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "audit/observations.h"
#include "evidence/evidence.h"
#include "model/catalog.h"
#include "model/cycle.h"
#include "rule/rule.h"

/* What is known without any evidence: the standard, the words of evidence, and all rules. One set
 * serves any number of audits. */
typedef struct s0_books {
    s0_catalog *catalog;
    s0_vocabulary *vocabulary;
    const s0_rules *rules;
} s0_books;

/* Load them; `workspace` (NULL: none) for its rules; `examples`: those of the rules too.
 * S0_EINPUT: no rule at all, or a fault of the built-in data. S0_EIO, S0_ENOMEM. */
s0_code s0_books_load(s0_books *out, s0_arena *arena, const s0_bundle *built_in,
                      const s0_bundle *workspace, const s0_rule_limits *limits, bool examples,
                      s0_error *err);

typedef struct s0_inputs {
    const s0_bundle *built_in;  /* rules/, lua/, catalog/ of the executable */
    const s0_bundle *workspace; /* organization.yaml, audit.yaml, evidence/, rules/ */
    const char *date;           /* in place of audit.yaml's date; NULL: none */
    const s0_books *books;      /* loaded before from these bundles; NULL: the audit loads them */
    const char *only; /* a requirement or a part above it ("A.8", "9"), or a rule id; NULL: all */
    /* NULL, or with one rule alone: the lines that its check reaches are added (host/lines.h). */
    struct s0_line_marks *lines;
    /* For s0_audit_rule: rules say what they came to, and not of which records and by which passes,
     * which is most of what a worker sends. */
    bool brief;
} s0_inputs;

/* SHA-256 over engine version, options, and path and digest of every input, the built-in ones
 * included. */
s0_code s0_inputs_digest(char out[65], s0_arena *arena, const s0_inputs *inputs, s0_error *err);

/* Name of the cycle that audit.yaml plans, without auditing. S0_EINPUT. */
s0_code s0_inputs_cycle(const char **name, s0_arena *arena, const s0_inputs *inputs, s0_error *err);
/* Its day: the inputs' `date`, or audit.yaml's. S0_EINPUT. */
s0_code s0_inputs_day(s0_day *day, s0_arena *arena, const s0_inputs *inputs, s0_error *err);

/* Audit. `prior` is the latest run of the preceding cycle, `latest` the run before this
 * one in the same cycle (NULL: none). Faults of input files are collected in `faults`
 * (S0_EINPUT then; nothing was run). A filter that matches nothing, or no rule at all, is
 * S0_EINPUT. Rule errors are outcomes. S0_EIO, S0_ENOMEM. */
s0_code s0_audit(s0_cycle **out, s0_arena *arena, const s0_inputs *inputs, const s0_cycle *prior,
                 const s0_cycle *latest, const s0_rule_limits *limits, s0_faults *faults,
                 s0_error *err);

/* The same in three steps, so that many small audits can share their workers: begin each of them,
 * run the rules of all together, finish each. An audit lives in the arena it was begun with, and
 * what it borrows (inputs, earlier cycles) must live as long. `count` audits share one set of
 * books. Codes as above; input faults come from begin and finish. */
typedef struct s0_audit_state s0_audit_state;
s0_code s0_audit_begin(s0_audit_state **out, s0_arena *arena, const s0_inputs *inputs,
                       const s0_cycle *prior, const s0_cycle *latest, const s0_rule_limits *limits,
                       s0_faults *faults, s0_error *err);
s0_code s0_audits_run(s0_audit_state *const *audits, size_t count, s0_arena *arena, s0_error *err);
s0_code s0_audit_finish(s0_cycle **out, s0_audit_state *audit, s0_faults *faults, s0_error *err);

/* In place of finish: what one rule came to, without making the document. The same steps lead to
 * both, so that what is said here is what a document would say. */
typedef struct s0_rule_verdict {
    s0_word said;    /* by the rule, after the gate of evidence */
    s0_word outcome; /* as a document has it: a gap that was handled before the audit conforms */
    bool found;      /* it has a finding, of `class_` */
    s0_class class_;
} s0_rule_verdict;
s0_code s0_audit_rule(s0_rule_verdict *out, s0_audit_state *audit, const char *rule,
                      s0_faults *faults, s0_error *err);

/* Everything the audit would read, without running a check: for `check`, `evidence`, `explain`,
 * `rule list`. Goes on after faults of input files and collects them in `faults` (S0_EINPUT then,
 * `err` is the first of them, and fields that could not be made are NULL). */
typedef struct s0_prepared {
    const s0_catalog *catalog;
    s0_vocabulary *vocabulary;
    const s0_rules *rules;
    const s0_evidence *evidence;
    struct s0_plan *plan; /* audit/plan.h */
    const s0_observation *observations;
    size_t observation_count; /* by id */
} s0_prepared;
s0_code s0_prepare(s0_prepared *out, s0_arena *arena, const s0_inputs *inputs,
                   const s0_rule_limits *limits, s0_faults *faults, s0_error *err);

/* Whether an outcome of the cycle is a rule error (exit status 3). */
bool s0_cycle_has_rule_error(const s0_cycle *cycle);

#endif
