/* test_schedule.c - what is due in which period, and whether it was done. */
#include "evidence/populations.h"

#define COLUMNS "system period done"

static s0_terms terms;

/* An audit on 2026-07-10 of the first half of 2026. */
static int open_all(void **state)
{
    if (open_arena(state) != 0)
        return 1;
    terms = terms_of("2026-07-10", "2026-01-01", "2026-06-30");
    return 0;
}

/* Evidence that covers all one could ask for. */
static s0_file *whole_file(void)
{
    return file_of("tests.csv", "2026-07-10", "2020-01-01", "2026-07-10");
}

static const s0_selection *systems(const char *rows)
{
    return rows_of("systems", "system:key", rows, file_of("systems.csv", "2026-07-10", NULL, NULL));
}

static const s0_selection *tests(const char *rows, const s0_file *file)
{
    return rows_of("tests", "system:key tested_on:date!", rows, file);
}

static const s0_selection *make(const s0_schedule *schedule)
{
    const s0_selection *out = NULL;
    s0_error err = {0};

    if (s0_select_schedule(&out, arena, schedule, &terms, &err) != S0_OK)
        fail_msg("%s", err.message);
    return out;
}

static s0_schedule schedule_of(const s0_selection *of, const char *every, const s0_selection *done)
{
    static const char *const key = "system";

    return (s0_schedule){.of = of,
                         .key = &key,
                         .key_count = of != NULL,
                         .every = lasting(every)->cell,
                         .done = done,
                         .at = "tested_on"};
}

static const char *due(const s0_selection *of, const char *every, const s0_selection *done)
{
    s0_schedule schedule = schedule_of(of, every, done);

    return lines_of(make(&schedule), of != NULL ? COLUMNS : "period done");
}

static void one_record_per_subject_and_period_due(void **state)
{
    (void)state;
    assert_string_equal(
        due(systems("db\nweb\n"), "1 quarter",
            tests("db|2026-02-03\ndb|2026-04-01\nweb|2026-06-30\n", whole_file())),
        "db 2026-Q1 2026-02-03\ndb 2026-Q2 2026-04-01\nweb 2026-Q1 none\nweb 2026-Q2 2026-06-30\n");
}

static void the_organization_itself_is_one_subject(void **state)
{
    s0_schedule schedule =
        schedule_of(NULL, "1 quarter", tests("x|2026-02-03\n?|2026-04-01\n", whole_file()));
    const s0_selection *made = make(&schedule);
    size_t count;

    (void)state;
    assert_string_equal(lines_of(made, "period done"), "2026-Q1 2026-02-03\n2026-Q2 2026-04-01\n");
    assert_string_equal(s0_selection_key(made, &count)[0], "period");
    assert_int_equal(count, 1);
}

static void intervals_in_months_are_calendar_periods_not_distances(void **state)
{
    static const struct {
        const char *every, *lines;
    } cases[] = {
        {"1 month", "2026-01 none\n2026-02 none\n2026-03 2026-03-31\n2026-04 2026-04-01\n2026-05 "
                    "none\n2026-06 none\n"},
        {"2 months", "2026-B1 none\n2026-B2 2026-03-31\n2026-B3 none\n"},
        {"3 months", "2026-Q1 2026-03-31\n2026-Q2 2026-04-01\n"},
        {"1 quarter", "2026-Q1 2026-03-31\n2026-Q2 2026-04-01\n"},
        {"4 months", "2026-T1 2026-03-31\n"},
        {"6 months", "2026-H1 2026-03-31\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            due(NULL, cases[i].every, tests("db|2026-04-01\ndb|2026-03-31\n", whole_file())),
            cases[i].lines);
}

static void days_and_weeks_count_from_the_start_of_the_audit_period(void **state)
{
    (void)state;
    terms = terms_of("2026-02-10", "2026-01-03", "2026-01-25");
    assert_string_equal(due(NULL, "1 week", tests("db|2026-01-09\ndb|2026-01-17\n", whole_file())),
                        "2026-01-03..2026-01-09 2026-01-09\n2026-01-10..2026-01-16 "
                        "none\n2026-01-17..2026-01-23 2026-01-17\n");
    assert_string_equal(due(NULL, "10 days", tests("db|2026-01-12\n", whole_file())),
                        "2026-01-03..2026-01-12 2026-01-12\n2026-01-13..2026-01-22 none\n");
    terms = terms_of("2026-02-10", "2026-01-03", "2026-01-04");
    assert_string_equal(due(NULL, "1 day", tests("db|2026-01-04\n", whole_file())),
                        "2026-01-03 none\n2026-01-04 2026-01-04\n");
}

static void due_is_a_period_whose_last_day_lies_in_the_audit_period(void **state)
{
    (void)state;
    terms = terms_of("2026-07-10", "2026-01-01", "2026-06-29");
    assert_string_equal(due(NULL, "1 quarter", tests("", whole_file())), "2026-Q1 none\n");
    terms = terms_of("2026-07-10", "2026-03-31", "2026-06-30");
    assert_string_equal(due(NULL, "1 quarter", tests("db|2026-01-15\n", whole_file())),
                        "2026-Q1 2026-01-15\n2026-Q2 none\n");
}

static void a_period_that_began_before_the_audit_period_and_shows_nothing_is_set_apart(void **state)
{
    s0_file *half = file_of("tests.csv", "2026-07-10", NULL, NULL);

    (void)state;
    terms = terms_of("2026-07-10", "2026-02-01", "2026-06-30");
    assert_string_equal(due(NULL, "1 quarter", tests("", half)),
                        "2026-Q1 none (not due)\n2026-Q2 none\n");
    assert_string_equal(due(NULL, "1 quarter", tests("db|2026-01-15\n", half)),
                        "2026-Q1 2026-01-15\n2026-Q2 none\n");
    /* unless what the file covers reaches its first day */
    half->origin.has_covers = true;
    half->origin.covers = (s0_span){day_of("2026-01-02"), day_of("2026-06-30")};
    assert_string_equal(due(NULL, "1 quarter", tests("", half)),
                        "2026-Q1 none (not due)\n2026-Q2 none\n");
    half->origin.covers.first = day_of("2026-01-01");
    assert_string_equal(due(NULL, "1 quarter", tests("", half)), "2026-Q1 none\n2026-Q2 none\n");
}

static void outside_what_the_file_covers_empty_periods_are_unknown(void **state)
{
    s0_file *late = file_of("tests.csv", "2026-07-10", "2026-02-01", "2026-06-30");
    s0_file *other = file_of("older.csv", "2026-07-10", "2026-01-01", "2026-01-31");
    const s0_file *both[2] = {other, late};
    s0_table *table;

    (void)state;
    assert_string_equal(due(NULL, "1 quarter", tests("", late)), "2026-Q1 unknown\n2026-Q2 none\n");
    assert_string_equal(due(NULL, "1 quarter", tests("db|2026-01-15\n", late)),
                        "2026-Q1 2026-01-15\n2026-Q2 none\n");
    /* what several files cover counts together */
    table = table_of("tests", "system:key tested_on:date!", "", late);
    table->files = both;
    table->file_count = 2;
    assert_string_equal(due(NULL, "1 quarter", s0_select(arena, table)),
                        "2026-Q1 none\n2026-Q2 none\n");
}

static void without_covers_a_file_speaks_up_to_the_day_it_was_collected(void **state)
{
    (void)state;
    assert_string_equal(
        due(NULL, "1 quarter", tests("", file_of("t.csv", "2026-06-30", NULL, NULL))),
        "2026-Q1 none\n2026-Q2 none\n");
    assert_string_equal(
        due(NULL, "1 quarter", tests("", file_of("t.csv", "2026-06-29", NULL, NULL))),
        "2026-Q1 none\n2026-Q2 unknown\n");
    assert_string_equal(due(NULL, "1 quarter", tests("", file_of("t.csv", NULL, NULL, NULL))),
                        "2026-Q1 unknown\n2026-Q2 unknown\n");
    assert_string_equal(due(NULL, "1 quarter", tests("", NULL)),
                        "2026-Q1 unknown\n2026-Q2 unknown\n");
}

static void a_year_and_more_is_one_record_before_the_audit_date(void **state)
{
    const s0_selection *of = systems("db\nweb\nmail\nfile\n");
    const s0_selection *done =
        tests("db|2025-07-10\nweb|2025-07-09\nmail|2024-01-01\nmail|2026-05-01\n", whole_file());
    s0_schedule schedule = schedule_of(of, "12 months", done);

    (void)state;
    assert_string_equal(lines_of(make(&schedule), "system period due_on done"),
                        "db last 12 months 2026-07-10 2025-07-10\n"
                        "web last 12 months 2026-07-09 none\n"
                        "mail last 12 months 2027-05-01 2026-05-01\n"
                        "file last 12 months 2026-07-10 none\n");
    assert_string_equal(due(NULL, "2 years", tests("db|2024-07-10\n", whole_file())),
                        "last 2 years 2024-07-10\n");
    assert_string_equal(due(NULL, "5 months", tests("db|2026-02-10\n", whole_file())),
                        "last 5 months 2026-02-10\n");
    assert_string_equal(due(NULL, "5 months", tests("db|2026-02-09\n", whole_file())),
                        "last 5 months none\n");
}

static void where_no_period_is_due_there_is_one_record_too(void **state)
{
    (void)state;
    terms = terms_of("2026-03-15", "2026-02-01", "2026-02-28");
    assert_string_equal(due(NULL, "1 quarter", tests("db|2025-12-15\n", whole_file())),
                        "last 1 quarter 2025-12-15\n");
    assert_string_equal(due(NULL, "1 quarter", tests("db|2025-12-14\n", whole_file())),
                        "last 1 quarter none\n");
    assert_string_equal(due(NULL, "60 days", tests("db|2026-02-01\n", whole_file())),
                        "last 60 days 2026-02-01\n");
}

static void one_record_is_late_only_as_far_as_the_evidence_looks(void **state)
{
    const s0_file *week_ago = file_of("t.csv", "2026-07-03", NULL, NULL);
    const s0_file *half = file_of("t.csv", "2026-07-10", "2026-01-01", "2026-07-10");
    const s0_file *year = file_of("t.csv", "2026-07-03", "2025-07-01", "2026-06-30");
    const s0_file *short_of_it = file_of("t.csv", "2026-07-03", "2025-07-02", "2026-06-30");

    (void)state;
    /* late already when somebody last looked */
    assert_string_equal(due(NULL, "12 months", tests("", week_ago)), "last 12 months none\n");
    assert_string_equal(due(NULL, "12 months", tests("db|2025-07-02\n", week_ago)),
                        "last 12 months none\n");
    /* not yet late then: it may have been done since */
    assert_string_equal(due(NULL, "12 months", tests("db|2025-07-03\n", week_ago)),
                        "last 12 months unknown\n");
    /* a year that ended before the audit, shown whole: what it does not show was due in it */
    assert_string_equal(due(NULL, "12 months", tests("", year)), "last 12 months none\n");
    assert_string_equal(due(NULL, "12 months", tests("db|2025-06-30\n", year)),
                        "last 12 months none\n");
    assert_string_equal(due(NULL, "12 months", tests("db|2025-07-01\n", year)),
                        "last 12 months unknown\n");
    assert_string_equal(due(NULL, "12 months", tests("", short_of_it)), "last 12 months unknown\n");
    /* an extract of half a year does not show a year */
    assert_string_equal(due(NULL, "12 months", tests("", half)), "last 12 months unknown\n");
    assert_string_equal(due(NULL, "12 months", tests("db|2026-01-01\n", half)),
                        "last 12 months 2026-01-01\n");
    assert_string_equal(due(NULL, "12 months", tests("", NULL)), "last 12 months unknown\n");
}

static void who_came_or_left_within_a_period_does_not_owe_it(void **state)
{
    const s0_selection *of = rows_of("systems", "system:key since:date! until:date!",
                                     "old|2020-01-01|none\n"
                                     "first|2026-01-01|none\n"
                                     "second|2026-01-02|none\n"
                                     "last|none|2026-03-31\n"
                                     "early|none|2026-03-30\n"
                                     "gone|none|2025-01-01\n"
                                     "open|none|?\n"
                                     "month|2026-01|none\n",
                                     NULL);
    s0_schedule schedule = schedule_of(of, "1 quarter", tests("old|2026-02-02\n", whole_file()));

    (void)state;
    schedule.from = "since";
    schedule.to = "until";
    assert_string_equal(lines_of(make(&schedule), COLUMNS),
                        "old 2026-Q1 2026-02-02\nold 2026-Q2 none\n"
                        "first 2026-Q1 none\nfirst 2026-Q2 none\n"
                        "second 2026-Q2 none\n"
                        "last 2026-Q1 none\n"
                        "open 2026-Q1 none ~\nopen 2026-Q2 none ~\n"
                        "month 2026-Q1 none ~\nmonth 2026-Q2 none\n");
}

static void an_unknown_date_or_key_makes_the_periods_it_could_fill_unknown(void **state)
{
    (void)state;
    assert_string_equal(
        due(systems("db\nweb\n"), "1 quarter", tests("db|2026-02-03\ndb|?\n", whole_file())),
        "db 2026-Q1 2026-01-01 to 2026-02-03\ndb 2026-Q2 unknown\nweb 2026-Q1 none\nweb 2026-Q2 "
        "none\n");
    assert_string_equal(
        due(systems("db\nweb\n"), "1 quarter",
            tests("db|2026-02-03\n?|2026-05-05\n", whole_file())),
        "db 2026-Q1 2026-02-03\ndb 2026-Q2 unknown\nweb 2026-Q1 none\nweb 2026-Q2 unknown\n");
    assert_string_equal(due(systems("?\n"), "1 quarter", tests("db|2026-02-03\n", whole_file())),
                        "unknown 2026-Q1 unknown\nunknown 2026-Q2 unknown\n");
    assert_string_equal(
        due(systems("none\n"), "1 quarter", tests("none|2026-02-03\n", whole_file())),
        "none 2026-Q1 none\nnone 2026-Q2 none\n");
    assert_string_equal(due(NULL, "12 months", tests("db|?\n", whole_file())),
                        "last 12 months unknown\n");
    /* a date that is none was not done */
    assert_string_equal(due(NULL, "1 quarter", tests("db|none\n", whole_file())),
                        "2026-Q1 none\n2026-Q2 none\n");
}

static void a_month_fills_the_period_that_holds_all_its_days(void **state)
{
    (void)state;
    assert_string_equal(due(NULL, "1 quarter", tests("db|2026-03\n", whole_file())),
                        "2026-Q1 2026-03\n2026-Q2 none\n");
    terms = terms_of("2026-07-10", "2026-03-02", "2026-04-26");
    assert_string_equal(due(NULL, "4 weeks", tests("db|2026-03\n", whole_file())),
                        "2026-03-02..2026-03-29 unknown\n2026-03-30..2026-04-26 unknown\n");
}

static void a_row_that_may_not_count_makes_a_period_unknown(void **state)
{
    const s0_selection *rows = rows_of("tests", "system:key tested_on:date result:word(ok,failed)",
                                       "db|2026-02-03|?\ndb|2026-05-05|ok\ndb|2026-04-04|?\n",
                                       whole_file()),
                       *ok = NULL;
    s0_schedule schedule;
    const s0_selection *made;

    (void)state;
    assert_int_equal(
        s0_select_where(&ok, arena, rows, test("result", S0_IS, words("ok")), &terms, NULL), S0_OK);
    assert_string_equal(due(systems("db\n"), "1 quarter", ok),
                        "db 2026-Q1 unknown\ndb 2026-Q2 2026-04-04 to 2026-05-05\n");
    /* done for certain, but not on which of two days: the row's own cells are unknown */
    schedule = schedule_of(systems("db\n"), "1 quarter", ok);
    made = make(&schedule);
    assert_string_equal(lines_of(made, "period result"), "2026-Q1 unknown\n2026-Q2 unknown\n");
}

static void the_first_date_in_the_period_counts_and_later_is_the_next_after_it(void **state)
{
    s0_schedule schedule = schedule_of(systems("db\nweb\n"), "1 quarter",
                                       rows_of("tests", "system:key tested_on:date! by:text",
                                               "db|2026-06-06|c\ndb|2026-03-03|b\ndb|2026-02-02|"
                                               "a\nweb|2026-07-01|d\nweb|2026-07-02|e\n",
                                               whole_file()));
    const s0_selection *made = make(&schedule);

    (void)state;
    assert_string_equal(lines_of(made, "system period due_on done later by"),
                        "db 2026-Q1 2026-03-31 2026-02-02 2026-06-06 a\n"
                        "db 2026-Q2 2026-06-30 2026-06-06 none c\n"
                        "web 2026-Q1 2026-03-31 none 2026-07-01 none\n"
                        "web 2026-Q2 2026-06-30 none 2026-07-01 none\n");
}

static void two_different_rows_of_one_day_leave_the_row_open(void **state)
{
    const s0_selection *done =
        rows_of("tests", "system:key tested_on:date result:text",
                "db|2026-02-02|ok\ndb|2026-02-02|failed\ndb|2026-05-05|ok\ndb|2026-05-05|ok\n",
                whole_file());
    s0_schedule schedule = schedule_of(systems("db\n"), "1 quarter", done);

    (void)state;
    assert_string_equal(lines_of(make(&schedule), "period done result"),
                        "2026-Q1 2026-02-02 unknown\n2026-Q2 2026-05-05 ok\n");
}

static void no_tolerance_is_added_and_an_own_rule_may_state_one(void **state)
{
    s0_schedule schedule = schedule_of(systems("db\nweb\nmail\n"), "1 quarter",
                                       tests("db|2026-04-02\ndb|2026-05-05\n" /* one to spare */
                                             "web|2026-04-02\n"               /* needed there */
                                             "mail|2026-04-16\nmail|2026-05-05\n",
                                             whole_file()));

    (void)state;
    assert_string_equal(
        lines_of(make(&schedule), COLUMNS),
        "db 2026-Q1 none\ndb 2026-Q2 2026-04-02\nweb 2026-Q1 none\nweb 2026-Q2 2026-04-02\n"
        "mail 2026-Q1 none\nmail 2026-Q2 2026-04-16\n");
    schedule.has_tolerance = true;
    schedule.tolerance = duration_of("15 days");
    terms.date = day_of("2026-07-16");
    assert_string_equal(lines_of(make(&schedule), COLUMNS " later"),
                        "db 2026-Q1 2026-04-02 2026-05-05\ndb 2026-Q2 2026-05-05 none\n"
                        "web 2026-Q1 none 2026-04-02\nweb 2026-Q2 2026-04-02 none\n"
                        "mail 2026-Q1 none 2026-04-16\nmail 2026-Q2 2026-04-16 none\n");
}

static void what_is_lent_to_an_earlier_period_must_be_certain(void **state)
{
    s0_schedule month =
        schedule_of(NULL, "1 quarter", tests("db|2026-04\ndb|2026-05-05\n", whole_file()));
    s0_schedule twins =
        schedule_of(NULL, "1 quarter",
                    rows_of("tests", "system:key tested_on:date result:text",
                            "db|2026-04-02|ok\ndb|2026-04-02|failed\n", whole_file()));
    s0_schedule lost = schedule_of(systems("db\n"), "6 months",
                                   tests("db|2026-07-02\n?|2026-01-15\n", whole_file()));

    (void)state;
    month.has_tolerance = twins.has_tolerance = true;
    month.tolerance = twins.tolerance = duration_of("15 days");
    terms.date = day_of("2026-07-20");
    assert_string_equal(lines_of(make(&month), "period done"),
                        "2026-Q1 unknown\n2026-Q2 2026-04\n");
    /* what nobody can place may have filled the period: then the one lent was the later one */
    lost.has_tolerance = true;
    lost.tolerance = duration_of("15 days");
    assert_string_equal(lines_of(make(&lost), "period done later"),
                        "2026-H1 2026-01-01 to 2026-07-02 unknown\n");
    /* which of the two is lent cannot be said */
    assert_string_equal(lines_of(make(&twins), "period done result"),
                        "2026-Q1 2026-04-02 unknown\n2026-Q2 2026-04-02 unknown\n");
}

static void doubt_about_a_moment_reaches_only_what_it_could_change(void **state)
{
    const s0_selection *rows = rows_of(
                           "tests", "system:key tested_on:date result:word(ok,failed)",
                           "db|2026-02-02|ok\ndb|2026-03|ok\ndb|2026-03-05|ok\ndb|2026-06-06|?\n"
                           "web|2026-03|ok\nweb|2026-03-05|ok\n",
                           whole_file()),
                       *ok = NULL;
    s0_schedule schedule;

    (void)state;
    assert_int_equal(
        s0_select_where(&ok, arena, rows, test("result", S0_IS, words("ok")), &terms, NULL), S0_OK);
    schedule = schedule_of(systems("db\nweb\n"), "1 quarter", ok);
    assert_string_equal(
        lines_of(make(&schedule), "system period done later result"),
        "db 2026-Q1 2026-02-02 unknown ok\ndb 2026-Q2 unknown none unknown\n"
        "web 2026-Q1 2026-03-01 to 2026-03-05 none unknown\nweb 2026-Q2 none none none\n");
    schedule = schedule_of(systems("db\nweb\n"), "12 months", ok);
    assert_string_equal(lines_of(make(&schedule), "system due_on done result"),
                        "db 2027-03-05 to 2027-06-06 2026-03-05 to 2026-06-06 unknown\n"
                        "web 2027-03-05 to 2027-03-31 2026-03-05 to 2026-03-31 unknown\n");
}

static void after_the_last_period_tolerance_runs_until_the_audit(void **state)
{
    s0_schedule schedule = schedule_of(NULL, "6 months", tests("db|2026-07-05\n", whole_file()));
    s0_schedule empty = schedule_of(NULL, "6 months", tests("", whole_file()));

    (void)state;
    schedule.has_tolerance = empty.has_tolerance = true;
    schedule.tolerance = empty.tolerance = duration_of("10 days");
    assert_string_equal(lines_of(make(&schedule), "period done"), "2026-H1 2026-07-05\n");
    assert_string_equal(lines_of(make(&empty), "period done"),
                        "2026-H1 none (not due)\n"); /* audit on the last day */
    terms.date = day_of("2026-07-11");
    assert_string_equal(lines_of(make(&empty), "period done"), "2026-H1 none\n");
}

static void tolerance_lengthens_the_interval_of_one_record(void **state)
{
    s0_schedule schedule = schedule_of(NULL, "12 months", tests("db|2025-07-01\n", whole_file()));

    (void)state;
    assert_string_equal(lines_of(make(&schedule), "done"), "none\n");
    schedule.has_tolerance = true;
    schedule.tolerance = duration_of("9 days");
    assert_string_equal(lines_of(make(&schedule), "done"), "2025-07-01\n");
    schedule.tolerance = duration_of("8 days");
    assert_string_equal(lines_of(make(&schedule), "done"), "none\n");
}

static void the_interval_may_depend_on_the_class_of_the_subject(void **state)
{
    const s0_selection *of = rows_of("systems", "system:key tier:word(gold,silver,lead)",
                                     "db|gold\nweb|silver\nold|lead\nodd|?\n", NULL);
    s0_schedule schedule = schedule_of(
        of, "1 day", tests("db|2026-02-02\nweb|2026-03-03\nold|2026-01-01\n", whole_file()));
    const s0_selection *made;

    (void)state;
    schedule.every_per = per("tier", "gold 1 quarter, silver 6 months");
    made = make(&schedule);
    assert_string_equal(lines_of(made, COLUMNS),
                        "db 2026-Q1 2026-02-02\ndb 2026-Q2 none\nweb 2026-H1 2026-03-03\n"
                        "old none none (no limit)\nodd unknown unknown\n");
    assert_true(s0_selection_no_limit(made, 3));
    assert_false(s0_selection_no_limit(made, 4));
}

static void an_interval_that_is_none_is_no_limit_and_an_unknown_one_unknown(void **state)
{
    s0_schedule schedule =
        schedule_of(systems("db\n"), "1 day", tests("db|2026-02-02\n", whole_file()));

    (void)state;
    schedule.every = s0_cell_none();
    assert_string_equal(lines_of(make(&schedule), COLUMNS), "db none none (no limit)\n");
    schedule.every = s0_cell_unknown();
    assert_string_equal(lines_of(make(&schedule), COLUMNS), "db unknown unknown\n");
}

static void a_schedule_implies_its_key_and_its_test(void **state)
{
    s0_schedule schedule =
        schedule_of(systems("db\n"), "1 quarter", tests("db|2026-02-02\n", whole_file()));
    const s0_selection *made = make(&schedule);
    const s0_table *const *tables;
    const char *const *key;
    const s0_bound *bound;
    s0_decision decision;
    size_t count;

    (void)state;
    assert_true(s0_selection_is_schedule(made));
    key = s0_selection_key(made, &count);
    assert_int_equal(count, 2);
    assert_string_equal(key[0], "system");
    assert_string_equal(key[1], "period");
    assert_int_equal(s0_bind(&bound, arena, made, test("done", S0_IS_GIVEN, NULL), &terms, NULL),
                     S0_OK);
    s0_decide(&decision, bound, 0);
    assert_int_equal(decision.verdict, S0_MEETS);
    s0_decide(&decision, bound, 1);
    assert_int_equal(decision.verdict, S0_FAILS);
    tables = s0_selection_tables(made, &count);
    assert_int_equal(count, 2);
    assert_string_equal(s0_table_name(tables[0]), "systems");
    assert_string_equal(s0_table_name(tables[1]), "tests");
}

static void what_was_done_stands_in_its_row_and_what_was_not_in_the_subjects(void **state)
{
    const s0_file *file = whole_file();
    s0_schedule schedule =
        schedule_of(systems("web\ndb\n"), "1 quarter", tests("x|none\ndb|2026-02-02\n", file));
    const s0_selection *made = make(&schedule);
    size_t done = (size_t)s0_selection_column(made, "done");

    (void)state;
    assert_ptr_equal(s0_selection_file(made, 2, done), file);
    assert_int_equal(s0_selection_mark(made, 2, done).line, 3);
    assert_string_equal(s0_selection_mark(made, 2, done).source->path, "tests.csv");
    assert_null(s0_selection_file(made, 3, done));
    assert_string_equal(s0_selection_mark(made, 3, done).source->path, "systems.csv");
    assert_int_equal(s0_selection_mark(made, 3, done).line, 3);
    assert_string_equal(s0_selection_column_full(made, done), "done");
    assert_string_equal(
        s0_selection_column_full(made, (size_t)s0_selection_column(made, "tested_on")),
        "tests.tested_on");
}

static void columns_of_one_name_are_told_apart(void **state)
{
    const s0_selection *of =
        rows_of("systems", "system:key owner:text period:text", "db|Ann|x\n", NULL);
    const s0_selection *done = rows_of("tests", "system:key tested_on:date owner:text later:text",
                                       "db|2026-02-02|Ben|y\n", whole_file());
    s0_schedule schedule = schedule_of(of, "6 months", done);

    (void)state;
    assert_string_equal(
        lines_of(make(&schedule), "system period of_period owner done_owner done_later"),
        "db 2026-H1 x Ann Ben y\n");
}

static void uncertain_subjects_stay_uncertain_and_later_steps_keep_the_marks(void **state)
{
    const s0_selection *all = rows_of("systems", "system:key critical:boolean", "db|?\nweb|yes\n",
                                      NULL),
                       *of = NULL;
    const s0_selection *made, *one = NULL;
    s0_schedule schedule;

    (void)state;
    assert_int_equal(
        s0_select_where(&of, arena, all, test("critical", S0_IS, words("yes")), &terms, NULL),
        S0_OK);
    terms = terms_of("2026-07-10", "2026-02-01", "2026-06-30");
    schedule = schedule_of(of, "1 quarter", tests("", file_of("t.csv", "2026-07-10", NULL, NULL)));
    made = make(&schedule);
    assert_string_equal(lines_of(made, COLUMNS), "db 2026-Q1 none ~ (not due)\ndb 2026-Q2 none ~\n"
                                                 "web 2026-Q1 none (not due)\nweb 2026-Q2 none\n");
    assert_int_equal(
        s0_select_where(&one, arena, made, test("system", S0_IS, words("web")), &terms, NULL),
        S0_OK);
    assert_string_equal(lines_of(one, COLUMNS), "web 2026-Q1 none (not due)\nweb 2026-Q2 none\n");
    assert_true(s0_selection_is_schedule(one));
}

static void what_a_schedule_cannot_mean_is_refused(void **state)
{
    const s0_selection *of = systems("db\n"), *done = tests("", whole_file()), *out = NULL;
    s0_schedule base = schedule_of(of, "1 quarter", done);
    s0_schedule cases[7];
    static const char *const messages[] = {
        "a schedule needs both \"of\" and \"key\", or neither",
        "there is no column \"tested\" (wanted as at) in tests",
        "\"at\" asks for a date, and system is text",
        "\"from\" asks for a date, and system is text",
        "a schedule cannot be due every 0 days",
        "duration is a duration and cannot be held against a number",
        "an interval per class needs subjects that have a class",
    };

    (void)state;
    for (size_t i = 0; i < 7; i++)
        cases[i] = base;
    cases[0].of = NULL;
    cases[1].at = "tested";
    cases[2].at = "system";
    cases[3].from = "system";
    cases[4].every = lasting("0 days")->cell;
    cases[5].every = whole(3)->cell;
    cases[6].of = NULL;
    cases[6].key_count = 0;
    cases[6].every_per = per("tier", "gold 1 quarter");
    for (size_t i = 0; i < 7; i++) {
        s0_error err = {0};

        assert_int_equal(s0_select_schedule(&out, arena, &cases[i], &terms, &err), S0_ERULE);
        assert_string_equal(err.message, messages[i]);
    }
    assert_null(out);
}

static void too_little_memory_is_an_error_and_nothing_else(void **state)
{
    static char block[1 << 16] __attribute__((aligned(16)));
    const s0_selection *of = systems("db\nweb\n"),
                       *done = tests("db|2026-02-03\nweb|2026-06-30\n", whole_file());
    s0_schedule schedule = schedule_of(of, "1 quarter", done);
    const s0_selection *out = NULL;
    size_t refused = 0;

    (void)state;
    for (size_t size = 256; out == NULL && size < sizeof block; size += 16) {
        s0_error err = {0};
        s0_code rc = s0_select_schedule(&out, s0_arena_over(block, size), &schedule, &terms, &err);

        assert_true(rc == S0_OK || rc == S0_ENOMEM);
        refused += rc == S0_ENOMEM;
    }
    assert_string_equal(
        lines_of(out, COLUMNS),
        "db 2026-Q1 2026-02-03\ndb 2026-Q2 none\nweb 2026-Q1 none\nweb 2026-Q2 2026-06-30\n");
    assert_true(refused > 10);
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, open_all, close_arena)

int main(void)
{
    const struct CMUnitTest all[] = {
        IN_ARENA(one_record_per_subject_and_period_due),
        IN_ARENA(the_organization_itself_is_one_subject),
        IN_ARENA(intervals_in_months_are_calendar_periods_not_distances),
        IN_ARENA(days_and_weeks_count_from_the_start_of_the_audit_period),
        IN_ARENA(due_is_a_period_whose_last_day_lies_in_the_audit_period),
        IN_ARENA(a_period_that_began_before_the_audit_period_and_shows_nothing_is_set_apart),
        IN_ARENA(outside_what_the_file_covers_empty_periods_are_unknown),
        IN_ARENA(without_covers_a_file_speaks_up_to_the_day_it_was_collected),
        IN_ARENA(a_year_and_more_is_one_record_before_the_audit_date),
        IN_ARENA(where_no_period_is_due_there_is_one_record_too),
        IN_ARENA(one_record_is_late_only_as_far_as_the_evidence_looks),
        IN_ARENA(who_came_or_left_within_a_period_does_not_owe_it),
        IN_ARENA(an_unknown_date_or_key_makes_the_periods_it_could_fill_unknown),
        IN_ARENA(a_month_fills_the_period_that_holds_all_its_days),
        IN_ARENA(a_row_that_may_not_count_makes_a_period_unknown),
        IN_ARENA(the_first_date_in_the_period_counts_and_later_is_the_next_after_it),
        IN_ARENA(two_different_rows_of_one_day_leave_the_row_open),
        IN_ARENA(no_tolerance_is_added_and_an_own_rule_may_state_one),
        IN_ARENA(what_is_lent_to_an_earlier_period_must_be_certain),
        IN_ARENA(doubt_about_a_moment_reaches_only_what_it_could_change),
        IN_ARENA(after_the_last_period_tolerance_runs_until_the_audit),
        IN_ARENA(tolerance_lengthens_the_interval_of_one_record),
        IN_ARENA(the_interval_may_depend_on_the_class_of_the_subject),
        IN_ARENA(an_interval_that_is_none_is_no_limit_and_an_unknown_one_unknown),
        IN_ARENA(a_schedule_implies_its_key_and_its_test),
        IN_ARENA(what_was_done_stands_in_its_row_and_what_was_not_in_the_subjects),
        IN_ARENA(columns_of_one_name_are_told_apart),
        IN_ARENA(uncertain_subjects_stay_uncertain_and_later_steps_keep_the_marks),
        IN_ARENA(what_a_schedule_cannot_mean_is_refused),
        IN_ARENA(too_little_memory_is_an_error_and_nothing_else),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
