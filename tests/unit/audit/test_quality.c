/* test_quality.c - evidence that may not show conformity: without origin, stale, picked by the
 * auditee, older than a change. */
#include "audit/quality.h"
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

#define OWN                                                                                        \
    "evidence/own.yaml",                                                                           \
        "own_rules: {leaver_accounts: {within: 1 day, source: policy}, restore_test: {every: 1 "   \
        "quarter, fresh_within: 30 days}}\n"
#define LEAVERS "evidence/leavers.csv", "person,left_on\np1,2026-03-31\n"

/* Why a conform that rests on leavers.csv may not stand; NULL: it may. The audit is on
 * 2026-06-30 over the first half of the year. `more` is a table of changes, or "". */
static const char *check(const char *sources, const char *more, const char *basis)
{
    const char *const files[] = {"evidence/leavers.csv"};
    const s0_read reads[] = {{.name = "leavers.left_on"}};
    const s0_outcome outcome = {
        .word = S0_CONFORM, .files = files, .file_count = 1, .reads = reads, .read_count = 1};
    const s0_rule rule = {.id = "x", .basis = basis};
    s0_quality_terms terms = {.date = day_of("2026-06-30"),
                              .period = {day_of("2026-01-01"), day_of("2026-06-30")}};
    const char *why = NULL;

    terms.evidence = more[0] != '\0' ? EVIDENCE(&common, "organization.yaml", "{}\n", OWN, LEAVERS,
                                                "evidence/sources.yaml", sources,
                                                "evidence/significant_changes.csv", more)
                                     : EVIDENCE(&common, "organization.yaml", "{}\n", OWN, LEAVERS,
                                                "evidence/sources.yaml", sources);
    assert_int_equal(s0_quality_check(&why, common.arena, &rule, &outcome, &terms, NULL), S0_OK);
    return why;
}

#define DEFAULT "default: {source: hr, collected: 2026-06-28, by: hr}\n"

static void assert_why(const char *got, const char *wanted)
{
    if (wanted == NULL) {
        if (got != NULL)
            fail_msg("refused: %s", got);
        return;
    }
    assert_non_null(got);
    assert_string_equal(got, wanted);
}

static void each_weakness_of_a_file_is_named(void **state)
{
    static const struct {
        const char *sources, *why;
    } cases[] = {
        {DEFAULT, NULL},
        {"{}\n", "evidence/leavers.csv has no stated origin"},
        {"default: {source: hr, collected: 2026-06-28}\n",
         "evidence/leavers.csv has no stated origin: sources.yaml does not give by"},
        {"default: {source: hr, by: hr}\n",
         "evidence/leavers.csv has no stated origin: sources.yaml does not give collected"},
        {"default: {source: hr}\n",
         "evidence/leavers.csv has no stated origin: sources.yaml does not give collected, by"},
        {"default: {by: hr}\n",
         "evidence/leavers.csv has no stated origin: sources.yaml does not give source, collected"},
        {"default: {by: hr, collected: 2026-06-28}\n",
         "evidence/leavers.csv has no stated origin: sources.yaml does not give source"},
        {"default: {source: hr, collected: 2026-01-01, by: hr}\n", NULL},
        {"default: {source: hr, collected: 2025-12-31, by: hr}\n",
         "evidence/leavers.csv was collected on 2025-12-31, before the audit period"},
        {"default: {source: hr, collected: 2026-05-31, by: hr, valid_for: 30 days}\n", NULL},
        {"default: {source: hr, collected: 2026-05-30, by: hr, valid_for: 30 days}\n",
         "evidence/leavers.csv was collected on 2026-05-30 and is good for 30 days"},
        {"default: {source: hr, collected: 2025-12-31, by: hr, valid_for: 1 year}\n", NULL},
        {DEFAULT "leavers.csv: {source: hr, collected: 2026-06-28, by: hr, sample: {of: 40, "
                 "method: choice, drawn_by: auditee}}\n",
         "evidence/leavers.csv is a sample that the auditee picked"},
        {DEFAULT "leavers.csv: {source: hr, collected: 2026-06-28, by: hr, sample: {of: 40, "
                 "method: random, drawn_by: auditor}}\n",
         NULL},
        {DEFAULT "leavers/contractors.csv: {source: agency}\n",
         "leavers/contractors.csv is not in evidence/, though sources.yaml speaks of it"},
        {DEFAULT "exits/old.csv: {source: agency, table: leavers}\n",
         "exits/old.csv is not in evidence/, though sources.yaml speaks of it"},
        {DEFAULT "badges/old.csv: {source: agency}\n", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_why(check(cases[i].sources, "", "standard"), cases[i].why);
}

static void the_own_rules_freshness_goes_first(void **state)
{
    static const char late[] =
        "default: {source: hr, collected: 2026-05-30, by: hr, valid_for: 1 year}\n";

    (void)state;
    assert_why(check(late, "", "standard"), NULL);
    assert_why(check(late, "", "own_rules.leaver_accounts"), NULL);
    assert_why(check(late, "", "own_rules.restore_test"),
               "evidence/leavers.csv was collected on 2026-05-30 and is good for 30 days");
}

static void evidence_older_than_a_change_says_nothing(void **state)
{
    static const struct {
        const char *changes, *why;
    } cases[] = {
        {"change,changed_on,affects\nnew HR system,2026-06-29,leavers\n",
         "evidence/leavers.csv is older than the change new HR system of 2026-06-29"},
        {"change,changed_on,affects\nnew HR system,2026-06-28,leavers\n", NULL},
        {"change,changed_on,affects\nnew HR system,2026-06-29,leavers.left_on\n",
         "evidence/leavers.csv is older than the change new HR system of 2026-06-29"},
        {"change,changed_on,affects\nnew HR system,2026-06-29,leave\n", NULL},
        {"change,changed_on,affects\nnew HR system,2026-06-29,accounts\n", NULL},
        {"change,changed_on,affects\nto come,2026-07-05,leavers\n", NULL},
        {"change,changed_on,affects\nnew HR system,2026-06,leavers\n",
         "evidence/leavers.csv may be older than the change new HR system of 2026-06"},
        {"change,affects\nsome day,leavers\n",
         "evidence/leavers.csv may be older than the change some day of unknown"},
        {"change,changed_on\nwho knows what,2026-06-29\n",
         "evidence/leavers.csv is older than the change who knows what of 2026-06-29"},
        {"change,changed_on,affects\nb,2026-06-29,leavers\na,2026-06-30,leavers\n",
         "evidence/leavers.csv is older than the change a of 2026-06-30"},
        {"change,changed_on,affects\n", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_why(check(DEFAULT, cases[i].changes, "standard"), cases[i].why);
}

static void a_conform_that_read_nothing_may_not_stand(void **state)
{
    const s0_outcome outcome = {.word = S0_CONFORM};
    const s0_rule rule = {.id = "x", .basis = "standard"};
    const s0_quality_terms terms = {.evidence = EVIDENCE(&common, "organization.yaml", "{}\n")};
    const char *why = NULL;

    (void)state;
    assert_int_equal(s0_quality_check(&why, common.arena, &rule, &outcome, &terms, NULL), S0_OK);
    assert_why(why, "it read no evidence");
}

static void the_profile_is_a_statement_of_its_own(void **state)
{
    const char *const files[] = {"organization.yaml"};
    const s0_read reads[] = {{.name = "profile.uses_cloud"}};
    const s0_outcome outcome = {
        .word = S0_CONFORM, .files = files, .file_count = 1, .reads = reads, .read_count = 1};
    const s0_rule rule = {.id = "x", .basis = "standard"};
    const s0_quality_terms terms = {
        .evidence = EVIDENCE(&common, "organization.yaml", "uses_cloud: true\n"),
        .date = day_of("2026-06-30"),
        .period = {day_of("2026-01-01"), day_of("2026-06-30")}};
    const char *why = NULL;

    (void)state;
    assert_int_equal(s0_quality_check(&why, common.arena, &rule, &outcome, &terms, NULL), S0_OK);
    assert_why(why, NULL);
}

static void a_read_leads_to_the_files_behind_it(void **state)
{
    const s0_evidence *evidence =
        EVIDENCE(&common, "organization.yaml", "uses_cloud: true\n", OWN, "evidence/accounts/b.csv",
                 "account\nb\n", "evidence/accounts/a.csv", "account\na\n", SOURCES);
    static const struct {
        const char *name;
        size_t count;
        const char *first;
    } cases[] = {
        {"accounts.account", 2, "evidence/accounts/a.csv"},
        {"accounts", 2, "evidence/accounts/a.csv"},
        {"profile.uses_cloud", 1, "organization.yaml"},
        {"own_rules.leaver_accounts.within", 1, "evidence/own.yaml"},
        {"leavers.person", 0, NULL},
        {"profile.remote_work", 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_file *const *files;
        size_t count;

        assert_int_equal(
            s0_quality_files(&files, &count, common.arena, cases[i].name, evidence, NULL), S0_OK);
        assert_int_equal(count, cases[i].count);
        if (count > 0)
            assert_string_equal(files[0]->source->path, cases[i].first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_weakness_of_a_file_is_named),
        cmocka_unit_test(the_own_rules_freshness_goes_first),
        cmocka_unit_test(evidence_older_than_a_change_says_nothing),
        cmocka_unit_test(a_conform_that_read_nothing_may_not_stand),
        cmocka_unit_test(the_profile_is_a_statement_of_its_own),
        cmocka_unit_test(a_read_leads_to_the_files_behind_it),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
