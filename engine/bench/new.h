/* new.h - a rule to begin with: catalogue, vocabulary and the rules there are in, the text of one
 * more rule out, complete with examples that pass. */
#ifndef S0_BENCH_NEW_H
#define S0_BENCH_NEW_H

#include "base/arena.h"
#include "base/error.h"
#include "evidence/vocabulary.h"
#include "model/catalog.h"
#include "rule/rule.h"

/* What is asked for. NULL: chosen here. */
typedef struct s0_new_order {
    const char *requirement; /* clause or control of the 2022 edition; with `from` it may be NULL */
    const char *title;       /* the catalogue's title of the requirement when NULL */
    const char *id;          /* made of requirement and title when NULL */
    const char *table;       /* the population; a name nobody knows becomes a table of one's own */
    const char *own;         /* own rule to measure against, without "own_rules." */
    const s0_rule *from;     /* rule to copy instead of writing one */
} s0_new_order;

typedef struct s0_new_rule {
    const char *id;
    const char *title;
    const char *text; /* the file */
    size_t size;
    const char *follows; /* id of the rule whose evidence it reads, or NULL */
    const char *table;   /* the population, or NULL for a copy */
    const char *why;     /* the table was chosen; NULL: it was asked for, or is one's own */
    const char *blank;   /* the one thing left to fill in, a sentence, or NULL */
} s0_new_rule;

/* Write the rule. S0_EUSAGE: no such requirement, a table or own rule whose name is near a known
 * one, an id that cannot be one or that a rule has already (and `order->id` does not ask for it);
 * S0_EINPUT: `from` cannot be copied because its id does not stand on a line of its own. S0_ENOMEM.
 */
s0_code s0_new_rule_write(s0_new_rule *out, s0_arena *arena, const s0_new_order *order,
                          const s0_catalog *catalog, const s0_vocabulary *vocabulary,
                          const s0_rules *rules, s0_error *err);

#endif
