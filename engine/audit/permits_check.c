/* permits_check.c - waivers and acceptances that match nothing, found before anything runs. */
#include <string.h>

#include "audit/permits.h"
#include "audit/row.h"
#include "base/text.h"

static void refuse(const s0_table *table, size_t row, const char *column, const char *what,
                   const char *name, const char *nearest, s0_faults *faults)
{
    int at = s0_table_column(table, column);
    s0_error fault = {0};

    s0_fail(&fault, S0_EINPUT, s0_table_mark(table, row, at < 0 ? 0 : (size_t)at),
            "%s \"%s\", which does not exist", what, name);
    if (nearest != NULL)
        s0_hint(&fault, "did you mean \"%s\"?", nearest);
    s0_faults_add(faults, &fault);
}

static bool has_risk(const s0_table *risks, const char *risk)
{
    for (size_t row = 0; row < s0_table_rows(risks); row++) {
        s0_cell cell = s0_cell_at(risks, row, "risk");

        if (cell.state == S0_UNKNOWN ||
            (cell.state == S0_GIVEN && strcmp(cell.as.text.key, risk) == 0))
            return true;
    }
    return false;
}

void s0_permits_check(const s0_evidence *evidence, const s0_rules *rules, const s0_catalog *catalog,
                      s0_edition edition, s0_faults *faults)
{
    const s0_table *waivers = s0_evidence_table(evidence, "waivers");
    const s0_table *acceptances = s0_evidence_table(evidence, "acceptances");
    const s0_table *risks = s0_evidence_table(evidence, "risks");

    for (size_t row = 0; waivers != NULL && row < s0_table_rows(waivers); row++) {
        const char *rule = s0_key_at(waivers, row, "rule");
        const char *requirement = s0_key_at(waivers, row, "requirement");

        if (rule != NULL && s0_rules_get(rules, rule) == NULL)
            refuse(waivers, row, "rule", "a waiver names the rule", rule,
                   s0_rules_nearest(rules, rule), faults);
        if (requirement != NULL && s0_catalog_requirement(catalog, edition, requirement) == NULL)
            refuse(waivers, row, "requirement", "a waiver names the requirement", requirement,
                   s0_catalog_nearest(catalog, edition, requirement), faults);
    }
    for (size_t row = 0; acceptances != NULL && risks != NULL && row < s0_table_rows(acceptances);
         row++) {
        const char *risk = s0_key_at(acceptances, row, "risk");

        if (risk != NULL && !has_risk(risks, risk))
            refuse(acceptances, row, "risk", "an acceptance names the risk", risk, NULL, faults);
    }
}
