/* new.c - see new.h: what the rule is called, and that nothing is called so yet. */
#include "bench/new.h"

#include <ctype.h>
#include <string.h>

#include "bench/new_parts.h"

#define SLUG_MAX 60
#define TITLE_MAX 400

/* The letter without its mark for what European titles hold most; else nothing. */
static const char *plain_letter(const char *text, size_t *size)
{
    static const struct {
        const char *letter, *plain;
    } marked[] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"Ä", "ae"},
                  {"Ö", "oe"}, {"Ü", "ue"}, {"é", "e"},  {"è", "e"},  {"à", "a"},
                  {"ç", "c"},  {"ñ", "n"},  {"å", "a"},  {"ø", "o"},  {"æ", "ae"}};

    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        *size = strlen(marked[i].letter);
        if (strncmp(text, marked[i].letter, *size) == 0)
            return marked[i].plain;
    }
    *size = 1;
    return NULL;
}

const char *s0_new_slug(s0_arena *arena, const char *text, char joint)
{
    s0_buf out = s0_buf_in(arena);
    size_t whole = 0; /* up to the end of a word */

    while (*text != '\0') {
        size_t size;
        const char *plain = plain_letter(text, &size);
        unsigned char c = (unsigned char)*text;

        if (plain != NULL) {
            s0_put(&out, plain);
        } else if (c < 0x80 && isalnum(c)) {
            s0_put_char(&out, (char)tolower(c));
        } else if (c != '\'' && out.size > 0 && out.text[out.size - 1] != joint) {
            whole = out.size;
            s0_put_char(&out, joint);
        }
        if (out.failed)
            return NULL;
        text += size;
        if (out.size > SLUG_MAX && whole > 0)
            return s0_text_copy(arena, out.text, whole);
    }
    if (out.size > 0 && out.text[out.size - 1] == joint)
        return s0_text_copy(arena, out.text, out.size - 1);
    return s0_buf_text(&out);
}

void s0_new_quote(s0_buf *out, const char *text)
{
    s0_put_char(out, '"');
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;

        if (c == '"' || c == '\\')
            s0_putf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            s0_put_char(out, ' ');
        else
            s0_put_char(out, *text);
    }
    s0_put_char(out, '"');
}

static s0_code find_requirement(const s0_requirement **out, const s0_catalog *catalog,
                                const char *id, s0_error *err)
{
    const char *near;
    size_t count = 0;

    if ((*out = s0_catalog_requirement(catalog, S0_EDITION_2022, id)) != NULL)
        return S0_OK;
    near = s0_catalog_nearest(catalog, S0_EDITION_2022, id);
    s0_fail(err, S0_EUSAGE, (s0_mark){0}, "there is no requirement \"%s\"", id);
    if (s0_catalog_successors(catalog, id, &count) != NULL && near != NULL)
        s0_hint(err, "of the 2013 edition it went into %s", near);
    else if (near != NULL)
        s0_hint(err, "did you mean %s?", near);
    else
        s0_hint(err, "stage0 catalog lists them");
    return S0_EUSAGE;
}

static bool is_id(const char *id)
{
    size_t size = strlen(id);

    for (size_t i = 0; i < size; i++)
        if (!isalnum((unsigned char)id[i]) && strchr(".-_", id[i]) == NULL)
            return false;
    return size > 0 && size <= 100 && isalnum((unsigned char)id[0]);
}

/* The id asked for, or one made of requirement and title that no rule has. */
static s0_code name_it(s0_new_rule *out, s0_arena *arena, const s0_new_order *order,
                       const char *requirement, const s0_catalog *catalog, const s0_rules *rules,
                       s0_error *err)
{
    const s0_rule *taken;
    const char *slug;

    out->id = order->id;
    if (order->id == NULL && order->from != NULL && order->title == NULL) {
        out->id = s0_textf(arena, "%s-own", order->from->id);
    } else if (order->id == NULL) {
        if ((slug = s0_new_slug(arena, out->title, '-')) == NULL)
            return s0_fail_memory(err);
        out->id = s0_textf(arena, "%s-%s", requirement, slug[0] != '\0' ? slug : "own");
    }
    if (out->id == NULL)
        return s0_fail_memory(err);
    if (!is_id(out->id) || s0_catalog_requirement(catalog, S0_EDITION_2022, out->id) != NULL)
        return s0_fail(err, S0_EUSAGE, (s0_mark){0},
                       "\"%s\" cannot be the id of a rule: letters, digits, '.', '-' and '_', and "
                       "no requirement's",
                       out->id);
    taken = s0_rules_get(rules, out->id);
    if (taken != NULL && (order->id == NULL || !taken->built_in)) {
        s0_fail(err, S0_EUSAGE, (s0_mark){0}, "there is a rule \"%s\" already", out->id);
        s0_hint(err, "give it a title of its own, or an id with --id");
        return S0_EUSAGE;
    }
    return S0_OK;
}

static s0_code copy(s0_new_rule *out, s0_arena *arena, const s0_new_order *order, s0_error *err)
{
    s0_buf text = s0_buf_in(arena);
    s0_code rc = s0_new_copy(&text, order->from, out->id, order->title, order->requirement, err);

    if (rc != S0_OK)
        return rc;
    out->follows = order->from->id;
    out->text = s0_buf_text(&text);
    out->size = text.size;
    if (strcmp(out->id, order->from->id) != 0 &&
        (out->blank =
             s0_textf(arena,
                      "it asks what %s asks: change the condition, or give it that id with "
                      "--id to stand in for it",
                      order->from->id)) == NULL)
        return s0_fail_memory(err);
    return out->text != NULL ? S0_OK : s0_fail_memory(err);
}

s0_code s0_new_rule_write(s0_new_rule *out, s0_arena *arena, const s0_new_order *order,
                          const s0_catalog *catalog, const s0_vocabulary *vocabulary,
                          const s0_rules *rules, s0_error *err)
{
    const char *id = order->requirement != NULL ? order->requirement : order->from->requirement;
    s0_new_plan plan = {.arena = arena, .vocabulary = vocabulary};
    s0_buf text = s0_buf_in(arena);
    s0_code rc;

    *out = (s0_new_rule){0};
    if (id == NULL)
        return s0_fail(err, S0_EINPUT, (s0_mark){.source = order->from->source},
                       "the rule is faulty and cannot be copied");
    if ((rc = find_requirement(&plan.requirement, catalog, id, err)) != S0_OK)
        return rc;
    out->title = order->title != NULL  ? order->title
                 : order->from != NULL ? order->from->title
                                       : plan.requirement->title;
    if (s0_utf8_count(out->title, strlen(out->title)) > TITLE_MAX)
        return s0_fail(err, S0_EUSAGE, (s0_mark){0}, "the title is longer than %d characters",
                       TITLE_MAX);
    if ((rc = name_it(out, arena, order, id, catalog, rules, err)) != S0_OK)
        return rc;
    if (order->from != NULL)
        return copy(out, arena, order, err);
    plan.id = out->id;
    plan.title = out->title;
    plan.said = order->title;
    if ((rc = s0_new_choose(&plan, order, catalog, rules, err)) != S0_OK)
        return rc;
    s0_new_text(&text, &plan);
    out->text = s0_buf_text(&text);
    out->size = text.size;
    out->table = plan.subjects != NULL ? plan.subjects : plan.table;
    out->why = plan.why;
    out->follows = plan.model != NULL ? plan.model->id : NULL;
    if (plan.defines)
        out->blank = s0_textf(arena,
                              "the table \"%s\" is of your own: give it the name and the columns "
                              "of the record that shows this, in evidence, check and examples",
                              plan.table);
    else if (plan.unread_own)
        out->blank = s0_textf(arena, "nothing of own_rules.%s is read yet: use its fields in check",
                              plan.own);
    else if (plan.rival != NULL)
        out->blank = s0_textf(arena,
                              "%s looks at %s of the same records: ask something else of them, or "
                              "part them by a condition, or one gap would be two findings",
                              plan.rival, plan.column->name);
    if (out->text == NULL ||
        (out->blank == NULL && (plan.defines || plan.unread_own || plan.rival != NULL)))
        return s0_fail_memory(err);
    return S0_OK;
}
