/* test_groups.c - minors that become one accumulated finding, and one that falls apart again: each
 * part keeps its own line, and nothing is called new or resolved because of the grouping alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/text.h"
#include "diff/diff.h"

static const char *const ids[] = {"9.3.1-a", "9.3.2-b", "9.3.3-c"};
static const char *const numbers[] = {"NC-1", "NC-2", "NC-3"};

/* A cycle with three rules of one group: those that fail, as parts of one finding or alone. */
typedef struct scene {
    s0_finding minors[3];
    s0_finding group;
    s0_tested tested[3];
    s0_cycle cycle;
} scene;

static void set(scene *s, const char *name, bool grouped, bool a, bool b, bool c)
{
    const bool fails[] = {a, b, c};
    size_t count = 0;

    *s = (scene){0};
    for (size_t i = 0; i < 3; i++) {
        s->tested[i] = (s0_tested){.rule = ids[i],
                                   .requirement = "9.3.1",
                                   .outcome = fails[i] ? S0_GAP : S0_CONFORM,
                                   .text = "said",
                                   .origin = "built in"};
        if (fails[i])
            s->minors[count++] = (s0_finding){.number = numbers[i],
                                              .identity = ids[i],
                                              .rule = ids[i],
                                              .requirement = "9.3.1",
                                              .class_ = S0_MINOR,
                                              .title = "t",
                                              .reason = "minor: not met"};
    }
    s->group = (s0_finding){.number = "NC-4",
                            .identity = "9.3",
                            .requirement = "9.3.1",
                            .class_ = S0_MAJOR,
                            .title = "group",
                            .reason = "major (M3): many",
                            .parts = s->minors,
                            .part_count = count};
    s->cycle = (s0_cycle){.cycle = {.name = name, .run = 1, .edition = "2022"},
                          .outcomes = s->tested,
                          .outcome_count = 3,
                          .findings = grouped ? &s->group : s->minors,
                          .finding_list_count = grouped ? 1 : count};
}

static int start(void **state)
{
    *state = s0_arena_new();
    return *state == NULL;
}

static int stop(void **state)
{
    s0_arena_free(*state);
    return 0;
}

static const s0_diff *diff_of(void **state, const scene *old, const scene *now)
{
    s0_diff *diff = NULL;

    assert_int_equal(s0_diff_cycles(&diff, *state, &old->cycle, &now->cycle, NULL, 0, NULL), S0_OK);
    return diff;
}

static void expect(const s0_diff *diff, const char *identity, s0_change_state state,
                   const char *why)
{
    for (size_t i = 0; i < diff->change_count; i++) {
        const s0_change *c = &diff->changes[i];

        if (strcmp(c->identity, identity) != 0)
            continue;
        assert_string_equal(s0_change_states[c->state], s0_change_states[state]);
        if (strstr(c->why, why) == NULL)
            fail_msg("%s", c->why);
        return;
    }
    fail_msg("no change of %s", identity);
}

static void minors_that_join_a_group_are_raised(void **state)
{
    scene old, now;
    const s0_diff *diff;

    set(&old, "H1", false, true, true, false);
    set(&now, "H2", true, true, true, true);
    diff = diff_of(state, &old, &now);
    assert_int_equal(diff->change_count, 4);
    expect(diff, "9.3", S0_NEW, "formed now");
    expect(diff, "9.3.1-a", S0_RAISED, "minor then; now part of NC-4, major");
    expect(diff, "9.3.2-b", S0_RAISED, "part of NC-4");
    expect(diff, "9.3.3-c", S0_NEW, "conform in H1");
    for (size_t i = 0; i < diff->change_count; i++)
        assert_string_equal(diff->changes[i].new_class, "major");
}

static void a_major_that_joins_a_group_is_not_lowered(void **state)
{
    scene old, now;

    set(&old, "H1", false, true, true, false);
    old.minors[0].class_ = S0_MAJOR;
    set(&now, "H2", true, true, true, true);
    expect(diff_of(state, &old, &now), "9.3.1-a", S0_CHANGED,
           "major then; now part of NC-4, major");
}

static void a_group_that_falls_apart_is_lowered(void **state)
{
    scene old, now;
    const s0_diff *diff;

    set(&old, "H1", true, true, true, true);
    set(&now, "H2", false, true, true, false);
    diff = diff_of(state, &old, &now);
    assert_int_equal(diff->change_count, 4);
    expect(diff, "9.3", S0_LOWERED, "of its 3 parts 2 are found again (NC-1, NC-2)");
    expect(diff, "9.3.1-a", S0_LOWERED, "part of NC-4, major, then; now minor");
    expect(diff, "9.3.3-c", S0_RESOLVED, "tested again");
}

static void a_group_is_resolved_only_with_all_its_parts(void **state)
{
    scene old, now;

    set(&old, "H1", true, true, true, true);
    set(&now, "H2", false, false, false, false);
    expect(diff_of(state, &old, &now), "9.3", S0_RESOLVED, "all 3 parts are conform");
    now.tested[1].outcome = S0_NOT_DETERMINED;
    expect(diff_of(state, &old, &now), "9.3", S0_STATE_NOT_TESTED, "2 are conform");
    expect(diff_of(state, &old, &now), "9.3.2-b", S0_STATE_NOT_TESTED, "not decided");
}

static void a_group_persists_or_changes_with_its_parts(void **state)
{
    scene old, now;

    set(&old, "H1", true, true, true, true);
    set(&now, "H2", true, true, true, true);
    expect(diff_of(state, &old, &now), "9.3", S0_PERSISTING, "the same 3 parts as in H1");
    expect(diff_of(state, &old, &now), "9.3.2-b", S0_PERSISTING, "minor, as in H1");
    set(&now, "H2", true, true, true, false);
    expect(diff_of(state, &old, &now), "9.3", S0_CHANGED, "3 parts then");
    set(&now, "H2", true, true, true, true);
    now.group.class_ = S0_MINOR; /* as judged */
    expect(diff_of(state, &old, &now), "9.3", S0_LOWERED, "major then");
    now.cycle.cycle.edition = "2013";
    expect(diff_of(state, &old, &now), "9.3", S0_NOT_COMPARABLE, "edition 2022 then and 2013");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(minors_that_join_a_group_are_raised, start, stop),
        cmocka_unit_test_setup_teardown(a_major_that_joins_a_group_is_not_lowered, start, stop),
        cmocka_unit_test_setup_teardown(a_group_that_falls_apart_is_lowered, start, stop),
        cmocka_unit_test_setup_teardown(a_group_is_resolved_only_with_all_its_parts, start, stop),
        cmocka_unit_test_setup_teardown(a_group_persists_or_changes_with_its_parts, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
