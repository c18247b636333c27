/* bind.c - a condition made ready for one selection: columns found, constants typed, and
 * everything that cannot be compared refused before the first record. */
#include <string.h>

#include "evidence/selection_parts.h"

#define DEEPEST 32 /* conditions within conditions */

static const char *operator_name(s0_operator op)
{
    static const char *const names[] = {
        [S0_IS] = "equality",       [S0_IS_GIVEN] = "given",  [S0_BY] = "by",
        [S0_BEFORE] = "before",     [S0_AFTER] = "after",     [S0_SINCE] = "since",
        [S0_AT_LEAST] = "at_least", [S0_AT_MOST] = "at_most", [S0_ONE_OF] = "one_of",
    };
    return names[op];
}

/* Whether `op` can be asked of a column of that family, with so many operands. */
static s0_code check_test(const s0_condition *test, s0_family family, s0_error *err)
{
    size_t least = test->op == S0_IS_GIVEN ? 0 : 1;
    size_t most = test->op == S0_ONE_OF ? SIZE_MAX : least;
    s0_code rc = S0_OK;

    if (test->operand_count < least || test->operand_count > most)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "%s on %s is held against %zu values",
                       operator_name(test->op), test->column, test->operand_count);
    switch (test->op) {
    case S0_BY:
    case S0_BEFORE:
    case S0_AFTER:
    case S0_SINCE:
        if (family != S0_FAMILY_DATE) {
            rc = s0_fail(err, S0_ERULE, (s0_mark){0}, "%s asks for a date, and %s is %s",
                         operator_name(test->op), test->column, s0_family_text(family));
            s0_hint(err, "numbers and durations are compared by at_least and at_most");
        }
        break;
    case S0_AT_LEAST:
    case S0_AT_MOST:
        if (family != S0_FAMILY_NUMBER && family != S0_FAMILY_DURATION) {
            rc = s0_fail(err, S0_ERULE, (s0_mark){0},
                         "%s asks for a number or a duration, and %s is %s",
                         operator_name(test->op), test->column, s0_family_text(family));
            s0_hint(err, "dates are compared by by, before, after and since");
        }
        break;
    case S0_IS:
    case S0_IS_GIVEN:
    case S0_ONE_OF:
        break;
    }
    return rc;
}

/* Whether a test's verdict depends on nothing but the cell: then equal cells need one decision.
 * (A cell that is none under `by` asks for the file's day too; s0_verdict leaves it out.) */
static bool only_cell(const s0_node *test)
{
    for (size_t i = 0; i < test->condition->operand_count; i++)
        if (test->operands[i]->kind != S0_CONSTANT)
            return false;
    return true;
}

static s0_code bind_test(s0_bound *bound, s0_node *node, s0_arena *arena, s0_error *err)
{
    const s0_condition *test = node->condition;
    const s0_bound_operand **operands = s0_alloc_n(arena, test->operand_count, sizeof *operands);
    const s0_entry *entry;
    s0_code rc;

    if (operands == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_column_find(&node->column, bound->selection, test->column, "condition", err)) !=
        S0_OK)
        return rc;
    entry = bound->selection->columns[node->column].entry;
    rc = check_test(test, s0_family_of(entry->type), err);
    for (size_t i = 0; rc == S0_OK && i < test->operand_count; i++)
        rc = s0_operand_bind(&operands[i], arena, bound->selection, &test->operands[i], entry, err);
    node->operands = operands;
    if (rc == S0_OK && only_cell(node) &&
        (node->memo = s0_alloc_n(arena, S0_MEMO_ROOM, sizeof *node->memo)) == NULL)
        return s0_fail_memory(err);
    node->test = bound->tests++;
    bound->cost += test->operand_count > 0 ? test->operand_count : 1;
    return rc;
}

static s0_code bind_node(s0_bound *bound, s0_node *node, s0_arena *arena,
                         const s0_condition *condition, int depth, s0_error *err)
{
    s0_code rc = S0_OK;
    s0_node *parts;

    node->kind = condition->kind;
    node->condition = condition;
    if (depth > DEEPEST)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "conditions are nested deeper than %d",
                       DEEPEST);
    if (condition->kind == S0_TEST)
        return bind_test(bound, node, arena, err);
    if (condition->kind == S0_ANY_OF && condition->part_count == 0)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "any_of names no alternative");
    if ((parts = s0_alloc_n(arena, condition->part_count, sizeof *parts)) == NULL)
        return s0_fail_memory(err);
    node->parts = parts;
    node->part_count = condition->part_count;
    for (size_t i = 0; rc == S0_OK && i < condition->part_count; i++)
        rc = bind_node(bound, &parts[i], arena, condition->parts[i], depth + 1, err);
    return rc;
}

s0_code s0_bind(const s0_bound **out, s0_arena *arena, const s0_selection *selection,
                const s0_condition *condition, const s0_terms *terms, s0_error *err)
{
    static const s0_condition always = {.kind = S0_ALL_OF};
    s0_bound *bound = s0_alloc(arena, sizeof *bound);
    s0_code rc;

    if (bound == NULL)
        return s0_fail_memory(err);
    bound->selection = selection;
    bound->terms = terms;
    rc = bind_node(bound, &bound->root, arena, condition != NULL ? condition : &always, 0, err);
    if (rc != S0_OK)
        return rc;
    if (bound->cost == 0)
        bound->cost = 1;
    if ((bound->results = s0_alloc_n(arena, bound->tests, sizeof *bound->results)) == NULL)
        return s0_fail_memory(err);
    *out = bound;
    return S0_OK;
}
