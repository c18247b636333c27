/* test_cases.c - tests/grading/cases.yaml: every line comes out as it says, its sentence gives its
 * row away, and nothing of the table, the thresholds or the catalogue's lists can go missing or
 * shift without a line that notices. */
#include "audit/reason.h"
#include "case_file.h"

static ground common;
static case_file file;
static const s0_threshold *thresholds;
static size_t threshold_count;

static int set_up(void **state)
{
    (void)state;
    ground_make(&common);
    thresholds = s0_catalog_thresholds(common.catalog, &threshold_count);
    file = read_cases(common.arena, common.catalog);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(common.arena);
    return 0;
}

/* What cases are judged by; a test may damage any of it. */
typedef struct law {
    s0_table_of_triggers table;
    const s0_threshold *thresholds;
    size_t threshold_count;
    /* One requirement of which the catalogue says otherwise, or NULL. */
    const char *not_single, *not_chain, *other_absence;
} law;

static law law_as_it_is(void)
{
    return (law){s0_triggers, thresholds, threshold_count, NULL, NULL, NULL};
}

static s0_case case_under(const law *by, const filed_case *one)
{
    s0_case given = one->given;

    if (by->not_single != NULL && strcmp(by->not_single, given.requirement) == 0)
        given.single = false;
    if (by->not_chain != NULL && strcmp(by->not_chain, given.requirement) == 0)
        given.chain = false;
    if (by->other_absence != NULL && strcmp(by->other_absence, given.requirement) == 0)
        given.absence_major = !given.absence_major;
    return given;
}

static void decide(char out[64], const law *by, const filed_case *one)
{
    s0_threshold in_force[MOST_THRESHOLDS];
    s0_case given = case_under(by, one);
    s0_graded graded;

    set_thresholds(in_force, by->thresholds, by->threshold_count, one->grading);
    s0_classify(&graded, &by->table, &given, in_force, by->threshold_count);
    come_out(out, &graded, &given);
}

/* Whether some line comes out otherwise than it says. */
static bool shows(const law *by)
{
    char got[64];

    for (size_t i = 0; i < file.count; i++) {
        decide(got, by, &file.items[i]);
        if (strcmp(got, file.items[i].expect) != 0)
            return true;
    }
    return false;
}

/* --- the lines -----------------------------------------------------------------------------------
 */

static void every_case_comes_out_as_it_says(void **state)
{
    const law by = law_as_it_is();
    size_t wrong = 0;
    char got[64];

    (void)state;
    assert_true(file.count >= 150);
    for (size_t i = 0; i < file.count; i++) {
        decide(got, &by, &file.items[i]);
        if (strcmp(got, file.items[i].expect) != 0) {
            print_error("%s: \"%s\", not \"%s\"\n", file.items[i].id, got, file.items[i].expect);
            wrong++;
        }
        for (size_t k = 0; k < i; k++)
            if (strcmp(file.items[k].id, file.items[i].id) == 0)
                fail_msg("%s stands there twice", file.items[i].id);
    }
    assert_int_equal(wrong, 0);
}

static void the_defaults_are_those_that_are_written_out(void **state)
{
    const s0_value *written = s0_value_get(file.root, "parameters");

    (void)state;
    assert_non_null(written);
    assert_int_equal(written->as.map.count, threshold_count);
    for (size_t i = 0; i < threshold_count; i++) {
        if (s0_value_get(written, thresholds[i].name) == NULL)
            fail_msg("%s is not written out", thresholds[i].name);
        assert_int_equal(number_at(written, thresholds[i].name), thresholds[i].value);
    }
}

/* --- the sentence --------------------------------------------------------------------------------
 */

static const char *sentence_of(s0_arena *arena, const filed_case *one)
{
    s0_threshold in_force[MOST_THRESHOLDS];
    s0_graded graded;
    s0_reason_input input = {.given = &one->given,
                             .graded = &graded,
                             .thresholds = in_force,
                             .threshold_count = threshold_count,
                             .exposed = "p9/a9"};
    s0_buf out = s0_buf_in(arena);

    set_thresholds(in_force, thresholds, threshold_count, one->grading);
    s0_classify(&graded, &s0_triggers, &one->given, in_force, threshold_count);
    if (graded.row == NULL)
        return NULL;
    input.past = S0_PAST_NONE;
    if (one->given.standing != S0_STANDS_NOT || one->given.times > 0) {
        input.past = S0_PAST_KNOWN;
        input.earlier = "NC-2025-002";
        input.due = "2026-03-31";
    }
    s0_reason(&out, &input);
    return s0_buf_text(&out);
}

/* Whether the words of a row stand in the sentence, in their order. */
static bool gives_away(const char *sentence, const s0_value *row)
{
    const s0_value *words = s0_value_get(row, "words");
    const char *without = s0_value_text(s0_value_get(row, "without"));
    const char *at = sentence;

    assert_non_null(words);
    assert_true(words->as.list.count > 0);
    for (size_t i = 0; i < words->as.list.count; i++) {
        const char *word = s0_value_text(words->as.list.items[i]);

        if ((at = strstr(at, word)) == NULL)
            return false;
        at += strlen(word);
    }
    return without == NULL || strstr(sentence, without) == NULL;
}

static void from_the_sentence_alone_the_row_can_be_told(void **state)
{
    const s0_value *rows = s0_value_get(file.root, "rows");
    bool told[BRANCHES] = {false};

    (void)state;
    assert_int_equal(rows->as.map.count, BRANCHES);
    for (size_t i = 0; i < file.count; i++) {
        const filed_case *one = &file.items[i];
        const char *sentence = sentence_of(common.arena, one);
        const char *row = strrchr(one->expect, ' ');

        for (size_t b = 0; sentence != NULL && b < BRANCHES; b++) {
            bool is_it = strcmp(row + 1, branch_names[b]) == 0;

            if (gives_away(sentence, s0_value_get(rows, branch_names[b])) != is_it)
                fail_msg("%s: \"%s\" %s %s", one->id, sentence,
                         is_it ? "does not give away" : "also speaks of", branch_names[b]);
            told[b] |= is_it;
        }
    }
    for (size_t b = 0; b < BRANCHES; b++)
        if (!told[b])
            fail_msg("no case is decided by %s", branch_names[b]);
}

static void the_sentence_names_the_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < file.count; i++) {
        const filed_case *one = &file.items[i];
        const char *sentence = sentence_of(common.arena, one);

        assert_true(sentence != NULL || one->says == NULL);
        for (size_t k = 0; one->says != NULL && k < one->says->as.list.count; k++) {
            const char *word = s0_value_text(one->says->as.list.items[k]);

            if (strstr(sentence, word) == NULL)
                fail_msg("%s: \"%s\" does not say \"%s\"", one->id, sentence, word);
        }
    }
}

/* --- what nobody may weaken unseen: the table
 * --------------------------------------------------------
 */

typedef struct damaged {
    s0_row rows[40];
    law by;
} damaged;

static s0_row *damage(damaged *out, size_t row)
{
    assert_true(s0_triggers.count <= 40);
    memcpy(out->rows, s0_triggers.rows, s0_triggers.count * sizeof *out->rows);
    out->by = law_as_it_is();
    out->by.table = (s0_table_of_triggers){out->rows, s0_triggers.count};
    return &out->rows[row];
}

static void must_show(const damaged *mutant, const char *what, size_t row, size_t term)
{
    if (!shows(&mutant->by))
        fail_msg("nobody notices: %s, row %zu (%s), term %zu", what, row,
                 branch_names[s0_triggers.rows[row].branch], term);
}

static void a_removed_row_shows(void **state)
{
    damaged mutant;

    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++) {
        s0_row *row = damage(&mutant, i);

        memmove(row, row + 1, (s0_triggers.count - i - 1) * sizeof *row);
        mutant.by.table.count--;
        must_show(&mutant, "the row is gone", i, 0);
    }
}

static void a_row_of_another_grade_or_trigger_shows(void **state)
{
    damaged mutant;

    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++) {
        for (int grade = S0_GRADE_MAJOR; grade <= S0_GRADE_CONFORM; grade++) {
            if ((s0_grade)grade == s0_triggers.rows[i].grade)
                continue;
            damage(&mutant, i)->grade = (s0_grade)grade;
            must_show(&mutant, "another grade", i, 0);
        }
        if (s0_triggers.rows[i].grade != S0_GRADE_MAJOR)
            continue;
        damage(&mutant, i)->trigger = "M9";
        must_show(&mutant, "another trigger", i, 0);
    }
}

/* The relation next to each: what a slip of the pen would make of it. */
static s0_relation other_relation(s0_relation relation)
{
    static const s0_relation other[] = {
        [S0_EQUAL] = S0_OTHER, [S0_OTHER] = S0_EQUAL, [S0_LEAST] = S0_MORE, [S0_MORE] = S0_LEAST};

    return other[relation];
}

static void a_removed_or_changed_term_shows(void **state)
{
    damaged mutant;

    (void)state;
    for (size_t i = 0; i < s0_triggers.count; i++)
        for (size_t t = 0; t < s0_triggers.rows[i].term_count; t++) {
            s0_row *row = damage(&mutant, i);

            memmove(&row->terms[t], &row->terms[t + 1],
                    (row->term_count - t - 1) * sizeof *row->terms);
            row->term_count--;
            must_show(&mutant, "the term is gone", i, t);
            row = damage(&mutant, i);
            row->terms[t].relation = other_relation(row->terms[t].relation);
            must_show(&mutant, "another relation", i, t);
            for (int step = -1; step <= 1 && row->terms[t].threshold == NULL; step += 2) {
                damage(&mutant, i)->terms[t].value += step;
                must_show(&mutant, step < 0 ? "one less" : "one more", i, t);
            }
        }
}

/* --- the thresholds ------------------------------------------------------------------------------
 */

static void must_show_threshold(const s0_threshold *damaged_ones, size_t count, const char *name,
                                const char *what)
{
    law by = law_as_it_is();

    by.thresholds = damaged_ones;
    by.threshold_count = count;
    if (!shows(&by))
        fail_msg("nobody notices: %s of %s", what, name);
}

static void another_threshold_shows(void **state)
{
    s0_threshold all[MOST_THRESHOLDS];

    (void)state;
    for (size_t i = 0; i < threshold_count; i++) {
        const s0_threshold *one = &thresholds[i];

        for (int step = one->value == 0 ? 1 : -1; step <= 1; step += 2) {
            set_thresholds(all, thresholds, threshold_count, NULL);
            all[i].value += step;
            must_show_threshold(all, threshold_count, one->name, "another value");
        }
        set_thresholds(all, thresholds, threshold_count, NULL);
        memmove(&all[i], &all[i + 1], (threshold_count - i - 1) * sizeof *all);
        must_show_threshold(all, threshold_count - 1, one->name, "the absence");
    }
}

static void what_a_threshold_speaks_of_shows(void **state)
{
    s0_threshold all[MOST_THRESHOLDS];
    const char *fewer[16];

    (void)state;
    for (size_t i = 0; i < threshold_count; i++) {
        const s0_threshold *one = &thresholds[i];

        if (one->requirement_count == 0)
            continue;
        set_thresholds(all, thresholds, threshold_count, NULL);
        all[i].requirement_count = 0; /* of all */
        must_show_threshold(all, threshold_count, one->name, "every requirement");
        for (size_t k = 0; k < one->requirement_count; k++) {
            assert_true(one->requirement_count <= 16);
            memcpy(fewer, one->requirements, one->requirement_count * sizeof *fewer);
            fewer[k] = "none";
            all[i].requirements = fewer;
            all[i].requirement_count = one->requirement_count;
            must_show_threshold(all, threshold_count, one->name, one->requirements[k]);
        }
    }
}

/* --- the catalogue -------------------------------------------------------------------------------
 */

static void what_the_catalogue_says_of_a_requirement_shows(void **state)
{
    size_t count, seen = 0;
    const s0_requirement *all = s0_catalog_requirements(common.catalog, S0_EDITION_2022, &count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        const char *id = all[i].id;
        law by = law_as_it_is();

        if (s0_catalog_single_instance(common.catalog, id)) {
            by.not_single = id;
            if (!shows(&by))
                fail_msg("nobody notices that one instance of %s is no longer enough", id);
            seen++;
        }
        by = law_as_it_is();
        if (s0_catalog_planning_chain(common.catalog, id)) {
            by.not_chain = id;
            if (!shows(&by))
                fail_msg("nobody notices that %s left the planning chain", id);
            seen++;
        }
        by = law_as_it_is();
        if (all[i].absence != NULL) {
            by.other_absence = id;
            if (!shows(&by))
                fail_msg("nobody notices that the absence on %s weighs otherwise", id);
            seen++;
        }
    }
    assert_true(seen >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_comes_out_as_it_says),
        cmocka_unit_test(the_defaults_are_those_that_are_written_out),
        cmocka_unit_test(from_the_sentence_alone_the_row_can_be_told),
        cmocka_unit_test(the_sentence_names_the_numbers),
        cmocka_unit_test(a_removed_row_shows),
        cmocka_unit_test(a_row_of_another_grade_or_trigger_shows),
        cmocka_unit_test(a_removed_or_changed_term_shows),
        cmocka_unit_test(another_threshold_shows),
        cmocka_unit_test(what_a_threshold_speaks_of_shows),
        cmocka_unit_test(what_the_catalogue_says_of_a_requirement_shows),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
