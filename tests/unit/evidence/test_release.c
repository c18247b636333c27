/* test_release.c - evidence whose files were given back while it was loaded: the same cells and
 * places as of files that stay, and errors that show their lines all the same. */
#include <stdio.h>
#include <unistd.h>

#include "evidence/workspace.h"
#include "loaded.h"

#define ROWS 60000
#define SPLIT                                                                                      \
    40000 /* the row with a line break in it; the rows behind it stand a line further on */

typedef struct large {
    loaded of;
    char root[64];
    char *text;
} large;

/* `person,left_on,note` of many leavers; `last` stands at the end. */
static char *table_text(s0_arena *arena, const char *last)
{
    s0_buf out = s0_buf_in(arena);

    s0_put(&out, "note,person,left_on\n");
    for (int i = 0; i < ROWS; i++)
        s0_putf(&out, "%s,p%d,2026-01-%02d\n",
                i == SPLIT ? "\"two\nlines\"" : "of no further interest", i, i % 28 + 1);
    s0_put(&out, last);
    assert_non_null(s0_buf_text(&out));
    assert_true(out.size > 2 * S0_LARGE);
    return out.text;
}

static void write_table(const large *l, const char *text)
{
    assert_int_equal(s0_file_write(s0_textf(l->of.arena, "%s/evidence/leavers.csv", l->root), text,
                                   strlen(text), NULL),
                     S0_OK);
}

static int make(void **state)
{
    large *l = calloc(1, sizeof *l);
    s0_source words = source_of("catalog/vocabulary.yaml", small_vocabulary);
    s0_bundle catalog;

    strcpy(l->root, "/tmp/s0-release-XXXXXX");
    l->of.arena = s0_arena_new();
    assert_non_null(mkdtemp(l->root));
    assert_int_equal(s0_folder_make(s0_textf(l->of.arena, "%s/evidence", l->root), NULL), S0_OK);
    assert_int_equal(
        s0_file_write(s0_textf(l->of.arena, "%s/organization.yaml", l->root), "", 0, NULL), S0_OK);
    assert_int_equal(s0_bundle_make(&catalog, &words, 1, NULL), S0_OK);
    assert_int_equal(s0_vocabulary_load(&l->of.vocabulary, l->of.arena, &catalog, NULL), S0_OK);
    *state = l;
    return 0;
}

static int drop(void **state)
{
    large *l = *state;
    char command[128];

    snprintf(command, sizeof command, "rm -rf '%s'", l->root);
    assert_int_equal(system(command), 0);
    unload(&l->of);
    free(l);
    return 0;
}

/* Read the folder and load it. */
static void load_large(large *l, const char *last)
{
    l->text = table_text(l->of.arena, last);
    write_table(l, l->text);
    assert_int_equal(s0_workspace_read(&l->of.bundle, l->of.arena, l->root, &l->of.faults), S0_OK);
    l->of.rc = s0_evidence_load(&l->of.evidence, l->of.arena, &l->of.bundle, l->of.vocabulary,
                                &l->of.faults);
}

static const s0_source *table_source(const large *l)
{
    return s0_bundle_get(&l->of.bundle, "evidence/leavers.csv");
}

static bool is_given_back(const large *l)
{
    const s0_source *source = table_source(l);

    return memcmp(source->text + source->size / 2, l->text + source->size / 2, 1000) != 0;
}

static const char *line_of(const large *l, size_t row, const char *column)
{
    const s0_table *table = table_of(&l->of, "leavers");
    char *text = s0_alloc(l->of.arena, 256);

    s0_mark_text(s0_table_line(table, row, column_of(table, column)), text, 256);
    return text;
}

static void cells_stay_and_lines_need_no_bytes(void **state)
{
    large *l = *state;

    load_large(l, "");
    assert_int_equal(l->of.rc, S0_OK);
    assert_true(is_given_back(l));
    assert_int_equal(s0_table_rows(table_of(&l->of, "leavers")), ROWS);
    assert_string_equal(cell_of(&l->of, "leavers", 31234, "person"), "p31234");
    assert_string_equal(cell_of(&l->of, "leavers", 31234, "left_on"), "2026-01-15");
    assert_string_equal(line_of(l, 0, "person"), "evidence/leavers.csv:2");
    assert_string_equal(line_of(l, 31234, "person"), "evidence/leavers.csv:31236");
    assert_string_equal(line_of(l, SPLIT, "person"), "evidence/leavers.csv:40003");
    assert_string_equal(line_of(l, SPLIT, "left_on"), "evidence/leavers.csv:40003");
    assert_string_equal(line_of(l, SPLIT + 1, "person"), "evidence/leavers.csv:40004");
    assert_true(is_given_back(l));
}

static void what_was_given_back_is_loaded_again(void **state)
{
    large *l = *state;

    load_large(l, "");
    assert_true(is_given_back(l));
    for (int changed = 0; changed < 2; changed++) {
        l->of.evidence = NULL;
        l->text[SPLIT] ^= (char)changed;
        write_table(l, l->text);
        l->of.rc = s0_evidence_load(&l->of.evidence, l->of.arena, &l->of.bundle, l->of.vocabulary,
                                    &l->of.faults);
        if (changed) {
            assert_fault(&l->of, "evidence/leavers.csv", "changed while the audit ran",
                         "run it again when nobody writes the file");
            continue;
        }
        assert_int_equal(l->of.rc, S0_OK);
        assert_int_equal(s0_table_rows(table_of(&l->of, "leavers")), ROWS);
        assert_string_equal(cell_of(&l->of, "leavers", 31234, "person"), "p31234");
        assert_true(is_given_back(l));
    }
}

/* Every line is the one that counting the bytes gives. */
static void a_place_reads_the_file_again(void **state)
{
    large *l = *state;
    const s0_table *table;
    size_t column;

    load_large(l, "");
    assert_int_equal(l->of.rc, S0_OK);
    assert_string_equal(place_of(&l->of, "leavers", 31234, "left_on"),
                        "evidence/leavers.csv:31236:31");
    assert_false(is_given_back(l));
    table = table_of(&l->of, "leavers");
    column = column_of(table, "left_on");
    for (size_t row = 0; row<ROWS; row += row> SPLIT - 5 && row < SPLIT + 5 ? 1 : 97) {
        s0_mark mark = s0_table_mark(table, row, column);

        assert_int_equal(s0_table_line(table, row, column).line, mark.line);
        assert_int_equal(s0_table_line(table, row, column).column, 0);
        assert_memory_equal(table_source(l)->text, l->text, 100);
    }
}

static void a_place_in_a_file_that_changed_is_its_line(void **state)
{
    large *l = *state;

    load_large(l, "");
    l->text[SPLIT] ^= 1;
    write_table(l, l->text);
    assert_string_equal(place_of(&l->of, "leavers", 31234, "left_on"),
                        "evidence/leavers.csv:31236");
}

static void a_doubled_key_is_shown_after_its_file_was_given_back(void **state)
{
    large *l = *state;

    load_large(l, "again,p31234,2026-01-01\n");
    assert_fault(&l->of, "evidence/leavers.csv:60003:7",
                 "leavers has two rows \"p31234\"; the first is evidence/leavers.csv:31236:24", "");
    assert_string_equal(l->of.faults.items[0].line, "again,p31234,2026-01-01");
    assert_int_equal(l->of.faults.items[0].caret, 6);
}

static void a_bad_cell_far_behind_shows_its_line_and_reading_goes_on(void **state)
{
    large *l = *state;

    load_large(l, "bad,q1,2026-02-30\nbad,q2,2026-02-31\nfine,q3,2026-02-01\nbad,q4,soon\n");
    assert_int_equal(l->of.rc, S0_EINPUT);
    assert_int_equal(l->of.faults.count, 3);
    assert_string_equal(l->of.faults.items[0].where, "evidence/leavers.csv:60003:8");
    assert_string_equal(l->of.faults.items[0].line, "bad,q1,2026-02-30");
    assert_string_equal(l->of.faults.items[2].where, "evidence/leavers.csv:60006:8");
    assert_string_equal(l->of.faults.items[2].line, "bad,q4,soon");
    assert_int_equal(l->of.faults.items[2].caret, 7);
}

int main(void)
{
#define ON_A_LARGE_FILE(test) cmocka_unit_test_setup_teardown(test, make, drop)
    const struct CMUnitTest tests[] = {
        ON_A_LARGE_FILE(cells_stay_and_lines_need_no_bytes),
        ON_A_LARGE_FILE(what_was_given_back_is_loaded_again),
        ON_A_LARGE_FILE(a_place_reads_the_file_again),
        ON_A_LARGE_FILE(a_place_in_a_file_that_changed_is_its_line),
        ON_A_LARGE_FILE(a_doubled_key_is_shown_after_its_file_was_given_back),
        ON_A_LARGE_FILE(a_bad_cell_far_behind_shows_its_line_and_reading_goes_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
