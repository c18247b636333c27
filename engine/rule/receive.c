/* receive.c - an outcome that came over the pipe. The worker ran a stranger's code, so its bytes
 * are held against the shape of an outcome, and the outcome against itself. */
#include "rule/receive.h"

#include <string.h>

#include "data/json.h"
#include "rule/metadata.h"

s0_code s0_outcome_erred(s0_outcome *out, s0_arena *arena, const s0_rule *rule, const s0_error *why,
                         s0_error *err)
{
    *out = (s0_outcome){.rule = rule->id, .word = S0_ERRED};
    out->text = why->where[0] == '\0' ? s0_text_dup(arena, why->message)
                                      : s0_textf(arena, "%s: %s", why->where, why->message);
    return out->text == NULL ? s0_fail_memory(err) : S0_OK;
}

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

/* Marks come as text, a digit for each line. False: these are none of this file. */
static bool take_lines(s0_line_marks *lines, const s0_value *sent)
{
    if (lines == NULL)
        return sent == NULL;
    if (sent == NULL || sent->kind != S0_TEXT || sent->size != lines->count)
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        if (sent->raw[i] < '0' || sent->raw[i] > '0' + (S0_LINE_ACTIVE | S0_LINE_REACHED))
            return false;
        lines->marks[i] |= (unsigned char)(sent->raw[i] - '0');
    }
    return true;
}

s0_code s0_outcome_receive(s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                           s0_line_marks *lines, const char *bytes, size_t size, s0_error *err)
{
    s0_source *source = s0_alloc(arena, sizeof *source);
    const s0_value *sent, *stopped;
    s0_error why = {0};
    s0_outcome read;
    const char *wrong;
    s0_code rc;

    if (source == NULL)
        return s0_fail_memory(err);
    *source = (s0_source){.path = rule->source->path, .text = bytes, .size = size};
    rc = s0_json_read(&sent, arena, source, &why);
    if (rc == S0_OK && s0_value_get(sent, "fault") != NULL) {
        s0_receive_fault(&why, rule->source, s0_value_get(sent, "fault"));
        return s0_outcome_erred(out, arena, rule, &why, err);
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
        return s0_outcome_erred(out, arena, rule, &why, err);
    }
    stopped = s0_value_get(sent, "stopped");
    wrong = contradiction(&read, rule,
                          stopped == NULL || stopped->kind != S0_BOOL || stopped->as.truth);
    if (wrong == NULL && !take_lines(lines, s0_value_get(sent, "lines")))
        wrong = "the worker sent lines of another file";
    if (wrong != NULL) {
        s0_fail(&why, S0_ERULE, (s0_mark){.source = rule->source}, "%s", wrong);
        return s0_outcome_erred(out, arena, rule, &why, err);
    }
    *out = read;
    return S0_OK;
}
