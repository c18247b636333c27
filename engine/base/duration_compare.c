/* duration_compare.c - which of two durations is longer, where that can be said
 * without knowing the day they start on.
 *
 * Every duration is turned into the fewest and the most hours it can last. Two of
 * the same family are compared by their amounts; others by these bounds. */
#include "base/date.h"

#define MONTHS_OF_CYCLE 4800 /* 400 years, after which the calendar repeats */
#define DAYS_OF_CYCLE 146097
#define UNBOUNDED INT64_MAX /* working days: holidays may go on and on */

typedef struct bounds {
    int64_t least;
    int64_t most;
} bounds;

static s0_day month_start(int32_t index)
{
    s0_day day = 0;

    (void)s0_day_make(2000 + index / 12, index % 12 + 1, 1, &day); /* years 2000 to 2799 exist */
    return day;
}

/* Days of `months` months in a row, over all months of the cycle to start in. */
static bounds month_bounds(int32_t months)
{
    int32_t rest = months % MONTHS_OF_CYCLE;
    int64_t whole = (int64_t)(months / MONTHS_OF_CYCLE) * DAYS_OF_CYCLE;
    bounds days = {INT64_MAX, 0};

    for (int32_t start = 0; start < MONTHS_OF_CYCLE; start++) {
        int64_t length = whole + month_start(start + rest) - month_start(start);

        days.least = length < days.least ? length : days.least;
        days.most = length > days.most ? length : days.most;
    }
    return (bounds){days.least * 24, days.most * 24};
}

static bounds hours_of(s0_duration d)
{
    int64_t hours = d.amount;

    switch (d.unit) {
    case S0_HOURS:
        return (bounds){hours, hours};
    case S0_DAYS:
        return (bounds){hours * 24, hours * 24};
    case S0_WEEKS:
        return (bounds){hours * 24 * 7, hours * 24 * 7};
    case S0_WORKING_DAYS: /* at best counted from a Sunday */
        return (bounds){(hours + (hours - 1) / 5 * 2) * 24, UNBOUNDED};
    default:
        return month_bounds(s0_duration_months(d));
    }
}

static int order_of(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int s0_duration_compare(s0_duration a, s0_duration b)
{
    int32_t a_months = s0_duration_months(a), b_months = s0_duration_months(b);
    bounds x, y;

    if (a.amount == 0 || b.amount == 0 || a.unit == b.unit)
        return order_of(a.amount, b.amount);
    if (a_months > 0 && b_months > 0)
        return order_of(a_months, b_months);
    x = hours_of(a);
    y = hours_of(b);
    if (x.most < y.least)
        return -1;
    if (x.least > y.most)
        return 1;
    return x.least == x.most && y.least == y.most ? 0 : 2;
}
