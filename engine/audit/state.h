/* state.h - what the steps of an audit hand to each other. Lives in one arena and is
 * dropped when the document is made. */
#ifndef S0_AUDIT_STATE_H
#define S0_AUDIT_STATE_H

#include "audit/audit.h"
#include "audit/classify.h"
#include "audit/follow_up.h"
#include "audit/gate.h"
#include "audit/observations.h"
#include "audit/plan.h"
#include "audit/scope.h"
#include "audit/texts.h"
#include "model/outcome.h"
#include "rule/run.h"

/* One rule, or one observation that stands for itself, on its way from the gate to the document. */
typedef struct s0_judged {
    const s0_rule *rule;
    size_t requirement;  /* index in the catalogue's order; SIZE_MAX: none of the edition */
    const s0_gate *gate; /* NULL: no requirement of the edition */
    bool ran;
    s0_outcome outcome;    /* the rule's own */
    s0_word word;          /* after gate and quality of evidence */
    const char *reason;    /* why the engine changed or withheld it; or NULL */
    const char *missing;   /* what the engine itself lacks, or NULL */
    const s0_cited *cited; /* evidence behind its reads */
    size_t cited_count;
    const s0_observation *observation; /* that it is, or that settles the rule; or NULL */
    bool settled;                      /* a rule that an observation decides */
    const char *weak;                  /* why its observation could not show conformity, or NULL */
    const s0_followed *past;           /* the earlier finding that bears on the class, or NULL */
    s0_case given;
    s0_graded graded;
    s0_finding *finding;          /* NULL: none */
    const struct s0_judged *same; /* a rule of the requirement that raised the absence of the same
                                   * record before; or NULL */
    const struct s0_judged *into; /* that `finding` is merged into, and not counted beside; or NULL
                                   */
    s0_finding *group;            /* the accumulated finding that `finding` is a part of, or NULL */
} s0_judged;

struct s0_audit_state {
    s0_arena *arena;
    const s0_inputs *inputs;
    const s0_cycle *prior;  /* or NULL */
    const s0_cycle *latest; /* or NULL */
    s0_prepared prepared;
    s0_edition edition;
    s0_rule_limits limits;
    s0_rule_context context; /* of the rules that run */
    const s0_requirement *requirements;
    size_t requirement_count;
    s0_scope scope;
    s0_soa soa;
    const s0_gate *gates; /* by requirement */
    s0_judged *judged;    /* by rule id */
    size_t judged_count;
    s0_rules known;       /* the same as rules, so that observations are found like them */
    s0_followed *earlier; /* by finding */
    size_t earlier_count;
    bool earlier_stated;
    s0_earlier *settled; /* closed and seen conform, by this audit or one before; by finding */
    size_t settled_count;
    s0_finding **findings; /* in the order of the document */
    size_t finding_count;
    bool *judgements_used; /* by judgement of the plan: it found what it judges */
    s0_numbered *numbers;  /* by identity */
    size_t number_count;
    s0_texts remarks;
};

/* The edition that organization.yaml states; 2022 when it states none. */
s0_edition s0_edition_of(const s0_evidence *evidence);

/* admit.c */

/* Whether only one rule is asked for and this is neither it nor an observation that settles it. */
bool s0_is_beside(const s0_audit_state *state, const s0_judged *judged);
/* Requirement and gate of a rule; sets `ran`, and outcome and reason when it does not
 * run (reason NULL: memory is short). */
void s0_judged_start(s0_audit_state *state, s0_judged *judged, const s0_rule *rule);
/* Whether it is an observation that stands for itself. */
bool s0_is_observation(const s0_judged *judged);
/* observe.c: observations join the outcomes. S0_ENOMEM. */
s0_code s0_observe(s0_audit_state *state, s0_error *err);
/* follow_up_today.c: earlier findings held against today. An observation that belongs to an
 * earlier finding that does not exist is a fault (S0_EINPUT). S0_ENOMEM. */
s0_code s0_follow_up(s0_audit_state *state, s0_faults *faults, s0_error *err);
/* findings.c: cases, classes, findings; needs outcomes and follow-up. S0_ENOMEM. */
s0_code s0_findings_make(s0_audit_state *state, s0_error *err);
/* Whether an exception of the finding, or of a part of it, is `control`, or has it as a part of
 * its key ("A.5.23/2026-Q1", "R-4/A.5.23"). */
bool s0_finding_names(const s0_finding *finding, const char *control);
/* In the order of the document, after a class changed. */
void s0_findings_sort(s0_audit_state *state);
/* number.c: gives each finding its number, and again where a class became another. S0_ENOMEM. */
s0_code s0_findings_number(s0_audit_state *state, s0_error *err);
/* judgements.c: what a person decided on the status of an earlier finding, before it bears on a
 * class. S0_EINPUT for a status that is none; S0_ENOMEM. */
s0_code s0_judge_earlier(s0_audit_state *state, s0_followed *followed, s0_error *err);
/* What a person decided on classes; then numbers and order are made anew. S0_EINPUT, S0_ENOMEM. */
s0_code s0_judge_findings(s0_audit_state *state, s0_error *err);
/* accumulate.c: minors of one group become one major finding. S0_ENOMEM. */
s0_code s0_accumulate(s0_audit_state *state, s0_error *err);
/* judgements.c: the same for accumulated findings. A judgement that judges nothing that was ever
 * there is S0_EINPUT. S0_ENOMEM. */
s0_code s0_judge_groups(s0_audit_state *state, s0_error *err);
/* cited.c: the evidence behind the reads of each outcome. S0_ENOMEM. */
s0_code s0_cited_make(s0_audit_state *state, s0_error *err);
/* document.c: the finished cycle. S0_ENOMEM. */
s0_code s0_document_make(s0_cycle **out, s0_audit_state *state, s0_error *err);

/* verdict.c: one result per requirement, and the counts. S0_ENOMEM. */
s0_code s0_results_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);
/* requests.c: what rules wait for. S0_ENOMEM. */
s0_code s0_requests_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);

/* questions.c: what only a person can judge, on requirements that no observation speaks of.
 * S0_ENOMEM. */
s0_code s0_questions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);
/* working_days.c: a remark where they were counted without a list of holidays. */
void s0_remark_working_days(s0_audit_state *state);
/* unmeasured.c: own rules that nothing compared practice with. S0_ENOMEM. */
s0_code s0_unmeasured_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);
/* decisions.c: all judgements, and which of them had nothing to judge. S0_ENOMEM. */
s0_code s0_decisions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);
/* verdict.c: the finding on `requirement` that names the control; NULL when there is none. */
const s0_finding *s0_finding_on(const s0_audit_state *state, const char *requirement,
                                const char *control);
/* exclusions.c: excluded controls and how that was judged. S0_ENOMEM. */
s0_code s0_exclusions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);
/* actions.c: corrective actions and how they stand. S0_ENOMEM. */
s0_code s0_actions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);
/* permits.c: waivers and acceptances. An acceptance of a finding that never was is S0_EINPUT.
 * S0_ENOMEM. */
s0_code s0_permits_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err);
/* index.c: the files the audit was made from. S0_ENOMEM. */
s0_code s0_inputs_index(s0_cycle *cycle, s0_audit_state *state, s0_error *err);

#endif
