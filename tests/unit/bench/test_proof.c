/* test_proof.c - the demands of bench/proof.h: for each a rule that fails that one, and its mended
 * form that does not. */
#include "bench/proof.h"
#include "base/text.h"
#include "bench/own_rule.h"

/* A rule on things, with more in its metadata, its check, and its examples. */
#define RULE(more, check, examples)                                                                \
    "return rule {\n"                                                                              \
    "  api = 1, id = \"X-things\", requirement = \"7.2\", title = \"Things are done\",\n"          \
    "  criterion = \"Things are done.\"," more "\n"                                                \
    "  check = function(audit)\n" check "\n  end,\n"                                               \
    "  examples = {\n" examples "\n    { given = {}, expect = \"not_determined\" } } }\n"
#define THINGS                                                                                     \
    "[\"things.thing\"] = { \"key\", \"Thing\" },"                                                 \
    "[\"things.done_on\"] = { \"date\", empty = \"none\", \"Day it was done\" }"
#define EVIDENCE(more) "evidence = { " THINGS more " },"
#define GIVEN(rows) "given = { records = { things = {" rows "} } }"
#define EVERY(more)                                                                                \
    "return every { of = audit.records.things, key = \"thing\", meets = { done_on = given }, "     \
    "gap = \"{failed} of {all} things were not done\"" more " }"
#define A_DONE "{ thing = \"a\", done_on = \"2026-02-01\" }"
#define B_DONE "{ thing = \"b\", done_on = \"2026-02-02\" }"
#define A_OPEN "{ thing = \"a\", done_on = none }"
#define BOTH_WAYS                                                                                  \
    "{ " GIVEN(A_DONE) ", expect = \"conform\" },\n{ " GIVEN(A_OPEN) ", expect = \"gap\" },"

#define ALWAYS_DONE "{ " GIVEN(A_DONE "," B_DONE) ", expect = \"conform\" }, " BOTH_WAYS

#define HEAVY ", [\"things.heavy\"] = { \"boolean\", \"Whether it is heavy\" }"
#define HEAVY_EXAMPLES                                                                             \
    BOTH_WAYS "{ " GIVEN(                                                                          \
        "{ thing = \"a\", done_on = none, heavy = true }, "                                        \
        "{ thing = \"b\", done_on = none, heavy = true }, "                                        \
        "{ thing = \"c\", done_on = \"2026-02-01\", heavy = false }") ", expect = \"gap\" },"

#define DUE                                                                                        \
    ", [\"things.due_on\"] = { \"date\", \"Day it is due\" }, "                                    \
    "[\"things.approved\"] = { \"boolean\", \"Whether somebody agreed\" }"
#define DUE_CHECK(approved)                                                                        \
    "return every { of = audit.records.things, key = \"thing\", "                                  \
    "meets = { done_on = by(column \"due_on\"), " approved " }, "                                  \
    "gap = \"{failed} of {all} things were late, or nobody agreed\" }"
#define OR_OPEN "any_of { { approved = true }, { done_on = none } }"
#define DUE_EXAMPLES                                                                               \
    "{ " GIVEN(                                                                                    \
        "{ thing = \"a\", done_on = \"2026-02-01\", due_on = \"2026-03-01\", "                     \
        "approved = true }, "                                                                      \
        "{ thing = \"b\", done_on = none, due_on = \"2027-03-01\", approved = true }") ", expect " \
                                                                                       "= "        \
                                                                                       "\"conform" \
                                                                                       "\" },"

/* Whoever is small needs nothing; so a blank at the others is alone with what it says. */
#define SMALL DUE ", [\"things.small\"] = { \"boolean\", \"Whether it is small\" }"
#define SMALL_CHECK(approved)                                                                      \
    "return every { of = audit.records.things, key = \"thing\", "                                  \
    "meets = any_of { { small = true }, { done_on = by(column \"due_on\"), " approved " } }, "     \
    "gap = \"{failed} of {all} things were late, or nobody agreed\" }"
#define SMALL_EXAMPLES                                                                             \
    "{ " GIVEN("{ thing = \"a\", small = true, done_on = none, due_on = \"2026-03-01\", "          \
               "approved = false }, "                                                              \
               "{ thing = \"b\", small = false, done_on = none, due_on = \"2027-03-01\", "         \
               "approved = true }") ", expect = \"conform\" },"

#define SMALL_DONE                                                                                 \
    "{ " GIVEN("{ thing = \"a\", small = false, done_on = \"2026-02-01\", "                        \
               "due_on = \"2026-03-01\", approved = true }") ", expect = \"conform\" },"

#define SMALL_PLAIN                                                                                \
    "{ " GIVEN("{ thing = \"a\", place = \"x\", small = false, done_on = \"2026-02-01\", "         \
               "due_on = \"2026-03-01\" }") ", expect = \"conform\" },"
#define NO_DUE_PLAIN                                                                               \
    "{ " GIVEN(                                                                                    \
        "{ thing = \"a\", place = \"x\", small = false, done_on = \"2026-02-01\" }") ", expect = " \
                                                                                     "\"conform\"" \
                                                                                     " },"
#define RAISED_CHECK(other)                                                                        \
    "return every { of = audit.records.things, key = \"thing\", group = \"place\", "               \
    "meets = any_of { { small = true }, { done_on = " other " } }, "                               \
    "gap = \"{failed} of {all} things were late\" }"
#define RAISED_EXAMPLES                                                                            \
    "{ " GIVEN("{ thing = \"a\", place = \"x\", small = false, done_on = none, "                   \
               "due_on = \"2026-03-01\" }, "                                                       \
               "{ thing = \"b\", place = \"x\", small = false, done_on = none, "                   \
               "due_on = \"2026-03-01\" }, "                                                       \
               "{ thing = \"c\", place = \"x\", small = true, done_on = none, "                    \
               "due_on = \"2027-03-01\" }") ", grading = { population_min = 2 }, expect = "        \
                                            "\"gap\", class = \"minor\" },"
#define NO_APPROVED                                                                                \
    "evidence = { " THINGS ", [\"things.due_on\"] = { \"date\", \"Day it is due\" }, "             \
    "[\"things.place\"] = { \"key\", \"Where it is\" }, "                                          \
    "[\"things.small\"] = { \"boolean\", \"Whether it is small\" } },"
#define NO_DUE                                                                                     \
    "evidence = { " THINGS ", [\"things.place\"] = { \"key\", \"Where it is\" }, "                 \
    "[\"things.small\"] = { \"boolean\", \"Whether it is small\" } },"
#define NO_DUE_EXAMPLES                                                                            \
    "{ " GIVEN(                                                                                    \
        "{ thing = \"a\", place = \"x\", small = false, done_on = none }, "                        \
        "{ thing = \"b\", place = \"x\", small = false, done_on = none }, "                        \
        "{ thing = \"c\", place = \"x\", small = true, done_on = none }") ", grading = { "         \
                                                                          "population_min = 2 }, " \
                                                                          "expect = \"gap\", "     \
                                                                          "class = \"minor\" },"

#define CHECKS                                                                                     \
    "basis = \"own_rules.restore_test\", evidence = { \"systems.system\", "                        \
    "\"restore_tests.system\", \"restore_tests.tested_on\" },"
#define SCHEDULE(of)                                                                               \
    "return every { of = schedule { of = audit.records." of ", key = \"system\", "                 \
    "every = audit.own.restore_test.every, done = audit.records.restore_tests, "                   \
    "at = \"tested_on\" }, gap = \"{failed} of {all} tests were not made\" }"
#define LOCAL_SCHEDULE(of)                                                                         \
    "local made = audit.records.restore_tests "                                                    \
    "return every { of = schedule { of = audit.records." of ", key = \"system\", "                 \
    "every = audit.own.restore_test.every, done = made, at = \"tested_on\" }, "                    \
    "gap = \"{failed} of {all} tests were not made\" }"
#define SCHEDULED                                                                                  \
    "{ given = { own_rules = { restore_test = { every = \"12 months\" } }, records = { "           \
    "systems = { { system = \"a\" }, { system = \"b\" } }, restore_tests = { "                     \
    "{ system = \"a\", tested_on = \"2026-03-01\" }, "                                             \
    "{ system = \"b\", tested_on = \"2026-03-02\" } } } }, expect = \"conform\" },"

#define GOOD RULE(EVIDENCE(""), EVERY(""), BOTH_WAYS)

static const struct {
    const char *what;
    const char *bad, *mended;
    const char *missing; /* "demand example name", one a line, in the order of the proof */
} cases[] = {
    {"a way out that looks at nothing",
     RULE(EVIDENCE(""),
          "if audit.records.things:count() > 1 then return conform(\"Many are well\") end " EVERY(
              ""),
          ALWAYS_DONE),
     RULE(EVIDENCE(""), EVERY(""), ALWAYS_DONE), "reaches 1 \n"},
    {"a column that is read for nothing", RULE(EVIDENCE(HEAVY), EVERY(""), HEAVY_EXAMPLES),
     RULE(EVIDENCE(HEAVY), EVERY(", critical = { heavy = true }"), HEAVY_EXAMPLES),
     "looks 0 things.heavy\n"},
    {"a read that no example gives", RULE(EVIDENCE(HEAVY), EVERY(""), BOTH_WAYS), GOOD,
     "looks 0 things.heavy\n"},
    {"what is not due hides what is not known",
     RULE(EVIDENCE(DUE), DUE_CHECK("approved = true"), DUE_EXAMPLES),
     RULE(EVIDENCE(DUE), DUE_CHECK(OR_OPEN), DUE_EXAMPLES), "blank 1 things.approved\n"},
    {"nor does it need the column",
     RULE(EVIDENCE(SMALL), SMALL_CHECK("approved = true"), SMALL_EXAMPLES),
     RULE(EVIDENCE(SMALL), SMALL_CHECK(OR_OPEN), SMALL_EXAMPLES SMALL_DONE),
     "blank 1 things.approved\nremoved 1 things.approved\n"},
    {"what is not known leaves the population",
     RULE(NO_APPROVED, RAISED_CHECK("by(column \"due_on\")"), RAISED_EXAMPLES SMALL_PLAIN),
     RULE(NO_DUE, RAISED_CHECK("given"), NO_DUE_EXAMPLES NO_DUE_PLAIN), "raised 1 things.small\n"},
    {"an empty table conforms, and nobody says so",
     RULE(EVIDENCE(""), EVERY(", empty = \"conform\""), BOTH_WAYS), GOOD,
     "empty 1 things\nempty 2 things\n"},
    {"a table that is its own population", RULE(CHECKS, SCHEDULE("restore_tests"), SCHEDULED),
     RULE(CHECKS, SCHEDULE("systems"), SCHEDULED),
     "empty 1 systems\ndone 1 restore_tests\ndone 1 restore_tests\n"},
    {"the same behind a local name", RULE(CHECKS, LOCAL_SCHEDULE("restore_tests"), SCHEDULED),
     RULE(CHECKS, SCHEDULE("systems"), SCHEDULED),
     "empty 1 systems\ndone 1 restore_tests\ndone 1 restore_tests\n"},
};

static const s0_bundle no_files; /* of examples */

static s0_proof prove(const char *text)
{
    const s0_books *books = load(text);
    const s0_bench bench = {&built_in, books, NULL, &no_files};
    const s0_rule *rule = s0_rules_get(books->rules, "X-things");
    s0_rule_result result = {0};
    s0_proof proof = {0};
    s0_error err = {0};

    assert_non_null(rule);
    if (rule->faulty)
        fail_msg("%s: %s", rule->fault.where, rule->fault.message);
    assert_int_equal(s0_bench_test(&result, arena, &bench, &rule, 1, &err), S0_OK);
    for (size_t i = 0; i < result.count; i++)
        if (!result.examples[i].passed)
            fail_msg("%s\nexample %d: %s, not %s (%s)", text, (int)i + 1, result.examples[i].got,
                     result.examples[i].expected, result.examples[i].statement);
    if (s0_prove(&proof, arena, &bench, rule, &err) != S0_OK)
        fail_msg("%s", err.message);
    assert_int_equal(proof.demanded, proof.satisfied + proof.missing_count);
    return proof;
}

/* What is missing: "demand example name", one a line. */
static const char *missing_of(const s0_proof *proof)
{
    s0_buf out = s0_buf_in(arena);

    s0_put(&out, "");
    for (size_t i = 0; i < proof->missing_count; i++)
        s0_putf(&out, "%s %d %s\n", proof->missing[i].demand, (int)proof->missing[i].example,
                proof->missing[i].name);
    return s0_buf_text(&out);
}

static void each_demand_catches_its_rule_and_lets_the_mended_one_pass(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_proof bad = prove(cases[i].bad), mended = prove(cases[i].mended);

        if (strcmp(missing_of(&bad), cases[i].missing) != 0)
            fail_msg("%s: missing is\n%s", cases[i].what, missing_of(&bad));
        if (mended.missing_count > 0)
            fail_msg("%s, mended: missing is\n%s", cases[i].what, missing_of(&mended));
        assert_true(mended.demanded > 0);
    }
}

static void an_example_of_an_empty_table_reaches_a_gap_by_the_rows_of_others(void **state)
{
    s0_proof with, without;

    (void)state;
    with = prove(RULE(EVIDENCE(""), EVERY(", empty = \"conform\""),
                      "{ " GIVEN("") ", expect = \"conform\" }, " BOTH_WAYS));
    assert_string_equal(missing_of(&with), "");
    without = prove(RULE(EVIDENCE(""), EVERY(", empty = \"conform\""),
                         "{ " GIVEN("") ", expect = \"conform\" }, "));
    assert_string_equal(missing_of(&without), "reaches 1 \nlooks 0 things.done_on\n");
}

static void an_own_rule_that_is_not_stated_never_decides(void **state)
{
    s0_proof proof = prove(RULE(CHECKS, SCHEDULE("systems"), SCHEDULED));

    (void)state;
    assert_string_equal(missing_of(&proof), "");
}

static void a_gap_that_was_handled_is_graded_and_not_excused(void **state)
{
    s0_proof proof = prove(
        RULE(EVIDENCE(", [\"things.seen_to_on\"] = { \"date\", empty = \"none\", \"Day\" }"),
             EVERY(", handled = { seen_to_on = given }"),
             BOTH_WAYS "{ " GIVEN("{ thing = \"a\", done_on = none, "
                                  "seen_to_on = \"2026-03-01\" }") ", expect = \"conform\" },"));

    (void)state;
    assert_string_equal(missing_of(&proof), "");
}

static void the_same_rule_has_the_same_proof(void **state)
{
    s0_proof one = prove(cases[1].bad), two = prove(cases[1].bad);

    (void)state;
    assert_int_equal(one.demanded, two.demanded);
    assert_int_equal(one.satisfied, two.satisfied);
    assert_int_equal(one.changes, two.changes);
    assert_int_equal(one.missing_count, two.missing_count);
    for (size_t i = 0; i < one.missing_count; i++) {
        assert_string_equal(one.missing[i].text, two.missing[i].text);
        assert_string_equal(one.missing[i].name, two.missing[i].name);
        assert_string_equal(one.missing[i].demand, two.missing[i].demand);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_demand_catches_its_rule_and_lets_the_mended_one_pass),
        cmocka_unit_test(an_example_of_an_empty_table_reaches_a_gap_by_the_rows_of_others),
        cmocka_unit_test(an_own_rule_that_is_not_stated_never_decides),
        cmocka_unit_test(a_gap_that_was_handled_is_graded_and_not_excused),
        cmocka_unit_test(the_same_rule_has_the_same_proof),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
