/* test_workspace.c - the promises of evidence/workspace.h, on folders made for each test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "evidence/workspace.h"

typedef struct folder {
    s0_arena *arena;
    char *root; /* without links in it */
    s0_bundle bundle;
    s0_faults faults;
} folder;

static void put(const folder *of, const char *path, const char *text)
{
    char *full = s0_textf(of->arena, "%s/%s", of->root, path);
    char *slash = strrchr(full, '/');

    *slash = '\0';
    assert_int_equal(s0_folder_make(full, NULL), S0_OK);
    *slash = '/';
    assert_int_equal(s0_file_write(full, text, strlen(text), NULL), S0_OK);
}

static int make(void **state)
{
    static folder of;
    char name[] = "/tmp/stage0-workspace-XXXXXX";

    of = (folder){.arena = s0_arena_new()};
    if (of.arena == NULL || mkdtemp(name) == NULL || (of.root = realpath(name, NULL)) == NULL)
        return 1;
    put(&of, "organization.yaml", "name: X\n");
    *state = &of;
    return 0;
}

static void remove_below(const folder *of, const char *path)
{
    char command[600];

    snprintf(command, sizeof command, "rm -rf '%s/%s'", of->root, path);
    assert_int_equal(system(command), 0);
}

static int clean(void **state)
{
    folder *of = *state;

    remove_below(of, "");
    s0_faults_free(&of->faults);
    s0_arena_free(of->arena);
    free(of->root);
    return 0;
}

static s0_code read_all(folder *of)
{
    return s0_workspace_read(&of->bundle, of->arena, of->root, &of->faults);
}

static void the_workspace_is_the_nearest_folder_with_an_organization(void **state)
{
    folder *of = *state;
    const char *found = NULL, *deep;

    put(of, "evidence/accounts/a.csv", "x\n");
    put(of, "inner/organization.yaml", "name: Y\n");
    deep = s0_textf(of->arena, "%s/evidence/accounts", of->root);
    assert_int_equal(s0_workspace_find(&found, of->arena, deep, NULL), S0_OK);
    assert_string_equal(found, of->root);
    assert_int_equal(s0_workspace_find(&found, of->arena, of->root, NULL), S0_OK);
    assert_string_equal(found, of->root);
    deep = s0_textf(of->arena, "%s/inner", of->root);
    assert_int_equal(s0_workspace_find(&found, of->arena, deep, NULL), S0_OK);
    assert_string_equal(found, deep);
}

static void without_an_organization_there_is_a_hint_on_init(void **state)
{
    folder *of = *state;
    const char *untouched = NULL;
    s0_error err = {0};

    remove_below(of, "organization.yaml");
    assert_int_equal(s0_workspace_find(&untouched, of->arena, of->root, &err), S0_EINPUT);
    assert_non_null(strstr(err.message, "there is no organization.yaml in "));
    assert_string_equal(err.hint, "\"stage0 init DIR\" makes a workspace");
    assert_null(untouched);
    assert_int_equal(s0_workspace_find(&untouched, of->arena, "/no/such/folder", &err), S0_EINPUT);
    assert_string_equal(err.message, "there is no folder /no/such/folder");
}

static void all_files_an_audit_is_made_from_are_read_sorted_by_path(void **state)
{
    static const char *const paths[] = {
        "audit.yaml",        "evidence/a.yml",      "evidence/accounts/x.csv",
        "evidence/b.ndjson", "evidence/c.json",     "evidence/sources.yaml",
        "organization.yaml", "rules/annex/own.lua",
    };
    folder *of = *state;

    put(of, "rules/annex/own.lua", "return 1\n");
    put(of, "rules/README.md", "about these rules\n");
    put(of, "audit.yaml", "name: x\n");
    put(of, "evidence/sources.yaml", "{}\n");
    put(of, "evidence/c.json", "{}\n");
    put(of, "evidence/b.ndjson", "{}\n");
    put(of, "evidence/a.yml", "a: 1\n");
    put(of, "evidence/accounts/x.csv", "account\n");
    put(of, "history.db", "not ours\n");
    put(of, "reports/x/report.md", "not ours\n");
    assert_int_equal(read_all(of), S0_OK);
    assert_int_equal(of->bundle.count, sizeof paths / sizeof *paths);
    for (size_t i = 0; i < of->bundle.count; i++)
        assert_string_equal(of->bundle.items[i].path, paths[i]);
    assert_string_equal(s0_bundle_get(&of->bundle, "audit.yaml")->text, "name: x\n");
    assert_int_equal(strlen(s0_bundle_get(&of->bundle, "audit.yaml")->sha256), 64);
}

static void a_workspace_may_hold_its_organization_alone(void **state)
{
    folder *of = *state;

    assert_int_equal(read_all(of), S0_OK);
    assert_int_equal(of->bundle.count, 1);
}

static void hidden_files_and_backups_are_left_out(void **state)
{
    folder *of = *state;

    put(of, "evidence/.hidden.txt", "x\n");
    put(of, "evidence/.git/config", "x\n");
    put(of, "evidence/leavers.csv~", "x\n");
    assert_int_equal(read_all(of), S0_OK);
    assert_int_equal(of->bundle.count, 1);
}

static void every_file_of_another_kind_in_evidence_is_named(void **state)
{
    folder *of = *state;

    put(of, "evidence/report.pdf", "x\n");
    put(of, "evidence/accounts/export.xlsx", "x\n");
    put(of, "evidence/leavers.csv", "person\n");
    assert_int_equal(read_all(of), S0_EINPUT);
    assert_int_equal(of->faults.count, 2);
    assert_string_equal(of->faults.items[0].where, "evidence/accounts/export.xlsx");
    assert_string_equal(of->faults.items[1].where, "evidence/report.pdf");
    assert_string_equal(of->faults.items[1].message,
                        "evidence is yaml, yml, json, ndjson or csv; this file is none of them");
    assert_string_equal(of->faults.items[1].hint,
                        "export it as one of these, or keep it outside evidence/");
}

static void a_file_that_cannot_be_read_is_a_fault_beside_the_others(void **state)
{
    folder *of = *state;
    char *link = s0_textf(of->arena, "%s/evidence/away.csv", of->root);

    put(of, "evidence/report.pdf", "x\n");
    assert_int_equal(symlink("/nowhere/at/all.csv", link), 0);
    assert_int_equal(read_all(of), S0_EIO);
    assert_int_equal(of->faults.count, 2);
    assert_string_equal(of->faults.items[0].where, "evidence/away.csv");
    assert_string_equal(of->faults.items[1].where, "evidence/report.pdf");
}

static void a_missing_organization_is_a_fault(void **state)
{
    folder *of = *state;

    remove_below(of, "organization.yaml");
    assert_int_equal(read_all(of), S0_EIO);
    assert_int_equal(of->faults.count, 1);
    assert_string_equal(of->faults.items[0].where, "organization.yaml");
}

#define FOLDER_TEST(test) cmocka_unit_test_setup_teardown(test, make, clean)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(the_workspace_is_the_nearest_folder_with_an_organization),
        FOLDER_TEST(without_an_organization_there_is_a_hint_on_init),
        FOLDER_TEST(all_files_an_audit_is_made_from_are_read_sorted_by_path),
        FOLDER_TEST(a_workspace_may_hold_its_organization_alone),
        FOLDER_TEST(hidden_files_and_backups_are_left_out),
        FOLDER_TEST(every_file_of_another_kind_in_evidence_is_named),
        FOLDER_TEST(a_file_that_cannot_be_read_is_a_fault_beside_the_others),
        FOLDER_TEST(a_missing_organization_is_a_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
