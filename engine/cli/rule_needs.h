/* rule_needs.h - what a rule reads, table by table, and whether the workspace has it. */
#ifndef S0_CLI_RULE_NEEDS_H
#define S0_CLI_RULE_NEEDS_H

#include "cli/cli.h"
#include "evidence/evidence.h"

typedef struct s0_rule_need {
    const s0_entry *entry; /* of the table, fact or own rule */
    const char *columns;   /* of a table, "person, left_on"; NULL for others */
    const char *state;     /* "there: 40 records in evidence/leavers.csv", "missing", …; NULL when
                              there is no evidence to look at */
    bool missing;
} s0_rule_need;

/* The evidence of the workspace; NULL where there is no workspace, or where its files have faults
 * (said on standard error). */
const s0_evidence *s0_rule_evidence(s0_cli *cli, const s0_books *books);

/* Tables, facts and own rules that the rule declares, in order of their names. `evidence` NULL:
 * not looked at. NULL: memory is short. */
const s0_rule_need *s0_rule_needs(s0_cli *cli, const s0_books *books, const s0_evidence *evidence,
                                  const s0_rule *rule, size_t *count);

/* The same as a list for programs. */
s0_value *s0_rule_needs_json(s0_cli *cli, const s0_rule_need *needs, size_t count);

#endif
