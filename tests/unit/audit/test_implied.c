/* test_implied.c - tests/grading/implied.yaml: which exclusions contradict which fact and which
 * table. An organization that leaves out every control of Annex A is audited beside each of them;
 * what the gate calls contradicted must be what the list says, neither less nor more. So no control
 * and no line of catalog/implied.yaml can go missing, or come in, unseen. */
#include "audit_file.h"

static const s0_value *list;

/* A workspace in which all controls are left out, and only `fact` holds and only `table` has rows
 * (NULL: none). */
static s0_bundle all_left_out(workspace *w, const char *fact, const char *table)
{
    const s0_value *facts = s0_value_get(list, "facts"), *tables = s0_value_get(list, "tables");
    s0_buf profile = s0_buf_in(w->arena), soa = s0_buf_in(w->arena);
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(books.catalog, S0_EDITION_2022, &count);
    s0_bundle bundle = {0};

    s0_put(&profile, "name: Test\nedition: 2022\n");
    for (size_t i = 0; i < facts->as.list.count; i++) {
        const char *name = s0_value_text(facts->as.list.items[i]);

        s0_putf(&profile, "%s: %s\n", name,
                fact != NULL && strcmp(fact, name) == 0 ? "true" : "false");
    }
    s0_put(&soa, "control,applicable,reason,status,planned_for,owner\n");
    for (size_t i = 0; i < count; i++)
        if (all[i].control)
            s0_putf(&soa, "%s,no,not needed,none,none,none\n", all[i].id);
    put_file(w, "organization.yaml", s0_buf_text(&profile));
    put_file(w, "audit.yaml", s0_value_text(s0_value_at(root, "base.plan")));
    put_file(w, "evidence/sources.yaml", s0_value_text(s0_value_at(root, "base.sources")));
    put_file(w, "evidence/soa.csv", s0_buf_text(&soa));
    for (size_t i = 0; i < tables->as.map.count; i++) {
        const s0_member *one = &tables->as.map.items[i];
        const char *text = s0_value_text(one->value);
        bool filled = table != NULL && strcmp(table, one->key) == 0;

        put_file(w, s0_textf(w->arena, "evidence/%s.csv", one->key),
                 filled ? text
                        : s0_textf(w->arena, "%.*s", (int)(strchr(text, '\n') - text + 1), text));
    }
    assert_int_equal(s0_bundle_make(&bundle, w->items, w->count, NULL), S0_OK);
    return bundle;
}

/* How many controls come out otherwise than the list says where only `name` holds. */
static size_t differences(const char *fact, const char *table)
{
    const s0_value *controls = s0_value_get(list, "controls");
    const char *name = fact != NULL ? fact : table;
    s0_arena *own = s0_arena_new();
    workspace *w = s0_alloc(own, sizeof *w);
    s0_inputs inputs = {.built_in = &built_in, .books = &books};
    s0_faults faults = {0};
    s0_error err = {0};
    s0_cycle *cycle = NULL;
    s0_bundle bundle;
    size_t wrong = 0;

    *w = (workspace){.arena = own};
    bundle = all_left_out(w, fact, table);
    inputs.workspace = &bundle;
    if (s0_audit(&cycle, own, &inputs, NULL, NULL, NULL, &faults, &err) != S0_OK)
        fail_msg("%s: %s", name != NULL ? name : "nothing",
                 faults.count > 0 ? faults.items[0].message : err.message);
    assert_int_equal(cycle->exclusion_count, 93);
    for (size_t i = 0; i < cycle->exclusion_count; i++) {
        const s0_exclusion *one = &cycle->exclusions[i];
        bool is = strstr(one->judged, "contradicted") != NULL;
        bool should = name != NULL && has_item(s0_value_get(controls, one->control), name);

        if (is == should)
            continue;
        print_error("%s, left out beside %s: %s\n", one->control, name != NULL ? name : "nothing",
                    one->judged);
        wrong++;
    }
    s0_faults_free(&faults);
    s0_arena_free(own);
    return wrong;
}

static int set_up_list(void **state)
{
    int status = set_up(state);

    list = yaml_of(arena, "tests/grading/implied.yaml");
    return status;
}

static void beside_nothing_every_control_can_be_left_out(void **state)
{
    (void)state;
    assert_int_equal(differences(NULL, NULL), 0);
}

static void beside_each_fact_and_table_those_are_contradicted_that_it_needs(void **state)
{
    const s0_value *facts = s0_value_get(list, "facts"), *tables = s0_value_get(list, "tables");
    size_t wrong = 0;

    (void)state;
    assert_true(facts->as.list.count >= 13);
    for (size_t i = 0; i < facts->as.list.count; i++)
        wrong += differences(s0_value_text(facts->as.list.items[i]), NULL);
    for (size_t i = 0; i < tables->as.map.count; i++)
        wrong += differences(NULL, tables->as.map.items[i].key);
    assert_int_equal(wrong, 0);
}

/* A fact that the list does not know would be false in all of it, and never seen. */
static void the_list_knows_each_fact_and_table_of_the_catalogue(void **state)
{
    const s0_value *implied = yaml_of(arena, "catalog/implied.yaml");
    const s0_value *facts = s0_value_get(implied, "facts");
    const s0_value *tables = s0_value_get(implied, "tables");

    (void)state;
    for (size_t i = 0; i < facts->as.list.count; i++) {
        const char *fact = s0_value_text(s0_value_get(facts->as.list.items[i], "fact"));

        if (!has_item(s0_value_get(list, "facts"), fact + strlen("profile.")))
            fail_msg("the list does not know %s", fact);
    }
    for (size_t i = 0; i < tables->as.list.count; i++) {
        const char *table = s0_value_text(s0_value_get(tables->as.list.items[i], "table"));

        if (s0_value_get(s0_value_get(list, "tables"), table) == NULL)
            fail_msg("the list does not know %s", table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beside_nothing_every_control_can_be_left_out),
        cmocka_unit_test(beside_each_fact_and_table_those_are_contradicted_that_it_needs),
        cmocka_unit_test(the_list_knows_each_fact_and_table_of_the_catalogue),
    };

    return cmocka_run_group_tests(tests, set_up_list, tear_down);
}
