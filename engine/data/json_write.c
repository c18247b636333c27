/* json_write.c - the canonical form of a tree. Uses nothing but the buffer it
 * writes into, since locked-down workers answer through it. */
#include "data/json.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* Escape for the byte, NULL when it may stand as it is. */
static const char *escape_of(unsigned char c, char room[8])
{
    static const char digits[] = "0123456789abcdef";

    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        if (c >= 0x20 && c != 0x7F)
            return NULL;
        memcpy(room, "\\u00", 4);
        room[4] = digits[c >> 4];
        room[5] = digits[c & 15];
        room[6] = '\0';
        return room;
    }
}

/* Whether a character that begins with this byte can be one that does not show. */
static bool may_hide(unsigned char c)
{
    return c == 0xC2 || c == 0xD8 || c == 0xE2;
}

/* The escape of a character beyond ASCII that moves the cursor, ends a line or turns the direction
 * of text: JSON is read on terminals, too. NULL for all others. */
static const char *hidden(const char *text, size_t length, char room[8])
{
    char shown[16]; /* "\\u{202E}" */

    s0_plain_step(text, length, shown, NULL);
    if (shown[0] != '\\')
        return NULL;
    memcpy(room, "\\u", 2);
    for (int i = 0; i < 4; i++)
        room[2 + i] = (char)(shown[3 + i] >= 'A' ? shown[3 + i] + ('a' - 'A') : shown[3 + i]);
    room[6] = '\0';
    return room;
}

/* Bytes of the character at `text` beyond ASCII; its escape where it has one. */
static size_t beyond_ascii(const char *text, const char **escape, char room[8])
{
    size_t size = strnlen(text, 4), length = 1;

    *escape = NULL;
    while (length < size && ((unsigned char)text[length] & 0xC0) == 0x80)
        length++;
    while (length > 1 && s0_utf8_check(text, length) != length)
        length--;
    if (length == 1)
        *escape = "\\ufffd";
    else if (may_hide((unsigned char)text[0]))
        *escape = hidden(text, length, room);
    return length;
}

/* Whether the byte stands in a JSON text as it is. */
static bool is_plain(char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

void s0_json_text(s0_buf *out, const char *text)
{
    char room[8];

    s0_put_char(out, '"');
    while (*text != '\0') {
        const char *start = text, *escape = NULL;
        size_t length = 1;

        while (is_plain(*text))
            text++;
        s0_put_bytes(out, start, (size_t)(text - start));
        if (*text == '\0')
            break;
        if ((unsigned char)*text < 0x80)
            escape = escape_of((unsigned char)*text, room);
        else
            length = beyond_ascii(text, &escape, room);
        if (escape != NULL)
            s0_put(out, escape);
        else
            s0_put_bytes(out, text, length);
        text += length;
    }
    s0_put_char(out, '"');
}

static void put_integer(s0_buf *out, int64_t integer)
{
    char text[24];

    s0_put_bytes(out, text, s0_int_text(integer, text));
}

static void put_real(s0_buf *out, double real)
{
    char text[32];

    if (!isfinite(real)) { /* no reader makes one, and JSON has no word for it */
        s0_put(out, "null");
        return;
    }
    s0_real_text(real, text, sizeof text);
    s0_put(out, text);
    if (strpbrk(text, ".e") == NULL)
        s0_put(out, ".0");
}

static void put_line(s0_buf *out, bool indent, int depth)
{
    if (!indent)
        return;
    s0_put_char(out, '\n');
    for (int i = 0; i < depth; i++)
        s0_put(out, "  ");
}

static void put_value(s0_buf *out, const s0_value *value, bool indent, int depth);

/* The members of a list (`keys` NULL) or map, between their brackets. */
static void put_members(s0_buf *out, const s0_value *value, bool indent, int depth)
{
    bool map = value->kind == S0_MAP;
    size_t count = map ? value->as.map.count : value->as.list.count;

    s0_put_char(out, map ? '{' : '[');
    for (size_t i = 0; i < count && !out->failed; i++) {
        if (i > 0)
            s0_put_char(out, ',');
        put_line(out, indent, depth + 1);
        if (map) {
            s0_json_text(out, value->as.map.items[i].key);
            s0_put(out, indent ? ": " : ":");
        }
        put_value(out, map ? value->as.map.items[i].value : value->as.list.items[i], indent,
                  depth + 1);
    }
    if (count > 0)
        put_line(out, indent, depth);
    s0_put_char(out, map ? '}' : ']');
}

static void put_value(s0_buf *out, const s0_value *value, bool indent, int depth)
{
    switch (value != NULL ? value->kind : S0_NULL) {
    case S0_NULL:
        s0_put(out, "null");
        break;
    case S0_BOOL:
        s0_put(out, value->as.truth ? "true" : "false");
        break;
    case S0_INT:
        put_integer(out, value->as.integer);
        break;
    case S0_REAL:
        put_real(out, value->as.real);
        break;
    case S0_TEXT:
        s0_json_text(out, value->raw);
        break;
    case S0_LIST:
    case S0_MAP:
        put_members(out, value, indent, depth);
        break;
    }
}

void s0_json_write(s0_buf *out, const s0_value *value, bool indent)
{
    put_value(out, value, indent, 0);
    if (indent)
        s0_put_char(out, '\n');
}
