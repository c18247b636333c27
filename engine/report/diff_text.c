/* diff_text.c - what changed between two cycles, for a terminal of 80 columns and as JSON. */
#include <string.h>

#include "data/json.h"
#include "report/report.h"
#include "report/wrap.h"

#define WIDTH 80

static const char *colour_of(s0_change_state state)
{
    switch (state) {
    case S0_NEW:
    case S0_REOPENED:
    case S0_RAISED:
        return "\033[1;31m";
    case S0_RESOLVED:
    case S0_LOWERED:
        return "\033[32m";
    case S0_PERSISTING:
    case S0_CHANGED:
        return "\033[33m";
    case S0_NO_LONGER_APPLICABLE:
    case S0_STATE_NOT_TESTED:
    case S0_NOT_COMPARABLE:
        break;
    }
    return "\033[36m";
}

/* Text of a document, harmless on a terminal. */
static void put_plain(s0_buf *out, const char *text)
{
    const char *plain = text != NULL ? s0_text_plain(out->arena, text, strlen(text)) : "";

    if (plain != NULL)
        s0_put(out, plain);
    else
        out->failed = true;
}

/* A made text that wraps; NULL: memory is short. */
static void put_line(s0_buf *out, const char *line, size_t at, size_t indent)
{
    if (line != NULL)
        s0_put_wrapped(out, line, at, indent, WIDTH);
    else
        out->failed = true;
}

static void put_instances(s0_buf *out, const s0_change *change)
{
    for (size_t i = 0; i < change->instance_count; i++) {
        const s0_instance_change *one = &change->instances[i];
        const char *text = one->now != NULL ? one->now : one->was;
        const char *line = s0_textf(out->arena, "%s %s%s%s", one->state, one->key,
                                    text != NULL ? ": " : "", text != NULL ? text : "");

        s0_put(out, "      ");
        put_line(out, line, 6, 10);
    }
}

static void put_number(s0_buf *out, const char *number, const char *class_)
{
    put_plain(out, number);
    s0_put(out, " (");
    put_plain(out, class_);
    s0_put_char(out, ')');
}

static void put_numbers(s0_buf *out, const s0_change *change)
{
    s0_put(out, "    ");
    if (change->old_number != NULL)
        put_number(out, change->old_number, change->old_class);
    if (change->old_number != NULL && change->new_number != NULL)
        s0_put(out, " -> ");
    if (change->new_number != NULL)
        put_number(out, change->new_number, change->new_class);
    s0_put_char(out, '\n');
}

static void put_change(s0_buf *out, const s0_change *change)
{
    const char *head = s0_textf(out->arena, "%s %s", change->requirement, change->title);

    s0_put(out, "  ");
    put_line(out, head, 2, 4);
    put_numbers(out, change);
    s0_put(out, "    ");
    s0_put_wrapped(out, change->why, 4, 4, WIDTH);
    put_instances(out, change);
}

static void put_changes(s0_buf *out, const s0_diff *diff, bool colour)
{
    for (size_t i = 0; i < diff->change_count; i++) {
        const s0_change *change = &diff->changes[i];

        if (i == 0 || diff->changes[i - 1].state != change->state) {
            if (i > 0)
                s0_put_char(out, '\n');
            s0_putf(out, "%s%s%s\n", colour ? colour_of(change->state) : "",
                    s0_change_states[change->state], colour ? "\033[0m" : "");
        }
        put_change(out, change);
    }
    if (diff->change_count == 0)
        s0_put(out, "no finding then or now\n");
}

s0_code s0_report_diff_text(s0_buf *out, s0_arena *arena, const s0_diff *diff, bool colour,
                            s0_error *err)
{
    (void)arena;
    put_plain(out, diff->old_cycle);
    s0_putf(out, " (run %lld) -> ", (long long)diff->old_run);
    put_plain(out, diff->new_cycle);
    s0_putf(out, " (run %lld)\n\n", (long long)diff->new_run);
    put_changes(out, diff, colour);
    if (diff->verdict_count > 0)
        s0_put(out, "\nrequirements with another result\n");
    for (size_t i = 0; i < diff->verdict_count; i++) {
        const s0_verdict_change *v = &diff->verdicts[i];

        s0_put(out, "  ");
        put_plain(out, v->requirement);
        for (size_t at = strlen(v->requirement); at < 8; at++)
            s0_put_char(out, ' ');
        s0_putf(out, " %s -> %s\n", v->was, v->now);
    }
    if (diff->criterion_count > 0)
        s0_put(out, "\nchanged criteria\n");
    for (size_t i = 0; i < diff->criterion_count; i++) {
        s0_put(out, "  ");
        s0_put_wrapped(out, diff->criteria[i], 2, 4, WIDTH);
    }
    return out->failed ? s0_fail_memory(err) : S0_OK;
}

s0_code s0_report_diff_json(s0_buf *out, s0_arena *arena, const s0_diff *diff, s0_error *err)
{
    s0_value *value = s0_shape_write(arena, &s0_diff_shape, diff);

    if (value == NULL)
        return s0_fail_memory(err);
    s0_json_write(out, value, true);
    return out->failed ? s0_fail_memory(err) : S0_OK;
}
