/* text.h - bytes being written, and UTF-8 being compared.
 *
 * Text is UTF-8 with a terminating NUL; sizes are bytes. Nothing here reads a
 * locale. */
#ifndef S0_BASE_TEXT_H
#define S0_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A growing run of bytes in an arena. When memory is short `failed` is set and
 * later writes are dropped: check once, at the end. */
typedef struct s0_buf {
    s0_arena *arena;
    char *text; /* always terminated once something was written; NULL before */
    size_t size;
    size_t room;
    bool failed;
} s0_buf;

s0_buf s0_buf_in(s0_arena *arena);
void s0_put(s0_buf *buf, const char *text);
void s0_put_bytes(s0_buf *buf, const char *bytes, size_t size);
void s0_put_char(s0_buf *buf, char c);
void s0_putf(s0_buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* What was written, "" for nothing; NULL when it failed. Borrowed from the arena. */
const char *s0_buf_text(s0_buf *buf);

/* The first byte that is not valid UTF-8 (surrogates, overlong forms and
 * numbers beyond U+10FFFF are not), or `size` when all is. NUL is valid here. */
size_t s0_utf8_check(const char *text, size_t size);
/* Characters (code points) in valid UTF-8. */
size_t s0_utf8_count(const char *text, size_t size);
/* Columns a terminal gives the text (wide characters two, combining ones none). */
size_t s0_utf8_width(const char *text, size_t size);

/* The next character of `text` in a form that is safe on a terminal and in a log:
 * itself, or "\\xNN" for a byte that is a control character or not UTF-8, or
 * "\\u{NNNN}" for a control character or bidirectional override beyond ASCII.
 * `out` is terminated. Returns the bytes taken from `text` (0 when `size` is 0);
 * `*width` (NULL allowed) is the number of columns `out` takes. */
size_t s0_plain_step(const char *text, size_t size, char out[16], uint32_t *width);

/* The form in which keys are compared: NFC, blanks trimmed from both ends;
 * `lower` also folds case (e-mail addresses). NULL when memory is short.
 * Text that is not UTF-8 is trimmed only. Never calls malloc. */
const char *s0_text_key(s0_arena *arena, const char *text, size_t size, bool lower);

/* strcmp order on bytes; NULL sorts before everything. */
int s0_text_compare(const char *a, const char *b);
/* Order in which people count: runs of digits by value, so "A.5.9" < "A.5.10"
 * and clause "9.3.1" < "10.1"; clauses (digits first) before controls. */
int s0_text_natural(const char *a, const char *b);
bool s0_text_same(const char *a, const char *b);
bool s0_starts_with(const char *text, const char *prefix);

/* The candidate nearest to `word` by edits, NULL when none is near (more than a
 * third of the word's length, or 3 edits, differ). Ties: the first. */
const char *s0_nearest(const char *word, const char *const *candidates, size_t count);

/* Copy of `text` with control characters, bidirectional overrides and invalid
 * bytes as \xNN or \u{NNNN}: safe for a terminal and a log. NULL: out of memory. */
const char *s0_text_plain(s0_arena *arena, const char *text, size_t size);

#endif
