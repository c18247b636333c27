/* source.h - for tests: a source over a C string, without a copy. */
#ifndef S0_TEST_SOURCE_H
#define S0_TEST_SOURCE_H

#include <string.h>

#include "base/error.h"

static inline s0_source source_of(const char *path, const char *text)
{
    return (s0_source){.path = path, .text = text, .size = strlen(text)};
}

#endif
