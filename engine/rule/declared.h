/* declared.h - what a rule may read: the names in its evidence, its only_if, its basis. */
#ifndef S0_RULE_DECLARED_H
#define S0_RULE_DECLARED_H

#include "evidence/evidence.h"
#include "rule/rule.h"

/* Whether `name` stands in `evidence` or `only_if`, or is its own rule of `basis` or a field of
 * that. An own rule named in `evidence` declares all its fields. */
bool s0_declares(const s0_rule *rule, const char *name);
/* Whether the table is named, or at least one column of it. */
bool s0_declares_table(const s0_rule *rule, const char *table);
/* Whether the own rule ("own_rules.NAME") is named, or at least one field of it. */
bool s0_declares_own(const s0_rule *rule, const char *own);

/* Whether an own rule that the rule may read states conditions on columns (`of`, `except`,
 * `demands`): then columns that the rule itself does not name may be asked for. */
bool s0_own_names_columns(const s0_rule *rule, const s0_evidence *evidence);

/* "does not exist", "was not accessible" …: a not-given statement in a sentence. */
const char *s0_not_given_text(s0_not_given how);

#endif
