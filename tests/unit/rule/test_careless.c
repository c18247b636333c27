/* Rules written without thought: ten times the records cost ten times the steps and not a hundred,
 * within the memory that a rule has; what is quadratic by its nature ends by the budget, which says
 * what to use instead. */
#include "rule/support.h"

#define DECLARED "\"accounts\", \"accounts.person\", \"accounts.account\", \"accounts.privileged\""

/* So many accounts, two for each person, as a file. */
static text_file accounts_of(s0_arena *arena, size_t count)
{
    s0_buf rows = s0_buf_in(arena);

    s0_put(&rows, "person,account,privileged\n");
    for (size_t i = 0; i < count; i++)
        s0_putf(&rows, "p%06zu,a%06zu,%s\n", i / 2, i, i % 3 == 0 ? "yes" : "no");
    return (text_file){"evidence/accounts.csv", s0_buf_text(&rows)};
}

static s0_outcome run_over(world *w, const char *body, size_t count)
{
    s0_arena *texts = s0_arena_new();
    text_file file = accounts_of(texts, count);
    s0_outcome outcome = run_check(w, DECLARED, "", body, &file, 1);

    s0_arena_free(texts);
    return outcome;
}

static void careless_loops_grow_with_their_records(void **state)
{
    static const char *const bodies[] = {
        /* fields by their whole names, for each row */
        "local n = 0 for row in audit.records.accounts:each() do\n"
        "  if row.privileged and audit.date >= audit.period.from and audit.records.accounts then n "
        "= n + 1 end\n"
        "end return conform(n .. \" rows\")",
        /* where, each and count for each row */
        "local n = 0 for row in audit.records.accounts:each() do\n"
        "  for other in audit.records.accounts:where({ person = row.person }):each() do\n"
        "    if other.account ~= row.account then n = n + 1 end\n"
        "  end\n"
        "  n = n + audit.records.accounts:where({ account = row.account, privileged = true "
        "}):count()\n"
        "end return conform(n .. \" rows\")",
        /* tables in tables */
        "local by, n = {}, 0 for row in audit.records.accounts:each() do\n"
        "  by[row.person] = by[row.person] or {} table.insert(by[row.person], row.account)\n"
        "end for _, list in pairs(by) do n = n + #list end return conform(n .. \" rows\")",
        /* all sorted */
        "local list = {} for row in audit.records.accounts:each() do list[#list + 1] = row.account "
        "end\n"
        "table.sort(list, function(a, b) return a > b end) return conform(#list .. \" rows\")",
    };

    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        world small = {0}, large = {0};
        s0_outcome few = run_over(&small, bodies[i], 1000),
                   many = run_over(&large, bodies[i], 10000);

        if (few.word != S0_CONFORM || many.word != S0_CONFORM)
            fail_msg("%s\n-> %s / %s", bodies[i], few.text, many.text);
        if (many.steps > few.steps * 14) /* sorting has its logarithm */
            fail_msg("%s\n-> %lld steps, then %lld", bodies[i], (long long)few.steps,
                     (long long)many.steps);
        world_free(&small);
        world_free(&large);
    }
}

static void what_is_quadratic_ends_by_the_budget_and_says_so(void **state)
{
    static const char loops[] =
        "local n = 0 for a in audit.records.accounts:each() do\n"
        "  for b in audit.records.accounts:each() do if a.person == b.person then n = n + 1 end "
        "end\n"
        "end return conform(n .. \" pairs\")";
    static const char text[] =
        "local text = \"\"\n"
        "for row in audit.records.accounts:each() do text = text .. row.account end\n"
        "return conform(#text .. \" bytes\")";
    static const char product[] =
        "return conform(audit.records.accounts:with(audit.records.accounts, \"privileged\",\n"
        "  { prefix = \"other_\" }):count() .. \" pairs\")";
    static const char *const bodies[] = {loops, text, product};

    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        world w = {.limits = {.steps = 20000000, .deadline_ms = 60000}};
        s0_outcome outcome = run_over(&w, bodies[i], 10000);

        if (outcome.word != S0_ERRED || strstr(outcome.text, "steps is spent") == NULL ||
            strstr(outcome.text, "`with` joins") == NULL)
            fail_msg("%s\n-> %s: %s", bodies[i], s0_words[outcome.word], outcome.text);
        world_free(&w);
    }
}

/* A loop may look a thousand times: what is written down of it has an end, and the sum is true. */
static void the_passes_of_a_loop_are_summed_up(void **state)
{
    world w = {0};
    s0_outcome outcome = run_over(&w,
                                  "for row in audit.records.accounts:each() do\n"
                                  "  audit.records.accounts:where { account = row.account }\n"
                                  "end return conform(\"looked\")",
                                  300);
    int64_t rows = 0, failed = 0;

    (void)state;
    assert_int_equal(outcome.word, S0_CONFORM);
    assert_int_equal(outcome.pass_count, 101);
    for (size_t i = 0; i < outcome.pass_count; i++) {
        rows += outcome.passes[i].rows;
        failed += outcome.passes[i].failed;
    }
    assert_int_equal(rows, 300 * 300);
    assert_int_equal(failed, 300 * 299);
    assert_string_equal(outcome.passes[100].condition, "and 200 more, one by one in a loop");
    assert_string_equal(outcome.passes[100].tables, "accounts");
    world_free(&w);
}

/* What a navigator answered is remembered, but a list that was handed out is the rule's own. */
static void a_field_asked_for_twice_is_the_same(void **state)
{
    world w = {0};
    s0_outcome outcome =
        run_over(&w,
                 "assert(audit.records == audit.records)\n"
                 "assert(audit.records.accounts == audit.records.accounts)\n"
                 "assert(audit.date == audit.date and audit.period.to == audit.date)\n"
                 "return conform(\"the same\")",
                 2);

    (void)state;
    assert_string_equal(outcome.text, "the same");
    world_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(careless_loops_grow_with_their_records),
        cmocka_unit_test(what_is_quadratic_ends_by_the_budget_and_says_so),
        cmocka_unit_test(the_passes_of_a_loop_are_summed_up),
        cmocka_unit_test(a_field_asked_for_twice_is_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
