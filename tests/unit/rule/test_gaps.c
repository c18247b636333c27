/* test_gaps.c - gaps that a check reckons by itself: their numbers, and the rows that are their
 * exceptions. */
#include "rule/support.h"

static const char names[] = "\"accounts.person\", \"accounts.account\", \"accounts.disabled_on\", "
                            "\"accounts.site\", \"accounts.logins\"";

static const text_file evidence[] = {{"evidence/accounts.csv",
                                      "person,account,disabled_on,site,logins\n"
                                      "p2,b,2026-03-05,hq,7\n"
                                      "p1,a,2026-03-02,hq,3\n"
                                      "p10,c,none,lab,0\n"}};

static void gaps_by_hand_carry_their_numbers(void **state)
{
    world w = {0};
    s0_outcome o = run_check(&w, "", "",
                             "return gap(\"2 of 5\", { all = 5, exceptions = { \"b10\", \"b9\" }, "
                             "critical = 1, exposed = 1, handled = 1 })",
                             NULL, 0);

    (void)state;
    assert_int_equal(o.word, S0_GAP);
    assert_string_equal(o.text, "2 of 5");
    assert_true(o.counted);
    assert_int_equal(o.numbers.population, 5);
    assert_int_equal(o.numbers.failed, 2);
    assert_int_equal(o.numbers.met, 3);
    assert_int_equal(o.numbers.critical_failed, 1);
    assert_int_equal(o.numbers.critical, 4); /* nobody said that the three that met are not */
    assert_int_equal(o.numbers.exposed, 1);
    assert_int_equal(o.numbers.handled, 1);
    assert_int_equal(o.numbers.not_handled, 1);
    assert_string_equal(o.failed[0].key, "b9");
    assert_string_equal(o.failed[1].key, "b10");
    world_free(&w);

    o = run_check(&w, "", "", "return gap(\"it is not\")", NULL, 0);
    assert_false(o.counted);
    assert_int_equal(o.numbers.failed, 1);
    assert_int_equal(o.numbers.not_handled, 1);
    world_free(&w);

    o = run_check(&w, "", "", "return improvement(\"could be better\")", NULL, 0);
    assert_int_equal(o.word, S0_IMPROVEMENT);
    assert_string_equal(o.text, "could be better");
    assert_false(o.counted);
    world_free(&w);
}

/* Two accounts that nobody can tell apart are no exceptions, and no error of the rule. */
static void a_row_without_a_known_key_decides_nothing(void **state)
{
    static const text_file nameless[] = {{"organization.yaml", "size: 40\n"},
                                         {"evidence/accounts.csv", "person,logins\np1,3\np1,4\n"}};
    world w = {0};
    s0_outcome o = run_check(&w, names, "",
                             "local late = {}\n"
                             "for row in audit.records.accounts:each() do\n"
                             "  if row.logins > 0 then late[#late + 1] = row end end\n"
                             "return gap(\"some\", { exceptions = late })",
                             nameless, 2);

    (void)state;
    assert_int_equal(o.word, S0_NOT_DETERMINED);
    assert_int_equal(o.missing_count, 1);
    assert_string_equal(o.missing[0], "accounts.account");
    world_free(&w);
}

/* A row shows what the check read of it besides its key, and where it stands. */
static void gaps_by_hand_show_their_rows(void **state)
{
    world w = {0};
    s0_outcome o = run_check(&w, names, "",
                             "local late = {}\n"
                             "for row in audit.records.accounts:each() do\n"
                             "  if row.logins > 0 and row.site == \"hq\" then\n"
                             "    late[#late + 1] = row end end\n"
                             "return gap(\"some\", { all = 3, exceptions = late })",
                             evidence, 1);

    (void)state;
    assert_int_equal(o.word, S0_GAP);
    assert_int_equal(o.failed_count, 2);
    assert_int_equal(o.numbers.failed, 2);
    assert_string_equal(o.failed[0].key, "p1/a");
    assert_string_equal(o.failed[0].text, "logins 3; site hq");
    assert_string_equal(o.failed[0].source, "evidence/accounts.csv:3");
    assert_string_equal(o.failed[1].key, "p2/b");
    assert_string_equal(o.failed[1].source, "evidence/accounts.csv:2");
    world_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gaps_by_hand_carry_their_numbers),
        cmocka_unit_test(a_row_without_a_known_key_decides_nothing),
        cmocka_unit_test(gaps_by_hand_show_their_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
