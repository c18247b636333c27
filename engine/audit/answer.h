/* answer.h - what all corrective actions on one finding say together: whether it is done, by which
 * day, with what progress, whether the effect was verified or is to be verified later, and whether
 * anybody addressed the cause. Read by the follow-up of earlier findings. */
#ifndef S0_AUDIT_ANSWER_H
#define S0_AUDIT_ANSWER_H

#include "evidence/evidence.h"

typedef struct s0_answer {
    size_t rows;
    bool unsure;        /* some action may be about it */
    s0_three done;      /* every one has a day of completion */
    s0_three effective; /* every one's effect was verified, before `date` */
    s0_three progress;  /* one of them has moved */
    s0_three caused;    /* one of them names a cause and what removes it */
    s0_cell due;        /* the latest agreed day */
    s0_cell verify_on;  /* the latest day before which no effect can be seen; none: at once */
} s0_answer;

/* The actions on the finding with this number, as of `date`. Without the table nothing is known. */
s0_answer s0_answer_to(const s0_evidence *evidence, s0_day date, const char *finding);

/* Whether a day given by a cell is past; none is never past. */
s0_three s0_is_past(const s0_cell *cell, s0_day date);
/* Whether there is a value; not known where it is unknown. */
s0_three s0_is_given(const s0_cell *cell);

#endif
