/* catalog_editions.c - the requirements of both editions.
 *
 * The files write controls of 2022 as "5.18"; the model writes "A.5.18", as the
 * standard's Annex A does, so that no control can be taken for a clause. */
#include "model/catalog_parts.h"

#include "base/text.h"

/* What one edition's file holds. */
typedef struct edition_file {
    s0_edition edition;
    const char *path;
    const char *const *keys;
    const char *const *clause_keys;
    const char *const *control_keys;
    bool short_ids; /* controls without "A." */
} edition_file;

static const char *const keys_2022[] = {
    "catalog", "schema_version", "standard",         "attributes_from", "published", "amendments",
    "totals",  "clauses",        "attribute_values", "controls",        NULL};
static const char *const clause_keys_2022[] = {"id",
                                               "title",
                                               "auditable",
                                               "?summary",
                                               "?new_in_2022",
                                               "?items",
                                               "?documented_information",
                                               "?amendments",
                                               NULL};
static const char *const control_keys_2022[] = {"id",
                                                "ref",
                                                "title",
                                                "theme",
                                                "new_in_2022",
                                                "change",
                                                "control_type",
                                                "security_properties",
                                                "cybersecurity_concepts",
                                                "operational_capabilities",
                                                "security_domains",
                                                "?aliases",
                                                "?note",
                                                NULL};
static const char *const keys_2013[] = {"catalog",       "schema_version", "standard", "published",
                                        "superseded_by", "totals",         "clauses",  "domains",
                                        "objectives",    "controls",       NULL};
static const char *const clause_keys_2013[] = {"id", "title", "auditable", NULL};
static const char *const control_keys_2013[] = {"id", "title", "objective", "domain", NULL};

static const edition_file files[] = {
    {S0_EDITION_2022, "catalog/iso27001-2022.yaml", keys_2022, clause_keys_2022, control_keys_2022,
     true},
    {S0_EDITION_2013, "catalog/iso27001-2013.yaml", keys_2013, clause_keys_2013, control_keys_2013,
     false},
};

/* Add a requirement behind those that stand before it in the standard. */
static s0_code add(s0_catalog *catalog, s0_catalog_edition *into, const s0_value *entry,
                   bool control, bool short_id, s0_error *err)
{
    s0_requirement *next = &into->items[into->count];
    const char *id = NULL;
    s0_code rc = S0_OK;

    if ((rc = s0_catalog_text(entry, "id", &id, err)) != S0_OK ||
        (rc = s0_catalog_text(entry, "title", &next->title, err)) != S0_OK ||
        (rc = s0_catalog_text(entry, "theme", &next->theme, err)) != S0_OK)
        return rc;
    next->id = short_id ? s0_catalog_control_id(catalog->arena, id) : id;
    next->control = control;
    next->entry = entry;
    if (next->id == NULL)
        return s0_fail_memory(err);
    if (into->count > 0 && s0_text_natural(into->ids[into->count - 1], next->id) >= 0)
        return s0_fail(err, S0_EINPUT, entry->at, "\"%s\" stands behind \"%s\"", next->id,
                       into->ids[into->count - 1]);
    into->ids[into->count] = next->id;
    if (!s0_map_set(into->by_id, next->id, into->count))
        return s0_fail_memory(err);
    into->count++;
    return S0_OK;
}

static s0_code check_total(const s0_value *root, const char *name, size_t count, s0_error *err)
{
    const s0_value *totals = s0_value_get(root, "totals");
    const s0_value *total = s0_value_get(totals, name);

    if (total == NULL || total->kind != S0_INT)
        return s0_fail(err, S0_EINPUT, totals->at, "the total \"%s\" is missing", name);
    if (total->as.integer != (int64_t)count)
        return s0_fail(err, S0_EINPUT, total->at, "\"%s\" is %lld, but %zu stand here", name,
                       (long long)total->as.integer, count);
    return S0_OK;
}

static s0_code add_clauses(s0_catalog *catalog, const edition_file *file, const s0_value *clauses,
                           s0_error *err)
{
    s0_catalog_edition *into = &catalog->editions[file->edition];
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < clauses->as.list.count; i++) {
        const s0_value *entry = clauses->as.list.items[i];
        const s0_value *auditable = NULL;

        if ((rc = s0_catalog_keys(entry, file->clause_keys, err)) != S0_OK)
            break;
        auditable = s0_value_get(entry, "auditable");
        if (auditable->kind != S0_BOOL)
            rc = s0_fail(err, S0_EINPUT, auditable->at, "\"auditable\" is neither true nor false");
        else if (auditable->as.truth) /* the others are headings */
            rc = add(catalog, into, entry, false, false, err);
    }
    return rc;
}

static s0_code add_controls(s0_catalog *catalog, const edition_file *file, const s0_value *controls,
                            s0_error *err)
{
    s0_catalog_edition *into = &catalog->editions[file->edition];
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < controls->as.list.count; i++) {
        const s0_value *entry = controls->as.list.items[i];

        if ((rc = s0_catalog_keys(entry, file->control_keys, err)) == S0_OK)
            rc = add(catalog, into, entry, true, file->short_ids, err);
    }
    return rc;
}

static s0_code read_edition(s0_catalog *catalog, const s0_bundle *bundle, const edition_file *file,
                            s0_error *err)
{
    s0_catalog_edition *into = &catalog->editions[file->edition];
    const s0_value *root = NULL, *clauses = NULL, *controls = NULL;
    size_t most = 0, clause_count = 0;
    s0_code rc = S0_OK;

    if ((rc = s0_catalog_file(&root, catalog->arena, bundle, file->path, err)) != S0_OK ||
        (rc = s0_catalog_keys(root, file->keys, err)) != S0_OK ||
        (rc = s0_catalog_version(root, "schema_version", err)) != S0_OK ||
        (rc = s0_catalog_list(root, "clauses", &clauses, err)) != S0_OK ||
        (rc = s0_catalog_list(root, "controls", &controls, err)) != S0_OK)
        return rc;
    most = clauses->as.list.count + controls->as.list.count;
    into->items = s0_alloc_n(catalog->arena, most, sizeof *into->items);
    into->ids = s0_alloc_n(catalog->arena, most, sizeof *into->ids);
    into->by_id = s0_map_new(catalog->arena, most);
    if (into->items == NULL || into->ids == NULL || into->by_id == NULL)
        return s0_fail_memory(err);
    if ((rc = add_clauses(catalog, file, clauses, err)) != S0_OK)
        return rc;
    clause_count = into->count;
    if ((rc = add_controls(catalog, file, controls, err)) != S0_OK ||
        (rc = check_total(root, "clauses_auditable", clause_count, err)) != S0_OK)
        return rc;
    return check_total(root, "controls", into->count - clause_count, err);
}

s0_code s0_catalog_read_editions(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < sizeof files / sizeof *files; i++)
        rc = read_edition(catalog, bundle, &files[i], err);
    return rc;
}
