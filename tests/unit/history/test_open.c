/* test_open.c - what may be opened as a history, and what is refused untouched. */
#include "support.h"

static void a_missing_history_is_no_error(void **state)
{
    place *p = *state;
    s0_history *history = (s0_history *)p;

    assert_int_equal(s0_history_open(&history, p->path, false, NULL), S0_OK);
    assert_null(history);
    assert_int_not_equal(access(p->path, F_OK), 0);
}

static void one_that_cannot_be_looked_at_is_not_missing(void **state)
{
    place *p = *state;
    s0_history *history = NULL;
    s0_error err = {0};

    assert_int_equal(symlink(p->path, p->path), 0); /* a circle */
    assert_int_equal(s0_history_open(&history, p->path, false, &err), S0_ESTORE);
    assert_null(history);
}

static void a_history_is_made_and_opens_again(void **state)
{
    place *p = *state;
    s0_history *history = open_history(p->path);
    const s0_run *run = (const s0_run *)p;

    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_null(run);
    s0_history_close(history);
    history = NULL;
    assert_int_equal(s0_history_open(&history, p->path, false, NULL), S0_OK);
    assert_non_null(history);
    s0_history_close(history);
    s0_history_close(NULL);
}

static void the_file_says_what_it_is(void **state)
{
    place *p = *state;
    size_t size = 0;
    const char *bytes;

    s0_history_close(open_history(p->path));
    bytes = bytes_of(p, p->path, &size);
    assert_memory_equal(bytes, "SQLite format 3", 16);
    assert_memory_equal(bytes + 68, "S0H1", 4);
    assert_memory_equal(bytes + 60, "\0\0\0\3", 4);
    assert_int_equal(bytes[18], 1); /* rollback journal */
}

/* Open `path`, which must fail with `message` and leave folder and file as they are. */
static void assert_refused(place *p, bool create, const char *message)
{
    size_t before_size = 0, after_size = 0, files = 0;
    const char *before = bytes_of(p, p->path, &before_size), *after;
    s0_history *history = (s0_history *)p;
    s0_error err = {0};
    struct dirent *entry;
    DIR *dir;

    assert_int_equal(s0_history_open(&history, p->path, create, &err), S0_ESTORE);
    assert_null(history);
    assert_string_equal(err.message, message);
    assert_string_equal(err.where, p->path);
    after = bytes_of(p, p->path, &after_size);
    assert_int_equal(after_size, before_size);
    assert_memory_equal(after, before, before_size);
    dir = opendir(p->folder);
    while ((entry = readdir(dir)) != NULL)
        files += entry->d_name[0] != '.' ? 1 : 0;
    closedir(dir);
    assert_int_equal(files, 1);
}

static void a_file_that_is_no_database_is_refused_untouched(void **state)
{
    place *p = *state;

    write_bytes(p->path, "name: Example\n", 14);
    assert_refused(p, true, "this file is no history: it is not even a database");
    assert_refused(p, false, "this file is no history: it is not even a database");
    write_bytes(p->path, "x", 1);
    assert_refused(p, true, "this file is no history: it is not even a database");
}

static void another_programs_database_is_refused_untouched(void **state)
{
    place *p = *state;

    tamper(p->path, "CREATE TABLE runs (id INTEGER); INSERT INTO runs VALUES (1)");
    assert_refused(p, true, "this file is no history, but another program's database");
    assert_refused(p, false, "this file is no history, but another program's database");
}

static void a_newer_form_is_refused_untouched(void **state)
{
    place *p = *state;

    make_history(p);
    tamper(p->path, "PRAGMA user_version = 4");
    assert_refused(p, true, "the history has form 4, this program knows form 3");
    tamper(p->path, "PRAGMA user_version = 0");
    assert_refused(p, true, "the history has form 0, which never was");
}

static void an_older_form_is_brought_up_to_date(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    s0_history *history = NULL;
    s0_faults faults = {0};
    const s0_run *run = NULL;

    /* In form 1, a seal was the chain value of the last run, and nothing was forgotten. */
    tamper(p->path, "PRAGMA user_version = 1; DROP TABLE forgotten; DROP TABLE forgettings; UPDATE "
                    "cycles SET seal = (SELECT chain FROM runs"
                    " WHERE cycle = 2 ORDER BY id DESC LIMIT 1) WHERE id = 2");
    assert_int_equal(s0_history_open(&history, p->path, false, NULL), S0_OK);
    assert_int_equal(number(p->path, "PRAGMA user_version"), 3);
    assert_int_equal(number(p->path, "SELECT count(*) FROM forgettings"), 0);
    run = append(p, history, head, "2027-H1", 1, 4);
    assert_int_equal(s0_history_seal(history, "2027-H1", NULL), S0_OK);
    s0_history_close(history);
    assert_int_equal(verify(p, head, &faults), S0_OK);
    assert_int_equal(verify(p, run->chain, &faults), S0_OK);
}

static void links_and_logs_beside_it_are_refused_untouched(void **state)
{
    static const struct {
        const char *name, *target, *message;
    } all[] = {
        {"history.db-journal", "/tmp/s0-history-nowhere",
         "the history cannot be opened: its journal is not a regular file"},
        {"history.db-journal", "history.db",
         "the history cannot be opened: its journal is not a regular file"},
        {"history.db-wal", NULL,
         "the history cannot be opened: a log of another program lies beside it"},
    };
    place *p = *state;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        s0_history *history = NULL;
        s0_error err = {0};
        const char *beside = s0_textf(p->arena, "%s/%s", p->folder, all[i].name);

        empty_folder(p->folder);
        make_history(p);
        if (all[i].target != NULL)
            assert_int_equal(symlink(all[i].target, beside), 0);
        else
            write_bytes(beside, "x", 1);
        assert_int_equal(s0_history_open(&history, p->path, true, &err), S0_ESTORE);
        assert_string_equal(err.message, all[i].message);
        assert_int_not_equal(access("/tmp/s0-history-nowhere", F_OK), 0);
        unlink(beside);
    }
    assert_int_equal(rename(p->path, s0_textf(p->arena, "%s/other", p->folder)), 0);
    assert_int_equal(symlink("other", p->path), 0);
    for (int create = 0; create < 2; create++) {
        s0_history *history = NULL;
        s0_error err = {0};

        assert_int_equal(s0_history_open(&history, p->path, create != 0, &err), S0_ESTORE);
        assert_string_equal(err.message, "the history cannot be opened: it is not a regular file");
    }
}

static void another_journal_mode_is_refused(void **state)
{
    place *p = *state;
    size_t size = 0;
    char *bytes;

    make_history(p);
    bytes = bytes_of(p, p->path, &size);
    bytes[18] = 2;
    bytes[19] = 2;
    write_bytes(p->path, bytes, size);
    assert_refused(p, false,
                   "the history has no rollback journal: another program changed its mode");
}

static void tables_that_are_not_ours_are_refused_untouched(void **state)
{
    static const char *const changes[] = {
        "CREATE TABLE more (x)",
        "DROP INDEX inputs_by_blob",
        "CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM cycles; END",
        "CREATE VIEW v AS SELECT * FROM runs",
        "ALTER TABLE runs ADD COLUMN more TEXT",
        "ALTER TABLE runs RENAME COLUMN date TO day",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, '> 0', '>= 0')",
    };
    place *p = *state;

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        empty_folder(p->folder);
        make_history(p);
        tamper(p->path, changes[i]);
        assert_refused(p, i % 2 == 0, "the tables in this file are not those of a history");
    }
}

static void an_empty_file_is_a_history_not_made_yet(void **state)
{
    place *p = *state;
    s0_history *history = (s0_history *)p;

    write_bytes(p->path, "", 0);
    assert_int_equal(s0_history_open(&history, p->path, false, NULL), S0_OK);
    assert_null(history);
    s0_history_close(open_history(p->path));
    assert_int_equal(s0_history_open(&history, p->path, false, NULL), S0_OK);
    assert_non_null(history);
    s0_history_close(history);
}

static void a_folder_or_a_missing_parent_is_an_error(void **state)
{
    place *p = *state;
    s0_history *history = NULL;
    s0_error err = {0};
    char path[128];

    assert_int_equal(s0_history_open(&history, p->folder, true, &err), S0_ESTORE);
    assert_true(s0_starts_with(err.message, "the history "));
    snprintf(path, sizeof path, "%s/no/history.db", p->folder);
    assert_int_equal(s0_history_open(&history, path, true, &err), S0_ESTORE);
    assert_null(history);
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(a_missing_history_is_no_error),
        IN_A_PLACE(one_that_cannot_be_looked_at_is_not_missing),
        IN_A_PLACE(a_history_is_made_and_opens_again),
        IN_A_PLACE(the_file_says_what_it_is),
        IN_A_PLACE(a_file_that_is_no_database_is_refused_untouched),
        IN_A_PLACE(another_programs_database_is_refused_untouched),
        IN_A_PLACE(a_newer_form_is_refused_untouched),
        IN_A_PLACE(an_older_form_is_brought_up_to_date),
        IN_A_PLACE(links_and_logs_beside_it_are_refused_untouched),
        IN_A_PLACE(another_journal_mode_is_refused),
        IN_A_PLACE(tables_that_are_not_ours_are_refused_untouched),
        IN_A_PLACE(an_empty_file_is_a_history_not_made_yet),
        IN_A_PLACE(a_folder_or_a_missing_parent_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
