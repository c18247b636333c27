/* lint_script.c - brackets and blocks are matched once; all questions are walks over tokens. */
#include "bench/lint_script.h"

#include <string.h>

#include "data/place.h"

#define EXPAND_MOST 4 /* locals within locals */

static const char *const keywords[] = {"and",   "break", "do",       "else", "elseif", "end",
                                       "false", "for",   "function", "goto", "if",     "in",
                                       "local", "nil",   "not",      "or",   "repeat", "return",
                                       "then",  "true",  "until",    "while"};

bool s0_script_is_keyword(const s0_token *token)
{
    for (size_t i = 0; token->kind == S0_TOKEN_NAME && i < sizeof keywords / sizeof *keywords; i++)
        if (s0_token_is(token, keywords[i]))
            return true;
    return false;
}

static bool is_word(const s0_token *token, const char *word)
{
    return token->kind == S0_TOKEN_NAME && s0_token_is(token, word);
}

static bool opens(const s0_token *t)
{
    return s0_token_sign(t, "{") || s0_token_sign(t, "(") || s0_token_sign(t, "[") ||
           is_word(t, "function") || is_word(t, "if") || is_word(t, "do") || is_word(t, "repeat");
}

static bool closes(const s0_token *t)
{
    return s0_token_sign(t, "}") || s0_token_sign(t, ")") || s0_token_sign(t, "]") ||
           is_word(t, "end") || is_word(t, "until");
}

/* Tokens and comments, each counted first. */
static s0_code read_tokens(s0_script *s, s0_arena *arena, s0_error *err)
{
    s0_tokens first = s0_tokens_of(s->source, true), second = first;
    size_t tokens = 0, comments = 0;
    s0_token *kept, *notes, token;

    while ((token = s0_token_next(&first)).kind != S0_TOKEN_END)
        (*(token.kind == S0_TOKEN_COMMENT ? &comments : &tokens))++;
    kept = s0_alloc_n(arena, tokens + 1, sizeof *kept);
    notes = s0_alloc_n(arena, comments, sizeof *notes);
    if (kept == NULL || notes == NULL)
        return s0_fail_memory(err);
    while ((token = s0_token_next(&second)).kind != S0_TOKEN_END) {
        if (token.kind == S0_TOKEN_COMMENT)
            notes[s->comment_count++] = token;
        else
            kept[s->count++] = token;
    }
    kept[s->count] = token;
    s->tokens = kept;
    s->comments = notes;
    return S0_OK;
}

static s0_code match_brackets(s0_script *s, s0_arena *arena, s0_error *err)
{
    size_t *match = s0_alloc_n(arena, s->count + 1, sizeof *match);
    size_t *open = s0_alloc_n(arena, s->count + 1, sizeof *open);
    size_t depth = 0;

    if (match == NULL || open == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i <= s->count; i++) {
        match[i] = i;
        if (opens(&s->tokens[i])) {
            open[depth++] = i;
        } else if (closes(&s->tokens[i]) && depth > 0) {
            match[i] = open[--depth];
            match[match[i]] = i;
        }
    }
    s->match = match;
    return S0_OK;
}

s0_code s0_script_read(s0_script *out, s0_arena *arena, const s0_source *source, s0_error *err)
{
    s0_code rc;

    *out = (s0_script){.source = source, .helper = ""};
    if ((rc = read_tokens(out, arena, err)) != S0_OK ||
        (rc = match_brackets(out, arena, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i + 1 < out->count && out->table.to == 0; i++)
        if (is_word(&out->tokens[i], "rule") &&
            (s0_script_sign(out, i + 1, "{") || s0_script_sign(out, i + 1, "(")))
            out->table = s0_script_inside(out, i + (s0_script_sign(out, i + 1, "{") ? 1 : 2));
    out->check = s0_script_field(out, out->table, "check");
    return S0_OK;
}

bool s0_script_sign(const s0_script *s, size_t at, const char *sign)
{
    return at < s->count && s0_token_sign(&s->tokens[at], sign);
}

s0_range s0_script_inside(const s0_script *s, size_t at)
{
    if (at >= s->count || s->match[at] <= at)
        return (s0_range){0, 0};
    return (s0_range){at + 1, s->match[at]};
}

bool s0_script_next_field(const s0_script *s, s0_range table, size_t *at, size_t *key,
                          s0_range *value)
{
    size_t i = *at;

    while (i < table.to && (s0_script_sign(s, i, ",") || s0_script_sign(s, i, ";")))
        i++;
    if (i >= table.to)
        return false;
    *key = value->from = i;
    if (s->tokens[i].kind == S0_TOKEN_NAME && s0_script_sign(s, i + 1, "=")) {
        value->from = i + 2;
    } else if (s0_script_sign(s, i, "[") && s->match[i] > i &&
               s0_script_sign(s, s->match[i] + 1, "=")) {
        *key = i + 1;
        value->from = s->match[i] + 2;
    }
    for (i = value->from; i < table.to; i++) {
        if (s0_script_sign(s, i, ",") || s0_script_sign(s, i, ";"))
            break;
        if (s->match[i] > i)
            i = s->match[i];
    }
    value->to = i < table.to ? i : table.to;
    *at = value->to;
    return true;
}

s0_range s0_script_field(const s0_script *s, s0_range table, const char *key)
{
    size_t at = table.from, name;
    s0_range value;

    while (s0_script_next_field(s, table, &at, &name, &value))
        if (name != value.from && s0_token_is(&s->tokens[name], key))
            return value;
    return (s0_range){0, 0};
}

bool s0_script_is_code(const s0_script *s, size_t at)
{
    return at < s->table.from || at >= s->table.to || (at >= s->check.from && at < s->check.to);
}

/* A key of a table has '=' behind it and a comma or a brace before it; an assignment has neither.
 */
bool s0_script_is_free(const s0_script *s, size_t at)
{
    if (s->tokens[at].kind != S0_TOKEN_NAME)
        return false;
    if (at == 0)
        return true;
    if (s0_script_sign(s, at - 1, ":"))
        return false;
    if (s0_script_sign(s, at - 1, "."))
        return at > 1 && s0_script_sign(s, at - 2, "."); /* joined by ".." */
    return !s0_script_sign(s, at + 1, "=") ||
           !(s0_script_sign(s, at - 1, ",") || s0_script_sign(s, at - 1, ";") ||
             s0_script_sign(s, at - 1, "{"));
}

bool s0_script_calls(const s0_script *s, size_t at, const char *word)
{
    return at < s->count && s0_token_is(&s->tokens[at], word) && s0_script_is_free(s, at) &&
           (s0_script_sign(s, at + 1, "{") || s0_script_sign(s, at + 1, "(") ||
            s->tokens[at + 1].kind == S0_TOKEN_STRING);
}

s0_range s0_script_argument(const s0_script *s, size_t at)
{
    return s0_script_inside(s, at + (s0_script_sign(s, at + 1, "(") ? 2 : 1));
}

bool s0_script_find_call(const s0_script *s, const char *word, size_t *at)
{
    for (size_t i = *at; i < s->count; i++)
        if (s0_script_is_code(s, i) && s0_script_calls(s, i, word)) {
            *at = i;
            return true;
        }
    return false;
}

static bool helper_mentions(const s0_script *s, const char *word)
{
    s0_source source = {.path = "", .text = s->helper, .size = strlen(s->helper)};
    s0_tokens tokens = s0_tokens_of(&source, false);
    s0_token token;

    while ((token = s0_token_next(&tokens)).kind != S0_TOKEN_END)
        if (token.kind != S0_TOKEN_SIGN && s0_token_is(&token, word))
            return true;
    return false;
}

bool s0_script_mentions(const s0_script *s, const char *word)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->tokens[i].kind != S0_TOKEN_SIGN && s0_script_is_code(s, i) &&
            s0_token_is(&s->tokens[i], word))
            return true;
    return s->helper[0] != '\0' && helper_mentions(s, word);
}

const s0_token *s0_script_next_prefix(const s0_script *s, size_t *at)
{
    for (size_t i = *at + 1; i + 1 < s->count; i++)
        if (s0_token_is(&s->tokens[i - 1], "prefix") && s0_script_sign(s, i, "=") &&
            s->tokens[i + 1].kind == S0_TOKEN_STRING && s0_script_is_code(s, i)) {
            *at = i;
            return &s->tokens[i + 1];
        }
    return NULL;
}

/* --- one form ------------------------------------------------------------------------------ */

static bool ends_operand(const s0_script *s, size_t at)
{
    const s0_token *t = &s->tokens[at];

    return t->kind == S0_TOKEN_STRING || s0_token_sign(t, ")") || s0_token_sign(t, "}") ||
           s0_token_sign(t, "]") ||
           (t->kind == S0_TOKEN_NAME &&
            (!s0_script_is_keyword(t) || is_word(t, "true") || is_word(t, "false") ||
             is_word(t, "nil") || is_word(t, "end")));
}

static bool begins_operator(const s0_token *t)
{
    return is_word(t, "and") || is_word(t, "or");
}

/* The expression that begins at token `from`: it ends where two operands meet. */
static s0_range expression(const s0_script *s, size_t from, size_t most)
{
    size_t i = from;

    for (; i < most; i++) {
        const s0_token *t = &s->tokens[i];

        if (i > from && t->kind == S0_TOKEN_NAME && ends_operand(s, i - 1) && !begins_operator(t))
            break;
        if (s0_token_sign(t, ",") || s0_token_sign(t, ";") || closes(t))
            break;
        if (s->match[i] > i)
            i = s->match[i];
    }
    return (s0_range){from, i};
}

/* What the local that is named at token `at` was made from: the nearest `local NAME = …` above. */
static s0_range meaning_of(const s0_script *s, size_t at)
{
    const s0_token *name = &s->tokens[at];

    for (size_t i = at; i-- > 1;)
        if (s->tokens[i].kind == S0_TOKEN_NAME && s->tokens[i].size == name->size &&
            memcmp(s->tokens[i].text, name->text, name->size) == 0 &&
            is_word(&s->tokens[i - 1], "local") && s0_script_sign(s, i + 1, "="))
            return expression(s, i + 2, at);
    return (s0_range){0, 0};
}

static void put_range(s0_buf *out, const s0_script *s, s0_range range, int left)
{
    for (size_t i = range.from; i < range.to; i++) {
        const s0_token *t = &s->tokens[i];
        s0_range meaning = {0, 0};

        if (left > 0 && t->kind == S0_TOKEN_NAME && !s0_script_is_keyword(t) &&
            s0_script_is_free(s, i))
            meaning = meaning_of(s, i);
        if (meaning.to > meaning.from) {
            put_range(out, s, meaning, left - 1);
            continue;
        }
        if (s0_token_sign(t, ",") && i + 1 < range.to && s0_script_sign(s, i + 1, "}"))
            continue; /* a comma behind the last field says nothing */
        s0_put(out, t->kind == S0_TOKEN_STRING ? "\"" : "");
        s0_put_bytes(out, t->text, t->size);
        s0_put_char(out, ' ');
    }
}

void s0_script_put(s0_buf *out, const s0_script *s, s0_range range)
{
    put_range(out, s, range, EXPAND_MOST);
}

char *s0_script_text(s0_arena *arena, const s0_token *token)
{
    return s0_text_copy(arena, token->text, token->size);
}

s0_mark s0_script_mark(const s0_script *s, const char *at)
{
    return s0_mark_at(s->source, (size_t)(at - s->source->text));
}
