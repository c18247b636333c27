/* allocator.c - Lua's memory, cut from the sandbox's arena.
 *
 * An arena takes nothing back, Lua gives back all the time. So each block has a
 * size class, and a block given back waits in the list of its class; its first
 * bytes hold the link. A new block comes from its list, else from the arena,
 * else from the list of a larger class. Lua names the old size of a block when
 * it gives it back, so blocks need no heads. */
#include <string.h>

#include "host/state.h"

#define STEP 16u
#define SMALL 512u /* up to here a class every 16 bytes */
#define SMALL_CLASSES (SMALL / STEP)

/* The class that holds `size` bytes; S0_BLOCK_CLASSES when none does. */
static size_t class_of(size_t size)
{
    unsigned power;
    size_t quarter;

    if (size <= SMALL)
        return size == 0 ? 0 : (size - 1) / STEP;
    power = 63u - (unsigned)__builtin_clzll((unsigned long long)(size - 1));
    quarter = (size - 1) >> (power - 2) & 3u;
    size = SMALL_CLASSES + (power - 9) * 4 + quarter;
    return size < S0_BLOCK_CLASSES ? size : S0_BLOCK_CLASSES;
}

/* Bytes of a block of this class. */
static size_t class_size(size_t class)
{
    size_t rest;

    if (class < SMALL_CLASSES)
        return (class + 1) * STEP;
    rest = class - SMALL_CLASSES;
    return (5 + rest % 4) << (rest / 4 + 7);
}

static void *take(s0_sandbox *sandbox, size_t class)
{
    void *block = sandbox->free_blocks[class];

    if (block != NULL)
        memcpy(&sandbox->free_blocks[class], block, sizeof block);
    return block;
}

static void give_back(s0_sandbox *sandbox, void *block, size_t class)
{
    memcpy(block, &sandbox->free_blocks[class], sizeof block);
    sandbox->free_blocks[class] = block;
}

static void *block_new(s0_sandbox *sandbox, size_t class)
{
    void *block = take(sandbox, class);

    if (block == NULL)
        block = s0_alloc(sandbox->arena, class_size(class));
    /* The rest of a larger block is lost; better than giving up. */
    for (size_t larger = class + 1; block == NULL && larger < S0_BLOCK_CLASSES; larger++)
        block = take(sandbox, larger);
    return block;
}

static void *block_resized(s0_sandbox *sandbox, void *block, size_t old_size, size_t new_size)
{
    size_t old_class = class_of(old_size), class = class_of(new_size);
    void *moved;

    if (class == old_class)
        return block;
    if (class<S0_BLOCK_CLASSES &&class> old_class &&
        s0_arena_extend(sandbox->arena, block, class_size(old_class),
                        class_size(class) - class_size(old_class)))
        return block;
    moved = class < S0_BLOCK_CLASSES ? block_new(sandbox, class) : NULL;
    if (moved != NULL) {
        memcpy(moved, block, old_size < new_size ? old_size : new_size);
        give_back(sandbox, block, old_class);
    } else if (new_size <= old_size) {
        return block; /* Lua counts on shrinking; the rest of the block is lost */
    }
    return moved;
}

#define LONG_TEXT                                                                                  \
    1024u /* bytes from which making a text costs steps: one instruction copies it all */

void *s0_block(void *context, void *block, size_t old_size, size_t new_size)
{
    s0_sandbox *sandbox = context;
    size_t class = class_of(new_size);

    if (new_size == 0) {
        if (block != NULL)
            give_back(sandbox, block, class_of(old_size));
        return NULL;
    }
    if (block != NULL) {
        bool shrinks = new_size <= old_size;

        block = block_resized(sandbox, block, old_size, new_size);
        if (shrinks) /* done by the collector, too: says nothing about hunger */
            return block;
    } else {
        if (old_size == LUA_TSTRING && new_size >= LONG_TEXT) /* Lua says here what it is for */
            s0_budget_charge(sandbox, s0_price(new_size));
        block = class < S0_BLOCK_CLASSES ? block_new(sandbox, class) : NULL;
    }
    if (block == NULL && sandbox->starving)
        s0_budget_flag(sandbox, S0_STOP_MEMORY, 0, NULL);
    sandbox->starving = block == NULL;
    return block;
}
