/* test_date.c - days, instants and periods as base/date.h promises them. */
#include "cmocka_all.h"

#include <string.h>

#include "base/date.h"

static s0_day day(int year, int month, int dom)
{
    s0_day out = 0;

    assert_true(s0_day_make(year, month, dom, &out));
    return out;
}

static void days_count_from_1970_and_split_again(void **state)
{
    s0_day expected = -719162;

    (void)state;
    assert_int_equal(day(1970, 1, 1), 0);
    assert_int_equal(day(2000, 3, 1), 11017);
    assert_int_equal(day(9999, 12, 31), 2932896);
    for (int y = 1; y <= 9999; y++) {
        for (int m = 1; m <= 12; m++) {
            for (int d = 1; d <= 31; d++) {
                s0_day made;
                int year, month, dom;

                if (!s0_day_make(y, m, d, &made))
                    continue;
                if (made != expected)
                    fail_msg("%d-%d-%d is day %d", y, m, d, made);
                s0_day_split(made, &year, &month, &dom);
                if (year != y || month != m || dom != d)
                    fail_msg("%d-%d-%d splits into %d-%d-%d", y, m, d, year, month, dom);
                expected++;
            }
        }
    }
    assert_int_equal(expected, 2932897);
}

static void days_that_do_not_exist_are_refused(void **state)
{
    static const int none[][3] = {{2025, 2, 29}, {1900, 2, 29}, {2026, 4, 31}, {2026, 13, 1},
                                  {2026, 0, 1},  {2026, 1, 0},  {0, 1, 1},     {10000, 1, 1}};
    s0_day out = 7;

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(s0_day_make(none[i][0], none[i][1], none[i][2], &out));
    assert_int_equal(out, 7);
    assert_true(s0_day_make(2000, 2, 29, &out));
}

static void a_date_is_a_day_or_a_month(void **state)
{
    s0_date date;
    char text[16];

    (void)state;
    assert_true(s0_date_read("2026-03-31", 10, &date));
    assert_int_equal(date.first, day(2026, 3, 31));
    assert_int_equal(date.last, date.first);
    s0_date_text(date, text);
    assert_string_equal(text, "2026-03-31");
    assert_true(s0_date_read("2024-02", 7, &date));
    assert_int_equal(date.first, day(2024, 2, 1));
    assert_int_equal(date.last, day(2024, 2, 29));
    s0_date_text(date, text);
    assert_string_equal(text, "2024-02");
    assert_true(s0_date_read("9999-12", 7, &date));
    assert_int_equal(date.last, day(9999, 12, 31));
    s0_day_text(day(33, 1, 2), text);
    assert_string_equal(text, "0033-01-02");
}

static void what_is_no_date_is_refused(void **state)
{
    static const char *const none[] = {"",
                                       "2026",
                                       "2026-1",
                                       "2026-02-30",
                                       "2026-3-31",
                                       "31.03.2026",
                                       "2026/03/31",
                                       "2026-03-31 ",
                                       " 2026-03-31",
                                       "2026-00",
                                       "2026-13",
                                       "0000-01-01",
                                       "2026-03-3x",
                                       "2026-03-311",
                                       "-026-03-31",
                                       "2026-03-",
                                       "2026-03-31T00:00:00Z"};
    s0_date date;

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        if (s0_date_read(none[i], strlen(none[i]), &date))
            fail_msg("\"%s\" was taken for a date", none[i]);
    }
}

static void an_instant_keeps_its_zone_and_its_day(void **state)
{
    static const struct {
        const char *text;
        int64_t seconds;
        int offset;
        const char *again;
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"},
        {"2026-03-31T14:05:00Z", 1774965900, 0, "2026-03-31T14:05:00Z"},
        {"2026-03-31 14:05", 1774962300, 60, "2026-03-31T14:05:00+01:00"},
        {"2026-03-31T16:05:00+02:00", 1774965900, 120, "2026-03-31T16:05:00+02:00"},
        {"2026-03-31T23:59:59.999-05:30", 1775021399, -330, "2026-03-31T23:59:59-05:30"},
        {"1969-12-31T23:59:59Z", -1, 0, "1969-12-31T23:59:59Z"},
        {"0001-01-01T00:00:00+14:00", -62135647200, 840, "0001-01-01T00:00:00+14:00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_instant at = {0};
        s0_day written;
        char text[32], date[16];

        assert_true(s0_instant_read(cases[i].text, strlen(cases[i].text), 60, &at));
        assert_true(at.seconds == cases[i].seconds);
        assert_int_equal(at.offset, cases[i].offset);
        s0_instant_text(at, text);
        assert_string_equal(text, cases[i].again);
        written = s0_instant_day(at);
        s0_day_text(written, date);
        assert_memory_equal(date, cases[i].text, 10);
    }
}

static void what_is_no_instant_is_refused(void **state)
{
    static const char *const none[] = {
        "",
        "2026-03-31",
        "2026-03-31T",
        "2026-03-31T14",
        "2026-03-31T24:00:00Z",
        "2026-03-31T14:60:00Z",
        "2026-03-31T14:05:60Z",
        "2026-03-31T14:05:00.Z",
        "2026-03-31T14:05:00+2:00",
        "2026-03-31T14:05:00+02",
        "2026-03-31T14:05:00+24:00",
        "2026-03-31T14:05:00z",
        "2026-03-31T14:05:00ZZ",
        "2026-02-29T14:05:00Z",
        "2026-03-31x14:05:00Z",
        "2026-03-31T14:05:00 Z",
    };
    s0_instant at;

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        if (s0_instant_read(none[i], strlen(none[i]), 0, &at))
            fail_msg("\"%s\" was taken for an instant", none[i]);
    }
}

static void a_period_is_the_calendar_one_around_the_day(void **state)
{
    static const struct {
        int32_t months;
        int first[3], last[3];
        const char *name;
    } cases[] = {
        {1, {2024, 2, 1}, {2024, 2, 29}, "2024-02"}, {2, {2024, 1, 1}, {2024, 2, 29}, "2024-B1"},
        {3, {2024, 1, 1}, {2024, 3, 31}, "2024-Q1"}, {4, {2024, 1, 1}, {2024, 4, 30}, "2024-T1"},
        {6, {2024, 1, 1}, {2024, 6, 30}, "2024-H1"},
    };
    s0_span span;
    char name[16];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const int *f = cases[i].first, *l = cases[i].last;

        assert_true(s0_period_at(day(2024, 2, 17), cases[i].months, &span, name));
        assert_int_equal(span.first, day(f[0], f[1], f[2]));
        assert_int_equal(span.last, day(l[0], l[1], l[2]));
        assert_string_equal(name, cases[i].name);
        assert_true(s0_period_at(span.first, cases[i].months, &span, NULL));
        assert_int_equal(span.first, day(f[0], f[1], f[2]));
    }
    assert_true(s0_period_at(day(2026, 12, 31), 4, &span, name));
    assert_string_equal(name, "2026-T3");
    assert_int_equal(span.last, day(2026, 12, 31));
    for (int32_t months = -1; months < 20; months++) {
        if (months != 1 && months != 2 && months != 3 && months != 4 && months != 6)
            assert_false(s0_period_at(0, months, &span, name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_count_from_1970_and_split_again),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(a_date_is_a_day_or_a_month),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(an_instant_keeps_its_zone_and_its_day),
        cmocka_unit_test(what_is_no_instant_is_refused),
        cmocka_unit_test(a_period_is_the_calendar_one_around_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
