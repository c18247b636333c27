/* test_plan.c - audit.yaml: what a good one gives, and each bad one with its place and words. */
#include "audit/plan.h"
#include "prepared.h"

static ground common;

static int set_up(void **state)
{
    (void)state;
    ground_make(&common);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(common.arena);
    return 0;
}

#define HEAD "name: 2026-H1\ndate: 2026-06-30\nperiod: {from: 2026-01-01, to: 2026-06-30}\n"

static s0_code read_plan(s0_plan **out, const char *text, const char *date, s0_faults *faults)
{
    s0_bundle *bundle = s0_alloc(common.arena, sizeof *bundle);

    *bundle = BUNDLE(common.arena, "audit.yaml", text);
    return s0_plan_read(out, common.arena, bundle, common.catalog, date, faults, NULL);
}

static s0_plan *good_plan(const char *text, const char *date)
{
    s0_plan *plan = NULL;
    s0_faults faults = {0};

    if (read_plan(&plan, text, date, &faults) != S0_OK)
        fail_msg("%s: %s", faults.count > 0 ? faults.items[0].where : "",
                 faults.count > 0 ? faults.items[0].message : "");
    s0_faults_free(&faults);
    return plan;
}

static void a_short_plan_is_enough(void **state)
{
    const s0_plan *plan = good_plan(HEAD, NULL);

    (void)state;
    assert_string_equal(plan->name, "2026-H1");
    assert_string_equal(plan->kind, "internal");
    assert_int_equal(plan->date, day_of("2026-06-30"));
    assert_int_equal(plan->period.first, day_of("2026-01-01"));
    assert_int_equal(plan->period.last, day_of("2026-06-30"));
    assert_int_equal(plan->scope_count, 0);
    assert_int_equal(s0_plan_threshold(plan, "rate_major"), 70);
    assert_int_equal(s0_plan_threshold(plan, "population_min"), 10);
}

static void every_part_is_kept_as_written(void **state)
{
    const s0_plan *plan = good_plan(
        HEAD
        "kind: partial\n"
        "report: {number: IA-1, version: 1.0, issued: 2026-07-06, classification: internal,\n"
        "  author: Auditor, approved_by: Board, recipients: [board, owners]}\n"
        "objectives: [readiness]\n"
        "scope: {text: All of it, units: [dev], requirements: [\"4\", A.5.18, A.6],\n"
        "  left_out: [{what: plant, why: sold}]}\n"
        "criteria: [{document: Access policy, version: \"2.0\", date: 2025-11-01}]\n"
        "dates: {from: 2026-06-01, to: 2026-06-12}\nplaces: [Freiburg]\nmethods: [records]\n"
        "team: [{name: A, role: lead, function: quality, competence: course}]\n"
        "parts: [{area: ops, auditor: A, owner: B}]\n"
        "participants: [{role: ISMS manager, topic: risks}]\n"
        "sampling: [{area: leavers, population: 40, size: 40, method: all, note: none}]\n"
        "strengths: [x]\ngood_practice: [{requirement: A.8.32, text: fine, evidence: log}]\n"
        "opinions: [{finding: NC-1, view: no, by: head, reason: r}]\nchanges: [new cloud]\n"
        "conclusion: {text: good, objectives_reached: yes}\n"
        "next_steps: {response_by: 2026-07-20, correction_by: 2026-08-01, "
        "verification_by: 2026-09-01, programme: as planned}\n"
        "interviews: [{role: admin, on: 2026-06-02, topic: backups}]\n"
        "grading: {rate_major: 60 %, population_min: 20, late_major: yes, repeat_major: true}\n"
        "limits: {steps: 5000, memory: 32, seconds: 3}\n"
        "judgements: [{finding: x, class: minor, by: lead, on: 2026-06-12, reason: r}]\n",
        NULL);

    (void)state;
    assert_string_equal(plan->kind, "partial");
    assert_string_equal(plan->text.report.version, "1.0");
    assert_int_equal(plan->text.report.recipient_count, 2);
    assert_string_equal(plan->text.scope, "All of it");
    assert_string_equal(plan->scope[0].id, "4");
    assert_string_equal(plan->scope[2].id, "A.6");
    assert_string_equal(plan->text.left_out[0].why, "sold");
    assert_string_equal(plan->text.criteria[0].version, "2.0");
    assert_string_equal(plan->text.fieldwork_to, "2026-06-12");
    assert_string_equal(plan->text.team[0].competence, "course");
    assert_string_equal(plan->text.parts[0].owner, "B");
    assert_string_equal(plan->text.participants[0].what, "ISMS manager");
    assert_string_equal(plan->text.sampling[0].population, "40");
    assert_string_equal(plan->text.good_practice[0].requirement, "A.8.32");
    assert_string_equal(plan->text.opinions[0].view, "no");
    assert_string_equal(plan->text.objectives_reached, "yes");
    assert_string_equal(plan->text.next_steps.programme, "as planned");
    assert_string_equal(plan->text.interviews[0].on, "2026-06-02");
    assert_int_equal(s0_plan_threshold(plan, "rate_major"), 60);
    assert_int_equal(s0_plan_threshold(plan, "late_major"), 1);
    assert_int_equal(s0_plan_threshold(plan, "repeat_major"), 1);
    assert_int_equal(s0_plan_threshold(plan, "doubt_major"), 0);
    assert_int_equal(s0_plan_threshold(plan, "population_min"), 20);
    assert_int_equal(plan->limits.steps, 5000);
    assert_int_equal(plan->limits.memory, 32 * 1024 * 1024);
    assert_int_equal(plan->limits.deadline_ms, 3000);
    assert_string_equal(plan->judgements[0].class_, "minor");
}

static void the_date_given_stands_in_for_the_files(void **state)
{
    const char *undated = "name: x\nperiod: {from: 2026-01-01, to: 2026-06-30}\n";

    (void)state;
    assert_int_equal(good_plan(HEAD, "2026-07-15")->date, day_of("2026-07-15"));
    assert_int_equal(good_plan(undated, "2026-07-15")->date, day_of("2026-07-15"));
}

static void the_callers_limits_go_before_the_plans_and_the_defaults(void **state)
{
    const s0_plan *plan = good_plan(HEAD "limits: {steps: 5000, seconds: 3}\n", NULL);
    const s0_rule_limits asked = {.steps = 9000, .jobs = 4};
    s0_rule_limits limits = s0_plan_limits(plan, &asked, 5000000);

    (void)state;
    assert_int_equal(limits.steps, 9000);
    assert_int_equal(limits.deadline_ms, 3000);
    assert_int_equal(limits.jobs, 4);
    assert_int_equal(s0_plan_limits(plan, NULL, 0).steps, 5000);
}

static void the_default_limits_grow_with_the_evidence(void **state)
{
    const s0_plan *plan = good_plan(HEAD, NULL);
    s0_rule_limits small = s0_plan_limits(plan, NULL, 100000);
    s0_rule_limits large = s0_plan_limits(plan, NULL, 5000000);
    s0_rule_limits huge = s0_plan_limits(plan, NULL, (size_t)1 << 40);

    (void)state;
    assert_int_equal(small.steps, 50000000);
    assert_int_equal(small.memory, 64 * 1024 * 1024);
    assert_int_equal(small.deadline_ms, 10000);
    assert_int_equal(large.steps, 1000000000);
    assert_int_equal(large.memory, (size_t)1221 * 1024 * 1024);
    assert_int_equal(large.deadline_ms, 500000);
    assert_int_equal(huge.steps, 100000000000);
    assert_int_equal(huge.memory, (size_t)4096 * 1024 * 1024);
    assert_int_equal(huge.deadline_ms, 3600000);
}

static void a_bad_plan_is_refused_with_place_and_words(void **state)
{
    static const struct {
        const char *text, *where, *message, *hint;
    } cases[] = {
        {"date: 2026-06-30\nperiod: {from: 2026-01-01, to: 2026-06-30}\n", "audit.yaml:1:1",
         "audit.yaml gives the cycle no \"name\"", "name: 2026-H1"},
        {"name: x\nperiod: {from: 2026-01-01, to: 2026-06-30}\n", "audit.yaml:1:1",
         "audit.yaml gives the audit no \"date\"", "date: 2026-11-02, or --date"},
        {"name: x\ndate: 2026-06-30\n", "audit.yaml:1:1",
         "audit.yaml gives the evidence no \"period\"",
         "period: {from: 2026-05-01, to: 2026-10-31}"},
        {"name: x\ndate: 2026-06-30\nperiod: {from: 2026-01-01}\n", "audit.yaml:3:9",
         "\"period\" gives no \"to\"", ""},
        {"name: x\ndate: 2026-06-30\nperiod: {from: 2026-05-01, to: 2026-01-31}\n",
         "audit.yaml:3:32", "the period ends before it begins", ""},
        {"name: x\ndate: 2026-06-30\nperiod: {from: 2026-01-01, to: 2026-07-01}\n",
         "audit.yaml:3:32", "the period ends after the date of the audit, 2026-06-30",
         "evidence cannot be newer than the audit"},
        {"name: x\ndate: 2026-13-01\nperiod: {from: 2026-01-01, to: 2026-06-30}\n",
         "audit.yaml:2:7", "\"date\" is not a date: \"2026-13-01\"",
         "dates are written 2026-03-31"},
        {"name: x\ndate: 2026-06\nperiod: {from: 2026-01-01, to: 2026-05-31}\n", "audit.yaml:2:7",
         "\"date\" is a month: \"2026-06\"", "an audit has one date: 2026-11-02"},
        {"name: ../x\ndate: 2026-06-30\nperiod: {from: 2026-01-01, to: 2026-06-30}\n",
         "audit.yaml:1:7", "\"../x\" cannot name a cycle",
         "letters, digits, '-', '_' and '.', at most 40, a letter or digit first"},
        {HEAD "objectivs: [a]\n", "audit.yaml:4:1",
         "audit.yaml does not know the key \"objectivs\"", "did you mean \"objectives\"?"},
        {HEAD "objectives: readiness\n", "audit.yaml:4:13", "\"objectives\" is text, not a list",
         ""},
        {HEAD "kind: external\n", "audit.yaml:4:7",
         "\"kind\" is not one of internal, partial, follow-up: \"external\"", ""},
        {HEAD "scope: [A.5]\n", "audit.yaml:4:8", "\"scope\" is a list, not a map", ""},
        {HEAD "scope: {requirements: A.5}\n", "audit.yaml:4:23",
         "\"requirements\" is text, not a list", ""},
        {HEAD "scope: {requirements: [[A.5]]}\n", "audit.yaml:4:24",
         "an entry of \"requirements\" is a list, not a clause or control", ""},
        {HEAD "team: [{role: lead}]\n", "audit.yaml:4:8", "team says no \"name\"", ""},
        {HEAD "team: [Anna]\n", "audit.yaml:4:8", "an entry of \"team\" is text, not a map", ""},
        {HEAD "team: [{name: A, rol: lead}]\n", "audit.yaml:4:18",
         "team does not know the key \"rol\"", "did you mean \"role\"?"},
        {HEAD "report: {issued: soon}\n", "audit.yaml:4:18", "\"issued\" is not a date: \"soon\"",
         "dates are written 2026-03-31"},
        {HEAD "report: {number: [1]}\n", "audit.yaml:4:18", "\"number\" is a list, not text", ""},
        {HEAD "conclusion: {objectives_reached: nearly}\n", "audit.yaml:4:34",
         "\"objectives_reached\" is neither yes nor no: \"nearly\"", ""},
        {HEAD "grading: {rate_mayor: 60}\n", "audit.yaml:4:11",
         "the grading table does not know the key \"rate_mayor\"", "did you mean \"rate_major\"?"},
        {HEAD "grading: {rate_major: high}\n", "audit.yaml:4:23",
         "\"rate_major\" is not a whole number", ""},
        {HEAD "grading: {rate_major: 101}\n", "audit.yaml:4:23",
         "\"rate_major\" lies outside 0 to 100 %", ""},
        {HEAD "grading: {critical_min: 0}\n", "audit.yaml:4:25",
         "\"critical_min\" lies outside 1 to 1000000", ""},
        {HEAD "grading: {rate_major: 30}\n", "audit.yaml:4:10",
         "\"rate_judgement\" is higher than \"rate_major\"", ""},
        {HEAD "grading: {late_major: often}\n", "audit.yaml:4:23",
         "\"late_major\" is neither yes nor no", ""},
        {HEAD "grading: {leavers_min: -1}\n", "audit.yaml:4:24",
         "\"leavers_min\" lies outside 0 to 1000000", ""},
        {HEAD "grading: 3\n", "audit.yaml:4:10", "\"grading\" is a whole number, not a map", ""},
        {HEAD "limits: {step: 1000}\n", "audit.yaml:4:10",
         "\"limits\" does not know the key \"step\"", "did you mean \"steps\"?"},
        {HEAD "limits: {seconds: 0}\n", "audit.yaml:4:19", "\"seconds\" lies outside 1 to 3600",
         ""},
        {HEAD "limits: {memory: 64 MiB}\n", "audit.yaml:4:18", "\"memory\" is not a whole number",
         ""},
        {HEAD "judgements: [{finding: x, class: minor, by: a, on: 2026-06-01}]\n",
         "audit.yaml:4:14", "judgements says no \"reason\"", ""},
        {HEAD "judgements: [{finding: x, by: a, on: 2026-06-01, reason: r}]\n", "audit.yaml:4:13",
         "the judgement on \"x\" judges nothing", "class, status, same_cause or merge_into"},
        {HEAD "judgements: [{finding: x, class: grave, by: a, on: 2026-06-01, reason: r}]\n",
         "audit.yaml:4:34", "\"class\" is not one of major, minor, ofi: \"grave\"", ""},
        {"- name\n", "audit.yaml:1:1", "\"audit.yaml\" is a list, not a map", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_plan *untouched = NULL;
        s0_faults faults = {0};

        assert_int_equal(read_plan(&untouched, cases[i].text, NULL, &faults), S0_EINPUT);
        assert_null(untouched);
        if (faults.count != 1)
            fail_msg("%s: %zu faults, %s", cases[i].message, faults.count,
                     faults.count > 1 ? faults.items[1].message : "");
        assert_string_equal(faults.items[0].message, cases[i].message);
        assert_string_equal(faults.items[0].where, cases[i].where);
        assert_string_equal(faults.items[0].hint, cases[i].hint);
        s0_faults_free(&faults);
    }
}

static void all_faults_are_told_at_once(void **state)
{
    s0_plan *plan = NULL;
    s0_faults faults = {0};

    (void)state;
    assert_int_equal(read_plan(&plan, "nam: x\ndate: never\nkind: odd\n", NULL, &faults),
                     S0_EINPUT);
    assert_int_equal(faults.count, 5);
    s0_faults_free(&faults);
}

static void a_date_given_that_is_none_is_refused(void **state)
{
    s0_plan *plan = NULL;
    s0_faults faults = {0};

    (void)state;
    assert_int_equal(read_plan(&plan, HEAD, "tomorrow", &faults), S0_EINPUT);
    assert_string_equal(faults.items[0].message, "the date given is not one: \"tomorrow\"");
    s0_faults_free(&faults);
}

static void without_audit_yaml_there_is_no_audit(void **state)
{
    const s0_bundle empty = {0};
    s0_plan *plan = NULL;
    s0_faults faults = {0};

    (void)state;
    assert_int_equal(s0_plan_read(&plan, common.arena, &empty, common.catalog, NULL, &faults, NULL),
                     S0_EINPUT);
    assert_string_equal(faults.items[0].message, "there is no audit.yaml, the plan of the audit");
    s0_faults_free(&faults);
}

static void cycle_names_are_safe_in_a_path(void **state)
{
    static const char *const good[] = {"2026-H1", "x", "A_b.c-9",
                                       "0123456789012345678901234567890123456789"};
    static const char *const bad[] = {
        "", ".", "-a", "a/b", "a b", "..", "ä", "a\n", "01234567890123456789012345678901234567890"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(s0_is_cycle_name(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(s0_is_cycle_name(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_plan_is_enough),
        cmocka_unit_test(every_part_is_kept_as_written),
        cmocka_unit_test(the_date_given_stands_in_for_the_files),
        cmocka_unit_test(the_callers_limits_go_before_the_plans_and_the_defaults),
        cmocka_unit_test(the_default_limits_grow_with_the_evidence),
        cmocka_unit_test(a_bad_plan_is_refused_with_place_and_words),
        cmocka_unit_test(all_faults_are_told_at_once),
        cmocka_unit_test(a_date_given_that_is_none_is_refused),
        cmocka_unit_test(without_audit_yaml_there_is_no_audit),
        cmocka_unit_test(cycle_names_are_safe_in_a_path),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
