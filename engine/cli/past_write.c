/* past_write.c - what commands add to the history, and what they let go of; see past.h. */
#include <string.h>

#include "base/text.h"
#include "cli/past_parts.h"
#include "data/json.h"

#define BUILT_IN_PREFIX "stage0:" /* paths of the executable's own files among recorded inputs */

/* All inputs of a run as one bundle: the workspace's, and the executable's under a prefix. */
static s0_code all_inputs(s0_cli *cli, s0_bundle *out, s0_error *err)
{
    size_t count = cli->workspace.count + cli->built_in.count;
    s0_source *items = s0_alloc_n(cli->arena, count, sizeof *items);
    size_t n = 0;

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < cli->workspace.count; i++)
        items[n++] = cli->workspace.items[i];
    for (size_t i = 0; i < cli->built_in.count; i++) {
        items[n] = cli->built_in.items[i];
        items[n].path = s0_textf(cli->arena, BUILT_IN_PREFIX "%s", cli->built_in.items[i].path);
        if (items[n++].path == NULL)
            return s0_fail_memory(err);
    }
    return s0_bundle_make(out, items, n, err);
}

s0_code s0_past_append(s0_cli *cli, const char *head, const s0_cycle *cycle, bool seal,
                       s0_past *out, s0_error *err)
{
    s0_history *history = NULL;
    s0_bundle inputs;
    s0_source document;
    s0_buf bytes = s0_buf_in(cli->arena);
    s0_code rc;

    *out = (s0_past){0};
    if (s0_arena_refused(
            cli->arena)) /* something may be missing in it: that is not kept for ever */
        return s0_fail_memory(err);
    if ((rc = s0_cycle_write(&bytes, cli->arena, cycle, err)) != S0_OK ||
        (rc = s0_source_make(&document, cli->arena, "document.json", bytes.text, bytes.size,
                             err)) != S0_OK ||
        (rc = s0_json_read(&document.ready, cli->arena, &document, err)) != S0_OK ||
        (rc = all_inputs(cli, &inputs, err)) != S0_OK ||
        (rc = s0_past_open(cli, true, &history, err)) != S0_OK)
        goto done;
    rc = s0_history_append(history, cli->arena, head, cycle->cycle.name, cycle->cycle.date,
                           cycle->inputs_digest, &document, &inputs, seal, &out->run, err);
    if (rc == S0_OK)
        rc = s0_past_read(cli, history, out, &document, err);
done:
    s0_history_close(history);
    return rc;
}

s0_code s0_past_seal(s0_cli *cli, const char *cycle, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, true, &history, err);

    if (rc == S0_OK)
        rc = s0_history_seal(history, cycle, err);
    s0_history_close(history);
    return rc;
}

s0_code s0_past_forget(s0_cli *cli, const char *cycle, const char *date, s0_forgotten *out,
                       s0_error *err)
{
    s0_history *history = NULL;
    const s0_run *last = NULL;
    s0_code rc = s0_past_newest(cli, cycle, &last, err);

    if (rc != S0_OK || last == NULL)
        return rc != S0_OK ? rc : s0_past_none(cli, cycle, err);
    if ((rc = s0_past_open(cli, true, &history, err)) == S0_OK)
        rc = s0_history_forget(history, cli->arena, cycle, date, out, err);
    s0_history_close(history);
    return rc;
}

s0_code s0_past_shrink(s0_cli *cli, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, true, &history, err);

    if (rc == S0_OK)
        rc = s0_history_shrink(history, err);
    s0_history_close(history);
    return rc;
}
