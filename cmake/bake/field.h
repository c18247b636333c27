/* field.h - where a field of a rule stands in its file. */
#ifndef S0_BAKE_FIELD_H
#define S0_BAKE_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* The field `key` of the table given to `rule`: the bytes from `*from` to before `*to`, its comma
 * included. False: it has no such field. */
bool field_span(const s0_source *source, const char *key, size_t *from, size_t *to);

#endif
