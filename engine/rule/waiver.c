/* waiver.c - a linear reading of `waivers`, once per pass over a population, and a binary
 * search per record that does not meet. */
#include "rule/waiver.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* A cell of a column that the vocabulary may or may not have. */
static s0_cell cell_of(const s0_table *table, size_t row, const char *column)
{
    int at = s0_table_column(table, column);

    return at < 0 ? s0_cell_unknown() : s0_table_cell(table, row, (size_t)at);
}

static const char *text_of(const s0_cell *cell)
{
    return cell->state == S0_GIVEN ? cell->as.text.key : NULL;
}

/* Whether the row is about this rule: it names it, or it names no rule and the requirement. */
static bool concerns(const s0_table *table, size_t row, const char *rule, const char *requirement)
{
    s0_cell named = cell_of(table, row, "rule");
    s0_cell wide = cell_of(table, row, "requirement");

    if (named.state == S0_GIVEN)
        return rule != NULL && s0_text_same(text_of(&named), rule);
    if (named.state == S0_UNKNOWN && s0_table_column(table, "rule") >= 0 &&
        s0_table_has(table, (size_t)s0_table_column(table, "rule")))
        return false; /* the cell names something that is not known */
    return wide.state == S0_GIVEN && requirement != NULL &&
           s0_text_same(text_of(&wide), requirement);
}

/* Whether the row holds on `date` for certain. */
static bool in_force(const s0_table *table, size_t row, s0_day date)
{
    s0_cell from = cell_of(table, row, "from"), until = cell_of(table, row, "until");

    return from.state == S0_GIVEN && until.state == S0_GIVEN && from.as.date.last <= date &&
           until.as.date.first >= date;
}

static int by_subject(const void *a, const void *b)
{
    const s0_waiver *left = a, *right = b;
    int order = strcmp(left->subject, right->subject);

    if (order == 0 && left->until.first != right->until.first)
        return left->until.first > right->until.first ? -1 : 1; /* the longest first */
    if (order == 0)
        order = s0_text_compare(left->approver, right->approver);
    return order != 0 ? order : s0_text_compare(left->reason, right->reason);
}

/* An insertion sort: it takes no memory, and waivers are few. */
static void sort(s0_waiver *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        s0_waiver item = items[i];
        size_t at = i;

        while (at > 0 && by_subject(&items[at - 1], &item) > 0) {
            items[at] = items[at - 1];
            at--;
        }
        items[at] = item;
    }
}

s0_code s0_waivers_find(s0_waivers *out, s0_arena *arena, const s0_evidence *evidence,
                        const char *rule, const char *requirement, s0_day date, s0_error *err)
{
    const s0_table *table = s0_evidence_table(evidence, "waivers");
    size_t rows = table == NULL ? 0 : s0_table_rows(table), count = 0;
    s0_waiver *items;

    *out = (s0_waivers){0};
    for (size_t row = 0; row < rows; row++)
        count += concerns(table, row, rule, requirement) && in_force(table, row, date);
    if (count == 0)
        return S0_OK;
    if ((items = s0_alloc_n(arena, count, sizeof *items)) == NULL)
        return s0_fail_memory(err);
    count = 0;
    for (size_t row = 0; row < rows; row++) {
        s0_cell subject = cell_of(table, row, "subject");
        s0_cell approver = cell_of(table, row, "approver");
        s0_cell reason = cell_of(table, row, "reason"), until = cell_of(table, row, "until");

        if (subject.state != S0_GIVEN || approver.state != S0_GIVEN ||
            !concerns(table, row, rule, requirement) || !in_force(table, row, date))
            continue;
        items[count++] =
            (s0_waiver){text_of(&subject), approver.as.text.shown,
                        reason.state == S0_GIVEN ? reason.as.text.shown : NULL, until.as.date,
                        s0_table_mark(table, row, (size_t)s0_table_column(table, "subject"))};
    }
    sort(items, count);
    *out = (s0_waivers){items, count};
    return S0_OK;
}

static const s0_waiver *search(const s0_waivers *waivers, const char *subject)
{
    size_t low = 0, high = waivers->count;

    while (low < high) { /* the first that is not less */
        size_t middle = low + (high - low) / 2;

        if (strcmp(waivers->items[middle].subject, subject) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < waivers->count && strcmp(waivers->items[low].subject, subject) == 0
               ? &waivers->items[low]
               : NULL;
}

const s0_waiver *s0_waiver_of(const s0_waivers *waivers, const char *key, const char *first)
{
    const s0_waiver *found = search(waivers, key);

    return found != NULL || first == NULL ? found : search(waivers, first);
}
