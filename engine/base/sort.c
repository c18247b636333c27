/* sort.c - merge sort from the bottom up over element numbers: runs of 1, 2, 4 …
 * are merged from one array into the other, which then change places. */
#include "base/sort.h"

#include <string.h>

/* Merge from[low … middle) and from[middle … high) into `to`. */
static void merge(uint32_t *to, const uint32_t *from, size_t low, size_t middle, size_t high,
                  s0_before before, void *context)
{
    size_t left = low, right = middle, at = low;

    /* Runs that follow each other already: sorted input costs one question a run. */
    if (middle >= high || !before(context, from[middle], from[middle - 1])) {
        memcpy(to + low, from + low, (high - low) * sizeof *to);
        return;
    }
    while (left < middle && right < high)
        to[at++] = before(context, from[right], from[left]) ? from[right++] : from[left++];
    while (left < middle)
        to[at++] = from[left++];
    while (right < high)
        to[at++] = from[right++];
}

void s0_sort_order(uint32_t *order, uint32_t *scratch, size_t count, s0_before before,
                   void *context)
{
    uint32_t *from = order, *to = scratch;

    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    for (size_t width = 1; width < count; width *= 2) {
        uint32_t *merged = to;

        for (size_t low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count;
            size_t high = middle + width < count ? middle + width : count;

            merge(to, from, low, middle, high, before, context);
        }
        to = from;
        from = merged;
    }
    if (from != order && count > 0)
        memcpy(order, from, count * sizeof *order);
}
