/* scaffold.c - see scaffold.h. Nothing is stated for the organization: an audit of an untouched
 * scaffold determines nothing, and says what to ask for. */
#include "intake/scaffold.h"

#include <string.h>

#include "intake/scaffold_parts.h"

s0_code s0_scaffold_add(s0_scaffolding *to, const char *path, s0_buf *text)
{
    if (text->failed || path == NULL)
        return s0_fail_memory(to->err);
    return s0_source_make(&to->items[to->count++], to->arena, path, text->text, text->size,
                          to->err);
}

/* The profile's facts: those that are yes or no at the top, or the others. */
static void put_profile(s0_scaffolding *to, s0_buf *out, bool yes_or_no)
{
    size_t count, skip = strlen("profile.");
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);
    const char *before = "";

    for (size_t i = 0; i < count; i++) {
        const char *name = all[i]->name;
        bool plain;

        if (all[i]->kind != S0_ENTRY_FACT || !s0_starts_with(name, "profile."))
            continue;
        name += skip;
        plain = all[i]->type == S0_TYPE_BOOLEAN && strchr(name, '.') == NULL;
        if (strcmp(name, "name") == 0 || strcmp(name, "edition") == 0 || plain != yes_or_no)
            continue;
        s0_scaffold_fact(out, all[i], name, before);
        before = name;
    }
}

static s0_code organization(s0_scaffolding *to)
{
    s0_buf out = s0_buf_in(to->arena);

    s0_scaffold_remark(&out, 0,
                       "organization.yaml - who you are. A # that stands right before a word "
                       "switches a line off: take it away where the line holds, and write your own "
                       "value. What is not stated is unknown, and tests that need it stay "
                       "undetermined.");
    s0_put(&out,
           "\nname: Your organization\n"
           "# Edition of ISO/IEC 27001: 2022 or 2013\n"
           "edition: 2022\n"
           "\n"
           "# --- What you do: decides which controls cannot be excluded; true or false ---\n");
    put_profile(to, &out, true);
    s0_put(&out, "\n# --- Who you are: the report says it again ---\n");
    put_profile(to, &out, false);
    return s0_scaffold_add(to, "organization.yaml", &out);
}

static s0_code facts(s0_scaffolding *to)
{
    s0_buf out = s0_buf_in(to->arena);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);
    const char *before = "";

    s0_scaffold_remark(
        &out, 0,
        "evidence/facts.yaml - single statements. A # that stands right before a "
        "word switches a line off: take it away where the line holds, and write your "
        "own value. A value of none states that there is none.");
    s0_put_char(&out, '\n');
    for (size_t i = 0; i < count; i++) {
        if (all[i]->kind != S0_ENTRY_FACT || s0_starts_with(all[i]->name, "profile.") ||
            s0_starts_with(all[i]->name, "own_rules."))
            continue;
        s0_scaffold_fact(&out, all[i], all[i]->name, before);
        before = all[i]->name;
    }
    return s0_scaffold_add(to, "evidence/facts.yaml", &out);
}

static s0_code own_rules(s0_scaffolding *to)
{
    s0_buf out = s0_buf_in(to->arena);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);

    s0_scaffold_remark(
        &out, 0,
        "evidence/own_rules.yaml - what you demand of yourself, with the place where "
        "it is written. Operation is measured against these and never against "
        "numbers of ours: the values below only show how one is written.");
    s0_put(&out, "#\n");
    s0_scaffold_remark(&out, 0,
                       "A # that stands right before a word switches a line off. Where you have no "
                       "such rule, say so: \"restore_test: none\".");
    s0_put(&out, "#\n");
    s0_scaffold_remark(&out, 0,
                       "Durations: 14 days, 2 working days, 72 hours, 6 months, 1 quarter; or by "
                       "class: {critical: 7 days, high: 30 days}. Conditions on columns (of, "
                       "except, demands): {critical: true, kind: [server, laptop]}; {} holds for "
                       "all.");
    s0_put(&out, "\nown_rules:\n");
    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_OWN_RULE)
            s0_scaffold_own_rule(&out, to->vocabulary, all[i]);
    return s0_scaffold_add(to, "evidence/own_rules.yaml", &out);
}

static s0_code sources(s0_scaffolding *to)
{
    s0_buf out = s0_buf_in(to->arena);

    s0_scaffold_remark(&out, 0,
                       "evidence/sources.yaml - where each file came from. Evidence without origin "
                       "cannot show conformity. A # that stands right before a word switches a "
                       "line off.");
    s0_put(
        &out,
        "\n"
        "# Serves every file, as far as the file's own entry does not say otherwise\n"
        "#default: {source: …, collected: 2026-01-31, by: …}\n"
        "\n"
        "# One file: which system, on which day, by which role; the time it is about\n"
        "#leavers.csv: {source: …, collected: 2026-01-31, by: …, covers: {from: 2025-07-01, to: "
        "2025-12-31}}\n"
        "\n"
        "# An export as it comes: separator, other column names, other words, words for unknown\n"
        "#accounts.csv: {separator: \";\", columns: {staff_no: person}, "
        "values: {mfa: {on: yes, off: no}}, unknown: [n/a]}\n"
        "\n"
        "# A sample instead of everything: of how many, how drawn, by whom\n"
        "#restore_tests.csv: {sample: {of: 380, method: random, drawn_by: auditor}}\n"
        "\n"
        "# Asked for and not given: does not exist, not accessible, not asked yet\n"
        "#management_reviews: {not_given: not asked yet, said_by: …, on: 2026-01-31}\n");
    return s0_scaffold_add(to, "evidence/sources.yaml", &out);
}

static s0_code readme(s0_scaffolding *to)
{
    s0_buf out = s0_buf_in(to->arena);

    s0_put(
        &out,
        "# An ISMS audit with stage0\n\n"
        "| | |\n| --- | --- |\n"
        "| `organization.yaml` | who you are |\n"
        "| `audit.yaml` | the plan of this cycle |\n"
        "| `evidence/` | facts, own rules, tables, and where each came from |\n"
        "| `templates/` | a table to copy for each kind of evidence; nothing reads this folder "
        "|\n"
        "| `rules/` | your own rules in Lua, if any |\n"
        "| `reports/` | what audits wrote |\n"
        "| `history.db` | all cycles; keep it |\n\n"
        "```\n"
        "stage0 check                 # is everything readable?\n"
        "stage0 evidence --needed     # what to ask for\n"
        "stage0 audit                 # findings and the report\n"
        "stage0 explain A.5.18        # why\n"
        "stage0 help                  # all commands\n"
        "```\n\n"
        "This folder holds personal and confidential data: keep it where only the audit team can "
        "read it.\n");
    return s0_scaffold_add(to, "README.md", &out);
}

/* For editors: which words rules know. */
static s0_code editor(s0_scaffolding *to, const s0_bundle *built_in)
{
    s0_bundle files;
    s0_code rc = s0_scaffold_editor(&files, to->arena, built_in, to->vocabulary, to->err);

    for (size_t i = 0; rc == S0_OK && i < files.count; i++)
        to->items[to->count++] = files.items[i];
    return rc;
}

s0_code s0_scaffold(s0_bundle *out, s0_arena *arena, const s0_bundle *built_in,
                    const s0_vocabulary *vocabulary, const s0_catalog *catalog, s0_day today,
                    s0_error *err)
{
    s0_scaffolding to = {.arena = arena, .vocabulary = vocabulary, .catalog = catalog, .err = err};
    size_t count;
    s0_code rc;

    s0_vocabulary_all(vocabulary, &count);
    to.items = s0_alloc_n(arena, count + 10, sizeof *to.items);
    if (to.items == NULL)
        return s0_fail_memory(err);
    if ((rc = organization(&to)) != S0_OK || (rc = s0_scaffold_plan(&to, today)) != S0_OK ||
        (rc = facts(&to)) != S0_OK || (rc = own_rules(&to)) != S0_OK ||
        (rc = sources(&to)) != S0_OK || (rc = readme(&to)) != S0_OK ||
        (rc = editor(&to, built_in)) != S0_OK || (rc = s0_scaffold_templates(&to)) != S0_OK)
        return rc;
    return s0_bundle_make(out, to.items, to.count, err);
}
