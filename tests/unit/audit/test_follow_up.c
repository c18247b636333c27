/* test_follow_up.c - earlier findings: the table of docs/semantics.md row by row, and where
 * they come from. */
#include "audit/follow_up.h"
#include "prepared.h"

static ground common;
static const s0_rule leavers = {.id = "A.5.18-leavers", .requirement = "A.5.18"};
static const s0_rule badges = {.id = "A.7.2-badges", .requirement = "A.7.2"};
static const s0_rule *const items[] = {&leavers, &badges};
static const s0_rules rules = {.items = items, .count = 2};

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

/* --- the table -------------------------------------------------------------------------------- */

static void each_row_of_the_table_gives_its_status(void **state)
{
    static const struct {
        const char *name;
        s0_followed earlier;
        bool ran;
        s0_word today;
        const char *status;
        s0_standing standing;
    } cases[] = {
        /* clang-format off */
        /* missing, not run, not determined */
        {"no rule", {.class_known = true, .closed = S0_NO}, false, S0_NOT_TESTED, "not verified", S0_STANDS_NOT},
        {"not run", {.rule = &leavers, .class_known = true, .closed = S0_NO}, false, S0_NOT_TESTED, "not verified", S0_STANDS_NOT},
        {"not determined", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO}, true, S0_NOT_DETERMINED, "not verified", S0_STANDS_NOT},
        {"not tested", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO}, true, S0_NOT_TESTED, "not verified", S0_STANDS_NOT},
        {"error counts as not run", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES}, true, S0_ERRED, "not verified", S0_STANDS_NOT},
        {"an OFI not determined", {.rule = &leavers, .class_known = true, .class_ = S0_OFI, .closed = S0_NO}, true, S0_NOT_DETERMINED, "not verified", S0_STANDS_NOT},
        {"class unknown", {.rule = &leavers, .closed = S0_NO}, true, S0_GAP, "not verified", S0_STANDS_NOT},
        {"closure unknown", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_MAYBE, .past_due = S0_YES}, true, S0_GAP, "not verified", S0_STANDS_NOT},
        /* OFI */
        {"an OFI became a gap", {.rule = &leavers, .class_known = true, .class_ = S0_OFI, .closed = S0_NO, .past_due = S0_YES}, true, S0_GAP, "became nonconformity", S0_STANDS_NOT},
        {"an OFI became an absence", {.rule = &leavers, .class_known = true, .class_ = S0_OFI, .closed = S0_NO}, true, S0_ABSENT, "became nonconformity", S0_STANDS_NOT},
        {"an OFI, still met", {.rule = &leavers, .class_known = true, .class_ = S0_OFI, .closed = S0_NO}, true, S0_CONFORM, "not pursued", S0_STANDS_NOT},
        {"an OFI, still an OFI", {.rule = &leavers, .class_known = true, .class_ = S0_OFI, .closed = S0_NO}, true, S0_IMPROVEMENT, "not pursued", S0_STANDS_NOT},
        /* closed */
        {"closed and conform", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES}, true, S0_CONFORM, "closed, effective", S0_STANDS_NOT},
        {"closed, improvement counts as conform", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_YES}, true, S0_IMPROVEMENT, "closed, effective", S0_STANDS_NOT},
        {"closed, back, never verified", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES, .verified = S0_NO}, true, S0_GAP, "recurred", S0_STANDS_BACK},
        {"closed, absent, never verified", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES, .verified = S0_NO}, true, S0_ABSENT, "recurred", S0_STANDS_BACK},
        {"closed, back, verified", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES, .verified = S0_YES}, true, S0_GAP, "new nonconformity, related", S0_STANDS_AGAIN},
        {"closed, back, verification unknown", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES, .verified = S0_MAYBE}, true, S0_GAP, "new nonconformity, related", S0_STANDS_AGAIN},
        /* done, and too early to tell */
        {"too early, still found", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES, .verify_on = "2026-12-31"}, true, S0_GAP, "open in time", S0_STANDS_TIME},
        {"too early, not found", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES, .verify_on = "2026-12-31"}, true, S0_CONFORM, "not verified", S0_STANDS_NOT},
        {"a day to verify, not yet done", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO, .past_due = S0_YES, .verify_on = "2026-12-31"}, true, S0_GAP, "overdue", S0_STANDS_OVER},
        /* a major that was only corrected */
        {"a major without cause, closed", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_YES, .answered = true, .caused = S0_NO}, true, S0_CONFORM, "not verified", S0_STANDS_NOT},
        {"a major without cause, open", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_NO, .answered = true, .caused = S0_NO}, true, S0_IMPROVEMENT, "not verified", S0_STANDS_NOT},
        {"a major without cause, back", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_YES, .answered = true, .caused = S0_NO}, true, S0_GAP, "recurred", S0_STANDS_BACK},
        {"a major with its cause", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_YES, .answered = true, .caused = S0_YES}, true, S0_CONFORM, "closed, effective", S0_STANDS_NOT},
        {"a major whose cause is not known to us", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_YES, .answered = true, .caused = S0_MAYBE}, true, S0_CONFORM, "closed, effective", S0_STANDS_NOT},
        {"a major that nobody answered", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_NO, .caused = S0_NO}, true, S0_CONFORM, "closed, seen now", S0_STANDS_NOT},
        {"a major verified by others", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_YES, .verified = S0_YES, .answered = true, .caused = S0_NO}, true, S0_CONFORM, "closed, effective", S0_STANDS_NOT},
        {"a minor without cause", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_YES, .answered = true, .caused = S0_NO}, true, S0_CONFORM, "closed, effective", S0_STANDS_NOT},
        /* open */
        {"open and conform", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO, .past_due = S0_YES}, true, S0_CONFORM, "closed, seen now", S0_STANDS_NOT},
        {"open in time", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO, .past_due = S0_NO}, true, S0_GAP, "open in time", S0_STANDS_TIME},
        {"open, date unknown", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO, .past_due = S0_MAYBE, .progress = S0_NO}, true, S0_GAP, "open in time", S0_STANDS_TIME},
        {"late with progress", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO, .past_due = S0_YES, .progress = S0_YES}, true, S0_GAP, "open, late", S0_STANDS_LATE},
        {"late, progress unknown", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO, .past_due = S0_YES, .progress = S0_MAYBE}, true, S0_GAP, "open, late", S0_STANDS_LATE},
        {"overdue", {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO, .past_due = S0_YES, .progress = S0_NO}, true, S0_GAP, "overdue", S0_STANDS_OVER},
        {"overdue and absent", {.rule = &leavers, .class_known = true, .class_ = S0_MAJOR, .closed = S0_NO, .past_due = S0_YES, .progress = S0_NO}, true, S0_ABSENT, "overdue", S0_STANDS_OVER},
        /* clang-format on */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_followed followed = cases[i].earlier;

        s0_follow_up_judge(&followed, cases[i].ran, cases[i].today, false);
        if (strcmp(followed.entry.status, cases[i].status) != 0)
            fail_msg("%s: %s", cases[i].name, followed.entry.status);
        assert_int_equal(followed.standing, cases[i].standing);
        assert_non_null(followed.entry.reason);
    }
}

static void waivers_close_nothing(void **state)
{
    s0_followed open = {.rule = &leavers, .class_known = true, .class_ = S0_MINOR, .closed = S0_NO};
    s0_followed closed = open, failing = open;

    (void)state;
    closed.closed = S0_YES;
    s0_follow_up_judge(&open, true, S0_CONFORM, true);
    s0_follow_up_judge(&closed, true, S0_CONFORM, true);
    s0_follow_up_judge(&failing, true, S0_GAP, true);
    assert_string_equal(open.entry.status, "not verified");
    assert_string_equal(closed.entry.status, "not verified");
    assert_string_equal(closed.entry.reason, "its rule conforms only beside waivers");
    assert_string_equal(failing.entry.status, "open in time");
}

static void times_are_counted_from_closure_to_closure(void **state)
{
    s0_followed first = {.class_ = S0_MINOR}, third = {.class_ = S0_MINOR, .again = true};
    s0_followed ofi = {.class_ = S0_OFI, .again = true};

    (void)state;
    third.entry.times = 2;
    assert_int_equal(s0_times_found(NULL, true), 1);
    assert_int_equal(s0_times_found(&first, false), 1);
    assert_int_equal(s0_times_found(&third, true), 3);
    assert_int_equal(s0_times_found(&third, false), 3);
    assert_int_equal(s0_times_found(&ofi, true), 1);
    third.entry.times = INT64_MAX;
    assert_true(s0_times_found(&third, true) > 3);
    third.entry.times = 2;
    third.again = false; /* still open: it is no further one */
    assert_int_equal(s0_times_found(&third, true), 1);
    assert_int_equal(s0_times_found(&third, false), 2);
}

/* --- where they come from -----------------------------------------------------------------------
 */

typedef struct gathered {
    s0_followed *items;
    size_t count;
    bool stated;
} gathered;

static gathered gather(const s0_evidence *evidence, const s0_cycle *prior)
{
    gathered out = {0};

    assert_int_equal(s0_follow_up_gather(&out.items, &out.count, &out.stated, common.arena,
                                         evidence, &rules, prior, day_of("2026-06-30"), NULL),
                     S0_OK);
    return out;
}

#define PLAIN "organization.yaml", "{}\n", SOURCES
#define EARLIER "finding,requirement,class,rule,statement,status,due,closed_on,effect_verified_on\n"
#define ACTIONS "action,finding,due,done_on,progress,effective_on\n"

static void a_row_of_the_table_tells_all(void **state)
{
    gathered got = gather(
        EVIDENCE(&common, PLAIN, "evidence/earlier_findings.csv",
                 EARLIER "NC-10,A.7.2,minor,A.7.2-badges,kept,closed,2026-01-31,2026-01-15,none\n"
                         "NC-9,A.5.18,major,A.5.18-leavers,late,open,2026-06-29,none,none\n"
                         "NC-11,7.3,ofi,none,train,open,none,none,none\n"),
        NULL);

    (void)state;
    assert_true(got.stated);
    assert_int_equal(got.count, 3);
    assert_string_equal(got.items[0].entry.finding, "NC-9");
    assert_ptr_equal(got.items[0].rule, &leavers);
    assert_int_equal(got.items[0].class_, S0_MAJOR);
    assert_int_equal(got.items[0].closed, S0_NO);
    assert_int_equal(got.items[0].past_due, S0_YES);
    assert_string_equal(got.items[0].entry.due, "2026-06-29");
    assert_string_equal(got.items[0].entry.source, "evidence/earlier_findings.csv:3");
    assert_string_equal(got.items[1].entry.finding, "NC-10");
    assert_int_equal(got.items[1].closed, S0_YES);
    assert_int_equal(got.items[1].verified, S0_NO);
    assert_string_equal(got.items[1].entry.was, "closed");
    assert_null(got.items[2].rule);
    assert_int_equal(got.items[2].past_due, S0_NO);
}

static void without_table_and_cycle_nothing_is_stated(void **state)
{
    gathered got = gather(EVIDENCE(&common, PLAIN), NULL);

    (void)state;
    assert_false(got.stated);
    assert_int_equal(got.count, 0);
    assert_true(
        gather(EVIDENCE(&common, PLAIN, "evidence/earlier_findings.csv", EARLIER), NULL).stated);
}

static void actions_tell_progress_completion_and_date(void **state)
{
    static const struct {
        const char *actions;
        s0_three closed, verified, past_due, progress;
    } cases[] = {
        {NULL, S0_NO, S0_MAYBE, S0_MAYBE, S0_MAYBE},
        {ACTIONS, S0_NO, S0_NO, S0_NO, S0_NO},
        {ACTIONS "1,NC-2025-001,2026-03-31,none,none,none\n", S0_NO, S0_NO, S0_YES, S0_NO},
        {ACTIONS "1,NC-2025-001,2026-06-30,none,none,none\n", S0_NO, S0_NO, S0_NO, S0_NO},
        {ACTIONS "1,NC-2025-001,2026-03-31,none,real,none\n", S0_NO, S0_NO, S0_YES, S0_YES},
        {ACTIONS "1,NC-2025-001,2026-03-31,2026-03-30,none,none\n", S0_YES, S0_NO, S0_YES, S0_YES},
        {ACTIONS "1,NC-2025-001,2026-03-31,2026-03-30,none,2026-05-01\n", S0_YES, S0_YES, S0_YES,
         S0_YES},
        {ACTIONS "1,NC-2025-001,2026-03-31,2026-03-30,none,none\n"
                 "2,NC-2025-001,2026-09-30,none,none,none\n",
         S0_NO, S0_NO, S0_NO, S0_YES},
        {ACTIONS "1,NC-2025-009,2026-03-31,2026-03-30,none,none\n", S0_NO, S0_NO, S0_NO, S0_NO},
        {"action,finding,due\n1,NC-2025-001,2026-03-31\n", S0_NO, S0_MAYBE, S0_YES, S0_MAYBE},
        {"action,due,done_on,progress,effective_on\n1,2026-03-31,none,none,none\n", S0_NO, S0_NO,
         S0_MAYBE, S0_MAYBE},
    };
    const s0_finding finding = {.number = "NC-2025-001",
                                .identity = "A.5.18-leavers",
                                .rule = "A.5.18-leavers",
                                .requirement = "A.5.18",
                                .class_ = S0_MINOR,
                                .statement = "late"};
    const s0_cycle prior = {
        .cycle = {.name = "2025"}, .findings = &finding, .finding_list_count = 1};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gathered got =
            gather(cases[i].actions == NULL
                       ? EVIDENCE(&common, PLAIN)
                       : EVIDENCE(&common, PLAIN, "evidence/actions.csv", cases[i].actions),
                   &prior);

        assert_int_equal(got.count, 1);
        assert_string_equal(got.items[0].entry.source, "cycle 2025");
        if (got.items[0].closed != cases[i].closed || got.items[0].verified != cases[i].verified ||
            got.items[0].past_due != cases[i].past_due ||
            got.items[0].progress != cases[i].progress)
            fail_msg("actions %zu: closed %d, verified %d, past due %d, progress %d", i,
                     (int)got.items[0].closed, (int)got.items[0].verified,
                     (int)got.items[0].past_due, (int)got.items[0].progress);
    }
}

static void table_and_cycle_are_merged_by_number_and_by_rule(void **state)
{
    const s0_finding findings[] = {
        {.number = "NC-2025-001",
         .identity = "A.5.18-leavers",
         .rule = "A.5.18-leavers",
         .requirement = "A.5.18"},
        {.number = "NC-2025-002",
         .identity = "A.7.2-badges",
         .rule = "A.7.2-badges",
         .requirement = "A.7.2"},
        {.number = "NC-2025-003",
         .identity = "gone",
         .rule = "gone",
         .requirement = "7.2",
         .class_ = S0_MINOR},
    };
    const s0_earlier earlier[] = {
        {.finding = "NC-2024-007", .was = "closed", .status = "not verified", .class_ = "minor"},
        {.finding = "NC-2024-008", .was = "open", .status = "closed, seen now", .class_ = "minor"},
    };
    const s0_cycle prior = {.cycle = {.name = "2025"},
                            .findings = findings,
                            .finding_list_count = 3,
                            .earlier = earlier,
                            .earlier_count = 2};
    gathered got =
        gather(EVIDENCE(&common, PLAIN, "evidence/earlier_findings.csv",
                        EARLIER "NC-2025-001,A.5.18,minor,none,late,closed,none,none,none\n"
                                "X-1,A.7.2,minor,A.7.2-badges,kept,open,2026-12-31,none,none\n"),
               &prior);

    (void)state;
    assert_int_equal(got.count, 5);
    assert_string_equal(got.items[0].entry.finding, "NC-2024-007");
    assert_int_equal(got.items[0].closed, S0_YES);
    assert_false(got.items[0].settled);
    assert_string_equal(got.items[1].entry.finding, "NC-2024-008"); /* seen closed */
    assert_true(got.items[1].settled);
    assert_int_equal(got.items[1].verified, S0_YES);
    assert_string_equal(got.items[2].entry.finding, "NC-2025-001");
    assert_string_equal(got.items[2].entry.source, "evidence/earlier_findings.csv:2");
    assert_string_equal(got.items[3].entry.finding, "NC-2025-003");
    assert_null(got.items[3].rule);
    assert_string_equal(got.items[4].entry.finding, "X-1");
}

/* Into what was merged nothing is merged again - but a document may have been changed. Each is an
 * earlier finding all the same, and there is room for it. */
static void what_is_merged_into_what_was_merged_is_taken_too(void **state)
{
    enum { MANY = 40 };
    s0_finding deepest[MANY] = {{0}};
    const s0_finding deep[] = {{.number = "NC-2025-003",
                                .identity = "a",
                                .requirement = "A.5.1",
                                .merged = deepest,
                                .merged_count = MANY}};
    const s0_finding parts[] = {{.number = "NC-2025-002",
                                 .identity = "b",
                                 .requirement = "A.5.1",
                                 .merged = deep,
                                 .merged_count = 1}};
    const s0_finding top[] = {{.number = "NC-2025-001",
                               .identity = "A.5.1",
                               .requirement = "A.5.1",
                               .parts = parts,
                               .part_count = 1}};
    const s0_cycle prior = {.cycle = {.name = "2025"}, .findings = top, .finding_list_count = 1};
    gathered got;

    (void)state;
    for (size_t i = 0; i < MANY; i++)
        deepest[i] = (s0_finding){.number = s0_textf(common.arena, "NC-2025-1%02zu", i),
                                  .identity = "c",
                                  .requirement = "A.5.1"};
    got = gather(EVIDENCE(&common, PLAIN), &prior);
    assert_int_equal(got.count, 2 + MANY);
    assert_string_equal(got.items[1].entry.finding, "NC-2025-003");
    assert_string_equal(got.items[1 + MANY].entry.finding, "NC-2025-139");
}

static void what_was_left_open_is_carried_unless_a_finding_goes_on(void **state)
{
    const s0_finding found = {.number = "NC-2025-001",
                              .identity = "A.7.2-badges",
                              .rule = "A.7.2-badges",
                              .requirement = "A.7.2",
                              .class_ = S0_MAJOR};
    const s0_earlier earlier[] = {
        /* judged to be open: nothing was found, and nothing goes on in its place */
        {.finding = "NC-2024-001",
         .was = "open",
         .status = "open in time",
         .class_ = "minor",
         .rule = "A.5.18-leavers"},
        {.finding = "NC-2024-002",
         .was = "open",
         .status = "overdue",
         .class_ = "minor",
         .rule = "A.7.2-badges"}, /* the finding above */
        {.finding = "NC-2024-003", .was = "open", .status = "recurred", .class_ = "minor"},
        {.finding = "NC-2024-004", .was = "open", .status = "no longer applicable"},
        {.finding = "OFI-2024-001", .was = "open", .status = "not pursued", .class_ = "ofi"},
    };
    const s0_earlier settled = {.finding = "NC-2023-001",
                                .was = "closed",
                                .class_ = "minor",
                                .status = "closed, effective",
                                .rule = "A.7.2-badges",
                                .times = 2};
    const s0_cycle prior = {.cycle = {.name = "2025"},
                            .findings = &found,
                            .finding_list_count = 1,
                            .earlier = earlier,
                            .earlier_count = 5,
                            .settled = &settled,
                            .settled_count = 1};
    gathered got = gather(EVIDENCE(&common, PLAIN), &prior);

    (void)state;
    assert_int_equal(got.count, 3);
    assert_string_equal(got.items[0].entry.finding, "NC-2024-001");
    assert_string_equal(got.items[1].entry.finding, "NC-2024-003");
    assert_string_equal(got.items[2].entry.finding, "NC-2025-001");
    assert_int_equal(got.items[2].entry.times, 2); /* it goes on counting */
}

static void a_row_that_was_closed_does_not_speak_for_what_came_after(void **state)
{
    const s0_finding found = {.number = "NC-2025-001",
                              .identity = "A.5.18-leavers",
                              .rule = "A.5.18-leavers",
                              .requirement = "A.5.18",
                              .class_ = S0_MINOR};
    const s0_cycle prior = {.cycle = {.name = "2025"}, .findings = &found, .finding_list_count = 1};
    gathered closed =
        gather(EVIDENCE(&common, PLAIN, "evidence/earlier_findings.csv",
                        EARLIER
                        "X-1,A.5.18,minor,A.5.18-leavers,late,closed,none,2024-01-01,2024-06-01\n"),
               &prior);
    gathered open =
        gather(EVIDENCE(&common, PLAIN, "evidence/earlier_findings.csv",
                        EARLIER "X-1,A.5.18,minor,A.5.18-leavers,late,open,none,none,none\n"),
               &prior);

    (void)state;
    assert_int_equal(closed.count, 2);
    assert_int_equal(open.count, 1);
    assert_string_equal(open.items[0].entry.finding, "X-1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_of_the_table_gives_its_status),
        cmocka_unit_test(waivers_close_nothing),
        cmocka_unit_test(times_are_counted_from_closure_to_closure),
        cmocka_unit_test(a_row_of_the_table_tells_all),
        cmocka_unit_test(without_table_and_cycle_nothing_is_stated),
        cmocka_unit_test(actions_tell_progress_completion_and_date),
        cmocka_unit_test(table_and_cycle_are_merged_by_number_and_by_rule),
        cmocka_unit_test(what_is_merged_into_what_was_merged_is_taken_too),
        cmocka_unit_test(what_was_left_open_is_carried_unless_a_finding_goes_on),
        cmocka_unit_test(a_row_that_was_closed_does_not_speak_for_what_came_after),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
