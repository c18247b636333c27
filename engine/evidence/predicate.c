/* predicate.c - a condition as one line of plain words. */
#include "evidence/predicate.h"

#define DEEPEST 32 /* as bind.c allows; deeper ones are never run */

static void put_condition(s0_buf *out, const s0_condition *condition, int depth);

static const char *operator_text(s0_operator op)
{
    static const char *const texts[] = {
        [S0_IS] = "is",
        [S0_IS_GIVEN] = "is given",
        [S0_BY] = "by",
        [S0_BEFORE] = "before",
        [S0_AFTER] = "after",
        [S0_SINCE] = "since",
        [S0_AT_LEAST] = "at least",
        [S0_AT_MOST] = "at most",
        [S0_ONE_OF] = "one of",
    };
    return texts[op];
}

static void put_operand(s0_buf *out, const s0_operand *operand, int depth)
{
    if (depth > DEEPEST) {
        s0_put(out, "…");
        return;
    }
    switch (operand->kind) {
    case S0_CONSTANT:
        s0_cell_text(out, &operand->cell);
        break;
    case S0_COLUMN:
        s0_put(out, operand->column);
        break;
    case S0_PER:
        s0_putf(out, "per %s (", operand->column);
        for (size_t i = 0; i < operand->class_count; i++) {
            s0_putf(out, "%s%s ", i > 0 ? ", " : "", operand->classes[i]);
            s0_cell_text(out, &operand->limits[i]);
        }
        s0_put_char(out, ')');
        break;
    case S0_SUM:
        put_operand(out, operand->left, depth + 1);
        s0_put(out, operand->sign < 0 ? " - " : " + ");
        put_operand(out, operand->right, depth + 1);
        break;
    }
}

static void put_test(s0_buf *out, const s0_condition *test)
{
    s0_putf(out, "%s %s", test->column, operator_text(test->op));
    for (size_t i = 0; i < test->operand_count; i++) {
        s0_put(out, i > 0 ? ", " : " ");
        put_operand(out, &test->operands[i], 0);
    }
}

static void put_parts(s0_buf *out, const s0_condition *condition, int depth)
{
    const char *word = condition->kind == S0_ANY_OF ? " or " : " and ";

    if (condition->part_count == 0)
        s0_put(out, condition->kind == S0_ANY_OF ? "never" : "always");
    for (size_t i = 0; i < condition->part_count; i++) {
        const s0_condition *part = condition->parts[i];
        bool wrap = part->kind != S0_TEST && part->part_count > 1 && condition->part_count > 1;

        s0_put(out, i > 0 ? word : "");
        s0_put(out, wrap ? "(" : "");
        put_condition(out, part, depth + 1);
        s0_put(out, wrap ? ")" : "");
    }
}

static void put_condition(s0_buf *out, const s0_condition *condition, int depth)
{
    if (depth > DEEPEST)
        s0_put(out, "…");
    else if (condition->kind == S0_TEST)
        put_test(out, condition);
    else
        put_parts(out, condition, depth);
}

void s0_condition_text(s0_buf *out, const s0_condition *condition)
{
    if (condition == NULL)
        s0_put(out, "always");
    else
        put_condition(out, condition, 0);
}
