/* loaded.h - for tests: evidence made of a few texts, over the small vocabulary. */
#ifndef S0_TEST_LOADED_H
#define S0_TEST_LOADED_H

#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "evidence/evidence.h"
#include "small_vocabulary.h"
#include "source.h"

#define MOST_FILES 8

typedef struct loaded {
    s0_arena *arena;
    s0_vocabulary *vocabulary;
    s0_source items[MOST_FILES];
    s0_bundle bundle;
    s0_evidence *evidence; /* NULL when loading failed */
    s0_faults faults;
    s0_code rc;
} loaded;

static inline void unload(loaded *of)
{
    s0_faults_free(&of->faults);
    s0_arena_free(of->arena);
}

/* Load pairs of path and text, ended by NULL. The order of the pairs does not matter. */
static inline void load(loaded *of, const char *const *pairs)
{
    s0_source words;
    s0_bundle catalog;
    size_t count = 0;

    memset(of, 0, sizeof *of);
    of->arena = s0_arena_new();
    words = source_of("catalog/vocabulary.yaml", small_vocabulary);
    assert_int_equal(s0_bundle_make(&catalog, &words, 1, NULL), S0_OK);
    assert_int_equal(s0_vocabulary_load(&of->vocabulary, of->arena, &catalog, NULL), S0_OK);
    for (; pairs[0] != NULL; pairs += 2) {
        assert_true(count < MOST_FILES);
        of->items[count++] = source_of(pairs[0], pairs[1]);
    }
    assert_int_equal(s0_bundle_make(&of->bundle, of->items, count, NULL), S0_OK);
    of->rc = s0_evidence_load(&of->evidence, of->arena, &of->bundle, of->vocabulary, &of->faults);
}

#define LOAD(of, ...) load((of), (const char *const[]){__VA_ARGS__, NULL, NULL})

/* Load what must load. */
#define LOAD_FINE(of, ...)                                                                         \
    do {                                                                                           \
        LOAD((of), __VA_ARGS__);                                                                   \
        if ((of)->faults.count > 0)                                                                \
            fail_msg("%s: %s", (of)->faults.items[0].where, (of)->faults.items[0].message);        \
        assert_int_equal((of)->rc, S0_OK);                                                         \
    } while (0)

static inline const s0_table *table_of(const loaded *of, const char *name)
{
    const s0_table *table = s0_evidence_table(of->evidence, name);

    if (table == NULL)
        fail_msg("there is no table %s", name);
    return table;
}

static inline size_t column_of(const s0_table *table, const char *name)
{
    int column = s0_table_column(table, name);

    if (column < 0)
        fail_msg("there is no column %s", name);
    return (size_t)column;
}

/* A cell as people read it. */
static inline const char *cell_of(const loaded *of, const char *name, size_t row,
                                  const char *column)
{
    const s0_table *table = table_of(of, name);
    s0_cell cell = s0_table_cell(table, row, column_of(table, column));
    s0_buf buf = s0_buf_in(of->arena);

    s0_cell_text(&buf, &cell);
    return s0_buf_text(&buf);
}

/* The place of a cell: "evidence/leavers.csv:2:1". */
static inline const char *place_of(const loaded *of, const char *name, size_t row,
                                   const char *column)
{
    const s0_table *table = table_of(of, name);
    char *text = s0_alloc(of->arena, 256);

    s0_mark_text(s0_table_mark(table, row, column_of(table, column)), text, 256);
    return text;
}

static inline const char *fact_of(const loaded *of, const char *name)
{
    const s0_fact *fact = s0_evidence_fact(of->evidence, name);
    s0_buf buf = s0_buf_in(of->arena);

    if (fact == NULL)
        return NULL;
    s0_cell_text(&buf, &fact->cell);
    return s0_buf_text(&buf);
}

/* The only fault there is, word for word. `hint` "": none. */
static inline void assert_fault(const loaded *of, const char *where, const char *message,
                                const char *hint)
{
    assert_int_equal(of->rc, S0_EINPUT);
    assert_null(of->evidence);
    assert_true(of->faults.count > 0);
    assert_string_equal(of->faults.items[0].where, where);
    assert_string_equal(of->faults.items[0].message, message);
    assert_string_equal(of->faults.items[0].hint, hint);
    if (of->faults.count > 1)
        fail_msg("a second fault: %s: %s", of->faults.items[1].where, of->faults.items[1].message);
}

#endif
