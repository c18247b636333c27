/* rule_doc.c - `stage0 rule doc`: the reference of rules and of evidence, and of the conditions
 * that rules own, as three pages. */
#include <string.h>

#include "base/text.h"
#include "bench/doc.h"
#include "cli/rule_verbs.h"

static int write_page(s0_cli *cli, const char *folder, const char *name, const s0_buf *text)
{
    const char *path = s0_textf(cli->arena, "%s/%s", folder, name);
    int status;

    if (path == NULL)
        return S0_EXIT_ERROR;
    if (strcmp(folder, "-") == 0)
        return s0_cli_write(cli, NULL, text->text, text->size);
    if ((status = s0_cli_write(cli, path, text->text, text->size)) == S0_EXIT_DONE)
        fprintf(cli->out, "%s\n", path);
    return status;
}

int s0_rule_doc(s0_cli *cli, const s0_chosen *chosen)
{
    const s0_doc_inputs in = {chosen->books->catalog, chosen->books->vocabulary,
                              chosen->books->rules};
    s0_buf rules = s0_buf_in(cli->arena), evidence = s0_buf_in(cli->arena);
    s0_buf owners = s0_buf_in(cli->arena);
    s0_conditions conditions;
    const char *folder = s0_cli_option(cli, "output");
    s0_error err = {0};
    int status;

    if (cli->argument_count > 1)
        return s0_cli_usage(cli, "\"%s\" is one argument too many: the reference is of all rules",
                            cli->arguments[1]);
    if (folder == NULL)
        folder = cli->root != NULL ? s0_cli_path(cli, "reference") : "reference";
    if (s0_conditions_load(&conditions, cli->arena, &cli->built_in, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (folder == NULL || !s0_doc_conditions(&owners, &in, &conditions) ||
        !s0_doc_rules(&rules, &in) || !s0_doc_evidence(&evidence, &in)) {
        s0_fail_memory(&err);
        return s0_cli_fail(cli, &err);
    }
    if (strcmp(folder, "-") != 0 && s0_folder_make(folder, &err) != S0_OK) {
        s0_cli_fail(cli, &err);
        return S0_EXIT_ERROR;
    }
    if ((status = write_page(cli, folder, "rules.md", &rules)) != S0_EXIT_DONE)
        return status;
    if ((status = write_page(cli, folder, "evidence.md", &evidence)) != S0_EXIT_DONE)
        return status;
    return write_page(cli, folder, "conditions.md", &owners);
}
