/* history_verbs.h - what `stage0 history` does beyond listing: prove, forget, export, import. */
#ifndef S0_CLI_HISTORY_VERBS_H
#define S0_CLI_HISTORY_VERBS_H

#include "cli/cli.h"
#include "data/value.h"
#include "history/history.h"

/* Check the workspace's history and say what was altered (--verify, --head). Exit status. */
int s0_history_verified(s0_cli *cli);
/* Let go of what a closed cycle was audited from (--forget, --date). Exit status. */
int s0_history_forgot(s0_cli *cli);

/* Cycles to files and from files: the verbs export and import. Exit status. */
int s0_history_carried(s0_cli *cli);

/* "12 inputs on 2027-05-01"; NULL: memory is short. */
const char *s0_forgetting_text(s0_arena *arena, const s0_forgetting *one);
/* All of them for programs. */
s0_value *s0_forgettings_json(s0_arena *arena, const s0_forgetting *all, size_t count);

#endif
