/* scaffold_plan.c - audit.yaml of a new workspace: the dates are stated, everything the report
 * repeats is switched off. */
#include <stdio.h>
#include <string.h>

#include "intake/scaffold_parts.h"

/* Lines after the stated ones; @ stands for the day of the audit. */
static const char words[] =
    "# Below, a # that stands right before a word switches a line off: take it away,\n"
    "# write your own words for the … and the report repeats them.\n"
    "\n"
    "# --- What the report says of itself ---\n"
    "report:\n"
    "  #number: IA-2026-01\n"
    "  #version: \"1.0\"\n"
    "  #issued: @\n"
    "  #classification: confidential\n"
    "  #author: …\n"
    "  #approved_by: …\n"
    "  #recipients: [ …, … ]\n"
    "\n"
    "# --- What is audited, and why ---\n"
    "#objectives: [ …, … ]\n"
    "scope:\n"
    "  # The scope sentence of your ISMS\n"
    "  #text: …\n"
    "  #units: [ …, … ]\n"
    "  # These clauses and controls with all below them; without this line: all\n"
    "  #requirements: [ \"4\", \"5\", \"A.5\" ]\n"
    "  #left_out: [ {what: …, why: …} ]\n"
    "# Your own documents against which you audit\n"
    "#criteria: [ {document: …, version: …, date: @} ]\n"
    "# Of scope, organization, technology, suppliers or law, since the last audit\n"
    "#changes: [ …, … ]\n"
    "\n"
    "# --- Who audits whom, when, how ---\n"
    "# Days of the fieldwork\n"
    "#dates: {from: @, to: @}\n"
    "#places: [ …, … ]\n"
    "#methods: [ examination of records, interviews ]\n"
    "# answers_for: areas, controls and assets that they own or operate\n"
    "team:\n"
    "  #- {name: …, role: lead auditor, function: …, competence: …}\n"
    "  #- {name: …, role: auditor, function: …, answers_for: [ …, … ]}\n"
    "# Who audits which area, and who answers for it: tested for independence;\n"
    "# reviewed_by: who looked through it where nobody else could audit the area\n"
    "parts:\n"
    "  #- {area: …, auditor: …, owner: …, control: none, reviewed_by: none}\n"
    "participants:\n"
    "  #- {role: …, topic: …}\n"
    "interviews:\n"
    "  #- {role: …, on: @, topic: …}\n"
    "sampling:\n"
    "  #- {area: …, population: …, size: …, method: …, note: …}\n"
    "\n"
    "# --- What only people can judge ---\n"
    "#strengths: [ …, … ]\n"
    "good_practice:\n"
    "  #- {requirement: A.8.32, text: …, evidence: …}\n"
    "opinions:\n"
    "  #- {finding: …, view: …, by: …, reason: …}\n"
    "conclusion:\n"
    "  #text: …\n"
    "  #objectives_reached: yes\n"
    "next_steps:\n"
    "  #response_by: @\n"
    "  #correction_by: @\n"
    "  #verification_by: @\n"
    "  #programme: …\n"
    "\n"
    "# --- Numbers: `stage0 catalog grading` explains them ---\n"
    "grading:\n"
    "  #rate_major: 70 %\n"
    "  #population_min: 10\n";

s0_code s0_scaffold_plan(s0_scaffolding *to, s0_day today)
{
    s0_buf out = s0_buf_in(to->arena);
    int year, month, dom;
    char day[16], from[16];

    s0_day_split(today, &year, &month, &dom);
    s0_day_text(today, day);
    s0_day_text(s0_day_subtract(today, (s0_duration){6, S0_MONTHS}, NULL), from);
    s0_putf(&out,
            "# audit.yaml - the plan of this cycle.\n"
            "\n"
            "# Name of the cycle; the next audit gets another\n"
            "name: %04d-H%d\n"
            "# Day of the audit: deadlines are counted from here\n"
            "date: %s\n"
            "# The time the evidence is about\n"
            "period: {from: %s, to: %s}\n"
            "# internal, partial or follow-up\n"
            "kind: internal\n"
            "\n",
            year, month <= 6 ? 1 : 2, day, from, day);
    for (const char *at = words; *at != '\0';) {
        size_t size = strcspn(at, "@");

        s0_put_bytes(&out, at, size);
        at += size;
        if (*at == '@') {
            s0_put(&out, day);
            at++;
        }
    }
    return s0_scaffold_add(to, "audit.yaml", &out);
}
