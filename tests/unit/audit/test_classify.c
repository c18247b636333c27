/* test_classify.c - the walk over the trigger table, whole sentences of reasons, and the page that
 * documents the table. The situations it must decide stand in tests/grading/cases.yaml. */
#include <stdio.h>
#include <string.h>

#include "audit/reason.h"
#include "base/file.h"
#include "prepared.h"

/* A population of `p` of which `f` fail; none of them known as handled or not. */
#define OF(f, p) .counted = true, .numbers = {.population = p, .met = (p) - (f), .failed = f}
#define OF_WITH(f, p, ...)                                                                         \
    .counted = true, .numbers = {.population = p, .met = (p) - (f), .failed = f, __VA_ARGS__}

static ground common;
static const s0_threshold *thresholds;
static size_t threshold_count;

static int set_up(void **state)
{
    (void)state;
    ground_make(&common);
    thresholds = s0_catalog_thresholds(common.catalog, &threshold_count);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(common.arena);
    return 0;
}

static void a_threshold_that_is_not_there_is_never_reached(void **state)
{
    const s0_case given = {.word = S0_GAP, OF(10, 10)};
    s0_graded got;

    (void)state;
    s0_classify(&got, &s0_triggers, &given, thresholds, 0);
    assert_int_equal(got.row->branch, S0_BY_GAP);
}

static void further_triggers_are_named_once(void **state)
{
    const s0_case given = {.word = S0_GAP,
                           .whole = true,
                           .binding = true,
                           .barrier = "risk R-1",
                           OF_WITH(10, 10, .not_handled = 10, .exposed = 2)};
    s0_graded got;

    (void)state;
    s0_classify(&got, &s0_triggers, &given, thresholds, threshold_count);
    assert_string_equal(got.row->trigger, "M2");
    assert_int_equal(got.also_count, 2);
    assert_string_equal(got.also[0]->trigger, "M6");
    assert_string_equal(got.also[1]->trigger, "M8");
}

/* --- the sentence ---------------------------------------------------------------------------- */

static void assert_reason(const s0_case *given, s0_past past, const char *wanted)
{
    s0_arena *arena = s0_arena_new();
    s0_graded graded;
    s0_reason_input input = {.given = given,
                             .graded = &graded,
                             .thresholds = thresholds,
                             .threshold_count = threshold_count,
                             .past = past,
                             .earlier = past == S0_PAST_KNOWN ? "NC-2025-002" : NULL,
                             .due = past == S0_PAST_KNOWN ? "2026-03-31" : NULL,
                             .exposed = "p9/a9"};
    s0_buf out = s0_buf_in(arena);

    s0_classify(&graded, &s0_triggers, given, thresholds, threshold_count);
    s0_reason(&out, &input);
    assert_string_equal(s0_buf_text(&out), wanted);
    s0_arena_free(arena);
}

static void every_class_has_its_reason_in_a_sentence(void **state)
{
    const s0_numbers two_of_forty = {
        .population = 40, .met = 38, .failed = 2, .critical = 5, .critical_failed = 1};
    s0_case given = {.word = S0_GAP, .counted = true, .numbers = two_of_forty};

    (void)state;
    assert_reason(&given, S0_PAST_NONE,
                  "minor: 2 of 40 instances (5 %) fail, 1 critical, first occurrence");
    assert_reason(&given, S0_PAST_UNKNOWN,
                  "minor: 2 of 40 instances (5 %) fail, 1 critical, recurrence not determined");
    given.numbers.critical_failed = 0;
    assert_reason(&given, S0_PAST_NONE,
                  "minor: 2 of 40 instances (5 %) fail, none of them critical, first occurrence");
    given.numbers.critical_unknown = 1;
    assert_reason(&given, S0_PAST_NONE,
                  "minor: 2 of 40 instances (5 %) fail, whether 1 is critical is unknown, first "
                  "occurrence");
    given.numbers = (s0_numbers){.population = 40, .met = 39, .failed = 1, .exposed = 1};
    assert_reason(&given, S0_PAST_NONE,
                  "major (M8): 1 of 40 instances (3 %) fails, 1 of 1 failing instances is exposed "
                  "(p9/a9) and not accepted, first occurrence");
    given.numbers.exposed = 0;
    given.standing = S0_STANDS_OVER;
    assert_reason(&given, S0_PAST_KNOWN,
                  "major (M4): NC-2025-002 was due on 2026-03-31 and no real progress is shown; 1 "
                  "of 40 instances (3 %) fails");
    given.standing = S0_STANDS_TIME;
    given.earlier_class = S0_MINOR;
    assert_reason(&given, S0_PAST_KNOWN,
                  "minor: 1 of 40 instances (3 %) fails, open in time as NC-2025-002");
}

static void a_rate_names_the_limit_it_passed(void **state)
{
    s0_case given = {.word = S0_GAP, OF_WITH(8, 10, .groups = 1, .group_column = "team")};

    (void)state;
    assert_reason(
        &given, S0_PAST_NONE,
        "major (M2): 8 of 10 instances (80 %) fail, more than 70 %, whatever they have in "
        "common, first occurrence");
    given.numbers.failed = 5;
    assert_reason(&given, S0_PAST_NONE,
                  "minor: 5 of 10 instances (50 %) fail, more than 40 % but all in one team as far "
                  "as is known, first occurrence");
    given.numbers.groups = 2;
    assert_reason(
        &given, S0_PAST_NONE,
        "major (M2): 5 of 10 instances (50 %) fail, more than 40 %, and they do not share "
        "one group: 2 groups (team), first occurrence");
    given.numbers.population = 9;
    assert_reason(&given, S0_PAST_NONE,
                  "minor: 5 of 9 instances (56 %) fail, a rate says little below 10 instances, "
                  "first occurrence");
}

static void absence_is_named_by_its_element(void **state)
{
    s0_case given = {.word = S0_ABSENT, .absence_major = true, .element = "risk treatment plan"};

    (void)state;
    assert_reason(&given, S0_PAST_NONE,
                  "major (M1): a required element is absent: risk treatment plan, first "
                  "occurrence");
    given.absence_major = false;
    assert_reason(&given, S0_PAST_NONE,
                  "minor: what is demanded does not exist: risk treatment plan, first occurrence");
}

/* --- the page that tells people --------------------------------------------------------------- */

static void the_page_on_grading_names_every_row_and_threshold(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_source page;
    const char *at;

    (void)state;
    assert_int_equal(s0_file_read(&page, arena, ".", "docs/grading.md", 0, NULL), S0_OK);
    at = strstr(page.text, "## The table");
    assert_non_null(at);
    for (size_t i = 0; i < s0_triggers.count; i++) { /* in the table's order */
        char start[32];

        snprintf(start, sizeof start, "\n| %s |", s0_triggers.rows[i].trigger);
        at = strstr(at, start);
        if (at == NULL)
            fail_msg("the page lacks row %zu (%s)", i, s0_triggers.rows[i].trigger);
        at++;
    }
    for (size_t i = 0; i < threshold_count; i++) {
        char start[64];

        snprintf(start, sizeof start, "\n| `%s` | %s ", thresholds[i].name,
                 s0_threshold_text(arena, &thresholds[i]));
        if (strstr(page.text, start) == NULL)
            fail_msg("the page lacks the threshold %s", thresholds[i].name);
    }
    s0_arena_free(arena);
}

/* Which requirements a list of the page has to name. */
static bool is_in_list(const s0_catalog *catalog, const s0_requirement *r, size_t list)
{
    switch (list) {
    case 0:
        return r->absence != NULL && strcmp(r->absence, "major") == 0;
    case 1:
        return r->absence != NULL && strcmp(r->absence, "minor") == 0;
    case 2:
        return s0_catalog_single_instance(catalog, r->id);
    case 3:
        return s0_catalog_planning_chain(catalog, r->id);
    default:
        return strcmp(s0_catalog_group(catalog, r->id), r->id) != 0;
    }
}

static void the_page_on_grading_has_the_lists_of_the_catalogue(void **state)
{
    static const char *const titles[] = {
        "the absence weighs as major", "the absence weighs as minor, as where none is listed",
        "one instance is enough", "M2 is printed as M5", "minors are counted together"};
    s0_arena *arena = s0_arena_new();
    s0_source page;
    ground own;
    size_t count;
    const s0_requirement *all;

    (void)state;
    ground_make(&own);
    all = s0_catalog_requirements(own.catalog, S0_EDITION_2022, &count);
    assert_int_equal(s0_file_read(&page, arena, ".", "docs/grading.md", 0, NULL), S0_OK);
    for (size_t list = 0; list < sizeof titles / sizeof *titles; list++) {
        s0_buf row = s0_buf_in(arena);
        size_t named = 0;

        s0_putf(&row, "\n| %s | ", titles[list]);
        for (size_t i = 0; i < count; i++)
            if (is_in_list(own.catalog, &all[i], list))
                s0_putf(&row, "%s%s", named++ > 0 ? ", " : "", all[i].id);
        s0_put(&row, " |\n");
        assert_true(named > 0);
        if (strstr(page.text, s0_buf_text(&row)) == NULL)
            fail_msg("the page lacks the row%s", s0_buf_text(&row));
    }
    s0_arena_free(own.arena);
    s0_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_threshold_that_is_not_there_is_never_reached),
        cmocka_unit_test(further_triggers_are_named_once),
        cmocka_unit_test(every_class_has_its_reason_in_a_sentence),
        cmocka_unit_test(a_rate_names_the_limit_it_passed),
        cmocka_unit_test(absence_is_named_by_its_element),
        cmocka_unit_test(the_page_on_grading_names_every_row_and_threshold),
        cmocka_unit_test(the_page_on_grading_has_the_lists_of_the_catalogue),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
