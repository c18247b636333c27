/* predicate.h - conditions on records, decided under three values and one more.
 *
 * A condition is a tree: all of, any of, and tests of one column by one
 * comparator against an operand. It is built once (from a rule's tables or an own
 * rule's `of`), bound to a selection's columns, and run in C over its records.
 * Meaning: docs/semantics.md, "Cells and comparisons". */
#ifndef S0_EVIDENCE_PREDICATE_H
#define S0_EVIDENCE_PREDICATE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "evidence/cell.h"

typedef enum s0_verdict_of { S0_FAILS, S0_MEETS, S0_UNDECIDED, S0_APART } s0_verdict_of;
typedef enum s0_apart {
    S0_APART_NOT_DUE,
    S0_APART_NO_LIMIT,
    S0_APART_EXEMPT,
    S0_APART_WAIVED
} s0_apart;

typedef enum s0_operator {
    S0_IS,       /* equality; against the constant none: is none */
    S0_IS_GIVEN, /* any value; fails on none, unknown on unknown */
    S0_BY,       /* on or before a deadline; see not due and no limit */
    S0_BEFORE,
    S0_AFTER,
    S0_SINCE,
    S0_AT_LEAST,
    S0_AT_MOST,
    S0_ONE_OF
} s0_operator;

typedef enum s0_operand_kind { S0_CONSTANT, S0_COLUMN, S0_PER, S0_SUM } s0_operand_kind;

typedef struct s0_operand s0_operand;
struct s0_operand {
    s0_operand_kind kind;
    s0_cell cell;       /* constant; untyped text is read as the tested column's type when bound */
    const char *column; /* column and per: its name */
    const char *const *classes; /* per: class names … */
    const s0_cell *limits;      /* … and the limit of each */
    size_t class_count;
    const s0_operand *left; /* sum: left ± right */
    const s0_operand *right;
    int sign; /* sum: 1 or -1 */
};

typedef enum s0_condition_kind { S0_ALL_OF, S0_ANY_OF, S0_TEST } s0_condition_kind;

typedef struct s0_condition s0_condition;
struct s0_condition {
    s0_condition_kind kind;
    const s0_condition *const *parts; /* all of, any of */
    size_t part_count;
    const char *column; /* test: the tested column */
    bool stated;        /* test: named by an own rule, not by the author of a rule */
    s0_operator op;
    const s0_operand *operands; /* one, or several for one_of */
    size_t operand_count;
};

/* What the values of the run are: the audit's date, its period, its calendar, and
 * how much work may be done. `spend` is called with the rows about to be visited and may not return
 * (a rule's budget is spent); NULL: no budget. */
struct s0_where_memory; /* evidence/selection.h */
typedef struct s0_terms {
    s0_day date;
    s0_span period;
    const s0_calendar *calendar;
    void (*spend)(void *context, uint64_t rows);
    /* Whether whoever asks may read the column of this full name: records that agree in all of
     * these are alike to it. NULL: it may read every one. */
    bool (*sees)(void *context, const char *name);
    void *context;                  /* of both */
    struct s0_where_memory *memory; /* NULL: `where` keeps nothing for the next time */
} s0_terms;

/* One test as it came out on one record: what a finding quotes. */
typedef struct s0_trace {
    const char *column; /* visible name */
    s0_operator op;
    s0_cell cell;    /* what stands there */
    s0_cell operand; /* what it was held against, evaluated for this record; one_of: unset */
    const s0_condition *test;
    s0_verdict_of verdict;
    s0_apart apart;
    s0_mark at; /* of the cell; no place when it meets */
} s0_trace;

#define S0_TRACE_MAX 8

/* A record's verdict with the tests that decided it (those of the deciding verdict, in
 * order of the condition; at most S0_TRACE_MAX). */
typedef struct s0_decision {
    s0_verdict_of verdict;
    s0_apart apart; /* when S0_APART */
    s0_trace traces[S0_TRACE_MAX];
    size_t trace_count;
} s0_decision;

/* The condition as one line of plain words for the record of reads: "disabled_on by left_on + 1
 * day". */
void s0_condition_text(s0_buf *out, const s0_condition *condition);

#endif
