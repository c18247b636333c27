/* test_exports.c - sources.yaml reads an export that stays as it is: a list deep inside a file,
 * cells that hold for all rows, one thing listed twice, the day on which it was seen. */
#include "loaded.h"

#define ANSWER                                                                                     \
    "evidence/answer.json",                                                                        \
        "{\"took\": 3, \"hits\": {\"total\": 2, \"hits\": [{\"id\": \"p1\"}, {\"id\": \"p2\"}]}}"

static void assert_refused(loaded *of, const char *where, const char *message)
{
    assert_fault(of, where, message, of->faults.count > 0 ? of->faults.items[0].hint : "");
    unload(of);
}

/* --- root ----------------------------------------------------------------------------------- */

static void root_points_at_the_list_inside_a_file(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, ANSWER, "evidence/sources.yaml",
              "answer.json: {table: leavers, root: hits.hits, columns: {id: person}}\n");
    assert_int_equal(s0_table_rows(table_of(&of, "leavers")), 2);
    assert_string_equal(cell_of(&of, "leavers", 1, "person"), "p2");
    unload(&of);
}

static void a_number_in_root_is_the_place_in_a_list(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/answer.json", "[[], [{\"person\": \"p1\"}]]", "evidence/sources.yaml",
              "answer.json: {table: leavers, root: \"1\"}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "person"), "p1");
    unload(&of);
}

static void a_map_at_the_root_is_one_row(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/answer.json", "{\"person\": \"p1\", \"_links\": {\"self\": \"x\"}}",
              "evidence/sources.yaml", "answer.json: {table: leavers, root: .}\n");
    assert_int_equal(s0_table_rows(table_of(&of, "leavers")), 1);
    assert_string_equal(cell_of(&of, "leavers", 0, "person"), "p1");
    unload(&of);
}

static void a_root_that_is_not_there_is_refused(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, ANSWER, "evidence/sources.yaml", "answer.json: {table: leavers, root: hits.rows}\n");
    assert_refused(&of, "evidence/sources.yaml:1:37",
                   "there is no list or map at \"hits.rows\" in evidence/answer.json");
    LOAD(&of, "evidence/answer.json", "[[]]", "evidence/sources.yaml",
         "answer.json: {table: leavers, root: \"1\"}\n");
    assert_refused(&of, "evidence/sources.yaml:1:37",
                   "there is no list or map at \"1\" in evidence/answer.json");
    LOAD(&of, ANSWER, "evidence/sources.yaml", "answer.json: {table: leavers, root: took}\n");
    assert_refused(&of, "evidence/sources.yaml:1:37",
                   "there is no list or map at \"took\" in evidence/answer.json");
    LOAD(&of, "evidence/leavers.csv", "person\np1\n", "evidence/sources.yaml",
         "leavers.csv: {root: a.b}\n");
    assert_refused(&of, "evidence/sources.yaml:1:21", "only a YAML or JSON file has a root");
}

/* --- all_rows ------------------------------------------------------------------------------- */

static void all_rows_fills_cells_that_the_file_leaves_out(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person\np1\np2\n", "evidence/a.json",
              "[{\"account\": \"a1\"}]", "evidence/sources.yaml",
              "leavers.csv: {all_rows: {left_on: 2026-03-31, note: from the shop}}\n"
              "a.json: {table: accounts, all_rows: {owner.name: none}}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "2026-03-31");
    assert_string_equal(cell_of(&of, "leavers", 1, "left_on"), "2026-03-31");
    assert_string_equal(cell_of(&of, "leavers", 1, "note"), "from the shop");
    assert_string_equal(cell_of(&of, "accounts", 0, "owner.name"), "none");
    unload(&of);
}

static void all_rows_may_not_speak_for_a_column_of_the_file(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/leavers.csv", "person,left_on\np1,2026-03-31\n", "evidence/sources.yaml",
         "leavers.csv: {all_rows: {left_on: 2026-04-30}}\n");
    assert_refused(&of, "evidence/leavers.csv:1:8",
                   "\"left_on\" is given here and by all_rows in sources.yaml");
    LOAD(&of, "evidence/leavers.json", "[{\"person\": \"p1\", \"left_on\": \"2026-03-31\"}]",
         "evidence/sources.yaml", "leavers.json: {all_rows: {left_on: 2026-04-30}}\n");
    assert_int_equal(of.rc, S0_EINPUT);
    assert_string_equal(of.faults.items[0].message,
                        "\"left_on\" is given here and by all_rows in sources.yaml");
    unload(&of);
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on\np1,2026-03-31\n",
              "evidence/sources.yaml",
              "leavers.csv: {columns: {left_on: none}, all_rows: {left_on: 2026-04-30}}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "2026-04-30");
    unload(&of);
}

static void what_all_rows_says_is_checked_once(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/leavers.csv", "person\np1\np2\np3\n", "evidence/sources.yaml",
         "leavers.csv: {all_rows: {left_on: soon}}\n");
    assert_refused(&of, "evidence/sources.yaml:1:35",
                   "left_on \"soon\" is not a date (2026-03-31)");
    LOAD(&of, "evidence/leavers.csv", "person\np1\n", "evidence/sources.yaml",
         "leavers.csv: {all_rows: {left_om: 2026-03-31}}\n");
    assert_refused(&of, "evidence/sources.yaml:1:26",
                   "the vocabulary has no column \"left_om\" for evidence/leavers.csv");
}

/* --- seen_on -------------------------------------------------------------------------------- */

static void seen_on_is_the_day_of_collection_unless_the_file_says_another(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/suppliers.csv", "supplier,seen_on\nA,\nB,2026-05-05\n",
              "evidence/sources.yaml",
              "suppliers.csv: {source: Shop, collected: 2026-10-28, by: IT}\n");
    assert_string_equal(cell_of(&of, "suppliers", 0, "seen_on"), "2026-10-28");
    assert_string_equal(cell_of(&of, "suppliers", 1, "seen_on"), "2026-05-05");
    unload(&of);
    LOAD_FINE(&of, "evidence/suppliers.csv", "supplier\nA\n");
    assert_string_equal(cell_of(&of, "suppliers", 0, "seen_on"), "unknown");
    unload(&of);
}

/* --- same_key ------------------------------------------------------------------------------- */

#define TWICE                                                                                      \
    "evidence/leavers.csv", "person,left_on,note\n"                                                \
                            "p1,2026-03-31,a\np2,2026-04-30,b\np1,2026-05-31,a\np3,2026-06-30,c\n" \
                            "p1,2026-03-31,a\n"

static void rows_with_one_key_are_merged_and_what_differs_is_unknown(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, TWICE, "evidence/sources.yaml", "leavers.csv: {same_key: merge}\n");
    assert_int_equal(s0_table_rows(table_of(&of, "leavers")), 3);
    assert_string_equal(cell_of(&of, "leavers", 0, "person"), "p1");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "unknown");
    assert_string_equal(cell_of(&of, "leavers", 0, "note"), "a");
    assert_string_equal(cell_of(&of, "leavers", 1, "left_on"), "2026-04-30");
    assert_string_equal(cell_of(&of, "leavers", 2, "person"), "p3");
    assert_string_equal(cell_of(&of, "leavers", 2, "left_on"), "2026-06-30");
    assert_string_equal(place_of(&of, "leavers", 2, "left_on"), "evidence/leavers.csv:5:4");
    unload(&of);
}

static void merged_rows_of_a_tree_keep_their_places(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.json",
              "[{\"person\": \"p1\"},\n {\"person\": \"p1\"},\n {\"person\": \"p2\"}]",
              "evidence/sources.yaml", "leavers.json: {same_key: merge}\n");
    assert_int_equal(s0_table_rows(table_of(&of, "leavers")), 2);
    assert_string_equal(place_of(&of, "leavers", 1, "person"), "evidence/leavers.json:3:13");
    unload(&of);
}

static void without_same_key_a_doubled_row_stays_a_fault(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, TWICE);
    assert_int_equal(of.rc, S0_EINPUT);
    assert_int_equal(of.faults.count, 2);
    unload(&of);
}

static void only_files_that_ask_for_it_are_merged(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/leavers/a.csv", "person\np1\n", "evidence/leavers/b.csv", "person\np1\n",
         "evidence/sources.yaml", "leavers/a.csv: {same_key: merge}\n");
    assert_refused(&of, "evidence/leavers/b.csv:2:1",
                   "leavers has two rows \"p1\"; the first is evidence/leavers/a.csv:2:1");
    LOAD_FINE(&of, "evidence/leavers/a.csv", "person,note\np1,x\np2,y\n", "evidence/leavers/b.csv",
              "person,note\np1,x\np4,z\n", "evidence/sources.yaml",
              "leavers/a.csv: {same_key: merge}\nleavers/b.csv: {same_key: merge}\n");
    assert_int_equal(s0_table_rows(table_of(&of, "leavers")), 3);
    assert_string_equal(cell_of(&of, "leavers", 0, "file"), "unknown"); /* it stands in both */
    assert_string_equal(place_of(&of, "leavers", 2, "note"), "evidence/leavers/b.csv:3:4");
    unload(&of);
}

static void same_key_knows_one_word(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/leavers.csv", "person\np1\n", "evidence/sources.yaml",
         "leavers.csv: {same_key: first}\n");
    assert_refused(&of, "evidence/sources.yaml:1:25", "\"same_key\" is not merge");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(root_points_at_the_list_inside_a_file),
        cmocka_unit_test(a_number_in_root_is_the_place_in_a_list),
        cmocka_unit_test(a_map_at_the_root_is_one_row),
        cmocka_unit_test(a_root_that_is_not_there_is_refused),
        cmocka_unit_test(all_rows_fills_cells_that_the_file_leaves_out),
        cmocka_unit_test(all_rows_may_not_speak_for_a_column_of_the_file),
        cmocka_unit_test(what_all_rows_says_is_checked_once),
        cmocka_unit_test(seen_on_is_the_day_of_collection_unless_the_file_says_another),
        cmocka_unit_test(rows_with_one_key_are_merged_and_what_differs_is_unknown),
        cmocka_unit_test(merged_rows_of_a_tree_keep_their_places),
        cmocka_unit_test(without_same_key_a_doubled_row_stays_a_fault),
        cmocka_unit_test(only_files_that_ask_for_it_are_merged),
        cmocka_unit_test(same_key_knows_one_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
