/* test_csv_edit.c - cells of a CSV file change and all other bytes stay. */
#include "cmocka_all.h"

#include <string.h>

#include "data/csv_edit.h"
#include "source.h"

static s0_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = s0_arena_new();
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* The changed file, or "refused: MESSAGE". */
static const char *edited(const char *text, char separator, const s0_csv_edit *edit)
{
    s0_csv_options options = {.separator = separator};
    s0_buf out = s0_buf_in(arena);
    s0_error err = {0};

    if (s0_csv_edit_apply(&out, arena, source_in(arena, "t.csv", text, strlen(text)), &options,
                          edit, &err) != S0_OK)
        return s0_textf(arena, "refused: %s", err.message);
    return s0_buf_text(&out);
}

#define BOM "\xEF\xBB\xBF"

static void nothing_to_change_changes_nothing(void **state)
{
    static const char *const files[] = {
        "a,b\n1,2\n",
        "a,b\n1,2",
        BOM "a,b\r\n\"1\",\"x \"\"y\"\"\r\nz\"\r\n\r\n ,2 \r\n",
        "\n\na,b\n\n1,2\n\n\n",
        "a\n1\n\n2\n",
        "a\n\n",
        "\"a\",\"b\"\n",
        "a,b",
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_string_equal(edited(files[i], 0, &(s0_csv_edit){0}), files[i]);
}

static void one_cell_changes_alone(void **state)
{
    static const struct {
        const char *text;
        s0_csv_set set;
        const char *out;
    } cases[] = {
        {"a,b\n1,2\n3,4\n", {0, 1, "x"}, "a,b\n1,x\n3,4\n"},
        {"a,b\n1,2\n3,4", {1, 1, "x"}, "a,b\n1,2\n3,x"},
        {"a,b\n1,\n", {0, 1, "x"}, "a,b\n1,x\n"},
        {"a,b\n1,2\n", {0, 0, ""}, "a,b\n,2\n"},
        {"a,b\n\"1\",\"2\"\n", {0, 0, "x"}, "a,b\n\"x\",\"2\"\n"},
        {"a,b\n\"1\",\"2\"\n", {0, 0, ""}, "a,b\n,\"2\"\n"},
        {"a,b\n1,\"2,\n3\"\n4,5\n", {1, 0, "x"}, "a,b\n1,\"2,\n3\"\nx,5\n"},
        {"a,b\r\n\r\n1,2\r\n", {0, 1, "x"}, "a,b\r\n\r\n1,x\r\n"},
        {BOM "a,b\n1,2\n", {0, 0, "x"}, BOM "a,b\nx,2\n"},
        {"a\n1\n\n2\n", {1, 0, "x"}, "a\n1\nx\n2\n"},
        {"a\n1\n", {0, 0, ""}, "a\n\"\"\n"},
        /* text that needs quotes gets them, and what looks like a formula stays as it is */
        {"a,b\n1,2\n", {0, 0, "x,y"}, "a,b\n\"x,y\",2\n"},
        {"a,b\n1,2\n", {0, 0, "x\ny"}, "a,b\n\"x\ny\",2\n"},
        {"a,b\n1,2\n", {0, 0, "say \"x\""}, "a,b\n\"say \"\"x\"\"\",2\n"},
        {"a,b\n1,2\n", {0, 0, " x"}, "a,b\n\" x\",2\n"},
        {"a,b\n1,2\n", {0, 0, "=1+1"}, "a,b\n=1+1,2\n"},
        {"a,b\n1,2\n", {0, 0, "Prüfung"}, "a,b\nPrüfung,2\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            edited(cases[i].text, 0, &(s0_csv_edit){.sets = &cases[i].set, .set_count = 1}),
            cases[i].out);
}

static void another_separator_is_kept(void **state)
{
    const s0_csv_set sets[] = {{0, 0, "x;y"}, {0, 1, "x,y"}};
    const char *const added[] = {"1", "a;b"};
    const s0_csv_edit edit = {.sets = sets, .set_count = 2, .added = added};

    (void)state;
    assert_string_equal(edited("a;b\n1;2\n", ';', &edit), "a;b\n\"x;y\";x,y\n1;\"a;b\"\n");
}

static void a_row_is_added_behind_the_last(void **state)
{
    const char *const added[] = {"3", "4"};
    const s0_csv_edit edit = {.added = added};

    (void)state;
    assert_string_equal(edited("a,b\n1,2\n", 0, &edit), "a,b\n1,2\n3,4\n");
    assert_string_equal(edited("a,b\n1,2", 0, &edit), "a,b\n1,2\n3,4\n");
    assert_string_equal(edited("a,b\r\n1,2\r\n", 0, &edit), "a,b\r\n1,2\r\n3,4\r\n");
    assert_string_equal(edited("a,b", 0, &edit), "a,b\n3,4\n");
}

static void a_column_is_added_behind_the_last(void **state)
{
    const char *const columns[] = {"c"};
    const char *const added[] = {"5", "6", "7"};
    const s0_csv_set set = {0, 2, "x"};
    const s0_csv_edit edit = {
        .columns = columns, .column_count = 1, .sets = &set, .set_count = 1, .added = added};

    (void)state;
    assert_string_equal(edited("a,b\r\n1,2\r\n\r\n3,\"4\"\r\n", 0, &edit),
                        "a,b,c\r\n1,2,x\r\n\r\n3,\"4\",\r\n5,6,7\r\n");
    /* an empty line of one column was a row, and stays one */
    assert_string_equal(
        edited("a\n1\n\n", 0, &(s0_csv_edit){.columns = columns, .column_count = 1}),
        "a,c\n1,\n\"\",\n");
}

static void what_cannot_be_done_is_refused(void **state)
{
    const s0_csv_set row = {1, 0, "x"}, column = {0, 2, "x"}, bytes = {0, 0, "\xff"};

    (void)state;
    assert_string_equal(edited("a,b\n1,2\n", 0, &(s0_csv_edit){.sets = &row, .set_count = 1}),
                        "refused: there is no cell to change in row 2, column 1");
    assert_string_equal(edited("a,b\n1,2\n", 0, &(s0_csv_edit){.sets = &column, .set_count = 1}),
                        "refused: there is no cell to change in row 1, column 3");
    assert_string_equal(edited("a,b\n1,2\n", 0, &(s0_csv_edit){.sets = &bytes, .set_count = 1}),
                        "refused: what is to be written there is not UTF-8");
    assert_string_equal(edited("a,b\n1\n", 0, &(s0_csv_edit){0}),
                        "refused: a row of 1 cells where the header has 2");
}

static void what_was_written_is_read_back(void **state)
{
    static const char *const texts[] = {"",    "x",  "a,b", "\"",      "a\"b\"", "line\nline",
                                        " x ", "\t", "=1",  "@SUM(1)", "none",   "Ä, ö"};
    const char *const names[] = {"a", "b"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *const cells[] = {texts[i], "end"};
        s0_buf file = s0_buf_in(arena);
        const s0_csv_cell *row = NULL;
        s0_csv *csv = NULL;

        s0_csv_put_row(&file, names, 2);
        s0_csv_put_row(&file, cells, 2);
        assert_int_equal(
            s0_csv_open(&csv, arena, source_in(arena, "t.csv", file.text, file.size), NULL, NULL),
            S0_OK);
        assert_int_equal(s0_csv_next(csv, &row, NULL), S0_OK);
        assert_int_equal(row[0].size, strlen(texts[i]));
        assert_memory_equal(row[0].text, texts[i], row[0].size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_to_change_changes_nothing),
        cmocka_unit_test(one_cell_changes_alone),
        cmocka_unit_test(another_separator_is_kept),
        cmocka_unit_test(a_row_is_added_behind_the_last),
        cmocka_unit_test(a_column_is_added_behind_the_last),
        cmocka_unit_test(what_cannot_be_done_is_refused),
        cmocka_unit_test(what_was_written_is_read_back),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
