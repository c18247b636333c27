/* wrap.h - text laid out for a terminal of 80 columns. */
#ifndef S0_REPORT_WRAP_H
#define S0_REPORT_WRAP_H

#include "base/text.h"

/* Put `text` made harmless, broken at blanks so that no line is wider than `width` columns; lines
 * after the first begin with `indent` blanks. The first line starts at column `at`. Ends with '\n'.
 */
void s0_put_wrapped(s0_buf *out, const char *text, size_t at, size_t indent, size_t width);

#endif
