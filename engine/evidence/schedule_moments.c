/* schedule_moments.c - when something was done: the rows of `done` by day and by subject. */
#include "base/sort.h"
#include "evidence/schedule_parts.h"

typedef struct sorting {
    const s0_moment *moments;
    const s0_selection *done;
    uint32_t at;
} sorting;

/* By day; the undated first; times of one day by the clock. */
static bool earlier(void *context, uint32_t a, uint32_t b)
{
    const sorting *s = context;
    const s0_moment *x = &s->moments[a], *y = &s->moments[b];
    s0_cell p, q;

    if (x->first != y->first)
        return x->first < y->first;
    if (x->last != y->last)
        return x->last < y->last;
    p = s0_selection_cell(s->done, x->record, s->at);
    q = s0_selection_cell(s->done, y->record, s->at);
    return s0_cell_sort(&p, &q) < 0;
}

/* What was done, as found: rows that say it was not are none. */
static size_t gather(const s0_scheduling *m, s0_moment *moments)
{
    const s0_selection *done = m->done;
    size_t count = 0;

    for (size_t i = 0; i < done->count; i++) {
        s0_cell cell = s0_selection_cell(done, i, m->at);
        s0_moment *moment = &moments[count];

        if (cell.state == S0_NONE)
            continue;
        count++;
        *moment = (s0_moment){.first = INT32_MIN, .last = INT32_MAX, .record = (uint32_t)i};
        moment->sure = !s0_selection_uncertain(done, i);
        moment->dated = cell.state == S0_GIVEN;
        if (moment->dated) {
            moment->first = s0_cell_days(&cell).first;
            moment->last = s0_cell_days(&cell).last;
        }
    }
    return count;
}

static s0_code make_moments(s0_scheduling *m, s0_error *err)
{
    s0_arena *arena = m->arena;
    size_t rows = m->done->count;
    s0_moment *found = s0_alloc_n(arena, rows, sizeof *found);
    s0_moment *moments = s0_alloc_n(arena, rows, sizeof *moments);
    uint32_t *order = s0_alloc_n(arena, rows, sizeof *order);
    uint32_t *scratch = s0_alloc_n(arena, rows, sizeof *scratch);
    sorting sort = {.moments = found, .done = m->done, .at = m->at};

    m->moment_of = s0_alloc_n(arena, rows, sizeof *m->moment_of);
    if (found == NULL || moments == NULL || order == NULL || scratch == NULL ||
        m->moment_of == NULL || rows > INT32_MAX)
        return s0_fail_memory(err);
    m->moment_count = gather(m, found);
    s0_sort_order(order, scratch, m->moment_count, earlier, &sort);
    for (size_t i = 0; i < m->moment_count; i++) {
        moments[i] = found[order[i]];
        m->moment_of[moments[i].record] = (uint32_t)i;
        scratch[i] = (uint32_t)i;
    }
    m->moments = moments;
    m->all = scratch;
    return S0_OK;
}

/* Group the moments by subject; those of which nobody knows the subject are strays. */
static s0_code make_groups(s0_scheduling *m, s0_error *err)
{
    s0_arena *arena = m->arena;
    size_t count = m->moment_count;
    uint32_t *order = s0_alloc_n(arena, count, sizeof *order);
    uint32_t *strays;
    s0_code rc;

    m->stray_last = INT32_MIN;
    if (m->of == NULL)
        return S0_OK;
    if (order == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        order[i] = m->moments[i].record;
    rc = s0_index_make(&m->index, arena, m->done, m->done_key, m->schedule->key_count, false, order,
                       count, err);
    if (rc != S0_OK)
        return rc;
    if ((strays = s0_alloc_n(arena, m->index.unknown, sizeof *strays)) == NULL)
        return s0_fail_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        const s0_moment *moment = &m->moments[i];

        if (m->index.group[moment->record] != S0_GROUP_UNKNOWN)
            continue;
        strays[m->stray_count++] = i;
        if (moment->last > m->stray_last)
            m->stray_last = moment->last;
    }
    m->strays = strays;
    return S0_OK;
}

s0_code s0_moments_make(s0_scheduling *m, s0_error *err)
{
    s0_code rc = make_moments(m, err);

    return rc == S0_OK ? make_groups(m, err) : rc;
}
