/* new_measure.c - how a rule to begin with measures against an own rule: in the way that the own
 * rule's fields suggest, with the columns that the rule it follows reads. */
#include <string.h>

#include "bench/new_parts.h"

/* The day of what was done, read by the model. */
static const s0_entry *done_day(const s0_new_plan *plan)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);

    for (size_t i = 0; i < count; i++) {
        const char *dot = strchr(all[i]->name, '.');

        if (all[i]->kind == S0_ENTRY_COLUMN && all[i]->type == S0_TYPE_DATE && dot != NULL &&
            strcmp(dot, ".from") != 0 && strcmp(dot, ".until") != 0 &&
            strcmp(dot, ".applies_from") != 0 && s0_new_reads(plan->model, all[i]->name))
            return all[i];
    }
    return NULL;
}

/* Whether the model's schedule is about subjects: records stand before what was done. */
static bool has_subjects(const s0_rule *rule)
{
    const char *at = strstr(rule->source->text, "schedule {");
    const char *of = at != NULL ? strstr(at, "audit.records.") : NULL;
    const char *done = at != NULL ? strstr(at, "done ") : NULL;

    return of != NULL && done != NULL && of < done;
}

/* Subjects from the table that the model begins with, what was done from the one with the day. */
static bool choose_schedule(s0_new_plan *plan)
{
    const s0_entry *day = done_day(plan), *first = s0_vocabulary_get(plan->vocabulary, plan->table);
    const char *table;

    if (day == NULL || first == NULL || strstr(plan->model->source->text, "schedule {") == NULL)
        return false;
    table = s0_text_copy(plan->arena, day->name, strcspn(day->name, "."));
    if (table == NULL)
        return false;
    if (first->unique && first->key_count == 1 && has_subjects(plan->model) &&
        s0_new_column_of(plan, table, first->key[0]) != NULL) {
        plan->subjects = plan->table;
        plan->subject = first->key[0];
    }
    plan->shape = S0_NEW_SCHEDULE;
    plan->column = day;
    plan->table = table;
    return true;
}

/* A column by which the own rule's `of` can choose records: yes or no, and read by the model. */
static void choose_selector(s0_new_plan *plan)
{
    const char *table = plan->shape == S0_NEW_SCHEDULE ? plan->subjects : plan->table;
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);

    for (size_t i = 0; table != NULL && plan->selector == NULL && i < count; i++)
        if (all[i] != plan->column && all[i]->type == S0_TYPE_BOOLEAN &&
            s0_new_short_name(plan, all[i], table) != NULL &&
            s0_new_reads(plan->model, all[i]->name))
            plan->selector = all[i];
}

/* The column by whose classes the model's limit differs. */
static void choose_classes(s0_new_plan *plan)
{
    static const char mark[] = "per(\"";
    const char *at = plan->model != NULL ? strstr(plan->model->source->text, mark) : NULL;
    const char *name;

    if (at == NULL)
        return;
    at += sizeof mark - 1;
    name = s0_text_copy(plan->arena, at, strcspn(at, "\""));
    if (name != NULL)
        plan->classes = s0_new_column_of(plan, plan->table, name);
}

/* A day that may not have come, and one that it can be measured from. */
static bool choose_limit(s0_new_plan *plan)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);
    const s0_entry *done = NULL, *start = NULL;

    for (size_t i = 0; i < count; i++) {
        const s0_entry *e = all[i];
        bool read = plan->model == NULL || s0_new_reads(plan->model, e->name);

        if (s0_new_short_name(plan, e, plan->table) == NULL)
            continue;
        if (e->type == S0_TYPE_DATE && e->empty_is_none && read && done == NULL)
            done = e;
        else if ((e->type == S0_TYPE_DATE || e->type == S0_TYPE_INSTANT) && !e->empty_is_none &&
                 read && start == NULL)
            start = e;
    }
    if (done == NULL || start == NULL)
        return false;
    plan->shape = S0_NEW_LIMIT;
    plan->column = done;
    plan->start = start;
    choose_classes(plan);
    return true;
}

static bool has_field(const s0_entry *own, const char *field)
{
    for (size_t i = 0; i < own->key_count; i++)
        if (strcmp(own->key[i], field) == 0)
            return true;
    return false;
}

/* Measure against the own rule, in the way that its fields suggest. False: none of them fits. */
static bool measure(s0_new_plan *plan, const s0_entry *own)
{
    bool fits = (has_field(own, "every") && choose_schedule(plan)) ||
                (has_field(own, "within") && choose_limit(plan));

    if (!fits && has_field(own, "demands")) {
        plan->shape = S0_NEW_DEMANDS;
        fits = true;
    }
    if (!fits && (has_field(own, "of") || has_field(own, "except") || has_field(own, "at_least"))) {
        plan->at_least = has_field(own, "at_least");
        fits = true; /* it says which records, or how many; what they show is a column's affair */
    }
    plan->of = has_field(own, "of");
    plan->except = has_field(own, "except");
    if (plan->of)
        choose_selector(plan);
    return fits;
}

s0_code s0_new_choose_own(s0_new_plan *plan, const s0_new_order *order, s0_error *err)
{
    const char *short_own = order->own;
    const char *full;
    const s0_entry *own;

    if (short_own == NULL && plan->model != NULL &&
        strcmp(plan->model->requirement, plan->requirement->id) == 0 &&
        s0_starts_with(plan->model->basis, "own_rules."))
        short_own = plan->model->basis + strlen("own_rules.");
    if (short_own == NULL)
        return S0_OK;
    if ((full = s0_textf(plan->arena, "own_rules.%s", short_own)) == NULL)
        return s0_fail_memory(err);
    own = s0_vocabulary_get(plan->vocabulary, full);
    if (own == NULL) {
        plan->own = short_own;
        plan->defines_own = plan->of = plan->except = true;
        return s0_new_no_slip(plan, short_own, full, S0_ENTRY_OWN_RULE, "an own rule", err);
    }
    plan->unread_own = !measure(plan, own);
    if (!plan->unread_own || order->own != NULL)
        plan->own = short_own;
    plan->unread_own = plan->unread_own && plan->own != NULL;
    return S0_OK;
}
