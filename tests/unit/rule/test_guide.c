/* test_guide.c - the first rule of docs/writing-rules.md is one, and finds what its text says. */
#include "rule/support.h"

/* The first block of Lua in a Markdown text. */
static const char *first_lua(s0_arena *arena, const char *text)
{
    const char *from = strstr(text, "```lua\n"), *to;

    assert_non_null(from);
    from += strlen("```lua\n");
    to = strstr(from, "```");
    assert_non_null(to);
    return s0_text_copy(arena, from, (size_t)(to - from));
}

static void the_rule_in_the_guide_runs(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_source guide;
    world w = {.own = true};
    s0_outcome *outcomes;

    (void)state;
    assert_int_equal(s0_file_read(&guide, arena, ".", "docs/writing-rules.md", 0, NULL), S0_OK);
    text_file files[] = {{"rules/guide.lua", first_lua(arena, guide.text)},
                         {"evidence/own.yaml", "own_rules:\n  badge_return: {within: 3 days}\n"},
                         {"evidence/leavers.csv", "person,left_on\np1,2026-03-31\np2,2026-03-31\n"},
                         {"evidence/badges_out.csv", "person,badge,returned_on,opens_server_room\n"
                                                     "p1,b1,,yes\np2,b2,2026-04-03,no\n"}};
    world_load(&w, files, 4);
    if (w.rules->items[0]->faulty)
        fail_msg("%s: %s", w.rules->items[0]->fault.where, w.rules->items[0]->fault.message);
    assert_int_equal(w.rules->items[0]->examples->as.list.count, 3);
    outcomes = world_run(&w);
    assert_string_equal(outcomes[0].text, "1 of 2 badges of leavers were not returned in time");
    assert_string_equal(outcomes[0].failed[0].key, "p1/b1");
    assert_string_equal(outcomes[0].basis_text, "within 3 days");
    world_free(&w);
    s0_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_rule_in_the_guide_runs)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
