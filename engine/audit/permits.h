/* permits.h - what somebody with authority allowed: waivers of a rule for one subject, acceptances
 * of a risk or a finding. One that names nothing that exists is a fault; all are listed with the
 * day on which they end. */
#ifndef S0_AUDIT_PERMITS_H
#define S0_AUDIT_PERMITS_H

#include "evidence/evidence.h"
#include "model/catalog.h"
#include "rule/rule.h"

/* Waivers of rules and requirements that do not exist, and acceptances of risks that a given list
 * of risks does not have, become faults. What an acceptance says of findings is seen after the
 * audit. */
void s0_permits_check(const s0_evidence *evidence, const s0_rules *rules, const s0_catalog *catalog,
                      s0_edition edition, s0_faults *faults);

#endif
