/* history_verify.c - see history_verbs.h. What was altered is named one by one. */
#include "cli/history_verbs.h"

#include <string.h>

#include "base/text.h"
#include "cli/past.h"
#include "cli/print.h"

/* What a verification found. */
typedef struct verified {
    s0_checked checked;
    s0_faults faults;
    const s0_forgetting *forgettings;
    size_t forgetting_count;
} verified;

static int print_verified_json(s0_cli *cli, const verified *v)
{
    const s0_checked *checked = &v->checked;
    const s0_faults *faults = &v->faults;
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *list = s0_make_list(a);

    for (size_t i = 0; i < faults->count; i++)
        s0_list_add(a, list, s0_make_text(a, faults->items[i].message));
    s0_map_add(a, out, "whole", s0_make_bool(a, faults->count == 0));
    s0_map_add(a, out, "runs", s0_make_int(a, (int64_t)checked->runs));
    s0_map_add(a, out, "inputs", s0_make_int(a, (int64_t)checked->blobs));
    s0_map_add(a, out, "inputs_dropped", s0_make_int(a, (int64_t)checked->dropped));
    s0_map_add(a, out, "forgotten", s0_forgettings_json(a, v->forgettings, v->forgetting_count));
    s0_map_add(a, out, "faults", list);
    return s0_print_json(cli, out);
}

static void print_whole(s0_cli *cli, const verified *v, const char *head)
{
    const s0_checked *checked = &v->checked;
    const char *text;

    if (checked->runs == 0) {
        fputs("No cycle is recorded yet: there is nothing to check.\n", cli->out);
        return;
    }
    text = s0_textf(cli->arena,
                    "The history is whole: %zu run%s and %zu input%s checked, each against its "
                    "digest and the chain%s.",
                    checked->runs, checked->runs == 1 ? "" : "s", checked->blobs,
                    checked->blobs == 1 ? "" : "s", head != NULL ? "; the head is in it" : "");
    s0_print_wrapped(cli, text != NULL ? text : "", 0, 0);
    for (size_t i = 0; i < v->forgetting_count; i++) {
        text = s0_textf(cli->arena, "Forgotten: %s, %s.", v->forgettings[i].cycle,
                        s0_forgetting_text(cli->arena, &v->forgettings[i]));
        s0_print_wrapped(cli, text != NULL ? text : "", 0, 0);
    }
}

/* Print what was found; `rc` is that of the verification. Exit status. */
static int report(s0_cli *cli, verified *v, const char *head, s0_code rc)
{
    size_t count = v->faults.count + v->faults.lost;
    int status = S0_EXIT_DONE;

    if (s0_cli_option(cli, "json") != NULL)
        status = print_verified_json(cli, v);
    else if (rc == S0_OK)
        print_whole(cli, v, head);
    if (rc == S0_OK)
        return status;
    s0_cli_list_faults(cli, &v->faults);
    fprintf(cli->err, "%zu fault%s: the history is not as it was recorded\n", count,
            count == 1 ? "" : "s");
    return S0_EXIT_FAILED;
}

int s0_history_verified(s0_cli *cli)
{
    const char *head = s0_cli_option(cli, "head");
    verified v = {0};
    s0_error err = {0};
    s0_code rc;
    int status;

    if (head != NULL && (strlen(head) != 64 || strspn(head, "0123456789abcdef") != 64))
        return s0_cli_usage(cli, "--head takes the 64 digits that a report prints");
    rc = s0_past_verify(cli, head, &v.checked, &v.faults, &err);
    if (rc == S0_OK)
        rc = s0_past_forgettings(cli, &v.forgettings, &v.forgetting_count, &err);
    if (rc == S0_ENOMEM || (rc != S0_OK && v.faults.count == 0))
        status = s0_cli_fail(cli, &err);
    else
        status = report(cli, &v, head, rc);
    s0_faults_free(&v.faults);
    return status;
}
