/* rule_file.h - running a rule's file: the same way when its metadata is read and when it
 * is checked. In a worker. */
#ifndef S0_RULE_RULE_FILE_H
#define S0_RULE_RULE_FILE_H

#include "base/error.h"
#include "host/sandbox.h"

/* A sandbox with the words of the rule language. `image` (NULL: none) serves the tasks of a worker:
 * the first one keeps what it has opened, the others take it up. S0_ENOMEM. */
s0_code s0_rule_file_open(s0_sandbox **out, s0_arena *arena, uint64_t steps,
                          const s0_bundle *helpers, s0_sandbox_image *image, s0_error *err);

/* Run `source` in such a sandbox and leave two values on
 * the stack: the table given to `rule`, without its check, and the check (any value). S0_ERULE,
 * S0_ENOMEM. */
s0_code s0_rule_file_run(s0_sandbox *sandbox, const s0_source *source, s0_error *err);

#endif
