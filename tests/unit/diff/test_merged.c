/* test_merged.c - a finding that is merged into another one, in the diff: said to be so, never new,
 * gone or resolved by it. */
#include "cmocka_all.h"

#include <string.h>

#include "diff/diff.h"

/* A cycle in which rule "a" fails, and rule "b" where it is asked for: alone or merged into "a". */
typedef struct scene {
    s0_finding findings[2];
    s0_tested tested[2];
    s0_cycle cycle;
} scene;

enum { GONE, ALONE, MERGED };

static void set(scene *s, const char *name, int b)
{
    *s = (scene){0};
    s->tested[0] = (s0_tested){.rule = "a", .requirement = "9.1", .outcome = S0_GAP, .text = "x"};
    s->tested[1] = (s0_tested){.rule = "b",
                               .requirement = "9.2.1",
                               .outcome = b == GONE ? S0_CONFORM : S0_GAP,
                               .text = "said"};
    s->findings[0] = (s0_finding){.number = "NC-1",
                                  .identity = "a",
                                  .requirement = "9.1",
                                  .class_ = S0_MINOR,
                                  .title = "t",
                                  .reason = "minor: a"};
    s->findings[1] = (s0_finding){.number = "NC-2",
                                  .identity = "b",
                                  .requirement = "9.2.1",
                                  .class_ = S0_MINOR,
                                  .title = "t",
                                  .reason = b == MERGED ? "merged into NC-1 (judged)" : "minor: b"};
    if (b == MERGED) {
        s->findings[0].merged = &s->findings[1];
        s->findings[0].merged_count = 1;
    }
    s->cycle = (s0_cycle){.cycle = {.name = name, .run = 1, .edition = "2022"},
                          .outcomes = s->tested,
                          .outcome_count = 2,
                          .findings = s->findings,
                          .finding_list_count = b == ALONE ? 2 : 1};
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

/* What became of "b"; "a" persists whatever is merged into it. */
static void expect(void **state, int then, int today, s0_change_state change, const char *why)
{
    scene old, now;
    s0_diff *diff = NULL;
    const s0_change *b = NULL;

    set(&old, "H1", then);
    set(&now, "H2", today);
    assert_int_equal(s0_diff_cycles(&diff, *state, &old.cycle, &now.cycle, NULL, 0, NULL), S0_OK);
    for (size_t i = 0; i < diff->change_count; i++) {
        if (strcmp(diff->changes[i].identity, "b") == 0)
            b = &diff->changes[i];
        else
            assert_int_equal(diff->changes[i].state, S0_PERSISTING);
    }
    assert_int_equal(diff->change_count, 2);
    assert_non_null(b);
    assert_string_equal(s0_change_states[b->state], s0_change_states[change]);
    if (strstr(b->why, why) == NULL)
        fail_msg("%s", b->why);
}

static void what_is_merged_now_has_changed_and_says_so(void **state)
{
    expect(state, ALONE, MERGED, S0_CHANGED, "minor then; now merged into NC-1 (judged)");
}

static void what_stays_merged_persists(void **state)
{
    expect(state, MERGED, MERGED, S0_PERSISTING, "minor, as in H1");
}

static void what_is_merged_no_more_is_not_new(void **state)
{
    expect(state, MERGED, ALONE, S0_CHANGED,
           "minor, merged into NC-1, then; a finding of its own now: minor: b");
}

static void what_is_merged_at_first_sight_is_new(void **state)
{
    expect(state, GONE, MERGED, S0_NEW, "now merged into NC-1");
}

static void what_was_merged_is_resolved_by_its_own_test(void **state)
{
    expect(state, MERGED, GONE, S0_RESOLVED, "tested again: said");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(what_is_merged_now_has_changed_and_says_so),
        TEST(what_stays_merged_persists),
        TEST(what_is_merged_no_more_is_not_new),
        TEST(what_is_merged_at_first_sight_is_new),
        TEST(what_was_merged_is_resolved_by_its_own_test),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
