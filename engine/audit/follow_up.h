/* follow_up.h - earlier findings and what became of them: one status each, by today's
 * outcome of the rule they belong to (docs/semantics.md, "Earlier findings").
 *
 * They come from the table `earlier_findings` and from the preceding cycle, which hands on what
 * is open and what it or an earlier one saw closed. Where both tell of one finding, or the table
 * of one that is still open on the same rule, the table is what people maintain and counts. */
#ifndef S0_AUDIT_FOLLOW_UP_H
#define S0_AUDIT_FOLLOW_UP_H

#include "audit/classify.h"
#include "audit/texts.h"
#include "evidence/evidence.h"
#include "model/cycle.h"
#include "rule/rule.h"

/* An earlier finding, before and after it is held against today. */
typedef struct s0_followed {
    s0_earlier entry;    /* for the document; status and reason are set by s0_follow_up_judge */
    const s0_rule *rule; /* or observation it belongs to; NULL: linked to none that exists */
    /* The identity of an accumulated finding, and the parts it had (none: not recorded); NULL:
     * it was none. */
    const char *group;
    const s0_finding *parts;
    size_t part_count;
    s0_class class_;
    bool class_known;
    s0_three closed;   /* reported closed */
    s0_three verified; /* its effect was verified */
    s0_three past_due; /* on the audit's date */
    s0_three progress; /* real progress is shown */
    s0_three caused;   /* a corrective action names its cause and what removes it */
    bool answered;     /* there are corrective actions on it */
    bool due_stated;
    /* It is done, and before this day (a text, NULL: none) nobody can see the effect. */
    const char *verify_on;
    /* An audit saw it closed: it is told again only where its condition is back. */
    bool settled;
    s0_standing standing; /* what it means for today's class */
    bool early;           /* it is done, and the day on which the effect can be seen is to come */
    bool again;           /* it was closed, and today's is a further one */
    const char *note;     /* for the finding of today, or NULL */
} s0_followed;

/* All earlier findings in order of their number, yet without status. `*stated` tells whether
 * there was a list at all. `prior` may be NULL. S0_ENOMEM. */
s0_code s0_follow_up_gather(s0_followed **out, size_t *count, bool *stated, s0_arena *arena,
                            const s0_evidence *evidence, const s0_rules *rules,
                            const s0_cycle *prior, s0_day date, s0_error *err);

/* Whether real progress is shown and an action names its cause and what removes it. */
bool s0_is_repaired(const s0_followed *followed);
/* Whether its status is that an audit found it closed and conform again. */
bool s0_is_settled(const s0_earlier *entry);

/* How often the condition of `past` was found with today: once, and once more each time after it
 * was closed. NULL: 1. `today`: only where today's is a further one, else 1: what is still open
 * weighs as it did. */
int64_t s0_times_found(const s0_followed *past, bool today);

/* Set status, reason and standing. `today` is the outcome of its rule after the quality of
 * evidence was looked at; `ran` false when the rule is missing or did not run; `waived`: it
 * conforms beside waivers, which close nothing. */
void s0_follow_up_judge(s0_followed *followed, bool ran, s0_word today, bool waived);

#endif
