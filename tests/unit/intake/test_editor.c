/* test_editor.c - what editors get of the vocabulary: every table, column, fact, own rule and field
 * has its place in templates/stage0.lua, and nothing else has one. */
#include "base/file.h"
#include "cmocka_all.h"
#include "intake/scaffold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static s0_arena *arena;
static s0_bundle built_in;
static s0_vocabulary *vocabulary;
static const char *text;
static size_t fields; /* all that were looked for */

static void take(s0_source *to, const char *path)
{
    assert_int_equal(s0_file_read(to, arena, ".", path, 0, NULL), S0_OK);
}

static int set_up(void **state)
{
    s0_source *items;
    s0_bundle files;

    (void)state;
    arena = s0_arena_new();
    items = s0_alloc_n(arena, 2, sizeof *items);
    take(&items[0], "catalog/vocabulary.yaml");
    take(&items[1], "lua/stage0.lua");
    assert_int_equal(s0_bundle_make(&built_in, items, 2, NULL), S0_OK);
    assert_int_equal(s0_vocabulary_load(&vocabulary, arena, &built_in, NULL), S0_OK);
    assert_int_equal(s0_scaffold_editor(&files, arena, &built_in, vocabulary, NULL), S0_OK);
    assert_int_equal(files.count, 2);
    assert_non_null(s0_bundle_get(&files, ".luarc.json"));
    text = s0_bundle_get(&files, "templates/stage0.lua")->text;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* The text of a class: from behind its head to the empty line after it; "" when there is none. */
static const char *body(const char *class_name)
{
    const char *head = s0_textf(arena, "---@class %s\n", class_name), *at = strstr(text, head);
    const char *end;

    if (at == NULL)
        return "";
    at += strlen(head);
    end = strstr(at, "\n\n");
    return s0_text_copy(arena, at, end != NULL ? (size_t)(end - at) + 1 : strlen(at));
}

static void assert_field(const char *class_name, const char *name, const char *type)
{
    const char *field = s0_textf(arena, "\n---@field %s %s", name, type);

    fields++;
    if (strstr(s0_textf(arena, "\n%s", body(class_name)), field) == NULL)
        fail_msg("class %s has no field \"%s %s\"", class_name, name, type);
}

/* The class that a fact's last name stands in. */
static const char *class_of_fact(const char *name, const char **last)
{
    bool profile = strncmp(name, "profile.", 8) == 0;
    const char *rest = profile ? name + 8 : name, *dot = strrchr(rest, '.');

    *last = dot != NULL ? dot + 1 : rest;
    return s0_textf(arena, "stage0.%s%s%.*s", profile ? "Profile" : "Facts", dot != NULL ? "." : "",
                    dot != NULL ? (int)(dot - rest) : 0, rest);
}

static void every_name_has_its_place(void **state)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(vocabulary, &count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        const char *name = all[i]->name, *dot = strchr(name, '.'), *last;

        switch (all[i]->kind) {
        case S0_ENTRY_TABLE:
            assert_field("stage0.Records", name, s0_textf(arena, "stage0.records.%s", name));
            break;
        case S0_ENTRY_COLUMN:
            assert_field(s0_textf(arena, "stage0.row.%.*s", (int)(dot - name), name), dot + 1, "");
            break;
        case S0_ENTRY_OWN_RULE:
            assert_field("stage0.Own", dot + 1, "stage0.OwnRule");
            break;
        case S0_ENTRY_FACT:
            if (strncmp(name, "own_rules.", 10) == 0) {
                assert_field("stage0.OwnRule", strrchr(name, '.') + 1, "");
                break;
            }
            dot = class_of_fact(name, &last);
            assert_field(dot, last, "");
            break;
        }
    }
    assert_true(fields > 400);
}

/* Lines of the part that is made from the vocabulary that begin with `mark`. */
static size_t lines(const char *mark)
{
    size_t n = 0;

    for (const char *at = strstr(text, "-- The names of the vocabulary."); at != NULL;
         at = strchr(at, '\n') != NULL ? strchr(at, '\n') + 1 : NULL)
        n += strncmp(at, mark, strlen(mark)) == 0 ? 1 : 0;
    return n;
}

static void nothing_else_has_one(void **state)
{
    size_t count, tables = 0, columns = 0, own = 0, facts = 0, own_fields = 0;
    const s0_entry *const *all = s0_vocabulary_all(vocabulary, &count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        bool field = all[i]->kind == S0_ENTRY_FACT && strncmp(all[i]->name, "own_rules.", 10) == 0;

        tables += all[i]->kind == S0_ENTRY_TABLE ? 1 : 0;
        columns += all[i]->kind == S0_ENTRY_COLUMN ? 1 : 0;
        own += all[i]->kind == S0_ENTRY_OWN_RULE ? 1 : 0;
        facts += all[i]->kind == S0_ENTRY_FACT && !field ? 1 : 0;
        own_fields += field ? 1 : 0;
    }
    own_fields /= own;
    /* besides names there is a way down for each class of facts, and `each` of every table */
    assert_int_equal(lines("---@field "), tables + columns + own + facts + own_fields +
                                              lines("---@class stage0.Facts.") +
                                              lines("---@class stage0.Profile.") + tables);
    assert_int_equal(lines("---@class stage0.row."), tables);
    assert_int_equal(lines("---@class stage0.records."), tables);
}

static void each_type_is_one_that_the_definitions_know(void **state)
{
    static const char *const types[] = {"stage0.Date", "stage0.Duration", "stage0.Share",
                                        "stage0.None"};

    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        assert_non_null(strstr(text, s0_textf(arena, "---@class %s\n", types[i])));
    assert_non_null(strstr(text, "---@alias stage0.Condition "));
    assert_field("stage0.row.leavers", "left_on", "stage0.Date ");
    assert_field("stage0.row.accounts", "disabled_on", "stage0.Date|stage0.None ");
    assert_field("stage0.row.accounts", "privileged", "boolean ");
    assert_field("stage0.OwnRule", "within", "stage0.Duration|stage0.None ");
    assert_field("stage0.Profile.certification", "stage",
                 "\"preparing\"|\"stage 1 done\"|\"certified\"|stage0.None ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_has_its_place), cmocka_unit_test(nothing_else_has_one),
        cmocka_unit_test(each_type_is_one_that_the_definitions_know)};

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
