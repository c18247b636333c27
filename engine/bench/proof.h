/* proof.h - proof that a rule can fail: every example is changed in one place at a time, and what
 * the rule then says is held against what a rule that looks would have to say.
 *
 * Demanded (docs/rules.md, "Proof that it can fail"):
 *   reaches    from each conforming example some change of a value reaches a gap; where it gives
 *              empty tables, so may the rows that other examples give in their place;
 *   looks      each declared read but keys has a change that changes outcome or class;
 *   blank      a blanked cell gives not determined, unless no value there changes the outcome
 *              (fields of a stated own rule are none then, and some columns the engine fills in);
 *   removed    so does a column, fact, own rule or table that is taken away (tables that the
 *              engine alone reads, such as waivers, are known without);
 *   raised     no blanked cell raises a class above minor, which a gap has where nothing speaks
 *              for less: that it was handled has to be shown;
 *   empty      an emptied table does not conform, unless an example says so;
 *   done       without the rows that show a scheduled period as done, nothing conforms. */
#ifndef S0_BENCH_PROOF_H
#define S0_BENCH_PROOF_H

#include "bench/bench.h"

typedef struct s0_unproven {
    const char *demand; /* "reaches", "looks" … */
    int64_t example;    /* from 1; 0: all of them */
    const char *name;   /* what it is about, "accounts.privileged"; "" for the whole example */
    const char *text;   /* a sentence */
} s0_unproven;

typedef struct s0_proof {
    size_t demanded, satisfied;
    size_t changes; /* audits that were made for it */
    const s0_unproven *missing;
    size_t missing_count;
} s0_proof;

/* Prove one rule whose examples pass. Everything lives in `arena`. S0_EIO, S0_ENOMEM. */
s0_code s0_prove(s0_proof *out, s0_arena *arena, const s0_bench *bench, const s0_rule *rule,
                 s0_error *err);

#endif
