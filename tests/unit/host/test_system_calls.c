/* test_system_calls.c - every door that a worker could try, one by one, from inside: it locks
 * itself as a worker does, makes the system call raw, and tells what came of it. The kernel must
 * end it before it can tell. */
#include <fcntl.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "host/lockdown.h"

#define PIPE 9 /* the worker's one descriptor */
#define MAY_RUN (PROT_READ | PROT_WRITE | PROT_EXEC)

/* Stand for addresses in the table. */
enum { PATH = -4000001, SHELL, ROOM };

typedef struct attempt {
    const char *name;
    long number;
    long arguments[6];
} attempt;

/* Numbers that the headers of Debian 12 do not know on every machine are written out. */
static const attempt attempts[] = {
    /* files */
    {"openat", SYS_openat, {AT_FDCWD, PATH, O_RDONLY}},
    {"openat2", 437, {AT_FDCWD, PATH, ROOM, 24}},
    {"newfstatat", SYS_newfstatat, {AT_FDCWD, PATH, ROOM, 0}},
    {"unlinkat", SYS_unlinkat, {AT_FDCWD, PATH, 0}},
    {"renameat2", SYS_renameat2, {AT_FDCWD, PATH, AT_FDCWD, PATH, 0}},
    {"mkdirat", SYS_mkdirat, {AT_FDCWD, PATH, 0700}},
    {"symlinkat", SYS_symlinkat, {PATH, AT_FDCWD, PATH}},
    {"fchmodat", SYS_fchmodat, {AT_FDCWD, PATH, 0777}},
    {"chdir", SYS_chdir, {PATH}},
    {"getcwd", SYS_getcwd, {ROOM, 4096}},
    {"memfd_create", SYS_memfd_create, {PATH, 0}},
    {"io_uring_setup", 425, {1, ROOM}},
    {"inotify_init1", SYS_inotify_init1, {0}},
    {"mount", SYS_mount, {PATH, PATH, PATH, 0, 0}},
    /* descriptors that are there, or were */
    {"read from the pipe", SYS_read, {PIPE, ROOM, 1}},
    {"read from standard input", SYS_read, {STDIN_FILENO, ROOM, 1}},
    {"write to standard output", SYS_write, {STDOUT_FILENO, ROOM, 1}},
    {"write to standard error", SYS_write, {STDERR_FILENO, ROOM, 1}},
    {"write to a descriptor beyond", SYS_write, {PIPE + 1, ROOM, 1}},
    {"write to no descriptor", SYS_write, {-1, ROOM, 1}},
    {"writev to the pipe", SYS_writev, {PIPE, ROOM, 0}},
    {"pwrite64", SYS_pwrite64, {PIPE, ROOM, 1, 0}},
    {"sendfile", SYS_sendfile, {PIPE, STDIN_FILENO, 0, 1}},
    {"dup", SYS_dup, {PIPE}},
    {"fcntl", SYS_fcntl, {PIPE, F_GETFD}},
    {"ioctl", SYS_ioctl, {PIPE, 0x5401, ROOM}},
    {"ioctl that types into a terminal", SYS_ioctl, {STDIN_FILENO, 0x5412, ROOM}},
    {"close", SYS_close, {PIPE}},
    {"pipe2", SYS_pipe2, {ROOM, 0}},
    {"epoll_create1", SYS_epoll_create1, {0}},
    {"eventfd2", SYS_eventfd2, {0, 0}},
    {"pidfd_open", 434, {1, 0}},
    {"pidfd_getfd", 438, {PIPE, 0, 0}},
    /* the network */
    {"socket of the network", SYS_socket, {AF_INET, SOCK_STREAM, 0}},
    {"socket of the machine", SYS_socket, {AF_UNIX, SOCK_STREAM, 0}},
    {"socket of the kernel", SYS_socket, {AF_NETLINK, SOCK_RAW, 0}},
    {"socketpair", SYS_socketpair, {AF_UNIX, SOCK_STREAM, 0, ROOM}},
    {"connect", SYS_connect, {PIPE, ROOM, 16}},
    {"bind", SYS_bind, {PIPE, ROOM, 16}},
    {"sendto", SYS_sendto, {PIPE, ROOM, 1, 0, 0, 0}},
    /* processes */
    {"execve", SYS_execve, {SHELL, 0, 0}},
    {"execveat", SYS_execveat, {AT_FDCWD, SHELL, 0, 0, 0}},
    {"clone", SYS_clone, {SIGCHLD, 0, 0, 0, 0}},
    {"clone3", 435, {ROOM, 64}},
    {"unshare", SYS_unshare, {0x10000000}},
    {"setns", SYS_setns, {PIPE, 0}},
    {"kill of all", SYS_kill, {-1, 0}},
    {"kill of its group", SYS_kill, {0, SIGTERM}},
    {"tgkill", SYS_tgkill, {1, 1, 0}},
    {"ptrace", SYS_ptrace, {0, 0, 0, 0}},
    {"process_vm_readv", SYS_process_vm_readv, {1, ROOM, 1, ROOM, 1, 0}},
    {"process_vm_writev", SYS_process_vm_writev, {1, ROOM, 1, ROOM, 1, 0}},
    {"setuid", SYS_setuid, {0}},
    {"capset", SYS_capset, {ROOM, 0}},
    {"prlimit64", SYS_prlimit64, {0, 7, ROOM, 0}},
    {"sched_setaffinity", SYS_sched_setaffinity, {0, 8, ROOM}},
    {"getpid", SYS_getpid, {0}},
    {"rt_sigaction", SYS_rt_sigaction, {SIGSYS, 0, 0, 8}},
    {"ppoll", SYS_ppoll, {0, 0, 0, 0, 8}},
    {"exit of this thread alone", SYS_exit, {0}},
    /* memory */
    {"mmap", SYS_mmap, {0, 65536, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0}},
    {"mmap of what may be run", SYS_mmap, {0, 65536, MAY_RUN, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0}},
    {"mprotect to what may be run", SYS_mprotect, {ROOM, 4096, MAY_RUN}},
    {"mremap", SYS_mremap, {ROOM, 4096, 65536, 1, 0}},
    {"munmap", SYS_munmap, {0, 4096}},
    {"brk", SYS_brk, {0}},
    {"madvise", SYS_madvise, {ROOM, 4096, MADV_DONTNEED}},
    {"userfaultfd", SYS_userfaultfd, {0}},
    {"shmget", SYS_shmget, {0, 4096, 0600}},
    /* the kernel's larger doors */
    {"prctl", SYS_prctl, {PR_SET_DUMPABLE, 1, 0, 0, 0}},
    {"seccomp", SYS_seccomp, {SECCOMP_SET_MODE_FILTER, 0, 0}},
    {"bpf", SYS_bpf, {0, ROOM, 64}},
    {"perf_event_open", SYS_perf_event_open, {ROOM, 0, -1, -1, 0}},
    {"keyctl", SYS_keyctl, {0, 0, 0, 0, 0}},
    {"add_key", SYS_add_key, {PATH, PATH, ROOM, 1, 0}},
    {"init_module", SYS_init_module, {ROOM, 1, PATH}},
    {"kexec_load", SYS_kexec_load, {0, 0, 0, 0}},
    {"getrandom", SYS_getrandom, {ROOM, 1, 0}},
    {"syslog", SYS_syslog, {0, 0, 0}},
    {"a call that does not exist", 100000, {0}},
#ifdef __x86_64__
    {"open", SYS_open, {PATH, O_RDONLY}},
    {"fork", SYS_fork, {0}},
    {"vfork", SYS_vfork, {0}},
    {"arch_prctl", SYS_arch_prctl, {0x1002, 0}},
    {"modify_ldt", SYS_modify_ldt, {0, 0, 0}},
    {"openat by its number of x32", 0x40000000 | SYS_openat, {AT_FDCWD, PATH, O_RDONLY}},
#endif
};

static long argument(long value)
{
    static char path[] = "/dev/null", shell[] = "/bin/true", room[4096];

    switch (value) {
    case PATH:
        return (long)(intptr_t)path;
    case SHELL:
        return (long)(intptr_t)shell;
    case ROOM:
        return (long)(intptr_t)room;
    default:
        return value;
    }
}

static long call(const attempt *a)
{
    return syscall(a->number, argument(a->arguments[0]), argument(a->arguments[1]),
                   argument(a->arguments[2]), argument(a->arguments[3]), argument(a->arguments[4]),
                   argument(a->arguments[5]));
}

/* Try it in a process that is locked. How that ended; `*told`: bytes that it sent afterwards. */
static int try_locked(const attempt *a, ssize_t *told)
{
    int ends[2], status = 0;
    char answer[16];
    pid_t worker;

    assert_int_equal(pipe(ends), 0);
    worker = fork();
    assert_true(worker >= 0);
    if (worker == 0) {
        if (dup2(ends[1], PIPE) != PIPE || !s0_lockdown(PIPE))
            _exit(99);
        if (a != NULL)
            (void)call(a);
        _exit(write(PIPE, "done", 4) == 4 ? 0 : 98);
    }
    close(ends[1]);
    *told = read(ends[0], answer, sizeof answer);
    close(ends[0]);
    assert_int_equal(waitpid(worker, &status, 0), worker);
    return status;
}

/* The kernel's own word, not the engine's: a filter that is left out must fail the test. */
static bool filtered(void)
{
    unsigned action = SECCOMP_RET_KILL_PROCESS;

#ifdef S0_NO_SECCOMP
    print_message("skipped: this build leaves the system-call filter out\n");
    return false;
#endif
    if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0)
        return true;
    print_message("skipped: this kernel has no system-call filter\n");
    return false;
}

static void a_locked_process_can_tell_and_leave(void **state)
{
    ssize_t told;

    (void)state;
    assert_int_equal(try_locked(NULL, &told), 0); /* exited, with 0 */
    assert_int_equal(told, 4);
}

static void every_other_system_call_ends_it(void **state)
{
    (void)state;
    if (!filtered())
        skip();
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        ssize_t told;
        int status = try_locked(&attempts[i], &told);

        if (told != 0 || !WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS)
            fail_msg("%s: the process %s, status %d", attempts[i].name,
                     told > 0 ? "went on" : "ended otherwise", status);
    }
}

/* Lua asks for the time once, where the kernel lends no page for it. */
static void the_clock_only_fails(void **state)
{
    static const attempt clock = {"clock_gettime", SYS_clock_gettime, {CLOCK_REALTIME, ROOM}};
    ssize_t told;

    (void)state;
    if (!filtered())
        skip();
    assert_int_equal(try_locked(&clock, &told), 0);
    assert_int_equal(told, 4);
}

/* Without a filter the limits still stand: no file, no process. */
static void without_the_filter_nothing_opens(void **state)
{
    int ends[2], status = 0;
    pid_t worker;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    worker = fork();
    if (worker == 0) {
        if (dup2(ends[1], PIPE) != PIPE || !s0_lockdown(PIPE))
            _exit(99);
        _exit(open("/dev/null", O_RDONLY) < 0 && fcntl(STDIN_FILENO, F_GETFD) < 0 ? 0 : 1);
    }
    close(ends[0]);
    close(ends[1]);
    assert_int_equal(waitpid(worker, &status, 0), worker);
    if (s0_lockdown_filters())
        assert_int_equal(WTERMSIG(status), SIGSYS);
    else
        assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locked_process_can_tell_and_leave),
        cmocka_unit_test(every_other_system_call_ends_it),
        cmocka_unit_test(the_clock_only_fails),
        cmocka_unit_test(without_the_filter_nothing_opens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
