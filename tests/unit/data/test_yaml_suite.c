/* test_yaml_suite.c - the YAML test suite, all of it: y_ cases are YAML 1.2 and give
 * the JSON beside them, n_ cases are not and are refused. Its differences.txt names
 * the cases where that is not so and why; one that changes sides fails. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/text.h"
#include "data/json.h"
#include "data/yaml.h"

#define SUITE "tests/suites/yaml-test-suite"
#define LIST "differences.txt"
#define CASES 402

/* The word in the list, and what the error must say then. */
static const struct {
    const char *reason, *message;
} reasons[] = {
    {"tag", "is not one of the core schema"},
    {"document", "a second document begins here"},
    {"key", "a key is text, not a list or a map"},
    {"missing-key", "a key is missing here"},
    {"anchor", "is not a simple one"},
    {"question", "'?' stands here without a blank"},
    {"token", "found character that cannot start any token"},
    {"tab", "found a tab character"},
    {"node", "did not find expected node content while parsing a flow node"},
    {"colon", "found unexpected ':' while scanning a plain scalar"},
    {"bracket", "did not find expected ',' or '}' while parsing a flow mapping"},
    {"block", "did not find expected key while parsing a block mapping"},
    {"directive", "found unknown directive name"},
    {"version", "found incompatible YAML document"},
    {"name", "could not find expected directive name"},
    {"start", "did not find expected <document start>"},
    {"empty", "did not find expected node content while parsing a block node"},
    {"alphabet", "did not find expected alphabetic or numeric character"},
};

static const char *message_for(const char *reason)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (strcmp(reasons[i].reason, reason) == 0)
            return reasons[i].message;
    }
    fail_msg("no such reason: %s", reason);
    return NULL;
}

typedef struct exception {
    char *name;
    char *word; /* "refused" or "reads" */
    char *rest; /* the reason, or the JSON */
    bool seen;
} exception;

static s0_arena *arena;
static exception listed[200];
static size_t listed_count;

static char *next_word(char **text)
{
    char *word = *text, *end = word + strcspn(word, " ");

    *text = *end == ' ' ? end + 1 : end;
    *end = '\0';
    return word;
}

static int load_list(void **state)
{
    s0_source source;
    char *line;

    (void)state;
    arena = s0_arena_new();
    if (s0_file_read(&source, arena, SUITE, LIST, 0, NULL) != S0_OK)
        return 1;
    line = s0_text_dup(arena, source.text);
    while (*line != '\0') {
        char *end = line + strcspn(line, "\n");

        *end = '\0';
        if (*line != '#' && *line != '\0') {
            exception *item = &listed[listed_count++];

            item->name = next_word(&line);
            item->word = next_word(&line);
            item->rest = line;
        }
        line = end + 1;
    }
    return 0;
}

static int drop_list(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static exception *find(const char *name)
{
    for (size_t i = 0; i < listed_count; i++) {
        if (strcmp(listed[i].name, name) == 0) {
            listed[i].seen = true;
            return &listed[i];
        }
    }
    return NULL;
}

static const char *json_of(const s0_value *value)
{
    s0_buf buf = s0_buf_in(arena);

    s0_json_write(&buf, value, false);
    return s0_buf_text(&buf);
}

/* The JSON beside the case, in our form of it; NULL when there is none. */
static const char *expected_json(const char *name)
{
    const char *path = s0_textf(arena, "%s.expected.json", name);
    const s0_value *value;
    s0_source source;

    if (s0_file_read(&source, arena, SUITE, path, 0, NULL) != S0_OK || source.size == 0)
        return NULL;
    assert_int_equal(s0_json_read(&value, arena, &source, NULL), S0_OK);
    return json_of(value);
}

static bool check(const char *name)
{
    const char *path = s0_textf(arena, "%s.yaml", name), *expected, *json;
    const exception *item = find(name);
    const s0_value *value = NULL;
    s0_error err = {0};
    s0_source source;
    s0_code rc;

    assert_int_equal(s0_file_read(&source, arena, SUITE, path, 0, NULL), S0_OK);
    rc = s0_yaml_read(&value, arena, &source, &err);
    if (item != NULL && strcmp(item->word, "refused") == 0) {
        if (rc == S0_EINPUT && strstr(err.message, message_for(item->rest)) != NULL)
            return true;
        print_error("%s: not refused for \"%s\": %s\n", name, item->rest, err.message);
        return false;
    }
    if (item == NULL && name[0] == 'n') {
        if (rc != S0_EINPUT || err.where[0] == '\0')
            print_error("%s: not refused with a place\n", name);
        return rc == S0_EINPUT && err.where[0] != '\0';
    }
    json = rc == S0_OK ? json_of(value) : err.message;
    expected = expected_json(name);
    if (item != NULL && expected != NULL && strcmp(json, expected) == 0) {
        print_error("%s: listed as a difference, but it reads as the suite says\n", name);
        return false;
    }
    expected = item != NULL ? item->rest : expected;
    if (expected != NULL && strcmp(json, expected) == 0)
        return true;
    print_error("%s: %s instead of %s\n", name, json, expected != NULL ? expected : "?");
    return false;
}

static void every_case_is_read_or_refused_as_listed(void **state)
{
    const char **files;
    size_t count, cases = 0, bad = 0;

    (void)state;
    assert_int_equal(s0_folder_list(&files, &count, arena, SUITE, "", NULL), S0_OK);
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(files[i]);

        if (size < 5 || strcmp(files[i] + size - 5, ".yaml") != 0)
            continue;
        cases++;
        bad += !check(s0_text_copy(arena, files[i], size - 5));
    }
    assert_int_equal(cases, CASES);
    assert_int_equal(bad, 0);
}

static void the_list_names_no_case_that_does_not_exist(void **state)
{
    (void)state;
    assert_true(listed_count > 0 && listed_count < sizeof listed / sizeof *listed);
    for (size_t i = 0; i < listed_count; i++) {
        if (!listed[i].seen)
            fail_msg("%s is listed but not there", listed[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_is_read_or_refused_as_listed),
        cmocka_unit_test(the_list_names_no_case_that_does_not_exist),
    };
    return cmocka_run_group_tests(tests, load_list, drop_list);
}
