/* permits.c - every waiver and acceptance in the document: what it allows, whether it holds on the
 * day of the audit, and when it ends. */
#include "audit/permits.h"

#include <stdlib.h>
#include <string.h>

#include "audit/row.h"
#include "audit/state.h"

typedef struct listing {
    s0_audit_state *state;
    s0_permit *items;
    s0_day *ends; /* by item; INT32_MAX: without end */
    size_t count;
    bool memory; /* was short */
} listing;

static const char *date_text(listing *list, const s0_cell *cell)
{
    s0_buf out = s0_buf_in(list->state->arena);

    s0_cell_text(&out, cell);
    list->memory = list->memory || s0_buf_text(&out) == NULL;
    return s0_buf_text(&out);
}

/* A waiver without a day of its beginning and end does not hold; an acceptance may. */
static const char *standing(const s0_table *table, size_t row, bool waiver, s0_day date)
{
    s0_cell approver = s0_cell_at(table, row, "approver");
    s0_cell from = s0_cell_at(table, row, "from");
    s0_cell until = s0_cell_at(table, row, "until");

    if (approver.state == S0_NONE)
        return "not approved";
    if (until.state == S0_GIVEN && until.as.date.last < date)
        return "ended";
    if (from.state == S0_GIVEN && from.as.date.first > date)
        return "not begun";
    if (waiver && (from.state == S0_NONE || until.state == S0_NONE))
        return "without beginning or end";
    if (approver.state == S0_UNKNOWN || from.state == S0_UNKNOWN || until.state == S0_UNKNOWN)
        return "not determined";
    return "in force";
}

static s0_permit *add(listing *list, const s0_table *table, size_t row, bool waiver)
{
    s0_permit *item = &list->items[list->count];
    s0_cell from = s0_cell_at(table, row, "from"), until = s0_cell_at(table, row, "until");
    s0_mark at = s0_table_mark(table, row, 0);
    char place[280];

    at.column = 0;
    s0_mark_text(at, place, sizeof place);
    *item = (s0_permit){.kind = waiver ? "waiver" : "acceptance",
                        .approver = s0_text_at(table, row, "approver"),
                        .reason = s0_text_at(table, row, "reason"),
                        .from = date_text(list, &from),
                        .until = date_text(list, &until),
                        .state = standing(table, row, waiver, list->state->prepared.plan->date),
                        .source = s0_text_dup(list->state->arena, place)};
    list->ends[list->count++] = until.state == S0_GIVEN ? until.as.date.last : INT32_MAX;
    list->memory = list->memory || item->source == NULL;
    return item;
}

/* --- waivers ------------------------------------------------------------------------------------
 */

static bool covers(const char *subject, const char *key)
{
    size_t size = strlen(subject);

    return strncmp(key, subject, size) == 0 &&
           (key[size] == '\0' || key[size] == '/' || key[size] == '#');
}

static bool is_about(const s0_judged *judged, const char *rule, const char *requirement,
                     const s0_rules *known)
{
    if (rule != NULL)
        return s0_rules_get(known, rule) == judged->rule;
    return s0_text_same(judged->rule->requirement, requirement);
}

/* Says so when a waiver in force set nothing apart although its rules looked. Lists of instances
 * end somewhere; what is not in a full list may still be there. */
static void remark_idle(listing *list, const s0_permit *item, const char *rule,
                        const char *requirement, const char *subject)
{
    s0_audit_state *state = list->state;
    bool looked = false;

    if (strcmp(item->state, "in force") != 0 || subject == NULL)
        return;
    for (size_t i = 0; i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];
        const s0_outcome *outcome = &judged->outcome;

        if (!is_about(judged, rule, requirement, &state->known))
            continue;
        looked = looked || (judged->ran && outcome->counted);
        if ((int64_t)outcome->apart_count < outcome->numbers.waived + outcome->numbers.exempt +
                                                outcome->numbers.not_due +
                                                outcome->numbers.no_limit)
            return;
        for (size_t a = 0; a < outcome->apart_count; a++)
            if (covers(subject, outcome->apart[a].key))
                return;
    }
    if (looked)
        s0_texts_addf(&state->remarks,
                      "the waiver of %s for %s (%s) sets nothing apart: no failing instance has "
                      "that subject",
                      item->about, item->subject, item->source);
}

static void list_waivers(listing *list, const s0_table *table)
{
    for (size_t row = 0; table != NULL && row < s0_table_rows(table); row++) {
        const char *rule = s0_key_at(table, row, "rule");
        const char *requirement = s0_key_at(table, row, "requirement");
        s0_permit *item = add(list, table, row, true);

        item->about = rule != NULL ? rule : requirement != NULL ? requirement : "not stated";
        item->subject = s0_text_at(table, row, "subject");
        remark_idle(list, item, rule, requirement, s0_key_at(table, row, "subject"));
    }
}

/* --- acceptances ------------------------------------------------------------------------------ */

static bool is_known(const s0_audit_state *state, const char *finding)
{
    const s0_cycle *prior = state->prior;

    if (s0_rules_get(&state->known, finding) != NULL)
        return true;
    for (size_t i = 0; i < state->number_count; i++)
        if (s0_text_same(state->numbers[i].number, finding) ||
            s0_text_same(state->numbers[i].identity, finding))
            return true;
    for (size_t i = 0; i < state->earlier_count; i++)
        if (s0_text_same(state->earlier[i].entry.finding, finding))
            return true;
    for (size_t i = 0; prior != NULL && i < prior->number_count; i++)
        if (s0_text_same(prior->numbers[i].number, finding))
            return true;
    return false;
}

static s0_code list_acceptances(listing *list, const s0_table *table, s0_error *err)
{
    for (size_t row = 0; table != NULL && row < s0_table_rows(table); row++) {
        const char *risk = s0_text_at(table, row, "risk");
        const char *finding = s0_key_at(table, row, "finding");
        s0_permit *item = add(list, table, row, false);

        item->about = risk != NULL ? risk : finding != NULL ? finding : "not stated";
        if (finding == NULL || is_known(list->state, finding))
            continue;
        if (strcmp(item->state, "ended") != 0)
            return s0_fail(err, S0_EINPUT, s0_table_mark(table, row, 0),
                           "an acceptance names the finding \"%s\", which does not exist", finding);
        s0_texts_addf(&list->state->remarks,
                      "the acceptance of %s (%s) has ended and names no finding of today", finding,
                      item->source);
    }
    return S0_OK;
}

/* --- all
 * ------------------------------------------------------------------------------------------ */

typedef struct entry {
    s0_permit permit;
    s0_day end;
} entry;

/* What ends first comes first. */
static int by_end(const void *a, const void *b)
{
    const entry *left = a, *right = b;
    int order;

    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    order = s0_text_natural(left->permit.about, right->permit.about);
    if (order == 0)
        order = s0_text_compare(left->permit.subject, right->permit.subject);
    return order != 0 ? order : s0_text_natural(left->permit.source, right->permit.source);
}

static size_t rows_of(const s0_table *table)
{
    return table != NULL ? s0_table_rows(table) : 0;
}

s0_code s0_permits_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    const s0_table *waivers = s0_evidence_table(state->prepared.evidence, "waivers");
    const s0_table *acceptances = s0_evidence_table(state->prepared.evidence, "acceptances");
    size_t most = rows_of(waivers) + rows_of(acceptances);
    listing list = {.state = state,
                    .items = s0_alloc_n(state->arena, most, sizeof *list.items),
                    .ends = s0_alloc_n(state->arena, most, sizeof *list.ends)};
    entry *sorted = s0_alloc_n(state->arena, most, sizeof *sorted);
    s0_code rc;

    if (list.items == NULL || list.ends == NULL || sorted == NULL)
        return s0_fail_memory(err);
    list_waivers(&list, waivers);
    if ((rc = list_acceptances(&list, acceptances, err)) != S0_OK)
        return rc;
    if (list.memory)
        return s0_fail_memory(err);
    for (size_t i = 0; i < list.count; i++)
        sorted[i] = (entry){list.items[i], list.ends[i]};
    if (list.count > 1)
        qsort(sorted, list.count, sizeof *sorted, by_end);
    for (size_t i = 0; i < list.count; i++)
        list.items[i] = sorted[i].permit;
    cycle->permits = list.items;
    cycle->permit_count = list.count;
    return S0_OK;
}
