/* test_move.c - what is exported comes in again as it was, or not at all. */
#include "support.h"

#include "history/move.h"

/* The files of an export, in memory. */
#define MOST 40
typedef struct files {
    place *p;
    struct {
        const char *path;
        char *bytes;
        size_t size;
    } items[MOST];
    size_t count;
} files;

static s0_code write_one(void *context, const char *path, const char *bytes, size_t size,
                         s0_error *err)
{
    files *to = context;

    (void)err;
    assert_true(to->count < MOST);
    assert_true(path[0] != '/' && strstr(path, "..") == NULL);
    to->items[to->count].path = s0_text_dup(to->p->arena, path);
    to->items[to->count].bytes = s0_text_copy(to->p->arena, bytes, size);
    to->items[to->count++].size = size;
    return S0_OK;
}

static s0_code read_one(void *context, const char *path, size_t limit, s0_arena *arena,
                        s0_source *out, s0_error *err)
{
    files *from = context;

    for (size_t i = 0; i < from->count; i++)
        if (strcmp(from->items[i].path, path) == 0 && from->items[i].size <= limit)
            return s0_source_make(out, arena, path, from->items[i].bytes, from->items[i].size, err);
    return s0_fail(err, S0_EIO, (s0_mark){0}, "%s is not there", path);
}

/* An organization in each document. */
static const char *add_run(place *p, s0_history *history, const char *head, const char *cycle,
                           int run, int seed, bool seal)
{
    s0_bundle inputs = inputs_of(p, seed);
    s0_source document = document_of(
        p, cycle, run, &inputs, "\"], \"organization\": {\"name\": \"Example\"}, \"more\": [\"");
    const s0_run *out = NULL;
    s0_error err = {0};

    if (s0_history_append(history, p->arena, head, cycle, s0_textf(p->arena, "2026-11-0%d", run),
                          s0_textf(p->arena, "digest %d", run), &document, &inputs, seal, &out,
                          &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return out->head;
}

/* H1 sealed and forgotten while H2 was open; H2 with two runs, sealed; H3 open. */
static const char *make_full(place *p, bool forgetting)
{
    s0_history *history = open_history(p->path);
    s0_forgotten done = {0};
    const char *head = add_run(p, history, "", "2026-H1", 1, 1, true);

    head = add_run(p, history, head, "2026-H2", 1, 2, false);
    if (forgetting) {
        assert_int_equal(s0_history_forget(history, p->arena, "2026-H1", "2027-05-01", &done, NULL),
                         S0_OK);
        head = done.head;
    }
    head = add_run(p, history, head, "2026-H2", 2, 3, true);
    head = add_run(p, history, head, "2026-H3", 1, 4, false);
    s0_history_close(history);
    return head;
}

static s0_code export_to(place *p, const char *cycle, files *to, s0_moved *moved, s0_error *err)
{
    s0_history *history = open_history(p->path);
    s0_export_to out = {write_one, to};
    s0_code rc;

    *to = (files){.p = p};
    rc = s0_history_export(history, p->arena, cycle, &out, moved, err);
    s0_history_close(history);
    return rc;
}

static s0_code import_to(place *p, const char *path, const char *organization, files *from,
                         s0_moved *moved, s0_error *err)
{
    s0_history *history = open_history(path);
    s0_import_from in = {read_one, from};
    s0_code rc = s0_history_import(history, p->arena, organization, &in, moved, err);

    s0_history_close(history);
    return rc;
}

static const char *other_path(place *p)
{
    return s0_textf(p->arena, "%s/other.db", p->folder);
}

static void assert_whole_at(place *p, const char *path, const char *head)
{
    s0_history *history = open_history(path);
    s0_faults faults = {0};
    s0_error err = {0};

    if (s0_history_verify(history, p->arena, head, NULL, &faults, &err) != S0_OK)
        fail_msg("%s", faults.items[0].message);
    s0_history_close(history);
    s0_faults_free(&faults);
}

static void all_cycles_come_in_as_they_were(void **state)
{
    place *p = *state;

    for (int forgetting = 0; forgetting < 2; forgetting++) {
        files out, again;
        s0_moved moved;
        s0_error err = {0};
        const char *head;

        empty_folder(p->folder);
        head = make_full(p, forgetting == 1);
        if (export_to(p, NULL, &out, &moved, &err) != S0_OK)
            fail_msg("%s", err.message);
        assert_int_equal(moved.cycles, 3);
        assert_int_equal(moved.runs, 4);
        assert_string_equal(moved.head, head);
        assert_string_equal(out.items[out.count - 1].path, "history.json"); /* last */
        if (import_to(p, other_path(p), "Example", &out, &moved, &err) != S0_OK)
            fail_msg("%s: %s", err.where, err.message);
        assert_int_equal(moved.runs, 4);
        assert_string_equal(moved.head, head);
        assert_whole_at(p, other_path(p), head);
        assert_int_equal(number(other_path(p), "SELECT count(*) FROM forgettings"), forgetting);
        assert_int_equal(number(other_path(p), "SELECT count(*) FROM blobs WHERE data IS NULL"),
                         forgetting);
        /* and what came in goes out as the same bytes */
        rename(other_path(p), p->path);
        assert_int_equal(export_to(p, NULL, &again, &moved, &err), S0_OK);
        assert_int_equal(again.count, out.count);
        for (size_t i = 0; i < out.count; i++) {
            assert_string_equal(again.items[i].path, out.items[i].path);
            assert_int_equal(again.items[i].size, out.items[i].size);
            assert_memory_equal(again.items[i].bytes, out.items[i].bytes, out.items[i].size);
        }
    }
}

static void a_content_is_written_once(void **state)
{
    place *p = *state;
    files out;
    s0_moved moved;
    size_t profiles = 0;

    make_full(p, false);
    assert_int_equal(export_to(p, NULL, &out, &moved, NULL), S0_OK);
    for (size_t i = 0; i < out.count; i++)
        profiles += strstr(out.items[i].path, "organization.yaml") != NULL;
    assert_int_equal(profiles, 1);
    assert_int_equal(out.count, 1 + 4 + 5); /* index, documents, contents */
}

static void cycles_come_in_one_by_one_in_their_order(void **state)
{
    static const char *const names[] = {"2026-H1", "2026-H2", "2026-H3"};
    place *p = *state;
    files out[3];
    s0_moved moved;
    s0_error err = {0};
    const char *head = make_full(p, false);

    for (int i = 0; i < 3; i++)
        assert_int_equal(export_to(p, names[i], &out[i], &moved, NULL), S0_OK);
    assert_int_equal(import_to(p, other_path(p), "Example", &out[1], &moved, &err), S0_EINPUT);
    assert_non_null(strstr(err.message, "this history is at (none)"));
    assert_int_equal(import_to(p, other_path(p), "Example", &out[0], &moved, &err), S0_OK);
    assert_int_equal(import_to(p, other_path(p), "Example", &out[2], &moved, &err), S0_EINPUT);
    assert_int_equal(import_to(p, other_path(p), "Example", &out[0], &moved, &err), S0_EINPUT);
    assert_string_equal(err.message, "the cycle \"2026-H1\" is in this history already");
    assert_int_equal(import_to(p, other_path(p), "Example", &out[1], &moved, &err), S0_OK);
    assert_int_equal(import_to(p, other_path(p), "Example", &out[2], &moved, &err), S0_OK);
    assert_string_equal(moved.head, head);
    assert_whole_at(p, other_path(p), head);
}

static void a_cycle_forgotten_in_another_goes_with_it_or_not_at_all(void **state)
{
    place *p = *state;
    files out;
    s0_moved moved;
    s0_error err = {0};

    make_full(p, true);
    assert_int_equal(export_to(p, "2026-H1", &out, &moved, &err), S0_EUSAGE);
    assert_int_equal(export_to(p, "2026-H2", &out, &moved, &err), S0_EUSAGE);
    assert_non_null(strstr(err.message, "\"2026-H1\" was forgotten in another cycle"));
    assert_int_equal(export_to(p, "2026-H3", &out, &moved, &err), S0_OK);
    assert_int_equal(export_to(p, "2025", &out, &moved, &err), S0_EUSAGE);
}

static void another_organization_is_refused(void **state)
{
    place *p = *state;
    files out;
    s0_moved moved;
    s0_error err = {0};

    make_full(p, false);
    assert_int_equal(export_to(p, NULL, &out, &moved, NULL), S0_OK);
    assert_int_equal(import_to(p, other_path(p), "Somebody", &out, &moved, &err), S0_EINPUT);
    assert_string_equal(err.message,
                        "the export is of \"Example\", this workspace of \"Somebody\"");
    assert_int_equal(number(other_path(p), "SELECT count(*) FROM runs"), 0);
}

static void a_history_that_is_not_whole_is_not_exported(void **state)
{
    place *p = *state;
    files out;
    s0_moved moved;
    s0_error err = {0};

    make_full(p, false);
    tamper(p->path, "UPDATE runs SET date = '2026-11-09' WHERE id = 2");
    assert_int_equal(export_to(p, NULL, &out, &moved, &err), S0_ESTORE);
    assert_int_equal(out.count, 0);
}

/* Each byte of each file, changed, is refused - or says nothing else. Nothing is ever recorded of a
 * refused one. */
static void no_changed_byte_comes_in(void **state)
{
    place *p = *state;
    files out;
    s0_moved moved;
    size_t refused = 0, same = 0;
    const char *head = make_full(p, true);

    assert_int_equal(export_to(p, NULL, &out, &moved, NULL), S0_OK);
    for (size_t f = 0; f < out.count; f++) {
        size_t step = strcmp(out.items[f].path, "history.json") == 0 ? 23 : 37;

        for (size_t at = 0; at < out.items[f].size; at += step) {
            char kept = out.items[f].bytes[at];
            s0_error err = {0};
            s0_code rc;

            out.items[f].bytes[at] = (char)(kept ^ (at % 3 == 0 ? 1 : at % 3 == 1 ? 0x10 : 2));
            unlink(other_path(p));
            rc = import_to(p, other_path(p), "Example", &out, &moved, &err);
            out.items[f].bytes[at] = kept;
            if (rc == S0_OK) {
                assert_string_equal(moved.head, head);
                assert_whole_at(p, other_path(p), head);
                same++;
                continue;
            }
            assert_true(err.message[0] != '\0');
            assert_int_equal(number(other_path(p), "SELECT count(*) FROM runs"), 0);
            assert_int_equal(number(other_path(p), "SELECT count(*) FROM blobs"), 0);
            refused++;
        }
    }
    assert_true(refused > 50);
    print_message("%zu changes refused, %zu that say the same\n", refused, same);
}

/* A file that is missing, or an index that says what is not so. */
static void what_is_missing_or_made_up_is_refused(void **state)
{
    static const struct {
        const char *from, *to;
    } changes[] = {
        {"\"stage0_history\": 1", "\"stage0_history\": 2"},
        {"\"stage0_history\": 1", "\"something\": 1"},
        {"\"cycles\": [", "\"cycles\": 3, \"x\": ["},
        {"\"run\": 2,", "\"run\": -2,"},
        {"\"run\": 2,", "\"run\": \"2\","},
        {"\"run\": 2,", "\"run\": 1,"},
        {"\"run\": 2,", "\"run\": 3,"},
        {"\"sealed\": false", "\"sealed\": true"},
        {"\"name\": \"2026-H1\"", "\"name\": \"../../x\""},
        {"\"name\": \"2026-H1\"", "\"name\": \"2026-H2\""},
        {"\"cycle\": \"2026-H1\",\n      \"run\": 1", "\"cycle\": \"2026-H9\",\n      \"run\": 1"},
        {"\"file\": null", "\"file\": \"/etc/passwd\""},
        {"\"file\": \"", "\"file\": \"../"},
        {"\"document\": \"", "\"document\": \"../"},
        {"\"date\": \"2027-05-01\"", "\"date\": \"2027-05-02\""},
        {"\"path\": \"evidence/accounts.csv\"", "\"path\": \"organization.yaml\""},
        {"\"size\": ", "\"size\": -"},
    };
    place *p = *state;
    files out;
    s0_moved moved;

    make_full(p, true);
    assert_int_equal(export_to(p, NULL, &out, &moved, NULL), S0_OK);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        size_t last = out.count - 1, size = out.items[last].size;
        char *bytes = out.items[last].bytes, *at = strstr(bytes, changes[i].from);
        s0_error err = {0};
        s0_code rc;

        assert_non_null(at);
        out.items[last].bytes = s0_textf(p->arena, "%.*s%s%s", (int)(at - bytes), bytes,
                                         changes[i].to, at + strlen(changes[i].from));
        out.items[last].size = strlen(out.items[last].bytes);
        unlink(other_path(p));
        rc = import_to(p, other_path(p), "Example", &out, &moved, &err);
        out.items[last].bytes = bytes;
        out.items[last].size = size;
        if (rc == S0_OK && i + 1 < sizeof changes / sizeof *changes) /* the length is the file's */
            fail_msg("came in: %s", changes[i].to);
        if (rc != S0_OK)
            assert_int_equal(number(other_path(p), "SELECT count(*) FROM runs"), 0);
        assert_int_not_equal(rc, S0_ESTORE); /* the input's fault, not the file's */
    }
    for (size_t i = 0; i < out.count; i++) {
        const char *path = out.items[i].path;
        s0_error err = {0};

        out.items[i].path = "elsewhere";
        unlink(other_path(p));
        assert_int_not_equal(import_to(p, other_path(p), "Example", &out, &moved, &err), S0_OK);
        assert_int_equal(number(other_path(p), "SELECT count(*) FROM runs"), 0);
        out.items[i].path = path;
    }
}

static void what_is_kept_here_is_not_forgotten_by_an_import(void **state)
{
    place *p = *state;
    files first, all;
    s0_moved moved;
    s0_error err = {0};

    make_full(p, false);
    assert_int_equal(export_to(p, "2026-H1", &first, &moved, NULL), S0_OK);
    empty_folder(p->folder);
    make_full(p, true);
    assert_int_equal(export_to(p, NULL, &all, &moved, NULL), S0_OK);
    assert_int_equal(import_to(p, other_path(p), "Example", &first, &moved, &err), S0_OK);
    assert_int_equal(import_to(p, other_path(p), "Example", &all, &moved, &err), S0_EINPUT);
    assert_int_equal(number(other_path(p), "SELECT count(*) FROM blobs WHERE data IS NULL"), 0);
}

/* A path that no file can have is written under its digest. */
static void paths_that_lead_astray_are_not_followed(void **state)
{
    static const char *const paths[] = {"../outside", "/etc/passwd", "a/../b",
                                        "a//b",       ".hidden",     "x\033[31m"};
    place *p = *state;

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        s0_source *items = s0_alloc_n(p->arena, 1, sizeof *items);
        s0_history *history;
        s0_bundle inputs;
        s0_source document;
        const s0_run *run = NULL;
        s0_moved moved;
        files out;
        s0_error err = {0};

        empty_folder(p->folder);
        items[0] = source_of(p, paths[i], "x\n");
        assert_int_equal(s0_bundle_make(&inputs, items, 1, NULL), S0_OK);
        document =
            source_of(p, "document.json",
                      "{\"cycle\": {\"name\": \"c\", \"run\": 1, \"date\": \"2026-11-01\"},"
                      " \"organization\": {\"name\": \"Example\"}, \"inputs_digest\": \"d\"}\n");
        history = open_history(p->path);
        assert_int_equal(s0_history_append(history, p->arena, "", "c", "2026-11-01", "d", &document,
                                           &inputs, false, &run, NULL),
                         S0_OK);
        s0_history_close(history);
        assert_int_equal(export_to(p, NULL, &out, &moved, &err), S0_OK);
        assert_true(s0_starts_with(out.items[1].path, "cycles/c/run-1/unnamed/"));
        if (import_to(p, other_path(p), "Example", &out, &moved, &err) != S0_OK)
            fail_msg("%s", err.message);
    }
}

static void a_history_made_for_nothing_is_removed(void **state)
{
    place *p = *state;
    const char *path = other_path(p);
    s0_history *history = open_history(path);

    assert_true(s0_file_exists(path));
    assert_int_equal(s0_history_discard(history, NULL), S0_OK);
    assert_false(s0_file_exists(path));
    s0_history_close(history);
    assert_false(s0_file_exists(path));
    assert_false(s0_file_exists(s0_textf(p->arena, "%s-journal", path)));

    history = open_history(path);
    (void)add_run(p, history, "", "2026-H1", 1, 1, true);
    assert_int_equal(s0_history_discard(history, NULL), S0_OK);
    s0_history_close(history);
    assert_true(s0_file_exists(path));
}

/* Who waits for the file meanwhile is told: a run put into a file without a name were lost. */
static void nobody_writes_a_history_that_was_removed(void **state)
{
    place *p = *state;
    const char *path = other_path(p);
    s0_history *history = open_history(path), *late = open_history(path);
    s0_bundle inputs = inputs_of(p, 1);
    s0_source document = document_of(p, "2026-H1", 1, &inputs, "");
    const s0_run *run = NULL;
    s0_error err = {0};

    assert_int_equal(s0_history_discard(history, NULL), S0_OK);
    s0_history_close(history);
    assert_int_equal(s0_history_append(late, p->arena, "", "2026-H1", "2026-11-01", "digest 1",
                                       &document, &inputs, false, &run, &err),
                     S0_ESTORE);
    s0_history_close(late);
    assert_false(s0_file_exists(path));
}

int main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(all_cycles_come_in_as_they_were),
        IN_A_PLACE(a_content_is_written_once),
        IN_A_PLACE(cycles_come_in_one_by_one_in_their_order),
        IN_A_PLACE(a_cycle_forgotten_in_another_goes_with_it_or_not_at_all),
        IN_A_PLACE(another_organization_is_refused),
        IN_A_PLACE(a_history_that_is_not_whole_is_not_exported),
        IN_A_PLACE(no_changed_byte_comes_in),
        IN_A_PLACE(what_is_missing_or_made_up_is_refused),
        IN_A_PLACE(what_is_kept_here_is_not_forgotten_by_an_import),
        IN_A_PLACE(paths_that_lead_astray_are_not_followed),
        IN_A_PLACE(a_history_made_for_nothing_is_removed),
        IN_A_PLACE(nobody_writes_a_history_that_was_removed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
