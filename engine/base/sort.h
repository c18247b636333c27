/* sort.h - a stable order that needs no malloc.
 *
 * qsort is not stable, and glibc's takes memory from malloc, which does not
 * exist in a locked-down worker. */
#ifndef S0_BASE_SORT_H
#define S0_BASE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether element `a` must stand before element `b`. It may leave by longjmp. An
 * answer that contradicts itself gives some order, never a crash or a loop. */
typedef bool (*s0_before)(void *context, uint32_t a, uint32_t b);

/* Write the numbers 0 … count-1 to `order` in the order of the elements they stand
 * for; elements of which neither is before the other keep their order. `scratch`
 * has room for `count` numbers as well. */
void s0_sort_order(uint32_t *order, uint32_t *scratch, size_t count, s0_before before,
                   void *context);

#endif
