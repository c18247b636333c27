/* scaffold.c - see scaffold.h. Nothing is stated for the organization: an audit of an untouched
 * scaffold determines nothing, and says what to ask for. */
#include "intake/scaffold.h"

#include <string.h>

#include "intake/scaffold_parts.h"

typedef struct files {
    s0_arena *arena;
    s0_source *items;
    size_t count;
    const s0_vocabulary *vocabulary;
    const s0_catalog *catalog;
    s0_error *err;
} files;

static s0_code add(files *to, const char *path, s0_buf *text)
{
    if (text->failed || path == NULL)
        return s0_fail_memory(to->err);
    return s0_source_make(&to->items[to->count++], to->arena, path, text->text, text->size,
                          to->err);
}

static s0_code organization(files *to)
{
    s0_buf out = s0_buf_in(to->arena);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);
    const char *before = "";

    s0_put(&out,
           "# organization.yaml - who you are. Take the \"# \" away from the lines that hold;\n"
           "# what is not stated is unknown, and tests that need it stay undetermined.\n\n"
           "name: Your organization\nedition: 2022\n\n");
    for (size_t i = 0; i < count; i++) {
        const char *name = all[i]->name;

        if (all[i]->kind != S0_ENTRY_FACT || !s0_starts_with(name, "profile."))
            continue;
        name += strlen("profile.");
        if (strcmp(name, "name") == 0 || strcmp(name, "edition") == 0)
            continue;
        s0_scaffold_fact(&out, all[i], name, before);
        before = name;
    }
    return add(to, "organization.yaml", &out);
}

static s0_code plan(files *to, s0_day today)
{
    s0_buf out = s0_buf_in(to->arena);
    int year, month, dom;
    char day[16], from[16];

    s0_day_split(today, &year, &month, &dom);
    s0_day_text(today, day);
    s0_day_text(s0_day_subtract(today, (s0_duration){6, S0_MONTHS}, NULL), from);
    s0_putf(&out,
            "# audit.yaml - the plan of this cycle.\n\n"
            "name: %04d-H%d        # of the cycle; the next audit gets another\n"
            "date: %s       # of the audit: tests look back from here\n"
            "period: {from: %s, to: %s}   # the evidence you want to see\n"
            "kind: internal       # internal, partial, follow-up\n\n"
            "# report: {number: …, version: \"1.0\", issued: %s, classification: …, author: …,\n"
            "#          approved_by: …, recipients: [ … ]}\n"
            "# objectives: [ … ]\n"
            "# scope:\n#   text: …                    # the scope sentence of your ISMS\n#   "
            "units: [ … ]\n"
            "#   left_out: [ {what: …, why: …} ]\n"
            "# criteria: [ {document: …, version: …, date: …} ]\n"
            "# dates: {from: %s, to: %s}   # of the fieldwork\n"
            "# places: [ … ]\n# methods: [ … ]\n"
            "# team:\n#   - {name: …, role: lead auditor, function: …, competence: …}\n"
            "# parts:                       # who audits what; tested for independence\n"
            "#   - {area: …, auditor: …, owner: …}\n"
            "# participants: [ {role: …, topic: …} ]\n"
            "# conclusion: {text: …, objectives_reached: yes}\n",
            year, month <= 6 ? 1 : 2, day, from, day, day, from, day);
    return add(to, "audit.yaml", &out);
}

static s0_code facts(files *to)
{
    s0_buf out = s0_buf_in(to->arena);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);
    const char *before = "";

    s0_put(&out, "# evidence/facts.yaml - single statements. Take the \"# \" away from the lines "
                 "that hold.\n\n");
    for (size_t i = 0; i < count; i++) {
        if (all[i]->kind != S0_ENTRY_FACT || s0_starts_with(all[i]->name, "profile.") ||
            s0_starts_with(all[i]->name, "own_rules."))
            continue;
        s0_scaffold_fact(&out, all[i], all[i]->name, before);
        before = all[i]->name;
    }
    return add(to, "evidence/facts.yaml", &out);
}

static s0_code own_rules(files *to)
{
    s0_buf out = s0_buf_in(to->arena);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);

    s0_put(
        &out,
        "# evidence/own_rules.yaml - what you demand of yourself, with the place where it is "
        "written.\n"
        "# Operation is measured against these and never against numbers of ours. Where you have\n"
        "# no such rule, say so: `restore_test: none`.\n"
        "# Durations: 14 days, 2 working days, 72 hours, 6 months, 1 quarter.\n\n"
        "# own_rules:\n");
    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_OWN_RULE)
            s0_putf(&out, "#   # %s\n#   %s: {within: …, every: …, source: \"…\"}\n",
                    all[i]->meaning, all[i]->name + strlen("own_rules."));
    return add(to, "evidence/own_rules.yaml", &out);
}

static s0_code sources(files *to)
{
    s0_buf out = s0_buf_in(to->arena);

    s0_put(
        &out,
        "# evidence/sources.yaml - where each file came from. Evidence without origin cannot show\n"
        "# conformity.\n\n"
        "# default: {source: …, collected: 2026-01-31, by: …}   # serves files without an entry\n"
        "# leavers.csv:\n#   source: …\n#   collected: 2026-01-31\n#   by: …\n"
        "#   covers: {from: 2025-07-01, to: 2025-12-31}\n"
        "#   columns: {staff_no: person}         # column of the file: column of the vocabulary\n"
        "#   separator: \";\"\n"
        "# restore_tests: {not_given: does not exist, said_by: …, on: 2026-01-31}\n");
    return add(to, "evidence/sources.yaml", &out);
}

/* The columns of `table` in the order of the vocabulary's names, keys first. */
static void header(files *to, s0_buf *out, const s0_entry *table)
{
    size_t count, prefix = strlen(table->name) + 1;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);
    const char *comma = "";

    for (size_t k = 0; k < table->key_count; k++, comma = ",")
        s0_putf(out, "%s%s", comma, table->key[k]);
    for (size_t i = 0; i < count; i++) {
        bool key = false;

        if (all[i]->kind != S0_ENTRY_COLUMN ||
            strncmp(all[i]->name, table->name, prefix - 1) != 0 || all[i]->name[prefix - 1] != '.')
            continue;
        for (size_t k = 0; k < table->key_count; k++)
            key = key || strcmp(table->key[k], all[i]->name + prefix) == 0;
        if (!key) {
            s0_putf(out, "%s%s", comma, all[i]->name + prefix);
            comma = ",";
        }
    }
    s0_put_char(out, '\n');
}

static s0_code table_template(files *to, const s0_entry *table)
{
    s0_buf out = s0_buf_in(to->arena);

    header(to, &out, table);
    if (strcmp(table->name, "soa") == 0) {
        size_t count;
        const s0_requirement *all = s0_catalog_requirements(to->catalog, S0_EDITION_2022, &count);

        for (size_t i = 0; i < count; i++)
            if (all[i].control)
                s0_putf(&out, "%s,,,,,\n", all[i].id);
    }
    return add(to, s0_textf(to->arena, "templates/%s.csv", table->name), &out);
}

static void describe(files *to, s0_buf *out, const s0_entry *table)
{
    size_t count, prefix = strlen(table->name) + 1;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);

    s0_putf(out, "## %s\n\n%s.%s%s%s\n\n| column | type | meaning |\n| --- | --- | --- |\n",
            table->name, table->meaning, table->where != NULL ? " Where to get it: " : "",
            table->where != NULL ? table->where : "", table->where != NULL ? "." : "");
    for (size_t i = 0; i < count; i++) {
        const char *type;

        if (all[i]->kind != S0_ENTRY_COLUMN ||
            strncmp(all[i]->name, table->name, prefix - 1) != 0 || all[i]->name[prefix - 1] != '.')
            continue;
        type = s0_type_text(to->arena, all[i]);
        s0_putf(out, "| %s | %s | %s%s |\n", all[i]->name + prefix, type != NULL ? type : "",
                all[i]->meaning, all[i]->empty_is_none ? " (empty: none)" : "");
    }
    s0_put_char(out, '\n');
}

static s0_code templates(files *to)
{
    s0_buf guide = s0_buf_in(to->arena);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);

    s0_put(&guide, "# Templates\n\nOne CSV file for each table that rules read. Nothing reads this "
                   "folder: fill a "
                   "file, or bring an\nexport with these columns, and put it into `evidence/` with "
                   "its origin in "
                   "`evidence/sources.yaml`.\nA table with a header, an origin and no rows says "
                   "that there were "
                   "none.\n\n");
    for (size_t i = 0; i < count; i++) {
        s0_code rc;

        if (all[i]->kind != S0_ENTRY_TABLE)
            continue;
        if ((rc = table_template(to, all[i])) != S0_OK)
            return rc;
        describe(to, &guide, all[i]);
    }
    return add(to, "templates/README.md", &guide);
}

s0_code s0_scaffold(s0_bundle *out, s0_arena *arena, const s0_vocabulary *vocabulary,
                    const s0_catalog *catalog, s0_day today, s0_error *err)
{
    files to = {.arena = arena, .vocabulary = vocabulary, .catalog = catalog, .err = err};
    size_t count;
    s0_code rc;

    s0_vocabulary_all(vocabulary, &count);
    to.items = s0_alloc_n(arena, count + 8, sizeof *to.items);
    if (to.items == NULL)
        return s0_fail_memory(err);
    if ((rc = organization(&to)) != S0_OK || (rc = plan(&to, today)) != S0_OK ||
        (rc = facts(&to)) != S0_OK || (rc = own_rules(&to)) != S0_OK ||
        (rc = sources(&to)) != S0_OK || (rc = templates(&to)) != S0_OK)
        return rc;
    return s0_bundle_make(out, to.items, to.count, err);
}
