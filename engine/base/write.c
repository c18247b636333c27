/* write.c - a file written whole or not at all, whatever happens to the process or the machine.
 *
 * The bytes go to a file that has no name, where the file system knows such files: it is gone
 * with the process, even one that is killed. Only when all of it is on the disk it gets a hidden
 * name beside the old file, and then its place. Signals that end the process wait meanwhile, so
 * that none of them leaves the hidden name behind. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define ROUNDS 100 /* names tried for a hidden file */

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
    return fsync(file) == 0;
}

/* The hidden name number `round` beside `path`: no listing takes it for evidence. */
static bool hidden_name(char out[PATH_MAX], const char *path, int round)
{
    const char *slash = strrchr(path, '/');
    int folder = slash != NULL ? (int)(slash - path) + 1 : 0;
    int size = snprintf(out, PATH_MAX, "%.*s.%s.%d.new", folder, path, path + folder, round);

    if (size >= 0 && size < PATH_MAX)
        return true;
    errno = ENAMETOOLONG;
    return false;
}

/* A file without name in the folder of `path`; -1 where there is no such thing. */
static int open_nameless(const char *path)
{
    const char *slash = strrchr(path, '/');
    char folder[PATH_MAX] = ".";
    size_t size = slash != NULL ? (size_t)(slash - path) : 0;

    if (size >= sizeof folder)
        return -1;
    if (slash != NULL) {
        memcpy(folder, path, size);
        strcpy(folder + size, size == 0 ? "/" : "");
    }
    return open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

/* Give the nameless file a hidden name. */
static bool give_name(int file, const char *path, char name[PATH_MAX])
{
    char from[64];

    snprintf(from, sizeof from, "/proc/self/fd/%d", file);
    for (int i = 0; i < ROUNDS; i++) {
        if (!hidden_name(name, path, i))
            return false;
        if (linkat(AT_FDCWD, from, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
            return true;
        if (errno != EEXIST)
            return false;
    }
    return false;
}

static int open_hidden(const char *path, char name[PATH_MAX])
{
    int file = -1;

    for (int i = 0; i < ROUNDS && file < 0; i++) {
        if (!hidden_name(name, path, i))
            return -1;
        file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file < 0 && errno != EEXIST)
            return -1;
    }
    return file;
}

/* Write a hidden file and leave its name in `name`. False: errno says why, and there is none. */
static bool put_hidden(const char *path, const char *bytes, size_t size, char name[PATH_MAX])
{
    int file = open_nameless(path), number;
    bool good = file >= 0 && write_all(file, bytes, size);

    if (file >= 0 && (!good || give_name(file, path, name))) {
        number = errno;
        close(file);
        errno = number;
        return good;
    }
    if (file >= 0) /* nowhere to name it from */
        close(file);
    if ((file = open_hidden(path, name)) < 0)
        return false;
    good = write_all(file, bytes, size);
    number = errno;
    if (close(file) != 0 && good) {
        good = false;
        number = errno;
    }
    if (!good)
        unlink(name);
    errno = number;
    return good;
}

s0_code s0_file_write(const char *path, const char *bytes, size_t size, s0_error *err)
{
    static const int deadly[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    char name[PATH_MAX];
    sigset_t wait, before;
    s0_code rc = S0_OK;

    sigemptyset(&wait);
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        sigaddset(&wait, deadly[i]);
    sigprocmask(SIG_BLOCK, &wait, &before);
    if (!put_hidden(path, bytes, size, name)) {
        rc = s0_fail_errno(err, path, "cannot be written");
    } else if (rename(name, path) != 0) {
        rc = s0_fail_errno(err, path, "cannot be written");
        unlink(name);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return rc;
}
