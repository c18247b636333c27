/* metadata.h - what a rule's file says of itself: read in a worker, checked in the parent.
 *
 * The worker sends one JSON object: either
 *   {"rule": {…}, "check": "function", "helpers": ["sampling"]}
 * with the metadata as it stands in the file and the Lua type of its check (the same, less
 * the examples, is what the build keeps with a file inside the executable), or
 *   {"fault": {"where": "rules/a.lua:3", "message": "…", "hint": "…"}}. */
#ifndef S0_RULE_METADATA_H
#define S0_RULE_METADATA_H

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "evidence/vocabulary.h"
#include "model/catalog.h"
#include "rule/rule.h"

/* What the worker needs; all of it was made before the fork. */
typedef struct s0_metadata_tasks {
    const s0_source *const *files; /* one per task */
    const s0_bundle *helpers;
    uint64_t steps;
} s0_metadata_tasks;

/* The task of s0_pool_run: `context` is an s0_metadata_tasks. */
bool s0_metadata_task(void *context, size_t index, s0_arena *arena, s0_buf *out);

/* Send a fault over the pipe; false when memory is short. */
bool s0_send_fault(s0_buf *out, const s0_error *err);
/* A fault that came over the pipe, as an error at its line of `source`. */
void s0_receive_fault(s0_error *err, const s0_source *source, const s0_value *fault);
/* The same of a file that was to be loaded: at the line of `rule` when the fault names none, with a
 * hint where one is known. */
void s0_file_fault(s0_error *err, const s0_source *source, const s0_value *fault);

/* Everything that can be said of the metadata by itself: keys, types, id, requirement, basis.
 * `value` is the worker's "rule", `check` its "check". Fills `rule` as far as it is good, also on
 * a fault. S0_ERULE with the line of the key; S0_ENOMEM. */
s0_code s0_metadata_read(s0_rule *rule, s0_arena *arena, const s0_value *value, const char *check,
                         const s0_catalog *catalog, s0_error *err);

/* The names in `evidence`, sorted, into the rule. S0_ERULE, S0_ENOMEM. */
s0_code s0_metadata_evidence(s0_rule *rule, s0_arena *arena, const s0_value *value, s0_error *err);

/* Add the definitions that stand in `evidence` to the vocabulary. S0_ERULE, S0_ENOMEM. */
s0_code s0_metadata_define(const s0_rule *rule, const s0_value *value, s0_vocabulary *vocabulary,
                           s0_error *err);

/* Whether a part of `evidence` is a definition, and not only a name. */
bool s0_metadata_defines(const s0_member *part);
/* Add one of them. `*clash` is the entry of another rule that it contradicts, or NULL. S0_ERULE,
 * S0_ENOMEM. */
s0_code s0_metadata_define_one(const s0_rule *rule, const s0_member *part,
                               s0_vocabulary *vocabulary, const s0_entry **clash, s0_error *err);

/* Hold names against the vocabulary: evidence, basis, only_if. S0_ERULE, S0_ENOMEM. */
s0_code s0_metadata_resolve(const s0_rule *rule, s0_arena *arena, const s0_vocabulary *vocabulary,
                            s0_error *err);

#endif
