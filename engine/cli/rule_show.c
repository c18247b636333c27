/* rule_show.c - `stage0 rule show`: the source of rules, as it stands in the file. */
#include "cli/rule_verbs.h"

int s0_rule_show(s0_cli *cli, const s0_chosen *chosen)
{
    if (cli->argument_count < 2)
        return s0_cli_usage(cli, "name the rule to show");
    for (size_t i = 0; i < chosen->count; i++)
        fwrite(chosen->rules[i]->source->text, 1, chosen->rules[i]->source->size, cli->out);
    return S0_EXIT_DONE;
}
