/* forget.c - letting go of what a closed cycle was audited from: evidence is about people, and what
 * the report says of them is enough once the cycle is over.
 *
 * The contents go, all in one transaction with the record of it; which they were stays in digests,
 * so that a copy kept elsewhere can still be held against the history. SQLite overwrites what is
 * freed (secure_delete); VACUUM then gives the room back. */
#include "history/put.h"

#include <string.h>

/* Whether `cycle` takes no more runs. */
static s0_code check_closed(s0_history *history, s0_arena *arena, const char *cycle,
                            const s0_run *newest, s0_error *err)
{
    const s0_run *last = NULL;
    s0_code rc = s0_history_latest(history, arena, cycle, &last, err);

    if (rc != S0_OK)
        return rc;
    if (last == NULL)
        return s0_fail(err, S0_EUSAGE, s0_store_mark(history), "no cycle \"%s\" is recorded",
                       cycle);
    if (last->sealed || last->id != newest->id)
        return S0_OK;
    s0_fail(err, S0_EUSAGE, s0_store_mark(history),
            "the cycle \"%s\" is still open: its next run would need what it rests on", cycle);
    s0_hint(err, "audit --close seals it");
    return S0_EUSAGE;
}

/* Run a statement that takes the forgetting's id, and `cycle` unless it is NULL. */
static s0_code run_for(s0_history *history, s0_sql which, int64_t id, const char *cycle,
                       s0_error *err)
{
    s0_bind bind = {0};
    s0_code rc = s0_store_prepare(history, which, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":id", id);
    if (cycle != NULL)
        s0_store_bind_text(&bind, ":cycle", cycle);
    rc = s0_store_do(history, &bind, err);
    sqlite3_finalize(bind.stmt);
    return rc;
}

static s0_code put_chain(s0_history *history, int64_t id, const char *chain, s0_error *err)
{
    s0_bind bind = {0};
    s0_code rc = s0_store_prepare(history, S0_SQL_CHAIN_FORGETTING, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":id", id);
    s0_store_bind_text(&bind, ":chain", chain);
    rc = s0_store_do(history, &bind, err);
    sqlite3_finalize(bind.stmt);
    return rc;
}

/* Contents of the cycle that are still there. */
static s0_code count_kept(s0_history *history, const char *cycle, size_t *out, s0_error *err)
{
    s0_bind bind = {0};
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_STILL_KEPT, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_text(&bind, ":cycle", cycle);
    if ((rc = s0_store_bound(history, &bind, err)) == S0_OK)
        rc = s0_store_step(history, bind.stmt, &row, err);
    *out = row ? (size_t)sqlite3_column_int64(bind.stmt, 0) : 0;
    sqlite3_finalize(bind.stmt);
    return rc;
}

/* Everything between BEGIN and COMMIT; with `already` nothing is to be kept of it. */
static s0_code forget(s0_history *history, s0_arena *arena, s0_forgetting *what,
                      s0_forgotten *result, s0_error *err)
{
    const s0_forgetting *all = NULL;
    const s0_run *newest = NULL;
    size_t count = 0;
    char chain[65];
    bool before = false;
    s0_code rc = s0_history_latest(history, arena, NULL, &newest, err);

    if (rc != S0_OK || (rc = check_closed(history, arena, what->cycle, newest, err)) != S0_OK ||
        (rc = s0_history_forgettings(history, arena, &all, &count, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < count; i++)
        before = before || strcmp(all[i].cycle, what->cycle) == 0;
    what->id = count > 0 ? all[count - 1].id + 1 : 1;
    what->run = newest->id;
    what->sealed = newest->sealed;
    result->head = newest->head;
    if ((rc = s0_put_forgetting(history, what, err)) != S0_OK ||
        (rc = run_for(history, S0_SQL_ADD_FORGOTTEN, what->id, what->cycle, err)) != S0_OK ||
        (rc = run_for(history, S0_SQL_DROP_FORGOTTEN, what->id, NULL, err)) != S0_OK ||
        (rc = count_kept(history, what->cycle, &result->kept, err)) != S0_OK ||
        (rc = s0_history_forgettings(history, arena, &all, &count, err)) != S0_OK)
        return rc;
    *what = all[count - 1];
    result->dropped = what->digest_count;
    result->already = before && what->digest_count == 0;
    if (result->already)
        return S0_OK;
    if ((rc = s0_chain_forget(chain, newest->head, what, err)) != S0_OK ||
        (rc = put_chain(history, what->id, chain, err)) != S0_OK)
        return rc;
    result->head = s0_text_dup(arena, chain);
    return result->head != NULL ? s0_store_run(history, S0_SQL_COMMIT, err) : s0_fail_memory(err);
}

s0_code s0_history_forget(s0_history *history, s0_arena *arena, const char *cycle, const char *date,
                          s0_forgotten *out, s0_error *err)
{
    s0_forgetting what = {.cycle = cycle, .date = date, .chain = ""};
    s0_code rc = s0_store_run(history, S0_SQL_BEGIN, err);

    *out = (s0_forgotten){0};
    if (rc != S0_OK)
        return rc;
    rc = forget(history, arena, &what, out, err);
    if (!sqlite3_get_autocommit(history->db)) /* a failure, or nothing to record */
        (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
    return rc;
}

/* Pages that nothing stands on. */
static s0_code count_unused(s0_history *history, int64_t *out, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_UNUSED, &stmt, err);

    if (rc == S0_OK)
        rc = s0_store_step(history, stmt, &row, err);
    *out = row ? sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_finalize(stmt);
    return rc;
}

s0_code s0_history_shrink(s0_history *history, s0_error *err)
{
    int64_t unused = 0;
    int attached;
    s0_code rc = count_unused(history, &unused, err);

    if (rc != S0_OK || unused == 0)
        return rc;
    attached = sqlite3_limit(history->db, SQLITE_LIMIT_ATTACHED, 1); /* the copy, in memory */
    rc = s0_store_run(history, S0_SQL_VACUUM, err);
    sqlite3_limit(history->db, SQLITE_LIMIT_ATTACHED, attached);
    return rc;
}
