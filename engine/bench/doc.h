/* doc.h - the reference pages made from the sources: rules from their metadata, evidence from the
 * vocabulary; and what neither of them covers. */
#ifndef S0_BENCH_DOC_H
#define S0_BENCH_DOC_H

#include "base/arena.h"
#include "base/text.h"
#include "evidence/vocabulary.h"
#include "model/catalog.h"
#include "model/conditions.h"
#include "rule/rule.h"

typedef struct s0_doc_inputs {
    const s0_catalog *catalog;
    const s0_vocabulary *vocabulary;
    const s0_rules *rules;
} s0_doc_inputs;

/* Markdown: each rule by clause and theme with criterion, basis, what it reads, and the results it
 * can come to. False: memory is short. */
bool s0_doc_rules(s0_buf *out, const s0_doc_inputs *in);
/* Markdown: each table with its columns, each fact, each own rule, and the rules that read them.
 * False: memory is short. */
bool s0_doc_evidence(s0_buf *out, const s0_doc_inputs *in);

/* Markdown: each condition with the rule that owns it. False: memory is short. */
bool s0_doc_conditions(s0_buf *out, const s0_doc_inputs *in, const s0_conditions *conditions);

/* A result that a rule can come to. */
typedef struct s0_doc_result {
    const char *word;    /* "not determined" */
    const char *meaning; /* for people who do not program, without full stop */
} s0_doc_result;

/* What the rule can come to, in the order of the closed list; an error is always possible and not
 * among them. Judged by the words in its source. NULL: memory is short. */
const s0_doc_result *s0_doc_results(s0_arena *arena, const s0_doc_inputs *in, const s0_rule *rule,
                                    size_t *count);

/* Whether the rule declares the name: a table, a column of it, a fact, an own rule or its field. A
 * table declares its columns; a column its table. */
bool s0_doc_reads(const s0_rule *rule, const char *name);
/* Whether the engine itself reads the table or fact, without any rule. */
bool s0_doc_engine_reads(const s0_doc_inputs *in, const s0_entry *entry);

/* What nothing covers; texts are borrowed. */
typedef struct s0_doc_coverage {
    const s0_requirement *const *untested; /* of 2022, in the order of the standard */
    size_t untested_count, requirement_count;
    const s0_entry *const *unread; /* tables, columns of tables that are read, facts */
    size_t unread_count, name_count;
    const s0_entry *const *unmeasured; /* own rules that no rule measures against or reads */
    size_t unmeasured_count, own_count;
} s0_doc_coverage;

/* False: memory is short. */
bool s0_doc_cover(s0_doc_coverage *out, s0_arena *arena, const s0_doc_inputs *in);

#endif
