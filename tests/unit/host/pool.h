/* pool.h - running pools of tasks that misbehave, and looking at what they cost. */
#ifndef S0_TESTS_HOST_POOL_H
#define S0_TESTS_HOST_POOL_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/script.h"
#include "host/worker.h"

#define MOST 64

typedef struct bench {
    s0_arena *arena;
    s0_task_result results[MOST];
    s0_error err;
} bench;

static inline int open_descriptors(void)
{
    int count = 0;

    for (int fd = 0; fd < 256; fd++)
        count += fcntl(fd, F_GETFD) != -1;
    return count;
}

/* Run a pool; afterwards no child and no descriptor may be left. */
static inline s0_code run(bench *b, const s0_pool *pool, s0_task task, void *context)
{
    int before = open_descriptors();
    s0_code rc;

    assert_true(pool->tasks <= MOST);
    b->arena = s0_arena_new();
    memset(b->results, 0xEE, sizeof b->results);
    rc = s0_pool_run(pool, task, context, b->arena, b->results, &b->err);
    assert_int_equal(open_descriptors(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    return rc;
}

static inline void clear(bench *b)
{
    s0_arena_free(b->arena);
}

/* The good deed: a text that depends on the task alone. */
static inline bool tell(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    (void)context;
    (void)arena;
    for (size_t i = 0; i < index * 100; i++)
        s0_putf(out, "%zu.", i * index);
    s0_putf(out, "task %zu", index);
    return true;
}

/* How long a task that hangs is waited for: long enough that no good one is late on a busy
 * machine. */
#define PATIENCE 2000

/* One bad deed at `at`, all others are good. */
typedef struct deed {
    size_t at;
    bool (*commit)(size_t index, s0_arena *arena, s0_buf *out);
} deed;

static inline bool all_good_but_one(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    const deed *bad = context;

    return index == bad->at ? bad->commit(index, arena, out) : tell(NULL, index, arena, out);
}

static inline void assert_told(const s0_task_result *result, size_t index)
{
    s0_arena *arena = s0_arena_new();
    s0_buf out = s0_buf_in(arena);

    tell(NULL, index, arena, &out);
    assert_int_equal(result->end, S0_TASK_DONE);
    assert_int_equal(result->size, out.size);
    assert_string_equal(result->bytes, s0_buf_text(&out));
    s0_arena_free(arena);
}

/* Ten tasks, one of them bad, in every number of jobs: how does the bad one end? */
static inline void assert_costs_itself(bool (*commit)(size_t, s0_arena *, s0_buf *),
                                       s0_task_end end, int signal_number)
{
    for (int jobs = 1; jobs <= 3; jobs++) {
        deed bad = {.at = (size_t)jobs * 3 - 3, .commit = commit};
        const s0_pool pool = {.tasks = 10,
                              .jobs = jobs,
                              .deadline_ms = end == S0_TASK_TIMED_OUT ? PATIENCE : 0,
                              .memory = 8 * 1024 * 1024,
                              .output = 1024 * 1024};
        bench b;

        assert_int_equal(run(&b, &pool, all_good_but_one, &bad), S0_OK);
        for (size_t i = 0; i < pool.tasks; i++)
            if (i != bad.at)
                assert_told(&b.results[i], i);
        assert_int_equal(b.results[bad.at].end, end);
        assert_int_equal(b.results[bad.at].signal, signal_number);
        assert_null(b.results[bad.at].bytes);
        clear(&b);
    }
}

static inline bool hang(size_t index, s0_arena *arena, s0_buf *out)
{
    (void)index;
    (void)arena;
    (void)out;
    for (volatile bool forever = true; forever;)
        continue;
    return true;
}

#endif
