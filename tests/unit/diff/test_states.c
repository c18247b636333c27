/* test_states.c - what becomes of a finding from one cycle to the next: every state of
 * model/change.h, and above all what is never called resolved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "diff/diff.h"

#define RULE "A.5.18-leavers"

/* A cycle with one rule, and one finding of it where `class_` is a class. */
typedef struct scene {
    s0_instance failed[3];
    s0_instance unknown[1];
    s0_instance apart[1];
    s0_finding finding;
    s0_tested tested;
    s0_result result;
    s0_earlier earlier;
    s0_cycle cycle;
} scene;

static void set(scene *s, const char *name, int class_, const char *const *keys)
{
    size_t count = 0;

    *s = (scene){0};
    for (; keys != NULL && keys[count] != NULL; count++)
        s->failed[count] = (s0_instance){.key = keys[count], .text = "still active"};
    s->finding = (s0_finding){.number = "NC-1",
                              .identity = RULE,
                              .rule = RULE,
                              .requirement = "A.5.18",
                              .class_ = class_ >= 0 ? (s0_class)class_ : S0_MINOR,
                              .title = "Leavers",
                              .reason = "minor: some of many",
                              .population = 10,
                              .failed = (int64_t)count,
                              .exceptions = s->failed,
                              .exception_count = count};
    s->tested = (s0_tested){.rule = RULE,
                            .requirement = "A.5.18",
                            .outcome = class_ >= 0 ? S0_GAP : S0_CONFORM,
                            .text = "10 of 10 met",
                            .digest = "d",
                            .failed = s->failed,
                            .failed_count = count,
                            .unknown = s->unknown,
                            .apart = s->apart};
    s->result = (s0_result){.id = "A.5.18",
                            .title = "Access rights",
                            .verdict = class_ >= 0 ? S0_V_MINOR : S0_V_CONFORM,
                            .reason = "why"};
    s->cycle = (s0_cycle){.cycle = {.name = name, .run = 1, .edition = "2022"},
                          .requirements = &s->result,
                          .requirement_count = 1,
                          .outcomes = &s->tested,
                          .outcome_count = 1,
                          .findings = &s->finding,
                          .finding_list_count = class_ >= 0 ? 1 : 0};
}

static const char *const one[] = {"p1", NULL};
static const char *const two[] = {"p1", "p2", NULL};

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

static const s0_change *only_change(void **state, const scene *old, const scene *now,
                                    const s0_cycle *const *before, size_t count)
{
    s0_diff *diff = NULL;

    assert_int_equal(s0_diff_cycles(&diff, *state, &old->cycle, &now->cycle, before, count, NULL),
                     S0_OK);
    assert_int_equal(diff->change_count, 1);
    return &diff->changes[0];
}

static void expect(void **state, const scene *old, const scene *now, s0_change_state wanted)
{
    assert_string_equal(s0_change_states[only_change(state, old, now, NULL, 0)->state],
                        s0_change_states[wanted]);
}

static void a_finding_that_was_not_there_is_new(void **state)
{
    scene old, now;

    set(&old, "H1", -1, NULL);
    set(&now, "H2", S0_MINOR, one);
    expect(state, &old, &now, S0_NEW);
}

static void a_finding_with_a_worse_class_is_raised(void **state)
{
    scene old, now;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", S0_MAJOR, one);
    expect(state, &old, &now, S0_RAISED);
}

static void a_finding_with_a_lighter_class_is_lowered(void **state)
{
    scene old, now;

    set(&old, "H1", S0_MAJOR, two);
    set(&now, "H2", S0_MINOR, one);
    expect(state, &old, &now, S0_LOWERED);
}

static void the_same_exceptions_persist(void **state)
{
    scene old, now;

    set(&old, "H1", S0_MINOR, two);
    set(&now, "H2", S0_MINOR, two);
    expect(state, &old, &now, S0_PERSISTING);
}

static void other_exceptions_of_the_same_class_are_a_change(void **state)
{
    scene old, now;
    const s0_change *change;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", S0_MINOR, two);
    change = only_change(state, &old, &now, NULL, 0);
    assert_int_equal(change->state, S0_CHANGED);
    assert_int_equal(change->instance_count, 2);
    assert_string_equal(change->instances[0].state, "still");
    assert_string_equal(change->instances[1].state, "new");
}

static void tested_again_and_conform_is_resolved(void **state)
{
    scene old, now;
    const s0_change *change;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", -1, NULL);
    change = only_change(state, &old, &now, NULL, 0);
    assert_int_equal(change->state, S0_RESOLVED);
    assert_string_equal(change->instances[0].state, "gone");
}

static void missing_evidence_resolves_nothing(void **state)
{
    static const s0_word words[] = {S0_NOT_DETERMINED, S0_NOT_TESTED, S0_ERRED};
    scene old, now;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        set(&old, "H1", S0_MINOR, one);
        set(&now, "H2", -1, NULL);
        now.tested.outcome = words[i];
        expect(state, &old, &now, S0_STATE_NOT_TESTED);
    }
}

static void a_rule_that_vanished_resolves_nothing(void **state)
{
    scene old, now;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", -1, NULL);
    now.cycle.outcome_count = 0;
    expect(state, &old, &now, S0_STATE_NOT_TESTED);
}

static void a_waiver_resolves_nothing(void **state)
{
    scene old, now;
    const s0_change *change;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", -1, NULL);
    now.apart[0] = (s0_instance){.key = "p1", .text = "waived until 2027-01-01", .apart = "waived"};
    now.tested.apart_count = 1;
    change = only_change(state, &old, &now, NULL, 0);
    assert_int_equal(change->state, S0_CHANGED);
    assert_string_equal(change->instances[0].state, "set apart");
}

static void a_blanked_cell_does_not_make_an_exception_gone(void **state)
{
    scene old, now;
    const s0_change *change;

    set(&old, "H1", S0_MINOR, two);
    set(&now, "H2", S0_MINOR, one);
    now.unknown[0] = (s0_instance){.key = "p2", .text = "disabled_on unknown"};
    now.tested.unknown_count = 1;
    change = only_change(state, &old, &now, NULL, 0);
    assert_string_equal(change->instances[1].key, "p2");
    assert_string_equal(change->instances[1].state, "not determined");
}

static void an_excluded_control_is_no_longer_applicable(void **state)
{
    scene old, now;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", -1, NULL);
    now.tested.outcome = S0_NOT_TESTED;
    now.result.verdict = S0_V_NOT_APPLICABLE;
    expect(state, &old, &now, S0_NO_LONGER_APPLICABLE);
}

static void another_edition_is_not_comparable(void **state)
{
    scene old, now;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", S0_MINOR, one);
    old.cycle.cycle.edition = "2013";
    expect(state, &old, &now, S0_NOT_COMPARABLE);
}

static void found_resolved_and_found_again_is_reopened(void **state)
{
    scene oldest, old, now;
    const s0_cycle *before[1];

    set(&oldest, "H0", S0_MINOR, one);
    set(&old, "H1", -1, NULL);
    set(&now, "H2", S0_MINOR, one);
    before[0] = &oldest.cycle;
    assert_int_equal(only_change(state, &old, &now, before, 1)->state, S0_REOPENED);
    old.tested.outcome = S0_NOT_DETERMINED; /* never resolved in between */
    assert_int_equal(only_change(state, &old, &now, before, 1)->state, S0_PERSISTING);
}

static void a_closed_earlier_finding_of_the_rule_is_reopened(void **state)
{
    scene old, now;

    set(&old, "H1", -1, NULL);
    set(&now, "H2", S0_MINOR, one);
    now.earlier = (s0_earlier){.finding = "X-7", .rule = RULE, .was = "closed"};
    now.cycle.earlier = &now.earlier;
    now.cycle.earlier_count = 1;
    expect(state, &old, &now, S0_REOPENED);
}

static void a_renamed_rule_keeps_its_life(void **state)
{
    static const char *const former[] = {RULE};
    scene old, now;

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", S0_MINOR, one);
    now.finding.identity = now.finding.rule = now.tested.rule = "A.5.18-new-name";
    now.tested.formerly = former;
    now.tested.formerly_count = 1;
    expect(state, &old, &now, S0_PERSISTING);
}

static void changed_verdicts_and_criteria_are_listed(void **state)
{
    s0_diff *diff = NULL;
    scene old, now;
    s0_read was = {"own_rules.leavers.within", "1 day", "evidence/own.yaml:3"};
    s0_read is = {"own_rules.leavers.within", "5 days", "evidence/own.yaml:3"};

    set(&old, "H1", S0_MINOR, one);
    set(&now, "H2", -1, NULL);
    old.tested.reads = &was;
    now.tested.reads = &is;
    old.tested.read_count = now.tested.read_count = 1;
    now.cycle.soa_version = "v5";
    assert_int_equal(s0_diff_cycles(&diff, *state, &old.cycle, &now.cycle, NULL, 0, NULL), S0_OK);
    assert_int_equal(diff->verdict_count, 1);
    assert_string_equal(diff->verdicts[0].was, "minor");
    assert_string_equal(diff->verdicts[0].now, "conform");
    assert_int_equal(diff->criterion_count, 2);
    assert_string_equal(diff->criteria[0], "Statement of Applicability: none then, v5 now");
    assert_string_equal(diff->criteria[1],
                        "own_rules.leavers.within: 1 day then, 5 days now (read by " RULE ")");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(a_finding_that_was_not_there_is_new),
        TEST(a_finding_with_a_worse_class_is_raised),
        TEST(a_finding_with_a_lighter_class_is_lowered),
        TEST(the_same_exceptions_persist),
        TEST(other_exceptions_of_the_same_class_are_a_change),
        TEST(tested_again_and_conform_is_resolved),
        TEST(missing_evidence_resolves_nothing),
        TEST(a_rule_that_vanished_resolves_nothing),
        TEST(a_waiver_resolves_nothing),
        TEST(a_blanked_cell_does_not_make_an_exception_gone),
        TEST(an_excluded_control_is_no_longer_applicable),
        TEST(another_edition_is_not_comparable),
        TEST(found_resolved_and_found_again_is_reopened),
        TEST(a_closed_earlier_finding_of_the_rule_is_reopened),
        TEST(a_renamed_rule_keeps_its_life),
        TEST(changed_verdicts_and_criteria_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
