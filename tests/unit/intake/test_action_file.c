/* test_action_file.c - the register of corrective actions as a file that commands edit: its columns
 * are the vocabulary's, numbers are given on, origins added without touching what people wrote. */
#include "cmocka_all.h"

#include <string.h>

#include "data/csv.h"
#include "intake/action_file.h"

static s0_arena *arena;
static s0_vocabulary *vocabulary;

static int set_up(void **state)
{
    s0_source *source;
    s0_bundle built_in;

    (void)state;
    arena = s0_arena_new();
    source = s0_alloc(arena, sizeof *source);
    assert_int_equal(s0_file_read(source, arena, ".", "catalog/vocabulary.yaml", 0, NULL), S0_OK);
    assert_int_equal(s0_bundle_make(&built_in, source, 1, NULL), S0_OK);
    return s0_vocabulary_load(&vocabulary, arena, &built_in, NULL) != S0_OK;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* The register of a workspace with these two files; NULL: there is none. */
static s0_action_file file_of(const char *actions, const char *sources)
{
    s0_source *items = s0_alloc_n(arena, 2, sizeof *items);
    s0_bundle bundle;
    s0_evidence *evidence = NULL;
    s0_action_file file;
    size_t count = 0;

    if (actions != NULL)
        assert_int_equal(
            s0_source_make(&items[count++], arena, S0_ACTION_FILE, actions, strlen(actions), NULL),
            S0_OK);
    if (sources != NULL)
        assert_int_equal(
            s0_source_make(&items[count++], arena, S0_SOURCES_FILE, sources, strlen(sources), NULL),
            S0_OK);
    assert_int_equal(s0_bundle_make(&bundle, items, count, NULL), S0_OK);
    assert_int_equal(s0_evidence_load(&evidence, arena, &bundle, vocabulary, &(s0_faults){0}),
                     S0_OK);
    assert_int_equal(s0_action_file_open(&file, arena, &bundle, evidence, NULL), S0_OK);
    return file;
}

static void a_new_register_has_the_columns_of_the_vocabulary(void **state)
{
    const s0_action_cell cell = {0, "action", "CA-2026-001"};
    const s0_action_file file = file_of(NULL, NULL);
    s0_buf bytes = s0_buf_in(arena);
    const s0_entry *const *all;
    const s0_csv_cell *header;
    s0_source source;
    s0_csv *csv = NULL;
    size_t width, count, wanted = 0;

    (void)state;
    assert_int_equal(s0_action_file_add(&bytes, &file, &cell, 1, NULL), S0_OK);
    assert_int_equal(s0_source_make(&source, arena, "x", bytes.text, bytes.size, NULL), S0_OK);
    assert_int_equal(s0_csv_open(&csv, arena, &source, NULL, NULL), S0_OK);
    header = s0_csv_header(csv, &width);
    for (size_t i = 0; i < width; i++) {
        const char *name = s0_textf(arena, "actions.%.*s", (int)header[i].size, header[i].text);

        assert_non_null(s0_vocabulary_get(vocabulary, name));
    }
    all = s0_vocabulary_all(vocabulary, &count);
    for (size_t i = 0; i < count; i++)
        wanted += s0_starts_with(all[i]->name, "actions.");
    assert_int_equal(width, wanted);
}

static void numbers_go_on_behind_the_highest_of_the_year(void **state)
{
    const s0_action_file file =
        file_of("action\nCA-2026-007\nCA-2026-3\nCA-2025-099\nCA-2026-x\nK-1\n", NULL);
    const s0_action_file none = file_of(NULL, NULL);

    (void)state;
    assert_string_equal(s0_action_file_next(&file, 2026), "CA-2026-008");
    assert_string_equal(s0_action_file_next(&file, 2025), "CA-2025-100");
    assert_string_equal(s0_action_file_next(&file, 2027), "CA-2027-001");
    assert_string_equal(s0_action_file_next(&none, 2026), "CA-2026-001");
}

#define OURS                                                                                       \
    "actions.csv: {source: \"Register of corrective actions, kept with stage0 action\", "          \
    "collected: 2026-01-02, by: stage0 action}\n"

static void an_origin_is_added_and_others_stay(void **state)
{
    static const struct {
        const char *sources, *out; /* NULL: not changed */
        bool stated;
    } cases[] = {
        {NULL, OURS, false},
        {"", OURS, false},
        {"# nothing yet", "# nothing yet\n" OURS, false},
        {"a.csv: {by: x}\n", "a.csv: {by: x}\n" OURS, false},
        {"default: {source: x, collected: 2026-01-01, by: y}\n", NULL, true},
        {"actions.csv: {source: x}\n", NULL, false}, /* half of one: a person's */
        {"actions.csv: {source: x, collected: 2025-01-01, by: y}\n", NULL, true},
        {"{a.csv: {by: x}}\n", NULL, false}, /* nothing can stand behind it */
        {OURS, NULL, true},                  /* of today */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_action_file file = file_of("action\n", cases[i].sources);
        const char *out = NULL;
        s0_day on;

        assert_true(s0_day_make(2026, 1, 2, &on));
        assert_int_equal(s0_action_file_origin(&out, &file, cases[i].stated, on, NULL), S0_OK);
        if (cases[i].out == NULL)
            assert_null(out);
        else
            assert_string_equal(out, cases[i].out);
    }
}

static void the_day_of_its_own_entry_moves_on_and_never_back(void **state)
{
    const s0_action_file file =
        file_of("action\n", "# ä\n" OURS "b.csv: {collected: 2026-01-02}\n");
    const char *out = NULL;
    s0_day later, before;

    (void)state;
    assert_true(s0_day_make(2026, 3, 4, &later));
    assert_true(s0_day_make(2025, 3, 4, &before));
    assert_int_equal(s0_action_file_origin(&out, &file, true, before, NULL), S0_OK);
    assert_null(out);
    assert_int_equal(s0_action_file_origin(&out, &file, true, later, NULL), S0_OK);
    assert_string_equal(
        out, "# ä\n"
             "actions.csv: {source: \"Register of corrective actions, kept with stage0 action\", "
             "collected: 2026-03-04, by: stage0 action}\n"
             "b.csv: {collected: 2026-01-02}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_register_has_the_columns_of_the_vocabulary),
        cmocka_unit_test(numbers_go_on_behind_the_highest_of_the_year),
        cmocka_unit_test(an_origin_is_added_and_others_stay),
        cmocka_unit_test(the_day_of_its_own_entry_moves_on_and_never_back),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
