/* cmd_rule.c - `stage0 rule`: the rule author's bench. One table of verbs; works outside a
 * workspace too, with the built-in rules alone. */
#include <string.h>

#include "base/text.h"
#include "cli/rule_verbs.h"

static const struct verb {
    const char *name;
    int (*run)(s0_cli *cli, const s0_chosen *chosen);
    bool examples; /* it needs those of the rules */
} verbs[] = {
    {"list", s0_rule_list, false}, {"show", s0_rule_show, false}, {"test", s0_rule_test, true}};

#define VERBS (sizeof verbs / sizeof *verbs)

/* Whether `name` is the rule's id, its file, or its requirement. */
static bool is_named(const s0_rule *rule, const char *name)
{
    return strcmp(rule->id, name) == 0 || strcmp(rule->source->path, name) == 0 ||
           (rule->requirement != NULL && strcmp(rule->requirement, name) == 0);
}

/* The rules a person named after the verb, each once and in the order of ids; all of them when none
 * is named. */
static int choose(s0_cli *cli, const s0_books *books, s0_chosen *out)
{
    const s0_rules *rules = books->rules;
    const s0_rule **list = s0_alloc_n(cli->arena, rules->count, sizeof *list);
    bool *wanted = s0_alloc_n(cli->arena, rules->count, sizeof *wanted);

    if (list == NULL || wanted == NULL)
        return S0_EXIT_ERROR;
    for (int i = 1; i < cli->argument_count; i++) {
        const char *name = cli->arguments[i], *near;
        bool found = false;

        for (size_t r = 0; r < rules->count; r++)
            if (is_named(rules->items[r], name))
                found = wanted[r] = true;
        if (found)
            continue;
        if ((near = s0_rules_nearest(rules, name)) != NULL)
            return s0_cli_usage(cli, "there is no rule \"%s\"; did you mean %s?", name, near);
        return s0_cli_usage(cli, "there is no rule \"%s\"", name);
    }
    for (size_t r = 0; r < rules->count; r++)
        if (wanted[r] || cli->argument_count == 1)
            list[out->count++] = rules->items[r];
    out->rules = list;
    return S0_EXIT_DONE;
}

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
            (status = choose(cli, &books, &chosen)) != S0_EXIT_DONE)
            return status;
        return verbs[i].run(cli, &chosen);
    }
    if (verb != NULL)
        return s0_cli_usage(cli, "there is no \"rule %s\"; there are %s", verb, all_verbs(cli));
    return s0_cli_usage(cli, "say what to do: %s", all_verbs(cli));
}
