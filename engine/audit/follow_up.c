/* follow_up.c - the table of docs/semantics.md, "Earlier findings": one status per
 * earlier finding, by how it stood and what its rule came to today. */
#include "audit/follow_up.h"

#include <string.h>

static bool fails(s0_word word)
{
    return word == S0_GAP || word == S0_ABSENT;
}

static bool conforms(s0_word word)
{
    return word == S0_CONFORM || word == S0_IMPROVEMENT;
}

static void set(s0_followed *f, const char *status, const char *reason, s0_standing standing,
                const char *note)
{
    f->entry.status = status;
    f->entry.reason = reason;
    f->standing = standing;
    f->note = note;
}

static void judge_ofi(s0_followed *f, s0_word today)
{
    if (fails(today))
        set(f, "became nonconformity", "the requirement is no longer met", S0_STANDS_NOT,
            "was an opportunity for improvement");
    else
        set(f, "not pursued", "the requirement is still met", S0_STANDS_NOT, NULL);
}

/* Done, but too early to tell: it stays open until the day on which the effect can be seen. */
static void judge_early(s0_followed *f, s0_word today)
{
    f->early = true;
    if (fails(today))
        set(f, "open in time", "it is done, and the day on which its effect can be seen is to come",
            S0_STANDS_TIME, "done, its effect is to be verified");
    else
        set(f, "not verified",
            "the condition is not found today, and the day on which the effect can be seen is to "
            "come",
            S0_STANDS_NOT, NULL);
}

static void judge_closed(s0_followed *f, s0_word today)
{
    f->again = fails(today);
    if (conforms(today))
        set(f, "closed, effective", "the condition was not found again", S0_STANDS_NOT, NULL);
    else if (f->verified == S0_NO)
        set(f, "recurred", "the condition is back and the effect was never verified",
            S0_STANDS_BACK, "recurrence");
    else if (f->verified == S0_YES)
        set(f, "new nonconformity, related",
            "the effect was verified and the condition is there again: whether the cause is the "
            "same is to be judged",
            S0_STANDS_AGAIN, "related to an earlier finding, sameness of cause is to be judged");
    else
        set(f, "new nonconformity, related",
            "the condition is there again and whether the effect was verified is unknown",
            S0_STANDS_AGAIN,
            "related to an earlier finding whose effect may not have been verified");
}

static void judge_open(s0_followed *f, s0_word today)
{
    if (conforms(today))
        set(f, "closed, seen now", "the condition is no longer found", S0_STANDS_NOT, NULL);
    else if (f->past_due == S0_NO)
        set(f, "open in time", f->due_stated ? "the agreed date is not past" : "no date was agreed",
            S0_STANDS_TIME, "open in time");
    else if (f->past_due == S0_MAYBE)
        set(f, "open in time", "whether the agreed date is past is unknown", S0_STANDS_TIME,
            "open, its agreed date is unknown");
    else if (f->progress == S0_YES)
        set(f, "open, late", "the agreed date is past, with real progress", S0_STANDS_LATE,
            "open past its agreed date, with real progress");
    else if (f->progress == S0_MAYBE)
        set(f, "open, late", "the agreed date is past and the progress is unknown", S0_STANDS_LATE,
            "open past its agreed date, progress unknown");
    else
        set(f, "overdue", "the agreed date is past without real progress", S0_STANDS_OVER,
            "overdue");
}

/* A major whose instances were put right and whose cause nobody addressed will be back. */
static bool is_corrected_only(const s0_followed *f, s0_word today)
{
    return f->class_ == S0_MAJOR && conforms(today) && f->answered && f->caused == S0_NO &&
           f->verified != S0_YES;
}

static void judge_decided(s0_followed *f, s0_word today)
{
    if (f->class_ == S0_OFI)
        judge_ofi(f, today);
    else if (f->closed == S0_MAYBE)
        set(f, "not verified", "whether it was closed is not known", S0_STANDS_NOT, NULL);
    else if (is_corrected_only(f, today))
        set(f, "not verified",
            "the condition is not found today, and no action names the cause and what removes it: "
            "a major that was only corrected stays open",
            S0_STANDS_NOT, NULL);
    else if (f->closed == S0_YES && f->verify_on != NULL)
        judge_early(f, today);
    else if (f->closed == S0_YES)
        judge_closed(f, today);
    else
        judge_open(f, today);
}

void s0_follow_up_judge(s0_followed *f, bool ran, s0_word today, bool waived)
{
    f->again = f->early = false;
    if (f->rule == NULL && f->group == NULL)
        set(f, "not verified", "nothing in this audit tests it", S0_STANDS_NOT, NULL);
    else if (!ran)
        set(f, "not verified", "its rule was not run", S0_STANDS_NOT, NULL);
    else if (!fails(today) && !conforms(today))
        set(f, "not verified",
            today == S0_ERRED ? "its rule failed" : "its rule came to no decision today",
            S0_STANDS_NOT, NULL);
    else if (conforms(today) && waived)
        set(f, "not verified", "its rule conforms only beside waivers", S0_STANDS_NOT, NULL);
    else if (!f->class_known)
        set(f, "not verified", "the class it had is not known", S0_STANDS_NOT, NULL);
    else
        judge_decided(f, today);
}

#define OFTEN 1000000 /* a document may say anything */

int64_t s0_times_found(const s0_followed *past, bool today)
{
    int64_t before = past == NULL || past->entry.times < 1 ? 1
                     : past->entry.times > OFTEN           ? OFTEN
                                                           : past->entry.times;

    if (past == NULL || past->class_ == S0_OFI || (today && !past->again))
        return 1;
    return past->again ? before + 1 : before;
}

bool s0_is_repaired(const s0_followed *f)
{
    return f->progress == S0_YES && f->caused == S0_YES;
}
