/* cmd_history.c - `stage0 history`: all recorded cycles with their runs and counts, what moved
 * between them, how long each open finding has been there; or the proof that nothing was altered.
 */
#include <string.h>

#include "base/text.h"
#include "cli/history_verbs.h"
#include "cli/past.h"
#include "cli/print.h"
#include "diff/diff.h"
#include "diff/life.h"

#define DIGEST_SHOWN 16 /* hex digits: enough to tell two runs apart */

/* Everything recorded: runs in order, and the latest run of each cycle with its document. */
typedef struct record {
    const s0_run *runs;
    size_t run_count;
    s0_past *cycles;            /* oldest first */
    const s0_cycle **documents; /* of `cycles` */
    const s0_diff **moves; /* by cycle: what changed since the one before; NULL for the first */
    size_t cycle_count;
    const s0_life *lives;
    size_t life_count;
    const s0_forgetting *forgettings;
    size_t forgetting_count;
} record;

/* The cycles before `at`, newest first. */
static s0_code compare(s0_cli *cli, record *all, size_t at, s0_error *err)
{
    const s0_cycle **before = s0_alloc_n(cli->arena, at, sizeof *before);
    s0_diff *diff = NULL;
    s0_code rc;

    if (before == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i + 1 < at; i++)
        before[i] = all->documents[at - 2 - i];
    rc = s0_diff_cycles(&diff, cli->arena, all->documents[at - 1], all->documents[at], before,
                        at - 1, err);
    all->moves[at] = diff;
    return rc;
}

static s0_code read_all(s0_cli *cli, record *all, s0_error *err)
{
    s0_code rc = s0_past_runs(cli, &all->runs, &all->run_count, err);

    if (rc != S0_OK || all->run_count == 0 ||
        (rc = s0_past_forgettings(cli, &all->forgettings, &all->forgetting_count, err)) != S0_OK)
        return rc;
    all->cycles = s0_alloc_n(cli->arena, all->run_count, sizeof *all->cycles);
    all->documents = s0_alloc_n(cli->arena, all->run_count, sizeof *all->documents);
    all->moves = s0_alloc_n(cli->arena, all->run_count, sizeof *all->moves);
    if (all->cycles == NULL || all->documents == NULL || all->moves == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < all->run_count; i++) {
        size_t n = all->cycle_count;

        if (i > 0 && strcmp(all->runs[i].cycle, all->runs[i - 1].cycle) == 0)
            continue;
        if ((rc = s0_past_latest(cli, all->runs[i].cycle, &all->cycles[n], err)) != S0_OK)
            return rc;
        all->documents[n] = all->cycles[n].cycle;
        all->cycle_count++;
        if (n > 0)
            rc = compare(cli, all, n, err);
    }
    if (rc == S0_OK)
        rc = s0_lives(&all->lives, &all->life_count, cli->arena, all->documents, all->cycle_count,
                      err);
    return rc;
}

/* "1 new, 2 persisting": how many findings went which way. */
static const char *states_text(s0_cli *cli, const s0_diff *diff)
{
    s0_buf out = s0_buf_in(cli->arena);

    for (int state = 0; s0_change_states[state] != NULL; state++) {
        size_t count = 0;

        for (size_t i = 0; i < diff->change_count; i++)
            count += diff->changes[i].state == (s0_change_state)state ? 1 : 0;
        if (count > 0)
            s0_putf(&out, "%s%zu %s", out.size > 0 ? ", " : "", count, s0_change_states[state]);
    }
    return out.size > 0 ? s0_buf_text(&out) : "no finding then or now";
}

static void print_runs(s0_cli *cli, const record *all, const char *cycle)
{
    const char *name = "Runs";

    for (size_t i = 0; i < all->run_count; i++) {
        const s0_run *run = &all->runs[i];

        if (strcmp(run->cycle, cycle) != 0)
            continue;
        s0_print_field(cli, name,
                       s0_textf(cli->arena, "%lld of %s, chain %.*s…", (long long)run->run,
                                run->date, DIGEST_SHOWN, run->chain));
        name = "";
    }
}

/* Findings and requirements that need somebody, then and now. */
static const char *trend_text(s0_cli *cli, const s0_cycle *then, const s0_cycle *now)
{
    return s0_textf(
        cli->arena,
        "findings %zu -> %zu (major %lld -> %lld, minor %lld -> %lld, ofi %lld -> %lld); "
        "requirements conform %lld -> %lld, not determined %lld -> %lld",
        then->finding_list_count, now->finding_list_count, (long long)then->finding_count.major,
        (long long)now->finding_count.major, (long long)then->finding_count.minor,
        (long long)now->finding_count.minor, (long long)then->finding_count.ofi,
        (long long)now->finding_count.ofi, (long long)then->summary.conform,
        (long long)now->summary.conform, (long long)then->summary.not_determined,
        (long long)now->summary.not_determined);
}

static void print_cycle(s0_cli *cli, const record *all, size_t at)
{
    const s0_past *past = &all->cycles[at];
    const s0_cycle *c = past->cycle;
    const s0_summary *s = &c->summary;

    fprintf(cli->out, "\n%s, %s\n", past->run->cycle, past->run->sealed ? "sealed" : "open");
    print_runs(cli, all, past->run->cycle);
    for (size_t i = 0; i < all->forgetting_count; i++)
        if (strcmp(all->forgettings[i].cycle, past->run->cycle) == 0)
            s0_print_field(cli, "Forgotten", s0_forgetting_text(cli->arena, &all->forgettings[i]));
    s0_print_field(cli, "Findings",
                   s0_textf(cli->arena, "%zu: %lld major, %lld minor, %lld ofi",
                            c->finding_list_count, (long long)c->finding_count.major,
                            (long long)c->finding_count.minor, (long long)c->finding_count.ofi));
    s0_print_field(cli, "Requirements",
                   s0_textf(cli->arena,
                            "%zu: %lld major, %lld minor, %lld ofi, %lld conform, %lld planned, "
                            "%lld not determined, %lld error, %lld not applicable, %lld not tested",
                            c->requirement_count, (long long)s->major, (long long)s->minor,
                            (long long)s->ofi, (long long)s->conform, (long long)s->planned,
                            (long long)s->not_determined, (long long)s->error,
                            (long long)s->not_applicable, (long long)s->not_tested));
    if (all->moves[at] == NULL)
        return;
    s0_print_field(cli, "Trend", trend_text(cli, all->documents[at - 1], c));
    s0_print_field(cli, "Changes", states_text(cli, all->moves[at]));
}

static void print_life(s0_cli *cli, const s0_life *life)
{
    s0_buf text = s0_buf_in(cli->arena);

    if (life->first == NULL)
        s0_put(&text, "from before the first cycle");
    else
        s0_putf(&text, "since %s, raised in %lld cycle%s", life->first, (long long)life->cycles,
                life->cycles == 1 ? "" : "s");
    if (!life->raised)
        s0_putf(&text, "; %s", life->state);
    fprintf(cli->out, "  %-17s %-5s %-7s ", s0_print_plain(cli, life->number),
            s0_print_plain(cli, life->class_), s0_print_plain(cli, life->requirement));
    s0_print_wrapped(cli, text.failed ? "" : s0_buf_text(&text), 34, 34);
}

static int print_all(s0_cli *cli, const record *all)
{
    const s0_run *newest = &all->runs[all->run_count - 1];
    const s0_cycle *now = all->documents[all->cycle_count - 1];

    fprintf(cli->out, "%s: %zu cycle%s, %zu run%s\n", s0_print_name(cli, now->organization.name),
            all->cycle_count, all->cycle_count == 1 ? "" : "s", all->run_count,
            all->run_count == 1 ? "" : "s");
    for (size_t i = 0; i < all->cycle_count; i++)
        print_cycle(cli, all, i);
    fprintf(cli->out, "\nOpen findings of %s, oldest first\n", newest->cycle);
    for (size_t i = 0; i < all->life_count; i++)
        print_life(cli, &all->lives[i]);
    if (all->life_count == 0)
        fputs("  none\n", cli->out);
    fprintf(cli->out,
            "\nHead of the chain\n  %s\n"
            "  stage0 history --verify --head HEAD holds a printed report against the file\n",
            newest->head);
    return S0_EXIT_DONE;
}

static s0_value *runs_json(s0_arena *a, const record *all, const char *cycle)
{
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < all->run_count; i++) {
        const s0_run *run = &all->runs[i];
        s0_value *one = s0_make_map(a);

        if (strcmp(run->cycle, cycle) != 0)
            continue;
        s0_map_add(a, one, "run", s0_make_int(a, run->run));
        s0_map_add(a, one, "date", s0_make_text(a, run->date));
        s0_map_add(a, one, "inputs_digest", s0_make_text(a, run->inputs_digest));
        s0_map_add(a, one, "document_sha256", s0_make_text(a, run->document_sha256));
        s0_map_add(a, one, "chain", s0_make_text(a, run->chain));
        s0_list_add(a, list, one);
    }
    return list;
}

static s0_value *changes_json(s0_arena *a, const s0_diff *diff)
{
    s0_value *out;

    if (diff == NULL)
        return s0_make_null(a);
    out = s0_make_map(a);
    s0_map_add(a, out, "cycle", s0_make_text(a, diff->old_cycle));
    for (int state = 0; s0_change_states[state] != NULL; state++) {
        int64_t count = 0;

        for (size_t i = 0; i < diff->change_count; i++)
            count += diff->changes[i].state == (s0_change_state)state ? 1 : 0;
        s0_map_add(a, out, s0_change_states[state], s0_make_int(a, count));
    }
    return out;
}

static s0_value *cycle_json(s0_arena *a, const record *all, size_t at)
{
    static const char *const kept[] = {"summary", "finding_count"};
    const s0_past *past = &all->cycles[at];
    const s0_value *document = s0_shape_write(a, &s0_cycle_shape, past->cycle);
    s0_value *out = s0_make_map(a);

    s0_map_add(a, out, "cycle", s0_make_text(a, past->run->cycle));
    s0_map_add(a, out, "sealed", s0_make_bool(a, past->run->sealed));
    s0_map_add(a, out, "runs", runs_json(a, all, past->run->cycle));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        s0_map_add(a, out, kept[i], s0_value_get(document, kept[i]));
    s0_map_add(a, out, "since", changes_json(a, all->moves[at]));
    return out;
}

static int print_json(s0_cli *cli, const record *all)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *cycles = s0_make_list(a), *open = s0_make_list(a);

    for (size_t i = 0; i < all->cycle_count; i++)
        s0_list_add(a, cycles, cycle_json(a, all, i));
    for (size_t i = 0; i < all->life_count; i++)
        s0_list_add(a, open, s0_shape_write(a, &s0_life_shape, &all->lives[i]));
    s0_map_add(a, out, "cycles", cycles);
    s0_map_add(a, out, "open", open);
    s0_map_add(a, out, "forgotten",
               s0_forgettings_json(a, all->forgettings, all->forgetting_count));
    s0_map_add(a, out, "head",
               s0_make_text(a, all->run_count > 0 ? all->runs[all->run_count - 1].head : NULL));
    return s0_print_json(cli, out);
}

int s0_cmd_history(s0_cli *cli)
{
    record all = {0};
    s0_error err = {0};
    int status = s0_cli_workspace(cli);

    if (status != S0_EXIT_DONE)
        return status;
    if (cli->argument_count > 0)
        return s0_history_carried(cli);
    if (s0_cli_option(cli, "forget") != NULL && s0_cli_option(cli, "verify") != NULL)
        return s0_cli_usage(cli, "--forget and --verify are two calls");
    if (s0_cli_option(cli, "date") != NULL && s0_cli_option(cli, "forget") == NULL)
        return s0_cli_usage(cli, "--date belongs to --forget");
    if (s0_cli_option(cli, "head") != NULL && s0_cli_option(cli, "verify") == NULL)
        return s0_cli_usage(cli, "--head belongs to --verify");
    if (s0_cli_option(cli, "forget") != NULL)
        return s0_history_forgot(cli);
    if (s0_cli_option(cli, "verify") != NULL)
        return s0_history_verified(cli);
    if (read_all(cli, &all, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    if (s0_cli_option(cli, "json") != NULL)
        return print_json(cli, &all);
    if (all.run_count == 0) {
        fputs("No cycle is recorded yet. stage0 audit records the first one.\n", cli->out);
        return S0_EXIT_DONE;
    }
    return print_all(cli, &all);
}
