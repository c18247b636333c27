/* plan_read.h - a map of a YAML file into a struct, by a table of its keys.
 *
 * Inside of the reader of audit.yaml. Everything is text as written, NULL where
 * nothing is stated; each fault is kept with its place and reading goes on. */
#ifndef S0_AUDIT_PLAN_READ_H
#define S0_AUDIT_PLAN_READ_H

#include "base/arena.h"
#include "base/error.h"
#include "data/value.h"

typedef enum s0_plan_kind {
    S0_PLAN_TEXT,  /* const char *: any scalar, as written */
    S0_PLAN_DATE,  /* const char *: a date, as written */
    S0_PLAN_WORD,  /* const char *: one of `words` */
    S0_PLAN_TRUTH, /* const char *: "yes" or "no" */
    S0_PLAN_TEXTS, /* const char *const * and size_t */
    S0_PLAN_MAP,   /* a struct at the offset, by `keys` */
    S0_PLAN_ROWS,  /* pointer to structs of `size` bytes and size_t, by `keys` */
    S0_PLAN_OTHER  /* allowed here, read elsewhere */
} s0_plan_kind;

typedef struct s0_plan_key s0_plan_key;
struct s0_plan_key {
    const char *name; /* NULL ends a table */
    s0_plan_kind kind;
    size_t offset;
    size_t count_offset;
    const s0_plan_key *keys;
    size_t size;
    const char *const *words; /* ended by NULL */
    bool required;            /* inside rows: a row without it is a fault */
};

typedef struct s0_plan_reader {
    s0_arena *arena;
    s0_faults *faults;
    bool memory; /* was short */
} s0_plan_reader;

/* Fill the struct `out` from `value`; `what` names it in messages ("scope"). A value
 * that is null says nothing. */
void s0_plan_fill(s0_plan_reader *reader, const s0_plan_key *keys, const char *what,
                  const s0_value *value, void *out);

/* Keep a fault. */
void s0_plan_fault(s0_plan_reader *reader, s0_mark at, const char *hint, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* A key that the place does not know, with the nearest of `names`. */
void s0_plan_unknown(s0_plan_reader *reader, s0_mark at, const char *what, const char *key,
                     const char *const *names, size_t count);

#endif
