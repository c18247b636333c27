/* run.c - rules against evidence, in the parent: what metadata decides is decided here, the
 * rest goes to workers, and what they send is checked like any other input. */
#include "rule/run.h"

#include <string.h>

#include "rule/basis.h"
#include "rule/check.h"
#include "rule/limits.h"
#include "rule/precondition.h"
#include "rule/receive.h"

static s0_code take_result(s0_outcome *out, s0_arena *arena, const s0_rule_job *job,
                           const s0_task_result *result, const s0_pool *pool, s0_error *err)
{
    const s0_rule *rule = job->rule;
    s0_error why = {0};
    char how[120];

    if (result->end == S0_TASK_DONE)
        return s0_outcome_receive(out, arena, rule, job->lines, result->bytes, result->size, err);
    s0_task_end_text(result, pool, how);
    s0_fail(&why, S0_ERULE, (s0_mark){.source = rule->source}, "%s", how);
    return s0_outcome_erred(out, arena, rule, &why, err);
}

/* --- running -----------------------------------------------------------------------------------
 */

typedef struct running {
    s0_outcome *outcomes;
    s0_arena *arena;
    s0_rule_job *jobs; /* that need a worker */
    bool *alone;
    size_t *places; /* of their outcomes */
    size_t count;
} running;

/* Whether all jobs are of one rule: then it shares its worker with nobody. */
static bool is_one_rule(const s0_rule_job *jobs, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (jobs[i].rule != jobs[0].rule)
            return false;
    return true;
}

/* Decide without a worker what can be; the others go on the list. */
static s0_code sort_out(running *r, const s0_rule_job *jobs, size_t count, s0_error *err)
{
    bool one = is_one_rule(jobs, count);

    r->jobs = s0_alloc_n(r->arena, count, sizeof *r->jobs);
    r->alone = s0_alloc_n(r->arena, count, sizeof *r->alone);
    r->places = s0_alloc_n(r->arena, count, sizeof *r->places);
    if (r->jobs == NULL || r->alone == NULL || r->places == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const s0_rule *rule = jobs[i].rule;
        s0_outcome *out = &r->outcomes[i];
        bool decided = true;
        s0_code rc;

        *out = (s0_outcome){0};
        rc = rule->faulty ? s0_outcome_erred(out, r->arena, rule, &rule->fault, err)
                          : s0_precondition(&decided, out, r->arena, rule, jobs[i].context, err);
        if (rc != S0_OK)
            return rc;
        if (decided)
            continue;
        r->jobs[r->count] = jobs[i];
        r->alone[r->count] = !rule->built_in && !one;
        r->places[r->count++] = i;
    }
    return S0_OK;
}

#define IMAGE_ROOM ((size_t)128 << 10) /* bytes; a state with all words takes a third */

static s0_code run_tasks(running *r, const s0_bundle *helpers, const s0_rule_limits *limits,
                         s0_error *err)
{
    s0_sandbox_image image = {.bytes = s0_alloc(r->arena, IMAGE_ROOM), .room = IMAGE_ROOM};
    s0_check_tasks tasks = {r->jobs, helpers, limits->steps, &image};
    s0_pool pool = s0_limits_pool(limits, r->count, r->alone);
    s0_task_result *results = s0_alloc_n(r->arena, r->count, sizeof *results);
    s0_code rc;

    if (results == NULL || image.bytes == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_pool_run(&pool, s0_check_task, &tasks, r->arena, results, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < r->count && rc == S0_OK; i++)
        rc =
            take_result(&r->outcomes[r->places[i]], r->arena, &r->jobs[i], &results[i], &pool, err);
    return rc;
}

s0_code s0_rules_run(s0_outcome *outcomes, s0_arena *arena, const s0_bundle *helpers,
                     const s0_rule_job *jobs, size_t count, const s0_rule_limits *limits,
                     s0_error *err)
{
    running r = {.outcomes = outcomes, .arena = arena};
    s0_rule_limits in_force = s0_limits_in_force(limits);
    s0_code rc = sort_out(&r, jobs, count, err);

    if (rc == S0_OK && r.count > 0)
        rc = run_tasks(&r, helpers, &in_force, err);
    for (size_t i = 0; i < count && rc == S0_OK; i++)
        rc = s0_basis_fill(&outcomes[i], arena, jobs[i].rule, jobs[i].context->evidence, err);
    return rc;
}
