/* test_read.c - what was recorded comes back as it was, or not at all. */
#include "support.h"

static void runs_come_back_in_their_order(void **state)
{
    static const struct {
        const char *cycle;
        int run;
    } wanted[] = {{"2026-H1", 1}, {"2026-H2", 1}, {"2026-H2", 2}};
    place *p = *state;
    const char *head = make_history(p);
    s0_history *history = open_history(p->path);
    const s0_run *runs = NULL;
    size_t count = 0;

    assert_int_equal(s0_history_runs(history, p->arena, &runs, &count, NULL), S0_OK);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(runs[i].id, i + 1);
        assert_string_equal(runs[i].cycle, wanted[i].cycle);
        assert_int_equal(runs[i].run, wanted[i].run);
        assert_string_equal(runs[i].date, s0_textf(p->arena, "2026-11-0%d", wanted[i].run));
        assert_false(runs[i].sealed);
    }
    assert_string_equal(runs[2].chain, head);
    s0_history_close(history);
}

static void the_latest_run_stands_for_its_cycle(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    s0_history *history = open_history(p->path);
    const s0_run *run = NULL;

    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_string_equal(run->chain, head);
    assert_int_equal(s0_history_latest(history, p->arena, "2026-H2", &run, NULL), S0_OK);
    assert_int_equal(run->run, 2);
    assert_int_equal(s0_history_latest(history, p->arena, "2026-H1", &run, NULL), S0_OK);
    assert_string_equal(run->cycle, "2026-H1");
    assert_int_equal(s0_history_latest(history, p->arena, "2025-H2", &run, NULL), S0_OK);
    assert_null(run);
    s0_history_close(history);
}

static void previous_is_the_preceding_cycle_never_a_run_of_the_same(void **state)
{
    place *p = *state;
    s0_history *history = (make_history(p), open_history(p->path));
    const s0_run *run = NULL;

    assert_int_equal(s0_history_preceding(history, p->arena, "2026-H2", &run, NULL), S0_OK);
    assert_string_equal(run->cycle, "2026-H1");
    assert_int_equal(s0_history_preceding(history, p->arena, "2027-H1", &run, NULL), S0_OK);
    assert_string_equal(run->cycle, "2026-H2");
    assert_int_equal(run->run, 2);
    assert_int_equal(s0_history_preceding(history, p->arena, "2026-H1", &run, NULL), S0_OK);
    assert_null(run);
    s0_history_close(history);
}

static void a_name_is_a_value_and_never_sql(void **state)
{
    place *p = *state;
    s0_history *history = open_history(p->path);
    const char *name = "x'); DROP TABLE runs; --";
    const s0_run *run = append(p, history, "", name, 1, 1);

    assert_int_equal(s0_history_latest(history, p->arena, name, &run, NULL), S0_OK);
    assert_string_equal(run->cycle, name);
    s0_history_close(history);
}

static void documents_and_inputs_come_back_byte_by_byte(void **state)
{
    place *p = *state;
    s0_history *history = (make_history(p), open_history(p->path));
    s0_bundle inputs = inputs_of(p, 2), back;
    s0_source document = document_of(p, "2026-H2", 1, &inputs, "as it was"), read;
    const s0_run *runs = NULL;
    size_t count = 0;

    assert_int_equal(s0_history_runs(history, p->arena, &runs, &count, NULL), S0_OK);
    assert_int_equal(s0_history_document(history, p->arena, &runs[1], &read, NULL), S0_OK);
    assert_int_equal(read.size, document.size);
    assert_memory_equal(read.text, document.text, document.size + 1);
    assert_string_equal(read.sha256, document.sha256);
    assert_int_equal(s0_history_inputs(history, p->arena, &runs[1], &back, NULL), S0_OK);
    assert_int_equal(back.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(back.items[i].path, inputs.items[i].path);
        assert_int_equal(back.items[i].size, inputs.items[i].size);
        assert_memory_equal(back.items[i].text, inputs.items[i].text, inputs.items[i].size + 1);
    }
    s0_history_close(history);
}

/* Empty, small, at and around the pieces that go to zlib, compressible and not. */
static void inputs_of_every_size_come_back(void **state)
{
    static const size_t sizes[] = {0, 1, 4096, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5 << 20};
    enum { COUNT = 2 * sizeof sizes / sizeof *sizes };
    place *p = *state;
    s0_history *history = open_history(p->path);
    s0_source items[COUNT], document;
    s0_bundle inputs, back;
    const s0_run *run = NULL;
    uint32_t noise = 1;

    for (size_t i = 0; i < COUNT; i++) {
        size_t size = sizes[i / 2];
        char *bytes = s0_alloc(p->arena, size + 1);

        for (size_t k = 0; k < size; k++) {
            noise = noise * 1664525 + 1013904223;
            bytes[k] = i % 2 == 0 ? 'a' : (char)(noise >> 24);
        }
        assert_int_equal(s0_source_make(&items[i], p->arena,
                                        s0_textf(p->arena, "evidence/%02zu.txt", i), bytes, size,
                                        NULL),
                         S0_OK);
    }
    assert_int_equal(s0_bundle_make(&inputs, items, COUNT, NULL), S0_OK);
    document = document_of(p, "c", 1, &inputs, "");
    assert_int_equal(s0_history_append(history, p->arena, "", "c", "2026-11-01", "digest 1",
                                       &document, &inputs, false, &run, NULL),
                     S0_OK);
    assert_int_equal(s0_history_inputs(history, p->arena, run, &back, NULL), S0_OK);
    assert_int_equal(back.count, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(back.items[i].size, inputs.items[i].size);
        assert_string_equal(back.items[i].sha256, inputs.items[i].sha256);
        assert_memory_equal(back.items[i].text, inputs.items[i].text, inputs.items[i].size);
    }
    s0_history_close(history);
}

static void what_was_altered_is_not_handed_out(void **state)
{
    place *p = *state;
    const s0_run *run = NULL;
    s0_source document;
    s0_bundle inputs;
    s0_history *history;
    s0_error err = {0};

    make_history(p);
    tamper(
        p->path,
        "UPDATE runs SET document = CAST(replace(CAST(document AS TEXT), 'as it was', 'as I wish')"
        " AS BLOB) WHERE id = 3; UPDATE blobs SET size = size + 1 WHERE id = 2");
    history = open_history(p->path);
    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_int_equal(s0_history_document(history, p->arena, run, &document, &err), S0_ESTORE);
    assert_string_equal(err.message, "the document of run 2 of 2026-H2 is not the one recorded");
    assert_int_equal(s0_history_inputs(history, p->arena, run, &inputs, &err), S0_ESTORE);
    assert_string_equal(
        err.message, "the input \"organization.yaml\" of run 2 of 2026-H2 is not the one recorded");
    s0_history_close(history);
}

static void a_huge_length_takes_no_memory(void **state)
{
    place *p = *state;
    const s0_run *run = NULL;
    s0_bundle inputs;
    s0_history *history;
    s0_error err = {0};

    make_history(p);
    tamper(p->path, "UPDATE blobs SET size = 1 << 60");
    history = open_history(p->path);
    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_int_equal(s0_history_inputs(history, p->arena, run, &inputs, &err), S0_ESTORE);
    s0_history_close(history);
}

static void inputs_that_were_removed_are_said_to_be_gone(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    const s0_run *run = NULL;
    s0_bundle inputs;
    s0_history *history;
    s0_error err = {0};
    s0_faults faults = {0};

    tamper(p->path, "UPDATE blobs SET data = NULL WHERE id IN"
                    " (SELECT blob FROM inputs WHERE run = 3 AND path LIKE 'evidence/%')");
    history = open_history(p->path);
    assert_int_equal(s0_history_latest(history, p->arena, NULL, &run, NULL), S0_OK);
    assert_int_equal(s0_history_inputs(history, p->arena, run, &inputs, &err), S0_ESTORE);
    assert_string_equal(err.message,
                        "the input \"evidence/accounts.csv\" of run 2 of 2026-H2 is not kept");
    s0_history_close(history);
    assert_int_equal(verify(p, head, &faults), S0_ESTORE);
    assert_int_equal(faults.count, 1);
    assert_true(s0_starts_with(faults.items[0].message, "the content of the kept input "));
    s0_faults_free(&faults);
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(runs_come_back_in_their_order),
        IN_A_PLACE(the_latest_run_stands_for_its_cycle),
        IN_A_PLACE(previous_is_the_preceding_cycle_never_a_run_of_the_same),
        IN_A_PLACE(a_name_is_a_value_and_never_sql),
        IN_A_PLACE(documents_and_inputs_come_back_byte_by_byte),
        IN_A_PLACE(inputs_of_every_size_come_back),
        IN_A_PLACE(what_was_altered_is_not_handed_out),
        IN_A_PLACE(a_huge_length_takes_no_memory),
        IN_A_PLACE(inputs_that_were_removed_are_said_to_be_gone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
