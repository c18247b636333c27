/* reads.h - the record of everything a check reads, kept while it runs.
 *
 * Each thing is kept once. What a table lacks is kept too: it is what a person has to
 * bring. */
#ifndef S0_RULE_READS_H
#define S0_RULE_READS_H

#include "base/map.h"
#include "evidence/evidence.h"
#include "evidence/selection.h"
#include "model/outcome.h"

typedef struct s0_reads {
    s0_arena *arena;
    s0_map *seen;
    s0_read *items;
    size_t count, room;
    const char **files;
    size_t file_count, file_room;
    s0_pass *passes;
    size_t pass_count, pass_room;
    s0_pass rest; /* the sum of those beyond S0_PASSES_MOST */
    size_t rest_count;
} s0_reads;

/* False, here and below: memory is short. */
bool s0_reads_open(s0_reads *reads, s0_arena *arena);
/* A fact with its value and place; `fact` NULL: `name` is not there. */
bool s0_reads_fact(s0_reads *reads, const char *name, const s0_fact *fact);
/* A statement of sources.yaml that `name` was not given: `value` says how. */
bool s0_reads_statement(s0_reads *reads, const char *name, const char *value, s0_mark at);
/* A column of a table, once for each of the table's files; once for all when they are too many to
 * cite. */
bool s0_reads_column(s0_reads *reads, const char *full_name, const s0_table *table);
/* All files of a table. */
bool s0_reads_table(s0_reads *reads, const s0_table *table);
/* The first S0_PASSES_MOST are kept one by one: more have no reader. Of all others, as a loop
 * makes them, the last one of the list is the sum. */
#define S0_PASSES_MOST 100
bool s0_reads_pass(s0_reads *reads, const s0_pass *pass);
/* Whether the next pass is one of those that are kept: only these need their words. */
bool s0_reads_passes_kept(const s0_reads *reads);
/* Sort and hand over to the outcome. */
bool s0_reads_finish(s0_reads *reads, s0_outcome *out);

#endif
