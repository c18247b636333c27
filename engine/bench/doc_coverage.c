/* doc_coverage.c - requirements that no rule tests, names that no rule reads, own rules that
 * nothing measures against. */
#include <string.h>

#include "bench/doc.h"

/* Tables that the engine reads by itself: see docs/workspace.md. */
static const char *const engine_tables[] = {
    "acceptances",         "actions", "earlier_findings", "holidays", "observations", "risks",
    "significant_changes", "soa",     "treatments",       "waivers"};

static bool is_part(const char *name, const char *whole)
{
    size_t size = strlen(whole);

    return strncmp(name, whole, size) == 0 && (name[size] == '\0' || name[size] == '.');
}

static bool declares(const char *declared, const char *name)
{
    return is_part(declared, name) || is_part(name, declared);
}

bool s0_doc_reads(const s0_rule *rule, const char *name)
{
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (declares(rule->evidence[i], name))
            return true;
    for (size_t i = 0; i < rule->only_if_count; i++)
        if (declares(rule->only_if[i].fact, name))
            return true;
    return s0_starts_with(rule->basis, "own_rules.") && declares(rule->basis, name);
}

bool s0_doc_engine_reads(const s0_doc_inputs *in, const s0_entry *entry)
{
    size_t count;
    const s0_implication *all = s0_catalog_implications(in->catalog, &count);

    for (size_t i = 0; i < sizeof engine_tables / sizeof *engine_tables; i++)
        if (is_part(entry->name, engine_tables[i]))
            return true;
    for (size_t i = 0; i < count; i++)
        if ((all[i].fact != NULL && strcmp(all[i].fact, entry->name) == 0) ||
            (all[i].table != NULL && strcmp(all[i].table, entry->name) == 0))
            return true;
    return entry->kind == S0_ENTRY_FACT &&
           (s0_starts_with(entry->name, "profile.") || strcmp(entry->name, "soa_edition") == 0);
}

static bool any_reads(const s0_doc_inputs *in, const s0_entry *entry)
{
    for (size_t i = 0; i < in->rules->count; i++)
        if (s0_doc_reads(in->rules->items[i], entry->name))
            return true;
    return s0_doc_engine_reads(in, entry);
}

static bool any_tests(const s0_doc_inputs *in, const char *requirement)
{
    for (size_t i = 0; i < in->rules->count; i++)
        if (!in->rules->items[i]->faulty &&
            s0_text_same(in->rules->items[i]->requirement, requirement))
            return true;
    return false;
}

/* Columns of a table that nothing reads are the table's affair. */
static bool is_of_unread_table(const s0_entry *entry, const s0_entry *table)
{
    return entry->kind == S0_ENTRY_COLUMN && table != NULL && is_part(entry->name, table->name);
}

bool s0_doc_cover(s0_doc_coverage *out, s0_arena *arena, const s0_doc_inputs *in)
{
    size_t requirements, names;
    const s0_requirement *all =
        s0_catalog_requirements(in->catalog, S0_EDITION_2022, &requirements);
    const s0_entry *const *entries = s0_vocabulary_all(in->vocabulary, &names);
    const s0_requirement **untested = s0_alloc_n(arena, requirements, sizeof *untested);
    const s0_entry **unread = s0_alloc_n(arena, names, sizeof *unread);
    const s0_entry **unmeasured = s0_alloc_n(arena, names, sizeof *unmeasured);
    const s0_entry *table = NULL;

    *out = (s0_doc_coverage){.untested = untested,
                             .requirement_count = requirements,
                             .unread = unread,
                             .unmeasured = unmeasured};
    if (untested == NULL || unread == NULL || unmeasured == NULL)
        return false;
    for (size_t i = 0; i < requirements; i++)
        if (!any_tests(in, all[i].id))
            untested[out->untested_count++] = &all[i];
    for (size_t i = 0; i < names; i++) {
        bool own = entries[i]->kind == S0_ENTRY_OWN_RULE;

        if (s0_starts_with(entries[i]->name, "own_rules.") && !own)
            continue; /* a field: the same in all own rules */
        out->own_count += own ? 1 : 0;
        out->name_count += own ? 0 : 1;
        if (any_reads(in, entries[i]) || is_of_unread_table(entries[i], table))
            continue;
        if (own)
            unmeasured[out->unmeasured_count++] = entries[i];
        else
            unread[out->unread_count++] = entries[i];
        if (entries[i]->kind == S0_ENTRY_TABLE)
            table = entries[i];
    }
    return true;
}
