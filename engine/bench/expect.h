/* expect.h - what an example expects, held against what the audit came to. */
#ifndef S0_BENCH_EXPECT_H
#define S0_BENCH_EXPECT_H

#include "base/arena.h"
#include "base/error.h"
#include "data/value.h"
#include "model/cycle.h"

/* Whether `expect`, `exceptions`, `class`, `text` and `numbers` are of their kinds. S0_EINPUT. */
s0_code s0_expect_check(const s0_value *example, s0_error *err);

/* What is expected in a line: "gap, minor, exceptions p1/a1". NULL: memory is short. */
const char *s0_expect_text(s0_arena *arena, const s0_value *example);

/* What came out, as far as the example asks about it, in the same form. `finding` NULL:
 * none. NULL: memory is short. */
const char *s0_expect_got(s0_arena *arena, const s0_value *example, const s0_tested *tested,
                          const s0_finding *finding);

/* Whether everything that the example asks about came out. */
bool s0_expect_met(const s0_value *example, const s0_tested *tested, const s0_finding *finding);

#endif
