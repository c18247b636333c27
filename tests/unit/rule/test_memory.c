/* test_memory.c - a check that runs out of memory at any point is an error that says so, and
 * never a wrong outcome or a crash. */
#include "rule/support.h"

static const text_file files[] = {
    {"evidence/own.yaml", "own_rules:\n  leaver_accounts: {within: 1 day, source: Policy}\n"
                          "  restore_test: {every: 1 month}\n"},
    {"evidence/leavers.csv",
     "person,left_on,kind\np1,2026-03-31,employee\np2,2026-04-30,employee\n"},
    {"evidence/accounts.csv", "person,account,disabled_on,privileged,site\n"
                              "p1,a1,2026-03-31,no,x\np2,a2,2026-05-20,yes,y\np2,a3,none,,x\n"},
    {"evidence/systems.csv", "system,critical\ndb,yes\nweb,\n"},
    {"evidence/restore_tests.csv", "system,tested_on\ndb,2026-02-03\n"},
    {"evidence/waivers.csv", "rule,requirement,subject,approver,reason,from,until\n"
                             ",A.5.18,p2/a3,CISO,why,2026-01-01,2026-12-31\n"}};

static const char body[] =
    "local s = schedule { of = audit.records.systems:where { critical = true }, key = \"system\",\n"
    "every = audit.own.restore_test.every, done = audit.records.restore_tests, at = \"tested_on\" "
    "}\n"
    "local o = every { of = s, gap = \"{failed} of {all}\" }\n"
    "for row in audit.records.leavers:each() do local x = row.person .. row.left_on end\n"
    "return every { of = audit.records.leavers:with(audit.records.accounts:latest(\"account\", "
    "\"disabled_on\"), \"person\"),\n"
    "key = { \"person\", \"account\" }, meets = { disabled_on = by(column \"left_on\" + "
    "audit.own.leaver_accounts.within) },\n"
    "critical = any_of { { privileged = true }, { site = one_of(\"x\", \"z\") } }, group = "
    "\"site\",\n"
    "gap = \"{failed} of {all} of {subjects}\" }";

static void at_any_point_it_is_an_error_that_says_so(void **state)
{
    char text[8192];
    text_file all[7];
    world w = {0};
    const char *whole = NULL;
    size_t errors = 0, done = 0;

    (void)state;
    for (size_t i = 0; i < 6; i++)
        all[i] = files[i];
    all[6] = (text_file){"rules/r.lua",
                         rule_text(text, sizeof text, "r",
                                   "\"leavers.person\", \"leavers.left_on\", \"accounts.person\", "
                                   "\"accounts.account\", \"accounts.disabled_on\", "
                                   "\"accounts.privileged\", \"accounts.site\", "
                                   "\"systems.system\", \"systems.critical\", "
                                   "\"restore_tests.system\", \"restore_tests.tested_on\", "
                                   "\"own_rules.restore_test\"",
                                   "basis = \"own_rules.leaver_accounts\",", body)};
    world_load(&w, all, 7);
    if (w.rules->items[0]->faulty)
        fail_msg("%s", w.rules->items[0]->fault.message);
    whole = world_run(&w)[0].text;
    assert_string_equal(whole, "1 of 2 of 2");
    for (w.limits.memory = 4096; done < 3; w.limits.memory += 1968) {
        s0_outcome o = world_run(&w)[0];

        if (o.word == S0_GAP) {
            assert_string_equal(o.text, whole);
            done++;
            continue;
        }
        assert_int_equal(o.word, S0_ERRED);
        if (strstr(o.text, "memory") == NULL)
            fail_msg("%zu bytes: %s", w.limits.memory, o.text);
        errors++;
        assert_true(w.limits.memory < 4 << 20);
    }
    assert_true(errors > 10);
    world_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_any_point_it_is_an_error_that_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
