/* fuzz.h - what the fuzz targets share: an input as a source, and an end that tells.
 *
 * A target is one function over any bytes. clang's libFuzzer calls it with inputs of
 * its own making (-DS0_FUZZ=ON); replay.c calls it with the files of its corpus, as
 * an ordinary test. */
#ifndef S0_TEST_FUZZ_H
#define S0_TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A promise of the header under test; broken, the run ends here. */
#define PROMISE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The bytes as a source of exactly their size, so that a read beyond the NUL shows. */
static inline s0_source fuzz_source(s0_arena *arena, const uint8_t *bytes, size_t size)
{
    s0_source source = {.path = "input", .size = size};

    source.text = s0_text_copy(arena, (const char *)bytes, size);
    PROMISE(source.text != NULL);
    return source;
}

/* A refusal names its place and says why in harmless text. */
static inline void fuzz_refused(const s0_error *err)
{
    char text[2048];
    size_t size = s0_error_text(err, text, sizeof text);

    PROMISE(err->code == S0_EINPUT);
    PROMISE(err->where[0] != '\0' && err->message[0] != '\0');
    for (size_t i = 0; i < size; i++)
        PROMISE(text[i] == '\n' || (unsigned char)text[i] >= 0x20);
}

#endif
