/* effect.h - whether a corrective action was effective: what the audits after it came to on the
 * rule behind its finding. Nobody declares it; it is read from recorded cycles. */
#ifndef S0_DIFF_EFFECT_H
#define S0_DIFF_EFFECT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "model/cycle.h"

typedef enum s0_effect_word {
    S0_EFFECT_OPEN, /* no later audit decided */
    S0_EFFECT_SEEN, /* the condition was looked for and not found again */
    S0_EFFECT_NONE  /* it was found again */
} s0_effect_word;

typedef struct s0_effect {
    s0_effect_word word;
    const char *cycle; /* that decided; NULL while none did */
    const char *date;  /* of its audit; NULL likewise */
    const char *text;  /* one clause: "conform in 2026-H2 (A.5.18-leavers-disabled)" */
} s0_effect;

/* The effect of an action on `finding` (a number, of a recorded cycle or from elsewhere) that was
 * done on `done_on`. Of `cycles` (oldest first) those count that come after the one that raised the
 * finding and whose date is after that day; the first that decides is the one. All parts of an
 * accumulated finding must be found conform. What conforms only because of waivers decides nothing.
 * S0_EUSAGE: no cycle knows the finding. S0_ENOMEM. */
s0_code s0_effect_read(s0_effect *out, s0_arena *arena, const s0_cycle *const *cycles,
                       size_t cycle_count, const char *finding, s0_day done_on, s0_error *err);

#endif
