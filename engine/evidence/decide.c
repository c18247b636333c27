/* decide.c - one record against a bound condition.
 *
 * First every test is run and its result kept; then, where somebody asks why,
 * the tests of the deciding verdict are copied out. */
#include <string.h>

#include "evidence/selection_parts.h"

/* Which verdict rules, the strongest first. */
static const int rank_all[] = {[S0_FAILS] = 3, [S0_APART] = 2, [S0_UNDECIDED] = 1, [S0_MEETS] = 0};
static const int rank_any[] = {[S0_MEETS] = 3, [S0_APART] = 2, [S0_UNDECIDED] = 1, [S0_FAILS] = 0};

static s0_verdict_of verdict_of(s0_three three)
{
    return three == S0_YES ? S0_MEETS : three == S0_NO ? S0_FAILS : S0_UNDECIDED;
}

/* Whether a <= b, or a < b with `strict`, on every day that the two may stand for. */
static s0_three dates_ordered(const s0_cell *a, const s0_cell *b, bool strict)
{
    s0_date x = s0_cell_days(a), y = s0_cell_days(b);

    if (a->type == S0_TYPE_INSTANT && b->type == S0_TYPE_INSTANT)
        return a->as.instant.seconds + strict <= b->as.instant.seconds ? S0_YES : S0_NO;
    if (x.last + strict <= y.first)
        return S0_YES;
    return x.first + strict > y.last ? S0_NO : S0_MAYBE;
}

static s0_three ordered(const s0_cell *a, const s0_cell *b)
{
    int order = s0_cell_order(a, b);

    return order == 2 ? S0_MAYBE : order <= 0 ? S0_YES : S0_NO;
}

/* A cell that is none under `by`: late only if the deadline had passed when somebody last looked.
 */
static void decide_missing(s0_result *result, const s0_bound *bound, const s0_node *node,
                           size_t record)
{
    s0_date limit = s0_cell_days(&result->operand);
    s0_span seen;

    result->verdict = S0_UNDECIDED;
    if (!s0_collected(&seen, bound->selection, record, node->column, bound->terms))
        return;
    if (seen.first > limit.last) {
        result->verdict = S0_FAILS;
    } else if (seen.last <= limit.first) {
        result->verdict = S0_APART;
        result->apart = S0_APART_NOT_DUE;
    }
}

static void decide_order(s0_result *result, const s0_bound *bound, const s0_node *node,
                         size_t record)
{
    const s0_cell *cell = &result->cell, *limit = &result->operand;
    s0_operator op = node->condition->op;

    if (cell->state == S0_UNKNOWN || limit->state == S0_UNKNOWN)
        result->verdict = S0_UNDECIDED;
    else if (op == S0_BY && cell->state == S0_NONE)
        decide_missing(result, bound, node, record);
    else if (cell->state == S0_NONE || limit->state == S0_NONE)
        result->verdict = S0_FAILS;
    else if (op == S0_BY || op == S0_BEFORE)
        result->verdict = verdict_of(dates_ordered(cell, limit, op == S0_BEFORE));
    else if (op == S0_AFTER || op == S0_SINCE)
        result->verdict = verdict_of(dates_ordered(limit, cell, op == S0_AFTER));
    else
        result->verdict =
            verdict_of(op == S0_AT_MOST ? ordered(cell, limit) : ordered(limit, cell));
}

/* Equality. None meets only a test that asks for it by the constant. */
static s0_verdict_of decide_same(const s0_cell *cell, const s0_cell *operand, bool constant)
{
    if (cell->state == S0_UNKNOWN || operand->state == S0_UNKNOWN)
        return S0_UNDECIDED;
    if (cell->state == S0_NONE || operand->state == S0_NONE)
        return constant && cell->state == operand->state ? S0_MEETS : S0_FAILS;
    return verdict_of(s0_cell_same(cell, operand));
}

static void decide_one_of(s0_result *result, const s0_bound *bound, const s0_node *node,
                          size_t record)
{
    result->verdict = S0_FAILS;
    result->operand = s0_cell_unknown();
    for (size_t i = 0; i < node->condition->operand_count && result->verdict != S0_MEETS; i++) {
        const s0_bound_operand *operand = node->operands[i];
        bool no_limit = false;
        s0_cell value =
            s0_operand_cell(operand, bound->selection, record, bound->terms->calendar, &no_limit);
        s0_verdict_of one = decide_same(&result->cell, &value, operand->kind == S0_CONSTANT);

        if (rank_any[one] > rank_any[result->verdict])
            result->verdict = one;
    }
}

static void decide_test(s0_result *result, const s0_bound *bound, const s0_node *node,
                        size_t record)
{
    s0_operator op = node->condition->op;
    bool no_limit = false;

    result->apart = S0_APART_NOT_DUE;
    result->cell = s0_cell_of(bound->selection, record, node->column);
    if (op == S0_ONE_OF) {
        decide_one_of(result, bound, node, record);
        return;
    }
    if (op == S0_IS_GIVEN) {
        result->operand = s0_cell_unknown();
        result->verdict = result->cell.state == S0_GIVEN  ? S0_MEETS
                          : result->cell.state == S0_NONE ? S0_FAILS
                                                          : S0_UNDECIDED;
        return;
    }
    result->operand = s0_operand_cell(node->operands[0], bound->selection, record,
                                      bound->terms->calendar, &no_limit);
    if (op == S0_IS) {
        result->verdict =
            decide_same(&result->cell, &result->operand, node->operands[0]->kind == S0_CONSTANT);
    } else if (no_limit || (op == S0_BY && result->operand.state == S0_NONE)) {
        result->verdict = S0_APART;
        result->apart = S0_APART_NO_LIMIT;
    } else {
        decide_order(result, bound, node, record);
    }
}

static s0_verdict_of decide_node(const s0_bound *bound, const s0_node *node, size_t record,
                                 s0_apart *apart)
{
    const int *rank = node->kind == S0_ANY_OF ? rank_any : rank_all;
    s0_verdict_of verdict = node->kind == S0_ANY_OF ? S0_FAILS : S0_MEETS;

    if (node->kind == S0_TEST) {
        s0_result *result = &bound->results[node->test];

        decide_test(result, bound, node, record);
        *apart = result->apart;
        return result->verdict;
    }
    for (size_t i = 0; i < node->part_count; i++) {
        s0_apart why = S0_APART_NOT_DUE;
        s0_verdict_of one = decide_node(bound, &node->parts[i], record, &why);

        if (rank[one] > rank[verdict]) {
            verdict = one;
            *apart = why;
        }
    }
    return verdict;
}

/* The verdict of a node from the results that decide_node left. */
static s0_verdict_of verdict_again(const s0_bound *bound, const s0_node *node)
{
    const int *rank = node->kind == S0_ANY_OF ? rank_any : rank_all;
    s0_verdict_of verdict = node->kind == S0_ANY_OF ? S0_FAILS : S0_MEETS;

    if (node->kind == S0_TEST)
        return bound->results[node->test].verdict;
    for (size_t i = 0; i < node->part_count; i++) {
        s0_verdict_of one = verdict_again(bound, &node->parts[i]);

        if (rank[one] > rank[verdict])
            verdict = one;
    }
    return verdict;
}

static void trace(s0_decision *out, const s0_bound *bound, const s0_node *node, size_t record)
{
    const s0_result *result = &bound->results[node->test];
    s0_trace *at = &out->traces[out->trace_count++];

    at->column = bound->selection->columns[node->column].name;
    at->op = node->condition->op;
    at->cell = result->cell;
    at->operand = result->operand;
    at->test = node->condition;
    at->verdict = result->verdict;
    at->apart = result->apart;
    at->at = (s0_mark){0};
    if (result->verdict !=
        S0_MEETS) /* most records meet: nobody asks where, and finding it costs */
        at->at = s0_selection_mark(bound->selection, record, node->column);
}

/* The tests below `node` that made it what it is. */
static void collect(s0_decision *out, const s0_bound *bound, const s0_node *node,
                    s0_verdict_of verdict, size_t record)
{
    if (out->trace_count == S0_TRACE_MAX)
        return;
    if (node->kind == S0_TEST) {
        trace(out, bound, node, record);
        return;
    }
    for (size_t i = 0; i < node->part_count; i++) {
        if (verdict_again(bound, &node->parts[i]) == verdict)
            collect(out, bound, &node->parts[i], verdict, record);
    }
}

/* State and slot of a cell of a loaded table, + 1: equal for equal cells. 0: not to be had, or not
 * all that the test looks at. */
static uint64_t memo_cell(const s0_bound *bound, const s0_node *node, size_t record)
{
    const s0_seen *seen = &bound->selection->columns[node->column];
    const s0_part *part = &bound->selection->parts[seen->part];
    const s0_column *column = &part->table->columns[seen->column];
    int32_t row = s0_part_row(part, record);
    unsigned state;

    if (row < 0 || part->table->cells != NULL || column->slots == NULL)
        return 0;
    state = column->states[row / 4] >> (row % 4 * 2) & 3;
    if (state == S0_GIVEN)
        return ((uint64_t)S0_GIVEN << 32 | column->slots[row]) + 1;
    return state == S0_NONE && node->condition->op == S0_BY ? 0 : ((uint64_t)state << 32) + 1;
}

/* A test, from the memo where it was asked of the same cell before. */
static s0_verdict_of quick_test(const s0_bound *bound, const s0_node *node, size_t record,
                                s0_apart *apart)
{
    s0_result *result = &bound->results[node->test];
    uint64_t cell = node->memo != NULL ? memo_cell(bound, node, record) : 0;
    s0_memo *memo = NULL;

    if (cell != 0) {
        memo = &node->memo[(uint32_t)(cell ^ cell >> 32) * 0x9E3779B1u >> 24];
        if (memo->cell == cell) {
            *apart = (s0_apart)memo->apart;
            return (s0_verdict_of)memo->verdict;
        }
    }
    decide_test(result, bound, node, record);
    if (memo != NULL)
        *memo = (s0_memo){cell, (uint8_t)result->verdict, (uint8_t)result->apart};
    *apart = result->apart;
    return result->verdict;
}

/* decide_node without results that anybody could look at: nothing is asked that cannot matter. */
static s0_verdict_of quick_node(const s0_bound *bound, const s0_node *node, size_t record,
                                s0_apart *apart)
{
    const int *rank = node->kind == S0_ANY_OF ? rank_any : rank_all;
    s0_verdict_of verdict = node->kind == S0_ANY_OF ? S0_FAILS : S0_MEETS;

    if (node->kind == S0_TEST)
        return quick_test(bound, node, record, apart);
    for (size_t i = 0; i < node->part_count && rank[verdict] < 3; i++) {
        s0_apart why = S0_APART_NOT_DUE;
        s0_verdict_of one = quick_node(bound, &node->parts[i], record, &why);

        if (rank[one] > rank[verdict]) {
            verdict = one;
            *apart = why;
        }
    }
    return verdict;
}

s0_verdict_of s0_verdict(const s0_bound *bound, size_t record, s0_apart *apart)
{
    *apart = S0_APART_NOT_DUE;
    return quick_node(bound, &bound->root, record, apart);
}

void s0_decide(s0_decision *out, const s0_bound *bound, size_t record)
{
    out->apart = S0_APART_NOT_DUE;
    out->verdict = decide_node(bound, &bound->root, record, &out->apart);
    out->trace_count = 0;
    collect(out, bound, &bound->root, out->verdict, record);
}
