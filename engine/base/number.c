/* number.c - decimal numbers without the locale: digits and exponent are taken
 * apart here, and the C library only ever sees "123e-4" or gives digits. */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXACT_DIGITS 15   /* every decimal of so many digits survives a double */
#define EXPONENT_END 9999 /* beyond this a double is 0 or infinite anyway */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool s0_int_read(const char *text, size_t size, int64_t *out, bool *too_big)
{
    bool minus = size > 0 && text[0] == '-', over = false;
    size_t i = size > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    uint64_t value = 0, limit = minus ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;

    if (too_big != NULL)
        *too_big = false;
    if (i == size)
        return false;
    for (; i < size; i++) {
        uint64_t digit = (uint64_t)((unsigned char)text[i] - (unsigned char)'0');

        if (!is_digit(text[i]))
            return false;
        if (over || value > (limit - digit) / 10)
            over = true;
        else
            value = value * 10 + digit;
    }
    if (over) {
        if (too_big != NULL)
            *too_big = true;
        return false;
    }
    *out = minus ? (int64_t)(0 - value) : (int64_t)value;
    return true;
}

/* A decimal taken apart: 0.DIGITS times ten to `exponent`. */
typedef struct decimal {
    bool minus;
    char digits[EXACT_DIGITS + 1]; /* without zeros at both ends */
    size_t count;                  /* of significant digits, also those beyond the room */
    long exponent;
} decimal;

/* The digits of mantissa up to `size`, behind the sign. Returns where they end. */
static size_t read_digits(const char *text, size_t i, size_t size, decimal *out, bool *any)
{
    bool point = false;
    size_t zeros = 0; /* held back: they count only when another digit follows */

    for (; i < size && (is_digit(text[i]) || (text[i] == '.' && !point)); i++) {
        if (text[i] == '.') {
            point = true;
            continue;
        }
        *any = true;
        if (text[i] == '0' && out->count == 0) {
            out->exponent -= point;
            continue;
        }
        out->exponent += !point;
        if (text[i] == '0') {
            zeros++;
            continue;
        }
        for (; zeros > 0; zeros--, out->count++) {
            if (out->count < EXACT_DIGITS)
                out->digits[out->count] = '0';
        }
        if (out->count < EXACT_DIGITS)
            out->digits[out->count] = text[i];
        out->count++;
    }
    return i;
}

/* Take `text` apart; false when it is no decimal number. */
static bool take_apart(const char *text, size_t size, decimal *out)
{
    size_t i = size > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    bool any = false, minus = false, power = false;
    long exponent = 0;

    memset(out, 0, sizeof *out);
    out->minus = i > 0 && text[0] == '-';
    i = read_digits(text, i, size, out, &any);
    if (!any)
        return false;
    if (i < size && (text[i] == 'e' || text[i] == 'E')) {
        i++;
        if (i < size && (text[i] == '-' || text[i] == '+'))
            minus = text[i++] == '-';
        for (; i < size && is_digit(text[i]); i++) {
            power = true;
            if (exponent < EXPONENT_END)
                exponent = exponent * 10 + (text[i] - '0');
        }
        if (!power)
            return false;
    }
    out->exponent += minus ? -exponent : exponent;
    return i == size;
}

size_t s0_int_text(int64_t value, char *out)
{
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char digits[20];
    size_t count = 0, size = 0;

    do
        digits[count++] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (value < 0)
        out[size++] = '-';
    while (count > 0)
        out[size++] = digits[--count];
    out[size] = '\0';
    return size;
}

bool s0_real_read(const char *text, size_t size, double *out, bool *inexact)
{
    decimal number;
    char plain[64];
    double value;

    if (inexact != NULL)
        *inexact = false;
    if (!take_apart(text, size, &number))
        return false;
    if (number.count == 0) {
        *out = number.minus ? -0.0 : 0.0;
        return true;
    }
    if (number.count <= EXACT_DIGITS && labs(number.exponent) <= EXPONENT_END) {
        snprintf(plain, sizeof plain, "%s%.*se%ld", number.minus ? "-" : "", (int)number.count,
                 number.digits, number.exponent - (long)number.count);
        value = strtod(plain, NULL);
        if (isfinite(value) && fabs(value) >= DBL_MIN) {
            *out = value;
            return true;
        }
    }
    if (inexact != NULL)
        *inexact = true;
    return false;
}

/* The fewest digits that read back as `value` (finite, > 0), without zeros at the
 * end; `*exponent` as in 0.DIGITS times ten to it. */
static void shortest(double value, char digits[20], long *exponent)
{
    /* From DBL_MIN on, 15 digits less their zeros are the shortest if they do. */
    int precision = value < DBL_MIN ? 1 : EXACT_DIGITS;

    for (;; precision++) {
        char text[40], again[40];
        size_t count = 0;

        snprintf(text, sizeof text, "%.*e", precision - 1, value);
        for (const char *c = text; *c != 'e'; c++) {
            if (is_digit(*c)) /* the point may be whatever the locale says */
                digits[count++] = *c;
        }
        *exponent = strtol(strchr(text, 'e') + 1, NULL, 10) + 1;
        while (count > 1 && digits[count - 1] == '0')
            count--;
        digits[count] = '\0';
        snprintf(again, sizeof again, "%se%ld", digits, *exponent - (long)count);
        if (precision >= 17 || !(strtod(again, NULL) < value || strtod(again, NULL) > value))
            return;
    }
}

void s0_real_text(double value, char *out, size_t size)
{
    const char *sign = value < 0 ? "-" : "";
    char digits[20];
    long exponent;
    int count;

    if (!isfinite(value) || !(value < 0 || value > 0)) {
        snprintf(out, size, "%s",
                 isnan(value) ? "nan"
                 : value > 0  ? "inf"
                 : value < 0  ? "-inf"
                              : "0");
        return;
    }
    shortest(fabs(value), digits, &exponent);
    count = (int)strlen(digits);
    if (exponent > 21 || exponent < -5) /* 1.5e-7 */
        snprintf(out, size, "%s%c%s%se%ld", sign, digits[0], count > 1 ? "." : "", digits + 1,
                 exponent - 1);
    else if (exponent <= 0) /* 0.0015 */
        snprintf(out, size, "%s0.%.*s%s", sign, (int)-exponent, "00000", digits);
    else if (exponent >= count) /* 1500 */
        snprintf(out, size, "%s%s%.*s", sign, digits, (int)exponent - count,
                 "000000000000000000000");
    else /* 1.5 */
        snprintf(out, size, "%s%.*s.%s", sign, (int)exponent, digits, digits + exponent);
}

void s0_rate_text(uint64_t part, uint64_t whole, char *out, size_t size)
{
    /* Wide enough for 200 times any count. */
    __extension__ typedef unsigned __int128 wide;
    wide percent;

    if (whole == 0) {
        snprintf(out, size, "-");
        return;
    }
    percent = ((wide)part * 200 + whole) / ((wide)whole * 2);
    if (percent == 0 && part > 0)
        snprintf(out, size, "<1 %%");
    else if (percent == 100 && part < whole)
        snprintf(out, size, ">99 %%");
    else if (percent > UINT64_MAX)
        snprintf(out, size, ">100 %%");
    else
        snprintf(out, size, "%llu %%", (unsigned long long)percent);
}
