/* test_audits.c - tests/grading/audits.yaml: small workspaces, one per line, audited whole with the
 * rules that the program ships, each against the verdicts, findings and follow-up that it must come
 * to. What the trigger table alone decides is in test_cases.c. */
#include "audit_file.h"

/* --- what it comes to
 * ------------------------------------------------------------------------------
 */

typedef struct outcome {
    workspace *w;
    s0_bundle bundle;
    s0_cycle *cycle;
    s0_code rc;
    s0_faults faults;
    s0_error err;
} outcome;

static outcome run(const s0_value *line, const char *grading)
{
    s0_arena *own = s0_arena_new();
    outcome out = {.w = s0_alloc(own, sizeof *out.w)};
    s0_inputs *inputs = s0_alloc(own, sizeof *inputs);

    *out.w = (workspace){.arena = own};
    out.bundle = workspace_of(out.w, line, grading);
    *inputs = (s0_inputs){.built_in = &built_in,
                          .workspace = &out.bundle,
                          .books = &books,
                          .only = s0_value_text(s0_value_get(line, "only"))};
    out.rc = s0_audit(&out.cycle, own, inputs, NULL, NULL, NULL, &out.faults, &out.err);
    return out;
}

static void run_end(outcome *out)
{
    s0_faults_free(&out->faults);
    s0_arena_free(out->w->arena);
}

static const s0_earlier *earlier_of(const s0_cycle *cycle, const char *finding)
{
    for (size_t i = 0; i < cycle->earlier_count; i++)
        if (strcmp(cycle->earlier[i].finding, finding) == 0)
            return &cycle->earlier[i];
    return NULL;
}

/* What became of that which a key of `expect` names: a verdict, a status, a class with its trigger;
 * "none" where there is no such finding. */
static const char *became(const outcome *out, const char *key)
{
    const s0_result *result = s0_cycle_result(out->cycle, key);
    const s0_earlier *earlier = earlier_of(out->cycle, key);
    const s0_finding *finding = s0_cycle_finding(out->cycle, key);

    if (earlier != NULL)
        return earlier->status;
    if (finding != NULL && (result == NULL || finding->part_count > 0))
        return finding->class_ == S0_MAJOR ? s0_textf(out->w->arena, "major %s", finding->trigger)
                                           : s0_classes[finding->class_];
    return result != NULL ? s0_verdicts[result->verdict] : "none";
}

/* All that is said of what the line speaks of. */
static const char *said(const outcome *out, const s0_value *expect)
{
    const s0_cycle *cycle = out->cycle;
    s0_buf text = s0_buf_in(out->w->arena);

    for (size_t i = 0; i < expect->as.map.count; i++) {
        const char *key = expect->as.map.items[i].key;
        const s0_result *result = s0_cycle_result(cycle, key);
        const s0_earlier *earlier = earlier_of(cycle, key);
        const s0_finding *finding = s0_cycle_finding(cycle, key);
        const s0_tested *tested = s0_cycle_tested(cycle, key);

        if (result != NULL)
            s0_putf(&text, "%s\n", result->reason);
        if (earlier != NULL)
            s0_putf(&text, "%s\n", earlier->reason);
        if (tested != NULL)
            s0_putf(&text, "%s\n%s\n", tested->text, tested->reason != NULL ? tested->reason : "");
        for (size_t n = 0; finding != NULL && n < finding->note_count; n++)
            s0_putf(&text, "%s\n", finding->notes[n]);
        for (size_t n = 0; finding != NULL && n < finding->related_count; n++)
            s0_putf(&text, "related %s\n", finding->related[n]);
        if (finding != NULL)
            s0_putf(&text, "%s\n%s\n%s\n", finding->reason, finding->statement, finding->criterion);
    }
    for (size_t i = 0; i < cycle->remark_count; i++)
        s0_putf(&text, "%s\n", cycle->remarks[i]);
    return s0_buf_text(&text);
}

static size_t check_expectation(const outcome *out, const s0_value *line, const char *id, bool tell)
{
    const s0_value *expect = s0_value_get(line, "expect"), *says = s0_value_get(line, "says");
    size_t wrong = 0;

    for (size_t i = 0; i < expect->as.map.count; i++) {
        const s0_member *one = &expect->as.map.items[i];
        const char *got = became(out, one->key);

        if (strcmp(got, one->value->raw) == 0)
            continue;
        wrong++;
        if (tell)
            print_error("%s: %s is \"%s\", not \"%s\"\n%s", id, one->key, got, one->value->raw,
                        said(out, expect));
    }
    for (size_t i = 0; says != NULL && i < says->as.list.count; i++) {
        const char *word = s0_value_text(says->as.list.items[i]);

        if (strstr(said(out, expect), word) != NULL)
            continue;
        wrong++;
        if (tell)
            print_error("%s: nothing says \"%s\":\n%s", id, word, said(out, expect));
    }
    return wrong;
}

static size_t check_refusal(const outcome *out, const char *words, const char *id)
{
    for (size_t i = 0; i < out->faults.count; i++)
        if (strstr(out->faults.items[i].message, words) != NULL)
            return 0;
    if (out->rc != S0_OK && strstr(out->err.message, words) != NULL)
        return 0;
    print_error("%s: not refused with \"%s\" but \"%s\"\n", id, words,
                out->rc != S0_OK ? out->err.message : "not at all");
    return 1;
}

/* How many of the line's expectations do not hold. */
static size_t check(const s0_value *line, const char *grading, bool tell)
{
    const char *id = s0_value_text(s0_value_get(line, "id"));
    const char *refused = s0_value_text(s0_value_get(line, "refused"));
    outcome out = run(line, grading);
    size_t wrong = 0;

    if (refused != NULL) {
        wrong = check_refusal(&out, refused, id);
    } else if (out.rc != S0_OK) {
        print_error("%s: %s: %s\n", id,
                    out.faults.count > 0 ? out.faults.items[0].where : out.err.where,
                    out.faults.count > 0 ? out.faults.items[0].message : out.err.message);
        wrong = 1;
    } else {
        wrong = check_expectation(&out, line, id, tell);
    }
    run_end(&out);
    return wrong;
}

static void check_keys(const s0_value *line, const char *id)
{
    static const char *const keys[] = {"id",    "from",    "profile", "plan", "sources", "facts",
                                       "soa",   "seen",    "without", "only", "expect",  "says",
                                       "moves", "refused", "argued",  NULL};
    const s0_value *tables = s0_value_at(root, "base.tables");

    for (size_t i = 0; i < line->as.map.count; i++) {
        const char *key = line->as.map.items[i].key;
        size_t k = 0;

        while (keys[k] != NULL && strcmp(keys[k], key) != 0)
            k++;
        if (keys[k] == NULL && s0_value_get(tables, key) == NULL)
            fail_msg("%s: nobody reads \"%s\"", id, key);
    }
}

static void every_audit_comes_to_what_it_says(void **state)
{
    const s0_value *audits = s0_value_get(root, "audits");
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < audits->as.list.count; i++) {
        const s0_value *line = audits->as.list.items[i];
        const char *id = s0_value_text(s0_value_get(line, "id"));

        assert_non_null(id);
        check_keys(line, id);
        assert_true((s0_value_get(line, "expect") != NULL) !=
                    (s0_value_get(line, "refused") != NULL));
        wrong += check(line, NULL, true);
    }
    assert_int_equal(wrong, 0);
}

/* A line with `moves` names a grading under which it no longer comes out as it says. */
static void another_grading_shows(void **state)
{
    const s0_value *audits = s0_value_get(root, "audits");
    size_t moved = 0;

    (void)state;
    for (size_t i = 0; i < audits->as.list.count; i++) {
        const s0_value *line = audits->as.list.items[i];
        const char *moves = s0_value_text(s0_value_get(line, "moves"));

        if (moves == NULL)
            continue;
        moved++;
        if (check(line, s0_textf(arena, "grading: {%s}\n", moves), false) == 0)
            fail_msg("%s: nobody notices %s", s0_value_text(s0_value_get(line, "id")), moves);
    }
    assert_true(moved >= 2);
}

/* The built-in files with `text` of one of them taken out, and books of these. */
static void take_out(const char *path, const char *text)
{
    s0_source *items = s0_alloc_n(arena, built_in.count, sizeof *items);
    s0_error err = {0};

    memcpy(items, built_in.items, built_in.count * sizeof *items);
    for (size_t i = 0; i < built_in.count; i++) {
        const char *at = strstr(items[i].text, text);

        if (strcmp(items[i].path, path) != 0)
            continue;
        assert_non_null(at);
        text =
            s0_textf(arena, "%.*s%s", (int)(at - items[i].text), items[i].text, at + strlen(text));
        assert_int_equal(s0_source_make(&items[i], arena, path, text, strlen(text), NULL), S0_OK);
    }
    assert_int_equal(s0_bundle_make(&built_in, items, built_in.count, NULL), S0_OK);
    if (s0_books_load(&books, arena, &built_in, NULL, NULL, false, &err) != S0_OK)
        fail_msg("without %s: %s", text, err.message);
}

static bool some_line_differs(const char *from)
{
    const s0_value *audits = s0_value_get(root, "audits");

    for (size_t i = 0; i < audits->as.list.count; i++) {
        const s0_value *line = audits->as.list.items[i];

        if (strstr(s0_value_text(s0_value_get(line, "from")), from) != NULL &&
            check(line, NULL, false) > 0)
            return true;
    }
    return false;
}

static void a_requirement_that_leaves_its_group_shows(void **state)
{
    static const char *const members[] = {"\"7.5.1\", ", ", \"7.5.2\"", ", \"7.5.3\"",
                                          "\"9.3.1\", ", ", \"9.3.2\"", ", \"9.3.3\""};
    const s0_bundle as_it_is = built_in;
    const s0_books their_books = books;

    (void)state;
    assert_false(some_line_differs("B4 M3"));
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        take_out("catalog/accumulation.yaml", members[i]);
        if (!some_line_differs("B4 M3"))
            fail_msg("nobody notices that %s left its group", members[i]);
        built_in = as_it_is;
        books = their_books;
    }
}

/* What the vocabulary says at `at`, a line or a field of one, taken out. */
static void take_demand_out(const s0_source *vocabulary, const char *at)
{
    size_t before = (size_t)(at - vocabulary->text), size = 1 + strcspn(at + 1, "\n},");
    s0_source *items = s0_alloc_n(arena, built_in.count, sizeof *items);
    const char *text = s0_textf(arena, "%.*s%s", (int)before, vocabulary->text, at + size);
    s0_error err = {0};

    memcpy(items, built_in.items, built_in.count * sizeof *items);
    for (size_t i = 0; i < built_in.count; i++)
        if (strcmp(items[i].path, vocabulary->path) == 0)
            assert_int_equal(
                s0_source_make(&items[i], arena, vocabulary->path, text, strlen(text), NULL),
                S0_OK);
    assert_int_equal(s0_bundle_make(&built_in, items, built_in.count, NULL), S0_OK);
    if (s0_books_load(&books, arena, &built_in, NULL, NULL, false, &err) != S0_OK)
        fail_msg("without %.*s: %s", (int)size, at, err.message);
}

static void a_record_that_is_no_longer_demanded_shows(void **state)
{
    static const char *const words[] = {"\n    demanded_by: DI", "\n    demanded_by: DA",
                                        ", demanded_by: DI"};
    const s0_bundle as_it_is = built_in;
    const s0_books their_books = books;
    const s0_source *vocabulary = s0_bundle_get(&built_in, "catalog/vocabulary.yaml");
    size_t seen = 0;

    (void)state;
    assert_non_null(vocabulary);
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        for (const char *at = vocabulary->text; (at = strstr(at, words[w])) != NULL; at++, seen++) {
            take_demand_out(vocabulary, at);
            if (!some_line_differs("B5 demanded"))
                fail_msg("nobody notices: %.*s", 80, at + 1);
            built_in = as_it_is;
            books = their_books;
        }
    assert_true(seen >= 15);
}

/* --- both files: every row of the classification
 * ------------------------------------------------------
 */

/* Counts, for each listed source, the lines that name it. */
static void count_sources(const s0_value *sources, size_t *used, const char *from, const char *id)
{
    const char *at = from;

    while (*at != '\0') {
        size_t size = strcspn(at, ","), k = 0;

        while (k < sources->as.map.count && (strlen(sources->as.map.items[k].key) != size ||
                                             strncmp(sources->as.map.items[k].key, at, size) != 0))
            k++;
        if (k == sources->as.map.count)
            fail_msg("%s: there is no row \"%.*s\"", id, (int)size, at);
        used[k]++;
        at += size;
        at += strspn(at, ", ");
    }
}

static void every_row_of_the_classification_has_a_line(void **state)
{
    const s0_value *sources = s0_value_get(yaml_of(arena, "tests/grading/rows.yaml"), "rows");
    const s0_value *lists[] = {s0_value_get(yaml_of(arena, CASE_FILE), "cases"),
                               s0_value_get(root, "audits")};
    size_t *used = s0_alloc_n(arena, sources->as.map.count, sizeof *used);

    (void)state;
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->as.list.count; i++) {
            const s0_value *line = lists[l]->as.list.items[i];

            count_sources(sources, used, s0_value_text(s0_value_get(line, "from")),
                          s0_value_text(s0_value_get(line, "id")));
        }
    for (size_t k = 0; k < sources->as.map.count; k++)
        if (used[k] == 0)
            fail_msg("no line comes from %s", sources->as.map.items[k].key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_audit_comes_to_what_it_says),
        cmocka_unit_test(another_grading_shows),
        cmocka_unit_test(a_requirement_that_leaves_its_group_shows),
        cmocka_unit_test(a_record_that_is_no_longer_demanded_shows),
        cmocka_unit_test(every_row_of_the_classification_has_a_line),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
