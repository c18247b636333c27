/* lines.h - where lines start in a source: found again when a place is asked for, so
 * that a table of a million rows need not keep the place of every cell. */
#ifndef S0_EVIDENCE_LINES_H
#define S0_EVIDENCE_LINES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"

typedef struct s0_lines s0_lines;

/* No line noted yet. The source must outlive the answer; NULL when memory is short. */
s0_lines *s0_lines_make(s0_arena *arena, const s0_source *source);

/* Note that `line` starts at `byte`: lines in their order, not every one need be. Kept are so many
 * that finding one is quick. False: memory is short. */
bool s0_lines_note(s0_lines *lines, uint32_t line, size_t byte);

/* The place of cell number `field` (from 0) of the CSV row whose first cell starts
 * line `line`. A row with fewer cells gives the place of its end. The source must hold its bytes.
 * Takes no memory. */
s0_mark s0_lines_cell(const s0_lines *lines, uint32_t line, size_t field, char separator);

#endif
