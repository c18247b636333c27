/* new_parts.h - what a rule to begin with is made of: chosen in new_plan.c, written in new_text.c.
 */
#ifndef S0_BENCH_NEW_PARTS_H
#define S0_BENCH_NEW_PARTS_H

#include "base/text.h"
#include "bench/new.h"

/* How records are looked at. */
typedef enum s0_new_shape {
    S0_NEW_STATES,  /* a column holds a value, or a certain one */
    S0_NEW_LIMIT,   /* a day lies within the own rule's time after another day */
    S0_NEW_DEMANDS, /* columns are as the own rule demands */
    S0_NEW_SCHEDULE /* something was done as often as the own rule asks */
} s0_new_shape;

typedef struct s0_new_plan {
    s0_arena *arena;
    const s0_vocabulary *vocabulary;
    const s0_requirement *requirement;
    const char *id;
    const char *title;
    const char *said;     /* the title that was asked for; NULL: none was */
    const s0_rule *model; /* whose evidence is read; or NULL */
    const char *rival; /* id of a rule that looks at the same column of the same records; or NULL */
    s0_new_shape shape;
    const char *why;   /* the table was chosen; NULL: it was asked for, or is of one's own */
    const char *table; /* the population; of a schedule: what was done */
    bool defines;      /* the vocabulary does not know the table */
    const char *const *key;
    size_t key_count;
    const s0_entry *column; /* that is looked at; of a schedule its date */
    const s0_entry *start;  /* of a limit */
    const char *subjects;   /* of a schedule: the table of those it is about; NULL: nobody but the
                               organization */
    const char *subject;    /* their key, in both tables */
    const char *own;        /* short name; NULL: the standard */
    bool defines_own;       /* the vocabulary does not know the own rule */
    bool of, except, at_least; /* fields that the own rule has */
    const s0_entry *selector;  /* column by which examples choose with `of`; or NULL */
    const s0_entry *classes;   /* column by whose classes a limit differs; or NULL */
    bool unread_own;           /* nothing of the own rule is read yet */
} s0_new_plan;

/* Choose everything but id and title. S0_EUSAGE, S0_ENOMEM. */
s0_code s0_new_choose(s0_new_plan *plan, const s0_new_order *order, const s0_catalog *catalog,
                      const s0_rules *rules, s0_error *err);

/* new_measure.c: the own rule, and how it is measured against. S0_EUSAGE, S0_ENOMEM. */
s0_code s0_new_choose_own(s0_new_plan *plan, const s0_new_order *order, s0_error *err);

/* The column of a table; NULL when it has none of that name. */
const s0_entry *s0_new_column_of(const s0_new_plan *plan, const char *table, const char *column);
/* The name of a column without its table; NULL when it is of another table, or a key of it. */
const char *s0_new_short_name(const s0_new_plan *plan, const s0_entry *entry, const char *table);
/* Whether the rule (NULL: no) declares the name. */
bool s0_new_reads(const s0_rule *rule, const char *name);
/* S0_EUSAGE when a name that the vocabulary does not have cannot be one, or is near to one that it
 * has. `full` is the name as the vocabulary has it, `what` "a table" or "an own rule". S0_ENOMEM.
 */
s0_code s0_new_no_slip(const s0_new_plan *plan, const char *name, const char *full, int kind,
                       const char *what, s0_error *err);

/* "title of the rule" as a part of an id or the name of a table, words joined by `joint`. "": it
 * has no letter that may stand there. NULL: memory is short. */
const char *s0_new_slug(s0_arena *arena, const char *text, char joint);

/* new_words.c: what the title (NULL: none) says. */

/* The table that it names: all parts of the name, "treatment plan" for `treatment_plans`; of
 * several the longest, then the first in the title. NULL: none. */
const char *s0_new_title_table(const s0_new_plan *plan, const char *title);
/* The one table that has a column of which the title names a kind ("laptops": devices.kind), or
 * which says yes or no ("processors": suppliers.processor). NULL: none, or several. */
const char *s0_new_title_kind(const s0_new_plan *plan, const char *title);
/* Whether it says the name of the column: "encrypted", "returned" for `returned_on`. */
bool s0_new_title_says(const char *title, const char *column);
/* Whether it has a word that says something in common with title or evidence of the rule. */
bool s0_new_title_shares(const char *title, const s0_rule *rule);
/* A name for a table of one's own, of its first word that says something; without one, of the
 * requirement. NULL: memory is short. */
const char *s0_new_title_name(const s0_new_plan *plan, const char *title);

#define S0_NEW_START "2026-03-01"   /* examples measure from here … */
#define S0_NEW_IN_TIME "2026-03-31" /* … 30 days to here: the last day is in time */
#define S0_NEW_AHEAD "2027-01-01"   /* the day after the audit of examples */

/* new_cells.c */

/* Whether Lua keeps the name for itself. */
bool s0_new_is_reserved(const char *name);
/* "name = " as a key of a Lua table. */
void s0_new_put_key(s0_buf *out, const char *name);
/* A column without its table. */
const char *s0_new_column_name(const s0_entry *entry);
/* The column that is looked at. */
const char *s0_new_looked_at(const s0_new_plan *plan);
/* The text of a key cell of the n-th record. NULL: memory is short. */
const char *s0_new_key_text(const s0_new_plan *plan, const char *table, const char *name, int n);
/* The same cell with its name: "asset = "asset-1"". */
void s0_new_put_key_cell(s0_buf *out, const s0_new_plan *plan, const char *table, const char *name,
                         int n);

/* As Lua writes them: what `meets` asks of a column, cells that show it and do not, and the value
 * that an own rule demands. */
typedef struct s0_new_sample {
    const char *asks, *shows, *fails, *demands;
} s0_new_sample;
s0_new_sample s0_new_sample_of(const s0_new_plan *plan, const s0_entry *entry);

/* new_say.c: the sentence of `criterion`, and that of `gap`, with their quotes. */
void s0_new_put_criterion(s0_buf *out, const s0_new_plan *plan);
void s0_new_put_gap(s0_buf *out, const s0_new_plan *plan);

/* new_examples.c: the field `examples`, and the end of the rule. */
void s0_new_examples(s0_buf *out, const s0_new_plan *plan);

/* The whole file. */
void s0_new_text(s0_buf *out, const s0_new_plan *plan);

/* The file of `from` with another id, title and requirement (NULL: as they are). S0_EINPUT,
 * S0_ENOMEM. */
s0_code s0_new_copy(s0_buf *out, const s0_rule *from, const char *id, const char *title,
                    const char *requirement, s0_error *err);

/* "text" as Lua writes it, with its quotes. */
void s0_new_quote(s0_buf *out, const char *text);

#endif
