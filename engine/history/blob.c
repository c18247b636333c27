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

#define PIECE ((size_t)1 << 20) /* bytes given to zlib at once */
#define FIRST_ROOM ((size_t)4096)
#define MOST_EXPANSION 1032 /* bytes that one compressed byte can become */

static bool more_room(s0_packed *out, size_t *room)
{
    size_t wider = *room < FIRST_ROOM ? FIRST_ROOM : *room + *room / 2;
    unsigned char *bytes = realloc(out->bytes, wider);

    if (bytes == NULL)
        return false;
    out->bytes = bytes;
    *room = wider;
    return true;
}

/* Let zlib work on what it has until it wants more, or to the end. False: no memory. */
static bool drain(z_stream *stream, s0_packed *out, size_t *room, int flush)
{
    int rc = Z_OK;

    do {
        size_t free_room = 0;

        if (out->size == *room && !more_room(out, room))
            return false;
        free_room = *room - out->size < PIECE ? *room - out->size : PIECE;
        stream->next_out = out->bytes + out->size;
        stream->avail_out = (uInt)free_room;
        rc = deflate(stream, flush);
        out->size += free_room - stream->avail_out;
    } while (stream->avail_out == 0 && rc != Z_STREAM_END);
    return true;
}

s0_code s0_blob_pack(s0_packed *out, const char *bytes, size_t size, s0_error *err)
{
    z_stream stream = {0};
    size_t room = 0, done = 0;
    bool good = true;

    *out = (s0_packed){0};
    if (deflateInit(&stream, Z_BEST_SPEED) != Z_OK)
        return s0_fail_memory(err);
    do {
        size_t piece = size - done < PIECE ? size - done : PIECE;

        stream.next_in = (const Bytef *)(bytes + done);
        stream.avail_in = (uInt)piece;
        done += piece;
        good = drain(&stream, out, &room, done == size ? Z_FINISH : Z_NO_FLUSH);
    } while (good && done < size);
    deflateEnd(&stream);
    if (good)
        return S0_OK;
    free(out->bytes);
    *out = (s0_packed){0};
    return s0_fail_memory(err);
}

/* Exactly `size` bytes, and nothing left over. */
static bool inflate_all(const unsigned char *packed, size_t packed_size, char *out, size_t size)
{
    z_stream stream = {0};
    size_t taken = 0, given = 0;
    int rc = Z_OK;

    if (inflateInit(&stream) != Z_OK)
        return false;
    while (rc == Z_OK) {
        size_t in = packed_size - taken < PIECE ? packed_size - taken : PIECE;
        size_t room = size - given < PIECE ? size - given : PIECE;

        stream.next_in = packed + taken;
        stream.avail_in = (uInt)in;
        stream.next_out = (Bytef *)out + given;
        stream.avail_out = (uInt)room;
        rc = inflate(&stream, Z_NO_FLUSH);
        taken += in - stream.avail_in;
        given += room - stream.avail_out;
    }
    inflateEnd(&stream);
    return rc == Z_STREAM_END && taken == packed_size && given == size;
}

bool s0_blob_unpack(s0_source *out, s0_arena *arena, const char *path, const void *packed,
                    size_t packed_size, int64_t size, const char *sha256, bool *memory)
{
    char *text = NULL;

    *memory = false;
    if (packed == NULL || size < 0 || (uint64_t)size / MOST_EXPANSION > packed_size)
        return false;
    text = s0_alloc(arena, (size_t)size + 1);
    if (text == NULL) {
        *memory = true;
        return false;
    }
    if (!inflate_all(packed, packed_size, text, (size_t)size))
        return false;
    *out = (s0_source){.path = path, .text = text, .size = (size_t)size};
    s0_sha256(text, out->size, out->sha256);
    return strcmp(out->sha256, sha256) == 0;
}
