/* test_yaml.c - the promises of data/yaml.h: the core schema, places, and everything
 * that is refused. The YAML test suite is run by test_yaml_suite. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "data/json.h"
#include "data/yaml.h"
#include "data/yaml_stream.h"
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

    if (s0_yaml_read(&value, arena, source_in(arena, "a.yaml", text, strlen(text)), &err) != S0_OK)
        fail_msg("%s: %s: %s", text, err.where, err.message);
    return value;
}

static void plain_scalars_follow_the_core_schema(void **state)
{
    static const struct {
        const char *text;
        s0_kind kind;
    } cases[] = {
        {"NO", S0_TEXT},    {"yes", S0_TEXT},   {"on", S0_TEXT},         {"null", S0_NULL},
        {"~", S0_NULL},     {"Null", S0_NULL},  {"nULL", S0_TEXT},       {"true", S0_BOOL},
        {"FALSE", S0_BOOL}, {"tRUE", S0_TEXT},  {"12", S0_INT},          {"-12", S0_INT},
        {"+12", S0_INT},    {"007", S0_INT},    {"0o17", S0_INT},        {"0x1F", S0_INT},
        {"-0x1F", S0_TEXT}, {"0o8", S0_TEXT},   {"0x", S0_TEXT},         {"0b1", S0_TEXT},
        {"1_000", S0_TEXT}, {"1.5", S0_REAL},   {"1e3", S0_REAL},        {".5", S0_REAL},
        {"5.", S0_REAL},    {"1.2.3", S0_TEXT}, {"2026-03-31", S0_TEXT}, {"12:30", S0_TEXT},
        {"1,5", S0_TEXT},   {".", S0_TEXT},     {"-", S0_TEXT},          {"A.5.18", S0_TEXT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_value *map = read_text(s0_textf(
            arena, strcmp(cases[i].text, "-") == 0 ? "{k: \"-\"}" : "k: %s", cases[i].text));
        const s0_value *value = s0_value_get(map, "k");

        if (value->kind != cases[i].kind)
            fail_msg("%s became %s", cases[i].text, s0_kind_name(value->kind));
        assert_string_equal(value->raw, cases[i].text);
    }
    assert_int_equal(s0_value_get(read_text("k: 0o17"), "k")->as.integer, 15);
    assert_int_equal(s0_value_get(read_text("k: 0x7fffffffffffffff"), "k")->as.integer, INT64_MAX);
    assert_int_equal(s0_value_get(read_text("k: -9223372036854775808"), "k")->as.integer,
                     INT64_MIN);
    assert_int_equal(s0_value_get(read_text("k:"), "k")->kind, S0_NULL);
    assert_string_equal(s0_value_get(read_text("k:"), "k")->raw, "");
}

static void quotes_blocks_and_tags_say_what_is_text(void **state)
{
    static const char *const texts[] = {"k: '12'",       "k: \"12\"",   "k: |-\n  12\n",
                                        "k: >-\n  12\n", "k: !!str 12", "k: ! 12"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const s0_value *value = s0_value_get(read_text(texts[i]), "k");

        assert_string_equal(s0_value_text(value), "12");
        assert_true(value->quoted);
    }
    assert_false(s0_value_get(read_text("k: abc"), "k")->quoted);
    assert_int_equal(s0_value_get(read_text("k: !!int \"12\""), "k")->as.integer, 12);
    assert_int_equal(s0_value_get(read_text("k: !!float 12"), "k")->kind, S0_REAL);
    assert_int_equal(s0_value_get(read_text("k: !!bool \"true\""), "k")->kind, S0_BOOL);
    assert_int_equal(s0_value_get(read_text("k: !!null \"\""), "k")->kind, S0_NULL);
    assert_int_equal(read_text("!!map {}")->kind, S0_MAP);
    assert_int_equal(read_text("!!seq []")->kind, S0_LIST);
}

static void every_node_knows_its_place(void **state)
{
    const s0_value *root =
        read_text("\xEF\xBB\xBF# \xC3\xA4\nsuppliers:\r\n  - name: \"\xC3\xA4\xC3\xB6\"  # x\n"
                  "    since: 2026-01-01\n  - {name: b, list: [1,\n 2]}\n");
    const s0_value *list = s0_value_get(root, "suppliers"), *second = list->as.list.items[1];

    (void)state;
    assert_int_equal(root->as.map.items[0].at.line, 2);
    assert_int_equal(list->at.line, 3);
    assert_int_equal(list->at.column, 3);
    assert_int_equal(s0_value_get(list->as.list.items[0], "name")->at.column, 11);
    assert_int_equal(s0_value_get(list->as.list.items[0], "since")->at.line, 4);
    assert_int_equal(s0_value_get(list->as.list.items[0], "since")->at.column, 12);
    assert_int_equal(second->at.column, 5);
    assert_int_equal(second->as.map.items[1].at.column, 15);
    assert_int_equal(s0_value_get(second, "list")->as.list.items[1]->at.line, 6);
    assert_int_equal(s0_value_get(second, "list")->as.list.items[1]->at.column, 2);
}

static void nothing_in_a_file_is_an_empty_map(void **state)
{
    static const char *const texts[] = {"", "\n", "# only a comment", "\xEF\xBB\xBF",
                                        "  \n\n# x\n"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const s0_value *root = read_text(texts[i]);

        assert_int_equal(root->kind, S0_MAP);
        assert_int_equal(root->as.map.count, 0);
    }
}

static void aliases_share_what_they_name(void **state)
{
    const s0_value *root = read_text("a: &x {k: [1, 2]}\nb: *x\nc: &x 7\nd: [*x, *x]\n");

    (void)state;
    assert_ptr_equal(s0_value_get(root, "a"), s0_value_get(root, "b"));
    assert_int_equal(s0_value_get(root, "d")->as.list.items[1]->as.integer, 7);
    assert_string_equal(read_text("&k name : 1\nb: *k\n")->as.map.items[0].key, "name");
    assert_string_equal(read_text("- &k name\n- {*k : 1}\n")->as.list.items[1]->as.map.items[0].key,
                        "name");
}

static void faults_are_refused_with_their_place(void **state)
{
    static const struct {
        const char *text, *where, *message;
    } cases[] = {
        {"a: 1\nb: 2\na: 3\n", "a.yaml:3:1", "the key \"a\" stands here twice"},
        {"{a: 1, 'a': 3}", "a.yaml:1:8", "the key \"a\" stands here twice"},
        {"x: {a: 1,b: 1,c: 1,d: 1,e: 1,f: 1,g: 1,h: 1,i: 1,j: 1, c: 2}", "a.yaml:1:56",
         "the key \"c\" stands here twice"},
        {"[a]: 1", "a.yaml:1:1", "a key is text, not a list or a map"},
        {"? {a: 1}\n: 2", "a.yaml:1:3", "a key is text, not a list or a map"},
        {"a: &x [1]\n*x : 2", "a.yaml:2:1", "a key is text, not a list or a map"},
        {"? \n: 2", "a.yaml:1:2", "a key is missing here"},
        {"a: 1\n<<: {b: 2}", "a.yaml:2:1", "merge keys are not part of YAML 1.2"},
        {"a: !local 1", "a.yaml:1:4", "the tag \"!local\" is not one of the core schema"},
        {"a: !!binary eA==", "a.yaml:1:4",
         "the tag \"tag:yaml.org,2002:binary\" is not one of the core schema"},
        {"a: !!set {x}", "a.yaml:1:4",
         "the tag \"tag:yaml.org,2002:set\" is not one of the core schema"},
        {"a: !!int x", "a.yaml:1:4", "\"x\" is not what its tag says"},
        {"a: !!map [x]", "a.yaml:1:4", "this is not what its tag says"},
        {"a: !!seq x", "a.yaml:1:4", "\"x\" is not what its tag says"},
        {"a: 1\n---\nb: 2\n", "a.yaml:2:1", "a second document begins here; a file holds one"},
        {"a: .inf", "a.yaml:1:4", ".inf is not a number that can be counted with"},
        {"a: -.Inf", "a.yaml:1:4", "-.Inf is not a number that can be counted with"},
        {"a: .NaN", "a.yaml:1:4", ".NaN is not a number that can be counted with"},
        {"a: 9223372036854775808", "a.yaml:1:4",
         "the number 9223372036854775808 cannot be held exactly"},
        {"a: 0x8000000000000000", "a.yaml:1:4",
         "the number 0x8000000000000000 cannot be held exactly"},
        {"a: 0.1234567890123456", "a.yaml:1:4",
         "the number 0.1234567890123456 cannot be held exactly"},
        {"a: 1e400", "a.yaml:1:4", "the number 1e400 cannot be held exactly"},
        {"a: *x", "a.yaml:1:4", "there is no anchor \"x\" before this alias"},
        {"a: &x [*x]", "a.yaml:1:8", "the alias \"x\" stands inside its own anchor"},
        {"a: &x:y z", "a.yaml:1:4", "the name after '&' is not a simple one"},
        {"a: &x 1\nb: *x:y", "a.yaml:2:4", "the name after '*' is not a simple one"},
        {"{?a: 1}", "a.yaml:1:3", "'?' stands here without a blank after it"},
        {"a: |\n    \n  # x\nb: 1", "a.yaml:3:3",
         "the empty lines above have more blanks than this one: it may be text or a comment"},
        {"- a: >-\n\n      \r\n    # x\n", "a.yaml:4:5",
         "the empty lines above have more blanks than this one: it may be text or a comment"},
        {"a: &x1 |\n    \n  # x\nb: 1", "a.yaml:3:3",
         "the empty lines above have more blanks than this one: it may be text or a comment"},
        {"a: !!str |\n    \n  # x\nb: 1", "a.yaml:3:3",
         "the empty lines above have more blanks than this one: it may be text or a comment"},
        {"a: [::1]", "a.yaml:1:5",
         "this cannot be read as YAML: did not find expected node content while parsing a flow "
         "node"},
        {"a: \"x\\0y\"", "a.yaml:1:4", "text may not hold NUL"},
        {"a: \xFF", "a.yaml:1:4", "the byte 0xFF is not UTF-8"},
        {"\xC3\xA4: \x01", "a.yaml:1:4",
         "this cannot be read as YAML: control characters are not allowed"},
        {"a: x\xE2\x80\xA8y", "a.yaml:1:5",
         "the character U+2028 ends a line for some readers and not for others"},
        {"\n\na: x\xC2\x85y", "a.yaml:3:5",
         "the character U+0085 ends a line for some readers and not for others"},
        {"a: b: c", "a.yaml:1:5",
         "this cannot be read as YAML: mapping values are not allowed in this context"},
        {"a: [1, 2", "a.yaml:1:9",
         "this cannot be read as YAML: did not find expected ',' or ']' while parsing a flow "
         "sequence"},
        {"a:\n\t- b", "a.yaml:2:1",
         "this cannot be read as YAML: found character that cannot start any token while scanning "
         "for the "
         "next token"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_value *untouched = NULL;
        s0_error err = {0};

        if (s0_yaml_read(&untouched, arena,
                         source_in(arena, "a.yaml", cases[i].text, strlen(cases[i].text)),
                         &err) != S0_EINPUT)
            fail_msg("not refused: %s", cases[i].text);
        assert_null(untouched);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(err.where, cases[i].where);
    }
}

/* A block of text that is empty, one that says how deep it stands, and one whose text begins so. */
static void a_comment_below_a_block_is_one(void **state)
{
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"a: |\n      \n# x\nb: 1", "{\"a\":\"\",\"b\":1}"},
        {"- a: |\n      \n  # x\n  b: 1", "[{\"a\":\"\",\"b\":1}]"},
        {"a: |2\n      \n  # x\n", "{\"a\":\"    \\n# x\\n\"}"},
        {"a: |\n\n  # x\n", "{\"a\":\"\\n# x\\n\"}"},
        {"a: |\n  # x\n", "{\"a\":\"# x\\n\"}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_buf buf = s0_buf_in(arena);

        s0_json_write(&buf, read_text(cases[i].text), false);
        assert_string_equal(s0_buf_text(&buf), cases[i].json);
    }
}

/* `count` times `text`. */
static const s0_source *many(const char *text, size_t count)
{
    s0_buf buf = s0_buf_in(arena);

    for (size_t i = 0; i < count; i++)
        s0_put(&buf, text);
    return source_in(arena, "flood.yaml", buf.text, buf.size);
}

static void nesting_ends_at_its_limit(void **state)
{
    const s0_value *value = NULL;
    s0_error err = {0};
    s0_buf buf = s0_buf_in(arena);

    (void)state;
    for (int i = 0; i < 2 * S0_DEPTH_MAX; i++)
        s0_put_char(&buf, i < S0_DEPTH_MAX ? '[' : ']');
    assert_int_equal(
        s0_yaml_read(&value, arena, source_in(arena, "a.yaml", buf.text, buf.size), &err), S0_OK);
    assert_int_equal(s0_yaml_read(&value, arena, many("- ", S0_DEPTH_MAX + 1), &err), S0_EINPUT);
    assert_string_equal(err.where, "flood.yaml:1:129");
    buf = s0_buf_in(arena);
    s0_put(&buf, "a: &a ");
    for (int i = 0; i < 2 * 40; i++)
        s0_put_char(&buf, i < 40 ? '[' : ']');
    s0_put(&buf, "\nb: ");
    for (int i = 0; i < 30; i++)
        s0_put_char(&buf, '[');
    s0_put(&buf, "*a");
    for (int i = 0; i < 30; i++)
        s0_put_char(&buf, ']');
    assert_int_equal(
        s0_yaml_read(&value, arena, source_in(arena, "a.yaml", buf.text, buf.size), &err),
        S0_EINPUT);
    assert_string_equal(err.where, "a.yaml:2:34");
    assert_string_equal(err.message, "lists and maps are nested more than 64 deep");
}

/* What libyaml does with a flood grows with the square of what it has seen: so count that. */
static void a_flood_of_brackets_is_refused_before_libyaml_has_seen_much(void **state)
{
    static const char *const floods[] = {"[", "[\n", "{a: ", "[[[{k: ", "- ", "a: [", "[ # x\n"};

    (void)state;
    for (size_t i = 0; i < sizeof floods / sizeof *floods; i++) {
        const s0_source *source = many(floods[i], 200000);
        s0_yaml_stream stream;
        s0_error err = {0};
        s0_code rc = s0_yaml_open(&stream, source, &err);

        while (rc == S0_OK) {
            rc = s0_yaml_next(&stream);
            assert_int_not_equal(stream.event.type, YAML_STREAM_END_EVENT);
        }
        assert_int_equal(rc, S0_EINPUT);
        assert_string_equal(err.message, "lists and maps are nested more than 64 deep");
        assert_true(source->size >= 200000);
        if (stream.handed > 4096)
            fail_msg("libyaml was given %zu bytes of \"%s\"", stream.handed, floods[i]);
        s0_yaml_close(&stream);
    }
}

static void aliases_may_not_expand_without_end(void **state)
{
    s0_buf buf = s0_buf_in(arena);
    const s0_value *value = NULL;
    s0_error err = {0};

    (void)state;
    s0_put(&buf, "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int c = 'b'; c <= 'j'; c++) {
        s0_putf(&buf, "%c: &%c [", c, c);
        for (int i = 0; i < 10; i++)
            s0_putf(&buf, "*%c, ", c - 1);
        s0_put(&buf, "]\n");
    }
    assert_int_equal(
        s0_yaml_read(&value, arena, source_in(arena, "a.yaml", buf.text, buf.size), &err),
        S0_EINPUT);
    assert_string_equal(err.message, "aliases expand to more than 10000 values");
    assert_true(strncmp(err.where, "a.yaml:4:", 9) == 0); /* 110 + 1110 + 9 times 1111 at d */
    buf = s0_buf_in(arena);
    s0_put(&buf, "a: &a 1\nb: [");
    for (int i = 0; i < 10000; i++)
        s0_put(&buf, "*a, ");
    s0_put(&buf, "]");
    assert_int_equal(
        s0_yaml_read(&value, arena, source_in(arena, "a.yaml", buf.text, buf.size), &err), S0_OK);
    assert_int_equal(s0_value_get(value, "b")->as.list.count, 10000);
}

static void directives_are_few(void **state)
{
    const s0_value *value = NULL;
    s0_error err = {0};

    (void)state;
    assert_int_equal(read_text("%YAML 1.2\n%TAG !x! y\n---\na: 1\n")->kind, S0_MAP);
    assert_int_equal(s0_yaml_read(&value, arena, many("# c\n%TAG !x! y\n\n", 20000), &err),
                     S0_EINPUT);
    assert_string_equal(err.message, "more than 8 directives");
    assert_string_equal(err.where, "flood.yaml:26:1");
}

static void memory_that_is_short_is_an_error(void **state)
{
    static _Alignas(16) unsigned char block[1 << 16];
    const char *text =
        "a: &x [1, {b: c}, \"d\"]\nb: *x\nc: {a: 1,b: 1,c: 1,d: 1,e: 1,f: 1,g: 1,h: 1,i: 1,j: 1}\n";
    s0_source source = source_of("a.yaml", text);
    size_t failed = 0;

    (void)state;
    for (size_t size = 256;; size += 16) {
        const s0_value *value = NULL;
        s0_error err = {0};
        s0_code rc = s0_yaml_read(&value, s0_arena_over(block, size), &source, &err);

        assert_true(size < sizeof block);
        if (rc == S0_OK)
            break;
        assert_int_equal(rc, S0_ENOMEM);
        assert_null(value);
        failed++;
    }
    assert_true(failed > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_scalars_follow_the_core_schema),
        cmocka_unit_test(quotes_blocks_and_tags_say_what_is_text),
        cmocka_unit_test(every_node_knows_its_place),
        cmocka_unit_test(nothing_in_a_file_is_an_empty_map),
        cmocka_unit_test(aliases_share_what_they_name),
        cmocka_unit_test(faults_are_refused_with_their_place),
        cmocka_unit_test(a_comment_below_a_block_is_one),
        cmocka_unit_test(nesting_ends_at_its_limit),
        cmocka_unit_test(a_flood_of_brackets_is_refused_before_libyaml_has_seen_much),
        cmocka_unit_test(aliases_may_not_expand_without_end),
        cmocka_unit_test(directives_are_few),
        cmocka_unit_test(memory_that_is_short_is_an_error),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
