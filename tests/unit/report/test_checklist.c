/* test_checklist.c - the CSV checklist: what a spreadsheet is given, cell by cell, and that its
 * lines add up to the summary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/csv_text.h"
#include "report/report.h"

static int start(void **state)
{
    *state = s0_arena_new();
    return *state == NULL;
}

static int stop(void **state)
{
    s0_arena_free(*state);
    return 0;
}

static const char *cell(s0_arena *arena, const char *text)
{
    s0_buf out = s0_buf_in(arena);

    s0_put_csv_cell(&out, text);
    return s0_buf_text(&out);
}

static void plain_text_stays_as_it_is(void **state)
{
    assert_string_equal(cell(*state, "A.5.18"), "A.5.18");
    assert_string_equal(cell(*state, "90 % – größer"), "90 % – größer");
    assert_string_equal(cell(*state, "a=b-c"), "a=b-c");
    assert_string_equal(cell(*state, ""), "");
    assert_string_equal(cell(*state, NULL), "");
}

static void separators_quotes_and_line_breaks_are_quoted(void **state)
{
    assert_string_equal(cell(*state, "a,b"), "\"a,b\"");
    assert_string_equal(cell(*state, "a;b"), "\"a;b\"");
    assert_string_equal(cell(*state, "a\tb"), "\"a\tb\"");
    assert_string_equal(cell(*state, "say \"yes\""), "\"say \"\"yes\"\"\"");
    assert_string_equal(cell(*state, "one\r\ntwo"), "\"one\r\ntwo\"");
    assert_string_equal(cell(*state, "one\ntwo"), "\"one\ntwo\"");
    assert_string_equal(cell(*state, " blank"), "\" blank\"");
    assert_string_equal(cell(*state, "blank "), "\"blank \"");
}

static void nothing_is_run_as_a_formula(void **state)
{
    assert_string_equal(cell(*state, "=1+1"), "'=1+1");
    assert_string_equal(cell(*state, "+1"), "'+1");
    assert_string_equal(cell(*state, "-1"), "'-1");
    assert_string_equal(cell(*state, "@SUM(A1)"), "'@SUM(A1)");
    assert_string_equal(cell(*state, "\t=1"), "\"'\t=1\"");
    assert_string_equal(cell(*state, "\r=1"), "\"'\\x0D=1\"");
    assert_string_equal(cell(*state, "=HYPERLINK(\"a\",\"b\")"),
                        "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
    assert_string_equal(cell(*state, "\uFF1D1+1"), "'\uFF1D1+1");
}

/* A cycle of one requirement for each verdict, and two more that conform. */
#define REQUIREMENTS 11

typedef struct scene {
    s0_result results[REQUIREMENTS];
    char ids[REQUIREMENTS][8];
    s0_tested tested;
    s0_cited cited[3];
    s0_cycle cycle;
} scene;

static void set(scene *s)
{
    static const char *const rules[] = {"A.5.1-rule"};
    static const char *const findings[] = {"NC-1", "OFI-1"};
    static const char *const missing[] = {"accounts.disabled_on", "leavers"};

    *s = (scene){0};
    for (size_t i = 0; i < REQUIREMENTS; i++) {
        snprintf(s->ids[i], sizeof s->ids[i], "A.5.%zu", i + 1);
        s->results[i] = (s0_result){.id = s->ids[i],
                                    .title = "Title, with a comma",
                                    .verdict = i <= S0_V_NOT_TESTED ? (s0_verdict)i : S0_V_CONFORM,
                                    .reason = "=cmd|' /C calc'!A0",
                                    .soa = i == 3   ? "not stated"
                                           : i == 5 ? "excluded"
                                                    : "implemented"};
    }
    s->cited[0] = (s0_cited){.read = "accounts.account",
                             .source = "evidence/accounts.csv",
                             .collected = "2026-10-23",
                             .sha256 = "0"};
    s->cited[1] = s->cited[0];
    s->cited[2] = (s0_cited){.read = "profile.size", .source = "organization.yaml", .sha256 = "0"};
    s->tested = (s0_tested){
        .rule = "A.5.1-rule",
        .outcome = S0_GAP,
        .counted = true,
        .numbers =
            {.population = 20, .met = 17, .failed = 2, .unknown = 1, .waived = 1, .not_due = 2},
        .evidence = s->cited,
        .evidence_count = 3,
        .missing = missing,
        .missing_count = 2};
    s->results[0].soa = NULL; /* as clauses have none */
    s->results[0].rules = rules;
    s->results[0].rule_count = 1;
    s->results[0].findings = findings;
    s->results[0].finding_count = 2;
    s->cycle = (s0_cycle){.requirements = s->results,
                          .requirement_count = REQUIREMENTS,
                          .outcomes = &s->tested,
                          .outcome_count = 1,
                          .summary = {.major = 1,
                                      .minor = 1,
                                      .error = 1,
                                      .not_determined = 1,
                                      .ofi = 1,
                                      .conform = 3,
                                      .planned = 1,
                                      .not_applicable = 1,
                                      .not_tested = 1}};
}

static const char *checklist(s0_arena *arena, const s0_cycle *cycle)
{
    s0_buf out = s0_buf_in(arena);
    s0_report_input input = {.cycle = cycle};

    assert_int_equal(s0_report_checklist(&out, arena, &input, NULL), S0_OK);
    return s0_buf_text(&out);
}

static void a_line_says_what_was_found_and_on_what_it_rests(void **state)
{
    scene s;
    const char *text;

    set(&s);
    text = checklist(*state, &s.cycle);
    assert_true(s0_starts_with(text,
                               "requirement,title,applicable,soa,result,findings,reason,population,"
                               "evidence,rules,missing\r\n"
                               "A.5.1,\"Title, with a comma\",yes,,major,\"NC-1; OFI-1\","
                               "'=cmd|' /C calc'!A0,"
                               "\"A.5.1-rule: 17 of 20 met, 2 failed, 1 unknown, 3 set apart\","
                               "\"evidence/accounts.csv of 2026-10-23; organization.yaml\","
                               "A.5.1-rule,\"accounts.disabled_on; leavers\"\r\n"
                               "A.5.2,"));
    assert_non_null(strstr(text, "A.5.4,\"Title, with a comma\",not stated,not stated,"));
    assert_non_null(strstr(text, "A.5.6,\"Title, with a comma\",in doubt,excluded,conform,"));
    assert_non_null(strstr(text, "A.5.8,\"Title, with a comma\",no,implemented,not_applicable,"));
}

/* As many lines of each result as the summary counts. */
static void the_lines_of_each_result_add_up_to_the_summary(void **state)
{
    scene s;
    const char *text;
    int64_t counts[S0_V_NOT_TESTED + 1] = {0}, lines = 0;

    set(&s);
    text = checklist(*state, &s.cycle);
    for (const char *line = strstr(text, "\r\n") + 2; *line != '\0';
         line = strstr(line, "\r\n") + 2, lines++)
        for (size_t v = 0; s0_verdicts[v] != NULL; v++) {
            char word[40];
            const char *end = strstr(line, "\r\n"), *at;

            snprintf(word, sizeof word, ",%s,", s0_verdicts[v]);
            at = strstr(line, word);
            counts[v] += at != NULL && at < end ? 1 : 0;
        }
    assert_int_equal(lines, s.cycle.requirement_count);
    assert_int_equal(counts[S0_V_MAJOR], s.cycle.summary.major);
    assert_int_equal(counts[S0_V_MINOR], s.cycle.summary.minor);
    assert_int_equal(counts[S0_V_ERROR], s.cycle.summary.error);
    assert_int_equal(counts[S0_V_NOT_DETERMINED], s.cycle.summary.not_determined);
    assert_int_equal(counts[S0_V_OFI], s.cycle.summary.ofi);
    assert_int_equal(counts[S0_V_CONFORM], s.cycle.summary.conform);
    assert_int_equal(counts[S0_V_PLANNED], s.cycle.summary.planned);
    assert_int_equal(counts[S0_V_NOT_APPLICABLE], s.cycle.summary.not_applicable);
    assert_int_equal(counts[S0_V_NOT_TESTED], s.cycle.summary.not_tested);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_text_stays_as_it_is, start, stop),
        cmocka_unit_test_setup_teardown(separators_quotes_and_line_breaks_are_quoted, start, stop),
        cmocka_unit_test_setup_teardown(nothing_is_run_as_a_formula, start, stop),
        cmocka_unit_test_setup_teardown(a_line_says_what_was_found_and_on_what_it_rests, start,
                                        stop),
        cmocka_unit_test_setup_teardown(the_lines_of_each_result_add_up_to_the_summary, start,
                                        stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
