/* observations.h - what only a person can see: the table `observations`, the auditor's working
 * paper, read and checked before anything runs.
 *
 * A row is graded like a rule. It stands for itself, or it settles a rule that lacks its
 * evidence. What contradicts itself or names something that does not exist is a fault of the
 * input; what merely lacks a criterion or evidence is not determined. */
#ifndef S0_AUDIT_OBSERVATIONS_H
#define S0_AUDIT_OBSERVATIONS_H

#include "evidence/evidence.h"
#include "model/catalog.h"
#include "model/outcome.h"
#include "rule/rule.h"

#define S0_OBSERVATION_LACKS 7

typedef struct s0_observation {
    s0_rule own;            /* what it is as a rule: id, requirement, criterion, basis, whole */
    const s0_rule *settles; /* or NULL */
    s0_word word;           /* S0_NOT_DETERMINED also when something is lacking */
    const char *statement;  /* or NULL */
    const char *method;     /* or NULL */
    const char *whom;       /* or NULL */
    const char *by;         /* or NULL */
    const char *earlier;    /* id of an earlier finding, or NULL */
    s0_cell seen_on, dated; /* day it was made; day of what was seen, none: the same */
    int64_t population;     /* 0: not stated */
    int64_t exceptions;     /* 0: not stated */
    int64_t handled;        /* of the exceptions; 0: none */
    bool handled_unknown;   /* nobody knows how many */
    bool misrepresentation;
    const char *lacks[S0_OBSERVATION_LACKS]; /* columns without which nothing can be raised */
    size_t lack_count;
    s0_mark at;
    const s0_file *file;
} s0_observation;

/* All rows in natural order of their id. Faults of rows go to `faults` (S0_EINPUT then).
 * S0_ENOMEM. `earlier` is not looked up here: what came before is not known yet. */
s0_code s0_observations_read(const s0_observation **out, size_t *count, s0_arena *arena,
                             const s0_evidence *evidence, const s0_rules *rules,
                             const s0_catalog *catalog, s0_edition edition, s0_faults *faults,
                             s0_error *err);

/* "interview of the head of sales, seen on 2026-10-21 by M. Keller"; NULL: memory is short. */
const char *s0_observation_origin(s0_arena *arena, const s0_observation *observation);

#endif
