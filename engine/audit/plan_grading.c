/* plan_grading.c - `grading:` of audit.yaml: the thresholds of the catalogue's grading table, with
 * those in their place that the organization sets. */
#include <string.h>

#include "audit/plan_keys.h"
#include "audit/plan_read.h"
#include "base/number.h"
#include "base/text.h"

#define THRESHOLDS_MAX 32

/* A whole number as such, or as "60 %" where the unit is percent. */
static bool threshold_value(const s0_value *value, const char *unit, int64_t *out)
{
    size_t size = value->size;

    if (value->kind == S0_INT) {
        *out = value->as.integer;
        return true;
    }
    if (value->kind != S0_TEXT || unit == NULL || strcmp(unit, "%") != 0 || size < 2 ||
        value->raw[size - 1] != '%')
        return false;
    size--;
    while (size > 0 && value->raw[size - 1] == ' ')
        size--;
    return s0_int_read(value->raw, size, out, NULL);
}

/* Yes or no, as YAML's own true and false or as these words. */
static bool switch_value(const s0_value *value, int64_t *out)
{
    const char *text = s0_value_text(value);

    if (value->kind == S0_BOOL)
        *out = value->as.truth;
    else if (s0_text_same(text, "yes") || s0_text_same(text, "no"))
        *out = s0_text_same(text, "yes");
    else
        return false;
    return true;
}

static void override_switch(s0_plan_reader *reader, const s0_member *member,
                            s0_threshold *threshold)
{
    if (!switch_value(member->value, &threshold->value))
        s0_plan_fault(reader, member->value->at, NULL, "\"%s\" is neither yes nor no", member->key);
}

/* A number that is 0 where nothing is said may be set back to 0. */
static void override(s0_plan_reader *reader, const s0_member *member, s0_threshold *threshold)
{
    bool percent = threshold->unit != NULL && strcmp(threshold->unit, "%") == 0;
    int64_t value = 0, least = threshold->value == 0 ? 0 : 1;

    if (s0_text_same(threshold->unit, S0_UNIT_SWITCH))
        override_switch(reader, member, threshold);
    else if (!threshold_value(member->value, threshold->unit, &value))
        s0_plan_fault(reader, member->value->at, NULL, "\"%s\" is not a whole number", member->key);
    else if (percent && (value < 0 || value > 100))
        s0_plan_fault(reader, member->value->at, NULL, "\"%s\" lies outside 0 to 100 %%",
                      member->key);
    else if (!percent && (value < least || value > 1000000))
        s0_plan_fault(reader, member->value->at, NULL, "\"%s\" lies outside %lld to 1000000",
                      member->key, (long long)least);
    else
        threshold->value = value;
}

void s0_plan_grading(s0_plan_reader *reader, const s0_value *root, const s0_catalog *catalog,
                     s0_plan *plan)
{
    size_t count;
    const s0_threshold *defaults = s0_catalog_thresholds(catalog, &count);
    const s0_value *map = s0_value_get(root, "grading");
    s0_threshold *own = s0_alloc_n(reader->arena, count, sizeof *own);
    const char *names[THRESHOLDS_MAX];

    if (own == NULL) {
        reader->memory = true;
        return;
    }
    if (count > 0)
        memcpy(own, defaults, count * sizeof *own);
    plan->thresholds = own;
    plan->threshold_count = count;
    if (map == NULL || map->kind == S0_NULL)
        return;
    if (map->kind != S0_MAP) {
        s0_plan_fault(reader, map->at, NULL, "\"grading\" is %s, not a map",
                      s0_kind_name(map->kind));
        return;
    }
    for (size_t i = 0; i < count && i < THRESHOLDS_MAX; i++)
        names[i] = own[i].name;
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        size_t at = 0;

        while (at < count && strcmp(own[at].name, member->key) != 0)
            at++;
        if (at < count)
            override(reader, member, &own[at]);
        else
            s0_plan_unknown(reader, member->at, "the grading table", member->key, names,
                            count < THRESHOLDS_MAX ? count : THRESHOLDS_MAX);
    }
    if (s0_plan_threshold(plan, "rate_judgement") > s0_plan_threshold(plan, "rate_major"))
        s0_plan_fault(reader, map->at, NULL, "\"rate_judgement\" is higher than \"rate_major\"");
}
