/* order.c - records in the order of what they show, not of the file they stand in.
 *
 * Most comparisons are decided by the beginning of the first column, packed into a number
 * that orders as the cells do; only where two of them are equal are the cells looked at. */
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
            return packed | (size_t)'9' << (8 * --room);
        value |= (size_t)'0' << 24;
        for (int byte = 3; byte >= 0 && room > 0; byte--)
            packed |= (value >> (8 * byte) & 0xFF) << (8 * --room);
        runs++;
    }
    if (room >= 3 && runs <= 1 && zeros < 0xFF && packed != 0)
        return packed | (0xFF - zeros) << (8 * (room - 2)) | WHOLE;
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

s0_code s0_selection_order(const size_t **out, s0_arena *arena, const s0_selection *selection,
                           const char *const *columns, size_t count, const s0_terms *terms,
                           s0_error *err)
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
    }
    s0_sort_order(order, scratch, selection->count, before, &o);
    for (size_t i = 0; i < selection->count; i++)
        records[i] = order[i];
    *out = records;
    return S0_OK;
}
