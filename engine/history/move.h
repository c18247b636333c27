/* move.h - cycles out of one history and into another: files that a person can open, and an index
 * with all that the chain is made of.
 *
 *     history.json                             the index, written last: without it, it is no export
 *     cycles/CYCLE/run-N/document.json         as recorded
 *     cycles/CYCLE/run-N/inputs/PATH           contents, each once: at the first run that has it
 *
 * The index is {"stage0_history": 1, "from": HEAD, "head": HEAD, "cycles": [{"name", "seal"}],
 * "runs": [{"cycle", "run", "date", "inputs_digest", "document_sha256", "chain", "document": FILE,
 * "inputs": [{"path", "sha256", "size", "file": FILE}]}], "forgettings": [{"run": place in "runs"
 * from 1, "sealed", "cycle", "date", "chain", "inputs": [SHA256]}]}; a file is null where its
 * content was forgotten. Same history, same bytes. */
#ifndef S0_HISTORY_MOVE_H
#define S0_HISTORY_MOVE_H

#include "history/history.h"

#define S0_EXPORT_INDEX "history.json"

/* Writes a file of the export; its path has no part that leads out of it. */
typedef struct s0_export_to {
    s0_code (*write)(void *context, const char *path, const char *bytes, size_t size,
                     s0_error *err);
    void *context;
} s0_export_to;

typedef struct s0_moved {
    size_t cycles, runs;
    size_t inputs; /* of all runs */
    const char *head;
} s0_moved;

/* Write `cycle`, or all cycles when NULL, as files. The history is verified first, at the same
 * moment: S0_ESTORE when it is not as it was recorded. A cycle that is not recorded, or cannot go
 * without others because something of one was forgotten in another: S0_EUSAGE. `out->head` lives in
 * `arena`. */
s0_code s0_history_export(s0_history *history, s0_arena *arena, const char *cycle,
                          const s0_export_to *to, s0_moved *out, s0_error *err);

/* Reads a file of the export, no longer than `limit` bytes, into `arena`. */
typedef struct s0_import_from {
    s0_code (*read)(void *context, const char *path, size_t limit, s0_arena *arena, s0_source *out,
                    s0_error *err);
    void *context;
} s0_import_from;

/* Add what an export holds behind what is recorded, in one transaction, and verify the whole before
 * it counts. Refused, with nothing changed: files that are not those exported, an export of another
 * `organization` (by its last document; NULL: any), a cycle that is there already, one that does
 * not stand on the head of this history. S0_EINPUT; S0_ESTORE. */
s0_code s0_history_import(s0_history *history, s0_arena *arena, const char *organization,
                          const s0_import_from *from, s0_moved *out, s0_error *err);

#endif
