/* duration.c - durations: reading them, and what they do to days and instants.
 *
 * Adding is the basis; subtracting is its inverse from below: d - n is the
 * earliest day whose + n reaches d. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400
#define FIRST_DAY (-719162) /* 0001-01-01 */
#define LAST_DAY 2932896    /* 9999-12-31 */
#define MOST 100000

static const struct {
    const char *name;
    s0_unit unit;
} units[] = {
    {"hour", S0_HOURS}, {"day", S0_DAYS},     {"working day", S0_WORKING_DAYS},
    {"week", S0_WEEKS}, {"month", S0_MONTHS}, {"quarter", S0_QUARTERS},
    {"year", S0_YEARS},
};

/* `word` is the unit's name, or that and an "s". */
static bool is_unit(const char *word, size_t size, const char *name)
{
    size_t length = strlen(name);

    return size >= length && memcmp(word, name, length) == 0 &&
           (size == length || (size == length + 1 && word[length] == 's'));
}

bool s0_duration_read(const char *text, size_t size, s0_duration *out)
{
    size_t i = 0, digits;
    int32_t amount = 0;

    for (; i < size && text[i] >= '0' && text[i] <= '9'; i++) {
        amount = amount * 10 + (text[i] - '0');
        if (amount > MOST)
            return false;
    }
    digits = i;
    while (i < size && text[i] == ' ')
        i++;
    if (digits == 0 || i == digits)
        return false;
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        if (is_unit(text + i, size - i, units[u].name)) {
            *out = (s0_duration){amount, units[u].unit};
            return true;
        }
    }
    return false;
}

void s0_duration_text(s0_duration d, char out[32])
{
    const char *name = "";

    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        if (units[u].unit == d.unit)
            name = units[u].name;
    }
    snprintf(out, 32, "%ld %s%s", (long)d.amount, name, d.amount == 1 ? "" : "s");
}

static s0_day clamp(int64_t day)
{
    return (s0_day)(day < FIRST_DAY ? FIRST_DAY : day > LAST_DAY ? LAST_DAY : day);
}

/* Days of a duration that is a number of days, hours rounded up; -1 for others. */
static int64_t plain_days(s0_duration d)
{
    switch (d.unit) {
    case S0_HOURS:
        return ((int64_t)d.amount + 23) / 24;
    case S0_DAYS:
        return d.amount;
    case S0_WEEKS:
        return (int64_t)d.amount * 7;
    default:
        return -1;
    }
}

int32_t s0_duration_months(s0_duration d)
{
    switch (d.unit) {
    case S0_MONTHS:
        return d.amount;
    case S0_QUARTERS:
        return d.amount * 3;
    case S0_YEARS:
        return d.amount * 12;
    default:
        return 0;
    }
}

/* The month `months` after that of `day` (before it, when negative): its first
 * day, and the days it has. False when it lies beyond the years 1 to 9999. */
static bool other_month(s0_day day, int32_t months, s0_day *first, int *length, int *dom)
{
    int year, month;
    int64_t index;
    s0_day next;

    s0_day_split(day, &year, &month, dom);
    index = (int64_t)year * 12 + (month - 1) + months;
    if (index < 12 || !s0_day_make((int)(index / 12), (int)(index % 12) + 1, 1, first))
        return false;
    index++;
    *length = s0_day_make((int)(index / 12), (int)(index % 12) + 1, 1, &next) ? next - *first : 31;
    return true;
}

static s0_day add_months(s0_day day, int32_t months)
{
    s0_day first;
    int length, dom;

    if (!other_month(day, months, &first, &length, &dom))
        return LAST_DAY;
    return first + (dom < length ? dom : length) - 1;
}

static s0_day subtract_months(s0_day day, int32_t months)
{
    s0_day first;
    int length, dom;

    if (!other_month(day, -months, &first, &length, &dom))
        return FIRST_DAY;
    /* A day that the shorter month lacks is reached only from the month after it. */
    return clamp(dom <= length ? (int64_t)first + dom - 1 : (int64_t)first + length);
}

/* 0 is Monday. */
static int weekday(int64_t day)
{
    int64_t rest = (day + 3) % 7;

    return (int)(rest < 0 ? rest + 7 : rest);
}

/* The index of the first holiday on or after `day`. */
static size_t holiday_at(const s0_calendar *calendar, int64_t day)
{
    size_t low = 0, high = calendar != NULL ? calendar->count : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (calendar->holidays[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Holidays from Monday to Friday on the days `first` to `last`. */
static int64_t holidays_in(const s0_calendar *calendar, int64_t first, int64_t last)
{
    int64_t count = 0;

    if (calendar == NULL)
        return 0;
    for (size_t i = holiday_at(calendar, first);
         i < calendar->count && calendar->holidays[i] <= last; i++)
        count += weekday(calendar->holidays[i]) < 5;
    return count;
}

/* The n-th day after `day` that is neither Saturday nor Sunday. */
static int64_t weekdays_after(int64_t day, int64_t n)
{
    int at = weekday(day);

    if (at > 4) { /* counting from a weekend is counting from its Friday */
        day -= at - 4;
        at = 4;
    }
    day += n / 5 * 7 + n % 5;
    return at + n % 5 > 4 ? day + 2 : day;
}

static int64_t weekdays_before(int64_t day, int64_t n)
{
    int at = weekday(day);

    if (at > 4) {
        day += 7 - at;
        at = 0;
    }
    day -= n / 5 * 7 + n % 5;
    return at - n % 5 < 0 ? day - 2 : day;
}

/* Steps over weekdays, then makes up for the holidays passed until none was. */
static int64_t add_working(int64_t day, int64_t n, const s0_calendar *calendar)
{
    while (n > 0 && day <= LAST_DAY) {
        int64_t next = weekdays_after(day, n);

        n = holidays_in(calendar, day + 1, next);
        day = next;
    }
    return day;
}

/* From a day off, what can be reached is the next working day; the earliest day
 * that reaches a working day is the n-th one before it. */
static int64_t subtract_working(int64_t day, int64_t n, const s0_calendar *calendar)
{
    if (n == 0)
        return day;
    while (day <= LAST_DAY && (weekday(day) > 4 || holidays_in(calendar, day, day) > 0))
        day++;
    while (n > 0 && day >= FIRST_DAY) {
        int64_t next = weekdays_before(day, n);

        n = holidays_in(calendar, next, day - 1);
        day = next;
    }
    return day;
}

s0_day s0_day_add(s0_day day, s0_duration d, const s0_calendar *calendar)
{
    int64_t days = plain_days(d);

    if (days >= 0)
        return clamp(day + days);
    if (d.unit == S0_WORKING_DAYS)
        return clamp(add_working(day, d.amount, calendar));
    return add_months(day, s0_duration_months(d));
}

s0_day s0_day_subtract(s0_day day, s0_duration d, const s0_calendar *calendar)
{
    int64_t days = plain_days(d);

    if (days >= 0)
        return clamp(day - days);
    if (d.unit == S0_WORKING_DAYS)
        return clamp(subtract_working(day, d.amount, calendar));
    return subtract_months(day, s0_duration_months(d));
}

/* The instant on the wall day `day` at the time of day of `at`. */
static s0_instant on_day(s0_instant at, s0_day day)
{
    at.seconds += ((int64_t)day - s0_instant_day(at)) * DAY_SECONDS;
    return at;
}

/* The instant, kept within the years 1 to 9999 of its own zone. */
static s0_instant within_years(s0_instant at)
{
    int64_t offset = (int64_t)at.offset * 60;
    int64_t first = (int64_t)FIRST_DAY * DAY_SECONDS - offset;
    int64_t last = ((int64_t)LAST_DAY + 1) * DAY_SECONDS - 1 - offset;

    at.seconds = at.seconds < first ? first : at.seconds > last ? last : at.seconds;
    return at;
}

s0_instant s0_instant_add(s0_instant at, s0_duration d, const s0_calendar *calendar)
{
    if (d.unit != S0_HOURS)
        return on_day(at, s0_day_add(s0_instant_day(at), d, calendar));
    at.seconds += (int64_t)d.amount * 3600;
    return within_years(at);
}

s0_instant s0_instant_subtract(s0_instant at, s0_duration d, const s0_calendar *calendar)
{
    if (d.unit != S0_HOURS)
        return on_day(at, s0_day_subtract(s0_instant_day(at), d, calendar));
    at.seconds -= (int64_t)d.amount * 3600;
    return within_years(at);
}
