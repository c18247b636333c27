/* requests.c - the request list: what rules that came to no decision wait for, each name
 * once, with the rules behind it. */
#include <stdlib.h>
#include <string.h>

#include "audit/quality.h"
#include "audit/state.h"

typedef struct line {
    s0_request request;
    s0_texts rules;
} line;

typedef struct listing {
    s0_audit_state *state;
    line *items;
    size_t count;
    size_t room;
    bool memory; /* was short */
} listing;

static const char *where_of(const s0_vocabulary *vocabulary, const s0_entry *entry)
{
    char table[128];
    const char *dot = strchr(entry->name, '.');
    size_t size = dot != NULL ? (size_t)(dot - entry->name) : 0;

    if (entry->where != NULL || entry->kind != S0_ENTRY_COLUMN || size >= sizeof table)
        return entry->where;
    memcpy(table, entry->name, size);
    table[size] = '\0';
    entry = s0_vocabulary_get(vocabulary, table);
    return entry != NULL ? entry->where : NULL;
}

static void ask(listing *list, const char *name, const char *state, const char *rule)
{
    const s0_vocabulary *vocabulary = list->state->prepared.vocabulary;
    const s0_entry *entry = s0_vocabulary_get(vocabulary, name);
    line *item;

    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].request.name, name) == 0 &&
            strcmp(list->items[i].request.state, state) == 0) {
            s0_texts_add_new(&list->items[i].rules, rule);
            return;
        }
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 16 : list->room * 2;
        line *items = s0_alloc_n(list->state->arena, room, sizeof *items);

        if (items == NULL) {
            list->memory = true;
            return;
        }
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->room = room;
    }
    item = &list->items[list->count++];
    item->request =
        (s0_request){.name = name,
                     .state = state,
                     .meaning = entry != NULL && entry->meaning != NULL ? entry->meaning : "",
                     .where = entry != NULL ? where_of(vocabulary, entry) : NULL};
    item->rules = s0_texts_in(list->state->arena);
    s0_texts_add(&item->rules, rule);
}

static const char *state_of(const s0_withheld *withheld)
{
    static const char *const states[] = {"does not exist", "not accessible", "not asked yet"};

    return withheld != NULL ? states[withheld->how] : "missing";
}

static bool is_missing(const s0_judged *judged, const char *name)
{
    for (size_t i = 0; i < judged->outcome.missing_count; i++)
        if (strcmp(judged->outcome.missing[i], name) == 0)
            return true;
    return false;
}

/* The table's part of a column's name, in the arena; NULL for a name without a dot. */
static const char *table_part(listing *list, const char *name)
{
    const char *dot = strchr(name, '.');
    const char *part =
        dot != NULL ? s0_text_copy(list->state->arena, name, (size_t)(dot - name)) : name;

    if (part == NULL)
        list->memory = true;
    return part;
}

static void ask_table(listing *list, const s0_judged *judged, const char *name, const char *part)
{
    const s0_evidence *evidence = list->state->prepared.evidence;
    const s0_table *table = s0_evidence_table(evidence, part);
    const char *short_name = strchr(name, '.');
    int column = table != NULL && short_name != NULL ? s0_table_column(table, short_name + 1) : -1;

    if (table == NULL)
        ask(list, part, state_of(s0_evidence_withheld(evidence, part)), judged->rule->id);
    else if ((column >= 0 && !s0_table_has(table, (size_t)column)) || is_missing(judged, name))
        ask(list, name, "missing", judged->rule->id);
}

static void ask_fact(listing *list, const s0_judged *judged, const char *name)
{
    const s0_evidence *evidence = list->state->prepared.evidence;
    const s0_fact *fact = s0_evidence_fact(evidence, name);

    if (fact == NULL || fact->cell.state == S0_UNKNOWN || is_missing(judged, name))
        ask(list, name, state_of(s0_evidence_withheld(evidence, name)), judged->rule->id);
}

static void ask_name(listing *list, const s0_judged *judged, const char *name)
{
    const s0_entry *entry = s0_vocabulary_get(list->state->prepared.vocabulary, name);

    if (entry == NULL)
        return;
    if (entry->kind == S0_ENTRY_TABLE || entry->kind == S0_ENTRY_COLUMN) {
        const char *part = table_part(list, name);

        if (part != NULL)
            ask_table(list, judged, name, part);
    } else {
        ask_fact(list, judged, name);
    }
}

/* The own rule a rule stands on, when nobody stated it. */
static void ask_own_rule(listing *list, const s0_judged *judged)
{
    const char *basis = judged->rule->basis;
    bool none;

    if (basis != NULL && s0_starts_with(basis, "own_rules.") &&
        !s0_evidence_own_rule(list->state->prepared.evidence, strchr(basis, '.') + 1, &none))
        ask(list, basis, state_of(s0_evidence_withheld(list->state->prepared.evidence, basis)),
            judged->rule->id);
}

/* Evidence that was there and could not show conformity. */
static s0_code ask_better(listing *list, const s0_judged *judged, s0_error *err)
{
    const s0_plan *plan = list->state->prepared.plan;
    const s0_evidence *evidence = list->state->prepared.evidence;
    const s0_quality_terms terms = {evidence, plan->date, plan->period};
    const s0_duration *fresh = s0_quality_fresh(judged->rule, evidence);

    for (size_t i = 0; i < judged->outcome.read_count; i++) {
        const char *name = judged->outcome.reads[i].name;
        const char *part = table_part(list, name);
        const s0_table *table = part != NULL ? s0_evidence_table(evidence, part) : NULL;
        const s0_file *const *files;
        size_t count;
        s0_code rc = s0_quality_files(&files, &count, list->state->arena, name, evidence, err);

        if (rc != S0_OK)
            return rc;
        if (table != NULL)
            name = part;
        if (table != NULL && s0_table_lacks_file(table))
            ask(list, name, "lacks a file", judged->rule->id);
        for (size_t f = 0; f < count; f++) {
            const char *state = s0_quality_of_file(files[f], fresh, &terms, NULL);

            if (state != NULL)
                ask(list, name, state, judged->rule->id);
        }
    }
    return S0_OK;
}

static int by_name(const void *a, const void *b)
{
    const line *left = a, *right = b;
    int order = s0_text_natural(left->request.name, right->request.name);

    return order != 0 ? order : strcmp(left->request.state, right->request.state);
}

static s0_code collect(listing *list, s0_error *err)
{
    for (size_t i = 0; i < list->state->judged_count; i++) {
        const s0_judged *judged = &list->state->judged[i];
        s0_code rc;

        if (judged->rule->faulty ||
            (judged->word != S0_NOT_DETERMINED && judged->word != S0_ABSENT))
            continue;
        if (judged->missing != NULL)
            ask_name(list, judged, judged->missing);
        if (!judged->ran)
            continue;
        ask_own_rule(list, judged);
        for (size_t n = 0; n < judged->rule->evidence_count; n++)
            ask_name(list, judged, judged->rule->evidence[n]);
        for (size_t n = 0; n < judged->outcome.missing_count; n++)
            ask_name(list, judged, judged->outcome.missing[n]);
        if (judged->outcome.word != judged->word && (rc = ask_better(list, judged, err)) != S0_OK)
            return rc;
    }
    return S0_OK;
}

s0_code s0_requests_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    listing list = {.state = state};
    s0_request *requests;
    s0_code rc = collect(&list, err);

    if (rc != S0_OK)
        return rc;
    if (list.count > 1)
        qsort(list.items, list.count, sizeof *list.items, by_name);
    if ((requests = s0_alloc_n(state->arena, list.count, sizeof *requests)) == NULL || list.memory)
        return s0_fail_memory(err);
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].rules.failed)
            return s0_fail_memory(err);
        s0_texts_sort(&list.items[i].rules);
        requests[i] = list.items[i].request;
        requests[i].rules = list.items[i].rules.items;
        requests[i].rule_count = list.items[i].rules.count;
    }
    cycle->requests = requests;
    cycle->request_count = list.count;
    return S0_OK;
}
