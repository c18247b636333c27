/* test_words.c - each word of the rule language as a rule meets it. A body that ends in
 * conform proves what it asserted; errors are held against their sentence. */
#include "rule/support.h"

#define ALL                                                                                        \
    "\"accounts\", \"accounts.person\", \"accounts.account\", \"accounts.disabled_on\", "          \
    "\"accounts.privileged\", \"accounts.site\", \"accounts.severity\", \"accounts.logins\", "     \
    "\"leavers.person\", \"leavers.left_on\", \"leavers.kind\", \"systems.system\", "              \
    "\"systems.critical\", \"restore_tests.system\", \"restore_tests.tested_on\", "                \
    "\"profile.uses_cloud\", \"profile.size\", \"profile.languages\", "                            \
    "\"profile.certification.stage\", \"policy.approved_on\", \"own_rules.leaver_accounts\", "     \
    "\"own_rules.restore_test\", \"own_rules.awareness\""

static const text_file evidence[] = {
    {"organization.yaml", "size: 40\nuses_cloud: true\ncertification: {stage: preparing}\n"
                          "languages: [de, en]\n"},
    {"evidence/facts.yaml",
     "policy: {approved_on: 2026-03-01}\n"
     "own_rules:\n"
     "  leaver_accounts: {within: {high: 1 day, low: 10 days}, of: {severity: [high, low]},\n"
     "                    except: {site: lab}, source: Policy 4}\n"
     "  restore_test: {every: 1 quarter, tolerance: 20 days}\n"
     "  awareness: {at_least: 95 %}\n"},
    {"evidence/accounts.csv", "person,account,disabled_on,privileged,site,severity,logins\n"
                              "p2,b,2026-03-05,no,hq,low,7\n"
                              "p1,a,2026-03-02,yes,hq,high,3\n"
                              "p10,c,none,no,lab,high,0\n"},
    {"evidence/leavers.csv",
     "person,left_on,kind\np1,2026-03-01,employee\np2,2026-03-01,contractor\n"
     "p3,2026-04-01,employee\n"},
    {"evidence/systems.csv", "system,critical\ndb,yes\nweb,no\n"},
    {"evidence/restore_tests.csv",
     "system,tested_on\ndb,2026-02-03\ndb,2026-05-03\nweb,2026-02-01\n"},
    {"evidence/sources.yaml", "default: {source: t, collected: 2026-06-30, by: t, "
                              "covers: {from: 2026-01-01, to: 2026-06-30}}\n"}};

#define EVIDENCE (sizeof evidence / sizeof *evidence)

static void each_word_does_what_it_says(void **state)
{
    static const char *const bodies[] = {
        /* facts and dates */
        "assert(audit.profile.uses_cloud == true and audit.profile.size == 40)",
        "assert(audit.facts.profile.size == 40)",
        "assert(audit.profile.certification.stage == \"preparing\")",
        "local l = audit.profile.languages assert(#l == 2 and l[1] == \"de\" and l[2] == \"en\")",
        "assert(tostring(audit.date) == \"2026-06-30\")",
        "assert(tostring(audit.period.from) == \"2026-01-01\" and audit.period.to == audit.date)",
        "local d = audit.facts.policy.approved_on\n"
        "assert(d < audit.date and d <= d and not (d > audit.date) and d ~= audit.date)",
        "assert(tostring(audit.date - \"6 months\") == \"2025-12-30\")",
        "assert(tostring(audit.date + \"1 day\") == \"2026-07-01\")",
        "assert(tostring(\"1 day\" + audit.date) == \"2026-07-01\")",
        "assert(tostring(audit.date + audit.own.restore_test.every) == \"2026-09-30\")",
        "assert(\"on \" .. audit.date .. \".\" == \"on 2026-06-30.\")",
        /* none */
        "local n = audit.own.restore_test.within\n"
        "assert(n == none and tostring(n) == \"none\" and n.x == none and audit.date + n == none)",
        "assert(not (none < audit.date) and not (audit.date < none) and audit.date ~= none)",
        /* own rules */
        "assert(tostring(audit.own.awareness.at_least) == \"95 %\")",
        "assert(audit.own.leaver_accounts.source == \"Policy 4\")",
        "assert(audit.own.restore_test.every < audit.own.restore_test.every == false)",
        "assert(audit.facts.own_rules.restore_test.every == audit.own.restore_test.every)",
        /* where, count, each */
        "assert(audit.records.accounts:count() == 3)",
        "assert(audit.records.accounts:where { privileged = false }:count() == 2)",
        "assert(audit.records.accounts:where { privileged = false, site = \"hq\" }:count() == 1)",
        "assert(audit.records.accounts:where { disabled_on = none }:count() == 1)",
        "assert(audit.records.accounts:where { disabled_on = given }:count() == 2)",
        "assert(audit.records.accounts:where { severity = one_of(\"low\", \"high\") }:count() == "
        "3)",
        "assert(audit.records.accounts:where { severity = one_of { \"low\" } }:count() == 1)",
        "assert(audit.records.accounts:where { severity = \"LOW\" }:count() == 1)",
        /* text beyond ASCII is brought to one form in a worker that has no malloc */
        "assert(audit.records.accounts:where { person = \"Zu\\u{308}rich \\u{e9}\" }:count() == 0)",
        "assert(audit.records.accounts:where { logins = at_least(3) }:count() == 2)",
        "assert(audit.records.accounts:where { logins = at_most(3) }:count() == 2)",
        "assert(audit.records.accounts:where { logins = 7 }:count() == 1)",
        "assert(audit.records.accounts:where { disabled_on = before(\"2026-03-05\") }:count() == "
        "1)",
        "assert(audit.records.accounts:where { disabled_on = after(\"2026-03-02\") }:count() == 1)",
        "assert(audit.records.accounts:where { disabled_on = since(\"2026-03-02\") }:count() == 2)",
        "assert(audit.records.accounts:where(any_of { { privileged = true }, { site = \"lab\" } "
        "}):count() == 2)",
        "assert(audit.records.accounts:where { severity = \"high\", any_of { { privileged = true "
        "}, "
        "{ site = \"hq\" } } }:count() == 1)",
        "assert(audit.records.accounts:where(audit.own.leaver_accounts.of):count() == 3)",
        "assert(audit.records.accounts:where(audit.own.leaver_accounts.except):count() == 1)",
        "assert(audit.records.accounts:where(audit.own.awareness.of):count() == 3)",
        "local keys = {} for row in audit.records.accounts:each() do keys[#keys + 1] = row.person "
        "end\n"
        "assert(table.concat(keys, \" \") == \"p1 p2 p10\")",
        "for row in audit.records.accounts:where { site = \"lab\" }:each() do\n"
        "assert(row.disabled_on == none and row.logins == 0 and row.privileged == false) end",
        /* with */
        "local j = audit.records.leavers:with(audit.records.accounts, \"person\")\n"
        "assert(j:count() == 3)",
        "local j = audit.records.leavers:with(audit.records.accounts, \"person\", { unmatched = "
        "\"drop\" })\n"
        "assert(j:count() == 2 and j:where { disabled_on = by(column \"left_on\" + \"1 day\") "
        "}:count() == 1)",
        "local j = audit.records.leavers:with(audit.records.accounts, { \"person\" }, { unmatched "
        "= none })\n"
        "assert(j:where { account = none }:count() == 1)",
        "local j = audit.records.leavers:with(audit.records.leavers, { person = \"person\" }, { "
        "prefix = \"o_\" })\n"
        "assert(j:where { o_kind = column \"kind\" }:count() == 3)",
        /* latest */
        "local l = audit.records.restore_tests:latest(\"system\", \"tested_on\") assert(l:count() "
        "== 2)\n"
        "for row in l:where { system = \"db\" }:each() do assert(tostring(row.tested_on) == "
        "\"2026-05-03\") end",
        /* per */
        "local j = audit.records.leavers:with(audit.records.accounts, \"person\", { unmatched = "
        "\"drop\" })\n"
        "local p = per(\"severity\", audit.own.leaver_accounts.within)\n"
        "assert(j:where { disabled_on = by(column \"left_on\" + p) }:count() == 2)",
        "assert(per(\"severity\", audit.own.restore_test.every) == audit.own.restore_test.every)",
        "assert(per(\"severity\", none) == none)",
        /* schedule */
        "local s = schedule { of = audit.records.systems, key = \"system\", every = \"1 "
        "quarter\",\n"
        "done = audit.records.restore_tests, at = \"tested_on\" }\n"
        "local seen = {} for row in s:each() do seen[#seen + 1] = row.system .. \"/\" .. "
        "row.period .. \"=\" .. row.done end\n"
        "assert(table.concat(seen, \" \") == \"db/2026-Q1=2026-02-03 db/2026-Q2=2026-05-03 "
        "web/2026-Q1=2026-02-01 web/2026-Q2=none\", table.concat(seen, \" \"))",
        /* the own rule's tolerance keeps the last period open */
        "local s = schedule { of = audit.records.systems, key = \"system\", every = "
        "audit.own.restore_test.every,\n"
        "done = audit.records.restore_tests, at = \"tested_on\" }\n"
        "local o = every { of = s, gap = \"x\" } return o",
        /* catalogue */
        "assert(audit.catalog.requirements:count() == 123)",
        "assert(audit.catalog.requirements:where { control = true }:count() == 93)",
        "assert(audit.catalog.requirements:where { id = \"A.5.18\", theme = given }:count() == 1)",
        /* the environment */
        "assert(pcall == nil and load == nil and require == nil and os == nil and io == nil)",
        "assert(setmetatable == nil and next == nil and coroutine == nil and debug == nil)",
        "assert(not tostring(audit):find(\"0x\") and not "
        "tostring(audit.records.accounts):find(\"0x\"))",
    };

    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        world w = {0};
        char body[2048];
        s0_outcome o;

        snprintf(body, sizeof body, "do %s end return conform(\"good\")", bodies[i]);
        o = run_check(&w, ALL, "", body, evidence, EVIDENCE);
        if (o.word != S0_CONFORM)
            fail_msg("%s\n-> %s: %s", bodies[i], s0_words[o.word], o.text);
        world_free(&w);
    }
}

static void slips_of_a_rule_are_errors_with_a_sentence(void **state)
{
    static const struct {
        const char *body, *message;
    } cases[] = {
        {"return audit.fact.x", "audit has no \"fact\"; did you mean \"facts\"?"},
        {"return audit.profile.uses_clouds", "the vocabulary has no fact \"profile.uses_clouds\"; "
                                             "did you mean \"profile.uses_cloud\"?"},
        {"return audit.facts.accounts", "\"accounts\" is a table: audit.records.accounts"},
        {"return audit.records.account",
         "the vocabulary has no table \"account\"; did you mean \"accounts\"?"},
        {"return audit.own.leaver_account",
         "the vocabulary has no own rule \"own_rules.leaver_account\"; did you mean "
         "\"own_rules.leaver_accounts\"?"},
        {"return audit.own.leaver_accounts.whithin",
         "the vocabulary has no field \"own_rules.leaver_accounts.whithin\"; did you mean "
         "\"own_rules.leaver_accounts.within\"?"},
        {"return audit.period.till", "audit.period has no \"till\""},
        {"return audit.catalog.implies",
         "audit.catalog has no \"implies\"; did you mean \"implied\"?"},
        {"audit.date = 1", "evidence and words are read only"},
        {"audit.profile.x = 1", "evidence and words are read only"},
        {"return audit.date.day", "a date has no fields"},
        {"return audit.date + 5",
         "a number has no unit; a duration is \"14 days\", \"6 months\", \"72 hours\""},
        {"return audit.date + \"soon\"",
         "\"soon\" is not a duration (14 days, 6 months, 72 hours)"},
        {"return audit.date + audit.date", "to a date only a duration can be added, not a date"},
        {"return audit.own.restore_test.every + \"1 day\"",
         "a duration is added to a date or a column, not to a duration"},
        {"return audit.date < \"2026-01-01\"",
         "a date cannot be compared with text here; conditions on columns are tables"},
        {"return audit.date < audit.own.restore_test.every",
         "a date cannot be compared with a duration"},
        {"return column \"a\" < column \"b\"",
         "a column cannot be compared with a column here; conditions on columns are tables"},
        {"return audit.records.accounts.where { privileged = true }",
         "where is called with a colon: records:where(…)"},
        {"return audit.records.accounts:were {}",
         "records has no \"were\"; did you mean \"where\"?"},
        {"return audit.records.accounts:where {}", "where names no condition"},
        {"return audit.records.accounts:where()", "where names no condition"},
        {"return audit.records.accounts:where(7)",
         "where takes a table of conditions, not a number"},
        {"return audit.records.accounts:where { { privileged = true } }",
         "where holds a table without a column"},
        {"return audit.records.accounts:where { [true] = 1 }",
         "the conditions of where are named by columns"},
        {"return audit.records.accounts:where { severity = { \"low\" } }",
         "\"severity\" is held against a table; one of several values is one_of(…)"},
        {"return audit.records.accounts:where { severity = function() end }",
         "nothing can be held against a function"},
        {"return audit.records.accounts:where { privilege = true }", NULL},
        {"return audit.records.accounts:where { privileged = \"maybe\" }", NULL},
        {"return audit.records.accounts:where { privileged = by(audit.date) }", NULL},
        {"return one_of()", "one_of names no value"},
        {"return any_of {}", "any_of takes a list of conditions: any_of { {…}, {…} }"},
        {"return by()", "a comparator takes one value, as in by(column \"left_on\")"},
        {"return by(1, 2)", "a comparator takes one value, as in by(column \"left_on\")"},
        {"return column(7)", "the column is a number, not text"},
        {"return per(\"severity\", 7)", "per takes limits by class, not a number"},
        {"return audit.records.leavers:with(audit.records.accounts, {})",
         "the key of with names no column"},
        {"return audit.records.leavers:with(7, \"person\")", "with takes records, not a number"},
        {"return audit.records.leavers:with(audit.records.accounts, \"person\", { unmatched = "
         "\"x\" })",
         "unmatched is \"unknown\", \"none\" or \"drop\", not \"x\""},
        {"return audit.records.leavers:with(audit.records.accounts, \"person\", { prefx = \"x\" })",
         "with has no \"prefx\"; did you mean \"prefix\"?"},
        {"return audit.records.accounts:latest(\"person\")",
         "the date of latest is nothing, not text"},
        {"return every {}", "of of every takes records, not nothing"},
        {"return every { of = audit.records.accounts, meets = { privileged = true }, gap = \"x\" }",
         "every has no key: the columns that name a record"},
        {"return every { of = audit.records.accounts, key = \"person\", gap = \"x\" }",
         "every has no meets: what each record must show"},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true } }",
         "every has no gap: the sentence that states what was found"},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true }, "
         "gap = \"{fails} fail\" }",
         "gap has no place {fails} (the places are {failed}, {all}, {unknown}, {subjects})"},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true }, "
         "gap = \"{failed fail\" }",
         "a place in gap is never closed: \"{failed fail\""},
        {"return every { of = audit.records.accounts, key = \"persons\", meets = { privileged = "
         "true }, "
         "gap = \"x\" }",
         NULL},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true }, "
         "gap = \"x\", empty = \"gap\" }",
         "empty can only be \"conform\", not \"gap\""},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true }, "
         "gap = \"x\", at_least = 101 }",
         "at_least of every lies above 0 and up to 100 %"},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true }, "
         "gap = \"x\", at_least = audit.own.restore_test.every }",
         "at_least of every is a share of the own rule, not a duration"},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true }, "
         "gap = \"x\", criticl = {} }",
         "every has no \"criticl\"; did you mean \"critical\"?"},
        {"return every { of = audit.records.accounts, key = \"person\", meets = { privileged = "
         "true }, "
         "gap = \"x\", group = \"sites\" }",
         NULL},
        {"return schedule { of = audit.records.systems }", "schedule has no done"},
        {"return schedule { of = audit.records.systems, done = audit.records.restore_tests }",
         "schedule has no key: the columns that name a subject on both sides"},
        {"return schedule { key = \"system\", done = audit.records.restore_tests }",
         "schedule has a key and no of: the organization has no key"},
        {"return schedule { done = audit.records.restore_tests, every = 5, at = \"tested_on\" }",
         "every of schedule is a duration, or per(…), not a number"},
        {"return schedule { done = audit.records.restore_tests, every = \"often\", at = "
         "\"tested_on\" }",
         "\"often\" is not a duration (6 months, 1 quarter)"},
        {"return conform()", "conform takes one text"},
        {"return conform(7)", "conform is a number, not text"},
        {"return conform(\" \")", "the text of conform is empty"},
        {"return conform(\"a\\nb\")",
         "the text of conform holds a line break or another control character"},
        {"return conform(\"\\xff\")", "conform is not UTF-8 text"},
        {"return gap(\"x\", 7)", "the facts of gap are a number, not a table"},
        {"return gap(\"x\", { failed = 0 })", "a gap in which nothing failed is none"},
        {"return gap(\"x\", { failed = 3, all = 2 })", "more failed than there are in all"},
        {"return gap(\"x\", { failed = 1.5 })", "failed of gap is not a whole number from 0"},
        {"return gap(\"x\", { failed = 1, handled = 2 })",
         "handled of gap is more than what failed"},
        {"return gap(\"x\", { exceptions = { \"a\", \"a\" } })",
         "exceptions of gap names \"a\" twice"},
        {"return gap(\"x\", { exceptions = { {} } })", "exceptions of gap is a table, not text"},
        {"return gap(\"x\", { faild = 1 })", "gap has no \"faild\"; did you mean \"failed\"?"},
        {"return", "check returns nothing"},
        {"return nil", "check returns nothing, not an outcome"},
        {"return \"conform\"", "check returns text, not an outcome"},
        {"return { outcome = \"conform\" }", "check returns a table, not an outcome"},
        {"return conform(\"a\"), conform(\"b\")", "check returns 2 values, not one outcome"},
        {"return audit.records.accounts", "check returns records, not an outcome"},
        {"return conform(\"a\").word", "an outcome has no fields; it is what check returns"},
        {"error(\"my own\")", "my own"},
        {"error({})", "the script raised an error that is not text but of type table"},
        {"error()", NULL},
        {"local x = nil; return x.y", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        s0_outcome o = run_check(&w, ALL, "", cases[i].body, evidence, EVIDENCE);
        const char *message;

        if (o.word != S0_ERRED)
            fail_msg("%s\n-> %s: %s", cases[i].body, s0_words[o.word], o.text);
        assert_true(s0_starts_with(o.text, "rules/tried.lua:"));
        message = strstr(o.text, ": ");
        assert_non_null(message);
        if (cases[i].message != NULL && strcmp(message + 2, cases[i].message) != 0)
            fail_msg("%s\n-> %s\nnot %s", cases[i].body, message + 2, cases[i].message);
        world_free(&w);
    }
}

static void the_error_names_the_line_of_the_rule(void **state)
{
    world w = {0};
    s0_outcome o = run_check(&w, ALL, "", "local x = 1\nreturn audit.fact", evidence, EVIDENCE);

    (void)state;
    assert_string_equal(o.text,
                        "rules/tried.lua:8: audit has no \"fact\"; did you mean \"facts\"?");
    world_free(&w);
}

static void what_the_catalogue_implies_is_three_valued(void **state)
{
    static const struct {
        const char *profile, *expected;
    } cases[] = {
        {"has_premises: true\nuses_coworking: false\n", "true premises are in scope"},
        {"has_premises: true\nuses_coworking: true\n",
         "true premises are in scope; shared offices are used"},
        {"has_premises: false\nuses_coworking: false\n", "false none"},
        {"has_premises: true\n", "true premises are in scope"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        text_file files[] = {{"organization.yaml", cases[i].profile}};
        s0_outcome o =
            run_check(&w, "", "",
                      "for row in audit.catalog.implied:where { control = \"A.7.2\" }:each() do\n"
                      "return conform(tostring(row.holds) .. \" \" .. row.because) end",
                      files, 1);

        assert_int_equal(o.word, S0_CONFORM);
        assert_string_equal(o.text, cases[i].expected);
        assert_true(o.read_count > 2);
        assert_string_equal(o.files[0], "organization.yaml");
        world_free(&w);
    }
}

static void what_cannot_be_implied_for_certain_is_unknown(void **state)
{
    world w = {0};
    text_file files[] = {{"organization.yaml", "has_premises: false\n"}};
    s0_outcome o =
        run_check(&w, "", "",
                  "return every { of = audit.catalog.implied:where { control = \"A.7.2\" },\n"
                  "key = \"control\", meets = { holds = true }, gap = \"x\" }",
                  files, 1);

    (void)state;
    assert_int_equal(o.word, S0_NOT_DETERMINED);
    assert_string_equal(o.unknown[0].key, "A.7.2");
    for (size_t i = 0; i < o.missing_count; i++)
        assert_string_not_equal(o.missing[i], "implied.holds");
    assert_true(o.missing_count > 0);
    world_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_word_does_what_it_says),
        cmocka_unit_test(slips_of_a_rule_are_errors_with_a_sentence),
        cmocka_unit_test(the_error_names_the_line_of_the_rule),
        cmocka_unit_test(what_the_catalogue_implies_is_three_valued),
        cmocka_unit_test(what_cannot_be_implied_for_certain_is_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
