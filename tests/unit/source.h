/* source.h - for tests: sources without files. */
#ifndef S0_TEST_SOURCE_H
#define S0_TEST_SOURCE_H

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

/* A source over a C string, without a copy. */
static inline s0_source source_of(const char *path, const char *text)
{
    return (s0_source){.path = path, .text = text, .size = strlen(text)};
}

/* A source over a copy of `size` bytes that lives as long as the arena. */
static inline const s0_source *source_in(s0_arena *arena, const char *path, const char *bytes,
                                         size_t size)
{
    s0_source *source = s0_alloc(arena, sizeof *source);

    if (source != NULL)
        *source = (s0_source){.path = path, .text = s0_text_copy(arena, bytes, size), .size = size};
    return source;
}

#endif
