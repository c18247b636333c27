/* row.h - the cells of one row of the evidence, by the name of their column. */
#ifndef S0_AUDIT_ROW_H
#define S0_AUDIT_ROW_H

#include "evidence/table.h"

/* Unknown also where the vocabulary has no such column. */
s0_cell s0_cell_at(const s0_table *table, size_t row, const char *column);
/* As s0_cell_at, but none where no file gives the column: for what a row need not say. */
s0_cell s0_optional_at(const s0_table *table, size_t row, const char *column);
/* Text as written, and in the form it is compared in; NULL when the cell is none or unknown. */
const char *s0_text_at(const s0_table *table, size_t row, const char *column);
const char *s0_key_at(const s0_table *table, size_t row, const char *column);

#endif
