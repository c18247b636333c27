/* write_c.h - data as C: bytes, text, and trees of values as constant initialisers. */
#ifndef S0_BAKE_WRITE_C_H
#define S0_BAKE_WRITE_C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "data/value.h"

/* static const unsigned char NAME[]: `size` bytes and a NUL. */
void write_bytes(FILE *out, const char *name, size_t number, const char *bytes, size_t size);

/* A string literal; NULL is written as NULL. */
void write_text(FILE *out, const char *text);

/* The tree as static arrays; its root is ready_NUMBER[0]. Marks with a source point to
 * files[NUMBER], keep line and column. False: memory is short. */
bool write_tree(FILE *out, size_t number, const s0_value *root);

#endif
