/* test_site.c - the promises of bench/site.h: every place of an example is found, and one is
 * changed without touching the others. */
#include "bench/site.h"
#include "base/text.h"
#include "bench/own_rule.h"
#include "data/json.h"

#define GIVEN                                                                                      \
    "{\"period\": [\"2026-01-01\", \"2026-12-31\"],"                                               \
    " \"profile\": {\"remote_work\": true, \"certification\": {\"stage\": \"none\"}},"             \
    " \"facts\": {\"scope\": {\"text\": \"all\"}, \"nowhere\": 1},"                                \
    " \"own_rules\": {\"restore_test\": {\"every\": \"6 months\"},"                                \
    "                 \"change_approval\": {\"within\": {\"high\": \"7 days\", \"low\": \"90 "     \
    "days\"}}, \"awareness\": \"none\"},"                                                          \
    " \"records\": {\"leavers\": [{\"person\": \"p1\", \"left_on\": \"2026-03-31\"},"              \
    "                             {\"person\": \"p2\"}], \"badges\": []}}"

static const s0_value *read(const char *text)
{
    s0_source *source = s0_alloc(arena, sizeof *source);
    const s0_value *value = NULL;
    s0_error err = {0};

    assert_int_equal(s0_source_make(source, arena, "given.json", text, strlen(text), NULL), S0_OK);
    if (s0_json_read(&value, arena, source, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return value;
}

static const char *written(const s0_value *value)
{
    s0_buf out = s0_buf_in(arena);

    s0_json_write(&out, value, false);
    return s0_buf_text(&out);
}

static s0_sites sites_of(const s0_value *given)
{
    s0_sites sites = {0};

    assert_true(s0_sites_find(&sites, arena, given, load(NULL)->vocabulary));
    return sites;
}

static void every_place_that_the_vocabulary_knows_is_a_site(void **state)
{
    static const char *const expected[] = {"profile.remote_work",
                                           "profile.certification.stage",
                                           "scope.text",
                                           "own_rules.restore_test.every",
                                           "own_rules.change_approval.within",
                                           "own_rules.change_approval.within",
                                           "leavers.person of row 1",
                                           "leavers.left_on of row 1",
                                           "leavers.person of row 2"};
    s0_sites sites = sites_of(read(GIVEN));

    (void)state;
    for (size_t i = 0; i < sites.count; i++) {
        assert_true(i < sizeof expected / sizeof *expected);
        assert_string_equal(s0_site_text(arena, &sites.items[i]), expected[i]);
        assert_non_null(sites.items[i].entry);
        assert_non_null(sites.items[i].value);
    }
    assert_int_equal(sites.count, sizeof expected / sizeof *expected);
    assert_string_equal(sites.items[7].table, "leavers");
    assert_int_equal(sites.items[8].row, 1);
    assert_null(sites.items[0].table);
}

/* Each site in turn: what is written differs from the whole in that place alone. */
static void a_site_is_changed_alone(void **state)
{
    const s0_value *given = read(GIVEN), *new = read("\"NEW\"");
    const char *before = written(given);
    s0_sites sites = sites_of(given);

    (void)state;
    for (size_t i = 0; i < sites.count; i++) {
        const s0_site *site = &sites.items[i];
        const char *old = written(site->value), *text, *at;
        const s0_value *with = s0_given_with(arena, given, site->path, site->depth, new);

        assert_non_null(with);
        text = written(with);
        at = strstr(text, "\"NEW\"");
        assert_non_null(at);
        assert_memory_equal(text, before, (size_t)(at - text));
        assert_memory_equal(before + (at - text), old, strlen(old));
        assert_string_equal(at + strlen("\"NEW\""), before + (at - text) + strlen(old));
        assert_string_equal(written(given), before);
    }
}

static void a_site_may_be_taken_away(void **state)
{
    const s0_value *given = read("{\"records\": {\"leavers\": [{\"person\": \"p1\", \"left_on\": "
                                 "\"2026-03-31\"}]}}");
    s0_sites sites = sites_of(given);

    (void)state;
    assert_int_equal(sites.count, 2);
    assert_string_equal(
        written(s0_given_with(arena, given, sites.items[1].path, sites.items[1].depth, NULL)),
        "{\"records\":{\"leavers\":[{\"person\":\"p1\"}]}}");
    assert_string_equal(written(s0_given_with(arena, given, sites.items[1].path, 3, NULL)),
                        "{\"records\":{\"leavers\":[]}}");
    assert_string_equal(written(s0_given_with(arena, given, sites.items[1].path, 2, NULL)),
                        "{\"records\":{}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_place_that_the_vocabulary_knows_is_a_site),
        cmocka_unit_test(a_site_is_changed_alone),
        cmocka_unit_test(a_site_may_be_taken_away),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
