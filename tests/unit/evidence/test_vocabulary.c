/* test_vocabulary.c - the promises of evidence/vocabulary.h, and what
 * docs/workspace.md says of the vocabulary. */
#include "cmocka_all.h"
#include "evidence/vocabulary.h"
#include "evidence/vocabulary_parts.h"
#include "source.h"

#include <stdlib.h>

static const char good[] =
    "vocabulary: 1\n"
    "tables:\n"
    "  leavers:\n"
    "    meaning: People who left, one row per person\n"
    "    where: HR's list of exits\n"
    "    sensitivity: personal\n"
    "    key: [person]\n"
    "    unique: true\n"
    "    demanded_by: DI-09\n"
    "    columns:\n"
    "      person:  {type: key, meaning: Staff number}\n"
    "      left_on: {type: date, empty: none, meaning: Last working day}\n"
    "      kind:    {type: [employee, contractor], meaning: Kind}\n"
    "      pay:     {type: number, unit: EUR, meaning: Pay}\n"
    "facts:\n"
    "  profile.uses_cloud: {type: boolean, meaning: Cloud}\n"
    "  profile.languages: {type: texts, meaning: Languages}\n"
    "own_rules:\n"
    "  fields:\n"
    "    within: {type: duration, meaning: Limit}\n"
    "    of: {type: map, meaning: Which}\n"
    "  rules:\n"
    "    leaver_accounts: {meaning: Accounts of leavers, fields: [within]}\n";

static s0_arena *arena;
static s0_source source;

static s0_code read_text(s0_vocabulary **out, const char *text, s0_error *err)
{
    s0_bundle bundle;

    source = source_of("catalog/vocabulary.yaml", text);
    assert_int_equal(s0_bundle_make(&bundle, &source, 1, NULL), S0_OK);
    return s0_vocabulary_load(out, arena, &bundle, err);
}

static s0_vocabulary *known(void)
{
    s0_vocabulary *vocabulary = NULL;
    s0_error err = {0};

    if (read_text(&vocabulary, good, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return vocabulary;
}

static int start(void **state)
{
    (void)state;
    arena = s0_arena_new();
    return arena == NULL;
}

static int end(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static void a_table_says_all_that_the_file_says_of_it(void **state)
{
    const s0_entry *entry = s0_vocabulary_get(known(), "leavers");

    (void)state;
    assert_non_null(entry);
    assert_int_equal(entry->kind, S0_ENTRY_TABLE);
    assert_string_equal(entry->meaning, "People who left, one row per person");
    assert_string_equal(entry->where, "HR's list of exits");
    assert_string_equal(entry->sensitivity, "personal");
    assert_string_equal(entry->demanded_by, "DI-09");
    assert_int_equal(entry->key_count, 1);
    assert_string_equal(entry->key[0], "person");
    assert_true(entry->unique);
    assert_null(entry->rule);
}

static void a_column_has_type_unit_and_what_empty_means(void **state)
{
    s0_vocabulary *vocabulary = known();
    const s0_entry *left = s0_vocabulary_get(vocabulary, "leavers.left_on");
    const s0_entry *pay = s0_vocabulary_get(vocabulary, "leavers.pay");

    (void)state;
    assert_int_equal(left->kind, S0_ENTRY_COLUMN);
    assert_int_equal(left->type, S0_TYPE_DATE);
    assert_true(left->empty_is_none);
    assert_false(pay->empty_is_none);
    assert_string_equal(pay->unit, "EUR");
}

static void a_list_of_words_is_a_type(void **state)
{
    const s0_entry *kind = s0_vocabulary_get(known(), "leavers.kind");

    (void)state;
    assert_int_equal(kind->type, S0_TYPE_WORD);
    assert_int_equal(kind->word_count, 2);
    assert_string_equal(kind->words[1], "contractor");
    assert_string_equal(s0_type_text(arena, kind), "one of employee, contractor");
}

static void facts_and_own_rules_are_entries(void **state)
{
    s0_vocabulary *vocabulary = known();

    (void)state;
    assert_int_equal(s0_vocabulary_get(vocabulary, "profile.uses_cloud")->kind, S0_ENTRY_FACT);
    assert_int_equal(s0_vocabulary_get(vocabulary, "own_rules.leaver_accounts")->kind,
                     S0_ENTRY_OWN_RULE);
    assert_null(s0_vocabulary_get(vocabulary, "own_rules.pets"));
    assert_null(s0_vocabulary_get(vocabulary, "leavers.shoe_size"));
    assert_null(s0_vocabulary_get(vocabulary, NULL));
}

static void every_own_rule_has_every_field(void **state)
{
    s0_vocabulary *vocabulary = known();
    const s0_entry *of = s0_vocabulary_get(vocabulary, "own_rules.leaver_accounts.of");

    (void)state;
    assert_non_null(of);
    assert_int_equal(of->kind, S0_ENTRY_FACT);
    assert_int_equal(of->type, S0_TYPE_MAP);
    assert_int_equal(s0_vocabulary_get(vocabulary, "own_rules.leaver_accounts.within")->type,
                     S0_TYPE_DURATION);
}

static void all_entries_come_sorted_by_name(void **state)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(known(), &count);

    (void)state;
    assert_int_equal(count, 10);
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(all[i - 1]->name, all[i]->name) < 0);
}

static void the_nearest_name_is_found_within_its_kind(void **state)
{
    s0_vocabulary *vocabulary = known();

    (void)state;
    assert_string_equal(s0_vocabulary_nearest(vocabulary, "leaver", S0_ENTRY_TABLE), "leavers");
    assert_string_equal(s0_vocabulary_nearest(vocabulary, "leavers.left_om", -1),
                        "leavers.left_on");
    assert_null(s0_vocabulary_nearest(vocabulary, "leaver", S0_ENTRY_FACT));
    assert_null(s0_vocabulary_nearest(vocabulary, "something else", -1));
}

static void types_are_named_in_messages(void **state)
{
    s0_vocabulary *vocabulary = known();

    (void)state;
    assert_string_equal(s0_type_text(arena, s0_vocabulary_get(vocabulary, "leavers.left_on")),
                        "date");
    assert_string_equal(s0_type_text(arena, s0_vocabulary_get(vocabulary, "profile.languages")),
                        "texts");
    assert_string_equal(s0_type_text(arena, s0_vocabulary_get(vocabulary, "leavers")), "table");
}

static void the_vocabulary_of_the_project_loads(void **state)
{
    s0_vocabulary *vocabulary = NULL;
    s0_source file;
    s0_bundle bundle;
    s0_error err = {0};
    static const char *const needed[] = {"soa",
                                         "risks",
                                         "treatments",
                                         "actions",
                                         "earlier_findings",
                                         "waivers",
                                         "acceptances",
                                         "observations",
                                         "significant_changes",
                                         "holidays",
                                         "internal_audits"};

    (void)state;
    assert_int_equal(s0_file_read(&file, arena, ".", "catalog/vocabulary.yaml", 0, &err), S0_OK);
    assert_int_equal(s0_bundle_make(&bundle, &file, 1, &err), S0_OK);
    if (s0_vocabulary_load(&vocabulary, arena, &bundle, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        assert_non_null(s0_vocabulary_get(vocabulary, needed[i]));
}

static void a_bad_vocabulary_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *text, *where, *message;
    } cases[] = {
        {"tables: {}\n", "catalog/vocabulary.yaml:1:1",
         "the vocabulary does not say \"vocabulary: 1\""},
        {"vocabulary: 1\ntabels: {}\n", "catalog/vocabulary.yaml:2:1",
         "the vocabulary cannot say \"tabels\""},
        {"vocabulary: 1\ntables: []\n", "catalog/vocabulary.yaml:2:9",
         "tables is a list, not a map"},
        {"vocabulary: 1\ntables:\n  Leavers: {meaning: x, columns: {a: {type: key, meaning: x}}}\n",
         "catalog/vocabulary.yaml:3:3", "\"Leavers\" is not a name"},
        {"vocabulary: 1\ntables:\n  profile: {meaning: x, columns: {a: {type: key, meaning: x}}}\n",
         "catalog/vocabulary.yaml:3:3", "\"profile\" cannot be a table"},
        {"vocabulary: 1\ntables:\n  leavers: {meaning: x}\n", "catalog/vocabulary.yaml:3:3",
         "the table \"leavers\" has no columns"},
        {"vocabulary: 1\ntables:\n  a: {meaning: x, unique: true, columns: {b: {type: key, "
         "meaning: x}}}\n",
         "catalog/vocabulary.yaml:3:3", "the table \"a\" is unique, but has no key"},
        {"vocabulary: 1\ntables:\n  a: {meaning: x, key: [c], columns: {b: {type: key, meaning: "
         "x}}}\n",
         "catalog/vocabulary.yaml:3:25", "a key column of \"a\" is not defined"},
        {"vocabulary: 1\ntables:\n  a:\n    meaning: x\n    columns:\n      b: {type: keys, "
         "meaning: x}\n",
         "catalog/vocabulary.yaml:6:17",
         "the type of \"a.b\" is not one of the known ones: \"keys\""},
        {"vocabulary: 1\ntables:\n  a:\n    meaning: x\n    columns:\n      b: {meaning: x}\n",
         "catalog/vocabulary.yaml:6:7", "\"a.b\" has no type"},
        {"vocabulary: 1\ntables:\n  a:\n    meaning: x\n    columns:\n      b: {type: texts, "
         "meaning: x}\n",
         "catalog/vocabulary.yaml:6:7", "\"a.b\" is a column: only a fact can be texts or a map"},
        {"vocabulary: 1\nfacts:\n  a: {type: date}\n", "catalog/vocabulary.yaml:3:6",
         "\"a\" has no meaning"},
        {"vocabulary: 1\nfacts:\n  a: {type: date, meaning: x, empty: nothing}\n",
         "catalog/vocabulary.yaml:3:38",
         "\"empty\" of \"a\" can only say none: without it empty is unknown"},
        {"vocabulary: 1\nfacts:\n  a: {type: date, meaning: x, sensitivity: secret}\n",
         "catalog/vocabulary.yaml:3:44",
         "the sensitivity of \"a\" is not one of personal, confidential"},
        {"vocabulary: 1\nfacts:\n  a: {type: [low, Low], meaning: x}\n",
         "catalog/vocabulary.yaml:3:19", "the word \"Low\" of \"a\" stands here twice"},
        {"- vocabulary\n", "catalog/vocabulary.yaml:1:1", "the vocabulary is a list, not a map"},
        {"vocabulary: 1\nfacts:\n  a: {type: [], meaning: x}\n", "catalog/vocabulary.yaml:3:13",
         "the type of \"a\" is neither a name nor a list of words"},
        {"vocabulary: 1\nfacts:\n  a: {type: [[b]], meaning: x}\n", "catalog/vocabulary.yaml:3:14",
         "a word of \"a\" is a list"},
        {"vocabulary: 1\nfacts:\n  a: {type: text, meaning: [x]}\n", "catalog/vocabulary.yaml:3:28",
         "\"meaning\" is a list, not text"},
        {"vocabulary: 1\nfacts:\n  a: {type: text, meaning: x, emty: none}\n",
         "catalog/vocabulary.yaml:3:31", "\"a\" cannot say \"emty\""},
        {"vocabulary: 1\nfacts:\n  a: text\n", "catalog/vocabulary.yaml:3:6",
         "\"a\" is text, not a map"},
        {"vocabulary: 1\nfacts:\n  a: {meaning: x}\n", "catalog/vocabulary.yaml:3:3",
         "\"a\" has no type"},
        {"vocabulary: 1\nfacts:\n  own_rules.a: {type: text, meaning: x}\n",
         "catalog/vocabulary.yaml:3:3", "\"own_rules.a\" belongs under own_rules"},
        {"vocabulary: 1\ntables:\n  a: {meaning: x, unique: 1, columns: {b: {type: key, meaning: "
         "x}}}\n",
         "catalog/vocabulary.yaml:3:27", "\"unique\" of \"a\" is a whole number, not yes or no"},
        {"vocabulary: 1\ntables:\n  a: {meaning: x, key: b, columns: {b: {type: key, meaning: "
         "x}}}\n",
         "catalog/vocabulary.yaml:3:24", "the key columns of \"a\" are text, not a list"},
        {"vocabulary: 1\ntables:\n  a: {meaning: x, columns: {b: {type: key, meaning: x}}}\n"
         "facts:\n  a.b: {type: text, meaning: x}\n",
         "catalog/vocabulary.yaml:5:3", "\"a.b\" is defined twice"},
        {"vocabulary: 1\nown_rules: {fields: {within: {meaning: x}}}\n",
         "catalog/vocabulary.yaml:2:22", "\"within\" has no type"},
        {"vocabulary: 1\nown_rules: {fields: {Within: {type: text, meaning: x}}}\n",
         "catalog/vocabulary.yaml:2:22", "\"Within\" is not a name"},
        {"vocabulary: 1\nown_rules: {fields: {}, rules: []}\n", "catalog/vocabulary.yaml:2:32",
         "the rules of own_rules are a list, not a map"},
        {"vocabulary: 1\nown_rules: {rules: {}}\n", "catalog/vocabulary.yaml:2:12",
         "own_rules has no map of fields"},
        {"vocabulary: 1\nown_rules:\n  fields: {within: {type: duration, meaning: x}}\n  rules: "
         "{a: {meaning: x, fields: [every]}}\n",
         "catalog/vocabulary.yaml:4:36", "a field of \"own_rules.a\" is not defined"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_vocabulary *untouched = NULL;
        s0_error err = {0};

        assert_int_equal(read_text(&untouched, cases[i].text, &err), S0_EINPUT);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(err.where, cases[i].where);
        assert_null(untouched);
    }
}

static void a_bundle_without_a_vocabulary_is_refused(void **state)
{
    s0_vocabulary *untouched = NULL;
    s0_bundle empty = {0};
    s0_error err = {0};

    (void)state;
    assert_int_equal(s0_vocabulary_load(&untouched, arena, &empty, &err), S0_EINPUT);
    assert_string_equal(err.message, "there is no catalog/vocabulary.yaml");
}

/* A definition as a list of texts, and with keys. */
static s0_value *listed(const char *type, const char *meaning)
{
    s0_value *list = s0_make_list(arena);

    assert_true(s0_list_add(arena, list, s0_make_text(arena, type)));
    assert_true(s0_list_add(arena, list, s0_make_text(arena, meaning)));
    return list;
}

static s0_value *mapped(const char *type, const char *meaning, const char *key, const char *text)
{
    s0_value *map = s0_make_map(arena);

    assert_true(s0_map_add(arena, map, "1", s0_make_text(arena, type)));
    assert_true(s0_map_add(arena, map, "2", s0_make_text(arena, meaning)));
    assert_true(s0_map_add(arena, map, key, s0_make_text(arena, text)));
    return map;
}

static void a_custom_rule_brings_a_column_and_its_table(void **state)
{
    s0_vocabulary *vocabulary = known();
    const s0_entry *clash;
    const s0_entry *entry;
    s0_error err = {0};

    (void)state;
    assert_int_equal(
        s0_vocabulary_extend(vocabulary, "badges.returned_on",
                             mapped("date", "Day the badge came back", "empty", "none"),
                             "A.7.2-badges", &clash, &err),
        S0_OK);
    entry = s0_vocabulary_get(vocabulary, "badges.returned_on");
    assert_int_equal(entry->kind, S0_ENTRY_COLUMN);
    assert_int_equal(entry->type, S0_TYPE_DATE);
    assert_true(entry->empty_is_none);
    assert_string_equal(entry->rule, "A.7.2-badges");
    assert_int_equal(s0_vocabulary_get(vocabulary, "badges")->kind, S0_ENTRY_TABLE);
    assert_string_equal(s0_vocabulary_nearest(vocabulary, "badges.returned_or", S0_ENTRY_COLUMN),
                        "badges.returned_on");
}

static void a_custom_rule_brings_facts_and_own_rules(void **state)
{
    s0_vocabulary *vocabulary = known();
    const s0_entry *clash;
    s0_value *fact = listed("date", "Day of the drill");
    s0_value *words = s0_make_list(arena), *own = s0_make_list(arena), *map = s0_make_map(arena);

    (void)state;
    assert_true(s0_list_add(arena, words, s0_make_text(arena, "small")));
    assert_true(s0_list_add(arena, words, s0_make_text(arena, "large")));
    assert_true(s0_map_add(arena, map, "1", words));
    assert_true(s0_map_add(arena, map, "2", s0_make_text(arena, "Size of the drill")));
    assert_true(s0_map_add(arena, map, "fact", s0_make_bool(arena, true)));
    assert_true(s0_list_add(arena, own, s0_make_text(arena, "How often badges are counted")));
    assert_int_equal(s0_vocabulary_extend(vocabulary, "profile.drill_on", fact, "r", &clash, NULL),
                     S0_OK);
    assert_int_equal(s0_vocabulary_extend(vocabulary, "drill", map, "r", &clash, NULL), S0_OK);
    assert_int_equal(s0_vocabulary_extend(vocabulary, "own_rules.badges", own, "r", &clash, NULL),
                     S0_OK);
    assert_int_equal(s0_vocabulary_get(vocabulary, "profile.drill_on")->kind, S0_ENTRY_FACT);
    assert_int_equal(s0_vocabulary_get(vocabulary, "drill")->word_count, 2);
    assert_non_null(s0_vocabulary_get(vocabulary, "own_rules.badges.within"));
}

static void the_same_definition_again_is_fine_another_is_not(void **state)
{
    s0_vocabulary *vocabulary = known();
    const s0_entry *clash;
    s0_error err = {0};

    (void)state;
    assert_int_equal(s0_vocabulary_extend(vocabulary, "badges.badge", listed("key", "Number"),
                                          "one", &clash, NULL),
                     S0_OK);
    assert_int_equal(s0_vocabulary_extend(vocabulary, "badges.badge", listed("key", "Its number"),
                                          "two", &clash, NULL),
                     S0_OK);
    assert_int_equal(s0_vocabulary_extend(vocabulary, "badges.badge", listed("text", "Number"),
                                          "three", &clash, &err),
                     S0_EINPUT);
    assert_string_equal(err.message, "\"badges.badge\" is known with another definition: one");
    assert_ptr_equal(clash, s0_vocabulary_get(vocabulary, "badges.badge"));
    assert_int_equal(s0_vocabulary_extend(vocabulary, "leavers.left_on", listed("date", "Day"),
                                          "three", &clash, &err),
                     S0_EINPUT);
    assert_string_equal(
        err.message,
        "\"leavers.left_on\" is known with another definition: of the built-in vocabulary");
    assert_null(clash);
}

static void bad_definitions_are_refused(void **state)
{
    s0_vocabulary *vocabulary = known();
    const s0_entry *clash;
    s0_value *drill = mapped("date", "x", "unit", "days"), *three = listed("key", "x");
    s0_value *unit = s0_make_map(arena);
    const struct {
        const char *name;
        const s0_value *definition;
        const char *message;
    } cases[] = {
        {"Badges.no", listed("key", "x"), "\"Badges.no\" is not a name"},
        {"badges", listed("key", "x"), "\"badges\" is neither a column nor a fact"},
        {"badges.no", listed("keyy", "x"),
         "the type of \"badges.no\" is not one of the known ones: \"keyy\""},
        {"badges.no", listed("map", "x"),
         "\"badges.no\" is a column: only a fact can be texts or a map"},
        {"badges.no", listed("key", ""), "the definition of \"badges.no\" has no meaning"},
        {"badges.no", mapped("key", "x", "empty", "unknown"),
         "\"empty\" of \"badges.no\" can only say none"},
        {"badges.no", mapped("key", "x", "units", "m"),
         "the definition of \"badges.no\" cannot say \"units\""},
        {"badges.no", s0_make_list(arena), "the definition of \"badges.no\" has no type"},
        {"own_rules.badges", s0_make_map(arena),
         "the definition of \"own_rules.badges\" has no meaning"},
        {"badges.no", three, "the definition of \"badges.no\" has more than a type and a meaning"},
        {"drill.no", listed("key", "x"), "\"drill\" is not a table"},
        {"badges.no", unit, "the unit of \"badges.no\" is a list, not text"},
        {"badges.no", s0_make_text(arena, "key"), "the definition of \"badges.no\" is text"},
        {"own_rules.badges.within", listed("key", "x"),
         "\"own_rules.badges.within\" is a field: its type is the same in all own rules"},
    };

    (void)state;
    assert_true(s0_map_add(arena, drill, "fact", s0_make_bool(arena, true)));
    assert_int_equal(s0_vocabulary_extend(vocabulary, "drill", drill, "r", &clash, NULL), S0_OK);
    assert_true(s0_list_add(arena, three, s0_make_text(arena, "more")));
    assert_true(s0_map_add(arena, unit, "type", s0_make_text(arena, "key")));
    assert_true(s0_map_add(arena, unit, "meaning", s0_make_text(arena, "x")));
    assert_true(s0_map_add(arena, unit, "unit", s0_make_list(arena)));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_error err = {0};

        assert_int_equal(
            s0_vocabulary_extend(vocabulary, cases[i].name, cases[i].definition, "r", &clash, &err),
            S0_EINPUT);
        assert_string_equal(err.message, cases[i].message);
        assert_null(s0_vocabulary_get(vocabulary, cases[i].name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_says_all_that_the_file_says_of_it),
        cmocka_unit_test(a_column_has_type_unit_and_what_empty_means),
        cmocka_unit_test(a_list_of_words_is_a_type),
        cmocka_unit_test(facts_and_own_rules_are_entries),
        cmocka_unit_test(every_own_rule_has_every_field),
        cmocka_unit_test(all_entries_come_sorted_by_name),
        cmocka_unit_test(the_nearest_name_is_found_within_its_kind),
        cmocka_unit_test(types_are_named_in_messages),
        cmocka_unit_test(the_vocabulary_of_the_project_loads),
        cmocka_unit_test(a_bad_vocabulary_is_refused_with_its_place),
        cmocka_unit_test(a_bundle_without_a_vocabulary_is_refused),
        cmocka_unit_test(a_custom_rule_brings_a_column_and_its_table),
        cmocka_unit_test(a_custom_rule_brings_facts_and_own_rules),
        cmocka_unit_test(the_same_definition_again_is_fine_another_is_not),
        cmocka_unit_test(bad_definitions_are_refused),
    };

    return cmocka_run_group_tests(tests, start, end);
}
