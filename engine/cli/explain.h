/* explain.h - the pages of `stage0 explain`. */
#ifndef S0_CLI_EXPLAIN_H
#define S0_CLI_EXPLAIN_H

#include "cli/cli.h"
#include "cli/past.h"

/* explain_parts.c */

/* Records one by one under a title; nothing when there are none. */
void s0_explain_instances(s0_cli *cli, const char *title, const s0_instance *list, size_t count);
/* Passes over tables, and each thing read. */
void s0_explain_evidence(s0_cli *cli, const s0_tested *tested);
/* What each recorded cycle up to `past` said of that identity. */
void s0_explain_life(s0_cli *cli, const s0_past *past, const char *identity);

/* explain_rule.c */

/* What a rule came to in `cycle`: outcome, what is missing, records one by one, evidence read. */
void s0_explain_outcome(s0_cli *cli, const s0_cycle *cycle, const s0_tested *tested);
/* What the rule tests, against what, from which evidence, what it can come to, and
 * what it came to. `rule` NULL: recorded, and there no more. `past` and `tested` NULL: nothing is
 * recorded of it. With --json and nothing recorded, the rule as data. Exit status. */
int s0_explain_rule(s0_cli *cli, const s0_books *books, const s0_rule *rule, const s0_past *past,
                    const s0_tested *tested);

#endif
