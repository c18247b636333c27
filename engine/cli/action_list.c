/* action_list.c - `stage0 action list`: what is open and since when it should not be, then what is
 * done and whether it helped; and the findings that nobody acts on. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/action_verbs.h"
#include "cli/past.h"
#include "cli/print.h"

/* In the order in which somebody should look at them. */
static const char *const order[] = {
    "overdue", "open, no day agreed", "open, its day is unknown",  "not known whether it is done",
    "open",    "done, not effective", "done, effect not verified", "done, effective"};

static size_t rank(const s0_action *action)
{
    size_t at = 0;

    while (at + 1 < sizeof order / sizeof *order && strcmp(order[at], action->state) != 0)
        at++;
    return at;
}

static int by_urgency(const void *a, const void *b)
{
    const s0_action *left = a, *right = b;
    int by_day = strcmp(left->due, right->due);

    if (rank(left) != rank(right))
        return rank(left) < rank(right) ? -1 : 1;
    if (by_day != 0 && !s0_action_is_done(left))
        return by_day;
    return s0_text_natural(left->action, right->action);
}

#define INDENT 16

/* A field whose name may be long. */
static void print_item(s0_cli *cli, const char *name, const char *text)
{
    const char *plain = s0_print_plain(cli, name);
    size_t width = s0_utf8_width(plain, strlen(plain));
    size_t at = width + 4 > INDENT ? width + 4 : INDENT;

    fprintf(cli->out, "  %s%*s", plain, (int)(at - width - 2), "");
    s0_print_wrapped(cli, text, at, INDENT);
}

/* Its effect takes time, and was not read yet. */
static bool is_awaited(const s0_action *a)
{
    return strcmp(a->state, "done, effect not verified") == 0 && a->verify_on[0] >= '0' &&
           a->verify_on[0] <= '9';
}

/* "open, due 2026-06-30, head of operations" */
static const char *standing(s0_cli *cli, const s0_action *a)
{
    bool done = s0_action_is_done(a), dated = a->due[0] >= '0' && a->due[0] <= '9';
    const char *owner = strcmp(a->owner, "none") == 0 ? "no owner" : a->owner;

    if (done && is_awaited(a))
        return s0_textf(cli->arena, "done, effect to be seen from %s on, completed %s, %s",
                        a->verify_on, a->done_on, owner);
    if (done)
        return s0_textf(cli->arena, "%s, completed %s, %s", a->state, a->done_on, owner);
    return s0_textf(cli->arena, "%s%s%s, %s",
                    strcmp(a->state, "overdue") == 0 ? "OVERDUE" : a->state, dated ? ", due " : "",
                    dated ? a->due : "", owner);
}

void s0_action_print(s0_cli *cli, const s0_action *a)
{
    bool known = a->requirement != NULL;
    const char *what =
        s0_textf(cli->arena, "%s%s%s%s: %s", a->finding != NULL ? a->finding : "finding unknown",
                 known ? " (" : "", known ? a->requirement : "", known ? ")" : "",
                 strcmp(a->measure, "none") != 0 ? a->measure : "no measure yet");

    print_item(cli, a->action, standing(cli, a));
    s0_print_field(cli, "", what);
    s0_print_field(cli, "", a->effect);
}

/* Nonconformities of the last cycle that no action answers. */
static int without_action(s0_cli *cli, const s0_action *actions, size_t count,
                          const s0_finding ***findings, size_t *found)
{
    s0_past past = {0};
    s0_error err = {0};

    *findings = NULL;
    *found = 0;
    if (s0_past_latest(cli, NULL, &past, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (past.run == NULL)
        return S0_EXIT_DONE;
    *findings = s0_alloc_n(cli->arena, past.cycle->finding_list_count, sizeof **findings);
    if (*findings == NULL)
        return S0_EXIT_ERROR;
    for (size_t i = 0; i < past.cycle->finding_list_count; i++) {
        const s0_finding *finding = &past.cycle->findings[i];
        bool answered = finding->class_ == S0_OFI;

        for (size_t a = 0; a < count; a++)
            answered = answered || s0_text_same(actions[a].finding, finding->number);
        if (!answered)
            (*findings)[(*found)++] = finding;
    }
    return S0_EXIT_DONE;
}

static int list_json(s0_cli *cli, const char *day, const s0_action *actions, size_t count,
                     const s0_finding *const *findings, size_t found)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *list = s0_make_list(a), *open = s0_make_list(a);

    for (size_t i = 0; i < count; i++)
        s0_list_add(a, list, s0_shape_write(a, &s0_action_shape, &actions[i]));
    for (size_t i = 0; i < found; i++)
        s0_list_add(a, open, s0_make_text(a, findings[i]->number));
    s0_map_add(a, out, "date", s0_make_text(a, day));
    s0_map_add(a, out, "actions", list);
    s0_map_add(a, out, "findings_without_action", open);
    return s0_print_json(cli, out);
}

static void list_part(s0_cli *cli, const char *title, bool done, const s0_action *actions,
                      size_t count)
{
    bool titled = false;

    for (size_t i = 0; i < count; i++) {
        if (s0_action_is_done(&actions[i]) != done)
            continue;
        if (!titled)
            fprintf(cli->out, "\n%s\n", title);
        titled = true;
        s0_action_print(cli, &actions[i]);
    }
}

static void list_text(s0_cli *cli, const char *day, const s0_action *actions, size_t count)
{
    size_t done = 0, overdue = 0;

    for (size_t i = 0; i < count; i++) {
        done += s0_action_is_done(&actions[i]);
        overdue += strcmp(actions[i].state, "overdue") == 0;
    }
    if (count == 0)
        fputs("No corrective action is recorded. stage0 action add FINDING records the\n"
              "first one; it takes the number of a finding, or the rule that raised it.\n",
              cli->out);
    else
        fprintf(cli->out, "Corrective actions on %s: %zu open, %zu overdue; %zu done\n", day,
                count - done, overdue, done);
    list_part(cli, "Open", false, actions, count);
    list_part(cli, "Done", true, actions, count);
}

int s0_action_list(s0_cli *cli, s0_acting *acting)
{
    const s0_action *read = NULL;
    s0_action *actions;
    const s0_finding **findings = NULL;
    size_t count = 0, found = 0;
    s0_error err = {0};
    char day[16];
    int status;

    s0_day_text(acting->ready.plan->date, day);
    if (s0_actions_read(&read, &count, cli->arena, acting->ready.evidence, acting->ready.plan->date,
                        &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if ((actions = s0_alloc_n(cli->arena, count, sizeof *actions)) == NULL)
        return S0_EXIT_ERROR;
    for (size_t i = 0; i < count; i++)
        actions[i] = read[i];
    if (count > 1)
        qsort(actions, count, sizeof *actions, by_urgency);
    if ((status = without_action(cli, actions, count, &findings, &found)) != S0_EXIT_DONE)
        return status;
    if (acting->json)
        return list_json(cli, day, actions, count, findings, found);
    list_text(cli, day, actions, count);
    for (size_t i = 0; i < found; i++) {
        if (i == 0)
            fputs("\nFindings of the last cycle without an action\n", cli->out);
        print_item(cli, findings[i]->number,
                   s0_textf(cli->arena, "%s, %s: %s", s0_classes[findings[i]->class_],
                            findings[i]->requirement, findings[i]->title));
    }
    return S0_EXIT_DONE;
}
