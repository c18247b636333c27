/* verify_blobs.c - each kept input against its length and digest. */
#include "history/store.h"

#include <string.h>

enum { AT_SHA256, AT_SIZE, AT_DATA, AT_LAST_RUN, AT_FORGOTTEN };

/* The content is there, or not, as what was forgotten has it: once a content is forgotten, only a
 * run behind that brings it back. */
static void verify_presence(s0_verify *check, sqlite3_stmt *stmt, const char *sha256)
{
    bool there = sqlite3_column_type(stmt, AT_DATA) != SQLITE_NULL;
    bool forgotten =
        sqlite3_column_type(stmt, AT_FORGOTTEN) != SQLITE_NULL &&
        sqlite3_column_int64(stmt, AT_LAST_RUN) <= sqlite3_column_int64(stmt, AT_FORGOTTEN);

    if (!there && !forgotten)
        s0_verify_fault(check, "the content of the kept input %.64s was removed", sha256);
    if (there && forgotten)
        s0_verify_fault(check, "the content of the forgotten input %.64s is there again", sha256);
    if (sqlite3_column_type(stmt, AT_LAST_RUN) == SQLITE_NULL)
        s0_verify_fault(check, "the kept input %.64s belongs to no run", sha256);
}

/* The blob in the statement's row; its content is let go at once, for inputs may be large. */
static s0_code verify_blob(s0_verify *check, sqlite3_stmt *stmt, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    const char *sha256 = NULL;
    bool memory = arena == NULL;
    s0_code rc = arena != NULL ? s0_store_text(check->history, arena, stmt, AT_SHA256, &sha256, err)
                               : s0_fail_memory(err);

    if (rc != S0_OK)
        goto done;
    verify_presence(check, stmt, sha256);
    if (sqlite3_column_type(stmt, AT_DATA) == SQLITE_NULL) {
        check->checked.dropped++;
    } else {
        check->checked.blobs++;
        if (!s0_blob_check(sqlite3_column_blob(stmt, AT_DATA),
                           (size_t)sqlite3_column_bytes(stmt, AT_DATA),
                           sqlite3_column_int64(stmt, AT_SIZE), sha256, &memory)) {
            if (memory)
                rc = s0_fail_memory(err);
            else
                s0_verify_fault(check, "the kept input %.64s was altered", sha256);
        }
    }
done:
    s0_arena_free(arena);
    return rc;
}

s0_code s0_verify_blobs(s0_verify *check, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = false;
    s0_code rc = s0_store_prepare(check->history, S0_SQL_BLOBS, &stmt, err);

    while (rc == S0_OK && (rc = s0_store_step(check->history, stmt, &row, err)) == S0_OK && row)
        rc = verify_blob(check, stmt, err);
    sqlite3_finalize(stmt);
    return rc;
}
