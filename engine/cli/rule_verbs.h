/* rule_verbs.h - what `stage0 rule` can do, one file each. A verb gets the rules that the person
 * named after it, or all of them; each returns an exit status. */
#ifndef S0_CLI_RULE_VERBS_H
#define S0_CLI_RULE_VERBS_H

#include "cli/cli.h"

typedef struct s0_chosen {
    const s0_books *books;
    const s0_rule *const *rules; /* in the order of their ids, each once */
    size_t count;
} s0_chosen;

/* rule_choose.c: the rules that the arguments after the verb name, by id, requirement, file or
 * folder; all when there is no argument. Files outside the workspace are loaded into `books` as
 * own rules, with their `examples` where these are asked for. Exit status. */
int s0_rule_choose(s0_cli *cli, bool examples, s0_books *books, s0_chosen *out);

/* rule_new.c */
int s0_rule_new(s0_cli *cli, const s0_chosen *chosen);
/* rule_filter.c: keep those rules that the options --requirement, --theme, --attribute, --reads and
 * --outcome ask for. Exit status: S0_EXIT_INPUT when none is left. */
int s0_rule_filter(s0_cli *cli, s0_chosen *chosen);
/* rule_list.c */
int s0_rule_list(s0_cli *cli, const s0_chosen *chosen);
/* rule_show.c */
int s0_rule_show(s0_cli *cli, const s0_chosen *chosen);
/* rule_test.c */
int s0_rule_test(s0_cli *cli, const s0_chosen *chosen);
/* rule_doc.c */
int s0_rule_doc(s0_cli *cli, const s0_chosen *chosen);
/* rule_coverage.c */
int s0_rule_coverage(s0_cli *cli, const s0_chosen *chosen);
/* The folders of evidence that examples may name; without a workspace there are none. S0_EIO,
 * S0_ENOMEM. */
s0_code s0_rule_example_files(s0_cli *cli, s0_bundle *out, s0_error *err);
/* rule_lint.c */
int s0_rule_lint(s0_cli *cli, const s0_chosen *chosen);

/* "built in", "own", or "own, replaces the built-in one". */
const char *s0_rule_origin(const s0_rule *rule);

#endif
