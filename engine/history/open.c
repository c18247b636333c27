/* open.c - opening a history that may be anything: first the 100 bytes of its header are
 * looked at without SQLite touching the file, then the connection is made defensive,
 * then the tables are compared. Only after that a statement reads what is recorded. */
#include "history/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAIT_MS 30000 /* of two audits at once, one waits for the other */

#define HEADER_SIZE 100
#define AT_WRITE_FORMAT 18
#define AT_READ_FORMAT 19
#define AT_USER_VERSION 60
#define AT_APPLICATION 68

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static s0_code judge_header(const s0_history *history, const unsigned char *header, uint32_t *form,
                            s0_error *err)
{
    static const char magic[16] = "SQLite format 3";
    s0_mark at = s0_store_mark(history);
    uint32_t version = big_endian(header + AT_USER_VERSION);

    if (memcmp(header, magic, sizeof magic) != 0)
        return s0_fail(err, S0_ESTORE, at, "this file is no history: it is not even a database");
    if (big_endian(header + AT_APPLICATION) != S0_STORE_APPLICATION)
        return s0_fail(err, S0_ESTORE, at,
                       "this file is no history, but another program's database");
    if (version > S0_STORE_VERSION) {
        s0_fail(err, S0_ESTORE, at, "the history has form %u, this program knows form %d", version,
                S0_STORE_VERSION);
        s0_hint(err, "it was written by a newer stage0");
        return S0_ESTORE;
    }
    if (version == 0)
        return s0_fail(err, S0_ESTORE, at, "the history has form 0, which never was");
    if (header[AT_WRITE_FORMAT] != 1 || header[AT_READ_FORMAT] != 1)
        return s0_fail(err, S0_ESTORE, at,
                       "the history has no rollback journal: another program changed its mode");
    *form = version;
    return S0_OK;
}

/* Look at the header through the file that SQLite has open but not read: a file of our own
 * would drop SQLite's locks when closed. `*empty`: there is nothing in it yet. */
static s0_code look_at_header(s0_history *history, bool *empty, uint32_t *form, s0_error *err)
{
    unsigned char header[HEADER_SIZE] = {0};
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    int rc = sqlite3_file_control(history->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

    if (rc == SQLITE_OK && (file == NULL || file->pMethods == NULL))
        rc = SQLITE_CANTOPEN;
    if (rc == SQLITE_OK)
        rc = file->pMethods->xFileSize(file, &size);
    if (rc == SQLITE_OK) { /* also at size 0: SQLite calls a file of one byte empty */
        rc = file->pMethods->xRead(file, header, sizeof header, 0);
        if (rc == SQLITE_IOERR_SHORT_READ)
            rc = SQLITE_OK; /* the rest is zeroes: no header */
    }
    if (rc != SQLITE_OK)
        return s0_fail(err, S0_ESTORE, s0_store_mark(history), "the history cannot be read: %s",
                       sqlite3_errstr(rc));
    *empty = size == 0 && header[0] == 0;
    return *empty ? S0_OK : judge_header(history, header, form, err);
}

/* What SQLite may do for whoever wrote the file. */
static s0_code configure(s0_history *history, s0_error *err)
{
    static const struct {
        int what, to;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    static const struct {
        int what, most;
    } limits[] = {
        {SQLITE_LIMIT_SQL_LENGTH, 10000},   {SQLITE_LIMIT_COLUMN, 30},
        {SQLITE_LIMIT_EXPR_DEPTH, 20},      {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25000},      {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},         {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 20}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };

    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        if (sqlite3_db_config(history->db, switches[i].what, switches[i].to, NULL) != SQLITE_OK)
            return s0_store_fail(history, "the history cannot be opened safely", err);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(history->db, limits[i].what, limits[i].most);
    sqlite3_extended_result_codes(history->db, 1);
    if (sqlite3_busy_timeout(history->db, WAIT_MS) != SQLITE_OK ||
        sqlite3_exec(history->db, S0_SQL_SETTINGS, NULL, NULL, NULL) != SQLITE_OK)
        return s0_store_fail(history, "the history cannot be opened", err);
    return S0_OK;
}

/* What lies at the path and beside it, before SQLite opens any of it: it would follow links, and
 * take up a log of another mode whatever the header says. */
static s0_code look_beside(const s0_history *history, s0_error *err)
{
    static const struct {
        const char *end, *wrong;
        bool log;
    } names[] = {
        {"", "the history cannot be opened: it is not a regular file", false},
        {"-journal", "the history cannot be opened: its journal is not a regular file", false},
        {"-wal", "the history cannot be opened: a log of another program lies beside it", true}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t size = strlen(history->path) + 16;
        char *path = malloc(size);
        struct stat status;
        bool there;

        if (path == NULL)
            return s0_fail_memory(err);
        snprintf(path, size, "%s%s", history->path, names[i].end);
        there = lstat(path, &status) == 0;
        free(path);
        if (!there || (!names[i].log && S_ISREG(status.st_mode)))
            continue;
        s0_fail(err, S0_ESTORE, s0_store_mark(history), "%s", names[i].wrong);
        s0_hint(err, "see what %s%s is, and move it away",
                strrchr(history->path, '/') != NULL ? strrchr(history->path, '/') + 1
                                                    : history->path,
                names[i].end);
        return S0_ESTORE;
    }
    return S0_OK;
}

static s0_code open_file(s0_history *history, bool create, bool *empty, uint32_t *form,
                         s0_error *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX |
                (create ? SQLITE_OPEN_CREATE : 0);
    s0_code rc = S0_OK;

    if ((rc = look_beside(history, err)) != S0_OK)
        return rc;
    if (sqlite3_open_v2(history->path, &history->db, flags, NULL) != SQLITE_OK)
        return history->db == NULL ? s0_fail_memory(err)
                                   : s0_store_fail(history, "the history cannot be opened", err);
    if ((rc = look_at_header(history, empty, form, err)) != S0_OK ||
        (rc = configure(history, err)) != S0_OK)
        return rc;
    /* The settings made SQLite read the file; what a killed program had half written is undone now.
     */
    return look_at_header(history, empty, form, err);
}

s0_code s0_history_open(s0_history **out, const char *path, bool create, s0_error *err)
{
    s0_history *history = NULL;
    bool empty = false;
    uint32_t form = S0_STORE_VERSION;
    s0_code rc = S0_OK;

    *out = NULL;
    if (!create && !s0_file_exists(path))
        return S0_OK;
    if ((history = calloc(1, sizeof *history)) == NULL || (history->path = strdup(path)) == NULL) {
        rc = s0_fail_memory(err);
        goto done;
    }
    history->place.path = history->path;
    if ((rc = open_file(history, create, &empty, &form, err)) != S0_OK)
        goto done;
    if (empty && !create) /* a history whose making was interrupted */
        goto done;
    if ((empty && (rc = s0_schema_make(history, err)) != S0_OK) ||
        (rc = s0_schema_check(history, form, err)) != S0_OK ||
        (rc = s0_schema_migrate(history, form, err)) != S0_OK)
        goto done;
    *out = history;
    history = NULL;
done:
    s0_history_close(history);
    return rc;
}

s0_code s0_history_discard(s0_history *history, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    const s0_run *last = NULL;
    s0_code rc = arena != NULL ? s0_store_run(history, S0_SQL_BEGIN, err) : s0_fail_memory(err);

    /* Nobody else writes now, and SQLite writes no file that has lost its name. */
    if (rc == S0_OK && (rc = s0_history_latest(history, arena, NULL, &last, err)) == S0_OK &&
        last == NULL && unlink(history->path) != 0)
        rc = s0_fail_errno(err, history->path, "cannot be removed");
    if (!sqlite3_get_autocommit(history->db))
        (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
    s0_arena_free(arena);
    return rc;
}

void s0_history_close(s0_history *history)
{
    if (history == NULL)
        return;
    sqlite3_close(history->db);
    free(history->path);
    free(history);
}
