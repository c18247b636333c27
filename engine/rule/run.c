/* run.c - rules against evidence, in the parent: what metadata decides is decided here, the
 * rest goes to workers, and what they send is checked like any other input. */
#include "rule/run.h"

#include <string.h>

#include "data/json.h"
#include "rule/basis.h"
#include "rule/check.h"
#include "rule/limits.h"
#include "rule/metadata.h"
#include "rule/precondition.h"

static s0_code erred(s0_outcome *out, s0_arena *arena, const s0_rule *rule, const s0_error *why,
                     s0_error *err)
{
    *out = (s0_outcome){.rule = rule->id, .word = S0_ERRED};
    out->text = why->where[0] == '\0' ? s0_text_dup(arena, why->message)
                                      : s0_textf(arena, "%s: %s", why->where, why->message);
    return out->text == NULL ? s0_fail_memory(err) : S0_OK;
}

/* --- what a worker may say ------------------------------------------------------------- */

static bool numbers_agree(const s0_outcome *o)
{
    const s0_numbers *n = &o->numbers;
    const int64_t all[] = {n->population,       n->met,
                           n->failed,           n->unknown,
                           n->waived,           n->exempt,
                           n->not_due,          n->no_limit,
                           n->subjects,         n->failed_subjects,
                           n->critical,         n->critical_failed,
                           n->critical_unknown, n->exposed,
                           n->handled,          n->not_handled,
                           n->handled_unknown,  n->groups};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i] < 0)
            return false;
    return n->met <= n->population && n->failed <= n->population - n->met &&
           n->unknown == n->population - n->met - n->failed && n->critical <= n->population &&
           n->critical_failed <= n->failed && n->critical_unknown <= n->failed &&
           n->exposed <= n->failed && n->handled <= n->failed && n->not_handled <= n->failed &&
           n->handled_unknown <= n->failed && (uint64_t)n->failed >= o->failed_count &&
           (uint64_t)n->unknown >= o->unknown_count;
}

static bool texts_are_there(const s0_outcome *o)
{
    const struct {
        const s0_instance *items;
        size_t count;
    } lists[] = {
        {o->failed, o->failed_count}, {o->unknown, o->unknown_count}, {o->apart, o->apart_count}};

    if (o->text == NULL || *o->text == '\0')
        return false;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 0; k < lists[i].count; k++)
            if (lists[i].items[k].key == NULL || lists[i].items[k].text == NULL)
                return false;
    for (size_t i = 0; i < o->read_count; i++)
        if (o->reads[i].name == NULL)
            return false;
    for (size_t i = 0; i < o->pass_count; i++)
        if (o->passes[i].tables == NULL || o->passes[i].condition == NULL)
            return false;
    return true;
}

/* NULL when the outcome can be what a check came to, else what is wrong with it. */
static const char *contradiction(const s0_outcome *o, const s0_rule *rule, bool stopped)
{
    if (o->rule == NULL || strcmp(o->rule, rule->id) != 0)
        return "the worker sent the outcome of another rule";
    if (o->word == S0_ABSENT || o->word == S0_NOT_TESTED || o->word == S0_ERRED)
        return "the worker sent an outcome that no check can have";
    if (stopped && o->word != S0_NOT_DETERMINED)
        return "the check was stopped and yet came to an outcome";
    if (!texts_are_there(o))
        return "the worker sent an outcome without its text";
    if (!numbers_agree(o) || (o->word == S0_GAP && o->numbers.failed == 0) ||
        (o->word == S0_CONFORM && o->missing_count > 0))
        return "the worker sent numbers that contradict each other";
    return NULL;
}

/* --- results --------------------------------------------------------------------------------- */

/* The outcome in a worker's bytes. Faults of what was sent are outcomes too; S0_ENOMEM alone
 * is returned. */
static s0_code take_bytes(s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                          const s0_task_result *result, s0_error *err)
{
    s0_source *source = s0_alloc(arena, sizeof *source);
    const s0_value *sent, *stopped;
    s0_error why = {0};
    s0_outcome read;
    const char *wrong;
    s0_code rc;

    if (source == NULL)
        return s0_fail_memory(err);
    *source = (s0_source){.path = rule->source->path, .text = result->bytes, .size = result->size};
    rc = s0_json_read(&sent, arena, source, &why);
    if (rc == S0_OK && s0_value_get(sent, "fault") != NULL) {
        s0_receive_fault(&why, rule->source, s0_value_get(sent, "fault"));
        return erred(out, arena, rule, &why, err);
    }
    if (rc == S0_OK) {
        const s0_value *outcome = s0_value_get(sent, "outcome");

        rc = outcome == NULL ? s0_fail(&why, S0_EINPUT, (s0_mark){0}, "no outcome")
                             : s0_shape_read(arena, &s0_outcome_shape, outcome, &read, &why);
    }
    if (rc == S0_ENOMEM)
        return s0_fail_memory(err);
    if (rc != S0_OK) {
        s0_fail(&why, S0_ERULE, (s0_mark){.source = rule->source},
                "the worker sent what is no outcome");
        return erred(out, arena, rule, &why, err);
    }
    stopped = s0_value_get(sent, "stopped");
    wrong = contradiction(&read, rule,
                          stopped == NULL || stopped->kind != S0_BOOL || stopped->as.truth);
    if (wrong != NULL) {
        s0_fail(&why, S0_ERULE, (s0_mark){.source = rule->source}, "%s", wrong);
        return erred(out, arena, rule, &why, err);
    }
    *out = read;
    return S0_OK;
}

static s0_code take_result(s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                           const s0_task_result *result, const s0_pool *pool, s0_error *err)
{
    s0_error why = {0};
    char how[120];

    if (result->end == S0_TASK_DONE)
        return take_bytes(out, arena, rule, result, err);
    s0_task_end_text(result, pool, how);
    s0_fail(&why, S0_ERULE, (s0_mark){.source = rule->source}, "%s", how);
    return erred(out, arena, rule, &why, err);
}

/* --- running -----------------------------------------------------------------------------------
 */

typedef struct running {
    s0_outcome *outcomes;
    s0_arena *arena;
    const s0_rule **rules; /* that need a worker */
    bool *alone;
    size_t *places; /* of their outcomes */
    size_t count;
} running;

/* Decide without a worker what can be; the others go on the list. */
static s0_code sort_out(running *r, const s0_rule *const *chosen, size_t count,
                        const s0_rule_context *context, s0_error *err)
{
    r->rules = s0_alloc_n(r->arena, count, sizeof *r->rules);
    r->alone = s0_alloc_n(r->arena, count, sizeof *r->alone);
    r->places = s0_alloc_n(r->arena, count, sizeof *r->places);
    if (r->rules == NULL || r->alone == NULL || r->places == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const s0_rule *rule = chosen[i];
        s0_outcome *out = &r->outcomes[i];
        bool decided = true;
        s0_code rc;

        *out = (s0_outcome){0};
        rc = rule->faulty ? erred(out, r->arena, rule, &rule->fault, err)
                          : s0_precondition(&decided, out, r->arena, rule, context, err);
        if (rc != S0_OK)
            return rc;
        if (decided)
            continue;
        r->rules[r->count] = rule;
        r->alone[r->count] = !rule->built_in;
        r->places[r->count++] = i;
    }
    return S0_OK;
}

static s0_code run_tasks(running *r, const s0_rules *rules, const s0_rule_context *context,
                         const s0_rule_limits *limits, s0_error *err)
{
    s0_check_tasks tasks = {r->rules, context, rules->built_in, limits->steps};
    s0_pool pool = s0_limits_pool(limits, r->count, r->alone);
    s0_task_result *results = s0_alloc_n(r->arena, r->count, sizeof *results);
    s0_code rc;

    if (results == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_pool_run(&pool, s0_check_task, &tasks, r->arena, results, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < r->count && rc == S0_OK; i++)
        rc =
            take_result(&r->outcomes[r->places[i]], r->arena, r->rules[i], &results[i], &pool, err);
    return rc;
}

s0_code s0_rules_run(s0_outcome *outcomes, s0_arena *arena, const s0_rules *rules,
                     const s0_rule *const *chosen, size_t count, const s0_rule_context *context,
                     const s0_rule_limits *limits, s0_error *err)
{
    running r = {.outcomes = outcomes, .arena = arena};
    s0_rule_limits in_force = s0_limits_in_force(limits);
    s0_code rc = sort_out(&r, chosen, count, context, err);

    if (rc == S0_OK && r.count > 0)
        rc = run_tasks(&r, rules, context, &in_force, err);
    for (size_t i = 0; i < count && rc == S0_OK; i++)
        rc = s0_basis_fill(&outcomes[i], arena, chosen[i], context->evidence, err);
    return rc;
}
