/* test_locked_down.c - what a locked-down worker does over a fixed arena takes no
 * memory from malloc, also not inside utf8proc or the C library.
 *
 * The test brings its own malloc, which counts; the sanitizers bring theirs, so
 * under them only the results are checked. */
#include "cmocka_all.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/map.h"
#include "base/number.h"
#include "base/text.h"
#include "data/json.h"
#include "data/value.h"

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined SANITIZED || !defined __GLIBC__
#define COUNTS 0
#else
#define COUNTS 1
#endif

static size_t calls;

#if COUNTS
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

void *malloc(size_t size)
{
    calls++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    calls++;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    calls++;
    return __libc_realloc(block, size);
}

void free(void *block)
{
    calls += block != NULL;
    __libc_free(block);
}
#endif

static _Alignas(16) unsigned char block[1 << 20];

static void the_counter_counts(void **state)
{
    size_t before = calls;
    s0_arena *arena = s0_arena_new();

    (void)state;
    assert_non_null(s0_alloc(arena, 10));
    s0_arena_free(arena);
    if (!COUNTS)
        skip();
    assert_true(calls >= before + 4);
}

static void text_needs_no_malloc(void **state)
{
    static const char *const names[] = {"owner", "person"};
    s0_arena *arena = s0_arena_over(block, sizeof block);
    s0_buf buf = s0_buf_in(arena);
    size_t before = calls;
    const char *key, *other, *plain, *near;
    s0_error err;

    (void)state;
    for (int i = 0; i < 1000; i++)
        s0_putf(&buf, "%d %s %.3f|", i, "text", i / 7.0);
    key = s0_text_key(arena, " A\xCC\x88 B\xC3\x9F ", 9, true);
    other = s0_text_key(arena, " Ann ", 5, true);
    plain = s0_text_plain(arena, "\x1B\xE4\xBD\xA0", 4);
    near = s0_nearest("ownr", names, 2);
    s0_fail(&err, S0_EINPUT, (s0_mark){0}, "%s %.17g %" PRIu64, "x", 0.1, UINT64_MAX);
    assert_int_equal(calls, before);
    assert_string_equal(key, "\xC3\xA4 bss");
    assert_string_equal(other, "ann");
    assert_string_equal(plain, "\\x1B\xE4\xBD\xA0");
    assert_string_equal(near, "owner");
    assert_false(buf.failed);
}

static void maps_numbers_and_dates_need_no_malloc(void **state)
{
    s0_arena *arena = s0_arena_over(block, sizeof block);
    s0_map *map = s0_map_new(arena, 0);
    size_t before = calls;
    char text[64];
    double real = 0;
    s0_date date = {0};
    s0_instant at = {0};
    s0_duration d = {0};
    bool good = true;

    (void)state;
    for (uint64_t i = 0; i < 2000; i++)
        good = s0_map_set(map, s0_textf(arena, "%u", (unsigned)i), i) && good;
    good = s0_real_read("1.7e-300", 8, &real, NULL) && good;
    s0_real_text(1.0 / 3, text, sizeof text);
    good = s0_date_read("2026-03-31", 10, &date) && good;
    good = s0_instant_read("2026-03-31T10:00:00Z", 20, 0, &at) && good;
    good = s0_duration_read("3 working days", 14, &d) && good;
    s0_day_text(s0_day_subtract(s0_day_add(date.first, d, NULL), d, NULL), text);
    s0_instant_text(s0_instant_add(at, d, NULL), text);
    s0_rate_text(1, 3, text, sizeof text);
    assert_int_equal(calls, before);
    assert_true(good);
    assert_string_equal(text, "33 %");
}

static void building_and_writing_json_need_no_malloc(void **state)
{
    s0_arena *arena = s0_arena_over(block, sizeof block);
    s0_value *root = s0_make_map(arena), *list = s0_make_list(arena);
    s0_buf buf = s0_buf_in(arena);
    size_t before = calls;
    bool good = true;

    (void)state;
    for (int i = 0; i < 500; i++)
        good = s0_list_add(arena, list, s0_make_real(arena, i / 7.0)) && good;
    good = s0_map_add(arena, root, "reals", list) && good;
    good = s0_map_add(arena, root, "text", s0_make_text(arena, "\xC3\xA4\n\xFF")) && good;
    good = s0_map_add(arena, root, "int", s0_make_int(arena, INT64_MIN)) && good;
    s0_json_write(&buf, root, true);
    assert_int_equal(calls, before);
    assert_true(good);
    assert_false(buf.failed);
    assert_non_null(strstr(s0_buf_text(&buf), "\"text\": \"\xC3\xA4\\n\\ufffd\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_counter_counts),
        cmocka_unit_test(text_needs_no_malloc),
        cmocka_unit_test(maps_numbers_and_dates_need_no_malloc),
        cmocka_unit_test(building_and_writing_json_need_no_malloc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
