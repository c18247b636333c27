/* test_barrier.c - the only treatment of a high risk: known for certain, or not at all. */
#include "audit/barrier.h"
#include "prepared.h"

static ground common;

static int set_up(void **state)
{
    (void)state;
    ground_make(&common);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(common.arena);
    return 0;
}

#define RISKS "risk,level\nR-2,9\nR-10,4\n"
#define TREATED "risk,control,status\nR-2,A.8.5,done\nR-10,A.8.13,done\n"
#define NONE_ACCEPTED "risk,finding,approver,from,until\n"
#define LEVEL "risk_method: {acceptance_level: 6}\n"

static const char *find(const char *risks, const char *treatments, const char *acceptances,
                        const char *level)
{
    const char *pairs[16] = {"organization.yaml", "{}\n", SOURCES, "evidence/isms.yaml", level};
    const char *const given[][2] = {{"evidence/risks.csv", risks},
                                    {"evidence/treatments.csv", treatments},
                                    {"evidence/acceptances.csv", acceptances}};
    const char *out = NULL;
    size_t at = 6;

    for (size_t i = 0; i < 3; i++)
        if (given[i][1] != NULL) {
            pairs[at++] = given[i][0];
            pairs[at++] = given[i][1];
        }
    assert_int_equal(s0_barrier_find(&out, common.arena,
                                     evidence_of(&common, bundle_of(common.arena, pairs)), "A.8.5",
                                     day_of("2026-06-30"), NULL),
                     S0_OK);
    return out;
}

static void the_only_treatment_of_a_high_risk_is_found(void **state)
{
    (void)state;
    assert_string_equal(find(RISKS, TREATED, NONE_ACCEPTED, LEVEL), "risk R-2");
}

static void the_first_of_several_risks_is_named(void **state)
{
    (void)state;
    assert_string_equal(find("risk,level\nR-10,9\nR-2,9\n",
                             "risk,control,status\nR-10,A.8.5,done\nR-2,A.8.5,done\n",
                             NONE_ACCEPTED, LEVEL),
                        "risk R-2");
}

static void anything_else_or_unknown_is_no_barrier(void **state)
{
    static const struct {
        const char *why, *risks, *treatments, *acceptances, *level;
    } cases[] = {
        {"the risk is at the level", "risk,level\nR-2,6\n", TREATED, NONE_ACCEPTED, LEVEL},
        {"its level is unknown", "risk,title\nR-2,x\n", TREATED, NONE_ACCEPTED, LEVEL},
        {"the acceptance level is unknown", RISKS, TREATED, NONE_ACCEPTED, "scope: {text: x}\n"},
        {"no risks are given", NULL, TREATED, NONE_ACCEPTED, LEVEL},
        {"no treatments are given", RISKS, NULL, NONE_ACCEPTED, LEVEL},
        {"no acceptances are given", RISKS, TREATED, NULL, LEVEL},
        {"another control treats it too", RISKS,
         "risk,control,status\nR-2,A.8.5,done\nR-2,A.5.15,done\n", NONE_ACCEPTED, LEVEL},
        {"an action without control treats it too", RISKS,
         "risk,control,status\nR-2,A.8.5,done\nR-2,none,in progress\n", NONE_ACCEPTED, LEVEL},
        {"a treatment of an unknown risk", RISKS,
         "risk,control,status\nR-2,A.8.5,done\n,A.5.15,done\n", NONE_ACCEPTED, LEVEL},
        {"the treatment was dropped", RISKS, "risk,control,status\nR-2,A.8.5,dropped\n",
         NONE_ACCEPTED, LEVEL},
        {"the risk is accepted", RISKS, TREATED,
         NONE_ACCEPTED "R-2,none,CEO,2026-01-01,2026-12-31\n", LEVEL},
        {"accepted without end", RISKS, TREATED, NONE_ACCEPTED "R-2,none,CEO,2026-01-01,none\n",
         LEVEL},
        {"an acceptance does not say of what", RISKS, TREATED,
         "finding,approver,from,until\nnone,CEO,2026-01-01,none\n", LEVEL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got =
            find(cases[i].risks, cases[i].treatments, cases[i].acceptances, cases[i].level);

        if (got != NULL)
            fail_msg("%s: %s", cases[i].why, got);
    }
}

static void a_void_acceptance_covers_nothing(void **state)
{
    static const char *const rows[] = {
        "R-2,none,none,2026-01-01,2026-12-31\n",
        "R-2,none,CEO,2026-01-01,2026-06-29\n",
        "R-2,none,CEO,2026-07-01,2026-12-31\n",
        "R-9,none,CEO,2026-01-01,2026-12-31\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *table = s0_textf(common.arena, NONE_ACCEPTED "%s", rows[i]);

        assert_string_equal(find(RISKS, TREATED, table, LEVEL), "risk R-2");
    }
}

static void a_dropped_second_treatment_leaves_one(void **state)
{
    (void)state;
    assert_string_equal(find(RISKS, "risk,control,status\nR-2,A.8.5,done\nR-2,A.5.15,dropped\n",
                             NONE_ACCEPTED, LEVEL),
                        "risk R-2");
}

static void an_accepted_finding_is_known_by_its_key(void **state)
{
    const s0_evidence *evidence =
        EVIDENCE(&common, "organization.yaml", "{}\n", SOURCES, "evidence/acceptances.csv",
                 NONE_ACCEPTED "none,NC-1,CEO,2026-01-01,2026-12-31\n"
                               "none,NC-2,CEO,2026-01-01,2026-05-31\n");

    (void)state;
    assert_true(s0_accepted(evidence, "finding", "NC-1", day_of("2026-06-30")));
    assert_false(s0_accepted(evidence, "finding", "NC-2", day_of("2026-06-30")));
    assert_false(s0_accepted(evidence, "risk", "NC-1", day_of("2026-06-30")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_only_treatment_of_a_high_risk_is_found),
        cmocka_unit_test(the_first_of_several_risks_is_named),
        cmocka_unit_test(anything_else_or_unknown_is_no_barrier),
        cmocka_unit_test(a_void_acceptance_covers_nothing),
        cmocka_unit_test(a_dropped_second_treatment_leaves_one),
        cmocka_unit_test(an_accepted_finding_is_known_by_its_key),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
