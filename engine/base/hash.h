/* hash.h - SHA-256, by libcrypto. */
#ifndef S0_BASE_HASH_H
#define S0_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 of `size` bytes as 64 lower-case hex digits and a NUL. */
void s0_sha256(const void *bytes, size_t size, char out[65]);

/* The same over bytes that come piece by piece. */
typedef struct s0_hash {
    uint64_t state[16]; /* libcrypto's */
} s0_hash;
void s0_hash_start(s0_hash *hash);
void s0_hash_add(s0_hash *hash, const void *bytes, size_t size);
void s0_hash_end(s0_hash *hash, char out[65]);

#endif
