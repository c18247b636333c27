/* test_heap.c - a worker's filter must not hang on how the parent's heap happens to lie: loading it
 * gives memory back when it is already in force. */
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "host/worker.h"

static bool answer(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    (void)context;
    (void)index;
    (void)arena;
    s0_put(out, "here");
    return true;
}

#define PIECE ((size_t)100000) /* below the size that gets a mapping of its own */
#define MOST 64

/* Make the heap grow so that about `spare` bytes are free at its end. Returns the pieces taken. */
static size_t leave_free(size_t spare, void *pieces[MOST])
{
    const void *end = sbrk(0);
    size_t count = 0;

    mallopt(M_TOP_PAD, (int)spare);
    while (count < MOST && sbrk(0) == end)
        pieces[count++] = malloc(PIECE);
    mallopt(M_TOP_PAD, 0);
    return count;
}

static s0_task_end run_with(size_t spare)
{
    const s0_pool pool = {.tasks = 1};
    s0_arena *arena = s0_arena_new();
    s0_task_result result = {0};
    void *pieces[MOST];
    size_t count = leave_free(spare, pieces);

    assert_int_equal(s0_pool_run(&pool, answer, NULL, arena, &result, NULL), S0_OK);
    while (count > 0)
        free(pieces[--count]);
    s0_arena_free(arena);
    return result.end;
}

static void a_worker_lives_whatever_is_free_at_the_end_of_the_heap(void **state)
{
    (void)state;
    for (size_t spare = 0; spare <= (size_t)1024 * 1024; spare += 16384)
        assert_int_equal(run_with(spare), S0_TASK_DONE);
}

/* libc keeps small pieces aside before it gives memory back; without that every worker shows
 * what otherwise only one start in a hundred does. */
static void start_without_reserve(char **arguments)
{
    static const char name[] = "GLIBC_TUNABLES";

    if (getenv(name) != NULL)
        return;
    setenv(name, "glibc.malloc.tcache_count=0", 1);
    execv("/proc/self/exe", arguments);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_worker_lives_whatever_is_free_at_the_end_of_the_heap),
    };

    (void)count;
    start_without_reserve(arguments);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
