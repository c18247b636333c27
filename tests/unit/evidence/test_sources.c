/* test_sources.c - docs/workspace.md on evidence/sources.yaml, key by key; and what
 * bad entries are told. */
#include "loaded.h"

#define LEAVERS "evidence/leavers.csv", "person,left_on\np1,2026-01-01\n"

static const s0_file *file_of(const loaded *of, const char *path)
{
    size_t count;
    const s0_file *const *files = s0_evidence_files(of->evidence, &count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i]->source->path, path) == 0)
            return files[i];
    fail_msg("there is no file %s", path);
    return NULL;
}

static const char *day_text(s0_day day)
{
    static char text[16];

    s0_day_text(day, text);
    return text;
}

/* --- origin ------------------------------------------------------------------------------ */

static void an_entry_says_where_a_file_came_from(void **state)
{
    loaded of;
    const s0_origin *origin;

    (void)state;
    LOAD_FINE(&of, LEAVERS, "evidence/sources.yaml",
              "leavers.csv:\n"
              "  source: List of exits\n"
              "  collected: 2026-10-28\n"
              "  by: HR\n"
              "  covers: {from: 2026-05, to: 2026-10-31}\n"
              "  valid_for: 30 days\n"
              "  sample: {of: 380, method: random, drawn_by: auditor}\n");
    origin = &file_of(&of, "evidence/leavers.csv")->origin;
    assert_true(origin->stated);
    assert_false(origin->is_plan);
    assert_string_equal(origin->source, "List of exits");
    assert_string_equal(origin->by, "HR");
    assert_true(origin->has_collected);
    assert_string_equal(day_text(origin->collected), "2026-10-28");
    assert_true(origin->has_covers);
    assert_string_equal(day_text(origin->covers.first), "2026-05-01");
    assert_string_equal(day_text(origin->covers.last), "2026-10-31");
    assert_true(origin->has_valid_for);
    assert_int_equal(origin->valid_for.amount, 30);
    assert_true(origin->has_sample);
    assert_int_equal(origin->sample.of, 380);
    assert_string_equal(origin->sample.method, "random");
    assert_string_equal(origin->sample.drawn_by, "auditor");
    assert_int_equal(origin->at.line, 1);
    unload(&of);
}

static void default_serves_every_file_as_far_as_its_own_entry_does_not(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, LEAVERS, "evidence/accounts/a.csv", "account\na\n", "organization.yaml",
              "name: X\n", "evidence/sources.yaml",
              "default: {source: Export, collected: 2026-10-28, by: IT}\n"
              "leavers.csv: {source: HR}\n");
    assert_string_equal(file_of(&of, "evidence/accounts/a.csv")->origin.source, "Export");
    assert_true(file_of(&of, "evidence/accounts/a.csv")->origin.stated);
    assert_string_equal(file_of(&of, "evidence/leavers.csv")->origin.source, "HR");
    assert_string_equal(file_of(&of, "evidence/leavers.csv")->origin.by, "IT");
    assert_true(file_of(&of, "evidence/leavers.csv")->origin.stated);
    assert_null(file_of(&of, "organization.yaml")->origin.source);
    assert_true(file_of(&of, "organization.yaml")->origin.is_plan);
    unload(&of);
}

static void a_file_of_a_folder_is_named_by_its_path(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/accounts/a.csv", "account\na\n", "evidence/accounts/b.csv",
              "account\nb\n", "evidence/sources.yaml",
              "accounts/b.csv: {source: Shop, collected: 2026-10-28, by: IT}\n");
    assert_false(file_of(&of, "evidence/accounts/a.csv")->origin.stated);
    assert_true(file_of(&of, "evidence/accounts/b.csv")->origin.stated);
    unload(&of);
}

static void without_sources_nothing_is_stated(void **state)
{
    loaded of;
    const s0_origin *origin;

    (void)state;
    LOAD_FINE(&of, LEAVERS);
    origin = &file_of(&of, "evidence/leavers.csv")->origin;
    assert_false(origin->stated || origin->has_collected || origin->has_covers ||
                 origin->has_valid_for || origin->has_sample);
    assert_null(origin->at.source);
    unload(&of);
}

/* --- shape ------------------------------------------------------------------------------- */

static void table_names_the_table_of_a_file(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/Exits 2026.csv", "person\np1\n", "evidence/people.json",
              "[{\"supplier\": \"A\"}]", "evidence/sources.yaml",
              "Exits 2026.csv: {table: leavers}\npeople.json: {table: suppliers}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "person"), "p1");
    assert_string_equal(cell_of(&of, "suppliers", 0, "supplier"), "A");
    unload(&of);
}

static void columns_are_renamed_to_those_of_the_vocabulary(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "Staff no,left_om,Note\np1,x,y\n", "evidence/a.yaml",
              "accounts:\n  - {id: a1, keeper: {call: Ada}}\n", "evidence/sources.yaml",
              "leavers.csv: {columns: {Staff no: person, left_om: none, Note: note}}\n"
              "a.yaml: {columns: {id: account, keeper.call: owner.name}}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "person"), "p1");
    assert_string_equal(cell_of(&of, "leavers", 0, "note"), "y");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "unknown");
    assert_string_equal(place_of(&of, "leavers", 0, "note"), "evidence/leavers.csv:2:6");
    assert_string_equal(cell_of(&of, "accounts", 0, "account"), "a1");
    assert_string_equal(cell_of(&of, "accounts", 0, "owner.name"), "Ada");
    unload(&of);
}

static void values_are_replaced_by_column(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/accounts.csv",
              "account,admin,last_sign_in\na,Y,never\nb, N ,2026-01-01T08:00Z\nc,yes,never\n",
              "evidence/more.yaml", "leavers: [{person: p1, kind: FTE}, {person: p2, kind: EXT}]\n",
              "evidence/sources.yaml",
              "accounts.csv:\n  columns: {admin: privileged}\n"
              "  values: {privileged: {Y: true, N: false}, last_sign_in: {never: none}}\n"
              "more.yaml: {values: {kind: {FTE: employee, EXT: contractor}}}\n");
    assert_string_equal(cell_of(&of, "accounts", 0, "privileged"), "yes");
    assert_string_equal(cell_of(&of, "accounts", 1, "privileged"), "no");
    assert_string_equal(cell_of(&of, "accounts", 2, "privileged"), "yes");
    assert_string_equal(cell_of(&of, "accounts", 0, "last_sign_in"), "none");
    assert_string_equal(cell_of(&of, "leavers", 1, "kind"), "contractor");
    unload(&of);
}

static void words_of_unknown_say_unknown(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on\np1,n/a\np2, no_information \np3,\n",
              "evidence/a.yaml", "scope: {text: all, approved_on: n/a}\n", "evidence/sources.yaml",
              "leavers.csv: {unknown: [n/a, no_information]}\na.yaml: {unknown: [n/a]}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "unknown");
    assert_string_equal(cell_of(&of, "leavers", 1, "left_on"), "unknown");
    assert_string_equal(cell_of(&of, "leavers", 2, "left_on"), "none");
    assert_string_equal(fact_of(&of, "scope.approved_on"), "unknown");
    unload(&of);
}

static void separator_and_skipped_lines_are_for_csv(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "Report \"x\"\n\nperson;note\np1;\"a;b\"\np2;c,d\n",
              "evidence/suppliers.csv", "supplier\tx\nA\tb\n", "evidence/sources.yaml",
              "leavers.csv: {separator: \";\", skip_lines: 2}\n"
              "suppliers.csv: {separator: \"\\t\"}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "note"), "a;b");
    assert_string_equal(cell_of(&of, "leavers", 1, "note"), "c,d");
    assert_string_equal(place_of(&of, "leavers", 1, "note"), "evidence/leavers.csv:5:4");
    assert_string_equal(cell_of(&of, "suppliers", 0, "supplier"), "A");
    unload(&of);
}

/* --- not given ------------------------------------------------------------------------------ */

static void a_statement_says_what_was_not_given(void **state)
{
    loaded of;
    const s0_withheld *all, *one;
    size_t count;

    (void)state;
    LOAD_FINE(
        &of, "evidence/sources.yaml",
        "suppliers: {not_given: does not exist, said_by: head of purchasing, on: 2026-10-21}\n"
        "scope: {not_given: not asked yet}\n"
        "own_rules.awareness: {not_given: not accessible}\n");
    all = s0_evidence_all_withheld(of.evidence, &count);
    assert_int_equal(count, 3);
    assert_string_equal(all[0].name, "own_rules.awareness");
    assert_int_equal(all[0].how, S0_NOT_ACCESSIBLE);
    assert_string_equal(all[1].name, "scope");
    assert_int_equal(all[1].how, S0_NOT_ASKED_YET);
    assert_null(all[1].said_by);
    assert_int_equal(all[2].how, S0_DOES_NOT_EXIST);
    assert_string_equal(all[2].said_by, "head of purchasing");
    assert_string_equal(all[2].on, "2026-10-21");
    assert_int_equal(all[2].at.line, 1);
    one = s0_evidence_withheld(of.evidence, "suppliers.supplier");
    assert_ptr_equal(one, &all[2]);
    assert_ptr_equal(s0_evidence_withheld(of.evidence, "scope.approved_on"), &all[1]);
    assert_ptr_equal(s0_evidence_withheld(of.evidence, "own_rules.awareness.within"), &all[0]);
    assert_null(s0_evidence_withheld(of.evidence, "suppliers2"));
    assert_null(s0_evidence_withheld(of.evidence, "leavers"));
    unload(&of);
}

static void the_plans_parts_do_not_contradict_a_statement(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "audit.yaml", "name: x\nparts: [{area: A}]\n", "evidence/sources.yaml",
              "internal_audits: {not_given: does not exist}\n");
    assert_null(s0_evidence_table(of.evidence, "internal_audits"));
    assert_non_null(s0_evidence_withheld(of.evidence, "internal_audits"));
    unload(&of);
}

static void what_is_not_given_and_given_is_refused(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, LEAVERS, "evidence/sources.yaml", "leavers: {not_given: not accessible}\n");
    assert_fault(&of, "evidence/sources.yaml:1:1",
                 "\"leavers\" is said to be not given, but evidence/leavers.csv gives it", "");
    unload(&of);
    LOAD(&of, "evidence/a.yaml", "scope: {text: x}\n", "evidence/sources.yaml",
         "scope: {not_given: not accessible}\n");
    assert_fault(&of, "evidence/sources.yaml:1:1",
                 "\"scope\" is said to be not given, but evidence/a.yaml gives it", "");
    unload(&of);
    LOAD(&of, "evidence/a.yaml", "own_rules: {awareness: none}\n", "evidence/sources.yaml",
         "own_rules.awareness: {not_given: does not exist}\n");
    assert_fault(&of, "evidence/sources.yaml:1:1",
                 "\"own_rules.awareness\" is said to be not given, but evidence/a.yaml gives it",
                 "");
    unload(&of);
}

static void what_is_spoken_of_and_not_there_is_noted(void **state)
{
    static const char *const texts[] = {"payroll.csv is not in evidence/",
                                        "there is no column \"staff\" in evidence/leavers.csv",
                                        "there is no column \"note\" in evidence/leavers.csv"};
    const s0_notice *notices;
    size_t count;
    loaded of;

    (void)state;
    LOAD_FINE(&of, LEAVERS, "evidence/sources.yaml",
              "payroll.csv: {source: HR}\n"
              "leavers.csv:\n  columns: {staff: person}\n  values: {note: {x: none}}\n");
    notices = s0_evidence_notices(of.evidence, &count);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(notices[i].text, texts[i]);
    assert_int_equal(notices[0].at.line, 1);
    unload(&of);
}

/* --- bad entries ------------------------------------------------------------------------------ */

static void a_bad_entry_is_refused_with_its_place_and_a_hint(void **state)
{
    static const struct {
        const char *text, *where, *message, *hint;
    } cases[] = {
        {"leaver.csv: {by: HR}\n", ":1:1",
         "\"leaver.csv\" names no file in evidence/, nor is it said to be not given",
         "did you mean \"leavers.csv\"?"},
        {"leavers: {by: HR}\n", ":1:1",
         "\"leavers\" names no file in evidence/, nor is it said to be not given", ""},
        {"leavers.csv: HR\n", ":1:14", "the entry of \"leavers.csv\" is text, not a map", ""},
        {"- leavers.csv\n", ":1:1", "sources.yaml is a list, not a map", ""},
        {"leavers.csv: {sorce: HR}\n", ":1:15", "the entry of \"leavers.csv\" cannot say \"sorce\"",
         "did you mean \"source\"?"},
        {"leavers.csv: {words: {kind: {x: staff}}}\n", ":1:15",
         "the entry of \"leavers.csv\" cannot say \"words\"",
         "it can say source, collected, by, covers, valid_for, sample, table, columns, values, "
         "unknown, separator, skip_lines, all_rows, root, same_key"},
        {"leavers.csv: {source: lists, and more}\n", ":1:30",
         "the entry of \"leavers.csv\" cannot say \"and more\"",
         "text with a comma stands in quotes"},
        {"leavers.csv: {source: }\n", ":1:23", "\"source\" is nothing, not text", ""},
        {"leavers.csv: {by: \"\"}\n", ":1:19", "\"by\" is empty, not text", ""},
        {"leavers.csv: {collected: last week}\n", ":1:26",
         "collected \"last week\" is not a date (2026-03-31)", ""},
        {"leavers.csv: {collected: 2026-10}\n", ":1:26", "\"collected\" is a month, not a day", ""},
        {"leavers.csv: {covers: 2026}\n", ":1:23", "\"covers\" is a whole number, not a map", ""},
        {"leavers.csv: {covers: {from: 2026-05-01}}\n", ":1:23", "\"covers\" needs from and to",
         ""},
        {"leavers.csv: {covers: {from: 2026-05-01, til: 2026-06-01, to: 2026-06-01}}\n", ":1:42",
         "\"covers\" cannot say \"til\"", ""},
        {"leavers.csv: {covers: {from: 2026-05-01, to: 2026-04-01}}\n", ":1:23",
         "\"covers\" ends before it begins", ""},
        {"leavers.csv: {valid_for: long}\n", ":1:26",
         "valid_for \"long\" is not a duration (14 days)", ""},
        {"leavers.csv: {sample: {of: many}}\n", ":1:28",
         "\"of\" of a sample is not the size of its population", ""},
        {"leavers.csv: {sample: {drawnby: x}}\n", ":1:24", "\"sample\" cannot say \"drawnby\"",
         "did you mean \"drawn_by\"?"},
        {"leavers.csv: {table: Leavers}\n", ":1:22", "\"Leavers\" cannot be the name of a table",
         "names are a-z, 0-9 and _, and begin with a letter"},
        {"leavers.csv: {columns: [person]}\n", ":1:24", "\"columns\" is a list, not a map", ""},
        {"leavers.csv: {columns: {shoe: note}}\n", ":1:25",
         "there is no column \"shoe\" in evidence/leavers.csv", "did you mean \"shoes\"?"},
        {"leavers.csv: {columns: {shoes: nots}}\n", ":1:32",
         "the vocabulary has no column \"nots\" for evidence/leavers.csv",
         "did you mean \"note\"?"},
        {"leavers.csv: {columns: {shoes: person}}\n", "evidence/leavers.csv:1:16",
         "two columns of the file give \"person\"", ""},
        {"leavers.csv: {columns: {shoes: note, left_on: note}}\n", ":1:47",
         "two columns are renamed to \"note\"", ""},
        {"leavers.csv: {values: {left_on: never}}\n", ":1:33", "\"left_on\" is text, not a map",
         ""},
        {"leavers.csv: {values: {left_om: {x: none}}}\n", ":1:24",
         "the vocabulary has no column \"left_om\" for evidence/leavers.csv",
         "did you mean \"left_on\"?"},
        {"leavers.csv: {unknown: n/a}\n", ":1:24", "\"unknown\" is text, not a list of words", ""},
        {"leavers.csv: {unknown: [\"\"]}\n", ":1:25", "a word of \"unknown\" is empty", ""},
        {"leavers.csv: {separator: tab}\n", ":1:26", "\"separator\" is not one character",
         "for example \";\", or \"\\t\" for a tab"},
        {"leavers.csv: {skip_lines: -1}\n", ":1:27", "\"skip_lines\" is not a number of lines", ""},
        {"a.yaml: {separator: \";\"}\n", ":1:10",
         "only a CSV file has a separator and lines to skip", ""},
        {"a.yaml: {table: scope}\n", ":1:10",
         "evidence/a.yaml has keys, so they name its tables; \"table\" names a list at the top",
         ""},
        {"default: {source: x, table: leavers}\n", ":1:22",
         "the entry of \"default\" cannot say \"table\"",
         "it can say source, collected, by, covers, valid_for, sample"},
        {"supplier: {not_given: does not exist}\n", ":1:1",
         "the vocabulary has no table or fact \"supplier\"", "did you mean \"suppliers\"?"},
        {"suppliers.supplier: {not_given: does not exist}\n", ":1:1",
         "\"suppliers.supplier\" is a column; not_given is about a table or a fact", ""},
        {"suppliers: {not_given: not exist}\n", ":1:24",
         "\"not_given\" is not one of does not exist, not accessible, not asked yet", ""},
        {"suppliers: {not_given: not accesible}\n", ":1:24",
         "\"not_given\" is not one of does not exist, not accessible, not asked yet",
         "did you mean \"not accessible\"?"},
        {"suppliers: {not_given: does not exist, by: x}\n", ":1:40",
         "the entry of \"suppliers\" cannot say \"by\"", "it can say not_given, said_by, on"},
        {"suppliers: {not_given: does not exist, on: then}\n", ":1:44",
         "on \"then\" is not a date (2026-03-31)", ""},
        {"a: 1\na: 2\n", NULL, NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char where[80];
        loaded of;

        LOAD(&of, "evidence/leavers.csv", "person,left_on,shoes\np1,2026-01-01,44\n",
             "evidence/a.yaml", "scope: {text: all}\n", "evidence/sources.yaml", cases[i].text);
        if (cases[i].where == NULL) { /* YAML itself: the reader's words */
            assert_int_equal(of.rc, S0_EINPUT);
            assert_int_equal(of.faults.count, 1);
        } else {
            strcpy(where, *cases[i].where == ':' ? "evidence/sources.yaml" : "");
            strcat(where, cases[i].where);
            assert_fault(&of, where, cases[i].message, cases[i].hint);
        }
        unload(&of);
    }
}

static void a_file_that_cannot_be_read_is_told_once(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/leavers.csv", "person,left_on\np1\n", "evidence/sources.yaml",
         "leavers.csv: {columns: {person: person}}\n");
    assert_fault(&of, "evidence/leavers.csv:2:1", "a row of 1 cells where the header has 2", "");
    unload(&of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_says_where_a_file_came_from),
        cmocka_unit_test(default_serves_every_file_as_far_as_its_own_entry_does_not),
        cmocka_unit_test(a_file_of_a_folder_is_named_by_its_path),
        cmocka_unit_test(without_sources_nothing_is_stated),
        cmocka_unit_test(table_names_the_table_of_a_file),
        cmocka_unit_test(columns_are_renamed_to_those_of_the_vocabulary),
        cmocka_unit_test(values_are_replaced_by_column),
        cmocka_unit_test(words_of_unknown_say_unknown),
        cmocka_unit_test(separator_and_skipped_lines_are_for_csv),
        cmocka_unit_test(a_statement_says_what_was_not_given),
        cmocka_unit_test(the_plans_parts_do_not_contradict_a_statement),
        cmocka_unit_test(what_is_not_given_and_given_is_refused),
        cmocka_unit_test(what_is_spoken_of_and_not_there_is_noted),
        cmocka_unit_test(a_bad_entry_is_refused_with_its_place_and_a_hint),
        cmocka_unit_test(a_file_that_cannot_be_read_is_told_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
