/* store.h - the inside of a history and the few ways in which its files speak to SQLite.
 * Private to the room. */
#ifndef S0_HISTORY_STORE_H
#define S0_HISTORY_STORE_H

#include <sqlite3.h>

#include "base/text.h"
#include "history/history.h"
#include "history/sql.h"

#define S0_STORE_APPLICATION 0x53304831 /* "S0H1" */
#define S0_STORE_VERSION 3

struct s0_history {
    sqlite3 *db;
    s0_source place; /* its path: where errors stand */
    char *path;
};

/* store.c */

s0_mark s0_store_mark(const s0_history *history);
/* S0_ESTORE (S0_ENOMEM for memory): "<what>: <what SQLite says>". */
s0_code s0_store_fail(s0_history *history, const char *what, s0_error *err);
s0_code s0_store_prepare(s0_history *history, s0_sql which, sqlite3_stmt **out, s0_error *err);
/* Values bound by name; a name that the statement does not have is a bug. Text and bytes
 * are borrowed until the statement has run. The first failure stays in `rc`. */
typedef struct s0_bind {
    sqlite3_stmt *stmt;
    int rc;
} s0_bind;
void s0_store_bind_text(s0_bind *bind, const char *name, const char *text);
void s0_store_bind_int(s0_bind *bind, const char *name, int64_t integer);
void s0_store_bind_bytes(s0_bind *bind, const char *name, const void *bytes, size_t size);
/* Whether all of them could be bound. */
s0_code s0_store_bound(s0_history *history, const s0_bind *bind, s0_error *err);
/* The next row; `*row` false at the end. */
s0_code s0_store_step(s0_history *history, sqlite3_stmt *stmt, bool *row, s0_error *err);
/* Run a bound statement that gives no row, and make it ready for the next values. */
s0_code s0_store_do(s0_history *history, const s0_bind *bind, s0_error *err);
/* Prepare, run and finish a statement without values. */
s0_code s0_store_run(s0_history *history, s0_sql which, s0_error *err);
/* A text cell into the arena. S0_ESTORE when it is no text: a damaged file. */
s0_code s0_store_text(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt, int column,
                      const char **out, s0_error *err);

/* Room for one more element behind `count`: `items`, or a copy of twice its room. NULL: out of
 * memory. */
void *s0_store_grown(s0_arena *arena, void *items, size_t count, size_t *room, size_t size);

/* schema.c */

/* Make the tables in a file that has none, in one transaction. A file that another
 * program made meanwhile is left as it is. */
s0_code s0_schema_make(s0_history *history, s0_error *err);
/* Bring a file of form `from` up to today's, in one transaction: all steps or none. */
s0_code s0_schema_migrate(s0_history *history, uint32_t from, s0_error *err);
/* The tables are word for word those that this program makes in a file of `form`. */
s0_code s0_schema_check(s0_history *history, uint32_t form, s0_error *err);

/* read.c */

/* A run with what only the history itself needs of it. */
typedef struct s0_recorded {
    s0_run run;
    const char *inputs_sha256; /* stands for the list of its inputs */
    const char *seal;          /* of its cycle, on the cycle's last run; else NULL */
} s0_recorded;

/* Whether a cycle can have that name: printable ASCII that is no path, for reports lie in a folder
 * of that name, and names go to terminals. */
bool s0_history_can_name(const char *cycle);
/* A text cell of printable ASCII, which all are but paths. S0_ESTORE. */
s0_code s0_store_plain(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt, int column,
                       const char **out, s0_error *err);
/* A row of S0_SQL_RUN. */
s0_code s0_read_run(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt, s0_recorded *out,
                    s0_error *err);
/* All runs in order of recording. */
s0_code s0_read_runs(s0_history *history, s0_arena *arena, s0_recorded **out, size_t *count,
                     s0_error *err);
#define S0_DOCUMENT_MAX ((int64_t)128 << 20) /* bytes; a large company's is a hundredth of it */
/* The document's bytes unchecked. S0_ESTORE when they are too many to be one. */
s0_code s0_read_document(s0_history *history, s0_arena *arena, const s0_run *run, s0_source *out,
                         s0_error *err);
/* "run 2 of 2026-H1" */
const char *s0_run_text(char *block, size_t size, const s0_run *run);
#define S0_RUN_ROOM 160

/* blob.c */

typedef struct s0_packer s0_packer;

s0_packer *s0_packer_new(void); /* NULL: out of memory */
void s0_packer_free(s0_packer *packer);
/* Compress; what comes out is borrowed until the next call. Bytes that were given back are read
 * again, hashed and compressed piece by piece. S0_ENOMEM; S0_EINPUT and S0_EIO of
 * s0_source_pass. */
s0_code s0_packer_run(s0_packer *packer, const s0_source *source, const void **out,
                      size_t *out_size, s0_error *err);
/* Decompress to exactly `size` bytes and check them against `sha256`. False: they are not
 * what was stored; `*memory` tells whether memory was the reason. */
bool s0_blob_unpack(s0_source *out, s0_arena *arena, const char *path, const void *packed,
                    size_t packed_size, int64_t size, const char *sha256, bool *memory);

/* The same without keeping it: whatever it unpacks to takes no memory. */
bool s0_blob_check(const void *packed, size_t packed_size, int64_t size, const char *sha256,
                   bool *memory);

/* chain.c */

/* The value after `previous` ("" for the first) and the document's bytes. S0_ENOMEM. */
s0_code s0_chain_next(char out[65], const char *previous, const char *bytes, size_t size,
                      s0_error *err);
/* The seal of a cycle whose last run has the value `chain`. S0_ENOMEM. */
s0_code s0_chain_seal(char out[65], const char *chain, const char *cycle, s0_error *err);
/* What was forgotten, as a link on `previous`. S0_ENOMEM. */
s0_code s0_chain_forget(char out[65], const char *previous, const s0_forgetting *what,
                        s0_error *err);
/* A line of the list whose digest stands for a run's inputs ("digest  path", by path). */
void s0_chain_input(s0_buf *list, const char *path, const char *sha256);

/* agree.c */

#define S0_WHY_ROOM 400
/* The document says of itself what the history says of it: cycle, run, date, digest of the
 * inputs. False with a sentence in `why` of S0_WHY_ROOM bytes. S0_ENOMEM. */
s0_code s0_agree(const s0_source *document, const s0_run *run, bool *agrees, char *why,
                 s0_error *err);
/* The inputs that the document rests on are among those recorded, with the same digests.
 * `recorded` has paths and digests, by path. As above. */
s0_code s0_agree_inputs(const s0_source *document, const s0_bundle *recorded, bool *agrees,
                        char *why, s0_error *err);

/* verify_*.c: the parts of s0_history_verify */

typedef struct s0_verify {
    s0_history *history;
    s0_arena *arena; /* what lasts for the whole verification */
    s0_faults *faults;
    s0_checked checked;
    const s0_forgetting *forgettings;
    size_t forgetting_count;
    size_t forgetting_next; /* the first that stands on no run before the one looked at */
} s0_verify;

/* s0_history_verify inside a transaction of the caller's; the first fault is the error. S0_ESTORE,
 * S0_ENOMEM. */
s0_code s0_verify_whole(s0_history *history, s0_arena *arena, s0_error *err);
/* A fault in one sentence. */
void s0_verify_fault(s0_verify *check, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Each returns an error when it could not go on; faults are no errors. */
s0_code s0_verify_runs(s0_verify *check, const char *head, s0_error *err);
s0_code s0_verify_blobs(s0_verify *check, s0_error *err);
/* What stands between a run and the next: forgettings and the seal. */
typedef struct s0_links {
    const char *end;   /* what the next run stands on, by what the file says */
    const char *other; /* the same if the seal were there, or were not */
    bool sealed;       /* the file has a seal there that is a link of its own */
} s0_links;
s0_code s0_verify_links(s0_verify *check, const s0_recorded *entry, s0_links *out, s0_error *err);

#endif
