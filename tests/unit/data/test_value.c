/* test_value.c - looking into trees and building them, as data/value.h promises. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "data/value.h"

static void a_tree_can_be_built_and_walked(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_value *root = s0_make_map(arena), *own = s0_make_map(arena), *list = s0_make_list(arena);

    (void)state;
    assert_true(s0_map_add(arena, own, "within", s0_make_text(arena, "14 days")));
    assert_true(s0_map_add(arena, root, "own_rules", own));
    for (int i = 0; i < 1000; i++)
        assert_true(s0_list_add(arena, list, s0_make_int(arena, i)));
    assert_true(s0_map_add(arena, root, "list", list));
    assert_string_equal(s0_value_text(s0_value_at(root, "own_rules.within")), "14 days");
    assert_ptr_equal(s0_value_at(root, "list"), list);
    assert_null(s0_value_at(root, "own_rules.within.more"));
    assert_null(s0_value_at(root, "own_rules."));
    assert_null(s0_value_at(root, "own"));
    assert_null(s0_value_get(root, "own_rules.within"));
    assert_null(s0_value_get(NULL, "x"));
    assert_null(s0_value_get(list, "x"));
    assert_null(s0_value_text(list));
    assert_null(s0_value_text(NULL));
    assert_int_equal(list->as.list.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list->as.list.items[i]->as.integer, i);
    s0_arena_free(arena);
}

static void a_map_keeps_its_order_and_takes_no_key_twice(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_value *map = s0_make_map(arena);
    char key[16];

    (void)state;
    for (int i = 0; i < 100; i++) {
        snprintf(key, sizeof key, "k%d", 100 - i);
        assert_true(s0_map_add(arena, map, key, s0_make_int(arena, i)));
        assert_false(s0_map_add(arena, map, key, s0_make_int(arena, i)));
    }
    assert_int_equal(map->as.map.count, 100);
    for (int i = 0; i < 100; i++) {
        snprintf(key, sizeof key, "k%d", 100 - i);
        assert_string_equal(map->as.map.items[i].key, key);
        assert_int_equal(map->as.map.items[i].value->as.integer, i);
    }
    s0_arena_free(arena);
}

static void what_is_built_knows_its_text(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_string_equal(s0_make_null(arena)->raw, "null");
    assert_string_equal(s0_make_bool(arena, true)->raw, "true");
    assert_string_equal(s0_make_int(arena, INT64_MIN)->raw, "-9223372036854775808");
    assert_string_equal(s0_make_real(arena, 0.1)->raw, "0.1");
    assert_int_equal(s0_make_text(arena, "abc")->size, 3);
    assert_int_equal(s0_make_text(arena, NULL)->kind, S0_NULL);
    assert_string_equal(s0_kind_name(S0_LIST), "a list");
    assert_string_equal(s0_kind_name(S0_INT), "a whole number");
    s0_arena_free(arena);
}

static void memory_that_was_short_shows_at_the_end(void **state)
{
    static _Alignas(16) unsigned char block[4096];
    s0_arena *arena = s0_arena_over(block, sizeof block);
    s0_value *list = s0_make_list(arena);
    size_t count = 0;

    (void)state;
    while (s0_list_add(arena, list, s0_make_text(arena, "x")))
        count++;
    assert_in_range(count, 8, 100);
    assert_int_equal(list->as.list.count, count);
    assert_false(s0_list_add(arena, list, NULL));
    assert_false(s0_list_add(arena, NULL, list));
    assert_false(s0_map_add(arena, NULL, "x", list));
    assert_string_equal(list->as.list.items[count - 1]->raw, "x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_can_be_built_and_walked),
        cmocka_unit_test(a_map_keeps_its_order_and_takes_no_key_twice),
        cmocka_unit_test(what_is_built_knows_its_text),
        cmocka_unit_test(memory_that_was_short_shows_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
