/* csv_text.h - the one place that writes CSV: RFC 4180, and harmless in a spreadsheet. */
#ifndef S0_REPORT_CSV_TEXT_H
#define S0_REPORT_CSV_TEXT_H

#include "base/text.h"

/* One cell of UTF-8 `text` (NULL: an empty one). Quoted where a comma, quote, line break, semicolon
 * or tab stands in it, or a blank at either end. A cell that a spreadsheet would take for a formula
 * gets an apostrophe in front. */
void s0_put_csv_cell(s0_buf *out, const char *text);
/* A line of `count` cells, ended by CRLF. */
void s0_put_csv_line(s0_buf *out, const char *const *cells, size_t count);

#endif
