/* outcome.h - what one rule found: a word, its numbers, its exceptions, what it read.
 *
 * A rule observes; nothing here is a class. Outcomes travel from a worker as JSON of
 * s0_outcome_shape and are checked like any other input. */
#ifndef S0_MODEL_OUTCOME_H
#define S0_MODEL_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/shape.h"

/* The closed list. */
typedef enum s0_word {
    S0_CONFORM,
    S0_IMPROVEMENT,
    S0_GAP,
    S0_NOT_DETERMINED,
    S0_ABSENT,
    S0_NOT_TESTED,
    S0_ERRED
} s0_word;
/* "conform" "improvement" "gap" "not_determined" "absent" "not_tested" "error", NULL */
extern const char *const s0_words[];

/* One instance that fails, is undecided, or is set apart. */
typedef struct s0_instance {
    const char *key;    /* "p1/a1", "db/2026-H1": subject and period */
    const char *text;   /* what stands there: "disabled_on 2026-04-20, after 2026-04-15"; or the
                           unknown cells; or why apart */
    const char *source; /* "evidence/accounts.csv:14", or NULL */
    const char *apart;  /* "not_due", "no_limit", "exempt", "waived", or NULL */
    bool critical;      /* known critical */
    bool exposed;       /* known exposed */
    bool handled;       /* known as handled before the audit */
} s0_instance;

/* A pass of a rule over its population, in numbers. */
typedef struct s0_numbers {
    int64_t population; /* met + failed + unknown: what a rate is of */
    int64_t met;
    int64_t failed;
    int64_t unknown;
    int64_t waived, exempt, not_due, no_limit;
    int64_t subjects; /* different subjects in the population; 0: same as population */
    int64_t failed_subjects;
    int64_t
        critical; /* instances known or not excluded as critical (met, failed, unknown together) */
    int64_t critical_failed;  /* known critical and known failing */
    int64_t critical_unknown; /* failing instances whose being critical is unknown */
    int64_t exposed;          /* failing and known exposed */
    int64_t handled;          /* failing and known handled */
    int64_t
        not_handled; /* failing and known as not handled; without a `handled` test: all failing */
    int64_t handled_unknown;
    int64_t groups; /* different groups among failing instances; unknown groups count as one and the
                       same; 0: no group asked */
    const char *group_column; /* or NULL */
} s0_numbers;

/* One thing that was read. */
typedef struct s0_read {
    const char *
        name; /* "accounts.disabled_on", "own_rules.leaver_accounts.within", "profile.uses_cloud" */
    const char *value;  /* a fact's value as read; NULL for a column */
    const char *source; /* file it came from (facts: with line); NULL when it is not there */
} s0_read;

/* One pass over a table. */
typedef struct s0_pass {
    const char *tables;    /* "leavers with accounts" */
    const char *condition; /* "disabled_on by left_on + 1 day" */
    int64_t rows;          /* in */
    int64_t failed, unknown, apart;
} s0_pass;

typedef struct s0_outcome {
    const char *rule;
    s0_word word;
    const char *text; /* the statement: one sentence */
    const char *const *missing;
    size_t missing_count; /* names and cells that are unknown, or records that do not exist */
    bool counted;         /* numbers hold a population */
    s0_numbers numbers;
    const s0_instance *failed;
    size_t failed_count; /* in the order of their keys */
    const s0_instance *unknown;
    size_t unknown_count;
    const s0_instance *apart;
    size_t apart_count;
    const s0_read *reads;
    size_t read_count; /* sorted by name */
    const s0_pass *passes;
    size_t pass_count;
    const char *const *files;
    size_t file_count; /* evidence files that the outcome rests on, sorted */
    /* The own rule as quoted: "within 1 day (Access policy 2.0, 4.3)", or NULL. */
    const char *basis_text;
    const char *basis_kind; /* "standard", "own", "law", "contract" */
    int64_t steps;          /* spent */
} s0_outcome;

extern const s0_shape s0_instance_shape;
extern const s0_shape s0_numbers_shape;
extern const s0_shape s0_read_shape;
extern const s0_shape s0_pass_shape;
extern const s0_shape s0_outcome_shape;

#endif
