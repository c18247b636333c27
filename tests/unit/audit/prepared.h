/* prepared.h - for tests: the program's own catalogue and vocabulary, and a workspace made
 * of a few texts. Tests run in the source root, where catalog/ lies. */
#ifndef S0_TEST_PREPARED_H
#define S0_TEST_PREPARED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cmocka_all.h"
#include "evidence/evidence.h"
#include "model/catalog.h"
#include "source.h"

#define MOST_SOURCES 40

/* A bundle over pairs of path and text, ended by NULL, and hashed. */
static inline s0_bundle bundle_of(s0_arena *arena, const char *const *pairs)
{
    s0_source *items = s0_alloc_n(arena, MOST_SOURCES, sizeof *items);
    s0_bundle bundle = {0};
    size_t count = 0;

    for (; pairs[0] != NULL; pairs += 2) {
        assert_true(count < MOST_SOURCES);
        assert_int_equal(
            s0_source_make(&items[count++], arena, pairs[0], pairs[1], strlen(pairs[1]), NULL),
            S0_OK);
    }
    assert_int_equal(s0_bundle_make(&bundle, items, count, NULL), S0_OK);
    return bundle;
}

#define BUNDLE(arena, ...) bundle_of((arena), (const char *const[]){__VA_ARGS__, NULL, NULL})

/* The files of catalog/ as they lie in the source, with `more` beside them (NULL: none). */
static inline s0_bundle catalog_files(s0_arena *arena, const s0_bundle *more)
{
    s0_source *items = s0_alloc_n(arena, MOST_SOURCES, sizeof *items);
    s0_bundle bundle = {0};
    const char **paths = NULL;
    size_t count = 0, used = 0;

    assert_int_equal(s0_folder_list(&paths, &count, arena, ".", "catalog", NULL), S0_OK);
    for (size_t i = 0; i < count; i++) {
        char path[256];

        snprintf(path, sizeof path, "%s%s", strncmp(paths[i], "catalog/", 8) == 0 ? "" : "catalog/",
                 paths[i]);
        assert_true(used < MOST_SOURCES);
        assert_int_equal(
            s0_file_read(&items[used++], arena, ".", s0_text_dup(arena, path), 0, NULL), S0_OK);
    }
    for (size_t i = 0; more != NULL && i < more->count; i++)
        items[used++] = more->items[i];
    assert_int_equal(s0_bundle_make(&bundle, items, used, NULL), S0_OK);
    return bundle;
}

/* What most tests need, made once. */
typedef struct ground {
    s0_arena *arena;
    s0_bundle built_in;
    s0_catalog *catalog;
    s0_vocabulary *vocabulary;
} ground;

static inline void ground_make(ground *g)
{
    s0_error err = {0};

    g->arena = s0_arena_new();
    g->built_in = catalog_files(g->arena, NULL);
    if (s0_catalog_load(&g->catalog, g->arena, &g->built_in, &err) != S0_OK ||
        s0_vocabulary_load(&g->vocabulary, g->arena, &g->built_in, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
}

/* Evidence that must load, from a bundle that lives in the ground's arena. */
static inline s0_evidence *evidence_of(const ground *g, s0_bundle bundle)
{
    s0_bundle *kept = s0_alloc(g->arena, sizeof *kept);
    s0_evidence *evidence = NULL;
    s0_faults faults = {0};

    *kept = bundle;
    if (s0_evidence_load(&evidence, g->arena, kept, g->vocabulary, &faults) != S0_OK)
        fail_msg("%s: %s", faults.count > 0 ? faults.items[0].where : "",
                 faults.count > 0 ? faults.items[0].message : "no fault was named");
    s0_faults_free(&faults);
    return evidence;
}

#define EVIDENCE(g, ...) evidence_of((g), BUNDLE((g)->arena, __VA_ARGS__))

/* An origin for every file, collected on the day of the audit. */
#define SOURCES                                                                                    \
    "evidence/sources.yaml", "default: {source: test, collected: 2026-06-30, by: test}\n"

static inline s0_day day_of(const char *text)
{
    s0_date date;

    assert_true(s0_date_read(text, strlen(text), &date));
    return date.first;
}

#endif
