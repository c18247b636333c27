/* test_classify.c - the trigger table: each row on both sides of its boundary, and a proof
 * that no row, term or number can go missing without a case that notices. */
#include <stdio.h>
#include <string.h>

#include "audit/reason.h"
#include "base/file.h"
#include "classify_cases.h"
#include "cmocka_all.h"

#define THRESHOLDS 5

/* The name of the first case that comes out differently; NULL when all agree. */
static const char *first_difference(const s0_table_of_triggers *table,
                                    const s0_threshold *thresholds)
{
    for (size_t i = 0; i < example_case_count; i++) {
        const example_case *wanted = &example_cases[i];
        s0_graded got;

        s0_classify(&got, table, &wanted->given, thresholds, THRESHOLDS);
        if (got.row == NULL
                ? wanted->branch != NOBODY
                : (int)got.row->branch != wanted->branch || got.row->grade != wanted->grade)
            return wanted->name;
    }
    return NULL;
}

static void each_case_is_decided_by_its_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < example_case_count; i++) {
        s0_graded got;

        s0_classify(&got, &s0_triggers, &example_cases[i].given, example_thresholds, THRESHOLDS);
        if ((got.row != NULL ? (int)got.row->branch : NOBODY) != example_cases[i].branch)
            fail_msg("%s: decided by %d (%s)", example_cases[i].name,
                     got.row != NULL ? (int)got.row->branch : NOBODY,
                     got.row != NULL ? got.row->trigger : "nobody");
    }
    assert_null(first_difference(&s0_triggers, example_thresholds));
    assert_true(example_case_count >= 60);
}

/* A copy of the table that a test may damage. */
typedef struct copy {
    s0_row rows[32];
    s0_table_of_triggers table;
} copy;

static void take_copy(copy *out)
{
    assert_true(s0_triggers.count <= 32);
    memcpy(out->rows, s0_triggers.rows, s0_triggers.count * sizeof *out->rows);
    out->table = (s0_table_of_triggers){out->rows, s0_triggers.count};
}

static void must_show(const copy *mutant, const char *what, size_t row, size_t term)
{
    if (first_difference(&mutant->table, example_thresholds) == NULL)
        fail_msg("nobody notices: %s, row %zu (%s), term %zu", what, row,
                 s0_triggers.rows[row].trigger, term);
}

static void a_removed_row_shows(void **state)
{
    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++) {
        copy mutant;

        take_copy(&mutant);
        memmove(&mutant.rows[i], &mutant.rows[i + 1],
                (s0_triggers.count - i - 1) * sizeof *mutant.rows);
        mutant.table.count--;
        must_show(&mutant, "the row is gone", i, 0);
    }
}

static void a_row_of_another_grade_shows(void **state)
{
    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++)
        for (int grade = S0_GRADE_MAJOR; grade <= S0_GRADE_CONFORM; grade++) {
            copy mutant;

            if ((s0_grade)grade == s0_triggers.rows[i].grade)
                continue;
            take_copy(&mutant);
            mutant.rows[i].grade = (s0_grade)grade;
            must_show(&mutant, "another grade", i, 0);
        }
}

static void a_removed_term_shows(void **state)
{
    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++)
        for (size_t t = 0; t < s0_triggers.rows[i].term_count; t++) {
            copy mutant;
            s0_row *row = &mutant.rows[i];

            take_copy(&mutant);
            memmove(&row->terms[t], &row->terms[t + 1],
                    (row->term_count - t - 1) * sizeof *row->terms);
            row->term_count--;
            must_show(&mutant, "the term is gone", i, t);
        }
}

/* The relation next to each: what a slip of the pen would make of it. */
static s0_relation weaker(s0_relation relation)
{
    static const s0_relation other[] = {
        [S0_EQUAL] = S0_OTHER, [S0_OTHER] = S0_EQUAL, [S0_LEAST] = S0_MORE, [S0_MORE] = S0_LEAST};

    return other[relation];
}

static void another_relation_shows(void **state)
{
    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++)
        for (size_t t = 0; t < s0_triggers.rows[i].term_count; t++) {
            copy mutant;

            take_copy(&mutant);
            mutant.rows[i].terms[t].relation = weaker(mutant.rows[i].terms[t].relation);
            must_show(&mutant, "another relation", i, t);
        }
}

static void another_number_shows(void **state)
{
    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++)
        for (size_t t = 0; t < s0_triggers.rows[i].term_count; t++)
            for (int step = -1; step <= 1; step += 2) {
                copy mutant;
                s0_term *term = &mutant.rows[i].terms[t];

                take_copy(&mutant);
                if (term->threshold != NULL)
                    continue;
                term->value += step;
                must_show(&mutant, step < 0 ? "one less" : "one more", i, t);
            }
}

static void another_threshold_shows(void **state)
{
    (void)state;
    for (size_t i = 0; i < THRESHOLDS - 1; i++) /* accumulation is not in the table */
        for (int step = -1; step <= 1; step += 2) {
            s0_threshold moved[THRESHOLDS];

            memcpy(moved, example_thresholds, sizeof moved);
            moved[i].value += step;
            if (first_difference(&s0_triggers, moved) == NULL)
                fail_msg("nobody notices that %s moved by %d", moved[i].name, step);
        }
}

static void a_threshold_that_is_not_there_is_never_reached(void **state)
{
    const s0_case given = {.word = S0_GAP, OF(10, 10)};
    s0_graded got;

    (void)state;
    s0_classify(&got, &s0_triggers, &given, example_thresholds, 0);
    assert_int_equal(got.row->branch, S0_BY_GAP);
}

static void in_the_planning_chain_m2_is_printed_as_m5(void **state)
{
    s0_case given = {.word = S0_GAP, .whole = true, OF(2, 2)};
    s0_graded got;

    (void)state;
    s0_classify(&got, &s0_triggers, &given, example_thresholds, THRESHOLDS);
    assert_string_equal(s0_trigger_name(got.row, &given), "M2");
    given.chain = true;
    assert_string_equal(s0_trigger_name(got.row, &given), "M5");
    given.word = S0_ABSENT;
    given.absence_major = true;
    s0_classify(&got, &s0_triggers, &given, example_thresholds, THRESHOLDS);
    assert_string_equal(s0_trigger_name(got.row, &given), "M1");
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
    s0_classify(&got, &s0_triggers, &given, example_thresholds, THRESHOLDS);
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
                             .thresholds = example_thresholds,
                             .threshold_count = THRESHOLDS,
                             .past = past,
                             .earlier = past == S0_PAST_KNOWN ? "NC-2025-002" : NULL,
                             .due = past == S0_PAST_KNOWN ? "2026-03-31" : NULL,
                             .exposed = "p9/a9"};
    s0_buf out = s0_buf_in(arena);

    s0_classify(&graded, &s0_triggers, given, example_thresholds, THRESHOLDS);
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
                  "major (M8): 1 of 1 failing instances is exposed (p9/a9), first occurrence");
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
    assert_reason(&given, S0_PAST_NONE,
                  "major (M2): 8 of 10 instances (80 %) fail, more than 70 %, first occurrence");
    given.numbers.failed = 5;
    assert_reason(&given, S0_PAST_NONE,
                  "minor: 5 of 10 instances (50 %) fail, all in one team, first occurrence");
    given.numbers.groups = 2;
    assert_reason(&given, S0_PAST_NONE,
                  "major (M2): 5 of 10 instances (50 %) fail, more than 40 %, spread over 2 groups "
                  "(team), first occurrence");
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
                  "minor: risk treatment plan does not exist, first occurrence");
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
    for (size_t i = 0; i < THRESHOLDS; i++) {
        char start[64];

        snprintf(start, sizeof start, "\n| `%s` | %d ", example_thresholds[i].name,
                 (int)example_thresholds[i].value);
        if (strstr(page.text, start) == NULL)
            fail_msg("the page lacks the threshold %s", example_thresholds[i].name);
    }
    s0_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_is_decided_by_its_row),
        cmocka_unit_test(a_removed_row_shows),
        cmocka_unit_test(a_row_of_another_grade_shows),
        cmocka_unit_test(a_removed_term_shows),
        cmocka_unit_test(another_relation_shows),
        cmocka_unit_test(another_number_shows),
        cmocka_unit_test(another_threshold_shows),
        cmocka_unit_test(a_threshold_that_is_not_there_is_never_reached),
        cmocka_unit_test(in_the_planning_chain_m2_is_printed_as_m5),
        cmocka_unit_test(further_triggers_are_named_once),
        cmocka_unit_test(every_class_has_its_reason_in_a_sentence),
        cmocka_unit_test(a_rate_names_the_limit_it_passed),
        cmocka_unit_test(absence_is_named_by_its_element),
        cmocka_unit_test(the_page_on_grading_names_every_row_and_threshold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
