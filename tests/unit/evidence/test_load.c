/* test_load.c - docs/workspace.md on organization.yaml, audit.yaml, evidence/ and own
 * rules, a test for each sentence; and what bad files are told. */
#include <stdio.h>

#include "loaded.h"

/* --- tables and facts ---------------------------------------------------------------- */

static void a_csv_file_is_a_table_named_after_it(void **state)
{
    loaded of;
    const s0_file *file;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on\np1,2026-01-01\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "2026-01-01");
    file = s0_table_file(table_of(&of, "leavers"), 0);
    assert_int_equal(file->name_count, 1);
    assert_string_equal(file->names[0], "leavers");
    assert_false(file->spare);
    unload(&of);
}

static void all_files_of_a_folder_are_one_table_with_a_column_file(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/accounts/directory.csv", "person,account\np1,a1\n",
              "evidence/accounts/shop/web.csv", "account,person\na2,p2\n",
              "evidence/accounts/mail.ndjson", "{\"person\": \"p3\", \"account\": \"a3\"}\n");
    assert_int_equal(s0_table_rows(table_of(&of, "accounts")), 3);
    assert_string_equal(cell_of(&of, "accounts", 0, "file"), "directory.csv");
    assert_string_equal(cell_of(&of, "accounts", 1, "file"), "mail.ndjson");
    assert_string_equal(cell_of(&of, "accounts", 1, "account"), "a3");
    assert_string_equal(cell_of(&of, "accounts", 2, "file"), "shop/web.csv");
    assert_string_equal(cell_of(&of, "accounts", 2, "person"), "p2");
    unload(&of);
}

static void keys_of_yaml_and_json_count_and_file_names_do_not(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(
        &of, "evidence/anything.yaml", "suppliers:\n  - supplier: Hetzner\n  - {supplier: AWS}\n",
        "evidence/more.json",
        "{\"leavers\": [{\"person\": \"p1\", \"left_on\": null}], \"scope\": {\"text\": \"all\"}}");
    assert_string_equal(cell_of(&of, "suppliers", 1, "supplier"), "AWS");
    assert_string_equal(place_of(&of, "suppliers", 1, "supplier"), "evidence/anything.yaml:3:16");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "none");
    assert_string_equal(fact_of(&of, "scope.text"), "all");
    unload(&of);
}

static void an_empty_list_is_an_empty_table_where_the_vocabulary_knows_one(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/a.yaml", "suppliers: []\nhobbies: []\n");
    assert_int_equal(s0_table_rows(table_of(&of, "suppliers")), 0);
    assert_null(s0_evidence_table(of.evidence, "hobbies"));
    unload(&of);
}

static void any_other_value_is_a_fact_named_by_its_dotted_path(void **state)
{
    loaded of;
    const s0_fact *fact;

    (void)state;
    LOAD_FINE(&of, "evidence/a.yml", "scope:\n  text: Everything\n  approved_on: none\n");
    assert_string_equal(fact_of(&of, "scope.text"), "Everything");
    assert_string_equal(fact_of(&of, "scope.approved_on"), "none");
    assert_null(fact_of(&of, "scope"));
    fact = s0_evidence_fact(of.evidence, "scope.text");
    assert_int_equal(fact->at.line, 2);
    assert_int_equal(fact->at.column, 9);
    assert_string_equal(fact->entry->name, "scope.text");
    assert_string_equal(fact->file->source->path, "evidence/a.yml");
    unload(&of);
}

static void a_heading_under_which_nothing_is_stated_says_nothing(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "organization.yaml", "name: Acme\ncertification:\n", "evidence/facts.yaml",
              "scope:\nown_rules:\n");
    assert_null(s0_evidence_fact(of.evidence, "scope"));
    assert_null(s0_evidence_fact(of.evidence, "scope.text"));
    assert_null(s0_evidence_fact(of.evidence, "profile.certification"));
    unload(&of);
}

static void a_list_at_the_top_is_the_table_named_after_the_file(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/suppliers.yaml", "- supplier: A\n- supplier: B\n",
              "evidence/leavers.json", "[{\"person\": \"p1\"}]", "evidence/holidays.ndjson",
              "{\"on\": \"2026-05-01\"}\n\n{\"on\": \"2026-01-01\"}\n");
    assert_int_equal(s0_table_rows(table_of(&of, "suppliers")), 2);
    assert_string_equal(cell_of(&of, "leavers", 0, "person"), "p1");
    assert_string_equal(place_of(&of, "holidays", 1, "on"), "evidence/holidays.ndjson:3:8");
    unload(&of);
}

static void maps_inside_a_row_are_columns_with_a_dotted_name(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(
        &of, "evidence/a.json",
        "{\"accounts\": [{\"account\": \"a1\", \"owner\": {\"name\": \"Ada\", \"since\": 3}}]}");
    assert_string_equal(cell_of(&of, "accounts", 0, "owner.name"), "Ada");
    assert_string_equal(place_of(&of, "accounts", 0, "owner.name"), "evidence/a.json:1:51");
    unload(&of);
}

static void spare_tables_columns_and_facts_are_listed_and_never_read(void **state)
{
    loaded of;
    const s0_file *const *files;
    size_t count;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,shoe_size\np1,44\n", "evidence/pets.csv",
              "animal\ncat\n", "evidence/z.yaml",
              "weather: {today: rain}\nsuppliers: [{supplier: A, colour: red}]\n");
    files = s0_evidence_files(of.evidence, &count);
    assert_int_equal(count, 3);
    assert_int_equal(files[0]->spare_count, 1);
    assert_string_equal(files[0]->spare_names[0], "leavers.shoe_size");
    assert_true(files[1]->spare);
    assert_string_equal(files[1]->spare_names[0], "pets");
    assert_string_equal(files[1]->names[0], "pets");
    assert_int_equal(files[1]->rows, 0);
    assert_false(files[2]->spare);
    assert_int_equal(files[2]->spare_count, 2);
    assert_string_equal(files[2]->spare_names[0], "suppliers.colour");
    assert_string_equal(files[2]->spare_names[1], "weather.today");
    assert_null(s0_evidence_table(of.evidence, "pets"));
    assert_int_equal(s0_table_column(table_of(&of, "leavers"), "shoe_size"), -1);
    assert_string_equal(fact_of(&of, "weather.today"), "rain");
    assert_null(s0_evidence_fact(of.evidence, "weather.today")->entry);
    unload(&of);
}

static void none_empty_and_missing_are_told_apart(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on,kind\np1,none,none\np2,,\n",
              "evidence/a.yaml", "accounts:\n  - {account: a, last_sign_in: }\n  - {account: b}\n");
    assert_string_equal(cell_of(&of, "leavers", 0, "left_on"), "none");
    assert_string_equal(cell_of(&of, "leavers", 0, "kind"), "none");
    assert_string_equal(cell_of(&of, "leavers", 1, "left_on"), "none");
    assert_string_equal(cell_of(&of, "leavers", 1, "kind"), "unknown");
    assert_string_equal(cell_of(&of, "leavers", 1, "note"), "unknown");
    assert_string_equal(cell_of(&of, "accounts", 0, "last_sign_in"), "none");
    assert_string_equal(cell_of(&of, "accounts", 1, "last_sign_in"), "unknown");
    unload(&of);
}

static void the_type_comes_from_the_vocabulary_never_from_the_look(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/a.yaml",
              "accounts:\n"
              "  - {person: 007, account: yes, logins: 0x1F, score: 3, privileged: \"no\"}\n"
              "scope: {text: 2022}\n");
    assert_string_equal(cell_of(&of, "accounts", 0, "person"), "007");
    assert_string_equal(cell_of(&of, "accounts", 0, "account"), "yes");
    assert_string_equal(cell_of(&of, "accounts", 0, "logins"), "31");
    assert_string_equal(cell_of(&of, "accounts", 0, "score"), "3");
    assert_string_equal(cell_of(&of, "accounts", 0, "privileged"), "no");
    assert_string_equal(fact_of(&of, "scope.text"), "2022");
    unload(&of);
}

static void a_table_with_a_header_and_no_rows_is_there(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on\n");
    assert_int_equal(s0_table_rows(table_of(&of, "leavers")), 0);
    assert_true(
        s0_table_has(table_of(&of, "leavers"), column_of(table_of(&of, "leavers"), "left_on")));
    unload(&of);
}

static void a_bundle_without_files_is_evidence_too(void **state)
{
    loaded of;
    size_t count;

    (void)state;
    LOAD_FINE(&of, "rules/x.lua", "return 1");
    s0_evidence_tables(of.evidence, &count);
    assert_int_equal(count, 0);
    s0_evidence_files(of.evidence, &count);
    assert_int_equal(count, 0);
    assert_ptr_equal(s0_evidence_vocabulary(of.evidence), of.vocabulary);
    unload(&of);
}

static void tables_and_facts_come_sorted_by_name(void **state)
{
    loaded of;
    size_t count;
    const s0_table *const *tables;
    const s0_fact *const *facts;

    (void)state;
    LOAD_FINE(&of, "evidence/a.yaml", "suppliers: []\nleavers: []\n", "organization.yaml",
              "uses_cloud: true\nname: X\n");
    tables = s0_evidence_tables(of.evidence, &count);
    assert_int_equal(count, 2);
    assert_string_equal(s0_table_name(tables[0]), "leavers");
    facts = s0_evidence_facts(of.evidence, &count);
    assert_int_equal(count, 2);
    assert_string_equal(facts[0]->name, "profile.name");
    unload(&of);
}

/* --- organization.yaml and audit.yaml ------------------------------------------------- */

static void organization_yaml_gives_profile_facts_and_tables(void **state)
{
    loaded of;
    const s0_file *const *files;
    size_t count;

    (void)state;
    LOAD_FINE(&of, "organization.yaml",
              "name: Lindgruen\nsize: 48\nuses_cloud: true\nlanguages: [de, en]\n"
              "certification: {stage: preparing}\nsites:\n  - {site: Freiburg, kind: office}\n");
    assert_string_equal(fact_of(&of, "profile.name"), "Lindgruen");
    assert_string_equal(fact_of(&of, "profile.size"), "48");
    assert_string_equal(fact_of(&of, "profile.certification.stage"), "preparing");
    assert_string_equal(fact_of(&of, "profile.languages"), "de, en");
    assert_string_equal(cell_of(&of, "sites", 0, "site"), "Freiburg");
    files = s0_evidence_files(of.evidence, &count);
    assert_true(files[0]->origin.is_plan);
    assert_int_equal(files[0]->rows, 1);
    unload(&of);
}

static void instants_without_a_zone_take_the_organizations_offset(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "organization.yaml", "utc_offset: \"-05:30\"\n", "evidence/accounts.csv",
              "account,last_sign_in\na,2026-03-31 14:05\n");
    assert_int_equal(s0_evidence_utc_offset(of.evidence), -330);
    assert_string_equal(cell_of(&of, "accounts", 0, "last_sign_in"), "2026-03-31T14:05:00-05:30");
    unload(&of);
    LOAD_FINE(&of, "organization.yaml", "name: X\n");
    assert_int_equal(s0_evidence_utc_offset(of.evidence), 0);
    unload(&of);
}

static void the_plans_parts_are_rows_of_internal_audits_marked_present(void **state)
{
    loaded of;
    const s0_table *table;

    (void)state;
    LOAD_FINE(&of, "audit.yaml",
              "name: 2026-H2\ndate: 2026-11-02\nparts:\n"
              "  - {area: Operations, auditor: Mara, owner: Jens}\n",
              "evidence/internal_audits.csv",
              "audit,area,auditor,done_on\nIA-1,Sales,Mara,2026-03-01\n");
    table = table_of(&of, "internal_audits");
    assert_int_equal(s0_table_rows(table), 2);
    assert_string_equal(cell_of(&of, "internal_audits", 0, "audit"), "2026-H2");
    assert_string_equal(cell_of(&of, "internal_audits", 0, "area"), "Operations");
    assert_string_equal(cell_of(&of, "internal_audits", 0, "owner"), "Jens");
    assert_string_equal(cell_of(&of, "internal_audits", 0, "done_on"), "2026-11-02");
    assert_string_equal(cell_of(&of, "internal_audits", 0, "present"), "yes");
    assert_true(s0_table_file(table, 0)->origin.is_plan);
    assert_string_equal(place_of(&of, "internal_audits", 0, "auditor"), "audit.yaml:4:33");
    assert_string_equal(place_of(&of, "internal_audits", 0, "present"), "audit.yaml:4:5");
    assert_string_equal(cell_of(&of, "internal_audits", 1, "area"), "Sales");
    assert_string_equal(cell_of(&of, "internal_audits", 1, "present"), "no");
    unload(&of);
}

static void parts_alone_do_not_make_the_table(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "audit.yaml", "name: 2026-H2\nparts: [{area: Operations}]\n");
    assert_null(s0_evidence_table(of.evidence, "internal_audits"));
    unload(&of);
    LOAD_FINE(&of, "audit.yaml", "name: 2026-H2\nparts: [{area: Operations}]\n",
              "evidence/internal_audits.csv", "audit,area\n");
    assert_int_equal(s0_table_rows(table_of(&of, "internal_audits")), 1);
    assert_string_equal(cell_of(&of, "internal_audits", 0, "done_on"), "unknown");
    unload(&of);
}

static void a_row_of_evidence_may_say_itself_whether_it_is_present(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/internal_audits.csv", "audit,present\nIA-1,yes\nIA-2,\n");
    assert_string_equal(cell_of(&of, "internal_audits", 0, "present"), "yes");
    assert_string_equal(cell_of(&of, "internal_audits", 1, "present"), "no");
    unload(&of);
    LOAD_FINE(&of, "organization.yaml", "internal_audits: [{audit: IA-1}]\n");
    assert_string_equal(cell_of(&of, "internal_audits", 0, "present"), "no");
    unload(&of);
}

static void holidays_are_a_calendar(void **state)
{
    loaded of;
    const s0_calendar *calendar;
    s0_day first;

    (void)state;
    LOAD_FINE(&of, "evidence/holidays.csv",
              "on,name\n2026-12-25,x\n2026-01-01,y\n2026-01-01,z\n2026-02,shut\n,?\n");
    calendar = s0_evidence_calendar(of.evidence);
    assert_int_equal(calendar->count, 30);
    assert_true(s0_day_make(2026, 1, 1, &first));
    assert_int_equal(calendar->holidays[0], first);
    assert_int_equal(calendar->holidays[1], first + 31);
    for (size_t i = 1; i < calendar->count; i++)
        assert_true(calendar->holidays[i - 1] < calendar->holidays[i]);
    unload(&of);
    LOAD_FINE(&of, "evidence/leavers.csv", "person\n");
    assert_int_equal(s0_evidence_calendar(of.evidence)->count, 0);
    unload(&of);
}

/* --- own rules --------------------------------------------------------------------------- */

static const char *own_field(const loaded *of, const char *rule, const char *field)
{
    const s0_fact *fact = s0_evidence_own_field(of->evidence, rule, field);
    s0_buf buf = s0_buf_in(of->arena);

    if (fact == NULL)
        return NULL;
    s0_cell_text(&buf, &fact->cell);
    return s0_buf_text(&buf);
}

static void own_rules_are_facts_of_any_file(void **state)
{
    loaded of;
    bool none = true;
    const s0_fact *fact;

    (void)state;
    LOAD_FINE(
        &of, "evidence/a.yaml",
        "own_rules:\n  leaver_accounts: {within: 1 day, source: \"Access policy 2.0, 4.3\"}\n",
        "evidence/b.json",
        "{\"own_rules\": {\"restore_test\": {\"every\": \"1 quarter\", \"record\": true}}}");
    assert_true(s0_evidence_own_rule(of.evidence, "leaver_accounts", &none));
    assert_false(none);
    assert_string_equal(own_field(&of, "leaver_accounts", "within"), "1 day");
    assert_string_equal(own_field(&of, "restore_test", "record"), "yes");
    fact = s0_evidence_own_field(of.evidence, "leaver_accounts", "within");
    assert_string_equal(fact->name, "own_rules.leaver_accounts.within");
    assert_string_equal(fact->entry->name, "own_rules.leaver_accounts.within");
    assert_int_equal(fact->at.line, 2);
    assert_string_equal(fact_of(&of, "own_rules.restore_test.every"), "1 quarter");
    unload(&of);
}

static void a_field_that_is_not_stated_is_none_and_a_rule_that_is_not_is_missing(void **state)
{
    loaded of;
    bool none;

    (void)state;
    LOAD_FINE(&of, "evidence/a.yaml", "own_rules: {leaver_accounts: {within: 1 day}}\n");
    assert_string_equal(own_field(&of, "leaver_accounts", "every"), "none");
    assert_null(fact_of(&of, "own_rules.leaver_accounts.every"));
    assert_null(own_field(&of, "leaver_accounts", "colour"));
    assert_false(s0_evidence_own_rule(of.evidence, "restore_test", &none));
    assert_false(none);
    assert_null(own_field(&of, "restore_test", "every"));
    unload(&of);
}

static void an_own_rule_may_be_stated_to_be_none(void **state)
{
    loaded of;
    bool none = false;

    (void)state;
    LOAD_FINE(&of, "evidence/a.yaml", "own_rules: {leaver_accounts: none, pets_at_work: none}\n");
    assert_true(s0_evidence_own_rule(of.evidence, "leaver_accounts", &none));
    assert_true(none);
    assert_string_equal(own_field(&of, "leaver_accounts", "within"), "none");
    assert_string_equal(fact_of(&of, "own_rules.leaver_accounts"), "none");
    assert_false(s0_evidence_own_rule(of.evidence, "pets_at_work", &none)); /* spare */
    assert_null(s0_evidence_fact(of.evidence, "own_rules.pets_at_work")->entry);
    unload(&of);
}

static void limits_may_differ_by_class_and_conditions_may_be_lists(void **state)
{
    loaded of;
    const s0_fact *within, *condition, *share, *number;

    (void)state;
    LOAD_FINE(&of, "evidence/a.yaml",
              "own_rules:\n"
              "  vulnerabilities:\n"
              "    within: {critical: 7 days, low: none}\n"
              "    of: {kind: [server, laptop], critical: true}\n"
              "    at_least: 95 %\n"
              "  awareness: {at_least: 20, kind: Law}\n");
    within = s0_evidence_own_field(of.evidence, "vulnerabilities", "within");
    assert_int_equal(within->cell.type, S0_TYPE_MAP);
    assert_string_equal(s0_value_text(s0_value_get(within->cell.as.map, "critical")), "7 days");
    condition = s0_evidence_own_field(of.evidence, "vulnerabilities", "of");
    assert_int_equal(s0_value_get(condition->cell.as.map, "kind")->as.list.count, 2);
    share = s0_evidence_own_field(of.evidence, "vulnerabilities", "at_least");
    assert_int_equal(share->cell.type, S0_TYPE_SHARE);
    number = s0_evidence_own_field(of.evidence, "awareness", "at_least");
    assert_int_equal(number->cell.type, S0_TYPE_NUMBER);
    assert_true(number->cell.as.number > 19.9 && number->cell.as.number < 20.1);
    assert_string_equal(own_field(&of, "awareness", "kind"), "Law");
    unload(&of);
}

/* --- bad files ----------------------------------------------------------------------------- */

static void a_bad_file_is_refused_with_its_place_and_a_hint(void **state)
{
    static const struct {
        const char *path, *text, *where, *message, *hint;
    } cases[] = {
        {"organization.yaml", "name: X\nuses_clowd: true\n", "organization.yaml:2:1",
         "unknown key \"uses_clowd\"", "did you mean \"uses_cloud\"?"},
        {"organization.yaml", "certification: {stge: preparing}\n", "organization.yaml:1:17",
         "unknown key \"certification.stge\"", "did you mean \"certification.stage\"?"},
        {"organization.yaml", "site:\n  - {site: Freiburg}\n", "organization.yaml:1:1",
         "unknown key \"site\"", "did you mean \"sites\"?"},
        {"organization.yaml", "size: many\n", "organization.yaml:1:7",
         "profile.size \"many\" is not a whole number", ""},
        {"organization.yaml", "uses_cloud: [yes]\n", "organization.yaml:1:13",
         "profile.uses_cloud is a list, expected boolean", ""},
        {"organization.yaml", "utc_offset: 1 hour\n", "organization.yaml:1:13",
         "utc_offset \"1 hour\" is not an offset (+01:00)", ""},
        {"organization.yaml", "utc_offset: \"+15:00\"\n", "organization.yaml:1:13",
         "utc_offset \"+15:00\" is not an offset (+01:00)", ""},
        {"organization.yaml", "- name: X\n", "organization.yaml:1:1",
         "at the top stands a list, not a map or a list of maps", ""},
        {"audit.yaml", "name: x\nparts: all\n", "audit.yaml:2:8",
         "parts is text, not a list of maps", ""},
        {"audit.yaml", "name: x\nparts:\n  - {area: A, auditr: B}\n", "audit.yaml:3:15",
         "unknown column \"auditr\" of internal_audits", "did you mean \"auditor\"?"},
        {"evidence/leavers.csv", "person,left_on\np1,31.03.2026\n", "evidence/leavers.csv:2:4",
         "left_on \"31.03.2026\" is not a date (2026-03-31)", ""},
        {"evidence/leavers.csv", "person,kind\np1,intern\n", "evidence/leavers.csv:2:4",
         "kind \"intern\" is not one of employee, contractor", ""},
        {"evidence/leavers.csv", "person,left_om\np1,2026-01-01\n", "evidence/leavers.csv:1:8",
         "unknown column \"left_om\" of leavers", "did you mean \"left_on\"?"},
        {"evidence/leavers.csv", "person,note\np1,x\n\np1,y\n", "evidence/leavers.csv:4:1",
         "leavers has two rows \"p1\"; the first is evidence/leavers.csv:2:1", ""},
        {"evidence/Leavers.csv", "person\np1\n", "evidence/Leavers.csv",
         "\"Leavers\" cannot be the name of a table",
         "names are a-z, 0-9 and _; \"table\" in sources.yaml gives it another"},
        {"evidence/leaver.csv", "person\np1\n", "evidence/leaver.csv", "unknown table \"leaver\"",
         "did you mean \"leavers\"?"},
        {"evidence/leavers.csv", "", "evidence/leavers.csv",
         "there is no line with the names of the columns", ""},
        {"evidence/leavers.txt", "person\n", "evidence/leavers.txt",
         "evidence is yaml, yml, json, ndjson or csv; this file is none of them", ""},
        {"evidence/accounts.csv", "account,privileged\na,Y\n", "evidence/accounts.csv:2:3",
         "privileged \"Y\" is not yes or no", ""},
        {"evidence/accounts.csv", "account,logins\na,99999999999999999999\n",
         "evidence/accounts.csv:2:3", "logins \"99999999999999999999\" is beyond 64 bits", ""},
        {"evidence/a.yaml", "scope: {approved_on: soon}\n", "evidence/a.yaml:1:22",
         "scope.approved_on \"soon\" is not a date (2026-03-31)", ""},
        {"evidence/a.yaml", "scope: {aproved_on: 2026-01-01}\n", "evidence/a.yaml:1:9",
         "unknown fact \"scope.aproved_on\"", "did you mean \"scope.approved_on\"?"},
        {"evidence/a.yaml", "Suppliers: []\n", "evidence/a.yaml:1:1",
         "\"Suppliers\" cannot be the name of a table or fact",
         "names are a-z, 0-9 and _, and begin with a letter"},
        {"evidence/a.yaml", "suppliers: none\n", "evidence/a.yaml:1:12",
         "the table \"suppliers\" is text, not a list of maps",
         "an empty list, [], says that there are none"},
        {"evidence/a.yaml", "suppliers: {supplier: A}\n", "evidence/a.yaml:1:12",
         "the table \"suppliers\" is a map, not a list of maps",
         "an empty list, [], says that there are none"},
        {"evidence/a.yaml", "suppliers: [A]\n", "evidence/a.yaml:1:13",
         "a row of suppliers is text, not a map", ""},
        {"evidence/a.yaml", "leavers:\n  - {person: p1, left_on: [x]}\n", "evidence/a.yaml:2:27",
         "left_on is a list, expected date", ""},
        {"evidence/a.yaml",
         "leavers:\n  - {person: p1, left_on: none}\n  - {person: p2, left_om: "
         "none}\n  - {person: p3, left_om: none}\n",
         "evidence/a.yaml:3:18", "unknown column \"left_om\" of leavers",
         "did you mean \"left_on\"?"},
        {"evidence/a.yaml", "accounts:\n  - {owner: {name: A}, owner.name: B}\n",
         "evidence/a.yaml:2:24", "two values of this row give \"owner.name\"", ""},
        {"evidence/a.yaml", "scope.text: x\n", "evidence/a.yaml:1:1",
         "\"scope.text\" cannot be the name of a table or fact",
         "names are a-z, 0-9 and _, and begin with a letter"},
        {"evidence/a.yaml", "scope: {text: {a: b}}\n", "evidence/a.yaml:1:15",
         "scope.text is a map, expected text", ""},
        {"evidence/a.json", "3\n", "evidence/a.json:1:1",
         "at the top stands a whole number, not a map or a list of maps", ""},
        {"evidence/a.yaml", "scope: {a: {b: 1}, a.b: 2}\n", "evidence/a.yaml:1:20",
         "\"scope.a.b\" is given twice in this file", ""},
        {"evidence/Top.json", "[]", "evidence/Top.json", "\"Top\" cannot be the name of a table",
         "names are a-z, 0-9 and _; \"table\" in sources.yaml gives it another"},
        {"organization.yaml", "languages: [de, [en]]\n", "organization.yaml:1:17",
         "an item of profile.languages is a list, not text", ""},
        {"evidence/accounts.csv", "account,logins\na,\xC3\xA4\xC3\xB6\xC3\xBC\n",
         "evidence/accounts.csv:2:3", "logins \"\xC3\xA4\xC3\xB6\xC3\xBC\" is not a whole number",
         ""},
        {"evidence/accounts.csv",
         "account,logins\na,"
         "01234567890123456789012345678901234567890123456789012345678\xC3\xA4\xC3\xA4\n",
         "evidence/accounts.csv:2:3",
         "logins \"01234567890123456789012345678901234567890123456789012345678…\" is not a whole "
         "number",
         ""},
        {"evidence/a.yaml", "own_rules: {Pets: none}\n", "evidence/a.yaml:1:13",
         "\"Pets\" cannot be the name of an own rule", ""},
        {"evidence/a.yaml", "own_rules: {restore_test: {except: {kind: [[a]]}}}\n",
         "evidence/a.yaml:1:44",
         "an item of \"kind\" in own_rules.restore_test.except is a list, not a value", ""},
        {"evidence/a.yaml", "own_rules: {restore_test: {every: {high: [1 day]}}}\n",
         "evidence/a.yaml:1:42",
         "own_rules.restore_test.every of \"high\" is a list, not a duration", ""},
        {"evidence/a.yaml", "own_rules: [leaver_accounts]\n", "evidence/a.yaml:1:12",
         "own_rules is a list, not a map", ""},
        {"evidence/a.yaml", "own_rules: {leaver_accounts: 1 day}\n", "evidence/a.yaml:1:30",
         "the own rule \"leaver_accounts\" is text, neither a map nor none", ""},
        {"evidence/a.yaml", "own_rules: {leaver_account: {within: 1 day}}\n",
         "evidence/a.yaml:1:13", "unknown own rule \"leaver_account\"",
         "did you mean \"leaver_accounts\"?"},
        {"evidence/a.yaml", "own_rules: {leaver_accounts: {witin: 1 day}}\n",
         "evidence/a.yaml:1:31", "an own rule has no \"witin\"", "did you mean \"within\"?"},
        {"evidence/a.yaml", "own_rules: {leaver_accounts: {within: soon}}\n",
         "evidence/a.yaml:1:39",
         "own_rules.leaver_accounts.within \"soon\" is not a duration (14 days)", ""},
        {"evidence/a.yaml", "own_rules: {vulnerabilities: {within: {high: 1 dy}}}\n",
         "evidence/a.yaml:1:46",
         "own_rules.vulnerabilities.within \"1 dy\" is not a duration (14 days)", ""},
        {"evidence/a.yaml", "own_rules: {restore_test: {of: critical systems}}\n",
         "evidence/a.yaml:1:32", "own_rules.restore_test.of \"critical systems\" is not a map", ""},
        {"evidence/a.yaml", "own_rules: {restore_test: {of: {kind: {a: b}}}}\n",
         "evidence/a.yaml:1:39",
         "\"kind\" in own_rules.restore_test.of is a map, not a value or a list of values", ""},
        {"evidence/a.yaml", "own_rules: {restore_test: {kind: house}}\n", "evidence/a.yaml:1:34",
         "own_rules.restore_test.kind \"house\" is not one of own, law, contract", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        loaded of;

        LOAD(&of, cases[i].path, cases[i].text);
        assert_fault(&of, cases[i].where, cases[i].message, cases[i].hint);
        unload(&of);
    }
}

static void two_files_that_give_one_name_are_refused_and_both_named(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/leavers.csv", "person\np1\n", "evidence/people.yaml",
         "leavers: [{person: p2}]\n");
    assert_fault(&of, "evidence/people.yaml:1:1",
                 "the table \"leavers\" is given by evidence/leavers.csv and by "
                 "evidence/people.yaml",
                 "");
    unload(&of);
    LOAD(&of, "evidence/accounts/a.csv", "account\na\n", "evidence/accounts.csv", "account\nb\n");
    assert_fault(&of, "evidence/accounts/a.csv",
                 "the table \"accounts\" is given by evidence/accounts.csv and by "
                 "evidence/accounts/a.csv",
                 "");
    unload(&of);
    LOAD(&of, "evidence/a.yaml", "scope: {text: x}\n", "evidence/b.yaml", "scope: {text: x}\n");
    assert_fault(&of, "evidence/b.yaml:1:9",
                 "the fact \"scope.text\" is given by evidence/a.yaml and by evidence/b.yaml", "");
    unload(&of);
    LOAD(&of, "evidence/a.yaml", "own_rules: {awareness: none}\n", "evidence/b.yaml",
         "own_rules: {awareness: {at_least: 95 %}}\n");
    assert_fault(&of, "evidence/b.yaml:1:13",
                 "the fact \"own_rules.awareness\" is given by evidence/a.yaml and by "
                 "evidence/b.yaml",
                 "");
    unload(&of);
}

static void two_files_named_to_one_table_are_refused_too(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/x.csv", "person\np1\n", "evidence/y.csv", "person\np2\n",
         "evidence/sources.yaml", "x.csv: {table: leavers}\ny.csv: {table: leavers}\n");
    assert_fault(&of, "evidence/y.csv",
                 "the table \"leavers\" is given by evidence/x.csv and by evidence/y.csv", "");
    unload(&of);
}

static void what_a_reader_of_the_plan_has_said_is_not_said_again(void **state)
{
    loaded of, again;
    s0_evidence *untouched = NULL;

    (void)state;
    LOAD(&of, "audit.yaml", "name: [\n");
    assert_int_equal(of.faults.count, 1);
    LOAD(&again, "audit.yaml", "name: [\n");
    assert_int_equal(
        s0_evidence_load(&untouched, again.arena, &again.bundle, again.vocabulary, &of.faults),
        S0_EINPUT);
    assert_int_equal(of.faults.count, 1);
    assert_null(untouched);
    unload(&again);
    unload(&of);
}

static void a_spare_name_near_to_one_that_is_given_is_only_listed(void **state)
{
    loaded of;

    (void)state;
    LOAD_FINE(&of, "evidence/leavers.csv", "person,left_on,left_om\np1,2026-01-01,x\n",
              "evidence/leaver.csv", "x\ny\n");
    assert_null(s0_evidence_table(of.evidence, "leaver"));
    unload(&of);
}

static void all_faults_are_found_at_once_and_in_order(void **state)
{
    loaded of;

    (void)state;
    LOAD(&of, "evidence/b.yaml", "a: [\n", "evidence/leavers.csv", "person,left_on\np1,x\np2,y\n",
         "evidence/accounts.csv", "account,logins\na,b\n", "organization.yaml", "nme: X\n");
    assert_int_equal(of.rc, S0_EINPUT);
    assert_int_equal(of.faults.count, 5);
    assert_string_equal(of.faults.items[0].where, "evidence/accounts.csv:2:3");
    assert_true(s0_starts_with(of.faults.items[1].where, "evidence/b.yaml:"));
    assert_string_equal(of.faults.items[2].where, "evidence/leavers.csv:2:4");
    assert_string_equal(of.faults.items[3].where, "evidence/leavers.csv:3:4");
    assert_string_equal(of.faults.items[3].line, "p2,y");
    assert_string_equal(of.faults.items[4].where, "organization.yaml:1:1");
    unload(&of);
}

static void a_million_faults_cost_no_more_than_a_hundred(void **state)
{
    enum { ROWS = 100000 };
    char *text = malloc(ROWS * 8 + 40);
    size_t size = (size_t)sprintf(text, "account,logins\n");
    loaded of;

    (void)state;
    for (int i = 0; i < ROWS; i++)
        size += (size_t)sprintf(text + size, "a,%c\n", 'b');
    LOAD(&of, "evidence/accounts.csv", text);
    assert_int_equal(of.rc, S0_EINPUT);
    assert_int_equal(of.faults.count, S0_FAULTS_MAX);
    assert_int_equal(of.faults.lost, ROWS - S0_FAULTS_MAX);
    unload(&of);
    free(text);
}

static void memory_that_runs_short_anywhere_ends_in_a_clear_error(void **state)
{
    enum { LARGEST = 512 * 1024, STEP = 208 };
    unsigned char *block = aligned_alloc(16, LARGEST);
    loaded of;
    s0_code rc = S0_ENOMEM;

    (void)state;
    LOAD_FINE(&of, "organization.yaml", "name: X\nsites: [{site: A}]\n", "audit.yaml",
              "name: x\nparts: [{area: A}]\n", "evidence/accounts/a.csv",
              "account,shoes,last_sign_in\na,1,2026-01-01 10:00\nb,2,\n", "evidence/b.yaml",
              "own_rules: {awareness: {at_least: 95 %}}\nscope: {text: x, more: y}\n",
              "evidence/leavers.json",
              "{\"x\": [{\"person\": \"p1\", \"colour\": {\"a\": 1}}, {\"person\": \"p1\"}]}",
              "evidence/sources.yaml",
              "default: {source: a, by: b}\nsuppliers: {not_given: does not exist}\n"
              "leavers.json: {root: x, same_key: merge, all_rows: {note: n}}\n"
              "accounts/a.csv: {columns: {shoes: logins}, values: {logins: {2: 3}}}\n");
    for (size_t size = 64; rc != S0_OK && size <= LARGEST; size += STEP) {
        s0_arena *arena = s0_arena_over(block, size);
        s0_evidence *untouched = NULL;
        s0_faults faults = {0};

        if (arena == NULL)
            continue;
        rc = s0_evidence_load(&untouched, arena, &of.bundle, of.vocabulary, &faults);
        if (rc != S0_OK) {
            assert_int_equal(rc, S0_ENOMEM);
            assert_null(untouched);
            assert_true(faults.count > 0);
            assert_int_equal(faults.items[faults.count - 1].code, S0_ENOMEM);
        }
        s0_faults_free(&faults);
    }
    assert_int_equal(rc, S0_OK);
    free(block);
    unload(&of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_csv_file_is_a_table_named_after_it),
        cmocka_unit_test(all_files_of_a_folder_are_one_table_with_a_column_file),
        cmocka_unit_test(keys_of_yaml_and_json_count_and_file_names_do_not),
        cmocka_unit_test(an_empty_list_is_an_empty_table_where_the_vocabulary_knows_one),
        cmocka_unit_test(any_other_value_is_a_fact_named_by_its_dotted_path),
        cmocka_unit_test(a_heading_under_which_nothing_is_stated_says_nothing),
        cmocka_unit_test(a_list_at_the_top_is_the_table_named_after_the_file),
        cmocka_unit_test(maps_inside_a_row_are_columns_with_a_dotted_name),
        cmocka_unit_test(spare_tables_columns_and_facts_are_listed_and_never_read),
        cmocka_unit_test(none_empty_and_missing_are_told_apart),
        cmocka_unit_test(the_type_comes_from_the_vocabulary_never_from_the_look),
        cmocka_unit_test(a_table_with_a_header_and_no_rows_is_there),
        cmocka_unit_test(a_bundle_without_files_is_evidence_too),
        cmocka_unit_test(tables_and_facts_come_sorted_by_name),
        cmocka_unit_test(organization_yaml_gives_profile_facts_and_tables),
        cmocka_unit_test(instants_without_a_zone_take_the_organizations_offset),
        cmocka_unit_test(the_plans_parts_are_rows_of_internal_audits_marked_present),
        cmocka_unit_test(parts_alone_do_not_make_the_table),
        cmocka_unit_test(a_row_of_evidence_may_say_itself_whether_it_is_present),
        cmocka_unit_test(holidays_are_a_calendar),
        cmocka_unit_test(own_rules_are_facts_of_any_file),
        cmocka_unit_test(a_field_that_is_not_stated_is_none_and_a_rule_that_is_not_is_missing),
        cmocka_unit_test(an_own_rule_may_be_stated_to_be_none),
        cmocka_unit_test(limits_may_differ_by_class_and_conditions_may_be_lists),
        cmocka_unit_test(a_bad_file_is_refused_with_its_place_and_a_hint),
        cmocka_unit_test(two_files_that_give_one_name_are_refused_and_both_named),
        cmocka_unit_test(two_files_named_to_one_table_are_refused_too),
        cmocka_unit_test(what_a_reader_of_the_plan_has_said_is_not_said_again),
        cmocka_unit_test(a_spare_name_near_to_one_that_is_given_is_only_listed),
        cmocka_unit_test(all_faults_are_found_at_once_and_in_order),
        cmocka_unit_test(a_million_faults_cost_no_more_than_a_hundred),
        cmocka_unit_test(memory_that_runs_short_anywhere_ends_in_a_clear_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
