/* test_observations.c - what the auditor saw is graded, numbered and followed up like what rules
 * find; it decides a rule only where that lacks its evidence. */
#include "small_audit.h"

#define HEADER                                                                                     \
    "id,requirement,criterion,basis,result,statement,population,exceptions,method,whom,seen_on,"   \
    "by,settles,dated,whole,handled,misrepresentation,earlier\n"
#define SOME_UNKNOWN                                                                               \
    "evidence/sources.yaml", "default: {source: test, collected: 2026-06-30, by: test}\n"          \
                             "observations.csv: {unknown: [n/a]}\n"
#define USUAL PROFILE, PLAN, SOME_UNKNOWN, LEAVERS, NO_EARLIER, NO_CHANGES, SOA
#define ONE_RULE PAIRS("rules/a.lua", LEAVERS_RULE("A.5.18-leavers", "whole = true,"))
#define SEEN "interview,staff,2026-06-10,M. Keller"
/* On 7.3: result, statement, population and exceptions; then the rest. */
#define ROW(id, basis, result, numbers, rest)                                                      \
    id ",7.3,All know the policy," basis "," result ",Seen so," numbers "," SEEN "," rest "\n"
#define PLAIN ",,,,,"
#define OBSERVED(rows) "evidence/observations.csv", HEADER rows

static small_run seen(const char *rows, small_how how)
{
    char text[4096];

    snprintf(text, sizeof text, "%s%s", HEADER, rows);
    return run_fine(ONE_RULE, PAIRS(USUAL, ACCOUNTS, "evidence/observations.csv", text), how);
}

static void a_gap_that_was_seen_is_a_finding_like_any_other(void **state)
{
    small_run run = seen(ROW("O-1", "standard", "gap", "12,3", PLAIN), (small_how){0});
    const s0_finding *finding = finding_of(&run, "O-1");
    const s0_tested *tested = tested_of(&run, "O-1");

    (void)state;
    assert_int_equal(finding->class_, S0_MINOR);
    assert_null(finding->rule);
    assert_string_equal(finding->requirement, "7.3");
    assert_string_equal(finding->criterion, "All know the policy");
    assert_string_equal(finding->statement, "Seen so");
    assert_string_equal(finding->reason, "minor: 3 of 12 instances (25 %) fail, first occurrence");
    assert_string_equal(finding->number, "NC-2026-H1-002"); /* A.5.18 comes first */
    assert_int_equal(finding->evidence_count, 1);
    assert_string_equal(finding->evidence[0].read,
                        "observations.O-1: interview (staff), seen on 2026-06-10 by M. Keller");
    assert_string_equal(finding->evidence[0].source, "evidence/observations.csv");
    assert_string_equal(finding->evidence[0].collected, "2026-06-10");
    assert_int_equal(tested->outcome, S0_GAP);
    assert_string_equal(tested->origin, "observation");
    assert_string_equal(tested->reads[0].source, "evidence/observations.csv:2");
    assert_int_equal(tested->numbers.met, 9);
    assert_verdict(&run, "7.3", S0_V_MINOR);
    run_end(&run);
}

/* The class of one observation on 7.3; NULL: no finding. */
static void expect(const char *row, const char *trigger, s0_verdict verdict, const char *reason)
{
    small_run run = seen(row, (small_how){0});
    const s0_finding *finding = s0_cycle_finding(run.cycle, "O-1");

    if (trigger == NULL && finding != NULL)
        fail_msg("%s: %s", row, finding->reason);
    if (trigger != NULL && (finding == NULL || strcmp(finding->trigger, trigger) != 0))
        fail_msg("%s: %s", row, finding != NULL ? finding->reason : "no finding");
    assert_verdict(&run, "7.3", verdict);
    if (strstr(result_of(&run, "7.3")->reason, reason) == NULL)
        fail_msg("%s: %s", row, result_of(&run, "7.3")->reason);
    run_end(&run);
}

static void every_result_is_graded(void **state)
{
    (void)state;
    expect(ROW("O-1", "", "conform", "12,", PLAIN), NULL, S0_V_CONFORM, "Seen so");
    expect(ROW("O-1", "", "improvement", ",", PLAIN), "ofi", S0_V_OFI, "could be better");
    expect(ROW("O-1", "", "gap", ",", PLAIN), "minor", S0_V_MINOR, "the condition is not met");
    expect(ROW("O-1", "", "absent", ",", PLAIN), "minor", S0_V_MINOR, "does not exist");
    expect(ROW("O-1", "", "unclear", ",", PLAIN), NULL, S0_V_NOT_DETERMINED,
           "could not come to a result");
}

static void numbers_and_marks_make_it_major(void **state)
{
    (void)state;
    expect(ROW("O-1", "", "gap", "10,8", PLAIN), "M2", S0_V_MAJOR, "8 of 10 instances (80 %)");
    expect(ROW("O-1", "", "gap", "10,7", ",,,,,"), "M2", S0_V_MAJOR, "no common group is shown");
    expect(ROW("O-1", "", "gap", "9,8", PLAIN), "minor", S0_V_MINOR, "below 10 instances");
    expect(ROW("O-1", "", "gap", "2,2", ",,yes,,,"), "M2", S0_V_MAJOR,
           "nothing of the requirement");
    expect(ROW("O-1", "", "gap", "2,2", ",,no,,,"), "minor", S0_V_MINOR, "2 of 2");
    expect(ROW("O-1", "", "gap", ",", ",,,,yes,"), "M7", S0_V_MAJOR,
           "evidence states what did not happen");
    expect(ROW("O-1", "", "unclear", ",", ",,,,yes,"), NULL, S0_V_NOT_DETERMINED, "result");
    expect(ROW("O-1", "law", "gap", "20,1", PLAIN), "M6", S0_V_MAJOR,
           "1 breach of law or contract not handled");
    expect(ROW("O-1", "law", "gap", "20,2", ",,,2,,"), "minor", S0_V_MINOR, "2 of 20");
    expect(ROW("O-1", "law", "gap", "20,1", ",,,n/a,,"), "minor", S0_V_MINOR,
           "whether 1 was handled is unknown");
    expect(ROW("O-1", "law", "gap", ",", ",,,n/a,,"), "minor", S0_V_MINOR,
           "whether 1 was handled is unknown");
    expect(ROW("O-1", "contract", "gap", ",", PLAIN), "M6", S0_V_MAJOR, "1 breach");
    expect(ROW("O-1", "", "gap", "20,2", ",,,2,,"), NULL, S0_V_CONFORM,
           "all found and handled before the audit");
    expect(ROW("O-1", "", "gap", ",", ",,,1,,"), NULL, S0_V_CONFORM, "handled before the audit");
    expect(ROW("O-1", "", "gap", "20,2", ",,,1,,"), "minor", S0_V_MINOR, "2 of 20");
}

static void without_criterion_or_evidence_nothing_is_raised(void **state)
{
    static const struct {
        const char *row, *lacks;
    } rows[] = {
        {"O-1,7.3,,,gap,Seen so,,," SEEN ",,,,,,\n", "criterion"},
        {"O-1,7.3,C,,gap,,,," SEEN ",,,,,,\n", "statement"},
        {"O-1,7.3,C,,gap,S,,,,staff,2026-06-10,M. Keller,,,,,,\n", "method"},
        {"O-1,7.3,C,,gap,S,,,interview,staff,2026-06-10,,,,,,,\n", "by"},
        {"O-1,7.3,C,,,S,,," SEEN ",,,,,,\n", "result"},
        {"O-1,7.3,C,,conform,S,,,interview,staff,2026-06-10,,,,,,,\n", "by"},
        {"O-1,7.3,C,,gap,S,,,interview,staff,2026-07-01,M. Keller,,,,,,\n",
         "2026-07-01, after the date of the audit"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect(rows[i].row, NULL, S0_V_NOT_DETERMINED, rows[i].lacks);
    /* whom was asked may be nobody: a document was read */
    expect("O-1,7.3,C,,gap,S,,,document,,2026-06-10,M. Keller,,,,,,\n", "minor", S0_V_MINOR,
           "not met");
}

/* Where the file says when it was collected, that is the day of what has none. */
static void without_a_day_nothing_is_raised(void **state)
{
    small_run run =
        run_fine(ONE_RULE,
                 PAIRS(PROFILE, PLAN, LEAVERS, NO_EARLIER, NO_CHANGES, SOA, "evidence/sources.yaml",
                       "default: {source: test, by: test}\n",
                       OBSERVED("O-1,7.3,C,,gap,S,,,interview,staff,,M. Keller,,,,,,\n")),
                 (small_how){0});

    (void)state;
    assert_verdict(&run, "7.3", S0_V_NOT_DETERMINED);
    assert_string_equal(tested_of(&run, "O-1")->missing[0], "observations.seen_on");
    run_end(&run);
}

static void what_is_too_old_shows_no_conformity_and_still_a_gap(void **state)
{
    (void)state;
    expect(ROW("O-1", "", "conform", ",", ",2025-12-31,,,,"), NULL, S0_V_NOT_DETERMINED,
           "what was seen is of 2025-12-31, before the audit period");
    expect(ROW("O-1", "", "conform", ",", ",2026-01-01,,,,"), NULL, S0_V_CONFORM, "Seen so");
    expect(ROW("O-1", "", "gap", ",", ",2025-12-31,,,,"), "minor", S0_V_MINOR, "not met");
}

static void its_own_rule_must_be_stated(void **state)
{
    (void)state;
    expect(ROW("O-1", "own_rules.awareness", "gap", ",", PLAIN), NULL, S0_V_NOT_DETERMINED,
           "own_rules.awareness is not stated");
}

static void requests_name_what_an_observation_lacks(void **state)
{
    small_run run = seen("O-1,7.3,C,,gap,S,,,interview,staff,2026-06-10,,,,,,,\n", (small_how){0});

    (void)state;
    assert_int_equal(tested_of(&run, "O-1")->missing_count, 1);
    assert_string_equal(tested_of(&run, "O-1")->missing[0], "observations.by");
    for (size_t i = 0; i < run.cycle->request_count; i++)
        if (strcmp(run.cycle->requests[i].name, "observations.by") == 0) {
            assert_string_equal(run.cycle->requests[i].rules[0], "O-1");
            run_end(&run);
            return;
        }
    fail_msg("nothing asks for observations.by");
}

/* --- for a rule ---------------------------------------------------------------------------------
 */

#define SETTLES(result, numbers, rest)                                                             \
    "O-1,,,," result ",Seen so," numbers "," SEEN ",A.5.18-leavers," rest "\n"

static small_run settled(const char *rows, bool decided, small_how how)
{
    char text[4096];

    snprintf(text, sizeof text, "%s%s", HEADER, rows);
    return decided
               ? run_fine(ONE_RULE, PAIRS(USUAL, ACCOUNTS, "evidence/observations.csv", text), how)
               : run_fine(ONE_RULE, PAIRS(USUAL, "evidence/observations.csv", text), how);
}

static void it_settles_a_rule_that_lacks_its_evidence(void **state)
{
    small_run run = settled(SETTLES("gap", "4,4", ",,,,"), false, (small_how){0});
    const s0_finding *finding = finding_of(&run, "A.5.18-leavers");
    const s0_tested *tested = tested_of(&run, "A.5.18-leavers");

    (void)state;
    assert_string_equal(finding->trigger, "M2"); /* the rule is whole */
    assert_string_equal(finding->rule, "A.5.18-leavers");
    assert_string_equal(finding->criterion, "C A.5.18-leavers.");
    assert_string_equal(finding->statement, "Seen so");
    assert_true(has_text(finding->notes, finding->note_count, "settled by observation O-1"));
    assert_int_equal(tested->outcome, S0_GAP);
    assert_int_equal(tested->missing_count, 0);
    assert_non_null(strstr(tested->reason, "settled by observation O-1; the rule alone: "));
    assert_null(s0_cycle_tested(run.cycle, "O-1"));
    assert_verdict(&run, "A.5.18", S0_V_MAJOR);
    run_end(&run);
    run = settled(SETTLES("conform", "4,", ",,,,"), false, (small_how){0});
    assert_verdict(&run, "A.5.18", S0_V_CONFORM);
    run_end(&run);
}

static void it_settles_the_one_rule_that_is_asked_for(void **state)
{
    const small_how one = {.only = "A.5.18-leavers"};
    small_run run = settled(SETTLES("gap", "4,4", ",,,,"), false, one);

    (void)state;
    assert_string_equal(finding_of(&run, "A.5.18-leavers")->statement, "Seen so");
    assert_verdict(&run, "A.5.18", S0_V_MAJOR);
    run_end(&run);
    run = settled(SETTLES("conform", "4,", ",,,,"), false, one);
    assert_verdict(&run, "A.5.18", S0_V_CONFORM);
    run_end(&run);
    run = seen(ROW("O-1", "standard", "gap", "12,3", PLAIN), one);
    assert_int_equal(tested_of(&run, "O-1")->outcome, S0_NOT_TESTED);
    run_end(&run);
}

static void a_rule_that_decides_by_itself_is_not_overruled(void **state)
{
    small_run run = settled(SETTLES("conform", "4,", ",,,,"), true, (small_how){0});

    (void)state;
    assert_int_equal(tested_of(&run, "A.5.18-leavers")->outcome, S0_GAP);
    assert_int_equal(tested_of(&run, "O-1")->outcome, S0_NOT_TESTED);
    assert_string_equal(tested_of(&run, "O-1")->text, "Seen so");
    assert_verdict(&run, "A.5.18", S0_V_MINOR);
    assert_true(has_text(run.cycle->remarks, run.cycle->remark_count,
                         "observation O-1: the rule A.5.18-leavers decided by itself (gap)"));
    run_end(&run);
}

static void forged_evidence_counts_whatever_the_rule_decided(void **state)
{
    small_run run = settled(SETTLES("gap", ",", ",,,yes,"), true, (small_how){0});

    (void)state;
    assert_string_equal(finding_of(&run, "O-1")->trigger, "M7");
    assert_verdict(&run, "A.5.18", S0_V_MAJOR);
    run_end(&run);
}

static void what_settles_nothing_leaves_the_rule_open(void **state)
{
    small_run run = settled(SETTLES("unclear", ",", ",,,,"), false, (small_how){0});

    (void)state;
    assert_int_equal(tested_of(&run, "A.5.18-leavers")->outcome, S0_NOT_DETERMINED);
    assert_true(tested_of(&run, "A.5.18-leavers")->missing_count > 0);
    assert_int_equal(tested_of(&run, "O-1")->outcome, S0_NOT_DETERMINED);
    assert_verdict(&run, "A.5.18", S0_V_NOT_DETERMINED);
    run_end(&run);
}

static void without_a_statement_of_applicability_it_shows_no_control_conform(void **state)
{
    small_run run = run_fine(ONE_RULE,
                             PAIRS(PROFILE, PLAN, SOURCES, LEAVERS, NO_EARLIER, NO_CHANGES,
                                   OBSERVED(SETTLES("conform", "4,", ",,,,"))),
                             (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.18", S0_V_NOT_DETERMINED);
    run_end(&run);
}

static void a_change_of_what_the_rule_reads_makes_it_old(void **state)
{
    small_run run = run_fine(ONE_RULE,
                             PAIRS(PROFILE, PLAN, SOURCES, LEAVERS, NO_EARLIER, SOA,
                                   "evidence/significant_changes.csv",
                                   "change,changed_on,affects\nCH-1,2026-06-11,accounts\n",
                                   OBSERVED(SETTLES("conform", "4,", ",,,,"))),
                             (small_how){0});

    (void)state;
    assert_verdict(&run, "A.5.18", S0_V_NOT_DETERMINED);
    assert_non_null(strstr(tested_of(&run, "O-1")->reason, "older than the change CH-1"));
    run_end(&run);
}

/* --- from cycle to cycle ------------------------------------------------------------------------
 */

#define NEXT                                                                                       \
    PROFILE, "evidence/sources.yaml",                                                              \
        "default: {source: test, collected: 2026-12-31, by: test}\n", LEAVERS, NO_CHANGES, SOA,    \
        ACCOUNTS, "audit.yaml",                                                                    \
        "name: 2026-H2\ndate: 2026-12-31\nperiod: {from: 2026-07-01, to: 2026-12-31}\n"

static void it_is_followed_up_under_its_id(void **state)
{
    small_run first = seen(ROW("O-1", "", "gap", ",", PLAIN), (small_how){0});
    small_run next = run_fine(ONE_RULE,
                              PAIRS(NEXT,
                                    OBSERVED("O-1,7.3,C,,gap,Again,,,interview,staff,"
                                             "2026-12-01,M. Keller,,,,,,\n"),
                                    "evidence/actions.csv",
                                    "action,finding,due,done_on,progress,effective_on\n"
                                    "1,NC-2026-H1-002,2026-09-30,none,none,none\n"),
                              (small_how){.prior = first.cycle});

    (void)state;
    assert_string_equal(finding_of(&next, "O-1")->trigger, "M4");
    assert_string_equal(next.cycle->earlier[1].finding, "NC-2026-H1-002");
    assert_string_equal(next.cycle->earlier[1].rule, "O-1");
    assert_string_equal(next.cycle->earlier[1].status, "overdue");
    run_end(&next);
    next = run_fine(ONE_RULE, PAIRS(NEXT), (small_how){.prior = first.cycle});
    assert_string_equal(next.cycle->earlier[1].status, "not verified");
    run_end(&next);
    run_end(&first);
}

static void it_takes_up_an_earlier_finding_that_no_rule_follows(void **state)
{
    small_run run = run_fine(
        ONE_RULE,
        PAIRS(PROFILE, PLAN, SOURCES, LEAVERS, NO_CHANGES, SOA, ACCOUNTS,
              "evidence/earlier_findings.csv",
              "finding,requirement,class,rule,statement,status,due,closed_on,effect_verified_on\n"
              "X-7,7.3,minor,none,Old,closed,none,2026-02-01,none\n",
              OBSERVED(ROW("O-1", "", "gap", ",", ",,,,,X-7"))),
        (small_how){0});

    (void)state;
    assert_string_equal(run.cycle->earlier[0].status, "recurred");
    assert_string_equal(run.cycle->earlier[0].rule, "O-1");
    assert_string_equal(finding_of(&run, "O-1")->trigger, "M4");
    run_end(&run);
}

/* --- faults -------------------------------------------------------------------------------------
 */

/* Whether the document still asks something of that requirement. */
static bool asks(const small_run *run, const char *requirement)
{
    for (size_t i = 0; i < run->cycle->question_count; i++)
        if (strcmp(run->cycle->questions[i].requirement, requirement) == 0)
            return true;
    return false;
}

static void what_a_person_must_judge_is_asked_until_somebody_looked(void **state)
{
    small_run none = run_fine(ONE_RULE, PAIRS(USUAL, ACCOUNTS), (small_how){0});
    small_run one = seen(ROW("O-1", "", "unclear", ",", PLAIN), (small_how){0});

    (void)state;
    assert_true(asks(&none, "7.3"));
    assert_true(asks(&none, "5.1"));
    assert_false(asks(&one, "7.3"));
    assert_true(asks(&one, "5.1"));
    assert_int_equal(none.cycle->question_count, one.cycle->question_count + 1);
    assert_verdict(&none, "5.1", S0_V_NOT_TESTED); /* a question is no verdict */
    run_end(&none);
    run_end(&one);
}

static void what_names_nothing_or_contradicts_itself_is_refused(void **state)
{
    static const struct {
        const char *rows, *message, *hint;
    } cases[] = {
        {"O-1,7.33,C,,gap,S,,," SEEN ",,,,,,\n", "\"7.33\", which does not exist", ""},
        {"O-1,5.18,C,,gap,S,,," SEEN ",,,,,,\n", "\"5.18\", which does not exist", "A.5.18"},
        {"O-1,,C,,gap,S,,," SEEN ",,,,,,\n", "observation O-1 names no requirement", ""},
        {"O-1,,C,,gap,S,,," SEEN ",A.5.18-leaver,,,,,\n",
         "settles the rule \"A.5.18-leaver\", which does not exist", "A.5.18-leavers"},
        {"O-1,7.3,C,,gap,S,,," SEEN ",A.5.18-leavers,,,,,\n",
         "is about 7.3, the rule that it settles about A.5.18", ""},
        {SETTLES("gap", ",", ",,,,") "O-2,,,,gap,S,,," SEEN ",A.5.18-leavers,,,,,\n",
         "observation O-2 settles the rule A.5.18-leavers, as O-1 does", ""},
        {ROW("O-1", "", "gap", ",", ",,,,,X-9"), "earlier finding \"X-9\", which does not exist",
         "earlier_findings"},
        {ROW("A.5.18-leavers", "", "gap", ",", PLAIN), "has the id of a rule", ""},
        {ROW("7.3", "", "gap", ",", PLAIN), "has the id of a requirement", ""},
        {ROW("O-1", "best practice", "gap", ",", PLAIN), "rests on \"best practice\"", "standard"},
        {ROW("O-1", "", "gap", "3,4", PLAIN), "more exceptions than it looked at", ""},
        {ROW("O-1", "", "gap", "3,0", PLAIN), "counts no exception", ""},
        {ROW("O-1", "", "gap", "3,1", ",,,2,,"), "more handled than there are exceptions", ""},
        {ROW("O-1", "", "improvement", "3,1", PLAIN), "found no gap and counts exceptions",
         "however small"},
        {ROW("O-1", "", "conform", ",", ",,,,yes,"), "misrepresentation and found no gap", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[4096];
        small_run run;

        snprintf(text, sizeof text, "%s%s", HEADER, cases[i].rows);
        run = run_small(ONE_RULE, PAIRS(USUAL, ACCOUNTS, "evidence/observations.csv", text),
                        (small_how){0});
        if (run.rc != S0_EINPUT)
            fail_msg("not refused: %s", cases[i].rows);
        if (run.faults.count != 1 ||
            strstr(run.faults.items[0].message, cases[i].message) == NULL ||
            strstr(run.faults.items[0].hint, cases[i].hint) == NULL ||
            strstr(run.faults.items[0].where, "evidence/observations.csv:") == NULL)
            fail_msg("%s: %s: %s (%s), %zu faults", cases[i].rows,
                     run.faults.count > 0 ? run.faults.items[0].where : "",
                     run.faults.count > 0 ? run.faults.items[0].message : "",
                     run.faults.count > 0 ? run.faults.items[0].hint : "", run.faults.count);
        run_end(&run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gap_that_was_seen_is_a_finding_like_any_other),
        cmocka_unit_test(every_result_is_graded),
        cmocka_unit_test(numbers_and_marks_make_it_major),
        cmocka_unit_test(without_criterion_or_evidence_nothing_is_raised),
        cmocka_unit_test(without_a_day_nothing_is_raised),
        cmocka_unit_test(what_is_too_old_shows_no_conformity_and_still_a_gap),
        cmocka_unit_test(its_own_rule_must_be_stated),
        cmocka_unit_test(requests_name_what_an_observation_lacks),
        cmocka_unit_test(it_settles_a_rule_that_lacks_its_evidence),
        cmocka_unit_test(it_settles_the_one_rule_that_is_asked_for),
        cmocka_unit_test(a_rule_that_decides_by_itself_is_not_overruled),
        cmocka_unit_test(forged_evidence_counts_whatever_the_rule_decided),
        cmocka_unit_test(what_settles_nothing_leaves_the_rule_open),
        cmocka_unit_test(without_a_statement_of_applicability_it_shows_no_control_conform),
        cmocka_unit_test(a_change_of_what_the_rule_reads_makes_it_old),
        cmocka_unit_test(it_is_followed_up_under_its_id),
        cmocka_unit_test(it_takes_up_an_earlier_finding_that_no_rule_follows),
        cmocka_unit_test(what_a_person_must_judge_is_asked_until_somebody_looked),
        cmocka_unit_test(what_names_nothing_or_contradicts_itself_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
