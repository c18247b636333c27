/* hash.h - SHA-256, by libcrypto. */
#ifndef S0_BASE_HASH_H
#define S0_BASE_HASH_H

#include <stddef.h>

/* SHA-256 of `size` bytes as 64 lower-case hex digits and a NUL. */
void s0_sha256(const void *bytes, size_t size, char out[65]);

#endif
