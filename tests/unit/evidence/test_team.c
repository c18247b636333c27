/* test_team.c - what the plan's team says of its parts: the auditor's function, and what of the
 * part they answer for; what lists of audits need not say is none there, and unknown only where a
 * file says so. */
#include "cmocka_all.h"

#include <string.h>

#include "evidence/evidence.h"

static s0_arena *arena;
static s0_vocabulary *vocabulary;

static int set_up(void **state)
{
    s0_source *source;
    s0_bundle built_in;

    (void)state;
    arena = s0_arena_new();
    source = s0_alloc(arena, sizeof *source);
    assert_int_equal(s0_file_read(source, arena, ".", "catalog/vocabulary.yaml", 0, NULL), S0_OK);
    assert_int_equal(s0_bundle_make(&built_in, source, 1, NULL), S0_OK);
    return s0_vocabulary_load(&vocabulary, arena, &built_in, NULL) != S0_OK;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* internal_audits of a plan with one part, and of an audit in a file; "" for no such file. */
static const s0_table *audits(const char *team, const char *part, const char *csv)
{
    s0_source *items = s0_alloc_n(arena, 3, sizeof *items);
    const char *plan = s0_textf(arena,
                                "name: H1\ndate: 2026-06-30\nperiod: {from: 2026-01-01, to: "
                                "2026-06-30}\nteam:\n%sparts:\n  - {%s}\n",
                                team, part);
    const char *const sources = "internal_audits.csv: {unknown: [n/a]}\n";
    s0_evidence *evidence = NULL;
    s0_faults faults = {0};
    s0_bundle bundle;

    s0_source_make(&items[0], arena, "audit.yaml", plan, strlen(plan), NULL);
    s0_source_make(&items[1], arena, "evidence/internal_audits.csv", csv, strlen(csv), NULL);
    s0_source_make(&items[2], arena, "evidence/sources.yaml", sources, strlen(sources), NULL);
    assert_int_equal(s0_bundle_make(&bundle, items, 3, NULL), S0_OK);
    if (s0_evidence_load(&evidence, arena, &bundle, vocabulary, &faults) != S0_OK)
        fail_msg("%s: %s", faults.items[0].where, faults.items[0].message);
    return s0_evidence_table(evidence, "internal_audits");
}

static void expect(const s0_table *table, size_t row, const char *column, const char *text)
{
    s0_buf out = s0_buf_in(arena);
    s0_cell cell = s0_table_cell(table, row, (size_t)s0_table_column(table, column));

    s0_cell_text(&out, &cell);
    assert_string_equal(s0_buf_text(&out), text);
}

#define TEAM                                                                                       \
    "  - {name: K. B., function: consultant}\n"                                                    \
    "  - {name: \"0107\", function: IT lead, answers_for: [Operations, A.8.13, racks]}\n"
#define HEADER "audit,area,auditor,owner,done_on\n"

static void the_team_gives_function_and_duty(void **state)
{
    static const struct {
        const char *part, *function, *duty;
    } cases[] = {
        {"area: People, auditor: consultant, owner: x", "consultant", "none"},
        {"area: People, auditor: K. B., owner: x", "consultant", "none"},
        {"area: People, auditor: \"0107\", owner: x", "IT lead", "none"},
        {"area: Operations, auditor: \"0107\", owner: x", "IT lead", "Operations"},
        {"area: Operations, auditor: IT lead, owner: x", "IT lead", "Operations"},
        {"area: Backups, control: A.8.13, auditor: \"0107\", owner: x", "IT lead", "A.8.13"},
        {"area: Shop, asset: racks, auditor: \"0107\", owner: x", "IT lead", "racks"},
        {"area: Operations, auditor: somebody, owner: x", "unknown", "none"},
        /* what the part says itself stays */
        {"area: Operations, auditor: \"0107\", auditor_function: none, auditor_duty: racks", "none",
         "racks"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_table *table = audits(TEAM, cases[i].part, HEADER);

        expect(table, 0, "auditor_function", cases[i].function);
        expect(table, 0, "auditor_duty", cases[i].duty);
        expect(table, 0, "reviewed_by", "none");
    }
}

static void what_a_file_does_not_speak_of_is_none(void **state)
{
    const s0_table *table =
        audits("", "area: x, auditor: y, owner: z", HEADER "IA-1,hr,a,b,2026-02-03\n");

    (void)state;
    assert_int_equal(s0_table_rows(table), 2);
    expect(table, 1, "control", "none");
    expect(table, 1, "asset", "none");
    expect(table, 1, "auditor_duty", "none");
    expect(table, 1, "reviewed_by", "none");
    expect(table, 1, "auditor_function", "unknown"); /* this it must say */
    expect(table, 0, "auditor_function", "unknown");
}

static void what_it_says_is_unknown_stays_unknown(void **state)
{
    const s0_table *table = audits(
        "", "area: x, auditor: y, owner: z",
        "audit,area,auditor,owner,done_on,reviewed_by,control\nIA-1,hr,a,b,2026-02-03,n/a,\n");

    (void)state;
    expect(table, 1, "reviewed_by", "unknown");
    expect(table, 1, "control", "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_team_gives_function_and_duty),
        cmocka_unit_test(what_a_file_does_not_speak_of_is_none),
        cmocka_unit_test(what_it_says_is_unknown_stays_unknown),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
