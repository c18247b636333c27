/* forgettings.c - reading back what was forgotten. */
#include "history/store.h"

enum { AT_ID, AT_RUN, AT_SEALED, AT_CYCLE, AT_DATE, AT_CHAIN };

/* The digests of what was dropped, sorted. */
static s0_code read_digests(s0_history *history, s0_arena *arena, s0_forgetting *out, s0_error *err)
{
    s0_bind bind = {0};
    const char **digests = NULL;
    size_t room = 0;
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_FORGOTTEN, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":forgetting", out->id);
    rc = s0_store_bound(history, &bind, err);
    while (rc == S0_OK && (rc = s0_store_step(history, bind.stmt, &row, err)) == S0_OK && row) {
        digests = s0_store_grown(arena, digests, out->digest_count, &room, sizeof *digests);
        if (digests == NULL)
            rc = s0_fail_memory(err);
        else if ((rc = s0_store_plain(history, arena, bind.stmt, 0, &digests[out->digest_count],
                                      err)) == S0_OK)
            out->digest_count++;
    }
    sqlite3_finalize(bind.stmt);
    out->digests = digests;
    return rc;
}

static s0_code read_row(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt,
                        s0_forgetting *out, s0_error *err)
{
    s0_code rc;

    *out = (s0_forgetting){.id = sqlite3_column_int64(stmt, AT_ID),
                           .run = sqlite3_column_int64(stmt, AT_RUN),
                           .sealed = sqlite3_column_int(stmt, AT_SEALED) != 0};
    if ((rc = s0_store_plain(history, arena, stmt, AT_CYCLE, &out->cycle, err)) != S0_OK ||
        (rc = s0_store_plain(history, arena, stmt, AT_DATE, &out->date, err)) != S0_OK ||
        (rc = s0_store_plain(history, arena, stmt, AT_CHAIN, &out->chain, err)) != S0_OK)
        return rc;
    return read_digests(history, arena, out, err);
}

s0_code s0_history_forgettings(s0_history *history, s0_arena *arena, const s0_forgetting **out,
                               size_t *count, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    s0_forgetting *all = NULL;
    size_t room = 0;
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_FORGETTINGS, &stmt, err);

    *out = NULL;
    *count = 0;
    while (rc == S0_OK && (rc = s0_store_step(history, stmt, &row, err)) == S0_OK && row) {
        all = s0_store_grown(arena, all, *count, &room, sizeof *all);
        if (all == NULL)
            rc = s0_fail_memory(err);
        else if ((rc = read_row(history, arena, stmt, &all[*count], err)) == S0_OK)
            ++*count;
    }
    sqlite3_finalize(stmt);
    *out = all;
    return rc;
}
