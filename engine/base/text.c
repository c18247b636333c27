/* text.c - buffers, and comparing words. UTF-8 itself is in utf8.c. */
#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define FIRST_ROOM 64
#define LONGEST_WORD 64 /* s0_nearest: longer words are nobody's slip of the pen */
#define MOST_EDITS 3

s0_buf s0_buf_in(s0_arena *arena)
{
    return (s0_buf){.arena = arena};
}

/* Give the buffer `room` bytes: longer where it stands, else in another place. */
static bool set_room(s0_buf *buf, size_t room)
{
    char *text;

    if (buf->text != NULL && s0_arena_extend(buf->arena, buf->text, buf->room, room - buf->room)) {
        buf->room = room;
        return true;
    }
    if ((text = s0_alloc(buf->arena, room)) == NULL)
        return false;
    if (buf->size > 0)
        memcpy(text, buf->text, buf->size);
    buf->text = text;
    buf->room = room;
    return true;
}

/* Room for `more` bytes and the NUL behind what is there: double of what was
 * there, or where the arena is nearly spent just enough. */
static bool make_room(s0_buf *buf, size_t more)
{
    size_t need, room;

    if (buf->failed)
        return false;
    if (more < buf->room - buf->size) /* both 0 at first: nothing fits */
        return true;
    need = more < SIZE_MAX / 4 - buf->size ? buf->size + more + 1 : 0;
    room = buf->room < FIRST_ROOM ? FIRST_ROOM : buf->room * 2;
    if (need != 0 && (set_room(buf, room < need ? need : room) || set_room(buf, need)))
        return true;
    buf->failed = true;
    return false;
}

void s0_put_bytes(s0_buf *buf, const char *bytes, size_t size)
{
    if (size == 0 || !make_room(buf, size))
        return;
    memcpy(buf->text + buf->size, bytes, size);
    buf->size += size;
    buf->text[buf->size] = '\0';
}

void s0_put(s0_buf *buf, const char *text)
{
    s0_put_bytes(buf, text, strlen(text));
}

void s0_put_char(s0_buf *buf, char c)
{
    if (buf->failed || buf->room - buf->size < 2) {
        s0_put_bytes(buf, &c, 1);
        return;
    }
    buf->text[buf->size++] = c;
    buf->text[buf->size] = '\0';
}

void s0_putf(s0_buf *buf, const char *fmt, ...)
{
    size_t left = buf->failed ? 0 : buf->room - buf->size;
    va_list args;
    int size;

    va_start(args, fmt);
    size = vsnprintf(left > 0 ? buf->text + buf->size : NULL, left, fmt, args);
    va_end(args);
    if (size > 0 && (size_t)size >= left) { /* it did not fit */
        if (left > 0)
            buf->text[buf->size] = '\0';
        if (!make_room(buf, (size_t)size))
            return;
        va_start(args, fmt);
        size = vsnprintf(buf->text + buf->size, (size_t)size + 1, fmt, args);
        va_end(args);
    }
    if (size < 0)
        buf->failed = true;
    else
        buf->size += (size_t)size;
}

const char *s0_buf_text(s0_buf *buf)
{
    if (buf->failed)
        return NULL;
    return buf->text != NULL ? buf->text : "";
}

/* -1, 0 or 1 where one of the two is NULL; 2 where neither is. */
static int compare_null(const char *a, const char *b)
{
    if (a != NULL && b != NULL)
        return 2;
    return (a != NULL) - (b != NULL);
}

int s0_text_compare(const char *a, const char *b)
{
    int order = compare_null(a, b);

    return order == 2 ? strcmp(a, b) : order;
}

bool s0_text_same(const char *a, const char *b)
{
    return s0_text_compare(a, b) == 0;
}

bool s0_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_zeros(const char *text)
{
    while (text[0] == '0' && is_digit(text[1]))
        text++;
    return text;
}

/* Compare the runs of digits at `*a` and `*b` by value and step behind them. */
static int compare_runs(const char **a, const char **b)
{
    const char *x = skip_zeros(*a), *y = skip_zeros(*b);
    int order = 0;

    for (; is_digit(*x) && is_digit(*y); x++, y++) {
        if (order == 0)
            order = (*x > *y) - (*x < *y);
    }
    if (is_digit(*x) || is_digit(*y)) /* the longer number is the larger */
        order = is_digit(*x) ? 1 : -1;
    *a = x;
    *b = y;
    return order;
}

int s0_text_natural(const char *a, const char *b)
{
    const char *x = a, *y = b;
    int order = compare_null(a, b);

    if (order != 2)
        return order;
    while (*x != '\0' && *y != '\0') {
        if (is_digit(*x) && is_digit(*y)) {
            if ((order = compare_runs(&x, &y)) != 0)
                return order;
        } else if (*x != *y) {
            return (unsigned char)*x < (unsigned char)*y ? -1 : 1;
        } else {
            x++;
            y++;
        }
    }
    if (*x != *y)
        return *x == '\0' ? -1 : 1;
    return strcmp(a, b); /* "01" and "1" are two texts still */
}

/* Insertions, deletions, replacements and swaps of neighbours that lead from `a`
 * to `b`; both at most LONGEST_WORD bytes. */
static size_t edits(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t rows[3][LONGEST_WORD + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];

    for (size_t j = 0; j <= b_size; j++)
        last[j] = j;
    memset(rows[0], 0, sizeof rows[0]);
    for (size_t i = 1; i <= a_size; i++) {
        size_t *spare = before;

        now[0] = i;
        for (size_t j = 1; j <= b_size; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);

            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
        before = last;
        last = now;
        now = spare;
    }
    return last[b_size];
}

const char *s0_nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t size = strlen(word), limit = size / 3 < MOST_EDITS ? size / 3 : MOST_EDITS;
    const char *nearest = NULL;

    if (size > LONGEST_WORD)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(candidates[i]), distance;

        if (other > LONGEST_WORD || other > size + limit || size > other + limit)
            continue;
        distance = edits(word, size, candidates[i], other);
        if (distance <= limit && (nearest == NULL || distance < limit)) {
            nearest = candidates[i];
            limit = distance;
        }
    }
    return nearest;
}
