/* test_json.c - reading and writing JSON as data/json.h promises. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "data/json.h"
#include "source.h"

static s0_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = s0_arena_new();
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static const s0_value *read_text(const char *text)
{
    const s0_value *value = NULL;
    s0_error err = {0};

    if (s0_json_read(&value, arena, source_in(arena, "a.json", text, strlen(text)), &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return value;
}

static void every_value_knows_its_place(void **state)
{
    const s0_value *root = read_text("{ \"a\" : [1, {\"\xC3\xA4\\\"]\": \"x\\u0041\\n\"}, -2.50],\n"
                                     "  \"b\": null,\"c\":true\n}");
    static const struct {
        const char *path;
        uint32_t line, column;
    } places[] = {{"a", 1, 9}, {"b", 2, 8}, {"c", 2, 17}};
    const s0_value *a = s0_value_get(root, "a"), *inner = a->as.list.items[1];

    (void)state;
    assert_int_equal(root->at.line, 1);
    assert_int_equal(root->at.column, 1);
    for (size_t i = 0; i < 3; i++) {
        const s0_value *value = s0_value_at(root, places[i].path);

        assert_int_equal(value->at.line, places[i].line);
        assert_int_equal(value->at.column, places[i].column);
    }
    assert_int_equal(root->as.map.items[0].at.column, 3);
    assert_int_equal(a->as.list.items[0]->at.column, 10);
    assert_int_equal(inner->at.column, 13);
    assert_int_equal(inner->as.map.items[0].at.column, 14);
    assert_string_equal(inner->as.map.items[0].key, "\xC3\xA4\"]");
    assert_int_equal(inner->as.map.items[0].value->at.column, 22);
    assert_string_equal(inner->as.map.items[0].value->raw, "xA\n");
    assert_true(inner->as.map.items[0].value->quoted);
    assert_int_equal(a->as.list.items[2]->kind, S0_REAL);
    assert_string_equal(a->as.list.items[2]->raw, "-2.50");
    assert_int_equal(a->as.list.items[2]->at.column, 36);
    assert_string_equal(s0_value_get(root, "c")->raw, "true");
    assert_string_equal(s0_value_get(root, "b")->raw, "null");
}

static void anything_may_stand_at_the_top(void **state)
{
    (void)state;
    assert_int_equal(read_text(" 7 ")->as.integer, 7);
    assert_int_equal(read_text("9223372036854775807")->as.integer, INT64_MAX);
    assert_int_equal(read_text("-0")->kind, S0_INT);
    assert_int_equal(read_text("1e2")->kind, S0_REAL);
    assert_string_equal(read_text("\"\"")->raw, "");
    assert_int_equal(read_text("[]")->as.list.count, 0);
    assert_int_equal(read_text("{}")->as.map.count, 0);
    assert_int_equal(read_text("\xEF\xBB\xBF[1]")->as.list.items[0]->at.column, 2);
    assert_string_equal(read_text("\"\\ud83d\\ude00\"")->raw, "\xF0\x9F\x98\x80");
}

static void faults_are_refused_with_their_place(void **state)
{
    static const struct {
        const char *text;
        size_t size;
        const char *where;
        const char *message;
    } cases[] = {
        {"", 0, "a.json", "the file is empty"},
        {" \n", 2, "a.json", "the file is empty"},
        {"{\"a\": 1,\n \"a\": 2}", 17, "a.json:2:4",
         "this is not JSON: duplicate object key near '\"a\"'"},
        {"[1,]", 4, "a.json:1:4", "this is not JSON: unexpected token near ']'"},
        {"[1] x", 5, "a.json:1:5", "this is not JSON: end of file expected near 'x'"},
        {"{\"a\": 9223372036854775808}", 26, "a.json:1:25",
         "this is not JSON: too big integer near '9223372036854775808'"},
        {"[0.12345678901234567]", 21, "a.json:1:2",
         "the number 0.12345678901234567 cannot be held exactly"},
        {"[1,\n\"\xFF\"]", 8, "a.json:2:2", "the byte 0xFF is not UTF-8"},
        {"[1,\0]", 5, "a.json:1:4", "a NUL byte stands here"},
        {"[\"\\u0000\"]", 10, "a.json:1:9", "text may not hold NUL"},
        {"[NaN]", 5, "a.json:1:4", NULL},
        {"[1e999]", 7, "a.json:1:6", NULL},
        {"[01]", 4, "a.json:1:2", NULL},
        {"['x']", 5, "a.json:1:2", NULL},
        {"[\"\t\"]", 5, NULL, NULL},
        {"[\"\\ud800\"]", 10, NULL, NULL},
        {"[1", 2, NULL, NULL},
        {"// x\n[]", 7, "a.json:1:1", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_value *untouched = NULL;
        s0_error err = {0};

        if (s0_json_read(&untouched, arena,
                         source_in(arena, "a.json", cases[i].text, cases[i].size),
                         &err) != S0_EINPUT)
            fail_msg("case %zu was not refused", i);
        assert_null(untouched);
        if (cases[i].where != NULL)
            assert_string_equal(err.where, cases[i].where);
        else
            assert_true(strncmp(err.where, "a.json:1:", 9) == 0);
        if (cases[i].message != NULL)
            assert_string_equal(err.message, cases[i].message);
    }
}

static void nesting_ends_at_its_limit(void **state)
{
    char text[300000];
    const s0_value *value;
    s0_error err = {0};

    (void)state;
    memset(text, '[', S0_DEPTH_MAX);
    memset(text + S0_DEPTH_MAX, ']', S0_DEPTH_MAX);
    assert_int_equal(
        s0_json_read(&value, arena, source_in(arena, "a.json", text, 2 * S0_DEPTH_MAX), &err),
        S0_OK);
    memset(text, '[', S0_DEPTH_MAX + 1);
    memset(text + S0_DEPTH_MAX + 1, ']', S0_DEPTH_MAX + 1);
    assert_int_equal(
        s0_json_read(&value, arena, source_in(arena, "a.json", text, 2 * S0_DEPTH_MAX + 2), &err),
        S0_EINPUT);
    assert_string_equal(err.where, "a.json:1:65");
    memset(text, '[', sizeof text);
    assert_int_equal(
        s0_json_read(&value, arena, source_in(arena, "a.json", text, sizeof text), &err),
        S0_EINPUT);
}

static void lines_of_json_are_a_list(void **state)
{
    const char *text = "\xEF\xBB\xBF{\"a\": 1}\r\n\n  \n[2,\t3]\n\"x\"";
    const s0_value *list;
    s0_error err = {0};

    (void)state;
    assert_int_equal(
        s0_ndjson_read(&list, arena, source_in(arena, "a.ndjson", text, strlen(text)), &err),
        S0_OK);
    assert_int_equal(list->as.list.count, 3);
    assert_int_equal(s0_value_get(list->as.list.items[0], "a")->at.column, 7);
    assert_int_equal(list->as.list.items[1]->at.line, 4);
    assert_int_equal(list->as.list.items[1]->as.list.items[1]->at.column, 5);
    assert_int_equal(list->as.list.items[2]->at.line, 5);
    text = "{}\n\n{\"a\":1,}\n";
    assert_int_equal(
        s0_ndjson_read(&list, arena, source_in(arena, "a.ndjson", text, strlen(text)), &err),
        S0_EINPUT);
    assert_string_equal(err.where, "a.ndjson:3:8");
    assert_string_equal(err.line, "{\"a\":1,}");
    text = "{\n}\n";
    assert_int_equal(
        s0_ndjson_read(&list, arena, source_in(arena, "a.ndjson", text, strlen(text)), &err),
        S0_EINPUT);
    assert_int_equal(s0_ndjson_read(&list, arena, source_in(arena, "a.ndjson", "", 0), &err),
                     S0_OK);
    assert_int_equal(list->as.list.count, 0);
}

static const char *written(const s0_value *value, bool indent)
{
    s0_buf buf = s0_buf_in(arena);

    s0_json_write(&buf, value, indent);
    return s0_buf_text(&buf);
}

static void the_canonical_form_reads_back_as_itself(void **state)
{
    static const char *const forms[] = {
        "null",
        "true",
        "false",
        "0",
        "-9223372036854775808",
        "0.1",
        "5.0",
        "1e22",
        "1.5e-7",
        "\"\"",
        "[]",
        "{}",
        "[[],{}]",
        "{\"b\":1,\"a\":[1,2.5,\"x\"]}",
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\u0085\\u009f\\u2028\\u2029\"",
        "\"\xC3\xA4\xE4\xBD\xA0\xF0\x9F\x98\x80\xC2\xA0\xE2\x80\xA7\"",
    };

    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const s0_value *value = read_text(forms[i]);

        assert_string_equal(written(value, false), forms[i]);
        assert_string_equal(written(read_text(written(value, true)), false), forms[i]);
    }
}

static void indented_json_is_as_people_expect(void **state)
{
    (void)state;
    assert_string_equal(
        written(read_text("{\"a\":[1,{\"b\":[]}],\"c\":{}}"), true),
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}\n");
}

static void bad_bytes_in_a_text_become_replacement_characters(void **state)
{
    s0_buf buf = s0_buf_in(arena);

    (void)state;
    s0_json_text(&buf, "a\xFF\xC3z\xE4\xBD");
    assert_string_equal(s0_buf_text(&buf), "\"a\\ufffd\\ufffdz\\ufffd\\ufffd\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_knows_its_place),
        cmocka_unit_test(anything_may_stand_at_the_top),
        cmocka_unit_test(faults_are_refused_with_their_place),
        cmocka_unit_test(nesting_ends_at_its_limit),
        cmocka_unit_test(lines_of_json_are_a_list),
        cmocka_unit_test(the_canonical_form_reads_back_as_itself),
        cmocka_unit_test(indented_json_is_as_people_expect),
        cmocka_unit_test(bad_bytes_in_a_text_become_replacement_characters),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
