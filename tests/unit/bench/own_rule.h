/* own_rule.h - a rule of one's own, loaded beside the built-in ones as in a workspace. */
#ifndef S0_TESTS_BENCH_OWN_RULE_H
#define S0_TESTS_BENCH_OWN_RULE_H

#include <string.h>

#include "base/file.h"
#include "bench/bench.h"
#include "cmocka_all.h"

#define MOST_SOURCES 200

static s0_arena *arena;
static s0_bundle built_in;

/* Every file below `folder` of the source root. */
static inline size_t take(s0_source *items, size_t used, const char *folder)
{
    const char **paths = NULL;
    size_t count = 0;

    assert_int_equal(s0_folder_list(&paths, &count, arena, ".", folder, NULL), S0_OK);
    for (size_t i = 0; i < count; i++) {
        assert_true(used < MOST_SOURCES);
        assert_int_equal(s0_file_read(&items[used++], arena, ".", paths[i], 0, NULL), S0_OK);
    }
    return used;
}

static inline int set_up(void **state)
{
    s0_source *items;
    size_t used;

    (void)state;
    arena = s0_arena_new();
    items = s0_alloc_n(arena, MOST_SOURCES, sizeof *items);
    used = take(items, 0, "catalog");
    used = take(items, used, "lua");
    used = take(items, used, "rules/clauses");
    assert_int_equal(s0_bundle_make(&built_in, items, used, NULL), S0_OK);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* The built-in clauses' rules and the own one of `text` (NULL: none). */
static inline const s0_books *load(const char *text)
{
    s0_books *books = s0_alloc(arena, sizeof *books);
    s0_bundle *workspace = s0_alloc(arena, sizeof *workspace);
    s0_source *item = s0_alloc(arena, sizeof *item);
    s0_error err = {0};

    if (text != NULL) {
        assert_int_equal(s0_source_make(item, arena, "rules/x.lua", text, strlen(text), NULL),
                         S0_OK);
        assert_int_equal(s0_bundle_make(workspace, item, 1, NULL), S0_OK);
    }
    if (s0_books_load(books, arena, &built_in, text != NULL ? workspace : NULL, NULL, true, &err) !=
        S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return books;
}

#endif
