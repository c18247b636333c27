/* every.h - a pass over a population: which records meet, fail, are undecided or set
 * apart, and the outcome that follows. The heart of nearly every rule; knows no Lua.
 * Meaning: docs/semantics.md, "every". */
#ifndef S0_RULE_EVERY_H
#define S0_RULE_EVERY_H

#include "evidence/evidence.h"
#include "evidence/selection.h"
#include "model/outcome.h"

/* A column that the engine made, and the names a person can bring in its place. */
typedef struct s0_made {
    const char *column; /* full name: "done", "implied.holds" */
    const char *const *names;
    size_t count;
} s0_made;

typedef struct s0_every {
    const s0_selection *of;
    const char *const *key;
    size_t key_count;             /* ignored for a schedule */
    const s0_condition *meets;    /* NULL for a schedule: done = given */
    const s0_condition *except;   /* or NULL */
    const s0_condition *critical; /* or NULL */
    const s0_condition *exposed;  /* or NULL */
    const s0_condition *handled;  /* or NULL */
    const char *group;            /* column, or NULL */
    bool has_at_least;
    double at_least; /* percent */
    bool empty_conforms;
    const char *gap;       /* sentence with {failed} {all} {unknown} {subjects} */
    const char *criterion; /* for the statement of a conformity */
    const char *rule;      /* for waivers */
    const char *requirement;
    const char *const *belongs;
    size_t belongs_count; /* columns that decided which records belong to `of`:
                           * named where a record is uncertain; those not visible are passed over */
    const s0_made *made;
    size_t made_count; /* what is missing where one of these is unknown */
} s0_every;

/* Most instances of one kind that an outcome lists; its numbers stay exact. */
#define S0_LISTED_MAX 1000

/* Fill word, text, missing, numbers, instances and one pass of `out` (zeroed before). Everything
 * lives in `arena`; no malloc. S0_ERULE (unknown column, bad place in `gap`), S0_ENOMEM. */
s0_code s0_every_run(s0_outcome *out, s0_arena *arena, const s0_every *every,
                     const s0_evidence *evidence, const s0_terms *terms, s0_error *err);

#endif
