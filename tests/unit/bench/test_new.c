/* test_new.c - a rule to begin with, as text: what is chosen for it, what is refused, how names and
 * titles are written, and that a copy keeps everything but what was asked to change. */
#include "base/file.h"
#include "bench/doc.h"
#include "bench/new.h"
#include "bench/new_parts.h"
#include "cmocka_all.h"

#include <string.h>

#define MOST_SOURCES 300

static s0_arena *arena;
static s0_catalog *catalog;
static s0_vocabulary *vocabulary;
static s0_rules *rules;

static size_t take(s0_source *items, size_t used, const char *folder)
{
    const char **paths = NULL;
    size_t count = 0;

    assert_int_equal(s0_folder_list(&paths, &count, arena, ".", folder, NULL), S0_OK);
    for (size_t i = 0; i < count; i++) {
        assert_true(used < MOST_SOURCES);
        assert_int_equal(s0_file_read(&items[used++], arena, ".", paths[i], 0, NULL), S0_OK);
    }
    return used;
}

static int set_up(void **state)
{
    static s0_bundle built_in;
    s0_source *items;
    size_t used;

    (void)state;
    arena = s0_arena_new();
    items = s0_alloc_n(arena, MOST_SOURCES, sizeof *items);
    used = take(items, 0, "catalog");
    used = take(items, used, "lua");
    used = take(items, used, "rules");
    assert_int_equal(s0_bundle_make(&built_in, items, used, NULL), S0_OK);
    assert_int_equal(s0_catalog_load(&catalog, arena, &built_in, NULL), S0_OK);
    assert_int_equal(s0_vocabulary_load(&vocabulary, arena, &built_in, NULL), S0_OK);
    assert_int_equal(
        s0_rules_load(&rules, arena, &built_in, NULL, catalog, vocabulary, NULL, false, NULL),
        S0_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static s0_new_rule written(s0_new_order order)
{
    s0_new_rule rule;
    s0_error err = {0};

    if (s0_new_rule_write(&rule, arena, &order, catalog, vocabulary, rules, &err) != S0_OK)
        fail_msg("%s", err.message);
    assert_int_equal(strlen(rule.text), rule.size);
    return rule;
}

static void says(const s0_new_rule *rule, const char *words)
{
    if (strstr(rule->text, words) == NULL)
        fail_msg("the rule does not say \"%s\":\n%s", words, rule->text);
}

static void refused(s0_new_order order, const char *words)
{
    s0_new_rule rule;
    s0_error err = {0};

    assert_int_equal(s0_new_rule_write(&rule, arena, &order, catalog, vocabulary, rules, &err),
                     S0_EUSAGE);
    if (strstr(err.message, words) == NULL && strstr(err.hint, words) == NULL)
        fail_msg("\"%s\" (%s) does not say \"%s\"", err.message, err.hint, words);
}

static void it_follows_the_rules_of_the_requirement(void **state)
{
    s0_new_rule rule = written((s0_new_order){.requirement = "A.8.13"});

    (void)state;
    assert_string_equal(rule.id, "A.8.13-information-backup");
    assert_string_equal(rule.follows, "A.8.13-restore-tested");
    says(&rule, "basis       = \"own_rules.restore_test\"");
    says(&rule, "every = own.every");
    rule = written((s0_new_order){.requirement = "A.8.8"});
    says(&rule, "by(column \"found_on\" + per(\"severity\", own.within))");
    rule = written((s0_new_order){.requirement = "9.3.1", .table = "risks"});
    says(&rule, "audit.records.risks");
}

static void without_a_table_it_defines_one_and_says_so(void **state)
{
    s0_new_rule rule = written((s0_new_order){.requirement = "A.7.12"});

    (void)state;
    assert_null(rule.follows);
    assert_non_null(strstr(rule.blank, "the table \"cabling_security\" is of your own"));
    says(&rule, "-- To fill in: ");
    says(&rule, "[\"cabling_security.item\"]");
}

static void the_title_chooses_the_table(void **state)
{
    static const struct {
        const char *requirement, *title, *table, *why;
    } cases[] = {
        {"6.1.3", "Risks are accepted", "risks", "the title speaks of it"},
        {"6.1.3", "Each risk is accepted", "risks", "the title speaks of it"},
        {"A.8.8", "Supplier reviews of risks", "supplier_reviews", "the title speaks of it"},
        {"A.8.1", "Laptops are encrypted", "devices", "the title speaks of it"},
        {"A.5.34", "Processors have an agreement", "suppliers", "the title speaks of it"},
        {"A.5.9", "Each owner is named", "assets", "A.5.9-assets-owned looks at it too"},
        {"A.7.2", "Every visitor has a host", "visitors", NULL},
        {"A.7.2", "The badge list is read", "badges", "the title speaks of it"},
        {"A.8.24", "In time, certificates are renewed", "time", NULL},
        {"A.7.2", "No end is in sight", "end_records", NULL},
        {"A.7.2", "Is it so?", "physical_entry", NULL},
        {"A.7.2", NULL, "leavers", "A.7.2-leavers-badges looks at it too"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_new_rule rule =
            written((s0_new_order){.requirement = cases[i].requirement, .title = cases[i].title});

        assert_string_equal(rule.table, cases[i].table);
        if (cases[i].why == NULL)
            assert_null(rule.why);
        else
            assert_string_equal(rule.why, cases[i].why);
    }
}

static void sentences_say_columns_as_words_where_they_are_some(void **state)
{
    s0_new_rule rule =
        written((s0_new_order){.requirement = "A.8.1", .title = "Encrypted devices"});

    (void)state;
    says(&rule, "\"Each of the devices is encrypted.\"");
    says(&rule, "\"{failed} of {all} devices were not encrypted\"");
    rule = written((s0_new_order){.requirement = "A.5.9"});
    says(&rule, "\"{failed} of {all} assets had no 'owner'\"");
    rule = written((s0_new_order){.requirement = "A.8.13"});
    says(&rule, "\"{failed} of {all} periods due had no restore tests\"");
    rule = written((s0_new_order){.requirement = "A.8.8"});
    says(&rule, "in time\"");
}

static void a_rule_that_is_there_is_named(void **state)
{
    s0_new_rule rule = written((s0_new_order){.requirement = "6.1.2", .table = "risks"});

    (void)state;
    assert_non_null(strstr(rule.blank, " looks at risks."));
    says(&rule, "-- To fill in: 6.1.2-");
}

static void what_cannot_be_meant_is_refused(void **state)
{
    (void)state;
    refused((s0_new_order){.requirement = "A.5.98"}, "there is no requirement");
    refused((s0_new_order){.requirement = "A.9.2.6"}, "it went into A.5.18");
    refused((s0_new_order){.requirement = "A.8.1", .table = "device"}, "did you mean \"devices\"");
    refused((s0_new_order){.requirement = "A.8.1", .table = "end"}, "cannot be the name");
    refused((s0_new_order){.requirement = "A.8.1", .table = "a b"}, "cannot be the name");
    refused((s0_new_order){.requirement = "A.8.1", .table = ""}, "cannot be the name");
    refused((s0_new_order){.requirement = "A.8.1", .own = "endpoint"}, "own_rules.endpoints");
    refused((s0_new_order){.requirement = "A.8.1", .id = "a/b"}, "cannot be the id");
    refused((s0_new_order){.requirement = "A.8.1", .id = ""}, "cannot be the id");
    refused((s0_new_order){.requirement = "A.5.18", .title = "Leavers disabled"},
            "\"A.5.18-leavers-disabled\" already");
}

static void names_are_plain_and_texts_are_quoted(void **state)
{
    s0_buf out = s0_buf_in(arena);
    s0_new_rule rule =
        written((s0_new_order){.requirement = "7.3", .title = "Say \"no\" to C:\\temp\n"});

    (void)state;
    says(&rule, "title       = \"Say \\\"no\\\" to C:\\\\temp \",");
    assert_string_equal(rule.id, "7.3-say-no-to-c-temp");
    assert_string_equal(s0_new_slug(arena, "Übung für Größen", '-'), "uebung-fuer-groessen");
    assert_string_equal(s0_new_slug(arena, "owner's  list.", '_'), "owners_list");
    assert_string_equal(s0_new_slug(arena, "会議", '-'), "");
    assert_true(
        strlen(s0_new_slug(arena, "one two three four five six seven eight nine ten eleven twelve",
                           '-')) <= 60);
    s0_new_put_key(&out, "until");
    s0_new_put_key(&out, "from");
    assert_string_equal(out.text, "[\"until\"] = from = ");
    rule = written((s0_new_order){.requirement = "7.3", .title = "会議"});
    assert_string_equal(rule.id, "7.3-own");
}

static void a_copy_keeps_all_else(void **state)
{
    const s0_rule *from = s0_rules_get(rules, "A.5.18-leavers-disabled");
    s0_new_rule rule =
        written((s0_new_order){.from = from, .requirement = "A.6.5", .title = "Ours"});
    const char *check = strstr(from->source->text, "  check = ");

    (void)state;
    assert_string_equal(rule.id, "A.6.5-ours");
    says(&rule, "-- from A.5.18-leavers-disabled\n");
    says(&rule, "requirement = \"A.6.5\"");
    says(&rule, "title       = \"Ours\"");
    says(&rule, check);
    assert_null(strstr(strstr(rule.text, "related"), "\"A.6.5\""));
    rule = written((s0_new_order){.from = from, .id = from->id});
    assert_null(rule.blank);
    rule = written((s0_new_order){.from = from});
    assert_string_equal(rule.id, "A.5.18-leavers-disabled-own");
    assert_non_null(rule.blank);
}

static bool can(const char *id, const char *word)
{
    const s0_doc_inputs in = {catalog, vocabulary, rules};
    size_t count;
    const s0_doc_result *all = s0_doc_results(arena, &in, s0_rules_get(rules, id), &count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].word, word) == 0)
            return true;
    return false;
}

static void results_follow_from_words_and_metadata(void **state)
{
    (void)state;
    assert_true(can("A.5.18-leavers-disabled", "conform"));
    assert_true(can("A.5.18-leavers-disabled", "gap"));
    assert_true(can("A.5.18-leavers-disabled", "not tested"));
    assert_false(can("A.5.18-leavers-disabled", "improvement"));
    assert_false(can("A.5.18-leavers-disabled", "absent"));
    assert_true(can("A.8.13-restore-tested", "absent"));
    assert_true(can("6.1.2-risks-owned", "not determined"));
    assert_false(can("6.1.2-risks-owned", "not tested"));
}

static void what_is_covered_is_not_listed(void **state)
{
    const s0_doc_inputs in = {catalog, vocabulary, rules};
    s0_doc_coverage c;

    (void)state;
    assert_true(s0_doc_cover(&c, arena, &in));
    assert_int_equal(c.requirement_count, 123);
    assert_true(c.untested_count > 0 && c.untested_count < 123);
    for (size_t i = 0; i < c.untested_count; i++)
        for (size_t r = 0; r < rules->count; r++)
            assert_string_not_equal(c.untested[i]->id, rules->items[r]->requirement);
    for (size_t i = 0; i < c.unread_count; i++)
        for (size_t r = 0; r < rules->count; r++)
            assert_false(s0_doc_reads(rules->items[r], c.unread[i]->name));
    assert_true(s0_doc_reads(s0_rules_get(rules, "A.5.18-leavers-disabled"), "accounts"));
    assert_true(s0_doc_reads(s0_rules_get(rules, "A.5.18-leavers-disabled"), "accounts.person"));
    assert_false(s0_doc_reads(s0_rules_get(rules, "A.5.18-leavers-disabled"), "accounts.mfa"));
    assert_false(s0_doc_reads(s0_rules_get(rules, "A.5.18-leavers-disabled"), "account"));
    assert_true(
        s0_doc_reads(s0_rules_get(rules, "A.5.18-leavers-disabled"), "own_rules.leaver_accounts"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_follows_the_rules_of_the_requirement),
        cmocka_unit_test(without_a_table_it_defines_one_and_says_so),
        cmocka_unit_test(the_title_chooses_the_table),
        cmocka_unit_test(sentences_say_columns_as_words_where_they_are_some),
        cmocka_unit_test(a_rule_that_is_there_is_named),
        cmocka_unit_test(what_cannot_be_meant_is_refused),
        cmocka_unit_test(names_are_plain_and_texts_are_quoted),
        cmocka_unit_test(a_copy_keeps_all_else),
        cmocka_unit_test(results_follow_from_words_and_metadata),
        cmocka_unit_test(what_is_covered_is_not_listed)};

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
