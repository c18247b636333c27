/* lint_gather.h - what `rule lint` holds rules against besides their text. */
#ifndef S0_CLI_LINT_GATHER_H
#define S0_CLI_LINT_GATHER_H

#include "bench/lint.h"
#include "cli/rule_verbs.h"

/* Fill the inputs of lint for the chosen rules: the ids that recorded cycles know, what luacheck
 * says, and with --proof what the examples leave unproven. What is not looked for, and why, is said
 * with --verbose. S0_EIO, S0_ESTORE, S0_ENOMEM. */
s0_code s0_lint_gather(s0_cli *cli, const s0_chosen *chosen, s0_lint_inputs *out, s0_error *err);

#endif
