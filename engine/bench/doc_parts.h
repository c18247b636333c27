/* doc_parts.h - what the reference pages share. */
#ifndef S0_BENCH_DOC_PARTS_H
#define S0_BENCH_DOC_PARTS_H

#include "bench/doc.h"

/* What a rule or the vocabulary says, in a cell of a Markdown table or as a paragraph: none of it
 * is markup, a link or the end of the cell. */
void s0_doc_cell(s0_buf *out, const char *text);
/* The rule's heading without its marks: its id, and where it comes from when that is not built in.
 */
void s0_doc_heading(s0_buf *out, const s0_rule *rule);

#endif
