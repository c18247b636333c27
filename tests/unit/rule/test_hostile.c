/* test_hostile.c - a rule that loops, eats memory, raises odd errors or kills its worker
 * costs that rule alone, and never conforms. */
#include "rule/support.h"

typedef struct hostile {
    const char *body;
    const char *text; /* a part of the outcome's text; NULL: any */
} hostile;

static const hostile checks[] = {
    {"while true do end", "the budget of"},
    {"for i = 1, math.huge do end", "the budget of"},
    {"local t = {} while true do t[#t + 1] = (\"x\"):rep(1000) .. #t end", NULL},
    {"local s = (\"x\"):rep(1 << 40)", NULL},
    {"local s = \"x\" while true do s = s .. s end", NULL},
    {"local function f() return 1 + f() end return f()", NULL},
    {"local function f() return f() end return f()", "the budget of"},
    {"return (\"a\"):rep(40):match((\"a-\"):rep(40) .. \"b\")", NULL},
    {"error()", NULL},
    {"error(nil)", NULL},
    {"error({ code = 1 })", "not text but of type table"},
    {"error(function() end)", "not text but of type function"},
    {"error(true)", "not text but of type boolean"},
    {"error(\"a\\0b\\27[31m\\n\\xff\")", NULL},
    {"error((\"x\"):rep(100000))", NULL},
    {"return", "check returns nothing"},
    {"return nil", NULL},
    {"return 1", NULL},
    {"return \"conform\"", NULL},
    {"return {}", NULL},
    {"return conform", NULL},
    {"return print", NULL},
    {"return conform(\"a\"), 1", "check returns 2 values"},
    {"return setmetatable({}, {})", NULL},
    {"return pcall(error)", NULL},
    {"return string.dump(function() end)", NULL},
    {"return load(\"return 1\")()", NULL},
    {"return require \"os\"", NULL},
    {"return io.open(\"/etc/passwd\")", NULL},
    {"return os.execute(\"true\")", NULL},
    {"return debug.getregistry()", NULL},
    {"return (\"\").dump", NULL},
    {"return conform((\"x\"):rep(10000000))", NULL},
    {"local c = { privileged = true } for i = 1, 100000 do c = any_of { c, { privileged = true } } "
     "end\n"
     "return every { of = audit.records.accounts, key = \"person\", meets = c, gap = \"x\" }",
     NULL},
    {"local c = column \"disabled_on\" for i = 1, 100000 do c = c + \"1 day\" end\n"
     "return every { of = audit.records.accounts, key = \"person\", meets = { disabled_on = by(c) "
     "}, gap = \"x\" }",
     NULL},
    {"local r = audit.records.accounts while true do r = r:where { privileged = given } end", NULL},
    {"local r = audit.records.accounts while true do r:count() end", "the budget of"},
    {"local r = audit.records.accounts for i = 1, 40 do r = r:with(r, \"person\", { prefix = \"x\" "
     ".. i }) end",
     NULL},
    {"rule { }", "rule is called twice"},
    {"rule = nil every = nil conform = nil return conform(\"x\")", NULL},
    {"string.rep = nil table.sort = nil return (\"x\"):rep(3)", NULL},
    {"table.sort({ 3, 2, 1 }, function() error({}) end)", NULL},
    {"for row in audit.records.accounts:each() do row.person = 1 end", "read only"},
    {"local h = use \"late\" return conform(\"x\")", "is used only inside check"},
    {"local h = use \"../../etc\"", NULL},
};

#define CHECKS (sizeof checks / sizeof *checks)

static const text_file accounts = {"evidence/accounts.csv",
                                   "person,account,privileged,disabled_on\n"
                                   "p1,a,yes,2026-01-01\np1,b,no,none\n"};

/* All of them together, a good rule before, between and after. */
static void run_all(bool own, int jobs)
{
    static text_file files[CHECKS + 8];
    static char texts[CHECKS + 3][2048];
    static char names[CHECKS + 3][32];
    world w = {
        .own = own,
        .limits = {.steps = 200000, .memory = (size_t)4 << 20, .deadline_ms = 3000, .jobs = jobs}};
    s0_outcome *outcomes;
    size_t count = 0;

    for (size_t i = 0; i < CHECKS + 3; i++) {
        bool good = i == 0 || i == CHECKS / 2 || i == CHECKS + 2;
        char id[32];
        size_t at = i == 0 ? 0 : i > CHECKS / 2 ? i - 2 : i - 1;

        snprintf(id, sizeof id, "r%02zu", i);
        snprintf(names[i], sizeof names[i], "rules/r%02zu.lua", i);
        rule_text(texts[i], sizeof texts[i], id,
                  "\"accounts.person\", \"accounts.privileged\", \"accounts.disabled_on\"", "",
                  good ? "return conform(\"good\")" : checks[at].body);
        files[count++] = (text_file){names[i], texts[i]};
    }
    files[count++] = accounts;
    if (!own)
        files[count++] = (text_file){"lua/helpers/late.lua", "return {}"};
    world_load(&w, files, count);
    assert_int_equal(w.rules->count, CHECKS + 3);
    outcomes = world_run(&w);
    for (size_t i = 0; i < CHECKS + 3; i++) {
        bool good = i == 0 || i == CHECKS / 2 || i == CHECKS + 2;
        size_t at = i == 0 ? 0 : i > CHECKS / 2 ? i - 2 : i - 1;

        if (good) {
            assert_int_equal(outcomes[i].word, S0_CONFORM);
            assert_string_equal(outcomes[i].text, "good");
            continue;
        }
        if (outcomes[i].word != S0_ERRED)
            fail_msg("%s\n-> %s: %s", checks[at].body, s0_words[outcomes[i].word],
                     outcomes[i].text);
        assert_true(s0_starts_with(outcomes[i].text, names[i]));
        assert_int_equal(s0_utf8_check(outcomes[i].text, strlen(outcomes[i].text)),
                         strlen(outcomes[i].text));
        if (checks[at].text != NULL && strstr(outcomes[i].text, checks[at].text) == NULL && !own)
            fail_msg("%s\n-> %s", checks[at].body, outcomes[i].text);
    }
    world_free(&w);
}

static void a_hostile_check_costs_only_itself(void **state)
{
    (void)state;
    run_all(false, 1);
}

static void an_own_hostile_check_costs_only_itself(void **state)
{
    (void)state;
    run_all(true, 2);
}

static void hostile_files_cost_only_themselves(void **state)
{
    static const char *const texts[] = {
        "while true do end",
        "local t = {} while true do t[#t + 1] = (\"x\"):rep(1000) .. #t end",
        "local function f() return 1 + f() end f()",
        "return rule(setmetatable({}, {}))",
        "local t = {} t.t = t return rule { api = 1, id = \"x\", examples = t }",
        "local t = {} for i = 1, 100000 do t = { t } end return rule { api = 1, examples = t }",
        "return rule { api = 1, id = \"a\\0b\" }",
        "return rule { api = 1, id = \"\\xff\" }",
        "return rule { api = 1, id = \"x\", requirement = \"5.2\", title = \"t\", criterion = "
        "\"c\", "
        "evidence = {}, check = function() end, examples = { { given = { n = 0/0 } } } }",
        "return rule { api = 1, id = \"x\", requirement = \"5.2\", title = \"t\", criterion = "
        "\"c\", "
        "evidence = {}, check = function() end, examples = { { given = { n = 0.1 + 0.2 } } } }",
        "return rule { api = 1, id = (\"x\"):rep(1000000) }",
        "return rule { api = 1, id = \"{}\\\"},\\\"fault\\\":{\" }",
    };
    static text_file files[sizeof texts / sizeof *texts + 1];
    static char names[sizeof texts / sizeof *texts][32], good[2048];
    size_t count = sizeof texts / sizeof *texts;
    world w = {.limits = {.steps = 200000, .memory = (size_t)4 << 20}};

    (void)state;
    for (size_t i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "rules/h%02zu.lua", i);
        files[i] = (text_file){names[i], texts[i]};
    }
    files[count] = (text_file){
        "rules/z.lua", rule_text(good, sizeof good, "good", "", "", "return conform(\"good\")")};
    world_load(&w, files, count + 1);
    assert_int_equal(w.rules->count, count + 1);
    for (size_t i = 0; i < w.rules->count; i++) {
        const s0_rule *rule = w.rules->items[i];

        if (rule->faulty == (strcmp(rule->id, "good") == 0))
            fail_msg("%s: %s", rule->source->text, rule->fault.message);
    }
    assert_int_equal(world_run(&w)[0].word, S0_CONFORM);
    world_free(&w);
}

static void what_stopped_a_check_outlives_what_it_returns(void **state)
{
    /* table.sort calls back into Lua: an error inside passes C, and the flag stays. */
    static const char *const bodies[] = {
        "table.sort({ 1, 2, 3 }, function(a, b) local x = audit.facts.policy.approved_on return a "
        "< b end)\n"
        "return conform(\"swallowed\")",
        "local s = (\"abc\"):gsub(\".\", function() local x = audit.facts.policy.approved_on end)\n"
        "return conform(\"swallowed\")",
        "for k in pairs({ 1 }) do local x = audit.facts.policy.approved_on end return "
        "conform(\"x\")",
    };

    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        world w = {0};
        s0_outcome o = run_check(&w, "\"policy.approved_on\"", "", bodies[i], NULL, 0);

        assert_int_equal(o.word, S0_NOT_DETERMINED);
        world_free(&w);
    }
}

static void the_same_rules_come_to_the_same_whatever_the_jobs(void **state)
{
    const char *texts[3][CHECKS];

    (void)state;
    for (int jobs = 1; jobs <= 3; jobs++) {
        static text_file files[CHECKS + 1];
        static char rules[CHECKS][2048], names[CHECKS][32];
        world w = {.limits = {.steps = 50000, .jobs = jobs}};
        s0_outcome *outcomes;
        size_t count = 6; /* those that end without a clock */

        for (size_t i = 0; i < count; i++) {
            char id[32], body[256];

            snprintf(id, sizeof id, "r%zu", i);
            snprintf(names[i], sizeof names[i], "rules/%zu.lua", count - i);
            snprintf(body, sizeof body, i % 2 ? "while true do end" : "return conform(\"%zu\")", i);
            files[i] =
                (text_file){names[i], rule_text(rules[i], sizeof rules[i], id, "", "", body)};
        }
        world_load(&w, files, count);
        outcomes = world_run(&w);
        for (size_t i = 0; i < count; i++) {
            texts[jobs - 1][i] = strdup(outcomes[i].text);
            assert_string_equal(texts[0][i], texts[jobs - 1][i]);
        }
        world_free(&w);
    }
    for (int jobs = 0; jobs < 3; jobs++)
        for (size_t i = 0; i < 6; i++)
            free((void *)(uintptr_t)texts[jobs][i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hostile_check_costs_only_itself),
        cmocka_unit_test(an_own_hostile_check_costs_only_itself),
        cmocka_unit_test(hostile_files_cost_only_themselves),
        cmocka_unit_test(what_stopped_a_check_outlives_what_it_returns),
        cmocka_unit_test(the_same_rules_come_to_the_same_whatever_the_jobs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
