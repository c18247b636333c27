/* test_life.c - since when a finding is open: over cycles, under another name of its rule, and
 * where nobody could look again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "diff/life.h"

#define CYCLES 3
#define MOST 3

typedef struct scene {
    s0_arena *arena;
    s0_finding findings[CYCLES][MOST];
    s0_tested tested[CYCLES];
    s0_earlier earlier[MOST];
    s0_cycle cycles[CYCLES];
    const s0_cycle *list[CYCLES];
    const s0_life *lives;
    size_t count;
} scene;

static int start(void **state)
{
    static const char *const names[] = {"2025-H2", "2026-H1", "2026-H2"};
    static scene s;

    s = (scene){.arena = s0_arena_new()};
    for (size_t i = 0; i < CYCLES; i++) {
        s.cycles[i] = (s0_cycle){.cycle = {.name = names[i], .run = 1, .edition = "2022"},
                                 .findings = s.findings[i],
                                 .outcomes = &s.tested[i],
                                 .earlier = s.earlier};
        s.list[i] = &s.cycles[i];
    }
    *state = &s;
    return s.arena == NULL;
}

static int stop(void **state)
{
    s0_arena_free(((scene *)*state)->arena);
    return 0;
}

static void raise_(scene *s, size_t cycle, const char *rule, const char *requirement,
                   s0_class class_)
{
    s->findings[cycle][s->cycles[cycle].finding_list_count++] =
        (s0_finding){.number = rule,
                     .identity = rule,
                     .rule = rule,
                     .requirement = requirement,
                     .title = "title",
                     .class_ = class_};
}

static void look(scene *s)
{
    assert_int_equal(s0_lives(&s->lives, &s->count, s->arena, s->list, CYCLES, NULL), S0_OK);
}

static void a_finding_is_as_old_as_its_first_cycle(void **state)
{
    scene *s = *state;

    raise_(s, 0, "a", "A.5.1", S0_MINOR);
    raise_(s, 1, "a", "A.5.1", S0_MINOR);
    raise_(s, 2, "a", "A.5.1", S0_MAJOR);
    look(s);
    assert_int_equal(s->count, 1);
    assert_string_equal(s->lives[0].first, "2025-H2");
    assert_int_equal(s->lives[0].cycles, 3);
    assert_string_equal(s->lives[0].class_, "major");
    assert_true(s->lives[0].raised);
}

static void a_cycle_without_it_is_not_counted(void **state)
{
    scene *s = *state;

    raise_(s, 0, "a", "A.5.1", S0_MINOR);
    raise_(s, 2, "a", "A.5.1", S0_MINOR);
    look(s);
    assert_string_equal(s->lives[0].first, "2025-H2");
    assert_int_equal(s->lives[0].cycles, 2);
}

static void what_was_resolved_is_not_open(void **state)
{
    scene *s = *state;

    raise_(s, 0, "a", "A.5.1", S0_MINOR);
    raise_(s, 1, "a", "A.5.1", S0_MINOR);
    look(s);
    assert_int_equal(s->count, 0);
}

static void a_renamed_rule_keeps_its_life(void **state)
{
    static const char *const formerly[] = {"old"};
    scene *s = *state;

    raise_(s, 0, "old", "A.5.1", S0_MINOR);
    raise_(s, 1, "old", "A.5.1", S0_MINOR);
    raise_(s, 2, "new", "A.5.1", S0_MINOR);
    s->tested[2] = (s0_tested){.rule = "new", .formerly = formerly, .formerly_count = 1};
    s->cycles[2].outcome_count = 1;
    look(s);
    assert_int_equal(s->count, 1);
    assert_string_equal(s->lives[0].first, "2025-H2");
    assert_int_equal(s->lives[0].cycles, 3);
}

static void what_could_not_be_verified_is_still_open(void **state)
{
    scene *s = *state;

    raise_(s, 1, "a", "A.5.1", S0_MINOR);
    s->earlier[0] = (s0_earlier){.finding = "a",
                                 .rule = "a",
                                 .requirement = "A.5.1",
                                 .class_ = "minor",
                                 .statement = "statement",
                                 .was = "open",
                                 .status = "not verified"};
    s->earlier[1] = (s0_earlier){.finding = "PA-1",
                                 .requirement = "7.5.3",
                                 .class_ = "ofi",
                                 .statement = "statement",
                                 .was = "closed",
                                 .status = "not verified"};
    s->earlier[2] = (s0_earlier){.finding = "PA-2",
                                 .requirement = "7.5.3",
                                 .class_ = "ofi",
                                 .statement = "statement",
                                 .was = "open",
                                 .status = "closed, seen now"};
    s->cycles[2].earlier_count = 3;
    look(s);
    assert_int_equal(s->count, 2);
    assert_string_equal(s->lives[0].number, "PA-1"); /* from elsewhere: older than all */
    assert_null(s->lives[0].first);
    assert_int_equal(s->lives[0].cycles, 0);
    assert_string_equal(s->lives[0].state, "reported closed, not verified");
    assert_string_equal(s->lives[1].number, "a");
    assert_string_equal(s->lives[1].first, "2026-H1");
    assert_false(s->lives[1].raised);
    assert_string_equal(s->lives[1].state, "not verified");
}

static void oldest_and_worst_stand_first(void **state)
{
    scene *s = *state;

    raise_(s, 0, "c", "A.8.1", S0_MINOR);
    raise_(s, 2, "a", "A.5.1", S0_MINOR);
    raise_(s, 2, "b", "A.5.10", S0_MAJOR);
    raise_(s, 2, "c", "A.8.1", S0_MINOR);
    look(s);
    assert_int_equal(s->count, 3);
    assert_string_equal(s->lives[0].identity, "c");
    assert_string_equal(s->lives[1].identity, "b");
    assert_string_equal(s->lives[2].identity, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_finding_is_as_old_as_its_first_cycle, start, stop),
        cmocka_unit_test_setup_teardown(a_cycle_without_it_is_not_counted, start, stop),
        cmocka_unit_test_setup_teardown(what_was_resolved_is_not_open, start, stop),
        cmocka_unit_test_setup_teardown(a_renamed_rule_keeps_its_life, start, stop),
        cmocka_unit_test_setup_teardown(what_could_not_be_verified_is_still_open, start, stop),
        cmocka_unit_test_setup_teardown(oldest_and_worst_stand_first, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
