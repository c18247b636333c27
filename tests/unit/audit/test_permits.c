/* test_permits.c - waivers and acceptances: listed by the day they end, refused or remarked where
 * they match nothing. */
#include "small_audit.h"

#define RULES PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", ""))
#define FILES PROFILE, PLAN, SOURCES, LEAVERS, NO_CHANGES, SOA, ACCOUNTS, NO_EARLIER
#define WAIVERS(rows)                                                                              \
    "evidence/waivers.csv", "rule,requirement,subject,approver,reason,from,until\n" rows
#define ACCEPTANCES(rows)                                                                          \
    "evidence/acceptances.csv", "risk,finding,approver,owner,reason,from,until\n" rows

static void all_are_listed_by_the_day_they_end(void **state)
{
    small_run run =
        run_fine(RULES,
                 PAIRS(FILES,
                       WAIVERS("A.5.18-leavers,,p2,CISO,handover,2026-01-01,2026-12-31\n"
                               ",A.5.18,p9,CISO,old,2025-01-01,2025-12-31\n"
                               "A.5.18-leavers,,p3,CISO,later,2026-07-01,2026-09-30\n"
                               "A.5.18-leavers,,p4,,nobody,2026-01-01,2026-08-31\n"
                               "A.5.18-leavers,,p5,CISO,for ever,2026-01-01,\n"),
                       ACCEPTANCES(",A.5.18-leavers,CEO,CTO,known,2026-01-01,\n")),
                 (small_how){0});
    static const char *const expected[][4] = {
        {"waiver", "A.5.18", "2025-12-31", "ended"},
        {"waiver", "A.5.18-leavers", "2026-08-31", "not approved"},
        {"waiver", "A.5.18-leavers", "2026-09-30", "not begun"},
        {"waiver", "A.5.18-leavers", "2026-12-31", "in force"},
        {"acceptance", "A.5.18-leavers", "none", "in force"},
        {"waiver", "A.5.18-leavers", "none", "without beginning or end"},
    };

    (void)state;
    assert_int_equal(run.cycle->permit_count, 6);
    for (size_t i = 0; i < 6; i++) {
        const s0_permit *permit = &run.cycle->permits[i];

        assert_string_equal(permit->kind, expected[i][0]);
        assert_string_equal(permit->about, expected[i][1]);
        assert_string_equal(permit->until, expected[i][2]);
        assert_string_equal(permit->state, expected[i][3]);
    }
    assert_string_equal(run.cycle->permits[3].subject, "p2");
    assert_string_equal(run.cycle->permits[3].source, "evidence/waivers.csv:2");
    assert_false(has_text(run.cycle->remarks, run.cycle->remark_count, "sets nothing apart"));
    run_end(&run);
}

static void a_waiver_that_sets_nothing_apart_is_remarked(void **state)
{
    small_run run =
        run_fine(RULES,
                 PAIRS(FILES, WAIVERS("A.5.18-leavers,,p7,CISO,r,2026-01-01,2026-12-31\n"
                                      ",A.5.18,p2,CISO,r,2026-01-01,2026-12-31\n"
                                      "A.5.18-leavers,,p8,CISO,r,2025-01-01,2025-12-31\n")),
                 (small_how){0});
    size_t idle = 0;

    (void)state;
    for (size_t i = 0; i < run.cycle->remark_count; i++)
        idle += strstr(run.cycle->remarks[i], "sets nothing apart") != NULL;
    assert_int_equal(idle, 1);
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count,
                         "the waiver of A.5.18-leavers for p7 (evidence/waivers.csv:2) sets "
                         "nothing apart"));
    run_end(&run);
}

static void what_names_nothing_that_exists_is_refused(void **state)
{
    static const struct {
        const char *path, *text, *message, *hint;
    } cases[] = {
        {WAIVERS("A.5.18-leaver,,p2,CISO,r,2026-01-01,2026-12-31\n"),
         "a waiver names the rule \"A.5.18-leaver\", which does not exist", "A.5.18-leavers"},
        {WAIVERS(",5.18,p2,CISO,r,2026-01-01,2026-12-31\n"),
         "a waiver names the requirement \"5.18\", which does not exist", "A.5.18"},
        {ACCEPTANCES(",NC-2026-H1-099,CEO,CTO,r,2026-01-01,\n"),
         "an acceptance names the finding \"NC-2026-H1-099\", which does not exist", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        small_run run =
            run_small(RULES, PAIRS(FILES, cases[i].path, cases[i].text), (small_how){0});

        assert_int_equal(run.rc, S0_EINPUT);
        if (strstr(run.err.message, cases[i].message) == NULL ||
            strstr(run.err.hint, cases[i].hint) == NULL ||
            strstr(run.err.where, cases[i].path) == NULL)
            fail_msg("%s: %s (%s)", run.err.where, run.err.message, run.err.hint);
        run_end(&run);
    }
}

static void a_risk_must_be_in_the_list_of_risks(void **state)
{
#define RISKS "evidence/risks.csv", "risk,level\nR-1,3\n"
    small_run wrong = run_small(
        RULES, PAIRS(FILES, RISKS, ACCEPTANCES("R-2,,CEO,CTO,r,2026-01-01,\n")), (small_how){0});
    small_run right = run_fine(
        RULES, PAIRS(FILES, RISKS, ACCEPTANCES("R-1,,CEO,CTO,r,2026-01-01,\n")), (small_how){0});
    small_run without =
        run_fine(RULES, PAIRS(FILES, ACCEPTANCES("R-2,,CEO,CTO,r,2026-01-01,\n")), (small_how){0});

    (void)state;
    assert_int_equal(wrong.rc, S0_EINPUT);
    assert_non_null(strstr(wrong.err.message, "an acceptance names the risk \"R-2\""));
    assert_string_equal(right.cycle->permits[0].about, "R-1");
    run_end(&without);
    run_end(&right);
    run_end(&wrong);
}

static void numbers_and_earlier_findings_can_be_accepted(void **state)
{
    small_run number =
        run_fine(RULES, PAIRS(FILES, ACCEPTANCES(",NC-2026-H1-001,CEO,CTO,r,2026-01-01,\n")),
                 (small_how){0});
    small_run ended =
        run_fine(RULES, PAIRS(FILES, ACCEPTANCES(",NC-2020-001,CEO,CTO,r,2020-01-01,2020-12-31\n")),
                 (small_how){0});

    (void)state;
    assert_string_equal(number.cycle->permits[0].about, "NC-2026-H1-001");
    assert_true(
        has_text(ended.cycle->remarks, ended.cycle->remark_count, "the acceptance of NC-2020-001"));
    run_end(&ended);
    run_end(&number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_listed_by_the_day_they_end),
        cmocka_unit_test(a_waiver_that_sets_nothing_apart_is_remarked),
        cmocka_unit_test(what_names_nothing_that_exists_is_refused),
        cmocka_unit_test(a_risk_must_be_in_the_list_of_risks),
        cmocka_unit_test(numbers_and_earlier_findings_can_be_accepted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
