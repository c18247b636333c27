/* test_precondition.c - what a rule's metadata decides before its check runs. The check
 * here always finds a gap, so that any other outcome came before it. */
#include "rule/support.h"

#define RECORDS "\"restore_tests.system\", \"restore_tests.tested_on\", \"systems.system\""
#define STATED "default: {source: t, collected: 2026-06-30, by: t}\n"

static const char body[] = "return gap(\"the check ran\")";

typedef struct expectation {
    const char *declared, *more;
    const char *profile, *facts, *sources;
    s0_word word;
    const char *text, *missing, *read;
} expectation;

static void hold(const expectation *e)
{
    world w = {0};
    text_file files[3];
    size_t count = 0;
    s0_outcome o;

    if (e->profile != NULL)
        files[count++] = (text_file){"organization.yaml", e->profile};
    if (e->facts != NULL)
        files[count++] = (text_file){"evidence/facts.yaml", e->facts};
    if (e->sources != NULL)
        files[count++] = (text_file){"evidence/sources.yaml", e->sources};
    o = run_check(&w, e->declared, e->more, body, files, count);
    assert_string_equal(o.text, e->text);
    assert_int_equal(o.word, e->word);
    assert_string_equal(o.rule, "A.5.18-tried");
    assert_int_equal(o.missing_count, e->missing == NULL ? 0 : 1);
    if (e->missing != NULL)
        assert_string_equal(o.missing[0], e->missing);
    if (e->read != NULL) {
        assert_int_equal(o.read_count, 1);
        assert_string_equal(o.reads[0].name, e->read);
    }
    world_free(&w);
}

static void only_if_says_when_there_is_something_to_test(void **state)
{
    static const char cloud[] = "only_if = { [\"profile.uses_cloud\"] = true },";
    static const expectation cases[] = {
        {"", cloud, "uses_cloud: true\n", NULL, NULL, S0_GAP, "the check ran", NULL,
         "profile.uses_cloud"},
        {"", cloud, "size: 1\nuses_cloud: false\n", NULL, NULL, S0_NOT_TESTED,
         "Not tested: profile.uses_cloud is no (organization.yaml:2)", NULL, "profile.uses_cloud"},
        {"", cloud, "uses_cloud: none\n", NULL, NULL, S0_NOT_TESTED,
         "Not tested: profile.uses_cloud is none (organization.yaml:1)", NULL, NULL},
        {"", cloud, "size: 1\n", NULL, NULL, S0_NOT_DETERMINED,
         "Cannot be determined: profile.uses_cloud is not stated, so that it is not known whether "
         "there is something to test",
         "profile.uses_cloud", "profile.uses_cloud"},
        {"", "only_if = { [\"profile.certification.stage\"] = \"Certified\" },",
         "certification: {stage: certified}\n", NULL, NULL, S0_GAP, "the check ran", NULL, NULL},
        {"", "only_if = { [\"profile.size\"] = 40 },", "size: 41\n", NULL, NULL, S0_NOT_TESTED,
         "Not tested: profile.size is 41 (organization.yaml:1)", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        hold(&cases[i]);
}

static void the_own_rule_of_the_basis_must_be_stated(void **state)
{
    static const char basis[] = "basis = \"own_rules.restore_test\",";
    static const expectation cases[] = {
        {"", basis, NULL, "own_rules: {restore_test: {every: 1 quarter}}\n", NULL, S0_GAP,
         "the check ran", NULL, NULL},
        {"", basis, NULL, NULL, NULL, S0_NOT_DETERMINED,
         "Cannot be determined: the own rule \"own_rules.restore_test\" is not stated",
         "own_rules.restore_test", "own_rules.restore_test"},
        {"", basis, NULL, "own_rules: {restore_test: none}\n", NULL, S0_NOT_TESTED,
         "Not tested: no own rule; \"own_rules.restore_test\" is stated to be none", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        hold(&cases[i]);
}

static void what_was_not_given_is_absent_only_where_it_is_demanded(void **state)
{
    static const char own[] = "basis = \"own_rules.restore_test\",";
    static const char missing[] =
        STATED "restore_tests: {not_given: does not exist, said_by: head of operations, on: "
               "2026-06-21}\n";
    static const expectation cases[] = {
        /* the own rule demands a record */
        {RECORDS, own, NULL, "own_rules: {restore_test: {record: true}}\n", missing, S0_ABSENT,
         "The record \"restore_tests\" does not exist, says head of operations on 2026-06-21",
         "restore_tests", "restore_tests"},
        /* nobody demands it: the vocabulary's DI-19 belongs to another requirement */
        {RECORDS, own, NULL, "own_rules: {restore_test: {record: false}}\n", missing,
         S0_NOT_DETERMINED,
         "Cannot be determined: \"restore_tests\" does not exist, says head of operations on "
         "2026-06-21",
         "restore_tests", "restore_tests"},
        {RECORDS, "", NULL, NULL, missing, S0_NOT_DETERMINED,
         "Cannot be determined: \"restore_tests\" does not exist, says head of operations on "
         "2026-06-21",
         "restore_tests", "restore_tests"},
        /* only "does not exist" is a fact */
        {RECORDS, own, NULL, "own_rules: {restore_test: {record: true}}\n",
         STATED "restore_tests: {not_given: not accessible, on: 2026-06-21}\n", S0_NOT_DETERMINED,
         "Cannot be determined: \"restore_tests\" was not accessible, as of 2026-06-21",
         "restore_tests", "restore_tests"},
        {RECORDS, own, NULL, "own_rules: {restore_test: {record: true}}\n",
         STATED "systems: {not_given: not asked yet}\n", S0_NOT_DETERMINED,
         "Cannot be determined: \"systems\" was not asked for yet", "systems", "systems"},
        /* not declared: of no concern */
        {"\"systems.system\"", own, NULL, "own_rules: {restore_test: {record: true}}\n", missing,
         S0_GAP, "the check ran", NULL, NULL},
        /* a fact */
        {"\"policy.approved_on\"", "", NULL, NULL,
         STATED "policy.approved_on: {not_given: not accessible}\n", S0_NOT_DETERMINED,
         "Cannot be determined: \"policy.approved_on\" was not accessible", "policy.approved_on",
         NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        hold(&cases[i]);
}

static void a_record_that_the_standard_demands_is_absent(void **state)
{
    static const text_file files[] = {
        {"rules/r.lua", "return rule { api = 1, id = \"9.3.3-tried\", requirement = \"9.3.3\",\n"
                        "title = \"T\", criterion = \"C\", evidence = { \"restore_tests\" },\n"
                        "check = function() return conform(\"x\") end }\n"},
        {"evidence/sources.yaml", STATED "restore_tests: {not_given: does not exist}\n"}};
    world w = {0};
    s0_outcome *o;

    (void)state;
    world_load(&w, files, 2);
    o = world_run(&w);
    assert_string_equal(s0_catalog_demand(w.catalog, "DI-19")->requirement, "9.3.3");
    assert_int_equal(o->word, S0_ABSENT);
    assert_string_equal(o->text, "The record \"restore_tests\" does not exist");
    assert_string_equal(o->files[0], "evidence/sources.yaml");
    assert_string_equal(o->reads[0].source, "evidence/sources.yaml:2");
    world_free(&w);
}

static void only_if_comes_before_what_is_absent(void **state)
{
    static const expectation e = {
        RECORDS,
        "basis = \"own_rules.restore_test\", only_if = { [\"profile.uses_cloud\"] = true },",
        "uses_cloud: false\n",
        "own_rules: {restore_test: {record: true}}\n",
        STATED "restore_tests: {not_given: does not exist}\n",
        S0_NOT_TESTED,
        "Not tested: profile.uses_cloud is no (organization.yaml:1)",
        NULL,
        NULL};

    (void)state;
    hold(&e);
}

static void the_basis_is_quoted_with_every_outcome(void **state)
{
    static const struct {
        const char *more, *facts, *kind, *text;
    } cases[] = {
        {"", NULL, "standard", NULL},
        {"basis = \"law\",", NULL, "law", NULL},
        {"basis = \"own_rules.restore_test\",",
         "own_rules: {restore_test: {every: 1 quarter, of: {critical: true}, source: \"Policy "
         "4\"}}\n",
         "own", "every quarter, for critical: true (Policy 4)"},
        {"basis = \"own_rules.restore_test\",", "own_rules: {restore_test: {kind: law}}\n", "law",
         NULL},
        {"basis = \"own_rules.restore_test\",",
         "own_rules: {restore_test: {kind: contract, source: \"Contract 7\"}}\n", "contract",
         "Contract 7"},
        {"basis = \"own_rules.awareness\",", "own_rules: {awareness: {at_least: 95 %}}\n", "own",
         "at least 95 %"},
        {"basis = \"own_rules.awareness\",", NULL, "own", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        text_file file = {"evidence/facts.yaml", cases[i].facts};
        s0_outcome o = run_check(&w, "", cases[i].more, body, &file, cases[i].facts != NULL);

        assert_string_equal(o.basis_kind, cases[i].kind);
        if (cases[i].text == NULL)
            assert_null(o.basis_text);
        else
            assert_string_equal(o.basis_text, cases[i].text);
        world_free(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_if_says_when_there_is_something_to_test),
        cmocka_unit_test(the_own_rule_of_the_basis_must_be_stated),
        cmocka_unit_test(what_was_not_given_is_absent_only_where_it_is_demanded),
        cmocka_unit_test(a_record_that_the_standard_demands_is_absent),
        cmocka_unit_test(only_if_comes_before_what_is_absent),
        cmocka_unit_test(the_basis_is_quoted_with_every_outcome),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
