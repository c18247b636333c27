/* catalog.c - the catalogue whole: loaded once, then only looked up. */
#include "model/catalog.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "model/catalog_parts.h"

s0_code s0_catalog_load(s0_catalog **out, s0_arena *arena, const s0_bundle *bundle, s0_error *err)
{
    s0_catalog *catalog = s0_alloc(arena, sizeof *catalog);
    s0_code rc = S0_OK;

    if (catalog == NULL)
        return s0_fail_memory(err);
    catalog->arena = arena;
    if ((rc = s0_catalog_read_editions(catalog, bundle, err)) != S0_OK ||
        (rc = s0_catalog_read_mapping(catalog, bundle, err)) != S0_OK ||
        (rc = s0_catalog_read_weights(catalog, bundle, err)) != S0_OK ||
        (rc = s0_catalog_read_implied(catalog, bundle, err)) != S0_OK ||
        (rc = s0_catalog_read_questions(catalog, bundle, err)) != S0_OK)
        return rc;
    *out = catalog;
    return S0_OK;
}

const s0_requirement *s0_catalog_requirements(const s0_catalog *catalog, s0_edition edition,
                                              size_t *count)
{
    *count = catalog->editions[edition].count;
    return catalog->editions[edition].items;
}

const s0_requirement *s0_catalog_requirement(const s0_catalog *catalog, s0_edition edition,
                                             const char *id)
{
    const s0_catalog_edition *in = &catalog->editions[edition];
    uint64_t index = 0;

    return id != NULL && s0_map_get(in->by_id, id, &index) ? &in->items[index] : NULL;
}

/* "5.18" is A.5.18 with its letter forgotten. */
static bool is_short_for(const char *id, const s0_requirement *control)
{
    return control->control && strcmp(control->id + strlen("A."), id) == 0;
}

/* "9.2" is the heading over 9.2.1. */
static bool is_heading_of(const char *id, const char *requirement)
{
    size_t size = strlen(id);

    return size > 0 && strncmp(requirement, id, size) == 0 && requirement[size] == '.';
}

const char *s0_catalog_nearest(const s0_catalog *catalog, s0_edition edition, const char *id)
{
    const s0_catalog_edition *in = &catalog->editions[edition];
    size_t count = 0;
    const char *const *successors = s0_catalog_successors(catalog, id, &count);

    if (edition == S0_EDITION_2022 && count > 0)
        return successors[0];
    for (size_t i = 0; i < in->count; i++)
        if (is_heading_of(id, in->ids[i]))
            return in->ids[i];
    for (size_t i = 0; i < in->count; i++)
        if (is_short_for(id, &in->items[i]))
            return in->ids[i];
    return s0_nearest(id, in->ids, in->count);
}

const char *const *s0_catalog_successors(const s0_catalog *catalog, const char *id_2013,
                                         size_t *count)
{
    for (size_t i = 0; i < catalog->successor_count; i++)
        if (s0_text_same(catalog->successors[i].id, id_2013)) {
            *count = catalog->successors[i].successor_count;
            return catalog->successors[i].successors;
        }
    *count = 0;
    return NULL;
}

const s0_demand *s0_catalog_demands(const s0_catalog *catalog, size_t *count)
{
    *count = catalog->demand_count;
    return catalog->demands;
}

const s0_demand *s0_catalog_demand(const s0_catalog *catalog, const char *id)
{
    for (size_t i = 0; i < catalog->demand_count; i++)
        if (s0_text_same(catalog->demands[i].id, id))
            return &catalog->demands[i];
    return NULL;
}

const s0_implication *s0_catalog_implications(const s0_catalog *catalog, size_t *count)
{
    *count = catalog->implication_count;
    return catalog->implications;
}

const s0_question *s0_catalog_questions(const s0_catalog *catalog, size_t *count)
{
    *count = catalog->question_count;
    return catalog->questions;
}

const s0_threshold *s0_catalog_thresholds(const s0_catalog *catalog, size_t *count)
{
    *count = catalog->threshold_count;
    return catalog->thresholds;
}

bool s0_threshold_covers(const s0_threshold *threshold, const char *requirement)
{
    for (size_t i = 0; i < threshold->requirement_count && requirement != NULL; i++) {
        const char *part = threshold->requirements[i];
        size_t size = strlen(part);

        if (strncmp(requirement, part, size) == 0 &&
            (requirement[size] == '\0' || requirement[size] == '.'))
            return true;
    }
    return threshold->requirement_count == 0;
}

const char *s0_threshold_text(s0_arena *arena, const s0_threshold *threshold)
{
    const char *unit = threshold->unit;

    if (s0_text_same(unit, S0_UNIT_SWITCH))
        return threshold->value != 0 ? "yes" : "no";
    return s0_textf(arena, "%" PRId64 "%s%s", threshold->value, unit != NULL ? " " : "",
                    unit != NULL ? unit : "");
}

static bool is_among(const char *id, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (s0_text_same(ids[i], id))
            return true;
    return false;
}

const char *s0_catalog_group(const s0_catalog *catalog, const char *requirement)
{
    for (size_t i = 0; i < catalog->group_count; i++)
        if (is_among(requirement, catalog->groups[i].requirements,
                     catalog->groups[i].requirement_count))
            return catalog->groups[i].group;
    return requirement;
}

bool s0_catalog_single_instance(const s0_catalog *catalog, const char *requirement)
{
    return is_among(requirement, catalog->single, catalog->single_count);
}

bool s0_catalog_planning_chain(const s0_catalog *catalog, const char *requirement)
{
    return is_among(requirement, catalog->chain, catalog->chain_count);
}
