/* catalog_weights.c - what the grading needs beside the requirements: demanded documents,
 * the weight of an absence, accumulation groups, numbers of the trigger table, and what
 * says that a control applies. */
#include "model/catalog_parts.h"

#include "base/text.h"
#include "model/fields.h"

#define DEMANDS "catalog/documented-information.yaml"
#define ABSENCE "catalog/absence.yaml"
#define GROUPS "catalog/accumulation.yaml"
#define GRADING "catalog/grading.yaml"

/* Documented information. */

static s0_code add_demand(s0_catalog *catalog, const s0_value *entry, bool control, s0_error *err)
{
    static const char *const clause_keys[] = {"id",   "clause", "?item", "name",
                                              "kind", "basis",  "?note", NULL};
    static const char *const control_keys[] = {"id",    "control", "name", "kind",
                                               "basis", "?note",   NULL};
    s0_demand *next = &catalog->demands[catalog->demand_count];
    const char *basis = NULL;
    s0_code rc = S0_OK;

    if ((rc = s0_catalog_keys(entry, control ? control_keys : clause_keys, err)) != S0_OK ||
        (rc = s0_catalog_text(entry, "id", &next->id, err)) != S0_OK ||
        (rc = s0_catalog_text(entry, "name", &next->name, err)) != S0_OK ||
        (rc = s0_catalog_text(entry, "basis", &basis, err)) != S0_OK ||
        (rc = s0_catalog_text(entry, control ? "control" : "clause", &next->requirement, err)) !=
            S0_OK)
        return rc;
    if (control &&
        (next->requirement = s0_catalog_control_id(catalog->arena, next->requirement)) == NULL)
        return s0_fail_memory(err);
    if (s0_catalog_demand(catalog, next->id) != NULL)
        return s0_fail(err, S0_EINPUT, entry->at, "\"%s\" stands here twice", next->id);
    next->is_explicit = s0_text_same(basis, "explicit");
    if (!next->is_explicit && !s0_text_same(basis, "implied"))
        return s0_fail(err, S0_EINPUT, entry->at, "there is no basis \"%s\"", basis);
    catalog->demand_count++;
    return s0_catalog_exists(catalog, S0_EDITION_2022, next->requirement, entry->at, err);
}

static s0_code read_demands(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    static const char *const keys[] = {"list",    "schema_version", "kinds", "bases",
                                       "clauses", "controls",       NULL};
    const s0_value *root = NULL, *clauses = NULL, *controls = NULL;
    s0_code rc = S0_OK;

    if ((rc = s0_catalog_file(&root, catalog->arena, bundle, DEMANDS, err)) != S0_OK ||
        (rc = s0_catalog_keys(root, keys, err)) != S0_OK ||
        (rc = s0_catalog_version(root, "schema_version", err)) != S0_OK ||
        (rc = s0_catalog_list(root, "clauses", &clauses, err)) != S0_OK ||
        (rc = s0_catalog_list(root, "controls", &controls, err)) != S0_OK)
        return rc;
    catalog->demands = s0_alloc_n(catalog->arena, clauses->as.list.count + controls->as.list.count,
                                  sizeof *catalog->demands);
    if (catalog->demands == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < clauses->as.list.count; i++)
        rc = add_demand(catalog, clauses->as.list.items[i], false, err);
    for (size_t i = 0; rc == S0_OK && i < controls->as.list.count; i++)
        rc = add_demand(catalog, controls->as.list.items[i], true, err);
    return rc;
}

/* Absence. */

static const char *const absence_classes[] = {"major", "minor", NULL};

typedef struct absence {
    const char *requirement;
    enum { ABSENCE_MAJOR, ABSENCE_MINOR } class_;
    const char *element;
} absence;

static const s0_field absence_fields[] = {S0_TEXT_AT(absence, requirement),
                                          S0_WORD_AT(absence, "class", class_, absence_classes),
                                          S0_TEXT_AT(absence, element), S0_FIELDS_END};
static const s0_shape absence_shape = S0_SHAPE("weight of an absence", absence, absence_fields);

typedef struct absences {
    int64_t absence;
    const absence *requirements;
    size_t requirement_count;
} absences;

static const s0_field absences_fields[] = {
    S0_INT_AT(absences, absence), S0_LIST_AT(absences, requirements, requirement_count, absence),
    S0_FIELDS_END};
static const s0_shape absences_shape = S0_SHAPE("list of absences", absences, absences_fields);

/* An audit by the edition of 2013 weighs an absence as the one of 2022 that followed. */
static void inherit_absence(s0_catalog *catalog)
{
    s0_catalog_edition *old = &catalog->editions[S0_EDITION_2013];

    for (size_t i = 0; i < old->count; i++) {
        size_t count = 0;
        const char *const *ids = s0_catalog_successors(catalog, old->items[i].id, &count);

        for (size_t k = 0; k < count && old->items[i].absence == NULL; k++) {
            const s0_requirement *now = s0_catalog_requirement(catalog, S0_EDITION_2022, ids[k]);

            old->items[i].absence = now->absence;
            old->items[i].absence_element = now->absence_element;
        }
    }
}

static s0_code read_absence(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    s0_catalog_edition *edition = &catalog->editions[S0_EDITION_2022];
    const s0_value *root = NULL;
    absences all = {0};
    s0_code rc =
        s0_catalog_shaped(&root, catalog->arena, bundle, ABSENCE, &absences_shape, &all, err);

    if (rc == S0_OK)
        rc = s0_catalog_version(root, "absence", err);
    for (size_t i = 0; rc == S0_OK && i < all.requirement_count; i++) {
        const absence *entry = &all.requirements[i];
        s0_mark at = s0_catalog_place(root, "requirements", i);
        uint64_t index = 0;

        rc = s0_catalog_exists(catalog, S0_EDITION_2022, entry->requirement, at, err);
        if (rc != S0_OK || !s0_map_get(edition->by_id, entry->requirement, &index))
            break;
        if (edition->items[index].absence != NULL)
            return s0_fail(err, S0_EINPUT, at, "\"%s\" stands here twice", entry->requirement);
        edition->items[index].absence = absence_classes[entry->class_];
        edition->items[index].absence_element = entry->element;
    }
    if (rc == S0_OK)
        inherit_absence(catalog);
    return rc;
}

/* Accumulation groups. */

static const s0_field group_fields[] = {
    S0_TEXT_AT(s0_catalog_group_entry, group), S0_TEXT_AT(s0_catalog_group_entry, title),
    S0_TEXTS_AT(s0_catalog_group_entry, requirements, requirement_count), S0_FIELDS_END};
static const s0_shape s0_catalog_group_entry_shape =
    S0_SHAPE("group", s0_catalog_group_entry, group_fields);

typedef struct accumulation {
    int64_t accumulation;
    const s0_catalog_group_entry *groups;
    size_t group_count;
} accumulation;

static const s0_field accumulation_fields[] = {
    S0_INT_AT(accumulation, accumulation),
    S0_LIST_AT(accumulation, groups, group_count, s0_catalog_group_entry), S0_FIELDS_END};
static const s0_shape accumulation_shape =
    S0_SHAPE("list of groups", accumulation, accumulation_fields);

static s0_code read_groups(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    const s0_value *root = NULL;
    accumulation all = {0};
    s0_code rc =
        s0_catalog_shaped(&root, catalog->arena, bundle, GROUPS, &accumulation_shape, &all, err);

    if (rc == S0_OK)
        rc = s0_catalog_version(root, "accumulation", err);
    for (size_t i = 0; rc == S0_OK && i < all.group_count; i++) {
        s0_mark at = s0_catalog_place(root, "groups", i);

        for (size_t k = 0; rc == S0_OK && k < all.groups[i].requirement_count; k++)
            rc =
                s0_catalog_exists(catalog, S0_EDITION_2022, all.groups[i].requirements[k], at, err);
    }
    catalog->groups = all.groups;
    catalog->group_count = all.group_count;
    return rc;
}

/* Numbers of the trigger table. */

static const s0_field threshold_fields[] = {
    S0_TEXT_AT(s0_threshold, name),
    {.name = "default", .kind = S0_FIELD_INT, .offset = S0_OFFSET_OF(s0_threshold, value, int64_t)},
    S0_TEXT_AT(s0_threshold, unit),
    S0_TEXTS_AT(s0_threshold, requirements, requirement_count),
    S0_TEXT_AT(s0_threshold, meaning),
    S0_TEXT_AT(s0_threshold, source),
    S0_FIELDS_END};
static const s0_shape s0_threshold_shape = S0_SHAPE("parameter", s0_threshold, threshold_fields);

typedef struct grading {
    int64_t grading;
    const s0_threshold *parameters;
    size_t parameter_count;
    const char *const *single_instance;
    size_t single_count;
    const char *const *planning_chain;
    size_t chain_count;
} grading;

static const s0_field grading_fields[] = {
    S0_INT_AT(grading, grading), S0_LIST_AT(grading, parameters, parameter_count, s0_threshold),
    S0_TEXTS_AT(grading, single_instance, single_count),
    S0_TEXTS_AT(grading, planning_chain, chain_count), S0_FIELDS_END};
static const s0_shape grading_shape = S0_SHAPE("grading table", grading, grading_fields);

/* What a threshold speaks of is a requirement, or a part of the standard that has some. */
static s0_code check_covered(const s0_catalog *catalog, const s0_threshold *threshold, s0_mark at,
                             s0_error *err)
{
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(catalog, S0_EDITION_2022, &count);

    for (size_t i = 0; i < threshold->requirement_count; i++) {
        const s0_threshold one = {.requirements = &threshold->requirements[i],
                                  .requirement_count = 1};
        bool found = false;

        for (size_t k = 0; k < count && !found; k++)
            found = s0_threshold_covers(&one, all[k].id);
        if (!found)
            return s0_catalog_exists(catalog, S0_EDITION_2022, threshold->requirements[i], at, err);
    }
    return S0_OK;
}

static s0_code read_grading(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    const s0_value *root = NULL;
    grading all = {0};
    s0_code rc =
        s0_catalog_shaped(&root, catalog->arena, bundle, GRADING, &grading_shape, &all, err);

    if (rc == S0_OK)
        rc = s0_catalog_version(root, "grading", err);
    for (size_t i = 0; rc == S0_OK && i < all.single_count; i++)
        rc = s0_catalog_exists(catalog, S0_EDITION_2022, all.single_instance[i],
                               s0_catalog_place(root, "single_instance", i), err);
    for (size_t i = 0; rc == S0_OK && i < all.chain_count; i++)
        rc = s0_catalog_exists(catalog, S0_EDITION_2022, all.planning_chain[i],
                               s0_catalog_place(root, "planning_chain", i), err);
    for (size_t i = 0; rc == S0_OK && i < all.parameter_count; i++)
        rc = check_covered(catalog, &all.parameters[i], s0_catalog_place(root, "parameters", i),
                           err);
    catalog->thresholds = all.parameters;
    catalog->threshold_count = all.parameter_count;
    catalog->single = all.single_instance;
    catalog->single_count = all.single_count;
    catalog->chain = all.planning_chain;
    catalog->chain_count = all.chain_count;
    return rc;
}

s0_code s0_catalog_read_weights(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    s0_code rc = S0_OK;

    if ((rc = read_demands(catalog, bundle, err)) != S0_OK ||
        (rc = read_absence(catalog, bundle, err)) != S0_OK ||
        (rc = read_groups(catalog, bundle, err)) != S0_OK)
        return rc;
    return read_grading(catalog, bundle, err);
}
