/* history_verify.h - `stage0 history --verify`. */
#ifndef S0_CLI_HISTORY_VERIFY_H
#define S0_CLI_HISTORY_VERIFY_H

#include "cli/cli.h"

/* Check the workspace's history, with --head against a printed report, and say what was altered.
 * Exit status: 1 when something was. */
int s0_history_verified(s0_cli *cli);

#endif
