/* evidence.h - what the organization shows: facts, tables, where they came from,
 * and what was asked for and not given.
 *
 * Made from a bundle of inputs (organization.yaml, audit.yaml, evidence/…); reads
 * no file itself. The same function serves a workspace, a recorded run and the
 * examples of a rule. Never changes after loading.
 * Shapes of the files: docs/workspace.md. */
#ifndef S0_EVIDENCE_EVIDENCE_H
#define S0_EVIDENCE_EVIDENCE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "evidence/table.h"
#include "evidence/vocabulary.h"

typedef struct s0_evidence s0_evidence;

/* One single statement. */
typedef struct s0_fact {
    const char *name;      /* "profile.uses_cloud", "own_rules.leaver_accounts.within" */
    const s0_entry *entry; /* NULL: a spare fact, nobody can read it */
    s0_cell cell;
    s0_mark at;
    const s0_file *file;
} s0_fact;

typedef enum s0_not_given { S0_DOES_NOT_EXIST, S0_NOT_ACCESSIBLE, S0_NOT_ASKED_YET } s0_not_given;

/* A statement of sources.yaml that a table or fact was not given. */
typedef struct s0_withheld {
    const char *name; /* table or fact */
    s0_not_given how;
    const char *said_by; /* or NULL */
    const char *on;      /* date as written, or NULL */
    s0_mark at;
} s0_withheld;

/* Something that sources.yaml speaks of and that is not there: a file, or a column. It is no fault
 * - what reads it is not determined - unless it looks like a slip of the pen for one that is there.
 */
typedef struct s0_notice {
    const char *text;  /* one sentence */
    const char *table; /* that lacks the rows of a file of its folder; NULL: nothing of the kind */
    s0_mark at;
} s0_notice;

/* Load everything. Goes on after a fault so that all faults are seen; S0_EINPUT when
 * `faults` got any, S0_ENOMEM when memory is short (reported in `faults` too). `bundle`
 * and `vocabulary` must outlive the evidence. `*out` untouched unless S0_OK. */
s0_code s0_evidence_load(s0_evidence **out, s0_arena *arena, const s0_bundle *bundle,
                         const s0_vocabulary *vocabulary, s0_faults *faults);
/* The same; `progress` (NULL: nobody listens) is told of each file that is begun. */
s0_code s0_evidence_load_watched(s0_evidence **out, s0_arena *arena, const s0_bundle *bundle,
                                 const s0_vocabulary *vocabulary, s0_faults *faults,
                                 const s0_progress *progress);

/* The table; NULL when no file gives it. */
const s0_table *s0_evidence_table(const s0_evidence *evidence, const char *name);
/* The fact; NULL when nothing is said. One that is there may be unknown all the same. */
const s0_fact *s0_evidence_fact(const s0_evidence *evidence, const char *name);
/* Whether an own rule is stated; `*none` is set when it is stated to be none. */
bool s0_evidence_own_rule(const s0_evidence *evidence, const char *name, bool *none);
/* A field of a stated own rule: "own_rules.NAME.FIELD"; a field the rule does not
 * state is none. NULL only when the rule itself is not stated. */
const s0_fact *s0_evidence_own_field(const s0_evidence *evidence, const char *name,
                                     const char *field);
/* The not-given statement on a table or fact, or on what it is part of; NULL when there is none. */
const s0_withheld *s0_evidence_withheld(const s0_evidence *evidence, const char *name);

/* Everything in order of name / of path. */
const s0_table *const *s0_evidence_tables(const s0_evidence *evidence, size_t *count);
const s0_fact *const *s0_evidence_facts(const s0_evidence *evidence, size_t *count);
const s0_withheld *s0_evidence_all_withheld(const s0_evidence *evidence, size_t *count);
const s0_notice *s0_evidence_notices(const s0_evidence *evidence, size_t *count); /* by place */
const s0_file *const *s0_evidence_files(const s0_evidence *evidence, size_t *count);
/* The file of that path; NULL when there is none. */
const s0_file *s0_evidence_file(const s0_evidence *evidence, const char *path);

/* Rows of all tables together. */
size_t s0_evidence_rows(const s0_evidence *evidence);

/* The `holidays` table as a calendar; empty when not given. */
const s0_calendar *s0_evidence_calendar(const s0_evidence *evidence);
/* Minutes east of UTC from organization.yaml `utc_offset`; 0 when not stated. */
int16_t s0_evidence_utc_offset(const s0_evidence *evidence);
const s0_vocabulary *s0_evidence_vocabulary(const s0_evidence *evidence);

#endif
