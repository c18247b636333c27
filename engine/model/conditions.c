/* conditions.c - see conditions.h. */
#include "model/conditions.h"

#include <string.h>

#include "model/catalog_parts.h"
#include "model/fields.h"

#define CONDITIONS "catalog/conditions.yaml"

static const s0_field condition_fields[] = {
    S0_TEXT_AT(s0_owned_condition, rule), S0_TEXT_AT(s0_owned_condition, condition),
    S0_TEXTS_AT(s0_owned_condition, borders, border_count), S0_FIELDS_END};
static const s0_shape s0_owned_condition_shape =
    S0_SHAPE("condition", s0_owned_condition, condition_fields);

typedef struct file {
    int64_t conditions;
    const s0_owned_condition *rules;
    size_t rule_count;
} file;

static const s0_field file_fields[] = {S0_INT_AT(file, conditions),
                                       S0_LIST_AT(file, rules, rule_count, s0_owned_condition),
                                       S0_FIELDS_END};
static const s0_shape file_shape = S0_SHAPE("list of conditions", file, file_fields);

s0_code s0_conditions_load(s0_conditions *out, s0_arena *arena, const s0_bundle *bundle,
                           s0_error *err)
{
    const s0_value *root = NULL;
    file all = {0};
    s0_code rc;

    *out = (s0_conditions){0};
    if (s0_bundle_get(bundle, CONDITIONS) == NULL)
        return S0_OK;
    rc = s0_catalog_shaped(&root, arena, bundle, CONDITIONS, &file_shape, &all, err);
    if (rc == S0_OK)
        rc = s0_catalog_version(root, "conditions", err);
    if (rc == S0_OK)
        *out = (s0_conditions){all.rules, all.rule_count};
    return rc;
}

const s0_owned_condition *s0_conditions_of(const s0_conditions *conditions, const char *rule)
{
    for (size_t i = 0; i < conditions->count; i++)
        if (strcmp(conditions->items[i].rule, rule) == 0)
            return &conditions->items[i];
    return NULL;
}
