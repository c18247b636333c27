/* catalog_table.c - audit.catalog: the standard as records. `implied` says for each control
 * whether profile and evidence imply that it applies, and `requirements` lists what can be
 * audited. Both are tables of the engine, made when a rule first asks; what they rest on is
 * recorded as read. */
#include <string.h>

#include "rule/bind.h"

#define COLUMN(full, of_type)                                                                      \
    {                                                                                              \
        .kind = S0_ENTRY_COLUMN, .name = full, .type = of_type, .meaning = ""                      \
    }

static const s0_entry implied_entries[] = {COLUMN("implied.control", S0_TYPE_KEY),
                                           COLUMN("implied.holds", S0_TYPE_BOOLEAN),
                                           COLUMN("implied.because", S0_TYPE_TEXT)};
static const s0_entry requirement_entries[] = {
    COLUMN("requirements.id", S0_TYPE_KEY), COLUMN("requirements.title", S0_TYPE_TEXT),
    COLUMN("requirements.control", S0_TYPE_BOOLEAN), COLUMN("requirements.theme", S0_TYPE_KEY)};

static s0_cell text_cell(s0_type type, const char *text)
{
    return text == NULL ? s0_cell_none()
                        : (s0_cell){.state = S0_GIVEN, .type = type, .as.text = {text, text}};
}

static s0_cell truth_cell(bool truth)
{
    return (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_BOOLEAN, .as.truth = truth};
}

/* Whether one implication holds; where it was read, and what is missing.  [-0, +0, e] */
static s0_three holds(lua_State *L, const s0_implication *implication, s0_mark *at,
                      const s0_file **file)
{
    s0_check *check = s0_check_of(L);
    const s0_evidence *evidence = check->context->evidence;
    const s0_table *table;
    const s0_fact *fact;

    if (implication->fact != NULL) {
        fact = s0_evidence_fact(evidence, implication->fact);
        if (!s0_reads_fact(&check->reads, implication->fact, fact))
            s0_sandbox_memory(L);
        if (fact == NULL || fact->cell.state == S0_UNKNOWN)
            return S0_MAYBE;
        *at = fact->at;
        *file = fact->file;
        return fact->cell.state == S0_GIVEN && fact->cell.type == S0_TYPE_BOOLEAN &&
                       fact->cell.as.truth == implication->is
                   ? S0_YES
                   : S0_NO;
    }
    table = s0_evidence_table(evidence, implication->table);
    if (table == NULL) {
        if (!s0_reads_fact(&check->reads, implication->table, NULL))
            s0_sandbox_memory(L);
        return S0_MAYBE;
    }
    if (!s0_reads_table(&check->reads, table))
        s0_sandbox_memory(L);
    if (s0_table_rows(table) == 0)
        return S0_NO;
    *at = s0_table_line(table, 0, 0);
    *file = s0_table_file(table, 0);
    return S0_YES;
}

/* Keep a name that is not stated, once; there is room for one per implication. */
static void add_lacking(s0_check *check, const char *name)
{
    for (size_t i = 0; i < check->lacking_count; i++)
        if (strcmp(check->lacking[i], name) == 0)
            return;
    check->lacking[check->lacking_count++] = name;
}

/* The row of one control: cells, and the place that says it.  [-0, +0, e] */
static void fill_implied(lua_State *L, const char *control, s0_cell cells[3], s0_mark *at,
                         const s0_file **file)
{
    s0_check *check = s0_check_of(L);
    s0_buf because = s0_buf_in(check->arena), lacking = s0_buf_in(check->arena);
    size_t count;
    const s0_implication *all = s0_catalog_implications(check->context->catalog, &count);

    for (size_t i = 0; i < count; i++) {
        s0_mark place = {0};
        const s0_file *source = NULL;
        s0_three answer;

        if (strcmp(all[i].control, control) != 0)
            continue;
        answer = holds(L, &all[i], &place, &source);
        if (answer == S0_YES && because.size == 0) {
            *at = place;
            *file = source;
        }
        if (answer == S0_YES)
            s0_putf(&because, "%s%s", because.size > 0 ? "; " : "", all[i].because);
        if (answer == S0_MAYBE)
            add_lacking(check, all[i].fact != NULL ? all[i].fact : all[i].table);
        if (answer == S0_MAYBE)
            s0_putf(&lacking, "%s%s is not stated", lacking.size > 0 ? "; " : "",
                    all[i].fact != NULL ? all[i].fact : all[i].table);
    }
    if (s0_buf_text(&because) == NULL || s0_buf_text(&lacking) == NULL)
        s0_sandbox_memory(L);
    cells[0] = text_cell(S0_TYPE_KEY, control);
    cells[1] = because.size > 0   ? truth_cell(true)
               : lacking.size > 0 ? s0_cell_unknown()
                                  : truth_cell(false);
    cells[2] = text_cell(S0_TYPE_TEXT, because.size > 0   ? because.text
                                       : lacking.size > 0 ? lacking.text
                                                          : NULL);
}

static const s0_table *build(lua_State *L, const char *name, const s0_entry *entries,
                             size_t columns, const s0_cell *cells, size_t rows,
                             const s0_mark *marks, const s0_file *const *files)
{
    const s0_entry **list = s0_bind_alloc_n(L, columns, sizeof *list);
    const s0_table *table;

    for (size_t i = 0; i < columns; i++)
        list[i] = &entries[i];
    table = s0_table_build(s0_check_of(L)->arena, name, list, columns, cells, rows, marks, files);
    if (table == NULL)
        s0_sandbox_memory(L);
    return table;
}

static const s0_table *make_implied(lua_State *L)
{
    s0_check *check = s0_check_of(L);
    size_t count, rows = 0;
    const s0_requirement *all =
        s0_catalog_requirements(check->context->catalog, S0_EDITION_2022, &count);
    s0_cell *cells = s0_bind_alloc_n(L, count, 3 * sizeof *cells);
    s0_mark *marks = s0_bind_alloc_n(L, count, sizeof *marks);
    const s0_file **files = s0_bind_alloc_n(L, count, sizeof *files);
    size_t implications;

    (void)s0_catalog_implications(check->context->catalog, &implications);
    check->lacking = s0_bind_alloc_n(L, implications, sizeof *check->lacking);

    for (size_t i = 0; i < count; i++) {
        if (!all[i].control)
            continue;
        fill_implied(L, all[i].id, &cells[rows * 3], &marks[rows], &files[rows]);
        rows++;
    }
    s0_sandbox_spend(L, rows);
    return build(L, "implied", implied_entries, 3, cells, rows, marks, files);
}

static const s0_table *make_requirements(lua_State *L)
{
    s0_check *check = s0_check_of(L);
    size_t count;
    const s0_requirement *all =
        s0_catalog_requirements(check->context->catalog, check->context->edition, &count);
    s0_cell *cells = s0_bind_alloc_n(L, count, 4 * sizeof *cells);

    for (size_t i = 0; i < count; i++) {
        cells[i * 4] = text_cell(S0_TYPE_KEY, all[i].id);
        cells[i * 4 + 1] = text_cell(S0_TYPE_TEXT, all[i].title);
        cells[i * 4 + 2] = truth_cell(all[i].control);
        cells[i * 4 + 3] = text_cell(S0_TYPE_KEY, all[i].theme);
    }
    s0_sandbox_spend(L, count);
    return build(L, "requirements", requirement_entries, 4, cells, count, NULL, NULL);
}

int s0_push_catalog(lua_State *L, const char *name)
{
    static const char *const names[] = {"implied", "requirements"};
    s0_check *check = s0_check_of(L);
    s0_records records = {0};
    const s0_table *table;

    if (strcmp(name, "implied") == 0)
        table = check->implied = check->implied != NULL ? check->implied : make_implied(L);
    else if (strcmp(name, "requirements") == 0)
        table = check->requirements =
            check->requirements != NULL ? check->requirements : make_requirements(L);
    else
        return s0_no_such(L, "audit.catalog", name, names, 2);
    records.of = s0_select(check->arena, table);
    if (records.of == NULL)
        s0_sandbox_memory(L);
    s0_push_records(L, &records);
    return 1;
}
