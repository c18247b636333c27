/* date.c - days, instants and periods. Durations and what they do to days are in
 * duration.c. */
#include "base/date.h"

#include <string.h>

#define DAY_SECONDS 86400

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 to a date that exists. Years begin in March here, so that
 * the leap day is the last day of its year and no table is needed. */
static s0_day day_number(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400, of_era = y % 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool s0_day_make(int year, int month, int day, s0_day *out)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month))
        return false;
    *out = day_number(year, month, day);
    return true;
}

void s0_day_split(s0_day day, int *year, int *month, int *dom)
{
    int64_t n = (int64_t)day + 719468; /* days since 0000-03-01 */
    int64_t era = (n >= 0 ? n : n - 146096) / 146097;
    int of_era = (int)(n - era * 146097);
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * of_year + 2) / 153; /* 0 is March */

    *dom = of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = (int)(era * 400) + year_of_era + (*month <= 2);
}

/* `count` digits at `*at` as a number, stepping behind them. */
static bool take(const char **at, const char *end, int count, int *out)
{
    int value = 0;

    for (int i = 0; i < count; i++, (*at)++) {
        if (*at >= end || **at < '0' || **at > '9')
            return false;
        value = value * 10 + (**at - '0');
    }
    *out = value;
    return true;
}

static bool take_char(const char **at, const char *end, char c)
{
    if (*at >= end || **at != c)
        return false;
    (*at)++;
    return true;
}

static bool take_day(const char **at, const char *end, s0_day *out)
{
    int year, month, day;

    return take(at, end, 4, &year) && take_char(at, end, '-') && take(at, end, 2, &month) &&
           take_char(at, end, '-') && take(at, end, 2, &day) && s0_day_make(year, month, day, out);
}

bool s0_date_read(const char *text, size_t size, s0_date *out)
{
    const char *at = text, *end = text + size;
    int year, month;
    s0_date date;

    if (size == 7) {
        if (!take(&at, end, 4, &year) || !take_char(&at, end, '-') || !take(&at, end, 2, &month) ||
            !s0_day_make(year, month, 1, &date.first))
            return false;
        date.last = date.first + month_days(year, month) - 1;
    } else {
        if (!take_day(&at, end, &date.first) || at != end)
            return false;
        date.last = date.first;
    }
    *out = date;
    return true;
}

/* "Z", "+02:00", or nothing: then `*minutes` stays. */
static bool take_zone(const char **at, const char *end, int *minutes)
{
    int hours, rest, sign = 1;

    if (*at == end)
        return true;
    if (take_char(at, end, 'Z')) {
        *minutes = 0;
        return true;
    }
    if (take_char(at, end, '-'))
        sign = -1;
    else if (!take_char(at, end, '+'))
        return false;
    if (!take(at, end, 2, &hours) || !take_char(at, end, ':') || !take(at, end, 2, &rest) ||
        hours > 23 || rest > 59)
        return false;
    *minutes = sign * (hours * 60 + rest);
    return true;
}

/* ":SS" and ".fraction", both optional. */
static bool take_seconds(const char **at, const char *end, int *seconds)
{
    int digit;

    *seconds = 0;
    if (!take_char(at, end, ':'))
        return true;
    if (!take(at, end, 2, seconds) || *seconds > 59)
        return false;
    if (!take_char(at, end, '.'))
        return true;
    if (!take(at, end, 1, &digit))
        return false;
    while (take(at, end, 1, &digit))
        ;
    return true;
}

bool s0_instant_read(const char *text, size_t size, int16_t default_offset, s0_instant *out)
{
    const char *at = text, *end = text + size;
    int hours, minutes, seconds, offset = default_offset;
    s0_day day;

    if (!take_day(&at, end, &day) || !(take_char(&at, end, 'T') || take_char(&at, end, ' ')) ||
        !take(&at, end, 2, &hours) || !take_char(&at, end, ':') || !take(&at, end, 2, &minutes) ||
        hours > 23 || minutes > 59 || !take_seconds(&at, end, &seconds) ||
        !take_zone(&at, end, &offset) || at != end)
        return false;
    out->seconds = (int64_t)day * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds - offset * 60;
    out->offset = (int16_t)offset;
    return true;
}

/* The last `count` digits of `value` and then `after`; returns the place behind them. */
static char *put(char *at, int value, int count, char after)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        at[i] = (char)('0' + value % 10);
    at[count] = after;
    return at + count + 1;
}

void s0_day_text(s0_day day, char out[16])
{
    int year, month, dom;

    s0_day_split(day, &year, &month, &dom);
    put(put(put(out, year, 4, '-'), month, 2, '-'), dom, 2, '\0');
}

void s0_date_text(s0_date date, char out[16])
{
    s0_day_text(date.first, out);
    if (date.first != date.last)
        out[strlen("2026-03")] = '\0';
}

/* Seconds of the clock on the wall where the instant was written. */
static int64_t wall_seconds(s0_instant at)
{
    return at.seconds + (int64_t)at.offset * 60;
}

s0_day s0_instant_day(s0_instant at)
{
    int64_t seconds = wall_seconds(at);

    return (s0_day)((seconds >= 0 ? seconds : seconds - (DAY_SECONDS - 1)) / DAY_SECONDS);
}

void s0_instant_text(s0_instant at, char out[32])
{
    s0_day day = s0_instant_day(at);
    int second = (int)(wall_seconds(at) - (int64_t)day * DAY_SECONDS);
    int offset = at.offset < 0 ? -at.offset : at.offset;
    char *end;

    s0_day_text(day, out);
    end = out + strlen("2026-03-31");
    *end++ = 'T';
    end = put(end, second / 3600, 2, ':');
    end = put(end, second / 60 % 60, 2, ':');
    end = put(end, second % 60, 2, offset == 0 ? 'Z' : at.offset < 0 ? '-' : '+');
    if (offset != 0)
        end = put(put(end, offset / 60, 2, ':'), offset % 60, 2, '\0') - 1;
    *end = '\0';
}

bool s0_period_at(s0_day day, int32_t months, s0_span *out, char name[16])
{
    static const char letters[] = {0, 0, 'B', 'Q', 'T', 0, 'H'};
    int year, month, dom, index;

    if (months < 1 || months > 6 || months == 5)
        return false;
    s0_day_split(day, &year, &month, &dom);
    index = (month - 1) / months;
    out->first = day_number(year, index * months + 1, 1);
    month = (index + 1) * months;
    out->last = day_number(year, month, month_days(year, month));
    if (name != NULL && months == 1) {
        put(put(name, year, 4, '-'), month, 2, '\0');
    } else if (name != NULL) {
        put(name, year, 4, '-');
        name[5] = letters[months];
        put(name + 6, index + 1, 1, '\0');
    }
    return true;
}
