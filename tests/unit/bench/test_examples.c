/* test_examples.c - the bench: examples of built-in rules pass, a rule that is wrong is
 * caught by its examples, and an example that is wrong is told so. */
#include "bench/bench.h"
#include "base/file.h"
#include "cmocka_all.h"

#include <string.h>

#define MOST_SOURCES 200

static s0_arena *arena;
static s0_bundle built_in;
static s0_bundle files; /* of examples that name a folder */

/* Every file below `folder` of the source root. */
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
    s0_source *items;
    size_t used;

    (void)state;
    arena = s0_arena_new();
    items = s0_alloc_n(arena, MOST_SOURCES, sizeof *items);
    used = take(items, 0, "catalog");
    used = take(items, used, "lua");
    used = take(items, used, "rules");
    assert_int_equal(s0_bundle_make(&built_in, items, used, NULL), S0_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static const s0_books *load(const s0_bundle *workspace)
{
    s0_books *books = s0_alloc(arena, sizeof *books);
    s0_error err = {0};

    assert_non_null(books);
    if (s0_books_load(books, arena, &built_in, workspace, NULL, true, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return books;
}

static s0_rule_result test(const s0_books *books, const s0_rule *rule)
{
    const s0_bench bench = {&built_in, books, NULL, &files};
    s0_rule_result result = {0};
    s0_error err = {0};

    if (s0_bench_test(&result, arena, &bench, &rule, 1, &err) != S0_OK)
        fail_msg("%s", err.message);
    return result;
}

/* One rule of each kind; all of them are run by the test rules/examples. */
static void the_examples_of_built_in_rules_pass(void **state)
{
    static const char *const ids[] = {"5.2-policy-approved", "A.5.18-leavers-disabled",
                                      "A.8.13-restore-tested"};
    const s0_books *books = load(NULL);

    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const s0_rule *rule = s0_rules_get(books->rules, ids[i]);
        s0_rule_result result;

        assert_non_null(rule);
        result = test(books, rule);
        assert_true(result.count > 0);
        for (size_t e = 0; e < result.count; e++)
            if (!result.examples[e].passed)
                fail_msg("%s example %d: expected %s, got %s: %s", ids[i], (int)e + 1,
                         result.examples[e].expected, result.examples[e].got,
                         result.examples[e].statement);
        assert_true(result.passed);
    }
}

/* --- an own rule, tested ---------------------------------------------------------------------- */

#define RULE                                                                                       \
    "return rule {\n"                                                                              \
    "  api = 1, id = \"X-badges\", requirement = \"A.7.2\",\n"                                     \
    "  title = \"Badges come back\", criterion = \"Badges of leavers are blocked.\",\n"            \
    "  evidence = { \"leavers.person\", \"badges.badge\", \"badges.person\",\n"                    \
    "               \"badges.revoked_on\" },\n"                                                    \
    "  check = function(audit)\n"                                                                  \
    "    return every {\n"                                                                         \
    "      of = audit.records.leavers:with(audit.records.badges, \"person\"),\n"                   \
    "      key = { \"person\", \"badge\" }, meets = { revoked_on = given },\n"                     \
    "      gap = \"{failed} of {all} badges of leavers are not blocked\" }\n"                      \
    "  end,\n"                                                                                     \
    "  examples = {\n"
#define BOTH                                                                                       \
    "given = { records = { leavers = { { person = \"p1\" } },\n"                                   \
    "  badges = { { badge = \"b1\", person = \"p1\", revoked_on = none },\n"                       \
    "             { badge = \"b2\", person = \"p1\", revoked_on = \"2026-02-01\" } } } }"

/* The first example of an own rule with these `examples`, tested. */
static s0_example_result test_one(const char *examples)
{
    s0_source *item = s0_alloc(arena, sizeof *item);
    s0_bundle *workspace = s0_alloc(arena, sizeof *workspace);
    s0_rule_result result;
    const s0_books *books;
    const s0_rule *rule;
    char *text = s0_textf(arena, "%s%s\n  } }\n", RULE, examples);

    assert_int_equal(s0_source_make(item, arena, "rules/x.lua", text, strlen(text), NULL), S0_OK);
    assert_int_equal(s0_bundle_make(workspace, item, 1, NULL), S0_OK);
    books = load(workspace);
    rule = s0_rules_get(books->rules, "X-badges");
    assert_non_null(rule);
    if (rule->faulty)
        fail_msg("%s", rule->fault.message);
    result = test(books, rule);
    assert_true(result.count > 0);
    assert_int_equal(result.passed, result.examples[0].passed);
    return result.examples[0];
}

static void what_is_expected_and_comes_out_passes(void **state)
{
    static const char *const good[] = {
        "{ " BOTH ", expect = \"gap\" }",
        "{ " BOTH ", expect = \"gap\", exceptions = { \"p1/b1\" }, class = \"minor\" }",
        "{ " BOTH ", expect = \"gap\", numbers = { all = 2, failed = 1, met = 1, unknown = 0 } }",
        "{ " BOTH ", expect = \"gap\", text = \"1 of 2 badges\" }",
        "{ given = {}, expect = \"not_determined\", exceptions = {} }",
        "{ given = { date = \"2025-06-30\" }, expect = \"not_determined\" }",
        "{ given = { date = \"2027-06-30\" }, expect = \"not_determined\" }",
        ("{ given = { date = \"2026-06-30\", period = { \"2025-07-01\", \"2026-06-30\" } }, "
         "expect = \"not_determined\" }"),
        "{ given = { not_given = { badges = \"not accessible\" } }, expect = \"not_determined\" }",
    };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        s0_example_result got = test_one(good[i]);

        if (!got.passed)
            fail_msg("%s: got %s (%s) %s", good[i], got.got, got.statement,
                     got.fault != NULL ? got.fault : "");
        assert_null(got.fault);
    }
}

static void what_differs_in_any_part_fails(void **state)
{
    static const struct {
        const char *example, *expected, *got;
    } cases[] = {
        {"{ " BOTH ", expect = \"conform\" }", "conform", "gap"},
        {"{ " BOTH ", expect = \"gap\", class = \"major\" }", "gap, major", "gap, minor"},
        {"{ " BOTH ", expect = \"gap\", exceptions = { \"p1/b2\" } }", "gap, exceptions p1/b2",
         "gap, exceptions p1/b1"},
        {"{ " BOTH ", expect = \"gap\", exceptions = { \"p1/b1\", \"p1/b2\" } }",
         "gap, exceptions p1/b1 p1/b2", "gap, exceptions p1/b1"},
        {"{ " BOTH ", expect = \"gap\", exceptions = {} }", "gap, no exceptions",
         "gap, exceptions p1/b1"},
        {"{ " BOTH ", expect = \"gap\", numbers = { failed = 2 } }", "gap, failed 2",
         "gap, failed 1"},
        {"{ " BOTH ", expect = \"gap\", text = \"2 of 2\" }", "gap, \"2 of 2\"",
         "gap, \"1 of 2 badges of leavers are not blocked\""},
        {"{ given = {}, expect = \"not_determined\", class = \"minor\" }", "not_determined, minor",
         "not_determined, no finding"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_example_result got = test_one(cases[i].example);

        assert_false(got.passed);
        assert_string_equal(got.expected, cases[i].expected);
        assert_string_equal(got.got, cases[i].got);
        assert_null(got.fault);
    }
}

static void a_wrong_example_is_told_so(void **state)
{
    static const struct {
        const char *example, *fault;
    } cases[] = {
        {"{ given = {} }", "the example says no \"expect\""},
        {"{ expect = \"gap\" }", "the example says no \"given\""},
        {"{ given = {}, expct = \"gap\" }",
         "an example does not know \"expct\" (did you mean \"expect\"?)"},
        {"{ given = {}, expect = \"fail\" }",
         "\"fail\" is no outcome to expect (conform, improvement, gap, not_determined, absent or "
         "not_tested)"},
        {"{ given = {}, expect = \"error\" }",
         "\"error\" is no outcome to expect (conform, improvement, gap, not_determined, absent or "
         "not_tested)"},
        {"{ given = { record = {} }, expect = \"gap\" }",
         "given does not know \"record\" (did you mean \"records\"?)"},
        {"{ given = { records = { leaver = {} } }, expect = \"gap\" }",
         "the vocabulary has no table \"leaver\" (did you mean \"leavers\"?)"},
        {"{ given = { records = { leavers = { { persn = \"p\" } } } }, expect = \"gap\" }",
         "the vocabulary has no column \"leavers.persn\" (did you mean \"leavers.person\"?)"},
        {"{ given = { records = { leavers = \"p\" } }, expect = \"gap\" }",
         "records.leavers is text, not a list of rows"},
        {"{ given = { profile = { uses_clouds = true } }, expect = \"gap\" }",
         "the vocabulary has no fact \"profile.uses_clouds\" (did you mean "
         "\"profile.uses_cloud\"?)"},
        {"{ given = { facts = { scope = { txt = \"all\" } } }, expect = \"gap\" }",
         "the vocabulary has no fact \"scope.txt\" (did you mean \"scope.text\"?)"},
        {"{ given = { period = { \"2026-01-01\" } }, expect = \"gap\" }",
         "given.period is not a list of two dates"},
        {"{ given = { date = \"2026-06-30\", period = { \"2026-01-01\", \"2026-07-31\" } }, "
         "expect = \"gap\" }",
         "audit.yaml:6:11: the period ends after the date of the audit, 2026-06-30 (evidence "
         "cannot "
         "be newer than the audit)"},
        {"{ given = { date = \"soon\" }, expect = \"gap\" }", "given.date is not a date: soon"},
        {"{ given = {}, expect = \"gap\", class = \"grave\" }",
         "class is none of major, minor, ofi"},
        {"{ given = {}, expect = \"gap\", numbers = { faild = 1 } }",
         "there is no number \"faild\" (did you mean \"failed\"?)"},
        {"{ given = {}, expect = \"gap\", exceptions = \"p1\" }", "exceptions is text, not a list"},
        {"{ given = { not_given = { badges = \"lost\" } }, expect = \"gap\" }",
         "not_given.badges is none of: does not exist, not accessible, not asked yet"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_example_result got = test_one(cases[i].example);

        assert_false(got.passed);
        assert_non_null(got.fault);
        assert_string_equal(got.fault, cases[i].fault);
    }
}

/* The lines count from the rule's first one, with the examples behind RULE. */
static void a_value_at_fault_is_named_by_its_place_in_the_example(void **state)
{
    static const struct {
        const char *example, *place, *words;
    } cases[] = {
        {"{ given = { records = { leavers = { { person = \"p\", left_on = \"March\" } } } },\n"
         "expect = \"gap\" }",
         ": records.leavers, row 1, left_on: ", "is not a date"},
        {"{ given = { records = { leavers = { { person = \"p\", left_on = \"2026-03-31\" },\n"
         "{ person = \"q\",\n [\"left_on\"] = \"April\" } } } }, expect = \"gap\" }",
         ": records.leavers, row 2, left_on: ", "is not a date"},
        {"{ given = { own_rules = { leaver_badges = { within = \"long\" } } }, expect = \"gap\" }",
         ": own_rules.leaver_badges.within: ", "is not a duration"},
        {"{ given = { profile = { uses_cloud = \"perhaps\" } }, expect = \"gap\" }",
         ": profile.uses_cloud: ", "is not yes or no"},
        {"{ given = { facts = { scope = { approved_on = \"soon\" } } }, expect = \"gap\" }",
         ": facts.scope.approved_on: ", "is not a date"},
    };
    static const int lines[] = {0, 2, 0, 0, 0};
    int first = 1;

    (void)state;
    for (const char *at = RULE; *at != '\0'; at++)
        first += *at == '\n';
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_example_result got = test_one(cases[i].example);

        assert_false(got.passed);
        assert_non_null(got.fault);
        if (!s0_starts_with(
                got.fault, s0_textf(arena, "rules/x.lua:%d%s", first + lines[i], cases[i].place)) ||
            strstr(got.fault, cases[i].words) == NULL)
            fail_msg("%zu: %s", i + 1, got.fault);
    }
}

/* A Statement of Applicability that leaves the control out lets nothing conform. */
static void what_withholds_the_outcome_is_said(void **state)
{
    s0_example_result got =
        test_one("{ given = { records = { soa = { { control = \"A.5.1\", applicable = true, "
                 "status = \"implemented\" } }, leavers = { { person = \"p1\", left_on = "
                 "\"2026-01-31\" } }, badges = { { badge = \"b1\", person = \"p1\", revoked_on = "
                 "\"2026-01-31\" } } } }, expect = \"conform\" }");

    (void)state;
    assert_false(got.passed);
    assert_string_equal(got.got, "not_determined");
    assert_non_null(got.reason);
    assert_non_null(strstr(got.reason, "Statement of Applicability"));
}

/* Evidence as a file of its own, here with one badge that is not blocked. */
static void an_example_may_name_a_folder_of_evidence(void **state)
{
    const char *leavers = "person\np1\n";
    const char *badges = "badge,person,revoked_on\nb1,p1,\nb2,p1,2026-02-01\n";
    s0_source *items = s0_alloc_n(arena, 3, sizeof *items);
    const char *soa = "control,applicable,status,reason\nA.7.2,yes,implemented,doors\n";
    s0_example_result got;

    (void)state;
    assert_int_equal(s0_source_make(&items[0], arena, "rules/examples/late/evidence/leavers.csv",
                                    leavers, strlen(leavers), NULL),
                     S0_OK);
    assert_int_equal(s0_source_make(&items[1], arena, "rules/examples/late/evidence/badges.csv",
                                    badges, strlen(badges), NULL),
                     S0_OK);
    assert_int_equal(s0_source_make(&items[2], arena, "rules/examples/late/evidence/soa.csv", soa,
                                    strlen(soa), NULL),
                     S0_OK);
    assert_int_equal(s0_bundle_make(&files, items, 3, NULL), S0_OK);
    got = test_one("{ folder = \"late\", expect = \"gap\", exceptions = { \"p1/b1\" } }");
    assert_null(got.fault);
    assert_true(got.passed);
    got = test_one("{ folder = \"later\", expect = \"gap\" }");
    assert_false(got.passed);
    assert_non_null(strstr(got.fault, "there is no file below rules/examples/later"));
    got = test_one("{ folder = \"late\", given = {}, expect = \"gap\" }");
    assert_false(got.passed);
    assert_non_null(strstr(got.fault, "both"));
}

/* Two of three failing is minor where a rate counts from ten instances on, and major from two. */
static void an_example_may_state_the_grading_it_expects_its_class_under(void **state)
{
    static const char given[] =
        "given = { records = { leavers = { { person = \"p1\" } }, badges = {\n"
        "  { badge = \"b1\", person = \"p1\", revoked_on = none },\n"
        "  { badge = \"b2\", person = \"p1\", revoked_on = none },\n"
        "  { badge = \"b3\", person = \"p1\", revoked_on = none },\n"
        "  { badge = \"b4\", person = \"p1\", revoked_on = \"2026-02-01\" } } } }, expect = "
        "\"gap\"";

    (void)state;
    assert_true(test_one(s0_textf(arena, "{ %s, class = \"minor\" }", given)).passed);
    assert_true(
        test_one(
            s0_textf(arena, "{ %s, grading = { population_min = 4 }, class = \"major\" }", given))
            .passed);
    assert_non_null(
        strstr(test_one(s0_textf(arena, "{ %s, grading = { popluation_min = 4 } }", given)).fault,
               "popluation_min"));
}

static void a_rule_that_fails_in_its_example_says_why(void **state)
{
    const char *text = "return rule { api = 1, id = \"X-loud\", requirement = \"7.2\",\n"
                       "  title = \"Loud\", criterion = \"None.\", evidence = { \"leavers\" },\n"
                       "  check = function(audit) error(\"oh no\") end,\n"
                       "  examples = { { given = {}, expect = \"conform\" } } }\n";
    s0_source item;
    s0_bundle workspace;
    const s0_books *books;
    s0_rule_result result;
    const s0_rule *rule;

    (void)state;
    assert_int_equal(s0_source_make(&item, arena, "rules/loud.lua", text, strlen(text), NULL),
                     S0_OK);
    assert_int_equal(s0_bundle_make(&workspace, &item, 1, NULL), S0_OK);
    books = load(&workspace);
    rule = s0_rules_get(books->rules, "X-loud");
    assert_non_null(rule);
    if (rule->faulty)
        fail_msg("%s", rule->fault.message);
    result = test(books, rule);
    assert_false(result.passed);
    assert_string_equal(result.examples[0].got, "error");
    assert_non_null(strstr(result.examples[0].fault, "oh no"));
}

static void a_rule_without_examples_or_with_a_fault_does_not_pass(void **state)
{
    const char *texts[] = {
        "return rule { api = 1, id = \"X-bare\", requirement = \"7.2\",\n"
        "  title = \"Bare\", criterion = \"None.\", evidence = { \"leavers\" },\n"
        "  check = function(audit) return conform(\"fine\") end,\n"
        "  examples = {} }\n",
        "return rule {"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        s0_source item;
        s0_bundle workspace;
        s0_rule_result result;
        const s0_books *books;
        const s0_rule *rule = NULL;

        assert_int_equal(
            s0_source_make(&item, arena, "rules/bare.lua", texts[i], strlen(texts[i]), NULL),
            S0_OK);
        assert_int_equal(s0_bundle_make(&workspace, &item, 1, NULL), S0_OK);
        books = load(&workspace);
        for (size_t r = 0; r < books->rules->count; r++)
            if (!books->rules->items[r]->built_in)
                rule = books->rules->items[r];
        assert_non_null(rule);
        result = test(books, rule);
        assert_false(result.passed);
        assert_int_equal(result.count, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_built_in_rules_pass),
        cmocka_unit_test(what_is_expected_and_comes_out_passes),
        cmocka_unit_test(what_differs_in_any_part_fails),
        cmocka_unit_test(a_wrong_example_is_told_so),
        cmocka_unit_test(a_value_at_fault_is_named_by_its_place_in_the_example),
        cmocka_unit_test(what_withholds_the_outcome_is_said),
        cmocka_unit_test(an_example_may_name_a_folder_of_evidence),
        cmocka_unit_test(an_example_may_state_the_grading_it_expects_its_class_under),
        cmocka_unit_test(a_rule_that_fails_in_its_example_says_why),
        cmocka_unit_test(a_rule_without_examples_or_with_a_fault_does_not_pass),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
