/* arena.h - memory that goes together: taken piece by piece, given back at once.
 *
 * A growing arena takes blocks from malloc. An arena over a fixed block never
 * does: in a locked-down worker there is no malloc, and the block's size is the
 * rule's memory budget. Memory is zeroed and aligned to 16 bytes.
 * With S0_ARENA_DEBUG (the sanitizer build) each piece of a growing arena is a
 * block of its own, so that overruns show. */
#ifndef S0_BASE_ARENA_H
#define S0_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct s0_arena s0_arena;

/* A growing arena, freed with s0_arena_free; NULL when memory is short. */
s0_arena *s0_arena_new(void);

/* An arena inside `block` of `size` bytes (its own head included), which must
 * stay alive and be aligned to 16; NULL when `size` is too small for anything.
 * s0_arena_free on it does nothing. */
s0_arena *s0_arena_over(void *block, size_t size);

/* `size` zeroed bytes; NULL when memory or the block is spent. Size 0 gives a
 * valid pointer. */
void *s0_alloc(s0_arena *arena, size_t size);

/* `count` elements of `size` bytes; NULL also when the product overflows. */
void *s0_alloc_n(s0_arena *arena, size_t count, size_t size);

/* Take over memory from malloc: it is freed with the arena's own pieces. For what had to grow
 * elsewhere and is too large to be copied. Growing arenas only. False: memory is short, and it is
 * still the caller's. */
bool s0_arena_adopt(s0_arena *arena, void *memory);

/* A terminated copy of `size` bytes of text; NULL when memory is short. */
char *s0_text_copy(s0_arena *arena, const char *text, size_t size);

/* A terminated copy of a C string. */
char *s0_text_dup(s0_arena *arena, const char *text);

/* printf into the arena; NULL when memory is short. */
char *s0_textf(s0_arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Make `piece` of `size` bytes `more` bytes longer where it stands, the new bytes
 * zeroed. True only for the piece handed out last and when there is room behind
 * it; false changes nothing. Lets text grow without leaving copies behind. */
bool s0_arena_extend(s0_arena *arena, void *piece, size_t size, size_t more);

/* Bytes handed out since creation or reset. */
size_t s0_arena_used(const s0_arena *arena);

/* Whether a piece was ever refused for want of memory. Who puts text together for people may go on
 * without a piece; what comes out is then not whole, and somebody has to say so at the end. */
bool s0_arena_refused(const s0_arena *arena);

/* Give all pieces back; the arena can be used again. */
void s0_arena_reset(s0_arena *arena);

/* Release a growing arena and all its pieces. NULL is allowed. */
void s0_arena_free(s0_arena *arena);

#endif
