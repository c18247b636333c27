/* failing.c - a library put in front of libc by LD_PRELOAD: it counts the calls that can fail for
 * want of memory, disk, descriptors or processes, and lets one of them fail. Only for tests.
 *
 * The environment says what it does:
 *
 *   FAIL_AT=N       the N-th call fails, counted from 1; 0 or nothing: none, only count
 *   FAIL_STAY=1     all calls after it that can fail like it do: a disk that stays full
 *   FAIL_ONLY=SORT  count one sort of call only: memory, read, write, close, lock, process
 *   FAIL_WORKERS=1  count in the processes that are forked, all of them together, not in the first
 *   FAIL_LOG=PATH   at its end the first process writes here what was counted, what failed, and
 *                   what it still held: bytes of malloc, descriptors beyond the standard streams
 *
 * What libc does inside itself is not seen (the writes of stdio; memory it takes through malloc is
 * seen). A failing close closes, as Linux does. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* glibc's own, under the names that stay when malloc is replaced. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void __libc_free(void *memory);

typedef enum sort { MEMORY, READ, WRITE, CLOSE, LOCK, PROCESS, SORTS } sort;

static const char *const sort_names[] = {"memory", "read", "write", "close", "lock", "process"};

/* In memory that forked processes share, so that they count together. */
typedef struct count {
    long calls;
    char failed[32]; /* the call that failed first; empty: none did */
    int number;      /* its errno */
    sort sort;
} count;

static bool ready, counting, workers, stay, only[SORTS];
static long fail_at;
static count *counted;
static const char *log_path;
static long held_bytes, held_blocks;
static int open_before;

static pid_t (*real_fork)(void);
static struct dirent *(*real_readdir)(DIR *);
static int (*real_stat)(const char *, struct stat *);
static int (*real_fstatat)(int, const char *, struct stat *, int);

/* Whether this call has to fail; errno says with what. */
static bool due(const char *name, sort s, int number)
{
    long now;

    if (!counting || !only[s])
        return false;
    now = ++counted->calls;
    if (fail_at <= 0 || now < fail_at)
        return false;
    if (now > fail_at && (!stay || s != counted->sort || number != counted->number))
        return false;
    if (now == fail_at) {
        strncpy(counted->failed, name, sizeof counted->failed - 1);
        counted->number = number;
        counted->sort = s;
    }
    errno = number;
    return true;
}

/* dlsym gives a data pointer; C wants to be told that it is a function. */
static void find(void *out, const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(out, &found, sizeof found);
}

static int open_ones(void)
{
    int found = 0;

    for (int fd = STDERR_FILENO + 1; fd < 1024; fd++)
        found += syscall(SYS_fcntl, fd, F_GETFD) >= 0;
    return found;
}

static void __attribute__((constructor)) begin(void)
{
    const char *at = getenv("FAIL_AT"), *sort_wanted = getenv("FAIL_ONLY");

    find(&real_fork, "fork");
    find(&real_readdir, "readdir");
    find(&real_stat, "stat");
    find(&real_fstatat, "fstatat");
    log_path = getenv("FAIL_LOG");
    workers = getenv("FAIL_WORKERS") != NULL;
    stay = getenv("FAIL_STAY") != NULL;
    fail_at = at != NULL ? strtol(at, NULL, 10) : 0;
    for (int i = 0; i < SORTS; i++)
        only[i] = sort_wanted == NULL || strcmp(sort_wanted, sort_names[i]) == 0;
    counted =
        mmap(NULL, sizeof *counted, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    open_before = open_ones();
    ready = counted != MAP_FAILED;
    counting = ready && !workers;
}

static void __attribute__((destructor)) end(void)
{
    char text[256];
    int size, file;

    counting = false;
    if (!ready || log_path == NULL)
        return;
    size = snprintf(text, sizeof text, "calls %ld\nfailed %s %d\nbytes %ld\nblocks %ld\nopen %d\n",
                    counted->calls, counted->failed[0] != '\0' ? counted->failed : "-",
                    counted->number, held_bytes, held_blocks, open_ones() - open_before);
    file = (int)syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file >= 0 && syscall(SYS_write, file, text, (size_t)size) == size)
        syscall(SYS_close, file);
}

/* --- memory ------------------------------------------------------------------------------- */

static void *hold(void *memory)
{
    if (memory != NULL) {
        held_bytes += (long)malloc_usable_size(memory);
        held_blocks++;
    }
    return memory;
}

static void let_go(void *memory)
{
    if (memory != NULL) {
        held_bytes -= (long)malloc_usable_size(memory);
        held_blocks--;
    }
}

void *malloc(size_t size)
{
    return due("malloc", MEMORY, ENOMEM) ? NULL : hold(__libc_malloc(size));
}

void *calloc(size_t number, size_t size)
{
    return due("calloc", MEMORY, ENOMEM) ? NULL : hold(__libc_calloc(number, size));
}

void *realloc(void *memory, size_t size)
{
    void *made;

    if (due("realloc", MEMORY, ENOMEM))
        return NULL;
    let_go(memory);
    made = __libc_realloc(memory, size);
    if (made == NULL && size > 0)
        hold(memory);
    return hold(made);
}

void free(void *memory)
{
    let_go(memory);
    __libc_free(memory);
}

void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
    if ((flags & MAP_ANONYMOUS) != 0 && due("mmap", MEMORY, ENOMEM))
        return MAP_FAILED;
    return (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset); // NOLINT
}

/* --- files -------------------------------------------------------------------------------- */

/* Locks alone can fail here: the rest is asked of descriptors and memory. */
static int control(int file, int what, void *with)
{
    if (what == F_SETLK && due("lock", LOCK, ENOLCK))
        return -1;
    return (int)syscall(SYS_fcntl, file, what, with);
}

#define CONTROL_BODY                                                                               \
    {                                                                                              \
        va_list args;                                                                              \
        void *with;                                                                                \
        va_start(args, what);                                                                      \
        with = va_arg(args, void *);                                                               \
        va_end(args);                                                                              \
        return control(file, what, with);                                                          \
    }
int fcntl(int file, int what, ...) CONTROL_BODY int fcntl64(int file, int what, ...) CONTROL_BODY

    ssize_t read(int file, void *bytes, size_t size)
{
    return due("read", READ, EIO) ? -1 : syscall(SYS_read, file, bytes, size);
}

ssize_t pread(int file, void *bytes, size_t size, off_t at)
{
    return due("pread", READ, EIO) ? -1 : syscall(SYS_pread64, file, bytes, size, at);
}

ssize_t pread64(int file, void *bytes, size_t size, off_t at)
{
    return pread(file, bytes, size, at);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    return due("write", WRITE, ENOSPC) ? -1 : syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    return due("pwrite", WRITE, ENOSPC) ? -1 : syscall(SYS_pwrite64, file, bytes, size, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off_t at)
{
    return pwrite(file, bytes, size, at);
}

static int open_at(int folder, const char *path, int flags, mode_t mode)
{
    bool makes = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;

    if (due("open", makes ? WRITE : READ, makes ? ENOSPC : EMFILE))
        return -1;
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

static mode_t mode_of(int flags, va_list args)
{
    bool given = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;

    return given ? va_arg(args, mode_t) : 0;
}

/* open and openat, with and without "64": one body. */
#define OPEN_BODY(folder)                                                                          \
    {                                                                                              \
        va_list args;                                                                              \
        mode_t mode;                                                                               \
        va_start(args, flags);                                                                     \
        mode = mode_of(flags, args);                                                               \
        va_end(args);                                                                              \
        return open_at(folder, path, flags, mode);                                                 \
    }
int open(const char *path, int flags, ...)
    OPEN_BODY(AT_FDCWD) int open64(const char *path, int flags, ...)
        OPEN_BODY(AT_FDCWD) int openat(int folder, const char *path, int flags, ...)
            OPEN_BODY(folder) int openat64(int folder, const char *path, int flags, ...)
                OPEN_BODY(folder)

                    int close(int file)
{
    int rc = (int)syscall(SYS_close, file);

    return rc == 0 && due("close", CLOSE, EIO) ? -1 : rc;
}

int fsync(int file)
{
    return due("fsync", WRITE, EIO) ? -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
    return due("fdatasync", WRITE, EIO) ? -1 : (int)syscall(SYS_fdatasync, file);
}

int ftruncate(int file, off_t size)
{
    return due("ftruncate", WRITE, EIO) ? -1 : (int)syscall(SYS_ftruncate, file, size);
}

int ftruncate64(int file, off_t size)
{
    return ftruncate(file, size);
}

int renameat(int from, const char *old, int to, const char *name)
{
    return due("rename", WRITE, EIO) ? -1 : (int)syscall(SYS_renameat2, from, old, to, name, 0);
}

int rename(const char *old, const char *name)
{
    return renameat(AT_FDCWD, old, AT_FDCWD, name);
}

int linkat(int from, const char *old, int to, const char *name, int flags)
{
    return due("linkat", WRITE, ENOSPC) ? -1 : (int)syscall(SYS_linkat, from, old, to, name, flags);
}

int mkdir(const char *path, mode_t mode)
{
    return due("mkdir", WRITE, ENOSPC) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int unlink(const char *path)
{
    return due("unlink", CLOSE, EIO) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

struct dirent *readdir(DIR *folder)
{
    return due("readdir", READ, EIO) ? NULL : real_readdir(folder);
}

int stat(const char *path, struct stat *out)
{
    return due("stat", READ, EIO) ? -1 : real_stat(path, out);
}

int fstatat(int folder, const char *path, struct stat *out, int flags)
{
    return due("fstatat", READ, EIO) ? -1 : real_fstatat(folder, path, out, flags);
}

/* --- processes ---------------------------------------------------------------------------- */

int pipe2(int ends[2], int flags)
{
    return due("pipe", PROCESS, EMFILE) ? -1 : (int)syscall(SYS_pipe2, ends, flags);
}

pid_t fork(void)
{
    pid_t made;

    if (due("fork", PROCESS, EAGAIN))
        return -1;
    made = real_fork();
    if (made == 0)
        counting = ready && workers;
    return made;
}
