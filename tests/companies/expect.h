/* expect.h - what an experienced auditor expects of an invented company, as a file says it.
 *
 * A file tests/companies/NAME.yaml is written before any rule was run on fixtures/NAME. Read
 * strictly: an unknown key, a requirement that does not exist, a cycle that expects nothing are
 * faults with their place. */
#ifndef S0_TEST_EXPECT_H
#define S0_TEST_EXPECT_H

#include "base/arena.h"
#include "base/error.h"
#include "model/catalog.h"

/* A finding, a trap, or something that stays not determined; what a kind has not is NULL. */
typedef struct s0_expected {
    const char *requirement;
    const char *class_;            /* "major", "minor", "ofi" */
    const char *what;              /* in the auditor's words */
    const char *because;           /* why it has this class */
    const char *const *exceptions; /* subjects; NULL: not said */
    size_t exception_count;
} s0_expected;

typedef struct s0_expected_cycle {
    const char *folder;
    const s0_expected *findings;
    size_t finding_count;
    const s0_expected *traps; /* what must not be raised */
    size_t trap_count;
    const s0_expected *open; /* what stays not determined */
    size_t open_count;
} s0_expected_cycle;

/* A difference between expectation and audit that was argued after the first run. */
typedef struct s0_argued {
    const char *cycle; /* its folder */
    const char *kind;  /* one of s0_difference_kinds (match.h) */
    const char *requirement;
    const char *const *exceptions; /* NULL: not said */
    size_t exception_count;
    const char *argument;
} s0_argued;

typedef struct s0_company {
    const char *name;
    const s0_expected_cycle *cycles; /* one after another */
    size_t cycle_count;
    const s0_argued *arguments;
    size_t argument_count;
} s0_company;

/* Read `source`, which must outlive `out` as the arena must. Faults are collected in `faults`:
 * S0_EINPUT. S0_ENOMEM. */
s0_code s0_company_read(s0_company *out, s0_arena *arena, const s0_source *source,
                        const s0_catalog *catalog, s0_faults *faults);

#endif
