/* populations.h - small tables, conditions and answers as text, for the tests of populations.
 *
 * A table is "person:key left_on:date! kind:word(a,b)" and rows "p1 | 2026-03-31 | a": '!' marks a
 * column whose empty cell is none, '?' is an unknown cell. Everything lives in one arena. */
#ifndef POPULATIONS_H
#define POPULATIONS_H

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "evidence/selection.h"
#include "evidence/table_parts.h"

static s0_arena *arena;

static inline int open_arena(void **state)
{
    (void)state;
    arena = s0_arena_new();
    return arena == NULL;
}

static inline int close_arena(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

static inline s0_day day_of(const char *text)
{
    s0_date date;

    assert_true(s0_date_read(text, strlen(text), &date));
    return date.first;
}

static inline s0_duration duration_of(const char *text)
{
    s0_duration duration;

    assert_true(s0_duration_read(text, strlen(text), &duration));
    return duration;
}

/* A file collected on that day (NULL: not stated), covering that span (NULL: not stated). */
static inline s0_file *file_of(const char *path, const char *collected, const char *from,
                               const char *to)
{
    s0_file *file = s0_alloc(arena, sizeof *file);
    s0_source *source = s0_alloc(arena, sizeof *source);

    source->path = path;
    source->text = "";
    file->source = source;
    file->origin.has_collected = collected != NULL;
    file->origin.collected = collected != NULL ? day_of(collected) : 0;
    file->origin.has_covers = from != NULL;
    if (from != NULL)
        file->origin.covers = (s0_span){day_of(from), day_of(to)};
    return file;
}

static const struct {
    const char *name;
    s0_type type;
} type_names[] = {
    {"text", S0_TYPE_TEXT},         {"key", S0_TYPE_KEY},         {"email", S0_TYPE_EMAIL},
    {"boolean", S0_TYPE_BOOLEAN},   {"integer", S0_TYPE_INTEGER}, {"number", S0_TYPE_NUMBER},
    {"share", S0_TYPE_SHARE},       {"date", S0_TYPE_DATE},       {"instant", S0_TYPE_INSTANT},
    {"duration", S0_TYPE_DURATION}, {"word", S0_TYPE_WORD},
};

/* "kind:word(a,b)!" as an entry of `table`. */
static inline const s0_entry *entry_of(const char *table, const char *text)
{
    s0_entry *entry = s0_alloc(arena, sizeof *entry);
    char *copy = s0_text_dup(arena, text), *type = strchr(copy, ':'), *end = copy + strlen(copy);
    const char **words = s0_alloc_n(arena, 16, sizeof *words);

    assert_non_null(type);
    *type++ = '\0';
    if (end[-1] == '!') {
        entry->empty_is_none = true;
        *--end = '\0';
    }
    if (end[-1] == ')') {
        char *list = strchr(type, '('), *save = NULL;

        *--end = '\0';
        *list++ = '\0';
        for (char *w = strtok_r(list, ",", &save); w != NULL; w = strtok_r(NULL, ",", &save))
            words[entry->word_count++] = w;
        entry->words = words;
    }
    entry->kind = S0_ENTRY_COLUMN;
    entry->name = s0_textf(arena, "%s.%s", table, copy);
    for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++) {
        if (strcmp(type_names[i].name, type) == 0) {
            entry->type = type_names[i].type;
            return entry;
        }
    }
    fail_msg("no type %s", type);
    return NULL;
}

static inline s0_cell cell_of(const s0_entry *entry, const char *text, size_t size)
{
    s0_cell cell = s0_cell_unknown();
    char why[160];
    bool memory;

    while (size > 0 && *text == ' ')
        text++, size--;
    while (size > 0 && text[size - 1] == ' ')
        size--;
    if ((size == 1 && *text == '?') ||
        s0_cell_read(&cell, arena, entry, text, size, 0, why, &memory))
        cell.type = entry->type;
    else
        fail_msg("%s: %.*s %s", entry->name, (int)size, text, why);
    return cell;
}

/* A table; `rows` is "p1 | a1\np2 | a2\n". Row n stands in line n + 2 of `file`. */
static inline s0_table *table_of(const char *name, const char *columns, const char *rows,
                                 const s0_file *file)
{
    const s0_entry **entries = s0_alloc_n(arena, 16, sizeof *entries);
    char *copy = s0_text_dup(arena, columns), *save = NULL;
    size_t width = 0, count = 0, at = 0;
    s0_mark *marks;
    const s0_file **files;
    s0_cell *cells;
    s0_table *table;

    for (char *c = strtok_r(copy, " ", &save); c != NULL; c = strtok_r(NULL, " ", &save))
        entries[width++] = entry_of(name, c);
    for (const char *c = rows; *c != '\0'; c++)
        count += *c == '\n';
    cells = s0_alloc_n(arena, count * width, sizeof *cells);
    marks = s0_alloc_n(arena, count, sizeof(s0_mark));
    files = s0_alloc_n(arena, count + 1, sizeof *files);
    for (size_t row = 0; row < count; row++) {
        for (size_t i = 0; i < width; i++) {
            size_t size = strcspn(rows, "|\n");

            cells[at++] = cell_of(entries[i], rows, size);
            assert_int_equal(rows[size], i + 1 < width ? '|' : '\n');
            rows += size + 1;
        }
        marks[row] = (s0_mark){file != NULL ? file->source : NULL, (uint32_t)row + 2, 1};
        files[row] = file;
    }
    table = s0_table_build(arena, name, entries, width, cells, count, marks, files);
    assert_non_null(table);
    if (count == 0 && file != NULL) { /* a header, an origin and no rows */
        files[0] = file;
        table->files = files;
        table->file_count = 1;
    }
    return table;
}

static inline const s0_selection *rows_of(const char *name, const char *columns, const char *rows,
                                          const s0_file *file)
{
    const s0_selection *selection = s0_select(arena, table_of(name, columns, rows, file));

    assert_non_null(selection);
    return selection;
}

/* Operands and conditions. */
static inline s0_operand *words(const char *text)
{
    s0_operand *out = s0_alloc(arena, sizeof *out);

    out->kind = S0_CONSTANT;
    out->cell =
        (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_TEXT, .as.text = {.key = text, .shown = text}};
    return out;
}

static inline s0_operand *nothing(void)
{
    s0_operand *out = s0_alloc(arena, sizeof *out);

    out->kind = S0_CONSTANT;
    out->cell = s0_cell_none();
    return out;
}

static inline s0_operand *whole(int64_t integer)
{
    s0_operand *out = s0_alloc(arena, sizeof *out);

    out->kind = S0_CONSTANT;
    out->cell = (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_INTEGER, .as.integer = integer};
    return out;
}

static inline s0_operand *lasting(const char *text)
{
    s0_operand *out = s0_alloc(arena, sizeof *out);

    out->kind = S0_CONSTANT;
    out->cell =
        (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_DURATION, .as.duration = duration_of(text)};
    return out;
}

static inline s0_operand *column(const char *name)
{
    s0_operand *out = s0_alloc(arena, sizeof *out);

    out->kind = S0_COLUMN;
    out->column = name;
    return out;
}

static inline s0_operand *sum(const s0_operand *left, int sign, const s0_operand *right)
{
    s0_operand *out = s0_alloc(arena, sizeof *out);

    out->kind = S0_SUM;
    out->left = left;
    out->right = right;
    out->sign = sign;
    return out;
}

/* "critical 7 days, high none": the limit of each class. */
static inline s0_operand *per(const char *name, const char *limits)
{
    s0_operand *out = s0_alloc(arena, sizeof *out);
    char *copy = s0_text_dup(arena, limits), *save = NULL;
    const char **classes = s0_alloc_n(arena, 8, sizeof *classes);
    s0_cell *cells = s0_alloc_n(arena, 8, sizeof *cells);

    for (char *one = strtok_r(copy, ",", &save); one != NULL; one = strtok_r(NULL, ",", &save)) {
        char *limit;

        one += strspn(one, " ");
        limit = strchr(one, ' ');
        *limit++ = '\0';
        classes[out->class_count] = one;
        cells[out->class_count++] =
            strcmp(limit, "none") == 0 ? s0_cell_none() : lasting(limit)->cell;
    }
    out->kind = S0_PER;
    out->column = name;
    out->classes = classes;
    out->limits = cells;
    return out;
}

static inline s0_condition *test(const char *name, s0_operator op, const s0_operand *operand)
{
    s0_condition *out = s0_alloc(arena, sizeof *out);

    out->kind = S0_TEST;
    out->column = name;
    out->op = op;
    out->operands = operand;
    out->operand_count = operand != NULL ? 1 : 0;
    return out;
}

static inline s0_condition *joined(s0_condition_kind kind, const s0_condition *a,
                                   const s0_condition *b)
{
    s0_condition *out = s0_alloc(arena, sizeof *out);
    const s0_condition **parts = s0_alloc_n(arena, 2, sizeof *parts);

    out->kind = kind;
    parts[0] = a;
    parts[1] = b;
    out->parts = parts;
    out->part_count = (size_t)(a != NULL) + (size_t)(b != NULL);
    return out;
}

/* Terms of an audit on `date` of a period. */
static inline s0_terms terms_of(const char *date, const char *from, const char *to)
{
    return (s0_terms){.date = day_of(date), .period = {day_of(from), day_of(to)}};
}

static inline const char *verdict_text(s0_verdict_of verdict, s0_apart apart)
{
    if (verdict == S0_APART)
        return apart == S0_APART_NOT_DUE ? "not due" : "no limit";
    return verdict == S0_MEETS ? "meets" : verdict == S0_FAILS ? "fails" : "undecided";
}

/* The records as lines of the named columns (NULL: all), with "~" behind the uncertain,
 * "(not due)" and "(no limit)". */
static inline const char *lines_of(const s0_selection *selection, const char *columns)
{
    s0_buf out = s0_buf_in(arena);

    for (size_t r = 0; r < s0_selection_count(selection); r++) {
        char *copy = columns != NULL ? s0_text_dup(arena, columns) : NULL, *save = NULL;
        char *name = copy != NULL ? strtok_r(copy, " ", &save) : NULL;
        size_t count = s0_selection_columns(selection);

        for (size_t i = 0; columns != NULL ? name != NULL : i < count; i++) {
            int c = columns != NULL ? s0_selection_column(selection, name) : (int)i;
            s0_cell cell;

            if (c < 0)
                fail_msg("no column %s", name != NULL ? name : "by its number");
            cell = s0_selection_cell(selection, r, (size_t)c);
            s0_put(&out, i > 0 ? " " : "");
            s0_cell_text(&out, &cell);
            name = columns != NULL ? strtok_r(NULL, " ", &save) : NULL;
        }
        s0_put(&out, s0_selection_uncertain(selection, r) ? " ~" : "");
        s0_put(&out, s0_selection_not_due(selection, r) ? " (not due)" : "");
        s0_put(&out, s0_selection_no_limit(selection, r) ? " (no limit)" : "");
        s0_put(&out, "\n");
    }
    return s0_buf_text(&out);
}

#endif
