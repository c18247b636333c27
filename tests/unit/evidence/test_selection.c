/* test_selection.c - populations: where, with, latest, order, and what a record remembers. */
#include "evidence/populations.h"

static s0_terms terms;

static int open_all(void **state)
{
    if (open_arena(state) != 0)
        return 1;
    terms = terms_of("2026-11-02", "2026-05-01", "2026-10-31");
    return 0;
}

static const s0_selection *where(const s0_selection *from, const s0_condition *condition)
{
    const s0_selection *out = NULL;
    s0_error err = {0};

    if (s0_select_where(&out, arena, from, condition, &terms, &err) != S0_OK)
        fail_msg("%s", err.message);
    return out;
}

static const s0_selection *with(const s0_selection *from, const s0_selection *other,
                                const char *left, const char *right, s0_unmatched unmatched,
                                const char *prefix)
{
    s0_join join = {&left, &right, 1, unmatched, prefix};
    const s0_selection *out = NULL;
    s0_error err = {0};

    if (s0_select_with(&out, arena, from, other, &join, &terms, &err) != S0_OK)
        fail_msg("%s", err.message);
    return out;
}

static const s0_selection *latest(const s0_selection *from, const char *key, const char *at)
{
    const s0_selection *out = NULL;
    s0_error err = {0};

    if (s0_select_latest(&out, arena, from, &key, 1, at, &terms, &err) != S0_OK)
        fail_msg("%s", err.message);
    return out;
}

static const s0_selection *leavers(const char *rows)
{
    return rows_of("leavers", "person:key left_on:date!", rows, NULL);
}

static const s0_selection *accounts(const char *rows)
{
    return rows_of("accounts", "person:key account:key disabled_on:date!", rows, NULL);
}

static void a_selection_of_a_table_shows_its_columns_and_rows(void **state)
{
    const s0_file *file = file_of("evidence/accounts.csv", "2026-10-28", NULL, NULL);
    const s0_selection *all = rows_of("accounts", "person:key account:key", "p1|a1\np2|?\n", file);
    const s0_table *const *tables;
    size_t count;

    (void)state;
    assert_string_equal(lines_of(all, NULL), "p1 a1\np2 unknown\n");
    assert_int_equal(s0_selection_count(all), 2);
    assert_int_equal(s0_selection_columns(all), 2);
    assert_int_equal(s0_selection_column(all, "account"), 1);
    assert_int_equal(s0_selection_column(all, "accounts.account"), -1);
    assert_string_equal(s0_selection_column_name(all, 1), "account");
    assert_string_equal(s0_selection_column_full(all, 1), "accounts.account");
    assert_int_equal(s0_selection_mark(all, 1, 0).line, 3);
    assert_ptr_equal(s0_selection_file(all, 1, 0), file);
    assert_false(s0_selection_is_schedule(all));
    tables = s0_selection_tables(all, &count);
    assert_int_equal(count, 1);
    assert_string_equal(s0_table_name(tables[0]), "accounts");
}

static void where_keeps_what_meets_and_uncertain_what_is_unknown(void **state)
{
    const s0_selection *all = rows_of("systems", "system:key critical:boolean owner:text!",
                                      "db|yes|Ann\nweb|no|Ann\nfile|?|Ben\nmail|none|Ben\n", NULL);
    const s0_selection *critical = where(all, test("critical", S0_IS, words("yes")));

    (void)state;
    assert_string_equal(lines_of(critical, "system"), "db\nfile ~\n");
    assert_int_equal(s0_selection_uncertain_count(critical), 1);
    assert_string_equal(lines_of(where(critical, test("owner", S0_IS_GIVEN, NULL)), "system"),
                        "db\nfile ~\n");
    assert_ptr_equal(where(all, NULL), all);
    assert_string_equal(lines_of(all, "system"), "db\nweb\nfile\nmail\n"); /* never changed */
}

static void where_keeps_what_is_not_due_as_uncertain(void **state)
{
    const s0_selection *all =
        rows_of("actions", "action:key due_on:date! done_on:date!",
                "a|2026-10-01|none\nb|2026-12-01|none\nc|none|none\nd|2026-10-01|2026-09-01\n",
                file_of("actions.csv", "2026-10-28", NULL, NULL));

    (void)state;
    assert_string_equal(lines_of(where(all, test("done_on", S0_BY, column("due_on"))), "action"),
                        "b ~\nc ~\nd\n");
}

static void with_gives_one_record_per_match(void **state)
{
    const s0_selection *joined =
        with(leavers("p1|2026-03-31\np2|2026-04-30\n"),
             accounts("p2|b1|none\np1|a1|2026-03-31\np1|a2|none\np9|x|none\n"), "person", "person",
             S0_UNMATCHED_UNKNOWN, NULL);
    const s0_table *const *tables;
    size_t count;

    (void)state;
    assert_string_equal(lines_of(joined, NULL), "p1 2026-03-31 a1 2026-03-31\n"
                                                "p1 2026-03-31 a2 none\n"
                                                "p2 2026-04-30 b1 none\n");
    assert_string_equal(s0_selection_column_full(joined, 0), "leavers.person");
    assert_string_equal(s0_selection_column_full(joined, 2), "accounts.account");
    tables = s0_selection_tables(joined, &count);
    assert_int_equal(count, 2);
    assert_string_equal(s0_table_name(tables[0]), "accounts");
    assert_string_equal(s0_table_name(tables[1]), "leavers");
}

static void with_has_three_answers_for_a_record_without_match(void **state)
{
    const s0_selection *left = leavers("p1|2026-03-31\np2|2026-04-30\n"),
                       *right = accounts("p1|a1|2026-04-01\n");

    (void)state;
    assert_string_equal(
        lines_of(with(left, right, "person", "person", S0_UNMATCHED_UNKNOWN, NULL), NULL),
        "p1 2026-03-31 a1 2026-04-01\np2 2026-04-30 unknown unknown\n");
    assert_string_equal(
        lines_of(with(left, right, "person", "person", S0_UNMATCHED_NONE, NULL), NULL),
        "p1 2026-03-31 a1 2026-04-01\np2 2026-04-30 none none\n");
    assert_string_equal(
        lines_of(with(left, right, "person", "person", S0_UNMATCHED_DROP, NULL), NULL),
        "p1 2026-03-31 a1 2026-04-01\n");
}

static void a_complete_list_needs_every_key_of_it(void **state)
{
    const s0_selection *left = leavers("p1|2026-03-31\np2|2026-04-30\nnone|2026-05-31\n");
    const s0_selection *right = accounts("p1|a1|2026-04-01\n?|a2|none\nnone|a3|none\n");

    (void)state;
    assert_string_equal(
        lines_of(with(left, right, "person", "person", S0_UNMATCHED_NONE, NULL), NULL),
        "p1 2026-03-31 a1 2026-04-01\n"
        "p2 2026-04-30 unknown unknown\n"
        "none 2026-05-31 none none\n" /* a key that is none has no match for certain */
        "unknown unknown a2 none ~\n");
}

static void a_row_whose_key_is_unknown_may_belong_to_any_record(void **state)
{
    const s0_selection *left = leavers("p1|2026-03-31\n"), *nobody = leavers("");
    const s0_selection *right = accounts("p1|a1|2026-03-31\n?|a2|none\n");
    s0_unmatched all[] = {S0_UNMATCHED_UNKNOWN, S0_UNMATCHED_NONE, S0_UNMATCHED_DROP};

    (void)state;
    for (int i = 0; i < 3; i++) {
        const s0_selection *joined = with(left, right, "person", "person", all[i], NULL);

        assert_string_equal(lines_of(joined, "person left_on account"),
                            "p1 2026-03-31 a1\nunknown unknown a2 ~\n");
        assert_int_equal(s0_selection_uncertain_count(joined), 1);
        assert_int_equal(s0_selection_count(with(nobody, right, "person", "person", all[i], NULL)),
                         0);
    }
}

static void a_record_whose_key_is_unknown_matches_nothing_for_certain(void **state)
{
    const s0_selection *left = leavers("?|2026-03-31\n"), *right = accounts("p1|a1|2026-03-31\n");
    const s0_selection *loose = with(left, right, "person", "person", S0_UNMATCHED_NONE, NULL);

    (void)state;
    assert_string_equal(lines_of(loose, "left_on account"), "2026-03-31 unknown\n");
    assert_int_equal(s0_selection_uncertain_count(loose), 1); /* it may stand for two */
    assert_string_equal(
        lines_of(with(left, right, "person", "person", S0_UNMATCHED_DROP, NULL), "left_on account"),
        "2026-03-31 unknown ~\n");
    /* where there is nothing to match, no key can have a match */
    assert_string_equal(
        lines_of(with(left, accounts(""), "person", "person", S0_UNMATCHED_NONE, NULL),
                 "left_on account"),
        "2026-03-31 none\n");
}

static void uncertainty_of_either_side_stays(void **state)
{
    const s0_selection *left =
        where(rows_of("systems", "system:key critical:boolean", "db|?\nweb|yes\n", NULL),
              test("critical", S0_IS, words("yes")));
    const s0_selection *tests =
        where(rows_of("tests", "system:key result:word(ok,failed) tested_on:date",
                      "db|ok|2026-06-01\nweb|?|2026-06-02\nweb|ok|2026-06-03\n", NULL),
              test("result", S0_IS, words("ok")));

    (void)state;
    assert_string_equal(lines_of(with(left, tests, "system", "system", S0_UNMATCHED_NONE, NULL),
                                 "system tested_on"),
                        "db 2026-06-01 ~\nweb 2026-06-02 ~\nweb 2026-06-03\n");
}

static void where_all_matches_are_uncertain_there_may_be_none(void **state)
{
    const s0_selection *systems = rows_of("systems", "system:key", "web\n", NULL);
    const s0_selection *tests =
        where(rows_of("tests", "system:key result:word(ok,failed) tested_on:date",
                      "web|?|2026-06-02\n", NULL),
              test("result", S0_IS, words("ok")));

    (void)state;
    assert_string_equal(lines_of(with(systems, tests, "system", "system", S0_UNMATCHED_NONE, NULL),
                                 "system tested_on"),
                        "web 2026-06-02 ~\nweb none ~\n");
    assert_string_equal(
        lines_of(with(systems, tests, "system", "system", S0_UNMATCHED_UNKNOWN, NULL),
                 "system tested_on"),
        "web 2026-06-02 ~\nweb unknown ~\n");
    assert_string_equal(lines_of(with(systems, tests, "system", "system", S0_UNMATCHED_DROP, NULL),
                                 "system tested_on"),
                        "web 2026-06-02 ~\n");
}

static void a_column_on_both_sides_needs_a_prefix(void **state)
{
    const char *key = "system";
    s0_join join = {&key, &key, 1, S0_UNMATCHED_UNKNOWN, NULL};
    const s0_selection *systems = rows_of("systems", "system:key owner:text", "db|Ann\n", NULL);
    const s0_selection *backups = rows_of("backups", "system:key owner:text", "db|Ben\n", NULL),
                       *out = NULL;
    s0_error err = {0};

    (void)state;
    assert_int_equal(s0_select_with(&out, arena, systems, backups, &join, &terms, &err), S0_ERULE);
    assert_string_equal(
        err.message,
        "both sides of the join have a column \"owner\" (systems.owner and backups.owner)");
    assert_string_equal(err.hint, "give the other side's columns a prefix");
    assert_null(out);
    out = with(systems, backups, key, key, S0_UNMATCHED_UNKNOWN, "backup_");
    assert_string_equal(lines_of(out, "system owner backup_owner"), "db Ann Ben\n");
    assert_string_equal(s0_selection_column_full(out, 3), "backups.owner");
}

static void with_a_prefix_the_key_says_whether_there_was_a_match(void **state)
{
    const s0_selection *accounts =
        rows_of("accounts", "account:key person:key", "a1|p1\na2|p2\na3|none\na4|?\n", NULL);
    const s0_selection *people = rows_of("people", "person:key", "p1\n", NULL);

    (void)state;
    assert_string_equal(
        lines_of(with(accounts, people, "person", "person", S0_UNMATCHED_NONE, "person_"), NULL),
        "a1 p1 p1\na2 p2 none\na3 none none\na4 unknown unknown\n");
    assert_string_equal(
        lines_of(with(accounts, people, "person", "person", S0_UNMATCHED_NONE, NULL), NULL),
        "a1 p1\na2 p2\na3 none\na4 unknown\n");
}

static void keys_of_different_names_stay_visible(void **state)
{
    const s0_selection *risks = rows_of("risks", "risk:key owner:key", "r1|p1\nr2|p2\n", NULL);
    const s0_selection *people = rows_of("people", "person:key name:text", "p1|Ann\n", NULL);

    (void)state;
    assert_string_equal(
        lines_of(with(risks, people, "owner", "person", S0_UNMATCHED_NONE, NULL), NULL),
        "r1 p1 p1 Ann\nr2 p2 none none\n");
}

static void several_keys_match_together_or_not_at_all(void **state)
{
    const char *keys[2] = {"site", "room"};
    s0_join join = {keys, keys, 2, S0_UNMATCHED_NONE, NULL};
    const s0_selection *rooms =
        rows_of("rooms", "site:key room:key", "A|1\nA|2\nB|1\nA|?\nnone|?\n", NULL);
    const s0_selection *checks =
        rows_of("checks", "site:key room:key on:date", "A|1|2026-06-01\nB|1|2026-06-02\n", NULL);
    const s0_selection *out = NULL;

    (void)state;
    assert_int_equal(s0_select_with(&out, arena, rooms, checks, &join, &terms, NULL), S0_OK);
    assert_string_equal(lines_of(out, NULL), "A 1 2026-06-01\nA 2 none\nB 1 2026-06-02\n"
                                             "A unknown unknown\nnone unknown none\n");
}

static void keys_match_in_their_compared_form(void **state)
{
    const s0_selection *people = rows_of("people", "mail:email", "Ann@Example.org\n", NULL);
    const s0_selection *courses =
        rows_of("courses", "mail:email on:date", "ann@example.ORG|2026-06-01\n", NULL);
    const s0_selection *numbers = rows_of("a", "n:integer", "3\n", NULL);
    const s0_selection *reals = rows_of("b", "n:number on:date", "3.0|2026-06-01\n", NULL);

    (void)state;
    assert_string_equal(
        lines_of(with(people, courses, "mail", "mail", S0_UNMATCHED_NONE, NULL), NULL),
        "Ann@Example.org 2026-06-01\n");
    assert_string_equal(lines_of(with(numbers, reals, "n", "n", S0_UNMATCHED_NONE, NULL), NULL),
                        "3 2026-06-01\n");
}

static void a_month_is_no_certain_key(void **state)
{
    const s0_selection *left = rows_of("a", "on:date", "2026-03-01\n2026-04-01\n", NULL);
    const s0_selection *right =
        rows_of("b", "on:date what:text", "2026-03|x\n2026-04-01|y\n", NULL);

    (void)state;
    assert_string_equal(lines_of(with(left, right, "on", "on", S0_UNMATCHED_NONE, NULL), NULL),
                        "2026-03-01 unknown\n2026-04-01 y\nunknown x ~\n");
}

static void what_cannot_be_joined_is_refused(void **state)
{
    const s0_selection *a = rows_of("a", "k:key on:date took:duration at:instant", "", NULL);
    const s0_selection *b = rows_of("b", "k:key day:date long:duration when:instant", "", NULL),
                       *out = NULL;
    static const struct {
        const char *left, *right, *message;
    } cases[] = {
        {"k", "day", "a.k (text) cannot be joined with b.day (a date)"},
        {"took", "long", "long cannot be a key: it is a duration"},
        {"at", "when", "a.at (an instant) cannot be joined with b.when (a date)"},
        {"x", "k", "there is no column \"x\" (wanted as key) in a"},
        {"k", "x", "there is no column \"x\" (wanted as key) in b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_join join = {&cases[i].left, &cases[i].right, 1, S0_UNMATCHED_UNKNOWN, "b_"};
        s0_error err = {0};

        assert_int_equal(s0_select_with(&out, arena, a, b, &join, &terms, &err), S0_ERULE);
        assert_string_equal(err.message, cases[i].message);
    }
    assert_null(out);
}

static void a_cell_of_a_row_that_is_not_there_stands_where_the_record_does(void **state)
{
    const s0_file *mine = file_of("leavers.csv", NULL, NULL, NULL),
                  *theirs = file_of("accounts.csv", NULL, NULL, NULL);
    const s0_selection *left =
        rows_of("leavers", "person:key left_on:date", "p1|2026-03-31\np2|2026-04-30\n", mine);
    const s0_selection *right = rows_of("accounts", "person:key account:key", "p1|a1\n", theirs);
    const s0_selection *joined = with(left, right, "person", "person", S0_UNMATCHED_NONE, NULL);

    (void)state;
    assert_ptr_equal(s0_selection_file(joined, 0, 2), theirs);
    assert_null(s0_selection_file(joined, 1, 2));
    assert_ptr_equal(s0_selection_mark(joined, 1, 2).source, mine->source);
    assert_int_equal(s0_selection_mark(joined, 1, 2).line, 3);
}

static void a_missing_row_is_late_by_the_files_of_its_table(void **state)
{
    const s0_file *old = file_of("tests-1.csv", "2026-06-30", NULL, NULL),
                  *new = file_of("tests-2.csv", "2026-10-28", NULL, NULL);
    const s0_selection *systems = rows_of("systems", "system:key due_on:date",
                                          "a|2026-06-01\nb|2026-08-01\nc|2026-12-01\n", NULL);
    s0_table *tests =
        table_of("tests", "system:key tested_on:date!", "x|2026-01-01\ny|2026-01-01\n", old);
    const s0_file *files[2] = {old, new};
    const s0_bound *bound;
    s0_decision decision;
    const s0_selection *joined;
    static const s0_verdict_of wanted[] = {S0_FAILS, S0_UNDECIDED, S0_APART};

    (void)state;
    tests->files = files;
    tests->file_count = 2;
    joined = with(systems, s0_select(arena, tests), "system", "system", S0_UNMATCHED_NONE, NULL);
    assert_int_equal(
        s0_bind(&bound, arena, joined, test("tested_on", S0_BY, column("due_on")), &terms, NULL),
        S0_OK);
    for (size_t i = 0; i < 3; i++) {
        s0_decide(&decision, bound, i);
        assert_int_equal(decision.verdict, wanted[i]);
    }
}

static void latest_is_the_newest_of_each_key(void **state)
{
    const s0_selection *reviews = rows_of(
        "reviews", "system:key on:date! result:text",
        "db|2026-03-01|a\nweb|2026-04-01|b\ndb|2026-05-01|c\nweb|none|d\nmail|none|e\n", NULL);

    (void)state;
    assert_string_equal(lines_of(latest(reviews, "system", "on"), NULL),
                        "web 2026-04-01 b\ndb 2026-05-01 c\nmail none e\n");
}

static void an_unknown_date_leaves_all_that_may_be_the_newest_uncertain(void **state)
{
    const s0_selection *reviews =
        rows_of("reviews", "system:key on:date result:text",
                "db|2026-03-01|a\ndb|?|b\ndb|2026-02-01|c\nweb|2026-04-01|d\nmail|?|e\n", NULL);
    const s0_selection *months =
        rows_of("reviews", "system:key on:date result:text",
                "mail|2026-03|f\nmail|2026-03-15|g\nmail|2026-03-20|h\ndb|2026-03|a\ndb|2026-03-15|"
                "b\ndb|2026-02|c\nweb|2026-05|d\nweb|2026-04|e\n",
                NULL);

    (void)state;
    assert_string_equal(lines_of(latest(reviews, "system", "on"), NULL),
                        "db 2026-03-01 a ~\ndb unknown b ~\nweb 2026-04-01 d\nmail unknown e ~\n");
    assert_string_equal(lines_of(latest(months, "system", "on"), NULL),
                        "mail 2026-03 f ~\nmail 2026-03-20 h ~\n"
                        "db 2026-03 a ~\ndb 2026-03-15 b ~\nweb 2026-05 d\n");
}

static void a_row_that_may_not_belong_does_not_hide_an_older_one(void **state)
{
    const s0_selection *ok = where(
        rows_of("tests", "system:key on:date result:word(ok,failed)",
                "db|2026-03-01|ok\ndb|2026-05-01|?\nweb|2026-03-01|?\nweb|2026-05-01|ok\n", NULL),
        test("result", S0_IS, words("ok")));

    (void)state;
    assert_string_equal(lines_of(latest(ok, "system", "on"), "system on"),
                        "db 2026-03-01 ~\ndb 2026-05-01 ~\nweb 2026-05-01\n");
}

static void a_row_without_key_may_be_the_newest_of_any(void **state)
{
    const s0_selection *tests =
        rows_of("tests", "system:key on:date",
                "db|2026-03-01\nweb|2026-06-01\n?|2026-05-01\nnone|2026-01-01\n", NULL);

    (void)state;
    assert_string_equal(
        lines_of(latest(tests, "system", "on"), NULL),
        "db 2026-03-01 ~\nweb 2026-06-01\nunknown 2026-05-01 ~\nnone 2026-01-01 ~\n");
}

static void rows_of_one_day_that_differ_are_uncertain_and_twins_are_one(void **state)
{
    const s0_selection *tests = rows_of(
        "tests", "system:key at:date result:text",
        "db|2026-03-01|ok\ndb|2026-03-01|failed\nweb|2026-03-01|ok\nweb|2026-03-01|ok\n", NULL);
    const s0_selection *clock =
        rows_of("tests", "system:key at:instant result:text",
                "db|2026-03-01T10:00:00Z|ok\ndb|2026-03-01T09:00:00Z|failed\n", NULL);

    (void)state;
    assert_string_equal(lines_of(latest(tests, "system", "at"), "system result"),
                        "db ok ~\ndb failed ~\nweb ok\n");
    assert_string_equal(lines_of(latest(clock, "system", "at"), "system result"), "db ok\n");
}

static bool sees_no_result(void *context, const char *name)
{
    assert_string_equal(context, "the rule");
    return strcmp(name, "tests.result") != 0;
}

/* A rule that reads neither result nor area has one record, not one for each area. */
static void rows_that_differ_in_what_nobody_reads_are_one(void **state)
{
    const s0_selection *tests =
        rows_of("tests", "system:key at:date by:text result:text",
                "db|2026-03-01|p1|ok\ndb|2026-03-01|p1|failed\nweb|2026-03-01|p1|ok\n"
                "web|2026-03-01|p2|ok\n",
                NULL);
    char rule[] = "the rule";

    (void)state;
    terms.sees = sees_no_result;
    terms.context = rule;
    assert_string_equal(lines_of(latest(tests, "system", "at"), "system by"),
                        "db p1\nweb p1 ~\nweb p2 ~\n");
    terms.sees = NULL;
    terms.context = NULL;
    assert_string_equal(lines_of(latest(tests, "system", "at"), "system by"),
                        "db p1 ~\ndb p1 ~\nweb p1 ~\nweb p2 ~\n");
}

static void latest_asks_for_columns_that_fit(void **state)
{
    const s0_selection *tests = rows_of("tests", "system:key on:date result:text", "", NULL),
                       *out = NULL;
    const char *key = "system", *wrong = "sistem";
    s0_error err = {0};

    (void)state;
    assert_int_equal(s0_select_latest(&out, arena, tests, &key, 1, "result", &terms, &err),
                     S0_ERULE);
    assert_string_equal(err.message, "the latest by result cannot be found: it is text");
    assert_int_equal(s0_select_latest(&out, arena, tests, &wrong, 1, "on", &terms, &err), S0_ERULE);
    assert_string_equal(err.hint, "did you mean \"system\"?");
    assert_null(out);
}

static void order_is_by_what_records_show(void **state)
{
    const s0_selection *rows = rows_of(
        "t", "k:key on:date n:integer",
        "x10|2026-01-01|2\nx9|?|1\nx10|2026-01-01|1\n?|2026-01-01|1\nnone|2026-01-01|1\n", NULL);
    const char *key = "k";
    const size_t *order;
    static const size_t wanted[] = {3, 4, 1, 2, 0};

    (void)state;
    assert_int_equal(s0_selection_order(&order, arena, rows, &key, 1, &terms, NULL), S0_OK);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(order[i], wanted[i]);
}

static void count_spend(void *context, uint64_t rows)
{
    *(uint64_t *)context += rows;
}

static void work_is_paid_for_by_rows(void **state)
{
    uint64_t spent = 0;
    const s0_selection *left = leavers("p1|2026-03-31\np2|2026-04-30\n"),
                       *right = accounts("p1|a1|none\np1|a2|none\n");

    (void)state;
    terms.spend = count_spend;
    terms.context = &spent;
    where(left, test("left_on", S0_IS_GIVEN, NULL));
    assert_int_equal(spent, 2);
    with(left, right, "person", "person", S0_UNMATCHED_UNKNOWN, NULL);
    assert_int_equal(spent, 2 + 4 + 3); /* both sides, and what comes out */
    latest(right, "person", "disabled_on");
    assert_int_equal(spent, 11);
}

static void a_join_of_many_is_linear(void **state)
{
    enum { COUNT = 200000 };
    s0_buf rows = s0_buf_in(arena);
    const s0_selection *left, *right;

    (void)state;
    for (int i = 0; i < COUNT; i++)
        s0_putf(&rows, "p%d|2026-03-31\n", i);
    left = leavers(s0_buf_text(&rows));
    rows = s0_buf_in(arena);
    for (int i = COUNT; i-- > 0;)
        s0_putf(&rows, "p%d|a%d|none\n", i, i);
    right = accounts(s0_buf_text(&rows));
    left = with(left, right, "person", "person", S0_UNMATCHED_NONE, NULL);
    assert_int_equal(s0_selection_count(left), COUNT); /* a quadratic one would not end */
    assert_int_equal(s0_selection_count(latest(left, "person", "left_on")), COUNT);
}

static void too_little_memory_is_an_error_and_nothing_else(void **state)
{
    static char block[1 << 16] __attribute__((aligned(16)));
    const s0_selection *left = leavers("p1|2026-03-31\np2|2026-04-30\n"),
                       *right = accounts("p1|a1|none\np1|a2|none\n");
    const char *key = "person";
    s0_join join = {&key, &key, 1, S0_UNMATCHED_NONE, NULL};
    size_t refused = 0, size = 256;
    bool done = false;

    (void)state;
    for (; !done && size < sizeof block; size += 16) {
        s0_arena *fixed = s0_arena_over(block, size);
        const s0_selection *out = NULL, *newest = NULL, *met = NULL;
        const size_t *order = NULL;
        s0_error err = {0};
        s0_code rc = s0_select_with(&out, fixed, left, right, &join, &terms, &err);

        if (rc == S0_OK)
            rc = s0_select_latest(&newest, fixed, out, &key, 1, "left_on", &terms, &err);
        if (rc == S0_OK)
            rc = s0_select_where(&met, fixed, newest, test("left_on", S0_IS_GIVEN, NULL), &terms,
                                 &err);
        if (rc == S0_OK)
            rc = s0_selection_order(&order, fixed, met, &key, 1, &terms, &err);
        done = rc == S0_OK;
        refused += rc == S0_ENOMEM;
        assert_true(rc == S0_OK || rc == S0_ENOMEM);
        if (done) /* two accounts of p1 left on one day: both may be the newest */
            assert_string_equal(lines_of(met, "person account"), "p1 a1 ~\np1 a2 ~\np2 none\n");
    }
    assert_true(done);
    assert_true(refused > 10);
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, open_all, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(a_selection_of_a_table_shows_its_columns_and_rows),
        IN_ARENA(where_keeps_what_meets_and_uncertain_what_is_unknown),
        IN_ARENA(where_keeps_what_is_not_due_as_uncertain),
        IN_ARENA(with_gives_one_record_per_match),
        IN_ARENA(with_has_three_answers_for_a_record_without_match),
        IN_ARENA(a_complete_list_needs_every_key_of_it),
        IN_ARENA(a_row_whose_key_is_unknown_may_belong_to_any_record),
        IN_ARENA(a_record_whose_key_is_unknown_matches_nothing_for_certain),
        IN_ARENA(uncertainty_of_either_side_stays),
        IN_ARENA(where_all_matches_are_uncertain_there_may_be_none),
        IN_ARENA(a_column_on_both_sides_needs_a_prefix),
        IN_ARENA(with_a_prefix_the_key_says_whether_there_was_a_match),
        IN_ARENA(keys_of_different_names_stay_visible),
        IN_ARENA(several_keys_match_together_or_not_at_all),
        IN_ARENA(keys_match_in_their_compared_form),
        IN_ARENA(a_month_is_no_certain_key),
        IN_ARENA(what_cannot_be_joined_is_refused),
        IN_ARENA(a_cell_of_a_row_that_is_not_there_stands_where_the_record_does),
        IN_ARENA(a_missing_row_is_late_by_the_files_of_its_table),
        IN_ARENA(latest_is_the_newest_of_each_key),
        IN_ARENA(an_unknown_date_leaves_all_that_may_be_the_newest_uncertain),
        IN_ARENA(a_row_that_may_not_belong_does_not_hide_an_older_one),
        IN_ARENA(a_row_without_key_may_be_the_newest_of_any),
        IN_ARENA(rows_of_one_day_that_differ_are_uncertain_and_twins_are_one),
        IN_ARENA(rows_that_differ_in_what_nobody_reads_are_one),
        IN_ARENA(latest_asks_for_columns_that_fit),
        IN_ARENA(order_is_by_what_records_show),
        IN_ARENA(work_is_paid_for_by_rows),
        IN_ARENA(a_join_of_many_is_linear),
        IN_ARENA(too_little_memory_is_an_error_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
