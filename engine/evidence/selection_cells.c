/* selection_cells.c - what stands in a record: cells, their places, their files, and the day
 * somebody last looked. */
#include "evidence/selection.h"

#include "evidence/selection_parts.h"

s0_cell s0_selection_cell(const s0_selection *selection, size_t record, size_t column)
{
    return s0_cell_of(selection, record, column);
}

bool s0_selection_has_row(const s0_selection *selection, size_t record, size_t column)
{
    return s0_part_row(&selection->parts[selection->columns[column].part], record) != S0_ROW_NONE;
}

bool s0_selection_lacks_file(const s0_selection *selection)
{
    for (size_t p = 0; p < selection->part_count; p++)
        if (!selection->parts[p].made && s0_table_lacks_file(selection->parts[p].table))
            return true;
    return false;
}

/* Where a cell is to be looked up: its own part, or for a column that a schedule made the part
 * its date was read from. */
static const s0_part *speaker(const s0_selection *selection, const s0_seen *seen, uint32_t *column)
{
    const s0_part *part = &selection->parts[seen->part];

    *column = part->made ? part->at_column : seen->column;
    return part->made ? &selection->parts[part->at_part] : part;
}

s0_mark s0_selection_mark(const s0_selection *selection, size_t record, size_t column)
{
    uint32_t at;
    const s0_part *part = speaker(selection, &selection->columns[column], &at);
    int32_t row = s0_part_row(part, record);

    if (row >= 0)
        return s0_table_line(part->table, (size_t)row, at);
    for (size_t i = 0; i < selection->part_count; i++) {
        part = &selection->parts[i];
        row = s0_part_row(part, record);
        if (!part->made && row >= 0)
            return s0_table_line(part->table, (size_t)row, 0);
    }
    return (s0_mark){0};
}

const s0_file *s0_selection_file(const s0_selection *selection, size_t record, size_t column)
{
    uint32_t at;
    const s0_part *part = speaker(selection, &selection->columns[column], &at);
    int32_t row = s0_part_row(part, record);

    return row >= 0 ? s0_table_file(part->table, (size_t)row) : NULL;
}

bool s0_file_collected(s0_day *out, const s0_file *file, const s0_terms *terms)
{
    if (file == NULL || !(file->origin.has_collected || file->origin.is_plan))
        return false;
    *out = file->origin.has_collected ? file->origin.collected : terms->date;
    return true;
}

bool s0_collected(s0_span *out, const s0_selection *selection, size_t record, uint32_t column,
                  const s0_terms *terms)
{
    const s0_file *file = s0_selection_file(selection, record, column);
    const s0_file *const *files;
    uint32_t at;
    size_t count;

    if (file != NULL) {
        if (!s0_file_collected(&out->first, file, terms))
            return false;
        out->last = out->first;
        return true;
    }
    files = s0_table_files(speaker(selection, &selection->columns[column], &at)->table, &count);
    for (size_t i = 0; i < count; i++) {
        s0_day day;

        if (!s0_file_collected(&day, files[i], terms))
            return false;
        out->first = i == 0 || day < out->first ? day : out->first;
        out->last = i == 0 || day > out->last ? day : out->last;
    }
    return count > 0;
}

bool s0_records_alike(const s0_selection *selection, size_t a, size_t b, const s0_terms *terms)
{
    for (size_t i = 0; i < selection->column_count; i++) {
        s0_cell x = s0_cell_of(selection, a, i), y = s0_cell_of(selection, b, i);
        const char *full = selection->columns[i].full;

        if (s0_cell_sort(&x, &y) != 0 &&
            (terms->sees == NULL || full == NULL || terms->sees(terms->context, full)))
            return false;
    }
    return true;
}

s0_family s0_family_of(s0_type type)
{
    switch (type) {
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
    case S0_TYPE_WORD:
        return S0_FAMILY_TEXT;
    case S0_TYPE_BOOLEAN:
        return S0_FAMILY_BOOLEAN;
    case S0_TYPE_INTEGER:
    case S0_TYPE_NUMBER:
    case S0_TYPE_SHARE:
        return S0_FAMILY_NUMBER;
    case S0_TYPE_DATE:
    case S0_TYPE_INSTANT:
        return S0_FAMILY_DATE;
    case S0_TYPE_DURATION:
        return S0_FAMILY_DURATION;
    case S0_TYPE_TEXTS:
    case S0_TYPE_MAP:
        break;
    }
    return S0_FAMILY_OTHER;
}

const char *s0_family_text(s0_family family)
{
    static const char *const texts[] = {
        [S0_FAMILY_TEXT] = "text",           [S0_FAMILY_BOOLEAN] = "yes or no",
        [S0_FAMILY_NUMBER] = "a number",     [S0_FAMILY_DATE] = "a date",
        [S0_FAMILY_DURATION] = "a duration", [S0_FAMILY_OTHER] = "a list",
    };
    return texts[family];
}

s0_date s0_cell_days(const s0_cell *cell)
{
    if (cell->type == S0_TYPE_INSTANT) {
        s0_day day = s0_instant_day(cell->as.instant);

        return (s0_date){day, day};
    }
    return cell->as.date;
}
