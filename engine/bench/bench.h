/* bench.h - the rule author's bench: a rule's examples become evidence, go through
 * the same audit as a workspace, and are held against what they expect. */
#ifndef S0_BENCH_BENCH_H
#define S0_BENCH_BENCH_H

#include "audit/audit.h"
#include "base/arena.h"
#include "base/error.h"
#include "rule/rule.h"

/* What every part of the bench works with. */
typedef struct s0_bench {
    const s0_bundle *built_in;    /* catalogue, Lua and rules of the executable */
    const s0_books *books;        /* loaded with examples, own rules included */
    const s0_rule_limits *limits; /* NULL: the defaults */
    const s0_bundle *files;       /* S0_EXAMPLES of the workspace, for examples that name a folder;
                                     NULL: none */
} s0_bench;

#define S0_EXAMPLES "rules/examples" /* where folders of evidence for examples lie */

typedef struct s0_example_result {
    int64_t number; /* from 1 */
    bool passed;
    const char *expected; /* "gap, minor, exceptions p1/a1" */
    const char *got;
    const char *statement; /* of the outcome */
    const char *reason;    /* why the engine withheld or changed the rule's own outcome; or NULL */
    const char *fault;     /* when the example itself is wrong or the rule erred; or NULL */
} s0_example_result;

typedef struct s0_rule_result {
    const s0_rule *rule;
    const s0_example_result *examples;
    size_t count;
    bool passed;  /* all examples passed, there is at least one, and the rule is not faulty */
    size_t lines; /* of code in check and in functions of the file that it holds */
    const int64_t *unreached; /* those that no example reaches, from 1, ascending */
    size_t unreached_count;
} s0_rule_result;

/* Test the chosen rules, which belong to the bench's books. `results` holds `count` elements.
 * S0_EIO, S0_ENOMEM. */
s0_code s0_bench_test(s0_rule_result *results, s0_arena *arena, const s0_bench *bench,
                      const s0_rule *const *chosen, size_t count, s0_error *err);

#endif
