/* load_csv.c - one CSV file into its table. */
#include <string.h>

#include "data/csv.h"
#include "evidence/load.h"
#include "evidence/vocabulary_parts.h"

#define ROWS_KEPT 1024 /* between two looks at whether bytes can be given back */

static s0_mark cell_mark(const s0_input *input, const s0_csv_cell *cell)
{
    return (s0_mark){input->source, cell->line, cell->column};
}

/* The table of the file, from `table`, its folder or its name; NULL: no name to give it. */
static const char *table_name(s0_load *load, const s0_input *input)
{
    const char *name = input->shape.table != NULL ? input->shape.table : input->name;
    s0_error *fault;

    if (s0_is_name(name))
        return name;
    fault = s0_load_fault(load, (s0_mark){.source = input->source},
                          "\"%s\" cannot be the name of a table", name);
    s0_hint(fault, "names are a-z, 0-9 and _; \"table\" in sources.yaml gives it another");
    return NULL;
}

/* What the header needs while its columns are found. */
typedef struct csv_head {
    const char **names;      /* of the file's columns, renamed */
    int *columns;            /* column of the table for each of the file, -1: spare */
    int *fields;             /* the other way round, -1: not given */
    const s0_value **values; /* for each of the file's columns, or NULL */
    size_t width;
} csv_head;

/* Spare columns are listed; one that looks like a known column that is missing is a fault. */
static bool judge_spares(s0_load *load, s0_input *input, const s0_maker *maker,
                         const csv_head *head, const s0_csv_cell *cells)
{
    const char **missing = s0_alloc_n(load->arena, maker->column_count, sizeof *missing);
    size_t count = 0;

    if (missing == NULL)
        return false;
    for (size_t i = 0; i < maker->column_count; i++)
        if (head->fields[i] < 0 && !s0_load_states(input, maker->columns[i].name))
            missing[count++] = maker->columns[i].name;
    for (size_t i = 0; i < head->width; i++) {
        const char *nearest, *full;

        if (head->columns[i] >= 0 || head->names[i] == NULL)
            continue;
        full = s0_textf(load->arena, "%s.%s", maker->entry->name, head->names[i]);
        if (full == NULL || !s0_list_push(load, &input->spares, full))
            return false;
        if ((nearest = s0_nearest(head->names[i], missing, count)) != NULL)
            s0_load_near(s0_load_fault(load, cell_mark(input, &cells[i]),
                                       "unknown column \"%s\" of %s", head->names[i],
                                       maker->entry->name),
                         nearest);
    }
    return true;
}

/* A header of one cell that holds another separator is not read as one strange column: every cell
 * of the table would be unknown, and nobody would know why. */
static void judge_separator(s0_load *load, s0_input *input, const s0_maker *maker,
                            const csv_head *head, const s0_csv_cell *cells)
{
    const char *other = head->width == 1 && head->columns[0] < 0
                            ? strpbrk(head->names[0] != NULL ? head->names[0] : "", ";\t|")
                            : NULL;
    s0_error *fault;

    if (other == NULL || input->shape.separator != '\0')
        return;
    fault = s0_load_fault(load, cell_mark(input, &cells[0]),
                          "the header of %s is one cell, and \"%s\" stands in it",
                          maker->entry->name, *other == '\t' ? "\\t" : (char[]){*other, '\0'});
    s0_hint(fault, "where it separates the cells, sources.yaml says so: %s: {separator: \"%s\"}",
            input->source->path + strlen("evidence/"),
            *other == '\t' ? "\\t" : (char[]){*other, '\0'});
}

static bool find_columns(s0_load *load, s0_input *input, s0_maker *maker, csv_head *head,
                         const s0_csv_cell *cells)
{
    for (size_t i = 0; i < maker->column_count; i++)
        head->fields[i] = -1;
    for (size_t i = 0; i < head->width; i++) {
        const char *written = s0_text_key(load->arena, cells[i].text, cells[i].size, false);
        bool renamed;
        int column;

        if (written == NULL)
            return false;
        head->columns[i] = -1;
        head->names[i] = s0_load_renamed(input, written, &renamed);
        if (head->names[i] == NULL) /* left out on purpose */
            continue;
        if ((column = s0_maker_column(maker, head->names[i])) < 0) {
            if (renamed) /* to what nobody knows: said by s0_load_unmet */
                head->names[i] = NULL;
            continue;
        }
        if (s0_load_stated(load, input, head->names[i], cell_mark(input, &cells[i]))) {
            head->names[i] = NULL;
            continue;
        }
        if (head->fields[column] >= 0) {
            s0_load_fault(load, cell_mark(input, &cells[i]), "two columns of the file give \"%s\"",
                          head->names[i]);
            continue;
        }
        head->columns[i] = column;
        head->fields[column] = (int)i;
        maker->columns[column].has = true;
        for (size_t v = 0; input->shape.values != NULL && v < input->shape.values->as.map.count;
             v++) {
            if (strcmp(input->shape.values->as.map.items[v].key, head->names[i]) == 0) {
                head->values[i] = input->shape.values->as.map.items[v].value;
                input->shape.values_met[v] = true;
            }
        }
    }
    judge_separator(load, input, maker, head, cells);
    return judge_spares(load, input, maker, head, cells);
}

/* Cells behind one that holds a line break begin on another line. */
static bool note_breaks(s0_maker *maker, const csv_head *head, const s0_csv_cell *row)
{
    for (size_t i = 1; row[0].line != row[head->width - 1].line && i < head->width; i++)
        if (row[i].line != row[i - 1].line && !s0_maker_break(maker, i, row[i].line))
            return false;
    return true;
}

static bool load_row(s0_load *load, s0_input *input, s0_maker *maker, const csv_head *head,
                     const s0_csv_cell *row)
{
    if (!s0_maker_row(maker) || !s0_maker_line(maker, row[0].line) ||
        !note_breaks(maker, head, row))
        return false;
    for (size_t i = 0; i < head->width; i++)
        if (head->columns[i] >= 0 &&
            !s0_load_text(load, input, maker, head->columns[i], head->values[i], row[i].text,
                          row[i].size, cell_mark(input, &row[i])))
            return false;
    return s0_load_unsaid(load, input, maker, head->fields, NULL) &&
           s0_load_row_done(load, input, maker);
}

static bool load_rows(s0_load *load, s0_input *input, s0_maker *maker, const csv_head *head,
                      s0_csv *csv, s0_lines *lines)
{
    const s0_csv_cell *row = NULL;
    s0_error err = {0};
    size_t rows = 0;

    for (;;) {
        s0_code rc = s0_csv_next(csv, &row, &err);

        if (rc != S0_OK)
            s0_load_add(load, &err);
        if (rc == S0_ENOMEM)
            return false;
        if (rc != S0_OK || row == NULL)
            return true;
        if (!s0_lines_note(lines, row[0].line, s0_csv_start(csv)) ||
            !load_row(load, input, maker, head, row))
            return false;
        if (++rows % ROWS_KEPT == 0)
            s0_load_release(load, input, s0_csv_start(csv));
    }
}

bool s0_load_csv(s0_load *load, s0_input *input)
{
    s0_csv_options options = {input->shape.separator, input->shape.skip_lines};
    const char *name = table_name(load, input);
    s0_lines *lines = NULL;
    const s0_csv_cell *cells;
    s0_maker *maker = NULL;
    s0_csv *csv = NULL;
    s0_error err = {0};
    csv_head head = {0};
    s0_code rc = s0_csv_open(&csv, load->arena, input->source, &options, &err);

    if (rc != S0_OK) {
        s0_load_add(load, &err);
        return rc != S0_ENOMEM;
    }
    if (name == NULL)
        return true;
    if (!s0_load_table(load, input, name, (s0_mark){.source = input->source}, &maker))
        return false;
    if (maker == NULL)
        return true;
    cells = s0_csv_header(csv, &head.width);
    head.names = s0_alloc_n(load->arena, head.width, sizeof *head.names);
    head.columns = s0_alloc_n(load->arena, head.width, sizeof *head.columns);
    head.values = s0_alloc_n(load->arena, head.width, sizeof *head.values);
    head.fields = s0_alloc_n(load->arena, maker->column_count, sizeof *head.fields);
    if (head.names == NULL || head.columns == NULL || head.values == NULL || head.fields == NULL ||
        (lines = s0_lines_make(load->arena, input->source)) == NULL)
        return false;
    return find_columns(load, input, maker, &head, cells) &&
           load_rows(load, input, maker, &head, csv, lines) &&
           s0_maker_close(maker, lines, head.fields,
                          options.separator != '\0' ? options.separator : ',');
}
