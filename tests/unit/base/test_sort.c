/* test_sort.c - the promises of base/sort.h, one test each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sort.h"

#define MOST 300

static bool by_value(void *values, uint32_t a, uint32_t b)
{
    const int *items = values;

    return items[a] < items[b];
}

/* An order that changes its mind with every question. */
static bool at_whim(void *state, uint32_t a, uint32_t b)
{
    unsigned *seed = state;

    *seed = *seed * 1103515245u + 12345u + a + b;
    return *seed >> 16 & 1u;
}

static void every_size_is_sorted_and_equals_keep_their_order(void **state)
{
    uint32_t order[MOST], scratch[MOST];
    int values[MOST];

    (void)state;
    for (size_t count = 0; count <= MOST; count++) {
        for (size_t i = 0; i < count; i++)
            values[i] = (int)(i * 7919u % 23u);
        s0_sort_order(order, scratch, count, by_value, values);
        for (size_t i = 1; i < count; i++) {
            int left = values[order[i - 1]], right = values[order[i]];

            assert_true(left < right || (left == right && order[i - 1] < order[i]));
        }
    }
}

static void an_order_that_contradicts_itself_loses_and_doubles_nothing(void **state)
{
    uint32_t order[MOST], scratch[MOST];
    unsigned seed = 1;

    (void)state;
    for (int round = 0; round < 20; round++) {
        bool seen[MOST] = {false};

        s0_sort_order(order, scratch, MOST, at_whim, &seed);
        for (size_t i = 0; i < MOST; i++) {
            assert_true(order[i] < MOST);
            assert_false(seen[order[i]]);
            seen[order[i]] = true;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_is_sorted_and_equals_keep_their_order),
        cmocka_unit_test(an_order_that_contradicts_itself_loses_and_doubles_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
