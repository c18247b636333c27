/* test_metadata.c - what a rule's file may say of itself: each fault is one sentence at its
 * line, and costs only its rule. */
#include "rule/support.h"

/* A good rule with one line in place of another; `with` NULL: the line left out. */
static const char *with_line(char *out, size_t room, const char *key, const char *with)
{
    static const char *const lines[] = {
        "api = 1,",
        "id = \"A.5.18-tried\",",
        "requirement = \"A.5.18\",",
        "related = { \"A.6.5\" },",
        "title = \"A title\",",
        "criterion = \"A criterion.\",",
        "basis = \"own_rules.leaver_accounts\",",
        "evidence = { \"leavers.person\", \"leavers.left_on\" },",
        "only_if = { [\"profile.uses_cloud\"] = true },",
        "whole = true,",
        "formerly = { \"old-id\" },",
        "check = function(audit) return conform(\"good\") end,",
        "examples = { { given = {}, expect = \"not_determined\" } },",
    };
    size_t at = (size_t)snprintf(out, room, "return rule {\n");
    bool found = false;

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        bool here = strncmp(lines[i], key, strlen(key)) == 0 && lines[i][strlen(key)] == ' ';

        found = found || here;
        at += (size_t)snprintf(out + at, room - at, "  %s\n",
                               !here          ? lines[i]
                               : with == NULL ? ""
                                              : with);
    }
    if (!found)
        at += (size_t)snprintf(out + at, room - at, "  %s\n", with);
    snprintf(out + at, room - at, "}\n");
    return out;
}

static const s0_rule *load_one(world *w, const char *text)
{
    text_file file = {"rules/tried.lua", text};

    world_load(w, &file, 1);
    assert_int_equal(w->rules->count, 1);
    return w->rules->items[0];
}

static void a_good_rule_is_read_whole(void **state)
{
    world w = {0};
    char text[4096];
    const s0_rule *rule = load_one(&w, with_line(text, sizeof text, "api", "api = 1,"));

    (void)state;
    if (rule->faulty)
        fail_msg("%s: %s", rule->fault.where, rule->fault.message);
    assert_string_equal(rule->id, "A.5.18-tried");
    assert_string_equal(rule->requirement, "A.5.18");
    assert_int_equal(rule->related_count, 1);
    assert_string_equal(rule->related[0], "A.6.5");
    assert_string_equal(rule->title, "A title");
    assert_string_equal(rule->criterion, "A criterion.");
    assert_string_equal(rule->basis, "own_rules.leaver_accounts");
    assert_int_equal(rule->evidence_count, 2);
    assert_string_equal(rule->evidence[0], "leavers.left_on");
    assert_int_equal(rule->only_if_count, 1);
    assert_string_equal(rule->only_if[0].fact, "profile.uses_cloud");
    assert_true(rule->whole);
    assert_string_equal(rule->formerly[0], "old-id");
    assert_int_equal(rule->examples->as.list.count, 1);
    assert_int_equal(strlen(rule->digest), 64);
    assert_true(rule->built_in);
    assert_ptr_equal(s0_rules_get(w.rules, "old-id"), rule);
    assert_ptr_equal(s0_rules_get(w.rules, "A.5.18-tried"), rule);
    assert_null(s0_rules_get(w.rules, "A.5.18-tired"));
    assert_string_equal(s0_rules_nearest(w.rules, "A.5.18-tired"), "A.5.18-tried");
    world_free(&w);
}

static void defaults_hold_where_nothing_is_said(void **state)
{
    world w = {0};
    const s0_rule *rule =
        load_one(&w, "return rule { api = 1, id = \"x\", requirement = \"5.2\", title = \"T\",\n"
                     "criterion = \"C\", evidence = {}, check = function() end }\n");

    (void)state;
    assert_false(rule->faulty);
    assert_string_equal(rule->basis, "standard");
    assert_false(rule->whole);
    assert_int_equal(rule->evidence_count + rule->related_count + rule->only_if_count +
                         rule->formerly_count + rule->examples->as.list.count,
                     0);
    world_free(&w);
}

static void every_fault_has_its_sentence_and_line(void **state)
{
    static const struct {
        const char *key, *with, *where, *message, *hint;
    } cases[] = {
        {"api", NULL, ":1:8", "the rule has no api", "api = 1"},
        {"api", "api = 2,", ":2:3", "api 2 is not known here; this program reads api 1", ""},
        {"api", "api = \"1\",", ":2:3", "api is text, not the number 1", "api = 1"},
        {"id", NULL, ":1:8", "the rule has no id", "id = \"A.5.18-what-it-tests\""},
        {"id", "id = 7,", ":3:3", "id is a whole number, not text",
         "id = \"A.5.18-what-it-tests\""},
        {"id", "id = \"A.5.18 tried\",", ":3:8", "\"A.5.18 tried\" cannot be an id",
         "an id has up to 100 letters, digits, '.', '-' and '_', and begins with a letter or "
         "digit"},
        {"id", "id = \"A.5.18\",", ":3:8",
         "the id \"A.5.18\" is that of a requirement; say what the rule tests: \"A.5.18-…\"", ""},
        {"requirement", NULL, ":1:8", "the rule has no requirement", "requirement = \"A.5.18\""},
        {"requirement", "requirement = \"A.5.81\",", ":4:17",
         "requirement \"A.5.81\" is no clause or control that can be audited", NULL},
        {"requirement", "requirement = \"9\",", ":4:17",
         "requirement \"9\" is no clause or control that can be audited", NULL},
        {"related", "related = { \"A.6.55\" },", ":5:15",
         "related \"A.6.55\" is no clause or control that can be audited", NULL},
        {"related", "related = \"A.6.5\",", ":5:3", "related is text, not a list",
         "related = { \"A.6.5\", \"A.5.16\" }"},
        {"related", "related = { \"A.5.18\" },", ":5:15",
         "related names the rule's own requirement \"A.5.18\"", ""},
        {"related", "related = { \"A.6.5\", \"A.6.5\" },", ":5:15",
         "\"A.6.5\" stands twice in related", ""},
        {"title", NULL, ":1:8", "the rule has no title",
         "title = \"Accounts of leavers are disabled in time\""},
        {"title", "title = \"  \",", ":6:3", "the title is empty", ""},
        {"title", "title = { \"x\" },", ":6:3", "title is a list, not text",
         "title = \"Accounts of leavers are disabled in time\""},
        {"title", "title = \"a\\nb\",", ":6:3",
         "the title holds a line break or another control character", ""},
        {"criterion", NULL, ":1:8", "the rule has no criterion",
         "criterion = \"What is asked, of whom, and by when\""},
        {"criterion", "criterion = \"\",", ":7:3", "the criterion is empty", ""},
        {"basis", "basis = \"lax\",", ":8:3", "the basis \"lax\" is not known",
         "did you mean \"law\"?"},
        {"basis", "basis = \"company habit\",", ":8:3", "the basis \"company habit\" is not known",
         "a basis is \"standard\", \"law\", \"contract\" or \"own_rules.NAME\""},
        {"basis", "basis = \"own_rules.leaver_account\",", ":8:11",
         "the own rule \"own_rules.leaver_account\" is not in the vocabulary",
         "did you mean \"own_rules.leaver_accounts\"?"},
        {"evidence", NULL, ":1:8", "the rule has no evidence",
         "evidence = { \"accounts.account\", \"accounts.disabled_on\" }"},
        {"evidence", "evidence = \"leavers\",", ":9:3", "evidence is text, not a list of names",
         ""},
        {"evidence", "evidence = { 7 },", ":9:3",
         "evidence holds a whole number, not the name of a table, column or fact", ""},
        {"evidence", "evidence = { \"leavers.lefton\" },", ":9:16",
         "the name \"leavers.lefton\" is not in the vocabulary",
         "did you mean \"leavers.left_on\"?"},
        {"evidence", "evidence = { \"leavers\", \"leavers\" },", ":9:16",
         "\"leavers\" stands twice in evidence", ""},
        {"evidence", "evidence = { [\"badges.returned_on\"] = { \"day\", \"When\" } },", ":9:17",
         NULL, NULL},
        {"evidence", "evidence = { [\"badges.returned_on\"] = { \"date\" } },", ":9:17",
         "the definition of \"badges.returned_on\" has no meaning", ""},
        {"evidence", "evidence = { [\"leavers.left_on\"] = { \"text\", \"When\" } },", ":9:17",
         "\"leavers.left_on\" is known with another definition: of the built-in vocabulary", ""},
        {"only_if", "only_if = { \"profile.uses_cloud\" },", ":10:3",
         "only_if is a list, not facts with their values",
         "only_if = { [\"profile.uses_cloud\"] = true }"},
        {"only_if", "only_if = { [\"profile.use_cloud\"] = true },", ":10:16",
         "the fact of only_if \"profile.use_cloud\" is not in the vocabulary",
         "did you mean \"profile.uses_cloud\"?"},
        {"only_if", "only_if = { [\"profile.uses_cloud\"] = \"much\" },", ":10:16",
         "only_if holds \"profile.uses_cloud\" against \"much\", which is not yes or no", ""},
        {"only_if", "only_if = {},", ":10:3", "only_if names no fact", ""},
        {"whole", "whole = \"yes\",", ":11:3", "whole is text, not true or false", "whole = true"},
        {"formerly", "formerly = \"old-id\",", ":12:3", "formerly is text, not a list",
         "formerly = { \"A.5.18-its-former-id\" }"},
        {"formerly", "formerly = { \"A.5.18-tried\" },", ":12:3",
         "formerly names the rule's present id \"A.5.18-tried\"", ""},
        {"check", NULL, ":1:8", "the rule has no check",
         "check = function(audit) return every { … } end"},
        {"check", "check = \"conform\",", ":13:3", "check is a string, not a function",
         "check = function(audit) return every { … } end"},
        {"examples", "examples = \"none\",", ":14:3", "examples is text, not a list",
         "examples = { { given = {}, expect = \"not_determined\" } }"},
        {"examples", "examples = { \"one\" },", ":14:3", "examples[1] is text, not fields", ""},
        {"examples", "examples = { { given = print2 and 1 or function() end } },", ":14:3",
         "examples[1].given: not data but a function", ""},
        {"evidenc", "evidenc = {},", ":15:3", "a rule has no field \"evidenc\"",
         "did you mean \"evidence\"?"},
        {"advice", "advice = \"do\",", ":15:3", "a rule has no field \"advice\"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        char text[4096], where[64];
        const s0_rule *rule =
            load_one(&w, with_line(text, sizeof text, cases[i].key, cases[i].with));

        snprintf(where, sizeof where, "rules/tried.lua%s", cases[i].where);
        if (!rule->faulty)
            fail_msg("not refused: %s", cases[i].with == NULL ? cases[i].key : cases[i].with);
        if (cases[i].message != NULL)
            assert_string_equal(rule->fault.message, cases[i].message);
        assert_string_equal(rule->fault.where, where);
        if (cases[i].hint != NULL)
            assert_string_equal(rule->fault.hint, cases[i].hint);
        world_free(&w);
    }
}

static void files_that_are_no_rules_are_named_by_their_path(void **state)
{
    static const struct {
        const char *text, *where, *message;
    } cases[] = {
        {"return rule {\n api = 1\n id = 2 }\n", "rules/tried.lua:3",
         "'}' expected (to close '{' at line 1) near 'id'"},
        {"", "rules/tried.lua", "the file does not return rule { … } and nothing else"},
        {"return {}", "rules/tried.lua", "the file does not return rule { … } and nothing else"},
        {"rule { api = 1 }", "rules/tried.lua:1:1",
         "the file does not return rule { … } and nothing else"},
        {"return rule {}, 1", "rules/tried.lua:1:8",
         "the file does not return rule { … } and nothing else"},
        {"return rule(1)", "rules/tried.lua:1", "rule takes one table: rule { … }"},
        {"rule {}\nreturn rule {}\n", "rules/tried.lua:2",
         "a file holds one rule, and rule is called twice"},
        {"local x = nil + 1", "rules/tried.lua:1", "attempt to perform arithmetic on a nil value"},
        {"error({})", "rules/tried.lua:1",
         "the script raised an error that is not text but of type table"},
        {"return rule { api = 1, id = audit.date }", "rules/tried.lua:1", NULL},
        {"every { }", "rules/tried.lua:1", "evidence is only there inside check"},
        {"\x1bLua", "rules/tried.lua", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        const s0_rule *rule = load_one(&w, cases[i].text);

        assert_true(rule->faulty);
        assert_string_equal(rule->id, "rules/tried.lua");
        if (cases[i].message != NULL)
            assert_string_equal(rule->fault.message, cases[i].message);
        assert_string_equal(rule->fault.where, cases[i].where);
        world_free(&w);
    }
}

static void a_rule_with_a_fault_keeps_its_name(void **state)
{
    world w = {0};
    char text[4096];
    const s0_rule *rule =
        load_one(&w, with_line(text, sizeof text, "requirement", "requirement = \"Z.1\","));

    (void)state;
    assert_true(rule->faulty);
    assert_string_equal(rule->id, "A.5.18-tried");
    assert_null(rule->requirement);
    world_free(&w);
}

static void a_fault_of_one_rule_costs_only_that_rule(void **state)
{
    world w = {0};
    char good[2048], other[2048];
    text_file files[] = {
        {"rules/a.lua", rule_text(good, sizeof good, "a", "", "", "return conform(\"a\")")},
        {"rules/b.lua", "this is not Lua"},
        {"rules/c.lua", rule_text(other, sizeof other, "c", "", "", "return conform(\"c\")")},
        {"rules/readme.txt", "nothing"}};
    s0_outcome *outcomes;

    (void)state;
    world_load(&w, files, 4);
    assert_int_equal(w.rules->count, 3);
    outcomes = world_run(&w);
    assert_string_equal(outcomes[0].rule, "a");
    assert_int_equal(outcomes[0].word, S0_CONFORM);
    assert_string_equal(outcomes[1].rule, "c");
    assert_int_equal(outcomes[1].word, S0_CONFORM);
    assert_string_equal(outcomes[2].rule, "rules/b.lua");
    assert_int_equal(outcomes[2].word, S0_ERRED);
    assert_string_equal(outcomes[2].text, "rules/b.lua:1: syntax error near 'is'");
    world_free(&w);
}

static void no_rule_at_all_is_an_error(void **state)
{
    world w = {.arena = s0_arena_new()};
    s0_bundle empty = {0};
    s0_rules *rules = NULL;
    s0_error err = {0};

    (void)state;
    world_catalog(&w);
    assert_int_equal(
        s0_rules_load(&rules, w.arena, &empty, NULL, w.catalog, w.vocabulary, NULL, true, &err),
        S0_EINPUT);
    assert_null(rules);
    assert_string_equal(err.message, "there is no rule: no file ends in .lua below rules/");
    world_free(&w);
}

static void definitions_of_one_rule_serve_all_whatever_their_order(void **state)
{
    world w = {0};
    char first[2048], second[2048];
    text_file files[] = {
        {"rules/z.lua",
         rule_text(
             first, sizeof first, "b",
             "[\"badges.returned_on\"] = { \"date\", \"Day it came back\", empty = \"none\" }, "
             "[\"own_rules.badges\"] = { \"Badges come back\" }, \"leavers\"",
             "basis = \"own_rules.badges\",", "return conform(\"x\")")},
        {"rules/a.lua", rule_text(second, sizeof second, "a", "\"badges.returned_on\"", "",
                                  "return conform(\"x\")")}};
    const s0_entry *entry;

    (void)state;
    world_load(&w, files, 2);
    for (size_t i = 0; i < 2; i++)
        if (w.rules->items[i]->faulty)
            fail_msg("%s", w.rules->items[i]->fault.message);
    entry = s0_vocabulary_get(w.vocabulary, "badges.returned_on");
    assert_int_equal(entry->type, S0_TYPE_DATE);
    assert_true(entry->empty_is_none);
    assert_string_equal(entry->rule, "b");
    assert_int_equal(w.rules->items[1]->evidence_count, 3);
    world_free(&w);
}

static void the_digest_covers_the_file_and_its_helpers(void **state)
{
    char text[3][512];
    const char *digests[3];
    world w[3] = {0};
    static const char *const helper[] = {"return { x = 1 }", "return { x = 1 }",
                                         "return { x = 2 }"};

    (void)state;
    for (int i = 0; i < 3; i++) {
        text_file files[2] = {{"rules/a.lua", text[i]}, {"lua/helpers/h.lua", helper[i]}};

        snprintf(text[i], sizeof text[i],
                 "local h = use \"h\"\nreturn rule { api = 1, id = \"a\", requirement = \"5.2\",\n"
                 "title = \"T\", criterion = \"C\", evidence = {}, check = function() end }%s",
                 "\n");
        world_load(&w[i], files, 2);
        assert_false(w[i].rules->items[0]->faulty);
        assert_int_equal(w[i].rules->items[0]->helper_count, 1);
        assert_string_equal(w[i].rules->items[0]->helpers[0], "h");
        digests[i] = w[i].rules->items[0]->digest;
    }
    assert_string_equal(digests[0], digests[1]);
    assert_string_not_equal(digests[0], digests[2]);
    for (int i = 0; i < 3; i++)
        world_free(&w[i]);
}

/* --- rules among each other ------------------------------------------------------------- */

static void load_both(world *w, const text_file *built_in, size_t a, const text_file *own, size_t b)
{
    s0_source *items = NULL;
    s0_bundle bundles[2];
    const text_file *files[] = {built_in, own};
    size_t counts[] = {a, b};
    s0_error err = {0};

    w->arena = s0_arena_new();
    world_catalog(w);
    for (int i = 0; i < 2; i++) {
        items = s0_alloc_n(w->arena, counts[i], sizeof *items);
        for (size_t k = 0; k < counts[i]; k++)
            items[k] = world_source(w, files[i][k].path, files[i][k].text);
        bundles[i] = world_bundle(items, counts[i]);
    }
    assert_int_equal(s0_rules_load(&w->rules, w->arena, &bundles[0], &bundles[1], w->catalog,
                                   w->vocabulary, NULL, true, &err),
                     S0_OK);
}

static void an_own_rule_stands_in_for_a_built_in_one(void **state)
{
    world w = {0};
    char a[2048], b[2048], own[2048];
    text_file built_in[] = {
        {"rules/a.lua", rule_text(a, sizeof a, "same", "", "", "return conform(\"built in\")")},
        {"rules/b.lua", rule_text(b, sizeof b, "other", "", "", "return conform(\"x\")")}};
    text_file mine[] = {
        {"rules/a.lua", rule_text(own, sizeof own, "same", "", "", "return conform(\"own\")")}};

    (void)state;
    load_both(&w, built_in, 2, mine, 1);
    assert_int_equal(w.rules->count, 2);
    assert_int_equal(w.rules->replaced_count, 1);
    assert_string_equal(w.rules->items[1]->id, "same");
    assert_true(w.rules->items[1]->replaces);
    assert_false(w.rules->items[1]->built_in);
    assert_false(w.rules->items[1]->faulty);
    assert_true(w.rules->replaced[0]->built_in);
    assert_false(w.rules->items[0]->replaces);
    world_free(&w);
}

static void two_rules_with_one_id_are_both_at_fault(void **state)
{
    world w = {0};
    char a[2048], b[2048];
    text_file own[] = {
        {"rules/x.lua", rule_text(a, sizeof a, "same", "", "", "return conform(\"x\")")},
        {"rules/y.lua", rule_text(b, sizeof b, "same", "", "", "return conform(\"y\")")}};

    (void)state;
    load_both(&w, NULL, 0, own, 2);
    assert_int_equal(w.rules->count, 2);
    assert_string_equal(w.rules->items[0]->id, "rules/y.lua");
    assert_string_equal(w.rules->items[0]->fault.message,
                        "id \"same\" is also that of rules/x.lua");
    assert_string_equal(w.rules->items[1]->id, "same");
    assert_string_equal(w.rules->items[1]->fault.message,
                        "id \"same\" is also that of rules/y.lua");
    assert_string_equal(w.rules->items[1]->fault.where, "rules/x.lua:2:17");
    world_free(&w);
}

static void former_ids_may_lead_to_one_rule_only(void **state)
{
    world w = {0};
    char a[2048], b[2048], c[2048];
    text_file own[] = {{"rules/a.lua", rule_text(a, sizeof a, "a", "", "formerly = { \"b\" },",
                                                 "return conform(\"x\")")},
                       {"rules/b.lua", rule_text(b, sizeof b, "b", "", "formerly = { \"old\" },",
                                                 "return conform(\"x\")")},
                       {"rules/c.lua", rule_text(c, sizeof c, "c", "", "formerly = { \"old\" },",
                                                 "return conform(\"x\")")}};

    (void)state;
    load_both(&w, NULL, 0, own, 3);
    assert_string_equal(w.rules->items[0]->fault.message,
                        "formerly \"b\" is the id of rules/b.lua");
    assert_string_equal(w.rules->items[1]->fault.message,
                        "formerly \"old\" is also claimed by rules/c.lua");
    assert_string_equal(w.rules->items[2]->fault.message,
                        "formerly \"old\" is also claimed by rules/b.lua");
    world_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_rule_is_read_whole),
        cmocka_unit_test(defaults_hold_where_nothing_is_said),
        cmocka_unit_test(every_fault_has_its_sentence_and_line),
        cmocka_unit_test(files_that_are_no_rules_are_named_by_their_path),
        cmocka_unit_test(a_rule_with_a_fault_keeps_its_name),
        cmocka_unit_test(a_fault_of_one_rule_costs_only_that_rule),
        cmocka_unit_test(no_rule_at_all_is_an_error),
        cmocka_unit_test(definitions_of_one_rule_serve_all_whatever_their_order),
        cmocka_unit_test(the_digest_covers_the_file_and_its_helpers),
        cmocka_unit_test(an_own_rule_stands_in_for_a_built_in_one),
        cmocka_unit_test(two_rules_with_one_id_are_both_at_fault),
        cmocka_unit_test(former_ids_may_lead_to_one_rule_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
