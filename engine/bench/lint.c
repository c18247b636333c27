/* lint.c - the codes, the order of the checks, and where their findings go. */
#include "bench/lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/text.h"
#include "bench/lint_parts.h"
#include "rule/place.h"

const s0_lint_code s0_lint_codes[] = {
    {"load", "the file cannot be loaded as a rule"},
    {"no-basis", "the check measures against an own rule that the basis does not name"},
    {"no-source", "the basis is a law or a contract, and the criterion does not say which"},
    {"no-examples", "the rule has no examples"},
    {"example-fault", "an example says what no audit reads"},
    {"no-conform-example", "no example conforms"},
    {"no-gap-example", "no example shows a gap"},
    {"no-unknown-example", "no example lacks evidence"},
    {"criterion-repeats-title", "the criterion says no more than the title"},
    {"replaces-silently", "an own rule stands in for a built-in one without saying why"},
    {"id-gone", "a recorded run had a rule whose id nobody bears now"},
    {"same-condition", "two rules would raise the same condition"},
    {"advice", "a text says what to do about it"},
    {"blame", "a text judges people"},
    {"gap-without-numbers", "a gap over a population does not say how many of how many"},
    {"vacuous", "the check can come to no gap"},
    {"lost-outcome", "an outcome is made and not returned"},
    {"empty-conform", "an empty population conforms, and no reason is given"},
    {"endless-loop", "a loop has no way out"},
    {"unused-read", "evidence names what the check never reads"},
    {"undeclared-read", "the check reads what evidence does not name"},
    {"unknown-own-rule", "an own rule that neither vocabulary nor metadata defines"},
    {"unknown-word", "a name that nobody defines"},
    {"date-as-text", "a date of the evidence is compared with text"},
    {"none-compared", "a comparison with none that never holds"},
    {"column-compared", "a column compared at once, where a condition was meant"},
    {"unproven", "the examples do not prove that the rule can fail"},
    {"luacheck", "a finding of luacheck"},
    {"silence-without-reason", "a silence that does not say why"},
    {"silence-of-nothing", "a silence that silences nothing"},
    {"silence-unreadable", "a silence of no code, or in no form that is known"},
    {NULL, NULL}};

static s0_lint_check *const checks[] = {s0_lint_metadata, s0_lint_examples,   s0_lint_wording,
                                        s0_lint_words,    s0_lint_check_text, s0_lint_reads,
                                        s0_lint_columns,  s0_lint_values};

static s0_lint_finding *new_finding(s0_linting *l)
{
    if (l->count == l->room) {
        size_t room = l->room > 0 ? 2 * l->room : 16;
        s0_lint_finding *more = s0_alloc_n(l->arena, room, sizeof *more);

        if (more == NULL) {
            l->failed = true;
            return NULL;
        }
        if (l->count > 0)
            memcpy(more, l->findings, l->count * sizeof *more);
        l->findings = more;
        l->room = room;
    }
    return &l->findings[l->count++];
}

void s0_lint_add(s0_linting *l, const char *code, const s0_rule *rule, s0_mark at, const char *fmt,
                 ...)
{
    s0_lint_finding *finding = new_finding(l);
    char message[512];
    va_list args;

    if (finding == NULL)
        return;
    va_start(args, fmt);
    vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    *finding = (s0_lint_finding){.code = code, .rule = rule, .at = at};
    s0_fail(&finding->error, S0_ERULE, at, "%s", message);
}

void s0_lint_hint(s0_linting *l, const char *fmt, ...)
{
    char hint[256];
    va_list args;

    if (l->failed || l->count == 0)
        return;
    va_start(args, fmt);
    vsnprintf(hint, sizeof hint, fmt, args);
    va_end(args);
    s0_hint(&l->findings[l->count - 1].error, "%s", hint);
}

s0_mark s0_lint_field(const s0_script *s, const char *key)
{
    size_t at = s->table.from, name;
    s0_range value;

    while (s0_script_next_field(s, s->table, &at, &name, &value))
        if (name != value.from && s0_token_is(&s->tokens[name], key))
            return s->tokens[name].mark;
    return (s0_mark){.source = s->source};
}

/* --- what was found elsewhere -------------------------------------------------------------- */

/* The fault of a rule that could not be loaded, with its place read back from its text. */
static void add_fault(s0_linting *l, const s0_rule *rule)
{
    size_t path = strlen(rule->source->path);
    const char *where = rule->fault.where;
    s0_mark at = {.source = rule->source};
    char *end = NULL;
    s0_lint_finding *finding;

    if (strncmp(where, rule->source->path, path) == 0 && where[path] == ':') {
        at.line = (uint32_t)strtoul(where + path + 1, &end, 10);
        if (*end == ':')
            at.column = (uint32_t)strtoul(end + 1, NULL, 10);
    }
    if ((finding = new_finding(l)) != NULL)
        *finding = (s0_lint_finding){.code = "load", .rule = rule, .at = at, .error = rule->fault};
}

static void add_given(s0_linting *l, const s0_rule *rule)
{
    for (size_t i = 0; i < l->inputs->given_count; i++) {
        const s0_lint_given *given = &l->inputs->given[i];
        s0_mark at = {rule->source, given->line, given->column};
        bool said = false;

        if (strcmp(given->path, rule->source->path) != 0)
            continue;
        for (size_t k = 0; k < l->count && strcmp(given->code, "luacheck") == 0; k++)
            said = said ||
                   (l->findings[k].at.source == at.source && l->findings[k].at.line == at.line &&
                    l->findings[k].at.column == at.column);
        if (said) /* what luacheck says of a place is said there already, with a remedy */
            continue;
        s0_lint_add(l, given->code, rule, at, "%s", given->message);
        if (given->hint != NULL)
            s0_lint_hint(l, "%s", given->hint);
    }
}

/* --- all of it ----------------------------------------------------------------------------- */

static s0_code read_helpers(s0_script *script, s0_linting *l, const s0_rule *rule, s0_error *err)
{
    s0_buf text = s0_buf_in(l->arena);

    for (size_t i = 0; i < rule->helper_count; i++) {
        const char *path = s0_textf(l->arena, "lua/helpers/%s.lua", rule->helpers[i]);
        const s0_source *helper =
            path != NULL ? s0_bundle_get(l->inputs->rules->built_in, path) : NULL;

        if (helper != NULL)
            s0_put(&text, helper->text);
    }
    return (script->helper = s0_buf_text(&text)) != NULL ? S0_OK : s0_fail_memory(err);
}

static s0_code read_scripts(s0_linting *l, s0_error *err)
{
    const s0_rules *rules = l->inputs->rules;

    if ((l->scripts = s0_alloc_n(l->arena, rules->count, sizeof *l->scripts)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < rules->count; i++) {
        s0_script *script = s0_alloc(l->arena, sizeof *script);
        s0_code rc;

        if (rules->items[i]->faulty)
            continue;
        if (script == NULL)
            return s0_fail_memory(err);
        if ((rc = s0_script_read(script, l->arena, rules->items[i]->source, err)) != S0_OK ||
            (rc = read_helpers(script, l, rules->items[i], err)) != S0_OK)
            return rc;
        l->scripts[i] = script;
    }
    return S0_OK;
}

static const s0_script *script_of(const s0_linting *l, const s0_rule *rule)
{
    for (size_t i = 0; i < l->inputs->rules->count; i++)
        if (l->inputs->rules->items[i] == rule)
            return l->scripts[i];
    return NULL;
}

static bool before(void *context, uint32_t a, uint32_t b)
{
    const s0_lint_finding *x = &((s0_linting *)context)->findings[a];
    const s0_lint_finding *y = &((s0_linting *)context)->findings[b];
    int order = s0_text_natural(x->at.source != NULL ? x->at.source->path : "",
                                y->at.source != NULL ? y->at.source->path : "");

    if (order != 0)
        return order < 0;
    if (x->at.line != y->at.line)
        return x->at.line < y->at.line;
    if (x->at.column != y->at.column)
        return x->at.column < y->at.column;
    order = strcmp(x->code, y->code);
    return order != 0 ? order < 0 : strcmp(x->error.message, y->error.message) < 0;
}

static s0_code report_findings(s0_linting *l, s0_lint_report *out, s0_error *err)
{
    uint32_t *order = s0_alloc_n(l->arena, 2 * l->count, sizeof *order);
    s0_lint_finding *sorted = s0_alloc_n(l->arena, l->count, sizeof *sorted);

    if (l->failed || order == NULL || sorted == NULL)
        return s0_fail_memory(err);
    s0_sort_order(order, order + l->count, l->count, before, l);
    for (size_t i = 0; i < l->count; i++) {
        sorted[i] = l->findings[order[i]];
        out->open += sorted[i].silence == NULL;
    }
    out->findings = sorted;
    out->count = l->count;
    return S0_OK;
}

s0_code s0_lint(s0_lint_report *out, s0_arena *arena, const s0_lint_inputs *inputs, s0_error *err)
{
    s0_linting l = {.arena = arena, .inputs = inputs};
    s0_code rc;

    *out = (s0_lint_report){0};
    if ((rc = s0_lint_wording_load(&l, err)) != S0_OK || (rc = read_scripts(&l, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < inputs->chosen_count; i++) {
        const s0_rule *rule = inputs->chosen[i];
        const s0_script *script = script_of(&l, rule);

        if (rule->faulty)
            add_fault(&l, rule);
        for (size_t c = 0; script != NULL && c < sizeof checks / sizeof *checks; c++)
            checks[c](&l, rule, script);
        if (script != NULL)
            add_given(&l, rule);
    }
    s0_lint_pairs(&l);
    if ((rc = s0_lint_owned(&l, err)) != S0_OK)
        return rc;
    s0_lint_gone(&l);
    s0_lint_silence_all(&l, out);
    return report_findings(&l, out, err);
}
