/* change.h - what a place in an example could say instead: the changes by which a rule proves that
 * it looks. Derived from types alone, never from what a rule expects. */
#ifndef S0_BENCH_CHANGE_H
#define S0_BENCH_CHANGE_H

#include "bench/site.h"

typedef struct s0_values {
    const s0_value *const *items;
    size_t count;
} s0_values;

/* Other values for `site`, none of them equal to what stands there: booleans turned, numbers at 0,
 * -1, one more, one less, ten times as many; dates a day, a month, a year and three years away and
 * at the limits of the year 2026; durations from nothing to years; the other words of a closed
 * list; other texts, those of the same column (in `all`) among them; none where the vocabulary says
 * that an empty cell means none, and something where there was none. False: memory is short. */
bool s0_site_values(s0_values *out, s0_arena *arena, const s0_site *site, const s0_sites *all);

#endif
