/* test_effect.c - whether a corrective action was effective, as later cycles say. */
#include "cmocka_all.h"

#include <string.h>

#include "diff/effect.h"

#define CYCLES 4

typedef struct scene {
    s0_arena *arena;
    s0_finding findings[CYCLES][2];
    s0_finding parts[2];
    s0_tested tested[CYCLES][2];
    s0_earlier earlier[CYCLES];
    s0_cycle cycles[CYCLES];
    const s0_cycle *list[CYCLES];
} scene;

/* The rule "r" is raised as NC-1 in the first of four cycles, and not tested afterwards. */
static int start(void **state)
{
    static const char *const names[] = {"C1", "C2", "C3", "C4"};
    static const char *const dates[] = {"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"};
    static scene s;

    s = (scene){.arena = s0_arena_new()};
    for (size_t i = 0; i < CYCLES; i++) {
        s.tested[i][0] = (s0_tested){.rule = "r", .outcome = S0_NOT_TESTED};
        s.tested[i][1] = (s0_tested){.rule = "q", .outcome = S0_NOT_TESTED};
        s.cycles[i] = (s0_cycle){.cycle = {.name = names[i], .date = dates[i]},
                                 .findings = s.findings[i],
                                 .outcomes = s.tested[i],
                                 .outcome_count = 2,
                                 .earlier = &s.earlier[i]};
        s.list[i] = &s.cycles[i];
    }
    s.findings[0][0] = (s0_finding){.number = "NC-1", .identity = "r", .rule = "r"};
    s.cycles[0].finding_list_count = 1;
    s.tested[0][0].outcome = S0_GAP;
    *state = &s;
    return s.arena == NULL;
}

static int stop(void **state)
{
    s0_arena_free(((scene *)*state)->arena);
    return 0;
}

static s0_effect effect_of(scene *s, const char *finding, const char *done)
{
    s0_effect out = {0};
    s0_date day;

    assert_true(s0_date_read(done, strlen(done), &day));
    assert_int_equal(s0_effect_read(&out, s->arena, s->list, CYCLES, finding, day.first, NULL),
                     S0_OK);
    return out;
}

static void expect(scene *s, const char *finding, const char *done, s0_effect_word word,
                   const char *text)
{
    s0_effect effect = effect_of(s, finding, done);

    assert_string_equal(effect.text, text);
    assert_int_equal(effect.word, word);
    assert_true((effect.cycle != NULL) == (word != S0_EFFECT_OPEN));
}

static void without_a_later_audit_nothing_is_verified(void **state)
{
    expect(*state, "NC-1", "2026-04-30", S0_EFFECT_OPEN, "no audit after it is recorded");
}

static void the_first_later_audit_that_decides_is_the_one(void **state)
{
    scene *s = *state;

    s->tested[1][0].outcome = S0_NOT_DETERMINED;
    s->tested[2][0].outcome = S0_CONFORM;
    s->tested[3][0].outcome = S0_GAP;
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_SEEN, "conform in C3 (r)");
    assert_string_equal(effect_of(s, "NC-1", "2026-02-01").date, "2026-03-31");
}

static void an_audit_on_the_day_of_completion_is_too_early(void **state)
{
    scene *s = *state;

    s->tested[1][0].outcome = S0_CONFORM;
    s->tested[2][0].outcome = S0_GAP;
    expect(s, "NC-1", "2026-02-27", S0_EFFECT_SEEN, "conform in C2 (r)");
    expect(s, "NC-1", "2026-02-28", S0_EFFECT_NONE, "gap in C3 (r)");
}

static void the_cycle_that_raised_it_does_not_count(void **state)
{
    expect(*state, "NC-1", "2025-12-01", S0_EFFECT_OPEN,
           "not tested in C2 (r); not tested in C3 (r); not tested in C4 (r)");
}

static void a_condition_found_again_names_its_finding(void **state)
{
    scene *s = *state;

    s->tested[1][0].outcome = S0_ABSENT;
    s->findings[1][0] = (s0_finding){.number = "NC-2", .identity = "r"};
    s->cycles[1].finding_list_count = 1;
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_NONE, "absent in C2 (r, NC-2)");
}

static void an_improvement_is_fulfilled(void **state)
{
    scene *s = *state;

    s->tested[1][0].outcome = S0_IMPROVEMENT;
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_SEEN, "improvement in C2 (r)");
}

static void a_waiver_proves_no_effect(void **state)
{
    scene *s = *state;

    s->tested[1][0] = (s0_tested){.rule = "r", .outcome = S0_CONFORM, .numbers = {.waived = 1}};
    s->tested[2][0].outcome = S0_ERRED;
    s->tested[3][0].outcome = S0_GAP;
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_NONE, "gap in C4 (r)");
    s->tested[3][0].outcome = S0_NOT_DETERMINED;
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_OPEN,
           "conform only beside waivers in C2 (r); a rule error in C3 (r); not determined in C4 "
           "(r)");
}

static void a_renamed_rule_is_followed(void **state)
{
    static const char *const formerly[] = {"r"};
    scene *s = *state;

    s->tested[1][0] = (s0_tested){
        .rule = "new", .formerly = formerly, .formerly_count = 1, .outcome = S0_CONFORM};
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_SEEN, "conform in C2 (new)");
}

static void all_parts_of_a_group_must_conform(void **state)
{
    scene *s = *state;

    s->parts[0] = (s0_finding){.number = "NC-1a", .identity = "r"};
    s->parts[1] = (s0_finding){.number = "NC-1b", .identity = "q"};
    s->findings[0][0] =
        (s0_finding){.number = "NC-1", .identity = "A.5", .parts = s->parts, .part_count = 2};
    s->tested[1][0].outcome = S0_CONFORM;
    s->tested[2][0].outcome = s->tested[2][1].outcome = S0_CONFORM;
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_SEEN, "conform in C3 (r); conform in C3 (q)");
    expect(s, "NC-1a", "2026-02-01", S0_EFFECT_SEEN, "conform in C2 (r)");
    s->tested[1][1].outcome = S0_GAP;
    expect(s, "NC-1", "2026-02-01", S0_EFFECT_NONE, "conform in C2 (r); gap in C2 (q)");
}

static void a_finding_from_elsewhere_is_read_by_its_link(void **state)
{
    scene *s = *state;

    s->earlier[1] = (s0_earlier){.finding = "PA-1", .rule = "q"};
    s->cycles[1].earlier_count = 1;
    s->tested[1][1].outcome = S0_CONFORM;
    expect(s, "PA-1", "2026-02-01", S0_EFFECT_SEEN, "conform in C2 (q)");
    s->earlier[1].rule = NULL;
    expect(s, "PA-1", "2026-04-01", S0_EFFECT_OPEN, "nothing tests it in C4");
}

static void a_finding_that_nobody_knows_is_refused(void **state)
{
    scene *s = *state;
    s0_error err = {0};
    s0_effect out;

    assert_int_equal(s0_effect_read(&out, s->arena, s->list, CYCLES, "NC-9", 0, &err), S0_EUSAGE);
    assert_string_equal(err.message, "no recorded cycle has the finding NC-9");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(without_a_later_audit_nothing_is_verified),
        TEST(the_first_later_audit_that_decides_is_the_one),
        TEST(an_audit_on_the_day_of_completion_is_too_early),
        TEST(the_cycle_that_raised_it_does_not_count),
        TEST(a_condition_found_again_names_its_finding),
        TEST(an_improvement_is_fulfilled),
        TEST(a_waiver_proves_no_effect),
        TEST(a_renamed_rule_is_followed),
        TEST(all_parts_of_a_group_must_conform),
        TEST(a_finding_from_elsewhere_is_read_by_its_link),
        TEST(a_finding_that_nobody_knows_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
