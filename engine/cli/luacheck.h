/* luacheck.h - luacheck as a child process: what it says of rules, where it is installed. */
#ifndef S0_CLI_LUACHECK_H
#define S0_CLI_LUACHECK_H

#include "bench/lint.h"
#include "cli/cli.h"

/* Run luacheck once over the texts of those chosen rules that are not built in (the build looks at
 * the others). `*ran` false: it is not installed, or did not answer; nothing is given then. S0_EIO
 * (no place for temporary files), S0_ENOMEM. */
s0_code s0_luacheck(s0_cli *cli, const s0_rule *const *rules, size_t count,
                    const s0_lint_given **out, size_t *out_count, bool *ran, s0_error *err);

#endif
