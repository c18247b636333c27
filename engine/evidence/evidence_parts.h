/* evidence_parts.h - the inside of the evidence, filled while loading and never after. */
#ifndef S0_EVIDENCE_EVIDENCE_PARTS_H
#define S0_EVIDENCE_EVIDENCE_PARTS_H

#include "base/map.h"
#include "evidence/evidence.h"

/* A stated own rule with all its fields; those it does not state are none. */
typedef struct s0_own_rule {
    const char *name; /* "leaver_accounts" */
    bool none;
    const s0_fact *fields; /* in the order of the vocabulary's fields */
} s0_own_rule;

struct s0_evidence {
    const s0_vocabulary *vocabulary;
    const s0_table *const *tables; /* sorted by name */
    size_t table_count;
    const s0_fact *const *facts; /* sorted by name */
    size_t fact_count;
    const s0_own_rule *const *own_rules; /* sorted by name */
    size_t own_rule_count;
    const s0_withheld *withheld; /* sorted by name */
    size_t withheld_count;
    const s0_notice *notices; /* by place in sources.yaml */
    size_t notice_count;
    const s0_file *const *files; /* sorted by path */
    size_t file_count;
    s0_calendar calendar;
    int16_t utc_offset;
};

#endif
