/* history_forget.c - `stage0 history --forget CYCLE`; see history_verbs.h. What is gone and what
 * stays is said, for who is asked to delete something has to know both. */
#include "base/date.h"
#include "base/text.h"
#include "cli/history_verbs.h"
#include "cli/past.h"
#include "cli/print.h"

const char *s0_forgetting_text(s0_arena *arena, const s0_forgetting *one)
{
    return s0_textf(arena, "%zu input%s on %s", one->digest_count,
                    one->digest_count == 1 ? "" : "s", one->date);
}

s0_value *s0_forgettings_json(s0_arena *a, const s0_forgetting *all, size_t count)
{
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < count; i++) {
        s0_value *one = s0_make_map(a), *digests = s0_make_list(a);

        for (size_t k = 0; k < all[i].digest_count; k++)
            s0_list_add(a, digests, s0_make_text(a, all[i].digests[k]));
        s0_map_add(a, one, "cycle", s0_make_text(a, all[i].cycle));
        s0_map_add(a, one, "date", s0_make_text(a, all[i].date));
        s0_map_add(a, one, "chain", s0_make_text(a, all[i].chain));
        s0_map_add(a, one, "inputs", digests);
        s0_list_add(a, list, one);
    }
    return list;
}

static int print_json(s0_cli *cli, const char *cycle, const char *date, const s0_forgotten *done)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a);

    s0_map_add(a, out, "cycle", s0_make_text(a, cycle));
    s0_map_add(a, out, "date", done->already ? s0_make_null(a) : s0_make_text(a, date));
    s0_map_add(a, out, "dropped", s0_make_int(a, (int64_t)done->dropped));
    s0_map_add(a, out, "kept", s0_make_int(a, (int64_t)done->kept));
    s0_map_add(a, out, "head", s0_make_text(a, done->head));
    return s0_print_json(cli, out);
}

static void print_text(s0_cli *cli, const char *cycle, const char *date, const s0_forgotten *done)
{
    const char *text =
        done->already
            ? s0_textf(cli->arena, "%s was forgotten before; nothing is left to drop.", cycle)
            : s0_textf(cli->arena,
                       "Forgotten on %s: what %s was audited from. %zu input%s gone from "
                       "history.db.",
                       date, cycle, done->dropped, done->dropped == 1 ? " is" : "s are");

    s0_print_wrapped(cli, text != NULL ? text : "", 0, 0);
    if (done->kept > 0) {
        text =
            s0_textf(cli->arena, "%zu input%s, because a kept cycle rests on %s too.", done->kept,
                     done->kept == 1 ? " stays" : "s stay", done->kept == 1 ? "it" : "them");
        s0_print_wrapped(cli, text != NULL ? text : "", 0, 0);
    }
    text = s0_textf(cli->arena,
                    "The recorded document stays, with the records that its findings name. Files "
                    "of yours stay: evidence/, reports/%s/, exports, backups.",
                    cycle);
    s0_print_wrapped(cli, text != NULL ? text : "", 0, 0);
    fprintf(cli->out, "\nHead of the chain\n  %s\n", done->head);
}

int s0_history_forgot(s0_cli *cli)
{
    const char *cycle = s0_cli_option(cli, "forget");
    s0_inputs inputs = s0_cli_inputs(cli);
    s0_forgotten done = {0};
    s0_error err = {0};
    char date[16];
    s0_day day = 0;
    int status = S0_EXIT_DONE;

    if (s0_inputs_day(&day, cli->arena, &inputs, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    s0_day_text(day, date);
    if (s0_past_forget(cli, cycle, date, &done, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (s0_cli_option(cli, "json") != NULL)
        status = print_json(cli, cycle, date, &done);
    else
        print_text(cli, cycle, date, &done);
    if (s0_past_shrink(cli, &err) == S0_OK)
        return status;
    s0_cli_fail(cli, &err);
    fprintf(cli->err, "history.db is as large as before; what was dropped in it is overwritten\n");
    return S0_EXIT_ERROR;
}
