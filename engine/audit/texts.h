/* texts.h - a growing list of sentences in an arena. */
#ifndef S0_AUDIT_TEXTS_H
#define S0_AUDIT_TEXTS_H

#include "base/arena.h"

/* When memory is short `failed` is set and later texts are dropped: check once, at the end. */
typedef struct s0_texts {
    s0_arena *arena;
    const char **items;
    size_t count;
    size_t room;
    bool failed;
} s0_texts;

s0_texts s0_texts_in(s0_arena *arena);
/* Add a text that outlives the list. */
void s0_texts_add(s0_texts *texts, const char *text);
void s0_texts_addf(s0_texts *texts, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Add unless it is there. */
void s0_texts_add_new(s0_texts *texts, const char *text);
bool s0_texts_has(const s0_texts *texts, const char *text);
/* In natural order. */
void s0_texts_sort(s0_texts *texts);

#endif
