/* rule_filter.c - the filters of `rule list`: by requirement, theme, attribute, evidence read and
 * last recorded outcome, all of which must hold. */
#include <string.h>

#include "base/text.h"
#include "cli/catalog_pages.h"
#include "cli/past.h"
#include "cli/rule_verbs.h"
#include "model/outcome.h"

typedef struct filter {
    const char *requirement; /* an id, or a part above it */
    s0_page_choice page;
    const char *reads;
    const char *outcome;
    const s0_cycle *cycle; /* the last recorded one, where outcomes are asked for */
} filter;

static int read_requirement(s0_cli *cli, const s0_books *books, filter *f)
{
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(books->catalog, S0_EDITION_2022, &count);
    const char *near;

    f->requirement = s0_cli_option(cli, "requirement");
    for (size_t i = 0; i < count; i++)
        if (f->requirement == NULL || strcmp(all[i].id, f->requirement) == 0 ||
            s0_page_below(all[i].id, f->requirement))
            return S0_EXIT_DONE;
    near = s0_catalog_nearest(books->catalog, S0_EDITION_2022, f->requirement);
    return s0_cli_usage(cli, "there is no requirement \"%s\"%s%s", f->requirement,
                        near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

static int read_evidence(s0_cli *cli, const s0_books *books, filter *f)
{
    const char *near;

    f->reads = s0_cli_option(cli, "reads");
    if (f->reads == NULL || s0_vocabulary_get(books->vocabulary, f->reads) != NULL)
        return S0_EXIT_DONE;
    near = s0_vocabulary_nearest(books->vocabulary, f->reads, -1);
    return s0_cli_usage(cli, "the vocabulary has no \"%s\"%s%s", f->reads,
                        near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

static int read_outcome(s0_cli *cli, filter *f)
{
    s0_error err = {0};
    s0_past past;
    size_t count = 0;
    const char *near;

    if ((f->outcome = s0_cli_option(cli, "outcome")) == NULL)
        return S0_EXIT_DONE;
    while (s0_words[count] != NULL && strcmp(s0_words[count], f->outcome) != 0)
        count++;
    if (s0_words[count] == NULL) {
        near = s0_nearest(f->outcome, s0_words, count);
        return s0_cli_usage(cli, "there is no outcome \"%s\"%s%s", f->outcome,
                            near != NULL ? "; did you mean " : "",
                            near != NULL ? near
                                         : "; there are conform, improvement, gap, not_determined, "
                                           "absent, not_tested and error");
    }
    if (cli->root == NULL)
        return s0_cli_usage(cli, "--outcome asks for what was recorded, and there is no workspace");
    if (s0_past_named(cli, NULL, &past, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    f->cycle = past.cycle;
    return S0_EXIT_DONE;
}

/* Whether `name` is `whole` or a part of it. */
static bool is_part(const char *name, const char *whole)
{
    size_t size = strlen(whole);

    return strncmp(name, whole, size) == 0 && (name[size] == '\0' || name[size] == '.');
}

static bool reads(const s0_rule *rule, const char *name)
{
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (is_part(rule->evidence[i], name))
            return true;
    for (size_t i = 0; i < rule->only_if_count; i++)
        if (is_part(rule->only_if[i].fact, name))
            return true;
    return is_part(rule->basis, name);
}

static bool passes(const filter *f, const s0_books *books, const s0_rule *rule)
{
    const s0_requirement *requirement =
        rule->requirement != NULL
            ? s0_catalog_requirement(books->catalog, S0_EDITION_2022, rule->requirement)
            : NULL;
    const s0_tested *tested;

    if (f->requirement != NULL &&
        (requirement == NULL || (strcmp(requirement->id, f->requirement) != 0 &&
                                 !s0_page_below(requirement->id, f->requirement))))
        return false;
    if ((f->page.theme != NULL || f->page.attribute != NULL) &&
        (requirement == NULL || !s0_page_chosen(&f->page, requirement)))
        return false;
    if (f->reads != NULL && !reads(rule, f->reads))
        return false;
    if (f->cycle == NULL)
        return true;
    tested = s0_cycle_tested(f->cycle, rule->id);
    return tested != NULL && strcmp(s0_words[tested->outcome], f->outcome) == 0;
}

/* "requirement A.8, reads accounts": what was asked for. */
static const char *asked(s0_cli *cli)
{
    static const char *const names[] = {"requirement", "theme", "attribute", "reads", "outcome"};
    s0_buf out = s0_buf_in(cli->arena);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = s0_cli_option(cli, names[i]);

        if (value != NULL)
            s0_putf(&out, "%s--%s %s", out.size > 0 ? " " : "", names[i], value);
    }
    return out.size > 0 ? s0_buf_text(&out) : NULL;
}

int s0_rule_filter(s0_cli *cli, s0_chosen *chosen)
{
    const s0_books *books = chosen->books;
    const s0_rule **list = s0_alloc_n(cli->arena, chosen->count, sizeof *list);
    size_t count = 0;
    filter f = {0};
    int status;

    if (list == NULL)
        return S0_EXIT_ERROR;
    if ((status = read_requirement(cli, books, &f)) != S0_EXIT_DONE ||
        (status = s0_page_choose(cli, books, &f.page)) != S0_EXIT_DONE ||
        (status = read_evidence(cli, books, &f)) != S0_EXIT_DONE ||
        (status = read_outcome(cli, &f)) != S0_EXIT_DONE)
        return status;
    for (size_t i = 0; i < chosen->count; i++)
        if (passes(&f, books, chosen->rules[i]))
            list[count++] = chosen->rules[i];
    if (count == 0)
        return s0_cli_usage(cli, "no rule matches %s", asked(cli) != NULL ? asked(cli) : "");
    chosen->rules = list;
    chosen->count = count;
    return S0_EXIT_DONE;
}
