/* support.h - a history in a folder of its own, and documents that fit it. */
#ifndef S0_TESTS_HISTORY_SUPPORT_H
#define S0_TESTS_HISTORY_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/text.h"
#include "history/history.h"

typedef struct place {
    s0_arena *arena;
    char folder[64];
    char path[96];
} place;

static inline int make_place(void **state)
{
    place *p = calloc(1, sizeof *p);

    if (p == NULL || (p->arena = s0_arena_new()) == NULL)
        return 1;
    strcpy(p->folder, "/tmp/s0-history-XXXXXX");
    if (mkdtemp(p->folder) == NULL)
        return 1;
    snprintf(p->path, sizeof p->path, "%s/history.db", p->folder);
    *state = p;
    return 0;
}

static inline void empty_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char path[400];

        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.')
            unlink(path);
    }
    if (dir != NULL)
        closedir(dir);
}

static inline int drop_place(void **state)
{
    place *p = *state;

    empty_folder(p->folder);
    rmdir(p->folder);
    s0_arena_free(p->arena);
    free(p);
    return 0;
}

static inline s0_source source_of(place *p, const char *path, const char *text)
{
    s0_source out;

    assert_int_equal(s0_source_make(&out, p->arena, path, text, strlen(text), NULL), S0_OK);
    return out;
}

/* Two inputs: one that changes with `seed`, one that never does. */
static inline s0_bundle inputs_of(place *p, int seed)
{
    s0_source *items = s0_alloc_n(p->arena, 2, sizeof *items);
    s0_bundle out;

    items[0] = source_of(p, "evidence/accounts.csv",
                         s0_textf(p->arena, "person,account\np%d,a%d\n", seed, seed));
    items[1] = source_of(p, "organization.yaml", "name: Example\n");
    assert_int_equal(s0_bundle_make(&out, items, 2, NULL), S0_OK);
    return out;
}

/* What the history looks at in a document, and some text. */
static inline s0_source document_of(place *p, const char *cycle, int run, const s0_bundle *inputs,
                                    const char *text)
{
    return source_of(
        p, "document.json",
        s0_textf(p->arena,
                 "{\"schema\": 1, \"cycle\": {\"name\": \"%s\", \"run\": %d, \"date\": "
                 "\"2026-11-0%d\"}, \"inputs\": [{\"path\": \"%s\", \"sha256\": "
                 "\"%s\"}], \"remarks\": [\"%s\"], \"inputs_digest\": \"digest %d\"}\n",
                 cycle, run, run, inputs->items[0].path, inputs->items[0].sha256, text, run));
}

static inline s0_history *open_history(const char *path)
{
    s0_history *history = NULL;
    s0_error err = {0};

    if (s0_history_open(&history, path, true, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    assert_non_null(history);
    return history;
}

static inline s0_code try_append(place *p, s0_history *history, const char *head, const char *cycle,
                                 int run, int seed, bool seal, const s0_run **out, s0_error *err)
{
    s0_bundle inputs = inputs_of(p, seed);
    s0_source document = document_of(p, cycle, run, &inputs, "as it was");

    return s0_history_append(history, p->arena, head, cycle, s0_textf(p->arena, "2026-11-0%d", run),
                             s0_textf(p->arena, "digest %d", run), &document, &inputs, seal, out,
                             err);
}

static inline const s0_run *append(place *p, s0_history *history, const char *head,
                                   const char *cycle, int run, int seed)
{
    const s0_run *out = NULL;
    s0_error err = {0};

    if (try_append(p, history, head, cycle, run, seed, false, &out, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    assert_non_null(out);
    return out;
}

/* Two cycles: 2026-H1 with one run, 2026-H2 with two. The head. */
static inline const char *make_history(place *p)
{
    s0_history *history = open_history(p->path);
    const s0_run *run = append(p, history, "", "2026-H1", 1, 1);

    run = append(p, history, run->chain, "2026-H2", 1, 2);
    run = append(p, history, run->chain, "2026-H2", 2, 3);
    s0_history_close(history);
    return run->chain;
}

/* Change the file as a stranger would. */
static inline void tamper(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

/* The one number that a query gives. */
static inline int64_t number(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    int64_t out;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    out = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return out;
}

/* The whole file, or NULL. */
static inline char *bytes_of(place *p, const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    struct stat st;
    char *bytes = NULL;

    if (file == NULL)
        return NULL;
    assert_int_equal(fstat(fileno(file), &st), 0);
    bytes = s0_alloc(p->arena, (size_t)st.st_size + 1);
    *size = fread(bytes, 1, (size_t)st.st_size, file);
    assert_int_equal(*size, st.st_size);
    fclose(file);
    return bytes;
}

static inline void write_bytes(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static inline s0_code verify(place *p, const char *head, s0_faults *faults)
{
    s0_history *history = NULL;
    s0_error err = {0};
    s0_code rc = s0_history_open(&history, p->path, false, &err);

    if (rc == S0_OK && history != NULL)
        rc = s0_history_verify(history, p->arena, head, NULL, faults, &err);
    else if (rc != S0_OK)
        s0_faults_add(faults, &err);
    s0_history_close(history);
    return rc;
}

#endif
