/* verify.c - proof that nothing recorded was altered: the file's own structure first, then
 * what was put into it. A part that cannot go on (a damaged page) is a fault itself, and
 * the other parts are still tried. */
#include "history/store.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void s0_verify_fault(s0_verify *check, const char *fmt, ...)
{
    char text[512];
    s0_error fault = {0};
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    s0_fail(&fault, S0_ESTORE, s0_store_mark(check->history), "%s", text);
    s0_faults_add(check->faults, &fault);
}

/* SQLite's own look at pages, indexes and constraints; what it finds is a fault if `tell`. */
static s0_code look_at_structure(s0_verify *check, bool tell, bool *sound, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = false;
    s0_code rc = s0_store_prepare(check->history, S0_SQL_INTEGRITY, &stmt, err);

    *sound = true;
    while (rc == S0_OK && (rc = s0_store_step(check->history, stmt, &row, err)) == S0_OK && row) {
        const char *text = (const char *)sqlite3_column_text(stmt, 0);

        if (text != NULL && strcmp(text, "ok") == 0)
            continue;
        *sound = false;
        if (tell)
            s0_verify_fault(check, "the file is damaged: %.400s", text != NULL ? text : "");
    }
    sqlite3_finalize(stmt);
    return rc;
}

/* SQLite words a page for which memory was short like one that is damaged. So what is wrong has to
 * be so twice before anybody is told to look for a forger. */
static s0_code verify_structure(s0_verify *check, s0_error *err)
{
    bool sound = false;
    s0_code rc = look_at_structure(check, false, &sound, err);

    return rc == S0_OK && !sound ? look_at_structure(check, true, &sound, err) : rc;
}

static s0_code verify_references(s0_verify *check, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = false;
    s0_code rc = s0_store_prepare(check->history, S0_SQL_FOREIGN, &stmt, err);

    while (rc == S0_OK && (rc = s0_store_step(check->history, stmt, &row, err)) == S0_OK && row) {
        const char *from = (const char *)sqlite3_column_text(stmt, 0);
        const char *to = (const char *)sqlite3_column_text(stmt, 2);

        s0_verify_fault(check, "a line of \"%.60s\" belongs to none of \"%.60s\"",
                        from != NULL ? from : "", to != NULL ? to : "");
    }
    sqlite3_finalize(stmt);
    return rc;
}

/* Cycles follow one another: each has runs, one behind the other. */
static s0_code verify_cycles(s0_verify *check, s0_error *err)
{
    sqlite3_stmt *stmt = NULL;
    int64_t last = 0;
    bool row = false;
    s0_code rc = s0_store_prepare(check->history, S0_SQL_CYCLES, &stmt, err);

    while (rc == S0_OK && (rc = s0_store_step(check->history, stmt, &row, err)) == S0_OK && row) {
        const char *name = (const char *)sqlite3_column_text(stmt, 1);
        int64_t count = sqlite3_column_int64(stmt, 2);
        int64_t first = sqlite3_column_int64(stmt, 3), newest = sqlite3_column_int64(stmt, 4);

        if (count == 0)
            s0_verify_fault(check, "the cycle \"%.100s\" has no run", name != NULL ? name : "");
        else if (first <= last || newest - first + 1 != count)
            s0_verify_fault(check, "the runs of \"%.100s\" do not stand together in their order",
                            name != NULL ? name : "");
        last = count > 0 ? newest : last;
    }
    sqlite3_finalize(stmt);
    return rc;
}

/* A part that failed is a fault; only memory ends the whole. */
static bool go_on(s0_verify *check, s0_code rc, const s0_error *fault)
{
    if (rc != S0_OK && rc != S0_ENOMEM)
        s0_faults_add(check->faults, fault);
    return rc != S0_ENOMEM;
}

/* All parts, at one moment of the file that somebody holds. False: memory is short. */
static bool verify_parts(s0_verify *check, const char *head)
{
    s0_error fault = {0};

    return go_on(check, verify_structure(check, &fault), &fault) &&
           go_on(check, verify_references(check, &fault), &fault) &&
           go_on(check, verify_cycles(check, &fault), &fault) &&
           go_on(check, s0_verify_runs(check, head, &fault), &fault) &&
           go_on(check, s0_verify_blobs(check, &fault), &fault);
}

static bool verify_all(s0_verify *check, const char *head)
{
    s0_error fault = {0};
    bool done =
        go_on(check, s0_history_hold(check->history, &fault), &fault) && verify_parts(check, head);

    if (!sqlite3_get_autocommit(check->history->db))
        (void)s0_store_run(check->history, S0_SQL_ROLLBACK, NULL);
    return done;
}

s0_code s0_history_verify(s0_history *history, s0_arena *arena, const char *head,
                          s0_checked *checked, s0_faults *faults, s0_error *err)
{
    s0_verify check = {.history = history, .arena = arena, .faults = faults};
    size_t before = faults->count + faults->lost, found = 0;

    if (!verify_all(&check, head))
        return s0_fail_memory(err);
    if (checked != NULL)
        *checked = check.checked;
    found = faults->count + faults->lost - before;
    if (found == 0)
        return S0_OK;
    return s0_fail(err, S0_ESTORE, s0_store_mark(history),
                   "the history is not as it was recorded: %zu fault%s", found,
                   found == 1 ? "" : "s");
}

s0_code s0_verify_whole(s0_history *history, s0_arena *arena, s0_error *err)
{
    s0_faults faults = {0};
    s0_verify check = {.history = history, .arena = arena, .faults = &faults};
    s0_code rc = S0_OK;

    if (!verify_parts(&check, NULL))
        rc = s0_fail_memory(err);
    else if (faults.count + faults.lost > 0) {
        rc = s0_fail(err, S0_ESTORE, s0_store_mark(history), "%s",
                     faults.count > 0 ? faults.items[0].message : "it has faults");
        s0_hint(err, "history --verify names all that was altered");
    }
    s0_faults_free(&faults);
    return rc;
}
