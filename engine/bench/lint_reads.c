/* lint_reads.c - what a rule declares and what its check reads, held against each other as far as
 * the text alone shows it. Reading what is not declared ends a check with an error, but only when
 * the check comes by; what is declared and never read makes people hand in evidence for nothing. */
#include <string.h>

#include "bench/lint_parts.h"
#include "rule/declared.h"

/* --- declared, not read -------------------------------------------------------------------- */

/* Conditions that stand in the organization's own rules name columns that the text does not. */
static bool reads_own_conditions(const s0_script *s)
{
    static const char *const fields[] = {"of", "except", "demands"};

    for (size_t i = 1; i < s->count; i++)
        for (size_t f = 0; f < 3; f++)
            if (s0_script_is_code(s, i) && s0_token_is(&s->tokens[i], fields[f]) &&
                s0_script_sign(s, i - 1, "."))
                return true;
    return s->helper[0] != '\0';
}

static const char *last_part(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL ? dot + 1 : name;
}

/* The part of an own rule's name that a check writes: "x" of "own_rules.x" and
 * "own_rules.x.within". */
static const char *own_part(s0_arena *arena, const char *name)
{
    return s0_text_copy(arena, name + 10, strcspn(name + 10, "."));
}

/* Whether the code names the column, by itself or behind the prefix of a join. */
static bool names_column(s0_linting *l, const s0_script *s, const char *part)
{
    const s0_token *prefix;
    size_t at = 0;

    if (s0_script_mentions(s, part))
        return true;
    while ((prefix = s0_script_next_prefix(s, &at)) != NULL) {
        const char *name = s0_textf(l->arena, "%.*s%s", (int)prefix->size, prefix->text, part);

        if (name == NULL || s0_script_mentions(s, name)) {
            l->failed = l->failed || name == NULL;
            return true;
        }
    }
    return false;
}

/* Whether the column is of the key that its table has anyway: without it rows have no name. */
static bool is_of_key(const s0_linting *l, const char *name)
{
    const char *column = last_part(name), *dot = strchr(name, '.');
    char *table = dot != NULL ? s0_text_copy(l->arena, name, (size_t)(dot - name)) : NULL;
    const s0_entry *entry = table != NULL ? s0_vocabulary_get(l->inputs->vocabulary, table) : NULL;

    for (size_t i = 0; entry != NULL && i < entry->key_count; i++)
        if (strcmp(entry->key[i], column) == 0)
            return true;
    return false;
}

static s0_mark place_in_evidence(const s0_script *s, const char *name)
{
    s0_range evidence = s0_script_field(s, s->table, "evidence");

    for (size_t i = evidence.from; i < evidence.to; i++)
        if (s->tokens[i].kind == S0_TOKEN_STRING && s0_token_is(&s->tokens[i], name))
            return s->tokens[i].mark;
    return s0_lint_field(s, "evidence");
}

/* Whether the word has a meaning without being a column that nobody declares. */
static bool has_meaning(const s0_rule *rule, const char *word)
{
    static const char *const fields[] = {"at",      "at_least", "critical", "done",   "empty",
                                         "every",   "except",   "exposed",  "from",   "group",
                                         "handled", "key",      "meets",    "prefix", "unmatched",
                                         "of",      "to",       "gap"};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i], word) == 0)
            return true;
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (strcmp(last_part(rule->evidence[i]), word) == 0 ||
            (s0_starts_with(rule->evidence[i], word) && rule->evidence[i][strlen(word)] == '.'))
            return true;
    return false;
}

/* The word of the check that is near to the column's name: a slip of it; NULL: none. */
static const char *misspelt(s0_linting *l, const s0_rule *rule, const s0_script *s,
                            const char *column)
{
    for (size_t i = s->check.from; i < s->check.to; i++) {
        const char *word;

        if (s->tokens[i].kind == S0_TOKEN_SIGN || s0_script_is_keyword(&s->tokens[i]))
            continue;
        if ((word = s0_script_text(l->arena, &s->tokens[i])) == NULL)
            l->failed = true;
        else if (!has_meaning(rule, word) && s0_nearest(word, &column, 1) != NULL)
            return word;
    }
    return NULL;
}

static void check_unused(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    bool own_conditions = reads_own_conditions(s);

    for (size_t i = 0; i < rule->evidence_count; i++) {
        const char *name = rule->evidence[i], *part = last_part(name), *word;
        const s0_entry *entry = s0_vocabulary_get(l->inputs->vocabulary, name);
        bool own = s0_starts_with(name, "own_rules.");

        if (own && (part = own_part(l->arena, name)) == NULL) {
            l->failed = true;
            return;
        }
        if (names_column(l, s, part) || strcmp(name, rule->basis) == 0 ||
            (entry != NULL && entry->kind == S0_ENTRY_COLUMN &&
             (own_conditions || is_of_key(l, name))))
            continue;
        s0_lint_add(l, "unused-read", rule, place_in_evidence(s, name),
                    "evidence names \"%s\", which the check never reads", name);
        if ((word = misspelt(l, rule, s, part)) != NULL)
            s0_lint_hint(l, "the check says \"%s\": is \"%s\" meant?", word, part);
        else
            s0_lint_hint(l, "take it out: what stands here is asked for");
    }
}

/* --- read, not declared -------------------------------------------------------------------- */

/* The name that the check gave what it is handed: function(audit). */
static const s0_token *handed(const s0_script *s)
{
    size_t at = s->check.from;

    if (at + 2 < s->check.to && s0_token_is(&s->tokens[at], "function") &&
        s->tokens[at + 2].kind == S0_TOKEN_NAME)
        return &s->tokens[at + 2];
    return NULL;
}

/* The names behind token `at`, joined by dots: "a.b" of `.a.b`; a call takes the last one away. */
static const char *chain(s0_arena *arena, const s0_script *s, size_t at)
{
    s0_buf out = s0_buf_in(arena);

    while (s0_script_sign(s, at, ".") && s->tokens[at + 1].kind == S0_TOKEN_NAME) {
        if (out.size > 0)
            s0_put_char(&out, '.');
        s0_put_bytes(&out, s->tokens[at + 1].text, s->tokens[at + 1].size);
        at += 2;
    }
    return s0_buf_text(&out);
}

/* Whether the name, a part of it in front, or something below it is declared. */
static bool is_declared(s0_arena *arena, const s0_rule *rule, const char *name)
{
    char *head = s0_text_dup(arena, name), *dot;

    for (size_t i = 0; i < rule->evidence_count; i++)
        if (s0_starts_with(rule->evidence[i], name) && rule->evidence[i][strlen(name)] == '.')
            return true;
    for (size_t i = 0; i < rule->only_if_count; i++)
        if (s0_starts_with(rule->only_if[i].fact, name))
            return true;
    while (head != NULL) {
        if (s0_declares(rule, head))
            return true;
        if ((dot = strrchr(head, '.')) == NULL)
            return false;
        *dot = '\0';
    }
    return true;
}

static void undeclared(s0_linting *l, const s0_rule *rule, s0_mark at, const char *name, int kind,
                       const char *what)
{
    const s0_vocabulary *vocabulary = l->inputs->vocabulary;
    const char *near = NULL;

    s0_lint_add(l, "undeclared-read", rule, at,
                "the check reads the %s \"%s\", and evidence does not name it", what, name);
    if (s0_vocabulary_get(vocabulary, name) == NULL)
        near = s0_vocabulary_nearest(vocabulary, name, kind);
    if (near != NULL)
        s0_lint_hint(l, "did you mean \"%s\"?", near);
    else if (s0_vocabulary_get(vocabulary, name) == NULL)
        s0_lint_hint(l, "the vocabulary has no such %s; a name of one's own carries its definition",
                     what);
    else
        s0_lint_hint(l, "evidence = { …, \"%s\" }", name);
}

static void check_own(s0_linting *l, const s0_rule *rule, s0_mark at, const char *name)
{
    const char *full = s0_textf(l->arena, "own_rules.%.*s", (int)strcspn(name, "."), name), *near;

    if (full == NULL) {
        l->failed = true;
        return;
    }
    if (s0_vocabulary_get(l->inputs->vocabulary, full) == NULL) {
        s0_lint_add(l, "unknown-own-rule", rule, at,
                    "neither the vocabulary nor evidence defines the own rule \"%s\"", full + 10);
        near = s0_vocabulary_nearest(l->inputs->vocabulary, full, S0_ENTRY_OWN_RULE);
        if (near != NULL)
            s0_lint_hint(l, "did you mean audit.own.%s?", near + 10);
        else
            s0_lint_hint(l, "evidence = { …, [\"%s\"] = { \"What it demands\" } }", full);
    } else if (!s0_declares_own(rule, full)) {
        s0_lint_add(l, "undeclared-read", rule, at,
                    "the check reads the own rule \"%s\", and neither basis nor evidence names it",
                    full + 10);
        s0_lint_hint(l, "basis = \"%s\"", full);
    }
}

static void check_read(s0_linting *l, const s0_rule *rule, const s0_script *s, size_t at)
{
    const s0_token *door = &s->tokens[at + 2];
    s0_mark mark = s->tokens[at + 4].mark;
    const char *name = chain(l->arena, s, at + 3), *full;

    if (name == NULL) {
        l->failed = true;
    } else if (name[0] == '\0') {
        return;
    } else if (s0_token_is(door, "own")) {
        check_own(l, rule, mark, name);
    } else if (s0_token_is(door, "records")) {
        if (!s0_declares_table(rule, name))
            undeclared(l, rule, mark, name, S0_ENTRY_TABLE, "table");
    } else if (s0_token_is(door, "facts") || s0_token_is(door, "profile")) {
        full = s0_token_is(door, "profile") ? s0_textf(l->arena, "profile.%s", name) : name;
        if (full == NULL)
            l->failed = true;
        else if (!is_declared(l->arena, rule, full))
            undeclared(l, rule, mark, full, S0_ENTRY_FACT, "fact");
    }
}

void s0_lint_reads(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    const s0_token *audit = handed(s);

    check_unused(l, rule, s);
    for (size_t i = s->check.from; audit != NULL && i + 4 < s->check.to; i++)
        if (s->tokens[i].kind == S0_TOKEN_NAME && s->tokens[i].size == audit->size &&
            memcmp(s->tokens[i].text, audit->text, audit->size) == 0 && s0_script_is_free(s, i) &&
            s0_script_sign(s, i + 1, "."))
            check_read(l, rule, s, i);
}
