/* cmd_evidence.c - `stage0 evidence`: what the engine understood of the files, cell by cell. What
 * is still needed is evidence_needed.c. */
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/print.h"
#include "cli/progress.h"

#define ROWS_SHOWN 20

static const char *const withheld_words[] = {"does not exist", "not accessible", "not asked yet"};

static const char *cell_text(s0_cli *cli, const s0_cell *cell)
{
    s0_buf out = s0_buf_in(cli->arena);
    const char *text;

    s0_cell_text(&out, cell);
    text = s0_buf_text(&out);
    return text != NULL ? text : "";
}

static const char *mark_text(s0_cli *cli, s0_mark at)
{
    char text[256];

    s0_mark_text(at, text, sizeof text);
    return s0_text_dup(cli->arena, text);
}

/* Place of a row: file and line. */
static const char *row_text(s0_cli *cli, const s0_table *table, size_t row)
{
    return mark_text(cli, s0_table_line(table, row, 0));
}

static const char *origin_text(s0_cli *cli, const s0_origin *origin)
{
    char day[16] = "no date";

    if (origin->is_plan)
        return "the organization's own statement";
    if (origin->has_collected)
        s0_day_text(origin->collected, day);
    return s0_textf(cli->arena, "%s, collected %s by %s",
                    origin->source != NULL ? origin->source : "source not stated", day,
                    origin->by != NULL ? origin->by : "nobody named");
}

static void list_tables(s0_cli *cli, const s0_evidence *evidence)
{
    size_t count;
    const s0_table *const *tables = s0_evidence_tables(evidence, &count);

    fprintf(cli->out, "Tables\n");
    for (size_t i = 0; i < count; i++) {
        size_t files;
        const s0_file *const *list = s0_table_files(tables[i], &files);

        fprintf(cli->out, "  %s, %zu record%s\n", s0_table_name(tables[i]),
                s0_table_rows(tables[i]), s0_table_rows(tables[i]) == 1 ? "" : "s");
        for (size_t f = 0; f < files; f++) {
            const char *line = s0_textf(cli->arena, "%s: %s", list[f]->source->path,
                                        origin_text(cli, &list[f]->origin));

            fputs("      ", cli->out);
            s0_print_wrapped(cli, line != NULL ? line : "", 6, 8);
        }
        if (files == 0)
            fputs("      made by the engine\n", cli->out);
    }
}

static void list_facts(s0_cli *cli, const s0_evidence *evidence)
{
    size_t count;
    const s0_fact *const *facts = s0_evidence_facts(evidence, &count);

    fprintf(cli->out, "\nFacts\n");
    for (size_t i = 0; i < count; i++) {
        const char *line =
            s0_textf(cli->arena, "%s = %s%s (%s)", facts[i]->name, cell_text(cli, &facts[i]->cell),
                     facts[i]->entry == NULL ? " [spare: nothing reads it]" : "",
                     mark_text(cli, facts[i]->at));

        fputs("  ", cli->out);
        s0_print_wrapped(cli, line != NULL ? line : "", 2, 4);
    }
}

static void list_rest(s0_cli *cli, const s0_evidence *evidence)
{
    size_t count;
    const s0_withheld *withheld = s0_evidence_all_withheld(evidence, &count);
    const s0_file *const *files;
    bool titled = false;

    if (count > 0)
        fputs("\nAsked for and not given\n", cli->out);
    for (size_t i = 0; i < count; i++) {
        const char *line = s0_textf(
            cli->arena, "%s: %s%s%s%s%s", withheld[i].name, withheld_words[withheld[i].how],
            withheld[i].said_by != NULL ? ", said by " : "",
            withheld[i].said_by != NULL ? withheld[i].said_by : "",
            withheld[i].on != NULL ? " on " : "", withheld[i].on != NULL ? withheld[i].on : "");

        fputs("  ", cli->out);
        s0_print_wrapped(cli, line != NULL ? line : "", 2, 4);
    }
    files = s0_evidence_files(evidence, &count);
    for (size_t i = 0; i < count; i++) {
        if (!files[i]->spare)
            continue;
        if (!titled)
            fputs("\nSpare files: no rule reads anything in them\n", cli->out);
        titled = true;
        fprintf(cli->out, "  %s\n", files[i]->source->path);
    }
}

static void show_table(s0_cli *cli, const s0_table *table)
{
    size_t rows = s0_table_rows(table), columns = s0_table_columns(table);

    fprintf(cli->out, "%s: %zu records\n", s0_table_name(table), rows);
    for (size_t r = 0; r < rows && r < ROWS_SHOWN; r++) {
        fprintf(cli->out, "\n%s\n", row_text(cli, table, r));
        for (size_t c = 0; c < columns; c++) {
            s0_cell cell = s0_table_cell(table, r, c);

            s0_print_field(cli, s0_table_column_name(table, c), cell_text(cli, &cell));
        }
    }
    if (rows > ROWS_SHOWN)
        fprintf(cli->out, "\n… and %zu more; --json shows all\n", rows - ROWS_SHOWN);
}

static void show_fact(s0_cli *cli, const s0_fact *fact)
{
    fprintf(cli->out, "%s\n", fact->name);
    s0_print_field(cli, "Value", cell_text(cli, &fact->cell));
    s0_print_field(cli, "Place", mark_text(cli, fact->at));
    if (fact->entry != NULL)
        s0_print_field(cli, "Meaning", fact->entry->meaning);
    if (fact->file != NULL)
        s0_print_field(cli, "Origin", origin_text(cli, &fact->file->origin));
}

static s0_value *table_json(s0_cli *cli, const s0_table *table)
{
    s0_arena *a = cli->arena;
    s0_value *list = s0_make_list(a);

    for (size_t r = 0; r < s0_table_rows(table); r++) {
        s0_value *row = s0_make_map(a);

        s0_map_add(a, row, "at", s0_make_text(a, row_text(cli, table, r)));
        for (size_t c = 0; c < s0_table_columns(table); c++) {
            s0_cell cell = s0_table_cell(table, r, c);

            s0_map_add(a, row, s0_table_column_name(table, c),
                       s0_make_text(a, cell_text(cli, &cell)));
        }
        s0_list_add(a, list, row);
    }
    return list;
}

static s0_value *all_json(s0_cli *cli, const s0_evidence *evidence, const char *name)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *tables = s0_make_map(a), *facts = s0_make_map(a);
    size_t count;
    const s0_table *const *all = s0_evidence_tables(evidence, &count);
    const s0_fact *const *said;

    for (size_t i = 0; i < count; i++)
        if (name == NULL || strcmp(name, s0_table_name(all[i])) == 0)
            s0_map_add(a, tables, s0_table_name(all[i]), table_json(cli, all[i]));
    said = s0_evidence_facts(evidence, &count);
    for (size_t i = 0; i < count; i++)
        if (name == NULL || strcmp(name, said[i]->name) == 0)
            s0_map_add(a, facts, said[i]->name, s0_make_text(a, cell_text(cli, &said[i]->cell)));
    s0_map_add(a, out, "tables", tables);
    s0_map_add(a, out, "facts", facts);
    return out;
}

static int unknown_name(s0_cli *cli, const s0_prepared *ready, const char *name)
{
    const char *near = s0_vocabulary_nearest(ready->vocabulary, name, -1);
    const s0_entry *entry = s0_vocabulary_get(ready->vocabulary, name);

    if (entry != NULL) {
        fprintf(cli->out, "%s: not given\n", name);
        s0_print_field(cli, "What", entry->meaning);
        s0_print_field(cli, "Where", entry->where);
        return S0_EXIT_DONE;
    }
    if (near != NULL)
        return s0_cli_usage(cli, "there is no table or fact \"%s\"; did you mean %s?", name, near);
    return s0_cli_usage(cli, "there is no table or fact \"%s\"", name);
}

int s0_cmd_evidence(s0_cli *cli)
{
    const char *name = cli->argument_count > 0 ? cli->arguments[0] : NULL;
    s0_error err = {0};
    s0_faults faults = {0};
    s0_prepared ready = {0};
    s0_rule_limits limits;
    s0_inputs inputs;
    const s0_table *table;
    const s0_fact *fact;
    int status = s0_cli_workspace(cli);

    if (status != S0_EXIT_DONE)
        return status;
    if (s0_cli_option(cli, "needed") != NULL)
        return s0_evidence_needed(cli);
    if (!s0_cli_limits(cli, &limits))
        return S0_EXIT_INPUT;
    inputs = s0_cli_inputs(cli);
    if (s0_prepare(&ready, cli->arena, &inputs, &limits, &faults, &err) != S0_OK)
        status = faults.count > 0 ? s0_cli_faults(cli, &faults) : s0_cli_fail(cli, &err);
    s0_faults_free(&faults);
    s0_progress_clear();
    if (status != S0_EXIT_DONE)
        return status;
    table = name != NULL ? s0_evidence_table(ready.evidence, name) : NULL;
    fact = name != NULL ? s0_evidence_fact(ready.evidence, name) : NULL;
    if (name != NULL && table == NULL && fact == NULL)
        return unknown_name(cli, &ready, name);
    if (s0_cli_option(cli, "json") != NULL)
        return s0_print_json(cli, all_json(cli, ready.evidence, name));
    if (table != NULL) {
        show_table(cli, table);
    } else if (fact != NULL) {
        show_fact(cli, fact);
    } else {
        list_tables(cli, ready.evidence);
        list_facts(cli, ready.evidence);
        list_rest(cli, ready.evidence);
    }
    return S0_EXIT_DONE;
}
