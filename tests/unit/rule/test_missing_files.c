/* test_missing_files.c - a table that lacks a file of its folder: rows that nobody sees are not
 * known, and no way to look at the table takes them for none. */
#include "rule/support.h"

static const text_file files[] = {
    {"evidence/systems.csv", "system,critical\ndb,yes\nweb,yes\n"},
    {"evidence/restore_tests/db.csv", "system,tested_on\ndb,2026-02-03\n"},
    {"evidence/sources.yaml", "default: {source: t, collected: 2026-06-30, by: t}\n"
                              "restore_tests/web.csv: {source: t}\n"}};
static const char *const names =
    "\"systems.system\", \"restore_tests.system\", \"restore_tests.tested_on\"";

/* Rows of a file that sources.yaml speaks of, and that is not there, are not missing: they are
 * unknown. */
static void a_row_of_a_missing_file_is_not_missed(void **state)
{
    static const struct {
        const char *every;
        s0_word word;
        const char *text;
    } cases[] = {
        {"of = audit.records.systems:with(audit.records.restore_tests, \"system\", { unmatched = "
         "\"none\" }), key = \"system\", meets = { tested_on = given }",
         S0_NOT_DETERMINED, "Cannot be determined: 1 of 2 records lacks restore_tests.tested_on"},
        {"of = audit.records.systems:with(audit.records.restore_tests, \"system\", { unmatched = "
         "\"none\" }), key = \"system\", meets = { tested_on = after(\"2026-03-01\") }",
         S0_GAP, "1 of 2"},
        {"of = schedule { of = audit.records.systems, key = \"system\", every = \"12 months\", "
         "done "
         "= audit.records.restore_tests, at = \"tested_on\" }",
         S0_NOT_DETERMINED, "Cannot be determined: 1 of 2 records lacks restore_tests.tested_on"},
        {"of = audit.records.restore_tests, key = \"system\", at_least = 50, meets = { tested_on = "
         "after(\"2026-03-01\") }",
         S0_NOT_DETERMINED,
         "Cannot be determined: a file that sources.yaml speaks of is missing, and its records may "
         "change the share; 0 % met for certain, at least 50 % demanded"},
        {"of = audit.records.restore_tests:latest(\"system\", \"tested_on\"), key = \"system\", "
         "meets = { tested_on = after(\"2026-03-01\") }",
         S0_NOT_DETERMINED,
         "Cannot be determined: 1 of 1 records lacks what a missing file that sources.yaml speaks "
         "of may say"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char body[600];
        world w = {0};
        s0_outcome o;

        snprintf(body, sizeof body, "return every { %s, gap = \"{failed} of {all}\" }",
                 cases[i].every);
        o = run_check(&w, names, "", body, files, 3);
        assert_string_equal(o.text, cases[i].text);
        assert_int_equal(o.word, cases[i].word);
        world_free(&w);
    }
}

/* A loop that found what it looks for may say so; one that comes to the end, and a count, may not.
 */
static void a_check_by_hand_does_not_take_them_for_none(void **state)
{
    static const struct {
        const char *check;
        s0_word word;
    } cases[] = {
        {"if audit.records.restore_tests:count() < 2 then return gap(\"few\") end\n"
         "return conform(\"enough\")",
         S0_NOT_DETERMINED},
        {"for row in audit.records.restore_tests:each() do\n"
         "if row.system == \"web\" then return conform(\"there\") end end\n"
         "return gap(\"not there\")",
         S0_NOT_DETERMINED},
        {"for row in audit.records.restore_tests:each() do\n"
         "if row.system == \"db\" then return gap(\"it is there\") end end\n"
         "return conform(\"not there\")",
         S0_GAP},
        {"if audit.records.systems:count() < 3 then return gap(\"few\") end\n"
         "return conform(\"enough\")",
         S0_GAP},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        s0_outcome o = run_check(&w, names, "", cases[i].check, files, 3);

        if (o.word != cases[i].word)
            fail_msg("case %zu: %s", i, o.text);
        if (o.word == S0_NOT_DETERMINED)
            assert_string_equal(o.missing[0], "restore_tests");
        world_free(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_of_a_missing_file_is_not_missed),
        cmocka_unit_test(a_check_by_hand_does_not_take_them_for_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
