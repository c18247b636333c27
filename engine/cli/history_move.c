/* history_move.c - `stage0 history export DIR [CYCLE]` and `history import DIR`; see
 * history_verbs.h. The files and the index: history/move.h. */
#include <dirent.h>
#include <string.h>

#include "base/text.h"
#include "cli/history_verbs.h"
#include "cli/past_parts.h"
#include "cli/print.h"
#include "data/yaml.h"
#include "history/move.h"

/* The folder of an export, and the call it belongs to. */
typedef struct folder {
    s0_cli *cli;
    const char *path;
} folder;

static s0_code write_file(void *context, const char *path, const char *bytes, size_t size,
                          s0_error *err)
{
    const folder *to = context;
    char *whole = s0_textf(to->cli->arena, "%s/%s", to->path, path);
    char *slash = whole != NULL ? strrchr(whole, '/') : NULL;
    s0_code rc;

    if (slash == NULL)
        return s0_fail_memory(err);
    *slash = '\0';
    rc = s0_folder_make(whole, err);
    *slash = '/';
    return rc == S0_OK ? s0_file_write(whole, bytes, size, err) : rc;
}

static s0_code read_file(void *context, const char *path, size_t limit, s0_arena *arena,
                         s0_source *out, s0_error *err)
{
    const folder *from = context;

    return s0_file_read(out, arena, from->path, path, limit, err);
}

/* A folder that has something in it is somebody's; `*used` is not set for one that is not there. */
static s0_code look_at(const char *path, bool *used, s0_error *err)
{
    DIR *dir = opendir(path);
    struct dirent *entry;

    *used = false;
    if (dir == NULL)
        return s0_file_exists(path) ? s0_fail_errno(err, path, "nothing can be exported to it")
                                    : S0_OK;
    while (!*used && (entry = readdir(dir)) != NULL)
        *used = strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return S0_OK;
}

static int print_moved(s0_cli *cli, const char *what, const char *path, const s0_moved *moved)
{
    s0_arena *a = cli->arena;
    s0_value *out;
    const char *text;

    if (s0_cli_option(cli, "json") != NULL) {
        out = s0_make_map(a);
        s0_map_add(a, out, "cycles", s0_make_int(a, (int64_t)moved->cycles));
        s0_map_add(a, out, "runs", s0_make_int(a, (int64_t)moved->runs));
        s0_map_add(a, out, "inputs", s0_make_int(a, (int64_t)moved->inputs));
        s0_map_add(a, out, "head", s0_make_text(a, moved->head));
        return s0_print_json(cli, out);
    }
    text = s0_textf(a, what, moved->cycles, moved->cycles == 1 ? "" : "s", moved->runs,
                    moved->runs == 1 ? "" : "s", path);
    s0_print_wrapped(cli, text != NULL ? text : "", 0, 0);
    fprintf(cli->out, "\nHead of the chain\n  %s\n", moved->head);
    return S0_EXIT_DONE;
}

static int export_to(s0_cli *cli, const char *path, const char *cycle)
{
    folder to = {cli, path};
    s0_export_to files = {write_file, &to};
    s0_history *history = NULL;
    s0_moved moved = {0};
    s0_error err = {0};
    bool used = false;
    s0_code rc = look_at(path, &used, &err);

    if (rc == S0_OK && used)
        return s0_cli_usage(cli, "%s is not empty: an export begins in a folder of its own", path);
    if (rc == S0_OK)
        rc = s0_past_open(cli, false, &history, &err);
    if (rc == S0_OK && history == NULL)
        rc = s0_past_none(cli, NULL, &err);
    if (rc == S0_OK && cycle != NULL) {
        const s0_run *last = NULL;

        if ((rc = s0_history_latest(history, cli->arena, cycle, &last, &err)) == S0_OK &&
            last == NULL)
            rc = s0_past_none(cli, cycle, &err);
    }
    if (rc == S0_OK)
        rc = s0_history_export(history, cli->arena, cycle, &files, &moved, &err);
    s0_history_close(history);
    if (rc != S0_OK)
        return s0_cli_fail(cli, &err);
    return print_moved(cli, "%zu cycle%s with %zu run%s written to %s.", path, &moved);
}

/* What organization.yaml calls the organization; NULL where it says nothing. */
static s0_code read_name(s0_cli *cli, const char **name, s0_error *err)
{
    const s0_source *profile = s0_bundle_get(&cli->workspace, "organization.yaml");
    const s0_value *root = NULL;
    s0_code rc = S0_OK;

    *name = NULL;
    if (profile != NULL && (rc = s0_yaml_read(&root, cli->arena, profile, err)) == S0_OK)
        *name = s0_value_text(s0_value_get(root, "name"));
    return rc;
}

/* Into the history, or into a new one, of which nothing stays when the export is refused. */
static s0_code take_in(s0_cli *cli, const s0_import_from *files, const char *name, s0_moved *moved,
                       s0_error *err)
{
    s0_history *history = NULL;
    bool fresh = false;
    s0_code rc = s0_past_open(cli, false, &history, err);

    if (rc == S0_OK && history == NULL) {
        fresh = true;
        rc = s0_past_open(cli, true, &history, err);
    }
    if (rc == S0_OK) {
        rc = s0_history_import(history, cli->arena, name, files, moved, err);
        if (rc != S0_OK && fresh)
            (void)s0_history_discard(history, NULL); /* why it was refused is what to say */
    }
    s0_history_close(history);
    return rc;
}

static int import_from(s0_cli *cli, const char *path)
{
    folder from = {cli, path};
    s0_import_from files = {read_file, &from};
    s0_moved moved = {0};
    const char *name = NULL;
    s0_error err = {0};

    if (read_name(cli, &name, &err) != S0_OK || take_in(cli, &files, name, &moved, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    return print_moved(cli, "%zu cycle%s with %zu run%s taken from %s.", path, &moved);
}

int s0_history_carried(s0_cli *cli)
{
    const char *verb = cli->arguments[0];
    bool out = strcmp(verb, "export") == 0;

    if (!out && strcmp(verb, "import") != 0)
        return s0_cli_usage(cli, "history can export and import, not \"%s\"", verb);
    for (const s0_option *o = cli->command->options; o->name != NULL; o++)
        if (s0_cli_option(cli, o->name) != NULL && strcmp(o->name, "json") != 0)
            return s0_cli_usage(cli, "--%s does not belong to %s", o->name, verb);
    if (cli->argument_count < 2)
        return s0_cli_usage(cli, "%s needs a folder", verb);
    if (!out && cli->argument_count > 2)
        return s0_cli_usage(cli, "import takes all that the folder holds");
    return out ? export_to(cli, cli->arguments[1],
                           cli->argument_count > 2 ? cli->arguments[2] : NULL)
               : import_from(cli, cli->arguments[1]);
}
