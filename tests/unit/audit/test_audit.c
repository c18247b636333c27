/* test_audit.c - whole audits: the document, its counts, scope, faults. What is weighed is in
 * test_weighing.c, several runs are in test_cycles.c. */
#include "audit/verdict.h"
#include "small_audit.h"

#define RULES PAIRS(STANDARD_RULES)
#define USUAL PROFILE, PLAN, SOURCES, LEAVERS, NO_EARLIER, NO_CHANGES

static void a_small_company_gets_its_findings(void **state)
{
    small_run run = run_fine(RULES, PAIRS(USUAL, SOA, ACCOUNTS), (small_how){0});
    const s0_finding *finding = finding_of(&run, "A.5.18-leavers");

    (void)state;
    assert_int_equal(finding->class_, S0_MINOR);
    assert_string_equal(finding->number, "NC-2026-H1-001");
    assert_string_equal(finding->trigger, "minor");
    assert_string_equal(finding->statement, "1 of 2 accounts of leavers are active");
    assert_string_equal(finding->reason,
                        "minor: 1 of 2 instances (50 %) fails, a rate says little below 10 "
                        "instances, first occurrence");
    assert_string_equal(finding->criterion, "C A.5.18-leavers.");
    assert_int_equal(finding->population, 2);
    assert_int_equal(finding->exception_count, 1);
    assert_string_equal(finding->exceptions[0].key, "p2/a2");
    assert_string_equal(finding->related[0], "A.6.5");
    assert_true(has_text(finding->notes, finding->note_count,
                         "Statement of Applicability: implemented (evidence/soa.csv:2)"));
    assert_true(finding->evidence_count > 0);
    assert_string_equal(finding->evidence[0].collected, "2026-06-30");
    assert_int_equal(strlen(finding->evidence[0].sha256), 64);
    assert_verdict(&run, "A.5.18", S0_V_MINOR);
    assert_string_equal(result_of(&run, "A.5.18")->findings[0], "NC-2026-H1-001");
    assert_verdict(&run, "7.3", S0_V_OFI);
    assert_string_equal(finding_of(&run, "7.3-awareness")->number, "OFI-2026-H1-001");
    assert_verdict(&run, "6.1.3", S0_V_CONFORM);
    assert_verdict(&run, "9.2.1", S0_V_NOT_TESTED);
    assert_string_equal(result_of(&run, "9.2.1")->reason, "no rule tests it");
    run_end(&run);
}

static void counts_add_up_to_every_requirement(void **state)
{
    small_run run = run_fine(RULES, PAIRS(USUAL, SOA, ACCOUNTS), (small_how){0});

    (void)state;
    assert_int_equal(run.cycle->requirement_count, 123);
    assert_int_equal(s0_summary_total(&run.cycle->summary), 123);
    assert_int_equal(run.cycle->summary.minor, 2);
    assert_int_equal(run.cycle->finding_count.minor, 2);
    assert_int_equal(run.cycle->finding_count.ofi, 1);
    assert_int_equal(run.cycle->finding_list_count, 3);
    assert_int_equal(run.cycle->outcome_count, 5);
    run_end(&run);
}

static void the_document_survives_writing_and_reading(void **state)
{
    small_run run = run_fine(RULES, PAIRS(USUAL, SOA, ACCOUNTS), (small_how){0});
    small_run again = run_fine(RULES, PAIRS(USUAL, SOA, ACCOUNTS), (small_how){0});
    s0_buf one = s0_buf_in(run.arena), two = s0_buf_in(run.arena), three = s0_buf_in(run.arena);
    s0_cycle *back = NULL;
    s0_source source;

    (void)state;
    assert_int_equal(s0_cycle_write(&one, run.arena, run.cycle, NULL), S0_OK);
    assert_int_equal(s0_cycle_write(&two, run.arena, again.cycle, NULL), S0_OK);
    assert_string_equal(s0_buf_text(&one), s0_buf_text(&two));
    source = source_of("document.json", s0_buf_text(&one));
    assert_int_equal(s0_cycle_read(&back, run.arena, &source, NULL), S0_OK);
    assert_int_equal(s0_cycle_write(&three, run.arena, back, NULL), S0_OK);
    assert_string_equal(s0_buf_text(&one), s0_buf_text(&three));
    run_end(&again);
    run_end(&run);
}

static void the_order_of_rows_and_files_does_not_show(void **state)
{
    small_run one =
        run_fine(RULES,
                 PAIRS(USUAL, SOA, "evidence/accounts.csv",
                       ACCOUNTS_HEADER "a1,p1,none,yes,no\na2,p2,none,no,no\na3,p2,none,no,no\n"),
                 (small_how){0});
    small_run two =
        run_fine(PAIRS("rules/z.lua", LEAVERS_RULE("A.5.18-leavers", ""), "rules/y.lua",
                       EXCLUSION_RULE, "rules/x.lua", PLANNED_RULE, "rules/w.lua", CLOUD_RULE,
                       "rules/v.lua", IMPROVEMENT_RULE),
                 PAIRS(PROFILE, PLAN, SOURCES, NO_EARLIER, NO_CHANGES, "evidence/leavers.csv",
                       "left_on,person\n2026-04-30,p2\n2026-03-31,p1\n", "evidence/accounts.csv",
                       ACCOUNTS_HEADER "a3,p2,none,no,no\na2,p2,none,no,no\na1,p1,none,yes,no\n",
                       "evidence/soa.csv",
                       SOA_HEADER "A.5.23,yes,r,implemented,none\n"
                                  "A.5.18,yes,r,implemented,none\n"),
                 (small_how){0});

    (void)state;
    assert_int_equal(one.cycle->finding_list_count, two.cycle->finding_list_count);
    for (size_t i = 0; i < one.cycle->finding_list_count; i++) {
        const s0_finding *a = &one.cycle->findings[i], *b = &two.cycle->findings[i];

        assert_string_equal(a->number, b->number);
        assert_string_equal(a->reason, b->reason);
        assert_string_equal(a->statement, b->statement);
        assert_int_equal(a->exception_count, b->exception_count);
        for (size_t e = 0; e < a->exception_count; e++)
            assert_string_equal(a->exceptions[e].key, b->exceptions[e].key);
    }
    for (size_t i = 0; i < one.cycle->requirement_count; i++)
        assert_string_equal(one.cycle->requirements[i].reason, two.cycle->requirements[i].reason);
    run_end(&two);
    run_end(&one);
}

static void a_filter_narrows_and_the_rest_is_counted(void **state)
{
    small_run run = run_fine(RULES, PAIRS(USUAL, SOA, ACCOUNTS), (small_how){.only = "A.5"});

    (void)state;
    assert_verdict(&run, "A.5.18", S0_V_MINOR);
    assert_verdict(&run, "7.3", S0_V_NOT_TESTED);
    assert_string_equal(result_of(&run, "7.3")->reason, "outside the scope of this audit");
    assert_int_equal(tested_of(&run, "7.3-awareness")->outcome, S0_NOT_TESTED);
    assert_int_equal(s0_summary_total(&run.cycle->summary), 123);
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count,
                         "this audit covers 37 of 123 requirements"));
    run_end(&run);
}

static void one_rule_alone_shows_no_requirement_conform(void **state)
{
    small_run run =
        run_fine(PAIRS("rules/b.lua", EXCLUSION_RULE, "rules/x.lua",
                       RULE_HEAD("6.1.3-other",
                                 "6.1.3") "evidence = { \"soa.control\" }, check = function(audit) "
                                          "return gap(\"no\") end, examples = {} }\n"),
                 PAIRS(USUAL, SOA), (small_how){.only = "6.1.3-reasons"});

    (void)state;
    assert_int_equal(tested_of(&run, "6.1.3-reasons")->outcome, S0_CONFORM);
    assert_int_equal(tested_of(&run, "6.1.3-other")->outcome, S0_NOT_TESTED);
    assert_verdict(&run, "6.1.3", S0_V_NOT_DETERMINED);
    run_end(&run);
}

static void a_filter_that_matches_nothing_is_refused_by_name(void **state)
{
    static const struct {
        const char *only, *plan, *message, *hint;
    } cases[] = {
        {"A.5.99", "", "no requirement and no rule is called \"A.5.99\"", NULL},
        {"A.5.18-leaver", "", "no requirement and no rule is called \"A.5.18-leaver\"",
         "did you mean \"A.5.18-leavers\"?"},
        {"A.5.1x", "", "no requirement and no rule is called \"A.5.1x\"", NULL},
        {"A.8", "scope: {requirements: [A.5]}\n",
         "\"A.8\" lies outside the scope that audit.yaml sets", NULL},
        {NULL, "scope: {requirements: [A.5.18, A.5.99]}\n",
         "the scope names \"A.5.99\", which is no requirement", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char plan[256];
        small_run run;

        snprintf(plan, sizeof plan, "%s%s", PLAN_TEXT, cases[i].plan);
        run = run_small(RULES, PAIRS(PROFILE, SOA, SOURCES, "audit.yaml", plan),
                        (small_how){.only = cases[i].only});
        assert_int_equal(run.rc, S0_EINPUT);
        assert_null(run.cycle);
        assert_string_equal(run.err.message, cases[i].message);
        if (cases[i].hint != NULL)
            assert_string_equal(run.err.hint, cases[i].hint);
        run_end(&run);
    }
}

static void a_broken_rule_is_loud_and_alone(void **state)
{
    small_run run = run_fine(PAIRS(STANDARD_RULES, "rules/f.lua", "return rule {\n"),
                             PAIRS(USUAL, SOA, ACCOUNTS), (small_how){0});

    (void)state;
    assert_true(s0_cycle_has_rule_error(run.cycle));
    assert_int_equal(run.cycle->outcome_count, 6);
    assert_verdict(&run, "A.5.18", S0_V_MINOR);
    run_end(&run);
    run = run_fine(
        PAIRS(STANDARD_RULES, "rules/f.lua",
              RULE_HEAD("7.2-loud",
                        "7.2") "evidence = { \"leavers\" }, check = function() error(\"oh\") end, "
                               "examples = {} }\n"),
        PAIRS(USUAL, SOA, ACCOUNTS), (small_how){0});
    assert_int_equal(tested_of(&run, "7.2-loud")->outcome, S0_ERRED);
    assert_verdict(&run, "7.2", S0_V_ERROR);
    assert_int_equal(run.cycle->summary.error, 1);
    run_end(&run);
}

static void faults_of_files_are_all_told_and_nothing_runs(void **state)
{
    small_run run = run_small(RULES,
                              PAIRS("organization.yaml", "edition: 2005\n", "audit.yaml",
                                    "name: a b\ndate: 2026-06-30\n", SOURCES,
                                    "evidence/leavers.csv", "person,left_on\np1,soon\n"),
                              (small_how){0});

    (void)state;
    assert_int_equal(run.rc, S0_EINPUT);
    assert_null(run.cycle);
    assert_true(run.faults.count >= 3);
    run_end(&run);
    run = run_small(RULES, PAIRS("organization.yaml", "edition: 2005\n", PLAN), (small_how){0});
    assert_int_equal(run.faults.count, 1);
    assert_string_equal(run.faults.items[0].message, "there is no edition 2005 of ISO/IEC 27001");
    run_end(&run);
}

static void what_was_not_looked_at_is_said(void **state)
{
    small_run run = run_fine(RULES, PAIRS(PROFILE, SOURCES, PLAN), (small_how){0});
    static const char *const said[] = {
        "there is no Statement of Applicability",
        "recurrence was not determined",
        "significant changes are not stated",
    };

    (void)state;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (!has_text(run.cycle->remarks, run.cycle->remark_count, said[i]))
            fail_msg("no remark says: %s", said[i]);
    assert_false(run.cycle->earlier_stated);
    run_end(&run);
}

/* Without a list of holidays a day may count that nobody worked on. */
static void working_days_without_holidays_are_said(void **state)
{
    static const char own[] =
        "own_rules:\n  leaver_accounts: {within: 2 working days, source: \"Policy, 4\"}\n";
    static const char other[] =
        "own_rules:\n  leaver_accounts: {within: 2 days, source: \"Policy: 2 "
        "working days were too few\"}\n";
    static const char said[] =
        "holidays are not stated: the working days of "
        "own_rules.leaver_accounts.within were counted from Monday to Friday";
    small_run run =
        run_fine(RULES, PAIRS(PROFILE, SOURCES, PLAN, "evidence/own.yaml", own), (small_how){0});

    (void)state;
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count, said));
    run_end(&run);
    run = run_fine(RULES,
                   PAIRS(PROFILE, SOURCES, PLAN, "evidence/own.yaml", own, "evidence/holidays.csv",
                         "on,name\n"),
                   (small_how){0});
    assert_false(has_text(run.cycle->remarks, run.cycle->remark_count, "holidays"));
    run_end(&run);
    run =
        run_fine(RULES, PAIRS(PROFILE, SOURCES, PLAN, "evidence/own.yaml", other), (small_how){0});
    assert_false(has_text(run.cycle->remarks, run.cycle->remark_count, "holidays"));
    run_end(&run);
}

static void every_input_file_is_indexed(void **state)
{
    small_run run = run_fine(RULES, PAIRS(USUAL, SOA, ACCOUNTS), (small_how){0});
    const s0_cycle *cycle = run.cycle;

    (void)state;
    assert_int_equal(cycle->input_count, run.workspace.count);
    assert_string_equal(cycle->inputs[0].path, "audit.yaml");
    for (size_t i = 0; i < cycle->input_count; i++)
        if (strcmp(cycle->inputs[i].path, "evidence/leavers.csv") == 0) {
            assert_int_equal(cycle->inputs[i].rows, 2);
            assert_string_equal(cycle->inputs[i].names, "leavers");
            assert_string_equal(cycle->inputs[i].source, "test");
            assert_string_equal(cycle->inputs[i].collected, "2026-06-30");
        }
    assert_string_equal(cycle->organization.name, "Test GmbH");
    assert_string_equal(cycle->organization.size, "12");
    assert_string_equal(cycle->cycle.from, "2026-01-01");
    assert_int_equal(cycle->cycle.run, 1);
    assert_int_equal(strlen(cycle->inputs_digest), 64);
    assert_non_null(cycle->protection);
    run_end(&run);
}

static void the_digest_covers_every_input(void **state)
{
    s0_arena *arena = s0_arena_new();
    s0_bundle built_in = BUNDLE(arena, "rules/a.lua", "x"),
              other = BUNDLE(arena, "rules/a.lua", "y");
    s0_bundle workspace = BUNDLE(arena, "audit.yaml", "x"), moved = BUNDLE(arena, "audit.yml", "x"),
              changed = BUNDLE(arena, "audit.yaml", "z");
    const s0_inputs inputs[] = {
        {.built_in = &built_in, .workspace = &workspace},
        {.built_in = &other, .workspace = &workspace},
        {.built_in = &built_in, .workspace = &moved},
        {.built_in = &built_in, .workspace = &changed},
        {.built_in = &built_in, .workspace = &workspace, .date = "2026-06-30"},
        {.built_in = &built_in, .workspace = &workspace, .only = "2026-06-30"},
    };
    char digests[6][65], again[65];

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(s0_inputs_digest(digests[i], arena, &inputs[i], NULL), S0_OK);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(digests[i], digests[j]);
    }
    assert_int_equal(s0_inputs_digest(again, arena, &inputs[0], NULL), S0_OK);
    assert_string_equal(again, digests[0]);
    s0_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_company_gets_its_findings),
        cmocka_unit_test(counts_add_up_to_every_requirement),
        cmocka_unit_test(the_document_survives_writing_and_reading),
        cmocka_unit_test(the_order_of_rows_and_files_does_not_show),
        cmocka_unit_test(a_filter_narrows_and_the_rest_is_counted),
        cmocka_unit_test(one_rule_alone_shows_no_requirement_conform),
        cmocka_unit_test(a_filter_that_matches_nothing_is_refused_by_name),
        cmocka_unit_test(a_broken_rule_is_loud_and_alone),
        cmocka_unit_test(faults_of_files_are_all_told_and_nothing_runs),
        cmocka_unit_test(what_was_not_looked_at_is_said),
        cmocka_unit_test(working_days_without_holidays_are_said),
        cmocka_unit_test(every_input_file_is_indexed),
        cmocka_unit_test(the_digest_covers_every_input),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
