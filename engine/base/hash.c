/* hash.c - SHA-256 through libcrypto's low-level calls: unlike the EVP ones they
 * take no memory and cannot fail, so that no input is ever without its digest. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/hash.h"

#include <openssl/sha.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(s0_hash), "libcrypto's state lies in ours");

static SHA256_CTX *context_of(s0_hash *hash)
{
    return (SHA256_CTX *)(void *)hash->state;
}

void s0_hash_start(s0_hash *hash)
{
    SHA256_Init(context_of(hash));
}

void s0_hash_add(s0_hash *hash, const void *bytes, size_t size)
{
    if (size > 0)
        SHA256_Update(context_of(hash), bytes, size);
}

void s0_hash_end(s0_hash *hash, char out[65])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_LENGTH];

    SHA256_Final(digest, context_of(hash));
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[64] = '\0';
}

void s0_sha256(const void *bytes, size_t size, char out[65])
{
    s0_hash hash;

    s0_hash_start(&hash);
    s0_hash_add(&hash, bytes, size);
    s0_hash_end(&hash, out);
}
