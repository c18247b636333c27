/* proof_parts.h - what the steps of a proof share. */
#ifndef S0_BENCH_PROOF_PARTS_H
#define S0_BENCH_PROOF_PARTS_H

#include "bench/change.h"
#include "bench/proof.h"
#include "model/outcome.h"

#define S0_RANK_MINOR 2

/* What the rule said of one change. A gap that was handled before the audit conforms; that is the
 * grading of what the rule said, so it is a gap without rank. */
typedef struct s0_said {
    bool viable; /* what was given could be read */
    s0_word word;
    int rank; /* of the finding: 0 none, then ofi, minor, major */
} s0_said;

/* One change of an example that is to be tried. */
typedef struct s0_attempt {
    const s0_value *example;
    const s0_value *given; /* in place of the example's own */
    s0_said said;
} s0_attempt;

typedef struct s0_attempts {
    s0_arena *arena;
    const s0_value *example; /* of what is added next */
    s0_attempt *items;
    size_t count, room;
    bool failed; /* memory was short */
} s0_attempts;

/* One site of an example, and what became of its changes. */
typedef struct s0_probe {
    const s0_site *site;
    size_t blank;       /* its attempt */
    bool marked;        /* to be tried next */
    bool tried;         /* its values were */
    size_t first, last; /* of them in the list they are tried in */
    bool moves;         /* some value changes outcome or class */
    bool other;         /* some value changes the outcome */
    bool gap;           /* some value reaches a gap */
} s0_probe;

/* A name, a table or an own rule taken away as a whole, or a table emptied. */
typedef struct s0_removal {
    const char *name;
    bool emptied;
    size_t attempt;
} s0_removal;

typedef struct s0_examined {
    int64_t number;
    const s0_value *example;
    const s0_value *given;
    s0_said said;
    s0_sites sites;
    s0_probe *probes; /* one per site */
    s0_removal *removals;
    size_t removal_count;
    s0_attempts attempts; /* blanks and removals */
} s0_examined;

typedef struct s0_prover {
    s0_arena *arena;
    s0_arena *scratch;
    const s0_bench *bench;
    const s0_rule *rule;
    s0_examined *examples;
    size_t count;
    s0_unproven *missing;
    size_t missing_count, missing_room;
    size_t demanded, satisfied, changes;
    const char *done_table; /* what a schedule of the rule takes as done; or NULL */
    s0_error *err;
} s0_prover;

/* Add a change; its place in the list. */
size_t s0_attempt_add(s0_attempts *list, const s0_value *given);
/* Run all attempts of the list. */
s0_code s0_attempts_run(s0_prover *prover, s0_attempts *list);

/* proof_try.c: try every blank, removal and emptied table of all examples, and the values of those
 * of their sites that are marked; they are marked no longer then. */
s0_code s0_prove_removals(s0_prover *prover);
s0_code s0_prove_values(s0_prover *prover);
/* Whether the example reaches a gap when its empty tables hold the rows that some other example
 * gives in them. */
s0_code s0_prove_filled(s0_prover *prover, const s0_examined *example, bool *gap);
/* Try an example without those rows of `table` that say the same as `row` in the columns by which
 * the table is joined to others of the rule. */
s0_code s0_prove_without(s0_prover *prover, const s0_examined *example, const char *table,
                         size_t row, s0_said *said);

/* proof_choose.c: try values until every demand is decided. */
s0_code s0_prove_choose(s0_prover *prover);
/* Whether `name` is `to` or lies below it. */
bool s0_proof_belongs(const char *name, const char *to);
/* Whether some change at a site below this name has moved the rule. */
bool s0_proof_seen(const s0_prover *prover, const char *name);
/* In an own rule that is stated, a field that is not there is none, which is another value; and
 * some columns the engine fills in. */
bool s0_proof_known_without(const s0_site *site);
/* Whether some value in that row reaches a gap: then it is what shows the period as done. */
bool s0_proof_row_matters(const s0_examined *example, const char *table, size_t row);
/* proof.c: a key names a record; that it is another one is no change of what the record says. So
 * does the name of a table. */
bool s0_proof_is_key(const s0_prover *prover, const char *name);

#endif
