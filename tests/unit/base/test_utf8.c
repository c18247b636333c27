/* test_utf8.c - what base/text.h promises about UTF-8. */
#include "cmocka_all.h"

#include <string.h>

#include "base/text.h"

static void bad_utf8_is_found_at_its_first_byte(void **state)
{
    static const struct {
        const char *text;
        size_t size, at;
    } cases[] = {
        {"plain text, longer than eight", 29, 29},
        {"a\xC3\xA4\xE4\xBD\xA0\xF0\x9F\x98\x80", 10, 10},
        {"a\0b", 3, 3},
        {"\xFF", 1, 0},
        {"12345678\x80", 9, 8},
        {"a\xC3", 2, 1},            /* cut off */
        {"a\xC0\xAF", 3, 1},        /* overlong */
        {"\xC1\xBF", 2, 0},         /* overlong */
        {"\xE0\x80\x80", 3, 0},     /* overlong */
        {"\xE0\x9F\xBF", 3, 0},     /* overlong */
        {"\xF0\x8F\xBF\xBF", 4, 0}, /* overlong */
        {"\xED\xA0\x80", 3, 0},     /* surrogate */
        {"\xED\xBF\xBF", 3, 0},     /* surrogate */
        {"\xF4\x90\x80\x80", 4, 0}, /* beyond U+10FFFF */
        {"\xF5\x80\x80\x80", 4, 0},
        {"\xF4\x8F\xBF\xBF", 4, 4},
        {"\xEF\xBF\xBF", 3, 3},
        {"\xED\x9F\xBF\xEE\x80\x80", 6, 6},
        {"\xE4\xBDx", 3, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = s0_utf8_check(cases[i].text, cases[i].size);

        if (at != cases[i].at)
            fail_msg("case %zu: %zu instead of %zu", i, at, cases[i].at);
    }
}

static void characters_and_columns_are_counted(void **state)
{
    (void)state;
    assert_int_equal(s0_utf8_count("a\xC3\xA4\xE4\xBD\xA0", 6), 3);
    assert_int_equal(s0_utf8_width("abc", 3), 3);
    assert_int_equal(s0_utf8_width("\xC3\xA4", 2), 1);
    assert_int_equal(s0_utf8_width("\xE4\xBD\xA0\xE5\xA5\xBD", 6), 4); /* wide */
    assert_int_equal(s0_utf8_width("a\xCC\x88", 3), 1);                /* combining */
}

static void keys_are_trimmed_and_composed(void **state)
{
    static const struct {
        const char *text, *key, *lower;
    } cases[] = {
        {"  Ann \t", "Ann", "ann"},
        {"", "", ""},
        {" \n ", "", ""},
        {"a b", "a b", "a b"},
        {"A\xCC\x88", "\xC3\x84", "\xC3\xA4"}, /* A + diaeresis */
        {"\xC3\x84", "\xC3\x84", "\xC3\xA4"},
        {"\xC2\xA0x\xE3\x80\x80", "x", "x"}, /* no-break and wide blanks */
        {"\xC2\xA0\xC3\xA4\xC2\xA0", "\xC3\xA4", "\xC3\xA4"},
        {"ANN@EXAMPLE.ORG", "ANN@EXAMPLE.ORG", "ann@example.org"},
        {"STRASSE", "STRASSE", "strasse"},
        {"Stra\xC3\x9F"
         "e",
         "Stra\xC3\x9F"
         "e",
         "strasse"},
        {"\xED\x95\x9C", "\xED\x95\x9C", "\xED\x95\x9C"},
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C", "\xED\x95\x9C"}, /* Hangul */
        {"\xFF"
         "A ",
         "\xFF"
         "A",
         "\xFF"
         "a"}, /* not UTF-8: left as it is */
    };
    s0_arena *arena = s0_arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *key = s0_text_key(arena, cases[i].text, strlen(cases[i].text), false);
        const char *lower = s0_text_key(arena, cases[i].text, strlen(cases[i].text), true);

        if (strcmp(key, cases[i].key) != 0 || strcmp(lower, cases[i].lower) != 0)
            fail_msg("case %zu: \"%s\", \"%s\"", i, key, lower);
    }
    s0_arena_free(arena);
}

static void a_key_without_memory_is_none(void **state)
{
    static _Alignas(16) unsigned char block[256];
    s0_arena *arena = s0_arena_over(block, sizeof block);
    char text[200];

    (void)state;
    for (size_t i = 0; i + 1 < sizeof text; i += 2) {
        text[i] = '\xC3';
        text[i + 1] = '\xA4';
    }
    assert_null(s0_text_key(arena, text, sizeof text, false));
    memset(text, 'a', sizeof text);
    assert_null(s0_text_key(arena, text, sizeof text, false));
}

static void plain_text_moves_no_cursor(void **state)
{
    static const struct {
        const char *text, *plain;
    } cases[] = {
        {"hello", "hello"},
        {"\xC3\xA4", "\xC3\xA4"},
        {"a\x1B[31m", "a\\x1B[31m"},
        {"a\nb\tc\x7F", "a\\x0Ab\\x09c\\x7F"},
        {"\xC2\x9B", "\\u{009B}"},
        {"x\xE2\x80\xAEy", "x\\u{202E}y"}, /* NOLINT(misc-misleading-bidirectional) */
        {"\xE2\x81\xA6", "\\u{2066}"},     /* NOLINT(misc-misleading-bidirectional) */
        {"\xFFz\xC3", "\\xFFz\\xC3"},
        {"", ""},
    };
    s0_arena *arena = s0_arena_new();
    char piece[16];
    uint32_t width;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(s0_text_plain(arena, cases[i].text, strlen(cases[i].text)),
                            cases[i].plain);
    assert_string_equal(s0_text_plain(arena, "a\0b", 3), "a\\x00b");
    assert_int_equal(s0_plain_step("\xE4\xBD\xA0x", 4, piece, &width), 3);
    assert_int_equal(width, 2);
    assert_int_equal(s0_plain_step("\x01x", 2, piece, &width), 1);
    assert_int_equal(width, 4);
    assert_int_equal(s0_plain_step("x", 0, piece, &width), 0);
    assert_string_equal(piece, "");
    s0_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_utf8_is_found_at_its_first_byte),
        cmocka_unit_test(characters_and_columns_are_counted),
        cmocka_unit_test(keys_are_trimmed_and_composed),
        cmocka_unit_test(a_key_without_memory_is_none),
        cmocka_unit_test(plain_text_moves_no_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
