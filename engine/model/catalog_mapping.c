/* catalog_mapping.c - which requirements of 2013 went into which of 2022.
 *
 * One control of 2022 may have several ancestors and one of 2013 several successors;
 * the file has both directions, and a test holds them against each other. */
#include "model/catalog_parts.h"

#include "model/fields.h"

#define MAPPING "catalog/mapping-2013-2022.yaml"

typedef struct ancestors {
    const char *id;
    bool new;
    const char *const *ancestors;
    size_t ancestor_count;
} ancestors;

static const s0_field ancestors_fields[] = {S0_TEXT_AT(ancestors, id), S0_BOOL_AT(ancestors, new),
                                            S0_TEXTS_AT(ancestors, ancestors, ancestor_count),
                                            S0_FIELDS_END};
static const s0_shape ancestors_shape = S0_SHAPE("line of ancestors", ancestors, ancestors_fields);

static const s0_field successor_fields[] = {
    S0_TEXT_AT(s0_catalog_successor, id),
    S0_TEXTS_AT(s0_catalog_successor, successors, successor_count), S0_FIELDS_END};
static const s0_shape s0_catalog_successor_shape =
    S0_SHAPE("line of successors", s0_catalog_successor, successor_fields);

typedef struct totals {
    int64_t pairs, new, updated, merged, merged_from, split;
} totals;

static const s0_field totals_fields[] = {S0_INT_AT(totals, pairs),
                                         S0_INT_AT(totals, new),
                                         S0_INT_AT(totals, updated),
                                         S0_INT_AT(totals, merged),
                                         S0_INT_AT(totals, merged_from),
                                         S0_INT_AT(totals, split),
                                         S0_FIELDS_END};
static const s0_shape totals_shape = S0_SHAPE("list of totals", totals, totals_fields);

typedef struct mapping {
    const char *mapping;
    int64_t schema_version;
    totals totals;
    const ancestors *controls_2022_to_2013;
    size_t control_ancestor_count;
    const s0_catalog_successor *controls_2013_to_2022;
    size_t control_successor_count;
    const ancestors *clauses_2022_to_2013;
    size_t clause_ancestor_count;
    const s0_catalog_successor *clauses_2013_to_2022;
    size_t clause_successor_count;
} mapping;

static const s0_field mapping_fields[] = {
    S0_TEXT_AT(mapping, mapping),
    S0_INT_AT(mapping, schema_version),
    S0_STRUCT_AT(mapping, totals, totals),
    S0_LIST_AT(mapping, controls_2022_to_2013, control_ancestor_count, ancestors),
    S0_LIST_AT(mapping, controls_2013_to_2022, control_successor_count, s0_catalog_successor),
    S0_LIST_AT(mapping, clauses_2022_to_2013, clause_ancestor_count, ancestors),
    S0_LIST_AT(mapping, clauses_2013_to_2022, clause_successor_count, s0_catalog_successor),
    S0_FIELDS_END};
static const s0_shape mapping_shape = S0_SHAPE("map of the editions", mapping, mapping_fields);

/* Give the requirements of 2022 their ancestors; `key` names the list for places. */
static s0_code set_ancestors(s0_catalog *catalog, const s0_value *root, const char *key,
                             const ancestors *lines, size_t count, bool control, s0_error *err)
{
    s0_catalog_edition *edition = &catalog->editions[S0_EDITION_2022];
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < count; i++) {
        s0_mark at = s0_catalog_place(root, key, i);
        const char *id = control ? s0_catalog_control_id(catalog->arena, lines[i].id) : lines[i].id;
        uint64_t index = 0;

        if (id == NULL)
            return s0_fail_memory(err);
        for (size_t k = 0; rc == S0_OK && k < lines[i].ancestor_count; k++)
            rc = s0_catalog_exists(catalog, S0_EDITION_2013, lines[i].ancestors[k], at, err);
        if (rc == S0_OK)
            rc = s0_catalog_exists(catalog, S0_EDITION_2022, id, at, err);
        if (rc == S0_OK && s0_map_get(edition->by_id, id, &index)) {
            edition->items[index].ancestors = lines[i].ancestors;
            edition->items[index].ancestor_count = lines[i].ancestor_count;
        }
    }
    return rc;
}

static s0_code add_successors(s0_catalog *catalog, const s0_value *root, const char *key,
                              const s0_catalog_successor *lines, size_t count, bool control,
                              s0_error *err)
{
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < count; i++) {
        s0_mark at = s0_catalog_place(root, key, i);
        s0_catalog_successor *into = &catalog->successors[catalog->successor_count++];
        const char **ids =
            s0_alloc_n(catalog->arena, lines[i].successor_count, sizeof *into->successors);

        if (ids == NULL)
            return s0_fail_memory(err);
        *into = lines[i];
        into->successors = ids;
        rc = s0_catalog_exists(catalog, S0_EDITION_2013, into->id, at, err);
        for (size_t k = 0; rc == S0_OK && k < into->successor_count; k++) {
            ids[k] = lines[i].successors[k];
            if (control && (ids[k] = s0_catalog_control_id(catalog->arena, ids[k])) == NULL)
                return s0_fail_memory(err);
            rc = s0_catalog_exists(catalog, S0_EDITION_2022, ids[k], at, err);
        }
    }
    return rc;
}

s0_code s0_catalog_read_mapping(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    const s0_value *root = NULL;
    mapping map = {0};
    s0_code rc =
        s0_catalog_shaped(&root, catalog->arena, bundle, MAPPING, &mapping_shape, &map, err);

    if (rc != S0_OK || (rc = s0_catalog_version(root, "schema_version", err)) != S0_OK)
        return rc;
    catalog->successors =
        s0_alloc_n(catalog->arena, map.control_successor_count + map.clause_successor_count,
                   sizeof *catalog->successors);
    if (catalog->successors == NULL)
        return s0_fail_memory(err);
    if ((rc = set_ancestors(catalog, root, "clauses_2022_to_2013", map.clauses_2022_to_2013,
                            map.clause_ancestor_count, false, err)) != S0_OK ||
        (rc = set_ancestors(catalog, root, "controls_2022_to_2013", map.controls_2022_to_2013,
                            map.control_ancestor_count, true, err)) != S0_OK ||
        (rc = add_successors(catalog, root, "clauses_2013_to_2022", map.clauses_2013_to_2022,
                             map.clause_successor_count, false, err)) != S0_OK)
        return rc;
    return add_successors(catalog, root, "controls_2013_to_2022", map.controls_2013_to_2022,
                          map.control_successor_count, true, err);
}
