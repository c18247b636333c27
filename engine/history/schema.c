/* schema.c - the tables of a history, and the proof that a file has these and no others.
 *
 *     cycles 1 --- n runs 1 --- n inputs n --- 1 blobs
 *                      1 --- n forgettings 1 --- n forgotten n --- 1 blobs
 *
 * A cycle's place in the order is its id; its seal is a link of the chain (chain.c). A run holds
 * its document as the exact bytes; a blob is one input's content, compressed, kept once for all
 * runs that used it; its data are NULL once they were forgotten. A forgetting stands on the latest
 * run of its time, and where `sealed` says so on the seal of that run's cycle.
 *
 * Forms: in 1, a seal was the chain value of the cycle's last run and no link of its own; such
 * seals stay as they are. 2 has the same tables. 3 adds what was forgotten. */
#include "history/store.h"

#include <string.h>

static const struct {
    uint32_t since; /* the form that first had it */
    const char *name;
    const char *text;
} tables[] = {
    {1, "cycles",
     "CREATE TABLE cycles (\n"
     "    id INTEGER PRIMARY KEY,\n"
     "    name TEXT NOT NULL UNIQUE,\n"
     "    seal TEXT\n"
     ") STRICT"},
    {1, "runs",
     "CREATE TABLE runs (\n"
     "    id INTEGER PRIMARY KEY,\n"
     "    cycle INTEGER NOT NULL REFERENCES cycles (id),\n"
     "    run INTEGER NOT NULL CHECK (run > 0),\n"
     "    date TEXT NOT NULL,\n"
     "    inputs_digest TEXT NOT NULL,\n"
     "    inputs_sha256 TEXT NOT NULL,\n"
     "    document_sha256 TEXT NOT NULL,\n"
     "    chain TEXT NOT NULL,\n"
     "    document BLOB NOT NULL,\n"
     "    UNIQUE (cycle, run)\n"
     ") STRICT"},
    {1, "blobs",
     "CREATE TABLE blobs (\n"
     "    id INTEGER PRIMARY KEY,\n"
     "    sha256 TEXT NOT NULL UNIQUE,\n"
     "    size INTEGER NOT NULL,\n"
     "    data BLOB\n"
     ") STRICT"},
    {1, "inputs",
     "CREATE TABLE inputs (\n"
     "    run INTEGER NOT NULL REFERENCES runs (id),\n"
     "    path TEXT NOT NULL,\n"
     "    blob INTEGER NOT NULL REFERENCES blobs (id),\n"
     "    PRIMARY KEY (run, path)\n"
     ") STRICT, WITHOUT ROWID"},
    {1, "inputs_by_blob", "CREATE INDEX inputs_by_blob ON inputs (blob)"},
    {3, "forgettings",
     "CREATE TABLE forgettings (\n"
     "    id INTEGER PRIMARY KEY,\n"
     "    run INTEGER NOT NULL REFERENCES runs (id),\n"
     "    sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),\n"
     "    cycle INTEGER NOT NULL REFERENCES cycles (id),\n"
     "    date TEXT NOT NULL,\n"
     "    chain TEXT NOT NULL,\n"
     "    UNIQUE (run, id)\n"
     ") STRICT"},
    {3, "forgotten",
     "CREATE TABLE forgotten (\n"
     "    forgetting INTEGER NOT NULL REFERENCES forgettings (id),\n"
     "    blob INTEGER NOT NULL REFERENCES blobs (id),\n"
     "    PRIMARY KEY (forgetting, blob),\n"
     "    UNIQUE (blob, forgetting)\n"
     ") STRICT, WITHOUT ROWID"},
};

#define TABLE_COUNT (sizeof tables / sizeof *tables)

/* Whether the file has an application id: it is some program's already. */
static s0_code is_taken(s0_history *history, bool *taken, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_APPLICATION, &stmt, err);

    if (rc == S0_OK)
        rc = s0_store_step(history, stmt, &row, err);
    *taken = row && sqlite3_column_int64(stmt, 0) != 0;
    sqlite3_finalize(stmt);
    return rc;
}

/* The tables that a file of form `have` lacks. */
static s0_code add_tables(s0_history *history, uint32_t have, const char *what, s0_error *err)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (tables[i].since > have &&
            sqlite3_exec(history->db, tables[i].text, NULL, NULL, NULL) != SQLITE_OK)
            return s0_store_fail(history, what, err);
    return S0_OK;
}

static s0_code make_tables(s0_history *history, s0_error *err)
{
    s0_code rc = S0_OK;

    if ((rc = s0_store_run(history, S0_SQL_SET_APPLICATION, err)) != S0_OK ||
        (rc = s0_store_run(history, S0_SQL_SET_VERSION, err)) != S0_OK)
        return rc;
    if ((rc = add_tables(history, 0, "the history cannot be made", err)) != S0_OK)
        return rc;
    return s0_store_run(history, S0_SQL_COMMIT, err);
}

s0_code s0_schema_make(s0_history *history, s0_error *err)
{
    bool taken = false;
    s0_code rc = S0_OK;

    if (sqlite3_exec(history->db, S0_SQL_NEW_FILE, NULL, NULL, NULL) != SQLITE_OK)
        return s0_store_fail(history, "the history cannot be made", err);
    if ((rc = s0_store_run(history, S0_SQL_BEGIN, err)) != S0_OK)
        return rc;
    rc = is_taken(history, &taken, err);
    if (rc == S0_OK && !taken)
        rc = make_tables(history, err);
    if (rc != S0_OK || taken)
        (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
    return rc;
}

static s0_code read_version(s0_history *history, uint32_t *version, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_VERSION, &stmt, err);

    if (rc == S0_OK)
        rc = s0_store_step(history, stmt, &row, err);
    *version = row ? (uint32_t)sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_finalize(stmt);
    return rc;
}

/* Between BEGIN and COMMIT, where no other program can have gone ahead any more. So far all that
 * forms differ in is tables that were added. */
static s0_code take_steps(s0_history *history, s0_error *err)
{
    static const char failed[] = "the history cannot be brought up to date";
    uint32_t version = 0;
    s0_code rc = read_version(history, &version, err);

    if (rc != S0_OK || version == S0_STORE_VERSION)
        return rc;
    if (version == 0 || version > S0_STORE_VERSION)
        return s0_fail(err, S0_ESTORE, s0_store_mark(history),
                       "no way leads from form %u of the history to form %d", version,
                       S0_STORE_VERSION);
    if ((rc = add_tables(history, version, failed, err)) != S0_OK)
        return rc;
    return s0_store_run(history, S0_SQL_SET_VERSION, err);
}

s0_code s0_schema_migrate(s0_history *history, uint32_t from, s0_error *err)
{
    s0_code rc;

    if (from == S0_STORE_VERSION)
        return S0_OK;
    if ((rc = s0_store_run(history, S0_SQL_BEGIN, err)) != S0_OK)
        return rc;
    if ((rc = take_steps(history, err)) == S0_OK)
        rc = s0_store_run(history, S0_SQL_COMMIT, err);
    if (rc != S0_OK && !sqlite3_get_autocommit(history->db))
        (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
    return rc;
}

/* Indexes that SQLite makes for keys have no text and stand right behind their table. */
static bool is_automatic(const char *name, const char *text)
{
    return text == NULL && name != NULL && strncmp(name, "sqlite_autoindex_", 17) == 0;
}

/* The table of ours that has this name and text and is not `seen` yet. False: it is none. */
static bool is_ours(const char *name, const char *text, uint32_t form, bool *seen)
{
    for (size_t i = 0; name != NULL && text != NULL && i < TABLE_COUNT; i++)
        if (!seen[i] && tables[i].since <= form && strcmp(name, tables[i].name) == 0 &&
            strcmp(text, tables[i].text) == 0)
            return seen[i] = true;
    return false;
}

s0_code s0_schema_check(s0_history *history, uint32_t form, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool seen[TABLE_COUNT] = {false};
    bool row = false, same = true;
    s0_code rc = s0_store_prepare(history, S0_SQL_SCHEMA, &stmt, err);

    while (rc == S0_OK && (rc = s0_store_step(history, stmt, &row, err)) == S0_OK && row) {
        const char *name = (const char *)sqlite3_column_text(stmt, 1);
        const char *text = (const char *)sqlite3_column_text(stmt, 2);

        same = same && (is_automatic(name, text) || is_ours(name, text, form, seen));
    }
    sqlite3_finalize(stmt);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        same = same && (seen[i] || tables[i].since > form);
    if (rc != S0_OK || same)
        return rc;
    s0_fail(err, S0_ESTORE, s0_store_mark(history),
            "the tables in this file are not those of a history");
    s0_hint(err, "somebody changed it with another program; take it from a backup");
    return S0_ESTORE;
}
