/* file.c - inputs as sources and bundles, and reading files. Writing is in write.c, folders
 * are in folder.c.
 *
 * A workspace is somebody else's: a link in it may point anywhere and a name may
 * be a FIFO that never answers. So a path is resolved first and must stay below
 * its root, and it is opened without waiting. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/limits.h"

#define PIECE ((size_t)1 << 20) /* bytes read at once */

static s0_code fail_at(s0_error *err, const char *path, const char *what)
{
    s0_source source = {.path = path};

    return s0_fail(err, S0_EIO, (s0_mark){.source = &source}, "%s", what);
}

const s0_source *s0_bundle_get(const s0_bundle *bundle, const char *path)
{
    size_t low = 0, high = bundle->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(path, bundle->items[middle].path);

        if (order == 0)
            return &bundle->items[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

s0_code s0_source_make(s0_source *out, s0_arena *arena, const char *path, const char *bytes,
                       size_t size, s0_error *err)
{
    s0_source made = {.size = size};

    made.path = s0_text_dup(arena, path);
    made.text = s0_text_copy(arena, bytes, size);
    if (made.path == NULL || made.text == NULL)
        return s0_fail_memory(err);
    s0_sha256(bytes, size, made.sha256);
    *out = made;
    return S0_OK;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const s0_source *)a)->path, ((const s0_source *)b)->path);
}

s0_code s0_bundle_make(s0_bundle *out, s0_source *items, size_t count, s0_error *err)
{
    if (count > 1)
        qsort(items, count, sizeof *items, by_path);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(items[i - 1].path, items[i].path) == 0)
            return s0_fail(err, S0_EINPUT, (s0_mark){.source = &items[i]},
                           "this path is given twice");
    }
    *out = (s0_bundle){items, count};
    return S0_OK;
}

s0_code s0_file_resolve(char out[PATH_MAX], const char *root, const char *path, s0_error *err)
{
    char base[PATH_MAX], joined[PATH_MAX];
    size_t length;
    int size = snprintf(joined, sizeof joined, "%s/%s", root, path);

    if (size < 0 || (size_t)size >= sizeof joined)
        return fail_at(err, path, "the path is too long");
    if (realpath(root, base) == NULL)
        return s0_fail_errno(err, root, "cannot be opened");
    if (realpath(joined, out) == NULL)
        return s0_fail_errno(err, path, "cannot be opened");
    length = strcmp(base, "/") == 0 ? 0 : strlen(base);
    if (strncmp(out, base, length) != 0 || (out[length] != '/' && out[length] != '\0'))
        return fail_at(err, path, "leads out of the folder it was looked for in");
    return S0_OK;
}

/* Open `root`/`path`, a regular file of at most `limit` bytes, and look at it. */
static s0_code open_regular(int *out, struct stat *status, const char *root, const char *path,
                            size_t limit, s0_error *err)
{
    s0_source named = {.path = path};
    char real[PATH_MAX];
    s0_code rc = s0_file_resolve(real, root, path, err);
    int file;

    if (rc != S0_OK)
        return rc;
    file = open(real, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return s0_fail_errno(err, path, "cannot be opened");
    if (fstat(file, status) != 0)
        rc = s0_fail_errno(err, path, "cannot be read");
    else if (S_ISDIR(status->st_mode))
        rc = fail_at(err, path, "is a folder, not a file");
    else if (!S_ISREG(status->st_mode))
        rc = fail_at(err, path, "is not a regular file");
    else if ((uintmax_t)status->st_size > limit)
        rc = s0_fail(err, S0_EIO, (s0_mark){.source = &named},
                     "has %jd bytes, more than the %zu that are read", (intmax_t)status->st_size,
                     limit);
    if (rc == S0_OK)
        *out = file;
    else
        close(file);
    return rc;
}

s0_code s0_file_look(const char *root, const char *path, s0_error *err)
{
    struct stat status;
    int file;
    s0_code rc = open_regular(&file, &status, root, path, SIZE_MAX, err);

    if (rc == S0_OK)
        close(file);
    return rc;
}

/* Read up to `size` bytes; fewer only at the end of the file. */
static s0_code read_some(int file, char *bytes, size_t size, size_t *done, const char *path,
                         s0_error *err)
{
    for (*done = 0; *done < size;) {
        ssize_t got = read(file, bytes + *done, size - *done);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return s0_fail_errno(err, path, "cannot be read");
        if (got == 0)
            break;
        *done += (size_t)got;
    }
    return S0_OK;
}

/* Read `size` bytes, see that no more follow, and hash each piece while it is at hand. */
static s0_code read_all(int file, char *bytes, size_t size, char sha256[65], const char *path,
                        s0_error *err)
{
    size_t got = 0;
    char beyond;
    s0_hash hash;
    s0_code rc;

    s0_hash_start(&hash);
    for (size_t done = 0; done < size; done += got) {
        size_t piece = size - done < PIECE ? size - done : PIECE;

        if ((rc = read_some(file, bytes + done, piece, &got, path, err)) != S0_OK)
            return rc;
        if (got < piece)
            return fail_at(err, path, "became shorter while it was read");
        s0_hash_add(&hash, bytes + done, piece);
    }
    if ((rc = read_some(file, &beyond, 1, &got, path, err)) != S0_OK)
        return rc;
    if (got > 0)
        return fail_at(err, path, "became longer while it was read");
    s0_hash_end(&hash, sha256);
    return S0_OK;
}

s0_code s0_file_read(s0_source *out, s0_arena *arena, const char *root, const char *path,
                     size_t limit, s0_error *err)
{
    s0_source made = {0};
    struct stat status;
    char *bytes;
    int file;
    s0_code rc = open_regular(&file, &status, root, path, limit > 0 ? limit : S0_FILE_MAX, err);

    if (rc != S0_OK)
        return rc;
    made.size = (size_t)status.st_size;
    made.path = s0_text_dup(arena, path);
    made.text = bytes = s0_alloc(arena, made.size + 1);
    if (made.path == NULL || bytes == NULL)
        rc = s0_fail_memory(err);
    else
        rc = read_all(file, bytes, made.size, made.sha256, path, err);
    close(file);
    if (rc == S0_OK)
        *out = made;
    return rc;
}

/* All of a file in pieces, for s0_file_reader. */
static s0_code read_pieces(void *root, const char *path, s0_take take, void *taker, s0_error *err)
{
    struct stat status;
    size_t got = 0;
    char *bytes;
    int file;
    s0_code rc = open_regular(&file, &status, root, path, S0_FILE_MOST, err);

    if (rc != S0_OK)
        return rc;
    bytes = malloc(PIECE);
    if (bytes == NULL)
        rc = s0_fail_memory(err);
    while (rc == S0_OK) {
        if ((rc = read_some(file, bytes, PIECE, &got, path, err)) != S0_OK || got == 0)
            break;
        if (!take(taker, bytes, got))
            rc = s0_fail_memory(err);
    }
    free(bytes);
    close(file);
    return rc;
}

s0_reader s0_file_reader(const char *root)
{
    s0_reader reader = {.read = read_pieces};

    memcpy(&reader.context, &root, sizeof root); /* it is given back as it came, and only read */
    return reader;
}

bool s0_file_exists(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}
