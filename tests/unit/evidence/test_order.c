/* The order of records by packed keys is the order of their cells, whatever the texts look like. */
#include "populations.h"

#define ROWS 4000

/* Letters, digits, zeros in front, numbers of many digits: a small alphabet, so that much is equal.
 */
static const char *text_of_number(uint32_t number)
{
    static const char *const parts[] = {"a", "s",  "0", "00",        "1",
                                        "9", "12", "-", "123456789", "b7"};
    char text[64] = "";

    for (uint32_t n = number % 5 + 1; n > 0; n--) {
        strcat(text, parts[number % 10]);
        number = number / 10 * 2654435761u + n;
    }
    return s0_text_dup(arena, text);
}

static void packed_keys_order_as_cells_do(void **state)
{
    static const s0_entry entries[] = {
        {.kind = S0_ENTRY_COLUMN, .name = "t.key", .type = S0_TYPE_KEY},
        {.kind = S0_ENTRY_COLUMN, .name = "t.on", .type = S0_TYPE_DATE}};
    const s0_entry *columns[] = {&entries[0], &entries[1]};
    const char *const names[] = {"key", "on"};
    s0_cell *cells = s0_alloc_n(arena, ROWS * 2, sizeof *cells);
    s0_terms terms = {0};
    const s0_selection *rows;
    const uint8_t *same;
    const size_t *order;

    (void)state;
    for (uint32_t i = 0; i < ROWS; i++) {
        const char *text = text_of_number(i * 2654435761u);

        cells[2 * i] = (s0_cell){.state = i % 97 == 0   ? S0_UNKNOWN
                                          : i % 89 == 0 ? S0_NONE
                                                        : S0_GIVEN,
                                 .type = S0_TYPE_KEY,
                                 .as.text = {text, text}};
        cells[2 * i + 1] = (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_DATE};
        cells[2 * i + 1].as.date.first = cells[2 * i + 1].as.date.last = (s0_day)(i % 7) - 3;
    }
    rows = s0_select(arena, s0_table_build(arena, "t", columns, 2, cells, ROWS, NULL, NULL));
    for (size_t first = 0; first < 2; first++) {
        assert_int_equal(s0_selection_order_same(&order, &same, arena, rows, names + first,
                                                 2 - first, &terms, NULL),
                         S0_OK);
        for (size_t i = 1; i < ROWS; i++) {
            size_t equal = 0;
            int way = 0;

            while (way == 0 && first + equal < 2) {
                s0_cell a = s0_selection_cell(rows, order[i - 1], first + equal);
                s0_cell b = s0_selection_cell(rows, order[i], first + equal);

                way = s0_cell_sort(&a, &b);
                equal += way == 0;
            }
            assert_true(way <= 0);
            assert_int_equal(same[i], equal);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(packed_keys_order_as_cells_do, open_arena, close_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
