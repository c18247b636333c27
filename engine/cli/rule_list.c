/* rule_list.c - `stage0 rule list`: every rule, or those that filters leave, with where it comes
 * from and what is wrong with it. */
#include "base/text.h"
#include "cli/print.h"
#include "cli/rule_verbs.h"

const char *s0_rule_origin(const s0_rule *rule)
{
    return rule->built_in ? "built in" : rule->replaces ? "own, replaces the built-in one" : "own";
}

int s0_rule_list(s0_cli *cli, const s0_chosen *chosen)
{
    s0_value *all = s0_make_list(cli->arena);
    s0_chosen left = *chosen;
    int status = s0_rule_filter(cli, &left);

    if (status != S0_EXIT_DONE)
        return status;
    for (size_t i = 0; i < left.count; i++) {
        const s0_rule *r = left.rules[i];
        s0_value *one = s0_make_map(cli->arena);

        if (s0_cli_option(cli, "json") == NULL) {
            fprintf(cli->out, "%-8s %s%s\n         ", r->requirement != NULL ? r->requirement : "-",
                    r->id,
                    r->built_in   ? ""
                    : r->replaces ? " (own, replaces the built-in one)"
                                  : " (own)");
            s0_print_wrapped(cli, r->faulty ? r->fault.message : r->title, 9, 9);
            continue;
        }
        s0_map_add(cli->arena, one, "id", s0_make_text(cli->arena, r->id));
        s0_map_add(cli->arena, one, "requirement", s0_make_text(cli->arena, r->requirement));
        s0_map_add(cli->arena, one, "title", s0_make_text(cli->arena, r->title));
        s0_map_add(cli->arena, one, "basis", s0_make_text(cli->arena, r->basis));
        s0_map_add(cli->arena, one, "origin", s0_make_text(cli->arena, s0_rule_origin(r)));
        s0_map_add(cli->arena, one, "fault",
                   s0_make_text(cli->arena, r->faulty ? r->fault.message : NULL));
        s0_list_add(cli->arena, all, one);
    }
    return s0_cli_option(cli, "json") != NULL ? s0_print_json(cli, all) : S0_EXIT_DONE;
}
