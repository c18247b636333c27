/* test_crash.c - whatever moment a process dies at, and whichever write the disk refuses, the
 * recorded runs are whole. */
#include "support.h"

#include <signal.h>
#include <sys/wait.h>

/* A file system on which the n-th change of a file kills the process or fails: SQLite's
 * own one with a counter in front. */
static sqlite3_vfs counting;
static const sqlite3_vfs *below;
static long changes, change_of_death;
static enum { KILL, FAIL } manner;

typedef struct counted_file {
    sqlite3_file base;
    sqlite3_io_methods methods;
    const sqlite3_io_methods *real;
    /* SQLite's own file follows */
} counted_file;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return (sqlite3_file *)(void *)((counted_file *)(void *)file + 1);
}

/* Count a change; whether it must fail. */
static int due(void)
{
    if (++changes != change_of_death)
        return 0;
    if (manner == KILL)
        raise(SIGKILL);
    return 1;
}

static int counted_write(sqlite3_file *f, const void *bytes, int size, sqlite3_int64 at)
{
    if (due()) { /* half of it is there */
        real_of(f)->pMethods->xWrite(real_of(f), bytes, size / 2, at);
        return SQLITE_IOERR_WRITE;
    }
    return real_of(f)->pMethods->xWrite(real_of(f), bytes, size, at);
}

static int counted_sync(sqlite3_file *f, int flags)
{
    return due() ? SQLITE_IOERR_FSYNC : real_of(f)->pMethods->xSync(real_of(f), flags);
}

static int counted_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    return due() ? SQLITE_IOERR_TRUNCATE : real_of(f)->pMethods->xTruncate(real_of(f), size);
}

static int counted_close(sqlite3_file *f)
{
    return real_of(f)->pMethods->xClose(real_of(f));
}
static int counted_read(sqlite3_file *f, void *bytes, int size, sqlite3_int64 at)
{
    return real_of(f)->pMethods->xRead(real_of(f), bytes, size, at);
}
static int counted_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return real_of(f)->pMethods->xFileSize(real_of(f), size);
}
static int counted_lock(sqlite3_file *f, int level)
{
    return real_of(f)->pMethods->xLock(real_of(f), level);
}
static int counted_unlock(sqlite3_file *f, int level)
{
    return real_of(f)->pMethods->xUnlock(real_of(f), level);
}
static int counted_reserved(sqlite3_file *f, int *out)
{
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out);
}
static int counted_control(sqlite3_file *f, int what, void *arg)
{
    return real_of(f)->pMethods->xFileControl(real_of(f), what, arg);
}
static int counted_sector(sqlite3_file *f)
{
    return real_of(f)->pMethods->xSectorSize(real_of(f));
}
static int counted_character(sqlite3_file *f)
{
    return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}

static int counted_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                        int *out)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = counted_close,
        .xRead = counted_read,
        .xWrite = counted_write,
        .xTruncate = counted_truncate,
        .xSync = counted_sync,
        .xFileSize = counted_size,
        .xLock = counted_lock,
        .xUnlock = counted_unlock,
        .xCheckReservedLock = counted_reserved,
        .xFileControl = counted_control,
        .xSectorSize = counted_sector,
        .xDeviceCharacteristics = counted_character,
    };
    int rc = below->xOpen((sqlite3_vfs *)(uintptr_t)below, name, real_of(file), flags, out);

    (void)vfs;
    file->pMethods = real_of(file)->pMethods != NULL ? &methods : NULL;
    return rc;
}

static int counted_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    return due() ? SQLITE_IOERR_DELETE
                 : below->xDelete((sqlite3_vfs *)(uintptr_t)below, name, sync);
}

static void count_changes(long of_death, bool kill)
{
    if (below == NULL) {
        below = sqlite3_vfs_find(NULL);
        counting = *below;
        counting.zName = "counting";
        counting.szOsFile += (int)sizeof(counted_file);
        counting.xOpen = counted_open;
        counting.xDelete = counted_delete;
        sqlite3_vfs_register(&counting, 0);
    }
    changes = 0;
    change_of_death = of_death;
    manner = kill ? KILL : FAIL;
    sqlite3_vfs_register(&counting, 1);
}

static void count_no_more(void)
{
    sqlite3_vfs_register((sqlite3_vfs *)(uintptr_t)below, 1);
}

/* One append in a process that dies at its n-th change. Whether it lived to the end. */
static bool append_and_die(place *p, const char *head, const char *cycle, int run, long n)
{
    int status = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        const s0_run *out = NULL;
        s0_history *history = NULL;

        count_changes(n, true);
        if (s0_history_open(&history, p->path, true, NULL) != S0_OK ||
            try_append(p, history, head, cycle, run, 9, false, &out, NULL) != S0_OK)
            _exit(2);
        s0_history_close(history);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
    return !WIFSIGNALED(status);
}

/* What stands in the file is the history before or, once committed, the one after. */
static void assert_whole(place *p, const char *head, int64_t before)
{
    s0_faults faults = {0};
    s0_history *history = open_history(p->path);
    const s0_run *runs = NULL;
    size_t count = 0;
    s0_error err = {0};

    if (s0_history_verify(history, p->arena, before > 0 ? head : NULL, NULL, &faults, &err) !=
        S0_OK)
        fail_msg("%s: %s", err.message, faults.count > 0 ? faults.items[0].message : "");
    assert_int_equal(s0_history_runs(history, p->arena, &runs, &count, NULL), S0_OK);
    assert_in_range(count, before, before + 1);
    s0_history_close(history);
    s0_faults_free(&faults);
}

static void a_process_killed_at_any_change_leaves_the_history_whole(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    size_t size = 0;
    const char *bytes = bytes_of(p, p->path, &size);
    long n = 1;

    for (; n < 1000; n++) {
        bool lived;

        empty_folder(p->folder);
        write_bytes(p->path, bytes, size);
        lived = append_and_die(p, head, "2026-H2", 3, n);
        assert_whole(p, head, 3);
        if (lived)
            break;
    }
    assert_in_range(n, 10, 999); /* it did die, and at the end lived */
    assert_int_equal(number(p->path, "SELECT count(*) FROM runs"), 4);
}

static void a_process_killed_while_making_the_history_leaves_one_that_opens(void **state)
{
    place *p = *state;
    long n = 1;

    for (; n < 1000; n++) {
        bool lived;

        empty_folder(p->folder);
        lived = append_and_die(p, "", "c", 1, n);
        assert_whole(p, NULL, 0);
        if (lived)
            break;
    }
    assert_in_range(n, 10, 999);
    assert_int_equal(number(p->path, "SELECT count(*) FROM runs"), 1);
}

static void a_disk_that_fails_at_any_change_is_an_error_and_changes_nothing(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    size_t size = 0;
    const char *bytes = bytes_of(p, p->path, &size);
    long n = 1;

    for (; n < 1000; n++) {
        s0_history *history = NULL;
        const s0_run *out = NULL;
        s0_error err = {0};
        s0_code rc;

        empty_folder(p->folder);
        write_bytes(p->path, bytes, size);
        count_changes(n, false);
        rc = s0_history_open(&history, p->path, true, &err);
        if (rc == S0_OK)
            rc = try_append(p, history, head, "2026-H2", 3, 9, false, &out, &err);
        s0_history_close(history);
        count_no_more();
        assert_true(rc == S0_OK || rc == S0_ESTORE);
        assert_true((rc == S0_OK) == (out != NULL));
        assert_true(rc == S0_OK || err.message[0] != '\0');
        assert_whole(p, head, 3);
        if (rc == S0_OK)
            assert_int_equal(number(p->path, "SELECT count(*) FROM runs"), 4);
        if (changes < n)
            break;
    }
    assert_in_range(n, 10, 999);
}

/* As make_history, with an input of the first cycle that takes pages of its own. */
static const char *make_heavy_history(place *p)
{
    s0_history *history = open_history(p->path);
    s0_source *input = s0_alloc(p->arena, sizeof *input);
    s0_bundle inputs = {.items = input, .count = 1};
    char *bytes = s0_alloc(p->arena, 60000);
    const s0_run *run = NULL;
    s0_source document;
    uint32_t seed = 1;

    for (size_t i = 0; i < 60000; i++) /* does not compress */
        bytes[i] = (char)((seed = seed * 1664525U + 1013904223U) >> 24);
    assert_int_equal(s0_source_make(input, p->arena, "evidence/a.csv", bytes, 60000, NULL), S0_OK);
    document = document_of(p, "2026-H1", 1, &inputs, "heavy");
    assert_int_equal(s0_history_append(history, p->arena, "", "2026-H1", "2026-11-01", "digest 1",
                                       &document, &inputs, false, &run, NULL),
                     S0_OK);
    run = append(p, history, run->chain, "2026-H2", 1, 2);
    run = append(p, history, run->chain, "2026-H2", 2, 3);
    s0_history_close(history);
    return run->chain;
}

/* Forget 2026-H1 and make the file smaller, in a process that dies at its n-th change. */
static bool forget_and_die(place *p, long n)
{
    int status = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        s0_forgotten done;
        s0_history *history = NULL;

        count_changes(n, true);
        if (s0_history_open(&history, p->path, true, NULL) != S0_OK ||
            s0_history_forget(history, p->arena, "2026-H1", "2027-05-01", &done, NULL) != S0_OK ||
            s0_history_shrink(history, NULL) != S0_OK)
            _exit(2);
        s0_history_close(history);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
    return !WIFSIGNALED(status);
}

static void a_forgetting_killed_at_any_change_is_done_or_not_begun(void **state)
{
    place *p = *state;
    const char *head = make_heavy_history(p);
    size_t size = 0;
    const char *bytes = bytes_of(p, p->path, &size);
    int64_t done = 0, not_begun = 0;
    long n = 1;

    for (; n < 1000; n++) {
        s0_forgotten again;
        s0_history *history;
        bool lived;
        int64_t records, dropped;

        empty_folder(p->folder);
        write_bytes(p->path, bytes, size);
        lived = forget_and_die(p, n);
        assert_whole(p, head, 3);
        records = number(p->path, "SELECT count(*) FROM forgettings");
        dropped = number(p->path, "SELECT count(*) FROM blobs WHERE data IS NULL");
        assert_int_equal(records, dropped); /* H1 has one content of its own */
        done += records;
        not_begun += 1 - records;
        history = open_history(p->path); /* the next one ends what was begun */
        assert_int_equal(
            s0_history_forget(history, p->arena, "2026-H1", "2027-05-01", &again, NULL), S0_OK);
        assert_true(again.already == (records == 1));
        s0_history_close(history);
        if (lived)
            break;
    }
    assert_in_range(n, 10, 999);
    assert_in_range(done, 2, 999); /* killed while the file was made smaller */
    assert_in_range(not_begun, 2, 999);
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(a_process_killed_at_any_change_leaves_the_history_whole),
        IN_A_PLACE(a_process_killed_while_making_the_history_leaves_one_that_opens),
        IN_A_PLACE(a_disk_that_fails_at_any_change_is_an_error_and_changes_nothing),
        IN_A_PLACE(a_forgetting_killed_at_any_change_is_done_or_not_begun),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
