/* scope.c - filters, and the refusal of those that match nothing: zero is an error. */
#include "audit/scope.h"

#include <string.h>

#include "base/text.h"

bool s0_scope_holds(const char *part, const char *id)
{
    size_t size = strlen(part);

    return size > 0 && strncmp(part, id, size) == 0 && (id[size] == '\0' || id[size] == '.');
}

static size_t mark_held(bool *selected, const s0_requirement *requirements, size_t count,
                        const char *part)
{
    size_t held = 0;

    for (size_t i = 0; i < count; i++)
        if (s0_scope_holds(part, requirements[i].id)) {
            selected[i] = true;
            held++;
        }
    return held;
}

static s0_code read_plan(s0_scope *out, const s0_plan *plan, const s0_catalog *catalog,
                         s0_edition edition, s0_faults *faults, s0_error *err)
{
    size_t count;
    const s0_requirement *requirements = s0_catalog_requirements(catalog, edition, &count);
    s0_code rc = S0_OK;

    for (size_t i = 0; i < plan->scope_count; i++) {
        const s0_scope_item *item = &plan->scope[i];
        const char *nearest;
        s0_error fault = {0};

        if (mark_held(out->selected, requirements, count, item->id) > 0)
            continue;
        rc = s0_fail(&fault, S0_EINPUT, item->at, "the scope names \"%s\", which is no requirement",
                     item->id);
        if ((nearest = s0_catalog_nearest(catalog, edition, item->id)) != NULL)
            s0_hint(&fault, "did you mean \"%s\"?", nearest);
        s0_faults_add(faults, &fault);
        if (err != NULL)
            *err = fault;
    }
    return rc;
}

static s0_code nothing(const s0_catalog *catalog, s0_edition edition, const s0_rules *rules,
                       const char *only, s0_error *err)
{
    const char *nearest = s0_rules_nearest(rules, only);

    if (nearest == NULL)
        nearest = s0_catalog_nearest(catalog, edition, only);
    s0_fail(err, S0_EINPUT, (s0_mark){0}, "no requirement and no rule is called \"%s\"", only);
    if (nearest != NULL)
        s0_hint(err, "did you mean \"%s\"?", nearest);
    return S0_EINPUT;
}

static s0_code narrow(s0_scope *out, s0_arena *arena, const s0_catalog *catalog, s0_edition edition,
                      const s0_rules *rules, const char *only, s0_error *err)
{
    size_t count, left = 0;
    const s0_requirement *requirements = s0_catalog_requirements(catalog, edition, &count);
    bool *asked = s0_alloc_n(arena, count, sizeof *asked);
    const char *part = only;

    if (asked == NULL)
        return s0_fail_memory(err);
    out->only = s0_rules_get(rules, only);
    if (out->only != NULL && out->only->requirement == NULL) {
        memset(out->selected, 0, count * sizeof *out->selected);
        return S0_OK; /* a faulty file: the rule itself is the answer */
    }
    if (out->only != NULL)
        part = out->only->requirement;
    if (mark_held(asked, requirements, count, part) == 0 && out->only == NULL)
        return nothing(catalog, edition, rules, only, err);
    for (size_t i = 0; i < count; i++) {
        out->selected[i] = out->selected[i] && asked[i];
        left += out->selected[i];
    }
    if (left == 0)
        return s0_fail(err, S0_EINPUT, (s0_mark){0},
                       "\"%s\" lies outside the scope that audit.yaml sets", only);
    return S0_OK;
}

s0_code s0_scope_make(s0_scope *out, s0_arena *arena, const s0_plan *plan,
                      const s0_catalog *catalog, s0_edition edition, const s0_rules *rules,
                      const char *only, s0_faults *faults, s0_error *err)
{
    size_t count;
    s0_code rc;

    (void)s0_catalog_requirements(catalog, edition, &count);
    *out = (s0_scope){0};
    if ((out->selected = s0_alloc_n(arena, count, sizeof *out->selected)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        out->selected[i] = plan->scope_count == 0;
    if ((rc = read_plan(out, plan, catalog, edition, faults, err)) != S0_OK)
        return rc;
    return only != NULL ? narrow(out, arena, catalog, edition, rules, only, err) : S0_OK;
}
