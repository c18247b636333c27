/* test_forget.c - what a closed cycle was audited from is let go of: the bytes leave the file, the
 * chain holds, and whoever takes bytes away without a record of it is named. */
#include "support.h"

/* A history of three cycles, the first two closed. Each has an input of its own, H1 and H2 share
 * one
 * ("both"), and all share organization.yaml. What is its own does not compress, so that a name in
 * it stands in the file as it is. */
static s0_bundle inputs_of_cycle(place *p, int cycle)
{
    static const char *const names[] = {"Agneta Personsson", "Birger Personsson",
                                        "Cecilia Personsson"};
    s0_source *items = s0_alloc_n(p->arena, 4, sizeof *items);
    char *bytes = s0_alloc(p->arena, 20001);
    uint32_t seed = (uint32_t)cycle + 1;
    s0_bundle out;
    size_t count = 2;

    for (size_t i = 0; i < 20000; i++)
        bytes[i] = (char)((seed = seed * 1664525U + 1013904223U) >> 24);
    memcpy(bytes + 9000, names[cycle], strlen(names[cycle]));
    assert_int_equal(s0_source_make(&items[0], p->arena, "evidence/own.csv", bytes, 20000, NULL),
                     S0_OK);
    items[1] = source_of(p, "organization.yaml", "name: Example\n");
    if (cycle < 2)
        items[count++] = source_of(p, "evidence/both.csv", "of: both\n");
    assert_int_equal(s0_bundle_make(&out, items, count, NULL), S0_OK);
    return out;
}

static const char *add_cycle(place *p, s0_history *history, const char *head, int cycle, int run,
                             bool seal)
{
    static const char *const cycles[] = {"2026-H1", "2026-H2", "2027-H1"};
    s0_bundle inputs = inputs_of_cycle(p, cycle);
    s0_source document = document_of(p, cycles[cycle], run, &inputs, "as it was");
    const s0_run *out = NULL;
    s0_error err = {0};

    if (s0_history_append(
            history, p->arena, head, cycles[cycle], s0_textf(p->arena, "2026-11-0%d", run),
            s0_textf(p->arena, "digest %d", run), &document, &inputs, seal, &out, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return out->head;
}

static const char *make_three(place *p)
{
    s0_history *history = open_history(p->path);
    const char *head = add_cycle(p, history, "", 0, 1, true);

    head = add_cycle(p, history, head, 1, 1, false);
    head = add_cycle(p, history, head, 1, 2, false); /* never sealed, but over */
    head = add_cycle(p, history, head, 2, 1, false);
    s0_history_close(history);
    return head;
}

static s0_forgotten forget(place *p, const char *cycle, const char *date)
{
    s0_history *history = open_history(p->path);
    s0_forgotten out;
    s0_error err = {0};

    if (s0_history_forget(history, p->arena, cycle, date, &out, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    assert_int_equal(s0_history_shrink(history, &err), S0_OK);
    s0_history_close(history);
    return out;
}

static bool file_has(place *p, const char *text)
{
    size_t size = 0;
    const char *bytes = bytes_of(p, p->path, &size);

    return memmem(bytes, size, text, strlen(text)) != NULL;
}

static void assert_whole(place *p, const char *head)
{
    s0_faults faults = {0};

    if (verify(p, head, &faults) != S0_OK)
        fail_msg("%s", faults.items[0].message);
    s0_faults_free(&faults);
}

static void assert_fault(place *p, const char *message)
{
    s0_faults faults = {0};

    assert_int_equal(verify(p, NULL, &faults), S0_ESTORE);
    for (size_t i = 0; i < faults.count; i++)
        if (strstr(faults.items[i].message, message) != NULL) {
            s0_faults_free(&faults);
            return;
        }
    fail_msg("not named: %s, but: %s", message, faults.items[0].message);
}

static void a_forgotten_name_leaves_the_file_and_its_room_too(void **state)
{
    place *p = *state;
    const char *head = make_three(p);
    size_t before = 0, after = 0;
    s0_forgotten done;

    bytes_of(p, p->path, &before);
    assert_true(file_has(p, "Agneta Personsson"));
    done = forget(p, "2026-H1", "2027-05-01");
    assert_int_equal(done.dropped, 1);
    assert_int_equal(done.kept, 2);
    assert_false(done.already);
    assert_false(file_has(p, "Agneta Personsson"));
    assert_true(file_has(p, "Birger Personsson"));
    assert_true(file_has(p, "Cecilia Personsson"));
    bytes_of(p, p->path, &after);
    assert_in_range(after, 1, before - 16384);
    assert_whole(p, head);
    assert_whole(p, done.head);
}

static void a_name_is_gone_before_the_file_is_written_anew(void **state)
{
    place *p = *state;
    s0_history *history;
    s0_forgotten done;

    make_three(p);
    history = open_history(p->path);
    assert_int_equal(s0_history_forget(history, p->arena, "2026-H1", "2027-05-01", &done, NULL),
                     S0_OK);
    s0_history_close(history);
    assert_false(file_has(p, "Agneta Personsson"));
    assert_whole(p, done.head);
}

static void what_others_rest_on_goes_with_the_last_of_them(void **state)
{
    place *p = *state;
    s0_forgotten done;

    make_three(p);
    done = forget(p, "2026-H1", "2027-05-01");
    assert_int_equal(done.dropped, 1);
    assert_int_equal(done.kept, 2); /* both.csv, organization.yaml */
    done = forget(p, "2026-H2", "2027-05-02");
    assert_int_equal(done.dropped, 2); /* its own, and both.csv */
    assert_int_equal(done.kept, 1);
    assert_int_equal(number(p->path, "SELECT count(*) FROM blobs WHERE data IS NULL"), 3);
    assert_whole(p, done.head);
}

static void documents_stay_and_inputs_are_said_not_to_be_kept(void **state)
{
    place *p = *state;
    s0_history *history;
    const s0_run *run = NULL;
    s0_source document;
    s0_bundle inputs;
    s0_error err = {0};

    make_three(p);
    forget(p, "2026-H1", "2027-05-01");
    history = open_history(p->path);
    assert_int_equal(s0_history_latest(history, p->arena, "2026-H1", &run, NULL), S0_OK);
    assert_int_equal(s0_history_document(history, p->arena, run, &document, NULL), S0_OK);
    assert_int_equal(s0_history_inputs(history, p->arena, run, &inputs, &err), S0_ESTORE);
    assert_non_null(strstr(err.message, "is not kept"));
    s0_history_close(history);
}

static void what_was_forgotten_can_be_read_back(void **state)
{
    place *p = *state;
    s0_bundle inputs = inputs_of_cycle(p, 0);
    s0_history *history;
    const s0_forgetting *all = NULL;
    size_t count = 0;

    make_three(p);
    forget(p, "2026-H1", "2027-05-01");
    history = open_history(p->path);
    assert_int_equal(s0_history_forgettings(history, p->arena, &all, &count, NULL), S0_OK);
    assert_int_equal(count, 1);
    assert_string_equal(all[0].cycle, "2026-H1");
    assert_string_equal(all[0].date, "2027-05-01");
    assert_int_equal(all[0].digest_count, 1);
    assert_string_equal(all[0].digests[0], s0_bundle_get(&inputs, "evidence/own.csv")->sha256);
    assert_int_equal(all[0].run, 4);
    s0_history_close(history);
}

static void forgetting_again_records_nothing(void **state)
{
    place *p = *state;
    s0_forgotten first, again;

    make_three(p);
    first = forget(p, "2026-H1", "2027-05-01");
    again = forget(p, "2026-H1", "2027-06-01");
    assert_true(again.already);
    assert_int_equal(again.dropped, 0);
    assert_string_equal(again.head, first.head);
    assert_int_equal(number(p->path, "SELECT count(*) FROM forgettings"), 1);
    assert_whole(p, first.head);
}

static void an_open_cycle_and_one_that_is_not_there_are_refused(void **state)
{
    place *p = *state;
    const char *head = make_three(p);
    s0_history *history = open_history(p->path);
    s0_forgotten done;
    s0_error err = {0};

    assert_int_equal(s0_history_forget(history, p->arena, "2027-H1", "2027-05-01", &done, &err),
                     S0_EUSAGE);
    assert_non_null(strstr(err.message, "\"2027-H1\" is still open"));
    assert_int_equal(s0_history_forget(history, p->arena, "2025", "2027-05-01", &done, &err),
                     S0_EUSAGE);
    assert_string_equal(err.message, "no cycle \"2025\" is recorded");
    s0_history_close(history);
    assert_int_equal(number(p->path, "SELECT count(*) FROM blobs WHERE data IS NULL"), 0);
    assert_whole(p, head);
}

/* Runs, a seal and forgettings in every order. */
static void the_chain_goes_on_behind_what_was_forgotten(void **state)
{
    place *p = *state;
    s0_history *history;
    const s0_run *run = NULL;
    s0_forgotten first, second;
    const char *head = make_three(p);

    first = forget(p, "2026-H1", "2027-05-01"); /* in an open cycle */
    history = open_history(p->path);
    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_string_equal(run->head, first.head);
    head = add_cycle(p, history, run->head, 2, 2, false);
    s0_history_close(history);
    second = forget(p, "2026-H2", "2027-05-02");
    history = open_history(p->path);
    assert_int_equal(s0_history_seal(history, "2027-H1", NULL), S0_OK);
    assert_int_equal(s0_history_seal(history, "2027-H1", NULL), S0_OK); /* twice is fine */
    s0_history_close(history);
    assert_whole(p, second.head);
    second = forget(p, "2027-H1", "2027-05-03"); /* behind the seal */
    assert_whole(p, head);
    assert_whole(p, first.head);
    assert_whole(p, second.head);
    history = open_history(p->path);
    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_string_equal(run->head, second.head);
    assert_int_equal(try_append(p, history, second.head, "2027-H2", 1, 9, false, &run, NULL),
                     S0_OK);
    assert_int_equal(s0_history_seal(history, "2027-H2", NULL), S0_OK);
    s0_history_close(history);
    assert_whole(p, run->head);
    tamper(p->path, "UPDATE cycles SET seal = NULL WHERE name = '2027-H1'");
    assert_fault(p, "the seal of \"2027-H1\" was removed");
}

static void a_run_that_needs_forgotten_content_brings_it_back(void **state)
{
    place *p = *state;
    s0_history *history;
    const s0_run *run = NULL;
    s0_bundle inputs = inputs_of_cycle(p, 0);
    s0_source document;
    s0_forgotten done;

    make_three(p);
    done = forget(p, "2026-H1", "2027-05-01");
    history = open_history(p->path);
    document = document_of(p, "2027-H1", 2, &inputs, "again");
    assert_int_equal(s0_history_append(history, p->arena, done.head, "2027-H1", "2026-11-02",
                                       "digest 2", &document, &inputs, true, &run, NULL),
                     S0_OK);
    s0_history_close(history);
    assert_whole(p, run->head);
    done = forget(p, "2026-H1", "2027-05-02");
    assert_true(done.already); /* a kept cycle rests on it now */
    done = forget(p, "2027-H1", "2027-05-03");
    assert_false(file_has(p, "Agneta Personsson"));
    assert_whole(p, done.head);
}

static void every_alteration_of_a_forgetting_is_named(void **state)
{
    static const struct {
        const char *sql, *named;
    } all[] = {
        {"UPDATE forgettings SET date = '2027-01-01'", "what was forgotten of \"2026-H1\" was"},
        {"UPDATE forgettings SET cycle = 2", "what was forgotten of \"2026-H2\" was altered"},
        {"UPDATE forgettings SET chain = replace(chain, substr(chain, 1, 1), 'x')", "was altered"},
        {"UPDATE forgettings SET run = 2", "the chain breaks at run 2 of 2026-H2"},
        {"DELETE FROM forgotten; DELETE FROM forgettings", "was removed"},
        {"DELETE FROM forgotten", "what was forgotten of \"2026-H1\" was altered"},
        {"UPDATE blobs SET data = NULL WHERE id = 1", "was removed"},
        {"INSERT INTO forgotten SELECT 1, id FROM blobs WHERE data IS NOT NULL",
         "what was forgotten of \"2026-H1\" was altered"},
        {"INSERT INTO forgettings SELECT 2, 1, 1, cycle, date, chain FROM forgettings",
         "does not stand in its order"},
        {"UPDATE blobs SET data = x'00' WHERE data IS NULL", "is there again"},
    };
    place *p = *state;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        empty_folder(p->folder);
        make_three(p);
        forget(p, "2026-H1", "2027-05-01");
        tamper(p->path, all[i].sql);
        assert_fault(p, all[i].named);
    }
}

static void the_same_forgetting_gives_the_same_bytes(void **state)
{
    place *p = *state;
    size_t size = 0, size_again = 0;
    const char *bytes, *again;

    make_three(p);
    forget(p, "2026-H1", "2027-05-01");
    bytes = bytes_of(p, p->path, &size);
    empty_folder(p->folder);
    make_three(p);
    forget(p, "2026-H1", "2027-05-01");
    again = bytes_of(p, p->path, &size_again);
    assert_int_equal(size, size_again);
    assert_memory_equal(bytes, again, size);
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(a_forgotten_name_leaves_the_file_and_its_room_too),
        IN_A_PLACE(a_name_is_gone_before_the_file_is_written_anew),
        IN_A_PLACE(what_others_rest_on_goes_with_the_last_of_them),
        IN_A_PLACE(documents_stay_and_inputs_are_said_not_to_be_kept),
        IN_A_PLACE(what_was_forgotten_can_be_read_back),
        IN_A_PLACE(forgetting_again_records_nothing),
        IN_A_PLACE(an_open_cycle_and_one_that_is_not_there_are_refused),
        IN_A_PLACE(the_chain_goes_on_behind_what_was_forgotten),
        IN_A_PLACE(a_run_that_needs_forgotten_content_brings_it_back),
        IN_A_PLACE(every_alteration_of_a_forgetting_is_named),
        IN_A_PLACE(the_same_forgetting_gives_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
