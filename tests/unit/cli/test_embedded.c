/* test_embedded.c - what the build made of rules, Lua and catalogue says what the files say: value
 * by value, rule by rule, and in the whole documents of the example companies. */
#include "cli/embedded.h"

#include <stdlib.h>
#include <string.h>

#include "audit/audit.h"
#include "cmocka_all.h"
#include "data/json.h"
#include "data/yaml.h"
#include "evidence/workspace.h"
#include "host/worker.h"
#include "rule/metadata.h"

static s0_arena *arena;

/* The same files as nobody has read them. */
static s0_bundle plain_bundle(void)
{
    s0_source *items = s0_alloc_n(arena, s0_embedded.count, sizeof *items);
    s0_bundle out;

    assert_non_null(items);
    for (size_t i = 0; i < s0_embedded.count; i++) {
        const s0_source *file = &s0_embedded.items[i];

        assert_int_equal(s0_source_make(&items[i], arena, file->path, file->text, file->size, NULL),
                         S0_OK);
    }
    assert_int_equal(s0_bundle_make(&out, items, s0_embedded.count, NULL), S0_OK);
    return out;
}

static int setup(void **state)
{
    (void)state;
    return (arena = s0_arena_new()) == NULL;
}

static int teardown(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text), length = strlen(end);

    return size >= length && strcmp(text + size - length, end) == 0;
}

static void files_are_in_order_and_have_their_digests(void **state)
{
    s0_bundle plain = plain_bundle();

    (void)state;
    assert_true(s0_embedded.count > 80);
    for (size_t i = 0; i < s0_embedded.count; i++) {
        const s0_source *file = &s0_embedded.items[i];
        bool runs = ends_with(file->path, ".lua");

        assert_string_equal(file->path, plain.items[i].path);
        assert_string_equal(file->sha256, plain.items[i].sha256);
        assert_int_equal(file->text[file->size], '\0');
        assert_true(runs == (file->chunk != NULL));
        assert_true((file->ready != NULL) == (!runs || strncmp(file->path, "rules/", 6) == 0));
        assert_null(plain.items[i].chunk);
        assert_null(plain.items[i].ready);
    }
}

static void same_mark(const s0_mark *a, const s0_mark *b, const s0_source *file)
{
    assert_ptr_equal(a->source, file);
    assert_string_equal(b->source->path, file->path);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->column, b->column);
}

/* Counts the nodes. */
static size_t same_value(const s0_value *a, const s0_value *b, const s0_source *file)
{
    size_t nodes = 1;

    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->quoted, b->quoted);
    same_mark(&a->at, &b->at, file);
    assert_int_equal(a->size, b->size);
    assert_true((a->raw == NULL) == (b->raw == NULL));
    if (a->raw != NULL)
        assert_string_equal(a->raw, b->raw);
    switch (a->kind) {
    case S0_BOOL:
        assert_true(a->as.truth == b->as.truth);
        break;
    case S0_INT:
        assert_true(a->as.integer == b->as.integer);
        break;
    case S0_REAL:
        assert_memory_equal(&a->as.real, &b->as.real, sizeof a->as.real);
        break;
    case S0_LIST:
        assert_int_equal(a->as.list.count, b->as.list.count);
        for (size_t i = 0; i < a->as.list.count; i++)
            nodes += same_value(a->as.list.items[i], b->as.list.items[i], file);
        break;
    case S0_MAP:
        assert_int_equal(a->as.map.count, b->as.map.count);
        for (size_t i = 0; i < a->as.map.count; i++) {
            assert_string_equal(a->as.map.items[i].key, b->as.map.items[i].key);
            same_mark(&a->as.map.items[i].at, &b->as.map.items[i].at, file);
            nodes += same_value(a->as.map.items[i].value, b->as.map.items[i].value, file);
        }
        break;
    default:
        break;
    }
    return nodes;
}

static void a_yaml_file_says_what_reading_it_says(void **state)
{
    s0_bundle plain = plain_bundle();
    size_t nodes = 0;

    (void)state;
    for (size_t i = 0; i < plain.count; i++) {
        const s0_source *file = &s0_embedded.items[i];
        const s0_value *baked = NULL, *read = NULL;

        if (!ends_with(file->path, ".yaml"))
            continue;
        assert_int_equal(s0_yaml_read(&baked, arena, file, NULL), S0_OK);
        assert_ptr_equal(baked, file->ready);
        assert_int_equal(s0_yaml_read(&read, arena, &plain.items[i], NULL), S0_OK);
        nodes += same_value(baked, read, file);
    }
    assert_true(nodes > 5000);
}

/* What the worker sent, without the rule's examples, as text; there must be some. */
static const char *without_examples(const s0_task_result *result)
{
    s0_source message = {.path = "", .text = result->bytes, .size = result->size};
    const s0_value *sent = NULL, *rule;
    s0_value *lean = s0_make_map(arena), *out = s0_make_map(arena);
    s0_buf text = s0_buf_in(arena);

    assert_int_equal(result->end, S0_TASK_DONE);
    assert_int_equal(s0_json_read(&sent, arena, &message, NULL), S0_OK);
    assert_non_null(rule = s0_value_get(sent, "rule"));
    assert_true(s0_value_get(rule, "examples")->as.list.count > 0);
    for (size_t i = 0; i < rule->as.map.count; i++)
        if (strcmp(rule->as.map.items[i].key, "examples") != 0)
            s0_map_add(arena, lean, rule->as.map.items[i].key, rule->as.map.items[i].value);
    s0_map_add(arena, out, "rule", lean);
    s0_map_add(arena, out, "check", s0_value_get(sent, "check"));
    s0_map_add(arena, out, "helpers", s0_value_get(sent, "helpers"));
    s0_json_write(&text, out, false);
    return s0_buf_text(&text);
}

static void a_rule_says_what_a_worker_sends_of_it(void **state)
{
    s0_bundle plain = plain_bundle();
    const s0_source **files = s0_alloc_n(arena, plain.count, sizeof *files);
    s0_task_result *results = s0_alloc_n(arena, plain.count, sizeof *results);
    s0_metadata_tasks tasks = {files, &plain, 50000000};
    s0_pool pool = {0};

    (void)state;
    for (size_t i = 0; i < plain.count; i++)
        if (strncmp(plain.items[i].path, "rules/", 6) == 0)
            files[pool.tasks++] = &plain.items[i];
    assert_true(pool.tasks >= 72);
    assert_int_equal(s0_pool_run(&pool, s0_metadata_task, &tasks, arena, results, NULL), S0_OK);
    for (size_t i = 0; i < pool.tasks; i++) {
        const s0_source *file = s0_bundle_get(&s0_embedded, files[i]->path);
        s0_buf text = s0_buf_in(arena);

        s0_json_write(&text, file->ready, false);
        assert_string_equal(s0_buf_text(&text), without_examples(&results[i]));
    }
}

static void examples_are_there_when_they_are_asked_for(void **state)
{
    s0_books with = {0}, without = {0};

    (void)state;
    assert_int_equal(s0_books_load(&with, arena, &s0_embedded, NULL, NULL, true, NULL), S0_OK);
    assert_int_equal(s0_books_load(&without, arena, &s0_embedded, NULL, NULL, false, NULL), S0_OK);
    assert_int_equal(with.rules->count, without.rules->count);
    for (size_t i = 0; i < with.rules->count; i++) {
        const s0_rule *a = with.rules->items[i], *b = without.rules->items[i];

        assert_string_equal(a->id, b->id);
        assert_string_equal(a->digest, b->digest);
        assert_false(a->faulty || b->faulty);
        assert_true(a->examples->as.list.count > 0);
        assert_null(b->examples);
    }
}

/* The document of an audit of `folder`. */
static const char *document(const s0_bundle *built_in, const char *folder)
{
    s0_inputs inputs = {.built_in = built_in};
    s0_bundle workspace;
    s0_faults faults = {0};
    s0_cycle *cycle = NULL;
    s0_buf text = s0_buf_in(arena);
    s0_error err = {0};

    assert_int_equal(s0_workspace_read(&workspace, arena, folder, &faults), S0_OK);
    inputs.workspace = &workspace;
    if (s0_audit(&cycle, arena, &inputs, NULL, NULL, NULL, &faults, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    s0_faults_free(&faults);
    assert_int_equal(s0_cycle_write(&text, arena, cycle, NULL), S0_OK);
    return s0_buf_text(&text);
}

/* Steps included: what a check spends is the same, however its file was read. */
static void an_audit_comes_to_the_same_bytes(void **state)
{
    static const char *const folders[] = {"fixtures/lindgruen/2026-H1",
                                          "fixtures/lindgruen/2026-H2", "fixtures/exports"};
    s0_bundle plain = plain_bundle();

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *baked = document(&s0_embedded, folders[i]);

        assert_non_null(strstr(baked, "\"steps\""));
        assert_string_equal(baked, document(&plain, folders[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_in_order_and_have_their_digests),
        cmocka_unit_test(a_yaml_file_says_what_reading_it_says),
        cmocka_unit_test(a_rule_says_what_a_worker_sends_of_it),
        cmocka_unit_test(examples_are_there_when_they_are_asked_for),
        cmocka_unit_test(an_audit_comes_to_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
