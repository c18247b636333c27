/* test_memory.c - memory that runs out while a file is read: an arena too small by
 * any number of bytes, and each call of malloc failing once, also those inside
 * libyaml and jansson. It is always said to be that, and nothing is left behind.
 *
 * The test brings its own malloc; the sanitizers bring theirs, so under them only
 * the arenas run short. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "data/csv.h"
#include "data/json.h"
#include "data/yaml.h"
#include "source.h"

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined SANITIZED || !defined __GLIBC__
#define OWN_MALLOC 0
#else
#define OWN_MALLOC 1
#endif

static long to_go = -1; /* calls until one fails; negative: none does */
static long held;       /* blocks that were not given back */

#if OWN_MALLOC
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

static bool fails(void)
{
    if (to_go < 0)
        return false;
    return to_go-- == 0;
}

void *malloc(size_t size)
{
    void *block = fails() ? NULL : __libc_malloc(size);

    held += block != NULL;
    return block;
}

void *calloc(size_t count, size_t size)
{
    void *block = fails() ? NULL : __libc_calloc(count, size);

    held += block != NULL;
    return block;
}

void *realloc(void *old, size_t size)
{
    void *block = fails() ? NULL : __libc_realloc(old, size);

    held += old == NULL && block != NULL;
    return block;
}

void free(void *block)
{
    held -= block != NULL;
    __libc_free(block);
}
#endif

static const char yaml[] = "%TAG !e! tag:yaml.org,2002:\n---\na: &x [1, {b: c}, \"d\\u00e4\"]\n"
                           "b: *x\nc: {a: 1,b: 1,c: 1,d: 1,e: 1,f: 1,g: 1,h: 1,i: 1,j: 1}\n"
                           "d: |\n  block\n  text\ne: !e!str >-\n  folded\n? 'f'\n: - - 2.5\n";
static const char json[] =
    "{\"a\": [1, {\"b\": null}, \"d\\u00e4\"], \"a text for which jansson wants room, and then "
    "more room\": "
    "\"and another one, longer than the one that was there before, so that it does\", \"c\": 2.5, "
    "\"d\": true, \"e\": {\"a\": 1,\n"
    "\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1}}\n";
static const char csv[] = "a,b,c\n1,\"x \"\"y\"\"\",3\n\xC3\xA4,,\"\"\"\"\n";

static s0_code read_yaml(s0_arena *arena, s0_error *err)
{
    s0_source source = source_of("a.yaml", yaml);
    const s0_value *value;

    return s0_yaml_read(&value, arena, &source, err);
}

static s0_code read_json(s0_arena *arena, s0_error *err)
{
    s0_source source = source_of("a.json", json);
    const s0_value *value;

    return s0_json_read(&value, arena, &source, err);
}

static s0_code read_ndjson(s0_arena *arena, s0_error *err)
{
    s0_source source = source_of("a.ndjson", "{\"a\": 1}\n[2]\n\"x\"\n4\n5\n");
    const s0_value *value;

    return s0_ndjson_read(&value, arena, &source, err);
}

static s0_code read_csv(s0_arena *arena, s0_error *err)
{
    s0_source source = source_of("a.csv", csv);
    const s0_csv_cell *row;
    s0_csv *reader;
    s0_code rc = s0_csv_open(&reader, arena, &source, NULL, err);

    while (rc == S0_OK && (rc = s0_csv_next(reader, &row, err)) == S0_OK && row != NULL)
        ;
    return rc;
}

static const struct {
    const char *name;
    s0_code (*read)(s0_arena *arena, s0_error *err);
} readers[] = {
    {"yaml", read_yaml}, {"json", read_json}, {"ndjson", read_ndjson}, {"csv", read_csv}};

static void an_arena_that_is_too_small_is_said_to_be(void **state)
{
    static _Alignas(16) unsigned char block[1 << 15];

    (void)state;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        size_t short_of = 0;

        for (size_t size = 128;; size += 16) {
            s0_error err = {0};
            s0_code rc = readers[i].read(s0_arena_over(block, size), &err);

            if (rc == S0_OK)
                break;
            short_of++;
            if (rc != S0_ENOMEM || size >= sizeof block)
                fail_msg("%s over %zu bytes: %s", readers[i].name, size, err.message);
            assert_string_equal(err.message, "out of memory");
        }
        assert_true(short_of > 10);
    }
}

static void each_malloc_that_fails_is_said_to_and_leaves_nothing(void **state)
{
    (void)state;
    if (!OWN_MALLOC)
        skip();
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        for (long n = 0;; n++) {
            s0_error err = {0};
            s0_arena *arena = s0_arena_new();
            long before = held;
            s0_code rc;

            assert_non_null(arena);
            to_go = n;
            rc = readers[i].read(arena, &err);
            to_go = to_go < 0 ? -2 : -1; /* -2: a call failed */
            s0_arena_reset(arena);
            if (held != before)
                fail_msg("%s, call %ld: %ld blocks are left", readers[i].name, n, held - before);
            s0_arena_free(arena);
            if (to_go == -1) { /* nothing failed any more */
                assert_int_equal(rc, S0_OK);
                assert_true(n > 0);
                break;
            }
            if (rc != S0_ENOMEM)
                fail_msg("%s, call %ld: %d, %s", readers[i].name, n, (int)rc, err.message);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arena_that_is_too_small_is_said_to_be),
        cmocka_unit_test(each_malloc_that_fails_is_said_to_and_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
