/* answer.c - see answer.h. Several actions on one finding are one answer to it: it is done when all
 * are, and has begun when one has. */
#include "audit/answer.h"

#include <string.h>

#include "audit/row.h"

s0_three s0_is_past(const s0_cell *cell, s0_day date)
{
    if (cell->state == S0_NONE)
        return S0_NO;
    if (cell->state == S0_UNKNOWN)
        return S0_MAYBE;
    if (cell->as.date.last < date)
        return S0_YES;
    return cell->as.date.first >= date ? S0_NO : S0_MAYBE;
}

s0_three s0_is_given(const s0_cell *cell)
{
    return cell->state == S0_GIVEN ? S0_YES : cell->state == S0_NONE ? S0_NO : S0_MAYBE;
}

static s0_three worse(s0_three all, s0_three one) /* "every one" */
{
    return all == S0_NO || one == S0_NO         ? S0_NO
           : all == S0_MAYBE || one == S0_MAYBE ? S0_MAYBE
                                                : S0_YES;
}

static s0_three better(s0_three any, s0_three one) /* "at least one" */
{
    return any == S0_YES || one == S0_YES       ? S0_YES
           : any == S0_MAYBE || one == S0_MAYBE ? S0_MAYBE
                                                : S0_NO;
}

static s0_three moved(const s0_table *table, size_t row)
{
    s0_cell done = s0_cell_at(table, row, "done_on");
    s0_cell progress = s0_cell_at(table, row, "progress");

    if (done.state == S0_GIVEN ||
        (progress.state == S0_GIVEN && strcmp(progress.as.text.key, "real") == 0))
        return S0_YES;
    return progress.state == S0_UNKNOWN ? S0_MAYBE : S0_NO;
}

static s0_three causes(const s0_table *table, size_t row)
{
    s0_cell cause = s0_cell_at(table, row, "cause");
    s0_cell measure = s0_cell_at(table, row, "measure");

    return worse(s0_is_given(&cause), s0_is_given(&measure));
}

/* The later of two days; one that is not known is later than all. */
static s0_cell later(s0_cell all, s0_cell one)
{
    bool is_later =
        one.state == S0_UNKNOWN || (one.state == S0_GIVEN && all.state != S0_UNKNOWN &&
                                    (all.state == S0_NONE || one.as.date.last > all.as.date.last));

    return is_later ? one : all;
}

s0_answer s0_answer_to(const s0_evidence *evidence, s0_day date, const char *finding)
{
    const s0_table *table = s0_evidence_table(evidence, "actions");
    s0_answer all = {.done = S0_YES,
                     .effective = S0_YES,
                     .progress = S0_NO,
                     .caused = S0_NO,
                     .due = s0_cell_none(),
                     .verify_on = s0_cell_none()};

    if (table == NULL)
        return (s0_answer){.unsure = true,
                           .done = S0_MAYBE,
                           .effective = S0_MAYBE,
                           .progress = S0_MAYBE,
                           .caused = S0_MAYBE,
                           .due = s0_cell_unknown(),
                           .verify_on = s0_cell_none()};
    for (size_t row = 0; row < s0_table_rows(table); row++) {
        s0_cell about = s0_cell_at(table, row, "finding");
        s0_cell done = s0_cell_at(table, row, "done_on");
        s0_cell effective = s0_cell_at(table, row, "effective_on");
        s0_cell verify = s0_cell_at(table, row, "verify_on");

        if (about.state == S0_UNKNOWN)
            all.unsure = true;
        if (about.state != S0_GIVEN || strcmp(about.as.text.key, finding) != 0)
            continue;
        all.rows++;
        all.done = worse(all.done, s0_is_given(&done));
        all.effective = worse(all.effective, s0_is_past(&effective, date));
        all.progress = better(all.progress, moved(table, row));
        all.caused = better(all.caused, causes(table, row));
        all.due = later(all.due, s0_cell_at(table, row, "due"));
        if (verify.state == S0_GIVEN) /* what does not say so shows its effect at once */
            all.verify_on = later(all.verify_on, verify);
    }
    if (all.rows == 0)
        all.done = all.effective = S0_NO;
    if (all.unsure && all.progress == S0_NO)
        all.progress = S0_MAYBE;
    return all;
}
