/* action_verify.c - `stage0 action verify`: whether closed actions were effective, as the audits
 * after them say. What was read is written down; nothing is taken from what anybody declares. */
#include <string.h>

#include "base/text.h"
#include "cli/action_verbs.h"
#include "cli/past.h"
#include "cli/print.h"
#include "diff/effect.h"

/* One action and what was read of it. */
typedef struct reading {
    const s0_action *action;
    size_t row;
    s0_effect effect;
    const char *why_not; /* it cannot be verified so, and why; or NULL */
} reading;

static bool is_audit(const s0_action *action)
{
    return s0_text_same(action->source, "audit");
}

static int read_one(s0_cli *cli, reading *out, const s0_cycle *const *cycles, size_t count)
{
    const s0_action *action = out->action;
    s0_error err = {0};
    s0_date done, seen;
    s0_day from;
    s0_code rc;

    if (!s0_action_is_done(action))
        out->why_not = "it is not closed";
    else if (!is_audit(action))
        out->why_not = s0_textf(cli->arena,
                                "it answers no finding of an audit (source: %s); effective_on is "
                                "kept by the organization",
                                action->source != NULL ? action->source : "unknown");
    else if (action->finding == NULL)
        out->why_not = "its finding is not known";
    if (out->why_not != NULL || !s0_date_read(action->done_on, strlen(action->done_on), &done))
        return S0_EXIT_DONE;
    from = done.last;
    if (s0_date_read(action->verify_on, strlen(action->verify_on), &seen) && seen.first > from)
        from = seen.first - 1; /* audits of that day and after it can tell */
    rc = s0_effect_read(&out->effect, cli->arena, cycles, count, action->finding, from, &err);
    if (rc == S0_EUSAGE) {
        out->why_not =
            s0_textf(cli->arena, "no recorded cycle has the finding %s", action->finding);
        return S0_EXIT_DONE;
    }
    return rc == S0_OK ? S0_EXIT_DONE : s0_cli_fail(cli, &err);
}

/* The cells that follow from a reading. What was not read here before, and cannot be read now, is
 * left as it is. */
static void put_cells(s0_cli *cli, const reading *r, s0_action_cell *cells, size_t *count)
{
    const char *date = "", *effect = "";

    if (r->why_not != NULL || (r->effect.word == S0_EFFECT_OPEN && r->action->effect == NULL))
        return;
    if (r->effect.word == S0_EFFECT_SEEN)
        date = r->effect.date;
    if (r->effect.word != S0_EFFECT_OPEN)
        effect = s0_textf(cli->arena, "%s%s",
                          r->effect.word == S0_EFFECT_SEEN ? S0_EFFECTIVE : S0_NOT_EFFECTIVE,
                          r->effect.text);
    cells[(*count)++] = (s0_action_cell){r->row, "effective_on", date};
    cells[(*count)++] = (s0_action_cell){r->row, "effect", effect != NULL ? effect : ""};
}

static const char *said(s0_cli *cli, const reading *r)
{
    static const char *const words[] = {"not verified yet: ", S0_EFFECTIVE, S0_NOT_EFFECTIVE};
    bool declared = r->why_not == NULL && r->effect.word == S0_EFFECT_OPEN &&
                    r->action->effect == NULL && strcmp(r->action->effective_on, "none") != 0 &&
                    strcmp(r->action->effective_on, "unknown") != 0;

    if (r->why_not != NULL)
        return s0_textf(cli->arena, "not verified: %s", r->why_not);
    return s0_textf(cli->arena, "%s%s%s%s", words[r->effect.word], r->effect.text,
                    declared ? "; effective_on is declared as " : "",
                    declared ? r->action->effective_on : "");
}

static int print_all(s0_cli *cli, const s0_acting *acting, const reading *readings, size_t count)
{
    static const char *const words[] = {"not verified", "effective", "not effective"};
    s0_value *list = s0_make_list(cli->arena);

    for (size_t i = 0; i < count; i++) {
        const reading *r = &readings[i];
        s0_value *one = s0_make_map(cli->arena);

        if (!acting->json) {
            const char *text = s0_textf(cli->arena, "%s  %s", r->action->action, said(cli, r));

            s0_print_wrapped(cli, text, 0, 4);
            continue;
        }
        s0_map_add(cli->arena, one, "action", s0_make_text(cli->arena, r->action->action));
        s0_map_add(cli->arena, one, "finding", s0_make_text(cli->arena, r->action->finding));
        s0_map_add(cli->arena, one, "effect", s0_make_text(cli->arena, words[r->effect.word]));
        s0_map_add(cli->arena, one, "cycle", s0_make_text(cli->arena, r->effect.cycle));
        s0_map_add(cli->arena, one, "said", s0_make_text(cli->arena, said(cli, r)));
        s0_list_add(cli->arena, list, one);
    }
    return acting->json ? s0_print_json(cli, list) : S0_EXIT_DONE;
}

/* Those that were named; without a name, all that are closed and answer an audit. */
static int choose(s0_cli *cli, const s0_acting *acting, const s0_action *actions, size_t count,
                  reading *out, size_t *chosen)
{
    for (int i = 0; i < acting->id_count; i++) {
        size_t row;
        int status = s0_action_row(cli, acting, acting->ids[i], &row);

        if (status != S0_EXIT_DONE)
            return status;
        out[(*chosen)++] = (reading){.action = &actions[row], .row = row};
    }
    for (size_t row = 0; acting->id_count == 0 && row < count; row++)
        if (s0_action_is_done(&actions[row]) && is_audit(&actions[row]))
            out[(*chosen)++] = (reading){.action = &actions[row], .row = row};
    return S0_EXIT_DONE;
}

static int write_all(s0_cli *cli, s0_acting *acting, const reading *readings, size_t count)
{
    s0_action_cell *cells = s0_alloc_n(cli->arena, count * 2, sizeof *cells);
    s0_buf bytes = s0_buf_in(cli->arena);
    const s0_action *actions;
    size_t used = 0, rows;
    s0_error err = {0};

    if (cells == NULL)
        return S0_EXIT_ERROR;
    for (size_t i = 0; i < count; i++)
        put_cells(cli, &readings[i], cells, &used);
    if (used == 0)
        return S0_EXIT_DONE;
    if (s0_action_file_set(&bytes, &acting->file, cells, used, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (bytes.size == acting->file.source->size &&
        memcmp(bytes.text, acting->file.source->text, bytes.size) == 0)
        return S0_EXIT_DONE; /* it stands there already */
    return s0_action_write(cli, acting, &bytes, &actions, &rows);
}

int s0_action_verify(s0_cli *cli, s0_acting *acting)
{
    const s0_cycle *const *cycles = NULL;
    const s0_action *actions = NULL;
    size_t cycle_count = 0, count = 0, chosen = 0;
    reading *readings;
    s0_error err = {0};
    int status;

    if (s0_past_cycles(cli, &cycles, &cycle_count, &err) != S0_OK ||
        s0_actions_read(&actions, &count, cli->arena, acting->ready.evidence,
                        acting->ready.plan->date, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    readings = s0_alloc_n(cli->arena, count + (size_t)acting->id_count, sizeof *readings);
    if (readings == NULL)
        return S0_EXIT_ERROR;
    if ((status = choose(cli, acting, actions, count, readings, &chosen)) != S0_EXIT_DONE)
        return status;
    if (chosen == 0 && !acting->json)
        fputs("No action on a finding is closed, so there is no effect to verify.\n", cli->out);
    for (size_t i = 0; i < chosen; i++)
        if ((status = read_one(cli, &readings[i], cycles, cycle_count)) != S0_EXIT_DONE)
            return status;
    if ((status = write_all(cli, acting, readings, chosen)) != S0_EXIT_DONE)
        return status;
    return print_all(cli, acting, readings, chosen);
}
