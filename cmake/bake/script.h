/* script.h - what the build makes of a Lua file. */
#ifndef S0_BAKE_SCRIPT_H
#define S0_BAKE_SCRIPT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "data/value.h"

/* The same file with the examples of its rule blanked out, every line and column kept. S0_ENOMEM.
 */
s0_code script_without_examples(s0_source *out, s0_arena *arena, const s0_source *rule,
                                s0_error *err);

/* What a worker would say of the rule's file (rule/metadata.h), less its examples. `lean` is the
 * file without them, and has to say the same. S0_ERULE, S0_ENOMEM. */
s0_code script_metadata(const s0_value **out, s0_arena *arena, const s0_source *rule,
                        const s0_source *lean, const s0_bundle *all, s0_error *err);

/* The file compiled, lines and names of variables kept. S0_ERULE, S0_ENOMEM. */
s0_code script_compile(s0_buf *out, const s0_source *source, s0_error *err);

#endif
