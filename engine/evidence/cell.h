/* cell.h - one value of the evidence: a value, none, or unknown.
 *
 * None: it did not happen, or there is none - a statement. Unknown: nothing is
 * said. None fails a test that does not ask for it; unknown neither passes nor
 * fails. Semantics: docs/semantics.md, "Cells and comparisons". */
#ifndef S0_EVIDENCE_CELL_H
#define S0_EVIDENCE_CELL_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "data/value.h"
#include "evidence/vocabulary.h"

typedef enum s0_state { S0_UNKNOWN = 0, S0_NONE, S0_GIVEN } s0_state;

typedef struct s0_cell {
    s0_state state;
    s0_type type;
    union {
        bool truth;
        int64_t integer;
        double number; /* S0_TYPE_NUMBER; S0_TYPE_SHARE as 0 to 100 and beyond */
        s0_date date;
        s0_instant instant;
        s0_duration duration;
        struct {
            const char *key;
            const char *shown;
        } text; /* TEXT, KEY, EMAIL, WORD: form compared, form as written */
        struct {
            const char *const *items;
            size_t count;
        } texts;
        const s0_value *map;
    } as;
} s0_cell;

/* Read text as written into a cell of `entry`'s type. "none" (any case) is none;
 * empty text is what the entry says of empty cells. Instants without a zone take
 * `utc_offset` minutes. False: not of its type; `why` (of 160 bytes) then says so:
 * "is not a date (2026-03-31)". Text is kept in `arena`. `*memory` is set when memory was short. */
bool s0_cell_read(s0_cell *out, s0_arena *arena, const s0_entry *entry, const char *text,
                  size_t size, int16_t utc_offset, char why[160], bool *memory);

/* Whether s0_cell_read would give this text, a key or (`lower`) an e-mail address, back as it is:
 * given, and compared as it is written. Most are; they need not be read. */
bool s0_text_is_plain(const char *text, size_t size, bool lower);

/* -1, 0, 1, or 2: cannot be said (a month against a day inside it, 30 days
 * against 1 month) or the types cannot be ordered. Both cells are given. Dates against instants
 * compare days; integers and numbers compare as numbers; text only by s0_cell_same. */
int s0_cell_order(const s0_cell *a, const s0_cell *b);

typedef enum s0_three { S0_NO, S0_YES, S0_MAYBE } s0_three;

/* Equality under three values: none equals none; unknown is never certain;
 * a month against one of its days is S0_MAYBE. Words compare without regard to case. */
s0_three s0_cell_same(const s0_cell *a, const s0_cell *b);

/* A total order for sorting, whatever the states: unknown, none, then values
 * (text by natural order of the key form, then strcmp). */
int s0_cell_sort(const s0_cell *a, const s0_cell *b);

/* The cell as people read it: "2026-03-31", "yes", "none", "unknown". */
void s0_cell_text(s0_buf *out, const s0_cell *cell);

/* date or instant ± duration. None on either side gives none (no date, or no limit),
 * whatever the other is; else unknown on either side gives unknown. Sign -1 or 1. */
s0_cell s0_cell_shift(const s0_cell *a, const s0_cell *duration, int sign,
                      const s0_calendar *calendar);

s0_cell s0_cell_unknown(void);
s0_cell s0_cell_none(void);

#endif
