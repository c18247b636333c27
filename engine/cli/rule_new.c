/* rule_new.c - `stage0 rule new`: a rule to begin with, as a file that passes its tests. */
#include <string.h>

#include "base/text.h"
#include "bench/new.h"
#include "cli/print.h"
#include "cli/rule_verbs.h"
#include "intake/scaffold.h"

/* REQUIREMENT and TITLE from what stands after the verb. */
static int read_order(s0_cli *cli, const s0_books *books, s0_new_order *order)
{
    const char *from = s0_cli_option(cli, "from"), *near;
    s0_buf title = s0_buf_in(cli->arena);
    int at = 1;

    if (from != NULL && (order->from = s0_rules_get(books->rules, from)) == NULL) {
        near = s0_rules_nearest(books->rules, from);
        return s0_cli_usage(cli, "there is no rule \"%s\" to start from%s%s", from,
                            near != NULL ? "; did you mean " : "", near != NULL ? near : "");
    }
    if (cli->argument_count > 1 &&
        (order->from == NULL ||
         s0_catalog_requirement(books->catalog, S0_EDITION_2022, cli->arguments[1]) != NULL))
        order->requirement = cli->arguments[at++];
    if (order->requirement == NULL && order->from == NULL)
        return s0_cli_usage(cli,
                            "name the requirement to test: rule new A.5.9 \"Owners are named\"");
    for (; at < cli->argument_count; at++)
        s0_putf(&title, "%s%s", title.size > 0 ? " " : "", cli->arguments[at]);
    order->title = title.size > strspn(s0_buf_text(&title), " ") ? title.text : NULL;
    order->id = s0_cli_option(cli, "id");
    order->table = s0_cli_option(cli, "table");
    order->own = s0_cli_option(cli, "own");
    return S0_EXIT_DONE;
}

/* Whether the file is missing, or is one of ours that says other things than today's. */
static bool is_stale(s0_cli *cli, const char *path, const s0_source *now)
{
    s0_source old;

    if (!s0_file_exists(path))
        return true;
    return s0_file_read(&old, cli->arena, cli->root, now->path, 0, NULL) == S0_OK &&
           s0_starts_with(old.text, "---@meta stage0\n") && strcmp(old.text, now->text) != 0;
}

/* What editors want, where it is missing; the definitions follow the vocabulary. */
static s0_code write_editor(s0_cli *cli, const s0_books *books, s0_error *err)
{
    s0_bundle files;
    s0_code rc = s0_scaffold_editor(&files, cli->arena, &cli->built_in, books->vocabulary, err);

    for (size_t i = 0; rc == S0_OK && i < files.count; i++) {
        const char *path = s0_cli_path(cli, files.items[i].path);
        char *folder = path != NULL ? s0_text_dup(cli->arena, path) : NULL;

        if (folder == NULL)
            return s0_fail_memory(err);
        if (!is_stale(cli, path, &files.items[i]))
            continue;
        *strrchr(folder, '/') = '\0';
        if ((rc = s0_folder_make(folder, err)) == S0_OK)
            rc = s0_file_write(path, files.items[i].text, files.items[i].size, err);
    }
    return rc;
}

static int print_as_json(s0_cli *cli, const s0_new_rule *rule, const char *path)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a);

    s0_map_add(a, out, "rule", s0_make_text(a, rule->id));
    s0_map_add(a, out, "path", s0_make_text(a, path));
    s0_map_add(a, out, "follows", s0_make_text(a, rule->follows));
    s0_map_add(a, out, "table", s0_make_text(a, rule->table));
    s0_map_add(a, out, "to_fill_in", s0_make_text(a, rule->blank));
    return s0_print_json(cli, out);
}

static void say_what_next(s0_cli *cli, const s0_new_rule *rule, const char *path, const char *shown)
{
    fprintf(cli->out, "%s\n", path);
    if (rule->why != NULL)
        s0_print_wrapped(cli,
                         s0_textf(cli->arena,
                                  "Looks at %s: %s. --table NAME looks at another table, or at one "
                                  "of your own.",
                                  rule->table, rule->why),
                         0, 0);
    if (rule->follows != NULL && rule->blank == NULL)
        s0_print_wrapped(cli,
                         s0_textf(cli->arena, "Its evidence is that of %s; say what is asked here.",
                                  rule->follows),
                         0, 0);
    if (rule->blank != NULL)
        s0_print_wrapped(cli, s0_textf(cli->arena, "To fill in: %s.", rule->blank), 0, 0);
    fprintf(cli->out, "Next\n  stage0 rule test %s\n  stage0 rule lint %s\n", shown, shown);
}

int s0_rule_new(s0_cli *cli, const s0_chosen *chosen)
{
    const s0_books *books = chosen->books;
    s0_new_order order = {0};
    s0_new_rule rule;
    s0_error err = {0};
    const char *path, *folder, *shown;
    int status = read_order(cli, books, &order);

    if (status != S0_EXIT_DONE)
        return status;
    if (s0_new_rule_write(&rule, cli->arena, &order, books->catalog, books->vocabulary,
                          books->rules, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    folder = cli->root != NULL ? s0_cli_path(cli, "rules") : ".";
    path = folder == NULL ? NULL : s0_textf(cli->arena, "%s/%s.lua", folder, rule.id);
    shown = path != NULL && cli->root != NULL
                ? s0_cli_shown(cli, s0_textf(cli->arena, "rules/%s.lua", rule.id))
                : path;
    if (shown == NULL)
        return S0_EXIT_ERROR;
    if (s0_file_exists(path))
        return s0_cli_usage(cli, "%s is there already and was kept", shown);
    if (s0_folder_make(folder, &err) != S0_OK ||
        s0_file_write(path, rule.text, rule.size, &err) != S0_OK ||
        (cli->root != NULL && write_editor(cli, books, &err) != S0_OK)) {
        s0_cli_fail(cli, &err);
        return S0_EXIT_ERROR;
    }
    if (s0_cli_option(cli, "json") != NULL)
        return print_as_json(cli, &rule, shown);
    say_what_next(cli, &rule, shown, cli->root != NULL ? rule.id : path);
    return S0_EXIT_DONE;
}
