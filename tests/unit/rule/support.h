/* support.h - for tests: a small audit made of texts, and what one rule comes to in it.
 *
 * The catalogue is the project's, the vocabulary is small and our own. Files below
 * "rules/" are rules; those of a world run as built-in ones unless its `own` is set. */
#ifndef S0_TEST_RULE_SUPPORT_H
#define S0_TEST_RULE_SUPPORT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "rule/every.h"
#include "rule/rule.h"
#include "rule/run.h"

typedef struct text_file {
    const char *path, *text;
} text_file;

typedef struct world {
    s0_arena *arena;
    s0_catalog *catalog;
    s0_vocabulary *vocabulary;
    s0_rules *rules;
    s0_evidence *evidence;
    s0_rule_context context;
    s0_rule_limits limits;
    bool own;
} world;

static const char test_vocabulary[] =
    "vocabulary: 1\n"
    "tables:\n"
    "  leavers:\n"
    "    meaning: People who left\n"
    "    key: [person]\n"
    "    columns:\n"
    "      person:  {type: key, meaning: Staff number}\n"
    "      left_on: {type: date, empty: none, meaning: Last working day}\n"
    "      kind:    {type: [employee, contractor], meaning: Kind of contract}\n"
    "  accounts:\n"
    "    meaning: Accounts\n"
    "    key: [person, account]\n"
    "    columns:\n"
    "      person:       {type: key, meaning: Staff number}\n"
    "      account:      {type: key, meaning: Name}\n"
    "      disabled_on:  {type: date, empty: none, meaning: Day it was disabled}\n"
    "      privileged:   {type: boolean, meaning: More rights}\n"
    "      last_sign_in: {type: date, empty: none, meaning: Last use}\n"
    "      handled:      {type: boolean, meaning: Already put right}\n"
    "      site:         {type: key, empty: none, meaning: Where}\n"
    "      severity:     {type: [low, high], meaning: Class}\n"
    "      logins:       {type: integer, meaning: How often}\n"
    "  systems:\n"
    "    meaning: Systems\n"
    "    key: [system]\n"
    "    columns:\n"
    "      system:   {type: key, meaning: Name}\n"
    "      critical: {type: boolean, meaning: Critical}\n"
    "  restore_tests:\n"
    "    meaning: Restore tests\n"
    "    key: [system, tested_on]\n"
    "    demanded_by: DI-19\n"
    "    columns:\n"
    "      system:    {type: key, meaning: Name}\n"
    "      tested_on: {type: date, meaning: Day}\n"
    "  waivers:\n"
    "    meaning: Exceptions\n"
    "    key: [rule, requirement, subject]\n"
    "    columns:\n"
    "      rule:        {type: key, empty: none, meaning: Rule}\n"
    "      requirement: {type: key, empty: none, meaning: Requirement}\n"
    "      subject:     {type: key, meaning: Instance}\n"
    "      approver:    {type: text, empty: none, meaning: Who}\n"
    "      reason:      {type: text, empty: none, meaning: Why}\n"
    "      from:        {type: date, empty: none, meaning: First day}\n"
    "      until:       {type: date, empty: none, meaning: Last day}\n"
    "facts:\n"
    "  profile.uses_cloud: {type: boolean, meaning: Cloud}\n"
    "  profile.size: {type: integer, meaning: People}\n"
    "  profile.certification.stage: {type: [preparing, certified], meaning: Stage}\n"
    "  profile.languages: {type: texts, meaning: Languages}\n"
    "  profile.has_premises: {type: boolean, meaning: Premises}\n"
    "  profile.uses_coworking: {type: boolean, meaning: Shared offices}\n"
    "  policy.approved_on: {type: date, meaning: Day of approval}\n"
    "own_rules:\n"
    "  fields:\n"
    "    every:     {type: duration, meaning: Interval}\n"
    "    within:    {type: duration, meaning: Limit}\n"
    "    at_least:  {type: share, meaning: Share}\n"
    "    of:        {type: map, meaning: Which}\n"
    "    except:    {type: map, meaning: Which not}\n"
    "    tolerance: {type: duration, meaning: Grace}\n"
    "    kind:      {type: [own, law, contract], meaning: Kind}\n"
    "    record:    {type: boolean, meaning: Record}\n"
    "    source:    {type: text, meaning: Source}\n"
    "  rules:\n"
    "    leaver_accounts: {meaning: Limit for leavers, fields: [within]}\n"
    "    restore_test: {meaning: Interval of restore tests, fields: [every, of, record]}\n"
    "    awareness: {meaning: Share of trained people, fields: [at_least]}\n";

static const char test_plan[] = "name: 2026-H1\n"
                                "date: 2026-06-30\n"
                                "period: {from: 2026-01-01, to: 2026-06-30}\n"
                                "kind: internal\n";

static const char test_sources[] = "default: {source: test, collected: 2026-06-30, by: tester}\n";

static inline s0_source world_source(world *w, const char *path, const char *text)
{
    s0_source out;

    assert_int_equal(s0_source_make(&out, w->arena, path, text, strlen(text), NULL), S0_OK);
    return out;
}

static inline s0_bundle world_bundle(s0_source *items, size_t count)
{
    s0_bundle out;

    assert_int_equal(s0_bundle_make(&out, items, count, NULL), S0_OK);
    return out;
}

/* The project's catalogue with our own vocabulary. */
static inline void world_catalog(world *w)
{
    s0_source *items = s0_alloc_n(w->arena, 32, sizeof *items);
    s0_bundle bundle;
    const char **paths;
    size_t count, at = 0;
    s0_error err = {0};

    assert_int_equal(s0_folder_list(&paths, &count, w->arena, ".", "catalog", &err), S0_OK);
    for (size_t i = 0; i < count; i++)
        if (strcmp(paths[i], "catalog/vocabulary.yaml") != 0)
            assert_int_equal(s0_file_read(&items[at++], w->arena, ".", paths[i], 0, &err), S0_OK);
    items[at++] = world_source(w, "catalog/vocabulary.yaml", test_vocabulary);
    bundle = world_bundle(items, at);
    if (s0_catalog_load(&w->catalog, w->arena, &bundle, &err) != S0_OK ||
        s0_vocabulary_load(&w->vocabulary, w->arena, &bundle, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
}

static inline void world_evidence(world *w, const text_file *files, size_t count)
{
    s0_source *items = s0_alloc_n(w->arena, count + 3, sizeof *items);
    s0_bundle *bundle = s0_alloc(w->arena, sizeof *bundle);
    s0_faults faults = {0};
    size_t at = 0;
    bool plan = false, sources = false, profile = false;

    for (size_t i = 0; i < count; i++) {
        if (strncmp(files[i].path, "rules/", 6) == 0 || strncmp(files[i].path, "lua/", 4) == 0)
            continue;
        plan = plan || strcmp(files[i].path, "audit.yaml") == 0;
        profile = profile || strcmp(files[i].path, "organization.yaml") == 0;
        sources = sources || strcmp(files[i].path, "evidence/sources.yaml") == 0;
        items[at++] = world_source(w, files[i].path, files[i].text);
    }
    if (!plan)
        items[at++] = world_source(w, "audit.yaml", test_plan);
    if (!profile)
        items[at++] = world_source(w, "organization.yaml", "size: 40\n");
    if (!sources)
        items[at++] = world_source(w, "evidence/sources.yaml", test_sources);
    *bundle = world_bundle(items, at);
    if (s0_evidence_load(&w->evidence, w->arena, bundle, w->vocabulary, &faults) != S0_OK)
        fail_msg("%s: %s", faults.items[0].where, faults.items[0].message);
    s0_faults_free(&faults);
}

static inline void world_rules(world *w, const text_file *files, size_t count)
{
    s0_source *items = s0_alloc_n(w->arena, count, sizeof *items);
    s0_bundle *bundle = s0_alloc(w->arena, sizeof *bundle);
    size_t at = 0;
    s0_error err = {0};

    for (size_t i = 0; i < count; i++)
        if (strncmp(files[i].path, "rules/", 6) == 0 || strncmp(files[i].path, "lua/", 4) == 0)
            items[at++] = world_source(w, files[i].path, files[i].text);
    *bundle = world_bundle(items, at);
    if (s0_rules_load(&w->rules, w->arena, w->own ? NULL : bundle, w->own ? bundle : NULL,
                      w->catalog, w->vocabulary, &w->limits, true, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
}

/* Load rules and evidence; the world's limits and `own` may be set before. */
static inline void world_load(world *w, const text_file *files, size_t count)
{
    w->arena = s0_arena_new();
    assert_non_null(w->arena);
    world_catalog(w);
    world_rules(w, files, count);
    world_evidence(w, files, count);
    w->context = (s0_rule_context){
        .evidence = w->evidence, .catalog = w->catalog, .edition = S0_EDITION_2022};
    s0_day_make(2026, 6, 30, &w->context.date);
    s0_day_make(2026, 1, 1, &w->context.period.first);
    w->context.period.last = w->context.date;
}

/* Outcomes of all rules, in the order of their ids. */
static inline s0_outcome *world_run(world *w)
{
    s0_outcome *outcomes = s0_alloc_n(w->arena, w->rules->count, sizeof *outcomes);
    s0_rule_job *jobs = s0_alloc_n(w->arena, w->rules->count, sizeof *jobs);
    s0_error err = {0};

    assert_non_null(jobs);
    for (size_t i = 0; i < w->rules->count; i++)
        jobs[i] = (s0_rule_job){.rule = w->rules->items[i], .context = &w->context};
    if (s0_rules_run(outcomes, w->arena, w->rules->built_in, jobs, w->rules->count, &w->limits,
                     &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return outcomes;
}

static inline void world_free(world *w)
{
    s0_arena_free(w->arena);
    w->arena = NULL;
}

/* A rule around the body of a check. `more` are further fields of metadata ("" for none). */
static inline const char *rule_text(char *out, size_t room, const char *id, const char *evidence,
                                    const char *more, const char *body)
{
    int size = snprintf(out, room,
                        "return rule {\n"
                        "  api = 1, id = \"%s\", requirement = \"A.5.18\",\n"
                        "  title = \"A title\", criterion = \"Accounts are as they must be.\",\n"
                        "  evidence = { %s },\n"
                        "  %s\n"
                        "  check = function(audit)\n"
                        "%s\n"
                        "  end,\n"
                        "}\n",
                        id, evidence, more, body);

    assert_true(size > 0 && (size_t)size < room);
    return out;
}

/* The outcome of one check over `files`, which are evidence. The world is left open. */
static inline s0_outcome run_check(world *w, const char *evidence, const char *more,
                                   const char *body, const text_file *files, size_t count)
{
    text_file all[16];
    static char text[16384];

    assert_true(count < 15);
    rule_text(text, sizeof text, "A.5.18-tried", evidence, more, body);
    for (size_t i = 0; i < count; i++)
        all[i] = files[i];
    all[count] = (text_file){"rules/tried.lua", text};
    world_load(w, all, count + 1);
    return world_run(w)[0];
}

#endif
