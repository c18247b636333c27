/* read.c - runs, documents and inputs as they were recorded. What is handed out was checked
 * against its digest: a reader never works on something that was altered. */
#include "history/store.h"

#include <stdio.h>
#include <string.h>

enum {
    AT_ID,
    AT_CYCLE,
    AT_RUN,
    AT_DATE,
    AT_DIGEST,
    AT_DOCUMENT,
    AT_CHAIN,
    AT_SEALED,
    AT_INPUTS,
    AT_SEAL,
    AT_HEAD
};

const char *s0_run_text(char *block, size_t size, const s0_run *run)
{
    snprintf(block, size, "run %lld of %.100s", (long long)run->run, run->cycle);
    return block;
}

bool s0_history_can_name(const char *cycle)
{
    for (const char *c = cycle; *c != '\0'; c++)
        if (*c < ' ' || *c > '~' || *c == '/')
            return false;
    return *cycle != '\0' && *cycle != '.' && strlen(cycle) <= 100;
}

s0_code s0_read_run(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt, s0_recorded *out,
                    s0_error *err)
{
    const struct {
        int column;
        const char **to;
    } texts[] = {
        {AT_CYCLE, &out->run.cycle},
        {AT_DATE, &out->run.date},
        {AT_DIGEST, &out->run.inputs_digest},
        {AT_DOCUMENT, &out->run.document_sha256},
        {AT_CHAIN, &out->run.chain},
        {AT_INPUTS, &out->inputs_sha256},
        {AT_SEAL, &out->seal},
        {AT_HEAD, &out->run.head},
    };
    s0_code rc = S0_OK;

    out->run.id = sqlite3_column_int64(stmt, AT_ID);
    out->run.run = sqlite3_column_int64(stmt, AT_RUN);
    out->run.sealed = sqlite3_column_int64(stmt, AT_SEALED) != 0;
    out->seal = NULL;
    for (size_t i = 0; rc == S0_OK && i < sizeof texts / sizeof *texts; i++)
        if (texts[i].column != AT_SEAL || sqlite3_column_type(stmt, AT_SEAL) != SQLITE_NULL)
            rc = s0_store_plain(history, arena, stmt, texts[i].column, texts[i].to, err);
    if (rc == S0_OK && !s0_history_can_name(out->run.cycle))
        rc = s0_fail(err, S0_ESTORE, s0_store_mark(history),
                     "the history is damaged: \"%.120s\" cannot be the name of a cycle",
                     out->run.cycle);
    return rc;
}

/* The one run that a statement gives, or none. */
static s0_code read_one(s0_history *history, s0_arena *arena, s0_sql which, const char *cycle,
                        const s0_run **out, s0_error *err)
{
    s0_bind bind = {0};
    s0_recorded *entry = s0_alloc(arena, sizeof *entry);
    bool row = false;
    s0_code rc = S0_OK;

    *out = NULL;
    if (entry == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_store_prepare(history, which, &bind.stmt, err)) != S0_OK)
        return rc;
    if (cycle != NULL)
        s0_store_bind_text(&bind, ":cycle", cycle);
    if ((rc = s0_store_bound(history, &bind, err)) == S0_OK &&
        (rc = s0_store_step(history, bind.stmt, &row, err)) == S0_OK && row &&
        (rc = s0_read_run(history, arena, bind.stmt, entry, err)) == S0_OK)
        *out = &entry->run;
    sqlite3_finalize(bind.stmt);
    return rc;
}

s0_code s0_history_hold(s0_history *history, s0_error *err)
{
    return s0_store_run(history, S0_SQL_HOLD, err);
}

s0_code s0_history_latest(s0_history *history, s0_arena *arena, const char *cycle,
                          const s0_run **out, s0_error *err)
{
    return read_one(history, arena, cycle != NULL ? S0_SQL_LATEST_OF : S0_SQL_LATEST, cycle, out,
                    err);
}

s0_code s0_history_preceding(s0_history *history, s0_arena *arena, const char *cycle,
                             const s0_run **out, s0_error *err)
{
    return read_one(history, arena, S0_SQL_PRECEDING, cycle, out, err);
}

s0_code s0_read_runs(s0_history *history, s0_arena *arena, s0_recorded **out, size_t *count,
                     s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    s0_recorded *runs = NULL;
    size_t room = 0;
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_RUNS, &stmt, err);

    *count = 0;
    while (rc == S0_OK && (rc = s0_store_step(history, stmt, &row, err)) == S0_OK && row) {
        runs = s0_store_grown(arena, runs, *count, &room, sizeof *runs);
        if (runs == NULL)
            rc = s0_fail_memory(err);
        else if ((rc = s0_read_run(history, arena, stmt, &runs[*count], err)) == S0_OK)
            ++*count;
    }
    sqlite3_finalize(stmt);
    *out = runs;
    return rc;
}

s0_code s0_history_runs(s0_history *history, s0_arena *arena, const s0_run **out, size_t *count,
                        s0_error *err)
{
    s0_recorded *entries = NULL;
    s0_run *runs = NULL;
    s0_code rc = s0_read_runs(history, arena, &entries, count, err);

    *out = NULL;
    if (rc == S0_OK && (runs = s0_alloc_n(arena, *count, sizeof *runs)) == NULL)
        rc = s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < *count; i++)
        runs[i] = entries[i].run;
    *out = runs;
    return rc;
}

s0_code s0_read_document(s0_history *history, s0_arena *arena, const s0_run *run, s0_source *out,
                         s0_error *err)
{
    char name[S0_RUN_ROOM];
    s0_bind bind = {0};
    const char *path = s0_textf(arena, "%s/run-%lld.json", run->cycle, (long long)run->run);
    bool row = false;
    s0_code rc = S0_OK;

    if (path == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_store_prepare(history, S0_SQL_DOCUMENT, &bind.stmt, err)) != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":run", run->id);
    if ((rc = s0_store_bound(history, &bind, err)) == S0_OK &&
        (rc = s0_store_step(history, bind.stmt, &row, err)) == S0_OK) {
        if (row && sqlite3_column_int64(bind.stmt, 0) > S0_DOCUMENT_MAX)
            rc = s0_fail(err, S0_ESTORE, s0_store_mark(history),
                         "the document of %s is too large to be one",
                         s0_run_text(name, sizeof name, run));
        else if (row)
            rc = s0_source_make(out, arena, path, sqlite3_column_blob(bind.stmt, 1),
                                (size_t)sqlite3_column_bytes(bind.stmt, 1), err);
        else
            rc = s0_fail(err, S0_ESTORE, s0_store_mark(history), "there is no %s",
                         s0_run_text(name, sizeof name, run));
    }
    sqlite3_finalize(bind.stmt);
    return rc;
}

s0_code s0_history_document(s0_history *history, s0_arena *arena, const s0_run *run, s0_source *out,
                            s0_error *err)
{
    char name[S0_RUN_ROOM];
    s0_code rc = s0_read_document(history, arena, run, out, err);

    if (rc != S0_OK || strcmp(out->sha256, run->document_sha256) == 0)
        return rc;
    s0_fail(err, S0_ESTORE, s0_store_mark(history), "the document of %s is not the one recorded",
            s0_run_text(name, sizeof name, run));
    s0_hint(err, "history --verify names all that was altered");
    return S0_ESTORE;
}

/* The input that stands in the statement's row. */
static s0_code read_input(s0_history *history, s0_arena *arena, sqlite3_stmt *stmt,
                          const s0_run *run, s0_source *out, s0_error *err)
{
    char name[S0_RUN_ROOM];
    const char *path = NULL, *sha256 = NULL;
    bool memory = false;
    s0_code rc = S0_OK;

    if ((rc = s0_store_text(history, arena, stmt, 0, &path, err)) != S0_OK ||
        (rc = s0_store_text(history, arena, stmt, 1, &sha256, err)) != S0_OK)
        return rc;
    if (sqlite3_column_type(stmt, 3) == SQLITE_NULL) {
        s0_fail(err, S0_ESTORE, s0_store_mark(history), "the input \"%s\" of %s is not kept", path,
                s0_run_text(name, sizeof name, run));
        s0_hint(err, "history --verify says whether it was forgotten");
        return S0_ESTORE;
    }
    if (s0_blob_unpack(out, arena, path, sqlite3_column_blob(stmt, 3),
                       (size_t)sqlite3_column_bytes(stmt, 3), sqlite3_column_int64(stmt, 2), sha256,
                       &memory))
        return S0_OK;
    if (memory)
        return s0_fail_memory(err);
    return s0_fail(err, S0_ESTORE, s0_store_mark(history),
                   "the input \"%s\" of %s is not the one recorded", path,
                   s0_run_text(name, sizeof name, run));
}

s0_code s0_history_inputs(s0_history *history, s0_arena *arena, const s0_run *run, s0_bundle *out,
                          s0_error *err)
{
    s0_bind bind = {0};
    s0_source *items = NULL;
    size_t count = 0, room = 0;
    bool row = false;
    s0_code rc = s0_store_prepare(history, S0_SQL_INPUTS, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":run", run->id);
    rc = s0_store_bound(history, &bind, err);
    while (rc == S0_OK && (rc = s0_store_step(history, bind.stmt, &row, err)) == S0_OK && row) {
        items = s0_store_grown(arena, items, count, &room, sizeof *items);
        if (items == NULL)
            rc = s0_fail_memory(err);
        else if ((rc = read_input(history, arena, bind.stmt, run, &items[count], err)) == S0_OK)
            count++;
    }
    sqlite3_finalize(bind.stmt);
    return rc == S0_OK ? s0_bundle_make(out, items, count, err) : rc;
}
