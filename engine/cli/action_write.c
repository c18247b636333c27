/* action_write.c - a changed register is read before it is written, so that no command leaves a
 * workspace that cannot be audited. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "cli/action_verbs.h"
#include "cli/print.h"

/* An option, and the column that it is for. */
static const struct {
    const char *option, *column;
} by_option[] = {{"correction", "correction"},
                 {"cause", "cause"},
                 {"measure", "measure"},
                 {"owner", "owner"},
                 {"due", "due"},
                 {"evidence", "evidence"},
                 {"progress", "progress"},
                 {"verify-on", "verify_on"}};

void s0_action_options(s0_cli *cli, size_t row, s0_action_cell *cells, size_t *count)
{
    for (size_t i = 0; i < sizeof by_option / sizeof *by_option; i++) {
        const char *text = s0_cli_option(cli, by_option[i].option);

        if (text != NULL)
            cells[(*count)++] = (s0_action_cell){row, by_option[i].column, text};
    }
}

bool s0_action_says(const char *text)
{
    const char *key;

    while (text != NULL && isspace((unsigned char)*text))
        text++;
    if (text == NULL || *text == '\0')
        return false;
    for (key = "none"; *key != '\0' && tolower((unsigned char)*text) == *key; key++)
        text++;
    while (isspace((unsigned char)*text))
        text++;
    return *key != '\0' || *text != '\0';
}

int s0_action_row(s0_cli *cli, const s0_acting *acting, const char *id, size_t *row)
{
    const s0_table *table = acting->file.table;
    size_t rows = table != NULL ? s0_table_rows(table) : 0;
    const char **names = s0_alloc_n(cli->arena, rows, sizeof *names), *near;
    size_t count = 0;

    if (s0_action_file_row(&acting->file, id, row))
        return S0_EXIT_DONE;
    for (size_t i = 0; names != NULL && i < rows; i++) {
        s0_cell cell = s0_table_cell(table, i, (size_t)s0_table_column(table, "action"));

        if (cell.state == S0_GIVEN)
            names[count++] = cell.as.text.shown;
    }
    near = names != NULL ? s0_nearest(id, names, count) : NULL;
    if (near != NULL)
        return s0_cli_usage(cli, "there is no action \"%s\"; did you mean %s?", id, near);
    return s0_cli_usage(cli, "there is no action \"%s\"", id);
}

/* --- writing ------------------------------------------------------------------------------------
 */

/* The workspace with other bytes at a path. */
static s0_code with_file(s0_bundle *out, s0_cli *cli, const s0_bundle *in, const char *path,
                         const char *bytes, size_t size, s0_error *err)
{
    s0_source *items = s0_alloc_n(cli->arena, in->count + 1, sizeof *items);
    size_t n = 0;
    s0_code rc;

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < in->count; i++)
        if (strcmp(in->items[i].path, path) != 0)
            items[n++] = in->items[i];
    if ((rc = s0_source_make(&items[n++], cli->arena, path, bytes, size, err)) != S0_OK)
        return rc;
    return s0_bundle_make(out, items, n, err);
}

/* Read evidence from a bundle; whether the register then has an origin. Exit status. */
static int read_again(s0_cli *cli, const s0_acting *acting, const s0_bundle *bundle,
                      const s0_evidence **out, bool *stated)
{
    s0_faults faults = {0};
    s0_evidence *evidence = NULL;
    const s0_table *table;
    const s0_file *const *files;
    size_t count = 0;

    if (s0_evidence_load(&evidence, cli->arena, bundle, acting->ready.vocabulary, &faults) !=
        S0_OK) {
        s0_cli_list_faults(cli, &faults);
        fputs("nothing was written\n", cli->err);
        s0_faults_free(&faults);
        return S0_EXIT_INPUT;
    }
    s0_faults_free(&faults);
    table = s0_evidence_table(evidence, "actions");
    files = table != NULL ? s0_table_files(table, &count) : NULL;
    *stated = count > 0 && files[0]->origin.stated;
    *out = evidence;
    return S0_EXIT_DONE;
}

static int put_file(s0_cli *cli, const char *relative, const char *bytes, size_t size)
{
    const char *path = s0_cli_path(cli, relative);
    s0_error err = {0};

    if (path == NULL)
        return S0_EXIT_ERROR;
    if (s0_file_write(path, bytes, size, &err) != S0_OK) {
        s0_cli_fail(cli, &err);
        return S0_EXIT_ERROR;
    }
    return S0_EXIT_DONE;
}

/* Origin first: a register with an origin that it does not need harms nobody. */
static int put_both(s0_cli *cli, const s0_buf *bytes, const char *origin, bool stated)
{
    int status = S0_EXIT_DONE;

    if (origin != NULL)
        status = put_file(cli, S0_SOURCES_FILE, origin, strlen(origin));
    if (status == S0_EXIT_DONE)
        status = put_file(cli, S0_ACTION_FILE, bytes->text, bytes->size);
    if (status != S0_EXIT_DONE)
        return status;
    if (origin != NULL)
        fprintf(cli->err, S0_SOURCES_FILE ": %s of actions.csv %s\n",
                stated ? "the day of collection" : "an origin",
                stated ? "is brought up to date" : "is added");
    else if (!stated)
        fputs(S0_SOURCES_FILE ": actions.csv has no origin; it needs source, collected and by\n",
              cli->err);
    return S0_EXIT_DONE;
}

int s0_action_write(s0_cli *cli, const s0_acting *acting, const s0_buf *bytes,
                    const s0_action **actions, size_t *count)
{
    const s0_evidence *evidence = NULL;
    const char *origin = NULL;
    s0_error err = {0};
    s0_bundle bundle;
    bool stated = false, now = false;
    int status;

    if (with_file(&bundle, cli, &cli->workspace, S0_ACTION_FILE, bytes->text, bytes->size, &err) !=
        S0_OK)
        return s0_cli_fail(cli, &err);
    if ((status = read_again(cli, acting, &bundle, &evidence, &stated)) != S0_EXIT_DONE)
        return status;
    if (s0_action_file_origin(&origin, &acting->file, stated, acting->today, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (origin != NULL) {
        if (with_file(&bundle, cli, &bundle, S0_SOURCES_FILE, origin, strlen(origin), &err) !=
            S0_OK)
            return s0_cli_fail(cli, &err);
        if ((status = read_again(cli, acting, &bundle, &evidence, &now)) != S0_EXIT_DONE)
            return status;
    }
    if (s0_actions_read(actions, count, cli->arena, evidence, acting->ready.plan->date, &err) !=
        S0_OK)
        return s0_cli_fail(cli, &err);
    return put_both(cli, bytes, origin, stated);
}

int s0_action_show(s0_cli *cli, const s0_acting *acting, const s0_action *action, const char *done)
{
    if (acting->json)
        return s0_print_object(cli, &s0_action_shape, action);
    fprintf(cli->out, "%s %s\n", s0_print_plain(cli, action->action), done);
    s0_action_print(cli, action);
    return S0_EXIT_DONE;
}
