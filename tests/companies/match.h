/* match.h - what was expected of a cycle against what its audit says.
 *
 * An expected finding and one of the audit are the same when they stand on the same requirement
 * and their subjects correspond: each expected subject is an exception's key or one of its parts
 * ("a1" of "p1/a1"), and no exception is left. An expectation that names no subject takes any
 * finding of its requirement, after those that name theirs were matched. */
#ifndef S0_TEST_MATCH_H
#define S0_TEST_MATCH_H

#include "expect.h"
#include "model/cycle.h"

typedef enum s0_difference_kind {
    S0_MISSED,      /* expected, not found */
    S0_EXTRA,       /* found, not expected */
    S0_OTHER_CLASS, /* found as expected, with another class */
    S0_SPRUNG,      /* a trap: raised though it must not be */
    S0_DETERMINED,  /* expected to stay not determined, and does not */
    S0_UNDETERMINED /* a clause that is not determined though nobody expected it */
} s0_difference_kind;
/* "missed" "extra" "class" "sprung" "determined" "undetermined", NULL */
extern const char *const s0_difference_kinds[];

typedef struct s0_difference {
    s0_difference_kind kind;
    const char *requirement;
    const char *const *subjects; /* expected ones, or the keys found; may be none */
    size_t subject_count;
    const char *text;        /* what was expected, what was found: for a person, one line */
    const s0_argued *argued; /* NULL: nobody has argued it */
} s0_difference;

typedef struct s0_comparison {
    size_t expected, found; /* findings */
    size_t matched;         /* of both */
    size_t same_class;      /* of the matched ones */
    size_t traps, quiet;
    size_t open, stayed_open; /* expected to be not determined, and is */
    size_t open_beside;       /* clauses that nobody expected to be */
    s0_difference *differences;
    size_t difference_count;
} s0_comparison;

/* Compare; texts are borrowed from both. S0_ENOMEM. */
s0_code s0_compare(s0_comparison *out, s0_arena *arena, const s0_expected_cycle *expected,
                   const s0_cycle *cycle);

/* Give each difference of this cycle (by its folder) the argument that speaks of it: kind,
 * requirement and, where the argument names subjects, exactly these. One argument answers one
 * difference; `used` has a place for each argument and is set where it did. */
void s0_argue(s0_comparison *comparison, const char *folder, const s0_argued *arguments,
              size_t count, bool *used);

#endif
