/* past.c - see past.h: open, ask one question, read the document back, close. */
#include "cli/past_parts.h"

#include <string.h>

#include "base/text.h"
#include "data/json.h"
#include "diff/diff.h"

s0_code s0_past_open(s0_cli *cli, bool create, s0_history **out, s0_error *err)
{
    const char *path = s0_cli_path(cli, "history.db");

    return path == NULL ? s0_fail_memory(err) : s0_history_open(out, path, create, err);
}

/* The document is of the run it is recorded under: reports are named after both. */
static bool is_of(const s0_cycle *cycle, const s0_run *run)
{
    return s0_text_same(cycle->cycle.name, run->cycle) && cycle->cycle.run == run->run &&
           s0_text_same(cycle->cycle.date, run->date);
}

s0_code s0_past_read(s0_cli *cli, s0_history *history, s0_past *past, const s0_source *written,
                     s0_error *err)
{
    s0_source *kept;
    s0_code rc;

    if (past->run == NULL)
        return S0_OK;
    if ((rc = s0_history_document(history, cli->arena, past->run, &past->document, err)) != S0_OK)
        return rc;
    kept = s0_alloc(cli->arena, sizeof *kept); /* marks of the document point at it */
    if (kept == NULL)
        return s0_fail_memory(err);
    *kept = past->document;
    if (written != NULL && written->size == kept->size &&
        memcmp(written->text, kept->text, kept->size) == 0)
        kept->ready = written->ready;
    if ((rc = s0_json_read(&kept->ready, cli->arena, kept, err)) != S0_OK)
        return rc;
    if ((rc = s0_cycle_read(&past->cycle, cli->arena, kept, err)) != S0_OK)
        return rc;
    if (!is_of(past->cycle, past->run)) {
        s0_fail(err, S0_ESTORE, (s0_mark){0},
                "the document of %s, run %lld, is that of another run", past->run->cycle,
                (long long)past->run->run);
        s0_hint(err, "stage0 history --verify names all that was altered");
        return S0_ESTORE;
    }
    past->document.ready = kept->ready;
    if (written != NULL)
        return S0_OK;
    /* Recorded by an earlier stage0 it may lack fields; templates are spared that. */
    past->document.ready = s0_shape_write(cli->arena, &s0_cycle_shape, past->cycle);
    return past->document.ready != NULL ? S0_OK : s0_fail_memory(err);
}

s0_code s0_past_latest(s0_cli *cli, const char *cycle, s0_past *out, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, false, &history, err);

    *out = (s0_past){0};
    if (rc == S0_OK && history != NULL) {
        rc = s0_history_latest(history, cli->arena, cycle, &out->run, err);
        if (rc == S0_OK)
            rc = s0_past_read(cli, history, out, NULL, err);
    }
    s0_history_close(history);
    return rc;
}

s0_code s0_past_newest(s0_cli *cli, const char *cycle, const s0_run **out, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, false, &history, err);

    *out = NULL;
    if (rc == S0_OK && history != NULL)
        rc = s0_history_latest(history, cli->arena, cycle, out, err);
    s0_history_close(history);
    return rc;
}

s0_code s0_past_preceding(s0_cli *cli, const char *cycle, s0_past *out, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, false, &history, err);

    *out = (s0_past){0};
    if (rc == S0_OK && history != NULL) {
        rc = s0_history_preceding(history, cli->arena, cycle, &out->run, err);
        if (rc == S0_OK)
            rc = s0_past_read(cli, history, out, NULL, err);
    }
    s0_history_close(history);
    return rc;
}

s0_code s0_past_before(s0_cli *cli, const char *cycle, s0_before *out, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, false, &history, err);

    *out = (s0_before){0};
    if (rc == S0_OK && history != NULL) {
        if ((rc = s0_history_hold(history, err)) == S0_OK &&
            (rc = s0_history_latest(history, cli->arena, NULL, &out->newest, err)) == S0_OK &&
            (rc = s0_history_latest(history, cli->arena, cycle, &out->latest.run, err)) == S0_OK &&
            (rc = s0_history_preceding(history, cli->arena, cycle, &out->prior.run, err)) ==
                S0_OK &&
            (rc = s0_past_read(cli, history, &out->latest, NULL, err)) == S0_OK)
            rc = s0_past_read(cli, history, &out->prior, NULL, err);
    }
    s0_history_close(history);
    return rc;
}

s0_code s0_past_runs(s0_cli *cli, const s0_run **out, size_t *count, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, false, &history, err);

    *out = NULL;
    *count = 0;
    if (rc == S0_OK && history != NULL)
        rc = s0_history_runs(history, cli->arena, out, count, err);
    s0_history_close(history);
    return rc;
}

s0_code s0_past_forgettings(s0_cli *cli, const s0_forgetting **out, size_t *count, s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, false, &history, err);

    *out = NULL;
    *count = 0;
    if (rc == S0_OK && history != NULL)
        rc = s0_history_forgettings(history, cli->arena, out, count, err);
    s0_history_close(history);
    return rc;
}

s0_code s0_past_cycles(s0_cli *cli, const s0_cycle *const **out, size_t *count, s0_error *err)
{
    const s0_run *runs = NULL;
    const s0_cycle **list;
    size_t run_count = 0;
    s0_code rc = s0_past_runs(cli, &runs, &run_count, err);

    *out = NULL;
    *count = 0;
    if (rc != S0_OK)
        return rc;
    if ((list = s0_alloc_n(cli->arena, run_count, sizeof *list)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < run_count; i++) {
        s0_past past;

        if (i > 0 && strcmp(runs[i].cycle, runs[i - 1].cycle) == 0)
            continue;
        if ((rc = s0_past_latest(cli, runs[i].cycle, &past, err)) == S0_OK)
            list[(*count)++] = past.cycle;
    }
    *out = list;
    return rc;
}

s0_code s0_past_verify(s0_cli *cli, const char *head, s0_checked *checked, s0_faults *faults,
                       s0_error *err)
{
    s0_history *history = NULL;
    s0_code rc = s0_past_open(cli, false, &history, err);

    *checked = (s0_checked){0};
    if (rc == S0_OK && history != NULL)
        rc = s0_history_verify(history, cli->arena, head, checked, faults, err);
    else if (rc == S0_OK && head != NULL) {
        rc = s0_fail(err, S0_ESTORE, (s0_mark){0},
                     "the head %.64s is not in the chain: there is no history", head);
        s0_faults_add(faults, err);
    }
    s0_history_close(history);
    return rc;
}

s0_code s0_past_none(s0_cli *cli, const char *cycle, s0_error *err)
{
    const s0_run *runs = NULL;
    size_t count = 0;
    s0_buf names = s0_buf_in(cli->arena);
    s0_code rc = s0_past_runs(cli, &runs, &count, err);

    if (rc != S0_OK)
        return rc;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(runs[i].cycle, runs[i - 1].cycle) != 0)
            s0_putf(&names, "%s%s", names.size > 0 ? ", " : "", runs[i].cycle);
    if (cycle == NULL || count == 0) {
        s0_fail(err, S0_EUSAGE, (s0_mark){0}, "no cycle is recorded yet");
        s0_hint(err, "stage0 audit records the first one");
    } else {
        s0_fail(err, S0_EUSAGE, (s0_mark){0}, "no cycle \"%s\" is recorded", cycle);
        s0_hint(err, "recorded are: %s", s0_buf_text(&names));
    }
    return S0_EUSAGE;
}

s0_code s0_past_named(s0_cli *cli, const char *cycle, s0_past *out, s0_error *err)
{
    s0_code rc = s0_past_latest(cli, cycle, out, err);

    if (rc == S0_OK && out->run == NULL)
        return s0_past_none(cli, cycle, err);
    return rc;
}

/* Cycles before `name`, newest first, their documents read. */
static s0_code cycles_before(s0_cli *cli, const char *name, const s0_cycle ***out, size_t *count,
                             s0_error *err)
{
    enum { MOST = 64 };
    const char *at = name;
    const s0_cycle **list = s0_alloc_n(cli->arena, MOST, sizeof *list);

    *count = 0;
    if (list == NULL)
        return s0_fail_memory(err);
    while (*count < MOST) {
        s0_past past;
        s0_code rc = s0_past_preceding(cli, at, &past, err);

        if (rc != S0_OK)
            return rc;
        if (past.run == NULL)
            break;
        list[(*count)++] = past.cycle;
        at = past.run->cycle;
    }
    *out = list;
    return S0_OK;
}

s0_code s0_past_diff(s0_cli *cli, const s0_past *old, const s0_past *now, s0_diff **out,
                     s0_error *err)
{
    const s0_cycle **before = NULL;
    size_t count = 0;
    s0_code rc = cycles_before(cli, old->run->cycle, &before, &count, err);

    if (rc != S0_OK)
        return rc;
    return s0_diff_cycles(out, cli->arena, old->cycle, now->cycle, before, count, err);
}
