/* faults.c - the list of faults in error.h: several errors of one set of inputs. */
#include "base/error.h"

#include <stdlib.h>
#include <string.h>

void s0_faults_add(s0_faults *faults, const s0_error *err)
{
    s0_error *items;

    if (faults->count >= S0_FAULTS_MAX) {
        faults->lost++;
        return;
    }
    items = realloc(faults->items, (faults->count + 1) * sizeof *items);
    if (items == NULL) {
        faults->lost++;
        return;
    }
    items[faults->count++] = *err;
    faults->items = items;
}

/* A `where` taken apart: "path", "path:line" or "path:line:column". */
typedef struct place {
    size_t path; /* bytes of it */
    unsigned long numbers[2];
} place;

/* Where the ":number" that ends the first `size` bytes begins; `size` when there is none. */
static size_t number_at(const char *text, size_t size)
{
    size_t i = size;

    while (i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9')
        i--;
    return i < size && i > 0 && text[i - 1] == ':' ? i - 1 : size;
}

static place place_of(const s0_error *err)
{
    size_t size = strlen(err->where), last = number_at(err->where, size),
           first = number_at(err->where, last);
    place at = {first, {0, 0}};

    if (first < last) {
        at.numbers[0] = strtoul(err->where + first + 1, NULL, 10);
        at.numbers[1] = strtoul(err->where + last + 1, NULL, 10);
    } else if (last < size) {
        at.numbers[0] = strtoul(err->where + last + 1, NULL, 10);
    }
    return at;
}

static int by_place(const void *a, const void *b)
{
    const s0_error *x = a, *y = b;
    place p = place_of(x), q = place_of(y);
    int order = memcmp(x->where, y->where, p.path < q.path ? p.path : q.path);

    if (order == 0)
        order = (p.path > q.path) - (p.path < q.path);
    for (int i = 0; i < 2 && order == 0; i++)
        order = (p.numbers[i] > q.numbers[i]) - (p.numbers[i] < q.numbers[i]);
    return order != 0 ? order : strcmp(x->message, y->message);
}

void s0_faults_sort(s0_faults *faults)
{
    if (faults->count > 1)
        qsort(faults->items, faults->count, sizeof *faults->items, by_place);
}

void s0_faults_free(s0_faults *faults)
{
    if (faults == NULL)
        return;
    free(faults->items);
    memset(faults, 0, sizeof *faults);
}
