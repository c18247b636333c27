/* test_verdict.c - the worst of a requirement's tests, and counts that add up. */
#include "audit/verdict.h"
#include "cmocka_all.h"

static void the_worst_test_decides(void **state)
{
    static const struct {
        s0_tally tally;
        s0_verdict verdict;
    } cases[] = {
        {{.major = 1, .minor = 2, .error = 1, .not_determined = 1, .ofi = 1, .conform = 3},
         S0_V_MAJOR},
        {{.minor = 1, .error = 1, .not_determined = 1, .ofi = 1, .conform = 3}, S0_V_MINOR},
        {{.error = 1, .not_determined = 1, .ofi = 1, .conform = 3}, S0_V_ERROR},
        {{.not_determined = 1, .ofi = 1, .conform = 3}, S0_V_NOT_DETERMINED},
        {{.ofi = 1, .conform = 3}, S0_V_OFI},
        {{.conform = 3}, S0_V_CONFORM},
        {{.conform = 1, .not_tested = 1}, S0_V_CONFORM},
        {{.conform = 5, .not_determined = 1}, S0_V_NOT_DETERMINED},
        {{.not_tested = 2}, S0_V_NOT_TESTED},
        {{0}, S0_V_NOT_TESTED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(s0_verdict_of_tests(&cases[i].tally), cases[i].verdict);
}

static void every_verdict_has_one_count(void **state)
{
    s0_summary summary = {0};

    (void)state;
    for (int v = S0_V_MAJOR; v <= S0_V_NOT_TESTED; v++)
        for (int times = 0; times <= v; times++)
            s0_summary_add(&summary, (s0_verdict)v);
    assert_int_equal(summary.major, 1);
    assert_int_equal(summary.minor, 2);
    assert_int_equal(summary.error, 3);
    assert_int_equal(summary.not_determined, 4);
    assert_int_equal(summary.ofi, 5);
    assert_int_equal(summary.conform, 6);
    assert_int_equal(summary.planned, 7);
    assert_int_equal(summary.not_applicable, 8);
    assert_int_equal(summary.not_tested, 9);
    assert_int_equal(s0_summary_total(&summary), 45);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worst_test_decides),
        cmocka_unit_test(every_verdict_has_one_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
