/* action_verbs.h - what `stage0 action` can do with evidence/actions.csv, and what its verbs share:
 * the workspace as it is, the changed file held against the vocabulary before it is written. */
#ifndef S0_CLI_ACTION_VERBS_H
#define S0_CLI_ACTION_VERBS_H

#include "audit/actions.h"
#include "audit/plan.h"
#include "cli/cli.h"
#include "intake/action_file.h"

typedef struct s0_acting {
    s0_prepared ready;
    s0_action_file file; /* not for list */
    s0_day today;        /* --on, else the clock's */
    bool json;
    const char *const *ids; /* what stands after the verb */
    int id_count;
} s0_acting;

/* action_list.c, action_add.c, action_change.c, action_verify.c; each an exit status. */
int s0_action_list(s0_cli *cli, s0_acting *acting);
int s0_action_add(s0_cli *cli, s0_acting *acting);
int s0_action_update(s0_cli *cli, s0_acting *acting);
int s0_action_close(s0_cli *cli, s0_acting *acting);
int s0_action_verify(s0_cli *cli, s0_acting *acting);

/* action_write.c */

/* Add the cells that options of the same name give ("--owner TEXT"); `*count` grows. */
void s0_action_options(s0_cli *cli, size_t row, s0_action_cell *cells, size_t *count);
enum { S0_ACTION_OPTIONS = 8 }; /* how many that may be */
/* Whether a text says something, and not that there is none. */
bool s0_action_says(const char *text);
/* The register as it would be with `bytes` is read as an audit would; a fault is printed and
 * nothing written. Else file and origin are written, and the origin is spoken of. `*actions` are
 * its rows afterwards. Exit status. */
int s0_action_write(s0_cli *cli, const s0_acting *acting, const s0_buf *bytes,
                    const s0_action **actions, size_t *count);
/* The row of an action, which must be there. Exit status. */
int s0_action_row(s0_cli *cli, const s0_acting *acting, const char *id, size_t *row);
/* One action, changed: for people as `list` has it, else as JSON. Exit status. */
int s0_action_show(s0_cli *cli, const s0_acting *acting, const s0_action *action, const char *done);
/* action_list.c: an action in two or three lines. */
void s0_action_print(s0_cli *cli, const s0_action *action);

#endif
