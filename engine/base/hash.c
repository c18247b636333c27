/* hash.c - SHA-256 through libcrypto's low-level calls: unlike the EVP ones they
 * take no memory and cannot fail, so that no input is ever without its digest. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/hash.h"

#include <openssl/sha.h>

void s0_sha256(const void *bytes, size_t size, char out[65])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX context;

    SHA256_Init(&context);
    if (size > 0)
        SHA256_Update(&context, bytes, size);
    SHA256_Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[64] = '\0';
}
