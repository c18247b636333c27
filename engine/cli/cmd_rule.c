/* cmd_rule.c - `stage0 rule`: the rule author's bench. One table of verbs; works outside a
 * workspace too, with the built-in rules alone. */
#include <string.h>

#include "base/text.h"
#include "cli/rule_verbs.h"

static const struct verb {
    const char *name;
    int (*run)(s0_cli *cli, const s0_chosen *chosen);
    bool chooses;  /* what stands after the verb names rules */
    bool examples; /* it needs those of the rules */
} verbs[] = {{"new", s0_rule_new, false, false},          {"list", s0_rule_list, true, false},
             {"show", s0_rule_show, true, false},         {"test", s0_rule_test, true, true},
             {"lint", s0_rule_lint, true, true},          {"doc", s0_rule_doc, false, false},
             {"coverage", s0_rule_coverage, false, false}};

#define VERBS (sizeof verbs / sizeof *verbs)

/* "list, show and test" */
static const char *all_verbs(s0_cli *cli)
{
    const char *text = verbs[0].name;

    for (size_t i = 1; text != NULL && i < VERBS; i++)
        text = s0_textf(cli->arena, "%s%s%s", text, i + 1 < VERBS ? ", " : " and ", verbs[i].name);
    return text != NULL ? text : "";
}

int s0_cmd_rule(s0_cli *cli)
{
    const char *verb = cli->argument_count > 0 ? cli->arguments[0] : NULL;

    for (size_t i = 0; verb != NULL && i < VERBS; i++) {
        s0_books books = {0};
        s0_chosen chosen = {.books = &books};
        int status;

        if (strcmp(verb, verbs[i].name) != 0)
            continue;
        if ((status = s0_cli_books(cli, verbs[i].examples, &books)) != S0_EXIT_DONE ||
            (verbs[i].chooses &&
             (status = s0_rule_choose(cli, verbs[i].examples, &books, &chosen)) != S0_EXIT_DONE))
            return status;
        return verbs[i].run(cli, &chosen);
    }
    if (verb != NULL)
        return s0_cli_usage(cli, "there is no \"rule %s\"; there are %s", verb, all_verbs(cli));
    return s0_cli_usage(cli, "say what to do: %s", all_verbs(cli));
}
