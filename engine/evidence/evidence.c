/* evidence.c - finding things in loaded evidence. Everything is sorted by name, so a
 * binary search finds it and takes no memory. */
#include "evidence/evidence.h"

#include <string.h>

#include "evidence/evidence_parts.h"
#include "evidence/vocabulary_parts.h"

typedef const char *(*name_of)(const void *item);

static const char *table_name(const void *table)
{
    return s0_table_name(table);
}

static const char *fact_name(const void *fact)
{
    return ((const s0_fact *)fact)->name;
}

static const char *own_rule_name(const void *rule)
{
    return ((const s0_own_rule *)rule)->name;
}

/* The item called `name` among sorted ones; NULL when there is none. */
static const void *find(const void *const *items, size_t count, const char *name, name_of get)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, get(items[middle]));

        if (order == 0)
            return items[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const s0_table *s0_evidence_table(const s0_evidence *evidence, const char *name)
{
    return find((const void *const *)evidence->tables, evidence->table_count, name, table_name);
}

const s0_fact *s0_evidence_fact(const s0_evidence *evidence, const char *name)
{
    return find((const void *const *)evidence->facts, evidence->fact_count, name, fact_name);
}

static const s0_own_rule *own_rule(const s0_evidence *evidence, const char *name)
{
    return find((const void *const *)evidence->own_rules, evidence->own_rule_count, name,
                own_rule_name);
}

bool s0_evidence_own_rule(const s0_evidence *evidence, const char *name, bool *none)
{
    const s0_own_rule *rule = own_rule(evidence, name);

    *none = rule != NULL && rule->none;
    return rule != NULL;
}

const s0_fact *s0_evidence_own_field(const s0_evidence *evidence, const char *name,
                                     const char *field)
{
    const s0_own_rule *rule = own_rule(evidence, name);
    size_t count;
    const char *const *fields = s0_vocabulary_own_fields(evidence->vocabulary, &count);

    for (size_t i = 0; rule != NULL && i < count; i++)
        if (strcmp(fields[i], field) == 0)
            return &rule->fields[i];
    return NULL;
}

const s0_withheld *s0_evidence_withheld(const s0_evidence *evidence, const char *name)
{
    const s0_withheld *best = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < evidence->withheld_count; i++) {
        const s0_withheld *withheld = &evidence->withheld[i];
        size_t size = strlen(withheld->name);

        if (size > longest && strncmp(withheld->name, name, size) == 0 &&
            (name[size] == '\0' || name[size] == '.')) {
            best = withheld;
            longest = size;
        }
    }
    return best;
}

const s0_table *const *s0_evidence_tables(const s0_evidence *evidence, size_t *count)
{
    *count = evidence->table_count;
    return evidence->tables;
}

const s0_fact *const *s0_evidence_facts(const s0_evidence *evidence, size_t *count)
{
    *count = evidence->fact_count;
    return evidence->facts;
}

const s0_withheld *s0_evidence_all_withheld(const s0_evidence *evidence, size_t *count)
{
    *count = evidence->withheld_count;
    return evidence->withheld;
}

const s0_notice *s0_evidence_notices(const s0_evidence *evidence, size_t *count)
{
    *count = evidence->notice_count;
    return evidence->notices;
}

const s0_file *const *s0_evidence_files(const s0_evidence *evidence, size_t *count)
{
    *count = evidence->file_count;
    return evidence->files;
}

const s0_file *s0_evidence_file(const s0_evidence *evidence, const char *path)
{
    size_t low = 0, high = evidence->file_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(path, evidence->files[middle]->source->path);

        if (order == 0)
            return evidence->files[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

size_t s0_evidence_rows(const s0_evidence *evidence)
{
    size_t count, rows = 0;
    const s0_table *const *tables = s0_evidence_tables(evidence, &count);

    for (size_t i = 0; i < count; i++)
        rows += s0_table_rows(tables[i]);
    return rows;
}

const s0_calendar *s0_evidence_calendar(const s0_evidence *evidence)
{
    return &evidence->calendar;
}

int16_t s0_evidence_utc_offset(const s0_evidence *evidence)
{
    return evidence->utc_offset;
}

const s0_vocabulary *s0_evidence_vocabulary(const s0_evidence *evidence)
{
    return evidence->vocabulary;
}
