/* test_predicate.c - conditions on one record: every sentence of the semantics on cells and
 * comparisons. */
#include "evidence/populations.h"

static const char *const columns =
    "person:key owner:text! deputy:text! kind:word(employee,contractor) privileged:boolean "
    "severity:word(critical,high,low) found_on:date! fixed_on:date! due_on:date! seen_at:instant! "
    "score:number! count:integer! share:share! took:duration!";

/* A record with some cells set, "owner=Ann;found_on=2026-03-31", and all others unknown. */
static const s0_selection *record(const char *cells, const s0_file *file)
{
    s0_buf row = s0_buf_in(arena);
    char *names = s0_text_dup(arena, columns), *save = NULL;
    bool first = true;

    for (char *c = strtok_r(names, " ", &save); c != NULL; c = strtok_r(NULL, " ", &save)) {
        const char *at = cells, *value = NULL;
        size_t size;

        *strchr(c, ':') = '\0';
        size = strlen(c);
        for (; at != NULL && value == NULL; at = strchr(at, ';')) {
            at += *at == ';';
            at += strspn(at, " ");
            if (strncmp(at, c, size) == 0 && at[size] == '=')
                value = at + size + 1;
        }
        s0_put(&row, first ? "" : "|");
        if (value != NULL)
            s0_put_bytes(&row, value, strcspn(value, ";"));
        else
            s0_put(&row, strcmp(c, "person") == 0 ? "p1" : "?");
        first = false;
    }
    s0_put(&row, "\n");
    return rows_of("rows", columns, s0_buf_text(&row), file);
}

static const char *decide_in(const char *cells, const s0_condition *condition, const s0_file *file)
{
    static s0_decision decision;
    s0_terms terms = terms_of("2026-11-02", "2026-05-01", "2026-10-31");
    const s0_bound *bound;
    s0_error err = {0};

    if (s0_bind(&bound, arena, record(cells, file), condition, &terms, &err) != S0_OK)
        return s0_text_dup(arena, err.message);
    s0_decide(&decision, bound, 0);
    return verdict_text(decision.verdict, decision.apart);
}

/* The verdict on a record collected on 2026-10-28, or the error. */
static const char *decide(const char *cells, const s0_condition *condition)
{
    return decide_in(cells, condition, file_of("rows.csv", "2026-10-28", NULL, NULL));
}

static void a_cell_is_a_value_none_or_unknown(void **state)
{
    (void)state;
    assert_string_equal(decide("owner=Ann", test("owner", S0_IS_GIVEN, NULL)), "meets");
    assert_string_equal(decide("owner=none", test("owner", S0_IS_GIVEN, NULL)), "fails");
    assert_string_equal(decide("", test("owner", S0_IS_GIVEN, NULL)), "undecided");
    assert_string_equal(decide("owner=Ann", test("owner", S0_IS, nothing())), "fails");
    assert_string_equal(decide("owner=none", test("owner", S0_IS, nothing())), "meets");
    assert_string_equal(decide("", test("owner", S0_IS, nothing())), "undecided");
}

static void a_bare_value_and_a_column_mean_equality(void **state)
{
    (void)state;
    assert_string_equal(decide("kind=employee", test("kind", S0_IS, words("Employee"))), "meets");
    assert_string_equal(decide("kind=contractor", test("kind", S0_IS, words("employee"))), "fails");
    assert_string_equal(decide("kind=none", test("kind", S0_IS, words("employee"))), "fails");
    assert_string_equal(decide("", test("kind", S0_IS, words("employee"))), "undecided");
    assert_string_equal(decide("privileged=yes", test("privileged", S0_IS, words("true"))),
                        "meets");
    assert_string_equal(decide("count=3", test("count", S0_IS, whole(3))), "meets");
    assert_string_equal(decide("score=3", test("score", S0_IS, whole(4))), "fails");
    assert_string_equal(decide("owner=A;deputy=A", test("owner", S0_IS, column("deputy"))),
                        "meets");
    assert_string_equal(decide("owner=A;deputy=B", test("owner", S0_IS, column("deputy"))),
                        "fails");
    assert_string_equal(decide("owner=A", test("owner", S0_IS, column("deputy"))), "undecided");
}

static void none_fails_an_equality_that_does_not_ask_for_it(void **state)
{
    (void)state;
    assert_string_equal(decide("owner=none;deputy=none", test("owner", S0_IS, column("deputy"))),
                        "fails");
    assert_string_equal(decide("owner=none;deputy=B", test("owner", S0_IS, column("deputy"))),
                        "fails");
    assert_string_equal(decide("owner=A;deputy=none", test("owner", S0_IS, column("deputy"))),
                        "fails");
}

static void by_holds_on_the_last_day_and_fails_after_it(void **state)
{
    const s0_condition *by = test("fixed_on", S0_BY, sum(column("found_on"), 1, lasting("7 days")));

    (void)state;
    assert_string_equal(decide("found_on=2026-03-01;fixed_on=2026-03-08", by), "meets");
    assert_string_equal(decide("found_on=2026-03-01;fixed_on=2026-03-09", by), "fails");
    assert_string_equal(decide("found_on=2026-03-01", by), "undecided");
    assert_string_equal(decide("fixed_on=2026-03-08", by), "undecided");
    assert_string_equal(decide("fixed_on=none", by), "undecided");
}

static void by_fails_on_none_once_the_deadline_had_passed_when_the_file_was_collected(void **state)
{
    const s0_condition *by = test("fixed_on", S0_BY, column("due_on"));

    (void)state;
    assert_string_equal(decide("fixed_on=none;due_on=2026-10-27", by), "fails");
    assert_string_equal(decide("fixed_on=none;due_on=2026-10-28", by), "not due");
    assert_string_equal(decide("fixed_on=none;due_on=2026-12-31", by), "not due");
    /* a month stands for all its days */
    assert_string_equal(decide("fixed_on=none;due_on=2026-10", by), "undecided");
    assert_string_equal(decide("fixed_on=none;due_on=2026-09", by), "fails");
    assert_string_equal(decide("fixed_on=none;due_on=2026-11", by), "not due");
}

static void
by_cannot_say_whether_none_is_late_where_nobody_says_when_the_file_was_collected(void **state)
{
    s0_file *silent = file_of("rows.csv", NULL, NULL, NULL),
            *plan = file_of("audit.yaml", NULL, NULL, NULL);
    const s0_condition *by = test("fixed_on", S0_BY, column("due_on"));

    (void)state;
    assert_string_equal(decide_in("fixed_on=none;due_on=2020-01-01", by, silent), "undecided");
    assert_string_equal(decide_in("fixed_on=none;due_on=2020-01-01", by, NULL), "undecided");
    /* the plan speaks on the day of the audit */
    plan->origin.is_plan = true;
    assert_string_equal(decide_in("fixed_on=none;due_on=2026-11-01", by, plan), "fails");
    assert_string_equal(decide_in("fixed_on=none;due_on=2026-11-02", by, plan), "not due");
}

static void by_none_is_no_limit(void **state)
{
    const s0_condition *by = test("fixed_on", S0_BY, column("due_on"));

    (void)state;
    assert_string_equal(decide("fixed_on=2026-03-08;due_on=none", by), "no limit");
    assert_string_equal(decide("fixed_on=none;due_on=none", by), "no limit");
    assert_string_equal(decide("due_on=none", by), "no limit");
    assert_string_equal(decide("found_on=2026-03-01;fixed_on=2026-03-08",
                               test("fixed_on", S0_BY, sum(column("found_on"), 1, nothing()))),
                        "no limit");
    assert_string_equal(
        decide("found_on=none;fixed_on=2026-03-08",
               test("fixed_on", S0_BY, sum(column("found_on"), 1, lasting("1 day")))),
        "no limit");
}

static void a_sum_is_none_with_none_and_unknown_with_unknown(void **state)
{
    const s0_condition *after = test("fixed_on", S0_AFTER, sum(column("found_on"), 1, nothing()));

    (void)state;
    assert_string_equal(decide("fixed_on=2026-03-08;found_on=2026-03-01", after), "fails");
    assert_string_equal(decide("fixed_on=2026-03-08", after), "undecided"); /* unknown wins */
    assert_string_equal(
        decide("fixed_on=2026-03-08",
               test("fixed_on", S0_SINCE, sum(column("found_on"), -1, lasting("1 month")))),
        "undecided");
}

static void other_orders_are_false_with_none_and_unknown_with_unknown(void **state)
{
    static const s0_operator dates[] = {S0_BEFORE, S0_AFTER, S0_SINCE};
    static const s0_operator numbers[] = {S0_AT_LEAST, S0_AT_MOST};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const s0_condition *one = test("fixed_on", dates[i], column("due_on"));

        assert_string_equal(decide("fixed_on=none;due_on=2026-01-01", one), "fails");
        assert_string_equal(decide("fixed_on=2026-01-01;due_on=none", one), "fails");
        assert_string_equal(decide("fixed_on=none;due_on=none", one), "fails");
        assert_string_equal(decide("due_on=2026-01-01", one), "undecided");
        assert_string_equal(decide("fixed_on=2026-01-01", one), "undecided");
    }
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(decide("score=none", test("score", numbers[i], whole(1))), "fails");
        assert_string_equal(decide("", test("score", numbers[i], whole(1))), "undecided");
        assert_string_equal(
            decide("score=1;count=none", test("score", numbers[i], column("count"))), "fails");
    }
}

static void comparators_hold_where_their_words_say(void **state)
{
    static const struct {
        s0_operator op;
        const char *before, *same, *after;
    } cases[] = {
        {S0_BY, "meets", "meets", "fails"},
        {S0_BEFORE, "meets", "fails", "fails"},
        {S0_AFTER, "fails", "fails", "meets"},
        {S0_SINCE, "fails", "meets", "meets"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_condition *one = test("fixed_on", cases[i].op, words("2026-03-10"));

        assert_string_equal(decide("fixed_on=2026-03-09", one), cases[i].before);
        assert_string_equal(decide("fixed_on=2026-03-10", one), cases[i].same);
        assert_string_equal(decide("fixed_on=2026-03-11", one), cases[i].after);
    }
    assert_string_equal(decide("score=2.5", test("score", S0_AT_LEAST, whole(3))), "fails");
    assert_string_equal(decide("score=3", test("score", S0_AT_LEAST, whole(3))), "meets");
    assert_string_equal(decide("score=3", test("score", S0_AT_MOST, whole(3))), "meets");
    assert_string_equal(decide("score=3.5", test("score", S0_AT_MOST, whole(3))), "fails");
    assert_string_equal(decide("share=94 %", test("share", S0_AT_LEAST, words("95 %"))), "fails");
    assert_string_equal(decide("share=95 %", test("share", S0_AT_LEAST, words("95 %"))), "meets");
    assert_string_equal(decide("took=48 hours", test("took", S0_AT_MOST, words("2 days"))),
                        "meets");
    assert_string_equal(decide("took=30 days", test("took", S0_AT_MOST, words("1 month"))),
                        "undecided");
}

static void a_month_is_undecided_where_its_days_differ(void **state)
{
    (void)state;
    assert_string_equal(decide("fixed_on=2026-03", test("fixed_on", S0_BY, words("2026-03-31"))),
                        "meets");
    assert_string_equal(decide("fixed_on=2026-03", test("fixed_on", S0_BY, words("2026-03-30"))),
                        "undecided");
    assert_string_equal(decide("fixed_on=2026-03", test("fixed_on", S0_BY, words("2026-02-28"))),
                        "fails");
    assert_string_equal(
        decide("fixed_on=2026-03", test("fixed_on", S0_BEFORE, words("2026-03-31"))), "undecided");
    assert_string_equal(decide("fixed_on=2026-03", test("fixed_on", S0_SINCE, words("2026-03-01"))),
                        "meets");
    assert_string_equal(decide("fixed_on=2026-03-05", test("fixed_on", S0_IS, words("2026-03"))),
                        "undecided");
    assert_string_equal(decide("fixed_on=2026-04-05", test("fixed_on", S0_IS, words("2026-03"))),
                        "fails");
    assert_string_equal(decide("fixed_on=2026-03-05", test("fixed_on", S0_AFTER, words("2026-02"))),
                        "meets");
}

static void a_date_against_an_instant_compares_days(void **state)
{
    (void)state;
    assert_string_equal(decide("seen_at=2026-03-31T23:59:00Z;due_on=2026-03-31",
                               test("seen_at", S0_BY, column("due_on"))),
                        "meets");
    assert_string_equal(decide("seen_at=2026-04-01T00:30:00+02:00;due_on=2026-03-31",
                               test("seen_at", S0_BY, column("due_on"))),
                        "fails"); /* the day as written */
    assert_string_equal(
        decide("seen_at=2026-03-31T12:00:00Z", test("seen_at", S0_BY, words("2026-03-31"))),
        "meets");
    assert_string_equal(decide("seen_at=2026-03-31T12:00:00Z",
                               test("seen_at", S0_AFTER, words("2026-03-31T11:59:59Z"))),
                        "meets");
    assert_string_equal(decide("seen_at=2026-03-31T12:00:00Z",
                               test("seen_at", S0_BEFORE, words("2026-03-31T12:00:00Z"))),
                        "fails");
}

static void hours_added_to_a_date_round_up_to_days(void **state)
{
    const s0_condition *by =
        test("fixed_on", S0_BY, sum(column("found_on"), 1, lasting("25 hours")));

    (void)state;
    assert_string_equal(decide("found_on=2026-03-01;fixed_on=2026-03-03", by), "meets");
    assert_string_equal(decide("found_on=2026-03-01;fixed_on=2026-03-04", by), "fails");
}

static void month_arithmetic_ends_on_the_last_day_of_a_short_month(void **state)
{
    const s0_condition *by =
        test("fixed_on", S0_BY, sum(column("found_on"), 1, lasting("1 month")));

    (void)state;
    assert_string_equal(decide("found_on=2026-01-31;fixed_on=2026-02-28", by), "meets");
    assert_string_equal(decide("found_on=2026-01-31;fixed_on=2026-03-01", by), "fails");
}

static void working_days_leave_out_weekends_and_holidays(void **state)
{
    s0_day holiday = day_of("2026-03-30");
    s0_calendar calendar = {&holiday, 1};
    s0_terms terms = terms_of("2026-11-02", "2026-05-01", "2026-10-31");
    const s0_condition *by =
        test("fixed_on", S0_BY, sum(column("found_on"), 1, lasting("2 working days")));
    const s0_selection *rows =
        record("found_on=2026-03-26;fixed_on=2026-03-31", NULL); /* from a Thursday */
    const s0_bound *bound;
    s0_decision decision;

    (void)state;
    assert_int_equal(s0_bind(&bound, arena, rows, by, &terms, NULL), S0_OK);
    s0_decide(&decision, bound, 0); /* Friday, Monday: Tuesday is late */
    assert_int_equal(decision.verdict, S0_FAILS);
    terms.calendar = &calendar;
    s0_decide(&decision, bound, 0); /* Monday is a holiday: Friday, Tuesday */
    assert_int_equal(decision.verdict, S0_MEETS);
}

static void one_of_meets_when_any_value_does(void **state)
{
    s0_operand pair[2] = {*words("critical"), *words("high")},
               with_none[2] = {*words("low"), *nothing()};
    s0_condition *one = test("severity", S0_ONE_OF, pair),
                 *other = test("severity", S0_ONE_OF, with_none);
    s0_operand mixed[2] = {*words("A"), *column("deputy")};
    s0_condition *third = test("owner", S0_ONE_OF, mixed);

    (void)state;
    one->operand_count = other->operand_count = third->operand_count = 2;
    assert_string_equal(decide("severity=high", one), "meets");
    assert_string_equal(decide("severity=low", one), "fails");
    assert_string_equal(decide("severity=none", one), "fails");
    assert_string_equal(decide("", one), "undecided");
    assert_string_equal(decide("severity=none", other), "meets");
    assert_string_equal(decide("owner=A", third), "meets");
    assert_string_equal(decide("owner=B", third), "undecided");
}

static void per_picks_the_limit_of_the_class(void **state)
{
    const s0_operand *limit = per("severity", "critical 7 days, high 30 days, low none");
    const s0_condition *by = test("fixed_on", S0_BY, sum(column("found_on"), 1, limit));
    const s0_condition *took =
        test("took", S0_AT_MOST, per("severity", "critical 7 days, high 30 days"));

    (void)state;
    assert_string_equal(decide("severity=critical;found_on=2026-03-01;fixed_on=2026-03-09", by),
                        "fails");
    assert_string_equal(decide("severity=HIGH;found_on=2026-03-01;fixed_on=2026-03-09", by),
                        "meets");
    assert_string_equal(decide("severity=low;found_on=2026-03-01;fixed_on=2026-03-09", by),
                        "no limit");
    assert_string_equal(decide("severity=low;fixed_on=2026-03-09", by), "no limit");
    assert_string_equal(decide("severity=none;found_on=2026-03-01;fixed_on=2026-03-09", by),
                        "no limit");
    assert_string_equal(decide("found_on=2026-03-01;fixed_on=2026-03-09", by), "undecided");
    assert_string_equal(decide("severity=critical;took=8 days", took), "fails");
    assert_string_equal(decide("severity=critical;took=7 days", took), "meets");
    assert_string_equal(decide("severity=low;took=8 days", took), "no limit");
    assert_string_equal(decide("took=8 days", took), "undecided");
}

/* Tests with a known verdict on the one record used below. */
static const s0_condition *with_verdict(s0_verdict_of verdict)
{
    switch (verdict) {
    case S0_FAILS:
        return test("owner", S0_IS, words("Ben"));
    case S0_MEETS:
        return test("owner", S0_IS, words("Ann"));
    case S0_APART:
        return test("fixed_on", S0_BY, column("due_on"));
    default:
        return test("deputy", S0_IS_GIVEN, NULL);
    }
}

static void all_of_and_any_of_weigh_verdicts_in_their_order(void **state)
{
    static const s0_verdict_of all[] = {S0_FAILS, S0_APART, S0_UNDECIDED, S0_MEETS};
    static const s0_verdict_of any[] = {S0_MEETS, S0_APART, S0_UNDECIDED, S0_FAILS};
    static const char *const cells = "owner=Ann;due_on=none";

    (void)state;
    for (int i = 0; i < 4; i++) {
        for (int k = 0; k < 4; k++) {
            int strongest = i < k ? i : k;

            assert_string_equal(
                decide(cells, joined(S0_ALL_OF, with_verdict(all[i]), with_verdict(all[k]))),
                verdict_text(all[strongest], S0_APART_NO_LIMIT));
            assert_string_equal(
                decide(cells, joined(S0_ANY_OF, with_verdict(any[i]), with_verdict(any[k]))),
                verdict_text(any[strongest], S0_APART_NO_LIMIT));
        }
    }
    assert_string_equal(decide("", joined(S0_ALL_OF, NULL, NULL)), "meets");
}

static void a_decision_quotes_the_tests_that_made_it(void **state)
{
    const s0_condition *late =
        test("fixed_on", S0_BY, sum(column("found_on"), 1, lasting("7 days")));
    const s0_condition *both =
        joined(S0_ALL_OF, test("owner", S0_IS_GIVEN, NULL),
               joined(S0_ANY_OF, late, test("kind", S0_IS, words("contractor"))));
    const s0_file *file = file_of("evidence/rows.csv", "2026-10-28", NULL, NULL);
    s0_terms terms = terms_of("2026-11-02", "2026-05-01", "2026-10-31");
    const s0_selection *rows =
        record("owner=Ann;kind=employee;found_on=2026-03-01;fixed_on=2026-03-09", file);
    const s0_bound *bound;
    s0_decision decision;
    s0_buf text = s0_buf_in(arena);

    (void)state;
    assert_int_equal(s0_bind(&bound, arena, rows, both, &terms, NULL), S0_OK);
    s0_decide(&decision, bound, 0);
    assert_int_equal(decision.verdict, S0_FAILS);
    assert_int_equal(decision.trace_count, 2);
    assert_string_equal(decision.traces[0].column, "fixed_on");
    assert_int_equal(decision.traces[0].op, S0_BY);
    assert_ptr_equal(decision.traces[0].test, late);
    s0_cell_text(&text, &decision.traces[0].cell);
    s0_put(&text, " against ");
    s0_cell_text(&text, &decision.traces[0].operand);
    assert_string_equal(s0_buf_text(&text), "2026-03-09 against 2026-03-08");
    assert_string_equal(decision.traces[0].at.source->path, "evidence/rows.csv");
    assert_int_equal(decision.traces[0].at.line, 2);
    assert_string_equal(decision.traces[1].column, "kind");
}

static void a_decision_quotes_no_more_tests_than_it_has_room_for(void **state)
{
    s0_condition *all = joined(S0_ALL_OF, NULL, NULL);
    const s0_condition **parts = s0_alloc_n(arena, 20, sizeof *parts);
    s0_terms terms = terms_of("2026-11-02", "2026-05-01", "2026-10-31");
    const s0_bound *bound;
    s0_decision decision;

    (void)state;
    for (int i = 0; i < 20; i++)
        parts[i] = test("owner", S0_IS_GIVEN, NULL);
    all->parts = parts;
    all->part_count = 20;
    assert_int_equal(s0_bind(&bound, arena, record("", NULL), all, &terms, NULL), S0_OK);
    s0_decide(&decision, bound, 0);
    assert_int_equal(decision.verdict, S0_UNDECIDED);
    assert_int_equal(decision.trace_count, S0_TRACE_MAX);
}

static void what_cannot_be_compared_is_refused_before_the_first_record(void **state)
{
    s0_condition *deep = joined(S0_ALL_OF, NULL, NULL);
    s0_operand *long_sum = column("found_on");

    (void)state;
    for (int i = 0; i < 40; i++) {
        deep = joined(S0_ALL_OF, deep, NULL);
        long_sum = sum(long_sum, 1, lasting("1 day"));
    }
    const struct {
        const s0_condition *condition;
        const char *message;
    } cases[] = {
        {test("ownr", S0_IS_GIVEN, NULL),
         "there is no column \"ownr\" (wanted as condition) in rows"},
        {test("owner", S0_IS, column("deputi")),
         "there is no column \"deputi\" (wanted as operand) in rows"},
        {test("owner", S0_BY, words("2026-01-01")), "by asks for a date, and owner is text"},
        {test("fixed_on", S0_AT_LEAST, words("2026-01-01")),
         "at_least asks for a number or a duration, and fixed_on is a date"},
        {test("kind", S0_IS, words("visitor")),
         "\"visitor\" cannot be held against rows.kind: it is not one of employee, contractor"},
        {test("fixed_on", S0_BY, words("soon")),
         "\"soon\" cannot be held against rows.fixed_on: it is not a date (2026-03-31)"},
        {test("owner", S0_IS, whole(3)), "rows.owner is text and cannot be held against a number"},
        {test("fixed_on", S0_BY, lasting("7 days")),
         "rows.fixed_on is a date and cannot be held against a duration"},
        {test("fixed_on", S0_BY, column("owner")),
         "rows.fixed_on is a date and cannot be held against owner, which is text"},
        {test("score", S0_AT_LEAST, sum(column("score"), 1, lasting("1 day"))),
         "rows.score is a number, and only to dates can durations be added"},
        {test("owner", S0_IS, NULL), "equality on owner is held against 0 values"},
        {test("owner", S0_IS_GIVEN, words("x")), "given on owner is held against 1 values"},
        {test("kind", S0_IS, words("")), "an empty text cannot be held against rows.kind"},
        {test("fixed_on", S0_BY, sum(column("found_on"), 1, per("kind", "visitor 1 day"))),
         "\"visitor\" cannot be held against rows.kind: it is not one of employee, contractor"},
        {joined(S0_ANY_OF, NULL, NULL), "any_of names no alternative"},
        {deep, "conditions are nested deeper than 32"},
        {test("fixed_on", S0_BY, long_sum), "a sum has more than 32 terms"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(decide("", cases[i].condition), cases[i].message);
}

static void a_misspelt_column_is_answered_with_the_nearest(void **state)
{
    s0_terms terms = terms_of("2026-11-02", "2026-05-01", "2026-10-31");
    const s0_bound *bound = NULL;
    s0_error err = {0};

    (void)state;
    assert_int_equal(s0_bind(&bound, arena, record("", NULL), test("privilegd", S0_IS_GIVEN, NULL),
                             &terms, &err),
                     S0_ERULE);
    assert_string_equal(err.hint, "did you mean \"privileged\"?");
    assert_null(bound);
}

static void a_condition_reads_as_a_line_of_words(void **state)
{
    s0_operand pair[2] = {*words("critical"), *words("high")};
    s0_condition *one_of = test("severity", S0_ONE_OF, pair);
    s0_buf out = s0_buf_in(arena);

    (void)state;
    one_of->operand_count = 2;
    s0_condition_text(
        &out,
        joined(S0_ALL_OF, test("disabled_on", S0_BY, sum(column("left_on"), 1, lasting("1 day"))),
               joined(S0_ANY_OF, one_of, test("owner", S0_IS, nothing()))));
    assert_string_equal(
        s0_buf_text(&out),
        "disabled_on by left_on + 1 day and (severity one of critical, high or owner is none)");
    out = s0_buf_in(arena);
    s0_condition_text(
        &out, joined(S0_ALL_OF, test("score", S0_AT_LEAST, whole(3)),
                     test("fixed_on", S0_SINCE, per("severity", "critical 7 days, high 30 days"))));
    assert_string_equal(
        s0_buf_text(&out),
        "score at least 3 and fixed_on since per severity (critical 7 days, high 30 days)");
    out = s0_buf_in(arena);
    s0_condition_text(&out, NULL);
    assert_string_equal(s0_buf_text(&out), "always");
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(a_cell_is_a_value_none_or_unknown),
        IN_ARENA(a_bare_value_and_a_column_mean_equality),
        IN_ARENA(none_fails_an_equality_that_does_not_ask_for_it),
        IN_ARENA(by_holds_on_the_last_day_and_fails_after_it),
        IN_ARENA(by_fails_on_none_once_the_deadline_had_passed_when_the_file_was_collected),
        IN_ARENA(by_cannot_say_whether_none_is_late_where_nobody_says_when_the_file_was_collected),
        IN_ARENA(by_none_is_no_limit),
        IN_ARENA(a_sum_is_none_with_none_and_unknown_with_unknown),
        IN_ARENA(other_orders_are_false_with_none_and_unknown_with_unknown),
        IN_ARENA(comparators_hold_where_their_words_say),
        IN_ARENA(a_month_is_undecided_where_its_days_differ),
        IN_ARENA(a_date_against_an_instant_compares_days),
        IN_ARENA(hours_added_to_a_date_round_up_to_days),
        IN_ARENA(month_arithmetic_ends_on_the_last_day_of_a_short_month),
        IN_ARENA(working_days_leave_out_weekends_and_holidays),
        IN_ARENA(one_of_meets_when_any_value_does),
        IN_ARENA(per_picks_the_limit_of_the_class),
        IN_ARENA(all_of_and_any_of_weigh_verdicts_in_their_order),
        IN_ARENA(a_decision_quotes_the_tests_that_made_it),
        IN_ARENA(a_decision_quotes_no_more_tests_than_it_has_room_for),
        IN_ARENA(what_cannot_be_compared_is_refused_before_the_first_record),
        IN_ARENA(a_misspelt_column_is_answered_with_the_nearest),
        IN_ARENA(a_condition_reads_as_a_line_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
