/* test_text.c - buffers, orders of words and the nearest name, as base/text.h has them. */
#include "cmocka_all.h"

#include <string.h>

#include "base/text.h"

static void a_buffer_holds_what_was_put(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_buf buf = s0_buf_in(arena);

    (void)state;
    assert_string_equal(s0_buf_text(&buf), "");
    for (int i = 0; i < 1000; i++) {
        s0_put(&buf, "ab");
        s0_put_char(&buf, 'c');
        s0_put_bytes(&buf, "xyz", 1);
        s0_putf(&buf, "%03d", i);
    }
    assert_int_equal(buf.size, 7000);
    assert_memory_equal(s0_buf_text(&buf), "abcx000abcx001", 14);
    assert_string_equal(s0_buf_text(&buf) + 6993, "abcx999");
    s0_arena_free(arena);
}

static void a_buffer_that_found_no_room_says_so_at_the_end(void **state)
{
    static _Alignas(16) unsigned char block[1024];
    s0_arena *arena = s0_arena_over(block, sizeof block);
    s0_buf buf = s0_buf_in(arena);

    (void)state;
    for (int i = 0; i < 850; i++)
        s0_put_char(&buf, 'x');
    assert_false(buf.failed); /* nearly all of the block is given to the text */
    for (int i = 0; i < 300; i++)
        s0_put_char(&buf, 'x');
    assert_true(buf.failed);
    assert_null(s0_buf_text(&buf));
    s0_put(&buf, "more");
    s0_putf(&buf, "%s", "more");
    assert_null(s0_buf_text(&buf));
}

static void texts_are_ordered_by_bytes_and_nothing_comes_first(void **state)
{
    (void)state;
    assert_int_equal(s0_text_compare(NULL, NULL), 0);
    assert_true(s0_text_compare(NULL, "") < 0);
    assert_true(s0_text_compare("", NULL) > 0);
    assert_true(s0_text_compare("a", "b") < 0);
    assert_true(s0_text_compare("Z", "a") < 0);
    assert_true(s0_text_same("x", "x"));
    assert_true(s0_text_same(NULL, NULL));
    assert_false(s0_text_same("x", NULL));
    assert_true(s0_starts_with("history.db", "history"));
    assert_true(s0_starts_with("x", ""));
    assert_false(s0_starts_with("his", "history"));
}

static void people_count_by_value(void **state)
{
    static const char *const sorted[] = {
        NULL,  "",      "4.1",   "9.2.1",  "9.3",      "9.3.1", "9.3.10",  "10.1", "010.1x",
        "A.5", "A.5.1", "A.5.9", "A.5.10", "A.5.10-x", "A.6.1", "A.05.2x", "b"};
    size_t count = sizeof sorted / sizeof *sorted;

    (void)state;
    /* "010.1x" is 10.1 and more; "A.05.2x" is A.5.2 and more, so it has its own place. */
    for (size_t i = 0; i + 1 < 15; i++) {
        for (size_t k = i + 1; k < 15; k++) {
            if (s0_text_natural(sorted[i], sorted[k]) >= 0)
                fail_msg("\"%s\" does not come before \"%s\"", sorted[i], sorted[k]);
            assert_true(s0_text_natural(sorted[k], sorted[i]) > 0);
        }
    }
    for (size_t i = 0; i < count; i++)
        assert_int_equal(s0_text_natural(sorted[i], sorted[i]), 0);
    assert_true(s0_text_natural("A.5.1", "A.05.2x") < 0);
    assert_true(s0_text_natural("A.05.2x", "A.5.9") < 0);
    assert_int_not_equal(s0_text_natural("A.05", "A.5"), 0);
    assert_true(s0_text_natural("99999999999999999999998", "99999999999999999999999") < 0);
    assert_true(s0_text_natural("99999999999999999999999", "100000000000000000000000") < 0);
}

static void the_nearest_name_is_found(void **state)
{
    static const char *const names[] = {"owner", "approved_on", "reviewed_on", "id", "person"};
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        {"ownr", "owner"},
        {"onwer", "owner"},
        {"aproved_on", "approved_on"},
        {"reviewd_om", "reviewed_on"},
        {"parson", "person"},
        {"ix", NULL},
        {"id", "id"},
        {"supplier", NULL},
        {"", NULL},
    };
    static const char *const twins[] = {"bat", "cat"};
    char word[200];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *nearest = s0_nearest(cases[i].word, names, 5);

        if (!s0_text_same(nearest, cases[i].nearest))
            fail_msg("\"%s\" found \"%s\"", cases[i].word, nearest != NULL ? nearest : "nothing");
    }
    assert_string_equal(s0_nearest("rat", twins, 2), "bat");
    assert_null(s0_nearest("owner", names, 0));
    memset(word, 'x', sizeof word);
    word[sizeof word - 1] = '\0';
    assert_null(s0_nearest(word, names, 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_buffer_holds_what_was_put),
        cmocka_unit_test(a_buffer_that_found_no_room_says_so_at_the_end),
        cmocka_unit_test(texts_are_ordered_by_bytes_and_nothing_comes_first),
        cmocka_unit_test(people_count_by_value),
        cmocka_unit_test(the_nearest_name_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
