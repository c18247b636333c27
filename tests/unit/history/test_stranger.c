/* test_stranger.c - a history that somebody prepared: whatever stands in the file, it runs nothing
 * of its own, takes no memory for what is not there, and says so in an error. */
#include "support.h"

#include <time.h>
#include <zlib.h>

static int64_t seconds_now(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec;
}

/* After each of these changes the file must not open, must stay as it is, and not take long. */
static void assert_all_refused(place *p, const char *const *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        s0_history *history = NULL;
        s0_error err = {0};
        size_t before_size = 0, after_size = 0;
        int64_t begin = seconds_now();
        const char *before, *after;

        empty_folder(p->folder);
        make_history(p);
        tamper(p->path, changes[i]);
        before = bytes_of(p, p->path, &before_size);
        if (s0_history_open(&history, p->path, i % 2 == 0, &err) != S0_ESTORE)
            fail_msg("opens: %s", changes[i]);
        assert_null(history);
        assert_string_equal(err.message, "the tables in this file are not those of a history");
        after = bytes_of(p, p->path, &after_size);
        assert_int_equal(after_size, before_size);
        assert_memory_equal(after, before, before_size);
        assert_in_range(seconds_now() - begin, 0, 20);
    }
}

#define ASSERT_ALL_REFUSED(p, changes)                                                             \
    assert_all_refused(p, changes, sizeof(changes) / sizeof *(changes))

static void virtual_tables_are_refused(void **state)
{
    static const char *const changes[] = {
        "CREATE VIRTUAL TABLE more USING fts5(x)",
        "CREATE VIRTUAL TABLE more USING rtree(id, a, b)",
        "DROP TABLE inputs; CREATE VIRTUAL TABLE inputs USING fts5(run, path, blob)",
        "PRAGMA writable_schema = 1; INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, "
        "sql)"
        " VALUES ('table', 'more', 'more', 0, 'CREATE VIRTUAL TABLE more USING dbstat')",
    };

    ASSERT_ALL_REFUSED(*state, changes);
}

static void triggers_are_refused(void **state)
{
    static const char *const changes[] = {
        "CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM cycles; END",
        "CREATE TRIGGER t BEFORE UPDATE ON cycles BEGIN SELECT raise(ROLLBACK, 'no'); END",
        ("CREATE TRIGGER t AFTER INSERT ON inputs BEGIN INSERT INTO inputs SELECT run, path || 'x',"
         " blob FROM inputs; END"),
    };

    ASSERT_ALL_REFUSED(*state, changes);
}

static void views_are_refused(void **state)
{
    static const char *const changes[] = {
        "CREATE VIEW more AS SELECT * FROM runs",
        "ALTER TABLE runs RENAME TO kept; CREATE VIEW runs AS SELECT * FROM kept",
        "DROP TABLE inputs; CREATE VIEW inputs AS SELECT 1 AS run, 'a' AS path, 1 AS blob",
    };

    ASSERT_ALL_REFUSED(*state, changes);
}

static void a_view_that_counts_for_ever_is_refused_at_once(void **state)
{
    static const char *const changes[] = {
        "CREATE VIEW more AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i FROM n",
        "DROP TABLE inputs; DROP TABLE forgotten; DROP TABLE blobs; CREATE VIEW blobs AS"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i AS id, 'a' AS sha256, i AS size, zeroblob(1000000) AS data FROM n",
    };

    ASSERT_ALL_REFUSED(*state, changes);
}

static void generated_columns_and_checks_that_compute_are_refused(void **state)
{
    static const char *const changes[] = {
        "ALTER TABLE runs ADD COLUMN more TEXT AS (hex(zeroblob(100000000)))",
        "DROP TABLE inputs; CREATE TABLE inputs (run INTEGER NOT NULL, path TEXT NOT NULL, blob"
        " INTEGER NOT NULL CHECK (length(randomblob(100000000)) > 0), PRIMARY KEY (run, path))"
        " STRICT, WITHOUT ROWID; CREATE INDEX inputs_by_blob ON inputs (blob)",
        "CREATE INDEX more ON runs (length(hex(document)))",
        "CREATE INDEX more ON runs (id) WHERE length(document) > 10",
    };

    ASSERT_ALL_REFUSED(*state, changes);
}

static void pages_that_are_mixed_up_are_an_error_or_named(void **state)
{
    static const char *const changes[] = {
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT max(rootpage) FROM"
        " sqlite_schema) WHERE name = 'runs'",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
        " sqlite_schema WHERE name = 'blobs') WHERE name = 'runs'",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'cycles'",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 100000 WHERE name = "
        "'runs'",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET type = 'view' WHERE name = 'runs'",
    };
    place *p = *state;

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        s0_faults faults = {0};

        empty_folder(p->folder);
        make_history(p);
        tamper(p->path, changes[i]);
        if (verify(p, NULL, &faults) == S0_OK &&
            i != 4) /* what a row calls itself decides nothing */
            fail_msg("not named: %s", changes[i]);
        s0_faults_free(&faults);
    }
}

/* Put `size` zeros, compressed, in place of every input; the file says they are `declared`. */
static void plant_zeros(place *p, size_t size, int64_t declared)
{
    z_stream stream = {0};
    static unsigned char zeros[1 << 16];
    size_t room = size / 500 + 4096, left = size;
    unsigned char *packed = malloc(room);
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    int rc = Z_OK;

    assert_non_null(packed);
    assert_int_equal(deflateInit(&stream, 9), Z_OK);
    stream.next_out = packed;
    stream.avail_out = (uInt)room;
    while (rc == Z_OK) {
        size_t piece = left < sizeof zeros ? left : sizeof zeros;

        stream.next_in = zeros;
        stream.avail_in = (uInt)piece;
        left -= piece;
        rc = deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH);
    }
    assert_int_equal(rc, Z_STREAM_END);
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "UPDATE blobs SET size = ?, data = ?", -1, &stmt, NULL),
                     SQLITE_OK);
    sqlite3_bind_int64(stmt, 1, declared);
    sqlite3_bind_blob64(stmt, 2, packed, stream.total_out, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    deflateEnd(&stream);
    free(packed);
}

static void assert_inputs_refused(place *p)
{
    const s0_run *run = NULL;
    s0_bundle inputs;
    s0_history *history = open_history(p->path);
    s0_faults faults = {0};
    s0_error err = {0};

    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_int_equal(s0_history_inputs(history, p->arena, run, &inputs, &err), S0_ESTORE);
    assert_non_null(strstr(err.message, "is not the one recorded"));
    s0_history_close(history);
    assert_int_equal(verify(p, NULL, &faults), S0_ESTORE);
    assert_non_null(strstr(faults.items[0].message, "was altered"));
    s0_faults_free(&faults);
}

static void a_bomb_that_says_it_is_small_is_not_unpacked(void **state)
{
    place *p = *state;
    int64_t begin = seconds_now();

    make_history(p);
    plant_zeros(p, (size_t)128 << 20, 1000);
    begin = seconds_now(); /* packing took its time */
    assert_inputs_refused(p);
    assert_in_range(seconds_now() - begin, 0, 20);
}

static void a_bomb_that_says_how_large_it_is_takes_no_memory_to_verify(void **state)
{
    place *p = *state;
    s0_faults faults = {0};

    make_history(p);
    plant_zeros(p, (size_t)100 << 20, (int64_t)100 << 20);
    assert_int_equal(verify(p, NULL, &faults), S0_ESTORE);
    assert_non_null(strstr(faults.items[0].message, "was altered"));
    assert_true(s0_arena_used(p->arena) < (size_t)20 << 20);
    s0_faults_free(&faults);
}

static void a_content_that_is_larger_than_a_file_can_be_is_refused(void **state)
{
    place *p = *state;

    make_history(p);
    plant_zeros(p, (size_t)3 << 20, ((int64_t)1 << 32) + 1);
    assert_inputs_refused(p);
    empty_folder(p->folder);
    make_history(p);
    plant_zeros(p, 1000, 999); /* and less, and more, than it says */
    assert_inputs_refused(p);
    empty_folder(p->folder);
    make_history(p);
    plant_zeros(p, 1000, 1001);
    assert_inputs_refused(p);
    empty_folder(p->folder);
    make_history(p);
    plant_zeros(p, 1000, -1);
    assert_inputs_refused(p);
}

static void an_enormous_document_is_not_read(void **state)
{
    place *p = *state;
    const s0_run *run = NULL;
    s0_source document;
    s0_history *history;
    s0_faults faults = {0};
    s0_error err = {0};

    make_history(p);
    tamper(p->path, "UPDATE runs SET document = zeroblob(140000000) WHERE id = 3");
    history = open_history(p->path);
    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_int_equal(s0_history_document(history, p->arena, run, &document, &err), S0_ESTORE);
    assert_string_equal(err.message, "the document of run 2 of 2026-H2 is too large to be one");
    s0_history_close(history);
    assert_int_equal(verify(p, NULL, &faults), S0_ESTORE);
    s0_faults_free(&faults);
}

static void names_that_are_paths_or_speak_to_terminals_are_refused(void **state)
{
    static const char *const changes[] = {
        "UPDATE cycles SET name = '../../elsewhere' WHERE id = 2",
        "UPDATE cycles SET name = '/tmp' WHERE id = 2",
        "UPDATE cycles SET name = '..' WHERE id = 2",
        "UPDATE cycles SET name = '' WHERE id = 2",
        "UPDATE cycles SET name = char(27) || '[31mred' WHERE id = 2",
        "UPDATE cycles SET name = char(8238) || 'x' WHERE id = 2",
        "UPDATE cycles SET name = CAST(x'61ff' AS TEXT) WHERE id = 2",
        "UPDATE cycles SET name = 'a' || char(0) || 'b' WHERE id = 2",
        "UPDATE runs SET date = char(10) || 'x' WHERE id = 3",
        "UPDATE runs SET chain = char(155) || 'x' WHERE id = 3",
        "UPDATE cycles SET seal = char(27) WHERE id = 2",
    };
    place *p = *state;

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const s0_run *run = NULL;
        size_t count = 0;
        s0_history *history;
        s0_error err = {0};

        empty_folder(p->folder);
        make_history(p);
        tamper(p->path, changes[i]);
        history = open_history(p->path);
        if (s0_history_latest(history, p->arena, NULL, &run, &err) != S0_ESTORE)
            fail_msg("not refused: %s", changes[i]);
        assert_true(s0_starts_with(err.message, "the history is damaged: "));
        assert_int_equal(s0_history_runs(history, p->arena, &run, &count, NULL), S0_ESTORE);
        s0_history_close(history);
    }
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(virtual_tables_are_refused),
        IN_A_PLACE(triggers_are_refused),
        IN_A_PLACE(views_are_refused),
        IN_A_PLACE(a_view_that_counts_for_ever_is_refused_at_once),
        IN_A_PLACE(generated_columns_and_checks_that_compute_are_refused),
        IN_A_PLACE(pages_that_are_mixed_up_are_an_error_or_named),
        IN_A_PLACE(a_bomb_that_says_it_is_small_is_not_unpacked),
        IN_A_PLACE(a_bomb_that_says_how_large_it_is_takes_no_memory_to_verify),
        IN_A_PLACE(a_content_that_is_larger_than_a_file_can_be_is_refused),
        IN_A_PLACE(an_enormous_document_is_not_read),
        IN_A_PLACE(names_that_are_paths_or_speak_to_terminals_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
