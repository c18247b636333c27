/* load.c - all rules of an audit: every file is run in a worker for its metadata, unless the
 * build has read it, and what it says is checked here; then the rules are held against each
 * other. How they collide is in collide.c.
 *
 * Definitions of the vocabulary are taken before any name is looked up (define.c), so that neither
 * the names of files nor their order shows. */
#include <string.h>

#include "base/hash.h"
#include "base/sort.h"
#include "data/json.h"
#include "rule/collide.h"
#include "rule/define.h"
#include "rule/limits.h"
#include "rule/metadata.h"
#include "rule/rule_text.h"

typedef struct loading {
    s0_arena *arena;
    const s0_catalog *catalog;
    s0_vocabulary *vocabulary;
    const s0_source **files;
    bool *alone; /* not built in */
    size_t count;
    s0_rule **rules;           /* one per file */
    const s0_value **metadata; /* NULL with a fault */
    bool examples;             /* asked for */
    s0_error *err;
} loading;

static bool is_rule_path(const char *path)
{
    size_t size = strlen(path);

    return s0_starts_with(path, "rules/") && size > 4 && strcmp(path + size - 4, ".lua") == 0;
}

static void gather(loading *l, const s0_bundle *bundle, bool own)
{
    for (size_t i = 0; bundle != NULL && i < bundle->count; i++) {
        if (!is_rule_path(bundle->items[i].path))
            continue;
        l->alone[l->count] = own;
        l->files[l->count++] = &bundle->items[i];
    }
}

static s0_code gather_files(loading *l, const s0_bundle *built_in, const s0_bundle *workspace)
{
    size_t most =
        (built_in == NULL ? 0 : built_in->count) + (workspace == NULL ? 0 : workspace->count);

    l->files = s0_alloc_n(l->arena, most, sizeof *l->files);
    l->alone = s0_alloc_n(l->arena, most, sizeof *l->alone);
    l->rules = s0_alloc_n(l->arena, most, sizeof *l->rules);
    l->metadata = s0_alloc_n(l->arena, most, sizeof *l->metadata);
    if (l->files == NULL || l->alone == NULL || l->rules == NULL || l->metadata == NULL)
        return s0_fail_memory(l->err);
    gather(l, built_in, false);
    gather(l, workspace, true);
    return l->count > 0 ? S0_OK
                        : s0_fail(l->err, S0_EINPUT, (s0_mark){0},
                                  "there is no rule: no file ends in .lua below rules/");
}

/* The rule of a file before anything is known of it. */
static s0_rule *blank_rule(const loading *l, size_t at)
{
    s0_rule *rule = s0_alloc(l->arena, sizeof *rule);

    if (rule == NULL || (l->examples && (rule->examples = s0_make_list(l->arena)) == NULL))
        return NULL;
    rule->id = rule->title = l->files[at]->path;
    rule->criterion = "";
    rule->basis = "standard";
    rule->source = l->files[at];
    rule->built_in = !l->alone[at];
    return rule;
}

/* SHA-256 over the file and the helpers it uses, each by its own digest. */
static s0_code set_digest(const loading *l, s0_rule *rule, const s0_bundle *helpers)
{
    s0_buf text = s0_buf_in(l->arena);
    char *digest = s0_alloc(l->arena, 65);

    s0_putf(&text, "%s\n", rule->source->sha256);
    for (size_t i = 0; i < rule->helper_count; i++) {
        const char *path = s0_textf(l->arena, "lua/helpers/%s.lua", rule->helpers[i]);
        const s0_source *helper = path == NULL ? NULL : s0_bundle_get(helpers, path);

        s0_putf(&text, "%s %s\n", rule->helpers[i], helper == NULL ? "" : helper->sha256);
    }
    if (digest == NULL || s0_buf_text(&text) == NULL)
        return s0_fail_memory(l->err);
    s0_sha256(text.text, text.size, digest);
    rule->digest = digest;
    return S0_OK;
}

static s0_code take_helpers(const loading *l, s0_rule *rule, const s0_value *list)
{
    size_t count = list != NULL && list->kind == S0_LIST ? list->as.list.count : 0;
    const char **names = s0_alloc_n(l->arena, count, sizeof *names);

    if (names == NULL)
        return s0_fail_memory(l->err);
    for (size_t i = 0; i < count; i++)
        if ((names[rule->helper_count] = s0_value_text(list->as.list.items[i])) != NULL)
            rule->helper_count++;
    rule->helpers = names;
    return S0_OK;
}

/* What the worker sent, or the build read, becomes the rule, or the rule's fault. Returns S0_ENOMEM
 * or S0_OK. */
static s0_code take_sent(loading *l, size_t at, const s0_value *sent)
{
    s0_rule *rule = l->rules[at];
    const s0_value *value = s0_value_get(sent, "rule");
    s0_code rc;

    if (value == NULL) {
        s0_file_fault(&rule->fault, rule->source, s0_value_get(sent, "fault"));
        rule->faulty = true;
        return S0_OK;
    }
    if ((rc = take_helpers(l, rule, s0_value_get(sent, "helpers"))) != S0_OK)
        return rc;
    rc = s0_metadata_read(rule, l->arena, value, s0_value_text(s0_value_get(sent, "check")),
                          l->catalog, &rule->fault);
    if (rc == S0_OK)
        rc = s0_metadata_evidence(rule, l->arena, value, &rule->fault);
    if (!l->examples)
        rule->examples = NULL;
    rule->faulty = rc != S0_OK;
    l->metadata[at] = rc == S0_OK ? value : NULL;
    return rc == S0_ENOMEM ? s0_fail_memory(l->err) : S0_OK;
}

/* The message of a worker. */
static s0_code take_bytes(loading *l, size_t at, const char *bytes, size_t size)
{
    s0_rule *rule = l->rules[at];
    s0_source *source = s0_alloc(l->arena, sizeof *source);
    const s0_value *sent;
    s0_code rc;

    if (source == NULL)
        return s0_fail_memory(l->err);
    *source = (s0_source){.path = rule->source->path, .text = bytes, .size = size};
    rc = s0_json_read(&sent, l->arena, source, &rule->fault);
    if (rc == S0_ENOMEM)
        return s0_fail_memory(l->err);
    if (rc != S0_OK) { /* a number no file could hold, at worst */
        char message[512];

        memcpy(message, rule->fault.message, sizeof message);
        s0_fail(&rule->fault, S0_ERULE, (s0_mark){.source = rule->source}, "%s", message);
        rule->faulty = true;
        return S0_OK;
    }
    return take_sent(l, at, sent);
}

/* What a worker said of the file, or why it said nothing. */
static s0_code take_result(loading *l, size_t at, const s0_task_result *result, const s0_pool *pool)
{
    s0_rule *rule = l->rules[at];
    char how[120];

    if (result->end == S0_TASK_DONE)
        return take_bytes(l, at, result->bytes, result->size);
    s0_task_end_text(result, pool, how);
    s0_fail(&rule->fault, S0_ERULE, (s0_mark){.source = rule->source}, "reading its metadata: %s",
            how);
    rule->faulty = true;
    return S0_OK;
}

/* Whether the build has read all that is asked for. */
static bool is_ready(const loading *l, size_t at)
{
    return l->files[at]->ready != NULL && !l->examples;
}

/* Run the files that have to be run. */
static s0_code run_files(loading *l, const s0_bundle *helpers, const s0_rule_limits *limits)
{
    const s0_source **files = s0_alloc_n(l->arena, l->count, sizeof *files);
    size_t *places = s0_alloc_n(l->arena, l->count, sizeof *places), count = 0;
    bool *alone = s0_alloc_n(l->arena, l->count, sizeof *alone);
    s0_task_result *results = s0_alloc_n(l->arena, l->count, sizeof *results);
    s0_metadata_tasks tasks = {files, helpers, limits->steps};
    s0_pool pool;
    s0_code rc = S0_OK;

    if (files == NULL || places == NULL || alone == NULL || results == NULL)
        return s0_fail_memory(l->err);
    for (size_t i = 0; i < l->count; i++) {
        if (is_ready(l, i) || l->rules[i]->faulty)
            continue;
        files[count] = l->files[i];
        alone[count] = l->alone[i];
        places[count++] = i;
    }
    pool = s0_limits_pool(limits, count, alone);
    pool.doing = "reading rules";
    if (count > 0)
        rc = s0_pool_run(&pool, s0_metadata_task, &tasks, l->arena, results, l->err);
    for (size_t i = 0; rc == S0_OK && i < count; i++)
        rc = take_result(l, places[i], &results[i], &pool);
    return rc;
}

static s0_code read_files(loading *l, const s0_bundle *helpers, const s0_rule_limits *limits)
{
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < l->count; i++) {
        if ((l->rules[i] = blank_rule(l, i)) == NULL)
            return s0_fail_memory(l->err);
        if (l->alone[i])
            l->rules[i]->faulty = s0_rule_text_check(l->files[i], &l->rules[i]->fault) != S0_OK;
        else if (is_ready(l, i))
            rc = take_sent(l, i, l->files[i]->ready);
    }
    if (rc == S0_OK)
        rc = run_files(l, helpers, limits);
    for (size_t i = 0; rc == S0_OK && i < l->count; i++)
        rc = set_digest(l, l->rules[i], helpers);
    return rc;
}

static bool rule_before(void *context, uint32_t a, uint32_t b)
{
    const loading *l = context;
    const s0_rule *left = l->rules[a], *right = l->rules[b];
    int order = s0_text_natural(left->id, right->id);

    if (order == 0)
        order = strcmp(left->id, right->id);
    if (order == 0 && left->built_in != right->built_in)
        return left->built_in;
    return order != 0 ? order < 0 : strcmp(left->source->path, right->source->path) < 0;
}

/* Rules and what goes with them in the order of their ids. */
static s0_code sort_rules(loading *l)
{
    uint32_t *order = s0_alloc_n(l->arena, 2 * l->count, sizeof *order);
    s0_rule **rules = s0_alloc_n(l->arena, l->count, sizeof *rules);
    const s0_value **metadata = s0_alloc_n(l->arena, l->count, sizeof *metadata);

    if (order == NULL || rules == NULL || metadata == NULL)
        return s0_fail_memory(l->err);
    s0_sort_order(order, order + l->count, l->count, rule_before, l);
    for (size_t i = 0; i < l->count; i++) {
        rules[i] = l->rules[order[i]];
        metadata[i] = l->metadata[order[i]];
    }
    l->rules = rules;
    l->metadata = metadata;
    return S0_OK;
}

/* Definitions of all rules first, then the names of each. */
static s0_code use_vocabulary(loading *l)
{
    s0_code rc = s0_rules_define(l->rules, l->metadata, l->count, l->vocabulary, l->err);

    for (size_t i = 0; rc == S0_OK && i < l->count; i++) {
        s0_rule *rule = l->rules[i];

        if (rule->faulty)
            continue;
        rc = s0_metadata_resolve(rule, l->arena, l->vocabulary, &rule->fault);
        if (rc == S0_ENOMEM)
            return s0_fail_memory(l->err);
        rule->faulty = rc != S0_OK;
        rc = S0_OK;
    }
    return rc;
}

s0_code s0_rules_load(s0_rules **out, s0_arena *arena, const s0_bundle *built_in,
                      const s0_bundle *workspace, const s0_catalog *catalog,
                      s0_vocabulary *vocabulary, const s0_rule_limits *limits, bool examples,
                      s0_error *err)
{
    loading l = {.arena = arena,
                 .catalog = catalog,
                 .vocabulary = vocabulary,
                 .examples = examples,
                 .err = err};
    s0_rule_limits in_force = s0_limits_in_force(limits);
    s0_rules *rules = s0_alloc(arena, sizeof *rules);
    s0_code rc;

    if (rules == NULL)
        return s0_fail_memory(err);
    rules->built_in = built_in;
    if ((rc = gather_files(&l, built_in, workspace)) != S0_OK ||
        (rc = read_files(&l, built_in, &in_force)) != S0_OK || (rc = sort_rules(&l)) != S0_OK ||
        (rc = use_vocabulary(&l)) != S0_OK ||
        (rc = s0_rules_collide(rules, arena, l.rules, l.count, err)) != S0_OK)
        return rc;
    *out = rules;
    return S0_OK;
}
