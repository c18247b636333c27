/* test_conditions.c - catalog/conditions.yaml against the rules that are built in: each of them
 * owns one condition, no condition has two owners, and rules that look at the same records know of
 * each other. */
#include "cmocka_all.h"

#include <string.h>

#include "audit/audit.h"
#include "cli/embedded.h"
#include "model/conditions.h"

static s0_arena *arena;
static s0_books books;
static s0_conditions conditions;

static int set_up(void **state)
{
    const s0_rule_limits limits = {.jobs = 1};

    (void)state;
    arena = s0_arena_new();
    if (s0_books_load(&books, arena, &s0_embedded, NULL, &limits, false, NULL) != S0_OK)
        return 1;
    return s0_conditions_load(&conditions, arena, &s0_embedded, NULL) != S0_OK;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static size_t times(const char *rule)
{
    size_t count = 0;

    for (size_t i = 0; i < conditions.count; i++)
        count += strcmp(conditions.items[i].rule, rule) == 0;
    return count;
}

static void each_rule_owns_one_condition(void **state)
{
    (void)state;
    assert_true(conditions.count > 70);
    for (size_t i = 0; i < books.rules->count; i++)
        if (times(books.rules->items[i]->id) != 1)
            fail_msg("%s owns %zu conditions", books.rules->items[i]->id,
                     times(books.rules->items[i]->id));
    assert_int_equal(conditions.count, books.rules->count);
}

static void each_owner_is_a_rule_under_its_present_id(void **state)
{
    (void)state;
    for (size_t i = 0; i < conditions.count; i++) {
        const s0_rule *rule = s0_rules_get(books.rules, conditions.items[i].rule);

        if (rule == NULL || strcmp(rule->id, conditions.items[i].rule) != 0)
            fail_msg("there is no rule %s", conditions.items[i].rule);
    }
}

static void no_condition_has_two_owners(void **state)
{
    (void)state;
    for (size_t i = 0; i < conditions.count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(conditions.items[i].condition, conditions.items[k].condition) == 0)
                fail_msg("%s and %s own the same", conditions.items[i].rule,
                         conditions.items[k].rule);
}

static bool names(const s0_rule *rule, const char *requirement)
{
    const char *group = s0_catalog_group(books.catalog, requirement);

    for (size_t i = 0; i < rule->related_count; i++)
        if (strcmp(s0_catalog_group(books.catalog, rule->related[i]), group) == 0)
            return true;
    return strcmp(s0_catalog_group(books.catalog, rule->requirement), group) == 0;
}

static void rules_on_the_same_records_name_each_other(void **state)
{
    size_t borders = 0;

    (void)state;
    for (size_t i = 0; i < conditions.count; i++)
        for (size_t k = 0; k < conditions.items[i].border_count; k++, borders++) {
            const s0_rule *rule = s0_rules_get(books.rules, conditions.items[i].rule);
            const s0_rule *other = s0_rules_get(books.rules, conditions.items[i].borders[k]);

            if (other == NULL)
                fail_msg("%s borders on %s, which is no rule", rule->id,
                         conditions.items[i].borders[k]);
            assert_ptr_not_equal(rule, other);
            if (!names(rule, other->requirement) && !names(other, rule->requirement))
                fail_msg("%s borders on %s, and neither names the other's requirement", rule->id,
                         other->id);
        }
    assert_true(borders > 20);
}

static bool is_of_table(const char *column, const char *other)
{
    size_t size = strcspn(other, ".");

    return strncmp(column, other, size) == 0 && (column[size] == '.' || column[size] == '\0');
}

/* Whether `a` looks at the table that `b` names first, what `b` is about: a rule that only looks
 * something up in many tables does not raise what is amiss in them. */
static bool looks_at_the_same(const s0_rule *a, const s0_rule *b)
{
    for (size_t i = 0; i < a->evidence_count; i++)
        if (is_of_table(a->evidence[i], b->evidence[0]))
            return true;
    return false;
}

/* Whether `a` reads nothing that `b` does not read. */
static bool share(const s0_rule *a, const s0_rule *b)
{
    size_t same = 0;

    for (size_t i = 0; i < a->evidence_count; i++)
        for (size_t k = 0; k < b->evidence_count; k++)
            same += strcmp(a->evidence[i], b->evidence[k]) == 0;
    return a->evidence_count > 0 && same == a->evidence_count && looks_at_the_same(a, b);
}

static bool borders_on(const char *rule, const char *other)
{
    const s0_owned_condition *one = s0_conditions_of(&conditions, rule);

    for (size_t i = 0; i < one->border_count; i++)
        if (strcmp(one->borders[i], other) == 0)
            return true;
    return false;
}

/* A rule that reads nothing but what another one reads could raise the same thing: the table says
 * that it does not. */
static void a_rule_within_another_is_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < books.rules->count; i++)
        for (size_t k = 0; k < books.rules->count; k++) {
            const s0_rule *rule = books.rules->items[i], *other = books.rules->items[k];

            if (i != k && share(rule, other) && !borders_on(rule->id, other->id) &&
                !borders_on(other->id, rule->id))
                fail_msg("%s reads only what %s reads, and neither borders on the other", rule->id,
                         other->id);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_owns_one_condition),
        cmocka_unit_test(each_owner_is_a_rule_under_its_present_id),
        cmocka_unit_test(no_condition_has_two_owners),
        cmocka_unit_test(rules_on_the_same_records_name_each_other),
        cmocka_unit_test(a_rule_within_another_is_told_apart),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
