/* follow_up_gather.c - earlier findings from the table and from the preceding cycle, with
 * what the corrective actions say of date, completion, effect and progress. */
#include <stdlib.h>
#include <string.h>

#include "audit/answer.h"
#include "audit/follow_up.h"
#include "audit/row.h"
#include "base/text.h"

typedef struct gathering {
    s0_arena *arena;
    const s0_evidence *evidence;
    const s0_rules *rules;
    s0_day date;
    s0_followed *items;
    size_t count;
    size_t from_table; /* the first so many are rows of the table */
    bool memory;       /* was short */
} gathering;

static const char *date_text(gathering *g, const s0_cell *cell)
{
    char text[16];
    const char *kept;

    if (cell->state != S0_GIVEN)
        return NULL;
    s0_date_text(cell->as.date, text);
    if ((kept = s0_text_dup(g->arena, text)) == NULL)
        g->memory = true;
    return kept;
}

bool s0_is_settled(const s0_earlier *entry)
{
    return s0_text_same(entry->status, "closed, effective") ||
           s0_text_same(entry->status, "closed, seen now");
}

static bool read_class(const char *text, s0_class *out)
{
    for (int i = 0; text != NULL && s0_classes[i] != NULL; i++)
        if (strcmp(s0_classes[i], text) == 0) {
            *out = (s0_class)i;
            return true;
        }
    return false;
}

/* What the actions on it say, besides its date. */
static void answer(gathering *g, s0_followed *f, const s0_answer *all)
{
    f->progress = all->progress;
    f->answered = all->rows > 0;
    f->caused = all->caused;
    if (f->verified != S0_YES && all->verify_on.state == S0_GIVEN &&
        all->verify_on.as.date.first > g->date)
        f->verify_on = date_text(g, &all->verify_on);
}

/* --- the table ------------------------------------------------------------------------- */

static void put(gathering *g, const s0_followed *item)
{
    g->items[g->count++] = *item;
}

static const s0_rule *rule_called(const gathering *g, const char *id)
{
    return id != NULL ? s0_rules_get(g->rules, id) : NULL;
}

static void read_row(gathering *g, const s0_table *table, size_t row)
{
    s0_cell status = s0_cell_at(table, row, "status");
    s0_cell due = s0_cell_at(table, row, "due");
    s0_cell verified = s0_cell_at(table, row, "effect_verified_on");
    const char *class_ = s0_text_at(table, row, "class");
    const char *finding = s0_text_at(table, row, "finding");
    const char *rule = s0_text_at(table, row, "rule");
    s0_mark at = s0_table_mark(table, row, 0);
    char place[280];
    s0_followed f = {0};
    s0_answer all;

    at.column = 0;
    s0_mark_text(at, place, sizeof place);
    f.entry = (s0_earlier){.finding = finding != NULL ? finding : "(number unknown)",
                           .requirement = s0_text_at(table, row, "requirement"),
                           .class_ = class_,
                           .rule = rule,
                           .statement = s0_text_at(table, row, "statement"),
                           .was = s0_text_at(table, row, "status"),
                           .source = s0_text_dup(g->arena, place)};
    all = s0_answer_to(g->evidence, g->date, f.entry.finding);
    if (due.state != S0_GIVEN && all.due.state == S0_GIVEN)
        due = all.due;
    f.entry.due = date_text(g, &due);
    f.due_stated = due.state == S0_GIVEN;
    f.rule = rule_called(g, rule);
    if (f.rule != NULL)
        f.entry.rule = f.rule->id;
    f.class_known = read_class(class_, &f.class_);
    f.closed = status.state == S0_GIVEN
                   ? (strcmp(status.as.text.key, "closed") == 0 ? S0_YES : S0_NO)
                   : S0_MAYBE;
    f.verified = s0_is_given(&verified);
    if (all.rows > 0 && (all.effective == S0_YES || f.verified == S0_NO))
        f.verified = all.effective;
    answer(g, &f, &all);
    f.past_due = s0_is_past(&due, g->date);
    if (f.entry.source == NULL)
        g->memory = true;
    put(g, &f);
}

/* --- the preceding cycle ----------------------------------------------------------------- */

/* Whether one that is gathered already is the finding, or speaks for it: the table's row of a rule
 * while that is open, and what the preceding cycle found by it. What people closed once in the
 * table does not speak for what was found afterwards. */
static s0_followed *told(const gathering *g, const char *finding, const s0_rule *rule)
{
    for (size_t i = 0; i < g->count; i++)
        if (s0_text_same(g->items[i].entry.finding, finding) ||
            (rule != NULL && g->items[i].rule == rule &&
             (i >= g->from_table || g->items[i].closed != S0_YES)))
            return &g->items[i];
    return NULL;
}

/* A finding of the preceding cycle stands as its actions say; without any it is open. `other` is
 * the finding it was merged into, or NULL: what is done about that is done about it. */
static void take(gathering *g, const s0_cycle *prior, const char *other, s0_followed *f)
{
    s0_answer all = s0_answer_to(g->evidence, g->date, f->entry.finding);

    if (all.rows == 0 && other != NULL)
        all = s0_answer_to(g->evidence, g->date, other);
    f->entry.computed = NULL; /* a judgement was made for its own cycle */
    f->rule = rule_called(g, f->entry.rule);
    if (f->rule != NULL)
        f->entry.rule = f->rule->id;
    f->class_known = read_class(f->entry.class_, &f->class_);
    f->closed = s0_text_same(f->entry.was, "closed") || (all.rows > 0 && all.done == S0_YES)
                    ? S0_YES
                    : S0_NO;
    f->verified = all.effective;
    answer(g, f, &all);
    if (all.rows > 0 || f->entry.due == NULL) {
        f->entry.due = date_text(g, &all.due);
        f->due_stated = all.due.state == S0_GIVEN;
        f->past_due = all.rows > 0 ? s0_is_past(&all.due, g->date) : S0_MAYBE;
        if (all.rows == 0 && !all.unsure)
            f->past_due = S0_NO; /* no action, no date */
    } else {
        s0_cell due = {.state = S0_GIVEN, .type = S0_TYPE_DATE};

        f->due_stated = s0_date_read(f->entry.due, strlen(f->entry.due), &due.as.date);
        f->past_due = f->due_stated ? s0_is_past(&due, g->date) : S0_MAYBE;
    }
    f->entry.was = f->closed == S0_YES ? "closed" : "open";
    if ((f->entry.source = s0_textf(g->arena, "cycle %s", prior->cycle.name)) == NULL)
        g->memory = true;
    put(g, f);
}

/* A finding of the preceding cycle, and all that was merged into it or into a part of it: that is a
 * finding again unless somebody judges so again. */
static void take_finding(gathering *g, const s0_cycle *prior, const s0_finding *finding,
                         const char *other)
{
    s0_followed f = {.entry = {.finding = finding->number,
                               .requirement = finding->requirement,
                               .class_ = s0_classes[finding->class_],
                               .rule = finding->identity,
                               .statement = finding->statement,
                               .times = finding->times},
                     .group = finding->part_count > 0 ? finding->identity : NULL,
                     .parts = finding->parts,
                     .part_count = finding->part_count};
    s0_followed *row = told(g, finding->number, rule_called(g, finding->identity));

    if (row == NULL)
        take(g, prior, other, &f);
    else if (row->entry.times < finding->times)
        row->entry.times = finding->times;
    for (size_t i = 0; i < finding->merged_count; i++)
        take_finding(g, prior, &finding->merged[i], finding->number);
    for (size_t p = 0; p < finding->part_count; p++)
        for (size_t i = 0; i < finding->parts[p].merged_count; i++)
            take_finding(g, prior, &finding->parts[p].merged[i], finding->parts[p].number);
}

/* Findings, parts, and what is merged anywhere below them: as many as take_finding can come to,
 * also in a document that somebody changed. */
static size_t count_all(const s0_finding *list, size_t count)
{
    size_t all = count;

    for (size_t i = 0; i < count; i++)
        all += count_all(list[i].parts, list[i].part_count) +
               count_all(list[i].merged, list[i].merged_count);
    return all;
}

/* Whether the preceding audit left it open, and has no finding that goes on in its place: nobody
 * could look at it, or a person judged how it stands. */
static bool is_left_open(const s0_cycle *prior, const s0_earlier *entry)
{
    return s0_earlier_is_open(entry) &&
           (s0_text_same(entry->status, "not verified") || entry->rule == NULL ||
            s0_cycle_finding(prior, entry->rule) == NULL);
}

/* What an audit found conform again: its outcome verified the effect. */
static void take_settled(gathering *g, const s0_cycle *prior, const s0_earlier *entry)
{
    s0_followed f = {.entry = *entry}, *last;
    const s0_rule *rule = rule_called(g, entry->rule);
    bool known = told(g, entry->finding, rule) != NULL;

    for (size_t i = 0; i < g->count; i++) { /* one that is open goes on counting from there */
        last = &g->items[i];
        if (rule != NULL && last->rule == rule && last->entry.times < entry->times)
            last->entry.times = entry->times;
    }
    if (known)
        return;
    take(g, prior, NULL, &f);
    last = &g->items[g->count - 1];
    last->settled = true;
    last->closed = last->verified = S0_YES;
    last->verify_on = NULL;
    last->entry.was = "closed";
}

static void take_prior(gathering *g, const s0_cycle *prior)
{
    for (size_t i = 0; i < prior->finding_list_count; i++)
        take_finding(g, prior, &prior->findings[i], NULL);
    for (size_t i = 0; i < prior->earlier_count; i++) {
        const s0_earlier *entry = &prior->earlier[i];
        s0_followed f = {.entry = *entry};

        if (is_left_open(prior, entry) &&
            told(g, entry->finding, rule_called(g, entry->rule)) == NULL)
            take(g, prior, NULL, &f);
    }
    for (size_t i = 0; i < prior->earlier_count; i++)
        if (s0_is_settled(&prior->earlier[i]))
            take_settled(g, prior, &prior->earlier[i]);
    for (size_t i = 0; i < prior->settled_count; i++)
        take_settled(g, prior, &prior->settled[i]);
}

static int by_finding(const void *a, const void *b)
{
    const s0_earlier *left = &((const s0_followed *)a)->entry;
    const s0_earlier *right = &((const s0_followed *)b)->entry;
    int order = s0_text_natural(left->finding, right->finding);

    return order != 0 ? order : s0_text_compare(left->source, right->source);
}

s0_code s0_follow_up_gather(s0_followed **out, size_t *count, bool *stated, s0_arena *arena,
                            const s0_evidence *evidence, const s0_rules *rules,
                            const s0_cycle *prior, s0_day date, s0_error *err)
{
    const s0_table *table = s0_evidence_table(evidence, "earlier_findings");
    size_t rows = table != NULL ? s0_table_rows(table) : 0;
    size_t most = rows + (prior != NULL ? prior->earlier_count + prior->settled_count +
                                              count_all(prior->findings, prior->finding_list_count)
                                        : 0);
    gathering g = {.arena = arena, .evidence = evidence, .rules = rules, .date = date};

    *stated = table != NULL || prior != NULL;
    if ((g.items = s0_alloc_n(arena, most, sizeof *g.items)) == NULL)
        return s0_fail_memory(err);
    for (size_t row = 0; row < rows; row++)
        read_row(&g, table, row);
    g.from_table = g.count;
    if (prior != NULL)
        take_prior(&g, prior);
    if (g.memory)
        return s0_fail_memory(err);
    if (g.count > 1)
        qsort(g.items, g.count, sizeof *g.items, by_finding);
    *out = g.items;
    *count = g.count;
    return S0_OK;
}
