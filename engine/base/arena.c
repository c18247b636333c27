/* arena.c - pieces cut from the front of a block, one after the other.
 *
 *   growing:  head (malloc) -> block -> block -> ...     newest block first
 *   fixed:    [ head | piece | piece | ...        free ]  one block, given
 *
 * A growing arena gets its blocks zeroed from calloc and gives them all back at
 * a reset, so its pieces need no clearing; a fixed one clears each piece, since
 * its block has been used before. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define ALIGN 16u
#define FIRST_BLOCK ((size_t)8 * 1024)
#define LARGEST_BLOCK ((size_t)1024 * 1024)
#define HUGE_PAGE ((size_t)2 * 1024 * 1024)

typedef struct block {
    struct block *next;
    size_t unused; /* keeps the head's size a multiple of 16 */
} block;

/* Memory that came from elsewhere. */
typedef struct adopted {
    struct adopted *next;
    void *memory;
} adopted;

struct s0_arena {
    unsigned char *at; /* the first free byte */
    size_t left;       /* free bytes from there on */
    size_t used;
    unsigned char *start; /* of a fixed arena's pieces; NULL: growing */
    size_t size;          /* of all its pieces */
    block *blocks;
    adopted *adopted;  /* in the blocks */
    size_t next_block; /* size of the next one to ask for */
    bool refused;      /* a piece, at least once */
};

_Static_assert(sizeof(block) % ALIGN == 0, "pieces follow a block's head");

static size_t rounded(size_t size)
{
    return (size + (ALIGN - 1)) & ~(size_t)(ALIGN - 1);
}

s0_arena *s0_arena_new(void)
{
    s0_arena *arena = calloc(1, sizeof *arena);

    if (arena != NULL)
        arena->next_block = FIRST_BLOCK;
    return arena;
}

s0_arena *s0_arena_over(void *memory, size_t size)
{
    size_t head = rounded(sizeof(s0_arena));
    s0_arena *arena = memory;

    if (memory == NULL || ((uintptr_t)memory & (ALIGN - 1)) != 0 || size < head + ALIGN)
        return NULL;
    memset(arena, 0, sizeof *arena);
    arena->start = arena->at = (unsigned char *)memory + head;
    arena->size = arena->left = (size - head) & ~(size_t)(ALIGN - 1);
    return arena;
}

/* Large blocks hold whole files and columns: fewer pages to fault in, to look up and to copy at a
 * fork. Where the kernel has none, nothing is lost. */
static void ask_for_huge_pages(void *memory, size_t size)
{
    uintptr_t first = ((uintptr_t)memory + HUGE_PAGE - 1) & ~(uintptr_t)(HUGE_PAGE - 1);
    uintptr_t end = ((uintptr_t)memory + size) & ~(uintptr_t)(HUGE_PAGE - 1);

    if (size >= 2 * HUGE_PAGE && end > first)
        (void)madvise((unsigned char *)memory + (first - (uintptr_t)memory), end - first,
                      MADV_HUGEPAGE);
}

/* A zeroed block with room for `size` bytes, hung into the list. */
static unsigned char *block_new(s0_arena *arena, size_t size)
{
    block *made;

    if (size > PTRDIFF_MAX - sizeof *made)
        return NULL;
    if ((made = calloc(1, sizeof *made + size)) == NULL)
        return NULL;
    ask_for_huge_pages(made, sizeof *made + size);
    made->next = arena->blocks;
    arena->blocks = made;
    return (unsigned char *)(made + 1);
}

/* A piece that does not fit into what is left of the newest block. */
static void *piece_new(s0_arena *arena, size_t size)
{
    unsigned char *memory;

    if (size > arena->next_block / 4) /* large: a block of its own, the open one stays open */
        return block_new(arena, size);
    if ((memory = block_new(arena, arena->next_block)) == NULL)
        return NULL;
    arena->at = memory + size;
    arena->left = arena->next_block - size;
    if (arena->next_block < LARGEST_BLOCK)
        arena->next_block *= 2;
    return memory;
}

/* A piece, or NULL. */
static void *alloc(s0_arena *arena, size_t size)
{
    size_t need = rounded(size > 0 ? size : 1);
    void *piece;

    if (need < size)
        return NULL;
#ifdef S0_ARENA_DEBUG
    if (arena->start == NULL) {
        if ((piece = block_new(arena, size)) != NULL)
            arena->used += need;
        return piece;
    }
#endif
    if (need <= arena->left) {
        piece = arena->at;
        arena->at += need;
        arena->left -= need;
        if (arena->start != NULL)
            memset(piece, 0, need);
    } else if (arena->start != NULL || (piece = piece_new(arena, need)) == NULL) {
        return NULL;
    }
    arena->used += need;
    return piece;
}

void *s0_alloc(s0_arena *arena, size_t size)
{
    void *piece = alloc(arena, size);

    if (piece == NULL)
        arena->refused = true;
    return piece;
}

bool s0_arena_refused(const s0_arena *arena)
{
    return arena->refused;
}

bool s0_arena_extend(s0_arena *arena, void *piece, size_t size, size_t more)
{
    size_t have = rounded(size > 0 ? size : 1), need;

    if (arena->at == NULL || (unsigned char *)piece + have != arena->at)
        return false;
    if (more > SIZE_MAX - size - ALIGN)
        return false;
    need = rounded(size + more > 0 ? size + more : 1) - have;
    if (need > arena->left)
        return false;
    memset((unsigned char *)piece + size, 0, more);
    arena->at += need;
    arena->left -= need;
    arena->used += need;
    return true;
}

bool s0_arena_adopt(s0_arena *arena, void *memory)
{
    adopted *made = arena->start == NULL ? s0_alloc(arena, sizeof *made) : NULL;

    if (made == NULL)
        return false;
    *made = (adopted){arena->adopted, memory};
    arena->adopted = made;
    return true;
}

void *s0_alloc_n(s0_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return s0_alloc(arena, count * size);
}

char *s0_text_copy(s0_arena *arena, const char *text, size_t size)
{
    char *copy;

    if (size == SIZE_MAX || (copy = s0_alloc(arena, size + 1)) == NULL)
        return NULL;
    if (size > 0)
        memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

char *s0_text_dup(s0_arena *arena, const char *text)
{
    return s0_text_copy(arena, text, strlen(text));
}

char *s0_textf(s0_arena *arena, const char *fmt, ...)
{
    char shorter[256];
    va_list args;
    char *text;
    int size;

    va_start(args, fmt);
    size = vsnprintf(shorter, sizeof shorter, fmt, args);
    va_end(args);
    if (size >= 0 && (size_t)size < sizeof shorter)
        return s0_text_copy(arena, shorter, (size_t)size);
    if (size < 0 || (text = s0_alloc(arena, (size_t)size + 1)) == NULL)
        return NULL;
    va_start(args, fmt);
    vsnprintf(text, (size_t)size + 1, fmt, args);
    va_end(args);
    return text;
}

size_t s0_arena_used(const s0_arena *arena)
{
    return arena->used;
}

void s0_arena_reset(s0_arena *arena)
{
    arena->used = 0;
    if (arena->start != NULL) {
        arena->at = arena->start;
        arena->left = arena->size;
        return;
    }
    for (; arena->adopted != NULL; arena->adopted = arena->adopted->next)
        free(arena->adopted->memory);
    while (arena->blocks != NULL) {
        block *next = arena->blocks->next;

        free(arena->blocks);
        arena->blocks = next;
    }
    arena->at = NULL;
    arena->left = 0;
    arena->next_block = FIRST_BLOCK;
}

void s0_arena_free(s0_arena *arena)
{
    if (arena == NULL || arena->start != NULL)
        return;
    s0_arena_reset(arena);
    free(arena);
}
