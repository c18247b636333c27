/* history.h - the cycles of one workspace in one SQLite file: documents that are only
 * ever added, the inputs they were made from, and a chain of digests over both.
 *
 * A run is one execution of an audit in a cycle; the latest run stands for its
 * cycle. chain = SHA-256 over the previous chain value (64 hex digits, or empty for the first) and
 * the document's stored bytes. A seal is a link of the chain as well: SHA-256 over the chain value
 * that stands then and "sealed CYCLE"; the next cycle's first run stands on it. What was forgotten
 * is a link too: SHA-256 over the chain value that stands then and the lines "forgot CYCLE", "on
 * DATE" and the digests of the contents that were dropped, in order. Knows the model's names, not
 * how an audit is made. Same appends, same file: nothing here reads a clock. */
#ifndef S0_HISTORY_HISTORY_H
#define S0_HISTORY_HISTORY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

typedef struct s0_history s0_history;

typedef struct s0_run {
    int64_t id; /* order of recording, from 1 */
    const char *cycle;
    int64_t run; /* within the cycle, from 1 */
    const char *date;
    const char *inputs_digest;
    const char *document_sha256;
    const char *chain; /* head after this run */
    const char *head;  /* the last link that stands on it: the seal of its cycle, on the last run;
                          what was forgotten since; else the same */
    bool sealed;       /* its cycle is closed */
} s0_run;

/* Open `path` (made when `create` and missing). Opened defensively: application_id and user_version
 * checked, a newer schema refused, an older one brought up to date, the schema compared with the
 * expected one, trusted_schema off, foreign keys on, rollback journal, synchronous FULL. A link, a
 * journal that is one, and a log of another mode beside the file are refused. What is refused is
 * left as it was. `*out` NULL and S0_OK when the file is missing (or empty: its making was
 * interrupted) and not `create`d. S0_ESTORE. Freed with s0_history_close. No handle may be open at
 * a fork. */
s0_code s0_history_open(s0_history **out, const char *path, bool create, s0_error *err);
void s0_history_close(s0_history *history);
/* Remove the file of a history that has no run, where it was made for something that was refused.
 * One that has a run by now stays. A program that waits for the file meanwhile is told that it
 * cannot write it. Nothing but s0_history_close comes after. S0_ESTORE, S0_EIO. */
s0_code s0_history_discard(s0_history *history, s0_error *err);

/* What is read from here on is of one moment, whatever others record meanwhile: they wait until the
 * handle is closed, so close it soon. Not before an append. S0_ESTORE. */
s0_code s0_history_hold(s0_history *history, s0_error *err);

/* The latest run of `cycle`; of the last recorded cycle when NULL; `*out` NULL when there is none.
 * Lives in `arena`. */
s0_code s0_history_latest(s0_history *history, s0_arena *arena, const char *cycle,
                          const s0_run **out, s0_error *err);
/* The latest run of the cycle that precedes `cycle` (in order of the cycles' first run; the last
 * cycle when `cycle` is not recorded yet); `*out` NULL when there is none. */
s0_code s0_history_preceding(s0_history *history, s0_arena *arena, const char *cycle,
                             const s0_run **out, s0_error *err);
/* All runs in order of recording. */
s0_code s0_history_runs(s0_history *history, s0_arena *arena, const s0_run **out, size_t *count,
                        s0_error *err);

/* The document of a run, as recorded; checked against its digest. */
s0_code s0_history_document(s0_history *history, s0_arena *arena, const s0_run *run, s0_source *out,
                            s0_error *err);
/* The inputs of a run, checked against their digests. S0_ESTORE when one was dropped. */
s0_code s0_history_inputs(s0_history *history, s0_arena *arena, const s0_run *run, s0_bundle *out,
                          s0_error *err);

/* Append a run in one transaction. `head` is that of the latest run, which the audit was made on
 * ("" for an empty history): another head in the file is S0_EMOVED. A sealed cycle, or a new run of
 * a cycle that is not the last, is S0_ESTORE. A document whose own `cycle.name`, `cycle.run`,
 * `cycle.date` or `inputs_digest` differ from what is recorded of it is S0_ESTORE as well: the
 * chain covers documents only, so they must say these things. With `seal` the cycle is closed in
 * the same transaction. Inputs whose bytes were given back are read again; where one is another
 * file by now, nothing is recorded: S0_EINPUT, S0_EIO. `*out` (in `arena`) is the new run. */
s0_code s0_history_append(s0_history *history, s0_arena *arena, const char *head, const char *cycle,
                          const char *date, const char *inputs_digest, const s0_source *document,
                          const s0_bundle *inputs, bool seal, const s0_run **out, s0_error *err);
/* Close the cycle of the latest run without a new one; already closed is fine. Another cycle:
 * S0_ESTORE. */
s0_code s0_history_seal(s0_history *history, const char *cycle, s0_error *err);

/* What was forgotten, once. */
typedef struct s0_forgetting {
    int64_t id;        /* order of forgetting, from 1 */
    int64_t run;       /* s0_run.id of the latest run then: the link stands on it */
    bool sealed;       /* and on the seal of that run's cycle */
    const char *cycle; /* whose inputs were forgotten */
    const char *date;
    const char *chain;          /* head after it */
    const char *const *digests; /* of the contents that were dropped, sorted */
    size_t digest_count;
} s0_forgetting;

typedef struct s0_forgotten {
    bool already;     /* the cycle was forgotten before and nothing was left to drop: no record */
    size_t dropped;   /* contents that are gone now */
    size_t kept;      /* contents of the cycle that stay: kept cycles rest on them too */
    const char *head; /* of the chain now */
} s0_forgotten;

/* Drop the contents of the inputs of `cycle` that no run of a cycle that is kept rests on, and
 * record that as a link of the chain with `date`, in one transaction. Documents, digests and paths
 * stay. A cycle that is neither sealed nor followed by another, or not recorded: S0_EUSAGE. What is
 * dropped is overwritten in the file; s0_history_shrink makes the file smaller. S0_ESTORE. */
s0_code s0_history_forget(s0_history *history, s0_arena *arena, const char *cycle, const char *date,
                          s0_forgotten *out, s0_error *err);
/* Write the file anew without its unused pages, where it has any; killed at any moment it is as
 * before or as after. Takes memory for what is kept, and as much room on the disk as the file has.
 * S0_ESTORE: it is as large as it was. */
s0_code s0_history_shrink(s0_history *history, s0_error *err);
/* All that was forgotten, in order. */
s0_code s0_history_forgettings(s0_history *history, s0_arena *arena, const s0_forgetting **out,
                               size_t *count, s0_error *err);

/* How much of a file was looked at. */
typedef struct s0_checked {
    size_t runs;
    size_t blobs;   /* kept inputs, each against its digest */
    size_t dropped; /* inputs whose content was forgotten */
} s0_checked;

/* Check the whole file, as it is at one moment (s0_history_hold): its structure, every document and
 * blob against its digest, the chain, runs without gaps, each row and its inputs against what the
 * document says, seals. An input whose content is gone is a fault, but
 * for those that a forgetting names. `head` (NULL allowed) is a chain value from a printed report
 * that must occur. Faults are named one by one; S0_ESTORE when there is any. `checked` may be NULL.
 */
s0_code s0_history_verify(s0_history *history, s0_arena *arena, const char *head,
                          s0_checked *checked, s0_faults *faults, s0_error *err);

#endif
