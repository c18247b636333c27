/* test_append.c - adding runs: in their place, once, wholly or not at all. */
#include "support.h"

#include <sys/wait.h>

static void the_chain_is_the_digest_of_the_head_and_the_document(void **state)
{
    place *p = *state;
    s0_history *history = open_history(p->path);
    const s0_run *first = append(p, history, "", "c", 1, 1);
    const s0_run *second = append(p, history, first->chain, "c", 2, 2);
    s0_bundle inputs = inputs_of(p, 1);
    s0_source document = document_of(p, "c", 1, &inputs, "as it was");
    const char *both;
    char digest[65];

    assert_string_equal(first->chain, document.sha256);
    assert_string_equal(first->document_sha256, document.sha256);
    inputs = inputs_of(p, 2);
    document = document_of(p, "c", 2, &inputs, "as it was");
    both = s0_textf(p->arena, "%s%s", first->chain, document.text);
    s0_sha256(both, strlen(both), digest);
    assert_string_equal(second->chain, digest);
    assert_int_equal(second->id, 2);
    assert_int_equal(second->run, 2);
    s0_history_close(history);
}

static void the_same_appends_give_the_same_bytes(void **state)
{
    place *p = *state;
    size_t size = 0, again_size = 0;
    const char *bytes, *again;

    make_history(p);
    bytes = bytes_of(p, p->path, &size);
    empty_folder(p->folder);
    make_history(p);
    again = bytes_of(p, p->path, &again_size);
    assert_int_equal(size, again_size);
    assert_memory_equal(bytes, again, size);
}

static void opening_anew_between_appends_does_not_show(void **state)
{
    place *p = *state;
    size_t size = 0, again_size = 0;
    const char *bytes, *again, *head = "";

    make_history(p);
    bytes = bytes_of(p, p->path, &size);
    empty_folder(p->folder);
    for (int i = 0; i < 3; i++) {
        s0_history *history = open_history(p->path);

        head =
            append(p, history, head, i == 0 ? "2026-H1" : "2026-H2", i == 2 ? 2 : 1, i + 1)->chain;
        s0_history_close(history);
    }
    again = bytes_of(p, p->path, &again_size);
    assert_int_equal(size, again_size);
    assert_memory_equal(bytes, again, size);
}

static void an_input_that_stays_is_kept_once(void **state)
{
    place *p = *state;

    make_history(p);
    assert_int_equal(number(p->path, "SELECT count(*) FROM inputs"), 6);
    assert_int_equal(number(p->path, "SELECT count(*) FROM blobs"), 4);
}

static void another_head_is_refused(void **state)
{
    place *p = *state;
    s0_history *history = open_history(p->path);
    const s0_run *first, *out = NULL;
    s0_error err = {0};

    assert_int_equal(try_append(p, history, "abc", "c", 1, 1, false, &out, &err), S0_EMOVED);
    assert_null(out);
    first = append(p, history, "", "c", 1, 1);
    assert_int_equal(try_append(p, history, "", "c", 2, 2, false, &out, &err), S0_EMOVED);
    assert_int_equal(err.code, S0_EMOVED);
    append(p, history, first->chain, "c", 2, 2);
    assert_int_equal(try_append(p, history, first->chain, "c", 3, 3, false, &out, &err), S0_EMOVED);
    s0_history_close(history);
    assert_int_equal(number(p->path, "SELECT count(*) FROM runs"), 2);
}

static void a_sealed_cycle_takes_no_run(void **state)
{
    place *p = *state;
    s0_history *history = open_history(p->path);
    const s0_run *run = NULL, *out = NULL;
    s0_error err = {0};

    assert_int_equal(try_append(p, history, "", "c", 1, 1, true, &run, &err), S0_OK);
    assert_true(run->sealed);
    assert_int_equal(try_append(p, history, run->head, "c", 2, 2, false, &out, &err), S0_ESTORE);
    assert_string_equal(err.message, "the cycle \"c\" is sealed");
    run = append(p, history, run->head, "d", 1, 2);
    assert_false(run->sealed);
    assert_int_equal(s0_history_latest(history, p->arena, "c", &run, NULL), S0_OK);
    assert_true(run->sealed);
    s0_history_close(history);
}

static void a_cycle_that_is_over_takes_no_run(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    s0_history *history = open_history(p->path);
    const s0_run *out = NULL;
    s0_error err = {0};

    assert_int_equal(try_append(p, history, head, "2026-H1", 2, 4, false, &out, &err), S0_ESTORE);
    assert_string_equal(err.message, "the cycle \"2026-H1\" is over: \"2026-H2\" came after it");
    assert_null(out);
    s0_history_close(history);
}

static void a_cycle_is_sealed_later_and_twice_is_fine(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    s0_history *history = open_history(p->path);
    const s0_run *run = NULL;
    s0_error err = {0};

    assert_int_equal(s0_history_seal(history, "2026-H1", &err), S0_ESTORE);
    assert_string_equal(err.message, "\"2026-H1\" is not the cycle of the latest run");
    assert_int_equal(s0_history_seal(history, "2026-H2", &err), S0_OK);
    assert_int_equal(s0_history_seal(history, "2026-H2", &err), S0_OK);
    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_true(run->sealed);
    assert_string_equal(run->chain, head);
    assert_string_not_equal(run->head, head);
    s0_history_close(history);
}

static void a_document_that_says_otherwise_is_refused(void **state)
{
    place *p = *state;
    s0_history *history = open_history(p->path);
    const s0_run *out = NULL;
    s0_error err = {0};
    s0_bundle inputs = inputs_of(p, 1);
    s0_source document = document_of(p, "c", 2, &inputs, "");

    assert_int_equal(s0_history_append(history, p->arena, "", "c", "2026-11-02", "digest 2",
                                       &document, &inputs, false, &out, &err),
                     S0_ESTORE);
    assert_string_equal(err.message,
                        "run 1 of c cannot be recorded: its document says cycle.run 2, "
                        "the history 1");
    document = source_of(p, "document.json", "no document");
    assert_int_equal(s0_history_append(history, p->arena, "", "c", "2026-11-02", "digest 2",
                                       &document, &inputs, false, &out, &err),
                     S0_ESTORE);
    s0_history_close(history);
    assert_int_equal(number(p->path, "SELECT count(*) FROM runs"), 0);
    assert_int_equal(number(p->path, "SELECT count(*) FROM cycles"), 0);
}

static void dropped_inputs_are_kept_again_when_they_come_again(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    s0_history *history;
    const s0_run *run;
    s0_bundle inputs;

    tamper(p->path, "UPDATE blobs SET data = NULL");
    history = open_history(p->path);
    run = append(p, history, head, "2027-H1", 1, 3);
    assert_int_equal(s0_history_inputs(history, p->arena, run, &inputs, NULL), S0_OK);
    assert_int_equal(inputs.count, 2);
    s0_history_close(history);
    assert_int_equal(number(p->path, "SELECT count(*) FROM blobs"), 4);
}

static void of_two_audits_at_once_one_waits(void **state)
{
    place *p = *state;
    int status = 0, ready[2];
    char byte = 0;
    pid_t child;
    const char *head = make_history(p);
    s0_history *history;

    assert_int_equal(pipe(ready), 0);
    child = fork();
    if (child == 0) { /* holds the history for a while, then lets it go unchanged */
        sqlite3 *db = NULL;

        sqlite3_open(p->path, &db);
        sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
        if (write(ready[1], "x", 1) != 1)
            _exit(2);
        usleep(300000);
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
        sqlite3_close(db);
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    history = open_history(p->path);
    append(p, history, head, "2026-H2", 3, 4);
    s0_history_close(history);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    close(ready[0]);
    close(ready[1]);
}

/* A file of the workspace, large enough to be given back, in the history's folder. */
static s0_source large_file(place *p, char *bytes, size_t size)
{
    s0_source source;

    for (size_t i = 0; i < size; i++) /* neither all the same nor without a pattern */
        bytes[i] = (char)(i % 50 == 49 ? '\n' : 'a' + (i * i / 11 + i / 4096) % 26);
    assert_int_equal(
        s0_file_write(s0_textf(p->arena, "%s/large.csv", p->folder), bytes, size, NULL), S0_OK);
    assert_int_equal(s0_file_read(&source, p->arena, p->folder, "large.csv", 0, NULL), S0_OK);
    assert_int_equal(s0_source_lend(&source, p->arena, s0_file_reader(p->folder), NULL), S0_OK);
    return source;
}

static s0_code append_large(place *p, s0_source *source, const s0_run **out, s0_error *err)
{
    s0_history *history = open_history(p->path);
    s0_bundle inputs = {source, 1};
    s0_source document = document_of(p, "c", 1, &inputs, "as it was");
    s0_code rc = s0_history_append(history, p->arena, "", "c", "2026-11-01", "digest 1", &document,
                                   &inputs, false, out, err);

    s0_history_close(history);
    return rc;
}

#define LARGE_FILE (5 * S0_LARGE + 4321)

static void what_was_given_back_is_recorded_as_what_was_kept(void **state)
{
    place *p = *state;
    char *bytes = s0_alloc(p->arena, LARGE_FILE);
    s0_source source = large_file(p, bytes, LARGE_FILE);
    size_t size = 0, again_size = 0;
    const char *kept, *again;
    const s0_run *run = NULL;
    s0_history *history;
    s0_bundle inputs;

    assert_int_equal(append_large(p, &source, &run, NULL), S0_OK);
    kept = bytes_of(p, p->path, &size);
    unlink(p->path);
    s0_source_release(&source, source.size);
    assert_int_equal(append_large(p, &source, &run, NULL), S0_OK);
    again = bytes_of(p, p->path, &again_size);
    assert_int_equal(size, again_size);
    assert_memory_equal(kept, again, size);
    history = open_history(p->path);
    assert_int_equal(s0_history_inputs(history, p->arena, run, &inputs, NULL), S0_OK);
    assert_int_equal(inputs.items[0].size, LARGE_FILE);
    assert_memory_equal(inputs.items[0].text, bytes, LARGE_FILE);
    s0_history_close(history);
}

static void of_a_file_that_changed_nothing_is_recorded(void **state)
{
    place *p = *state;
    char *bytes = s0_alloc(p->arena, LARGE_FILE);
    s0_source source = large_file(p, bytes, LARGE_FILE);
    const char *path = s0_textf(p->arena, "%s/large.csv", p->folder);
    const s0_run *run = NULL;
    s0_error err = {0};

    s0_source_release(&source, source.size);
    bytes[LARGE_FILE - 1] ^= 1; /* seen only when all of it has been compressed */
    assert_int_equal(s0_file_write(path, bytes, LARGE_FILE, NULL), S0_OK);
    assert_int_equal(append_large(p, &source, &run, &err), S0_EINPUT);
    assert_string_equal(err.where, "large.csv");
    assert_string_equal(err.message, "changed while the audit ran");
    assert_null(run);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(append_large(p, &source, &run, &err), S0_EIO);
    assert_int_equal(number(p->path, "SELECT count(*) FROM runs"), 0);
    assert_int_equal(number(p->path, "SELECT count(*) FROM blobs"), 0);
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(the_chain_is_the_digest_of_the_head_and_the_document),
        IN_A_PLACE(the_same_appends_give_the_same_bytes),
        IN_A_PLACE(opening_anew_between_appends_does_not_show),
        IN_A_PLACE(an_input_that_stays_is_kept_once),
        IN_A_PLACE(another_head_is_refused),
        IN_A_PLACE(a_sealed_cycle_takes_no_run),
        IN_A_PLACE(a_cycle_that_is_over_takes_no_run),
        IN_A_PLACE(a_cycle_is_sealed_later_and_twice_is_fine),
        IN_A_PLACE(a_document_that_says_otherwise_is_refused),
        IN_A_PLACE(dropped_inputs_are_kept_again_when_they_come_again),
        IN_A_PLACE(of_two_audits_at_once_one_waits),
        IN_A_PLACE(what_was_given_back_is_recorded_as_what_was_kept),
        IN_A_PLACE(of_a_file_that_changed_nothing_is_recorded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
