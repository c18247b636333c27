/* test_cycles.c - several runs: numbers that are kept, and what becomes of the findings of
 * the preceding cycle. */
#include "small_audit.h"

#define FILES PROFILE, SOURCES, LEAVERS, NO_CHANGES, SOA
#define FIRST FILES, PLAN
#define SECOND                                                                                     \
    PROFILE, "evidence/sources.yaml",                                                              \
        "default: {source: test, collected: 2026-12-31, by: test}\n", LEAVERS, NO_CHANGES, SOA,    \
        "audit.yaml",                                                                              \
        "name: 2026-H2\ndate: 2026-12-31\nperiod: {from: 2026-07-01, to: 2026-12-31}\n"
#define OPEN_ACCOUNT                                                                               \
    "evidence/accounts.csv", ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,none,no,no\n"
#define ONE_RULE PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", ""))
#define ACTIONS_HEADER "action,finding,due,done_on,progress,effective_on\n"

/* --- numbers ------------------------------------------------------------------------------------
 */

#define SIMPLE(id, requirement, answer)                                                            \
    RULE_HEAD(id, requirement)                                                                     \
    "evidence = { \"profile.size\" }, check = function(audit)\n"                                   \
    "  local size = audit.profile.size return " answer " end, examples = {} }\n"

static void numbers_follow_the_order_of_identity(void **state)
{
    small_run run = run_fine(PAIRS("rules/a.lua", SIMPLE("7.2-b", "7.2", "gap(\"b\")"),
                                   "rules/b.lua", SIMPLE("10.1-a", "10.1", "gap(\"a\")"),
                                   "rules/c.lua", SIMPLE("4.1-c", "4.1", "improvement(\"c\")"),
                                   "rules/d.lua", SIMPLE("5.3-d", "5.3", "gap(\"d\")")),
                             PAIRS(FIRST), (small_how){0});

    (void)state;
    assert_string_equal(finding_of(&run, "5.3-d")->number, "NC-2026-H1-001");
    assert_string_equal(finding_of(&run, "7.2-b")->number, "NC-2026-H1-002");
    assert_string_equal(finding_of(&run, "10.1-a")->number, "NC-2026-H1-003");
    assert_string_equal(finding_of(&run, "4.1-c")->number, "OFI-2026-H1-001");
    assert_int_equal(run.cycle->number_count, 4);
    assert_string_equal(run.cycle->numbers[0].identity, "4.1-c");
    run_end(&run);
}

static void a_number_is_kept_and_never_given_twice(void **state)
{
    small_run first = run_fine(PAIRS("rules/a.lua", SIMPLE("7.2-b", "7.2", "gap(\"b\")"),
                                     "rules/b.lua", SIMPLE("9.1-x", "9.1", "gap(\"x\")")),
                               PAIRS(FIRST), (small_how){0});
    small_run second = run_fine(PAIRS("rules/a.lua", SIMPLE("7.2-b", "7.2", "conform(\"b\")"),
                                      "rules/b.lua", SIMPLE("9.1-x", "9.1", "gap(\"x\")"),
                                      "rules/c.lua", SIMPLE("4.1-c", "4.1", "gap(\"c\")")),
                                PAIRS(FIRST), (small_how){.latest = first.cycle});
    small_run third = run_fine(PAIRS("rules/a.lua", SIMPLE("7.2-b", "7.2", "gap(\"b\")"),
                                     "rules/b.lua", SIMPLE("9.1-x", "9.1", "improvement(\"x\")")),
                               PAIRS(FIRST), (small_how){.latest = second.cycle});

    (void)state;
    assert_string_equal(finding_of(&first, "7.2-b")->number, "NC-2026-H1-001");
    assert_string_equal(finding_of(&first, "9.1-x")->number, "NC-2026-H1-002");
    assert_int_equal(second.cycle->cycle.run, 2);
    assert_string_equal(finding_of(&second, "9.1-x")->number, "NC-2026-H1-002");
    assert_string_equal(finding_of(&second, "4.1-c")->number, "NC-2026-H1-003");
    assert_int_equal(second.cycle->number_count, 3);
    assert_string_equal(finding_of(&third, "7.2-b")->number, "NC-2026-H1-001");
    assert_string_equal(finding_of(&third, "9.1-x")->number, "OFI-2026-H1-001");
    assert_int_equal(third.cycle->number_count, 4);
    run_end(&third);
    run_end(&second);
    run_end(&first);
}

static void a_renamed_rule_keeps_its_number_and_its_past(void **state)
{
    small_run first = run_fine(PAIRS("rules/a.lua", SIMPLE("7.2-old", "7.2", "gap(\"b\")")),
                               PAIRS(FIRST), (small_how){0});
    static const char renamed[] = RULE_HEAD(
        "7.2-new",
        "7.2") "formerly = { \"7.2-old\" }, evidence = { \"profile.size\" },\n"
               "check = function(audit) local size = audit.profile.size return gap(\"b\") end,\n"
               "examples = {} }\n";
    small_run same =
        run_fine(PAIRS("rules/a.lua", renamed), PAIRS(FIRST), (small_how){.latest = first.cycle});
    small_run next =
        run_fine(PAIRS("rules/a.lua", renamed), PAIRS(SECOND), (small_how){.prior = first.cycle});

    (void)state;
    assert_string_equal(finding_of(&same, "7.2-new")->number, "NC-2026-H1-001");
    assert_int_equal(next.cycle->earlier_count, 1);
    assert_string_equal(next.cycle->earlier[0].rule, "7.2-new");
    assert_string_equal(next.cycle->earlier[0].source, "cycle 2026-H1");
    assert_string_equal(tested_of(&next, "7.2-new")->formerly[0], "7.2-old");
    run_end(&next);
    run_end(&same);
    run_end(&first);
}

/* --- the next cycle
 * -------------------------------------------------------------------------------- */

/* The cycle after one in which an account of a leaver was open. `accounts` and `actions`
 * are what stands there now. */
static void follow(const char *accounts, const char *actions, const char *status,
                   const char *trigger, const char *number, const char *part)
{
    small_run first = run_fine(ONE_RULE, PAIRS(FIRST, OPEN_ACCOUNT), (small_how){0});
    small_run next = run_fine(
        ONE_RULE, PAIRS(SECOND, "evidence/accounts.csv", accounts, "evidence/actions.csv", actions),
        (small_how){.prior = first.cycle});
    const s0_finding *finding = s0_cycle_finding(next.cycle, "A.5.18-leavers");

    assert_int_equal(next.cycle->earlier_count, 1);
    assert_string_equal(next.cycle->earlier[0].finding, "NC-2026-H1-001");
    assert_string_equal(next.cycle->earlier[0].status, status);
    assert_string_equal(next.cycle->cycle.previous, "2026-H1");
    assert_true(next.cycle->earlier_stated);
    if (trigger == NULL) {
        assert_null(finding);
    } else {
        assert_non_null(finding);
        assert_string_equal(finding->trigger, trigger);
        assert_string_equal(finding->number, number);
        if (strstr(finding->reason, part) == NULL)
            fail_msg("%s", finding->reason);
    }
    run_end(&next);
    run_end(&first);
}

#define GAP ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,none,no,no\n"
#define CLEAN ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,2026-04-30,no,no\n"

static void what_is_conform_now_was_closed(void **state)
{
    (void)state;
    follow(CLEAN, ACTIONS_HEADER, "closed, seen now", NULL, NULL, NULL);
    follow(CLEAN, ACTIONS_HEADER "1,NC-2026-H1-001,2026-09-30,2026-09-01,real,none\n",
           "closed, effective", NULL, NULL, NULL);
}

static void what_is_open_in_time_keeps_number_and_class(void **state)
{
    (void)state;
    follow(GAP, ACTIONS_HEADER "1,NC-2026-H1-001,2027-01-31,none,none,none\n", "open in time",
           "minor", "NC-2026-H1-001", "open in time as NC-2026-H1-001");
}

static void what_is_late_with_progress_keeps_its_number(void **state)
{
    (void)state;
    follow(GAP, ACTIONS_HEADER "1,NC-2026-H1-001,2026-09-30,none,real,none\n", "open, late",
           "minor", "NC-2026-H1-001", "open past its date as NC-2026-H1-001");
}

static void what_is_overdue_is_major(void **state)
{
    (void)state;
    follow(GAP, ACTIONS_HEADER "1,NC-2026-H1-001,2026-09-30,none,none,none\n", "overdue", "M4",
           "NC-2026-H2-001", "NC-2026-H1-001 was due on 2026-09-30");
}

static void what_came_back_after_closure_is_major(void **state)
{
    (void)state;
    follow(GAP, ACTIONS_HEADER "1,NC-2026-H1-001,2026-09-30,2026-09-01,real,none\n", "recurred",
           "M4", "NC-2026-H2-001", "NC-2026-H1-001 was reported closed");
}

static void what_came_back_after_its_effect_was_verified_is_new(void **state)
{
    (void)state;
    follow(GAP, ACTIONS_HEADER "1,NC-2026-H1-001,2026-09-30,2026-09-01,real,2026-10-15\n",
           "new nonconformity, related", "minor", "NC-2026-H2-001",
           "for the 2nd time, after NC-2026-H1-001 was closed");
}

static void a_major_of_follow_up_names_10_2(void **state)
{
    small_run first = run_fine(ONE_RULE, PAIRS(FIRST, OPEN_ACCOUNT), (small_how){0});
    small_run next = run_fine(ONE_RULE,
                              PAIRS(SECOND, OPEN_ACCOUNT, "evidence/actions.csv",
                                    ACTIONS_HEADER "1,NC-2026-H1-001,2026-09-30,none,none,none\n"),
                              (small_how){.prior = first.cycle});
    const s0_finding *finding = finding_of(&next, "A.5.18-leavers");

    (void)state;
    assert_true(has_text(finding->related, finding->related_count, "10.2"));
    assert_true(has_text(finding->notes, finding->note_count, "NC-2026-H1-001: overdue"));
    run_end(&next);
    run_end(&first);
}

static void what_nobody_looked_at_is_carried_forward(void **state)
{
    small_run first = run_fine(ONE_RULE, PAIRS(FIRST, OPEN_ACCOUNT), (small_how){0});
    small_run next =
        run_fine(ONE_RULE, PAIRS(SECOND), (small_how){.prior = first.cycle}); /* no accounts */
    small_run out = run_fine(ONE_RULE, PAIRS(SECOND, OPEN_ACCOUNT),
                             (small_how){.prior = first.cycle, .only = "7.2"});
    small_run gone = run_fine(PAIRS("rules/x.lua", SIMPLE("7.2-b", "7.2", "conform(\"b\")")),
                              PAIRS(SECOND, OPEN_ACCOUNT), (small_how){.prior = first.cycle});

    (void)state;
    assert_string_equal(next.cycle->earlier[0].status, "not verified");
    assert_string_equal(next.cycle->earlier[0].reason, "its rule came to no decision today");
    assert_string_equal(out.cycle->earlier[0].status, "not verified");
    assert_string_equal(out.cycle->earlier[0].reason,
                        "its rule was not run: outside the scope of this audit");
    assert_string_equal(gone.cycle->earlier[0].status, "not verified");
    assert_string_equal(gone.cycle->earlier[0].reason, "nothing in this audit tests it");
    run_end(&gone);
    run_end(&out);
    run_end(&next);
    run_end(&first);
}

static void an_improvement_never_escalates_by_being_ignored(void **state)
{
    static const char better[] = SIMPLE("7.2-b", "7.2", "improvement(\"b\")");
    small_run first = run_fine(PAIRS("rules/a.lua", better), PAIRS(FIRST), (small_how){0});
    small_run next =
        run_fine(PAIRS("rules/a.lua", better), PAIRS(SECOND), (small_how){.prior = first.cycle});

    (void)state;
    assert_string_equal(next.cycle->earlier[0].status, "not pursued");
    assert_int_equal(finding_of(&next, "7.2-b")->class_, S0_OFI);
    assert_string_equal(finding_of(&next, "7.2-b")->number, "OFI-2026-H2-001");
    run_end(&next);
    run_end(&first);
}

static void without_a_past_recurrence_is_not_determined(void **state)
{
    small_run first = run_fine(ONE_RULE, PAIRS(FIRST, OPEN_ACCOUNT), (small_how){0});
    const s0_finding *finding = finding_of(&first, "A.5.18-leavers");

    (void)state;
    assert_false(first.cycle->earlier_stated);
    assert_non_null(strstr(finding->reason, "recurrence not determined"));
    assert_true(has_text(finding->notes, finding->note_count, "recurrence not determined"));
    run_end(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_follow_the_order_of_identity),
        cmocka_unit_test(a_number_is_kept_and_never_given_twice),
        cmocka_unit_test(a_renamed_rule_keeps_its_number_and_its_past),
        cmocka_unit_test(what_is_conform_now_was_closed),
        cmocka_unit_test(what_is_open_in_time_keeps_number_and_class),
        cmocka_unit_test(what_is_late_with_progress_keeps_its_number),
        cmocka_unit_test(what_is_overdue_is_major),
        cmocka_unit_test(what_came_back_after_closure_is_major),
        cmocka_unit_test(what_came_back_after_its_effect_was_verified_is_new),
        cmocka_unit_test(a_major_of_follow_up_names_10_2),
        cmocka_unit_test(what_nobody_looked_at_is_carried_forward),
        cmocka_unit_test(an_improvement_never_escalates_by_being_ignored),
        cmocka_unit_test(without_a_past_recurrence_is_not_determined),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
