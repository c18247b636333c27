/* test_unmeasured.c - own rules that nothing compared practice with are listed, with the reason;
 * one that a rule or an observation was measured against, or that was not asked about, is not. */
#include "small_audit.h"

#define BASIS "basis = \"own_rules.leaver_accounts\","
#define RULES                                                                                      \
    PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", BASIS), "rules/b.lua", IMPROVEMENT_RULE)
#define FILES PROFILE, PLAN, SOURCES, LEAVERS, NO_EARLIER, NO_CHANGES, ACCOUNTS
#define OWN(rules) "evidence/own_rules.yaml", "own_rules:\n" rules
#define LEAVER_ACCOUNTS "  leaver_accounts: {within: 1 day, source: \"Policy, 4\"}\n"
#define VISITOR_LOG "  visitor_log: {every: 1 month, source: \"House rules, 3\"}\n"
/* There is nothing to test: the profile says that a cloud is used. */
#define IDLE_RULE                                                                                  \
    RULE_HEAD("A.5.11-no-cloud", "A.5.11")                                                         \
    "basis = \"own_rules.leaver_devices\", only_if = { [\"profile.uses_cloud\"] = false },\n"      \
    "evidence = { \"profile.size\" },\n"                                                           \
    "check = function(audit) return conform(\"size \" .. audit.profile.size) end,\n"               \
    "examples = {} }\n"

static void one_that_no_rule_knows_is_listed_with_what_it_says(void **state)
{
    small_run run =
        run_fine(RULES, PAIRS(FILES, SOA, OWN(LEAVER_ACCOUNTS VISITOR_LOG)), (small_how){0});
    const s0_unmeasured *one = &run.cycle->unmeasured[0];

    (void)state;
    assert_int_equal(run.cycle->unmeasured_count, 1);
    assert_string_equal(one->name, "visitor_log");
    assert_string_equal(one->says, "every: 1 month; source: House rules, 3");
    assert_string_equal(one->source, "evidence/own_rules.yaml:3:3");
    assert_int_equal(one->rule_count, 0);
    assert_verdict(&run, "A.5.18", S0_V_MINOR); /* the list changes no verdict */
    run_end(&run);
}

static void one_whose_rules_came_to_no_test_names_them(void **state)
{
    small_run run =
        run_fine(PAIRS("rules/a.lua", IDLE_RULE),
                 PAIRS(FILES, SOA, OWN("  leaver_devices: {within: 7 days}\n")), (small_how){0});

    (void)state;
    assert_int_equal(run.cycle->unmeasured_count, 1);
    assert_string_equal(run.cycle->unmeasured[0].name, "leaver_devices");
    assert_int_equal(run.cycle->unmeasured[0].rule_count, 1);
    assert_string_equal(run.cycle->unmeasured[0].rules[0], "A.5.11-no-cloud");
    run_end(&run);
}

static void what_was_left_out_by_the_scope_was_not_asked(void **state)
{
    small_run run =
        run_fine(RULES, PAIRS(FILES, SOA, OWN(LEAVER_ACCOUNTS)), (small_how){.only = "7.3"});

    (void)state;
    assert_int_equal(run.cycle->unmeasured_count, 0);
    run_end(&run);
}

static void an_observation_that_rests_on_it_measures_it(void **state)
{
    small_run run = run_fine(
        RULES,
        PAIRS(FILES, SOA, OWN(VISITOR_LOG), "evidence/observations.csv",
              "id,requirement,criterion,basis,result,statement,population,exceptions,method,whom,"
              "seen_on,by\nO-1,A.7.2,Visitors are listed,own_rules.visitor_log,conform,Seen,,,"
              "document,reception,2026-06-10,M. Keller\n"),
        (small_how){0});

    (void)state;
    assert_int_equal(run.cycle->unmeasured_count, 0);
    run_end(&run);
}

static void one_stated_to_be_none_demands_nothing(void **state)
{
    small_run run =
        run_fine(RULES, PAIRS(FILES, SOA, OWN("  leaver_accounts: none\n  visitor_log: none\n")),
                 (small_how){0});

    (void)state;
    assert_int_equal(run.cycle->unmeasured_count, 0);
    run_end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_no_rule_knows_is_listed_with_what_it_says),
        cmocka_unit_test(one_whose_rules_came_to_no_test_names_them),
        cmocka_unit_test(what_was_left_out_by_the_scope_was_not_asked),
        cmocka_unit_test(an_observation_that_rests_on_it_measures_it),
        cmocka_unit_test(one_stated_to_be_none_demands_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
