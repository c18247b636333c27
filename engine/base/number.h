/* number.h - numbers read and written the same everywhere. */
#ifndef S0_BASE_NUMBER_H
#define S0_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A decimal integer with optional sign that fills all of `text`. False: not one,
 * or beyond 64 bits (`*too_big` set then; NULL is allowed). */
bool s0_int_read(const char *text, size_t size, int64_t *out, bool *too_big);

/* `value` in decimal, in `out` of at least 24 bytes; returns its length. */
size_t s0_int_text(int64_t value, char *out);

/* A decimal number (optional sign, fraction, exponent; '.' only) that fills all
 * of `text`. False: not one, not finite, or more than 15 significant digits, so
 * that it could not be given back as written (`*inexact` set then; NULL is allowed). */
bool s0_real_read(const char *text, size_t size, double *out, bool *inexact);

/* The shortest decimal that reads back as `value`, in `out` of at least 32 bytes. */
void s0_real_text(double value, char *out, size_t size);

/* `part` of `whole` as people write it: "5 %", half up to whole percents, never
 * "0 %" when part > 0 nor "100 %" when part < whole ("<1 %", ">99 %").
 * `whole` 0 gives "-". `out` of at least 16 bytes. */
void s0_rate_text(uint64_t part, uint64_t whole, char *out, size_t size);

#endif
