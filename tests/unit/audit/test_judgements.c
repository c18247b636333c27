/* test_judgements.c - a person overrules what was computed, in the open: the computed result stays
 * beside it, and a judgement that judges nothing is refused. */
#include "small_audit.h"

#define RULES                                                                                      \
    PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", ""), "rules/e.lua", IMPROVEMENT_RULE)
#define FILES PROFILE, SOURCES, LEAVERS, NO_CHANGES, SOA, ACCOUNTS
#define JUDGED(text) "audit.yaml", PLAN_TEXT "judgements:\n" text
#define SAID ", by: M. Keller, on: 2026-06-20, reason: well known}\n"
#define EARLIER(row)                                                                               \
    "evidence/earlier_findings.csv",                                                               \
        "finding,requirement,class,rule,statement,status,due,closed_on,effect_verified_on\n" row

static void expect_judged(const char *const *files, const s0_cycle *latest)
{
    small_run run = run_fine(RULES, files, (small_how){.latest = latest});
    const s0_finding *finding = finding_of(&run, "A.5.18-leavers");

    assert_int_equal(finding->class_, S0_MAJOR);
    assert_string_equal(finding->trigger, "judged");
    assert_non_null(strstr(finding->reason,
                           "major (judged): well known, says M. Keller on 2026-06-20; computed: "
                           "minor: 1 of 2 instances (50 %) fails"));
    assert_non_null(strstr(finding->computed_reason, "minor: 1 of 2 instances"));
    assert_int_equal(finding->ruling_count, 1);
    assert_string_equal(finding->rulings[0].what, "class");
    assert_string_equal(finding->rulings[0].computed, "minor");
    assert_string_equal(finding->rulings[0].judged, "major");
    assert_string_equal(finding->rulings[0].by, "M. Keller");
    assert_int_equal(run.cycle->judgement_count, 1);
    assert_string_equal(run.cycle->judgements[0].judged, "class major");
    assert_string_equal(run.cycle->judgements[0].by, "M. Keller");
    assert_string_equal(run.cycle->judgements[0].state, "applied");
    assert_verdict(&run, "A.5.18", S0_V_MAJOR);
    assert_int_equal(run.cycle->finding_count.major, 1);
    assert_int_equal(run.cycle->finding_count.minor, 0);
    run_end(&run);
}

static void a_class_is_overruled_by_number_rule_or_earlier_finding(void **state)
{
    (void)state;
    expect_judged(
        PAIRS(FILES, NO_EARLIER, JUDGED("  - {finding: A.5.18-leavers, class: major" SAID)), NULL);
    expect_judged(
        PAIRS(FILES, NO_EARLIER, JUDGED("  - {finding: NC-2026-H1-001, class: major" SAID)), NULL);
    expect_judged(PAIRS(FILES,
                        EARLIER("X-1,A.5.18,minor,A.5.18-leavers,s,open,2026-12-31,none,none\n"),
                        JUDGED("  - {finding: X-1, class: major" SAID)),
                  NULL);
}

static void without_a_judgement_nothing_is_said_of_one(void **state)
{
    small_run run = run_fine(RULES, PAIRS(FILES, NO_EARLIER, PLAN), (small_how){0});

    (void)state;
    assert_null(finding_of(&run, "A.5.18-leavers")->computed_reason);
    assert_int_equal(finding_of(&run, "A.5.18-leavers")->ruling_count, 0);
    run_end(&run);
}

static void an_improvement_that_is_judged_a_nonconformity_gets_its_number(void **state)
{
    small_run run = run_fine(
        RULES, PAIRS(FILES, NO_EARLIER, JUDGED("  - {finding: OFI-2026-H1-001, class: minor" SAID)),
        (small_how){0});
    small_run again = run_fine(
        RULES, PAIRS(FILES, NO_EARLIER, JUDGED("  - {finding: OFI-2026-H1-001, class: minor" SAID)),
        (small_how){.latest = run.cycle});

    (void)state;
    assert_string_equal(finding_of(&run, "7.3-awareness")->number, "NC-2026-H1-002");
    assert_string_equal(finding_of(&again, "7.3-awareness")->number, "NC-2026-H1-002");
    assert_verdict(&run, "7.3", S0_V_MINOR);
    assert_int_equal(again.cycle->number_count, run.cycle->number_count);
    run_end(&again);
    run_end(&run);
}

/* One earlier finding on the rule, and what a judgement makes of it. */
static void follow(const char *earlier, const char *judgement, const char *status,
                   const char *computed, const char *trigger)
{
    char text[1024], rows[1024];
    small_run run;

    snprintf(text, sizeof text, "%sjudgements:\n  - {finding: X-1, %s" SAID, PLAN_TEXT, judgement);
    snprintf(rows, sizeof rows,
             "finding,requirement,class,rule,statement,status,due,closed_on,effect_verified_on\n%s",
             earlier);
    run = run_fine(RULES, PAIRS(FILES, "evidence/earlier_findings.csv", rows, "audit.yaml", text),
                   (small_how){0});
    assert_string_equal(run.cycle->earlier[0].status, status);
    if (computed == NULL)
        assert_null(run.cycle->earlier[0].computed);
    else
        assert_string_equal(run.cycle->earlier[0].computed, computed);
    assert_string_equal(finding_of(&run, "A.5.18-leavers")->trigger, trigger);
    run_end(&run);
}

#define OVERDUE "X-1,A.5.18,minor,A.5.18-leavers,s,open,2026-03-31,none,none\n"
#define VERIFIED "X-1,A.5.18,minor,A.5.18-leavers,s,closed,none,2026-01-31,2026-02-28\n"
#define UNVERIFIED "X-1,A.5.18,minor,A.5.18-leavers,s,closed,none,2026-01-31,none\n"
#define IN_TIME "X-1,A.5.18,minor,A.5.18-leavers,s,open,2026-12-31,none,none\n"

static void a_status_is_overruled_with_what_follows_from_it(void **state)
{
    (void)state;
    follow(OVERDUE, "status: open in time", "open in time", "open, late", "minor");
    follow(IN_TIME, "status: overdue", "overdue", "open in time", "M4");
    follow(IN_TIME, "status: no longer applicable", "no longer applicable", "open in time",
           "minor");
}

static void sameness_of_cause_decides_what_is_back(void **state)
{
    (void)state;
    follow(VERIFIED, "same_cause: yes", "recurred", "new nonconformity, related", "M4");
    follow(UNVERIFIED, "same_cause: no", "new nonconformity, related", "recurred", "minor");
    follow(VERIFIED, "same_cause: no", "new nonconformity, related", "new nonconformity, related",
           "minor");
    follow(IN_TIME, "same_cause: yes", "open in time", NULL, "minor");
}

static void what_was_there_and_is_gone_is_only_said(void **state)
{
    small_run run = run_fine(
        RULES,
        PAIRS(PROFILE, SOURCES, LEAVERS, NO_CHANGES, SOA, NO_EARLIER, "evidence/accounts.csv",
              ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,2026-04-30,no,no\n",
              JUDGED("  - {finding: A.5.18-leavers, class: major" SAID)),
        (small_how){0});

    (void)state;
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count,
                         "the judgement on A.5.18-leavers has nothing to judge today"));
    assert_int_equal(run.cycle->judgement_count, 1);
    assert_string_equal(run.cycle->judgements[0].state, "nothing to judge today");
    run_end(&run);
}

static void what_judges_nothing_or_too_much_is_refused(void **state)
{
    static const struct {
        const char *plan, *message, *hint;
    } cases[] = {
        {PLAN_TEXT "judgements:\n  - {finding: NC-2026-H1-009, class: major" SAID,
         "the judgement on \"NC-2026-H1-009\" matches no finding", "names a number"},
        {PLAN_TEXT "judgements:\n  - {finding: X-1, status: overdue" SAID,
         "the judgement on \"X-1\" matches no finding", ""},
        {PLAN_TEXT "judgements:\n  - {finding: A.5.18-leavers, class: ofi" SAID,
         "makes a nonconformity an opportunity for improvement", "at least minor"},
        {PLAN_TEXT "judgements:\n  - {finding: A.5.18-leavers, class: major" SAID
                   "  - {finding: NC-2026-H1-001, class: minor" SAID,
         "the class of \"NC-2026-H1-001\" is judged twice", ""},
    };
    small_run run;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        run =
            run_small(RULES, PAIRS(FILES, NO_EARLIER, "audit.yaml", cases[i].plan), (small_how){0});
        assert_int_equal(run.rc, S0_EINPUT);
        if (strstr(run.err.message, cases[i].message) == NULL ||
            strstr(run.err.hint, cases[i].hint) == NULL)
            fail_msg("%s: %s (%s)", run.err.where, run.err.message, run.err.hint);
        assert_non_null(strstr(run.err.where, "audit.yaml:"));
        assert_non_null(strstr(run.err.line, "finding:"));
        run_end(&run);
    }
    run = run_small(
        RULES,
        PAIRS(FILES, EARLIER(OVERDUE), JUDGED("  - {finding: X-1, status: open in tim" SAID)),
        (small_how){0});
    assert_int_equal(run.rc, S0_EINPUT);
    assert_string_equal(run.err.hint, "did you mean \"open in time\"?");
    run_end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_is_overruled_by_number_rule_or_earlier_finding),
        cmocka_unit_test(without_a_judgement_nothing_is_said_of_one),
        cmocka_unit_test(an_improvement_that_is_judged_a_nonconformity_gets_its_number),
        cmocka_unit_test(a_status_is_overruled_with_what_follows_from_it),
        cmocka_unit_test(sameness_of_cause_decides_what_is_back),
        cmocka_unit_test(what_was_there_and_is_gone_is_only_said),
        cmocka_unit_test(what_judges_nothing_or_too_much_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
