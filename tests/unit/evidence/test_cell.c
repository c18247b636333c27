/* test_cell.c - the promises of evidence/cell.h, one test each. */
#include <string.h>

#include "cmocka_all.h"
#include "evidence/cell.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static s0_arena *arena;
static const char *const words[] = {"low", "very high"};

static int start(void **state)
{
    (void)state;
    arena = s0_arena_new();
    return arena == NULL;
}

static int end(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static s0_entry entry_of(s0_type type)
{
    return (s0_entry){
        .kind = S0_ENTRY_COLUMN, .name = "t.c", .type = type, .words = words, .word_count = 2};
}

static s0_cell cell_of(s0_type type, const char *text)
{
    s0_entry entry = entry_of(type);
    s0_cell cell;
    char why[160];
    bool memory;

    if (!s0_cell_read(&cell, arena, &entry, text, strlen(text), 60, why, &memory))
        fail_msg("\"%s\" %s", text, why);
    return cell;
}

static const char *text_of(s0_cell cell)
{
    s0_buf buf = s0_buf_in(arena);

    s0_cell_text(&buf, &cell);
    return s0_buf_text(&buf);
}

static void text_is_read_by_the_type_and_shown_as_people_read_it(void **state)
{
    static const struct {
        s0_type type;
        const char *text, *shown;
    } cases[] = {
        {S0_TYPE_TEXT, "2026-03-31", "2026-03-31"},
        {S0_TYPE_TEXT, " as written ", " as written "},
        {S0_TYPE_KEY, " p1 ", " p1 "},
        {S0_TYPE_EMAIL, "Ada@Example.org", "Ada@Example.org"},
        {S0_TYPE_BOOLEAN, "TRUE", "yes"},
        {S0_TYPE_BOOLEAN, "Yes", "yes"},
        {S0_TYPE_BOOLEAN, " no ", "no"},
        {S0_TYPE_BOOLEAN, "False", "no"},
        {S0_TYPE_INTEGER, "-42", "-42"},
        {S0_TYPE_INTEGER, "9223372036854775807", "9223372036854775807"},
        {S0_TYPE_NUMBER, "12.50", "12.5"},
        {S0_TYPE_SHARE, "95 %", "95 %"},
        {S0_TYPE_SHARE, "99.5%", "99.5 %"},
        {S0_TYPE_DATE, "2026-03-31", "2026-03-31"},
        {S0_TYPE_DATE, "2026-03", "2026-03"},
        {S0_TYPE_DATE, "2026-03-31T23:30:00-02:00", "2026-03-31"},
        {S0_TYPE_INSTANT, "2026-03-31T14:05:00Z", "2026-03-31T14:05:00Z"},
        {S0_TYPE_INSTANT, "2026-03-31 14:05", "2026-03-31T14:05:00+01:00"},
        {S0_TYPE_DURATION, "1 quarter", "1 quarter"},
        {S0_TYPE_WORD, "Very High", "Very High"},
        {S0_TYPE_TEXTS, "one", "one"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        s0_cell cell = cell_of(cases[i].type, cases[i].text);

        assert_int_equal(cell.state, S0_GIVEN);
        assert_int_equal(cell.type, cases[i].type);
        assert_string_equal(text_of(cell), cases[i].shown);
    }
}

static void text_not_of_its_type_says_what_was_expected(void **state)
{
    static const struct {
        s0_type type;
        const char *text, *why;
    } cases[] = {
        {S0_TYPE_BOOLEAN, "Y", "is not yes or no"},
        {S0_TYPE_INTEGER, "1,000", "is not a whole number"},
        {S0_TYPE_INTEGER, "9223372036854775808", "is beyond 64 bits"},
        {S0_TYPE_NUMBER, "12,5", "is not a number (12.5)"},
        {S0_TYPE_NUMBER, "0.12345678901234567", "has more digits than can be held exactly (15)"},
        {S0_TYPE_SHARE, "0.95", "is not a share (95 %)"},
        {S0_TYPE_DATE, "31.03.2026", "is not a date (2026-03-31)"},
        {S0_TYPE_DATE, "2026-02-30", "is not a date (2026-03-31)"},
        {S0_TYPE_INSTANT, "2026-03-31", "is not an instant (2026-03-31T14:05:00Z)"},
        {S0_TYPE_DURATION, "soon", "is not a duration (14 days)"},
        {S0_TYPE_WORD, "high", "is not one of low, very high"},
        {S0_TYPE_MAP, "x", "is not a map"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        s0_entry entry = entry_of(cases[i].type);
        s0_cell cell;
        char why[160];
        bool memory;

        assert_false(s0_cell_read(&cell, arena, &entry, cases[i].text, strlen(cases[i].text), 0,
                                  why, &memory));
        assert_false(memory);
        assert_string_equal(why, cases[i].why);
    }
}

static void none_is_none_in_every_type_and_any_case(void **state)
{
    (void)state;
    for (int type = S0_TYPE_TEXT; type <= S0_TYPE_MAP; type++) {
        assert_int_equal(cell_of((s0_type)type, "none").state, S0_NONE);
        assert_int_equal(cell_of((s0_type)type, " None ").state, S0_NONE);
    }
}

static void an_empty_cell_is_what_the_vocabulary_says(void **state)
{
    s0_entry entry = entry_of(S0_TYPE_DATE);
    s0_cell cell;
    char why[160];
    bool memory;

    (void)state;
    assert_true(s0_cell_read(&cell, arena, &entry, " ", 1, 0, why, &memory));
    assert_int_equal(cell.state, S0_UNKNOWN);
    entry.empty_is_none = true;
    assert_true(s0_cell_read(&cell, arena, &entry, "", 0, 0, why, &memory));
    assert_int_equal(cell.state, S0_NONE);
}

static void a_long_list_of_words_is_cut_in_the_message(void **state)
{
    static const char *many[40];
    s0_entry entry = {.type = S0_TYPE_WORD, .words = many, .word_count = 40};
    s0_cell cell;
    char why[160];
    bool memory;

    (void)state;
    for (size_t i = 0; i < 40; i++)
        many[i] = "abcdefgh";
    assert_false(s0_cell_read(&cell, arena, &entry, "x", 1, 0, why, &memory));
    assert_true(strlen(why) < 160);
    assert_string_equal(why + strlen(why) - strlen(", …"), ", …");
}

static void memory_that_is_short_is_no_misfit(void **state)
{
    static _Alignas(16) unsigned char block[256];
    s0_arena *tiny = s0_arena_over(block, sizeof block);
    s0_entry entry = entry_of(S0_TYPE_TEXT);
    char text[400], why[160];
    s0_cell cell;
    bool memory;

    (void)state;
    memset(text, 'x', sizeof text);
    assert_false(s0_cell_read(&cell, tiny, &entry, text, sizeof text, 0, why, &memory));
    assert_true(memory);
}

static void keys_compare_trimmed_and_mails_in_lower_case(void **state)
{
    s0_cell a = cell_of(S0_TYPE_KEY, " p1 "), b = cell_of(S0_TYPE_KEY, "p1");
    s0_cell c = cell_of(S0_TYPE_EMAIL, "Ada@Example.org"),
            d = cell_of(S0_TYPE_EMAIL, "ada@example.org");
    s0_cell e = cell_of(S0_TYPE_KEY, "P1");
    s0_cell composed = cell_of(S0_TYPE_KEY, "J\xC3\xBCrgen");
    s0_cell apart = cell_of(S0_TYPE_KEY, "Ju\xCC\x88rgen");

    (void)state;
    assert_int_equal(s0_cell_same(&a, &b), S0_YES);
    assert_int_equal(s0_cell_same(&c, &d), S0_YES);
    assert_int_equal(s0_cell_same(&a, &e), S0_NO);
    assert_int_equal(s0_cell_same(&composed, &apart), S0_YES);
    assert_ptr_equal(b.as.text.key, b.as.text.shown);
}

static void words_compare_without_regard_to_case(void **state)
{
    s0_cell a = cell_of(S0_TYPE_WORD, "LOW"), b = cell_of(S0_TYPE_WORD, "low");
    s0_cell text = cell_of(S0_TYPE_TEXT, "Low");

    (void)state;
    assert_int_equal(s0_cell_same(&a, &b), S0_YES);
    assert_int_equal(s0_cell_same(&a, &text), S0_YES);
}

static void equality_has_three_values(void **state)
{
    s0_cell none = s0_cell_none(), unknown = s0_cell_unknown(),
            day = cell_of(S0_TYPE_DATE, "2026-03-31");
    s0_cell month = cell_of(S0_TYPE_DATE, "2026-03"), other = cell_of(S0_TYPE_DATE, "2026-04-01");

    (void)state;
    assert_int_equal(s0_cell_same(&none, &none), S0_YES);
    assert_int_equal(s0_cell_same(&none, &day), S0_NO);
    assert_int_equal(s0_cell_same(&unknown, &none), S0_MAYBE);
    assert_int_equal(s0_cell_same(&unknown, &unknown), S0_MAYBE);
    assert_int_equal(s0_cell_same(&month, &day), S0_MAYBE);
    assert_int_equal(s0_cell_same(&month, &month), S0_MAYBE);
    assert_int_equal(s0_cell_same(&month, &other), S0_NO);
    assert_int_equal(s0_cell_same(&day, &day), S0_YES);
}

static void cells_of_different_kinds_are_never_the_same(void **state)
{
    s0_cell yes = cell_of(S0_TYPE_BOOLEAN, "yes"), one = cell_of(S0_TYPE_INTEGER, "1");
    s0_cell text = cell_of(S0_TYPE_TEXT, "1");

    (void)state;
    assert_int_equal(s0_cell_same(&yes, &yes), S0_YES);
    assert_int_equal(s0_cell_sort(&one, &text), 1);
    assert_int_equal(s0_cell_sort(&text, &one), -1);
    assert_int_equal(s0_cell_same(&yes, &one), S0_NO);
    assert_int_equal(s0_cell_same(&one, &text), S0_NO);
    assert_int_equal(s0_cell_order(&yes, &one), 2);
}

static void what_can_be_ordered_is_ordered(void **state)
{
    static const struct {
        s0_type left;
        const char *a;
        s0_type right;
        const char *b;
        int order;
    } cases[] = {
        {S0_TYPE_INTEGER, "2", S0_TYPE_NUMBER, "2.5", -1},
        {S0_TYPE_NUMBER, "2.5", S0_TYPE_INTEGER, "2", 1},
        {S0_TYPE_INTEGER, "2", S0_TYPE_NUMBER, "2", 0},
        {S0_TYPE_INTEGER, "9007199254740993", S0_TYPE_NUMBER, "9007199254740990", 1},
        {S0_TYPE_INTEGER, "-3", S0_TYPE_NUMBER, "-2.5", -1},
        {S0_TYPE_SHARE, "95 %", S0_TYPE_NUMBER, "90", 1},
        {S0_TYPE_DATE, "2026-03-31", S0_TYPE_DATE, "2026-04-01", -1},
        {S0_TYPE_DATE, "2026-03", S0_TYPE_DATE, "2026-04-01", -1},
        {S0_TYPE_DATE, "2026-03", S0_TYPE_DATE, "2026-03-31", 2},
        {S0_TYPE_DATE, "2026-03-31", S0_TYPE_INSTANT, "2026-03-31T23:59:00Z", 0},
        {S0_TYPE_INSTANT, "2026-03-31T12:00:00Z", S0_TYPE_INSTANT, "2026-03-31T13:30:00+02:00", 1},
        {S0_TYPE_DURATION, "1 week", S0_TYPE_DURATION, "8 days", -1},
        {S0_TYPE_DURATION, "30 days", S0_TYPE_DURATION, "1 month", 2},
        {S0_TYPE_TEXT, "a", S0_TYPE_TEXT, "b", 2},
        {S0_TYPE_BOOLEAN, "no", S0_TYPE_BOOLEAN, "yes", 2},
        {S0_TYPE_INTEGER, "9223372036854775807", S0_TYPE_NUMBER, "1e19", -1},
        {S0_TYPE_INTEGER, "-9223372036854775808", S0_TYPE_NUMBER, "-1e19", 1},
        {S0_TYPE_INTEGER, "1", S0_TYPE_INTEGER, "2", -1},
        {S0_TYPE_INSTANT, "2026-04-01T00:00:00Z", S0_TYPE_DATE, "2026-03", 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        s0_cell a = cell_of(cases[i].left, cases[i].a), b = cell_of(cases[i].right, cases[i].b);

        assert_int_equal(s0_cell_order(&a, &b), cases[i].order);
    }
}

static void sorting_puts_unknown_first_then_none_then_values(void **state)
{
    s0_cell cells[] = {s0_cell_unknown(), s0_cell_none(), cell_of(S0_TYPE_KEY, "A.5.9"),
                       cell_of(S0_TYPE_KEY, "A.5.10"), cell_of(S0_TYPE_KEY, "B")};

    (void)state;
    for (size_t i = 0; i < COUNT(cells); i++)
        for (size_t k = 0; k < COUNT(cells); k++)
            assert_int_equal(s0_cell_sort(&cells[i], &cells[k]), i < k ? -1 : i > k);
}

static void sorting_always_decides(void **state)
{
    static const struct {
        s0_type type;
        const char *low, *high;
    } cases[] = {
        {S0_TYPE_DATE, "2026-03-01", "2026-03"},
        {S0_TYPE_DATE, "2026-03", "2026-03-02"},
        {S0_TYPE_BOOLEAN, "no", "yes"},
        {S0_TYPE_NUMBER, "-1", "0.5"},
        {S0_TYPE_DURATION, "30 days", "1 month"},
        {S0_TYPE_DURATION, "72 hours", "4 days"},
        {S0_TYPE_INSTANT, "2026-03-31T12:00:00Z", "2026-03-31T12:00:01Z"},
        {S0_TYPE_TEXTS, "a", "b"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        s0_cell low = cell_of(cases[i].type, cases[i].low);
        s0_cell high = cell_of(cases[i].type, cases[i].high);

        assert_int_equal(s0_cell_sort(&low, &high), -1);
        assert_int_equal(s0_cell_sort(&high, &low), 1);
        assert_int_equal(s0_cell_sort(&low, &low), 0);
    }
}

static void dates_and_instants_are_shifted_by_durations(void **state)
{
    static const struct {
        s0_type type;
        const char *start, *length;
        int sign;
        const char *end;
    } cases[] = {
        {S0_TYPE_DATE, "2026-03-31", "1 month", 1, "2026-04-30"},
        {S0_TYPE_DATE, "2026-03-31", "1 day", -1, "2026-03-30"},
        {S0_TYPE_DATE, "2026-03-31", "36 hours", 1, "2026-04-02"},
        {S0_TYPE_DATE, "2026-03-27", "1 working day", 1, "2026-03-30"},
        {S0_TYPE_INSTANT, "2026-03-31T12:00:00Z", "72 hours", 1, "2026-04-03T12:00:00Z"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        s0_cell day = cell_of(cases[i].type, cases[i].start);
        s0_cell length = cell_of(S0_TYPE_DURATION, cases[i].length);

        assert_string_equal(text_of(s0_cell_shift(&day, &length, cases[i].sign, NULL)),
                            cases[i].end);
    }
}

static void a_shift_without_date_or_limit_is_none_and_else_unknown(void **state)
{
    s0_cell none = s0_cell_none(), unknown = s0_cell_unknown();
    s0_cell day = cell_of(S0_TYPE_DATE, "2026-03-31"), length = cell_of(S0_TYPE_DURATION, "1 day");

    (void)state;
    assert_int_equal(s0_cell_shift(&none, &length, 1, NULL).state, S0_NONE);
    assert_int_equal(s0_cell_shift(&day, &none, 1, NULL).state, S0_NONE);
    assert_int_equal(s0_cell_shift(&unknown, &none, 1, NULL).state, S0_NONE);
    assert_int_equal(s0_cell_shift(&unknown, &length, 1, NULL).state, S0_UNKNOWN);
    assert_int_equal(s0_cell_shift(&day, &unknown, 1, NULL).state, S0_UNKNOWN);
    assert_int_equal(s0_cell_shift(&day, &day, 1, NULL).state, S0_UNKNOWN);
}

static void states_are_shown_in_words(void **state)
{
    (void)state;
    assert_string_equal(text_of(s0_cell_none()), "none");
    assert_string_equal(text_of(s0_cell_unknown()), "unknown");
}

static void lists_of_texts_are_the_same_when_all_texts_are(void **state)
{
    static const char *const one[] = {"a", "b"}, *const other[] = {"a", "c"};
    s0_cell a = {.state = S0_GIVEN, .type = S0_TYPE_TEXTS}, b = a, c = a;

    (void)state;
    a.as.texts.items = one;
    b.as.texts.items = other;
    c.as.texts.items = one;
    a.as.texts.count = b.as.texts.count = 2;
    c.as.texts.count = 1;
    assert_int_equal(s0_cell_same(&a, &a), S0_YES);
    assert_int_equal(s0_cell_same(&a, &b), S0_NO);
    assert_int_equal(s0_cell_same(&a, &c), S0_NO);
    assert_int_equal(s0_cell_sort(&a, &c), 1);
    assert_string_equal(text_of(a), "a, b");
}

static void maps_are_shown_and_compared_as_they_stand(void **state)
{
    s0_value *map = s0_make_map(arena), *other = s0_make_map(arena), *list = s0_make_list(arena);
    s0_cell a = {.state = S0_GIVEN, .type = S0_TYPE_MAP}, b = a;

    (void)state;
    assert_true(s0_list_add(arena, list, s0_make_text(arena, "x")));
    assert_true(s0_list_add(arena, list, s0_make_text(arena, "y")));
    assert_true(s0_map_add(arena, map, "critical", s0_make_text(arena, "7 days")));
    assert_true(s0_map_add(arena, map, "of", list));
    assert_true(s0_map_add(arena, other, "of", list));
    assert_true(s0_map_add(arena, other, "critical", s0_make_text(arena, "7 days")));
    a.as.map = map;
    b.as.map = other;
    assert_string_equal(text_of(a), "critical: 7 days; of: x, y");
    assert_int_equal(s0_cell_same(&a, &b), S0_YES);
    assert_true(s0_map_add(arena, other, "more", s0_make_text(arena, "z")));
    assert_int_equal(s0_cell_same(&a, &b), S0_NO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_read_by_the_type_and_shown_as_people_read_it),
        cmocka_unit_test(text_not_of_its_type_says_what_was_expected),
        cmocka_unit_test(none_is_none_in_every_type_and_any_case),
        cmocka_unit_test(an_empty_cell_is_what_the_vocabulary_says),
        cmocka_unit_test(a_long_list_of_words_is_cut_in_the_message),
        cmocka_unit_test(memory_that_is_short_is_no_misfit),
        cmocka_unit_test(keys_compare_trimmed_and_mails_in_lower_case),
        cmocka_unit_test(words_compare_without_regard_to_case),
        cmocka_unit_test(equality_has_three_values),
        cmocka_unit_test(cells_of_different_kinds_are_never_the_same),
        cmocka_unit_test(what_can_be_ordered_is_ordered),
        cmocka_unit_test(sorting_puts_unknown_first_then_none_then_values),
        cmocka_unit_test(sorting_always_decides),
        cmocka_unit_test(dates_and_instants_are_shifted_by_durations),
        cmocka_unit_test(a_shift_without_date_or_limit_is_none_and_else_unknown),
        cmocka_unit_test(states_are_shown_in_words),
        cmocka_unit_test(lists_of_texts_are_the_same_when_all_texts_are),
        cmocka_unit_test(maps_are_shown_and_compared_as_they_stand),
    };

    return cmocka_run_group_tests(tests, start, end);
}
