/* render.c - see render.h. A report is made from the recorded document alone. */
#include "cli/render.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/progress.h"
#include "report/report.h"

typedef struct format {
    const char *name; /* as typed */
    const char *file; /* below reports/CYCLE/ */
    s0_code (*make)(s0_buf *out, s0_arena *arena, const s0_report_input *input, s0_error *err);
} format;

static s0_code make_json(s0_buf *out, s0_arena *arena, const s0_report_input *input, s0_error *err)
{
    (void)arena;
    return s0_report_json(out, input, err);
}

static const format formats[] = {
    {"md", "report.md", s0_report_markdown},
    {"json", "report.json", make_json},
    {"csv", "checklist.csv", s0_report_checklist},
};

/* The document, what changed since the cycle before it, and the templates. */
static s0_code gather(s0_cli *cli, const s0_past *past, s0_report_input *input, s0_error *err)
{
    s0_past before;
    s0_diff *diff = NULL;
    s0_code rc = s0_past_preceding(cli, past->run->cycle, &before, err);

    if (rc == S0_OK && before.run != NULL)
        rc = s0_past_diff(cli, &before, past, &diff, err);
    *input = (s0_report_input){.cycle = past->cycle,
                               .document = &past->document,
                               .diff = diff,
                               .chain = past->run->head,
                               .lua = &cli->built_in};
    return rc;
}

static int write_format(s0_cli *cli, const format *f, const s0_report_input *input,
                        const char *path)
{
    s0_error err = {0};
    s0_buf out = s0_buf_in(cli->arena);

    s0_code rc = f->make(&out, cli->arena, input, &err);

    if (rc == S0_OK && s0_arena_refused(cli->arena)) /* somebody went on without a piece */
        rc = s0_fail_memory(&err);
    if (rc != S0_OK) {
        s0_cli_fail(cli, &err);
        return S0_EXIT_ERROR;
    }
    return s0_cli_write(cli, path, out.text, out.size);
}

const char *s0_render_folder(s0_cli *cli, const char *cycle)
{
    const char *relative = s0_textf(cli->arena, "reports/%s", cycle);
    const char *path = relative != NULL ? s0_cli_shown(cli, relative) : NULL;

    return path != NULL ? path : "";
}

/* The reports of one run. */
static int write_files(s0_cli *cli, const s0_past *past)
{
    s0_error err = {0};
    s0_report_input input;
    int status = S0_EXIT_DONE;
    const char *folder = s0_textf(cli->arena, "%s/reports/%s", cli->root, past->run->cycle);

    if (folder == NULL)
        s0_fail_memory(&err);
    if (folder == NULL || gather(cli, past, &input, &err) != S0_OK ||
        s0_folder_make(folder, &err) != S0_OK) {
        s0_cli_fail(cli, &err);
        return S0_EXIT_ERROR;
    }
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const char *path = s0_textf(cli->arena, "%s/%s", folder, formats[i].file);
        int one;

        s0_progress_step(cli->progress, "writing", formats[i].file, 0, 0);
        if (path == NULL) {
            s0_fail_memory(&err);
            s0_cli_fail(cli, &err);
        }
        one = path != NULL ? write_format(cli, &formats[i], &input, path) : S0_EXIT_ERROR;
        if (one != S0_EXIT_DONE)
            status = S0_EXIT_ERROR;
    }
    s0_progress_clear();
    return status;
}

/* When others audit at the same time, the last run may be theirs by now: whoever wrote reports of
 * an older one writes again, so that none of it stays among theirs. */
int s0_render_files(s0_cli *cli, const s0_past *past)
{
    s0_error err = {0};
    s0_past now = *past;
    const s0_run *newest = NULL;

    for (;;) {
        int status = write_files(cli, &now);
        s0_code rc = s0_past_newest(cli, now.run->cycle, &newest, &err);

        if (rc == S0_OK && (status != S0_EXIT_DONE || newest == NULL || newest->id <= now.run->id))
            return status;
        if (rc != S0_OK || s0_past_latest(cli, now.run->cycle, &now, &err) != S0_OK) {
            s0_cli_fail(cli, &err);
            return S0_EXIT_ERROR;
        }
    }
}

int s0_render_one(s0_cli *cli, const s0_past *past, const char *name, const char *path)
{
    s0_error err = {0};
    s0_report_input input;

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].name, name) != 0)
            continue;
        if (gather(cli, past, &input, &err) != S0_OK) {
            s0_cli_fail(cli, &err);
            return S0_EXIT_ERROR;
        }
        return write_format(cli, &formats[i], &input, path);
    }
    return s0_cli_usage(cli, "there is no format \"%s\"; there are md, json and csv", name);
}
