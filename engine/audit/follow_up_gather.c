/* follow_up_gather.c - earlier findings from the table and from the preceding cycle, with
 * what the corrective actions say of date, completion, effect and progress. */
#include <stdlib.h>
#include <string.h>

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
    bool memory; /* was short */
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

/* Whether a day given by a cell is past; none is never past. */
static s0_three is_past(const s0_cell *cell, s0_day date)
{
    if (cell->state == S0_NONE)
        return S0_NO;
    if (cell->state == S0_UNKNOWN)
        return S0_MAYBE;
    if (cell->as.date.last < date)
        return S0_YES;
    return cell->as.date.first >= date ? S0_NO : S0_MAYBE;
}

static s0_three is_given(const s0_cell *cell)
{
    return cell->state == S0_GIVEN ? S0_YES : cell->state == S0_NONE ? S0_NO : S0_MAYBE;
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

/* --- actions -------------------------------------------------------------------------- */

/* What all actions on one finding say together. */
typedef struct acting {
    size_t rows;
    bool unsure;        /* some action may be about it */
    s0_three done;      /* every one has a day of completion */
    s0_three effective; /* every one's effect was verified, before this audit */
    s0_three progress;  /* one of them has moved */
    s0_cell due;        /* the latest agreed day */
} acting;

static s0_three worse(s0_three all, s0_three one) /* "every one" */
{
    return all == S0_NO || one == S0_NO         ? S0_NO
           : all == S0_MAYBE || one == S0_MAYBE ? S0_MAYBE
                                                : S0_YES;
}

static s0_three better(s0_three any, s0_three one) /* "at least one" */
{
    return any == S0_YES || one == S0_YES       ? S0_YES
           : any == S0_MAYBE || one == S0_MAYBE ? S0_MAYBE
                                                : S0_NO;
}

static s0_three moved(const s0_table *table, size_t row)
{
    s0_cell done = s0_cell_at(table, row, "done_on");
    s0_cell progress = s0_cell_at(table, row, "progress");

    if (done.state == S0_GIVEN ||
        (progress.state == S0_GIVEN && strcmp(progress.as.text.key, "real") == 0))
        return S0_YES;
    return progress.state == S0_UNKNOWN ? S0_MAYBE : S0_NO;
}

static acting actions_on(const gathering *g, const char *finding)
{
    const s0_table *table = s0_evidence_table(g->evidence, "actions");
    acting all = {.done = S0_YES, .effective = S0_YES, .due = s0_cell_none()};

    if (table == NULL)
        return (acting){.unsure = true,
                        .done = S0_MAYBE,
                        .effective = S0_MAYBE,
                        .progress = S0_MAYBE,
                        .due = s0_cell_unknown()};
    all.progress = S0_NO;
    for (size_t row = 0; row < s0_table_rows(table); row++) {
        s0_cell about = s0_cell_at(table, row, "finding");
        s0_cell done = s0_cell_at(table, row, "done_on");
        s0_cell effective = s0_cell_at(table, row, "effective_on");
        s0_cell due = s0_cell_at(table, row, "due");

        if (about.state == S0_UNKNOWN)
            all.unsure = true;
        if (about.state != S0_GIVEN || strcmp(about.as.text.key, finding) != 0)
            continue;
        all.rows++;
        all.done = worse(all.done, is_given(&done));
        all.effective = worse(all.effective, is_past(&effective, g->date));
        all.progress = better(all.progress, moved(table, row));
        if (due.state == S0_UNKNOWN ||
            (due.state == S0_GIVEN && all.due.state != S0_UNKNOWN &&
             (all.due.state == S0_NONE || due.as.date.last > all.due.as.date.last)))
            all.due = due;
    }
    if (all.rows == 0)
        all.done = all.effective = S0_NO;
    if (all.unsure && all.progress == S0_NO)
        all.progress = S0_MAYBE;
    return all;
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
    acting all;

    at.column = 0;
    s0_mark_text(at, place, sizeof place);
    f.entry = (s0_earlier){.finding = finding != NULL ? finding : "(number unknown)",
                           .requirement = s0_text_at(table, row, "requirement"),
                           .class_ = class_,
                           .rule = rule,
                           .statement = s0_text_at(table, row, "statement"),
                           .was = s0_text_at(table, row, "status"),
                           .source = s0_text_dup(g->arena, place)};
    all = actions_on(g, f.entry.finding);
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
    f.verified = is_given(&verified);
    if (f.verified != S0_YES && all.rows > 0)
        f.verified = better(f.verified, all.effective);
    f.past_due = is_past(&due, g->date);
    f.progress = all.progress;
    if (f.entry.source == NULL)
        g->memory = true;
    put(g, &f);
}

/* --- the preceding cycle ----------------------------------------------------------------- */

static bool is_told(const gathering *g, size_t count, const char *finding, const s0_rule *rule)
{
    for (size_t i = 0; i < count; i++)
        if (s0_text_same(g->items[i].entry.finding, finding) ||
            (rule != NULL && g->items[i].rule == rule))
            return true;
    return false;
}

/* A finding of the preceding cycle stands as its actions say; without any it is open. `other` is
 * the finding it was merged into, or NULL: what is done about that is done about it. */
static void take(gathering *g, const s0_cycle *prior, const char *other, s0_followed *f)
{
    acting all = actions_on(g, f->entry.finding);

    if (all.rows == 0 && other != NULL)
        all = actions_on(g, other);
    f->entry.computed = NULL; /* a judgement was made for its own cycle */
    f->rule = rule_called(g, f->entry.rule);
    if (f->rule != NULL)
        f->entry.rule = f->rule->id;
    f->class_known = read_class(f->entry.class_, &f->class_);
    f->closed = s0_text_same(f->entry.was, "closed") || (all.rows > 0 && all.done == S0_YES)
                    ? S0_YES
                    : S0_NO;
    f->verified = all.effective;
    f->progress = all.progress;
    if (all.rows > 0 || f->entry.due == NULL) {
        f->entry.due = date_text(g, &all.due);
        f->due_stated = all.due.state == S0_GIVEN;
        f->past_due = all.rows > 0 ? is_past(&all.due, g->date) : S0_MAYBE;
        if (all.rows == 0 && !all.unsure)
            f->past_due = S0_NO; /* no action, no date */
    } else {
        s0_cell due = {.state = S0_GIVEN, .type = S0_TYPE_DATE};

        f->due_stated = s0_date_read(f->entry.due, strlen(f->entry.due), &due.as.date);
        f->past_due = f->due_stated ? is_past(&due, g->date) : S0_MAYBE;
    }
    f->entry.was = f->closed == S0_YES ? "closed" : "open";
    if ((f->entry.source = s0_textf(g->arena, "cycle %s", prior->cycle.name)) == NULL)
        g->memory = true;
    put(g, f);
}

/* A finding of the preceding cycle, and all that was merged into it or into a part of it: that is a
 * finding again unless somebody judges so again. */
static void take_finding(gathering *g, const s0_cycle *prior, size_t told,
                         const s0_finding *finding, const char *other)
{
    s0_followed f = {.entry = {.finding = finding->number,
                               .requirement = finding->requirement,
                               .class_ = s0_classes[finding->class_],
                               .rule = finding->identity,
                               .statement = finding->statement},
                     .group = finding->part_count > 0 ? finding->identity : NULL,
                     .parts = finding->parts,
                     .part_count = finding->part_count};

    if (!is_told(g, told, finding->number, rule_called(g, finding->identity)))
        take(g, prior, other, &f);
    for (size_t i = 0; i < finding->merged_count; i++)
        take_finding(g, prior, told, &finding->merged[i], finding->number);
    for (size_t p = 0; p < finding->part_count; p++)
        for (size_t i = 0; i < finding->parts[p].merged_count; i++)
            take_finding(g, prior, told, &finding->parts[p].merged[i], finding->parts[p].number);
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

/* What the preceding audit found conform again: its outcome verified the effect. */
static bool is_settled(const s0_earlier *entry)
{
    return s0_text_same(entry->status, "closed, effective") ||
           s0_text_same(entry->status, "closed, seen now");
}

static void settle(s0_followed *f)
{
    f->settled = true;
    f->closed = f->verified = S0_YES;
    f->entry.was = "closed";
}

static void take_prior(gathering *g, const s0_cycle *prior)
{
    size_t told = g->count;

    for (size_t i = 0; i < prior->finding_list_count; i++)
        take_finding(g, prior, told, &prior->findings[i], NULL);
    told = g->count;
    for (size_t i = 0; i < prior->earlier_count; i++) {
        const s0_earlier *entry = &prior->earlier[i];
        s0_followed f = {.entry = *entry};
        bool settled = is_settled(entry);

        if ((!settled && !s0_text_same(entry->status, "not verified")) ||
            is_told(g, told, entry->finding, rule_called(g, entry->rule)))
            continue;
        take(g, prior, NULL, &f);
        if (settled)
            settle(&g->items[g->count - 1]);
    }
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
    size_t most = rows + (prior != NULL ? prior->earlier_count +
                                              count_all(prior->findings, prior->finding_list_count)
                                        : 0);
    gathering g = {.arena = arena, .evidence = evidence, .rules = rules, .date = date};

    *stated = table != NULL || prior != NULL;
    if ((g.items = s0_alloc_n(arena, most, sizeof *g.items)) == NULL)
        return s0_fail_memory(err);
    for (size_t row = 0; row < rows; row++)
        read_row(&g, table, row);
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
