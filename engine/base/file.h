/* file.h - files and folders: read whole, written by rename, listed in order. */
#ifndef S0_BASE_FILE_H
#define S0_BASE_FILE_H

#include <limits.h>
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

/* Whether s0_file_read would open it, whatever its size. S0_EIO with the reason. */
s0_code s0_file_look(const char *root, const char *path, s0_error *err);

/* `root`/`path` with all links followed, in `out`; S0_EIO when it is not there or not below root.
 */
s0_code s0_file_resolve(char out[PATH_MAX], const char *root, const char *path, s0_error *err);

/* --- bytes that may be given back ---------------------------------------------------------
 *
 * The bytes of a large file are seldom looked at once it has been understood. Whoever made the
 * source may lend it a reader: then its memory can go back to the kernel, and the bytes are read
 * again for the few who ask (an error's line, the history). What comes must have the digest of what
 * came first. Only in the process that made the source: a worker opens nothing. */

/* Takes the next `size` bytes; false: memory is short. */
typedef bool (*s0_take)(void *context, const char *bytes, size_t size);

/* Reads an input from its first byte to its last, in pieces. */
typedef struct s0_reader {
    s0_code (*read)(void *context, const char *path, s0_take take, void *taker, s0_error *err);
    void *context;
} s0_reader;

/* From this size on, giving back is worth it. */
#define S0_LARGE ((size_t)1 << 20)

/* Read files of the folder `root` (borrowed). */
s0_reader s0_file_reader(const char *root);

/* Let the source's bytes be given back; `source->text` must be the arena's own, as s0_file_read and
 * s0_source_make have it. S0_ENOMEM. */
s0_code s0_source_lend(s0_source *source, s0_arena *arena, s0_reader reader, s0_error *err);

/* Give back the bytes before `upto`, as far as that is worth it (`source->size`: all). They must
 * not be looked at any more, but for s0_source_hold. Nothing happens to a source without a reader.
 */
void s0_source_release(const s0_source *source, size_t upto);

/* All bytes are there again, at the place where they were. S0_EINPUT: the file is another one by
 * now; S0_EIO: it cannot be read. Either is for good. */
s0_code s0_source_hold(const s0_source *source, s0_error *err);

/* Hand all bytes to `take`, those given back in pieces as they are read again, without holding
 * them. Where they are others it is S0_EINPUT, and what was taken must not be used; S0_EIO;
 * S0_ENOMEM when `take` says so. */
s0_code s0_source_pass(const s0_source *source, s0_take take, void *context, s0_error *err);

/* Relative paths of everything under `root`/`folder` but folders, sorted by strcmp, hidden ones
 * (".x") and editors' backups ("x~") left out, folders entered. Nothing else is left out: links to
 * folders are not followed, and they, FIFOs, devices and empty folders with a dot in their name are
 * listed, so that reading them says what they are. A missing folder gives none; one that leads out
 * of `root` is S0_EIO. `*out` borrowed from the arena. S0_EIO, S0_ENOMEM. */
s0_code s0_folder_list(const char ***out, size_t *count, s0_arena *arena, const char *root,
                       const char *folder, s0_error *err);

/* Write `size` bytes to `path`: all of them, or the file stays what it was. SIGINT, SIGTERM, SIGHUP
 * and SIGQUIT wait until it is done, so none of them leaves a hidden file (".NAME.0.new") behind;
 * only a kill can, within microseconds - longer where the file system has no nameless files.
 * S0_EIO. */
s0_code s0_file_write(const char *path, const char *bytes, size_t size, s0_error *err);
/* Make a folder and its parents; one that exists is fine. S0_EIO. */
s0_code s0_folder_make(const char *path, s0_error *err);
/* Whether something is at `path`. True also where the system cannot tell: opening it then says why,
 * and nobody takes a file that cannot be looked at for one that is missing. */
bool s0_file_exists(const char *path);

#endif
