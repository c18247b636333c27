/* cmd_init.c - `stage0 init DIR`: write the scaffold, overwrite nothing. */
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"
#include "intake/scaffold.h"

static s0_code make_folders(s0_cli *cli, const char *root, s0_error *err)
{
    static const char *const folders[] = {"evidence", "rules", "templates"};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *path = s0_textf(cli->arena, "%s/%s", root, folders[i]);
        s0_code rc = path == NULL ? s0_fail_memory(err) : s0_folder_make(path, err);

        if (rc != S0_OK)
            return rc;
    }
    return S0_OK;
}

/* A file that is there already is somebody's work: kept, and named. */
static int write_files(s0_cli *cli, const char *root, const s0_bundle *files)
{
    s0_error err = {0};

    for (size_t i = 0; i < files->count; i++) {
        const char *path = s0_textf(cli->arena, "%s/%s", root, files->items[i].path);

        if (path == NULL)
            s0_fail_memory(&err);
        if (path != NULL && s0_file_exists(path)) {
            fprintf(cli->out, "%s is there already and was kept\n", path);
            continue;
        }
        if (path == NULL ||
            s0_file_write(path, files->items[i].text, files->items[i].size, &err) != S0_OK)
            return s0_cli_fail(cli, &err);
    }
    return S0_EXIT_DONE;
}

int s0_cmd_init(s0_cli *cli)
{
    s0_error err = {0};
    s0_catalog *catalog;
    s0_vocabulary *vocabulary;
    s0_bundle files;
    const char *root, *profile;
    int status;

    if (cli->argument_count == 0)
        return s0_cli_usage(cli, "name the folder to make");
    root = cli->arguments[0];
    profile = s0_textf(cli->arena, "%s/organization.yaml", root);
    if (profile != NULL && s0_file_exists(profile))
        return s0_cli_usage(cli, "%s is a workspace already", root);
    s0_cli_built_in(cli);
    if (s0_catalog_load(&catalog, cli->arena, &cli->built_in, &err) != S0_OK ||
        s0_vocabulary_load(&vocabulary, cli->arena, &cli->built_in, &err) != S0_OK ||
        s0_scaffold(&files, cli->arena, &cli->built_in, vocabulary, catalog, s0_cli_today(),
                    &err) != S0_OK ||
        make_folders(cli, root, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if ((status = write_files(cli, root, &files)) != S0_EXIT_DONE)
        return status;
    fprintf(cli->out,
            "%s is a workspace. Next:\n"
            "  edit %s/organization.yaml and audit.yaml\n"
            "  stage0 -C %s evidence --needed   what to ask for\n"
            "  stage0 -C %s audit               findings and the report\n",
            root, root, root, root);
    return S0_EXIT_DONE;
}
