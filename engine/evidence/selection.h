/* selection.h - records of one table, or of several joined: the populations that rules look at.
 *
 * A selection is never changed; each step makes a new one in the arena. Its
 * columns are visible under their short names; each remembers the name it has
 * in the vocabulary ("accounts.disabled_on"; a column made by a schedule has only
 * its visible name, "period"). Cost is linear: joins and `latest` go by hash. A record
 * whose condition was unknown in `where` stays in as *uncertain*.
 * Meaning: docs/semantics.md, "Populations". */
#ifndef S0_EVIDENCE_SELECTION_H
#define S0_EVIDENCE_SELECTION_H

#include "base/arena.h"
#include "base/error.h"
#include "evidence/predicate.h"
#include "evidence/table.h"

typedef struct s0_selection s0_selection;

/* All rows of a table. NULL: memory is short. */
const s0_selection *s0_select(s0_arena *arena, const s0_table *table);

/* Those that meet `condition`, and, uncertain, those for which it is unknown or which it sets
 * apart (not due today may fail tomorrow). S0_ERULE: a column or operand that does not fit
 * (message names it); S0_ENOMEM. NULL condition: all. */
s0_code s0_select_where(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                        const s0_condition *condition, const s0_terms *terms, s0_error *err);

/* What `where` keeps for the next time: a population that is asked again and again for the records
 * with one value of a column (in a loop, once per row) gets an index of that column, so that each
 * answer costs what it finds. Answers are the same with and without. NULL when memory is short. */
struct s0_where_memory *s0_where_memory_new(s0_arena *arena);

typedef enum s0_unmatched {
    S0_UNMATCHED_UNKNOWN,
    S0_UNMATCHED_NONE,
    S0_UNMATCHED_DROP
} s0_unmatched;

typedef struct s0_join {
    const char *const *left;  /* column names on this side … */
    const char *const *right; /* … and on the other; as many */
    size_t count;
    s0_unmatched unmatched;
    const char *prefix; /* before the other side's names, keys included; or NULL */
} s0_join;

/* One record per match. A key column of the other side is not visible twice where both have the
 * same name and there is no prefix. Uncertainty of either side stays. A key that is none has no
 * match for certain. A key that is unknown on this side: the other side's cells are unknown (and
 * the record uncertain when the unmatched are dropped). A key that is unknown on the other side:
 * with unmatched "none" the other side of records without a match is unknown instead, and the row
 * is a record of its own, uncertain, this side unknown - it may belong to any. Where all matches
 * are uncertain, the record without a match stands beside them, uncertain. So no blanked key hides
 * a failure or makes one. S0_ERULE: unknown column, or a column on both sides without `prefix`;
 * S0_ENOMEM. */
s0_code s0_select_with(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                       const s0_selection *other, const s0_join *join, const s0_terms *terms,
                       s0_error *err);

/* The record with the newest `at` for each `key`. Where more than one may be the newest - a date
 * is unknown, a month, or shared by records that differ - all of these stay, uncertain; so does a
 * record whose key is unknown, which makes those it may be newer than uncertain. Of records that
 * show the same in every column that `terms` sees the first stays. None is older than every date.
 * Where a table lacks a file, all that stay are uncertain. */
s0_code s0_select_latest(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                         const char *const *key, size_t key_count, const char *at,
                         const s0_terms *terms, s0_error *err);

typedef struct s0_schedule {
    const s0_selection *of; /* subjects; NULL: the organization itself, one subject without key */
    const char *const *key; /* columns that name the subject on both sides */
    size_t key_count;
    s0_cell every;               /* duration; or … */
    const s0_operand *every_per; /* … per class of the subject (S0_PER), NULL otherwise */
    const s0_selection *done;    /* what was done */
    const char *at;              /* its date column */
    const char *from;            /* column of the subject, or NULL */
    const char *to;              /* column of the subject, or NULL */
    bool has_tolerance;
    s0_duration tolerance; /* of the own rule */
} s0_schedule;

/* One record per subject and period due, with the columns `period` (key), `due_on` (last day of the
 * period), `done` (date, none, unknown), `later` (first date after the period) and the columns of
 * both rows. Where names meet, the made columns keep theirs, the subject's is "of_NAME", the one
 * of what was done "done_NAME". Marked not due: began before the audit period and shows nothing,
 * or still within tolerance on the audit's date. Marked as without limit: a subject whose class
 * has no interval, and any subject when `every` is none: one record, all made cells none.
 * Where it is certain that something was done in a period but not which row was the first, `done`
 * spans the days in question and the row's own columns are unknown.
 * Periods are named "2026-03", "2026-B2", "2026-Q1", "2026-T1", "2026-H1"; those counted in days
 * "2026-05-04..2026-05-10"; the one before the audit's date "last 12 months".
 * S0_ERULE, S0_ENOMEM. */
s0_code s0_select_schedule(const s0_selection **out, s0_arena *arena, const s0_schedule *schedule,
                           const s0_terms *terms, s0_error *err);

size_t s0_selection_count(const s0_selection *selection);
/* Number of records that are not one record for certain: the uncertain ones, and those of a join
 * that may stand for several matches. 0: the count is certain. */
size_t s0_selection_uncertain_count(const s0_selection *selection);
bool s0_selection_uncertain(const s0_selection *selection, size_t record);
/* Whether a schedule set this record apart as not due. */
bool s0_selection_not_due(const s0_selection *selection, size_t record);
/* Whether a schedule set this record apart because its subject has no interval. */
bool s0_selection_no_limit(const s0_selection *selection, size_t record);
/* Whether it was made by s0_select_schedule (then `key` and the test `done` are given). */
bool s0_selection_is_schedule(const s0_selection *selection);
/* For a schedule: the visible key columns, subject's then "period". */
const char *const *s0_selection_key(const s0_selection *selection, size_t *count);

size_t s0_selection_columns(const s0_selection *selection);
/* Visible name and full name of a column. */
const char *s0_selection_column_name(const s0_selection *selection, size_t column);
const char *s0_selection_column_full(const s0_selection *selection, size_t column);
/* Whether the record has a row in the table that the column comes from; not where a join found
 * none and makes its cells none. */
bool s0_selection_has_row(const s0_selection *selection, size_t record, size_t column);
/* -1 when there is none of that visible name. */
int s0_selection_column(const s0_selection *selection, const char *name);

s0_cell s0_selection_cell(const s0_selection *selection, size_t record, size_t column);
/* The line of a cell, without its column: a worker cannot read a file again. A row that is not
 * there has none: then that of the first row that is; a cell that a schedule made stands where the
 * row that was done does. */
s0_mark s0_selection_mark(const s0_selection *selection, size_t record, size_t column);
/* The file the cell's row came from; NULL for a made-up row. */
const s0_file *s0_selection_file(const s0_selection *selection, size_t record, size_t column);

/* Whether one of its tables lacks a file of its folder (table.h). */
bool s0_selection_lacks_file(const s0_selection *selection);

/* The tables it is made from, in order of name, each once; what a schedule made is none. */
const s0_table *const *s0_selection_tables(const s0_selection *selection, size_t *count);

/* Records in the order of the given columns' cells (then of all other cells, then of
 * rows), so that the order of rows in a file does not show. `*out` holds record numbers. */
s0_code s0_selection_order(const size_t **out, s0_arena *arena, const s0_selection *selection,
                           const char *const *columns, size_t count, const s0_terms *terms,
                           s0_error *err);

/* The same; `*same` says of each place in the order how many of the columns asked for, from the
 * first on, show there what they show at the place before (255: so many or more). */
s0_code s0_selection_order_same(const size_t **out, const uint8_t **same, s0_arena *arena,
                                const s0_selection *selection, const char *const *columns,
                                size_t count, const s0_terms *terms, s0_error *err);

/* A condition with its columns found and constants typed for one selection. */
typedef struct s0_bound s0_bound;
/* S0_ERULE: no such column (with the nearest), or an operand of a type that cannot be compared with
 * it; S0_ENOMEM. */
s0_code s0_bind(const s0_bound **out, s0_arena *arena, const s0_selection *selection,
                const s0_condition *condition, const s0_terms *terms, s0_error *err);
/* Decide one record. An uncertain record is not considered here: `every` does that. */
void s0_decide(s0_decision *out, const s0_bound *bound, size_t record);
/* The verdict alone, without traces, which take time: what is not asked why needs no more. */
s0_verdict_of s0_verdict(const s0_bound *bound, size_t record, s0_apart *apart);

#endif
