/* catalog.h - the standard as data: requirements of both editions, attributes,
 * which absence weighs how much, what implies which control, the grading table's numbers, what
 * only a person can judge.
 *
 * Loaded from catalog/ of a bundle; nothing of it is code. */
#ifndef S0_MODEL_CATALOG_H
#define S0_MODEL_CATALOG_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "data/value.h"
#include "model/shape.h"

typedef enum s0_edition { S0_EDITION_2022, S0_EDITION_2013 } s0_edition;

typedef struct s0_requirement {
    const char *id; /* "9.2.1", "A.5.18" */
    const char *title;
    bool control;                 /* Annex A */
    const char *theme;            /* "organizational" …; NULL for clauses and for 2013 */
    const char *const *ancestors; /* ids of 2013, for the 2022 edition */
    size_t ancestor_count;
    /* Class of its absence: "major", "minor", or NULL: not a finding by itself. A requirement
     * of 2013 has that of the first of its successors that has one. */
    const char *absence;
    const char *absence_element; /* "scope statement", or NULL */
    const s0_value *entry;       /* all attributes as in the file */
} s0_requirement;

/* Documented information demanded by name. */
typedef struct s0_demand {
    const char *id;          /* "DI-19" */
    const char *requirement; /* "9.3.3", "A.5.31" */
    const char *name;
    bool is_explicit; /* the wording demands it; else it is merely expected */
} s0_demand;

/* What says that a control applies. */
typedef struct s0_implication {
    const char *control;
    const char *fact;  /* "profile.uses_cloud", or NULL … */
    const char *table; /* … then the table whose rows say it */
    bool is;           /* the fact's value that implies */
    const char *because;
} s0_implication;

/* A threshold of the grading table. */
#define S0_UNIT_SWITCH "yes or no"
typedef struct s0_threshold {
    const char *name; /* "rate_major" */
    int64_t value;    /* whole number; percents as 70; a switch as 1 (yes) or 0 (no) */
    const char *unit; /* "%", "instances", S0_UNIT_SWITCH … */
    const char *const *requirements; /* it speaks of these and what is below them; none: of all */
    size_t requirement_count;
    const char *meaning;
    const char *source; /* where the number comes from, in words */
} s0_threshold;

/* What records do not show: whom to ask, what to see, what to read. An observation of the auditor
 * on the same requirement answers it. */
typedef struct s0_question {
    const char *requirement; /* of the 2022 edition: "5.1" */
    const char *how;         /* "interview", "observation", "document", "test" */
    const char *whom;        /* role that is asked or accompanied; NULL: nobody, it is paper */
    const char *what;
} s0_question;
extern const s0_shape s0_question_shape;

typedef struct s0_catalog s0_catalog;

/* Read the catalogue's files from `bundle` (which must outlive it) into `arena`. A file that is
 * missing, an unknown or missing key, an id that does not exist, a total that does not agree:
 * S0_EINPUT. S0_ENOMEM. */
s0_code s0_catalog_load(s0_catalog **out, s0_arena *arena, const s0_bundle *bundle, s0_error *err);

/* The auditable requirements of an edition in the order of the standard: clauses, then controls. */
const s0_requirement *s0_catalog_requirements(const s0_catalog *catalog, s0_edition edition,
                                              size_t *count);
/* NULL when the edition has no such auditable requirement. */
const s0_requirement *s0_catalog_requirement(const s0_catalog *catalog, s0_edition edition,
                                             const char *id);
/* The auditable requirement nearest to a wrong id ("5.18": A.5.18, "9.2": 9.2.1,
 * "A.12.3.1" of 2013: A.8.13); NULL when none is near. */
const char *s0_catalog_nearest(const s0_catalog *catalog, s0_edition edition, const char *id);
/* 2022 ids that a requirement of 2013 went into; none (NULL) for other ids. */
const char *const *s0_catalog_successors(const s0_catalog *catalog, const char *id_2013,
                                         size_t *count);
/* All documented information, clauses before controls. */
const s0_demand *s0_catalog_demands(const s0_catalog *catalog, size_t *count);
/* NULL when there is none of that id. */
const s0_demand *s0_catalog_demand(const s0_catalog *catalog, const char *id);
const s0_implication *s0_catalog_implications(const s0_catalog *catalog, size_t *count);
/* In the order of the standard. */
const s0_question *s0_catalog_questions(const s0_catalog *catalog, size_t *count);
const s0_threshold *s0_catalog_thresholds(const s0_catalog *catalog, size_t *count);
/* Whether the threshold speaks of `requirement` (NULL: of none in particular). */
bool s0_threshold_covers(const s0_threshold *threshold, const char *requirement);
/* "70 %", "10 instances", "yes". NULL: out of memory. */
const char *s0_threshold_text(s0_arena *arena, const s0_threshold *threshold);
/* The accumulation group of a requirement: its own id, or that of its group ("7.5", "9.3"). */
const char *s0_catalog_group(const s0_catalog *catalog, const char *requirement);
/* Requirements for which a single instance makes M2 (6.1.3, 8.2, 9.2.x, 9.3.x). */
bool s0_catalog_single_instance(const s0_catalog *catalog, const char *requirement);
/* Requirements on which M2 is printed as M5 (6.1.2, 6.1.3, 8.2, 8.3). */
bool s0_catalog_planning_chain(const s0_catalog *catalog, const char *requirement);

#endif
