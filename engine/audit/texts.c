/* texts.c - remarks, notes and names as they come up. */
#include "audit/texts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

s0_texts s0_texts_in(s0_arena *arena)
{
    return (s0_texts){.arena = arena};
}

void s0_texts_add(s0_texts *texts, const char *text)
{
    if (texts->count == texts->room) {
        size_t room = texts->room == 0 ? 8 : texts->room * 2;
        const char **items = s0_alloc_n(texts->arena, room, sizeof *items);

        if (items == NULL) {
            texts->failed = true;
            return;
        }
        if (texts->count > 0)
            memcpy(items, texts->items, texts->count * sizeof *items);
        texts->items = items;
        texts->room = room;
    }
    if (text == NULL)
        texts->failed = true;
    else
        texts->items[texts->count++] = text;
}

void s0_texts_addf(s0_texts *texts, const char *fmt, ...)
{
    s0_buf buf = s0_buf_in(texts->arena);
    char text[1024];
    va_list args;
    int size;

    va_start(args, fmt);
    size = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (size >= 0 && (size_t)size < sizeof text) {
        s0_put(&buf, text);
    } else if (size >= 0) {
        char *whole = s0_alloc(texts->arena, (size_t)size + 1);

        if (whole != NULL) {
            va_start(args, fmt);
            vsnprintf(whole, (size_t)size + 1, fmt, args);
            va_end(args);
        }
        s0_texts_add(texts, whole);
        return;
    }
    s0_texts_add(texts, s0_buf_text(&buf));
}

bool s0_texts_has(const s0_texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0)
            return true;
    return false;
}

void s0_texts_add_new(s0_texts *texts, const char *text)
{
    if (text == NULL || !s0_texts_has(texts, text))
        s0_texts_add(texts, text);
}

static int natural(const void *a, const void *b)
{
    return s0_text_natural(*(const char *const *)a, *(const char *const *)b);
}

void s0_texts_sort(s0_texts *texts)
{
    if (texts->count > 1)
        qsort(texts->items, texts->count, sizeof *texts->items, natural);
}
