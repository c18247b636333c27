/* catalog_overview.c - what the catalogue holds in all, and lists of requirements. */
#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "cli/catalog_pages.h"
#include "cli/print.h"

const char *const s0_page_attributes[] = {"control_type",           "security_properties",
                                          "cybersecurity_concepts", "operational_capabilities",
                                          "security_domains",       NULL};

static const char *const themes[] = {"organizational", "people", "physical", "technological", NULL};

bool s0_page_below(const char *id, const char *part)
{
    size_t size = strlen(part);

    return strncmp(id, part, size) == 0 && (id[size] == '.' || (size == 1 && part[0] == 'A'));
}

static bool has_value(const s0_requirement *r, const char *attribute, const char *value)
{
    const s0_value *list = s0_value_get(r->entry, attribute);

    for (size_t i = 0; list != NULL && list->kind == S0_LIST && i < list->as.list.count; i++)
        if (s0_text_same(s0_value_text(list->as.list.items[i]), value))
            return true;
    return false;
}

/* The different values of an attribute over all controls, each with how many have it. */
static const char *values_text(s0_cli *cli, const s0_requirement *all, size_t count,
                               const char *attribute)
{
    s0_buf out = s0_buf_in(cli->arena);
    s0_map *seen = s0_map_new(cli->arena, 16);

    for (size_t i = 0; seen != NULL && i < count; i++) {
        const s0_value *list = s0_value_get(all[i].entry, attribute);

        for (size_t v = 0; list != NULL && v < list->as.list.count; v++) {
            const char *value = s0_value_text(list->as.list.items[v]);
            size_t have = 0;

            if (value == NULL || s0_map_get(seen, value, NULL))
                continue;
            for (size_t k = 0; k < count; k++)
                have += has_value(&all[k], attribute, value) ? 1 : 0;
            s0_map_set(seen, value, have);
            s0_putf(&out, "%s%s %zu", out.size > 0 ? ", " : "", value, have);
        }
    }
    return s0_buf_text(&out);
}

static size_t count_theme(const s0_requirement *all, size_t count, const char *theme)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        n += s0_text_same(all[i].theme, theme) ? 1 : 0;
    return n;
}

static size_t count_controls(const s0_requirement *all, size_t count)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        n += all[i].control ? 1 : 0;
    return n;
}

/* How many requirements a rule tests. */
static size_t count_tested(const s0_books *books, const s0_requirement *all, size_t count)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        n += s0_page_rule_count(books, all[i].id) > 0 ? 1 : 0;
    return n;
}

static int overview_json(s0_cli *cli, const s0_books *books)
{
    static const char *const names[] = {"2022", "2013"};
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *editions = s0_make_map(a), *by_theme = s0_make_map(a);
    size_t count;
    const s0_requirement *all;

    for (int e = S0_EDITION_2022; e <= S0_EDITION_2013; e++) {
        s0_value *one = s0_make_map(a);

        all = s0_catalog_requirements(books->catalog, (s0_edition)e, &count);
        s0_map_add(a, one, "clauses",
                   s0_make_int(a, (int64_t)(count - count_controls(all, count))));
        s0_map_add(a, one, "controls", s0_make_int(a, (int64_t)count_controls(all, count)));
        s0_map_add(a, editions, names[e], one);
    }
    all = s0_catalog_requirements(books->catalog, S0_EDITION_2022, &count);
    for (size_t i = 0; themes[i] != NULL; i++)
        s0_map_add(a, by_theme, themes[i],
                   s0_make_int(a, (int64_t)count_theme(all, count, themes[i])));
    s0_map_add(a, out, "editions", editions);
    s0_map_add(a, out, "themes", by_theme);
    s0_map_add(a, out, "rules", s0_make_int(a, (int64_t)books->rules->count));
    s0_map_add(a, out, "tested", s0_make_int(a, (int64_t)count_tested(books, all, count)));
    return s0_print_json(cli, out);
}

int s0_page_overview(s0_cli *cli, const s0_books *books)
{
    size_t count, old_count, demand_count, by_wording = 0;
    const s0_requirement *all = s0_catalog_requirements(books->catalog, S0_EDITION_2022, &count);
    const s0_requirement *old =
        s0_catalog_requirements(books->catalog, S0_EDITION_2013, &old_count);
    const s0_demand *demands = s0_catalog_demands(books->catalog, &demand_count);

    if (s0_cli_option(cli, "json") != NULL)
        return overview_json(cli, books);
    for (size_t i = 0; i < demand_count; i++)
        by_wording += demands[i].is_explicit ? 1 : 0;
    fprintf(cli->out, "ISO/IEC 27001:2022  %zu clauses, %zu controls\n",
            count - count_controls(all, count), count_controls(all, count));
    for (size_t i = 0; themes[i] != NULL; i++)
        fprintf(cli->out, "  %-16s  %zu controls\n", themes[i], count_theme(all, count, themes[i]));
    fprintf(cli->out, "ISO/IEC 27001:2013  %zu clauses, %zu controls\n\n",
            old_count - count_controls(old, old_count), count_controls(old, old_count));
    fprintf(cli->out,
            "Rules               %zu, for %zu of the %zu requirements of 2022\n"
            "Documents, records  %zu demanded by the wording, %zu expected\n\n",
            books->rules->count, count_tested(books, all, count), count, by_wording,
            demand_count - by_wording);
    fputs("Attributes of controls\n", cli->out);
    for (size_t i = 0; s0_page_attributes[i] != NULL; i++) {
        fprintf(cli->out, "  %s\n      ", s0_page_attributes[i]);
        s0_print_wrapped(cli, values_text(cli, all, count, s0_page_attributes[i]), 6, 6);
    }
    fputs("\nLook further\n"
          "  stage0 catalog A.5.18            a control, who tests it, what they read\n"
          "  stage0 catalog A.9.2.6           an id of 2013 and what became of it\n"
          "  stage0 catalog 9                 all below a clause\n"
          "  stage0 catalog --theme people    the controls of a theme\n"
          "  stage0 catalog grading           how findings get their class\n",
          cli->out);
    return S0_EXIT_DONE;
}

/* Split NAME=VALUE of --attribute; says what is wrong with it. */
static int attribute_option(s0_cli *cli, const s0_requirement *all, size_t count, const char **name,
                            const char **value)
{
    const char *given = s0_cli_option(cli, "attribute");
    const char *equals = given != NULL ? strchr(given, '=') : NULL;
    size_t at = 0;

    *name = *value = NULL;
    if (given == NULL)
        return S0_EXIT_DONE;
    if (equals == NULL)
        return s0_cli_usage(cli, "--attribute is NAME=VALUE, not \"%s\"", given);
    *name = s0_text_copy(cli->arena, given, (size_t)(equals - given));
    *value = equals + 1;
    while (s0_page_attributes[at] != NULL && !s0_text_same(s0_page_attributes[at], *name))
        at++;
    if (s0_page_attributes[at] == NULL) {
        const char *near = s0_nearest(*name, s0_page_attributes, at);

        return s0_cli_usage(cli, "there is no attribute \"%s\"; %s%s", *name,
                            near != NULL ? "near is " : "stage0 catalog lists them",
                            near != NULL ? near : "");
    }
    for (size_t i = 0; i < count; i++)
        if (has_value(&all[i], *name, *value))
            return S0_EXIT_DONE;
    return s0_cli_usage(cli, "no control has %s \"%s\"; there are: %s", *name, *value,
                        values_text(cli, all, count, *name));
}

static int theme_option(s0_cli *cli, const char **theme)
{
    size_t count = sizeof themes / sizeof *themes - 1;
    const char *near;

    *theme = s0_cli_option(cli, "theme");
    for (size_t i = 0; i < count; i++)
        if (*theme == NULL || s0_text_same(*theme, themes[i]))
            return S0_EXIT_DONE;
    near = s0_nearest(*theme, themes, count);
    return s0_cli_usage(
        cli, "there is no theme \"%s\"; %s%s", *theme, near != NULL ? "near is " : "",
        near != NULL ? near : "there are organizational, people, physical, technological");
}

int s0_page_choose(s0_cli *cli, const s0_books *books, s0_page_choice *out)
{
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(books->catalog, S0_EDITION_2022, &count);
    int status = theme_option(cli, &out->theme);

    if (status != S0_EXIT_DONE)
        return status;
    return attribute_option(cli, all, count, &out->attribute, &out->value);
}

bool s0_page_chosen(const s0_page_choice *choice, const s0_requirement *r)
{
    return (choice->theme == NULL || s0_text_same(r->theme, choice->theme)) &&
           (choice->attribute == NULL || has_value(r, choice->attribute, choice->value));
}

int s0_page_list(s0_cli *cli, const s0_books *books, const char *part)
{
    s0_arena *a = cli->arena;
    size_t count, shown = 0;
    const s0_requirement *all = s0_catalog_requirements(books->catalog, S0_EDITION_2022, &count);
    s0_page_choice choice = {0};
    s0_value *list = s0_make_list(a);
    int status = s0_page_choose(cli, books, &choice);

    if (status != S0_EXIT_DONE)
        return status;
    for (size_t i = 0; i < count; i++) {
        const s0_requirement *r = &all[i];
        size_t rules = s0_page_rule_count(books, r->id);
        s0_value *one;

        if ((part != NULL && !s0_page_below(r->id, part)) || !s0_page_chosen(&choice, r))
            continue;
        shown++;
        if (s0_cli_option(cli, "json") == NULL) {
            fprintf(cli->out, "%-7s ", r->id);
            s0_print_wrapped(
                cli, s0_textf(a, "%s (%zu rule%s)", r->title, rules, rules == 1 ? "" : "s"), 8, 8);
            continue;
        }
        one = s0_make_map(a);
        s0_map_add(a, one, "id", s0_make_text(a, r->id));
        s0_map_add(a, one, "title", s0_make_text(a, r->title));
        s0_map_add(a, one, "theme", s0_make_text(a, r->theme));
        s0_map_add(a, one, "rules", s0_make_int(a, (int64_t)rules));
        s0_list_add(a, list, one);
    }
    if (s0_cli_option(cli, "json") != NULL)
        return s0_print_json(cli, list);
    fprintf(cli->out, "\n%zu of %zu requirements\n", shown, count);
    return S0_EXIT_DONE;
}
