/* diff_parts.h - the steps of a comparison, shared by the files of this room. */
#ifndef S0_DIFF_DIFF_PARTS_H
#define S0_DIFF_DIFF_PARTS_H

#include "diff/diff.h"

/* What is compared. */
typedef struct s0_pairing {
    s0_arena *arena;
    const s0_cycle *old;
    const s0_cycle *now;
    const s0_cycle *const *before; /* newest first */
    size_t before_count;
} s0_pairing;

/* The id that a rule of an earlier cycle has in `cycle`: itself, or what it was renamed to. */
const char *s0_present_id(const s0_cycle *cycle, const char *id);
/* The finding of `cycle`, a part of one, or one merged into one, that is the same as one with
 * identity `id` in a later or earlier cycle. */
const s0_finding *s0_same_finding(const s0_cycle *cycle, const s0_cycle *now, const char *id);
/* The accumulated finding of `cycle` that `part` (NULL allowed) belongs to; NULL when it is none.
 */
const s0_finding *s0_group_of(const s0_cycle *cycle, const s0_finding *part);

/* group.c: the same for an accumulated finding, and for one that joined or left one. */
bool s0_judge_group(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                    s0_change *out);
/* Whether a finding joined or left a group between the cycles; then `out` says so. False also when
 * memory is short (out->why is NULL then). */
bool s0_judge_part(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                   s0_change *out);

/* merged.c: whether a finding was merged into another one between the cycles, or is not any more,
 * or into a third; then `out` says so. False also when memory is short (out->why is NULL then). */
bool s0_judge_merged(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                     s0_change *out);

/* Decide state and `why` of one finding: `was` or `is` may be NULL, not both. False: memory is
 * short. */
bool s0_judge_change(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                     s0_change *out);

/* Exceptions one by one, by key. */
bool s0_compare_instances(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                          s0_change *out);

/* Requirements whose verdict differs, and changed criteria. */
bool s0_compare_verdicts(const s0_pairing *pair, s0_diff *out);
bool s0_compare_criteria(const s0_pairing *pair, s0_diff *out);

#endif
