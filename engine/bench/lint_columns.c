/* lint_columns.c - the columns that a check reads, by column "x", in conditions and of the records
 * of a loop, held against those that evidence names. */
#include <string.h>

#include "bench/lint_parts.h"

static const char *last_part(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL ? dot + 1 : name;
}

/* Whether some declared table, or a schedule, has such a column. */
static bool has_column(const s0_rule *rule, const char *column)
{
    static const char *const made[] = {"period", "due_on",  "done", "later", "file", "control",
                                       "holds",  "because", "id",   "title", "theme"};

    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (strcmp(made[i], column) == 0)
            return true;
    for (size_t i = 0; i < rule->evidence_count; i++) {
        const char *dot = strchr(rule->evidence[i], '.');

        if (dot != NULL && (strcmp(dot + 1, column) == 0 || strcmp(last_part(dot), column) == 0))
            return true;
    }
    return false;
}

/* "suppliers.critical": the column in a table that is declared by another one; NULL: in none. */
static const char *declared_table_with(s0_linting *l, const s0_rule *rule, const char *column)
{
    for (size_t i = 0; i < rule->evidence_count; i++) {
        size_t size = strcspn(rule->evidence[i], ".");
        const char *name = s0_textf(l->arena, "%.*s.%s", (int)size, rule->evidence[i], column);
        const s0_entry *entry =
            name != NULL ? s0_vocabulary_get(l->inputs->vocabulary, name) : NULL;

        if (entry != NULL && entry->kind == S0_ENTRY_COLUMN)
            return name;
    }
    return NULL;
}

static void check_column(s0_linting *l, const s0_rule *rule, const s0_script *s,
                         const s0_token *token)
{
    char *column = s0_text_copy(l->arena, token->text, token->size);
    const s0_token *prefix;
    const char *last, *name;
    size_t at = 0;

    if (column == NULL) {
        l->failed = true;
        return;
    }
    if (has_column(rule, column))
        return;
    while ((prefix = s0_script_next_prefix(s, &at)) != NULL)
        if (strncmp(column, prefix->text, prefix->size) == 0 &&
            has_column(rule, column + prefix->size))
            return;
    s0_lint_add(l, "undeclared-read", rule, token->mark,
                "the check reads the column \"%s\", and evidence names it in no table", column);
    if ((name = declared_table_with(l, rule, column)) != NULL) {
        s0_lint_hint(l, "evidence = { …, \"%s\" }", name);
        return;
    }
    for (size_t i = 0; i < rule->evidence_count; i++) {
        last = last_part(rule->evidence[i]);
        if (s0_nearest(column, &last, 1) != NULL) {
            s0_lint_hint(l, "did you mean \"%s\"?", last);
            return;
        }
    }
    s0_lint_hint(l, "evidence = { …, \"TABLE.%s\" }", column);
}

/* The keys of a condition, and of the conditions within it: { x = …, ["y"] = …, any_of { { … } } }.
 */
static void check_condition(s0_linting *l, const s0_rule *rule, const s0_script *s, s0_range value)
{
    for (size_t i = value.from; i < value.to; i++) {
        size_t at, key;
        s0_range table, field;

        if (!s0_script_sign(s, i, "{"))
            continue;
        table = s0_script_inside(s, i);
        at = table.from;
        while (s0_script_next_field(s, table, &at, &key, &field))
            if (key != field.from && s->tokens[key].kind != S0_TOKEN_SIGN)
                check_column(l, rule, s, &s->tokens[key]);
    }
}

/* The fields of the records that a loop walks: for row in …:each() do … row.x … end. */
static void check_rows(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t loop)
{
    size_t body = loop + 3, in;
    const s0_token *row = &s->tokens[loop + 1];

    while (body < s->check.to && !s0_token_is(&s->tokens[body], "do"))
        body = s->match[body] > body ? s->match[body] + 1 : body + 1;
    if (body >= s->check.to || body < 4 || !s0_token_is(&s->tokens[body - 3], "each"))
        return;
    for (in = body; in < s->match[body]; in++) {
        bool dot = s0_script_sign(s, in + 1, ".") && s->tokens[in + 2].kind == S0_TOKEN_NAME &&
                   !s0_script_sign(s, in + 2, ".");
        bool bracket = s0_script_sign(s, in + 1, "[") && s->tokens[in + 2].kind == S0_TOKEN_STRING;

        if (s->tokens[in].size == row->size &&
            memcmp(s->tokens[in].text, row->text, row->size) == 0 && s0_script_is_free(s, in) &&
            (dot || bracket))
            check_column(l, rule, s, &s->tokens[in + 2]);
    }
}

/* Columns by name: column "x", what conditions are about, and what is read of a record. */
void s0_lint_columns(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    static const char *const conditions[] = {"meets", "except", "critical", "exposed", "handled"};

    for (size_t at = 0; s0_script_find_call(s, "column", &at); at++) {
        size_t text = at + (s->tokens[at + 1].kind == S0_TOKEN_STRING ? 1 : 2);

        if (s->tokens[text].kind == S0_TOKEN_STRING)
            check_column(l, rule, s, &s->tokens[text]);
    }
    for (size_t at = 0; s0_script_find_call(s, "every", &at); at++)
        for (size_t c = 0; c < sizeof conditions / sizeof *conditions; c++)
            check_condition(l, rule, s,
                            s0_script_field(s, s0_script_argument(s, at), conditions[c]));
    for (size_t i = s->check.from; i + 3 < s->check.to; i++) {
        if (s0_script_sign(s, i, ":") && s0_token_is(&s->tokens[i + 1], "where"))
            check_condition(l, rule, s,
                            (s0_range){i + 2, s0_script_sign(s, i + 2, "{") ? s->match[i + 2] : 0});
        if (s0_token_is(&s->tokens[i], "for") && s0_token_is(&s->tokens[i + 2], "in"))
            check_rows(l, rule, s, i);
    }
}
