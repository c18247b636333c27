/* test_shape.c - the promises of model/shape.h, one test each, on outcomes: what a worker sends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <malloc.h>
#include <string.h>

#include "base/text.h"
#include "data/json.h"
#include "base/file.h"
#include "model/fields.h"
#include "model/outcome.h"

static int open_arena(void **state)
{
    *state = s0_arena_new();
    return *state == NULL;
}

static int free_arena(void **state)
{
    s0_arena_free(*state);
    return 0;
}

static s0_outcome example(void)
{
    static const s0_instance failed[] = {
        {.key = "p1/a1", .text = "disabled_on none", .source = "evidence/accounts.csv:14"},
        {.key = "p2/a2", .text = "\"late\"\n\xC3\xA4", .critical = true, .exposed = true},
    };
    static const s0_instance apart[] = {{.key = "p3/a3", .text = "waived by b", .apart = "waived"}};
    static const char *const missing[] = {"accounts.privileged", "leavers.left_on"};
    static const char *const files[] = {"evidence/accounts.csv"};
    static const s0_read reads[] = {
        {"own_rules.leaver_accounts.within", "1 day", "evidence/o.yaml:3"},
        {"accounts.disabled_on", NULL, "evidence/accounts.csv"}};
    static const s0_pass passes[] = {
        {"leavers with accounts", "disabled_on by left_on", 40, 2, 0, 1}};

    return (s0_outcome){.rule = "A.5.18-leavers-disabled",
                        .word = S0_GAP,
                        .text = "2 of 40",
                        .missing = missing,
                        .missing_count = 2,
                        .counted = true,
                        .numbers = {.population = 40,
                                    .met = 38,
                                    .failed = 2,
                                    .waived = 1,
                                    .subjects = S0_COUNT_MAX,
                                    .group_column = "team"},
                        .failed = failed,
                        .failed_count = 2,
                        .apart = apart,
                        .apart_count = 1,
                        .reads = reads,
                        .read_count = 2,
                        .passes = passes,
                        .pass_count = 1,
                        .files = files,
                        .file_count = 1,
                        .basis_kind = "own",
                        .steps = 1234};
}

static const char *written(s0_arena *arena, const s0_outcome *outcome)
{
    s0_buf buf = s0_buf_in(arena);
    s0_value *tree = s0_shape_write(arena, &s0_outcome_shape, outcome);

    assert_non_null(tree);
    s0_json_write(&buf, tree, false);
    assert_non_null(s0_buf_text(&buf));
    return s0_buf_text(&buf);
}

static s0_code read_back(s0_arena *arena, const char *json, s0_outcome *out, s0_error *err)
{
    s0_source *source = s0_alloc(arena, sizeof *source);
    const s0_value *tree = NULL;

    assert_int_equal(s0_source_make(source, arena, "outcome.json", json, strlen(json), NULL),
                     S0_OK);
    assert_int_equal(s0_json_read(&tree, arena, source, err), S0_OK);
    return s0_shape_read(arena, &s0_outcome_shape, tree, out, err);
}

static void what_is_written_reads_back_the_same(void **state)
{
    s0_outcome outcome = example(), back;
    const char *first = written(*state, &outcome);

    assert_int_equal(read_back(*state, first, &back, NULL), S0_OK);
    assert_string_equal(written(*state, &back), first);
    assert_int_equal(back.word, S0_GAP);
    assert_int_equal(back.numbers.subjects, S0_COUNT_MAX);
    assert_int_equal(back.failed_count, 2);
    assert_string_equal(back.failed[1].text, "\"late\"\n\xC3\xA4");
    assert_true(back.failed[1].critical);
    assert_null(back.failed[1].source);
    assert_null(back.basis_text);
    assert_int_equal(back.unknown_count, 0);
    assert_string_equal(back.missing[1], "leavers.left_on");
}

static void the_order_of_the_shape_is_the_order_of_the_document(void **state)
{
    s0_instance one = {.key = "a", .apart = "exempt", .handled = true}; /* its text is forgotten */
    s0_buf buf = s0_buf_in(*state);

    s0_json_write(&buf, s0_shape_write(*state, &s0_instance_shape, &one), false);
    assert_string_equal(s0_buf_text(&buf),
                        "{\"key\":\"a\",\"text\":\"\",\"source\":null,\"apart\":\"exempt\","
                        "\"critical\":false,\"exposed\":false,\"handled\":true}");
}

static void keys_in_another_order_are_read_all_the_same(void **state)
{
    static const char json[] =
        "{\"handled\":true,\"exposed\":false,\"critical\":true,\"apart\":null,"
        "\"source\":null,\"text\":\"t\",\"key\":\"k\"}";
    s0_source source;
    const s0_value *tree = NULL;
    s0_instance one;

    assert_int_equal(s0_source_make(&source, *state, "i", json, strlen(json), NULL), S0_OK);
    assert_int_equal(s0_json_read(&tree, *state, &source, NULL), S0_OK);
    assert_int_equal(s0_shape_read(*state, &s0_instance_shape, tree, &one, NULL), S0_OK);
    assert_string_equal(one.key, "k");
    assert_true(one.critical);
    assert_true(one.handled);
    assert_false(one.exposed);
}

/* The example's JSON with one piece of text replaced. */
static const char *spoiled(s0_arena *arena, const char *from, const char *to)
{
    s0_outcome outcome = example();
    const char *json = written(arena, &outcome), *at = strstr(json, from);

    assert_non_null(at);
    return s0_textf(arena, "%.*s%s%s", (int)(at - json), json, to, at + strlen(from));
}

static void a_fault_is_named_by_its_path(void **state)
{
    static const struct {
        const char *from, *to, *message;
    } cases[] = {
        {"\"rule\":", "\"rules\":", "rule is missing"},
        {"\"steps\":1234", "\"steps\":1234,\"more\":1", "more is not known here"},
        {"\"steps\":1234", "\"steps\":\"1234\"", "steps is text, not a whole number"},
        {"\"steps\":1234", "\"steps\":12.5", "steps is a number, not a whole number"},
        {"\"steps\":1234", "\"steps\":-1", "steps is -1, which counts nothing"},
        {"\"failed\":2", "\"failed\":9223372036854775807",
         "numbers.failed is 9223372036854775807, which counts nothing"},
        {"\"counted\":true", "\"counted\":null", "counted is nothing, not true or false"},
        {"\"outcome\":\"gap\"", "\"outcome\":\"grave\"", "outcome has no such word: \"grave\""},
        {"\"outcome\":\"gap\"", "\"outcome\":2", "outcome is a whole number, not text"},
        {"\"failed\":2", "\"failed\":false", "numbers.failed is true or false, not a whole number"},
        {"\"key\":\"p2/a2\"", "\"key\":[]", "failed[1].key is a list, not text"},
        {"\"key\":\"p2/a2\"", "\"key\":null", "failed[1].key is nothing, not text"},
        {"\"source\":null", "\"source\":3", "failed[1].source is a whole number, not text or null"},
        {"\"key\":\"p2/a2\"", "\"kay\":\"p2/a2\"", "failed[1].key is missing"},
        {"\"key\":\"p2/a2\"", "\"kay\":1,\"key\":\"p2/a2\"", "failed[1].kay is not known here"},
        {"\"leavers.left_on\"", "null", "missing[1] is nothing, not text"},
        {"\"unknown\":[]", "\"unknown\":{}", "unknown is a map, not a list"},
        {"\"unknown\":[]", "\"unknown\":[7]", "unknown[0] is a whole number, not a map"},
        {"\"numbers\":{", "\"numbers\":{\"x\":1,", "numbers.x is not known here"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_error err = {0};
        s0_outcome back;

        assert_int_equal(
            read_back(*state, spoiled(*state, cases[i].from, cases[i].to), &back, &err), S0_EINPUT);
        assert_string_equal(err.message, cases[i].message);
        assert_true(s0_starts_with(err.where, "outcome.json:1:"));
    }
}

static void a_root_that_is_no_map_is_named_by_its_shape(void **state)
{
    s0_error err = {0};
    s0_outcome back;

    assert_int_equal(read_back(*state, "[]", &back, &err), S0_EINPUT);
    assert_string_equal(err.message, "outcome is a list, not a map");
}

static void a_long_or_hostile_key_does_not_spoil_the_message(void **state)
{
    char *json = s0_alloc(*state, 20000);
    s0_error err = {0};
    s0_outcome back;

    strcpy(json, "{\"\\u001b[2J");
    memset(json + strlen(json), 'x', 15000);
    strcat(json, "\":1}");
    assert_int_equal(read_back(*state, json, &back, &err), S0_EINPUT);
    assert_string_equal(err.message, "rule is missing");
    json = (char *)(uintptr_t)spoiled(*state, "\"steps\":", "\"\\u001b[2J\\u202e\":1,\"steps\":");
    assert_int_equal(read_back(*state, json, &back, &err), S0_EINPUT);
    assert_null(strchr(err.message, '\x1b'));
    assert_non_null(strstr(err.message, "is not known here"));
}

/* For every size of a fixed arena: all of the document or nothing, and never a malloc. */
static void a_fixed_arena_gives_the_whole_document_or_nothing(void **state)
{
    _Alignas(16) static char block[32 * 1024];
    s0_outcome outcome = example();
    const char *whole = written(*state, &outcome);
    size_t failures = 0, successes = 0;

    for (size_t size = 64; size <= sizeof block; size += 48) {
        struct mallinfo2 before = mallinfo2();
        s0_arena *arena = s0_arena_over(block, size);
        s0_value *tree = arena != NULL ? s0_shape_write(arena, &s0_outcome_shape, &outcome) : NULL;
        const char *text = NULL;

        if (tree != NULL) {
            s0_buf buf = s0_buf_in(arena);

            s0_json_write(&buf, tree, false);
            text = s0_buf_text(&buf);
        }
        assert_int_equal(mallinfo2().uordblks, before.uordblks);
        if (text == NULL)
            failures++;
        else {
            successes++;
            assert_string_equal(text, whole);
        }
    }
    assert_true(failures > 10);
    assert_true(successes > 10);
}

static void reading_in_a_spent_arena_says_so(void **state)
{
    _Alignas(16) static char block[512];
    s0_outcome outcome = example(), back;
    const char *json = written(*state, &outcome);
    const s0_value *tree = NULL;
    s0_source source;
    s0_error err = {0};

    assert_int_equal(s0_source_make(&source, *state, "o", json, strlen(json), NULL), S0_OK);
    assert_int_equal(s0_json_read(&tree, *state, &source, NULL), S0_OK);
    assert_int_equal(s0_shape_read(s0_arena_over(block, 128), &s0_outcome_shape, tree, &back, &err),
                     S0_ENOMEM);
    assert_int_equal(err.code, S0_ENOMEM);
}

static void every_word_has_its_place_in_the_closed_list(void **state)
{
    static const struct {
        s0_word word;
        const char *text;
    } words[] = {{S0_CONFORM, "conform"}, {S0_IMPROVEMENT, "improvement"},
                 {S0_GAP, "gap"},         {S0_NOT_DETERMINED, "not_determined"},
                 {S0_ABSENT, "absent"},   {S0_NOT_TESTED, "not_tested"},
                 {S0_ERRED, "error"}};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_string_equal(s0_words[words[i].word], words[i].text);
    assert_null(s0_words[sizeof words / sizeof *words]);
}

/* What was recorded before a field was thought of is read, and the field is empty. */
static void a_field_that_was_added_later_may_be_missing(void **state)
{
    typedef struct grown {
        const char *name;
        const char *const *notes;
        size_t note_count;
        const char *since;
    } grown;
    static const s0_field fields[] = {S0_TEXT_AT(grown, name),
                                      S0_TEXTS_AT(grown, notes, note_count),
                                      S0_TEXT_AT(grown, since), S0_FIELDS_END};
    static const char *const added[] = {"notes", NULL};
    static const s0_shape shape = S0_SHAPE_GROWN("thing", grown, fields, added);
    static const struct {
        const char *text, *message;
    } cases[] = {{"{\"name\":\"a\",\"since\":\"b\"}", NULL},
                 {"{\"name\":\"a\",\"notes\":[],\"since\":\"b\"}", NULL},
                 {"{\"name\":\"a\"}", "since is missing"},
                 {"{\"name\":\"a\",\"since\":\"b\",\"note\":[]}", "note is not known here"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_value *tree = NULL;
        s0_error err = {0};
        s0_source source;
        grown thing;

        assert_int_equal(s0_source_make(&source, *state, "thing.json", cases[i].text,
                                        strlen(cases[i].text), NULL),
                         S0_OK);
        assert_int_equal(s0_json_read(&tree, *state, &source, NULL), S0_OK);
        if (cases[i].message != NULL) {
            assert_int_equal(s0_shape_read(*state, &shape, tree, &thing, &err), S0_EINPUT);
            assert_string_equal(err.message, cases[i].message);
            continue;
        }
        assert_int_equal(s0_shape_read(*state, &shape, tree, &thing, &err), S0_OK);
        assert_string_equal(thing.since, "b");
        assert_int_equal(thing.note_count, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_reads_back_the_same, open_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(the_order_of_the_shape_is_the_order_of_the_document,
                                        open_arena, free_arena),
        cmocka_unit_test_setup_teardown(keys_in_another_order_are_read_all_the_same, open_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(a_fault_is_named_by_its_path, open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_root_that_is_no_map_is_named_by_its_shape, open_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(a_long_or_hostile_key_does_not_spoil_the_message,
                                        open_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_fixed_arena_gives_the_whole_document_or_nothing,
                                        open_arena, free_arena),
        cmocka_unit_test_setup_teardown(reading_in_a_spent_arena_says_so, open_arena, free_arena),
        cmocka_unit_test(every_word_has_its_place_in_the_closed_list),
        cmocka_unit_test_setup_teardown(a_field_that_was_added_later_may_be_missing, open_arena,
                                        free_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
