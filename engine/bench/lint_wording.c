/* lint_wording.c - advice and blame in the texts of a rule, by the words of catalog/wording.yaml.
 */
#include <ctype.h>
#include <string.h>

#include "bench/lint_parts.h"
#include "data/yaml.h"

static const char *const places[] = {"title", "criterion", "gap", "conform", "improvement"};

/* --- reading the words --------------------------------------------------------------------- */

static s0_code check_texts(const s0_value *list, const char *what, s0_error *err)
{
    if (list == NULL || list->kind != S0_LIST || list->as.list.count == 0)
        return s0_fail(err, S0_EINPUT, list != NULL ? list->at : (s0_mark){0},
                       "\"%s\" is no list of words", what);
    for (size_t i = 0; i < list->as.list.count; i++)
        if (s0_value_text(list->as.list.items[i]) == NULL)
            return s0_fail(err, S0_EINPUT, list->as.list.items[i]->at, "here stands no text");
    return S0_OK;
}

static s0_code check_group(const s0_value *group, s0_error *err)
{
    const s0_value *in = s0_value_get(group, "in");
    const char *kind = s0_value_text(s0_value_get(group, "kind"));
    s0_code rc;

    if (kind == NULL || (strcmp(kind, "advice") != 0 && strcmp(kind, "blame") != 0))
        return s0_fail(err, S0_EINPUT, group->at, "the kind is neither advice nor blame");
    if (s0_value_text(s0_value_get(group, "hint")) == NULL)
        return s0_fail(err, S0_EINPUT, group->at, "the key \"hint\" is missing");
    if ((rc = check_texts(in, "in", err)) != S0_OK ||
        (rc = check_texts(s0_value_get(group, "words"), "words", err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < in->as.list.count; i++) {
        const char *place = s0_value_text(in->as.list.items[i]);
        size_t at = 0;

        while (at < sizeof places / sizeof *places && strcmp(places[at], place) != 0)
            at++;
        if (at == sizeof places / sizeof *places)
            return s0_fail(err, S0_EINPUT, in->as.list.items[i]->at, "a rule has no text \"%s\"",
                           place);
    }
    return S0_OK;
}

s0_code s0_lint_wording_load(s0_linting *l, s0_error *err)
{
    const s0_source *source = s0_bundle_get(l->inputs->built_in, "catalog/wording.yaml");
    const s0_value *root, *groups;
    s0_code rc;

    if (source == NULL)
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "catalog/wording.yaml is missing");
    if ((rc = s0_yaml_read(&root, l->arena, source, err)) != S0_OK)
        return rc;
    groups = s0_value_get(root, "words");
    if (groups == NULL || groups->kind != S0_LIST)
        return s0_fail(err, S0_EINPUT, root->at, "\"words\" is no list");
    for (size_t i = 0; i < groups->as.list.count; i++)
        if ((rc = check_group(groups->as.list.items[i], err)) != S0_OK)
            return rc;
    l->wording = groups;
    return S0_OK;
}

/* --- looking for them
 * ----------------------------------------------------------------------------- */

/* Where `word` stands in the token as a whole word, whatever the case; NULL: nowhere. */
static const char *find_word(const s0_token *token, const char *word)
{
    size_t size = strlen(word);

    for (size_t i = 0; i + size <= token->size; i++) {
        const char *at = token->text + i;
        size_t same = 0;

        while (same < size &&
               tolower((unsigned char)at[same]) == tolower((unsigned char)word[same]))
            same++;
        if (same == size && (i == 0 || !isalnum((unsigned char)at[-1])) &&
            (i + size == token->size || !isalnum((unsigned char)at[size])))
            return at;
    }
    return NULL;
}

static bool is_for(const s0_value *group, const char *place)
{
    const s0_value *in = s0_value_get(group, "in");

    for (size_t i = 0; i < in->as.list.count; i++)
        if (strcmp(s0_value_text(in->as.list.items[i]), place) == 0)
            return true;
    return false;
}

/* The longest word of the group in the token: "must ensure" says more than "must". */
static const char *longest(const s0_value *group, const s0_token *token, const char **where)
{
    const s0_value *words = s0_value_get(group, "words");
    const char *best = NULL;

    for (size_t i = 0; i < words->as.list.count; i++) {
        const char *word = s0_value_text(words->as.list.items[i]);
        const char *at = find_word(token, word);

        if (at != NULL && (best == NULL || strlen(word) > strlen(best))) {
            best = word;
            *where = at;
        }
    }
    return best;
}

static void check_token(s0_linting *l, const s0_rule *rule, const s0_script *s,
                        const s0_token *token, const char *place)
{
    bool advised = false;

    for (size_t g = 0; g < l->wording->as.list.count; g++) {
        const s0_value *group = l->wording->as.list.items[g];
        bool blame = strcmp(s0_value_text(s0_value_get(group, "kind")), "blame") == 0;
        const char *where = NULL, *word;

        if (!is_for(group, place) || (advised && !blame) ||
            (word = longest(group, token, &where)) == NULL)
            continue;
        if (blame)
            s0_lint_add(l, "blame", rule, s0_script_mark(s, where),
                        "\"%s\" in the %s judges people", word, place);
        else
            s0_lint_add(l, "advice", rule, s0_script_mark(s, where),
                        "\"%s\" in the %s gives advice", word, place);
        s0_lint_hint(l, "%s", s0_value_text(s0_value_get(group, "hint")));
        advised = advised || !blame;
    }
}

static void check_range(s0_linting *l, const s0_rule *rule, const s0_script *s, s0_range range,
                        const char *place)
{
    for (size_t i = range.from; i < range.to; i++)
        if (s->tokens[i].kind == S0_TOKEN_STRING)
            check_token(l, rule, s, &s->tokens[i], place);
}

void s0_lint_wording(s0_linting *l, const s0_rule *rule, const s0_script *s)
{
    check_range(l, rule, s, s0_script_field(s, s->table, "title"), "title");
    check_range(l, rule, s, s0_script_field(s, s->table, "criterion"), "criterion");
    for (size_t at = 0; s0_script_find_call(s, "every", &at); at++)
        check_range(l, rule, s, s0_script_field(s, s0_script_argument(s, at), "gap"), "gap");
    for (size_t p = 2; p < sizeof places / sizeof *places; p++)
        for (size_t at = 0; s0_script_find_call(s, places[p], &at); at++) {
            s0_range inside = s0_script_inside(s, at + 1);
            size_t end = inside.from;

            if (inside.to == 0) /* gap "…" */
                inside = (s0_range){at + 1, end = at + 2};
            for (; end < inside.to && !s0_script_sign(s, end, ","); end++)
                if (s->match[end] > end)
                    end = s->match[end];
            check_range(l, rule, s, (s0_range){inside.from, end < inside.to ? end : inside.to},
                        places[p]);
        }
}
