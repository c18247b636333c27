/* test_reads.c - every read is recorded, what is not declared cannot be read, and what is
 * not there ends the check. */
#include "rule/support.h"

static const text_file evidence[] = {
    {"organization.yaml", "size: 40\nuses_cloud: true\n"},
    {"evidence/own.yaml",
     "own_rules:\n  leaver_accounts: {within: 1 day, source: Policy 4, kind: law, "
     "of: {privileged: false}}\n"
     "  awareness: none\n"},
    {"evidence/accounts/a.csv", "person,account,privileged\np1,a,no\n"},
    {"evidence/accounts/b.csv", "person,account,privileged\np2,b,\n"},
    {"evidence/leavers.csv", "person,left_on\np1,2026-03-01\n"}};

#define EVIDENCE (sizeof evidence / sizeof *evidence)

/* "name=value@source" of each read, and the files, in one line. */
static const char *reads_of(world *w, const s0_outcome *o)
{
    s0_buf out = s0_buf_in(w->arena);

    for (size_t i = 0; i < o->read_count; i++)
        s0_putf(&out, "%s%s=%s@%s", i > 0 ? " " : "", o->reads[i].name,
                o->reads[i].value == NULL ? "" : o->reads[i].value,
                o->reads[i].source == NULL ? "" : o->reads[i].source);
    s0_put(&out, " |");
    for (size_t i = 0; i < o->file_count; i++)
        s0_putf(&out, " %s", o->files[i]);
    return s0_buf_text(&out);
}

static void every_read_is_recorded_once_and_in_order(void **state)
{
    static const struct {
        const char *declared, *more, *body, *reads;
    } cases[] = {
        {"", "", "return conform(\"x\")", " |"},
        {"\"profile.size\", \"profile.uses_cloud\"", "",
         "local a, b, c = audit.profile.uses_cloud, audit.profile.size, audit.profile.size\n"
         "return conform(\"x\")",
         "profile.size=40@organization.yaml:1 profile.uses_cloud=yes@organization.yaml:2 | "
         "organization.yaml"},
        {"", "only_if = { [\"profile.uses_cloud\"] = true },", "return conform(\"x\")",
         "profile.uses_cloud=yes@organization.yaml:2 | organization.yaml"},
        {"", "basis = \"own_rules.leaver_accounts\",",
         "local a = audit.own.leaver_accounts.within return conform(\"x\")",
         "own_rules.leaver_accounts.within=1 day@evidence/own.yaml:2 | evidence/own.yaml"},
        {"\"accounts.account\"",
         "basis = \"own_rules.leaver_accounts\",", /* its `of` names a column */
         "audit.records.accounts:where(audit.own.leaver_accounts.of) return conform(\"x\")",
         "accounts.privileged=@evidence/accounts/a.csv "
         "accounts.privileged=@evidence/accounts/b.csv "
         "own_rules.leaver_accounts.of=privileged: false@evidence/own.yaml:2 | "
         "evidence/accounts/a.csv evidence/accounts/b.csv evidence/own.yaml"},
        {"\"accounts\"", "", "audit.records.accounts:count() return conform(\"x\")",
         " | evidence/accounts/a.csv evidence/accounts/b.csv"},
        {"\"accounts.privileged\"", "",
         "audit.records.accounts:where { privileged = given } return conform(\"x\")",
         "accounts.privileged=@evidence/accounts/a.csv "
         "accounts.privileged=@evidence/accounts/b.csv | "
         "evidence/accounts/a.csv evidence/accounts/b.csv"},
        {"\"accounts.site\"", "",
         "audit.records.accounts:where { site = given } return conform(\"x\")",
         "accounts.site=@ | evidence/accounts/a.csv evidence/accounts/b.csv"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        s0_outcome o =
            run_check(&w, cases[i].declared, cases[i].more, cases[i].body, evidence, EVIDENCE);

        if (o.word != S0_CONFORM)
            fail_msg("%s: %s", cases[i].body, o.text);
        assert_string_equal(reads_of(&w, &o), cases[i].reads);
        world_free(&w);
    }
}

static void passes_over_tables_say_what_they_did(void **state)
{
    world w = {0};
    s0_outcome o =
        run_check(&w, "\"accounts.person\", \"accounts.account\", \"accounts.privileged\"", "",
                  "return every { of = audit.records.accounts:where { privileged = false },\n"
                  "key = \"person\", meets = { account = one_of(\"a\", \"b\") }, gap = \"x\" }",
                  evidence, EVIDENCE);

    (void)state;
    assert_int_equal(o.pass_count, 2);
    assert_string_equal(o.passes[0].tables, "accounts");
    assert_string_equal(o.passes[0].condition, "where privileged is no");
    assert_int_equal(o.passes[0].rows, 2);
    assert_int_equal(o.passes[0].failed, 0);
    assert_int_equal(o.passes[0].unknown, 1);
    assert_string_equal(o.passes[1].condition, "account one of a, b");
    assert_int_equal(o.passes[1].rows, 2);
    world_free(&w);
}

static void what_is_not_declared_cannot_be_read(void **state)
{
    static const struct {
        const char *declared, *body, *message;
    } cases[] = {
        {"", "local x = audit.profile.size",
         "the fact \"profile.size\" is read, but evidence does not name it"},
        {"", "local x = audit.records.accounts",
         "the table \"accounts\" is read, but evidence names nothing of it"},
        {"\"accounts\"", "audit.records.accounts:where { privileged = true }",
         "the column \"accounts.privileged\" is read, but evidence does not name it"},
        {"\"accounts.person\"",
         "for row in audit.records.accounts:each() do local x = row.privileged end",
         "the column \"accounts.privileged\" is read, but evidence does not name it"},
        {"\"accounts.person\", \"leavers.left_on\"",
         "audit.records.leavers:with(audit.records.accounts, \"person\")",
         "the column \"leavers.person\" is read, but evidence does not name it"},
        {"\"accounts.person\", \"accounts.account\"",
         "every { of = audit.records.accounts, key = \"person\", meets = { account = given },\n"
         "critical = { privileged = true }, gap = \"x\" }",
         "the column \"accounts.privileged\" is read, but evidence does not name it"},
        {"\"accounts.account\"",
         "every { of = audit.records.accounts, key = \"person\", meets = { account = given }, gap "
         "= \"x\" }",
         "the column \"accounts.person\" is read, but evidence does not name it"},
        {"\"accounts.person\", \"accounts.account\"",
         "every { of = audit.records.accounts, key = \"person\", meets = { account = given }, gap "
         "= \"x\",\n"
         "group = \"privileged\" }",
         "the column \"accounts.privileged\" is read, but evidence does not name it"},
        {"\"accounts.person\", \"accounts.disabled_on\"",
         "audit.records.accounts:where { disabled_on = by(column \"last_sign_in\" + \"1 day\") }",
         "the column \"accounts.last_sign_in\" is read, but evidence does not name it"},
        {"", "local x = audit.own.leaver_accounts.within",
         "the own rule \"own_rules.leaver_accounts\" is read, but neither basis nor evidence names "
         "it"},
        {"\"own_rules.leaver_accounts.within\"", "local x = audit.own.leaver_accounts.every",
         "\"own_rules.leaver_accounts.every\" is read, but neither basis nor evidence names it"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        char body[1024];
        s0_outcome o;

        snprintf(body, sizeof body, "do %s end return conform(\"x\")", cases[i].body);
        o = run_check(&w, cases[i].declared, "", body, evidence, EVIDENCE);
        assert_int_equal(o.word, S0_ERRED);
        if (strstr(o.text, cases[i].message) == NULL)
            fail_msg("%s\n-> %s", cases[i].body, o.text);
        world_free(&w);
    }
}

static void source_and_kind_of_a_named_own_rule_are_always_readable(void **state)
{
    world w = {0};
    s0_outcome o = run_check(
        &w, "\"own_rules.leaver_accounts.within\"", "",
        "return conform(audit.own.leaver_accounts.source .. audit.own.leaver_accounts.kind)",
        evidence, EVIDENCE);

    (void)state;
    assert_string_equal(o.text, "Policy 4law");
    world_free(&w);
}

static void what_is_not_there_ends_the_check_and_is_named(void **state)
{
    static const struct {
        const char *declared, *body, *missing, *text;
    } cases[] = {
        {"\"policy.approved_on\"", "local x = audit.facts.policy.approved_on", "policy.approved_on",
         "Cannot be determined: policy.approved_on is not stated"},
        {"\"systems\"", "local x = audit.records.systems", "systems",
         "Cannot be determined: systems was not given"},
        {"\"own_rules.restore_test\"", "local x = audit.own.restore_test", "own_rules.restore_test",
         "Cannot be determined: own_rules.restore_test is not stated"},
        {"\"accounts.person\", \"accounts.privileged\"",
         "for row in audit.records.accounts:each() do local x = row.privileged end",
         "accounts.privileged",
         "Cannot be determined: accounts.privileged is unknown at evidence/accounts/b.csv:2"},
        {"\"accounts.privileged\"", "audit.records.accounts:where { privileged = true }:count()",
         "accounts.privileged",
         "Cannot be determined: accounts.privileged is unknown, so that it is not known which "
         "records to look at"},
        {"\"accounts.privileged\"",
         "for row in audit.records.accounts:where { privileged = true }:each() do end",
         "accounts.privileged",
         "Cannot be determined: accounts.privileged is unknown, so that it is not known which "
         "records to look at"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        char body[1024];
        s0_outcome o;

        snprintf(body, sizeof body, "do %s end return gap(\"never reached\")", cases[i].body);
        o = run_check(&w, cases[i].declared, "", body, evidence, EVIDENCE);
        assert_string_equal(o.text, cases[i].text);
        assert_int_equal(o.word, S0_NOT_DETERMINED);
        assert_int_equal(o.missing_count, 1);
        assert_string_equal(o.missing[0], cases[i].missing);
        world_free(&w);
    }
}

static void a_missing_fact_stays_in_the_record_of_reads(void **state)
{
    world w = {0};
    s0_outcome o = run_check(&w, "\"policy.approved_on\", \"profile.size\"", "",
                             "local s = audit.profile.size\n"
                             "local x = audit.facts.policy.approved_on return conform(\"x\")",
                             evidence, EVIDENCE);

    (void)state;
    assert_string_equal(reads_of(&w, &o),
                        "policy.approved_on=@ profile.size=40@organization.yaml:1 | "
                        "organization.yaml");
    world_free(&w);
}

static void an_own_rule_stated_to_be_none_has_nothing_in_it(void **state)
{
    world w = {0};
    s0_outcome o = run_check(&w, "\"own_rules.awareness\"", "",
                             "assert(audit.own.awareness == none)\n"
                             "assert(audit.own.awareness.at_least == none)\n"
                             "return conform(\"x\")",
                             evidence, EVIDENCE);

    (void)state;
    assert_int_equal(o.word, S0_CONFORM);
    world_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_read_is_recorded_once_and_in_order),
        cmocka_unit_test(passes_over_tables_say_what_they_did),
        cmocka_unit_test(what_is_not_declared_cannot_be_read),
        cmocka_unit_test(source_and_kind_of_a_named_own_rule_are_always_readable),
        cmocka_unit_test(what_is_not_there_ends_the_check_and_is_named),
        cmocka_unit_test(a_missing_fact_stays_in_the_record_of_reads),
        cmocka_unit_test(an_own_rule_stated_to_be_none_has_nothing_in_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
