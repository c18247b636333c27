/* row.c - reading a row by the names of its columns. */
#include "audit/row.h"

s0_cell s0_cell_at(const s0_table *table, size_t row, const char *column)
{
    int at = s0_table_column(table, column);

    return at < 0 ? s0_cell_unknown() : s0_table_cell(table, row, (size_t)at);
}

s0_cell s0_optional_at(const s0_table *table, size_t row, const char *column)
{
    int at = s0_table_column(table, column);

    return at < 0 || !s0_table_has(table, (size_t)at) ? s0_cell_none()
                                                      : s0_table_cell(table, row, (size_t)at);
}

const char *s0_text_at(const s0_table *table, size_t row, const char *column)
{
    s0_cell cell = s0_cell_at(table, row, column);

    return cell.state == S0_GIVEN ? cell.as.text.shown : NULL;
}

const char *s0_key_at(const s0_table *table, size_t row, const char *column)
{
    s0_cell cell = s0_cell_at(table, row, column);

    return cell.state == S0_GIVEN ? cell.as.text.key : NULL;
}
