/* check.c - one check from file to outcome, in a worker.
 *
 * The flag decides: a check that was stopped because something is missing is not
 * determined, and one that spent its budget is an error, whatever the script returned. */
#include "rule/check.h"

#include <stdio.h>
#include <string.h>

#include "data/json.h"
#include "rule/bind.h"
#include "rule/declared.h"
#include "rule/metadata.h"
#include "rule/place.h"
#include "rule/rule_file.h"

static void spend(void *context, uint64_t rows)
{
    s0_sandbox_spend(context, rows);
}

static bool sees(void *context, const char *name)
{
    const s0_check *check = s0_check_of(context);

    return s0_declares(check->rule, name) ||
           s0_own_names_columns(check->rule, check->context->evidence);
}

/* (check) -> the outcome it returns for `audit`.  [-1, +1, e] */
static int call_check(lua_State *L)
{
    const s0_check *check = s0_sandbox_context(s0_sandbox_of(L));

    lua_settop(L, 1);
    if (check->lines != NULL)
        s0_sandbox_watch(L, check->lines);
    s0_push_audit(L);
    lua_call(L, 1, LUA_MULTRET);
    if (lua_gettop(L) == 0)
        return luaL_error(L, "check returns nothing");
    if (lua_gettop(L) > 1)
        return luaL_error(L, "check returns %d values, not one outcome", lua_gettop(L));
    if (s0_to_outcome(L, 1) == NULL)
        return luaL_error(L, "check returns %s, not an outcome", s0_kind_at(L, 1));
    return 1;
}

/* Facts that decided that there is something to test are read whatever the check does. */
static bool read_only_if(s0_check *check)
{
    const s0_rule *rule = check->rule;

    for (size_t i = 0; i < rule->only_if_count; i++)
        if (!s0_reads_fact(&check->reads, rule->only_if[i].fact,
                           s0_evidence_fact(check->context->evidence, rule->only_if[i].fact)))
            return false;
    return true;
}

/* A helper that is first used inside check is not covered by the rule's digest. */
static s0_code check_helpers(const s0_sandbox *sandbox, const s0_rule *rule, s0_error *err)
{
    size_t count;
    const char *const *used = s0_sandbox_used(sandbox, &count);

    for (size_t i = 0; i < count; i++) {
        size_t at = 0;

        while (at < rule->helper_count && strcmp(rule->helpers[at], used[i]) != 0)
            at++;
        if (at < rule->helper_count)
            continue;
        s0_fail(err, S0_ERULE, (s0_mark){.source = rule->source},
                "the helper \"%s\" is used only inside check", used[i]);
        s0_hint(err, "write local %s = use \"%s\" at the top of the file", used[i], used[i]);
        return S0_ERULE;
    }
    return S0_OK;
}

/* Whoever spent a budget wants to know what costs less. */
static void advise(s0_error *err)
{
    size_t used = strlen(err->message);

    snprintf(
        err->message + used, sizeof err->message - used,
        "; a loop in a loop visits each pair of records, and .. in a loop copies all of the text: "
        "`with` joins, `where`, `latest` and `every` look at all records at once, table.concat "
        "puts texts together");
}

/* Run the rule; `*out` is its outcome, or that of a check that was stopped. */
static s0_code run(s0_check *check, s0_sandbox *sandbox, const s0_outcome **out, s0_error *err)
{
    lua_State *L = s0_sandbox_lua(sandbox);
    const s0_stop *stop;
    s0_outcome *stopped;
    s0_code rc;

    if ((rc = s0_rule_file_run(sandbox, check->rule->source, err)) != S0_OK)
        return rc;
    s0_sandbox_set_context(sandbox, check); /* from here on there is evidence */
    lua_pushcfunction(L, call_check);
    lua_insert(L, -2);
    rc = s0_sandbox_call(sandbox, 1, 1, err);
    stop = s0_sandbox_stopped(sandbox);
    if (stop->kind == S0_STOP_CALLER && stop->reason == S0_STOP_MISSING) {
        if ((stopped = s0_alloc(check->arena, sizeof *stopped)) == NULL)
            return s0_fail_memory(err);
        stopped->word = S0_NOT_DETERMINED;
        stopped->text = stop->text;
        stopped->missing = &check->missing;
        stopped->missing_count = 1;
        *out = stopped;
        return S0_OK;
    }
    if (stop->kind == S0_STOP_STEPS || stop->kind == S0_STOP_MEMORY)
        advise(err);
    if (rc == S0_OK)
        *out = s0_to_outcome(L, -1);
    if (rc == S0_ERULE && err->where[0] == '\0') {
        s0_error told = *err;

        s0_fail(err, S0_ERULE, s0_rule_place(check->rule->source, "check", NULL), "%s",
                told.message);
    }
    return rc == S0_OK ? check_helpers(sandbox, check->rule, err) : rc;
}

/* The worker's own marks: those of the job belong to the parent. */
static bool open_lines(s0_check *check, const s0_line_marks *asked)
{
    if (asked == NULL)
        return true;
    check->lines = s0_alloc(check->arena, sizeof *check->lines);
    if (check->lines == NULL)
        return false;
    check->lines->count = asked->count;
    check->lines->marks = s0_alloc_n(check->arena, asked->count, 1);
    return check->lines->marks != NULL;
}

static bool send(const s0_check *check, const s0_outcome *outcome, bool stopped, s0_buf *out)
{
    const s0_value *tree = s0_shape_write(check->arena, &s0_outcome_shape, outcome);

    if (tree == NULL)
        return false;
    s0_putf(out, "{\"stopped\":%s,\"outcome\":", stopped ? "true" : "false");
    s0_json_write(out, tree, false);
    if (check->lines != NULL) {
        s0_put(out, ",\"lines\":\"");
        for (size_t i = 0; i < check->lines->count; i++)
            s0_put_char(out, (char)('0' + check->lines->marks[i]));
        s0_put_char(out, '"');
    }
    s0_put_char(out, '}');
    return !out->failed;
}

bool s0_check_task(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    const s0_check_tasks *tasks = context;
    const s0_rule_context *audit = tasks->jobs[index].context;
    s0_check *check = s0_alloc(arena, sizeof *check);
    const s0_outcome *found = NULL;
    s0_outcome outcome;
    s0_sandbox *sandbox;
    s0_error err = {0};
    s0_code rc;

    if (check == NULL || !s0_reads_open(&check->reads, arena) ||
        s0_rule_file_open(&sandbox, arena, tasks->steps, tasks->helpers, tasks->image, &err) !=
            S0_OK)
        return false;
    check->rule = tasks->jobs[index].rule;
    check->context = audit;
    check->arena = arena;
    check->terms = (s0_terms){.date = audit->date,
                              .period = audit->period,
                              .calendar = s0_evidence_calendar(audit->evidence),
                              .spend = spend,
                              .sees = sees,
                              .context = s0_sandbox_lua(sandbox),
                              .memory = s0_where_memory_new(arena)};
    if (check->terms.memory == NULL || !open_lines(check, tasks->jobs[index].lines))
        return false;
    if (!read_only_if(check))
        return false;
    rc = run(check, sandbox, &found, &err);
    if (rc == S0_ENOMEM)
        return false;
    if (rc != S0_OK)
        return s0_send_fault(out, &err);
    outcome = *found;
    outcome.rule = check->rule->id;
    outcome.steps = (int64_t)s0_sandbox_steps(sandbox);
    if (!s0_reads_finish(&check->reads, &outcome))
        return false;
    if (tasks->jobs[index].brief) /* but the reads, which decide whether a conform may stand */
        outcome.failed_count = outcome.unknown_count = outcome.apart_count = outcome.pass_count = 0;
    return send(check, &outcome, check->missing != NULL, out);
}
