/* test_error.c - what base/error.h promises: the place, the line, the caret, and
 * that nothing harmful gets through. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "source.h"

static const s0_source sample = {
    .path = "evidence/backup.yaml", .text = "first: 1\nsecond: two\nlast: 3", .size = 28};

static void an_error_names_place_line_and_caret(void **state)
{
    s0_error err = {0};
    char text[2048];
    size_t size;

    (void)state;
    assert_int_equal(
        s0_fail(&err, S0_EINPUT, (s0_mark){&sample, 2, 9}, "the limit \"%s\" is no number", "two"),
        S0_EINPUT);
    s0_hint(&err, "write %s", "2");
    assert_int_equal(err.code, S0_EINPUT);
    assert_string_equal(err.where, "evidence/backup.yaml:2:9");
    assert_string_equal(err.line, "second: two");
    assert_int_equal(err.caret, 8);
    size = s0_error_text(&err, text, sizeof text);
    assert_string_equal(text, "evidence/backup.yaml:2:9: the limit \"two\" is no number\n"
                              "  second: two\n"
                              "          ^\n"
                              "hint: write 2\n");
    assert_int_equal(size, strlen(text));
    size = s0_error_text(&err, text, 20);
    assert_int_equal(size, 19);
    assert_int_equal(strlen(text), 19);
}

static void an_error_without_a_place_is_one_line(void **state)
{
    s0_error err = {0};
    char text[256], where[64];

    (void)state;
    assert_int_equal(s0_fail_memory(&err), S0_ENOMEM);
    s0_error_text(&err, text, sizeof text);
    assert_string_equal(text, "out of memory\n");
    s0_mark_text((s0_mark){0}, where, sizeof where);
    assert_string_equal(where, "");
    s0_mark_text((s0_mark){&sample, 0, 0}, where, sizeof where);
    assert_string_equal(where, "evidence/backup.yaml");
    s0_mark_text((s0_mark){&sample, 3, 0}, where, sizeof where);
    assert_string_equal(where, "evidence/backup.yaml:3");
}

static void no_error_object_is_fine(void **state)
{
    (void)state;
    assert_int_equal(s0_fail(NULL, S0_EIO, (s0_mark){0}, "x"), S0_EIO);
    assert_int_equal(s0_fail_memory(NULL), S0_ENOMEM);
    s0_hint(NULL, "x");
}

static void a_second_failure_replaces_the_first_and_may_quote_it(void **state)
{
    s0_error err = {0};

    (void)state;
    s0_fail(&err, S0_EINPUT, (s0_mark){&sample, 1, 1}, "first");
    s0_hint(&err, "a hint");
    s0_fail(&err, S0_EIO, (s0_mark){0}, "after %s", err.message);
    assert_string_equal(err.message, "after first");
    assert_string_equal(err.where, "");
    assert_string_equal(err.line, "");
    assert_string_equal(err.hint, "");
}

static void places_outside_the_text_have_an_empty_line(void **state)
{
    s0_error err = {0};

    (void)state;
    s0_fail(&err, S0_EINPUT, (s0_mark){&sample, 9, 4}, "x");
    assert_string_equal(err.line, "");
    assert_int_equal(err.caret, 0);
    s0_fail(&err, S0_EINPUT, (s0_mark){&sample, 1, 400}, "x");
    assert_string_equal(err.line, "first: 1");
    assert_int_equal(err.caret, 8);
}

static void a_long_line_is_shortened_around_its_column(void **state)
{
    static char text[100001];
    s0_source source = {.path = "x.csv", .text = text, .size = 100000};
    static const uint32_t columns[] = {1, 2, 30, 40, 500, 99970, 99999, 100000};
    s0_error err = {0};

    (void)state;
    for (size_t i = 0; i < 100000; i++)
        text[i] = (char)('a' + i % 26);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        s0_fail(&err, S0_EINPUT, (s0_mark){&source, 1, columns[i]}, "x");
        assert_in_range(strlen(err.line), 70, 76);
        assert_true(err.caret < strlen(err.line));
        assert_int_equal(err.line[err.caret], text[columns[i] - 1]);
        assert_true((columns[i] > 36) == (strncmp(err.line, "...", 3) == 0));
        assert_true((columns[i] < 99960) == (strcmp(err.line + strlen(err.line) - 3, "...") == 0));
    }
}

static void the_caret_counts_columns_of_the_screen(void **state)
{
    s0_source wide = source_of("x.yaml", "\xE4\xBD\xA0\xE5\xA5\xBD: x\ta\x1B"
                                         "b\r\nnext");
    s0_error err = {0};

    (void)state;
    s0_fail(&err, S0_EINPUT, (s0_mark){&wide, 1, 3}, "x");
    assert_int_equal(err.caret, 4);
    s0_fail(&err, S0_EINPUT, (s0_mark){&wide, 1, 9}, "x");
    assert_string_equal(err.line, "\xE4\xBD\xA0\xE5\xA5\xBD: x a\\x1Bb");
    assert_int_equal(err.caret, 13);
}

static void nothing_harmful_gets_into_an_error(void **state)
{
    s0_source source = source_of("a\x1B\nb.yaml", "x");
    s0_error err = {0};
    char text[4096];

    (void)state;
    /* NOLINTNEXTLINE(misc-misleading-bidirectional) */
    s0_fail(&err, S0_EINPUT, (s0_mark){&source, 1, 1}, "the name \"%s\"", "\x1B[2J\nx\xE2\x80\xAE");
    s0_hint(&err, "%s", "\x07");
    assert_string_equal(err.message, "the name \"\\x1B[2J x\\u{202E}\"");
    assert_string_equal(err.hint, "\\x07");
    s0_error_text(&err, text, sizeof text);
    for (const char *c = text; *c != '\0'; c++)
        assert_true(*c == '\n' || (unsigned char)*c >= 0x20);
}

static void long_words_are_cut_between_characters(void **state)
{
    char word[2000], path[1000], where[64];
    s0_source source = {.path = path};
    s0_error err = {0};

    (void)state;
    for (size_t i = 0; i + 2 < sizeof word; i += 2)
        memcpy(word + i, "\xC3\xA4", 3);
    s0_fail(&err, S0_EINPUT, (s0_mark){0}, "x%s", word);
    assert_in_range(strlen(err.message), 500, 511);
    assert_string_equal(err.message + strlen(err.message) - 5, "\xC3\xA4...");
    memset(path, 'p', sizeof path);
    path[sizeof path - 1] = '\0';
    s0_mark_text((s0_mark){&source, 12, 34}, where, sizeof where);
    assert_int_equal(strlen(where), 63);
    assert_string_equal(where + 54, "...:12:34");
}

static void faults_are_ordered_by_place(void **state)
{
    static const char *const order[] = {"a.yaml:2:9",  "a.yaml:10:1", "a.yaml:10:2",
                                        "a.yaml:10:2", "b.yaml",      "b.yaml:1"};
    static const int mixed[] = {5, 2, 0, 4, 3, 1};
    s0_faults faults = {0};

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        s0_error err = {.code = S0_EINPUT};

        snprintf(err.where, sizeof err.where, "%s", order[mixed[i]]);
        snprintf(err.message, sizeof err.message, "m%d", mixed[i]);
        s0_faults_add(&faults, &err);
    }
    s0_faults_sort(&faults);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(faults.items[i].where, order[i]);
        assert_int_equal(faults.items[i].message[1], '0' + (int)i);
    }
    s0_faults_free(&faults);
    assert_int_equal(faults.count, 0);
}

static void more_than_a_hundred_faults_are_counted_not_kept(void **state)
{
    s0_faults faults = {0};
    s0_error err = {0};

    (void)state;
    for (int i = 0; i < 130; i++)
        s0_faults_add(&faults, &err);
    assert_int_equal(faults.count, S0_FAULTS_MAX);
    assert_int_equal(faults.lost, 30);
    s0_faults_free(&faults);
    s0_faults_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_names_place_line_and_caret),
        cmocka_unit_test(an_error_without_a_place_is_one_line),
        cmocka_unit_test(no_error_object_is_fine),
        cmocka_unit_test(a_second_failure_replaces_the_first_and_may_quote_it),
        cmocka_unit_test(places_outside_the_text_have_an_empty_line),
        cmocka_unit_test(a_long_line_is_shortened_around_its_column),
        cmocka_unit_test(the_caret_counts_columns_of_the_screen),
        cmocka_unit_test(nothing_harmful_gets_into_an_error),
        cmocka_unit_test(long_words_are_cut_between_characters),
        cmocka_unit_test(faults_are_ordered_by_place),
        cmocka_unit_test(more_than_a_hundred_faults_are_counted_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
