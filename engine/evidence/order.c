/* order.c - records in the order of what they show, not of the file they stand in.
 *
 * Most comparisons are decided by the beginning of the first column, packed into a number
 * that orders as the cells do; only where two of them are equal are the cells looked at. */
#include <string.h>

#include "base/sort.h"
#include "evidence/selection_parts.h"

typedef struct ordering {
    const s0_selection *selection;
    const uint32_t *columns; /* asked for; all others decide ties */
    size_t count;
    const size_t *first; /* per record: packed beginning of its first column; NULL: not packed */
    bool text;           /* the first column holds texts */
} ordering;

_Static_assert(sizeof(size_t) == 8, "a beginning is packed into eight bytes");

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

#define DIGITS 8          /* that are packed of one number; longer ones are left to the cells */
#define WHOLE ((size_t)1) /* the lowest bit of a beginning that is all of its text */

/* The first bytes of a text in its natural order. A run of digits becomes its value in four bytes,
 * the first of which lies among the digits; zeros before a number do not show. Of a whole text with
 * at most one number, how many those are stands behind an empty byte: texts with more of them, but
 * else the same, come first. */
static size_t pack_text(const char *text)
{
    size_t packed = 0, room = 8, runs = 0, zeros = 0;
    bool nothing = false; /* a number of zeros alone: there the shorter may come first */

    while (room > 0 && *text != '\0') {
        size_t value = 0, length = 0;

        if (!is_digit(*text)) {
            packed |= (size_t)(unsigned char)*text++ << (8 * --room);
            continue;
        }
        for (; text[0] == '0' && is_digit(text[1]); text++)
            zeros++;
        for (; is_digit(*text) && length <= DIGITS; text++, length++)
            value = value * 10 + (size_t)(*text - '0');
        if (length > DIGITS)
            return (packed | (size_t)'9' << (8 * --room)) & ~WHOLE;
        nothing = nothing || value == 0;
        value |= (size_t)'0' << 24;
        for (int byte = 3; byte >= 0 && room > 0; byte--)
            packed |= (value >> (8 * byte) & 0xFF) << (8 * --room);
        runs++;
    }
    if (room >= 3 && runs <= 1 && !nothing && zeros < 0xFF && packed != 0)
        return packed | (0xFF - zeros) << (8 * (room - 2)) | WHOLE;
    packed &= ~WHOLE; /* a byte of the text may have it */
    return packed > S0_GIVEN ? packed : S0_GIVEN;
}

/* A cell's beginning: unknown, none, then values; values of other types are all the same. */
static size_t pack(const s0_cell *cell)
{
    if (cell->state != S0_GIVEN)
        return cell->state;
    switch (s0_family_of(cell->type)) {
    case S0_FAMILY_TEXT:
        return pack_text(cell->as.text.key);
    case S0_FAMILY_DATE:
        return ((size_t)((int64_t)s0_cell_days(cell).first - INT32_MIN) + S0_GIVEN) * 2;
    default:
        return S0_GIVEN;
    }
}

/* Pack the first column into `out`; false where it holds more than one family. */
static bool pack_all(size_t *out, const s0_selection *selection, uint32_t column)
{
    s0_family family = s0_family_of(selection->columns[column].entry->type);
    const s0_column *texts = s0_text_column(selection, column);

    for (size_t i = 0; texts != NULL && i < selection->count; i++) {
        s0_state state;
        const char *text = s0_text_of(selection, i, column, texts, &state);

        out[i] = text != NULL ? pack_text(text) : state;
    }
    if (texts != NULL)
        return true;
    for (size_t i = 0; i < selection->count; i++) {
        s0_cell cell = s0_cell_of(selection, i, column);

        if (cell.state == S0_GIVEN && s0_family_of(cell.type) != family)
            return false;
        out[i] = pack(&cell);
    }
    return true;
}

static int compare_column(const s0_selection *selection, uint32_t a, uint32_t b, uint32_t column)
{
    s0_cell x = s0_cell_of(selection, a, column);
    s0_cell y = s0_cell_of(selection, b, column);

    return s0_cell_sort(&x, &y);
}

static bool before(void *context, uint32_t a, uint32_t b)
{
    const ordering *o = context;
    int order = 0;
    size_t begin = 0;

    if (o->first != NULL) {
        if (o->first[a] != o->first[b])
            return o->first[a] < o->first[b];
        begin = o->text && (o->first[a] & WHOLE) != 0;
    }
    for (size_t i = begin; order == 0 && i < o->count; i++)
        order = compare_column(o->selection, a, b, o->columns[i]);
    for (uint32_t i = 0; order == 0 && i < o->selection->column_count; i++)
        order = compare_column(o->selection, a, b, i);
    if (order == 0) /* the same in every cell, and one of them perhaps uncertain */
        return s0_flags_of(o->selection, a) < s0_flags_of(o->selection, b);
    return order < 0;
}

/* --- by packed beginnings ------------------------------------------------------------------ */

#define RUN_MOST 32 /* records of one beginning that are put in order by insertion */

/* Sort `order` by one byte of the beginnings, keeping the order of equal ones. */
static void sort_byte(uint32_t *to, const uint32_t *from, size_t count, const size_t *first,
                      unsigned shift)
{
    size_t starts[256] = {0}, at = 0;

    for (size_t i = 0; i < count; i++)
        starts[first[i] >> shift & 0xFF]++;
    for (size_t byte = 0; byte < 256; byte++) {
        size_t here = starts[byte];

        starts[byte] = at;
        at += here;
    }
    for (size_t i = 0; i < count; i++)
        to[starts[first[from[i]] >> shift & 0xFF]++] = from[i];
}

/* All records by their beginnings, byte by byte from the last; bytes that are all the same are left
 * out. Records in their order already stay as they are. */
static void sort_packed(uint32_t *order, uint32_t *scratch, size_t count, const size_t *first)
{
    size_t differ = 0;
    uint32_t *from = order, *to = scratch;
    bool sorted = true;

    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
        differ |= first[i] ^ first[0];
        sorted = sorted && (i == 0 || first[i - 1] <= first[i]);
    }
    for (unsigned shift = 0; !sorted && shift < 64; shift += 8) {
        uint32_t *swap = to;

        if ((differ >> shift & 0xFF) == 0)
            continue;
        sort_byte(to, from, count, first, shift);
        to = from;
        from = swap;
    }
    if (from != order)
        memcpy(order, from, count * sizeof *order);
}

/* Put records of one beginning in order; false: there are too many in some run. */
static bool sort_runs(uint32_t *order, size_t count, ordering *o)
{
    size_t run = 0; /* where the run of order[i] begins */

    for (size_t i = 1; i < count; i++) {
        uint32_t record = order[i];
        size_t at = i;

        if (o->first[order[i - 1]] != o->first[record]) {
            run = i;
            continue;
        }
        if (i - run >= RUN_MOST)
            return false;
        for (; at > run && before(o, record, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = record;
    }
    return true;
}

/* How many of the leading columns of each record show the same as in the one before it. */
static const uint8_t *find_same(s0_arena *arena, const uint32_t *order, const ordering *o)
{
    size_t count = o->selection->count, most = o->count < UINT8_MAX ? o->count : UINT8_MAX;
    uint8_t *same = s0_alloc(arena, count);

    for (size_t i = 1; same != NULL && i < count; i++) {
        uint32_t a = order[i - 1], b = order[i];

        if (o->first != NULL && o->first[a] != o->first[b])
            continue;
        while (same[i] < most && compare_column(o->selection, a, b, o->columns[same[i]]) == 0)
            same[i]++;
    }
    return same;
}

s0_code s0_selection_order_same(const size_t **out, const uint8_t **same, s0_arena *arena,
                                const s0_selection *selection, const char *const *columns,
                                size_t count, const s0_terms *terms, s0_error *err)
{
    ordering o = {.selection = selection, .count = count};
    uint32_t *order = s0_alloc_n(arena, selection->count, sizeof *order);
    uint32_t *scratch = s0_alloc_n(arena, selection->count, sizeof *scratch);
    size_t *records = s0_alloc_n(arena, selection->count, sizeof *records);
    s0_code rc = s0_columns_find(&o.columns, arena, selection, columns, count, "order", err);

    if (rc != S0_OK)
        return rc;
    if (order == NULL || scratch == NULL || records == NULL || selection->count > INT32_MAX)
        return s0_fail_memory(err);
    s0_spend(terms, selection->count);
    if (count > 0 && pack_all(records, selection, o.columns[0])) {
        o.first = records; /* not needed for anything else yet */
        o.text = s0_family_of(selection->columns[o.columns[0]].entry->type) == S0_FAMILY_TEXT;
        sort_packed(order, scratch, selection->count, o.first);
    }
    if (o.first == NULL || !sort_runs(order, selection->count, &o))
        s0_sort_order(order, scratch, selection->count, before, &o);
    if (same != NULL && (*same = find_same(arena, order, &o)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < selection->count; i++)
        records[i] = order[i];
    *out = records;
    return S0_OK;
}

s0_code s0_selection_order(const size_t **out, s0_arena *arena, const s0_selection *selection,
                           const char *const *columns, size_t count, const s0_terms *terms,
                           s0_error *err)
{
    return s0_selection_order_same(out, NULL, arena, selection, columns, count, terms, err);
}
