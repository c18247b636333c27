/* conditions.h - which rule owns which condition (catalog/conditions.yaml): one condition is one
 * finding, so each has one owner. For people, lint and tests; no audit reads it. */
#ifndef S0_MODEL_CONDITIONS_H
#define S0_MODEL_CONDITIONS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

typedef struct s0_owned_condition {
    const char *rule;      /* that owns it */
    const char *condition; /* what it finds, in a few words without full stop */
    const char *const *borders;
    size_t border_count; /* rules that look at the same records; their conditions are left out */
} s0_owned_condition;

typedef struct s0_conditions {
    const s0_owned_condition *items;
    size_t count; /* as the file has them: in the order of the standard */
} s0_conditions;

/* Read them from a bundle of built-in files, which must outlive them; none (and S0_OK) where it has
 * no such file. S0_EINPUT, S0_ENOMEM. */
s0_code s0_conditions_load(s0_conditions *out, s0_arena *arena, const s0_bundle *bundle,
                           s0_error *err);

/* The condition that a rule owns; NULL: none. */
const s0_owned_condition *s0_conditions_of(const s0_conditions *conditions, const char *rule);

#endif
