/* small_audit.h - for tests: a whole audit over a few rules and a few files, all in memory. */
#ifndef S0_TEST_SMALL_AUDIT_H
#define S0_TEST_SMALL_AUDIT_H

#include "audit/audit.h"
#include "prepared.h"

#define RULE_HEAD(id, requirement)                                                                 \
    "return rule { api = 1, id = \"" id "\", requirement = \"" requirement "\", title = \"T " id   \
    "\", criterion = \"C " id ".\", "

/* Accounts of leavers: a population with numbers, criticality, exposure and handling. */
#define LEAVERS_RULE(id, more)                                                                     \
    RULE_HEAD(id, "A.5.18")                                                                        \
    more " related = { \"A.6.5\" },\n"                                                             \
         "evidence = { \"leavers.person\", \"accounts.person\", \"accounts.account\",\n"           \
         "  \"accounts.disabled_on\", \"accounts.privileged\", \"accounts.mfa\" },\n"              \
         "check = function(audit) return every {\n"                                                \
         "  of = audit.records.leavers:with(audit.records.accounts, \"person\"),\n"                \
         "  key = { \"person\", \"account\" }, meets = { disabled_on = given },\n"                 \
         "  critical = { privileged = true }, handled = { mfa = true },\n"                         \
         "  gap = \"{failed} of {all} accounts of leavers are active\" } end,\n"                   \
         "examples = {} }\n"

/* Every excluded control has a reason: the rule on 6.1.3. */
#define EXCLUSION_RULE                                                                             \
    RULE_HEAD("6.1.3-reasons", "6.1.3")                                                            \
    "evidence = { \"soa.control\", \"soa.applicable\", \"soa.reason\" },\n"                        \
    "check = function(audit) return every { empty = \"conform\",\n"                                \
    "  of = audit.records.soa:where { applicable = false }, key = { \"control\" },\n"              \
    "  meets = { reason = \"fits\" }, gap = \"{failed} of {all} exclusions do not fit\" } end,\n"  \
    "examples = {} }\n"

/* Planned controls past their date: the rule on 8.3. */
#define PLANNED_RULE                                                                               \
    RULE_HEAD("8.3-planned", "8.3")                                                                \
    "evidence = { \"soa.control\", \"soa.status\", \"soa.planned_for\" },\n"                       \
    "check = function(audit) return every { empty = \"conform\",\n"                                \
    "  of = audit.records.soa:where { status = \"planned\" }, key = { \"control\" },\n"            \
    "  meets = { planned_for = since(audit.date) },\n"                                             \
    "  gap = \"{failed} of {all} planned controls are past their date\" } end,\n"                  \
    "examples = {} }\n"

#define CLOUD_RULE                                                                                 \
    RULE_HEAD("A.5.23-cloud", "A.5.23")                                                            \
    "evidence = { \"profile.uses_cloud\" },\n"                                                     \
    "check = function(audit)\n"                                                                    \
    "  if audit.profile.uses_cloud then return gap(\"cloud without rules\") end\n"                 \
    "  return conform(\"no cloud\") end, examples = {} }\n"

#define IMPROVEMENT_RULE                                                                           \
    RULE_HEAD("7.3-awareness", "7.3")                                                              \
    "evidence = { \"profile.size\" },\n"                                                           \
    "check = function(audit)\n"                                                                    \
    "  if audit.profile.size > 10 then return improvement(\"could be more\") end\n"                \
    "  return conform(\"all know\") end, examples = {} }\n"

#define STANDARD_RULES                                                                             \
    "rules/a.lua", LEAVERS_RULE("A.5.18-leavers", ""), "rules/b.lua", EXCLUSION_RULE,              \
        "rules/c.lua", PLANNED_RULE, "rules/d.lua", CLOUD_RULE, "rules/e.lua", IMPROVEMENT_RULE

#define PROFILE "organization.yaml", "name: Test GmbH\nsize: 12\nuses_cloud: true\n"
#define PLAN_TEXT "name: 2026-H1\ndate: 2026-06-30\nperiod: {from: 2026-01-01, to: 2026-06-30}\n"
#define PLAN "audit.yaml", PLAN_TEXT
#define SOA_HEADER "control,applicable,reason,status,planned_for\n"
#define SOA                                                                                        \
    "evidence/soa.csv", SOA_HEADER "A.5.18,yes,r,implemented,none\nA.5.23,yes,r,implemented,"      \
                                   "none\n"
#define LEAVERS "evidence/leavers.csv", "person,left_on\np1,2026-03-31\np2,2026-04-30\n"
#define ACCOUNTS_HEADER "account,person,disabled_on,privileged,mfa\n"
#define ACCOUNTS                                                                                   \
    "evidence/accounts.csv", ACCOUNTS_HEADER "a1,p1,2026-03-31,no,no\na2,p2,none,no,no\n"
#define NO_EARLIER                                                                                 \
    "evidence/earlier_findings.csv",                                                               \
        "finding,requirement,class,rule,statement,status,due,closed_on,effect_verified_on\n"
#define NO_CHANGES "evidence/significant_changes.csv", "change,changed_on,affects\n"

/* One run: what went in and what came out. Freed with run_end. */
typedef struct small_run {
    s0_arena *arena;
    s0_bundle built_in;
    s0_bundle workspace;
    s0_cycle *cycle; /* NULL: refused */
    s0_code rc;
    s0_faults faults;
    s0_error err;
} small_run;

typedef struct small_how {
    const char *only;
    const char *date;
    const s0_cycle *prior;
    const s0_cycle *latest;
} small_how;

static inline small_run run_small(const char *const *rules, const char *const *files, small_how how)
{
    small_run run = {.arena = s0_arena_new()};
    s0_bundle lua = bundle_of(run.arena, rules);
    s0_inputs inputs = {.only = how.only, .date = how.date};

    run.built_in = catalog_files(run.arena, &lua);
    run.workspace = bundle_of(run.arena, files);
    inputs.built_in = &run.built_in;
    inputs.workspace = &run.workspace;
    run.rc = s0_audit(&run.cycle, run.arena, &inputs, how.prior, how.latest, NULL, &run.faults,
                      &run.err);
    return run;
}

#define PAIRS(...) ((const char *const[]){__VA_ARGS__, NULL, NULL})

static inline void run_end(small_run *run)
{
    s0_faults_free(&run->faults);
    s0_arena_free(run->arena);
}

/* A run that must come to a cycle. */
static inline small_run run_fine(const char *const *rules, const char *const *files, small_how how)
{
    small_run run = run_small(rules, files, how);

    if (run.rc != S0_OK)
        fail_msg("%s: %s", run.err.where, run.err.message);
    return run;
}

static inline const s0_result *result_of(const small_run *run, const char *requirement)
{
    const s0_result *result = s0_cycle_result(run->cycle, requirement);

    if (result == NULL)
        fail_msg("there is no requirement %s", requirement);
    return result;
}

static inline const s0_tested *tested_of(const small_run *run, const char *rule)
{
    const s0_tested *tested = s0_cycle_tested(run->cycle, rule);

    if (tested == NULL)
        fail_msg("there is no rule %s", rule);
    return tested;
}

static inline const s0_finding *finding_of(const small_run *run, const char *identity)
{
    const s0_finding *finding = s0_cycle_finding(run->cycle, identity);

    if (finding == NULL)
        fail_msg("there is no finding %s; its rule says %s: %s", identity,
                 s0_words[tested_of(run, identity)->outcome], tested_of(run, identity)->text);
    return finding;
}

static inline void assert_verdict(const small_run *run, const char *requirement, s0_verdict verdict)
{
    const s0_result *result = result_of(run, requirement);

    if (result->verdict != verdict)
        fail_msg("%s is %s, not %s: %s", requirement, s0_verdicts[result->verdict],
                 s0_verdicts[verdict], result->reason);
}

static inline bool has_text(const char *const *texts, size_t count, const char *part)
{
    for (size_t i = 0; i < count; i++)
        if (strstr(texts[i], part) != NULL)
            return true;
    return false;
}

#endif
