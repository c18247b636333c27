/* `where` asked again and again answers what it answers the first time, index or not, and then
 * costs what it finds and no more. */
#include "populations.h"

#define ROWS 3000
#define VALUES 40 /* different ones of each column */

static uint64_t spent;

static void count_steps(void *context, uint64_t rows)
{
    (void)context;
    spent += rows;
}

static const s0_entry entries[] = {
    {.kind = S0_ENTRY_COLUMN, .name = "t.key", .type = S0_TYPE_KEY},
    {.kind = S0_ENTRY_COLUMN, .name = "t.mail", .type = S0_TYPE_EMAIL},
    {.kind = S0_ENTRY_COLUMN, .name = "t.number", .type = S0_TYPE_INTEGER},
    {.kind = S0_ENTRY_COLUMN, .name = "t.on", .type = S0_TYPE_DATE},
};
#define COLUMNS (sizeof entries / sizeof *entries)

static s0_cell cell_at(uint32_t row, uint32_t column)
{
    uint32_t number = (row * 2654435761u + column * 40503u) >> 7;
    s0_cell cell = {.state = S0_GIVEN, .type = entries[column].type};
    char *text;

    if (number % 31 == 0)
        cell.state = S0_UNKNOWN;
    else if (number % 29 == 0)
        cell.state = S0_NONE;
    number = number / 31 % VALUES;
    if (cell.type == S0_TYPE_INTEGER) {
        cell.as.integer = number;
    } else if (cell.type == S0_TYPE_DATE) { /* some are months */
        cell.as.date.first = (s0_day)(20000 + number % 5 * 31);
        cell.as.date.last = cell.as.date.first + (number % 3 == 0 ? 30 : 0);
    } else {
        text = s0_textf(arena, number % 2 == 0 ? "k%u" : "K%u", number / 2);
        cell.as.text.key = cell.as.text.shown = text;
    }
    return cell;
}

static const s0_selection *population(void)
{
    const s0_entry *columns[COLUMNS];
    s0_cell *cells = s0_alloc_n(arena, ROWS * COLUMNS, sizeof *cells);

    for (uint32_t i = 0; i < COLUMNS; i++)
        columns[i] = &entries[i];
    for (uint32_t i = 0; i < ROWS * COLUMNS; i++)
        cells[i] = cell_at(i / COLUMNS, i % COLUMNS);
    return s0_select(arena, s0_table_build(arena, "t", columns, COLUMNS, cells, ROWS, NULL, NULL));
}

/* The condition number `n`: an equality, one among others, one of two, and what no index serves. */
static s0_condition *condition(uint32_t n)
{
    const char *text = s0_textf(arena, n % 3 == 0 ? "k%u" : "K%u", n % (VALUES / 2 + 3));
    s0_condition *key = test("key", S0_IS, words(text)), *mail = test("mail", S0_IS, words(text)),
                 *number = test("number", S0_IS, whole(n % VALUES)),
                 *on = test("on", S0_AFTER, words("2024-11-10"));

    switch (n % 6) {
    case 0:
        return key;
    case 1:
        return mail;
    case 2:
        return number;
    case 3:
        return joined(S0_ALL_OF, on, number);
    case 4:
        return joined(S0_ALL_OF, key, joined(S0_ANY_OF, on, mail));
    default:
        return joined(S0_ANY_OF, key, number);
    }
}

static void the_same_with_and_without_an_index(void **state)
{
    const s0_selection *all = population(), *plain, *quick, *some;
    s0_terms terms = terms_of("2026-06-30", "2026-01-01", "2026-06-30"), remembering = terms;

    (void)state;
    remembering.memory = s0_where_memory_new(arena);
    assert_non_null(remembering.memory);
    /* a population that is uncertain in places already */
    assert_int_equal(
        s0_select_where(&some, arena, all, test("on", S0_AFTER, words("2024-10-15")), &terms, NULL),
        S0_OK);
    assert_true(s0_selection_uncertain_count(some) > 0);
    for (uint32_t n = 0; n < 600; n++) {
        const s0_selection *from = n % 2 == 0 ? all : some;
        const s0_condition *asked = condition(n / 2);

        assert_int_equal(s0_select_where(&plain, arena, from, asked, &terms, NULL), S0_OK);
        assert_int_equal(s0_select_where(&quick, arena, from, asked, &remembering, NULL), S0_OK);
        assert_int_equal(s0_selection_uncertain_count(plain), s0_selection_uncertain_count(quick));
        assert_string_equal(lines_of(plain, "key mail number on"),
                            lines_of(quick, "key mail number on"));
    }
}

static void asking_often_costs_what_is_found(void **state)
{
    const s0_selection *all = population(), *found;
    s0_terms terms = {.spend = count_steps, .memory = s0_where_memory_new(arena)};
    uint64_t first;

    (void)state;
    spent = 0;
    assert_int_equal(s0_select_where(&found, arena, all, condition(0), &terms, NULL), S0_OK);
    first = spent;
    assert_true(first >= ROWS);
    for (uint32_t n = 0; n < 20; n++)
        assert_int_equal(s0_select_where(&found, arena, all, condition(n * 6), &terms, NULL),
                         S0_OK);
    spent = 0;
    for (uint32_t n = 0; n < 20; n++)
        assert_int_equal(s0_select_where(&found, arena, all, condition(n * 6), &terms, NULL),
                         S0_OK);
    assert_true(spent / 20 < first / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_same_with_and_without_an_index, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(asking_often_costs_what_is_found, open_arena, close_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
