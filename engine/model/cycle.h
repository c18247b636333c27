/* cycle.h - the finished document of one run of an audit: everything that any
 * report, diff or program needs, and nothing that is not recorded.
 *
 * One canonical JSON form (s0_cycle_write / s0_cycle_read). Text only: dates as
 * written, no floats. Lists are sorted as their comment says, so that the same
 * inputs give the same bytes. */
#ifndef S0_MODEL_CYCLE_H
#define S0_MODEL_CYCLE_H

#include "base/text.h"
#include "model/catalog.h"
#include "model/outcome.h"
#include "model/shape.h"

/* Verdicts of a requirement, worst first; then those outside the order. */
typedef enum s0_verdict {
    S0_V_MAJOR,
    S0_V_MINOR,
    S0_V_ERROR,
    S0_V_NOT_DETERMINED,
    S0_V_OFI,
    S0_V_CONFORM,
    S0_V_PLANNED,
    S0_V_NOT_APPLICABLE,
    S0_V_NOT_TESTED
} s0_verdict;
/* "major" "minor" "error" "not_determined" "ofi" "conform" "planned" "not_applicable" "not_tested",
 * NULL */
extern const char *const s0_verdicts[];

typedef enum s0_class { S0_MAJOR, S0_MINOR, S0_OFI } s0_class;
extern const char *const s0_classes[]; /* "major" "minor" "ofi", NULL */

typedef struct s0_summary { /* requirements by verdict */
    int64_t major, minor, ofi, conform, planned, not_applicable, not_determined, not_tested, error;
} s0_summary;

typedef struct s0_finding_count {
    int64_t major, minor, ofi;
} s0_finding_count;

typedef struct s0_set_apart {
    int64_t waived, exempt, not_due, no_limit;
} s0_set_apart;

typedef struct s0_cited {  /* evidence of a finding or of a conformity */
    const char *read;      /* name */
    const char *source;    /* file */
    const char *collected; /* date, or NULL */
    const char *sha256;
} s0_cited;

typedef struct s0_ruling { /* what a person decided against what was computed */
    const char *what;      /* "class", "merge_into" */
    const char *computed;  /* "minor"; "finding of its own" */
    const char *judged;    /* "major"; the number of the finding it is merged into */
    const char *by, *on, *reason;
} s0_ruling;

typedef struct s0_finding {
    const char *number;   /* "NC-2026-H2-003", "OFI-2026-H2-001" */
    const char *identity; /* rule id, observation id, or accumulation group */
    const char *rule;     /* NULL for observations and groups */
    const char *requirement;
    const char *const *related;
    size_t related_count;
    s0_class class_;     /* as judged, where it was judged */
    const char *trigger; /* "M1" … "M8", "carried", "minor", "ofi", "judged" */
    const char *title;
    const char *criterion; /* with the own rule quoted */
    const char *basis_kind;
    const char *statement;
    const char *reason;          /* why this class, one sentence */
    const char *computed_reason; /* why it would have another without judgement; NULL: none */
    const s0_ruling *rulings;
    size_t ruling_count; /* as audit.yaml lists them */
    int64_t population, failed, unknown;
    s0_set_apart set_apart;
    const s0_instance *exceptions;
    size_t exception_count; /* by key */
    const s0_cited *evidence;
    size_t evidence_count; /* by read, source */
    int64_t times; /* 1, and one more each time that it is there again after it was closed; 0 in
                      documents recorded before this was counted */
    const char *const *notes;
    size_t note_count; /* "shown with origin missing", "recurrence not determined" … */
    /* Of an accumulated finding (M3): the minors that it is made of. They are not findings of the
     * cycle beside it, and no part has parts. */
    const struct s0_finding *parts;
    size_t part_count; /* by identity */
    /* What a person judged to be the same condition: findings with a number of their own that are
     * not counted beside it. None of them has parts, or others merged into it. */
    const struct s0_finding *merged;
    size_t merged_count; /* by identity */
} s0_finding;

typedef struct s0_result { /* one requirement */
    const char *id;
    const char *title;
    s0_verdict verdict;
    const char *reason; /* one sentence: "excluded: …", "no rule tests it", "conform: 40 of 40 …" */
    const char *soa; /* "implemented", "planned for 2027-01-31", "excluded", "not stated", or NULL
                        for clauses */
    const char *const *rules;
    size_t rule_count;
    const char *const *findings;
    size_t finding_count; /* numbers */
} s0_result;

/* What one rule came to, as recorded; an observation that stands for itself has its id as rule. */
typedef struct s0_tested {
    const char *rule;
    const char *const *formerly;
    size_t formerly_count;   /* ids the rule had before */
    const char *requirement; /* "" for a rule that could not be loaded */
    const char *title;
    const char *criterion;
    s0_word outcome; /* after the gate of evidence: a would-be conform may be not determined */
    const char *text;
    const char *reason; /* why the engine changed or withheld the rule's own outcome; or NULL */
    const char *const *missing;
    size_t missing_count;
    bool counted;
    s0_numbers numbers;
    const s0_instance *failed;
    size_t failed_count;
    const s0_instance *unknown;
    size_t unknown_count;
    const s0_instance *apart;
    size_t apart_count;
    const s0_read *reads;
    size_t read_count;
    const s0_pass *passes;
    size_t pass_count;
    const s0_cited *evidence;
    size_t evidence_count;
    const char *digest; /* of the rule and its helpers; NULL for an observation */
    const char *origin; /* "built in", "own", "own, replaces the built-in one", "observation" */
} s0_tested;

typedef struct s0_earlier { /* an earlier finding and what became of it */
    const char *finding;
    const char *requirement;
    const char *class_;
    const char *rule; /* or observation it belongs to; or NULL */
    const char *statement;
    const char *was;    /* "open", "closed" */
    const char *due;    /* or NULL */
    const char *status; /* words of docs/semantics.md, "Earlier findings" */
    const char *reason;
    const char *computed; /* the status without judgement; NULL: not judged */
    const char *source;   /* "evidence/earlier_findings.csv:3", or "cycle 2026-H1" */
    int64_t times; /* how often the condition was found so far, each time after it had been closed;
                      0 in documents recorded before this was counted */
} s0_earlier;

typedef struct s0_action { /* a corrective action, as the register has it */
    const char *action;
    const char *finding;     /* or what else it answers; NULL: not known */
    const char *requirement; /* of the finding, or NULL */
    const char *source;      /* "audit", "incident" …, or NULL */
    /* As written, "none", or "unknown". */
    const char *correction, *cause, *measure, *owner, *agreed_on, *due, *done_on, *evidence;
    const char *verify_on; /* first day on which the effect can be seen; NULL in documents recorded
                              before it was asked for */
    const char *effective_on;
    const char *effect; /* what the next audit came to, as read from the history; or NULL */
    /* "open", "overdue", "open, no day agreed", "open, its day is unknown", "not known whether it
     * is done", "done, effect not verified", "done, not effective", "done, effective" */
    const char *state;
    const char *place; /* "evidence/actions.csv:3" */
} s0_action;

typedef struct s0_permit {         /* a waiver, or the acceptance of a risk or finding */
    const char *kind;              /* "waiver", "acceptance" */
    const char *about;             /* rule, requirement, risk or finding; "not stated" */
    const char *subject;           /* of a waiver, or NULL */
    const char *approver, *reason; /* or NULL */
    const char *from, *until;      /* "2026-06-30", "none", "unknown" */
    /* "in force", "ended", "not begun", "not approved", "without beginning or end", "not
     * determined" */
    const char *state;
    const char *source; /* "evidence/waivers.csv:3" */
} s0_permit;

typedef struct s0_decision { /* a judgement of audit.yaml: what a person decided */
    const char *finding;     /* as written there */
    const char *judged;      /* "class major", "status overdue", "same_cause yes" … */
    const char *by, *on, *reason;
    const char *state; /* "applied", "nothing to judge today" */
} s0_decision;

typedef struct s0_exclusion {
    const char *control;
    const char *title;
    const char *reason; /* as the SoA gives it, or NULL */
    /* "agrees with profile and evidence", "contradicted: …", "not determined: …"; with
     * "; see NC-2026-H1-004" where a finding on 6.1.3 names the control */
    const char *judged;
    const char *source;
} s0_exclusion;

typedef struct s0_input { /* an input file, for the evidence index */
    const char *path;
    const char *sha256;
    int64_t bytes;
    int64_t rows;       /* records given to tables */
    const char *source; /* origin, or NULL */
    const char *collected;
    const char *by;
    const char *covers; /* "2026-05-01 to 2026-10-31", or NULL */
    const char *names;  /* "accounts", tables and facts it gives, comma-separated */
    bool spare;         /* nothing reads it */
} s0_input;

typedef struct s0_request { /* a line of the request list */
    const char *name;       /* table, column or fact */
    const char *state; /* "missing", "lacks a file", "stale", "no origin", "not accessible", "not
                          asked yet", "does not exist" */
    const char *meaning;
    const char *where; /* or NULL */
    const char *const *rules;
    size_t rule_count; /* that wait for it */
} s0_request;

typedef struct s0_unmeasured { /* an own rule that nothing compared practice with */
    const char *name;          /* "visitor_log" */
    const char *says;          /* its fields: "every: 1 month; source: Office rules 1, 3" */
    const char *source;        /* "evidence/own_rules.yaml:14:3" */
    const char *const *rules;
    size_t rule_count; /* that would, and came to no test; 0: no rule knows it */
} s0_unmeasured;

typedef struct s0_setting {
    const char *name;
    const char *value;
    const char *meaning;
} s0_setting;

/* A number given to an identity within the cycle; never reused, also when the finding is gone. */
typedef struct s0_numbered {
    const char *identity;
    const char *number;
} s0_numbered;

typedef struct s0_person {
    const char *name, *role, *function, *competence;
    const char *const *answers_for; /* areas, controls and assets they own or operate */
    size_t answers_for_count;
} s0_person;
typedef struct s0_pair {
    const char *what, *why;
} s0_pair;
typedef struct s0_document {
    const char *document, *version, *date;
} s0_document;
typedef struct s0_sampling {
    const char *area, *population, *size, *method, *note;
} s0_sampling;
typedef struct s0_opinion {
    const char *finding, *view, *by, *reason;
} s0_opinion;
typedef struct s0_practice {
    const char *requirement, *text, *evidence;
} s0_practice;
typedef struct s0_interview {
    const char *role, *on, *topic;
} s0_interview;
typedef struct s0_part {
    const char *area, *auditor, *owner;
    const char *function;    /* of the auditor, where the part states it */
    const char *control;     /* that the area is about */
    const char *duty;        /* what of it the auditor owns or operates, where the part states it */
    const char *asset;       /* that the area is about */
    const char *reviewed_by; /* afterwards, by somebody else */
} s0_part;

typedef struct s0_report_head {
    const char *number, *version, *issued, *classification, *author, *approved_by;
    const char *const *recipients;
    size_t recipient_count;
} s0_report_head;

typedef struct s0_next_steps {
    const char *response_by, *correction_by, *verification_by, *programme;
} s0_next_steps;

/* What audit.yaml says and the report repeats. NULL and empty: not stated. */
typedef struct s0_plan_text {
    s0_report_head report;
    const char *const *objectives;
    size_t objective_count;
    const char *scope;
    const char *const *units;
    size_t unit_count;
    const s0_pair *left_out;
    size_t left_out_count;
    const s0_document *criteria;
    size_t criterion_count;
    const char *fieldwork_from, *fieldwork_to;
    const char *const *places;
    size_t place_count;
    const char *const *methods;
    size_t method_count;
    const s0_person *team;
    size_t team_count;
    const s0_part *parts;
    size_t part_count;
    const s0_pair *participants;
    size_t participant_count; /* role, topic */
    const s0_sampling *sampling;
    size_t sampling_count;
    const char *const *strengths;
    size_t strength_count;
    const s0_practice *good_practice;
    size_t practice_count;
    const s0_opinion *opinions;
    size_t opinion_count;
    const char *const *changes;
    size_t change_count;
    const char *conclusion;
    const char *objectives_reached; /* "yes", "no", NULL: not stated */
    s0_next_steps next_steps;
    const s0_interview *interviews;
    size_t interview_count;
} s0_plan_text;

typedef struct s0_organization {
    const char *name, *size, *business, *stage;
} s0_organization;

typedef struct s0_cycle_head {
    const char *name; /* "2026-H2" */
    int64_t run;      /* 1, 2, … within the cycle */
    const char *date;
    const char *from, *to; /* audit period */
    const char *kind;
    const char *edition;  /* "2022" */
    const char *previous; /* name of the preceding cycle, or NULL */
} s0_cycle_head;

typedef struct s0_cycle {
    int64_t schema;     /* 1 */
    const char *stage0; /* version of the engine */
    s0_organization organization;
    s0_cycle_head cycle;
    s0_plan_text plan;
    s0_summary summary;
    s0_finding_count finding_count;
    const s0_result *requirements;
    size_t requirement_count; /* catalogue order */
    const s0_tested *outcomes;
    size_t outcome_count; /* by rule id */
    const s0_finding *findings;
    size_t finding_list_count; /* majors, minors, OFIs; within by natural order of requirement, then
                                  identity */
    const s0_numbered *numbers;
    size_t number_count; /* all numbers given in this cycle so far, by identity */
    const s0_earlier *earlier;
    size_t earlier_count; /* by finding */
    bool
        earlier_stated; /* the table of earlier findings was given, or there is a preceding cycle */
    /* What was closed and then found conform, by the audit of this cycle or of one before: told
     * among `earlier` only where its condition is back. */
    const s0_earlier *settled;
    size_t settled_count; /* by finding */
    const s0_action *actions;
    size_t action_count; /* as the register has them */
    const s0_permit *permits;
    size_t permit_count; /* by the day they end */
    const s0_decision *judgements;
    size_t judgement_count; /* as audit.yaml lists them */
    const s0_exclusion *exclusions;
    size_t exclusion_count; /* by control, natural */
    const s0_request *requests;
    size_t request_count; /* by name */
    const s0_question *questions;
    size_t question_count; /* for a person, on requirements that no observation speaks of; catalogue
                              order */
    const s0_unmeasured *unmeasured;
    size_t unmeasured_count; /* by name */
    const s0_input *inputs;
    size_t input_count; /* by path */
    const s0_setting *grading;
    size_t grading_count; /* thresholds in force */
    const s0_setting *limits;
    size_t limit_count;
    const char *const *remarks;
    size_t remark_count;       /* limits of the audit said by the engine */
    const char *soa_version;   /* "evidence/soa.csv, collected 2026-10-20, 93 controls", or NULL */
    const char *protection;    /* how rules were confined */
    const char *inputs_digest; /* over paths and digests of all inputs, engine version and date */
} s0_cycle;

extern const s0_shape s0_cycle_shape;
extern const s0_shape s0_finding_shape;
extern const s0_shape s0_tested_shape;
extern const s0_shape s0_result_shape;
extern const s0_shape s0_request_shape;
extern const s0_shape s0_unmeasured_shape;
extern const s0_shape s0_action_shape;

/* The document's bytes: canonical JSON, indented, final newline. S0_ENOMEM. */
s0_code s0_cycle_write(s0_buf *out, s0_arena *arena, const s0_cycle *cycle, s0_error *err);
/* A document read back; `source` must outlive it. S0_EINPUT (also another `schema`), S0_ENOMEM. */
s0_code s0_cycle_read(s0_cycle **out, s0_arena *arena, const s0_source *source, s0_error *err);

/* The finding of that identity or number, also when it is a part of one or merged into one; NULL
 * when there is none. */
const s0_finding *s0_cycle_finding(const s0_cycle *cycle, const char *identity_or_number);
/* Whether its status leaves it open: nobody could look at it, or it is there in time, late,
 * overdue or back. */
bool s0_earlier_is_open(const s0_earlier *earlier);
/* The finding that `merged` (of this cycle; NULL allowed) is merged into; NULL when it is not. */
const s0_finding *s0_cycle_target(const s0_cycle *cycle, const s0_finding *merged);
const s0_tested *s0_cycle_tested(const s0_cycle *cycle, const char *rule);
const s0_result *s0_cycle_result(const s0_cycle *cycle, const char *requirement);

#endif
