/* file.c - inputs as sources and bundles, and reading and writing files. Folders
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

#define LIMIT ((size_t)1 << 30)
#define ROUNDS 100 /* names tried for a temporary file */

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

/* `root`/`path` with all links followed, in `out`; S0_EIO when it is not below root. */
static s0_code resolve(char out[PATH_MAX], const char *root, const char *path, s0_error *err)
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

/* Read `size` bytes and see that no more follow. */
static s0_code read_all(int file, char *bytes, size_t size, const char *path, s0_error *err)
{
    size_t done = 0;
    char beyond;

    for (;;) {
        ssize_t got =
            read(file, done < size ? bytes + done : &beyond, done < size ? size - done : 1);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return s0_fail_errno(err, path, "cannot be read");
        if (got == 0)
            return done == size ? S0_OK : fail_at(err, path, "became shorter while it was read");
        if (done == size)
            return fail_at(err, path, "became longer while it was read");
        done += (size_t)got;
    }
}

static s0_code read_open(s0_source *out, s0_arena *arena, int file, const char *path, size_t limit,
                         s0_error *err)
{
    s0_source made = {0}, named = {.path = path};
    struct stat status;
    char *bytes;
    s0_code rc;

    if (fstat(file, &status) != 0)
        return s0_fail_errno(err, path, "cannot be read");
    if (S_ISDIR(status.st_mode))
        return fail_at(err, path, "is a folder, not a file");
    if (!S_ISREG(status.st_mode))
        return fail_at(err, path, "is not a regular file");
    if ((uintmax_t)status.st_size > limit)
        return s0_fail(err, S0_EIO, (s0_mark){.source = &named},
                       "has %jd bytes, more than the %zu that are read", (intmax_t)status.st_size,
                       limit);
    made.size = (size_t)status.st_size;
    made.path = s0_text_dup(arena, path);
    bytes = s0_alloc(arena, made.size + 1);
    if (made.path == NULL || bytes == NULL)
        return s0_fail_memory(err);
    if ((rc = read_all(file, bytes, made.size, path, err)) != S0_OK)
        return rc;
    made.text = bytes;
    s0_sha256(bytes, made.size, made.sha256);
    *out = made;
    return S0_OK;
}

s0_code s0_file_read(s0_source *out, s0_arena *arena, const char *root, const char *path,
                     size_t limit, s0_error *err)
{
    char real[PATH_MAX];
    s0_code rc = resolve(real, root, path, err);
    int file;

    if (rc != S0_OK)
        return rc;
    file = open(real, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return s0_fail_errno(err, path, "cannot be opened");
    rc = read_open(out, arena, file, path, limit > 0 ? limit : LIMIT, err);
    close(file);
    return rc;
}

/* A new file beside `path`, hidden so that no listing takes it for evidence. */
static int open_beside(const char *path, char name[PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    int folder = slash != NULL ? (int)(slash - path) + 1 : 0, file = -1;

    for (int i = 0; i < ROUNDS && file < 0; i++) {
        int size = snprintf(name, PATH_MAX, "%.*s.%s.%d.new", folder, path, path + folder, i);

        if (size < 0 || size >= PATH_MAX) {
            errno = ENAMETOOLONG;
            return -1;
        }
        file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file < 0 && errno != EEXIST)
            return -1;
    }
    return file;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t put = write(file, bytes, size);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

s0_code s0_file_write(const char *path, const char *bytes, size_t size, s0_error *err)
{
    char name[PATH_MAX];
    int file = open_beside(path, name), number;
    bool good;

    if (file < 0)
        return s0_fail_errno(err, path, "cannot be written");
    good = write_all(file, bytes, size) && fsync(file) == 0;
    number = errno;
    if (close(file) != 0 && good) {
        good = false;
        number = errno;
    }
    if (good && rename(name, path) == 0)
        return S0_OK;
    if (good)
        number = errno;
    unlink(name);
    errno = number;
    return s0_fail_errno(err, path, "cannot be written");
}

bool s0_file_exists(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0;
}
