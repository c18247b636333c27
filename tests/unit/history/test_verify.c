/* test_verify.c - whatever is altered in a history is named. */
#include "support.h"

static void an_untouched_history_is_proved(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    s0_faults faults = {0};

    assert_int_equal(verify(p, NULL, &faults), S0_OK);
    assert_int_equal(verify(p, head, &faults), S0_OK);
    assert_int_equal(faults.count, 0);
    empty_folder(p->folder);
    s0_history_close(open_history(p->path));
    assert_int_equal(verify(p, NULL, &faults), S0_OK);
}

static void heads_of_earlier_reports_occur_in_the_chain(void **state)
{
    place *p = *state;
    s0_history *history = (make_history(p), open_history(p->path));
    s0_faults faults = {0};
    const s0_run *runs = NULL;
    size_t count = 0;

    assert_int_equal(s0_history_runs(history, p->arena, &runs, &count, NULL), S0_OK);
    s0_history_close(history);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(verify(p, runs[i].chain, &faults), S0_OK);
}

/* A stranger's change and the faults it must come to, in their order; "%s" in one of them
 * stands for the digest of what the second run alone was made from. */
typedef struct alteration {
    const char *sql;
    const char *faults[7];
} alteration;

static const char *expected(place *p, const char *fault)
{
    s0_bundle inputs = inputs_of(p, 2);
    const char *at = strstr(fault, "%s");

    return at == NULL ? fault
                      : s0_textf(p->arena, "%.*s%s%s", (int)(at - fault), fault,
                                 inputs.items[0].sha256, at + 2);
}

static void assert_named(place *p, const alteration *one, const char *head)
{
    s0_faults faults = {0};
    size_t n = 0;

    tamper(p->path, one->sql);
    assert_int_equal(verify(p, head, &faults), S0_ESTORE);
    for (; one->faults[n] != NULL; n++) {
        if (n >= faults.count)
            fail_msg("not named: %s, after: %s", one->faults[n], one->sql);
        assert_string_equal(faults.items[n].message, expected(p, one->faults[n]));
        assert_string_equal(faults.items[n].where, p->path);
    }
    if (faults.count != n)
        fail_msg("also named: %s, after: %s", faults.items[n].message, one->sql);
    s0_faults_free(&faults);
}

#define CHANGE_TEXT(from, to)                                                                      \
    "UPDATE runs SET document = CAST(replace(CAST(document AS TEXT), '" from "', '" to             \
    "') AS BLOB) WHERE id = 2"

static void every_alteration_is_named(void **state)
{
    static const char broken[] = "the chain breaks at run 1 of 2026-H2: it, or what stood before "
                                 "it, was altered, moved or removed";
    static const char broken_next[] = "the chain breaks at run 2 of 2026-H2: it, or what stood "
                                      "before it, was altered, moved or removed";
    static const alteration all[] = {
        {CHANGE_TEXT("as it was", "as It was"), {"the document of run 1 of 2026-H2 was altered"}},
        {"UPDATE runs SET document_sha256 = replace(document_sha256, 'a', 'b') WHERE id = 2",
         {"the digest of the document of run 1 of 2026-H2 was altered"}},
        {"UPDATE runs SET chain = replace(chain, 'a', 'b') WHERE id = 2", {broken, broken_next}},
        {"UPDATE runs SET date = '2026-11-09' WHERE id = 2",
         {"run 1 of 2026-H2 was altered: its document says cycle.date \"2026-11-01\", the history "
          "\"2026-11-09\""}},
        {"UPDATE runs SET inputs_digest = 'digest 7' WHERE id = 2",
         {"run 1 of 2026-H2 was altered: its document says inputs_digest \"digest 1\", the history "
          "\"digest 7\""}},
        {"UPDATE runs SET run = 3 WHERE id = 3",
         {"run 3 of 2026-H2 does not follow the run before it",
          "run 3 of 2026-H2 was altered: its document says cycle.run 2, the history 3"}},
        {"UPDATE cycles SET name = '2026-H0' WHERE id = 1",
         {"run 1 of 2026-H0 was altered: its document says cycle.name \"2026-H1\", the history "
          "\"2026-H0\""}},
        {"UPDATE inputs SET path = 'evidence/other.csv' WHERE run = 2 AND path LIKE 'evidence/%'",
         {"the list of inputs of run 1 of 2026-H2, or its digest, was altered"}},
        {"UPDATE inputs SET blob = 1 WHERE run = 2 AND path LIKE 'evidence/%'",
         {"the list of inputs of run 1 of 2026-H2, or its digest, was altered",
          "the kept input %s belongs to no run"}},
        {"UPDATE runs SET inputs_sha256 = replace(inputs_sha256, 'a', 'b') WHERE id = 2",
         {"the list of inputs of run 1 of 2026-H2, or its digest, was altered"}},
        {"UPDATE blobs SET size = size - 1 WHERE id = 3", {"the kept input %s was altered"}},
        {"UPDATE blobs SET data = (SELECT data FROM blobs WHERE id = 1) WHERE id = 3",
         {"the kept input %s was altered"}},
        {"INSERT INTO blobs SELECT 9, 'abc', size, NULL FROM blobs WHERE id = 1",
         {"the content of the kept input abc was removed", "the kept input abc belongs to no run"}},
        {"INSERT INTO cycles VALUES (9, '2027-H1', NULL)", {"the cycle \"2027-H1\" has no run"}},
        {"UPDATE cycles SET seal = 'x' WHERE id = 2",
         {"the seal of \"2026-H2\" is not that of its latest run"}},
        {"UPDATE cycles SET seal = (SELECT chain FROM runs WHERE id = 2) WHERE id = 2",
         {"the seal of \"2026-H2\" is not that of its latest run"}},
        {"PRAGMA foreign_keys = OFF; DELETE FROM inputs WHERE run = 2; DELETE FROM runs WHERE id = "
         "2;"
         "DELETE FROM blobs WHERE id NOT IN (SELECT blob FROM inputs)",
         {"before run 2 of 2026-H2, 1 recorded run is missing",
          "run 2 of 2026-H2 does not follow the run before it", broken_next}},
        {"UPDATE runs SET id = 9 WHERE id = 2; UPDATE runs SET id = 2 WHERE id = 3;"
         "UPDATE runs SET id = 3 WHERE id = 9",
         {"run 2 of 2026-H2 does not follow the run before it", broken_next,
          "the list of inputs of run 2 of 2026-H2, or its digest, was altered",
          "run 1 of 2026-H2 does not follow the run before it", broken,
          "the list of inputs of run 1 of 2026-H2, or its digest, was altered"}},
    };
    place *p = *state;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        alteration one = all[i];

        empty_folder(p->folder);
        make_history(p);
        assert_named(p, &one, NULL);
    }
}

/* Two sealed cycles; the heads of the first and of the second. */
static void make_sealed(place *p, const char *heads[2])
{
    s0_history *history = open_history(p->path);
    const s0_run *run = NULL;

    assert_int_equal(try_append(p, history, "", "2026-H1", 1, 1, true, &run, NULL), S0_OK);
    heads[0] = run->head;
    assert_int_equal(try_append(p, history, run->head, "2026-H2", 1, 2, true, &run, NULL), S0_OK);
    heads[1] = run->head;
    s0_history_close(history);
}

/* The seal that 2026-H1 would have, put there afterwards by somebody who knows how. */
static void seal_afterwards(place *p)
{
    s0_history *history = open_history(p->path);
    const s0_run *run = NULL;
    char seal[65];
    const char *text;

    assert_int_equal(s0_history_latest(history, p->arena, "2026-H1", &run, NULL), S0_OK);
    s0_history_close(history);
    text = s0_textf(p->arena, "%ssealed 2026-H1", run->chain);
    s0_sha256(text, strlen(text), seal);
    tamper(p->path, s0_textf(p->arena, "UPDATE cycles SET seal = '%s' WHERE id = 1", seal));
}

static void a_seal_that_is_removed_or_added_is_named(void **state)
{
    static const struct {
        const char *sql, *fault;
    } all[] = {
        {"UPDATE cycles SET seal = NULL WHERE id = 1", "the seal of \"2026-H1\" was removed"},
        {"UPDATE cycles SET seal = NULL WHERE id = 2", "the seal of \"2026-H2\" was removed"},
        {"UPDATE cycles SET seal = (SELECT chain FROM runs WHERE cycle = 1) WHERE id = 1",
         "the seal of \"2026-H1\" was removed"},
        {"UPDATE cycles SET seal = 'x' WHERE id = 2",
         "the seal of \"2026-H2\" is not that of its latest run"},
    };
    place *p = *state;
    s0_faults faults = {0};
    const char *heads[2];

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        faults = (s0_faults){0};
        empty_folder(p->folder);
        make_sealed(p, heads);
        assert_int_equal(verify(p, heads[0], &faults), S0_OK);
        assert_int_equal(verify(p, heads[1], &faults), S0_OK);
        tamper(p->path, all[i].sql);
        assert_int_equal(verify(p, heads[1], &faults), S0_ESTORE);
        assert_string_equal(faults.items[0].message, all[i].fault);
        s0_faults_free(&faults);
    }
    empty_folder(p->folder);
    make_history(p);
    seal_afterwards(p);
    assert_int_equal(verify(p, NULL, &faults), S0_ESTORE);
    assert_string_equal(faults.items[0].message,
                        "the seal of \"2026-H1\" was added when the next cycle had begun");
    s0_faults_free(&faults);
}

static void a_cut_history_is_found_by_its_printed_head(void **state)
{
    static const char cut[] = "DELETE FROM inputs WHERE run = 3; DELETE FROM runs WHERE id = 3;"
                              "DELETE FROM blobs WHERE id NOT IN (SELECT blob FROM inputs)";
    place *p = *state;
    const char *head = make_history(p);
    s0_faults faults = {0};
    alteration one = {cut, {NULL}};

    tamper(p->path, cut);
    assert_int_equal(verify(p, NULL, &faults), S0_OK); /* nothing inside tells */
    one.sql = "SELECT 1";
    one.faults[0] = s0_textf(p->arena,
                             "the head %s is not in the chain: runs were cut off, or the "
                             "history was made anew",
                             head);
    assert_named(p, &one, head);
    s0_faults_free(&faults);
}

static void a_history_made_anew_is_found_by_its_printed_head(void **state)
{
    place *p = *state;
    const char *head = make_history(p);
    s0_history *history;
    s0_faults faults = {0};

    empty_folder(p->folder);
    history = open_history(p->path);
    append(p, history, append(p, history, "", "2026-H1", 1, 7)->chain, "2026-H2", 1, 2);
    s0_history_close(history);
    assert_int_equal(verify(p, NULL, &faults), S0_OK);
    assert_int_equal(verify(p, head, &faults), S0_ESTORE);
    assert_int_equal(faults.count, 1);
    s0_faults_free(&faults);
}

/* Everything that a reader of the history is given, as one text. */
static const char *told(place *p)
{
    s0_history *history = NULL;
    const s0_run *runs = NULL;
    size_t count = 0;
    s0_buf out = s0_buf_in(p->arena);

    if (s0_history_open(&history, p->path, false, NULL) != S0_OK || history == NULL)
        return "";
    if (s0_history_runs(history, p->arena, &runs, &count, NULL) != S0_OK)
        count = 0;
    for (size_t i = 0; i < count; i++) {
        s0_source document;
        s0_bundle inputs;

        s0_putf(&out, "%d %s %d %s %s %s %s %d\n", (int)runs[i].id, runs[i].cycle, (int)runs[i].run,
                runs[i].date, runs[i].inputs_digest, runs[i].document_sha256, runs[i].chain,
                runs[i].sealed);
        if (s0_history_document(history, p->arena, &runs[i], &document, NULL) == S0_OK)
            s0_put_bytes(&out, document.text, document.size);
        if (s0_history_inputs(history, p->arena, &runs[i], &inputs, NULL) == S0_OK)
            for (size_t k = 0; k < inputs.count; k++)
                s0_putf(&out, "%s %s\n", inputs.items[k].path, inputs.items[k].text);
    }
    s0_history_close(history);
    return s0_buf_text(&out);
}

/* Bytes of the file changed one at a time, in steps that meet every kind of page: either
 * the change is named, or nothing that is read has changed (unused space of a page). */
static void no_byte_of_the_file_changes_what_is_read_unnoticed(void **state)
{
    place *p = *state;
    size_t size = 0, named = 0, harmless = 0;
    const char *head = make_history(p);
    s0_history *history = open_history(p->path);
    char *bytes;
    const char *whole;

    assert_int_equal(s0_history_seal(history, "2026-H2", NULL), S0_OK);
    s0_history_close(history);
    bytes = bytes_of(p, p->path, &size);
    whole = s0_text_dup(p->arena, told(p));
    assert_true(strlen(whole) > 1000);
    for (size_t at = 0; at < size; at += 1 + at % 9) {
        static const unsigned char masks[] = {0x01, 0x20, 0xff};
        s0_arena *mine = p->arena;
        s0_faults faults = {0};
        unsigned char mask = masks[at % 3];

        if (bytes[at] == 0 && at % 64 != 0)
            continue; /* mostly unused space */
        p->arena = s0_arena_new();
        bytes[at] = (char)(bytes[at] ^ mask);
        write_bytes(p->path, bytes, size);
        bytes[at] = (char)(bytes[at] ^ mask);
        if (verify(p, head, &faults) != S0_OK) {
            assert_true(faults.count > 0);
            named++;
        } else if (strcmp(told(p), whole) == 0) {
            harmless++;
        } else {
            fail_msg("byte %zu, changed by %02x, changes what is read unnoticed", at, mask);
        }
        s0_faults_free(&faults);
        s0_arena_free(p->arena);
        p->arena = mine;
    }
    assert_true(named > 500);
    print_message("%zu changes named, %zu of unused bytes\n", named, harmless);
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(an_untouched_history_is_proved),
        IN_A_PLACE(heads_of_earlier_reports_occur_in_the_chain),
        IN_A_PLACE(every_alteration_is_named),
        IN_A_PLACE(a_seal_that_is_removed_or_added_is_named),
        IN_A_PLACE(a_cut_history_is_found_by_its_printed_head),
        IN_A_PLACE(a_history_made_anew_is_found_by_its_printed_head),
        IN_A_PLACE(no_byte_of_the_file_changes_what_is_read_unnoticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
