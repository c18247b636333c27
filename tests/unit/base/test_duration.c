/* test_duration.c - durations, and the calendar's arithmetic against a slow but
 * plain walk from day to day. */
#include "cmocka_all.h"

#include <string.h>

#include "base/date.h"

#define FIRST_DAY (-719162)
#define LAST_DAY 2932896

static s0_day day(int year, int month, int dom)
{
    s0_day out = 0;

    assert_true(s0_day_make(year, month, dom, &out));
    return out;
}

static s0_day add(s0_day from, int32_t amount, s0_unit unit)
{
    return s0_day_add(from, (s0_duration){amount, unit}, NULL);
}

static s0_day subtract(s0_day from, int32_t amount, s0_unit unit)
{
    return s0_day_subtract(from, (s0_duration){amount, unit}, NULL);
}

static void durations_are_read_in_singular_and_plural(void **state)
{
    static const struct {
        const char *text;
        s0_duration d;
        const char *again;
    } cases[] = {
        {"14 days", {14, S0_DAYS}, "14 days"},
        {"1 day", {1, S0_DAYS}, "1 day"},
        {"1 quarter", {1, S0_QUARTERS}, "1 quarter"},
        {"2 quarters", {2, S0_QUARTERS}, "2 quarters"},
        {"72 hours", {72, S0_HOURS}, "72 hours"},
        {"24 hours", {24, S0_HOURS}, "24 hours"},
        {"2 working days", {2, S0_WORKING_DAYS}, "2 working days"},
        {"1 working day", {1, S0_WORKING_DAYS}, "1 working day"},
        {"1 week", {1, S0_WEEKS}, "1 week"},
        {"6 months", {6, S0_MONTHS}, "6 months"},
        {"1 year", {1, S0_YEARS}, "1 year"},
        {"0 days", {0, S0_DAYS}, "0 days"},
        {"100000  hours", {100000, S0_HOURS}, "100000 hours"},
        {"1 days", {1, S0_DAYS}, "1 day"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_duration d = {-1, S0_HOURS};
        char text[32];

        assert_true(s0_duration_read(cases[i].text, strlen(cases[i].text), &d));
        assert_int_equal(d.amount, cases[i].d.amount);
        assert_int_equal(d.unit, cases[i].d.unit);
        s0_duration_text(d, text);
        assert_string_equal(text, cases[i].again);
    }
}

static void what_is_no_duration_is_refused(void **state)
{
    static const char *const none[] = {
        "",         "14",          "days",      "14days",       "-1 day",
        "1.5 days", "100001 days", "1 dayss",   "1 fortnight",  "1 day ",
        " 1 day",   "1 Day",       "1 working", "1 workingday", "99999999999999 days"};
    s0_duration d;

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        if (s0_duration_read(none[i], strlen(none[i]), &d))
            fail_msg("\"%s\" was taken for a duration", none[i]);
    }
}

static void a_month_ends_on_the_last_day_of_a_short_one(void **state)
{
    (void)state;
    assert_int_equal(add(day(2026, 1, 31), 1, S0_MONTHS), day(2026, 2, 28));
    assert_int_equal(add(day(2024, 1, 31), 1, S0_MONTHS), day(2024, 2, 29));
    assert_int_equal(add(day(2026, 11, 30), 1, S0_QUARTERS), day(2027, 2, 28));
    assert_int_equal(add(day(2024, 2, 29), 1, S0_YEARS), day(2025, 2, 28));
    assert_int_equal(add(day(2026, 12, 31), 2, S0_MONTHS), day(2027, 2, 28));
    assert_int_equal(add(day(2026, 5, 5), 0, S0_MONTHS), day(2026, 5, 5));
}

static void subtracting_gives_the_earliest_day_that_reaches(void **state)
{
    static const s0_unit units[] = {S0_HOURS, S0_DAYS, S0_WEEKS, S0_MONTHS, S0_QUARTERS, S0_YEARS};

    (void)state;
    assert_int_equal(subtract(day(2026, 3, 30), 1, S0_MONTHS), day(2026, 3, 1));
    assert_int_equal(subtract(day(2026, 2, 28), 1, S0_MONTHS), day(2026, 1, 28));
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        for (int32_t n = 0; n < 14; n++) {
            for (s0_day d = day(2023, 12, 1); d < day(2024, 4, 10); d++) {
                s0_day from = subtract(d, n, units[u]);

                if (add(from, n, units[u]) < d)
                    fail_msg("unit %d: %d days less %d do not reach back", (int)units[u], d, n);
                if (add(from - 1, n, units[u]) >= d)
                    fail_msg("unit %d: an earlier day than %d less %d reaches", (int)units[u], d,
                             n);
            }
        }
    }
}

/* The plain walk: one day after the other. */
static bool is_free(s0_day d, const s0_calendar *calendar)
{
    int weekday = (int)(((d + 3) % 7 + 7) % 7);

    if (weekday > 4)
        return true;
    for (size_t i = 0; i < calendar->count; i++) {
        if (calendar->holidays[i] == d)
            return true;
    }
    return false;
}

static s0_day walk(s0_day d, int32_t n, const s0_calendar *calendar)
{
    while (n > 0) {
        d++;
        n -= !is_free(d, calendar);
    }
    return d;
}

static void working_days_skip_weekends_and_holidays(void **state)
{
    s0_day holidays[] = {day(2026, 4, 3),   day(2026, 4, 4),   day(2026, 4, 6),   day(2026, 4, 7),
                         day(2026, 4, 8),   day(2026, 4, 9),   day(2026, 4, 10),  day(2026, 5, 1),
                         day(2026, 12, 25), day(2026, 12, 26), day(2026, 12, 28), day(2027, 1, 1)};
    s0_calendar calendars[] = {{holidays, sizeof holidays / sizeof *holidays}, {holidays, 0}};

    (void)state;
    assert_int_equal(add(day(2026, 10, 9), 1, S0_WORKING_DAYS), day(2026, 10, 12));
    assert_int_equal(subtract(day(2026, 10, 12), 1, S0_WORKING_DAYS), day(2026, 10, 9));
    for (size_t c = 0; c < 2; c++) {
        for (int32_t n = 0; n < 25; n++) {
            s0_duration span = {n, S0_WORKING_DAYS};

            for (s0_day d = day(2026, 3, 20); d < day(2026, 5, 20); d++) {
                s0_day back = s0_day_subtract(d, span, &calendars[c]);

                assert_int_equal(s0_day_add(d, span, &calendars[c]), walk(d, n, &calendars[c]));
                assert_true(walk(back, n, &calendars[c]) >= d);
                assert_true(walk(back - 1, n, &calendars[c]) < d);
            }
        }
    }
}

static void hours_added_to_a_day_round_up(void **state)
{
    (void)state;
    assert_int_equal(add(0, 0, S0_HOURS), 0);
    assert_int_equal(add(0, 1, S0_HOURS), 1);
    assert_int_equal(add(0, 24, S0_HOURS), 1);
    assert_int_equal(add(0, 72, S0_HOURS), 3);
    assert_int_equal(add(0, 73, S0_HOURS), 4);
}

static void arithmetic_stops_at_the_years_1_and_9999(void **state)
{
    (void)state;
    for (int unit = S0_HOURS; unit <= S0_YEARS; unit++) {
        s0_duration most = {100000, (s0_unit)unit};

        assert_int_equal(s0_day_add(LAST_DAY - 3, most, NULL), LAST_DAY);
        assert_int_equal(s0_day_subtract(FIRST_DAY + 3, most, NULL), FIRST_DAY);
        assert_int_equal(s0_instant_day(s0_instant_add((s0_instant){LAST_DAY * INT64_C(86400), -60},
                                                       most, NULL)),
                         LAST_DAY);
        assert_int_equal(s0_instant_day(s0_instant_subtract(
                             (s0_instant){FIRST_DAY * INT64_C(86400) + 86399, 60}, most, NULL)),
                         FIRST_DAY);
    }
}

static void an_instant_moves_by_hours_exactly_and_else_by_days(void **state)
{
    s0_instant at;
    char text[32];

    (void)state;
    assert_true(s0_instant_read("2026-01-31T23:30:00+02:00", 25, 0, &at));
    s0_instant_text(s0_instant_add(at, (s0_duration){1, S0_HOURS}, NULL), text);
    assert_string_equal(text, "2026-02-01T00:30:00+02:00");
    s0_instant_text(s0_instant_add(at, (s0_duration){1, S0_MONTHS}, NULL), text);
    assert_string_equal(text, "2026-02-28T23:30:00+02:00");
    s0_instant_text(s0_instant_add(at, (s0_duration){1, S0_WORKING_DAYS}, NULL), text);
    assert_string_equal(text, "2026-02-02T23:30:00+02:00");
    s0_instant_text(s0_instant_subtract(at, (s0_duration){72, S0_HOURS}, NULL), text);
    assert_string_equal(text, "2026-01-28T23:30:00+02:00");
    s0_instant_text(s0_instant_subtract(at, (s0_duration){1, S0_YEARS}, NULL), text);
    assert_string_equal(text, "2025-01-31T23:30:00+02:00");
}

static void durations_are_ordered_only_where_it_is_certain(void **state)
{
    static const struct {
        s0_duration a, b;
        int order;
    } cases[] = {
        {{30, S0_DAYS}, {1, S0_MONTHS}, 2},
        {{28, S0_DAYS}, {1, S0_MONTHS}, 2},
        {{27, S0_DAYS}, {1, S0_MONTHS}, -1},
        {{32, S0_DAYS}, {1, S0_MONTHS}, 1},
        {{31, S0_DAYS}, {1, S0_MONTHS}, 2},
        {{12, S0_MONTHS}, {1, S0_YEARS}, 0},
        {{3, S0_MONTHS}, {1, S0_QUARTERS}, 0},
        {{2, S0_QUARTERS}, {7, S0_MONTHS}, -1},
        {{24, S0_HOURS}, {1, S0_DAYS}, 0},
        {{73, S0_HOURS}, {3, S0_DAYS}, 1},
        {{2, S0_WEEKS}, {14, S0_DAYS}, 0},
        {{365, S0_DAYS}, {1, S0_YEARS}, 2},
        {{366, S0_DAYS}, {1, S0_YEARS}, 2},
        {{364, S0_DAYS}, {1, S0_YEARS}, -1},
        {{367, S0_DAYS}, {1, S0_YEARS}, 1},
        {{0, S0_DAYS}, {0, S0_YEARS}, 0},
        {{0, S0_YEARS}, {1, S0_HOURS}, -1},
        {{5, S0_WORKING_DAYS}, {4, S0_DAYS}, 1},
        {{5, S0_WORKING_DAYS}, {5, S0_DAYS}, 2},
        {{6, S0_WORKING_DAYS}, {7, S0_DAYS}, 1},
        {{5, S0_WORKING_DAYS}, {1, S0_YEARS}, 2},
        {{300, S0_WORKING_DAYS}, {1, S0_YEARS}, 1},
        {{2, S0_WORKING_DAYS}, {3, S0_WORKING_DAYS}, -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int order = s0_duration_compare(cases[i].a, cases[i].b);

        if (order != cases[i].order)
            fail_msg("case %zu: %d instead of %d", i, order, cases[i].order);
        order = s0_duration_compare(cases[i].b, cases[i].a);
        assert_int_equal(order, cases[i].order == 2 ? 2 : -cases[i].order);
    }
    assert_int_equal(s0_duration_months((s0_duration){2, S0_YEARS}), 24);
    assert_int_equal(s0_duration_months((s0_duration){2, S0_QUARTERS}), 6);
    assert_int_equal(s0_duration_months((s0_duration){2, S0_WEEKS}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_are_read_in_singular_and_plural),
        cmocka_unit_test(what_is_no_duration_is_refused),
        cmocka_unit_test(a_month_ends_on_the_last_day_of_a_short_one),
        cmocka_unit_test(subtracting_gives_the_earliest_day_that_reaches),
        cmocka_unit_test(working_days_skip_weekends_and_holidays),
        cmocka_unit_test(hours_added_to_a_day_round_up),
        cmocka_unit_test(arithmetic_stops_at_the_years_1_and_9999),
        cmocka_unit_test(an_instant_moves_by_hours_exactly_and_else_by_days),
        cmocka_unit_test(durations_are_ordered_only_where_it_is_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
