/* cell.c - text as written into a cell of the vocabulary's type. */
#include "evidence/cell.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Move `*text` and `*size` past blanks at both ends. */
static void trim(const char **text, size_t *size)
{
    while (*size > 0 && is_blank(**text)) {
        ++*text;
        --*size;
    }
    while (*size > 0 && is_blank((*text)[*size - 1]))
        --*size;
}

static bool is_word(const char *text, size_t size, const char *word)
{
    return strlen(word) == size && strncasecmp(text, word, size) == 0;
}

static bool read_boolean(s0_cell *out, const char *text, size_t size)
{
    out->as.truth = is_word(text, size, "true") || is_word(text, size, "yes");
    return out->as.truth || is_word(text, size, "false") || is_word(text, size, "no");
}

static bool read_share(s0_cell *out, const char *text, size_t size)
{
    if (size < 2 || text[size - 1] != '%')
        return false;
    size--;
    trim(&text, &size);
    return s0_real_read(text, size, &out->as.number, NULL);
}

/* A day or a month; an instant counts as its day. */
static bool read_date(s0_cell *out, const char *text, size_t size, int16_t utc_offset)
{
    s0_instant at;

    if (s0_date_read(text, size, &out->as.date))
        return true;
    if (!s0_instant_read(text, size, utc_offset, &at))
        return false;
    out->as.date.first = out->as.date.last = s0_instant_day(at);
    return true;
}

/* Types that need no memory. */
static bool read_plain(s0_cell *out, const char *text, size_t size, int16_t utc_offset)
{
    switch (out->type) {
    case S0_TYPE_BOOLEAN:
        return read_boolean(out, text, size);
    case S0_TYPE_INTEGER:
        return s0_int_read(text, size, &out->as.integer, NULL);
    case S0_TYPE_NUMBER:
        return s0_real_read(text, size, &out->as.number, NULL);
    case S0_TYPE_SHARE:
        return read_share(out, text, size);
    case S0_TYPE_DATE:
        return read_date(out, text, size, utc_offset);
    case S0_TYPE_INSTANT:
        return s0_instant_read(text, size, utc_offset, &out->as.instant);
    case S0_TYPE_DURATION:
        return s0_duration_read(text, size, &out->as.duration);
    default: /* a map is never read from text */
        return false;
    }
}

static bool read_word(s0_cell *out, s0_arena *arena, const s0_entry *entry, const char *text,
                      size_t size, bool *memory)
{
    for (size_t i = 0; i < entry->word_count; i++) {
        const char *word = entry->words[i];

        if (!is_word(text, size, word))
            continue;
        out->as.text.key = out->as.text.shown = word;
        if (memcmp(word, text, size) != 0)
            out->as.text.shown = s0_text_copy(arena, text, size);
        *memory = out->as.text.shown == NULL;
        return true;
    }
    return false;
}

/* Whether text is its own key: ASCII without blanks around it, and for `lower` without
 * capitals. Most keys are, and then need no second copy. */
static bool is_key(const char *text, size_t size, bool lower)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)text[i] >= 0x80 || text[i] == '\0' ||
            (lower && text[i] >= 'A' && text[i] <= 'Z'))
            return false;
    return size > 0 && !is_blank(text[0]) && !is_blank(text[size - 1]);
}

bool s0_text_is_plain(const char *text, size_t size, bool lower)
{
    return is_key(text, size, lower) && !is_word(text, size, "none");
}

/* Text, key, e-mail and texts: anything is one. `raw` is with its blanks. */
static void read_text(s0_cell *out, s0_arena *arena, const char *raw, size_t size, bool *memory)
{
    const char *shown = s0_text_copy(arena, raw, size);
    const char **items;

    if (shown == NULL) {
        *memory = true;
    } else if (out->type == S0_TYPE_TEXTS) {
        if ((items = s0_alloc(arena, sizeof *items)) == NULL) {
            *memory = true;
            return;
        }
        items[0] = shown;
        out->as.texts.items = items;
        out->as.texts.count = 1;
    } else {
        out->as.text.shown = out->as.text.key = shown;
        if (out->type != S0_TYPE_TEXT && !is_key(raw, size, out->type == S0_TYPE_EMAIL))
            out->as.text.key = s0_text_key(arena, raw, size, out->type == S0_TYPE_EMAIL);
        if (out->as.text.key != NULL && strcmp(out->as.text.key, shown) == 0)
            out->as.text.key = shown;
        *memory = out->as.text.key == NULL;
    }
}

/* "is not one of low, high", as far as it fits. */
static void say_words(char why[160], const s0_entry *entry)
{
    size_t at = (size_t)snprintf(why, 160, "is not one of ");

    for (size_t i = 0; i < entry->word_count && at < 160; i++) {
        int more = snprintf(why + at, 160 - at, "%s%s", i > 0 ? ", " : "", entry->words[i]);

        if (more < 0 || (size_t)more + 5 >= 160 - at) {
            snprintf(why + at, 160 - at, at < 155 ? ", …" : "");
            return;
        }
        at += (size_t)more;
    }
}

static void say_why(char why[160], const s0_entry *entry, const char *text, size_t size)
{
    static const char *const plain[] = {
        [S0_TYPE_BOOLEAN] = "is not yes or no",
        [S0_TYPE_INTEGER] = "is not a whole number",
        [S0_TYPE_NUMBER] = "is not a number (12.5)",
        [S0_TYPE_SHARE] = "is not a share (95 %)",
        [S0_TYPE_DATE] = "is not a date (2026-03-31)",
        [S0_TYPE_INSTANT] = "is not an instant (2026-03-31T14:05:00Z)",
        [S0_TYPE_DURATION] = "is not a duration (14 days)",
        [S0_TYPE_MAP] = "is not a map",
    };
    int64_t integer;
    double number;
    bool beyond = false;

    if (entry->type == S0_TYPE_WORD) {
        say_words(why, entry);
        return;
    }
    if (entry->type == S0_TYPE_INTEGER && !s0_int_read(text, size, &integer, &beyond) && beyond) {
        snprintf(why, 160, "is beyond 64 bits");
        return;
    }
    if (entry->type == S0_TYPE_NUMBER && !s0_real_read(text, size, &number, &beyond) && beyond) {
        snprintf(why, 160, "has more digits than can be held exactly (15)");
        return;
    }
    snprintf(why, 160, "%s", plain[entry->type]);
}

bool s0_cell_read(s0_cell *out, s0_arena *arena, const s0_entry *entry, const char *text,
                  size_t size, int16_t utc_offset, char why[160], bool *memory)
{
    const char *trimmed = text;
    size_t rest = size;

    why[0] = '\0';
    *memory = false;
    trim(&trimmed, &rest);
    *out = (s0_cell){.state = S0_GIVEN, .type = entry->type};
    if (rest == 0) {
        out->state = entry->empty_is_none ? S0_NONE : S0_UNKNOWN;
        return true;
    }
    if (is_word(trimmed, rest, "none")) {
        out->state = S0_NONE;
        return true;
    }
    switch (entry->type) {
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
    case S0_TYPE_TEXTS:
        read_text(out, arena, text, size, memory);
        return !*memory;
    case S0_TYPE_WORD:
        if (read_word(out, arena, entry, trimmed, rest, memory))
            return !*memory;
        break;
    default:
        if (read_plain(out, trimmed, rest, utc_offset))
            return true;
        break;
    }
    say_why(why, entry, trimmed, rest);
    *out = s0_cell_unknown();
    return false;
}

s0_cell s0_cell_unknown(void)
{
    return (s0_cell){.state = S0_UNKNOWN};
}

s0_cell s0_cell_none(void)
{
    return (s0_cell){.state = S0_NONE};
}
