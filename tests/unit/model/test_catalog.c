/* test_catalog.c - the promises of model/catalog.h on the catalogue as it stands in catalog/,
 * and what a slip in one of its files comes to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/text.h"
#include "model/catalog.h"

typedef struct fixture {
    s0_arena *arena;
    s0_source *sources;
    size_t count;
    s0_catalog *catalog;
} fixture;

static int load(void **state)
{
    static fixture f;
    const char **paths = NULL;
    s0_bundle *bundle;
    s0_error err = {0};

    f = (fixture){.arena = s0_arena_new()};
    if (f.arena == NULL ||
        s0_folder_list(&paths, &f.count, f.arena, ".", "catalog", &err) != S0_OK ||
        (f.sources = s0_alloc_n(f.arena, f.count, sizeof *f.sources)) == NULL ||
        (bundle = s0_alloc(f.arena, sizeof *bundle)) == NULL)
        return 1;
    for (size_t i = 0; i < f.count; i++)
        if (s0_file_read(&f.sources[i], f.arena, ".", paths[i], 0, &err) != S0_OK)
            return 1;
    if (s0_bundle_make(bundle, f.sources, f.count, &err) != S0_OK ||
        s0_catalog_load(&f.catalog, f.arena, bundle, &err) != S0_OK) {
        print_error("%s: %s\n", err.where, err.message);
        return 1;
    }
    *state = &f;
    return 0;
}

static int release(void **state)
{
    s0_arena_free(((fixture *)*state)->arena);
    return 0;
}

static const s0_catalog *catalog_of(void **state)
{
    return ((const fixture *)*state)->catalog;
}

static void both_editions_have_their_numbers(void **state)
{
    static const struct {
        s0_edition edition;
        size_t clauses, controls;
    } cases[] = {{S0_EDITION_2022, 30, 93}, {S0_EDITION_2013, 26, 114}};

    for (size_t k = 0; k < 2; k++) {
        size_t count = 0, clauses = 0, controls = 0;
        const s0_requirement *all =
            s0_catalog_requirements(catalog_of(state), cases[k].edition, &count);

        for (size_t i = 0; i < count; i++) {
            clauses += all[i].control ? 0 : 1;
            controls += all[i].control ? 1 : 0;
            assert_true(all[i].control == s0_starts_with(all[i].id, "A."));
            assert_non_null(all[i].title);
            assert_non_null(all[i].entry);
        }
        assert_int_equal(clauses, cases[k].clauses);
        assert_int_equal(controls, cases[k].controls);
    }
}

static void clauses_come_first_and_all_in_natural_order(void **state)
{
    for (int e = 0; e < 2; e++) {
        size_t count = 0;
        const s0_requirement *all =
            s0_catalog_requirements(catalog_of(state), (s0_edition)e, &count);

        for (size_t i = 1; i < count; i++) {
            assert_true(s0_text_natural(all[i - 1].id, all[i].id) < 0);
            assert_false(all[i - 1].control && !all[i].control);
        }
    }
}

static void a_clause_and_a_control_of_one_number_are_two(void **state)
{
    const s0_requirement *clause =
        s0_catalog_requirement(catalog_of(state), S0_EDITION_2022, "5.1");
    const s0_requirement *control =
        s0_catalog_requirement(catalog_of(state), S0_EDITION_2022, "A.5.1");

    assert_string_equal(clause->title, "Leadership and commitment");
    assert_null(clause->theme);
    assert_string_equal(control->title, "Policies for information security");
    assert_string_equal(control->theme, "organizational");
    assert_null(s0_catalog_requirement(catalog_of(state), S0_EDITION_2022, "9.2"));
    assert_null(s0_catalog_requirement(catalog_of(state), S0_EDITION_2022, "5.18"));
    assert_null(s0_catalog_requirement(catalog_of(state), S0_EDITION_2022, NULL));
}

static void attributes_stand_as_in_the_file(void **state)
{
    const s0_requirement *control =
        s0_catalog_requirement(catalog_of(state), S0_EDITION_2022, "A.5.18");
    const s0_value *types = s0_value_get(control->entry, "control_type");

    assert_string_equal(s0_value_text(types->as.list.items[0]), "preventive");
}

static void ancestors_and_successors_agree(void **state)
{
    const s0_catalog *catalog = catalog_of(state);
    size_t count = 0, pairs_up = 0, pairs_down = 0;
    const s0_requirement *all = s0_catalog_requirements(catalog, S0_EDITION_2022, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < all[i].ancestor_count; k++) {
            size_t n = 0, found = 0;
            const char *const *ids = s0_catalog_successors(catalog, all[i].ancestors[k], &n);

            for (size_t j = 0; j < n; j++)
                found += strcmp(ids[j], all[i].id) == 0 ? 1 : 0;
            assert_int_equal(found, 1);
            pairs_up++;
        }
    all = s0_catalog_requirements(catalog, S0_EDITION_2013, &count);
    for (size_t i = 0; i < count; i++) {
        size_t n = 0;

        assert_non_null(s0_catalog_successors(catalog, all[i].id, &n));
        assert_true(n > 0);
        pairs_down += n;
    }
    assert_int_equal(pairs_up, pairs_down);
    assert_null(s0_catalog_successors(catalog, "A.5.18", &count));
    assert_int_equal(count, 0);
}

static void absence_weighs_what_the_table_says(void **state)
{
    static const struct {
        s0_edition edition;
        const char *id, *absence;
    } cases[] = {{S0_EDITION_2022, "4.3", "major"},    {S0_EDITION_2022, "9.2.1", "major"},
                 {S0_EDITION_2022, "A.5.31", "minor"}, {S0_EDITION_2022, "4.1", NULL},
                 {S0_EDITION_2022, "A.5.7", NULL},     {S0_EDITION_2013, "4.3", "major"},
                 {S0_EDITION_2013, "10.1", "major"},   {S0_EDITION_2013, "A.12.3.1", "minor"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const s0_requirement *one =
            s0_catalog_requirement(catalog_of(state), cases[i].edition, cases[i].id);

        assert_non_null(one);
        if (cases[i].absence == NULL)
            assert_null(one->absence);
        else
            assert_string_equal(one->absence, cases[i].absence);
        assert_true((one->absence == NULL) == (one->absence_element == NULL));
    }
}

static void demands_are_found_by_their_id(void **state)
{
    const s0_demand *demand = s0_catalog_demand(catalog_of(state), "DI-01");

    assert_string_equal(demand->requirement, "4.3");
    assert_true(demand->is_explicit);
    demand = s0_catalog_demand(catalog_of(state), "DA-01");
    assert_string_equal(demand->requirement, "A.5.1");
    assert_false(demand->is_explicit);
    assert_null(s0_catalog_demand(catalog_of(state), "DI-99"));
}

static void every_implied_control_exists_and_says_why(void **state)
{
    size_t count = 0, facts = 0, tables = 0;
    const s0_implication *all = s0_catalog_implications(catalog_of(state), &count);
    bool cloud = false;

    for (size_t i = 0; i < count; i++) {
        const s0_requirement *control =
            s0_catalog_requirement(catalog_of(state), S0_EDITION_2022, all[i].control);

        assert_non_null(control);
        assert_true(control->control);
        assert_non_null(all[i].because);
        assert_true((all[i].fact == NULL) != (all[i].table == NULL));
        facts += all[i].fact != NULL ? 1 : 0;
        tables += all[i].table != NULL ? 1 : 0;
        cloud = cloud || (s0_text_same(all[i].fact, "profile.uses_cloud") && all[i].is &&
                          strcmp(all[i].control, "A.5.23") == 0);
    }
    assert_true(facts > 0);
    assert_true(tables > 0);
    assert_true(cloud);
}

static void every_clause_asks_something_that_no_record_shows(void **state)
{
    static const char *const ways[] = {"interview", "observation", "document", "test"};
    size_t count = 0, requirement_count = 0, clauses = 0;
    const s0_question *all = s0_catalog_questions(catalog_of(state), &count);
    const s0_requirement *requirements =
        s0_catalog_requirements(catalog_of(state), S0_EDITION_2022, &requirement_count);

    for (size_t i = 0; i < count; i++) {
        bool known = false;

        for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
            known = known || strcmp(all[i].how, ways[w]) == 0;
        assert_true(known);
        assert_true(all[i].whom != NULL || strcmp(all[i].how, "document") == 0);
        assert_int_equal(all[i].what[strlen(all[i].what) - 1], '?');
    }
    for (size_t r = 0; r < requirement_count; r++) {
        bool asked = false;

        for (size_t i = 0; i < count; i++)
            asked = asked || strcmp(all[i].requirement, requirements[r].id) == 0;
        if (!requirements[r].control && !asked)
            fail_msg("%s asks nothing", requirements[r].id);
        clauses += requirements[r].control ? 0 : 1;
    }
    assert_int_equal(clauses, 30);
}

static void the_numbers_of_the_grading_table_are_there(void **state)
{
    static const struct {
        const char *name;
        int64_t value;
    } cases[] = {
        {"population_min", 10}, {"rate_major", 70}, {"rate_judgement", 40}, {"accumulation", 3}};
    size_t count = 0;
    const s0_threshold *all = s0_catalog_thresholds(catalog_of(state), &count);

    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        size_t found = 0;

        for (size_t i = 0; i < count; i++)
            if (strcmp(all[i].name, cases[k].name) == 0) {
                assert_int_equal(all[i].value, cases[k].value);
                assert_non_null(all[i].meaning);
                assert_non_null(all[i].source);
                found++;
            }
        assert_int_equal(found, 1);
    }
}

static void groups_and_special_requirements_are_known(void **state)
{
    const s0_catalog *catalog = catalog_of(state);

    assert_string_equal(s0_catalog_group(catalog, "7.5.2"), "7.5");
    assert_string_equal(s0_catalog_group(catalog, "9.3.1"), "9.3");
    assert_string_equal(s0_catalog_group(catalog, "A.5.18"), "A.5.18");
    assert_true(s0_catalog_single_instance(catalog, "9.2.2"));
    assert_true(s0_catalog_single_instance(catalog, "8.2"));
    assert_false(s0_catalog_single_instance(catalog, "A.8.2"));
    assert_true(s0_catalog_planning_chain(catalog, "6.1.3"));
    assert_false(s0_catalog_planning_chain(catalog, "9.2.1"));
}

static void a_wrong_id_gets_the_nearest_one(void **state)
{
    static const struct {
        const char *wrong, *near;
    } cases[] = {
        {"5.18", "A.5.18"},     {"9.2", "9.2.1"}, {"a.5.18", "A.5.18"}, {"A.5.99", "A.5.9"},
        {"A.12.3.1", "A.8.13"}, {"backup", NULL}, {"", NULL},           {"A.", NULL}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *near = s0_catalog_nearest(catalog_of(state), S0_EDITION_2022, cases[i].wrong);

        if (cases[i].near == NULL)
            assert_null(near);
        else
            assert_string_equal(near, cases[i].near);
    }
}

/* Load the catalogue with one file's text changed. */
static s0_code load_spoiled(fixture *f, const char *path, const char *from, const char *to,
                            s0_error *err)
{
    s0_source *sources = s0_alloc_n(f->arena, f->count, sizeof *sources);
    s0_bundle bundle;
    s0_catalog *catalog = NULL;
    s0_code rc;

    memcpy(sources, f->sources, f->count * sizeof *sources);
    for (size_t i = 0; i < f->count; i++) {
        const char *at = strstr(sources[i].text, from), *text = NULL;

        if (strcmp(sources[i].path, path) != 0)
            continue;
        assert_non_null(at);
        text = s0_textf(f->arena, "%.*s%s%s", (int)(at - sources[i].text), sources[i].text, to,
                        at + strlen(from));
        assert_int_equal(s0_source_make(&sources[i], f->arena, path, text, strlen(text), NULL),
                         S0_OK);
    }
    assert_int_equal(s0_bundle_make(&bundle, sources, f->count, NULL), S0_OK);
    rc = s0_catalog_load(&catalog, f->arena, &bundle, err);
    assert_true((rc == S0_OK) == (catalog != NULL));
    return rc;
}

static void a_slip_in_a_file_is_an_error_with_its_place(void **state)
{
    static const struct {
        const char *path, *from, *to, *message;
    } cases[] = {
        {"catalog/absence.yaml", "element: \"scope of the ISMS\"", "elemnt: \"scope\"",
         "requirements[0].element is missing"},
        {"catalog/absence.yaml", "class: major", "class: grave",
         "requirements[0].class has no such word: \"grave\""},
        {"catalog/absence.yaml", "requirement: \"4.3\"", "requirement: \"4.9\"",
         "there is no requirement \"4.9\""},
        {"catalog/absence.yaml", "requirement: \"5.2\"", "requirement: \"4.3\"",
         "\"4.3\" stands here twice"},
        {"catalog/absence.yaml", "absence: 1", "absence: 2", "\"absence\" is not 1"},
        {"catalog/accumulation.yaml", "\"7.5.3\"]", "\"7.5.9\"]",
         "there is no requirement \"7.5.9\""},
        {"catalog/grading.yaml", "default: 10", "value: 10", "parameters[0].default is missing"},
        {"catalog/grading.yaml", "requirements: [\"9.3.2\"]", "requirements: [\"9.3.7\"]",
         "there is no requirement \"9.3.7\""},
        {"catalog/grading.yaml", "default: 70", "default: seventy",
         "parameters[1].default is text, not a whole number"},
        {"catalog/grading.yaml", "\"9.2.2\"", "\"9.2.9\"", "there is no requirement \"9.2.9\""},
        {"catalog/implied.yaml", "\"A.8.4\"", "\"A.8.99\"", "there is no requirement \"A.8.99\""},
        {"catalog/implied.yaml", "\"A.8.4\"", "\"8.1\"", "\"8.1\" is no control"},
        {"catalog/implied.yaml", "is: true", "is: yes", "facts[0].is is text, not true or false"},
        {"catalog/documented-information.yaml", "clause: \"4.3\"", "clause: \"4.33\"",
         "there is no requirement \"4.33\""},
        {"catalog/documented-information.yaml", "basis: \"explicit\"", "basis: \"sure\"",
         "there is no basis \"sure\""},
        {"catalog/iso27001-2022.yaml", "theme: \"organizational\"", "them: \"organizational\"",
         "there is no key \"them\" here"},
        {"catalog/iso27001-2022.yaml", "  controls: 93", "  controls: 94",
         "\"controls\" is 94, but 93 stand here"},
        {"catalog/iso27001-2013.yaml", "auditable: true", "auditable: maybe",
         "\"auditable\" is neither true nor false"},
        {"catalog/iso27001-2013.yaml", "id: \"4.2\"", "id: \"4.0\"",
         "\"4.0\" stands behind \"4.1\""},
        {"catalog/mapping-2013-2022.yaml", "[\"A.5.1.1\", \"A.5.1.2\"]",
         "[\"A.5.1.1\", \"A.5.1.3\"]", "there is no requirement \"A.5.1.3\""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_error err = {0};

        assert_int_equal(load_spoiled(*state, cases[i].path, cases[i].from, cases[i].to, &err),
                         S0_EINPUT);
        assert_string_equal(err.message, cases[i].message);
        assert_true(s0_starts_with(err.where, cases[i].path));
        assert_non_null(strchr(err.where, ':'));
    }
}

static void a_missing_file_is_named(void **state)
{
    fixture *f = *state;
    s0_source *sources = s0_alloc_n(f->arena, f->count, sizeof *sources);
    s0_catalog *catalog = NULL;
    s0_bundle bundle;
    s0_error err = {0};
    size_t kept = 0;

    for (size_t i = 0; i < f->count; i++)
        if (strcmp(f->sources[i].path, "catalog/implied.yaml") != 0)
            sources[kept++] = f->sources[i];
    assert_int_equal(s0_bundle_make(&bundle, sources, kept, NULL), S0_OK);
    assert_int_equal(s0_catalog_load(&catalog, f->arena, &bundle, &err), S0_EINPUT);
    assert_string_equal(err.message, "the catalogue has no file \"catalog/implied.yaml\"");
    assert_null(catalog);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_editions_have_their_numbers),
        cmocka_unit_test(clauses_come_first_and_all_in_natural_order),
        cmocka_unit_test(a_clause_and_a_control_of_one_number_are_two),
        cmocka_unit_test(attributes_stand_as_in_the_file),
        cmocka_unit_test(ancestors_and_successors_agree),
        cmocka_unit_test(absence_weighs_what_the_table_says),
        cmocka_unit_test(demands_are_found_by_their_id),
        cmocka_unit_test(every_implied_control_exists_and_says_why),
        cmocka_unit_test(every_clause_asks_something_that_no_record_shows),
        cmocka_unit_test(the_numbers_of_the_grading_table_are_there),
        cmocka_unit_test(groups_and_special_requirements_are_known),
        cmocka_unit_test(a_wrong_id_gets_the_nearest_one),
        cmocka_unit_test(a_slip_in_a_file_is_an_error_with_its_place),
        cmocka_unit_test(a_missing_file_is_named),
    };

    return cmocka_run_group_tests(tests, load, release);
}
