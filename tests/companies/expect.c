/* expect.c - see expect.h. The walk over the file is the one that reads audit.yaml, by tables of
 * keys; what is checked here is that the words mean something. */
#include "expect.h"

#include <stdio.h>
#include <string.h>

#include "audit/plan_read.h"
#include "base/text.h"
#include "data/yaml.h"
#include "match.h"

/* clang-format off */
#define TEXT(type, key, member) \
    {.name = key, .kind = S0_PLAN_TEXT, .offset = offsetof(type, member), .required = true}
#define WORD(type, key, member, list) \
    {.name = key, .kind = S0_PLAN_WORD, .offset = offsetof(type, member), .words = list, .required = true}
#define TEXTS(type, key, member, count) \
    {.name = key, .kind = S0_PLAN_TEXTS, .offset = offsetof(type, member), .count_offset = offsetof(type, count)}
#define ROWS(type, key, member, count, table, row) \
    {.name = key, .kind = S0_PLAN_ROWS, .offset = offsetof(type, member), \
     .count_offset = offsetof(type, count), .keys = table, .size = sizeof(row)}
#define EXCEPTIONS(type) TEXTS(type, "exceptions", exceptions, exception_count)
#define END {.name = NULL}

static const char *const classes[] = {"major", "minor", "ofi", NULL};

static const s0_plan_key finding_keys[] = {
    TEXT(s0_expected, "requirement", requirement), WORD(s0_expected, "class", class_, classes),
    TEXT(s0_expected, "what", what), EXCEPTIONS(s0_expected), TEXT(s0_expected, "because", because), END};
static const s0_plan_key trap_keys[] = {
    TEXT(s0_expected, "requirement", requirement), TEXT(s0_expected, "what", what),
    EXCEPTIONS(s0_expected), END};
static const s0_plan_key open_keys[] = {
    TEXT(s0_expected, "requirement", requirement), TEXT(s0_expected, "what", what), END};
static const s0_plan_key cycle_keys[] = {
    TEXT(s0_expected_cycle, "folder", folder),
    ROWS(s0_expected_cycle, "findings", findings, finding_count, finding_keys, s0_expected),
    ROWS(s0_expected_cycle, "traps", traps, trap_count, trap_keys, s0_expected),
    ROWS(s0_expected_cycle, "not_determined", open, open_count, open_keys, s0_expected), END};
static const s0_plan_key argued_keys[] = {
    TEXT(s0_argued, "cycle", cycle), WORD(s0_argued, "kind", kind, s0_difference_kinds),
    TEXT(s0_argued, "requirement", requirement), EXCEPTIONS(s0_argued),
    TEXT(s0_argued, "argument", argument), END};
static const s0_plan_key company_keys[] = {
    TEXT(s0_company, "company", name),
    ROWS(s0_company, "cycles", cycles, cycle_count, cycle_keys, s0_expected_cycle),
    ROWS(s0_company, "differences", arguments, argument_count, argued_keys, s0_argued), END};
/* clang-format on */

typedef struct reading {
    s0_plan_reader reader;
    const s0_catalog *catalog;
} reading;

/* The `at`th row of a list. */
static const s0_value *row_of(const s0_value *map, const char *list, size_t at)
{
    return s0_value_get(map, list)->as.list.items[at];
}

static void check_requirement(reading *r, const s0_value *row, const char *id)
{
    const char *near;
    char hint[80];

    if (id == NULL || s0_catalog_requirement(r->catalog, S0_EDITION_2022, id) != NULL)
        return;
    near = s0_catalog_nearest(r->catalog, S0_EDITION_2022, id);
    snprintf(hint, sizeof hint, "did you mean \"%s\"?", near != NULL ? near : "");
    s0_plan_fault(&r->reader, s0_value_get(row, "requirement")->at, near != NULL ? hint : NULL,
                  "there is no requirement \"%s\"", id);
}

/* A list of subjects that names none says neither "all of them" nor "the organization". */
static void check_exceptions(reading *r, const s0_value *row)
{
    const s0_value *list = s0_value_get(row, "exceptions");

    if (list != NULL && list->kind == S0_LIST && list->as.list.count == 0)
        s0_plan_fault(&r->reader, list->at, "leave the key out where no subject is meant",
                      "\"exceptions\" names nothing");
}

static void check_rows(reading *r, const s0_value *map, const char *list, const s0_expected *rows,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const s0_value *row = row_of(map, list, i);

        check_requirement(r, row, rows[i].requirement);
        check_exceptions(r, row);
    }
}

static void check_cycle(reading *r, const s0_value *row, const s0_expected_cycle *cycle)
{
    check_rows(r, row, "findings", cycle->findings, cycle->finding_count);
    check_rows(r, row, "traps", cycle->traps, cycle->trap_count);
    check_rows(r, row, "not_determined", cycle->open, cycle->open_count);
    if (cycle->finding_count == 0 || cycle->trap_count == 0)
        s0_plan_fault(&r->reader, row->at, "both are needed: what must and what must not be found",
                      "the cycle checks nothing: it has no %s",
                      cycle->finding_count == 0 ? "findings" : "traps");
    for (size_t i = 0; i < cycle->open_count; i++)
        for (size_t k = 0; k < i; k++)
            if (s0_text_same(cycle->open[i].requirement, cycle->open[k].requirement))
                s0_plan_fault(&r->reader, row_of(row, "not_determined", i)->at, NULL,
                              "%s stands there twice", cycle->open[i].requirement);
}

static void check_argued(reading *r, const s0_value *row, const s0_argued *argued,
                         const s0_company *company)
{
    check_requirement(r, row, argued->requirement);
    check_exceptions(r, row);
    for (size_t i = 0; i < company->cycle_count; i++)
        if (s0_text_same(company->cycles[i].folder, argued->cycle))
            return;
    s0_plan_fault(&r->reader, row->at, NULL, "there is no cycle \"%s\"",
                  argued->cycle != NULL ? argued->cycle : "");
}

/* "tests/companies/acme.yaml" is the file of acme. */
static bool names_its_file(const char *path, const char *name)
{
    const char *base = strrchr(path, '/');
    size_t length = strlen(name);

    base = base != NULL ? base + 1 : path;
    return strncmp(base, name, length) == 0 && strcmp(base + length, ".yaml") == 0;
}

static void check(reading *r, const s0_source *source, const s0_value *root,
                  const s0_company *company)
{
    if (company->name != NULL && !names_its_file(source->path, company->name))
        s0_plan_fault(&r->reader, s0_value_get(root, "company")->at, NULL,
                      "the file of \"%s\" has another name", company->name);
    if (company->cycle_count == 0)
        s0_plan_fault(&r->reader, root->at, NULL, "the file checks nothing: it has no cycles");
    for (size_t i = 0; i < company->cycle_count; i++)
        check_cycle(r, row_of(root, "cycles", i), &company->cycles[i]);
    for (size_t i = 0; i < company->argument_count; i++)
        check_argued(r, row_of(root, "differences", i), &company->arguments[i], company);
}

s0_code s0_company_read(s0_company *out, s0_arena *arena, const s0_source *source,
                        const s0_catalog *catalog, s0_faults *faults)
{
    reading r = {.reader = {.arena = arena, .faults = faults}, .catalog = catalog};
    const s0_value *root = NULL;
    s0_error err = {0};
    s0_code rc = s0_yaml_read(&root, arena, source, &err);

    *out = (s0_company){0};
    if (rc != S0_OK) {
        s0_faults_add(faults, &err);
        return rc;
    }
    s0_plan_fill(&r.reader, company_keys, "the file", root, out);
    /* Rows of the wrong shape have no places to look at. */
    if (faults->count == 0 && !r.reader.memory)
        check(&r, source, root, out);
    return r.reader.memory ? S0_ENOMEM : faults->count > 0 ? S0_EINPUT : S0_OK;
}
