/* folder.c - listing and making folders, for file.h.
 *
 * A listing is sorted, so that no output depends on the order a file system
 * gives names in. A link to nothing is listed: reading it then says so. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

typedef struct listing {
    s0_arena *arena;
    const char **items;
    size_t count;
    size_t room;
    s0_error *err;
} listing;

static s0_code add(listing *list, const char *path)
{
    if (list->count == list->room) {
        size_t room = list->room > 0 ? list->room * 2 : 32;
        const char **items = s0_alloc_n(list->arena, room, sizeof *items);

        if (items == NULL)
            return s0_fail_memory(list->err);
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = path;
    return S0_OK;
}

static bool is_left_out(const char *name)
{
    return name[0] == '.' || name[strlen(name) - 1] == '~';
}

static s0_code enter(listing *list, int folder, const char *path, int depth);

/* One name in the open folder `folder`, which is `path` below the root. */
static s0_code look_at(listing *list, int folder, const char *path, const char *name, int depth)
{
    const char *child = path[0] != '\0' ? s0_textf(list->arena, "%s/%s", path, name)
                                        : s0_text_dup(list->arena, name);
    struct stat status;
    size_t before;
    s0_code rc;
    bool link;
    int inner;

    if (child == NULL)
        return s0_fail_memory(list->err);
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return s0_fail_errno(list->err, child, "cannot be looked at");
    link = S_ISLNK(status.st_mode);
    if (link || !S_ISDIR(status.st_mode))
        return add(list, child);
    inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0)
        return s0_fail_errno(list->err, child, "cannot be listed");
    before = list->count;
    if ((rc = enter(list, inner, child, depth + 1)) != S0_OK)
        return rc;
    return list->count == before && strchr(name, '.') != NULL ? add(list, child) : S0_OK;
}

/* List the open folder; closes it. */
static s0_code enter(listing *list, int folder, const char *path, int depth)
{
    s0_source named = {.path = path};
    s0_code rc = S0_OK;
    struct dirent *entry;
    DIR *dir;

    if (depth > S0_FOLDERS_DEEP) {
        close(folder);
        return s0_fail(list->err, S0_EIO, (s0_mark){.source = &named},
                       "folders lie more than %d deep", S0_FOLDERS_DEEP);
    }
    if ((dir = fdopendir(folder)) == NULL) {
        rc = s0_fail_errno(list->err, path, "cannot be listed");
        close(folder);
        return rc;
    }
    while (rc == S0_OK) {
        errno = 0;
        if ((entry = readdir(dir)) == NULL) {
            if (errno != 0)
                rc = s0_fail_errno(list->err, path, "cannot be listed");
            break;
        }
        if (!is_left_out(entry->d_name))
            rc = look_at(list, dirfd(dir), path, entry->d_name, depth);
    }
    closedir(dir);
    return rc;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

s0_code s0_folder_list(const char ***out, size_t *count, s0_arena *arena, const char *root,
                       const char *folder, s0_error *err)
{
    listing list = {.arena = arena, .err = err};
    char path[PATH_MAX], real[PATH_MAX];
    int size = snprintf(path, sizeof path, "%s/%s", root, folder), dir;
    s0_code rc;

    if (size < 0 || (size_t)size >= sizeof path) {
        errno = ENAMETOOLONG;
        return s0_fail_errno(err, folder, "cannot be listed");
    }
    dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0 && errno != ENOENT)
        return s0_fail_errno(err, folder, "cannot be listed");
    if (dir >= 0 && (rc = s0_file_resolve(real, root, folder, err)) != S0_OK) {
        close(dir);
        return rc;
    }
    if (dir >= 0 && (rc = enter(&list, dir, folder, 0)) != S0_OK)
        return rc;
    if (list.count > 1)
        qsort(list.items, list.count, sizeof *list.items, by_name);
    *out = list.items;
    *count = list.count;
    return S0_OK;
}

static bool is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

s0_code s0_folder_make(const char *path, s0_error *err)
{
    char part[PATH_MAX];
    size_t size = strlen(path);

    if (size == 0 || size >= sizeof part) {
        errno = size == 0 ? ENOENT : ENAMETOOLONG;
        return s0_fail_errno(err, path, "the folder cannot be made");
    }
    for (size_t i = 1; i <= size; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) == 0 || (errno == EEXIST && is_folder(part)))
            continue;
        errno = errno == EEXIST ? ENOTDIR : errno; /* "exists" says too little */
        return s0_fail_errno(err, part, "the folder cannot be made");
    }
    return S0_OK;
}
