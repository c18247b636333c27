/* rule_choose.c - which rules a person means: by id, requirement, file or folder. A file outside
 * the workspace is loaded beside the workspace's own rules for this one call. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "cli/rule_verbs.h"

/* What the arguments say. */
typedef struct choosing {
    s0_cli *cli;
    s0_books *books;
    const char *root;    /* the workspace's real path; NULL: there is none */
    const char **wanted; /* paths of own rules' files, as bundles have them */
    size_t wanted_count;
    s0_source *extra; /* files outside the workspace */
    size_t extra_count;
    s0_error err;
} choosing;

#define FILES_MAX 4096

/* Whether `name` is the rule's id, its file, or its requirement. */
static bool is_named(const s0_rule *rule, const char *name)
{
    return strcmp(rule->id, name) == 0 || strcmp(rule->source->path, name) == 0 ||
           (rule->requirement != NULL && strcmp(rule->requirement, name) == 0);
}

static bool is_name(const s0_rules *rules, const char *name)
{
    for (size_t r = 0; r < rules->count; r++)
        if (is_named(rules->items[r], name))
            return true;
    return false;
}

static bool ends_in_lua(const char *path)
{
    size_t size = strlen(path);

    return size > 4 && strcmp(path + size - 4, ".lua") == 0;
}

/* The real path of what a person named from where they stand; NULL: there is nothing. */
static const char *real_path(choosing *c, const char *name, bool *folder)
{
    char *real = realpath(name, NULL);
    const char *kept = NULL;
    struct stat info;

    if (real != NULL && stat(real, &info) == 0 && (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode)))
        kept = s0_text_dup(c->cli->arena, real);
    *folder = kept != NULL && S_ISDIR(info.st_mode);
    free(real);
    return kept;
}

/* The part of `path` below `folder`; NULL when it is not below it, "" for the folder itself. */
static const char *below(const char *path, const char *folder)
{
    size_t size = folder != NULL ? strlen(folder) : 0;

    if (size == 0 || strncmp(path, folder, size) != 0 || (path[size] != '/' && path[size] != '\0'))
        return NULL;
    return path[size] == '/' ? path + size + 1 : path + size;
}

static bool want(choosing *c, const char *path)
{
    if (path == NULL || c->wanted_count == FILES_MAX)
        return false;
    c->wanted[c->wanted_count++] = path;
    return true;
}

/* Read a file that is not of the workspace; it goes by its name. */
static s0_code take_outside(choosing *c, const char *folder, const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *path = s0_textf(c->cli->arena, "rules/%s", slash != NULL ? slash + 1 : name);
    s0_source *to = &c->extra[c->extra_count];
    s0_code rc;

    if (path == NULL)
        return s0_fail_memory(&c->err);
    if (c->cli->root != NULL && s0_bundle_get(&c->cli->workspace, path) != NULL)
        return s0_fail(&c->err, S0_EUSAGE, (s0_mark){0},
                       "%s/%s: the workspace has a file %s as well", folder, name, path);
    if ((rc = s0_file_read(to, c->cli->arena, folder, name, 0, &c->err)) != S0_OK)
        return rc;
    to->path = path;
    c->extra_count++;
    return want(c, path) ? S0_OK : s0_fail_memory(&c->err);
}

static s0_code take_folder(choosing *c, const char *real)
{
    const char **names;
    size_t count;
    s0_code rc = s0_folder_list(&names, &count, c->cli->arena, real, ".", &c->err);

    for (size_t i = 0; rc == S0_OK && i < count && c->extra_count < FILES_MAX; i++)
        if (ends_in_lua(names[i]))
            rc = take_outside(c, real, names[i]);
    return rc;
}

/* Own rules of the workspace at or below `path`. */
static void take_inside(choosing *c, const char *path)
{
    const s0_rules *rules = c->books->rules;

    for (size_t r = 0; r < rules->count; r++)
        if (!rules->items[r]->built_in &&
            (path[0] == '\0' || below(rules->items[r]->source->path, path) != NULL))
            want(c, rules->items[r]->source->path);
}

/* Understand one argument that is no name of a rule. */
static int take_path(choosing *c, const char *name)
{
    size_t before = c->wanted_count;
    bool folder = false;
    const char *real = real_path(c, name, &folder), *inside, *near;
    s0_code rc = S0_OK;

    if (real != NULL) {
        if ((inside = below(real, c->root)) != NULL)
            take_inside(c, inside);
        else if (!folder && !ends_in_lua(real))
            return s0_cli_usage(c->cli, "%s is no rule: its name does not end in .lua", name);
        else if (folder)
            rc = take_folder(c, real);
        else
            rc = take_outside(
                c, s0_text_copy(c->cli->arena, real, (size_t)(strrchr(real, '/') - real)),
                strrchr(real, '/') + 1);
        if (rc != S0_OK)
            return s0_cli_fail(c->cli, &c->err);
        if (c->wanted_count == before)
            return s0_cli_usage(
                c->cli,
                folder ? "there is no rule in %s"
                       : "%s is no rule of the workspace: those are the .lua files below rules/",
                name);
        return S0_EXIT_DONE;
    }
    if ((near = s0_rules_nearest(c->books->rules, name)) != NULL)
        return s0_cli_usage(c->cli, "there is no rule \"%s\"; did you mean %s?", name, near);
    return s0_cli_usage(c->cli, "there is no rule \"%s\"", name);
}

/* Load everything once more with the files outside beside the workspace's own. */
static int load_again(choosing *c, bool examples)
{
    s0_cli *cli = c->cli;
    size_t own = cli->root != NULL ? cli->workspace.count : 0;
    s0_source *items = s0_alloc_n(cli->arena, own + c->extra_count, sizeof *items);
    s0_rule_limits limits;
    s0_error err = {0};

    if (items == NULL)
        return S0_EXIT_ERROR;
    for (size_t i = 0; i < own; i++)
        items[i] = cli->workspace.items[i];
    memcpy(items + own, c->extra, c->extra_count * sizeof *items);
    if (!s0_cli_limits(cli, &limits))
        return S0_EXIT_INPUT;
    if (s0_bundle_make(&cli->workspace, items, own + c->extra_count, &err) != S0_OK ||
        s0_books_load(c->books, cli->arena, &cli->built_in, &cli->workspace, &limits, examples,
                      &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    return S0_EXIT_DONE;
}

static bool is_wanted(const choosing *c, const s0_rule *rule)
{
    for (int i = 1; i < c->cli->argument_count; i++)
        if (is_named(rule, c->cli->arguments[i]))
            return true;
    for (size_t i = 0; i < c->wanted_count; i++)
        if (!rule->built_in && strcmp(rule->source->path, c->wanted[i]) == 0)
            return true;
    return c->cli->argument_count == 1;
}

int s0_rule_choose(s0_cli *cli, bool examples, s0_books *books, s0_chosen *out)
{
    choosing c = {.cli = cli, .books = books};
    const s0_rule **list;
    size_t most;
    bool folder;
    int status;

    c.root = cli->root != NULL ? real_path(&c, cli->root, &folder) : NULL;
    most = cli->argument_count > 1 ? FILES_MAX : 0;
    c.wanted = s0_alloc_n(cli->arena, most, sizeof *c.wanted);
    c.extra = s0_alloc_n(cli->arena, most, sizeof *c.extra);
    if (c.wanted == NULL || c.extra == NULL)
        return S0_EXIT_ERROR;
    for (int i = 1; i < cli->argument_count; i++)
        if (!is_name(books->rules, cli->arguments[i]) &&
            (status = take_path(&c, cli->arguments[i])) != S0_EXIT_DONE)
            return status;
    if (c.extra_count > 0 && (status = load_again(&c, examples)) != S0_EXIT_DONE)
        return status;
    if ((list = s0_alloc_n(cli->arena, books->rules->count, sizeof *list)) == NULL)
        return S0_EXIT_ERROR;
    for (size_t r = 0; r < books->rules->count; r++)
        if (is_wanted(&c, books->rules->items[r]))
            list[out->count++] = books->rules->items[r];
    out->rules = list;
    return S0_EXIT_DONE;
}
