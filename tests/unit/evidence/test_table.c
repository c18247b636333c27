/* test_table.c - the promises of evidence/table.h: cells come back as they were read,
 * each with its place, and reading takes no memory. */
#include <stdio.h>

#include "loaded.h"

static void every_type_comes_back_as_it_was_written(void **state)
{
    static const struct {
        const char *column, *shown;
    } cells[] = {
        {"person", "p1"},
        {"account", "a-1"},
        {"mail", "Ada@Example.org"},
        {"privileged", "yes"},
        {"logins", "-9223372036854775808"},
        {"score", "-0.25"},
        {"coverage", "99.5 %"},
        {"last_sign_in", "0001-01-01T00:00:00-11:30"},
        {"owner.name", "Ada"},
        {"grace", "100000 years"},
    };
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/accounts.csv",
              "person,account,mail,privileged,logins,score,coverage,last_sign_in,owner.name,grace\n"
              "p1,a-1,Ada@Example.org,YES,-9223372036854775808,-0.25,99.5%,"
              "0001-01-01T00:00:00-11:30,Ada,100000 years\n");
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_string_equal(cell_of(&of, "accounts", 0, cells[i].column), cells[i].shown);
    unload(&of);
}

static void states_of_neighbours_do_not_touch_each_other(void **state)
{
    static const char *const left[] = {"2026-01-01", "none", "",           "2026-02",
                                       "none",       "",     "2026-03-31", ""};
    static const char *const shown[] = {"2026-01-01", "none", "none",       "2026-02",
                                        "none",       "none", "2026-03-31", "none"};
    char text[600];
    size_t size = (size_t)snprintf(text, sizeof text, "person,left_on,kind\n");
    loaded of;

    (void)state;
    for (int i = 0; i < 8; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "p%d,%s,%s\n", i, left[i],
                                 i % 2 == 0 ? "Employee" : "");
    LOAD_FINE(&of, "evidence/leavers.csv", text);
    assert_int_equal(s0_table_rows(table_of(&of, "leavers")), 8);
    for (size_t i = 0; i < 8; i++) {
        assert_string_equal(cell_of(&of, "leavers", i, "left_on"), shown[i]);
        assert_string_equal(cell_of(&of, "leavers", i, "kind"),
                            i % 2 == 0 ? "Employee" : "unknown");
    }
    unload(&of);
}

static void columns_that_no_file_gives_are_unknown(void **state)
{
    loaded of;
    const s0_table *table;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person\np1\n");
    table = table_of(&of, "leavers");
    assert_string_equal(s0_table_name(table), "leavers");
    assert_int_equal(s0_table_columns(table), 4);
    assert_true(s0_table_has(table, column_of(table, "person")));
    assert_false(s0_table_has(table, column_of(table, "left_on")));
    assert_int_equal(s0_table_cell(table, 0, column_of(table, "left_on")).state, S0_UNKNOWN);
    assert_int_equal(s0_table_column(table, "shoe_size"), -1);
    assert_string_equal(s0_table_column_entry(table, column_of(table, "left_on"))->name,
                        "leavers.left_on");
    unload(&of);
}

static void a_cell_of_a_csv_file_knows_its_line_and_column(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv",
              "\xEF\xBB\xBFnote,person,left_on,kind\r\n"
              "\"two\nlines, \"\"quoted\"\"\",p1,2026-01-01,employee\r\n"
              "\xC3\xA4\xC3\xB6\xC3\xBC,p2,,\r\n"
              "\"\",p3,2026-01-03,employee");
    assert_string_equal(cell_of(&of, "leavers", 0, "note"), "two\nlines, \"quoted\"");
    assert_string_equal(place_of(&of, "leavers", 0, "note"), "evidence/leavers.csv:2:1");
    assert_string_equal(place_of(&of, "leavers", 0, "person"), "evidence/leavers.csv:3:20");
    assert_string_equal(place_of(&of, "leavers", 0, "kind"), "evidence/leavers.csv:3:34");
    assert_string_equal(place_of(&of, "leavers", 1, "person"), "evidence/leavers.csv:4:5");
    assert_string_equal(place_of(&of, "leavers", 1, "kind"), "evidence/leavers.csv:4:9");
    assert_string_equal(place_of(&of, "leavers", 2, "person"), "evidence/leavers.csv:5:4");
    unload(&of);
}

static void a_column_that_is_not_given_stands_at_its_row(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "note,person\nx,p1\n", "evidence/s.yaml",
              "suppliers:\n  - supplier: a\n  - {}\n");
    assert_string_equal(place_of(&of, "leavers", 0, "left_on"), "evidence/leavers.csv:2:1");
    assert_string_equal(place_of(&of, "suppliers", 0, "supplier"), "evidence/s.yaml:2:15");
    assert_string_equal(place_of(&of, "suppliers", 1, "supplier"), "evidence/s.yaml:3:5");
    unload(&of);
}

static void places_are_right_in_long_files(void **state)
{
    enum { ROWS = 3000 };
    char *text = malloc(ROWS * 40 + 40), want[64];
    size_t size = (size_t)sprintf(text, "person,note,left_on\n");
    loaded of;

    (void)state;
    for (int i = 0; i < ROWS; i++)
        size +=
            (size_t)sprintf(text + size, "p%d,%s,2026-01-01\n", i, i % 3 == 0 ? "\"a\nb\"" : "c");
    LOAD_FINE(&of, "evidence/leavers.csv", text);
    for (int i = 0, line = 2; i < ROWS; i++) {
        bool broken = i % 3 == 0;

        snprintf(want, sizeof want, "evidence/leavers.csv:%d:1", line);
        assert_string_equal(place_of(&of, "leavers", (size_t)i, "person"), want);
        line += broken;
        snprintf(want, sizeof want, "evidence/leavers.csv:%d:%d", line,
                 broken ? 4 : (int)snprintf(NULL, 0, "p%d,c,", i) + 1);
        assert_string_equal(place_of(&of, "leavers", (size_t)i, "left_on"), want);
        line++;
    }
    unload(&of);
    free(text);
}

static void rows_stand_in_the_order_of_paths_then_lines(void **state)
{
    loaded of;
    size_t count;
    const s0_file *const *files;
    const s0_table *table;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers/b.csv", "left_on,person\n2026-01-03,p3\n",
              "evidence/leavers/a.csv", "person\np1\np2\n", "evidence/leavers/c.csv", "person\n",
              "evidence/leavers/d.csv", "person\np4\n");
    table = table_of(&of, "leavers");
    assert_int_equal(s0_table_rows(table), 4);
    assert_string_equal(cell_of(&of, "leavers", 0, "person"), "p1");
    assert_string_equal(cell_of(&of, "leavers", 2, "person"), "p3");
    assert_string_equal(cell_of(&of, "leavers", 3, "person"), "p4");
    assert_string_equal(place_of(&of, "leavers", 2, "person"), "evidence/leavers/b.csv:2:12");
    assert_string_equal(place_of(&of, "leavers", 3, "person"), "evidence/leavers/d.csv:2:1");
    assert_string_equal(s0_table_file(table, 1)->source->path, "evidence/leavers/a.csv");
    assert_string_equal(s0_table_file(table, 3)->source->path, "evidence/leavers/d.csv");
    files = s0_table_files(table, &count);
    assert_int_equal(count, 4); /* also the one without a row */
    assert_string_equal(files[2]->source->path, "evidence/leavers/c.csv");
    assert_int_equal(files[0]->rows, 2);
    assert_int_equal(files[2]->rows, 0);
    unload(&of);
}

static void the_same_text_is_held_once(void **state)
{
    loaded of;
    const s0_table *table;
    s0_cell first, last;

    (void)state;
    LOAD_FINE(&of, "evidence/accounts.csv", "person,account\np1,a\np1,b\np2,c\np1,d\n");
    table = table_of(&of, "accounts");
    first = s0_table_cell(table, 0, column_of(table, "person"));
    last = s0_table_cell(table, 3, column_of(table, "person"));
    assert_ptr_equal(first.as.text.shown, last.as.text.shown);
    assert_ptr_equal(first.as.text.key, last.as.text.key);
    unload(&of);
}

static void a_table_of_the_engine_borrows_its_cells(void **state)
{
    loaded of;
    const s0_table *leavers, *made;
    const s0_entry *columns[2];
    s0_cell cells[4];
    s0_mark marks[2] = {{0}};
    const s0_file *files[2];
    size_t count, used;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on\np1,2026-01-01\np2,none\n");
    leavers = table_of(&of, "leavers");
    for (size_t i = 0; i < 2; i++) {
        columns[i] =
            s0_table_column_entry(leavers, column_of(leavers, i == 0 ? "person" : "left_on"));
        marks[i] = s0_table_mark(leavers, i, column_of(leavers, "person"));
        files[i] = s0_table_file(leavers, i);
        cells[2 * i] = s0_table_cell(leavers, i, column_of(leavers, "person"));
        cells[2 * i + 1] = s0_table_cell(leavers, i, column_of(leavers, "left_on"));
    }
    made = s0_table_build(of.arena, "made", columns, 2, cells, 2, marks, files);
    assert_non_null(made);
    assert_string_equal(s0_table_name(made), "made");
    assert_int_equal(s0_table_rows(made), 2);
    assert_int_equal(s0_table_column(made, "left_on"), 1);
    assert_true(s0_table_has(made, 1));
    assert_int_equal(s0_table_cell(made, 1, 1).state, S0_NONE);
    assert_int_equal(s0_table_mark(made, 1, 0).line, 3);
    assert_ptr_equal(s0_table_file(made, 0), files[0]);
    assert_ptr_equal(s0_table_files(made, &count)[0], files[0]);
    assert_int_equal(count, 1);

    used = s0_arena_used(of.arena);
    made = s0_table_build(of.arena, "empty", columns, 2, NULL, 0, NULL, NULL);
    assert_true(s0_arena_used(of.arena) > used);
    assert_int_equal(s0_table_rows(made), 0);
    s0_table_files(made, &count);
    assert_int_equal(count, 0);
    unload(&of);
}

static void many_files_are_called_by_the_folder_of_all(void **state)
{
    s0_arena *arena = s0_arena_new();
    const s0_source sources[] = {{.path = "evidence/risks/a.csv"},
                                 {.path = "evidence/risks/b.csv"},
                                 {.path = "evidence/risks_old/c.csv"},
                                 {.path = "evidence/z.csv"}};
    const s0_file made[] = {{.source = &sources[0]},
                            {.source = &sources[1]},
                            {.source = &sources[2]},
                            {.source = &sources[3]}};
    const s0_file *const files[] = {&made[0], &made[1], &made[2], &made[3]};

    (void)state;
    assert_string_equal(s0_files_text(arena, files, 1), "evidence/risks/ (1 files)");
    assert_string_equal(s0_files_text(arena, files, 2), "evidence/risks/ (2 files)");
    assert_string_equal(s0_files_text(arena, files, 3), "evidence/ (3 files)");
    assert_string_equal(s0_files_text(arena, files, 4), "evidence/ (4 files)");
    s0_arena_free(arena);
}

static void a_made_table_without_places_has_none(void **state)
{
    loaded of;
    const s0_entry *columns[1];
    s0_cell cells[1] = {s0_cell_none()};
    const s0_table *made;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person\n");
    columns[0] = s0_vocabulary_get(of.vocabulary, "leavers.person");
    made = s0_table_build(of.arena, "made", columns, 1, cells, 1, NULL, NULL);
    assert_null(s0_table_mark(made, 0, 0).source);
    assert_null(s0_table_file(made, 0));
    unload(&of);
}

static void reading_takes_no_memory_from_the_arena(void **state)
{
    loaded of;
    const s0_table *table;
    size_t used, count;
    bool none;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on\np1,2026-01-01\n", "evidence/o.yaml",
              "own_rules: {leaver_accounts: {within: 1 day}}\n");
    used = s0_arena_used(of.arena);
    table = s0_evidence_table(of.evidence, "leavers");
    s0_table_cell(table, 0, 0);
    s0_table_mark(table, 0, 1);
    s0_table_file(table, 0);
    s0_table_files(table, &count);
    s0_evidence_own_rule(of.evidence, "leaver_accounts", &none);
    s0_evidence_own_field(of.evidence, "leaver_accounts", "within");
    s0_evidence_withheld(of.evidence, "leavers.person");
    s0_vocabulary_nearest(of.vocabulary, "leavers.parson", S0_ENTRY_COLUMN);
    assert_int_equal(s0_arena_used(of.arena), used);
    unload(&of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_comes_back_as_it_was_written),
        cmocka_unit_test(states_of_neighbours_do_not_touch_each_other),
        cmocka_unit_test(columns_that_no_file_gives_are_unknown),
        cmocka_unit_test(a_cell_of_a_csv_file_knows_its_line_and_column),
        cmocka_unit_test(a_column_that_is_not_given_stands_at_its_row),
        cmocka_unit_test(places_are_right_in_long_files),
        cmocka_unit_test(rows_stand_in_the_order_of_paths_then_lines),
        cmocka_unit_test(the_same_text_is_held_once),
        cmocka_unit_test(a_table_of_the_engine_borrows_its_cells),
        cmocka_unit_test(many_files_are_called_by_the_folder_of_all),
        cmocka_unit_test(a_made_table_without_places_has_none),
        cmocka_unit_test(reading_takes_no_memory_from_the_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
