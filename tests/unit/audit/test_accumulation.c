/* test_accumulation.c - M3: three minors in one group are one major finding with these as its
 * parts; and what becomes of it in the next cycle. */
#include "small_audit.h"

#define RULE(id, requirement, answer)                                                              \
    RULE_HEAD(id, requirement)                                                                     \
    "evidence = { \"profile.size\" }, check = function(audit)\n"                                   \
    "  local size = audit.profile.size return " answer " end, examples = {} }\n"
#define GAP "gap(\"no\")"
#define MET "conform(\"yes\")"
#define REVIEW(a, b, c)                                                                            \
    PAIRS("rules/a.lua", RULE("9.3.1-a", "9.3.1", a), "rules/b.lua", RULE("9.3.2-b", "9.3.2", b),  \
          "rules/c.lua", RULE("9.3.3-c", "9.3.3", c))
#define BASE PROFILE, SOURCES, NO_CHANGES, SOA
#define FIRST BASE, NO_EARLIER, PLAN
#define NEXT_PLAN                                                                                  \
    "audit.yaml", "name: 2026-H2\ndate: 2026-12-31\nperiod: {from: 2026-07-01, to: 2026-12-31}\n"
#define NEXT                                                                                       \
    PROFILE, "evidence/sources.yaml",                                                              \
        "default: {source: test, collected: 2026-12-31, by: test}\n", NO_CHANGES, SOA, NEXT_PLAN

static void three_minors_in_one_group_are_one_major(void **state)
{
    small_run run = run_fine(REVIEW(GAP, GAP, GAP), PAIRS(FIRST), (small_how){0});
    const s0_finding *group = finding_of(&run, "9.3");

    (void)state;
    assert_int_equal(run.cycle->finding_list_count, 1);
    assert_int_equal(run.cycle->finding_count.major, 1);
    assert_int_equal(run.cycle->finding_count.minor, 0);
    assert_int_equal(group->class_, S0_MAJOR);
    assert_string_equal(group->trigger, "M3");
    assert_null(group->rule);
    assert_string_equal(group->requirement, "9.3.1");
    assert_int_equal(group->related_count, 2);
    assert_string_equal(group->reason,
                        "major (M3): 3 minor nonconformities on 9.3 (NC-2026-H1-001, "
                        "NC-2026-H1-002, NC-2026-H1-003), from 3 on they are one");
    assert_string_equal(group->number, "NC-2026-H1-004");
    assert_int_equal(group->part_count, 3);
    assert_string_equal(group->parts[1].identity, "9.3.2-b");
    assert_string_equal(group->parts[1].number, "NC-2026-H1-002");
    assert_int_equal(group->parts[1].class_, S0_MINOR);
    assert_string_equal(group->parts[1].statement, "no");
    assert_true(group->evidence_count == 1); /* all three read the same */
    assert_verdict(&run, "9.3.1", S0_V_MAJOR);
    assert_verdict(&run, "9.3.3", S0_V_MAJOR);
    assert_string_equal(result_of(&run, "9.3.3")->findings[0], "NC-2026-H1-004");
    assert_int_equal(result_of(&run, "9.3.3")->finding_count, 1);
    assert_string_equal(finding_of(&run, "9.3.3-c")->number, "NC-2026-H1-003"); /* as a part */
    run_end(&run);
}

#define OWN                                                                                        \
    "evidence/own.yaml", "own_rules:\n  leaver_accounts: {within: 1 day, source: \"Policy, 4\"}\n"

static void the_exceptions_of_a_part_stay_with_it(void **state)
{
    small_run run =
        run_fine(PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-x", ""), "rules/b.lua",
                       LEAVERS_RULE("A.5.18-y", "basis = \"own_rules.leaver_accounts\","),
                       "rules/c.lua", LEAVERS_RULE("A.5.18-z", "")),
                 PAIRS(FIRST, LEAVERS, ACCOUNTS, OWN), (small_how){0});
    const s0_finding *group = finding_of(&run, "A.5.18");

    (void)state;
    assert_string_equal(group->criterion,
                        "C A.5.18-x. C A.5.18-y: within 1 day (Policy, 4). C A.5.18-z.");
    assert_string_equal(group->requirement, "A.5.18");
    assert_string_equal(group->parts[0].exceptions[0].key, "p2/a2");
    assert_string_equal(group->related[0], "A.6.5");
    assert_string_equal(result_of(&run, "A.5.18")->reason,
                        "NC-2026-H1-004, major (M3): 3 minor nonconformities on A.5.18 "
                        "(NC-2026-H1-001, NC-2026-H1-002, NC-2026-H1-003), from 3 on they are one");
    run_end(&run);
}

static void fewer_or_of_other_groups_stay_minor(void **state)
{
    small_run two = run_fine(REVIEW(GAP, GAP, MET), PAIRS(FIRST), (small_how){0});
    small_run apart =
        run_fine(PAIRS("rules/a.lua", RULE("7.2-a", "7.2", GAP), "rules/b.lua",
                       RULE("7.3-b", "7.3", GAP), "rules/c.lua", RULE("7.4-c", "7.4", GAP)),
                 PAIRS(FIRST), (small_how){0});
    small_run ofi =
        run_fine(REVIEW(GAP, GAP, "improvement(\"better\")"), PAIRS(FIRST), (small_how){0});

    (void)state;
    assert_int_equal(two.cycle->finding_count.minor, 2);
    assert_int_equal(apart.cycle->finding_count.minor, 3);
    assert_int_equal(ofi.cycle->finding_count.minor, 2);
    run_end(&ofi);
    run_end(&apart);
    run_end(&two);
}

static void the_number_is_a_threshold(void **state)
{
    small_run two =
        run_fine(REVIEW(GAP, GAP, MET),
                 PAIRS(BASE, NO_EARLIER, "audit.yaml", PLAN_TEXT "grading: {accumulation: 2}\n"),
                 (small_how){0});
    small_run four =
        run_fine(REVIEW(GAP, GAP, GAP),
                 PAIRS(BASE, NO_EARLIER, "audit.yaml", PLAN_TEXT "grading: {accumulation: 4}\n"),
                 (small_how){0});

    (void)state;
    assert_string_equal(finding_of(&two, "9.3")->trigger, "M3");
    assert_int_equal(four.cycle->finding_count.minor, 3);
    run_end(&four);
    run_end(&two);
}

static void what_is_open_in_time_is_not_counted(void **state)
{
    small_run run = run_fine(
        REVIEW(GAP, GAP, GAP),
        PAIRS(BASE, PLAN, "evidence/earlier_findings.csv",
              "finding,requirement,class,rule,statement,status,due,closed_on,effect_verified_on\n"
              "X-1,9.3.2,minor,9.3.2-b,s,open,2026-12-31,none,none\n"),
        (small_how){0});

    (void)state;
    assert_int_equal(run.cycle->finding_count.minor, 3);
    assert_null(s0_cycle_finding(run.cycle, "9.3"));
    run_end(&run);
}

static void a_judgement_takes_a_part_out_or_lowers_the_group(void **state)
{
    small_run out = run_fine(
        REVIEW(GAP, GAP, GAP),
        PAIRS(BASE, NO_EARLIER, "audit.yaml",
              PLAN_TEXT "judgements: [{finding: 9.3.2-b, class: major, by: a, on: 2026-06-01, "
                        "reason: r}]\n"),
        (small_how){0});
    small_run low =
        run_fine(REVIEW(GAP, GAP, GAP),
                 PAIRS(BASE, NO_EARLIER, "audit.yaml",
                       PLAN_TEXT "judgements: [{finding: NC-2026-H1-004, class: minor, by: a, on: "
                                 "2026-06-01, reason: one cause}]\n"),
                 (small_how){0});

    (void)state;
    assert_int_equal(out.cycle->finding_count.major, 1);
    assert_int_equal(out.cycle->finding_count.minor, 2);
    assert_int_equal(low.cycle->finding_count.minor, 1);
    assert_string_equal(finding_of(&low, "9.3")->rulings[0].computed, "major");
    assert_verdict(&low, "9.3.2", S0_V_MINOR);
    run_end(&low);
    run_end(&out);
}

/* --- the next cycle ------------------------------------------------------------------------------
 */

static small_run next_of(const small_run *first, const char *const *rules, const char *action)
{
    char text[512];

    snprintf(text, sizeof text, "action,finding,due,done_on,progress,effective_on\n%s", action);
    return run_fine(rules, PAIRS(NEXT, "evidence/actions.csv", text),
                    (small_how){.prior = first->cycle});
}

static void a_group_is_followed_up_as_one(void **state)
{
    small_run first = run_fine(REVIEW(GAP, GAP, GAP), PAIRS(FIRST), (small_how){0});
    small_run again =
        next_of(&first, REVIEW(GAP, GAP, GAP), "1,NC-2026-H1-004,2027-01-31,none,none,none\n");
    small_run fewer =
        next_of(&first, REVIEW(GAP, MET, MET), "1,NC-2026-H1-004,2027-01-31,none,none,none\n");
    small_run none = next_of(&first, REVIEW(MET, MET, MET), "");
    small_run late =
        next_of(&first, REVIEW(GAP, MET, MET), "1,NC-2026-H1-004,2026-09-30,none,none,none\n");

    (void)state;
    assert_int_equal(again.cycle->earlier_count, 1);
    assert_string_equal(again.cycle->earlier[0].status, "open in time");
    assert_string_equal(finding_of(&again, "9.3")->number,
                        "NC-2026-H1-004"); /* the number it had */
    assert_string_equal(finding_of(&again, "9.3")->parts[0].number, "NC-2026-H1-001");
    assert_int_equal(again.cycle->finding_count.major, 1);
    assert_int_equal(again.cycle->finding_count.minor, 0);
    assert_string_equal(fewer.cycle->earlier[0].status, "open in time");
    assert_non_null(strstr(fewer.cycle->earlier[0].reason, "1 of its 3 parts found again"));
    assert_string_equal(finding_of(&fewer, "9.3.1-a")->trigger, "minor");
    assert_string_equal(finding_of(&fewer, "9.3.1-a")->number, "NC-2026-H1-001");
    assert_string_equal(none.cycle->earlier[0].status, "closed, seen now");
    assert_string_equal(late.cycle->earlier[0].status, "overdue");
    assert_string_equal(finding_of(&late, "9.3.1-a")->trigger, "M4");
    run_end(&late);
    run_end(&none);
    run_end(&fewer);
    run_end(&again);
    run_end(&first);
}

static void a_group_with_a_part_nobody_tests_is_not_closed(void **state)
{
    small_run first = run_fine(REVIEW(GAP, GAP, GAP), PAIRS(FIRST), (small_how){0});
    small_run next = next_of(&first,
                             PAIRS("rules/a.lua", RULE("9.3.1-a", "9.3.1", MET), "rules/b.lua",
                                   RULE("9.3.2-b", "9.3.2", MET)),
                             "");

    (void)state;
    assert_string_equal(next.cycle->earlier[0].status, "not verified");
    run_end(&next);
    run_end(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_minors_in_one_group_are_one_major),
        cmocka_unit_test(the_exceptions_of_a_part_stay_with_it),
        cmocka_unit_test(fewer_or_of_other_groups_stay_minor),
        cmocka_unit_test(the_number_is_a_threshold),
        cmocka_unit_test(what_is_open_in_time_is_not_counted),
        cmocka_unit_test(a_judgement_takes_a_part_out_or_lowers_the_group),
        cmocka_unit_test(a_group_is_followed_up_as_one),
        cmocka_unit_test(a_group_with_a_part_nobody_tests_is_not_closed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
