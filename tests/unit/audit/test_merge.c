/* test_merge.c - a person judges one finding to be another one: it keeps what it is, stands below
 * the other, and is not counted; what cannot be is refused at its place in audit.yaml. */
#include "small_audit.h"

#define RULES                                                                                      \
    PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", ""), "rules/b.lua",                        \
          LEAVERS_RULE("A.5.18-again", ""), "rules/c.lua", LEAVERS_RULE("A.5.18-third", ""),       \
          "rules/d.lua", CLOUD_RULE, "rules/e.lua", IMPROVEMENT_RULE)
#define FILES PROFILE, SOURCES, LEAVERS, NO_CHANGES, SOA, ACCOUNTS
#define SAID ", by: M. Keller, on: 2026-06-20, reason: seen twice}\n"
#define MERGE(from, into) "  - {finding: " from ", merge_into: " into SAID
#define JUDGED(text) "audit.yaml", PLAN_TEXT "judgements:\n" text
#define EARLIER(row)                                                                               \
    "evidence/earlier_findings.csv",                                                               \
        "finding,requirement,class,rule,statement,status,due,closed_on,effect_verified_on\n" row

static void what_is_merged_is_listed_and_not_counted(void **state)
{
    small_run run =
        run_fine(RULES, PAIRS(FILES, NO_EARLIER, JUDGED(MERGE("A.5.23-cloud", "A.5.18-leavers"))),
                 (small_how){0});
    const s0_finding *merged = finding_of(&run, "A.5.23-cloud");
    const s0_finding *into = finding_of(&run, "A.5.18-leavers");

    (void)state;
    assert_ptr_equal(s0_cycle_target(run.cycle, merged), into);
    assert_int_equal(into->merged_count, 1);
    assert_string_equal(into->merged[0].identity, "A.5.23-cloud");
    assert_true(has_text(into->related, into->related_count, "A.5.23"));
    /* it is what it was */
    assert_string_equal(merged->number, "NC-2026-H1-004");
    assert_int_equal(merged->class_, S0_MINOR);
    assert_verdict(&run, "A.5.23", S0_V_MINOR);
    assert_non_null(strstr(merged->computed_reason, "minor: "));
    assert_string_equal(merged->rulings[0].what, "merge_into");
    assert_string_equal(merged->rulings[0].judged, into->number);
    assert_non_null(
        strstr(merged->reason, "not counted: seen twice, says M. Keller on 2026-06-20"));
    /* and is named beside its requirement by the finding it is in */
    assert_true(has_text(result_of(&run, "A.5.23")->findings,
                         result_of(&run, "A.5.23")->finding_count, "NC-2026-H1-"));
    run_end(&run);
}

static int64_t findings_of(const s0_cycle *cycle)
{
    return cycle->finding_count.major + cycle->finding_count.minor + cycle->finding_count.ofi;
}

static void numbers_stay_and_counts_add_up(void **state)
{
    small_run alone = run_fine(RULES, PAIRS(FILES, NO_EARLIER, PLAN), (small_how){0});
    small_run run =
        run_fine(RULES, PAIRS(FILES, NO_EARLIER, JUDGED(MERGE("A.5.18-again", "A.5.23-cloud"))),
                 (small_how){.latest = alone.cycle});

    (void)state;
    /* three minors on A.5.18 were one major; two are two minors */
    assert_int_equal(alone.cycle->finding_count.major, 1);
    assert_int_equal(run.cycle->finding_count.major, 0);
    assert_int_equal(run.cycle->finding_count.minor, 3);
    assert_int_equal(findings_of(run.cycle), (int64_t)run.cycle->finding_list_count);
    assert_string_equal(finding_of(&run, "A.5.18-again")->number,
                        finding_of(&alone, "A.5.18-again")->number);
    assert_int_equal(finding_of(&run, "A.5.23-cloud")->merged_count, 1);
    run_end(&run);
    run_end(&alone);
}

static void a_part_of_a_group_takes_what_is_merged_with_it(void **state)
{
    small_run run =
        run_fine(RULES, PAIRS(FILES, NO_EARLIER, JUDGED(MERGE("A.5.23-cloud", "A.5.18-leavers"))),
                 (small_how){0});
    const s0_finding *group = finding_of(&run, "A.5.18");

    (void)state;
    assert_int_equal(group->part_count, 3);
    assert_ptr_equal(s0_cycle_target(run.cycle, finding_of(&run, "A.5.23-cloud")),
                     finding_of(&run, "A.5.18-leavers"));
    assert_int_equal(run.cycle->finding_list_count, 2);
    run_end(&run);
}

static void a_class_may_be_judged_first(void **state)
{
    small_run run = run_fine(
        RULES,
        PAIRS(FILES, NO_EARLIER,
              JUDGED(MERGE("7.3-awareness", "A.5.23-cloud") "  - {finding: 7.3-awareness, class: "
                                                            "minor" SAID)),
        (small_how){0});
    const s0_finding *merged = finding_of(&run, "7.3-awareness");

    (void)state;
    assert_int_equal(merged->ruling_count, 2);
    assert_string_equal(merged->rulings[0].what, "class");
    assert_string_equal(merged->rulings[1].what, "merge_into");
    assert_int_equal(merged->class_, S0_MINOR);
    assert_non_null(strstr(merged->computed_reason, "ofi: the requirement is met"));
    assert_verdict(&run, "7.3", S0_V_MINOR);
    run_end(&run);
}

static void where_one_of_them_is_gone_nothing_is_merged_and_it_is_said(void **state)
{
#define GONE "evidence/soa.csv", SOA_HEADER "A.5.18,yes,r,implemented,none\nA.5.23,no,r,none,none\n"
    small_run run = run_fine(RULES,
                             PAIRS("organization.yaml", "name: T\nsize: 12\nuses_cloud: false\n",
                                   SOURCES, LEAVERS, NO_CHANGES, GONE, ACCOUNTS, NO_EARLIER,
                                   JUDGED(MERGE("7.3-awareness", "A.5.23-cloud"))),
                             (small_how){0});

    (void)state;
    assert_null(s0_cycle_target(run.cycle, finding_of(&run, "7.3-awareness")));
    assert_int_equal(run.cycle->finding_count.ofi, 1);
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count,
                         "A.5.23-cloud is no finding today, so OFI-2026-H1-001 stays one"));
    run_end(&run);
    run = run_fine(RULES,
                   PAIRS("organization.yaml", "name: T\nsize: 12\nuses_cloud: false\n", SOURCES,
                         LEAVERS, NO_CHANGES, GONE, ACCOUNTS, NO_EARLIER,
                         JUDGED(MERGE("A.5.23-cloud", "7.3-awareness"))),
                   (small_how){0});
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count,
                         "the judgement on A.5.23-cloud has nothing to judge today"));
    run_end(&run);
}

static void what_cannot_be_is_refused_at_its_place(void **state)
{
    static const struct {
        const char *plan, *message, *where;
    } cases[] = {
        {MERGE("A.5.23-cloud", "A.5.18-nothing"), "which no finding, rule or earlier finding",
         "audit.yaml:5:41"},
        {MERGE("A.5.23-nothing", "A.5.18-leavers"), "matches no finding", "audit.yaml:5:15"},
        {MERGE("A.5.23-cloud", "A.5.23-cloud"), "leads back to it", "audit.yaml:5:41"},
        {MERGE("A.5.23-cloud", "NC-2026-H1-004"), "leads back to it", "audit.yaml:5:41"},
        {MERGE("A.5.23-cloud", "A.5.18-again") MERGE("A.5.18-again", "A.5.18-leavers"),
         "which is itself merged into \"A.5.18-leavers\"", "audit.yaml:5:41"},
        {MERGE("A.5.18-again", "A.5.18-leavers") MERGE("A.5.23-cloud", "A.5.18-again"),
         "which is itself merged into", "audit.yaml:6:41"},
        {MERGE("A.5.23-cloud", "A.5.18-again") MERGE("A.5.18-again", "A.5.23-cloud"),
         "leads back to it", "audit.yaml:5:41"},
        {MERGE("A.5.23-cloud", "A.5.18-again") MERGE("A.5.18-again", "A.5.18-third")
             MERGE("A.5.18-third", "A.5.23-cloud"),
         "leads back to it", "audit.yaml:5:41"},
        {MERGE("A.5.23-cloud", "A.5.18-again") MERGE("A.5.23-cloud", "A.5.18-leavers"),
         "is merged twice", "audit.yaml:6:15"},
        {MERGE("A.5.23-cloud", "7.3-awareness"), "is minor and would be merged", "audit.yaml:5:41"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char plan[1024];
        small_run run;

        snprintf(plan, sizeof plan, "%sjudgements:\n%s", PLAN_TEXT, cases[i].plan);
        run = run_small(RULES, PAIRS(FILES, NO_EARLIER, "audit.yaml", plan), (small_how){0});
        assert_int_equal(run.rc, S0_EINPUT);
        if (strstr(run.err.message, cases[i].message) == NULL)
            fail_msg("%zu: %s", i, run.err.message);
        assert_string_equal(run.err.where, cases[i].where);
        assert_non_null(strstr(run.err.line, "merge_into"));
        run_end(&run);
    }
}

#define SECOND_PLAN "name: 2026-H2\ndate: 2026-12-31\nperiod: {from: 2026-07-01, to: 2026-12-31}\n"

/* The next cycle: the judgement was for its own, and what is done about the one is done about both.
 */
static void in_the_next_cycle_it_is_followed_by_itself(void **state)
{
    small_run first =
        run_fine(RULES, PAIRS(FILES, NO_EARLIER, JUDGED(MERGE("A.5.23-cloud", "A.5.18-leavers"))),
                 (small_how){0});
    char actions[512];
    small_run next;
    const s0_earlier *earlier = NULL;

    (void)state;
    snprintf(actions, sizeof actions,
             "action,finding,source,due,done_on,progress,effective_on\nCA-1,%s,audit,2026-09-30,"
             "none,none,none\n",
             finding_of(&first, "A.5.18-leavers")->number);
    next = run_fine(RULES, PAIRS(FILES, "evidence/actions.csv", actions, "audit.yaml", SECOND_PLAN),
                    (small_how){.prior = first.cycle});
    for (size_t i = 0; i < next.cycle->earlier_count; i++)
        if (s0_text_same(next.cycle->earlier[i].rule, "A.5.23-cloud"))
            earlier = &next.cycle->earlier[i];
    assert_non_null(earlier);
    assert_string_equal(earlier->finding, finding_of(&first, "A.5.23-cloud")->number);
    assert_string_equal(earlier->due, "2026-09-30");
    assert_string_equal(earlier->status, "overdue");
    assert_null(s0_cycle_target(next.cycle, finding_of(&next, "A.5.23-cloud")));
    assert_string_equal(finding_of(&next, "A.5.23-cloud")->trigger, "M4");
    run_end(&next);
    run_end(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_merged_is_listed_and_not_counted),
        cmocka_unit_test(numbers_stay_and_counts_add_up),
        cmocka_unit_test(a_part_of_a_group_takes_what_is_merged_with_it),
        cmocka_unit_test(a_class_may_be_judged_first),
        cmocka_unit_test(where_one_of_them_is_gone_nothing_is_merged_and_it_is_said),
        cmocka_unit_test(what_cannot_be_is_refused_at_its_place),
        cmocka_unit_test(in_the_next_cycle_it_is_followed_by_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
