/* cmd_catalog.c - `stage0 catalog`: which page is meant. Works outside a workspace too. */
#include <string.h>

#include "base/text.h"
#include "cli/catalog_pages.h"

/* The requirement that was meant, with or without the letter of Annex A, of either edition. */
static const s0_requirement *find(const s0_books *books, const char *id, s0_edition *edition)
{
    static const s0_edition editions[] = {S0_EDITION_2022, S0_EDITION_2013};

    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        const s0_requirement *found = s0_catalog_requirement(books->catalog, editions[i], id);

        if (found != NULL) {
            *edition = editions[i];
            return found;
        }
    }
    return NULL;
}

static bool is_part(const s0_books *books, const char *id)
{
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(books->catalog, S0_EDITION_2022, &count);

    for (size_t i = 0; i < count; i++)
        if (s0_page_below(all[i].id, id))
            return true;
    return false;
}

static int unknown_id(s0_cli *cli, const s0_books *books, const char *id)
{
    const char *near = s0_catalog_nearest(books->catalog, S0_EDITION_2022, id);

    if (near == NULL)
        near = s0_catalog_nearest(books->catalog, S0_EDITION_2013, id);
    if (near != NULL)
        return s0_cli_usage(cli, "there is no clause or control \"%s\"; did you mean %s?", id,
                            near);
    return s0_cli_usage(cli, "there is no clause or control \"%s\"", id);
}

int s0_cmd_catalog(s0_cli *cli)
{
    const char *id = cli->argument_count > 0 ? cli->arguments[0] : NULL;
    bool chosen = s0_cli_option(cli, "theme") != NULL || s0_cli_option(cli, "attribute") != NULL;
    s0_books books = {0};
    s0_edition edition = S0_EDITION_2022;
    const s0_requirement *requirement;
    int status = s0_cli_books(cli, false, &books);

    if (status != S0_EXIT_DONE)
        return status;
    if (id == NULL)
        return chosen ? s0_page_list(cli, &books, NULL) : s0_page_overview(cli, &books);
    if (strcmp(id, "grading") == 0)
        return s0_page_grading(cli, &books);
    requirement = find(&books, id, &edition);
    if (requirement != NULL)
        return s0_page_requirement(cli, &books, edition, requirement);
    if (is_part(&books, id))
        return s0_page_list(cli, &books, id);
    return unknown_id(cli, &books, id);
}
