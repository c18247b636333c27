/* catalog_pages.h - the pages of `stage0 catalog`, one file each. */
#ifndef S0_CLI_CATALOG_PAGES_H
#define S0_CLI_CATALOG_PAGES_H

#include "cli/cli.h"

/* catalog_overview.c: editions, themes, attributes, how far rules go. Exit status. */
int s0_page_overview(s0_cli *cli, const s0_books *books);
/* The requirements of 2022 below `part` ("A.8", "9"; NULL: all) with --theme and --attribute. Exit
 * status. */
int s0_page_list(s0_cli *cli, const s0_books *books, const char *part);
/* Which requirements --theme and --attribute choose; NULL: not asked. */
typedef struct s0_page_choice {
    const char *theme;
    const char *attribute, *value;
} s0_page_choice;
/* Read them; what is wrong with them is said. Exit status. */
int s0_page_choose(s0_cli *cli, const s0_books *books, s0_page_choice *out);
bool s0_page_chosen(const s0_page_choice *choice, const s0_requirement *requirement);
/* The attributes by which controls can be chosen, ended by NULL. */
extern const char *const s0_page_attributes[];
/* Whether `id` lies below `part`. */
bool s0_page_below(const char *id, const char *part);

/* catalog_requirement.c: all of one clause or control. Exit status. */
int s0_page_requirement(s0_cli *cli, const s0_books *books, s0_edition edition,
                        const s0_requirement *requirement);
/* How many rules have the requirement as theirs. */
size_t s0_page_rule_count(const s0_books *books, const char *requirement);

/* catalog_grading.c: the trigger table and its thresholds. Exit status. */
int s0_page_grading(s0_cli *cli, const s0_books *books);

#endif
