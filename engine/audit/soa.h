/* soa.h - the Statement of Applicability as the gate reads it: one line per control of
 * the audited edition, and whether what the organization shows contradicts an exclusion. */
#ifndef S0_AUDIT_SOA_H
#define S0_AUDIT_SOA_H

#include "audit/texts.h"
#include "evidence/evidence.h"
#include "model/catalog.h"

typedef enum s0_soa_state {
    S0_SOA_NOT_STATED = 0, /* no line, or its `applicable` is unknown */
    S0_SOA_IMPLEMENTED,
    S0_SOA_NOT_IMPLEMENTED, /* included without being planned, or without any status */
    S0_SOA_PLANNED,
    S0_SOA_STATUS_UNKNOWN, /* included; how far is unknown */
    S0_SOA_EXCLUDED
} s0_soa_state;

typedef struct s0_soa_line {
    s0_soa_state state;
    s0_cell planned_for; /* S0_SOA_PLANNED */
    bool owner_missing;  /* known to have none */
    const char *reason;  /* as given, or NULL */
    const char *source;  /* "evidence/soa.csv:12", or NULL */
} s0_soa_line;

typedef struct s0_soa {
    bool usable;              /* there is one, of the audited edition */
    const char *why_not;      /* one sentence when it is not usable */
    const s0_soa_line *lines; /* by requirement, in the order of the catalogue */
    const char *version;      /* for the report; NULL when there is none */
} s0_soa;

/* Read the table `soa`. What is odd about it becomes a remark. S0_ENOMEM. */
s0_code s0_soa_read(s0_soa *out, s0_arena *arena, const s0_catalog *catalog, s0_edition edition,
                    const s0_evidence *evidence, s0_texts *remarks, s0_error *err);

/* Whether profile or evidence say that `control` applies. `*why` (in `arena`; NULL when
 * memory is short) names what says so, or what is unknown; for S0_NO it is NULL. */
s0_three s0_soa_implied(s0_arena *arena, const s0_catalog *catalog, const s0_evidence *evidence,
                        const char *control, const char **why, const char **unknown_name);

#endif
