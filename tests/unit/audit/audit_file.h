/* audit_file.h - for tests: tests/grading/audits.yaml, and a workspace out of one of its lines: the
 * base with what the line says in its place. */
#ifndef S0_TEST_AUDIT_FILE_H
#define S0_TEST_AUDIT_FILE_H

#include "audit/audit.h"
#include "case_file.h"

#define AUDIT_FILE "tests/grading/audits.yaml"
#define MOST_FILES 400

static s0_arena *arena;
static const s0_value *root;
static s0_bundle built_in;
static s0_books books;

static void add_folder(s0_source *items, size_t *used, const char *folder)
{
    const char **paths = NULL;
    size_t count = 0;
    s0_error err = {0};

    assert_int_equal(s0_folder_list(&paths, &count, arena, ".", folder, &err), S0_OK);
    for (size_t i = 0; i < count; i++) {
        const char *path = strncmp(paths[i], folder, strlen(folder)) == 0
                               ? paths[i]
                               : s0_textf(arena, "%s/%s", folder, paths[i]);

        assert_true(*used < MOST_FILES);
        assert_int_equal(s0_file_read(&items[(*used)++], arena, ".", path, 0, &err), S0_OK);
    }
}

static int set_up(void **state)
{
    s0_source *items;
    size_t used = 0;
    s0_error err = {0};

    (void)state;
    arena = s0_arena_new();
    root = yaml_of(arena, AUDIT_FILE);
    items = s0_alloc_n(arena, MOST_FILES, sizeof *items);
    add_folder(items, &used, "catalog");
    add_folder(items, &used, "rules");
    add_folder(items, &used, "lua");
    assert_int_equal(s0_bundle_make(&built_in, items, used, NULL), S0_OK);
    if (s0_books_load(&books, arena, &built_in, NULL, NULL, false, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* --- a workspace out of one line
 * -------------------------------------------------------------------
 */

typedef struct workspace {
    s0_arena *arena;
    s0_source items[MOST_SOURCES];
    size_t count;
} workspace;

static void put_file(workspace *w, const char *path, const char *text)
{
    assert_non_null(text);
    assert_true(w->count < MOST_SOURCES);
    assert_int_equal(
        s0_source_make(&w->items[w->count++], w->arena, path, text, strlen(text), NULL), S0_OK);
}

static bool has_item(const s0_value *list, const char *text)
{
    for (size_t i = 0; list != NULL && i < list->as.list.count; i++)
        if (strcmp(list->as.list.items[i]->raw, text) == 0)
            return true;
    return false;
}

/* The base's profile with what the line says in its place. */
static void put_profile(workspace *w, const s0_value *line)
{
    const s0_value *base = s0_value_at(root, "base.profile"), *own = s0_value_get(line, "profile");
    s0_buf out = s0_buf_in(w->arena);

    for (size_t i = 0; i < base->as.map.count; i++) {
        const s0_member *member = &base->as.map.items[i];
        const s0_value *said = s0_value_get(own, member->key);

        s0_putf(&out, "%s: %s\n", member->key, said != NULL ? said->raw : member->value->raw);
    }
    for (size_t i = 0; own != NULL && i < own->as.map.count; i++)
        if (s0_value_get(base, own->as.map.items[i].key) == NULL)
            fail_msg("the base's profile does not have %s", own->as.map.items[i].key);
    put_file(w, "organization.yaml", s0_buf_text(&out));
}

/* Base text with the line's after it. */
static void put_text(workspace *w, const char *path, const s0_value *line, const char *key,
                     const char *before)
{
    const char *more = s0_value_text(s0_value_get(line, key));

    put_file(w, path,
             s0_textf(w->arena, "%s%s\n", before != NULL ? before : "", more != NULL ? more : ""));
}

static void put_table(workspace *w, const s0_value *line, const s0_member *header)
{
    const s0_value *rows = s0_value_get(line, header->key);
    bool in_base = has_item(s0_value_at(root, "base.empty"), header->key);
    s0_buf out = s0_buf_in(w->arena);

    if ((rows == NULL && !in_base) || has_item(s0_value_get(line, "without"), header->key))
        return;
    s0_putf(&out, "%s\n", s0_value_text(header->value));
    for (size_t i = 0; rows != NULL && i < rows->as.list.count; i++)
        s0_putf(&out, "%s\n", s0_value_text(rows->as.list.items[i]));
    put_file(w, s0_textf(w->arena, "evidence/%s.csv", header->key), s0_buf_text(&out));
}

/* All controls as implemented, but for those of which the line has a row of its own. */
static void put_soa(workspace *w, const s0_value *line)
{
    const s0_value *rows = s0_value_get(line, "soa");
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(books.catalog, S0_EDITION_2022, &count);
    s0_buf out = s0_buf_in(w->arena);

    if (has_item(s0_value_get(line, "without"), "soa"))
        return;
    s0_putf(&out, "%s\n", s0_value_text(s0_value_at(root, "base.soa")));
    for (size_t r = 0; rows != NULL && r < rows->as.list.count; r++)
        s0_putf(&out, "%s\n", s0_value_text(rows->as.list.items[r]));
    for (size_t i = 0; i < count; i++) {
        bool own = !all[i].control || has_item(s0_value_get(line, "without"), "other controls");
        size_t size = strlen(all[i].id);

        for (size_t r = 0; rows != NULL && r < rows->as.list.count && !own; r++) {
            const char *row = s0_value_text(rows->as.list.items[r]);

            own = strncmp(row, all[i].id, size) == 0 && row[size] == ',';
        }
        if (!own)
            s0_putf(&out, "%s,yes,risk,implemented,none,ops\n", all[i].id);
    }
    put_file(w, "evidence/soa.csv", s0_buf_text(&out));
}

static const char *of_observation(const s0_value *seen, const char *column)
{
    const s0_value *value = s0_value_get(seen, column);

    if (value == NULL)
        value = s0_value_get(s0_value_at(root, "base.observation"), column);
    return value->raw;
}

static void put_observations(workspace *w, const s0_value *line)
{
    const s0_value *base = s0_value_at(root, "base.observation");
    const s0_value *rows = s0_value_get(line, "seen");
    s0_buf out = s0_buf_in(w->arena);

    if (rows == NULL)
        return;
    for (size_t c = 0; c < base->as.map.count; c++)
        s0_putf(&out, "%s%s", c > 0 ? "," : "", base->as.map.items[c].key);
    for (size_t r = 0; r < rows->as.list.count; r++) {
        const s0_value *seen = rows->as.list.items[r];

        for (size_t i = 0; i < seen->as.map.count; i++)
            if (s0_value_get(base, seen->as.map.items[i].key) == NULL)
                fail_msg("an observation has no column %s", seen->as.map.items[i].key);
        s0_put(&out, "\n");
        for (size_t c = 0; c < base->as.map.count; c++)
            s0_putf(&out, "%s%s", c > 0 ? "," : "",
                    of_observation(seen, base->as.map.items[c].key));
    }
    s0_put(&out, "\n");
    put_file(w, "evidence/observations.csv", s0_buf_text(&out));
}

static inline s0_bundle workspace_of(workspace *w, const s0_value *line, const char *grading)
{
    const s0_value *tables = s0_value_at(root, "base.tables");
    const char *plan = s0_value_text(s0_value_at(root, "base.plan"));
    const char *sources = s0_value_text(s0_value_at(root, "base.sources"));
    s0_bundle bundle = {0};

    put_profile(w, line);
    put_text(w, "audit.yaml", line, "plan",
             s0_textf(w->arena, "%s%s", plan, grading != NULL ? grading : ""));
    put_text(w, "evidence/sources.yaml", line, "sources",
             has_item(s0_value_get(line, "without"), "origin") ? NULL : sources);
    put_text(w, "evidence/facts.yaml", line, "facts", NULL);
    put_soa(w, line);
    put_observations(w, line);
    for (size_t i = 0; i < tables->as.map.count; i++)
        put_table(w, line, &tables->as.map.items[i]);
    assert_int_equal(s0_bundle_make(&bundle, w->items, w->count, NULL), S0_OK);
    return bundle;
}

#endif
