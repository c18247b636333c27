/* latest.c - the newest record of each key.
 *
 * A record stays when no certain one of its key is newer for certain. Where more
 * than one stays - a date is unknown, a month, or shared by rows that differ in what
 * the rule may read - each of them is uncertain: whichever is the newest, it is among them. Where a
 * file of the table is missing, a newer one may stand in it, and no record is certain. */
#include "evidence/selection_parts.h"

typedef struct newest {
    const s0_selection *from;
    const s0_terms *terms;
    bool lacks_file;
    s0_index index;
    uint32_t at;
    uint32_t
        *best; /* per group: the certain record nothing certain is newer than, or S0_CHAIN_END */
    s0_cell stray; /* the newest date of a record whose key is unknown */
    bool has_stray;
} newest;

/* Whether a record is there for certain and says when. */
static bool is_certain(const newest *n, size_t record, const s0_cell *at)
{
    return at->state != S0_UNKNOWN && !(s0_flags_of(n->from, record) & S0_FLAG_UNCERTAIN);
}

/* Whether `a` is newer than `b` for certain. */
static bool newer(const s0_cell *a, const s0_cell *b)
{
    if (a->state == S0_UNKNOWN || b->state == S0_UNKNOWN || a->state == S0_NONE)
        return false;
    return b->state == S0_NONE || s0_cell_order(a, b) == 1;
}

/* Whether `a` comes after `b`, a month by its first day or (`ends`) by its last. The best of a
 * group is chosen by first days, so that a month that may be early does not hide a later day; the
 * stray that reaches furthest by last days. */
static bool comes_after(const s0_cell *a, const s0_cell *b, bool ends)
{
    s0_date x, y;
    int order;

    if (a->state != S0_GIVEN || b->state != S0_GIVEN)
        return a->state == S0_GIVEN && b->state == S0_NONE;
    if ((order = s0_cell_order(a, b)) != 2)
        return order == 1;
    x = s0_cell_days(a);
    y = s0_cell_days(b);
    return ends ? x.last > y.last : x.first > y.first;
}

static s0_cell at_of(const newest *n, size_t record)
{
    return s0_cell_of(n->from, record, n->at);
}

static void find_best(newest *n)
{
    for (size_t g = 0; g < n->index.groups; g++) {
        uint32_t best = S0_CHAIN_END;

        for (uint32_t i = n->index.head[g]; i != S0_CHAIN_END; i = n->index.next[i]) {
            s0_cell at = at_of(n, i), then;

            if (!is_certain(n, i, &at))
                continue;
            if (best != S0_CHAIN_END)
                then = at_of(n, best);
            if (best == S0_CHAIN_END || comes_after(&at, &then, false))
                best = i;
        }
        n->best[g] = best;
    }
}

/* Mark those of a group that may be the newest: the best alone where all others show the same. */
static void mark_group(const newest *n, uint32_t group, uint8_t *marks)
{
    uint32_t best = n->best[group];
    s0_cell top = best != S0_CHAIN_END ? at_of(n, best) : s0_cell_unknown();
    bool alone = best != S0_CHAIN_END && !(n->has_stray && !newer(&top, &n->stray));

    for (uint32_t i = n->index.head[group]; i != S0_CHAIN_END; i = n->index.next[i]) {
        s0_cell at = at_of(n, i);

        if (newer(&top, &at))
            continue;
        marks[i] = (uint8_t)(S0_FLAG_KEEP | S0_FLAG_UNCERTAIN | s0_flags_of(n->from, i));
        alone = alone && is_certain(n, i, &at) &&
                (i == best || s0_records_alike(n->from, i, best, n->terms));
    }
    for (uint32_t i = n->index.head[group]; alone && i != S0_CHAIN_END; i = n->index.next[i])
        marks[i] = 0;
    if (alone)
        marks[best] = (uint8_t)(S0_FLAG_KEEP | (n->lacks_file ? S0_FLAG_UNCERTAIN : 0) |
                                s0_flags_of(n->from, best));
}

/* Records whose key is unknown may be the newest of any key. */
static void mark_strays(newest *n, uint8_t *marks)
{
    n->stray = s0_cell_none();
    for (size_t i = 0; i < n->from->count; i++) {
        s0_cell at = at_of(n, i);

        if (n->index.group[i] != S0_GROUP_UNKNOWN)
            continue;
        marks[i] = (uint8_t)(S0_FLAG_KEEP | S0_FLAG_UNCERTAIN | s0_flags_of(n->from, i));
        if (at.state == S0_UNKNOWN || n->stray.state == S0_UNKNOWN)
            n->stray = s0_cell_unknown();
        else if (comes_after(&at, &n->stray, true))
            n->stray = at;
        n->has_stray = true;
    }
}

s0_code s0_select_latest(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                         const char *const *key, size_t key_count, const char *at,
                         const s0_terms *terms, s0_error *err)
{
    newest n = {.from = from, .terms = terms, .lacks_file = s0_selection_lacks_file(from)};
    const uint32_t *columns;
    uint8_t *marks;
    s0_code rc;

    if ((rc = s0_columns_find(&columns, arena, from, key, key_count, "key", err)) != S0_OK ||
        (rc = s0_column_find(&n.at, from, at, "date", err)) != S0_OK)
        return rc;
    if (s0_family_of(from->columns[n.at].entry->type) != S0_FAMILY_DATE)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "the latest by %s cannot be found: it is %s",
                       at, s0_family_text(s0_family_of(from->columns[n.at].entry->type)));
    s0_spend(terms, from->count);
    if ((rc = s0_index_make(&n.index, arena, from, columns, key_count, true, NULL, 0, err)) !=
        S0_OK)
        return rc;
    n.best = s0_alloc_n(arena, n.index.groups, sizeof *n.best);
    marks = s0_alloc_n(arena, from->count, sizeof *marks);
    if (n.best == NULL || marks == NULL)
        return s0_fail_memory(err);
    find_best(&n);
    mark_strays(&n, marks);
    for (size_t g = 0; g < n.index.groups; g++)
        mark_group(&n, (uint32_t)g, marks);
    return s0_selection_pick(out, arena, from, marks, err);
}
