/* test_map.c - the promises of base/map.h. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"

static void what_was_set_is_found_and_nothing_else(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_map *map = s0_map_new(arena, 0);
    uint64_t value = 77;
    char key[32];

    (void)state;
    for (uint64_t i = 0; i < 20000; i++) {
        snprintf(key, sizeof key, "key %u", (unsigned)i);
        assert_true(s0_map_set(map, s0_text_dup(arena, key), i));
    }
    assert_int_equal(s0_map_count(map), 20000);
    for (uint64_t i = 0; i < 20000; i++) {
        snprintf(key, sizeof key, "key %u", (unsigned)i);
        assert_true(s0_map_get(map, key, &value));
        assert_int_equal(value, i);
    }
    value = 77;
    assert_false(s0_map_get(map, "key 20000", &value));
    assert_false(s0_map_get(map, "", &value));
    assert_int_equal(value, 77);
    s0_arena_free(arena);
}

static void setting_again_replaces(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_map *map = s0_map_new(arena, 3);
    uint64_t value = 0;

    (void)state;
    assert_true(s0_map_set(map, "a", 1));
    assert_true(s0_map_set(map, "", 2));
    assert_true(s0_map_set(map, "a", UINT64_MAX));
    assert_int_equal(s0_map_count(map), 2);
    assert_true(s0_map_get(map, "a", &value));
    assert_true(value == UINT64_MAX);
    assert_true(s0_map_get(map, "", NULL));
    s0_arena_free(arena);
}

static void a_spent_arena_loses_no_key_that_was_set(void **state)
{
    static _Alignas(16) unsigned char block[2048];
    s0_arena *arena = s0_arena_over(block, sizeof block);
    s0_map *map = s0_map_new(arena, 0);
    static char keys[200][8];
    uint64_t count = 0, value;

    (void)state;
    assert_non_null(map);
    for (; count < 200; count++) {
        snprintf(keys[count], sizeof keys[count], "%u", (unsigned)count);
        if (!s0_map_set(map, keys[count], count))
            break;
    }
    assert_in_range(count, 8, 100);
    assert_int_equal(s0_map_count(map), count);
    for (uint64_t i = 0; i < count; i++) {
        assert_true(s0_map_get(map, keys[i], &value));
        assert_int_equal(value, i);
    }
    assert_true(s0_map_set(map, keys[0], 5)); /* replacing needs no room */
    assert_null(s0_map_new(arena, 1000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_set_is_found_and_nothing_else),
        cmocka_unit_test(setting_again_replaces),
        cmocka_unit_test(a_spent_arena_loses_no_key_that_was_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
