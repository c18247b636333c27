/* actions.c - see actions.h. The follow-up of findings looks at the same rows for what they mean
 * for a class (follow_up_gather.c); here is what people see of them. */
#include "audit/actions.h"

#include <string.h>

#include "audit/row.h"
#include "audit/state.h"
#include "base/sort.h"
#include "base/text.h"

static const char *cell_text(s0_arena *arena, const s0_table *table, size_t row, const char *column,
                             bool *memory)
{
    s0_cell cell = s0_cell_at(table, row, column);
    s0_buf out = s0_buf_in(arena);

    s0_cell_text(&out, &cell);
    *memory = *memory || s0_buf_text(&out) == NULL;
    return s0_buf_text(&out);
}

static const char *state_of(const s0_table *table, size_t row, s0_day date)
{
    s0_cell done = s0_cell_at(table, row, "done_on"), due = s0_cell_at(table, row, "due");
    s0_cell verified = s0_cell_at(table, row, "effective_on");
    const char *effect = s0_text_at(table, row, "effect");

    if (done.state == S0_UNKNOWN)
        return "not known whether it is done";
    if (done.state == S0_GIVEN) {
        if (effect != NULL && s0_starts_with(effect, S0_NOT_EFFECTIVE))
            return "done, not effective";
        return verified.state == S0_GIVEN ? "done, effective" : "done, effect not verified";
    }
    if (due.state == S0_NONE)
        return "open, no day agreed";
    if (due.state == S0_UNKNOWN)
        return "open, its day is unknown";
    return due.as.date.last < date ? "overdue" : "open";
}

/* By number as people count; those without one by what they are about. */
static bool action_before(void *context, uint32_t a, uint32_t b)
{
    const s0_action *const *items = context;
    const s0_action *left = *items + a, *right = *items + b;
    int order = s0_text_natural(left->action, right->action);

    if (order == 0)
        order = s0_text_compare(left->action, right->action);
    if (order == 0)
        order = s0_text_compare(left->finding, right->finding);
    return order != 0 ? order < 0 : s0_text_compare(left->measure, right->measure) < 0;
}

s0_code s0_actions_read(const s0_action **out, size_t *count, s0_arena *arena,
                        const s0_evidence *evidence, s0_day date, s0_error *err)
{
    const s0_table *table = s0_evidence_table(evidence, "actions");
    size_t rows = table != NULL ? s0_table_rows(table) : 0;
    s0_action *items = s0_alloc_n(arena, rows, sizeof *items);
    bool memory = items == NULL;

    for (size_t row = 0; !memory && row < rows; row++) {
        char place[280];

        s0_mark_text(s0_table_line(table, row, 0), place, sizeof place);
        items[row] = (s0_action){
            .action = cell_text(arena, table, row, "action", &memory),
            .finding = s0_text_at(table, row, "finding"),
            .requirement = s0_text_at(table, row, "requirement"),
            .source = s0_text_at(table, row, "source"),
            .correction = cell_text(arena, table, row, "correction", &memory),
            .cause = cell_text(arena, table, row, "cause", &memory),
            .measure = cell_text(arena, table, row, "measure", &memory),
            .owner = cell_text(arena, table, row, "owner", &memory),
            .agreed_on = cell_text(arena, table, row, "agreed_on", &memory),
            .due = cell_text(arena, table, row, "due", &memory),
            .done_on = cell_text(arena, table, row, "done_on", &memory),
            .evidence = cell_text(arena, table, row, "evidence", &memory),
            .verify_on = cell_text(arena, table, row, "verify_on", &memory),
            .effective_on = cell_text(arena, table, row, "effective_on", &memory),
            .effect = s0_text_at(table, row, "effect"),
            .state = state_of(table, row, date),
            .place = s0_text_dup(arena, place),
        };
        memory = memory || items[row].place == NULL;
    }
    if (memory)
        return s0_fail_memory(err);
    *out = items;
    *count = rows;
    return S0_OK;
}

bool s0_action_is_done(const s0_action *action)
{
    return s0_starts_with(action->state, "done");
}

/* The order of rows must not show. */
s0_code s0_actions_make(s0_cycle *cycle, s0_audit_state *state, s0_error *err)
{
    const s0_action *items = NULL;
    size_t count = 0;
    uint32_t *order;
    s0_action *sorted;
    s0_code rc = s0_actions_read(&items, &count, state->arena, state->prepared.evidence,
                                 state->prepared.plan->date, err);

    if (rc != S0_OK)
        return rc;
    order = s0_alloc_n(state->arena, 2 * count, sizeof *order);
    sorted = s0_alloc_n(state->arena, count, sizeof *sorted);
    if (order == NULL || sorted == NULL)
        return s0_fail_memory(err);
    s0_sort_order(order, order + count, count, action_before, &items);
    for (size_t i = 0; i < count; i++)
        sorted[i] = items[order[i]];
    cycle->actions = sorted;
    cycle->action_count = count;
    return S0_OK;
}
