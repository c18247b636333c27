/* test_every.c - the promises of rule/every.h: which records meet, fail, are unknown or set
 * apart, every number, and the outcome that follows. */
#include "rule/support.h"

static const char declared[] =
    "\"accounts.person\", \"accounts.account\", \"accounts.disabled_on\", \"accounts.privileged\", "
    "\"accounts.last_sign_in\", \"accounts.handled\", \"accounts.site\", \"accounts.severity\", "
    "\"accounts.logins\", \"own_rules.awareness\"";

/* The outcome of `every { of = accounts, key = person and account, … }` over rows of
 * person,account,disabled_on,privileged,handled,site,severity,logins. */
static s0_outcome over(world *w, const char *rows, const char *fields, const text_file *more)
{
    static char csv[8192], body[4096];
    text_file files[2] = {{"evidence/accounts.csv", csv}};

    snprintf(csv, sizeof csv,
             "person,account,disabled_on,privileged,handled,site,severity,logins\n%s", rows);
    snprintf(body, sizeof body,
             "return every { of = audit.records.accounts, key = { \"person\", \"account\" },\n"
             "gap = \"{failed} of {all} fail, {unknown} unknown, {subjects} people\", %s }",
             fields);
    if (more != NULL)
        files[1] = *more;
    return run_check(w, declared, "", body, files, more == NULL ? 1 : 2);
}

static void each_outcome_follows_from_the_counts(void **state)
{
    static const struct {
        const char *rows, *fields;
        s0_word word;
        const char *text;
        int64_t population, met, failed, unknown;
    } cases[] = {
        {"p1,a1,2026-02-01,no,no,,,\np1,a2,2026-02-01,no,no,,,\n", "meets = { privileged = false }",
         S0_CONFORM, "Accounts are as they must be (2 of 2 met)", 2, 2, 0, 0},
        {"p1,a1,,yes,no,,,\np1,a2,,no,no,,,\np2,a1,,yes,no,,,\n", "meets = { privileged = false }",
         S0_GAP, "2 of 3 fail, 0 unknown, 2 people", 3, 1, 2, 0},
        {"p1,a1,,,no,,,\np1,a2,,no,no,,,\n", "meets = { privileged = false }", S0_NOT_DETERMINED,
         "Cannot be determined: 1 of 2 records lacks accounts.privileged", 2, 1, 0, 1},
        {"p1,a1,,,no,,,\np1,a2,,yes,no,,,\n", "meets = { privileged = false }", S0_GAP,
         "1 of 2 fail, 1 unknown, 1 people", 2, 0, 1, 1},
        {"", "meets = { privileged = false }", S0_NOT_DETERMINED,
         "Cannot be determined: no record is left to look at", 0, 0, 0, 0},
        {"", "meets = { privileged = false }, empty = \"conform\"", S0_CONFORM,
         "Accounts are as they must be (there was nothing to look at)", 0, 0, 0, 0},
        {"p1,a1,,yes,no,,,\n", "meets = { privileged = false }, except = { privileged = true }",
         S0_NOT_DETERMINED,
         "Cannot be determined: no record is left to look at; set apart: 1 exempt", 0, 0, 0, 0},
        {"p1,a1,,yes,no,,,\n",
         "meets = { privileged = false }, except = { privileged = true }, empty = \"conform\"",
         S0_CONFORM,
         "Accounts are as they must be (there was nothing to look at; set apart: 1 exempt)", 0, 0,
         0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        s0_outcome o = over(&w, cases[i].rows, cases[i].fields, NULL);

        assert_string_equal(o.text, cases[i].text);
        assert_int_equal(o.word, cases[i].word);
        assert_int_equal(o.numbers.population, cases[i].population);
        assert_int_equal(o.numbers.met, cases[i].met);
        assert_int_equal(o.numbers.failed, cases[i].failed);
        assert_int_equal(o.numbers.unknown, cases[i].unknown);
        assert_true(o.counted);
        world_free(&w);
    }
}

static void critical_exposed_handled_and_group_are_three_valued(void **state)
{
    static const struct {
        const char
            *rows; /* privileged: critical; handled; logins at least 5: exposed; site: group */
        int64_t critical, critical_failed, critical_unknown, exposed, handled, not_handled,
            handled_unknown, groups;
    } cases[] = {
        /* all known */
        {"p1,a1,none,yes,yes,x,,9\np2,a1,none,no,no,y,,1\n", 1, 1, 0, 1, 1, 1, 0, 2},
        /* critical unknown on a failing record: not excluded, not known */
        {"p1,a1,none,,no,x,,1\n", 1, 0, 1, 0, 0, 1, 0, 1},
        /* critical unknown on a meeting record: not excluded */
        {"p1,a1,2026-02-01,,no,x,,1\np2,a1,none,yes,no,x,,1\n", 2, 1, 0, 0, 0, 1, 0, 1},
        /* a critical record that meets */
        {"p1,a1,2026-02-01,yes,no,x,,1\np2,a1,none,yes,no,x,,1\n", 2, 1, 0, 0, 0, 1, 0, 1},
        /* handled unknown: neither */
        {"p1,a1,none,no,,x,,1\n", 0, 0, 0, 0, 0, 0, 1, 1},
        /* exposed unknown: not exposed */
        {"p1,a1,none,no,no,x,,\n", 0, 0, 0, 0, 0, 1, 0, 1},
        /* none is a group of its own, the same for all */
        {"p1,a1,none,no,no,none,,1\np2,a1,none,no,no,none,,1\np3,a1,none,no,no,x,,1\n", 0, 0, 0, 0,
         0, 3, 0, 2},
        /* nobody fails: no group */
        {"p1,a1,2026-02-01,no,no,x,,1\n", 0, 0, 0, 0, 0, 0, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        s0_outcome o = over(&w, cases[i].rows,
                            "meets = { disabled_on = given }, critical = { privileged = true },\n"
                            "exposed = { logins = at_least(5) }, handled = { handled = true },\n"
                            "group = \"site\"",
                            NULL);
        const s0_numbers *n = &o.numbers;

        assert_int_equal(n->critical, cases[i].critical);
        assert_int_equal(n->critical_failed, cases[i].critical_failed);
        assert_int_equal(n->critical_unknown, cases[i].critical_unknown);
        assert_int_equal(n->exposed, cases[i].exposed);
        assert_int_equal(n->handled, cases[i].handled);
        assert_int_equal(n->not_handled, cases[i].not_handled);
        assert_int_equal(n->handled_unknown, cases[i].handled_unknown);
        assert_int_equal(n->groups, cases[i].groups);
        assert_string_equal(n->group_column, "site");
        world_free(&w);
    }
}

static void unknown_groups_count_as_the_same_group(void **state)
{
    world w = {0};
    text_file unknown_words = {"evidence/sources.yaml",
                               "default: {source: t, collected: 2026-06-30, by: t}\n"
                               "accounts.csv: {source: t, collected: 2026-06-30, by: t, "
                               "unknown: [n/a]}\n"};
    s0_outcome o =
        over(&w, "p1,a1,none,no,no,n/a,,1\np2,a1,none,no,no,x,,1\np3,a1,none,no,no,n/a,,1\n",
             "meets = { disabled_on = given }, group = \"site\"", &unknown_words);

    (void)state;
    assert_int_equal(o.numbers.failed, 3);
    assert_int_equal(o.numbers.groups, 1);
    world_free(&w);
}

static void without_a_test_for_handled_all_failing_are_not_handled(void **state)
{
    world w = {0};
    s0_outcome o =
        over(&w, "p1,a1,none,no,,,,\np2,a1,none,no,,,,\n", "meets = { disabled_on = given }", NULL);

    (void)state;
    assert_int_equal(o.numbers.not_handled, 2);
    assert_int_equal(o.numbers.handled, 0);
    assert_int_equal(o.numbers.groups, 0);
    assert_null(o.numbers.group_column);
    world_free(&w);
}

/* `met`, `failed`, `unknown` records against a share. */
static s0_outcome share(world *w, int met, int failed, int unknown, const char *percent)
{
    static char rows[8192], fields[256];
    size_t at = 0;

    rows[0] = '\0';
    for (int i = 0; i < met + failed + unknown; i++)
        at += (size_t)snprintf(rows + at, sizeof rows - at, "p%d,a,,%s,no,,,\n", i,
                               i < met            ? "no"
                               : i < met + failed ? "yes"
                                                  : "");
    snprintf(fields, sizeof fields, "meets = { privileged = false }, at_least = %s", percent);
    return over(w, rows, fields, NULL);
}

static void a_share_is_reached_missed_or_open_for_certain(void **state)
{
    static const struct {
        int met, failed, unknown;
        const char *percent;
        s0_word word;
    } cases[] = {
        {95, 5, 0, "95", S0_CONFORM},
        {94, 6, 0, "95", S0_GAP},
        {94, 5, 1, "95", S0_NOT_DETERMINED},
        {95, 4, 1, "95", S0_CONFORM},
        {94, 4, 2, "95", S0_NOT_DETERMINED},
        {93, 6, 1, "95", S0_GAP},
        {10, 0, 0, "100", S0_CONFORM},
        {9, 0, 1, "100", S0_NOT_DETERMINED},
        {9, 1, 0, "100", S0_GAP},
        {1, 2, 0, "33.3", S0_CONFORM},
        {1, 2, 0, "33.4", S0_GAP},
        {0, 1, 0, "0.1", S0_GAP},
        {0, 0, 1, "50", S0_NOT_DETERMINED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        s0_outcome o = share(&w, cases[i].met, cases[i].failed, cases[i].unknown, cases[i].percent);

        if (o.word != cases[i].word)
            fail_msg("case %zu: %s, %s", i, s0_words[o.word], o.text);
        assert_int_equal(o.missing_count, o.word == S0_NOT_DETERMINED ? 1 : 0);
        world_free(&w);
    }
}

static void failures_that_a_share_allows_are_listed(void **state)
{
    world w = {0};
    s0_outcome o = share(&w, 95, 5, 0, "95");

    (void)state;
    assert_string_equal(o.text, "Accounts are as they must be (95 of 100 met, at least 95 % "
                                "demanded; not met: p95/a, p96/a, p97/a, p98/a, p99/a)");
    assert_int_equal(o.failed_count, 5);
    world_free(&w);
}

static void a_gap_under_a_share_says_what_was_demanded(void **state)
{
    world w = {0};
    s0_outcome o = share(&w, 94, 6, 0, "95");

    (void)state;
    assert_string_equal(o.text, "6 of 100 fail, 0 unknown, 100 people (94 % met, at least 95 % "
                                "demanded)");
    world_free(&w);
}

static void a_share_reached_only_with_records_that_may_not_belong_is_not_reached(void **state)
{
    static const text_file files[] = {{"evidence/accounts.csv",
                                       "person,account,privileged,handled\n"
                                       "p1,a,yes,no\np2,a,,yes\n"}};
    world w = {0};
    s0_outcome o =
        run_check(&w, declared, "",
                  "return every { of = audit.records.accounts:where { privileged = true },\n"
                  "key = \"person\", meets = { handled = true }, at_least = 50,\n"
                  "gap = \"{failed} fail\" }",
                  files, 1);

    (void)state;
    assert_int_equal(o.word, S0_NOT_DETERMINED);
    world_free(&w);
}

/* The population may be empty, and an empty one shows nothing. */
static void what_may_not_belong_shows_nothing_by_itself(void **state)
{
    static const struct {
        const char *file, *more;
        s0_word word;
        int64_t unknown, met;
    } cases[] = {
        {"person,privileged,handled\np1,,yes\n", "", S0_NOT_DETERMINED, 1, 0},
        {"person,privileged,handled\np1,,yes\np2,,yes\n", "", S0_NOT_DETERMINED, 2, 0},
        {"person,privileged,handled\np1,,yes\np2,yes,yes\n", "", S0_CONFORM, 0, 2},
        {"person,privileged,handled\np1,,yes\n", "empty = \"conform\",", S0_CONFORM, 0, 1},
        {"person,privileged,handled\np1,,yes\n", "at_least = 50,", S0_NOT_DETERMINED, 1, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text_file file = {"evidence/accounts.csv", cases[i].file};
        world w = {0};
        char body[400];
        s0_outcome o;

        snprintf(body, sizeof body,
                 "return every { of = audit.records.accounts:where { privileged = true },\n"
                 "key = \"person\", meets = { handled = true }, %s gap = \"{failed} fail\" }",
                 cases[i].more);
        o = run_check(&w, declared, "", body, &file, 1);
        assert_int_equal(o.word, cases[i].word);
        assert_int_equal(o.numbers.unknown, cases[i].unknown);
        assert_int_equal(o.numbers.met, cases[i].met);
        assert_int_equal(o.missing_count, o.word == S0_NOT_DETERMINED ? 1 : 0);
        world_free(&w);
    }
}

static void except_exempts_and_doubt_about_it_is_no_failure(void **state)
{
    static const struct {
        const char *row;
        s0_word word;
        int64_t exempt, unknown, met;
        const char *text;
    } cases[] = {
        {"p1,a1,none,yes,no,,,\n", S0_NOT_DETERMINED, 1, 0, 0, "exempt: privileged yes"},
        {"p1,a1,2026-01-01,yes,no,,,\n", S0_NOT_DETERMINED, 1, 0, 0, "exempt: privileged yes"},
        {"p1,a1,none,,no,,,\n", S0_NOT_DETERMINED, 0, 1, 0,
         "disabled_on none; not known whether it is exempt; privileged is unknown"},
        {"p1,a1,2026-01-01,,no,,,\n", S0_NOT_DETERMINED, 0, 1, 0,
         "disabled_on 2026-01-01; not known whether it is exempt; privileged is unknown"},
        {"p1,a1,2026-01-01,,no,,,\np2,a2,2026-01-01,no,no,,,\n", S0_CONFORM, 0, 0, 2, NULL},
        {"p1,a1,none,no,no,,,\n", S0_GAP, 0, 0, 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        s0_outcome o =
            over(&w, cases[i].row,
                 "meets = { disabled_on = given }, except = { privileged = true }", NULL);

        assert_int_equal(o.word, cases[i].word);
        assert_int_equal(o.numbers.exempt, cases[i].exempt);
        assert_int_equal(o.numbers.unknown, cases[i].unknown);
        assert_int_equal(o.numbers.met, cases[i].met);
        if (cases[i].exempt > 0) {
            assert_string_equal(o.apart[0].text, cases[i].text);
            assert_string_equal(o.apart[0].apart, "exempt");
        }
        if (cases[i].unknown > 0)
            assert_string_equal(o.unknown[0].text, cases[i].text);
        world_free(&w);
    }
}

static void a_deadline_that_is_not_past_or_not_there_sets_apart(void **state)
{
    static const text_file files[] = {
        {"evidence/accounts.csv", "person,account,disabled_on,severity\n"
                                  "p1,a,none,high\np2,a,none,low\np3,a,2026-05-01,high\n"
                                  "p4,a,2026-06-11,high\n"},
    };
    world w = {0};
    s0_outcome o = run_check(
        &w, declared, "",
        "return every { of = audit.records.accounts, key = \"person\",\n"
        "meets = { disabled_on = by(audit.date + per(\"severity\", { high = \"10 days\" })) },\n"
        "gap = \"{failed} of {all}\" }",
        files, 1);

    (void)state;
    assert_int_equal(o.word, S0_CONFORM);
    assert_int_equal(o.numbers.met, 2);
    assert_int_equal(o.numbers.not_due, 1);
    assert_int_equal(o.numbers.no_limit, 1);
    assert_int_equal(o.apart_count, 2);
    assert_string_equal(o.apart[0].text, "disabled_on none, due by 2026-07-10");
    assert_string_equal(o.apart[0].apart, "not_due");
    assert_string_equal(o.apart[1].text, "no limit for disabled_on");
    assert_string_equal(o.text, "Accounts are as they must be (2 of 2 met; set apart: 1 not due, "
                                "1 without limit)");
    assert_int_equal(o.passes[0].apart, 2);
    world_free(&w);
}

static void a_waiver_counts_only_when_it_holds_for_certain(void **state)
{
    static const struct {
        const char *row;
        s0_word word; /* conform: it holds; not determined: it may */
    } cases[] = {
        {"A.5.18-tried,,p1/a1,CISO,migration,2026-01-01,2026-12-31", S0_CONFORM},
        {"A.5.18-tried,,p1,CISO,migration,2026-01-01,2026-12-31", S0_CONFORM},
        {"none,A.5.18,p1/a1,CISO,migration,2026-01-01,2026-12-31", S0_CONFORM},
        {"A.5.18-tried,,p1/a1,CISO,migration,2026-06-30,2026-06-30", S0_CONFORM},
        {"A.5.18-tried,,p1/a1,CISO,migration,2026-01-01,2026-06-29", S0_GAP},
        {"A.5.18-tried,,p1/a1,CISO,migration,2026-07-01,2026-12-31", S0_GAP},
        {"A.5.18-tried,,p1/a1,CISO,migration,2026-01-01,2026-06", S0_NOT_DETERMINED},
        {"A.5.18-tried,,p1/a1,CISO,migration,2026-01-01,none", S0_GAP},
        {"A.5.18-tried,,p1/a1,none,migration,2026-01-01,2026-12-31", S0_GAP},
        {"A.5.18-other,,p1/a1,CISO,migration,2026-01-01,2026-12-31", S0_GAP},
        {"A.5.18-other,A.5.18,p1/a1,CISO,migration,2026-01-01,2026-12-31", S0_GAP},
        {"none,A.5.17,p1/a1,CISO,migration,2026-01-01,2026-12-31", S0_GAP},
        {"A.5.18-tried,,p2/a1,CISO,migration,2026-01-01,2026-12-31", S0_GAP},
        {"A.5.18-tried,,a1,CISO,migration,2026-01-01,2026-12-31", S0_GAP},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        char csv[512];
        text_file waivers = {"evidence/waivers.csv", csv};
        s0_outcome o;

        snprintf(csv, sizeof csv, "rule,requirement,subject,approver,reason,from,until\n%s\n",
                 cases[i].row);
        o = over(&w, "p1,a1,none,no,no,,,\np2,a2,2026-01-01,no,no,,,\n",
                 "meets = { disabled_on = given }", &waivers);
        if (o.word != cases[i].word || o.numbers.waived != (cases[i].word == S0_CONFORM))
            fail_msg("%s: %s", cases[i].row, o.text);
        if (i == 0) {
            assert_string_equal(o.apart[0].text, "waived by CISO until 2026-12-31: migration "
                                                 "(evidence/waivers.csv:2)");
            assert_string_equal(o.files[1], "evidence/waivers.csv");
        }
        world_free(&w);
    }
}

/* Waivers of which something is unknown, over p1 (fails), p2 (fails where asked), p3 (meets). */
static void a_waiver_in_doubt_leaves_the_record_unknown(void **state)
{
    static const char *const parts[] = {"A.5.18-tried", "none",       "p1/a1",     "CISO",
                                        "why",          "2026-01-01", "2026-12-31"};
    static const struct {
        int unknown; /* which part */
        bool both;   /* whether p2 fails too */
        s0_word word;
        const char *missing;
    } cases[] = {
        {0, false, S0_NOT_DETERMINED, "waivers.rule"},
        {2, false, S0_NOT_DETERMINED, "waivers.subject"},
        {3, false, S0_NOT_DETERMINED, "waivers.approver"},
        {4, false, S0_CONFORM, NULL}, /* the reason decides nothing */
        {5, false, S0_NOT_DETERMINED, "waivers.from"},
        {6, false, S0_NOT_DETERMINED, "waivers.until"},
        {3, true, S0_GAP, NULL}, /* p2 fails whatever the waiver says */
        {2, true, S0_GAP, NULL}, /* one waiver cannot spare two */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        char csv[512] = "rule,requirement,subject,approver,reason,from,until\n", rows[256];
        text_file files[] = {{"evidence/waivers.csv", csv},
                             {"evidence/accounts.csv", rows},
                             {"evidence/sources.yaml",
                              "default: {source: t, collected: 2026-06-30, by: t}\n"
                              "waivers.csv: {source: t, collected: 2026-06-30, by: t, "
                              "unknown: [n/a]}\n"}};
        s0_outcome o;

        for (int k = 0; k < 7; k++)
            snprintf(csv + strlen(csv), sizeof csv - strlen(csv), "%s%s",
                     k == cases[i].unknown ? "n/a" : parts[k], k < 6 ? "," : "\n");
        snprintf(rows, sizeof rows,
                 "person,account,disabled_on\np1,a1,none\np2,a2,%s\np3,a3,2026-01-01\n",
                 cases[i].both ? "none" : "2026-01-01");
        o = run_check(
            &w, declared, "",
            "return every { of = audit.records.accounts, key = { \"person\", \"account\" },\n"
            "meets = { disabled_on = given }, gap = \"{failed} of {all}\" }",
            files, 3);
        if (o.word != cases[i].word)
            fail_msg("case %zu: %s: %s", i, s0_words[o.word], o.text);
        if (cases[i].missing != NULL) {
            assert_string_equal(o.missing[0], cases[i].missing);
            assert_string_equal(o.files[1], "evidence/waivers.csv");
        }
        world_free(&w);
    }
}

static void a_record_that_nobody_can_name_may_be_the_waived_one(void **state)
{
    static const text_file files[] = {
        {"evidence/waivers.csv", "rule,requirement,subject,approver,reason,from,until\n"
                                 "A.5.18-tried,,p1/a1,CISO,why,2026-01-01,2026-12-31\n"},
        {"evidence/accounts.csv", "person,account,disabled_on\np1,,none\n"}};
    world w = {0};
    s0_outcome o = run_check(&w, declared, "",
                             "return every { of = audit.records.accounts, key = { \"person\", "
                             "\"account\" },\nmeets = { disabled_on = given }, gap = \"x\" }",
                             files, 2);

    (void)state;
    assert_int_equal(o.word, S0_NOT_DETERMINED);
    assert_string_equal(o.unknown[0].text,
                        "disabled_on none; not known whether a waiver holds: accounts.account is "
                        "unknown (evidence/accounts.csv:2)");
    assert_string_equal(o.missing[0], "accounts.account");
    world_free(&w);
}

static void records_that_may_not_belong_are_met_or_unknown(void **state)
{
    static const text_file files[] = {{"evidence/accounts.csv",
                                       "person,account,privileged,handled\n"
                                       "p1,a,yes,yes\np2,a,,yes\np3,a,,no\np4,a,no,no\n"}};
    world w = {0};
    s0_outcome o =
        run_check(&w, declared, "",
                  "return every { of = audit.records.accounts:where { privileged = true },\n"
                  "key = \"person\", meets = { handled = true }, gap = \"{failed} fail\" }",
                  files, 1);

    (void)state;
    assert_int_equal(o.word, S0_NOT_DETERMINED);
    assert_int_equal(o.numbers.met, 2);
    assert_int_equal(o.numbers.unknown, 1);
    assert_int_equal(o.numbers.failed, 0);
    assert_string_equal(o.unknown[0].key, "p3");
    assert_string_equal(o.unknown[0].text,
                        "handled no; not known whether it belongs here; privileged is "
                        "unknown");
    assert_int_equal(o.missing_count, 1);
    assert_string_equal(o.missing[0], "accounts.privileged");
    world_free(&w);
}

static void instances_stand_in_natural_order_and_repeated_keys_are_told_apart(void **state)
{
    world w = {0};
    s0_outcome o = over(&w,
                        "p10,a,none,no,no,,,\np9,a,none,no,no,,,\np9,b,none,no,no,,,2\n"
                        "p9,b,none,no,no,,,1\np9,b,2026-01-01,no,no,,,3\np2,a,none,no,no,,,\n",
                        "meets = { disabled_on = given }", NULL);
    static const char *const keys[] = {"p2/a", "p9/a", "p9/b", "p9/b#2", "p10/a"};
    static const char *const sources[] = {"evidence/accounts.csv:7", "evidence/accounts.csv:3",
                                          "evidence/accounts.csv:5", "evidence/accounts.csv:4",
                                          "evidence/accounts.csv:2"};

    (void)state;
    assert_int_equal(o.failed_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(o.failed[i].key, keys[i]);
        assert_string_equal(o.failed[i].source, sources[i]);
    }
    assert_int_equal(o.numbers.subjects, 3);
    assert_int_equal(o.numbers.failed_subjects, 3);
    world_free(&w);
}

static void the_order_of_rows_does_not_show(void **state)
{
    static const char *const rows[] = {
        "p1,a,none,yes,no,x,,\np2,a,none,no,,y,,\np3,a,2026-01-01,no,no,,,\n",
        "p3,a,2026-01-01,no,no,,,\np2,a,none,no,,y,,\np1,a,none,yes,no,x,,\n"};
    world a = {0}, b = {0};
    const char *fields = "meets = { disabled_on = given }, critical = { privileged = true }, "
                         "handled = { handled = true }, group = \"site\"";
    s0_outcome x = over(&a, rows[0], fields, NULL), y = over(&b, rows[1], fields, NULL);

    (void)state;
    assert_string_equal(x.text, y.text);
    assert_memory_equal(&x.numbers, &y.numbers, offsetof(s0_numbers, group_column));
    assert_int_equal(x.failed_count, y.failed_count);
    for (size_t i = 0; i < x.failed_count; i++) {
        assert_string_equal(x.failed[i].key, y.failed[i].key);
        assert_string_equal(x.failed[i].text, y.failed[i].text);
    }
    world_free(&a);
    world_free(&b);
}

static void a_thousand_instances_are_listed_and_all_are_counted(void **state)
{
    size_t room = 1 << 17, at = 0;
    char *csv = malloc(room);
    text_file files[] = {{"evidence/accounts.csv", csv}};
    world w = {0};
    s0_outcome o;

    (void)state;
    assert_non_null(csv);
    at += (size_t)snprintf(csv, room, "person,account,disabled_on,privileged\n");
    for (int i = 0; i < 2500; i++)
        at += (size_t)snprintf(csv + at, room - at, "p%d,a,none,%s\n", i, i % 2 ? "yes" : "");
    o = run_check(&w, declared, "",
                  "return every { of = audit.records.accounts, key = \"person\",\n"
                  "meets = { privileged = false }, gap = \"{failed} of {all}\" }",
                  files, 1);
    assert_string_equal(o.text, "1250 of 2500");
    assert_int_equal(o.numbers.unknown, 1250);
    assert_int_equal(o.failed_count, S0_LISTED_MAX);
    assert_int_equal(o.unknown_count, S0_LISTED_MAX);
    assert_string_equal(o.failed[0].key, "p1");
    assert_string_equal(o.failed[999].key, "p1999");
    world_free(&w);
    free(csv);
}

static void what_fails_is_said_in_words(void **state)
{
    static const struct {
        const char *row, *meets, *text;
    } cases[] = {
        {"p,a,2026-05-20,no,no,,,", "disabled_on = by(\"2026-05-19\")",
         "disabled_on 2026-05-20, after 2026-05-19"},
        {"p,a,none,no,no,,,", "disabled_on = by(\"2026-05-19\")",
         "disabled_on none, due by 2026-05-19"},
        {"p,a,2026-05-20,no,no,,,", "disabled_on = before(\"2026-05-20\")",
         "disabled_on 2026-05-20, not before 2026-05-20"},
        {"p,a,2026-05-20,no,no,,,", "disabled_on = after(\"2026-05-20\")",
         "disabled_on 2026-05-20, not after 2026-05-20"},
        {"p,a,2026-05-20,no,no,,,", "disabled_on = since(\"2026-05-21\")",
         "disabled_on 2026-05-20, before 2026-05-21"},
        {"p,a,2026-05-20,no,no,,,", "disabled_on = none", "disabled_on 2026-05-20"},
        {"p,a,none,no,no,,,", "disabled_on = given", "disabled_on none"},
        {"p,a,none,no,no,,,4", "logins = at_least(5)", "logins 4, below 5"},
        {"p,a,none,no,no,,,6", "logins = at_most(5)", "logins 6, above 5"},
        {"p,a,none,no,no,,low,", "severity = one_of(\"high\")", "severity low, not one of high"},
        {"p,a,none,yes,no,,low,", "privileged = false, severity = \"high\"",
         "privileged yes; severity low, not high"},
        {"p,a,2026-05-20,no,no,,,",
         "any_of { { disabled_on = none }, { disabled_on = since(\"2026-05-21\") } }",
         "disabled_on 2026-05-20, before 2026-05-21"},
        {"p,a,none,no,no,,,",
         "any_of { { disabled_on = given }, { disabled_on = by(\"2026-05-21\") } }",
         "disabled_on none, due by 2026-05-21"},
        {"p,a,none,no,no,,,", "disabled_on = before(\"2026-05-21\")", "disabled_on none"},
        {"p,a,none,no,no,,,",
         "any_of { { disabled_on = by(\"2026-05-21\") }, { disabled_on = after(\"2026-06-01\") } }",
         "disabled_on none, due by 2026-05-21"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world w = {0};
        char fields[256];
        s0_outcome o;

        snprintf(fields, sizeof fields, "meets = { %s }", cases[i].meets);
        o = over(&w, cases[i].row, fields, NULL);
        assert_int_equal(o.word, S0_GAP);
        assert_string_equal(o.failed[0].text, cases[i].text);
        world_free(&w);
    }
}

/* What a reader of the finding is told never has a name that only the rule knows. */
static void joins_are_told_by_table_and_by_what_is_not_there(void **state)
{
    static const text_file files[] = {
        {"evidence/systems.csv", "system,critical\ndb,yes\nweb,yes\n"},
        {"evidence/restore_tests.csv", "system,tested_on\ndb,2026-02-03\n"},
        {"evidence/sources.yaml", "default: {source: t, collected: 2026-06-30, by: t}\n"}};
    world w = {0};
    s0_outcome o = run_check(
        &w, "\"systems.system\", \"restore_tests.system\", \"restore_tests.tested_on\"", "",
        "return every { of = audit.records.systems:with(audit.records.restore_tests, \"system\",\n"
        "{ unmatched = \"none\", prefix = \"test_\" }), key = \"system\",\n"
        "meets = { test_system = given, test_tested_on = by(\"2026-02-02\") },\n"
        "gap = \"{failed} of {all}\" }",
        files, 3);

    (void)state;
    assert_string_equal(o.text, "2 of 2");
    assert_int_equal(o.word, S0_GAP);
    assert_string_equal(o.failed[0].key, "db");
    assert_string_equal(o.failed[0].text, "restore_tests.tested_on 2026-02-03, after 2026-02-02");
    assert_string_equal(o.failed[1].key, "web");
    assert_string_equal(o.failed[1].text, "no record of it in restore_tests");
    world_free(&w);
}

static void what_two_joins_say_alike_is_said_once(void **state)
{
    static const text_file files[] = {
        {"evidence/systems.csv", "system,critical\ndb,yes\n"},
        {"evidence/restore_tests.csv", "system,tested_on\ndb,2026-02-03\n"},
        {"evidence/sources.yaml", "default: {source: t, collected: 2026-06-30, by: t}\n"}};
    world w = {0};
    s0_outcome o = run_check(
        &w,
        "\"systems.system\", \"systems.critical\", \"restore_tests.system\", "
        "\"restore_tests.tested_on\"",
        "",
        "local tests = audit.records.restore_tests\n"
        "return every { of = audit.records.systems:with(tests, \"system\", { prefix = \"a_\" })\n"
        "  :with(tests, \"system\", { prefix = \"b_\" }), key = \"system\",\n"
        "meets = { a_tested_on = by(\"2026-02-02\"), b_tested_on = by(\"2026-02-02\"),\n"
        "          critical = false }, gap = \"{failed} of {all}\" }",
        files, 3);

    (void)state;
    assert_int_equal(o.word, S0_GAP);
    assert_string_equal(o.failed[0].text,
                        "restore_tests.tested_on 2026-02-03, after 2026-02-02; critical yes");
    world_free(&w);
}

static void a_month_that_does_not_decide_is_unknown_and_said_so(void **state)
{
    world w = {0};
    s0_outcome o =
        over(&w, "p,a,2026-05,no,no,,,\n", "meets = { disabled_on = by(\"2026-05-19\") }", NULL);

    (void)state;
    assert_int_equal(o.word, S0_NOT_DETERMINED);
    assert_string_equal(o.unknown[0].text, "disabled_on 2026-05 cannot be held against 2026-05-19");
    assert_string_equal(o.missing[0], "accounts.disabled_on");
    world_free(&w);
}

static void schedules_bring_their_own_key_and_test(void **state)
{
    static const text_file files[] = {
        {"evidence/own.yaml", "own_rules:\n  restore_test: {every: 1 quarter}\n"},
        {"evidence/systems.csv", "system,critical\ndb,yes\nweb,yes\nlab,no\n"},
        {"evidence/restore_tests.csv",
         "system,tested_on\ndb,2026-02-03\ndb,2026-05-03\nweb,2026-04-01\n"},
        {"evidence/sources.yaml", "default: {source: t, collected: 2026-06-30, by: t, covers: "
                                  "{from: 2026-01-01, to: 2026-06-30}}\n"}};
    world w = {0};
    s0_outcome o = run_check(
        &w,
        "\"systems.system\", \"systems.critical\", \"restore_tests.system\", "
        "\"restore_tests.tested_on\"",
        "basis = \"own_rules.restore_test\",",
        "return every { of = schedule { of = audit.records.systems:where { critical = true },\n"
        "key = \"system\", every = audit.own.restore_test.every,\n"
        "done = audit.records.restore_tests, at = \"tested_on\" },\n"
        "gap = \"{failed} of {all} restore tests of {subjects} systems were not made\" }",
        files, 4);

    (void)state;
    assert_int_equal(o.word, S0_GAP);
    assert_string_equal(o.text, "1 of 4 restore tests of 2 systems were not made");
    assert_string_equal(o.failed[0].key, "web/2026-Q1");
    assert_string_equal(o.failed[0].text, "not done by 2026-03-31, then on 2026-04-01");
    assert_int_equal(o.numbers.failed_subjects, 1);
    world_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_outcome_follows_from_the_counts),
        cmocka_unit_test(critical_exposed_handled_and_group_are_three_valued),
        cmocka_unit_test(unknown_groups_count_as_the_same_group),
        cmocka_unit_test(without_a_test_for_handled_all_failing_are_not_handled),
        cmocka_unit_test(a_share_is_reached_missed_or_open_for_certain),
        cmocka_unit_test(failures_that_a_share_allows_are_listed),
        cmocka_unit_test(a_gap_under_a_share_says_what_was_demanded),
        cmocka_unit_test(a_share_reached_only_with_records_that_may_not_belong_is_not_reached),
        cmocka_unit_test(what_may_not_belong_shows_nothing_by_itself),
        cmocka_unit_test(except_exempts_and_doubt_about_it_is_no_failure),
        cmocka_unit_test(a_deadline_that_is_not_past_or_not_there_sets_apart),
        cmocka_unit_test(a_waiver_counts_only_when_it_holds_for_certain),
        cmocka_unit_test(a_waiver_in_doubt_leaves_the_record_unknown),
        cmocka_unit_test(a_record_that_nobody_can_name_may_be_the_waived_one),
        cmocka_unit_test(records_that_may_not_belong_are_met_or_unknown),
        cmocka_unit_test(instances_stand_in_natural_order_and_repeated_keys_are_told_apart),
        cmocka_unit_test(the_order_of_rows_does_not_show),
        cmocka_unit_test(a_thousand_instances_are_listed_and_all_are_counted),
        cmocka_unit_test(what_fails_is_said_in_words),
        cmocka_unit_test(joins_are_told_by_table_and_by_what_is_not_there),
        cmocka_unit_test(what_two_joins_say_alike_is_said_once),
        cmocka_unit_test(a_month_that_does_not_decide_is_unknown_and_said_so),
        cmocka_unit_test(schedules_bring_their_own_key_and_test),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
