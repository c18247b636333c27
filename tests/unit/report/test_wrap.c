/* test_wrap.c - text for 80 columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "report/wrap.h"

static const char *wrapped(s0_arena *arena, const char *text, size_t at, size_t indent,
                           size_t width)
{
    s0_buf out = s0_buf_in(arena);

    s0_put_wrapped(&out, text, at, indent, width);
    return s0_buf_text(&out);
}

static void no_line_is_wider_than_asked(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_string_equal(wrapped(arena, "one two three four", 0, 2, 9),
                        "one two\n  three\n  four\n");
    s0_arena_free(arena);
}

static void wide_characters_count_twice(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_string_equal(wrapped(arena, "감사 감사", 0, 0, 8), "감사\n감사\n");
    s0_arena_free(arena);
}

static void a_long_word_stands_alone_and_whole(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_string_equal(wrapped(arena, "a abcdefghijkl b", 4, 0, 8), "a\nabcdefghijkl\nb\n");
    s0_arena_free(arena);
}

static void terminal_escapes_are_made_harmless(void **state)
{
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_null(strchr(wrapped(arena, "red \033[31m text\r\n", 0, 0, 80), '\033'));
    s0_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_wider_than_asked),
        cmocka_unit_test(wide_characters_count_twice),
        cmocka_unit_test(a_long_word_stands_alone_and_whole),
        cmocka_unit_test(terminal_escapes_are_made_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
