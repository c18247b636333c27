/* store.c - statements and errors of SQLite, said the way of this program. */
#include "history/store.h"

#include <assert.h>
#include <string.h>

static const char *const statements[] = {
#define TEXT(name, text) [S0_SQL_##name] = text,
    S0_SQL_LIST(TEXT)
#undef TEXT
};

s0_mark s0_store_mark(const s0_history *history)
{
    return (s0_mark){.source = &history->place};
}

s0_code s0_store_fail(s0_history *history, const char *what, s0_error *err)
{
    int reason = sqlite3_errcode(history->db) & 0xff;

    if (reason == SQLITE_NOMEM)
        return s0_fail_memory(err);
    s0_fail(err, S0_ESTORE, s0_store_mark(history), "%s: %s", what, sqlite3_errmsg(history->db));
    switch (reason) {
    case SQLITE_BUSY:
        s0_hint(err, "another program is using the history; try again when it is done");
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        s0_hint(err, "the file is damaged, or the disk cannot read it; take it from a backup");
        break;
    case SQLITE_READONLY:
        s0_hint(err, "the file or its folder cannot be written");
        break;
    default:
        break;
    }
    return S0_ESTORE;
}

s0_code s0_store_prepare(s0_history *history, s0_sql which, sqlite3_stmt **out, s0_error *err)
{
    *out = NULL;
    if (sqlite3_prepare_v2(history->db, statements[which], -1, out, NULL) != SQLITE_OK)
        return s0_store_fail(history, "the history cannot be read", err);
    return S0_OK;
}

static int place_of(const s0_bind *bind, const char *name)
{
    int place = sqlite3_bind_parameter_index(bind->stmt, name);

    assert(place > 0);
    return place;
}

static void keep(s0_bind *bind, int rc)
{
    if (bind->rc == SQLITE_OK)
        bind->rc = rc;
}

void s0_store_bind_text(s0_bind *bind, const char *name, const char *text)
{
    keep(bind, sqlite3_bind_text64(bind->stmt, place_of(bind, name), text, strlen(text),
                                   SQLITE_STATIC, SQLITE_UTF8));
}

void s0_store_bind_int(s0_bind *bind, const char *name, int64_t integer)
{
    keep(bind, sqlite3_bind_int64(bind->stmt, place_of(bind, name), integer));
}

void s0_store_bind_bytes(s0_bind *bind, const char *name, const void *bytes, size_t size)
{
    keep(bind, sqlite3_bind_blob64(bind->stmt, place_of(bind, name), bytes, size, SQLITE_STATIC));
}

s0_code s0_store_bound(s0_history *history, const s0_bind *bind, s0_error *err)
{
    if (bind->rc == SQLITE_OK)
        return S0_OK;
    if (bind->rc == SQLITE_NOMEM)
        return s0_fail_memory(err);
    return s0_fail(err, S0_ESTORE, s0_store_mark(history), "the history cannot hold this: %s",
                   sqlite3_errstr(bind->rc));
}

s0_code s0_store_step(s0_history *history, sqlite3_stmt *stmt, bool *row, s0_error *err)
{
    int rc = sqlite3_step(stmt);

    *row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
        return S0_OK;
    return s0_store_fail(history,
                         sqlite3_stmt_readonly(stmt) ? "the history cannot be read"
                                                     : "the history cannot be written",
                         err);
}

s0_code s0_store_do(s0_history *history, const s0_bind *bind, s0_error *err)
{
    bool row = false;
    s0_code rc = s0_store_bound(history, bind, err);

    if (rc == S0_OK)
        rc = s0_store_step(history, bind->stmt, &row, err);
    sqlite3_reset(bind->stmt);
    sqlite3_clear_bindings(bind->stmt);
    return rc;
}

s0_code s0_store_run(s0_history *history, s0_sql which, s0_error *err)
{
    s0_bind bind = {0};
    s0_code rc = s0_store_prepare(history, which, &bind.stmt, err);

    if (rc == S0_OK)
        rc = s0_store_do(history, &bind, err);
    sqlite3_finalize(bind.stmt);
    return rc;
}

s0_code s0_store_text(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt, int column,
                      const char **out, s0_error *err)
{
    bool is_text = sqlite3_column_type(stmt, column) == SQLITE_TEXT; /* before it is converted */
    const char *text = (const char *)sqlite3_column_text(stmt, column);
    size_t size = (size_t)sqlite3_column_bytes(stmt, column);

    if (is_text && text == NULL)
        return s0_fail_memory(err);
    if (!is_text || strlen(text) != size)
        return s0_fail(err, S0_ESTORE, s0_store_mark(history),
                       "the history is damaged: \"%s\" is no text",
                       sqlite3_column_name(stmt, column));
    *out = s0_text_copy(arena, text, size);
    return *out != NULL ? S0_OK : s0_fail_memory(err);
}

s0_code s0_store_plain(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt, int column,
                       const char **out, s0_error *err)
{
    s0_code rc = s0_store_text(history, arena, stmt, column, out, err);

    if (rc != S0_OK)
        return rc;
    for (const char *c = *out; *c != '\0'; c++)
        if (*c < ' ' || *c > '~')
            return s0_fail(err, S0_ESTORE, s0_store_mark(history),
                           "the history is damaged: \"%s\" has characters that it cannot have",
                           sqlite3_column_name(stmt, column));
    return S0_OK;
}

void *s0_store_grown(s0_arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    void *moved = items;

    if (count < *room)
        return items;
    *room = *room == 0 ? 16 : *room * 2;
    moved = s0_alloc_n(arena, *room, size);
    if (moved != NULL && count > 0)
        memcpy(moved, items, count * size);
    return moved;
}
