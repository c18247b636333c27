/* fuzz_date.c - dates, instants, durations and numbers from any bytes: what is read is
 * written so that it reads back, and a day less a duration is reached again. */
#include "fuzz.h"

#include <string.h>

#include "base/date.h"
#include "base/number.h"

static void check_day(s0_day day)
{
    static const s0_duration steps[] = {{1, S0_MONTHS}, {5, S0_QUARTERS}, {3, S0_WORKING_DAYS},
                                        {49, S0_HOURS}, {2, S0_YEARS},    {9, S0_WEEKS}};
    s0_span span;
    char name[16];

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        s0_day before = s0_day_subtract(day, steps[i], NULL);

        PROMISE(before <= day && s0_day_add(before, steps[i], NULL) >= day);
    }
    for (int32_t months = 1; months <= 6; months++) {
        if (s0_period_at(day, months, &span, name))
            PROMISE(span.first <= day && day <= span.last && strlen(name) == 7);
    }
}

static void check_date(const char *text, size_t size)
{
    s0_date date, again;
    char out[16];

    if (!s0_date_read(text, size, &date))
        return;
    s0_date_text(date, out);
    PROMISE(strlen(out) == size && memcmp(out, text, size) == 0);
    PROMISE(s0_date_read(out, size, &again));
    PROMISE(again.first == date.first && again.last == date.last);
    check_day(date.first);
    check_day(date.last);
}

static void check_instant(const char *text, size_t size)
{
    s0_instant at, again;
    char out[32];

    if (!s0_instant_read(text, size, -90, &at))
        return;
    s0_instant_text(at, out);
    PROMISE(memcmp(out, text, 10) == 0); /* the day as written */
    PROMISE(s0_instant_read(out, strlen(out), 0, &again));
    PROMISE(again.seconds == at.seconds && again.offset == at.offset);
    check_day(s0_instant_day(at));
}

static void check_duration(const char *text, size_t size)
{
    s0_duration d, again;
    char out[32];

    if (!s0_duration_read(text, size, &d))
        return;
    s0_duration_text(d, out);
    PROMISE(s0_duration_read(out, strlen(out), &again));
    PROMISE(again.amount == d.amount && again.unit == d.unit);
    PROMISE(s0_duration_compare(d, again) == 0);
    PROMISE(s0_day_add(s0_day_subtract(20000, d, NULL), d, NULL) >= 20000 || d.amount > 1000);
}

static void check_number(const char *text, size_t size)
{
    int64_t integer;
    double real, again;
    char out[32];

    if (s0_int_read(text, size, &integer, NULL))
        PROMISE(size > 0);
    if (!s0_real_read(text, size, &real, NULL))
        return;
    s0_real_text(real, out, sizeof out);
    PROMISE(s0_real_read(out, strlen(out), &again, NULL));
    PROMISE(!(again < real) && !(again > real));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    s0_arena *arena = s0_arena_new();
    s0_source source = fuzz_source(arena, bytes, size);

    check_date(source.text, size);
    check_instant(source.text, size);
    check_duration(source.text, size);
    check_number(source.text, size);
    s0_arena_free(arena);
    return 0;
}
