/* test_cycle.c - the document of a cycle: every field there and back, the names that other
 * programs rely on, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/file.h"
#include "data/json.h"
#include "model/change.h"
#include "model/cycle.h"

static int open_arena(void **state)
{
    *state = s0_arena_new();
    return *state == NULL;
}

static int free_arena(void **state)
{
    s0_arena_free(*state);
    return 0;
}

/* Fill every field of a struct with a value of its own, lists with two elements, so that a
 * field that is swapped with another or left out of its shape shows. What has itself as a part
 * (`within` its own shape) has no further parts. */
static void fill_in(s0_arena *arena, const s0_shape *shape, char *object, int *next,
                    const s0_shape *within)
{
    for (const s0_field *field = shape->fields; field->name != NULL; field++) {
        char *at = object + field->offset;
        const size_t two = 2;
        const char *text = s0_textf(arena, "%s %d", field->name, ++*next);
        int64_t integer = *next;
        int word = *next % 2;
        char *items = NULL;
        const char **texts = NULL;

        switch (field->kind) {
        case S0_FIELD_TEXT:
            memcpy(at, &text, sizeof text);
            break;
        case S0_FIELD_INT:
            memcpy(at, &integer, sizeof integer);
            break;
        case S0_FIELD_BOOL:
            *(bool *)at = *next % 2 == 0;
            break;
        case S0_FIELD_WORD:
            memcpy(at, &word, sizeof word);
            break;
        case S0_FIELD_STRUCT:
            fill_in(arena, field->shape, at, next, shape);
            break;
        case S0_FIELD_TEXTS:
            texts = s0_alloc_n(arena, two, sizeof *texts);
            texts[0] = text;
            texts[1] = s0_textf(arena, "%s %d", field->name, ++*next);
            memcpy(at, &texts, sizeof texts);
            memcpy(object + field->count_offset, &two, sizeof two);
            break;
        case S0_FIELD_LIST:
            if (field->shape == within)
                break;
            items = s0_alloc_n(arena, two, field->shape->size);
            fill_in(arena, field->shape, items, next, shape);
            fill_in(arena, field->shape, items + field->shape->size, next, shape);
            memcpy(at, &items, sizeof items);
            memcpy(object + field->count_offset, &two, sizeof two);
            break;
        }
    }
}

static void fill(s0_arena *arena, const s0_shape *shape, char *object, int *next)
{
    fill_in(arena, shape, object, next, NULL);
}

static size_t width_of(const s0_field *field)
{
    switch (field->kind) {
    case S0_FIELD_INT:
        return sizeof(int64_t);
    case S0_FIELD_BOOL:
        return sizeof(bool);
    case S0_FIELD_WORD:
        return sizeof(int);
    case S0_FIELD_STRUCT:
        return field->shape->size;
    case S0_FIELD_TEXT:
    case S0_FIELD_TEXTS:
    case S0_FIELD_LIST:
        break;
    }
    return sizeof(void *);
}

/* No pointer, count or number of a struct is forgotten: bytes that its shape does not cover
 * are padding, which is narrower. No byte is covered twice. */
static void assert_covered(const s0_shape *shape)
{
    unsigned char met[2048] = {0};
    size_t gap = 0;

    assert_in_range(shape->size, 1, sizeof met);
    for (const s0_field *field = shape->fields; field->name != NULL; field++) {
        for (size_t i = 0; i < width_of(field); i++)
            met[field->offset + i]++;
        if (field->kind == S0_FIELD_TEXTS || field->kind == S0_FIELD_LIST)
            for (size_t i = 0; i < sizeof(size_t); i++)
                met[field->count_offset + i]++;
        if (field->shape != NULL && field->shape != shape)
            assert_covered(field->shape);
    }
    for (size_t i = 0; i < shape->size; i++) {
        gap = met[i] == 0 ? gap + 1 : 0;
        if (gap >= sizeof(void *) || met[i] > 1)
            fail_msg("the shape of %s and byte %zu", shape->name, i);
    }
}

static s0_cycle *full_cycle(s0_arena *arena)
{
    s0_cycle *cycle = s0_alloc(arena, sizeof *cycle);
    int next = 0;

    fill(arena, &s0_cycle_shape, (char *)cycle, &next);
    assert_true(next > 200);
    cycle->schema = 1;
    return cycle;
}

static s0_source written(s0_arena *arena, const s0_cycle *cycle)
{
    s0_buf buf = s0_buf_in(arena);
    s0_source out;

    assert_int_equal(s0_cycle_write(&buf, arena, cycle, NULL), S0_OK);
    assert_int_equal(s0_source_make(&out, arena, "cycle.json", buf.text, buf.size, NULL), S0_OK);
    return out;
}

static void no_field_of_a_struct_is_forgotten(void **state)
{
    (void)state;
    assert_covered(&s0_outcome_shape);
    assert_covered(&s0_diff_shape);
    assert_covered(&s0_cycle_shape);
}

static void every_field_goes_there_and_back(void **state)
{
    const s0_cycle *cycle = full_cycle(*state);
    s0_source first = written(*state, cycle), second;
    s0_cycle *back = NULL;
    s0_error err = {0};

    if (s0_cycle_read(&back, *state, &first, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    second = written(*state, back);
    assert_string_equal(second.text, first.text);
    assert_string_equal(back->plan.next_steps.programme, cycle->plan.next_steps.programme);
    assert_string_equal(back->outcomes[1].passes[1].condition,
                        cycle->outcomes[1].passes[1].condition);
    assert_int_equal(back->findings[1].set_apart.no_limit, cycle->findings[1].set_apart.no_limit);
    assert_int_equal(back->requirements[1].verdict, cycle->requirements[1].verdict);
}

static void an_empty_cycle_is_a_document_too(void **state)
{
    const s0_cycle cycle = {.schema = 1, .stage0 = "0.1.0"};
    s0_source document = written(*state, &cycle);
    s0_cycle *back = NULL;

    assert_int_equal(s0_cycle_read(&back, *state, &document, NULL), S0_OK);
    assert_string_equal(back->stage0, "0.1.0");
    assert_string_equal(back->cycle.name, "");
    assert_null(back->cycle.previous);
    assert_int_equal(back->finding_list_count, 0);
    assert_int_equal(document.text[document.size - 1], '\n');
}

/* Programs of other people find things under these names. */
static void the_names_that_others_rely_on_stand(void **state)
{
    static const char *const paths[] = {"schema",
                                        "stage0",
                                        "organization.name",
                                        "cycle.name",
                                        "cycle.run",
                                        "cycle.date",
                                        "cycle.kind",
                                        "cycle.edition",
                                        "cycle.previous",
                                        "summary.major",
                                        "summary.minor",
                                        "summary.ofi",
                                        "summary.conform",
                                        "summary.planned",
                                        "summary.not_applicable",
                                        "summary.not_determined",
                                        "summary.not_tested",
                                        "summary.error"};
    static const struct {
        const char *list, *names[20];
    } lists[] = {
        {"requirements", {"id", "verdict", "rules"}},
        {"outcomes", {"rule", "requirement", "outcome", "text", "missing", "digest"}},
        {"findings",
         {"number", "identity", "rule", "requirement", "related", "class", "trigger", "criterion",
          "statement", "reason", "population", "failed", "unknown", "set_apart", "exceptions",
          "evidence"}},
    };
    s0_source document = written(*state, full_cycle(*state));
    const s0_value *root = NULL, *finding;

    assert_int_equal(s0_json_read(&root, *state, &document, NULL), S0_OK);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (s0_value_at(root, paths[i]) == NULL)
            fail_msg("no %s", paths[i]);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (const char *const *name = lists[i].names; *name != NULL; name++)
            if (s0_value_get(s0_value_get(root, lists[i].list)->as.list.items[0], *name) == NULL)
                fail_msg("no %s of %s", *name, lists[i].list);
    finding = s0_value_get(root, "findings")->as.list.items[0];
    assert_non_null(s0_value_at(finding, "set_apart.not_due"));
    assert_non_null(s0_value_get(s0_value_get(finding, "exceptions")->as.list.items[0], "key"));
    assert_non_null(s0_value_get(s0_value_get(finding, "evidence")->as.list.items[0], "sha256"));
}

static void the_summary_has_the_words_of_the_verdict(void **state)
{
    const s0_cycle cycle = {.schema = 1};
    s0_source document = written(*state, &cycle);
    const s0_value *root = NULL, *summary;
    size_t words = 0;

    assert_int_equal(s0_json_read(&root, *state, &document, NULL), S0_OK);
    summary = s0_value_get(root, "summary");
    for (; s0_verdicts[words] != NULL; words++)
        assert_non_null(s0_value_get(summary, s0_verdicts[words]));
    assert_int_equal(summary->as.map.count, words);
    assert_string_equal(s0_verdicts[S0_V_NOT_TESTED], "not_tested");
    assert_string_equal(s0_verdicts[S0_V_OFI], "ofi");
    assert_string_equal(s0_classes[S0_OFI], "ofi");
    assert_string_equal(s0_change_states[S0_NO_LONGER_APPLICABLE], "no longer applicable");
    assert_string_equal(s0_change_states[S0_NOT_COMPARABLE], "not comparable");
    assert_null(s0_change_states[S0_NOT_COMPARABLE + 1]);
}

static void what_is_no_document_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"{}", "this is no document of an audit: the number of its schema is missing"},
        {"[1]", "this is no document of an audit: the number of its schema is missing"},
        {"{\"schema\": \"1\"}",
         "this is no document of an audit: the number of its schema is missing"},
        {"{\"schema\": 2}", "the document has schema 2, this program reads 1"},
        {"{\"schema\": 0}", "the document has schema 0, this program reads 1"},
        {"{\"schema\": 1}", "stage0 is missing"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_source source;
        s0_cycle *untouched = NULL;
        s0_error err = {0};

        assert_int_equal(
            s0_source_make(&source, *state, "c.json", cases[i].text, strlen(cases[i].text), NULL),
            S0_OK);
        assert_int_equal(s0_cycle_read(&untouched, *state, &source, &err), S0_EINPUT);
        assert_string_equal(err.message, cases[i].message);
        assert_true(s0_starts_with(err.where, "c.json"));
        assert_null(untouched);
    }
}

/* The document with null in place of one text of it. */
static s0_code read_without(s0_arena *arena, const s0_source *whole, const char *text,
                            s0_error *err)
{
    const char *quoted = s0_textf(arena, "\"%s\"", text), *at = strstr(whole->text, quoted);
    const char *rest = at + strlen(quoted);
    char *bytes = s0_textf(arena, "%.*snull%s", (int)(at - whole->text), whole->text, rest);
    s0_cycle *back = NULL;
    s0_source source;

    assert_int_equal(s0_source_make(&source, arena, "c", bytes, strlen(bytes), NULL), S0_OK);
    return s0_cycle_read(&back, arena, &source, err);
}

/* Nobody who uses a document asks whether these are there. */
static void text_that_must_be_there_is_demanded(void **state)
{
    const s0_cycle *cycle = full_cycle(*state);
    const s0_finding *finding = &cycle->findings[1];
    const char *const demanded[] = {cycle->cycle.name,
                                    cycle->cycle.date,
                                    cycle->cycle.edition,
                                    cycle->stage0,
                                    cycle->inputs_digest,
                                    finding->number,
                                    finding->identity,
                                    finding->requirement,
                                    finding->title,
                                    finding->reason,
                                    finding->exceptions[0].key,
                                    finding->evidence[0].source,
                                    cycle->requirements[0].id,
                                    cycle->outcomes[0].rule,
                                    cycle->outcomes[1].text,
                                    cycle->numbers[1].identity,
                                    cycle->earlier[0].finding,
                                    cycle->earlier[1].status,
                                    cycle->earlier[1].was,
                                    cycle->actions[0].due,
                                    cycle->actions[1].state,
                                    cycle->permits[0].until,
                                    cycle->judgements[1].by,
                                    cycle->exclusions[0].control,
                                    cycle->requests[1].name,
                                    cycle->questions[0].requirement,
                                    cycle->questions[1].what,
                                    cycle->unmeasured[0].name,
                                    cycle->unmeasured[1].source,
                                    cycle->inputs[0].path,
                                    cycle->grading[1].value};
    const char *const spared[] = {cycle->cycle.previous,
                                  finding->rule,
                                  finding->computed_reason,
                                  finding->exceptions[0].source,
                                  finding->evidence[0].collected,
                                  cycle->requirements[0].soa,
                                  cycle->outcomes[0].digest,
                                  cycle->earlier[0].due,
                                  cycle->earlier[0].rule,
                                  cycle->actions[0].effect,
                                  cycle->questions[0].whom,
                                  cycle->soa_version,
                                  cycle->plan.scope};
    s0_source whole = written(*state, cycle);

    for (size_t i = 0; i < sizeof demanded / sizeof *demanded; i++) {
        s0_error err = {0};

        if (read_without(*state, &whole, demanded[i], &err) != S0_EINPUT ||
            strstr(err.message, " is nothing, not text") == NULL)
            fail_msg("without \"%s\": %s", demanded[i], err.message);
    }
    for (size_t i = 0; i < sizeof spared / sizeof *spared; i++)
        if (read_without(*state, &whole, spared[i], NULL) != S0_OK)
            fail_msg("not without \"%s\"", spared[i]);
}

/* A document cut at any byte, or with any byte replaced, is refused or still a document. */
static void a_damaged_document_never_crashes_the_reader(void **state)
{
    s0_source whole = written(*state, full_cycle(*state));

    for (size_t at = 0; at < whole.size; at += 97) {
        s0_arena *arena = s0_arena_new();
        char *bytes = s0_text_copy(arena, whole.text, whole.size);
        s0_cycle *back = NULL;
        s0_source source;

        assert_int_equal(s0_source_make(&source, arena, "c", bytes, at, NULL), S0_OK);
        assert_int_equal(s0_cycle_read(&back, arena, &source, NULL), S0_EINPUT);
        bytes[at] = '7';
        assert_int_equal(s0_source_make(&source, arena, "c", bytes, whole.size, NULL), S0_OK);
        assert_true((s0_cycle_read(&back, arena, &source, NULL) == S0_OK) == (back != NULL));
        s0_arena_free(arena);
    }
}

static void things_are_found_by_their_names(void **state)
{
    static const s0_finding findings[] = {{.number = "NC-1", .identity = "rule-a"},
                                          {.number = "OFI-1", .identity = "obs-b"}};
    static const s0_tested outcomes[] = {{.rule = "rule-a"}, {.rule = "rule-c"}};
    static const s0_result results[] = {{.id = "5.1"}, {.id = "A.5.1"}};
    const s0_cycle cycle = {.findings = findings,
                            .finding_list_count = 2,
                            .outcomes = outcomes,
                            .outcome_count = 2,
                            .requirements = results,
                            .requirement_count = 2};

    (void)state;
    assert_ptr_equal(s0_cycle_finding(&cycle, "rule-a"), &findings[0]);
    assert_ptr_equal(s0_cycle_finding(&cycle, "OFI-1"), &findings[1]);
    assert_null(s0_cycle_finding(&cycle, "rule-c"));
    assert_ptr_equal(s0_cycle_tested(&cycle, "rule-c"), &outcomes[1]);
    assert_null(s0_cycle_tested(&cycle, "rule"));
    assert_ptr_equal(s0_cycle_result(&cycle, "A.5.1"), &results[1]);
    assert_null(s0_cycle_result(&cycle, "9.9"));
}

static void a_diff_goes_there_and_back(void **state)
{
    s0_diff diff = {0}, back;
    s0_buf buf = s0_buf_in(*state), again = s0_buf_in(*state);
    const s0_value *root = NULL;
    s0_source source;
    int next = 0;

    fill(*state, &s0_diff_shape, (char *)&diff, &next);
    s0_json_write(&buf, s0_shape_write(*state, &s0_diff_shape, &diff), true);
    assert_int_equal(s0_source_make(&source, *state, "d", buf.text, buf.size, NULL), S0_OK);
    assert_int_equal(s0_json_read(&root, *state, &source, NULL), S0_OK);
    assert_int_equal(s0_shape_read(*state, &s0_diff_shape, root, &back, NULL), S0_OK);
    s0_json_write(&again, s0_shape_write(*state, &s0_diff_shape, &back), true);
    assert_string_equal(again.text, buf.text);
    assert_int_equal(back.changes[1].state, diff.changes[1].state);
    assert_string_equal(back.verdicts[1].reason, diff.verdicts[1].reason);
}

int main(void)
{
#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, free_arena)
    const struct CMUnitTest tests[] = {
        WITH_ARENA(no_field_of_a_struct_is_forgotten),
        WITH_ARENA(every_field_goes_there_and_back),
        WITH_ARENA(an_empty_cycle_is_a_document_too),
        WITH_ARENA(the_names_that_others_rely_on_stand),
        WITH_ARENA(the_summary_has_the_words_of_the_verdict),
        WITH_ARENA(what_is_no_document_is_refused_with_its_place),
        WITH_ARENA(text_that_must_be_there_is_demanded),
        WITH_ARENA(a_damaged_document_never_crashes_the_reader),
        WITH_ARENA(things_are_found_by_their_names),
        WITH_ARENA(a_diff_goes_there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
