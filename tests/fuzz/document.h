/* document.h - a small document of an audit in which every list has something, for what is done to
 * documents: two cycles of the same company, given by the cycle's name. */
#ifndef S0_TEST_DOCUMENT_H
#define S0_TEST_DOCUMENT_H

#include "model/cycle.h"

#define OTHERS "2026-H1" /* the cycle before */
#define OWN "2026-H2"

static const char *const document_texts[] = {"A.5.18-leavers-disabled", "A.6.5"};
static const s0_instance document_failed[] = {
    {"p1/a1", "disabled_on none", "evidence/accounts.csv:14", NULL, true, true, false},
    {"p2/a2", "disabled_on 2026-04-20", NULL, NULL, false, false, true}};
static const s0_instance document_apart[] = {
    {"p3/a3", "waived by b", "evidence/waivers.csv:2", "waived", false, false, false}};
static const s0_cited document_cited[] = {
    {"accounts.disabled_on", "evidence/accounts.csv", "2026-10-28", "ab12"},
    {"leavers.left_on", "evidence/leavers.csv", NULL, "cd34"}};
static const s0_ruling document_rulings[] = {{"class", "minor", "major", "a", "2026-11-01", "b"}};
static const s0_finding document_merged[] = {{.number = "NC-4",
                                              .identity = "OB-2",
                                              .requirement = "A.5.18",
                                              .class_ = S0_MINOR,
                                              .trigger = "minor",
                                              .title = "t",
                                              .criterion = "c",
                                              .basis_kind = "standard",
                                              .statement = "s",
                                              .reason = "minor",
                                              .rulings = document_rulings,
                                              .ruling_count = 1}};
static const s0_finding document_parts[] = {{.number = "NC-2",
                                             .identity = "A.5.18-leavers-disabled",
                                             .rule = "A.5.18-leavers-disabled",
                                             .requirement = "A.5.18",
                                             .class_ = S0_MINOR,
                                             .trigger = "minor",
                                             .title = "t",
                                             .criterion = "c",
                                             .basis_kind = "own",
                                             .statement = "s",
                                             .reason = "minor",
                                             .population = 40,
                                             .failed = 2,
                                             .exceptions = document_failed,
                                             .exception_count = 2,
                                             .evidence = document_cited,
                                             .evidence_count = 2},
                                            {.number = "NC-3",
                                             .identity = "A.5.18-reviewed",
                                             .rule = "A.5.18-reviewed",
                                             .requirement = "A.5.18",
                                             .class_ = S0_MINOR,
                                             .merged = document_merged,
                                             .merged_count = 1}};
static const s0_finding document_findings[] = {{.number = "NC-1",
                                                .identity = "A.5.18",
                                                .requirement = "A.5.18",
                                                .related = document_texts,
                                                .related_count = 2,
                                                .class_ = S0_MAJOR,
                                                .trigger = "M3",
                                                .computed_reason = "minor",
                                                .rulings = document_rulings,
                                                .ruling_count = 1,
                                                .notes = document_texts,
                                                .note_count = 1,
                                                .parts = document_parts,
                                                .part_count = 2},
                                               {.number = "OFI-1",
                                                .identity = "OB-1",
                                                .requirement = "9.2.1",
                                                .class_ = S0_OFI,
                                                .trigger = "ofi"}};
static const s0_result document_results[] = {
    {"9.2.1", "Audit", S0_V_OFI, "one", NULL, NULL, 0, document_texts, 1},
    {"A.5.18", "Rights", S0_V_MAJOR, "two", "implemented", document_texts, 1, document_texts, 1}};
static const s0_read document_reads[] = {
    {"own_rules.leaver_accounts", "1 day", "evidence/o.yaml:3"},
    {"accounts.disabled_on", NULL, NULL}};
static const s0_pass document_passes[] = {
    {"leavers with accounts", "disabled_on given", 41, 2, 0, 1}};
static const s0_tested document_outcomes[] = {
    {.rule = "A.5.18-leavers-disabled",
     .formerly = document_texts,
     .formerly_count = 1,
     .requirement = "A.5.18",
     .outcome = S0_GAP,
     .missing = document_texts,
     .missing_count = 1,
     .counted = true,
     .numbers = {.population = 40, .met = 38, .failed = 2, .waived = 1, .group_column = "team"},
     .failed = document_failed,
     .failed_count = 2,
     .apart = document_apart,
     .apart_count = 1,
     .reads = document_reads,
     .read_count = 2,
     .passes = document_passes,
     .pass_count = 1,
     .evidence = document_cited,
     .evidence_count = 2,
     .digest = "ef56",
     .origin = "built in"},
    {.rule = "A.5.18-reviewed", .requirement = "A.5.18", .outcome = S0_GAP, .origin = "own"},
    {.rule = "OB-1", .requirement = "9.2.1", .outcome = S0_IMPROVEMENT, .origin = "observation"}};
static const s0_numbered document_numbers[] = {
    {"A.5.18", "NC-1"}, {"A.5.18-leavers-disabled", "NC-2"}, {"OB-1", "OFI-1"}};
static const s0_earlier document_earlier[] = {
    {"NC-9", "A.5.9", "minor", "A.5.9-owned", "s", "open", "2026-05-01", "not verified", "r", NULL,
     "evidence/earlier_findings.csv:3", 1},
    {"NC-8", "A.5.9", "major", NULL, "s", "closed", NULL, "closed, effective", "r", "overdue",
     "cycle 2026-H1", 2}};
static const s0_earlier document_settled[] = {{"NC-7", "A.8.13", "minor", "A.8.13-restored", "s",
                                               "closed", NULL, "closed, seen now", "r", NULL,
                                               "cycle 2026-H1", 1}};
static const s0_action document_actions[] = {{"CA-1", "NC-1", "A.5.18", "audit", "c", "x", "m", "o",
                                              "2026-05-01", "2026-06-01", "none", "e", "none",
                                              "none", NULL, "overdue", "evidence/actions.csv:2"}};
static const s0_permit document_permits[] = {{"waiver", "A.5.18-leavers-disabled", "p3/a3", "b",
                                              "r", "2026-01-01", "2026-12-31", "in force",
                                              "evidence/waivers.csv:2"}};
static const s0_decision document_judgements[] = {
    {"NC-1", "class major", "a", "2026-11-01", "b", "applied"}};
static const s0_exclusion document_exclusions[] = {
    {"A.8.30", "Outsourced development", NULL, "agrees with profile and evidence", "e:3"}};
static const s0_request document_requests[] = {
    {"accounts.privileged", "missing", "m", NULL, document_texts, 1}};
static const s0_input document_inputs[] = {
    {"evidence/accounts.csv", "ab12", 100, 40, "hr", "2026-10-28", "b", NULL, "accounts", false}};
static const s0_setting document_settings[] = {{"share", "40 %", "m"}};
static const s0_pair document_pairs[] = {{"a", "b"}};
static const s0_document document_criteria[] = {{"ISO/IEC 27001", "2022", NULL}};
static const s0_person document_team[] = {{.name = "a", .role = "lead"}};
static const s0_part document_areas[] = {{.area = "A.5", .auditor = "a", .owner = "b"}};

static inline s0_cycle small_document(const char *name)
{
    bool own = name[6] == '2';

    return (s0_cycle){.schema = 1,
                      .stage0 = "0.1.0",
                      .organization = {.name = "Example"},
                      .cycle = {.name = name,
                                .run = 1,
                                .date = own ? "2026-11-01" : "2026-05-01",
                                .from = "2026-01-01",
                                .to = "2026-10-31",
                                .kind = "internal",
                                .edition = "2022",
                                .previous = own ? OTHERS : NULL},
                      .plan = {.left_out = document_pairs,
                               .left_out_count = 1,
                               .criteria = document_criteria,
                               .criterion_count = 1,
                               .team = document_team,
                               .team_count = 1,
                               .parts = document_areas,
                               .part_count = 1},
                      .summary = {.major = 1, .ofi = 1},
                      .finding_count = {.major = 1, .ofi = 1},
                      .requirements = document_results,
                      .requirement_count = 2,
                      .outcomes = document_outcomes,
                      .outcome_count = 3,
                      .findings = document_findings,
                      .finding_list_count = 2,
                      .numbers = document_numbers,
                      .number_count = 3,
                      .earlier = document_earlier,
                      .earlier_count = 2,
                      .settled = document_settled,
                      .settled_count = 1,
                      .earlier_stated = true,
                      .actions = document_actions,
                      .action_count = 1,
                      .permits = document_permits,
                      .permit_count = 1,
                      .judgements = document_judgements,
                      .judgement_count = 1,
                      .exclusions = document_exclusions,
                      .exclusion_count = 1,
                      .requests = document_requests,
                      .request_count = 1,
                      .inputs = document_inputs,
                      .input_count = 1,
                      .grading = document_settings,
                      .grading_count = 1,
                      .limits = document_settings,
                      .limit_count = 1,
                      .remarks = document_texts,
                      .remark_count = 2,
                      .protection = "process",
                      .inputs_digest = name};
}

#endif
