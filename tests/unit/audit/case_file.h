/* case_file.h - for tests: tests/grading/cases.yaml as cases of the trigger table. The facts of a
 * requirement - what its absence weighs, whether one instance is enough, whether it belongs to the
 * planning chain - come from the catalogue, so that a slip there shows in a case. */
#ifndef S0_TEST_CASE_FILE_H
#define S0_TEST_CASE_FILE_H

#include "audit/classify.h"
#include "data/yaml.h"
#include "prepared.h"

#define CASE_FILE "tests/grading/cases.yaml"
#define MOST_THRESHOLDS 32

/* A row of the table by the name it has in the file. */
static const char *const branch_names[] = {
    [S0_BY_MISREPRESENTATION] = "misrepresentation",
    [S0_BY_ABSENCE] = "absence",
    [S0_BY_DECLARATION] = "declaration",
    [S0_BY_CRITICAL] = "critical",
    [S0_BY_WHOLE] = "whole",
    [S0_BY_SINGLE] = "single",
    [S0_BY_RATE] = "rate",
    [S0_BY_SPREAD] = "spread",
    [S0_BY_DOUBT] = "doubt",
    [S0_BY_LEAVERS] = "leavers",
    [S0_BY_INPUTS] = "inputs",
    [S0_BY_OVERDUE] = "overdue",
    [S0_BY_RECURRENCE] = "recurrence",
    [S0_BY_REPEAT] = "repeat",
    [S0_BY_LATENESS] = "lateness",
    [S0_BY_RETURN] = "return",
    [S0_BY_LAW] = "law",
    [S0_BY_EXPOSURE] = "exposure",
    [S0_BY_BARRIER] = "barrier",
    [S0_BY_CARRIED_MAJOR] = "carried_major",
    [S0_BY_CARRIED_MINOR] = "carried_minor",
    [S0_BY_HANDLED] = "handled",
    [S0_BY_GAP] = "gap",
    [S0_BY_IMPROVEMENT] = "improvement",
};
#define BRANCHES (sizeof branch_names / sizeof *branch_names)

/* One line of the file. */
typedef struct filed_case {
    const char *id;
    const char *from;
    const char *expect; /* "major M2 rate" */
    const s0_value *says;
    const s0_value *grading;
    s0_case given;
} filed_case;

typedef struct case_file {
    const s0_value *root;
    filed_case *items;
    size_t count;
} case_file;

static inline const s0_value *yaml_of(s0_arena *arena, const char *path)
{
    s0_source *source = s0_alloc(arena, sizeof *source);
    const s0_value *root = NULL;
    s0_error err = {0};

    if (s0_file_read(source, arena, ".", path, 0, &err) != S0_OK ||
        s0_yaml_read(&root, arena, source, &err) != S0_OK)
        fail_msg("%s: %s", path, err.message);
    return root;
}

/* Every key of a map is known: a misspelt fact would silently not be one. */
static inline void only_keys(const s0_value *map, const char *const *keys, const char *where)
{
    for (size_t i = 0; map != NULL && i < map->as.map.count; i++) {
        size_t k = 0;

        while (keys[k] != NULL && strcmp(keys[k], map->as.map.items[i].key) != 0)
            k++;
        if (keys[k] == NULL)
            fail_msg("%s: there is no fact \"%s\"", where, map->as.map.items[i].key);
    }
}

static inline int64_t number_at(const s0_value *map, const char *key)
{
    const s0_value *value = s0_value_get(map, key);

    if (value == NULL)
        return 0;
    if (value->kind == S0_BOOL)
        return value->as.truth;
    assert_int_equal(value->kind, S0_INT);
    return value->as.integer;
}

static inline int word_at(const s0_value *map, const char *key, const char *const *words,
                          int otherwise)
{
    const char *text = s0_value_text(s0_value_get(map, key));

    for (int i = 0; text != NULL && words[i] != NULL; i++)
        if (strcmp(words[i], text) == 0)
            return i;
    if (s0_value_get(map, key) != NULL)
        fail_msg("%s: \"%s\" is not one of its words", key, text != NULL ? text : "(no text)");
    return otherwise;
}

static inline s0_numbers numbers_of(const s0_value *given)
{
    s0_numbers n = {.population = number_at(given, "of"),
                    .failed = number_at(given, "fail"),
                    .unknown = number_at(given, "unknown"),
                    .critical = number_at(given, "critical"),
                    .critical_failed = number_at(given, "critical_fail"),
                    .critical_unknown = number_at(given, "critical_unknown"),
                    .exposed = number_at(given, "exposed"),
                    .handled = number_at(given, "handled"),
                    .not_handled = number_at(given, "not_handled"),
                    .handled_unknown = number_at(given, "handled_unknown"),
                    .groups = number_at(given, "groups"),
                    .group_column = "team"};

    n.met = n.population - n.failed - n.unknown;
    assert_true(n.met >= 0 || n.population == 0);
    return n;
}

/* What the catalogue says of the requirement. */
static inline void ask_catalog(s0_case *out, const s0_catalog *catalog)
{
    const s0_requirement *requirement =
        s0_catalog_requirement(catalog, S0_EDITION_2022, out->requirement);

    if (requirement == NULL)
        fail_msg("there is no requirement %s", out->requirement);
    out->absence_major = requirement->absence != NULL && strcmp(requirement->absence, "major") == 0;
    out->element = requirement->absence_element;
    out->single = s0_catalog_single_instance(catalog, out->requirement);
    out->chain = s0_catalog_planning_chain(catalog, out->requirement);
}

static inline s0_case facts_of(const s0_value *given, const s0_catalog *catalog, const char *id)
{
    static const char *const keys[] = {"requirement",
                                       "outcome",
                                       "of",
                                       "fail",
                                       "unknown",
                                       "critical",
                                       "critical_fail",
                                       "critical_unknown",
                                       "exposed",
                                       "handled",
                                       "not_handled",
                                       "handled_unknown",
                                       "groups",
                                       "whole",
                                       "declared",
                                       "basis",
                                       "barrier",
                                       "accepted",
                                       "misrepresented",
                                       "earlier",
                                       "grading",
                                       NULL};
    static const char *const bases[] = {"standard", "own", "law", "contract", NULL};
    static const char *const standings[] = {"not", "again", "time", "late", "over", "back", NULL};
    const s0_value *earlier = s0_value_get(given, "earlier");
    const char *requirement = s0_value_text(s0_value_get(given, "requirement"));
    s0_case out = {
        .requirement = requirement != NULL ? requirement : "A.5.18",
        .word = (s0_word)word_at(given, "outcome", s0_words, S0_GAP),
        .counted = s0_value_get(given, "of") != NULL,
        .whole = number_at(given, "whole") != 0,
        .declared = number_at(given, "declared") != 0,
        .binding = word_at(given, "basis", bases, 0) >= 2,
        .barrier = s0_value_text(s0_value_get(given, "barrier")),
        .accepted = number_at(given, "accepted") != 0,
        .misrepresented = number_at(given, "misrepresented") != 0,
    };

    only_keys(given, keys, id);
    if (out.counted)
        out.numbers = numbers_of(given);
    if (earlier != NULL) {
        out.standing = (s0_standing)word_at(earlier, "stands", standings, 0);
        out.times = number_at(earlier, "times");
        out.repaired = number_at(earlier, "repaired") != 0;
        out.earlier_class = (s0_class)word_at(earlier, "class", s0_classes, 0);
        assert_true(out.standing != S0_STANDS_NOT || out.times > 0);
    }
    ask_catalog(&out, catalog);
    return out;
}

static inline case_file read_cases(s0_arena *arena, const s0_catalog *catalog)
{
    static const char *const keys[] = {"id", "from", "given", "expect", "says", NULL};
    case_file file = {.root = yaml_of(arena, CASE_FILE)};
    const s0_value *list = s0_value_get(file.root, "cases");

    assert_non_null(list);
    file.count = list->as.list.count;
    file.items = s0_alloc_n(arena, file.count, sizeof *file.items);
    for (size_t i = 0; i < file.count; i++) {
        const s0_value *line = list->as.list.items[i], *given = s0_value_get(line, "given");
        filed_case *out = &file.items[i];

        out->id = s0_value_text(s0_value_get(line, "id"));
        out->from = s0_value_text(s0_value_get(line, "from"));
        out->expect = s0_value_text(s0_value_get(line, "expect"));
        out->says = s0_value_get(line, "says");
        out->grading = s0_value_get(given, "grading");
        if (out->id == NULL || out->from == NULL || out->expect == NULL || given == NULL)
            fail_msg("%s: case %zu lacks id, from, given or expect", CASE_FILE, i + 1);
        only_keys(line, keys, out->id);
        out->given = facts_of(given, catalog, out->id);
    }
    return file;
}

/* The thresholds with those in their place that a case sets. */
static inline void set_thresholds(s0_threshold out[MOST_THRESHOLDS], const s0_threshold *all,
                                  size_t count, const s0_value *grading)
{
    assert_true(count <= MOST_THRESHOLDS);
    memcpy(out, all, count * sizeof *out);
    for (size_t i = 0; i < count; i++)
        if (s0_value_get(grading, out[i].name) != NULL)
            out[i].value = number_at(grading, out[i].name);
}

/* "major M2 rate", "minor gap", "none": what came out, in the words of the file. */
static inline void come_out(char out[64], const s0_graded *graded, const s0_case *given)
{
    static const char *const grades[] = {"major", "minor", "ofi", "conform"};
    const s0_row *row = graded->row;

    if (row == NULL)
        snprintf(out, 64, "none");
    else
        snprintf(out, 64, "%s%s%s %s", grades[row->grade], row->grade == S0_GRADE_MAJOR ? " " : "",
                 row->grade == S0_GRADE_MAJOR ? s0_trigger_name(row, given) : "",
                 branch_names[row->branch]);
}

#endif
