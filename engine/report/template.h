/* template.h - a Lua template run over values, in a locked-down worker. */
#ifndef S0_REPORT_TEMPLATE_H
#define S0_REPORT_TEMPLATE_H

#include "base/file.h"
#include "base/text.h"
#include "data/value.h"

typedef struct s0_template {
    const s0_bundle *lua;          /* holds the template and its helpers */
    const char *path;              /* "lua/report/report.md.lua" */
    const s0_value *const *values; /* arguments; NULL: nil */
    size_t value_count;
} s0_template;

/* Run the template: its chunk returns a function, which is called with the values and
 * returns the text. S0_ERULE (path, line, message; spent budgets and killed workers too), S0_EIO,
 * S0_ENOMEM. */
s0_code s0_template_run(s0_buf *out, s0_arena *arena, const s0_template *template_, s0_error *err);

#endif
