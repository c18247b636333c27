/* classify.h - from what a rule observed to a class: one constant table, walked in
 * order, whose first row that holds decides.
 *
 * A row is data: a few terms over measures of the case, each against a number or a
 * threshold of the grading table. The table is a parameter, so that tests can take
 * rows out, weaken them and see that somebody notices. Unknown never raises a
 * class: every measure counts only what is known. */
#ifndef S0_AUDIT_CLASSIFY_H
#define S0_AUDIT_CLASSIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/catalog.h"
#include "model/cycle.h"
#include "model/outcome.h"

/* How the rule's earlier finding stands today (docs/semantics.md, "Earlier findings"). */
typedef enum s0_standing {
    S0_STANDS_NOT,   /* there is none, or it does not bear on the class */
    S0_STANDS_AGAIN, /* back after closure; its effect was verified, or that is unknown */
    S0_STANDS_TIME,  /* still open, in time: the earlier class is kept */
    S0_STANDS_LATE,  /* past its date, with real progress */
    S0_STANDS_OVER,  /* past its date, without */
    S0_STANDS_BACK   /* back after it was reported closed */
} s0_standing;

/* All that the table may look at. */
typedef struct s0_case {
    const char *requirement; /* for thresholds that speak of some; NULL: of none in particular */
    s0_word word;
    bool counted; /* `numbers` hold a population */
    s0_numbers numbers;
    bool whole;          /* the rule: nothing is left when every instance fails */
    bool absence_major;  /* the catalogue: the absence of this element is major */
    const char *element; /* its name, or NULL */
    bool declared;       /* the SoA says implemented */
    bool single;         /* one instance is enough for M2 */
    bool chain;          /* planning chain: M2 is printed as M5 */
    bool binding;        /* law or contract */
    const char
        *barrier;  /* a risk above the acceptance level that only this control treats, or NULL */
    bool accepted; /* an acceptance names the finding and may be valid */
    bool misrepresented; /* evidence states what did not happen */
    s0_standing standing;
    s0_class earlier_class; /* of the earlier finding; unless S0_STANDS_NOT */
    bool repaired;          /* its cause is addressed, with real progress */
    int64_t times;          /* how often the condition was found with today, where it was closed
                               before; 0 and 1: today alone */
} s0_case;

/* What a term looks at: 0 or 1 for statements, else a count. */
typedef enum s0_measure {
    S0_IS_ALWAYS,  /* 1: against a switch of the grading table */
    S0_IS_FAILURE, /* gap or absent */
    S0_IS_GAP,
    S0_IS_ABSENT,
    S0_IS_IMPROVEMENT,
    S0_IS_ABSENCE_MAJOR,
    S0_IS_DECLARED,
    S0_IS_WHOLE,
    S0_IS_SINGLE,
    S0_IS_BINDING,
    S0_IS_BARRIER,
    S0_IS_ACCEPTED,
    S0_IS_MISREPRESENTED,
    S0_IS_OVERDUE,
    S0_IS_BACK,
    S0_IS_AGAIN,
    S0_IS_LATE,
    S0_IS_MAJOR_OPEN, /* in time, or late and not repaired: being late makes nothing lighter */
    S0_IS_IN_TIME,
    S0_N_KNOWN,  /* instances that met or failed: what is unknown may not make a population large
                    enough */
    S0_N_SPARED, /* instances not known to fail */
    S0_N_RATE,   /* percent of the population that fails, exactly */
    S0_N_CRITICAL_FAILED,
    S0_N_CRITICAL_SPARED,
    S0_N_GROUPS,
    S0_N_FAILED,
    S0_N_UNHANDLED,
    S0_N_UNSETTLED, /* failing and not known as handled */
    S0_N_EXPOSED,
    S0_N_TIMES,
    S0_MEASURES
} s0_measure;

typedef enum s0_relation { S0_EQUAL, S0_OTHER, S0_LEAST, S0_MORE } s0_relation; /* = != >= > */

typedef struct s0_term {
    s0_measure measure;
    s0_relation relation;
    int64_t value;
    const char *threshold; /* name in the grading table, in place of `value`; or NULL */
} s0_term;

#define S0_TERMS_MAX 5

/* What a row says when it decides; one sentence each in reason.c. */
typedef enum s0_branch {
    S0_BY_MISREPRESENTATION,
    S0_BY_ABSENCE,
    S0_BY_DECLARATION,
    S0_BY_CRITICAL,
    S0_BY_WHOLE,
    S0_BY_SINGLE,
    S0_BY_RATE,
    S0_BY_SPREAD,
    S0_BY_DOUBT,
    S0_BY_LEAVERS,
    S0_BY_INPUTS,
    S0_BY_OVERDUE,
    S0_BY_RECURRENCE,
    S0_BY_REPEAT,
    S0_BY_LATENESS,
    S0_BY_RETURN,
    S0_BY_LAW,
    S0_BY_EXPOSURE,
    S0_BY_BARRIER,
    S0_BY_CARRIED_MAJOR,
    S0_BY_CARRIED_MINOR,
    S0_BY_HANDLED,
    S0_BY_GAP,
    S0_BY_IMPROVEMENT
} s0_branch;

typedef enum s0_grade { S0_GRADE_MAJOR, S0_GRADE_MINOR, S0_GRADE_OFI, S0_GRADE_CONFORM } s0_grade;

typedef struct s0_row {
    s0_branch branch;
    const char *trigger; /* "M1" … "M8", "carried", "minor", "ofi"; "handled" */
    s0_grade grade;
    size_t term_count;
    s0_term terms[S0_TERMS_MAX]; /* all must hold */
} s0_row;

typedef struct s0_table_of_triggers {
    const s0_row *rows;
    size_t count;
} s0_table_of_triggers;

/* The one decision table. */
extern const s0_table_of_triggers s0_triggers;

/* Which row decided, and which further rows of a major class hold as well. */
#define S0_ALSO_MAX 8
typedef struct s0_graded {
    const s0_row *row;               /* NULL: no finding, nothing to remark */
    const s0_row *also[S0_ALSO_MAX]; /* majors of other triggers, in order of the table */
    size_t also_count;
} s0_graded;

/* Walk the table. `thresholds` are those in force. One that is not there, or does not speak of the
 * requirement, is never reached and says no; nor is a least number of 0. */
void s0_classify(s0_graded *out, const s0_table_of_triggers *table, const s0_case *given,
                 const s0_threshold *thresholds, size_t threshold_count);

/* The numbers a class rests on: those of a counted case, and one failing instance for a
 * failure that counts nothing. */
s0_numbers s0_case_numbers(const s0_case *given);

/* The trigger as printed: M2 is M5 in the planning chain. */
const char *s0_trigger_name(const s0_row *row, const s0_case *given);

#endif
