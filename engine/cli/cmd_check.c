/* cmd_check.c - `stage0 check`: every fault of every file and rule, and nothing run. */
#include "cli/cli.h"
#include "cli/print.h"
#include "cli/progress.h"

static int print_json(s0_cli *cli, const s0_faults *faults)
{
    s0_arena *a = cli->arena;
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < faults->count; i++) {
        const s0_error *e = &faults->items[i];
        s0_value *one = s0_make_map(a);

        s0_map_add(a, one, "where", s0_make_text(a, e->where));
        s0_map_add(a, one, "message", s0_make_text(a, e->message));
        s0_map_add(a, one, "hint", e->hint[0] != '\0' ? s0_make_text(a, e->hint) : s0_make_null(a));
        s0_list_add(a, list, one);
    }
    return s0_print_json(cli, list);
}

static void add_rule_faults(const s0_rules *rules, s0_faults *faults)
{
    for (size_t i = 0; rules != NULL && i < rules->count; i++)
        if (rules->items[i]->faulty)
            s0_faults_add(faults, &rules->items[i]->fault);
}

/* What sources.yaml speaks of and is not there: no fault, but worth a line. */
static void print_notices(s0_cli *cli, const s0_evidence *evidence)
{
    size_t count;
    const s0_notice *notices = s0_evidence_notices(evidence, &count);

    for (size_t i = 0; i < count; i++) {
        char where[256];

        s0_mark_text(notices[i].at, where, sizeof where);
        fprintf(cli->out, "%s: note: %s\n", s0_print_plain(cli, where),
                s0_print_plain(cli, notices[i].text));
    }
}

static void print_text(s0_cli *cli, s0_faults *faults, const s0_prepared *ready)
{
    char text[2048];

    for (size_t i = 0; i < faults->count; i++) {
        s0_error_text(&faults->items[i], text, sizeof text);
        fputs(text, cli->out);
    }
    if (faults->count > 0) {
        fprintf(cli->out, "%zu fault%s\n", faults->count + faults->lost,
                faults->count + faults->lost == 1 ? "" : "s");
    } else {
        size_t files, tables;

        print_notices(cli, ready->evidence);
        s0_evidence_files(ready->evidence, &files);
        s0_evidence_tables(ready->evidence, &tables);
        fprintf(cli->out, "%zu files, %zu tables, %zu rules: no fault\n", files, tables,
                ready->rules->count);
    }
}

int s0_cmd_check(s0_cli *cli)
{
    s0_error err = {0};
    s0_faults faults = {0};
    s0_prepared ready = {0};
    s0_rule_limits limits = {.progress = cli->progress};
    s0_inputs inputs;
    s0_code rc;
    int status = s0_cli_workspace(cli);

    if (status != S0_EXIT_DONE)
        return cli->root != NULL && status == S0_EXIT_INPUT ? S0_EXIT_FAILED : status;
    inputs = s0_cli_inputs(cli);
    rc = s0_prepare(&ready, cli->arena, &inputs, &limits, &faults, &err);
    s0_progress_clear();
    if (rc != S0_OK && faults.count == 0) {
        if (rc != S0_EINPUT) {
            s0_faults_free(&faults);
            return s0_cli_fail(cli, &err);
        }
        s0_faults_add(&faults, &err);
    }
    add_rule_faults(ready.rules, &faults);
    if (s0_cli_lacks_memory(&faults)) { /* that says nothing about the files */
        s0_fail_memory(&err);
        s0_faults_free(&faults);
        return s0_cli_fail(cli, &err);
    }
    s0_faults_sort(&faults);
    status = faults.count > 0 ? S0_EXIT_FAILED : S0_EXIT_DONE;
    if (s0_cli_option(cli, "json") != NULL) {
        int written = print_json(cli, &faults);

        status = written != S0_EXIT_DONE ? written : status;
    } else {
        print_text(cli, &faults, &ready);
    }
    s0_faults_free(&faults);
    return status;
}
