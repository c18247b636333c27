/* test_gate.c - the Statement of Applicability as a gate: what runs, what is not applicable,
 * what is planned, and what nobody can know. */
#include "audit/gate.h"
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

#define NOTHING_BUT "organization.yaml", "{}\n", SOURCES
#define HEADER "control,applicable,reason,status,planned_for,owner\n"

/* What the gate makes of one requirement. */
typedef struct seen {
    s0_gate gate;
    s0_soa soa;
    s0_texts remarks;
} seen;

static seen look(const s0_evidence *evidence, s0_edition edition, const char *requirement,
                 bool selected)
{
    seen out = {.remarks = s0_texts_in(common.arena)};
    size_t count, at = 0;
    const s0_requirement *all = s0_catalog_requirements(common.catalog, edition, &count);
    bool *chosen = s0_alloc_n(common.arena, count, sizeof *chosen);
    s0_gate *gates = NULL;

    while (at < count && strcmp(all[at].id, requirement) != 0)
        at++;
    assert_true(at < count);
    for (size_t i = 0; i < count; i++)
        chosen[i] = i != at || selected;
    assert_int_equal(
        s0_soa_read(&out.soa, common.arena, common.catalog, edition, evidence, &out.remarks, NULL),
        S0_OK);
    assert_int_equal(s0_gates_make(&gates, common.arena, common.catalog, edition, evidence,
                                   &out.soa, day_of("2026-06-30"), chosen, &out.remarks, NULL),
                     S0_OK);
    out.gate = gates[at];
    return out;
}

/* With one line of the SoA on A.5.23 and a profile. */
static seen with_line(const char *line, const char *profile)
{
    const char *soa = s0_textf(common.arena, HEADER "%s\n", line);

    return look(EVIDENCE(&common, "organization.yaml", profile, SOURCES, "evidence/soa.csv", soa),
                S0_EDITION_2022, "A.5.23", true);
}

static void each_line_has_its_gate(void **state)
{
    static const struct {
        const char *line, *profile;
        s0_gate_kind kind;
        const char *soa, *reason, *missing, *judged;
    } cases[] = {
        {"A.5.23,yes,risk R-1,implemented,,CTO", "{}\n", S0_GATE_OPEN, "implemented", NULL, NULL,
         NULL},
        {"A.5.23,yes,risk R-1,not implemented,,CTO", "{}\n", S0_GATE_OPEN,
         "included, not implemented", NULL, NULL, NULL},
        {"A.5.23,no,no cloud,none,,", "uses_cloud: false\n", S0_GATE_EXCLUDED, "excluded",
         "excluded: no cloud", NULL, "agrees with profile and evidence"},
        {"A.5.23,no,,none,,", "uses_cloud: false\n", S0_GATE_EXCLUDED, "excluded",
         "excluded without a stated reason", NULL, "agrees with profile and evidence"},
        {"A.5.23,no,no cloud,none,,", "uses_cloud: true\n", S0_GATE_CONTRADICTED, "excluded",
         "exclusion contradicted: cloud services are used (profile.uses_cloud)", NULL,
         "contradicted: cloud services are used (profile.uses_cloud)"},
        {"A.5.23,no,no cloud,none,,", "{}\n", S0_GATE_EXCLUSION_UNKNOWN, "excluded",
         "whether the exclusion holds is not determined: profile.uses_cloud is unknown",
         "profile.uses_cloud", "not determined: profile.uses_cloud is unknown"},
        {"A.5.23,yes,r,planned,2027-01-31,CTO", "{}\n", S0_GATE_PLANNED, "planned for 2027-01-31",
         "planned for 2027-01-31", NULL, NULL},
        {"A.5.23,yes,r,planned,2026-06-30,CTO", "{}\n", S0_GATE_PLANNED, "planned for 2026-06-30",
         "planned for 2026-06-30", NULL, NULL},
        {"A.5.23,yes,r,planned,2026-06-29,CTO", "{}\n", S0_GATE_PLANNED_PAST,
         "planned for 2026-06-29", "planned for 2026-06-29, which is past", NULL, NULL},
        {"A.5.23,yes,r,planned,2026-06,CTO", "{}\n", S0_GATE_PLANNED_UNKNOWN, "planned for 2026-06",
         "planned for 2026-06: whether that is past is not determined", NULL, NULL},
        {"A.5.23,yes,r,planned,2026-07,CTO", "{}\n", S0_GATE_PLANNED, "planned for 2026-07",
         "planned for 2026-07", NULL, NULL},
        {"A.5.23,yes,r,planned,2026-05,CTO", "{}\n", S0_GATE_PLANNED_PAST, "planned for 2026-05",
         "planned for 2026-05, which is past", NULL, NULL},
        {"A.5.23,yes,r,planned,none,CTO", "{}\n", S0_GATE_PLANNED_UNKNOWN, "planned",
         "planned without a date", "soa.planned_for", NULL},
        {"A.5.22,yes,r,implemented,,CTO", "{}\n", S0_GATE_CAPPED, "not stated",
         "the Statement of Applicability does not say whether the control applies",
         "soa.applicable", NULL},
        {"A.5.23,,r,implemented,,CTO", "{}\n", S0_GATE_CAPPED, "not stated",
         "the Statement of Applicability does not say whether the control applies",
         "soa.applicable", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        seen got = with_line(cases[i].line, cases[i].profile);

        if (got.gate.kind != cases[i].kind)
            fail_msg("%s: gate %d, wanted %d", cases[i].line, (int)got.gate.kind,
                     (int)cases[i].kind);
        assert_string_equal(got.gate.soa, cases[i].soa);
        if (cases[i].reason != NULL)
            assert_string_equal(got.gate.reason, cases[i].reason);
        else
            assert_null(got.gate.reason);
        if (cases[i].missing != NULL)
            assert_string_equal(got.gate.missing, cases[i].missing);
        else
            assert_null(got.gate.missing);
        if (cases[i].judged != NULL)
            assert_string_equal(got.gate.judged, cases[i].judged);
        else
            assert_null(got.gate.judged);
    }
}

static void an_unknown_status_or_date_is_not_determined(void **state)
{
    const s0_evidence *no_status = EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv",
                                            "control,applicable,reason\nA.5.23,yes,risk\n");
    const s0_evidence *no_date = EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv",
                                          "control,applicable,status\nA.5.23,yes,planned\n");
    seen got = look(no_status, S0_EDITION_2022, "A.5.23", true);

    (void)state;
    assert_int_equal(got.gate.kind, S0_GATE_CAPPED);
    assert_string_equal(got.gate.missing, "soa.status");
    got = look(no_date, S0_EDITION_2022, "A.5.23", true);
    assert_int_equal(got.gate.kind, S0_GATE_PLANNED_UNKNOWN);
    assert_string_equal(got.gate.reason, "planned, and the date is unknown");
}

static void a_table_with_rows_contradicts_and_an_empty_one_does_not(void **state)
{
    static const char soa[] = HEADER "A.8.5,no,not needed,none,,\n";
    const s0_evidence *used = EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", soa,
                                       "evidence/accounts.csv", "account\na1\n");
    const s0_evidence *empty = EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", soa,
                                        "evidence/accounts.csv", "account\n");
    const s0_evidence *missing = EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", soa);

    (void)state;
    assert_int_equal(look(used, S0_EDITION_2022, "A.8.5", true).gate.kind, S0_GATE_CONTRADICTED);
    assert_int_equal(look(empty, S0_EDITION_2022, "A.8.5", true).gate.kind, S0_GATE_EXCLUDED);
    assert_int_equal(look(missing, S0_EDITION_2022, "A.8.5", true).gate.kind,
                     S0_GATE_EXCLUSION_UNKNOWN);
}

static void one_reason_to_apply_is_enough_and_all_must_be_known_to_rule_it_out(void **state)
{
    static const char soa[] = HEADER "A.7.2,no,no premises,none,,\n";
    static const struct {
        const char *profile;
        s0_gate_kind kind;
    } cases[] = {
        {"has_premises: false\nuses_coworking: false\n", S0_GATE_EXCLUDED},
        {"has_premises: false\nuses_coworking: true\n", S0_GATE_CONTRADICTED},
        {"has_premises: true\n", S0_GATE_CONTRADICTED},
        {"has_premises: false\n", S0_GATE_EXCLUSION_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_evidence *evidence = EVIDENCE(&common, "organization.yaml", cases[i].profile,
                                               SOURCES, "evidence/soa.csv", soa);

        assert_int_equal(look(evidence, S0_EDITION_2022, "A.7.2", true).gate.kind, cases[i].kind);
    }
}

static void without_a_statement_nothing_is_excluded_and_nothing_conforms(void **state)
{
    seen got = look(EVIDENCE(&common, NOTHING_BUT), S0_EDITION_2022, "A.5.23", true);

    (void)state;
    assert_false(got.soa.usable);
    assert_null(got.soa.version);
    assert_int_equal(got.gate.kind, S0_GATE_CAPPED);
    assert_string_equal(got.gate.reason, "there is no Statement of Applicability");
}

static void a_statement_of_another_edition_is_none(void **state)
{
    static const char old[] = HEADER "A.9.2.5,no,none needed,none,,\nA.5.1.1,yes,r,implemented,,\n";
    seen got = look(EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", old), S0_EDITION_2022,
                    "A.5.18", true);
    const s0_evidence *stated =
        EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", HEADER "A.5.23,no,no cloud,none,,\n",
                 "evidence/isms.yaml", "soa_edition: 2013\n");

    (void)state;
    assert_false(got.soa.usable);
    assert_string_equal(got.soa.why_not, "the Statement of Applicability is of another edition");
    assert_int_equal(got.gate.kind, S0_GATE_CAPPED);
    assert_int_equal(look(stated, S0_EDITION_2022, "A.5.23", true).gate.kind, S0_GATE_CAPPED);
    got = look(EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", old), S0_EDITION_2013, "A.5.1.1",
               true);
    assert_true(got.soa.usable);
    assert_int_equal(got.gate.kind, S0_GATE_OPEN);
}

static void leftover_numbers_are_remarked(void **state)
{
    seen got = look(EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv",
                             HEADER "A.9.2.5,yes,r,implemented,,x\nA.5.18,yes,r,implemented,,x\n"
                                    "5.18,yes,r,implemented,,x\n"),
                    S0_EDITION_2022, "A.5.18", true);

    (void)state;
    assert_true(got.soa.usable);
    assert_int_equal(got.remarks.count, 2);
    assert_string_equal(got.remarks.items[0],
                        "1 line of the Statement of Applicability has a control number of the 2013 "
                        "edition and is left out");
    assert_string_equal(got.remarks.items[1],
                        "1 line of the Statement of Applicability names no control of Annex A");
}

static void a_planned_control_without_owner_is_remarked(void **state)
{
    static const char soa[] =
        "control,applicable,status,planned_for,owner\nA.5.23,yes,planned,2027-01-31,none\n";
    seen got = look(EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", soa), S0_EDITION_2022,
                    "A.5.23", true);

    (void)state;
    assert_int_equal(got.gate.kind, S0_GATE_PLANNED);
    assert_int_equal(got.remarks.count, 1);
    assert_string_equal(got.remarks.items[0], "A.5.23 is planned without an owner");
}

static void clauses_are_never_gated_by_the_statement(void **state)
{
    seen got = look(
        EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv", HEADER "5.2,no,not needed,none,,\n"),
        S0_EDITION_2022, "5.2", true);

    (void)state;
    assert_int_equal(got.gate.kind, S0_GATE_OPEN);
    assert_null(got.gate.soa);
}

static void what_is_out_of_scope_does_not_run(void **state)
{
    seen got = look(EVIDENCE(&common, NOTHING_BUT), S0_EDITION_2022, "9.2.1", false);

    (void)state;
    assert_int_equal(got.gate.kind, S0_GATE_OUT_OF_SCOPE);
    assert_false(s0_gate_runs(&got.gate));
}

static void only_open_capped_and_contradicted_gates_let_rules_run(void **state)
{
    (void)state;
    for (int kind = S0_GATE_OPEN; kind <= S0_GATE_OUT_OF_SCOPE; kind++) {
        const s0_gate gate = {.kind = (s0_gate_kind)kind};

        assert_int_equal(s0_gate_runs(&gate), kind <= S0_GATE_CONTRADICTED);
    }
}

static void the_version_names_file_lines_and_dates(void **state)
{
    seen got = look(EVIDENCE(&common, NOTHING_BUT, "evidence/soa.csv",
                             HEADER "A.5.18,yes,r,implemented,,x\n", "evidence/isms.yaml",
                             "soa_version: \"5\"\nsoa_approved_on: 2026-01-10\n"),
                    S0_EDITION_2022, "A.5.18", true);

    (void)state;
    assert_string_equal(got.soa.version, "evidence/soa.csv, version 5, approved on 2026-01-10, "
                                         "collected 2026-06-30, 1 line");
    assert_string_equal(got.gate.line->source, "evidence/soa.csv:2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_has_its_gate),
        cmocka_unit_test(an_unknown_status_or_date_is_not_determined),
        cmocka_unit_test(a_table_with_rows_contradicts_and_an_empty_one_does_not),
        cmocka_unit_test(one_reason_to_apply_is_enough_and_all_must_be_known_to_rule_it_out),
        cmocka_unit_test(without_a_statement_nothing_is_excluded_and_nothing_conforms),
        cmocka_unit_test(a_statement_of_another_edition_is_none),
        cmocka_unit_test(leftover_numbers_are_remarked),
        cmocka_unit_test(a_planned_control_without_owner_is_remarked),
        cmocka_unit_test(clauses_are_never_gated_by_the_statement),
        cmocka_unit_test(what_is_out_of_scope_does_not_run),
        cmocka_unit_test(only_open_capped_and_contradicted_gates_let_rules_run),
        cmocka_unit_test(the_version_names_file_lines_and_dates),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
