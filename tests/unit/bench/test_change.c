/* test_change.c - the promises of bench/change.h: other values by type, each once, none of them
 * what stands there, and the limits that rules have are crossed on both sides. */
#include "bench/change.h"
#include "base/text.h"
#include "bench/own_rule.h"
#include "data/json.h"

/* A site for a value of that type in a column of a table. */
static s0_values values_of(s0_type type, bool empty_is_none, const s0_value *now, const char *fact)
{
    static const char *const words[] = {"low", "high", "none of them"};
    static s0_entry entry;
    s0_site site = {.name = fact != NULL ? fact : "things.x",
                    .table = fact != NULL ? NULL : "things",
                    .entry = &entry,
                    .value = now};
    s0_sites all = {&site, 1};
    s0_values values = {0};

    entry = (s0_entry){.kind = S0_ENTRY_COLUMN,
                       .name = site.name,
                       .type = type,
                       .empty_is_none = empty_is_none,
                       .words = words,
                       .word_count = 3};
    assert_true(s0_site_values(&values, arena, &site, &all));
    return values;
}

static const char *written(const s0_value *value)
{
    s0_buf out = s0_buf_in(arena);

    s0_json_write(&out, value, false);
    return s0_buf_text(&out);
}

static bool holds(const s0_values *values, const char *text)
{
    for (size_t i = 0; i < values->count; i++)
        if (strcmp(written(values->items[i]), text) == 0)
            return true;
    return false;
}

static const s0_value *text(const char *raw)
{
    return s0_make_text(arena, raw);
}

static void nothing_is_tried_twice_nor_what_stands_there(void **state)
{
    const struct {
        s0_type type;
        const s0_value *now;
    } cases[] = {
        {S0_TYPE_BOOLEAN, s0_make_bool(arena, true)},
        {S0_TYPE_INTEGER, s0_make_int(arena, 0)},
        {S0_TYPE_INTEGER, s0_make_int(arena, 1)},
        {S0_TYPE_INTEGER, s0_make_int(arena, -1)},
        {S0_TYPE_NUMBER, s0_make_real(arena, 2.5)},
        {S0_TYPE_SHARE, text("95 %")},
        {S0_TYPE_SHARE, text("100 %")},
        {S0_TYPE_DATE, text("2026-01-01")},
        {S0_TYPE_DATE, text("2026-12-31")},
        {S0_TYPE_DATE, text("none")},
        {S0_TYPE_INSTANT, text("2026-03-02T08:00:00Z")},
        {S0_TYPE_DURATION, text("6 months")},
        {S0_TYPE_WORD, text("high")},
        {S0_TYPE_TEXT, text("changed")},
        {S0_TYPE_KEY, text("a")},
        {S0_TYPE_EMAIL, text("a@example.org")},
        {S0_TYPE_MAP, text("7 days")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int none = 0; none < 2; none++) {
            s0_values values = values_of(cases[i].type, none, cases[i].now, NULL);

            for (size_t a = 0; a < values.count; a++) {
                assert_string_not_equal(written(values.items[a]), written(cases[i].now));
                for (size_t b = 0; b < a; b++)
                    assert_string_not_equal(written(values.items[a]), written(values.items[b]));
            }
            assert_true(values.count > 0 || cases[i].type == S0_TYPE_TEXT);
        }
}

static void each_type_has_the_values_that_limits_are_crossed_with(void **state)
{
    s0_values values = values_of(S0_TYPE_DATE, false, text("2026-03-31"), NULL);

    (void)state;
    assert_true(holds(&values, "\"2026-04-01\"") && holds(&values, "\"2026-03-30\""));
    assert_true(holds(&values, "\"2025-12-31\"") && holds(&values, "\"2027-01-01\""));
    assert_false(holds(&values, "\"none\""));
    values = values_of(S0_TYPE_INSTANT, false, text("2026-03-31T10:30:00Z"), NULL);
    assert_true(holds(&values, "\"2026-04-01T10:30:00Z\""));
    values = values_of(S0_TYPE_INTEGER, false, s0_make_int(arena, 7), NULL);
    assert_true(holds(&values, "8") && holds(&values, "6") && holds(&values, "0"));
    values = values_of(S0_TYPE_BOOLEAN, false, s0_make_bool(arena, true), NULL);
    assert_int_equal(values.count, 1);
    assert_true(holds(&values, "false"));
    values = values_of(S0_TYPE_WORD, false, text("high"), NULL);
    assert_int_equal(values.count, 2);
    assert_true(holds(&values, "\"low\"") && holds(&values, "\"none of them\""));
    values = values_of(S0_TYPE_DURATION, false, text("6 months"), NULL);
    assert_true(holds(&values, "\"0 days\"") && holds(&values, "\"1000 days\""));
    assert_false(holds(&values, "\"6 months\""));
}

static void none_is_tried_where_it_means_something(void **state)
{
    s0_values values = values_of(S0_TYPE_DATE, true, text("2026-03-31"), NULL);

    (void)state;
    assert_true(holds(&values, "\"none\""));
    values = values_of(S0_TYPE_DATE, false, text("2026-03-31"), "own_rules.x.from");
    assert_true(holds(&values, "\"none\""));
    values = values_of(S0_TYPE_DATE, true, text("none"), NULL); /* something where there was none */
    assert_true(values.count > 0);
    assert_false(holds(&values, "\"none\""));
}

static void other_records_lend_their_texts(void **state)
{
    const s0_entry entry = {.kind = S0_ENTRY_COLUMN, .name = "things.x", .type = S0_TYPE_KEY};
    const s0_site sites[] = {
        {.name = "things.x", .table = "things", .row = 0, .entry = &entry, .value = text("a")},
        {.name = "things.x", .table = "things", .row = 1, .entry = &entry, .value = text("b")},
        {.name = "others.x", .table = "others", .row = 0, .entry = &entry, .value = text("c")}};
    const s0_sites all = {sites, 3};
    s0_values values = {0};

    (void)state;
    assert_true(s0_site_values(&values, arena, &sites[0], &all));
    assert_true(holds(&values, "\"b\"") && holds(&values, "\"changed\""));
    assert_false(holds(&values, "\"c\""));
    assert_int_equal(values.count, 2);
}

static int open_arena(void **state)
{
    (void)state;
    arena = s0_arena_new();
    return arena != NULL ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_tried_twice_nor_what_stands_there),
        cmocka_unit_test(each_type_has_the_values_that_limits_are_crossed_with),
        cmocka_unit_test(none_is_tried_where_it_means_something),
        cmocka_unit_test(other_records_lend_their_texts),
    };

    return cmocka_run_group_tests(tests, open_arena, tear_down);
}
