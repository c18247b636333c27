/* utf8.c - the part of text.h that knows UTF-8: checking, counting, keys, and
 * making text harmless.
 *
 * ASCII goes through without asking utf8proc. For other text utf8proc works in
 * buffers of ours, because locked-down workers have no malloc. */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

/* Bytes of the character at `text`, 0 when it is not valid UTF-8; its number in `*out`. */
static size_t decode(const char *text, size_t size, uint32_t *out)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t length = s[0] < 0x80   ? 1
                    : s[0] < 0xC2 ? 0
                    : s[0] < 0xE0 ? 2
                    : s[0] < 0xF0 ? 3
                    : s[0] < 0xF5 ? 4
                                  : 0;
    uint32_t c;

    if (length == 0 || length > size)
        return 0;
    c = length == 1 ? s[0] : s[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3Fu);
    }
    if ((length == 3 && (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))) ||
        (length == 4 && (c < 0x10000 || c > 0x10FFFF)))
        return 0;
    *out = c;
    return length;
}

/* Bytes at the front that are ASCII, eight at a time. */
static size_t ascii_run(const char *text, size_t size)
{
    size_t i = 0;

    for (; i + 8 <= size; i += 8) {
        uint64_t eight;

        memcpy(&eight, text + i, 8);
        if ((eight & UINT64_C(0x8080808080808080)) != 0)
            break;
    }
    while (i < size && (unsigned char)text[i] < 0x80)
        i++;
    return i;
}

size_t s0_utf8_check(const char *text, size_t size)
{
    size_t i = 0;
    uint32_t c;

    while ((i += ascii_run(text + i, size - i)) < size) {
        size_t length = decode(text + i, size - i, &c);

        if (length == 0)
            return i;
        i += length;
    }
    return size;
}

size_t s0_utf8_count(const char *text, size_t size)
{
    size_t count = 0;

    for (size_t i = 0; i < size; i++) {
        size_t run = ascii_run(text + i, size - i);

        count += run;
        i += run;
        count += i < size && ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

size_t s0_utf8_width(const char *text, size_t size)
{
    size_t width = 0;

    for (size_t i = 0; i < size;) {
        uint32_t c = 0;
        size_t length = decode(text + i, size - i, &c);

        if (length > 1)
            width += (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
        else if (length == 0 || (c >= 0x20 && c != 0x7F))
            width++;
        i += length > 0 ? length : 1;
    }
    return width;
}

static bool is_blank(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;
}

/* Cut blanks from both ends of `*text`. */
static void trim(const char **text, size_t *size)
{
    uint32_t c;
    size_t length, start;

    while (*size > 0 && (length = decode(*text, *size, &c)) > 0 && is_blank(c)) {
        *text += length;
        *size -= length;
    }
    while (*size > 0) {
        for (start = *size - 1; start > 0 && ((unsigned char)(*text)[start] & 0xC0) == 0x80;)
            start--;
        if (decode(*text + start, *size - start, &c) != *size - start || !is_blank(c))
            return;
        *size = start;
    }
}

/* NFC, folded on demand, of valid UTF-8 that is not all ASCII. */
static const char *compose(s0_arena *arena, const char *text, size_t size, bool lower)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t count;
    utf8proc_int32_t *points;

    if (lower)
        options |= UTF8PROC_CASEFOLD;
    count = utf8proc_decompose(bytes, (utf8proc_ssize_t)size, NULL, 0, options);
    if (count < 0)
        return NULL;
    points = s0_alloc_n(arena, (size_t)count + 1, sizeof *points);
    if (points == NULL)
        return NULL;
    count = utf8proc_decompose(bytes, (utf8proc_ssize_t)size, points, count, options);
    if (count < 0 || utf8proc_reencode(points, count, options) < 0)
        return NULL;
    return (const char *)points; /* reencode wrote terminated UTF-8 over them */
}

const char *s0_text_key(s0_arena *arena, const char *text, size_t size, bool lower)
{
    char *copy;

    trim(&text, &size);
    if (ascii_run(text, size) < size && s0_utf8_check(text, size) == size)
        return compose(arena, text, size, lower);
    if ((copy = s0_text_copy(arena, text, size)) == NULL || !lower)
        return copy;
    for (char *c = copy; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    }
    return copy;
}

/* Characters that move the cursor or turn the direction of the text around them. */
static bool is_harmful(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

size_t s0_plain_step(const char *text, size_t size, char out[16], uint32_t *width)
{
    static const char hex[] = "0123456789ABCDEF";
    uint32_t c = 0, columns;
    size_t length, used = 0;

    out[0] = '\0';
    if (width != NULL)
        *width = 0;
    if (size == 0)
        return 0;
    length = decode(text, size, &c);
    if (length > 0 && !is_harmful(c)) {
        memcpy(out, text, length);
        out[length] = '\0';
        columns = c < 0x80 ? 1 : (uint32_t)utf8proc_charwidth((utf8proc_int32_t)c);
    } else {
        if (length == 0) { /* one byte of what is not UTF-8 */
            c = (unsigned char)text[0];
            length = 1;
        }
        out[used++] = '\\';
        out[used++] = length > 1 ? 'u' : 'x';
        if (length > 1)
            out[used++] = '{';
        for (int shift = length > 1 ? 12 : 4; shift >= 0; shift -= 4)
            out[used++] = hex[c >> shift & 15];
        if (length > 1)
            out[used++] = '}';
        out[used] = '\0';
        columns = (uint32_t)used;
    }
    if (width != NULL)
        *width = columns;
    return length;
}

const char *s0_text_plain(s0_arena *arena, const char *text, size_t size)
{
    s0_buf buf = s0_buf_in(arena);
    char piece[16];

    for (size_t i = 0; i < size;) {
        size_t run = 0;

        while (i + run < size && text[i + run] >= 0x20 && text[i + run] < 0x7F)
            run++;
        s0_put_bytes(&buf, text + i, run);
        i += run;
        i += s0_plain_step(text + i, size - i, piece, NULL);
        s0_put(&buf, piece);
    }
    return s0_buf_text(&buf);
}
