/* cell_compare.c - order, equality and arithmetic of cells.
 *
 * Three orders, for three uses: `order` is what a condition asks and may not be
 * able to say; `same` is equality under three values; `sort` always decides. */
#include <string.h>
#include <strings.h>

#include "evidence/cell.h"

/* Types whose cells can be held against each other. */
typedef enum group { WORDS, TRUTH, NUMBERS, TIMES, LENGTHS, LISTS, MAPS } group;

static group group_of(s0_type type)
{
    switch (type) {
    case S0_TYPE_BOOLEAN:
        return TRUTH;
    case S0_TYPE_INTEGER:
    case S0_TYPE_NUMBER:
    case S0_TYPE_SHARE:
        return NUMBERS;
    case S0_TYPE_DATE:
    case S0_TYPE_INSTANT:
        return TIMES;
    case S0_TYPE_DURATION:
        return LENGTHS;
    case S0_TYPE_TEXTS:
        return LISTS;
    case S0_TYPE_MAP:
        return MAPS;
    default:
        return WORDS;
    }
}

static int sign_of(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* An integer against a finite number, exact beyond 2^53 too. */
static int order_mixed(int64_t a, double b)
{
    int64_t whole;

    if (b >= 9223372036854775808.0)
        return -1;
    if (b < -9223372036854775808.0)
        return 1;
    whole = (int64_t)b; /* toward zero */
    if (a != whole)
        return sign_of(a, whole);
    return (double)whole < b ? -1 : (double)whole > b;
}

static int order_numbers(const s0_cell *a, const s0_cell *b)
{
    if (a->type == S0_TYPE_INTEGER && b->type == S0_TYPE_INTEGER)
        return sign_of(a->as.integer, b->as.integer);
    if (a->type == S0_TYPE_INTEGER)
        return order_mixed(a->as.integer, b->as.number);
    if (b->type == S0_TYPE_INTEGER)
        return -order_mixed(b->as.integer, a->as.number);
    return a->as.number < b->as.number ? -1 : a->as.number > b->as.number;
}

/* The days that a date or an instant stands for. */
static s0_date days_of(const s0_cell *cell)
{
    s0_day day;

    if (cell->type == S0_TYPE_DATE)
        return cell->as.date;
    day = s0_instant_day(cell->as.instant);
    return (s0_date){day, day};
}

static int order_times(const s0_cell *a, const s0_cell *b)
{
    s0_date left, right;

    if (a->type == S0_TYPE_INSTANT && b->type == S0_TYPE_INSTANT)
        return sign_of(a->as.instant.seconds, b->as.instant.seconds);
    left = days_of(a);
    right = days_of(b);
    if (left.last < right.first)
        return -1;
    if (left.first > right.last)
        return 1;
    return left.first == left.last && right.first == right.last ? 0 : 2;
}

int s0_cell_order(const s0_cell *a, const s0_cell *b)
{
    group kind = group_of(a->type);

    if (a->state != S0_GIVEN || b->state != S0_GIVEN || kind != group_of(b->type))
        return 2;
    if (kind == NUMBERS)
        return order_numbers(a, b);
    if (kind == TIMES)
        return order_times(a, b);
    if (kind == LENGTHS)
        return s0_duration_compare(a->as.duration, b->as.duration);
    return 2;
}

static bool same_values(const s0_value *a, const s0_value *b)
{
    if (a == b)
        return true;
    if (a->kind == S0_LIST && b->kind == S0_LIST) {
        if (a->as.list.count != b->as.list.count)
            return false;
        for (size_t i = 0; i < a->as.list.count; i++)
            if (!same_values(a->as.list.items[i], b->as.list.items[i]))
                return false;
        return true;
    }
    if (a->kind == S0_MAP && b->kind == S0_MAP) {
        if (a->as.map.count != b->as.map.count)
            return false;
        for (size_t i = 0; i < a->as.map.count; i++) {
            const s0_value *other = s0_value_get(b, a->as.map.items[i].key);

            if (other == NULL || !same_values(a->as.map.items[i].value, other))
                return false;
        }
        return true;
    }
    return a->raw != NULL && b->raw != NULL && a->size == b->size &&
           memcmp(a->raw, b->raw, a->size) == 0;
}

static bool same_words(const s0_cell *a, const s0_cell *b)
{
    if (a->as.text.key == b->as.text.key)
        return true;
    if (a->type == S0_TYPE_WORD || b->type == S0_TYPE_WORD || a->type == S0_TYPE_EMAIL ||
        b->type == S0_TYPE_EMAIL)
        return strcasecmp(a->as.text.key, b->as.text.key) == 0;
    return strcmp(a->as.text.key, b->as.text.key) == 0;
}

static bool same_lists(const s0_cell *a, const s0_cell *b)
{
    if (a->as.texts.count != b->as.texts.count)
        return false;
    for (size_t i = 0; i < a->as.texts.count; i++)
        if (strcmp(a->as.texts.items[i], b->as.texts.items[i]) != 0)
            return false;
    return true;
}

s0_three s0_cell_same(const s0_cell *a, const s0_cell *b)
{
    int order;

    if (a->state == S0_UNKNOWN || b->state == S0_UNKNOWN)
        return S0_MAYBE;
    if (a->state == S0_NONE || b->state == S0_NONE)
        return a->state == b->state ? S0_YES : S0_NO;
    if (group_of(a->type) != group_of(b->type))
        return S0_NO;
    switch (group_of(a->type)) {
    case WORDS:
        return same_words(a, b) ? S0_YES : S0_NO;
    case TRUTH:
        return a->as.truth == b->as.truth ? S0_YES : S0_NO;
    case LISTS:
        return same_lists(a, b) ? S0_YES : S0_NO;
    case MAPS:
        return same_values(a->as.map, b->as.map) ? S0_YES : S0_NO;
    default:
        order = s0_cell_order(a, b);
        return order == 0 ? S0_YES : order == 2 ? S0_MAYBE : S0_NO;
    }
}

static int sort_times(const s0_cell *a, const s0_cell *b)
{
    s0_date left = days_of(a), right = days_of(b);
    int order = sign_of(left.first, right.first);

    if (order == 0)
        order = sign_of(left.last, right.last);
    if (order == 0 && a->type != b->type)
        return a->type == S0_TYPE_DATE ? -1 : 1;
    if (order == 0 && a->type == S0_TYPE_INSTANT)
        order = sign_of(a->as.instant.seconds, b->as.instant.seconds);
    return order;
}

/* A length in hours that orders all units for certain, if not to the hour. */
static int64_t about_hours(s0_duration length)
{
    static const int64_t hours[] = {
        [S0_HOURS] = 1,    [S0_DAYS] = 24,       [S0_WORKING_DAYS] = 33, [S0_WEEKS] = 168,
        [S0_MONTHS] = 730, [S0_QUARTERS] = 2190, [S0_YEARS] = 8760,
    };

    return length.amount * hours[length.unit];
}

static int sort_lengths(s0_duration a, s0_duration b)
{
    int order = sign_of(about_hours(a), about_hours(b));

    return order != 0 ? order : sign_of((int64_t)a.unit, (int64_t)b.unit);
}

static int sort_words(const s0_cell *a, const s0_cell *b)
{
    int order = s0_text_natural(a->as.text.key, b->as.text.key);

    if (order == 0)
        order = strcmp(a->as.text.key, b->as.text.key);
    return order < 0 ? -1 : order > 0;
}

static int sort_lists(const s0_cell *a, const s0_cell *b)
{
    for (size_t i = 0; i < a->as.texts.count && i < b->as.texts.count; i++) {
        int order = strcmp(a->as.texts.items[i], b->as.texts.items[i]);

        if (order != 0)
            return order < 0 ? -1 : 1;
    }
    return sign_of((int64_t)a->as.texts.count, (int64_t)b->as.texts.count);
}

/* Maps by the place they stand in: they are never keys, only shown. */
static int sort_maps(const s0_value *a, const s0_value *b)
{
    int order = sign_of(a->at.line, b->at.line);

    return order != 0 ? order : sign_of(a->at.column, b->at.column);
}

int s0_cell_sort(const s0_cell *a, const s0_cell *b)
{
    if (a->state != b->state || a->state != S0_GIVEN)
        return sign_of(a->state, b->state);
    if (group_of(a->type) != group_of(b->type))
        return sign_of(group_of(a->type), group_of(b->type));
    switch (group_of(a->type)) {
    case WORDS:
        return sort_words(a, b);
    case TRUTH:
        return sign_of(a->as.truth, b->as.truth);
    case NUMBERS:
        return order_numbers(a, b);
    case TIMES:
        return sort_times(a, b);
    case LENGTHS:
        return sort_lengths(a->as.duration, b->as.duration);
    case LISTS:
        return sort_lists(a, b);
    default:
        return sort_maps(a->as.map, b->as.map);
    }
}

s0_cell s0_cell_shift(const s0_cell *a, const s0_cell *duration, int sign,
                      const s0_calendar *calendar)
{
    s0_day (*move)(s0_day, s0_duration, const s0_calendar *) =
        sign < 0 ? s0_day_subtract : s0_day_add;
    s0_cell out = *a;

    if (a->state == S0_NONE || duration->state == S0_NONE)
        return s0_cell_none();
    if (a->state == S0_UNKNOWN || duration->state == S0_UNKNOWN ||
        duration->type != S0_TYPE_DURATION)
        return s0_cell_unknown();
    if (a->type == S0_TYPE_DATE) {
        out.as.date.first = move(a->as.date.first, duration->as.duration, calendar);
        out.as.date.last = move(a->as.date.last, duration->as.duration, calendar);
        return out;
    }
    if (a->type != S0_TYPE_INSTANT)
        return s0_cell_unknown();
    out.as.instant = (sign < 0 ? s0_instant_subtract
                               : s0_instant_add)(a->as.instant, duration->as.duration, calendar);
    return out;
}
