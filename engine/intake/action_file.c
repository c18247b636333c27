/* action_file.c - see action_file.h: whether the file may be edited, and what it looks like
 * afterwards. */
#include "intake/action_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "data/csv_edit.h"
#include "data/yaml.h"

#define KEY "actions.csv" /* of its entry in sources.yaml */
#define NUMBER_PREFIX "CA-"

/* A new file has them all. What only a command writes comes into a file that lacks it. */
static const char *const columns[] = {"action",     "finding",   "requirement",  "source",
                                      "correction", "cause",     "measure",      "owner",
                                      "agreed_on",  "due",       "done_on",      "evidence",
                                      "progress",   "verify_on", "effective_on", "effect"};
/* An empty cell of these says what a file without them says. */
static const char *const ours[] = {"verify_on", "effect"};
#define OURS (sizeof ours / sizeof *ours)
#define LEFT_OUT "requirement" /* where the file does not ask for it: the finding says it too */
/* Keys of an entry that leave the file as people write it. */
static const char *const harmless[] = {"source",    "collected", "by",        "covers",
                                       "valid_for", "sample",    "separator", "unknown"};

#define COLUMNS (sizeof columns / sizeof *columns)
#define HARMLESS (sizeof harmless / sizeof *harmless)

static bool is_one_of(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

/* --- finding it ---------------------------------------------------------------------------------
 */

static s0_code refuse_other(const s0_file *file, s0_error *err)
{
    s0_fail(err, S0_EINPUT, (s0_mark){.source = file->source},
            "the corrective actions stand here, not in " S0_ACTION_FILE);
    s0_hint(err, "this command edits " S0_ACTION_FILE " alone; change this file itself");
    return S0_EINPUT;
}

/* The entry may say where the file came from and how cells are separated, and no more. */
static s0_code check_entry(s0_action_file *out, s0_error *err)
{
    const s0_value *root = NULL, *entry, *separator;
    s0_code rc;

    if (out->sources == NULL)
        return S0_OK;
    if ((rc = s0_yaml_read(&root, out->arena, out->sources, err)) != S0_OK)
        return rc;
    entry = s0_value_get(root, KEY);
    for (size_t i = 0; entry != NULL && i < entry->as.map.count; i++) {
        const s0_member *member = &entry->as.map.items[i];

        if (is_one_of(member->key, harmless, HARMLESS))
            continue;
        s0_fail(err, S0_EINPUT, member->at,
                S0_ACTION_FILE " is an export that is read with \"%s\": it is not edited here",
                member->key);
        s0_hint(err, "change it where it comes from, or keep the actions in the template's form");
        return S0_EINPUT;
    }
    separator = s0_value_get(entry, "separator");
    if (separator != NULL && separator->raw != NULL)
        out->options.separator = separator->raw[0];
    return S0_OK;
}

s0_code s0_action_file_open(s0_action_file *out, s0_arena *arena, const s0_bundle *workspace,
                            const s0_evidence *evidence, s0_error *err)
{
    const s0_file *const *files;
    s0_csv *csv = NULL;
    size_t count = 0;
    s0_code rc;

    *out = (s0_action_file){.arena = arena,
                            .source = s0_bundle_get(workspace, S0_ACTION_FILE),
                            .table = s0_evidence_table(evidence, "actions"),
                            .sources = s0_bundle_get(workspace, S0_SOURCES_FILE)};
    files = out->table != NULL ? s0_table_files(out->table, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i]->source->path, S0_ACTION_FILE) != 0)
            return refuse_other(files[i], err);
    if ((rc = check_entry(out, err)) != S0_OK || out->source == NULL)
        return rc;
    if ((rc = s0_csv_open(&csv, arena, out->source, &out->options, err)) == S0_OK)
        out->header = s0_csv_header(csv, &out->width);
    return rc;
}

bool s0_action_file_row(const s0_action_file *file, const char *action, size_t *row)
{
    int column = file->table != NULL ? s0_table_column(file->table, "action") : -1;
    const char *key = s0_text_key(file->arena, action, strlen(action), false);

    for (*row = 0; column >= 0 && key != NULL && *row < s0_table_rows(file->table); (*row)++) {
        s0_cell cell = s0_table_cell(file->table, *row, (size_t)column);

        if (cell.state == S0_GIVEN && strcmp(cell.as.text.key, key) == 0)
            return true;
    }
    return false;
}

const char *s0_action_file_next(const s0_action_file *file, int year)
{
    int column = file->table != NULL ? s0_table_column(file->table, "action") : -1;
    const char *prefix = s0_textf(file->arena, NUMBER_PREFIX "%d-", year);
    int64_t highest = 0;

    if (prefix == NULL)
        return NULL;
    for (size_t row = 0; column >= 0 && row < s0_table_rows(file->table); row++) {
        s0_cell cell = s0_table_cell(file->table, row, (size_t)column);
        const char *rest = cell.state == S0_GIVEN && s0_starts_with(cell.as.text.key, prefix)
                               ? cell.as.text.key + strlen(prefix)
                               : "";
        int64_t number;

        if (s0_int_read(rest, strlen(rest), &number, NULL) && number > highest &&
            number < INT32_MAX)
            highest = number;
    }
    return s0_textf(file->arena, "%s%03d", prefix, (int)highest + 1);
}

/* --- changing it --------------------------------------------------------------------------------
 */

static bool column_of(const s0_action_file *file, const char *name, size_t *column)
{
    for (*column = 0; *column < file->width; (*column)++) {
        const s0_csv_cell *cell = &file->header[*column];
        const char *key = s0_text_key(file->arena, cell->text, cell->size, false);

        if (key != NULL && strcmp(key, name) == 0)
            return true;
    }
    return false;
}

/* The columns that the file must get first. */
static s0_code add_columns(s0_csv_edit *edit, const s0_action_file *file,
                           const s0_action_cell *cells, size_t count, s0_error *err)
{
    const char **added = s0_alloc_n(file->arena, OURS, sizeof *added);
    size_t column;

    if (added == NULL)
        return s0_fail_memory(err);
    edit->columns = added;
    for (size_t i = 0; i < count; i++) {
        if (cells[i].text[0] == '\0' || column_of(file, cells[i].column, &column) ||
            strcmp(cells[i].column, LEFT_OUT) == 0 ||
            is_one_of(cells[i].column, added, edit->column_count))
            continue;
        if (!is_one_of(cells[i].column, ours, OURS)) {
            s0_fail(err, S0_EINPUT, (s0_mark){.source = file->source, .line = 1, .column = 1},
                    "there is no column \"%s\"", cells[i].column);
            s0_hint(err, "add it, and for the rows that are there what is known: an empty cell "
                         "says that there is none");
            return S0_EINPUT;
        }
        added[edit->column_count++] = cells[i].column;
    }
    return S0_OK;
}

/* Where a cell goes in the edited file; false: the file has no such column, and nothing to say. */
static bool place_of(const s0_action_file *file, const s0_csv_edit *edit, const char *name,
                     size_t *column)
{
    if (column_of(file, name, column))
        return true;
    for (size_t i = 0; i < edit->column_count; i++)
        if (strcmp(edit->columns[i], name) == 0) {
            *column = file->width + i;
            return true;
        }
    return false;
}

s0_code s0_action_file_set(s0_buf *out, const s0_action_file *file, const s0_action_cell *cells,
                           size_t count, s0_error *err)
{
    s0_csv_set *sets = s0_alloc_n(file->arena, count, sizeof *sets);
    s0_csv_edit edit = {.sets = sets};
    s0_code rc;

    if (sets == NULL)
        return s0_fail_memory(err);
    if ((rc = add_columns(&edit, file, cells, count, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < count; i++) {
        s0_csv_set set = {.row = cells[i].row, .text = cells[i].text};

        if (place_of(file, &edit, cells[i].column, &set.column))
            sets[edit.set_count++] = set;
    }
    return s0_csv_edit_apply(out, file->arena, file->source, &file->options, &edit, err);
}

static const char *text_of(const s0_action_cell *cells, size_t count, const char *column)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(cells[i].column, column) == 0)
            return cells[i].text;
    return "";
}

static s0_code make_file(s0_buf *out, const s0_action_cell *cells, size_t count, s0_error *err)
{
    const char *row[COLUMNS];

    for (size_t i = 0; i < COLUMNS; i++)
        row[i] = text_of(cells, count, columns[i]);
    s0_csv_put_row(out, columns, COLUMNS);
    s0_csv_put_row(out, row, COLUMNS);
    return out->failed ? s0_fail_memory(err) : S0_OK;
}

s0_code s0_action_file_add(s0_buf *out, const s0_action_file *file, const s0_action_cell *cells,
                           size_t count, s0_error *err)
{
    const char **row;
    s0_csv_edit edit = {0};
    s0_code rc;

    if (file->source == NULL)
        return make_file(out, cells, count, err);
    if ((rc = add_columns(&edit, file, cells, count, err)) != S0_OK)
        return rc;
    if ((row = s0_alloc_n(file->arena, file->width + OURS, sizeof *row)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < file->width + OURS; i++)
        row[i] = "";
    for (size_t i = 0; i < count; i++) {
        size_t column;

        if (place_of(file, &edit, cells[i].column, &column))
            row[column] = cells[i].text;
    }
    edit.added = row;
    return s0_csv_edit_apply(out, file->arena, file->source, &file->options, &edit, err);
}
