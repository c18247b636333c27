/* catalog_implied.c - which statements of the profile and which tables with rows say that a
 * control applies. The file has one line per statement; the model one implication per control. */
#include "model/catalog_parts.h"

#include "model/fields.h"

#define IMPLIED "catalog/implied.yaml"

typedef struct fact_line {
    const char *fact;
    bool is;
    const char *because;
    const char *const *controls;
    size_t control_count;
} fact_line;

static const s0_field fact_line_fields[] = {
    S0_TEXT_AT(fact_line, fact), S0_BOOL_AT(fact_line, is), S0_TEXT_AT(fact_line, because),
    S0_TEXTS_AT(fact_line, controls, control_count), S0_FIELDS_END};
static const s0_shape fact_line_shape =
    S0_SHAPE("statement that implies", fact_line, fact_line_fields);

typedef struct table_line {
    const char *table;
    const char *because;
    const char *const *controls;
    size_t control_count;
} table_line;

static const s0_field table_line_fields[] = {
    S0_TEXT_AT(table_line, table), S0_TEXT_AT(table_line, because),
    S0_TEXTS_AT(table_line, controls, control_count), S0_FIELDS_END};
static const s0_shape table_line_shape =
    S0_SHAPE("table that implies", table_line, table_line_fields);

typedef struct implied {
    int64_t implied;
    const fact_line *facts;
    size_t fact_count;
    const table_line *tables;
    size_t table_count;
} implied;

static const s0_field implied_fields[] = {
    S0_INT_AT(implied, implied), S0_LIST_AT(implied, facts, fact_count, fact_line),
    S0_LIST_AT(implied, tables, table_count, table_line), S0_FIELDS_END};
static const s0_shape implied_shape = S0_SHAPE("list of implications", implied, implied_fields);

/* One implication per control of a line; `like` has all but the control. */
static s0_code add(s0_catalog *catalog, s0_implication like, const char *const *controls,
                   size_t count, s0_mark at, s0_error *err)
{
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < count; i++) {
        const s0_requirement *control =
            s0_catalog_requirement(catalog, S0_EDITION_2022, controls[i]);

        rc = s0_catalog_exists(catalog, S0_EDITION_2022, controls[i], at, err);
        if (rc == S0_OK && !control->control)
            rc = s0_fail(err, S0_EINPUT, at, "\"%s\" is no control", controls[i]);
        like.control = controls[i];
        catalog->implications[catalog->implication_count++] = like;
    }
    return rc;
}

s0_code s0_catalog_read_implied(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    const s0_value *root = NULL;
    implied all = {0};
    size_t most = 0;
    s0_code rc =
        s0_catalog_shaped(&root, catalog->arena, bundle, IMPLIED, &implied_shape, &all, err);

    if (rc != S0_OK || (rc = s0_catalog_version(root, "implied", err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < all.fact_count; i++)
        most += all.facts[i].control_count;
    for (size_t i = 0; i < all.table_count; i++)
        most += all.tables[i].control_count;
    catalog->implications = s0_alloc_n(catalog->arena, most, sizeof *catalog->implications);
    if (catalog->implications == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < all.fact_count; i++) {
        const fact_line *line = &all.facts[i];

        rc = add(catalog,
                 (s0_implication){.fact = line->fact, .is = line->is, .because = line->because},
                 line->controls, line->control_count, s0_catalog_place(root, "facts", i), err);
    }
    for (size_t i = 0; rc == S0_OK && i < all.table_count; i++) {
        const table_line *line = &all.tables[i];

        rc = add(catalog,
                 (s0_implication){.table = line->table, .is = true, .because = line->because},
                 line->controls, line->control_count, s0_catalog_place(root, "tables", i), err);
    }
    return rc;
}
