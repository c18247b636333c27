/* test_weighing.c - whole audits: what gate and quality of evidence do to what rules found, and
 * which class comes of it. */
#include "small_audit.h"

#define RULES PAIRS(STANDARD_RULES)
#define USUAL PROFILE, PLAN, SOURCES, LEAVERS, NO_EARLIER, NO_CHANGES

static void an_exclusion_that_fits_is_not_applicable(void **state)
{
    small_run run =
        run_fine(RULES,
                 PAIRS("organization.yaml", "uses_cloud: false\nsize: 3\n", PLAN, SOURCES, LEAVERS,
                       ACCOUNTS, NO_EARLIER, "evidence/soa.csv",
                       SOA_HEADER "A.5.18,yes,r,implemented,none\nA.5.23,no,fits,none,none\n"),
                 (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.23", S0_V_NOT_APPLICABLE);
    assert_string_equal(result_of(&run, "A.5.23")->reason, "excluded: fits");
    assert_string_equal(result_of(&run, "A.5.23")->soa, "excluded");
    assert_int_equal(tested_of(&run, "A.5.23-cloud")->outcome, S0_NOT_TESTED);
    assert_string_equal(tested_of(&run, "A.5.23-cloud")->reason, "excluded: fits");
    assert_int_equal(run.cycle->exclusion_count, 1);
    assert_string_equal(run.cycle->exclusions[0].judged, "agrees with profile and evidence");
    assert_string_equal(run.cycle->exclusions[0].source, "evidence/soa.csv:3");
    assert_verdict(&run, "7.3", S0_V_CONFORM);
    run_end(&run);
}

static void a_contradicted_exclusion_is_one_finding_on_6_1_3(void **state)
{
    static const char soa[] =
        SOA_HEADER "A.5.18,yes,r,implemented,none\nA.5.23,no,no need,none,none\n";
    small_run run =
        run_fine(RULES, PAIRS(USUAL, ACCOUNTS, "evidence/soa.csv", soa), (small_how){0});
    const s0_finding *finding = finding_of(&run, "6.1.3-reasons");

    (void)state;
    assert_null(s0_cycle_finding(run.cycle, "A.5.23-cloud"));
    assert_int_equal(tested_of(&run, "A.5.23-cloud")->outcome, S0_GAP);
    assert_true(has_text(finding->notes, finding->note_count,
                         "A.5.23, excluded: A.5.23-cloud: cloud without rules"));
    assert_verdict(&run, "A.5.23", S0_V_NOT_DETERMINED);
    assert_non_null(strstr(result_of(&run, "A.5.23")->reason, "exclusion contradicted"));
    assert_non_null(strstr(result_of(&run, "A.5.23")->reason, finding->number));
    assert_verdict(&run, "6.1.3", S0_V_MINOR);
    run_end(&run);
}

static void what_a_wrongly_excluded_control_shows_is_never_lost(void **state)
{
    small_run run = run_fine(
        RULES, PAIRS(USUAL, ACCOUNTS, "evidence/soa.csv", SOA_HEADER "A.5.23,no,fits,none,none\n"),
        (small_how){0});

    (void)state;
    assert_null(s0_cycle_finding(run.cycle, "6.1.3-reasons"));
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count,
                         "no finding on 6.1.3 takes up: A.5.23, excluded: A.5.23-cloud"));
    run_end(&run);
}

static void an_exclusion_nobody_can_judge_is_not_determined(void **state)
{
    small_run run = run_fine(RULES,
                             PAIRS("organization.yaml", "size: 3\n", PLAN, SOURCES, NO_EARLIER,
                                   "evidence/soa.csv", SOA_HEADER "A.5.23,no,fits,none,none\n"),
                             (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.23", S0_V_NOT_DETERMINED);
    assert_int_equal(tested_of(&run, "A.5.23-cloud")->outcome, S0_NOT_DETERMINED);
    assert_string_equal(tested_of(&run, "A.5.23-cloud")->missing[0], "profile.uses_cloud");
    run_end(&run);
}

static void a_planned_control_is_counted_apart_until_its_date(void **state)
{
    static const char later[] =
        SOA_HEADER "A.5.18,yes,r,implemented,none\nA.5.23,yes,r,planned,2027-01-31\n";
    static const char past[] =
        SOA_HEADER "A.5.18,yes,r,implemented,none\nA.5.23,yes,r,planned,2026-01-31\n";
    small_run run =
        run_fine(RULES, PAIRS(USUAL, ACCOUNTS, "evidence/soa.csv", later), (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.23", S0_V_PLANNED);
    assert_int_equal(run.cycle->summary.planned, 1);
    assert_int_equal(tested_of(&run, "A.5.23-cloud")->outcome, S0_NOT_TESTED);
    run_end(&run);
    run = run_fine(RULES, PAIRS(USUAL, ACCOUNTS, "evidence/soa.csv", past), (small_how){0});
    assert_verdict(&run, "8.3", S0_V_MINOR);
    assert_verdict(&run, "A.5.23", S0_V_MINOR);
    assert_non_null(
        strstr(result_of(&run, "A.5.23")->reason, finding_of(&run, "8.3-planned")->number));
    assert_int_equal(run.cycle->finding_count.minor, 2);
    run_end(&run);
    run = run_fine(PAIRS("rules/d.lua", CLOUD_RULE), PAIRS(USUAL, "evidence/soa.csv", past),
                   (small_how){0});
    assert_verdict(&run, "A.5.23", S0_V_NOT_DETERMINED);
    run_end(&run);
}

/* The treatment plan names a control behind its risk: "R-4/A.5.23". */
static void a_late_treatment_is_the_verdict_of_its_planned_control(void **state)
{
    static const char late[] =
        RULE_HEAD("8.3-late", "8.3") "evidence = { \"profile.size\" },\n"
                                     "check = function(audit) return gap(\"late\", { exceptions "
                                     "= { \"R-4/A.5.23\" } }) end, examples = {} }\n";
    small_run run = run_fine(PAIRS("rules/d.lua", CLOUD_RULE, "rules/f.lua", late),
                             PAIRS(USUAL, "evidence/soa.csv",
                                   SOA_HEADER "A.5.2,yes,r,planned,2026-01-31\n"
                                              "A.5.23,yes,r,planned,2026-01-31\n"),
                             (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.23", S0_V_MINOR);
    assert_verdict(&run, "A.5.2", S0_V_NOT_DETERMINED); /* no part of that key */
    run_end(&run);
}

/* The profile has no say in it, and still nobody is to read that all is well with the reason. */
static void an_exclusion_with_a_finding_on_its_reason_names_it(void **state)
{
    small_run run =
        run_fine(RULES,
                 PAIRS("organization.yaml", "uses_cloud: false\nsize: 3\n", PLAN, SOURCES, LEAVERS,
                       ACCOUNTS, NO_EARLIER, "evidence/soa.csv",
                       SOA_HEADER "A.5.18,yes,r,implemented,none\nA.5.23,no,too dear,none,none\n"),
                 (small_how){0});
    const char *number = finding_of(&run, "6.1.3-reasons")->number;

    (void)state;
    assert_verdict(&run, "A.5.23", S0_V_NOT_APPLICABLE);
    assert_non_null(strstr(result_of(&run, "A.5.23")->reason, number));
    assert_non_null(strstr(run.cycle->exclusions[0].judged, "agrees with profile and evidence"));
    assert_non_null(strstr(run.cycle->exclusions[0].judged, number));
    run_end(&run);
}

static void without_a_statement_nothing_conforms_and_gaps_stay(void **state)
{
    static const char clean[] = ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,2026-04-30,no,no\n";
    small_run run = run_fine(RULES, PAIRS(USUAL, "evidence/accounts.csv", clean), (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.18", S0_V_NOT_DETERMINED);
    assert_string_equal(tested_of(&run, "A.5.18-leavers")->reason,
                        "the rule found conform, but there is no Statement of Applicability");
    assert_verdict(&run, "A.5.23", S0_V_MINOR);
    assert_null(run.cycle->soa_version);
    run_end(&run);
    run = run_fine(RULES, PAIRS(USUAL, SOA, "evidence/accounts.csv", clean), (small_how){0});
    assert_verdict(&run, "A.5.18", S0_V_CONFORM);
    run_end(&run);
}

static void weak_evidence_shows_no_conformity_but_a_gap_stays(void **state)
{
    static const char clean[] = ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,2026-04-30,no,no\n";
    small_run run = run_fine(
        RULES, PAIRS(PROFILE, PLAN, LEAVERS, SOA, NO_EARLIER, "evidence/accounts.csv", clean),
        (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.18", S0_V_NOT_DETERMINED);
    assert_non_null(strstr(tested_of(&run, "A.5.18-leavers")->reason, "has no stated origin"));
    assert_int_equal(run.cycle->request_count, 3);
    assert_string_equal(run.cycle->requests[0].name, "accounts");
    assert_string_equal(run.cycle->requests[0].state, "no origin");
    assert_string_equal(run.cycle->requests[1].name, "leavers");
    assert_string_equal(run.cycle->requests[2].name, "soa");
    run_end(&run);
    run = run_fine(RULES, PAIRS(PROFILE, PLAN, LEAVERS, SOA, NO_EARLIER, ACCOUNTS), (small_how){0});
    assert_verdict(&run, "A.5.18", S0_V_MINOR);
    assert_true(has_text(finding_of(&run, "A.5.18-leavers")->notes,
                         finding_of(&run, "A.5.18-leavers")->note_count,
                         "the gap stands although evidence/accounts.csv has no stated origin"));
    run_end(&run);
}

static void stale_evidence_is_asked_for_again(void **state)
{
    static const char clean[] = ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,2026-04-30,no,no\n";
    small_run run = run_fine(
        RULES,
        PAIRS(PROFILE, PLAN, LEAVERS, SOA, NO_EARLIER, "evidence/accounts.csv", clean,
              "evidence/sources.yaml",
              "default: {source: t, collected: 2026-06-30, by: t}\n"
              "accounts.csv: {source: t, collected: 2026-05-01, by: t, valid_for: 30 days}\n"),
        (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.18", S0_V_NOT_DETERMINED);
    assert_string_equal(tested_of(&run, "A.5.18-leavers")->reason,
                        "the rule found conform, but evidence/accounts.csv was collected on "
                        "2026-05-01 and is good for 30 days");
    assert_int_equal(run.cycle->request_count, 1);
    assert_string_equal(run.cycle->requests[0].name, "accounts");
    assert_string_equal(run.cycle->requests[0].state, "stale");
    run_end(&run);
}

static void what_rules_wait_for_is_listed_once(void **state)
{
    small_run run = run_fine(PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", ""), "rules/z.lua",
                                   LEAVERS_RULE("A.5.18-more", "")),
                             PAIRS(USUAL, SOA), (small_how){0});

    (void)state;
    assert_int_equal(run.cycle->request_count, 1);
    assert_string_equal(run.cycle->requests[0].name, "accounts");
    assert_string_equal(run.cycle->requests[0].state, "missing");
    assert_int_equal(run.cycle->requests[0].rule_count, 2);
    assert_non_null(run.cycle->requests[0].where);
    run_end(&run);
    run = run_fine(PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", "")),
                   PAIRS(USUAL, SOA, "evidence/accounts.csv", "account,person\na1,p1\na2,p2\n"),
                   (small_how){0});
    assert_true(run.cycle->request_count >= 1);
    assert_string_equal(run.cycle->requests[0].name, "accounts.disabled_on");
    run_end(&run);
}

static void thresholds_of_the_plan_decide_and_are_printed(void **state)
{
    static const char ten[] =
        ACCOUNTS_HEADER "a1,p1,none,no,no\na2,p1,none,no,no\na3,p1,none,no,no\na4,p1,none,no,no\n"
                        "a5,p1,none,no,no\na6,p2,2026-04-30,no,no\na7,p2,2026-04-30,no,no\n"
                        "a8,p2,2026-04-30,no,no\na9,p2,2026-04-30,no,no\na10,p2,2026-04-30,no,no\n";
    small_run run =
        run_fine(RULES, PAIRS(USUAL, SOA, "evidence/accounts.csv", ten), (small_how){0});

    (void)state;
    assert_int_equal(finding_of(&run, "A.5.18-leavers")->class_, S0_MAJOR);
    assert_string_equal(finding_of(&run, "A.5.18-leavers")->trigger, "M2");
    assert_true(has_text(finding_of(&run, "A.5.18-leavers")->related,
                         finding_of(&run, "A.5.18-leavers")->related_count, "6.1.3"));
    run_end(&run);
    run = run_fine(RULES,
                   PAIRS(PROFILE, "audit.yaml", PLAN_TEXT "grading: {rate_judgement: 50}\n",
                         SOURCES, LEAVERS, NO_EARLIER, SOA, "evidence/accounts.csv", ten),
                   (small_how){0});
    assert_int_equal(finding_of(&run, "A.5.18-leavers")->class_, S0_MINOR);
    for (size_t i = 0; i < run.cycle->grading_count; i++)
        if (strcmp(run.cycle->grading[i].name, "rate_judgement") == 0)
            assert_string_equal(run.cycle->grading[i].value, "50 %");
    assert_int_equal(run.cycle->grading_count, 11);
    run_end(&run);
}

static void what_was_handled_before_the_audit_conforms_with_a_remark(void **state)
{
    small_run run = run_fine(RULES,
                             PAIRS(USUAL, SOA, "evidence/accounts.csv",
                                   ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,none,no,yes\n"),
                             (small_how){0});

    (void)state;
    assert_null(s0_cycle_finding(run.cycle, "A.5.18-leavers"));
    assert_verdict(&run, "A.5.18", S0_V_CONFORM);
    assert_string_equal(tested_of(&run, "A.5.18-leavers")->text,
                        "1 of 2 accounts of leavers are active; all found and handled before the "
                        "audit");
    assert_string_equal(tested_of(&run, "A.5.18-leavers")->reason,
                        "conform: 1 of 2 instances (50 %) fails, all found and handled before the "
                        "audit");
    run_end(&run);
}

static void a_demanded_record_that_does_not_exist_is_absent(void **state)
{
    static const char reviews[] = RULE_HEAD(
        "9.3.3-held",
        "9.3.3") "evidence = { \"management_reviews.review\", \"management_reviews.held_on\" },\n"
                 "check = function(audit) return every { of = audit.records.management_reviews,\n"
                 "  key = { \"review\" }, meets = { held_on = given }, gap = \"{failed} not held\" "
                 "} end,\n"
                 "examples = {} }\n";
    static const char *const sources[] = {
        "default: {source: t, collected: 2026-06-30, by: t}\n"
        "management_reviews: {not_given: does not exist, said_by: board, on: 2026-06-01}\n",
        "default: {source: t, collected: 2026-06-30, by: t}\n"
        "management_reviews: {not_given: not accessible, said_by: board, on: 2026-06-01}\n",
    };
    small_run run = run_fine(PAIRS("rules/a.lua", reviews),
                             PAIRS(PROFILE, PLAN, NO_EARLIER, "evidence/sources.yaml", sources[0]),
                             (small_how){0});

    (void)state;
    assert_int_equal(tested_of(&run, "9.3.3-held")->outcome, S0_ABSENT);
    assert_string_equal(finding_of(&run, "9.3.3-held")->trigger, "M1");
    assert_string_equal(finding_of(&run, "9.3.3-held")->reason,
                        "major (M1): a required element is absent: results of the management "
                        "review, first occurrence");
    assert_verdict(&run, "9.3.3", S0_V_MAJOR);
    assert_string_equal(run.cycle->requests[0].state, "does not exist");
    run_end(&run);
    run = run_fine(PAIRS("rules/a.lua", reviews),
                   PAIRS(PROFILE, PLAN, NO_EARLIER, "evidence/sources.yaml", sources[1]),
                   (small_how){0});
    assert_verdict(&run, "9.3.3", S0_V_NOT_DETERMINED);
    assert_int_equal(run.cycle->finding_list_count, 0);
    assert_string_equal(run.cycle->requests[0].name, "management_reviews");
    assert_string_equal(run.cycle->requests[0].state, "not accessible");
    run_end(&run);
}

static void in_the_planning_chain_m2_is_printed_as_m5(void **state)
{
    static const char whole[] =
        RULE_HEAD("6.1.2-whole",
                  "6.1.2") "whole = true, evidence = { \"leavers.person\", \"leavers.left_on\" },\n"
                           "check = function(audit) return every { of = audit.records.leavers,\n"
                           "  key = { \"person\" }, meets = { left_on = none }, gap = \"{failed} "
                           "of {all}\" } end,\n"
                           "examples = {} }\n";
    small_run run = run_fine(PAIRS("rules/a.lua", whole), PAIRS(USUAL, SOA), (small_how){0});

    (void)state;
    assert_string_equal(finding_of(&run, "6.1.2-whole")->trigger, "M5");
    assert_non_null(strstr(finding_of(&run, "6.1.2-whole")->reason, "major (M5): 2 of 2"));
    run_end(&run);
}

static void an_acceptance_stops_m8_and_removes_nothing(void **state)
{
    static const char exposed[] =
        RULE_HEAD("A.5.18-used",
                  "A.5.18") "evidence = { \"accounts.account\", \"accounts.disabled_on\", "
                            "\"accounts.privileged\" },\n"
                            "check = function(audit) return every { of = audit.records.accounts,\n"
                            "  key = { \"account\" }, meets = { disabled_on = given }, exposed = { "
                            "privileged = true },\n"
                            "  gap = \"{failed} of {all}\" } end, examples = {} }\n";
    static const char accounts[] = ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,none,yes,no\n";
    static const char accepted[] = "risk,finding,approver,owner,reason,from,until\n"
                                   "none,A.5.18-used,CEO,CTO,migration,2026-01-01,2026-06-30\n";
    small_run run = run_fine(PAIRS("rules/a.lua", exposed),
                             PAIRS(USUAL, SOA, "evidence/accounts.csv", accounts), (small_how){0});

    (void)state;
    assert_string_equal(finding_of(&run, "A.5.18-used")->trigger, "M8");
    assert_non_null(strstr(finding_of(&run, "A.5.18-used")->reason, "(a2)"));
    run_end(&run);
    run = run_fine(
        PAIRS("rules/a.lua", exposed),
        PAIRS(USUAL, SOA, "evidence/accounts.csv", accounts, "evidence/acceptances.csv", accepted),
        (small_how){0});
    assert_string_equal(finding_of(&run, "A.5.18-used")->trigger, "minor");
    assert_non_null(strstr(finding_of(&run, "A.5.18-used")->reason, "1 exposed but accepted"));
    assert_true(has_text(finding_of(&run, "A.5.18-used")->notes,
                         finding_of(&run, "A.5.18-used")->note_count,
                         "accepted, which removes nothing"));
    run_end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exclusion_that_fits_is_not_applicable),
        cmocka_unit_test(a_contradicted_exclusion_is_one_finding_on_6_1_3),
        cmocka_unit_test(what_a_wrongly_excluded_control_shows_is_never_lost),
        cmocka_unit_test(an_exclusion_nobody_can_judge_is_not_determined),
        cmocka_unit_test(a_planned_control_is_counted_apart_until_its_date),
        cmocka_unit_test(a_late_treatment_is_the_verdict_of_its_planned_control),
        cmocka_unit_test(an_exclusion_with_a_finding_on_its_reason_names_it),
        cmocka_unit_test(without_a_statement_nothing_conforms_and_gaps_stay),
        cmocka_unit_test(weak_evidence_shows_no_conformity_but_a_gap_stays),
        cmocka_unit_test(stale_evidence_is_asked_for_again),
        cmocka_unit_test(what_rules_wait_for_is_listed_once),
        cmocka_unit_test(thresholds_of_the_plan_decide_and_are_printed),
        cmocka_unit_test(what_was_handled_before_the_audit_conforms_with_a_remark),
        cmocka_unit_test(a_demanded_record_that_does_not_exist_is_absent),
        cmocka_unit_test(in_the_planning_chain_m2_is_printed_as_m5),
        cmocka_unit_test(an_acceptance_stops_m8_and_removes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
