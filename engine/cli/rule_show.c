/* rule_show.c - `stage0 rule show`: the source of rules, as it stands in the file; before it, where
 * that is asked for, what each of them reads, as a comment. */
#include <string.h>

#include "base/text.h"
#include "cli/print.h"
#include "cli/rule_needs.h"
#include "cli/rule_verbs.h"
#include "report/wrap.h"

#define WIDTH 75 /* beside "--   " */

/* Lines of a comment, the later ones indented. */
static void comment(s0_cli *cli, const char *text)
{
    s0_buf out = s0_buf_in(cli->arena);

    s0_put_wrapped(&out, text != NULL ? text : "", 0, 2, WIDTH);
    for (const char *at = s0_buf_text(&out); at != NULL && *at != '\0';) {
        size_t size = strcspn(at, "\n");

        fprintf(cli->out, "--   %.*s\n", (int)size, at);
        at += size + (at[size] == '\n' ? 1 : 0);
    }
}

static int show_needs(s0_cli *cli, const s0_books *books, const s0_evidence *evidence,
                      const s0_rule *rule)
{
    size_t count;
    const s0_rule_need *needs = s0_rule_needs(cli, books, evidence, rule, &count);

    if (needs == NULL)
        return S0_EXIT_ERROR;
    fprintf(cli->out, "-- %s reads\n", rule->id);
    for (size_t i = 0; i < count; i++)
        comment(cli,
                s0_textf(cli->arena, "%s%s%s%s%s%s", needs[i].entry->name,
                         needs[i].columns != NULL ? " (" : "",
                         needs[i].columns != NULL ? needs[i].columns : "",
                         needs[i].columns != NULL ? ")" : "", needs[i].state != NULL ? " - " : "",
                         needs[i].state != NULL ? needs[i].state : ""));
    if (count == 0)
        comment(cli, "no evidence");
    fputs("\n", cli->out);
    return S0_EXIT_DONE;
}

/* The same for programs. */
static int show_json(s0_cli *cli, const s0_chosen *chosen)
{
    const s0_evidence *evidence = s0_rule_evidence(cli, chosen->books);
    s0_arena *a = cli->arena;
    s0_value *all = s0_make_list(a);

    for (size_t i = 0; i < chosen->count; i++) {
        const s0_rule *rule = chosen->rules[i];
        s0_value *one = s0_make_map(a);
        size_t count;
        const s0_rule_need *needs = s0_rule_needs(cli, chosen->books, evidence, rule, &count);

        if (needs == NULL)
            return S0_EXIT_ERROR;
        s0_map_add(a, one, "id", s0_make_text(a, rule->id));
        s0_map_add(a, one, "path", s0_make_text(a, rule->source->path));
        s0_map_add(a, one, "origin", s0_make_text(a, s0_rule_origin(rule)));
        s0_map_add(a, one, "reads", s0_rule_needs_json(cli, needs, count));
        s0_map_add(a, one, "source", s0_make_text(a, rule->source->text));
        s0_list_add(a, all, one);
    }
    return s0_print_json(cli, all);
}

int s0_rule_show(s0_cli *cli, const s0_chosen *chosen)
{
    bool needs = s0_cli_option(cli, "evidence") != NULL;
    const s0_evidence *evidence = NULL;
    int status = S0_EXIT_DONE;

    if (cli->argument_count < 2)
        return s0_cli_usage(cli, "name the rule to show");
    if (s0_cli_option(cli, "json") != NULL)
        return show_json(cli, chosen);
    if (needs)
        evidence = s0_rule_evidence(cli, chosen->books);
    for (size_t i = 0; status == S0_EXIT_DONE && i < chosen->count; i++) {
        if (needs)
            status = show_needs(cli, chosen->books, evidence, chosen->rules[i]);
        fwrite(chosen->rules[i]->source->text, 1, chosen->rules[i]->source->size, cli->out);
    }
    return status;
}
