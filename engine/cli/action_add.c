/* action_add.c - `stage0 action add FINDING`: a new row that answers a finding of a recorded
 * cycle. */
#include <string.h>

#include "base/text.h"
#include "cli/action_verbs.h"
#include "cli/past.h"

/* What the action answers. */
typedef struct answered {
    const char *number;
    const char *requirement;
} answered;

static bool find_in(const s0_cycle *cycle, const char *name, answered *out)
{
    const s0_finding *finding = s0_cycle_finding(cycle, name);

    for (size_t i = 0; finding == NULL && i < cycle->outcome_count; i++)
        for (size_t f = 0; f < cycle->outcomes[i].formerly_count; f++)
            if (strcmp(cycle->outcomes[i].formerly[f], name) == 0)
                finding = s0_cycle_finding(cycle, cycle->outcomes[i].rule);
    if (finding != NULL) {
        *out = (answered){finding->number, finding->requirement};
        return true;
    }
    for (size_t i = 0; i < cycle->earlier_count; i++)
        if (s0_text_same(cycle->earlier[i].finding, name)) {
            *out = (answered){cycle->earlier[i].finding, cycle->earlier[i].requirement};
            return true;
        }
    return false;
}

/* Nothing has that name: say what is near, in the last cycle. */
static int unknown(s0_cli *cli, const s0_cycle *last, const char *name)
{
    size_t count = 0;
    const char **names = s0_alloc_n(cli->arena, last->finding_list_count * 2, sizeof *names), *near;

    for (size_t i = 0; names != NULL && i < last->finding_list_count; i++) {
        names[count++] = last->findings[i].number;
        names[count++] = last->findings[i].identity;
    }
    near = names != NULL ? s0_nearest(name, names, count) : NULL;
    if (near != NULL)
        return s0_cli_usage(cli, "no recorded cycle has a finding \"%s\"; did you mean %s?", name,
                            near);
    return s0_cli_usage(cli, "no recorded cycle has a finding \"%s\"; stage0 history lists them",
                        name);
}

/* The newest cycle that knows it. Exit status. */
static int find(s0_cli *cli, const char *name, answered *out)
{
    const s0_cycle *const *cycles = NULL;
    size_t count = 0;
    s0_error err = {0};

    if (s0_past_cycles(cli, &cycles, &count, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (count == 0)
        return s0_cli_usage(cli, "no cycle is recorded yet; stage0 audit records the first one");
    for (size_t i = count; i-- > 0;)
        if (find_in(cycles[i], name, out))
            return S0_EXIT_DONE;
    return unknown(cli, cycles[count - 1], name);
}

int s0_action_add(s0_cli *cli, s0_acting *acting)
{
    s0_action_cell cells[S0_ACTION_OPTIONS + 5];
    size_t count = 0, rows = 0;
    const s0_action *actions = NULL;
    s0_buf bytes = s0_buf_in(cli->arena);
    s0_error err = {0};
    answered what = {0};
    char day[16];
    int year, month, dom;
    int status = find(cli, acting->ids[0], &what);

    if (status != S0_EXIT_DONE)
        return status;
    s0_day_text(acting->today, day);
    s0_day_split(acting->today, &year, &month, &dom);
    cells[count++] = (s0_action_cell){0, "action", s0_action_file_next(&acting->file, year)};
    if (cells[0].text == NULL)
        return S0_EXIT_ERROR;
    cells[count++] = (s0_action_cell){0, "finding", what.number};
    if (what.requirement != NULL)
        cells[count++] = (s0_action_cell){0, "requirement", what.requirement};
    cells[count++] = (s0_action_cell){0, "source", "audit"};
    if (s0_action_says(s0_cli_option(cli, "measure")) && s0_action_says(s0_cli_option(cli, "due")))
        cells[count++] = (s0_action_cell){0, "agreed_on", day};
    s0_action_options(cli, 0, cells, &count);
    if (s0_action_file_add(&bytes, &acting->file, cells, count, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if ((status = s0_action_write(cli, acting, &bytes, &actions, &rows)) != S0_EXIT_DONE)
        return status;
    return s0_action_show(cli, acting, &actions[rows - 1], "is recorded");
}
