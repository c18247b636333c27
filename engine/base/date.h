/* date.h - calendar days, instants, durations and calendar periods.
 *
 * A day is a day as written, without a zone. An instant is UTC with the offset
 * it was written in, which gives its day. No clock is read here.
 * Rules of the calendar: docs/semantics.md, "Calendar". */
#ifndef S0_BASE_DATE_H
#define S0_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t s0_day; /* days since 1970-01-01 (proleptic Gregorian), years 1 to 9999 */

/* A date as written: one day (first == last), or a month "2025-10" that stands
 * for all its days. */
typedef struct s0_date {
    s0_day first;
    s0_day last;
} s0_date;

typedef struct s0_instant {
    int64_t seconds; /* since 1970-01-01T00:00:00Z, without leap seconds */
    int16_t offset;  /* minutes east of UTC as written */
} s0_instant;

typedef enum s0_unit {
    S0_HOURS,
    S0_DAYS,
    S0_WORKING_DAYS,
    S0_WEEKS,
    S0_MONTHS,
    S0_QUARTERS,
    S0_YEARS
} s0_unit;

typedef struct s0_duration {
    int32_t amount; /* 0 to 100000 */
    s0_unit unit;
} s0_duration;

/* Days nobody works besides Saturday and Sunday; sorted, no doubles. */
typedef struct s0_calendar {
    const s0_day *holidays;
    size_t count;
} s0_calendar;

typedef struct s0_span { /* both days included; a whole period */
    s0_day first;
    s0_day last;
} s0_span;

bool s0_day_make(int year, int month, int day, s0_day *out); /* false: no such day */
void s0_day_split(s0_day day, int *year, int *month, int *dom);

/* "2026-03-31" or "2026-03". False: not one, or a day that does not exist. */
bool s0_date_read(const char *text, size_t size, s0_date *out);
/* "2026-03-31T14:05:00Z", seconds optional, fractions dropped, "+02:00" or "Z";
 * without a zone `default_offset` minutes hold. A blank may stand for the T. */
bool s0_instant_read(const char *text, size_t size, int16_t default_offset, s0_instant *out);
/* "14 days", "1 quarter", "72 hours", "2 working days", singular or plural. */
bool s0_duration_read(const char *text, size_t size, s0_duration *out);

void s0_day_text(s0_day day, char out[16]);         /* "2026-03-31" */
void s0_date_text(s0_date date, char out[16]);      /* "2026-03-31" or "2026-03" */
void s0_instant_text(s0_instant at, char out[32]);  /* as written: "2026-03-31T16:05:00+02:00" */
void s0_duration_text(s0_duration d, char out[32]); /* "6 months", "1 day" */

s0_day s0_instant_day(s0_instant at); /* the day as written */

/* day + d: month arithmetic ends on the last day of a short month; hours round up
 * to days; working days skip weekends and `calendar` (NULL: none). Saturates at
 * the years 1 and 9999. */
s0_day s0_day_add(s0_day day, s0_duration d, const s0_calendar *calendar);
/* The earliest day whose + d reaches `day`. */
s0_day s0_day_subtract(s0_day day, s0_duration d, const s0_calendar *calendar);
/* Hours exactly; every other unit moves the day and keeps the time of day. */
s0_instant s0_instant_add(s0_instant at, s0_duration d, const s0_calendar *calendar);
s0_instant s0_instant_subtract(s0_instant at, s0_duration d, const s0_calendar *calendar);

/* The months of a duration written in months, quarters or years; 0 for others. */
int32_t s0_duration_months(s0_duration d);
/* -1, 0, 1 where the two can be ordered for certain; 2 where it depends on the
 * month (30 days against 1 month). */
int s0_duration_compare(s0_duration a, s0_duration b);

/* The calendar period of 1, 2, 3, 4 or 6 months that `day` lies in, and its
 * name: "2026-03", "2026-B2", "2026-Q1", "2026-T1", "2026-H1". False for other
 * numbers of months. `name` may be NULL. */
bool s0_period_at(s0_day day, int32_t months, s0_span *out, char name[16]);

#endif
