/* put.h - rows into the tables. Private to the room. Everything here runs inside somebody's
 * transaction. */
#ifndef S0_HISTORY_PUT_H
#define S0_HISTORY_PUT_H

#include "history/store.h"

/* What storing inputs needs, taken once for all of them; `history` is set by whoever makes it. */
typedef struct s0_writer {
    s0_history *history;
    s0_packer *packer;
    s0_bind find, add, refill, link; /* statements */
} s0_writer;

/* Freed with s0_writer_free, also after a failure. S0_ENOMEM, S0_ESTORE. */
s0_code s0_writer_make(s0_writer *w, s0_error *err);
void s0_writer_free(s0_writer *w);

/* The blob with this content; `*dropped` when it was forgotten; `*id` 0: there is none. */
s0_code s0_find_content(s0_writer *w, const char *sha256, int64_t *id, bool *dropped,
                        s0_error *err);
/* Store a content unless it is there; `content` NULL: one that was forgotten. `*id` is its blob. */
s0_code s0_put_content(s0_writer *w, const s0_source *content, const char *sha256, int64_t size,
                       int64_t *id, s0_error *err);
/* The run has that content under that path. */
s0_code s0_put_link(s0_writer *w, int64_t run, const char *path, int64_t blob, s0_error *err);

s0_code s0_put_cycle(s0_history *history, const char *cycle, s0_error *err);
s0_code s0_put_run(s0_history *history, const s0_run *run, const char *inputs_sha256,
                   const s0_source *document, s0_error *err);
s0_code s0_put_seal(s0_history *history, const char *cycle, const char *seal, s0_error *err);
/* Without its digests. */
s0_code s0_put_forgetting(s0_history *history, const s0_forgetting *what, s0_error *err);

#endif
