/* lines.h - where lines start in a source: found again when a place is asked for, so
 * that a table of a million rows need not keep the place of every cell. */
#ifndef S0_EVIDENCE_LINES_H
#define S0_EVIDENCE_LINES_H

#include "base/arena.h"
#include "base/error.h"

typedef struct s0_lines s0_lines;

/* One pass over the source, which must outlive the answer; NULL when memory is short. */
const s0_lines *s0_lines_make(s0_arena *arena, const s0_source *source);

/* The place of cell number `field` (from 0) of the CSV row whose first cell starts
 * line `line`. A row with fewer cells gives the place of its end. Takes no memory. */
s0_mark s0_lines_cell(const s0_lines *lines, uint32_t line, size_t field, char separator);

#endif
