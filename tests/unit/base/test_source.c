/* test_source.c - bytes given back and read again, as base/file.h promises. The file is a made-up
 * one: its reader gives what the test says stands there by now. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"

#define SIZE (9 * S0_LARGE + 12345)
#define PIECE 70001 /* bytes that the reader gives at once */

/* What stands in the file by now. */
typedef struct shelf {
    s0_arena *arena;
    char *now;
    size_t size;
    bool gone;
    unsigned reads;
    s0_source source;
} shelf;

static s0_code read_shelf(void *context, const char *path, s0_take take, void *taker, s0_error *err)
{
    shelf *of = context;
    s0_source named = {.path = path};

    of->reads++;
    if (of->gone)
        return s0_fail(err, S0_EIO, (s0_mark){.source = &named}, "is gone");
    for (size_t at = 0; at < of->size; at += PIECE)
        if (!take(taker, of->now + at, of->size - at < PIECE ? of->size - at : PIECE))
            return s0_fail_memory(err);
    return S0_OK;
}

/* Lines of different bytes. */
static int make(void **state)
{
    static shelf of;

    of = (shelf){.arena = s0_arena_new(), .now = malloc(SIZE + 1), .size = SIZE};
    if (of.arena == NULL || of.now == NULL)
        return 1;
    for (size_t i = 0; i < SIZE; i++)
        of.now[i] = (char)(i % 61 == 60 ? '\n' : 'a' + i * i / 7 % 26);
    of.now[SIZE] = '\0';
    *state = &of;
    return s0_source_make(&of.source, of.arena, "evidence/a.csv", of.now, SIZE, NULL) != S0_OK ||
           s0_source_lend(&of.source, of.arena, (s0_reader){read_shelf, &of}, NULL) != S0_OK;
}

static int drop(void **state)
{
    shelf *of = *state;

    s0_arena_free(of->arena);
    free(of->now);
    return 0;
}

/* Pages of `text` that the kernel holds memory for. */
static size_t pages_of(const char *text, size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), first = (page - (uintptr_t)text % page) % page;
    size_t count = (size - first) / page, held = 0;
    unsigned char *there = calloc(count, 1);
    char *start;

    memcpy(&start, &text, sizeof start);
    assert_non_null(there);
    assert_int_equal(mincore(start + first, count * page, there), 0);
    for (size_t i = 0; i < count; i++)
        held += there[i] & 1;
    free(there);
    return held;
}

static void bytes_given_back_are_the_kernels_and_come_again(void **state)
{
    shelf *of = *state;
    const char *text = of->source.text;

    assert_true(pages_of(text, SIZE) > 0);
    s0_source_release(&of->source, SIZE);
    assert_int_equal(pages_of(text, SIZE), 0);
    assert_int_equal(of->reads, 0);
    assert_int_equal(s0_source_hold(&of->source, NULL), S0_OK);
    assert_ptr_equal(of->source.text, text);
    assert_memory_equal(text, of->now, SIZE + 1);
    assert_int_equal(s0_source_hold(&of->source, NULL), S0_OK);
    assert_int_equal(of->reads, 1); /* they are there */
}

static void what_lies_ahead_of_a_reader_is_left_alone(void **state)
{
    shelf *of = *state;
    size_t ahead = 7 * S0_LARGE;

    s0_source_release(&of->source, 100); /* not worth it */
    assert_memory_equal(of->source.text, of->now, SIZE);
    for (size_t at = 0; at < ahead; at += 999)
        s0_source_release(&of->source, at);
    assert_true(pages_of(of->source.text, ahead) < pages_of(of->source.text + ahead, SIZE - ahead));
    assert_memory_equal(of->source.text + ahead, of->now + ahead, SIZE - ahead);
    of->now[SIZE - 1] ^= 1; /* the file is another one, but a reader is still at work on this one */
    assert_int_equal(s0_source_hold(&of->source, NULL), S0_EINPUT);
    of->now[SIZE - 1] ^= 1;
    assert_memory_equal(of->source.text + ahead, of->now + ahead, SIZE - ahead);
}

static void without_a_reader_nothing_is_given_back(void **state)
{
    shelf *of = *state;
    s0_source kept = of->source;

    kept.keep = NULL;
    s0_source_release(&kept, SIZE);
    assert_memory_equal(kept.text, of->now, SIZE);
    assert_int_equal(s0_source_hold(&kept, NULL), S0_OK);
    assert_int_equal(of->reads, 0);
}

/* What came, its digest. */
typedef struct heard {
    s0_hash hash;
    size_t size, most; /* in all, and at once */
    size_t room;       /* where memory ends */
} heard;

static bool hear(void *context, const char *bytes, size_t size)
{
    heard *h = context;

    s0_hash_add(&h->hash, bytes, size);
    h->size += size;
    h->most = size > h->most ? size : h->most;
    return h->size <= h->room;
}

static s0_code pass(const shelf *of, heard *h, size_t room, char sha256[65], s0_error *err)
{
    s0_code rc;

    *h = (heard){.room = room};
    s0_hash_start(&h->hash);
    rc = s0_source_pass(&of->source, hear, h, err);
    s0_hash_end(&h->hash, sha256);
    return rc;
}

static void bytes_pass_by_without_being_held(void **state)
{
    shelf *of = *state;
    char sha256[65];
    heard h;

    assert_int_equal(pass(of, &h, SIZE, sha256, NULL), S0_OK);
    assert_string_equal(sha256, of->source.sha256);
    assert_int_equal(h.most, SIZE); /* they are there, so all at once */
    assert_int_equal(of->reads, 0);
    s0_source_release(&of->source, SIZE);
    assert_int_equal(pass(of, &h, SIZE, sha256, NULL), S0_OK);
    assert_string_equal(sha256, of->source.sha256);
    assert_int_equal(h.size, SIZE);
    assert_int_equal(h.most, PIECE);
    assert_int_equal(pages_of(of->source.text, SIZE), 0);
    assert_int_equal(pass(of, &h, PIECE, sha256, NULL), S0_ENOMEM);
}

/* Both ways of reading again refuse what stands there now. */
static void assert_refused(shelf *of, s0_code code, const char *message)
{
    s0_error err = {0};
    char sha256[65];
    heard h;

    s0_source_release(&of->source, SIZE);
    assert_int_equal(pass(of, &h, SIZE, sha256, &err), code);
    assert_string_equal(err.where, "evidence/a.csv");
    assert_string_equal(err.message, message);
    assert_true(h.size <= SIZE);
    err = (s0_error){0};
    assert_int_equal(s0_source_hold(&of->source, &err), code);
    assert_string_equal(err.message, message);
}

static void a_file_with_another_byte_is_another_file(void **state)
{
    shelf *of = *state;

    of->now[SIZE / 2] ^= 1;
    assert_refused(of, S0_EINPUT, "changed while the audit ran");
    of->now[SIZE / 2] ^= 1; /* for good: nobody knows what else was read meanwhile */
    assert_int_equal(s0_source_hold(&of->source, NULL), S0_EINPUT);
}

static void a_file_that_shrank_is_another_file(void **state)
{
    shelf *of = *state;

    of->size--;
    assert_refused(of, S0_EINPUT, "changed while the audit ran");
}

static void a_file_that_grew_is_another_file(void **state)
{
    shelf *of = *state;

    of->size++; /* the NUL */
    assert_refused(of, S0_EINPUT, "changed while the audit ran");
}

static void a_file_that_is_gone_says_so(void **state)
{
    shelf *of = *state;

    of->gone = true;
    assert_refused(of, S0_EIO, "is gone");
}

static void an_error_shows_its_line_after_the_bytes_were_given_back(void **state)
{
    shelf *of = *state;
    s0_mark at = {&of->source, 100000, 5};
    s0_error before = {0}, after = {0};

    s0_fail(&before, S0_EINPUT, at, "is wrong");
    s0_source_release(&of->source, SIZE);
    s0_fail(&after, S0_EINPUT, at, "is wrong");
    assert_int_equal(strlen(after.line), 60);
    assert_string_equal(after.line, before.line);
    assert_int_equal(after.caret, 4);
    assert_string_equal(after.where, "evidence/a.csv:100000:5");
    assert_string_equal(after.hint, "");
}

static void an_error_in_a_file_that_changed_says_why_it_shows_no_line(void **state)
{
    shelf *of = *state;
    s0_error err = {0};

    s0_source_release(&of->source, SIZE);
    of->now[0] ^= 1;
    s0_fail(&err, S0_EINPUT, (s0_mark){&of->source, 3, 0}, "is wrong");
    assert_string_equal(err.where, "evidence/a.csv:3");
    assert_string_equal(err.message, "is wrong");
    assert_string_equal(err.line, "");
    assert_string_equal(err.hint, "the file changed while the audit ran: its line cannot be shown");
}

static void a_file_of_a_folder_is_read_again_from_it(void **state)
{
    shelf *of = *state;
    char root[] = "/tmp/s0-source-XXXXXX";
    char *path;
    s0_source source;
    s0_error err = {0};

    assert_non_null(mkdtemp(root));
    path = s0_textf(of->arena, "%s/a.csv", root);
    assert_int_equal(s0_file_write(path, of->now, SIZE, NULL), S0_OK);
    assert_int_equal(s0_file_read(&source, of->arena, root, "a.csv", 0, NULL), S0_OK);
    assert_string_equal(source.sha256, of->source.sha256);
    assert_null(source.keep); /* nobody has lent a reader */
    assert_int_equal(s0_source_lend(&source, of->arena, s0_file_reader(root), NULL), S0_OK);
    s0_source_release(&source, SIZE);
    assert_int_equal(s0_source_hold(&source, NULL), S0_OK);
    assert_memory_equal(source.text, of->now, SIZE + 1);
    s0_source_release(&source, SIZE);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(s0_source_hold(&source, &err), S0_EIO);
    assert_string_equal(err.where, "a.csv");
    assert_string_equal(err.message, "cannot be opened: No such file or directory");
    assert_int_equal(rmdir(root), 0);
}

int main(void)
{
#define ON_A_SHELF(test) cmocka_unit_test_setup_teardown(test, make, drop)
    const struct CMUnitTest tests[] = {
        ON_A_SHELF(bytes_given_back_are_the_kernels_and_come_again),
        ON_A_SHELF(what_lies_ahead_of_a_reader_is_left_alone),
        ON_A_SHELF(without_a_reader_nothing_is_given_back),
        ON_A_SHELF(bytes_pass_by_without_being_held),
        ON_A_SHELF(a_file_with_another_byte_is_another_file),
        ON_A_SHELF(a_file_that_shrank_is_another_file),
        ON_A_SHELF(a_file_that_grew_is_another_file),
        ON_A_SHELF(a_file_that_is_gone_says_so),
        ON_A_SHELF(an_error_shows_its_line_after_the_bytes_were_given_back),
        ON_A_SHELF(an_error_in_a_file_that_changed_says_why_it_shows_no_line),
        ON_A_SHELF(a_file_of_a_folder_is_read_again_from_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
