/* report.h - finished documents in, bytes out. A report is rendered from what was
 * recorded and never re-runs a rule. */
#ifndef S0_REPORT_REPORT_H
#define S0_REPORT_REPORT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "model/change.h"
#include "model/cycle.h"

typedef struct s0_report_input {
    const s0_cycle *cycle;
    const s0_source *document; /* the recorded bytes the cycle was read from */
    const s0_diff *diff;       /* against the preceding cycle; NULL: there is none */
    const char *chain;         /* head of the history after this run; NULL: not recorded */
    const s0_bundle *lua;      /* templates: "lua/report/report.md.lua" and helpers */
} s0_report_input;

/* The clause 9.2 report as Markdown, by the Lua template, in a locked-down worker. S0_ERULE
 * (the template failed: path, line, message), S0_EIO, S0_ENOMEM. */
s0_code s0_report_markdown(s0_buf *out, s0_arena *arena, const s0_report_input *input,
                           s0_error *err);

/* The document itself. */
s0_code s0_report_json(s0_buf *out, const s0_report_input *input, s0_error *err);

/* The checklist as CSV: a header and one line for each requirement of the cycle, in its order.
 * RFC 4180, CRLF, UTF-8 without a byte order mark, no cell that a spreadsheet would run. */
s0_code s0_report_checklist(s0_buf *out, s0_arena *arena, const s0_report_input *input,
                            s0_error *err);

/* The diff for a terminal (80 columns), as Markdown section, and as JSON. */
s0_code s0_report_diff_text(s0_buf *out, s0_arena *arena, const s0_diff *diff, bool colour,
                            s0_error *err);
s0_code s0_report_diff_json(s0_buf *out, s0_arena *arena, const s0_diff *diff, s0_error *err);

#endif
