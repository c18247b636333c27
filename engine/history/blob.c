/* blob.c - contents of inputs, compressed by zlib.
 *
 * The quickest level: a large export costs seconds at the others and is a fourth
 * smaller at best. What comes back from a file is held against its length, zlib's
 * checksum and the digest; a length that zlib cannot reach is refused before
 * memory is taken for it. */
#define ZLIB_CONST /* input is const */
#include "history/store.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/hash.h"
#include "base/limits.h"

#define PIECE ((size_t)1 << 20) /* bytes given to zlib at once */
#define FIRST_ROOM ((size_t)4096)
#define MOST_EXPANSION 1032 /* bytes that one compressed byte can become */

struct s0_packer {
    z_stream stream; /* taken once: zlib's tables cost more than a small file */
    unsigned char *bytes;
    size_t size, room;
    size_t left; /* bytes of the input that are still to come */
};

s0_packer *s0_packer_new(void)
{
    s0_packer *packer = calloc(1, sizeof *packer);

    if (packer != NULL && deflateInit(&packer->stream, Z_BEST_SPEED) != Z_OK) {
        free(packer);
        return NULL;
    }
    return packer;
}

void s0_packer_free(s0_packer *packer)
{
    if (packer == NULL)
        return;
    deflateEnd(&packer->stream);
    free(packer->bytes);
    free(packer);
}

static bool more_room(s0_packer *packer)
{
    size_t wider = packer->room < FIRST_ROOM ? FIRST_ROOM : packer->room + packer->room / 2;
    unsigned char *bytes = realloc(packer->bytes, wider);

    if (bytes == NULL)
        return false;
    packer->bytes = bytes;
    packer->room = wider;
    return true;
}

/* Let zlib work on what it has until it wants more, or to the end. False: no memory. */
static bool drain(s0_packer *packer, int flush)
{
    z_stream *stream = &packer->stream;
    int rc = Z_OK;

    do {
        size_t left = 0;

        if (packer->size == packer->room && !more_room(packer))
            return false;
        left = packer->room - packer->size < PIECE ? packer->room - packer->size : PIECE;
        stream->next_out = packer->bytes + packer->size;
        stream->avail_out = (uInt)left;
        rc = deflate(stream, flush);
        packer->size += left - stream->avail_out;
    } while (stream->avail_out == 0 && rc != Z_STREAM_END);
    return true;
}

/* Take the next bytes of the input. */
static bool pack(void *context, const char *bytes, size_t size)
{
    s0_packer *packer = context;
    size_t done = 0;
    bool good = true;

    while (good) {
        size_t piece = size - done < PIECE ? size - done : PIECE;

        packer->stream.next_in = (const Bytef *)bytes + done;
        packer->stream.avail_in = (uInt)piece;
        packer->left -= piece;
        done += piece;
        good = drain(packer, packer->left == 0 ? Z_FINISH : Z_NO_FLUSH);
        if (done == size)
            break;
    }
    return good;
}

s0_code s0_packer_run(s0_packer *packer, const s0_source *source, const void **out,
                      size_t *out_size, s0_error *err)
{
    s0_code rc;

    packer->size = 0;
    packer->left = source->size;
    if (deflateReset(&packer->stream) != Z_OK)
        return s0_fail_memory(err);
    rc = s0_source_pass(source, pack, packer, err);
    *out = packer->bytes;
    *out_size = packer->size;
    return rc;
}

#define WINDOW ((size_t)64 << 10)

/* A length that the file can have. */
static bool is_possible(const void *packed, size_t packed_size, int64_t size)
{
    return packed != NULL && size >= 0 && size <= (int64_t)S0_FILE_MOST &&
           (uint64_t)size / MOST_EXPANSION <= packed_size;
}

/* Where unpacked bytes go: all into `text`, or through a window of it into the digest alone. */
typedef struct unpacking {
    char *text;
    size_t room; /* of `text`: all of them, or the window */
    s0_hash hash;
} unpacking;

/* Exactly `size` bytes, and nothing left over. False: they are not; `*memory`: there was too little
 * of it to find out. */
static bool inflate_all(unpacking *to, const unsigned char *packed, size_t packed_size, size_t size,
                        bool *memory)
{
    z_stream stream = {0};
    size_t taken = 0, given = 0;
    int rc = Z_OK;

    if (inflateInit(&stream) != Z_OK) { /* of one version, so this is all that can be wanting */
        *memory = true;
        return false;
    }
    s0_hash_start(&to->hash);
    while (rc == Z_OK) {
        size_t in = packed_size - taken < PIECE ? packed_size - taken : PIECE;
        char *at = to->text + given % to->room;
        size_t left = size - given < WINDOW ? size - given : WINDOW,
               here = to->room - given % to->room;
        size_t room = left < here ? left : here;

        stream.next_in = packed + taken;
        stream.avail_in = (uInt)in;
        stream.next_out = (Bytef *)at;
        stream.avail_out = (uInt)room;
        rc = inflate(&stream, Z_NO_FLUSH);
        taken += in - stream.avail_in;
        s0_hash_add(&to->hash, at, room - stream.avail_out);
        given += room - stream.avail_out;
    }
    inflateEnd(&stream);
    *memory = rc == Z_MEM_ERROR;
    return rc == Z_STREAM_END && taken == packed_size && given == size;
}

bool s0_blob_unpack(s0_source *out, s0_arena *arena, const char *path, const void *packed,
                    size_t packed_size, int64_t size, const char *sha256, bool *memory)
{
    unpacking to = {0};

    *memory = false;
    if (!is_possible(packed, packed_size, size))
        return false;
    to.room = (size_t)size + 1;
    to.text = s0_alloc(arena, to.room);
    if (to.text == NULL) {
        *memory = true;
        return false;
    }
    if (!inflate_all(&to, packed, packed_size, (size_t)size, memory))
        return false;
    *out = (s0_source){.path = path, .text = to.text, .size = (size_t)size};
    s0_hash_end(&to.hash, out->sha256);
    return strcmp(out->sha256, sha256) == 0;
}

bool s0_blob_check(const void *packed, size_t packed_size, int64_t size, const char *sha256,
                   bool *memory)
{
    char found[65];
    unpacking to = {.room = WINDOW};
    bool whole;

    *memory = false;
    if (!is_possible(packed, packed_size, size))
        return false;
    if ((to.text = malloc(to.room)) == NULL) {
        *memory = true;
        return false;
    }
    whole = inflate_all(&to, packed, packed_size, (size_t)size, memory);
    free(to.text);
    if (!whole)
        return false;
    s0_hash_end(&to.hash, found);
    return strcmp(found, sha256) == 0;
}
