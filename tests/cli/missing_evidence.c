/* missing_evidence.c - takes one thing away from a workspace's evidence at a time - a file, a
 * column, a fact, a cell - and audits what is left. A rule may become *not determined* (or *absent*
 * where sources.yaml states that); it may keep its outcome; it may never turn a gap into conform, a
 * conform into a gap, anything into an improvement, or a minor into a major.
 *
 * Usage: missing_evidence WORKSPACE [STRIDE [COLUMNS]]: each STRIDEth single cell or fact and each
 * COLUMNSth column is tried (default 1); files always are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/audit.h"
#include "cli/cli.h"
#include "data/csv.h"
#include "data/json.h"
#include "data/yaml.h"
#include "evidence/workspace.h"

typedef struct bench {
    s0_cli cli;        /* holds the built-in bundle */
    s0_arena *arena;   /* of the base: lives to the end */
    s0_arena *scratch; /* of one variant */
    s0_bundle workspace;
    const s0_value *sources; /* evidence/sources.yaml as a tree */
    const s0_vocabulary *vocabulary;
    s0_cycle *base;
    size_t stride, cells, column_stride, columns, tried, wrong;
} bench;

static void must(s0_code rc, const s0_error *err)
{
    char text[2048];

    if (rc == S0_OK)
        return;
    s0_error_text(err, text, sizeof text);
    fprintf(stderr, "%s", text);
    exit(1);
}

static s0_cycle *audit(bench *b, const s0_bundle *workspace, s0_arena *arena, s0_error *err)
{
    s0_inputs inputs = {.built_in = &b->cli.built_in, .workspace = workspace};
    s0_rule_limits limits = {0};
    s0_faults faults = {0};
    s0_cycle *cycle = NULL;
    s0_code rc = s0_audit(&cycle, arena, &inputs, NULL, NULL, &limits, &faults, err);

    if (rc != S0_OK && faults.count > 0)
        *err = faults.items[0];
    s0_faults_free(&faults);
    return rc == S0_OK ? cycle : NULL;
}

/* -1: no finding. */
static int class_of(const s0_cycle *cycle, const char *rule)
{
    const s0_finding *f = s0_cycle_finding(cycle, rule);

    return f != NULL ? (int)f->class_ : -1;
}

/* What may not happen to one rule; NULL: all is well. */
static const char *broken_promise(const s0_tested *was, const s0_tested *is, int old_class,
                                  int new_class)
{
    if (is->outcome == S0_ERRED && was->outcome != S0_ERRED)
        return "became an error";
    if (is->outcome == S0_IMPROVEMENT && was->outcome != S0_IMPROVEMENT)
        return "became an improvement";
    if ((was->outcome == S0_GAP || was->outcome == S0_ABSENT) && is->outcome == S0_CONFORM)
        return "a gap became conform";
    if (was->outcome == S0_CONFORM && (is->outcome == S0_GAP || is->outcome == S0_ABSENT))
        return "conform became a gap";
    if (was->outcome == S0_NOT_DETERMINED && is->outcome == S0_CONFORM)
        return "not determined became conform";
    if (new_class >= 0 && old_class >= 0 && new_class < old_class)
        return "the class was raised";
    return NULL;
}

/* Audit the workspace with `items` and compare rule by rule. */
static void try_variant(bench *b, s0_source *items, size_t count, const char *what)
{
    s0_bundle variant;
    s0_error err = {0};
    s0_cycle *cycle;

    must(s0_bundle_make(&variant, items, count, &err), &err);
    b->tried++;
    cycle = audit(b, &variant, b->scratch, &err);
    if (cycle == NULL) {
        b->wrong++;
        printf("FAIL: without %s: refused: %s: %s\n", what, err.where, err.message);
        return;
    }
    for (size_t i = 0; i < b->base->outcome_count; i++) {
        const s0_tested *was = &b->base->outcomes[i];
        const s0_tested *is = s0_cycle_tested(cycle, was->rule);
        const char *wrong = is == NULL ? "vanished"
                                       : broken_promise(was, is, class_of(b->base, was->rule),
                                                        class_of(cycle, was->rule));

        if (wrong == NULL)
            continue;
        b->wrong++;
        printf("FAIL: without %s: %s: %s (%s)\n", what, was->rule, wrong,
               is != NULL ? is->text : "");
    }
}

/* The items of the workspace with one replaced (`text` NULL: left out), and sources.yaml replaced.
 */
static void variant(bench *b, const char *path, const char *text, size_t size,
                    const s0_value *sources, const char *what)
{
    s0_source *items = s0_alloc_n(b->scratch, b->workspace.count, sizeof *items);
    size_t n = 0;
    s0_error err = {0};

    for (size_t i = 0; i < b->workspace.count; i++) {
        const s0_source *source = &b->workspace.items[i];

        if (sources != NULL && strcmp(source->path, "evidence/sources.yaml") == 0) {
            s0_buf out = s0_buf_in(b->scratch);

            s0_json_write(&out, sources, false);
            must(s0_source_make(&items[n++], b->scratch, source->path, out.text, out.size, &err),
                 &err);
        } else if (strcmp(source->path, path) != 0) {
            items[n++] = *source;
        } else if (text != NULL) {
            must(s0_source_make(&items[n++], b->scratch, path, text, size, &err), &err);
        }
    }
    try_variant(b, items, n, what);
    s0_arena_reset(b->scratch);
}

/* sources.yaml without the entry of `path`, or, with `column`, without what the entry says of that
 * column. */
static const s0_value *sources_without(bench *b, const char *path, const char *column)
{
    s0_arena *a = b->scratch;
    const char *name = path + strlen("evidence/");
    s0_value *out = s0_make_map(a);

    for (size_t i = 0; b->sources != NULL && i < b->sources->as.map.count; i++) {
        const s0_member *m = &b->sources->as.map.items[i];
        s0_value *entry;

        if (strcmp(m->key, name) != 0) {
            s0_map_add(a, out, m->key, m->value);
            continue;
        }
        if (column == NULL)
            continue;
        entry = s0_make_map(a);
        for (size_t k = 0; k < m->value->as.map.count; k++) {
            const s0_member *f = &m->value->as.map.items[k];
            s0_value *left;

            if (f->value->kind != S0_MAP ||
                (strcmp(f->key, "columns") != 0 && strcmp(f->key, "values") != 0)) {
                s0_map_add(a, entry, f->key, f->value);
                continue;
            }
            left = s0_make_map(a);
            for (size_t c = 0; c < f->value->as.map.count; c++) {
                const s0_member *r = &f->value->as.map.items[c];
                const char *renamed =
                    s0_value_text(s0_value_get(s0_value_get(m->value, "columns"), column));

                if (strcmp(r->key, column) != 0 &&
                    (renamed == NULL || strcmp(r->key, renamed) != 0))
                    s0_map_add(a, left, r->key, r->value);
            }
            if (left->as.map.count > 0)
                s0_map_add(a, entry, f->key, left);
        }
        s0_map_add(a, out, m->key, entry);
    }
    return out;
}

static const s0_value *entry_of(const bench *b, const char *path)
{
    return s0_value_get(b->sources, path + strlen("evidence/"));
}

static void put_cell(s0_buf *out, const char *text, size_t size)
{
    s0_put_char(out, '"');
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '"')
            s0_put_char(out, '"');
        s0_put_char(out, text[i]);
    }
    s0_put_char(out, '"');
}

/* The CSV file again, without column `column` (-1: none), and with one cell blank (row -1: none).
 */
static void rewrite_csv(bench *b, const s0_source *source, const s0_csv_options *options,
                        long column, long row, long blank, s0_buf *out)
{
    s0_csv *csv;
    s0_error err = {0};
    size_t columns;
    const s0_csv_cell *cells;

    must(s0_csv_open(&csv, b->scratch, source, options, &err), &err);
    cells = s0_csv_header(csv, &columns);
    for (uint32_t i = 0; i < options->skip_lines; i++)
        s0_put(out, "skipped\n");
    for (long r = -1; cells != NULL; r++) {
        bool first = true;

        for (size_t c = 0; c < columns; c++) {
            if ((long)c == column)
                continue;
            if (!first)
                s0_put_char(out, options->separator != '\0' ? options->separator : ',');
            first = false;
            if (r == row && r >= 0 && (long)c == blank)
                s0_put(out, "\"\"");
            else
                put_cell(out, cells[c].text, cells[c].size);
        }
        s0_put_char(out, '\n');
        must(s0_csv_next(csv, &cells, &err), &err);
    }
}

/* Whether an empty cell of this file's column says "none": then blanking it is a statement. */
static bool empty_is_none(const bench *b, const char *path, const char *header)
{
    const s0_value *entry = entry_of(b, path);
    const char *renamed = s0_value_text(s0_value_get(s0_value_get(entry, "columns"), header));
    const char *table = s0_value_text(s0_value_get(entry, "table"));
    char base[128], name[256];
    const s0_entry *known;

    snprintf(base, sizeof base, "%s", path + strlen("evidence/"));
    base[strcspn(base, "./")] = '\0';
    snprintf(name, sizeof name, "%s.%s", table != NULL ? table : base,
             renamed != NULL ? renamed : header);
    known = s0_vocabulary_get(b->vocabulary, name);
    return known != NULL && known->empty_is_none;
}

#define WORKING_PAPER "evidence/observations.csv"

/* The auditor's working paper is not evidence of the organization: its rows are tests, which go
 * when they are taken away, and one without a name or a requirement is refused. */
static bool names_a_test(const char *path, const char *column)
{
    return strcmp(path, WORKING_PAPER) == 0 &&
           (strcmp(column, "id") == 0 || strcmp(column, "requirement") == 0);
}

static void vary_csv(bench *b, const s0_source *source)
{
    const s0_value *entry = entry_of(b, source->path);
    const char *separator = s0_value_text(s0_value_get(entry, "separator"));
    const s0_value *skip = s0_value_get(entry, "skip_lines");
    s0_csv_options options = {.separator = separator != NULL ? separator[0] : '\0',
                              .skip_lines = skip != NULL ? (uint32_t)skip->as.integer : 0};
    s0_csv *csv;
    s0_error err = {0};
    size_t columns, rows = 0;
    const s0_csv_cell *header, *row;

    must(s0_csv_open(&csv, b->arena, source, &options, &err), &err);
    header = s0_csv_header(csv, &columns);
    for (must(s0_csv_next(csv, &row, &err), &err); row != NULL; rows++)
        must(s0_csv_next(csv, &row, &err), &err);
    for (size_t c = 0; c < columns; c++) {
        const char *name = s0_text_copy(b->arena, header[c].text, header[c].size);
        char what[256];
        s0_buf out = s0_buf_in(b->scratch);

        if (names_a_test(source->path, name))
            continue;
        if (b->columns++ % b->column_stride == 0) {
            snprintf(what, sizeof what, "column %s of %s", name, source->path);
            rewrite_csv(b, source, &options, (long)c, -1, -1, &out);
            variant(b, source->path, out.text, out.size, sources_without(b, source->path, name),
                    what);
        }
        if (empty_is_none(b, source->path, name))
            continue;
        for (size_t r = 0; r < rows; r++) {
            if (b->cells++ % b->stride != 0)
                continue;
            out = s0_buf_in(b->scratch);
            snprintf(what, sizeof what, "%s in record %zu of %s", name, r + 1, source->path);
            rewrite_csv(b, source, &options, -1, (long)r, (long)c, &out);
            variant(b, source->path, out.text, out.size, NULL, what);
        }
    }
}

/* A copy of the tree without the `skip`th thing that says something (in order of walking); `*at`
 * counts. A thing is a scalar; an own rule is one thing (`whole`), since a field that a stated rule
 * does not state is none. */
static s0_value *without_one(s0_arena *arena, const s0_value *value, bool whole, size_t skip,
                             size_t *at, const char **dropped)
{
    s0_value *out;

    if (value->kind == S0_LIST) {
        out = s0_make_list(arena);
        for (size_t i = 0; i < value->as.list.count; i++)
            s0_list_add(arena, out,
                        without_one(arena, value->as.list.items[i], false, skip, at, dropped));
        return out;
    }
    if (value->kind != S0_MAP) {
        out = s0_alloc(arena, sizeof *out);
        *out = *value;
        return out;
    }
    out = s0_make_map(arena);
    for (size_t i = 0; i < value->as.map.count; i++) {
        const s0_member *m = &value->as.map.items[i];
        bool thing = whole || (m->value->kind != S0_LIST && m->value->kind != S0_MAP);

        if (thing && (*at)++ == skip) {
            *dropped = m->key;
            continue;
        }
        s0_map_add(arena, out, m->key,
                   thing ? m->value
                         : without_one(arena, m->value, strcmp(m->key, "own_rules") == 0, skip, at,
                                       dropped));
    }
    return out;
}

static void vary_tree(bench *b, const s0_source *source, bool lines, bool yaml)
{
    const s0_value *root = NULL;
    s0_error err = {0};

    must(lines  ? s0_ndjson_read(&root, b->arena, source, &err)
         : yaml ? s0_yaml_read(&root, b->arena, source, &err)
                : s0_json_read(&root, b->arena, source, &err),
         &err);
    for (size_t skip = 0;; skip++) {
        size_t at = 0;
        const char *dropped = NULL;
        s0_value *left = without_one(b->scratch, root, false, skip, &at, &dropped);
        s0_buf out = s0_buf_in(b->scratch);
        char what[256];

        if (dropped == NULL)
            break;
        if (b->cells++ % b->stride != 0) {
            s0_arena_reset(b->scratch);
            continue;
        }
        snprintf(what, sizeof what, "thing %zu (%s) of %s", skip + 1, dropped, source->path);
        for (size_t i = 0; lines && i < left->as.list.count; i++) {
            s0_json_write(&out, left->as.list.items[i], false);
            s0_put_char(&out, '\n');
        }
        if (!lines)
            s0_json_write(&out, left, false);
        variant(b, source->path, out.text, out.size, NULL, what);
    }
}

/* sources.yaml as a reader of the files needs it, without a word on where they came from. */
static const s0_value *sources_without_origin(bench *b)
{
    static const char *const form[] = {"table",      "columns",   "values",  "separator",
                                       "skip_lines", "unknown",   "root",    "all_rows",
                                       "same_key",   "not_given", "said_by", "on"};
    s0_value *out = s0_make_map(b->scratch);

    for (size_t i = 0; i < b->sources->as.map.count; i++) {
        const s0_member *m = &b->sources->as.map.items[i];
        s0_value *entry = s0_make_map(b->scratch);

        for (size_t f = 0; f < sizeof form / sizeof *form; f++)
            if (s0_value_get(m->value, form[f]) != NULL)
                s0_map_add(b->scratch, entry, form[f], s0_value_get(m->value, form[f]));
        if (entry->as.map.count > 0)
            s0_map_add(b->scratch, out, m->key, entry);
    }
    return out;
}

static bool ends(const char *text, const char *end)
{
    size_t a = strlen(text), z = strlen(end);

    return a >= z && strcmp(text + a - z, end) == 0;
}

static void vary(bench *b, const s0_source *source)
{
    char what[256];

    if (strncmp(source->path, "evidence/", 9) != 0)
        return;
    if (ends(source->path, "/sources.yaml")) {
        variant(b, "", NULL, 0, sources_without_origin(b), "any origin");
        return;
    }
    snprintf(what, sizeof what, "the file %s", source->path);
    /* A file of a folder is some rows of a table: what tells that they are gone is its entry. */
    if (strchr(source->path + strlen("evidence/"), '/') != NULL)
        variant(b, source->path, NULL, 0, NULL, what);
    else if (strcmp(source->path, WORKING_PAPER) != 0)
        variant(b, source->path, NULL, 0, sources_without(b, source->path, NULL), what);
    if (ends(source->path, ".csv"))
        vary_csv(b, source);
    else
        vary_tree(b, source, ends(source->path, ".ndjson"), !ends(source->path, "json"));
}

int main(int argc, char **argv)
{
    bench b = {.stride = argc > 2 ? strtoul(argv[2], NULL, 10) : 1,
               .column_stride = argc > 3 ? strtoul(argv[3], NULL, 10) : 1};
    s0_error err = {0};
    s0_faults faults = {0};
    s0_vocabulary *vocabulary = NULL;
    const s0_source *sources;

    if (argc < 2 || b.stride == 0 || b.column_stride == 0) {
        fputs("usage: missing_evidence WORKSPACE [STRIDE [COLUMNS]]\n", stderr);
        return 2;
    }
    b.arena = b.cli.arena = s0_arena_new();
    b.scratch = s0_arena_new();
    s0_cli_built_in(&b.cli);
    if (s0_workspace_read(&b.workspace, b.arena, argv[1], &faults) != S0_OK)
        must(S0_EINPUT, &faults.items[0]);
    must(s0_vocabulary_load(&vocabulary, b.arena, &b.cli.built_in, &err), &err);
    b.vocabulary = vocabulary;
    sources = s0_bundle_get(&b.workspace, "evidence/sources.yaml");
    if (sources != NULL)
        must(s0_yaml_read(&b.sources, b.arena, sources, &err), &err);
    b.base = audit(&b, &b.workspace, b.arena, &err);
    if (b.base == NULL)
        must(S0_EINPUT, &err);
    for (size_t i = 0; i < b.workspace.count; i++)
        vary(&b, &b.workspace.items[i]);
    printf("%zu variants of %s, %zu promises broken\n", b.tried, argv[1], b.wrong);
    s0_arena_free(b.scratch);
    s0_arena_free(b.arena);
    return b.wrong == 0 && b.tried > 0 ? 0 : 1;
}
