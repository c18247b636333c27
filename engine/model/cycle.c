/* cycle.c - the document of a cycle as bytes and back, and looking things up in it. */
#include "model/cycle.h"

#include "data/json.h"

#define SCHEMA 1

s0_code s0_cycle_write(s0_buf *out, s0_arena *arena, const s0_cycle *cycle, s0_error *err)
{
    s0_value *tree = s0_shape_write(arena, &s0_cycle_shape, cycle);

    if (tree == NULL)
        return s0_fail_memory(err);
    s0_json_write(out, tree, true);
    return out->failed ? s0_fail_memory(err) : S0_OK;
}

/* The number that says how the rest is to be read, before the rest is looked at. */
static s0_code check_schema(const s0_source *source, const s0_value *root, s0_error *err)
{
    const s0_value *schema = s0_value_get(root, "schema");
    s0_mark whole = {.source = source};

    if (schema == NULL || schema->kind != S0_INT)
        return s0_fail(err, S0_EINPUT, schema != NULL ? schema->at : whole,
                       "this is no document of an audit: the number of its schema is missing");
    if (schema->as.integer == SCHEMA)
        return S0_OK;
    s0_fail(err, S0_EINPUT, schema->at, "the document has schema %lld, this program reads %d",
            (long long)schema->as.integer, SCHEMA);
    if (schema->as.integer > SCHEMA)
        s0_hint(err, "it was written by a newer stage0");
    return S0_EINPUT;
}

s0_code s0_cycle_read(s0_cycle **out, s0_arena *arena, const s0_source *source, s0_error *err)
{
    const s0_value *root = NULL;
    s0_cycle *cycle = s0_alloc(arena, sizeof *cycle);
    s0_code rc = S0_OK;

    if (cycle == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_json_read(&root, arena, source, err)) != S0_OK ||
        (rc = check_schema(source, root, err)) != S0_OK ||
        (rc = s0_shape_read(arena, &s0_cycle_shape, root, cycle, err)) != S0_OK)
        return rc;
    *out = cycle;
    return S0_OK;
}

static const s0_finding *find(const s0_finding *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const s0_finding *part;

        if (s0_text_same(list[i].identity, name) || s0_text_same(list[i].number, name))
            return &list[i];
        if ((part = find(list[i].parts, list[i].part_count, name)) != NULL ||
            (part = find(list[i].merged, list[i].merged_count, name)) != NULL)
            return part;
    }
    return NULL;
}

const s0_finding *s0_cycle_finding(const s0_cycle *cycle, const char *identity_or_number)
{
    return find(cycle->findings, cycle->finding_list_count, identity_or_number);
}

bool s0_earlier_is_open(const s0_earlier *earlier)
{
    static const char *const open[] = {"not verified", "open in time", "open, late", "overdue",
                                       "recurred"};

    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (s0_text_same(earlier->status, open[i]))
            return true;
    return false;
}

static const s0_finding *target(const s0_finding *list, size_t count, const s0_finding *merged)
{
    for (size_t i = 0; i < count; i++) {
        const s0_finding *found = target(list[i].parts, list[i].part_count, merged);

        for (size_t m = 0; m < list[i].merged_count; m++)
            if (&list[i].merged[m] == merged)
                found = &list[i];
        if (found != NULL)
            return found;
    }
    return NULL;
}

const s0_finding *s0_cycle_target(const s0_cycle *cycle, const s0_finding *merged)
{
    return target(cycle->findings, cycle->finding_list_count, merged);
}

const s0_tested *s0_cycle_tested(const s0_cycle *cycle, const char *rule)
{
    for (size_t i = 0; i < cycle->outcome_count; i++)
        if (s0_text_same(cycle->outcomes[i].rule, rule))
            return &cycle->outcomes[i];
    return NULL;
}

const s0_result *s0_cycle_result(const s0_cycle *cycle, const char *requirement)
{
    for (size_t i = 0; i < cycle->requirement_count; i++)
        if (s0_text_same(cycle->requirements[i].id, requirement))
            return &cycle->requirements[i];
    return NULL;
}
