/* waiver.c - a linear reading of `waivers`, once per pass over a population, and a binary
 * search per record that does not meet. */
#include "rule/waiver.h"

#include <string.h>

#include "base/sort.h"
#include "base/text.h"

/* One row being judged: what is certain so far, and the first column that leaves doubt. */
typedef struct judging {
    const s0_table *table;
    size_t row;
    bool fails;
    const char *doubt;
} judging;

/* A cell of the row; a column that the vocabulary lacks is none. */
static s0_cell cell_of(const judging *j, const char *column)
{
    int at = s0_table_column(j->table, column);

    return at < 0 ? s0_cell_none() : s0_table_cell(j->table, j->row, (size_t)at);
}

static void decide(judging *j, s0_three answer, const char *column)
{
    j->fails = j->fails || answer == S0_NO;
    if (answer == S0_MAYBE && j->doubt == NULL)
        j->doubt = column;
}

static s0_three is_text(const s0_cell *cell, const char *text)
{
    if (cell->state == S0_UNKNOWN)
        return S0_MAYBE;
    return cell->state == S0_GIVEN && text != NULL && strcmp(cell->as.text.key, text) == 0 ? S0_YES
                                                                                           : S0_NO;
}

/* Whether the row is about this rule: it names it, or it names no rule and the requirement. */
static void judge_rule(judging *j, const char *rule, const char *requirement)
{
    s0_cell named = cell_of(j, "rule"), wide = cell_of(j, "requirement");
    int at = s0_table_column(j->table, "rule");

    /* A file without the column names no rule in any row. */
    if (named.state == S0_NONE || (at >= 0 && !s0_table_has(j->table, (size_t)at)))
        decide(j, is_text(&wide, requirement), "waivers.requirement");
    else
        decide(j, is_text(&named, rule), "waivers.rule");
}

static void judge_dates(judging *j, s0_day date)
{
    s0_cell today = {.state = S0_GIVEN, .type = S0_TYPE_DATE, .as.date = {date, date}};
    s0_cell from = cell_of(j, "from"), until = cell_of(j, "until");
    const struct {
        const s0_cell *early, *late, *cell;
        const char *column;
    } bounds[] = {{&from, &today, &from, "waivers.from"},
                  {&today, &until, &until, "waivers.until"}};

    for (size_t i = 0; i < 2; i++) {
        int order = s0_cell_order(bounds[i].early, bounds[i].late);

        decide(j,
               bounds[i].cell->state == S0_NONE                    ? S0_NO
               : bounds[i].cell->state == S0_UNKNOWN || order == 2 ? S0_MAYBE
               : order <= 0                                        ? S0_YES
                                                                   : S0_NO,
               bounds[i].column);
    }
}

static void judge(judging *j, const char *rule, const char *requirement, s0_day date)
{
    s0_cell approver = cell_of(j, "approver"), subject = cell_of(j, "subject");

    judge_rule(j, rule, requirement);
    judge_dates(j, date);
    decide(j,
           approver.state == S0_GIVEN  ? S0_YES
           : approver.state == S0_NONE ? S0_NO
                                       : S0_MAYBE,
           "waivers.approver");
    decide(j,
           subject.state == S0_GIVEN  ? S0_YES
           : subject.state == S0_NONE ? S0_NO
                                      : S0_MAYBE,
           "waivers.subject");
}

static s0_waiver take(const judging *j)
{
    s0_cell subject = cell_of(j, "subject"), approver = cell_of(j, "approver");
    s0_cell reason = cell_of(j, "reason"), until = cell_of(j, "until");
    int at = s0_table_column(j->table, "subject");

    return (s0_waiver){
        .subject = subject.state == S0_GIVEN ? subject.as.text.key : NULL,
        .doubt = j->doubt,
        .approver = approver.state == S0_GIVEN ? approver.as.text.shown : NULL,
        .reason = reason.state == S0_GIVEN ? reason.as.text.shown : NULL,
        .until = until.state == S0_GIVEN ? until.as.date : (s0_date){0, 0},
        .at = s0_table_line(j->table, j->row, at < 0 ? 0 : (size_t)at),
    };
}

/* By subject, certain ones first, the longest first; whatever the order of rows. */
static bool waiver_before(void *context, uint32_t a, uint32_t b)
{
    const s0_waiver *left = (const s0_waiver *)context + a, *right = (const s0_waiver *)context + b;
    int order;

    if ((left->subject == NULL) != (right->subject == NULL))
        return right->subject == NULL;
    order = s0_text_compare(left->subject, right->subject);
    if (order == 0)
        order = (left->doubt != NULL) - (right->doubt != NULL);
    if (order == 0)
        order = (left->until.first < right->until.first) - (left->until.first > right->until.first);
    if (order == 0)
        order = s0_text_compare(left->approver, right->approver);
    if (order == 0)
        order = s0_text_compare(left->reason, right->reason);
    return order < 0;
}

/* The rows that hold or may hold, into `items` where it is not NULL; how many. */
static size_t gather(s0_waiver *items, const s0_table *table, const char *rule,
                     const char *requirement, s0_day date)
{
    size_t rows = table == NULL ? 0 : s0_table_rows(table), count = 0;

    for (size_t row = 0; row < rows; row++) {
        judging j = {.table = table, .row = row};

        judge(&j, rule, requirement, date);
        if (j.fails)
            continue;
        if (items != NULL)
            items[count] = take(&j);
        count++;
    }
    return count;
}

s0_code s0_waivers_find(s0_waivers *out, s0_arena *arena, const s0_evidence *evidence,
                        const char *rule, const char *requirement, s0_day date, s0_error *err)
{
    const s0_table *table = s0_evidence_table(evidence, "waivers");
    size_t count = gather(NULL, table, rule, requirement, date);
    s0_waiver *found, *items;
    uint32_t *order;

    *out = (s0_waivers){0};
    if (count == 0)
        return S0_OK;
    found = s0_alloc_n(arena, count, sizeof *found);
    items = s0_alloc_n(arena, count, sizeof *items);
    order = s0_alloc_n(arena, 2 * count, sizeof *order);
    if (found == NULL || items == NULL || order == NULL)
        return s0_fail_memory(err);
    gather(found, table, rule, requirement, date);
    s0_sort_order(order, order + count, count, waiver_before, found);
    *out = (s0_waivers){items, count, 0};
    for (size_t i = 0; i < count; i++) {
        items[i] = found[order[i]];
        out->blank += items[i].subject == NULL;
    }
    return S0_OK;
}

static const s0_waiver *search(const s0_waivers *waivers, const char *subject)
{
    size_t low = 0, high = waivers->count - waivers->blank, named = high;

    while (low < high) { /* the first that is not less */
        size_t middle = low + (high - low) / 2;

        if (strcmp(waivers->items[middle].subject, subject) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < named && strcmp(waivers->items[low].subject, subject) == 0 ? &waivers->items[low]
                                                                            : NULL;
}

const s0_waiver *s0_waiver_of(const s0_waivers *waivers, const char *key, const char *first)
{
    const s0_waiver *found = search(waivers, key), *wider;

    if (first == NULL || (found != NULL && found->doubt == NULL))
        return found;
    wider = search(waivers, first);
    return found == NULL || (wider != NULL && wider->doubt == NULL) ? wider : found;
}
