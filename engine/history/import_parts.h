/* import_parts.h - what the files that import share. Private to the room. */
#ifndef S0_HISTORY_IMPORT_PARTS_H
#define S0_HISTORY_IMPORT_PARTS_H

#include "base/map.h"
#include "data/value.h"
#include "history/move.h"
#include "history/put.h"

/* An import under way. */
typedef struct s0_importing {
    s0_history *history;
    s0_arena *arena; /* of the caller */
    const s0_import_from *from;
    s0_moved *out;
    s0_source index;
    const s0_value *root, *cycles, *runs, *forgettings; /* of the index */
    const char *base, *head;                            /* of the export */
    s0_map *names;                                      /* of the cycles that come -> runs so far */
    int64_t last_id;                                    /* of the runs that were here before */
    s0_writer writer;
} s0_importing;

/* --- import.c: the index, read like any input; S0_EINPUT with the place --- */

s0_code s0_import_fail(const s0_importing *i, const s0_value *at, const char *what, s0_error *err);
s0_code s0_import_text(const s0_value *map, const char *key, const char **out, s0_error *err);
s0_code s0_import_list(const s0_importing *i, const s0_value *map, const char *key,
                       const s0_value **out, s0_error *err);
/* A file of the export with that digest, into `arena`. */
s0_code s0_import_file(const s0_importing *i, const s0_value *at, const char *path,
                       const char *sha256, size_t limit, s0_arena *arena, s0_source *out,
                       s0_error *err);

/* --- import_rows.c: what it says, into the tables --- */

s0_code s0_import_cycles(s0_importing *i, s0_error *err);
/* A run of the index, at `place` from 1. `*document` lives in `arena`. */
s0_code s0_import_run(s0_importing *i, const s0_value *entry, int64_t place, s0_arena *arena,
                      s0_source *document, s0_error *err);
/* Seals, and what was forgotten. */
s0_code s0_import_links(s0_importing *i, s0_error *err);

#endif
