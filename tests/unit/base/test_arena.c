/* test_arena.c - the promises of base/arena.h. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void pieces_are_zeroed_and_aligned(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    for (size_t size = 0; size < 5000; size += 7) {
        unsigned char *piece = s0_alloc(arena, size);

        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xAA, size);
    }
    s0_arena_free(arena);
}

static void pieces_do_not_overlap(void **state)
{
    s0_arena *arena = s0_arena_new();
    unsigned char *pieces[300];

    (void)state;
    for (size_t i = 0; i < 300; i++) {
        pieces[i] = s0_alloc(arena, i * 13);
        memset(pieces[i], (int)(i & 0xFF), i * 13);
    }
    for (size_t i = 0; i < 300; i++) {
        for (size_t k = 0; k < i * 13; k++)
            assert_int_equal(pieces[i][k], i & 0xFF);
    }
    s0_arena_free(arena);
}

static void a_fixed_arena_stays_inside_its_block_and_ends(void **state)
{
    static _Alignas(16) unsigned char block[1024 + 16];
    s0_arena *arena;
    size_t pieces = 0;
    unsigned char *piece;

    (void)state;
    memset(block, 0x5A, sizeof block);
    arena = s0_arena_over(block, 1024);
    assert_non_null(arena);
    assert_false(s0_arena_refused(arena));
    while ((piece = s0_alloc(arena, 10)) != NULL) {
        assert_true(piece >= block && piece + 16 <= block + 1024);
        for (size_t i = 0; i < 10; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xFF, 10);
        pieces++;
    }
    assert_true(s0_arena_refused(arena));
    assert_true(pieces > 40);
    for (size_t i = 0; i < 16; i++)
        assert_int_equal(block[1024 + i], 0x5A);
    assert_int_equal(s0_arena_used(arena), pieces * 16);
    s0_arena_free(arena); /* does nothing */
    s0_arena_reset(arena);
    assert_int_equal(s0_arena_used(arena), 0);
    piece = s0_alloc(arena, 100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(piece[i], 0);
}

static void a_block_too_small_or_crooked_gives_no_arena(void **state)
{
    static _Alignas(16) unsigned char block[256];

    (void)state;
    assert_null(s0_arena_over(block, 16));
    assert_null(s0_arena_over(block + 1, 200));
    assert_null(s0_arena_over(NULL, 200));
}

static void products_and_sizes_that_overflow_are_refused(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_null(s0_alloc_n(arena, SIZE_MAX / 2, 3));
    assert_null(s0_alloc(arena, SIZE_MAX));
    assert_null(s0_alloc(arena, SIZE_MAX - 20));
    assert_null(s0_text_copy(arena, "", SIZE_MAX));
    assert_non_null(s0_alloc_n(arena, 0, 8));
    s0_arena_free(arena);
}

static void text_is_copied_and_formatted(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_string_equal(s0_text_copy(arena, "abcdef", 3), "abc");
    assert_string_equal(s0_text_dup(arena, ""), "");
    assert_string_equal(s0_textf(arena, "%d of %s", 3, "forty"), "3 of forty");
    s0_arena_free(arena);
}

static void only_the_last_piece_of_a_fixed_arena_grows_in_place(void **state)
{
    static _Alignas(16) unsigned char block[512];
    s0_arena *arena = s0_arena_over(block, sizeof block);
    char *first = s0_alloc(arena, 10), *last = s0_alloc(arena, 10);

    (void)state;
    assert_false(s0_arena_extend(arena, first, 10, 1));
    assert_true(s0_arena_extend(arena, last, 10, 50));
    for (size_t i = 10; i < 60; i++)
        assert_int_equal(last[i], 0);
    assert_true((char *)s0_alloc(arena, 1) >= last + 60);
    assert_false(s0_arena_extend(arena, last, 60, 1));
    last = s0_alloc(arena, 1);
    assert_false(s0_arena_extend(arena, last, 1, 4096));
    assert_false(s0_arena_extend(arena, last, 1, SIZE_MAX));
}

static void a_growing_arena_can_be_used_again_after_a_reset(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            char *piece = s0_alloc(arena, 1000);

            assert_int_equal(piece[999], 0);
            memset(piece, 1, 1000);
        }
        assert_true(s0_arena_used(arena) >= 100000);
        s0_arena_reset(arena);
        assert_int_equal(s0_arena_used(arena), 0);
    }
    s0_arena_free(arena);
    s0_arena_free(NULL);
}

/* The sanitizer build sees memory that is not freed, or freed twice. */
static void memory_from_elsewhere_goes_with_the_arena(void **state)
{
    static _Alignas(16) unsigned char block[1024];
    s0_arena *arena = s0_arena_new();
    unsigned char *memory[40];

    (void)state;
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < 40; i++) {
            memory[i] = malloc(i * 1000 + 1);
            memset(memory[i], (int)i, i * 1000 + 1);
            assert_true(s0_arena_adopt(arena, memory[i]));
        }
        for (size_t i = 0; i < 40; i++)
            assert_int_equal(memory[i][i * 1000], i); /* where it stood, as it was */
        s0_arena_reset(arena);
        assert_int_equal(s0_arena_used(arena), 0);
    }
    assert_true(s0_arena_adopt(arena, malloc(10)));
    s0_arena_free(arena);
    memory[0] = malloc(10); /* one over a block frees nothing, so it takes nothing */
    assert_false(s0_arena_adopt(s0_arena_over(block, sizeof block), memory[0]));
    free(memory[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_aligned),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(a_fixed_arena_stays_inside_its_block_and_ends),
        cmocka_unit_test(a_block_too_small_or_crooked_gives_no_arena),
        cmocka_unit_test(products_and_sizes_that_overflow_are_refused),
        cmocka_unit_test(text_is_copied_and_formatted),
        cmocka_unit_test(only_the_last_piece_of_a_fixed_arena_grows_in_place),
        cmocka_unit_test(a_growing_arena_can_be_used_again_after_a_reset),
        cmocka_unit_test(memory_from_elsewhere_goes_with_the_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
