/* test_diff_text.c - the diff as a person reads it, to the letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"

static void every_change_shows_what_moved(void **state)
{
    static const s0_instance_change instances[] = {
        {.key = "p1", .state = "still", .was = "a", .now = "active on 2026-04-20"},
        {.key = "p2", .state = "gone", .was = "b"}};
    static const s0_change changes[] = {{.state = S0_RAISED,
                                         .identity = "r",
                                         .requirement = "A.5.18",
                                         .title = "Accounts of leavers",
                                         .old_number = "NC-2026-H1-001",
                                         .new_number = "NC-2026-H2-001",
                                         .old_class = "minor",
                                         .new_class = "major",
                                         .why = "minor, 1 of 10 then; now major: 8 of 10",
                                         .instances = instances,
                                         .instance_count = 2}};
    static const s0_verdict_change verdicts[] = {
        {.requirement = "A.5.18", .title = "t", .was = "minor", .now = "major", .reason = "x"}};
    static const char *const criteria[] = {"edition: 2013 then, 2022 now"};
    static const s0_diff diff = {.old_cycle = "2026-H1",
                                 .new_cycle = "2026-H2",
                                 .old_run = 1,
                                 .new_run = 2,
                                 .changes = changes,
                                 .change_count = 1,
                                 .verdicts = verdicts,
                                 .verdict_count = 1,
                                 .criteria = criteria,
                                 .criterion_count = 1};
    s0_arena *arena = s0_arena_new();
    s0_buf out = s0_buf_in(arena);

    (void)state;
    assert_int_equal(s0_report_diff_text(&out, arena, &diff, false, NULL), S0_OK);
    assert_string_equal(s0_buf_text(&out), "2026-H1 (run 1) -> 2026-H2 (run 2)\n\n"
                                           "raised\n"
                                           "  A.5.18 Accounts of leavers\n"
                                           "    NC-2026-H1-001 (minor) -> NC-2026-H2-001 (major)\n"
                                           "    minor, 1 of 10 then; now major: 8 of 10\n"
                                           "      still p1: active on 2026-04-20\n"
                                           "      gone p2: b\n"
                                           "\nrequirements with another result\n"
                                           "  A.5.18   minor -> major\n"
                                           "\nchanged criteria\n"
                                           "  edition: 2013 then, 2022 now\n");
    s0_arena_free(arena);
}

static void nothing_then_and_nothing_now_is_said(void **state)
{
    static const s0_diff diff = {.old_cycle = "a", .new_cycle = "b"};
    s0_arena *arena = s0_arena_new();
    s0_buf out = s0_buf_in(arena);

    (void)state;
    assert_int_equal(s0_report_diff_text(&out, arena, &diff, false, NULL), S0_OK);
    assert_non_null(strstr(s0_buf_text(&out), "no finding then or now"));
    s0_arena_free(arena);
}

/* A document of somebody else may say anything. */
static void nothing_of_a_document_reaches_the_terminal_as_it_is(void **state)
{
    static const s0_instance_change instance = {
        .key = "k\033[1m", .state = "new", .was = NULL, .now = "t\033[2m"};
    static const s0_change change = {.state = S0_RAISED,
                                     .identity = "i",
                                     .requirement = "r\033[3m",
                                     .title = "t\033[4m",
                                     .old_number = "n\033[5m",
                                     .new_number = "m\033[6m",
                                     .old_class = "o\033[7m",
                                     .new_class = "p\033[8m",
                                     .why = "w\033[9m",
                                     .instances = &instance,
                                     .instance_count = 1};
    static const s0_verdict_change verdict = {
        .requirement = "v\033[1m", .title = "t", .was = "minor", .now = "major", .reason = "x"};
    static const char *const criteria[] = {"c\033[2m"};
    static const s0_diff diff = {.old_cycle = "a\033[3m",
                                 .new_cycle = "b\033[4m",
                                 .changes = &change,
                                 .change_count = 1,
                                 .verdicts = &verdict,
                                 .verdict_count = 1,
                                 .criteria = criteria,
                                 .criterion_count = 1};
    s0_arena *arena = s0_arena_new();
    s0_buf out = s0_buf_in(arena);

    (void)state;
    assert_int_equal(s0_report_diff_text(&out, arena, &diff, false, NULL), S0_OK);
    assert_null(strchr(s0_buf_text(&out), '\033'));
    assert_non_null(strstr(s0_buf_text(&out), "a\\x1B[3m (run 0) -> b\\x1B[4m (run 0)\n"));
    s0_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_shows_what_moved),
        cmocka_unit_test(nothing_then_and_nothing_now_is_said),
        cmocka_unit_test(nothing_of_a_document_reaches_the_terminal_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
