/* test_file.c - files and folders as base/file.h promises them, in a folder of
 * their own under /tmp. SHA-256 is held against the values of its standard. */
#include "cmocka_all.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"

static char root[64];
static s0_arena *arena;

static char *path_of(const char *name)
{
    char *path = s0_textf(arena, "%s/%s", root, name);

    assert_non_null(path);
    return path;
}

static void make_file(const char *name, const char *text)
{
    assert_int_equal(s0_file_write(path_of(name), text, strlen(text), NULL), S0_OK);
}

static int set_up(void **state)
{
    (void)state;
    snprintf(root, sizeof root, "/tmp/s0-file-XXXXXX");
    arena = s0_arena_new();
    return mkdtemp(root) == NULL || arena == NULL;
}

static int tear_down(void **state)
{
    char command[128];
    int rc;

    (void)state;
    s0_arena_free(arena);
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    rc = system(command);
    return rc;
}

static void a_file_is_read_whole_with_its_digest(void **state)
{
    s0_source source;

    (void)state;
    make_file("a.txt", "abc");
    assert_int_equal(s0_file_read(&source, arena, root, "a.txt", 0, NULL), S0_OK);
    assert_string_equal(source.path, "a.txt");
    assert_string_equal(source.text, "abc");
    assert_int_equal(source.size, 3);
    assert_string_equal(source.sha256,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    make_file("empty", "");
    assert_int_equal(s0_file_read(&source, arena, root, "empty", 0, NULL), S0_OK);
    assert_string_equal(source.text, "");
    assert_string_equal(source.sha256,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void what_is_no_file_of_the_folder_is_refused(void **state)
{
    static const struct {
        const char *path, *message;
    } cases[] = {
        {"missing", "cannot be opened: No such file or directory"},
        {"folder", "is a folder, not a file"},
        {"fifo", "is not a regular file"},
        {"link-out", "leads out of the folder it was looked for in"},
        {"../outside", "leads out of the folder it was looked for in"},
        {"long", "has 5 bytes, more than the 4 that are read"},
        {"loop", "cannot be opened: Too many levels of symbolic links"},
    };
    s0_source untouched = {.size = 99};
    char outside[80];
    s0_error err;

    (void)state;
    assert_int_equal(s0_folder_make(path_of("folder"), NULL), S0_OK);
    assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
    snprintf(outside, sizeof outside, "%s-outside", root);
    assert_int_equal(s0_file_write(outside, "x", 1, NULL), S0_OK);
    assert_int_equal(symlink(outside, path_of("link-out")), 0);
    assert_int_equal(symlink("loop", path_of("loop")), 0);
    make_file("long", "12345");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = cases[i].path;

        if (strcmp(path, "../outside") == 0)
            path = s0_textf(arena, "../%s", strrchr(outside, '/') + 1);
        memset(&err, 0, sizeof err);
        assert_int_equal(s0_file_read(&untouched, arena, root, path, 4, &err), S0_EIO);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(err.where, path);
    }
    assert_int_equal(untouched.size, 99);
    unlink(outside);
}

static void a_root_that_begins_like_another_is_not_it(void **state)
{
    s0_source source;
    char twin[80], link[80];

    (void)state;
    snprintf(twin, sizeof twin, "%s-twin", root);
    assert_int_equal(s0_file_write(twin, "x", 1, NULL), S0_OK);
    snprintf(link, sizeof link, "../%s", strrchr(twin, '/') + 1);
    assert_int_equal(s0_file_read(&source, arena, root, link, 0, NULL), S0_EIO);
    unlink(twin);
}

static void a_link_inside_the_folder_is_followed(void **state)
{
    s0_source source;

    (void)state;
    make_file("target", "t");
    assert_int_equal(symlink("target", path_of("inner-link")), 0);
    assert_int_equal(s0_file_read(&source, arena, root, "inner-link", 0, NULL), S0_OK);
    assert_string_equal(source.path, "inner-link");
    assert_string_equal(source.text, "t");
}

static void a_folder_is_listed_in_order_with_what_lies_below(void **state)
{
    static const char *const expected[] = {"list/B.csv",          "list/a.csv",     "list/dangling",
                                           "list/deep/er/x.yaml", "list/empty.csv", "list/fifo",
                                           "list/link-to-folder", "list/link.csv"};
    const char **items;
    size_t count;

    (void)state;
    assert_int_equal(s0_folder_make(path_of("list/deep/er"), NULL), S0_OK);
    assert_int_equal(s0_folder_make(path_of("list/.git"), NULL), S0_OK);
    assert_int_equal(s0_folder_make(path_of("list/empty"), NULL), S0_OK);
    assert_int_equal(s0_folder_make(path_of("list/empty.csv"), NULL), S0_OK);
    make_file("list/a.csv", "");
    make_file("list/B.csv", "");
    make_file("list/deep/er/x.yaml", "");
    make_file("list/.hidden", "");
    make_file("list/.git/config", "");
    make_file("list/a.csv~", "");
    assert_int_equal(symlink("a.csv", path_of("list/link.csv")), 0);
    assert_int_equal(symlink("deep", path_of("list/link-to-folder")), 0);
    assert_int_equal(symlink("nowhere", path_of("list/dangling")), 0);
    assert_int_equal(mkfifo(path_of("list/fifo"), 0600), 0);
    assert_int_equal(s0_folder_list(&items, &count, arena, root, "list", NULL), S0_OK);
    assert_int_equal(count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(items[i], expected[i]);
    assert_int_equal(s0_folder_list(&items, &count, arena, root, "no-such", NULL), S0_OK);
    assert_int_equal(count, 0);
    assert_int_equal(s0_folder_list(&items, &count, arena, root, "list/a.csv", NULL), S0_EIO);
    assert_int_equal(symlink("/", path_of("outside")), 0);
    assert_int_equal(s0_folder_list(&items, &count, arena, root, "outside", NULL), S0_EIO);
}

static void writing_replaces_whole_files_and_leaves_nothing_else(void **state)
{
    s0_source source;
    const char **items;
    size_t count;
    s0_error err = {0};

    (void)state;
    assert_int_equal(s0_folder_make(path_of("out"), NULL), S0_OK);
    assert_int_equal(s0_folder_make(path_of("out"), NULL), S0_OK); /* there already */
    make_file("out/report.md", "old and long");
    make_file("out/report.md", "new");
    assert_int_equal(s0_file_read(&source, arena, root, "out/report.md", 0, NULL), S0_OK);
    assert_string_equal(source.text, "new");
    assert_int_equal(s0_folder_make(path_of("out/taken"), NULL), S0_OK);
    make_file("out/taken/x", "");
    assert_int_equal(s0_file_write(path_of("out/taken"), "x", 1, &err), S0_EIO);
    assert_int_equal(s0_file_write(path_of("no/such/folder"), "x", 1, &err), S0_EIO);
    assert_true(strncmp(err.message, "cannot be written: ", 19) == 0);
    assert_int_equal(s0_folder_make(path_of("out/report.md/x"), &err), S0_EIO);
    assert_true(s0_file_exists(path_of("out/report.md")));
    assert_false(s0_file_exists(path_of("out/other.md")));
    assert_false(s0_file_exists(path_of("out/report.md/x")));
    assert_int_equal(symlink("circle", path_of("out/circle")), 0);
    assert_true(s0_file_exists(path_of("out/circle"))); /* who can tell? opening it says why */
    assert_int_equal(unlink(path_of("out/circle")), 0);
    assert_int_equal(access(path_of("out/.taken.0.new"), F_OK), -1);
    assert_int_equal(s0_folder_list(&items, &count, arena, root, "out", NULL), S0_OK);
    assert_int_equal(count, 2);
}

static void a_bundle_is_sorted_and_has_no_path_twice(void **state)
{
    static const char *const paths[] = {"organization.yaml", "evidence/b.csv", "audit.yaml",
                                        "evidence/a.csv"};
    s0_source items[5];
    s0_bundle bundle;
    s0_error err = {0};

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(s0_source_make(&items[i], arena, paths[i], paths[i], 3, NULL), S0_OK);
    assert_int_equal(s0_bundle_make(&bundle, items, 4, NULL), S0_OK);
    assert_int_equal(bundle.count, 4);
    for (size_t i = 0; i + 1 < 4; i++)
        assert_true(strcmp(bundle.items[i].path, bundle.items[i + 1].path) < 0);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(s0_bundle_get(&bundle, paths[i])->path, paths[i]);
        assert_memory_equal(s0_bundle_get(&bundle, paths[i])->text, paths[i], 3);
    }
    assert_null(s0_bundle_get(&bundle, "evidence"));
    assert_int_equal(s0_source_make(&items[4], arena, "audit.yaml", "", 0, NULL), S0_OK);
    assert_int_equal(s0_bundle_make(&bundle, items, 5, &err), S0_EINPUT);
    assert_string_equal(err.where, "audit.yaml");
}

static void digests_are_those_of_the_standard(void **state)
{
    static char million[1000000];
    char digest[65];

    (void)state;
    memset(million, 'a', sizeof million);
    s0_sha256(million, sizeof million, digest);
    assert_string_equal(digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    s0_sha256(NULL, 0, digest);
    assert_string_equal(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_whole_with_its_digest),
        cmocka_unit_test(what_is_no_file_of_the_folder_is_refused),
        cmocka_unit_test(a_root_that_begins_like_another_is_not_it),
        cmocka_unit_test(a_link_inside_the_folder_is_followed),
        cmocka_unit_test(a_folder_is_listed_in_order_with_what_lies_below),
        cmocka_unit_test(writing_replaces_whole_files_and_leaves_nothing_else),
        cmocka_unit_test(a_bundle_is_sorted_and_has_no_path_twice),
        cmocka_unit_test(digests_are_those_of_the_standard),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
