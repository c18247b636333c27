/* test_number.c - the promises of base/number.h. */
#include "cmocka_all.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static void integers_fill_64_bits_and_no_more(void **state)
{
    static const struct {
        const char *text;
        bool good, big;
        int64_t value;
    } cases[] = {
        {"0", true, false, 0},
        {"-0", true, false, 0},
        {"+7", true, false, 7},
        {"007", true, false, 7},
        {"9223372036854775807", true, false, INT64_MAX},
        {"-9223372036854775808", true, false, INT64_MIN},
        {"9223372036854775808", false, true, 0},
        {"-9223372036854775809", false, true, 0},
        {"99999999999999999999999999", false, true, 0},
        {"99999999999999999999999999x", false, false, 0},
        {"", false, false, 0},
        {"-", false, false, 0},
        {"1 ", false, false, 0},
        {" 1", false, false, 0},
        {"1.0", false, false, 0},
        {"0x10", false, false, 0},
        {"--1", false, false, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = 0;
        bool big = true;

        if (s0_int_read(cases[i].text, strlen(cases[i].text), &value, &big) != cases[i].good ||
            value != cases[i].value || big != cases[i].big)
            fail_msg("\"%s\"", cases[i].text);
        s0_int_read(cases[i].text, strlen(cases[i].text), &value, NULL);
    }
}

static void decimals_are_held_exactly_or_refused(void **state)
{
    static const struct {
        const char *text;
        bool good, inexact;
        double value;
    } cases[] = {
        {"0.1", true, false, 0.1},
        {"-2.50", true, false, -2.5},
        {"1e3", true, false, 1000},
        {"1.5E-7", true, false, 1.5e-7},
        {"+.5", true, false, 0.5},
        {"5.", true, false, 5},
        {"0", true, false, 0},
        {"0e999999999999", true, false, 0},
        {"123456789012345", true, false, 123456789012345.0},
        {"1234567890123456", false, true, 0},
        {"1.00000000000000000000", true, false, 1},
        {"100000000000000000000", true, false, 1e20},
        {"0.000000000000000000001", true, false, 1e-21},
        {"0.1234567890123456", false, true, 0},
        {"1e308", true, false, 1e308},
        {"1e309", false, true, 0},
        {"1e-400", false, true, 0},
        {"1e99999999999999999999", false, true, 0},
        {"4.9e-324", false, true, 0},
        {"", false, false, 0},
        {".", false, false, 0},
        {"e5", false, false, 0},
        {"1e", false, false, 0},
        {"1e+", false, false, 0},
        {"1,5", false, false, 0},
        {"1.5.", false, false, 0},
        {"nan", false, false, 0},
        {"inf", false, false, 0},
        {"0x1p3", false, false, 0},
        {"1 ", false, false, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = 0;
        bool inexact = true;
        bool good = s0_real_read(cases[i].text, strlen(cases[i].text), &value, &inexact);

        if (good != cases[i].good || inexact != cases[i].inexact || value < cases[i].value ||
            value > cases[i].value)
            fail_msg("\"%s\" gave %g", cases[i].text, value);
    }
}

static void a_number_is_written_as_short_as_it_reads_back(void **state)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0.1, "0.1"},
        {-2.5, "-2.5"},
        {5, "5"},
        {1500, "1500"},
        {1.0 / 3, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e20, "100000000000000000000"},
        {1e21, "1e21"},
        {1e22, "1e22"},
        {1.5e-7, "1.5e-7"},
        {0.000001, "0.000001"},
        {123456.789, "123456.789"},
        {-0.0, "0"},
        {DBL_MAX, "1.7976931348623157e308"},
        {5e-324, "5e-324"},
        {9007199254740993.0, "9007199254740992"},
    };
    uint64_t random = 88172645463325252u;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[32];

        s0_real_text(cases[i].value, text, sizeof text);
        assert_string_equal(text, cases[i].text);
    }
    for (int i = 0; i < 20000; i++) {
        char text[32];
        double value;

        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        memcpy(&value, &random, sizeof value);
        if (!isfinite(value))
            continue;
        s0_real_text(value, text, sizeof text);
        if (strtod(text, NULL) < value || strtod(text, NULL) > value)
            fail_msg("%.17g was written %s", value, text);
    }
}

static void the_locale_changes_nothing(void **state)
{
    /* Where no such locale is installed the calls run under "C" and must hold as well. */
    static const char *const locales[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "C"};
    double value;
    char text[32];

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        setlocale(LC_ALL, locales[i]);
        assert_true(s0_real_read("1234.5", 6, &value, NULL));
        assert_true(value > 1234.4 && value < 1234.6);
        s0_real_text(value, text, sizeof text);
        assert_string_equal(text, "1234.5");
    }
    setlocale(LC_ALL, "C");
}

static void a_rate_never_says_none_for_some_nor_all_for_most(void **state)
{
    static const struct {
        uint64_t part, whole;
        const char *text;
    } cases[] = {
        {0, 0, "-"},
        {3, 0, "-"},
        {0, 40, "0 %"},
        {2, 40, "5 %"},
        {40, 40, "100 %"},
        {1, 8, "13 %"},
        {1, 200, "1 %"},
        {1, 201, "<1 %"},
        {1, 1000, "<1 %"},
        {199, 200, ">99 %"},
        {198, 200, "99 %"},
        {999, 1000, ">99 %"},
        {1, 3, "33 %"},
        {2, 3, "67 %"},
        {60, 40, "150 %"},
        {UINT64_MAX - 1, UINT64_MAX, ">99 %"},
        {UINT64_MAX, UINT64_MAX, "100 %"},
        {UINT64_MAX, 1, ">100 %"},
    };
    char text[16];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_rate_text(cases[i].part, cases[i].whole, text, sizeof text);
        assert_string_equal(text, cases[i].text);
    }
}

static void an_integer_is_written_as_it_reads_back(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {{0, "0"},
                 {7, "7"},
                 {-1, "-1"},
                 {1000000, "1000000"},
                 {INT64_MAX, "9223372036854775807"},
                 {INT64_MIN, "-9223372036854775808"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[24];

        assert_int_equal(s0_int_text(cases[i].value, text), strlen(cases[i].text));
        assert_string_equal(text, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_fill_64_bits_and_no_more),
        cmocka_unit_test(an_integer_is_written_as_it_reads_back),
        cmocka_unit_test(decimals_are_held_exactly_or_refused),
        cmocka_unit_test(a_number_is_written_as_short_as_it_reads_back),
        cmocka_unit_test(the_locale_changes_nothing),
        cmocka_unit_test(a_rate_never_says_none_for_some_nor_all_for_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
