/* schedule_parts.h - the steps of a schedule: which periods are due, what fills them, the records.
 *
 *   schedule_moments.c   rows of what was done -> moments, by day and by subject
 *   schedule_periods.c   an interval and the audit period -> plan: the periods due, and for
 *                        each whether the evidence could show that nothing was done
 *   schedule_fill.c      plan and the moments of one subject -> slots: done, none, unknown
 *   schedule_records.c   each subject with each period it owes -> records
 *   schedule.c           what was asked for, and the columns of the result */
#ifndef S0_EVIDENCE_SCHEDULE_PARTS_H
#define S0_EVIDENCE_SCHEDULE_PARTS_H

#include "evidence/selection_parts.h"

/* One time something was done. */
typedef struct s0_moment {
    s0_day first; /* a month: its days */
    s0_day last;
    uint32_t record; /* of what was done */
    bool dated;      /* false: nobody knows when */
    bool sure;       /* false: the record is uncertain */
} s0_moment;

/* Days on which the evidence would show what was done, sorted, apart from each other. */
typedef struct s0_cover {
    s0_span *spans;
    size_t count;
} s0_cover;

/* The periods that one interval makes due. */
typedef struct s0_plan {
    s0_state state; /* of the interval: none is no limit */
    s0_duration every;
    bool single; /* one record: the interval before the audit date */
    size_t count;
    s0_span *periods;
    const char **names;
    s0_day *limits; /* last day with tolerance */
    bool *late;     /* the audit is held after that day */
    bool *apart;    /* began before the audit period and before what the evidence covers */
    bool *shown;    /* the evidence covers it: an empty one is empty */
    bool *stray;    /* a moment whose subject is unknown may lie in it */
    bool shown_from_set;
    s0_day shown_from; /* single: empty for certain when nothing is dated from this day on */
} s0_plan;

/* One record of the result. */
typedef struct s0_slot {
    s0_state state; /* of done */
    s0_date done;
    int32_t record; /* of what was done, or S0_ROW_NONE, S0_ROW_UNKNOWN */
    s0_state later_state;
    s0_date later;
    s0_state due_state;
    s0_date due;
    uint8_t flags;
} s0_slot;

/* The columns that a schedule makes. */
enum { S0_MADE_PERIOD, S0_MADE_DUE_ON, S0_MADE_DONE, S0_MADE_LATER, S0_MADE_COUNT };

/* A schedule while it is made. */
typedef struct s0_scheduling {
    const s0_schedule *schedule;
    const s0_terms *terms;
    s0_arena *arena;
    const s0_selection *of; /* NULL: the organization itself */
    const s0_selection *done;
    const uint32_t *of_key;
    const uint32_t *done_key;
    uint32_t at;
    int from; /* column of the subject, or -1 */
    int to;
    /* schedule_moments.c */
    const s0_moment *moments; /* sorted by day */
    size_t moment_count;
    s0_index index;         /* of done's records that are moments, in their order */
    uint32_t *moment_of;    /* of each record of done */
    const uint32_t *all;    /* every moment, in order */
    const uint32_t *strays; /* moments whose key is unknown */
    size_t stray_count;
    s0_day stray_last; /* the latest of them */
    /* schedule_periods.c */
    s0_cover cover;  /* of all files */
    s0_cover stated; /* only what `covers` states */
    /* schedule_records.c */
    const s0_bound_operand *interval;
    s0_plan *plans; /* one, or one per class; then: no limit, unknown */
    size_t plan_count;
    s0_cell *cells; /* of the made part, row by row */
    int32_t **rows; /* of the subject's parts, then of done's */
    uint8_t *flags;
    size_t at_record; /* records written */
    unsigned marked;  /* all flags set so far */
    /* scratch: of one subject, per moment and per period */
    uint32_t *own;
    s0_slot *slots;
    uint32_t *home;
    uint32_t *counts;
    uint32_t *filler;
    s0_day *earliest;
} s0_scheduling;

/* Parts of a subject. */
static inline size_t s0_subject_parts(const s0_scheduling *s)
{
    return s->of != NULL ? s->of->part_count : 0;
}

/* Fill in the moments, sorted and by subject. S0_ENOMEM, S0_ERULE. */
s0_code s0_moments_make(s0_scheduling *s, s0_error *err);
/* What the files of the table behind column `at` of `done` cover. S0_ENOMEM. */
s0_code s0_cover_make(s0_scheduling *s, s0_error *err);
/* The plan of one interval. S0_ERULE (an interval of nothing), S0_ENOMEM. */
s0_code s0_plan_make(s0_plan *out, const s0_scheduling *s, const s0_cell *every, s0_error *err);
/* The slots of one subject, one per period of a plan whose interval is given. `own` are its moments
 * in order. `key_unknown`: nobody knows which moments are its own. */
void s0_schedule_fill(s0_slot *out, s0_scheduling *s, const s0_plan *plan, const uint32_t *own,
                      size_t own_count, bool key_unknown);
/* The plan of the interval, or of each class. S0_ERULE, S0_ENOMEM. */
s0_code s0_plans_make(s0_scheduling *s, s0_error *err);
/* Write all records. */
s0_code s0_schedule_records(s0_scheduling *s, s0_error *err);

#endif
