/* trial.c - many small audits at once: each begins by itself, then the checks of all run in one
 * pool, then each is finished. */
#include "bench/trial.h"

#include <string.h>

#include "bench/example.h"

typedef struct running {
    s0_arena *arena;
    const s0_bench *bench;
    const s0_rule *rule;
    bool document;
    s0_books books; /* with this rule alone: others would only cost time */
    s0_audit_state **audits;
    s0_trial **of; /* the trial of each audit */
    size_t count;
    s0_error *err;
} running;

/* Keep a fault of what is given with its trial; other codes end the run. */
static s0_code settle(running *r, s0_trial *trial, s0_code rc)
{
    trial->code = rc;
    if (rc == S0_OK || rc == S0_EINPUT || rc == S0_ERULE)
        return S0_OK;
    if (r->err != NULL)
        *r->err = trial->fault;
    return rc;
}

static s0_code begin(running *r, s0_trial *trial)
{
    s0_inputs *inputs = s0_alloc(r->arena, sizeof *inputs);
    s0_bundle *workspace = s0_alloc(r->arena, sizeof *workspace);
    const s0_example_terms terms = {trial->example, trial->given, r->bench->files, r->document};
    s0_audit_state *audit = NULL;
    s0_faults faults = {0};
    s0_code rc;

    if (inputs == NULL || workspace == NULL)
        return s0_fail_memory(r->err);
    trial->fault = (s0_error){0};
    trial->verdict = (s0_rule_verdict){0};
    trial->tested = NULL;
    trial->finding = NULL;
    trial->files = NULL;
    rc = s0_example_inputs(workspace, r->arena, r->rule, &terms, &trial->fault);
    if (rc == S0_OK) {
        trial->files = workspace;
        *inputs = (s0_inputs){.built_in = r->bench->built_in,
                              .workspace = workspace,
                              .books = &r->books,
                              .only = r->rule->id,
                              .lines = trial->lines,
                              .brief = !r->document};
        rc = s0_audit_begin(&audit, r->arena, inputs, NULL, NULL, r->bench->limits, &faults,
                            &trial->fault);
    }
    s0_faults_free(&faults);
    if (rc == S0_OK) {
        r->audits[r->count] = audit;
        r->of[r->count++] = trial;
    }
    return settle(r, trial, rc);
}

/* All that a document says of the rule. */
static s0_code document(running *r, s0_trial *trial, s0_audit_state *audit, s0_faults *faults)
{
    s0_cycle *cycle = NULL;
    s0_code rc = s0_audit_finish(&cycle, audit, faults, &trial->fault);

    if (rc != S0_OK)
        return rc;
    trial->tested = s0_cycle_tested(cycle, r->rule->id);
    trial->finding = s0_cycle_finding(cycle, r->rule->id);
    if (trial->tested == NULL)
        return s0_fail(&trial->fault, S0_ERULE, (s0_mark){.source = r->rule->source},
                       "the audit does not know the rule %s", r->rule->id);
    return S0_OK;
}

static s0_code finish(running *r, size_t at)
{
    s0_trial *trial = r->of[at];
    s0_faults faults = {0};
    s0_code rc = r->document ? document(r, trial, r->audits[at], &faults)
                             : s0_audit_rule(&trial->verdict, r->audits[at], r->rule->id, &faults,
                                             &trial->fault);

    s0_faults_free(&faults);
    return settle(r, trial, rc);
}

s0_code s0_trials_run(s0_trial *trials, size_t count, s0_arena *arena, const s0_bench *bench,
                      const s0_rule *rule, bool document, s0_error *err)
{
    running r = {.arena = arena,
                 .bench = bench,
                 .rule = rule,
                 .document = document,
                 .books = *bench->books,
                 .err = err};
    const s0_rule **alone = s0_alloc(arena, sizeof *alone);
    s0_rules *rules = s0_alloc(arena, sizeof *rules);
    s0_code rc = S0_OK;

    r.audits = s0_alloc_n(arena, count, sizeof *r.audits);
    r.of = s0_alloc_n(arena, count, sizeof *r.of);
    if (alone == NULL || rules == NULL || r.audits == NULL || r.of == NULL)
        return s0_fail_memory(err);
    *alone = rule;
    *rules = (s0_rules){.items = alone, .count = 1, .built_in = bench->books->rules->built_in};
    r.books.rules = rules;
    for (size_t i = 0; rc == S0_OK && i < count; i++)
        rc = begin(&r, &trials[i]);
    if (rc == S0_OK && r.count > 0)
        rc = s0_audits_run(r.audits, r.count, arena, err);
    for (size_t i = 0; rc == S0_OK && i < r.count; i++)
        rc = finish(&r, i);
    return rc;
}
