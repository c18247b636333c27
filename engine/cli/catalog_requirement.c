/* catalog_requirement.c - one clause or control: what the catalogue holds of it, the rules that
 * test it, the evidence those read. */
#include <string.h>

#include "base/text.h"
#include "cli/catalog_pages.h"
#include "cli/print.h"

static bool is_related(const s0_rule *rule, const char *requirement)
{
    for (size_t i = 0; i < rule->related_count; i++)
        if (s0_text_same(rule->related[i], requirement))
            return true;
    return false;
}

size_t s0_page_rule_count(const s0_books *books, const char *requirement)
{
    size_t n = 0;

    for (size_t i = 0; i < books->rules->count; i++)
        n += s0_text_same(books->rules->items[i]->requirement, requirement) ? 1 : 0;
    return n;
}

/* "a, b": a list inside a field; NULL for none. */
static const char *joined(s0_cli *cli, const s0_value *list)
{
    s0_buf out = s0_buf_in(cli->arena);

    for (size_t i = 0; list != NULL && list->kind == S0_LIST && i < list->as.list.count; i++) {
        const char *text = s0_value_text(list->as.list.items[i]);

        s0_putf(&out, "%s%s", out.size > 0 ? ", " : "", text != NULL ? text : "");
    }
    return out.size > 0 ? s0_buf_text(&out) : NULL;
}

static s0_value *texts(s0_arena *a, const char *const *items, size_t count)
{
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < count; i++)
        s0_list_add(a, list, s0_make_text(a, items[i]));
    return list;
}

static s0_value *demands(s0_cli *cli, const s0_books *books, const char *id)
{
    s0_arena *a = cli->arena;
    s0_value *list = s0_make_list(a);
    size_t count;
    const s0_demand *all = s0_catalog_demands(books->catalog, &count);

    for (size_t i = 0; i < count; i++) {
        s0_value *one = s0_make_map(a);

        if (!s0_text_same(all[i].requirement, id))
            continue;
        s0_map_add(a, one, "id", s0_make_text(a, all[i].id));
        s0_map_add(a, one, "name", s0_make_text(a, all[i].name));
        s0_map_add(a, one, "basis", s0_make_text(a, all[i].is_explicit ? "demanded" : "expected"));
        s0_list_add(a, list, one);
    }
    return list;
}

/* Facts and tables that say the control applies. */
static s0_value *implied_by(s0_cli *cli, const s0_books *books, const char *id)
{
    s0_arena *a = cli->arena;
    s0_value *list = s0_make_list(a);
    size_t count;
    const s0_implication *all = s0_catalog_implications(books->catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (s0_text_same(all[i].control, id))
            s0_list_add(a, list,
                        s0_make_text(
                            a, all[i].fact != NULL
                                   ? s0_textf(a, "%s: %s (%s)", all[i].fact,
                                              all[i].is ? "true" : "false", all[i].because)
                                   : s0_textf(a, "rows of %s (%s)", all[i].table, all[i].because)));
    return list;
}

/* What a person has to judge of it: "interview, top management: …". */
static s0_value *questions_of(s0_cli *cli, const s0_books *books, const char *id)
{
    s0_arena *a = cli->arena;
    s0_value *list = s0_make_list(a);
    size_t count;
    const s0_question *all = s0_catalog_questions(books->catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (s0_text_same(all[i].requirement, id))
            s0_list_add(
                a, list,
                s0_make_text(a,
                             s0_textf(a, "%s%s%s: %s", all[i].how, all[i].whom != NULL ? ", " : "",
                                      all[i].whom != NULL ? all[i].whom : "", all[i].what)));
    return list;
}

/* The rules of the requirement, and those that only touch it. */
static s0_value *rules_of(s0_cli *cli, const s0_books *books, const char *id, bool related)
{
    s0_arena *a = cli->arena;
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < books->rules->count; i++) {
        const s0_rule *rule = books->rules->items[i];
        bool own = s0_text_same(rule->requirement, id);
        s0_value *one = s0_make_map(a);

        if (related ? own || !is_related(rule, id) : !own)
            continue;
        s0_map_add(a, one, "id", s0_make_text(a, rule->id));
        s0_map_add(a, one, "title", s0_make_text(a, rule->title));
        s0_list_add(a, list, one);
    }
    return list;
}

/* Names that the rules of the requirement read, each once, in order. */
static s0_value *evidence_of(s0_cli *cli, const s0_books *books, const char *id)
{
    s0_arena *a = cli->arena;
    s0_value *list = s0_make_list(a);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(books->vocabulary, &count);

    for (size_t n = 0; n < count; n++) {
        bool is_read = false;

        for (size_t i = 0; i < books->rules->count; i++) {
            const s0_rule *rule = books->rules->items[i];

            if (!s0_text_same(rule->requirement, id))
                continue;
            is_read = is_read || s0_text_same(rule->basis, all[n]->name);
            for (size_t e = 0; e < rule->evidence_count; e++)
                is_read = is_read || s0_text_same(rule->evidence[e], all[n]->name);
        }
        if (is_read)
            s0_list_add(a, list, s0_make_text(a, all[n]->name));
    }
    return list;
}

/* Everything that is known, as the tree from which both forms are made. */
static s0_value *page(s0_cli *cli, const s0_books *books, s0_edition edition,
                      const s0_requirement *r)
{
    s0_arena *a = cli->arena;
    bool is_2013 = edition == S0_EDITION_2013;
    s0_value *out = s0_make_map(a), *attributes = s0_make_map(a);
    size_t count = 0;
    const char *const *successors =
        is_2013 ? s0_catalog_successors(books->catalog, r->id, &count) : NULL;

    s0_map_add(a, out, "id", s0_make_text(a, r->id));
    s0_map_add(a, out, "edition", s0_make_text(a, is_2013 ? "2013" : "2022"));
    s0_map_add(a, out, "title", s0_make_text(a, r->title));
    s0_map_add(a, out, "kind", s0_make_text(a, r->control ? "control" : "clause"));
    s0_map_add(a, out, "theme", s0_make_text(a, r->theme));
    s0_map_add(a, out, "about", s0_make_text(a, s0_value_text(s0_value_get(r->entry, "summary"))));
    for (size_t i = 0; s0_page_attributes[i] != NULL; i++) {
        const s0_value *list = s0_value_get(r->entry, s0_page_attributes[i]);

        if (list != NULL)
            s0_map_add(a, attributes, s0_page_attributes[i], list);
    }
    s0_map_add(a, out, "attributes", attributes);
    s0_map_add(a, out, "ancestors", texts(a, r->ancestors, r->ancestor_count));
    s0_map_add(a, out, "successors", texts(a, successors, count));
    s0_map_add(a, out, "absence", s0_make_text(a, r->absence));
    s0_map_add(a, out, "absence_of", s0_make_text(a, r->absence_element));
    /* What follows is said of the edition in force; ids of 2013 clauses are the same words. */
    s0_map_add(a, out, "documented", is_2013 ? s0_make_list(a) : demands(cli, books, r->id));
    s0_map_add(a, out, "implied_by", is_2013 ? s0_make_list(a) : implied_by(cli, books, r->id));
    s0_map_add(a, out, "questions", is_2013 ? s0_make_list(a) : questions_of(cli, books, r->id));
    s0_map_add(a, out, "rules", is_2013 ? s0_make_list(a) : rules_of(cli, books, r->id, false));
    s0_map_add(a, out, "related_rules",
               is_2013 ? s0_make_list(a) : rules_of(cli, books, r->id, true));
    s0_map_add(a, out, "evidence", is_2013 ? s0_make_list(a) : evidence_of(cli, books, r->id));
    return out;
}

/* A field for each item of a list of texts, or of maps of which `one` and `two` are shown, the
 * second in brackets where asked. */
static void print_list(s0_cli *cli, const char *name, const s0_value *list, const char *one,
                       const char *two, bool brackets)
{
    for (size_t i = 0; list != NULL && i < list->as.list.count; i++) {
        const s0_value *item = list->as.list.items[i];
        const char *text = s0_value_text(item);

        if (item->kind == S0_MAP)
            text = s0_textf(cli->arena, brackets ? "%s (%s)" : "%s: %s",
                            s0_value_text(s0_value_get(item, one)),
                            s0_value_text(s0_value_get(item, two)));
        s0_print_field(cli, i == 0 ? name : "", text);
    }
}

static void print_page(s0_cli *cli, const s0_value *p)
{
    const char *absence = s0_value_text(s0_value_get(p, "absence"));
    const char *element = s0_value_text(s0_value_get(p, "absence_of"));
    const s0_value *rules = s0_value_get(p, "rules"), *attributes = s0_value_get(p, "attributes");
    bool is_2013 = s0_text_same(s0_value_text(s0_value_get(p, "edition")), "2013");

    fprintf(cli->out, "%s  ", s0_value_text(s0_value_get(p, "id")));
    s0_print_wrapped(cli, s0_value_text(s0_value_get(p, "title")),
                     strlen(s0_value_text(s0_value_get(p, "id"))) + 2, 0);
    fprintf(cli->out, "%s of ISO/IEC 27001:%s\n\n", s0_value_text(s0_value_get(p, "kind")),
            s0_value_text(s0_value_get(p, "edition")));
    s0_print_field(cli, "About", s0_value_text(s0_value_get(p, "about")));
    s0_print_field(cli, "Theme", s0_value_text(s0_value_get(p, "theme")));
    for (size_t i = 0; i < attributes->as.map.count; i++) {
        const s0_member *m = &attributes->as.map.items[i];

        s0_print_field(cli, i == 0 ? "Attributes" : "",
                       s0_textf(cli->arena, "%s: %s", m->key, joined(cli, m->value)));
    }
    s0_print_field(cli, "Came from", joined(cli, s0_value_get(p, "ancestors")));
    s0_print_field(cli, "Went into", joined(cli, s0_value_get(p, "successors")));
    print_list(cli, "Documented", s0_value_get(p, "documented"), "name", "basis", true);
    if (absence != NULL)
        s0_print_field(cli, "Absence",
                       s0_textf(cli->arena, "%s, when there is none: %s", absence,
                                element != NULL ? element : "the element"));
    print_list(cli, "Applies when", s0_value_get(p, "implied_by"), "", "", false);
    print_list(cli, "To judge", s0_value_get(p, "questions"), "", "", false);
    print_list(cli, "Rules", rules, "id", "title", false);
    if (rules->as.list.count == 0)
        s0_print_field(cli, "Rules", is_2013 ? "those of what it went into" : "none tests it yet");
    print_list(cli, "Touched by", s0_value_get(p, "related_rules"), "id", "title", false);
    s0_print_field(cli, "Evidence", joined(cli, s0_value_get(p, "evidence")));
}

int s0_page_requirement(s0_cli *cli, const s0_books *books, s0_edition edition,
                        const s0_requirement *requirement)
{
    s0_value *tree = page(cli, books, edition, requirement);
    s0_error err = {0};
    const char *other;

    if (s0_arena_refused(cli->arena) || s0_value_get(tree, "evidence") == NULL) {
        s0_fail_memory(&err);
        return s0_cli_fail(cli, &err);
    }
    if (s0_cli_option(cli, "json") != NULL)
        return s0_print_json(cli, tree);
    print_page(cli, tree);
    other = s0_textf(cli->arena, "A.%s", requirement->id);
    if (other != NULL && s0_catalog_requirement(books->catalog, edition, other) != NULL)
        fprintf(cli->out, "\nThe control of that number is %s.\n", other);
    return S0_EXIT_DONE;
}
