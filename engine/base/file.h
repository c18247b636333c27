/* file.h - files and folders: read whole, written by rename, listed in order. */
#ifndef S0_BASE_FILE_H
#define S0_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* Several inputs, sorted by path (strcmp), no path twice: all that an audit is
 * made from, whether it lies in a folder, in the executable or in a history. */
typedef struct s0_bundle {
    const s0_source *items;
    size_t count;
} s0_bundle;

/* The source at `path`; NULL when there is none. */
const s0_source *s0_bundle_get(const s0_bundle *bundle, const char *path);

/* One source over a copy of `size` bytes, hashed. S0_ENOMEM. */
s0_code s0_source_make(s0_source *out, s0_arena *arena, const char *path, const char *bytes,
                       size_t size, s0_error *err);

/* Sort `items` by path and wrap them; a path given twice is S0_EINPUT. */
s0_code s0_bundle_make(s0_bundle *out, s0_source *items, size_t count, s0_error *err);

/* Read the regular file `root`/`path` whole; `out->path` is `path`. A folder,
 * FIFO, device, a link that leaves `root`, a file over `limit` bytes (0: 1 GiB),
 * or one that changed size while read: S0_EIO with the reason. */
s0_code s0_file_read(s0_source *out, s0_arena *arena, const char *root, const char *path,
                     size_t limit, s0_error *err);

/* Relative paths of all regular files under `root`/`folder`, sorted by strcmp,
 * hidden ones (".x") and editors' backups ("x~") left out, folders entered,
 * links to folders not followed. A missing folder gives none. `*out` borrowed
 * from the arena. S0_EIO, S0_ENOMEM. */
s0_code s0_folder_list(const char ***out, size_t *count, s0_arena *arena, const char *root,
                       const char *folder, s0_error *err);

/* Write `size` bytes to `path` through a temporary file beside it and rename. S0_EIO. */
s0_code s0_file_write(const char *path, const char *bytes, size_t size, s0_error *err);
/* Make a folder and its parents; one that exists is fine. S0_EIO. */
s0_code s0_folder_make(const char *path, s0_error *err);
bool s0_file_exists(const char *path);

#endif
