/* summary.c - what an audit came to, on a terminal: counts, findings, changes. */
#include <string.h>

#include "base/text.h"
#include "cli/print.h"
#include "cli/render.h"

#define CHANGES_COLUMN 27

static const char *class_colour(const s0_cli *cli, s0_class class_)
{
    if (!cli->colour)
        return "";
    return class_ == S0_MAJOR ? "\033[1;31m" : class_ == S0_MINOR ? "\033[33m" : "\033[36m";
}

/* `text` cut to `columns`, with an ellipsis where something was cut. */
static void print_cut(s0_cli *cli, const char *text, size_t columns)
{
    const char *plain = s0_print_plain(cli, text);
    size_t end = 0;

    if (s0_utf8_width(plain, strlen(plain)) <= columns) {
        fputs(plain, cli->out);
        return;
    }
    while (plain[end] != '\0') {
        size_t next = end + 1;

        while (((unsigned char)plain[next] & 0xC0) == 0x80)
            next++;
        if (s0_utf8_width(plain, next) > columns - 1)
            break;
        end = next;
    }
    fprintf(cli->out, "%.*s…", (int)end, plain);
}

static void print_findings(s0_cli *cli, const s0_cycle *cycle)
{
    if (cycle->finding_list_count == 0)
        fputs("  no findings\n", cli->out);
    for (size_t i = 0; i < cycle->finding_list_count; i++) {
        const s0_finding *f = &cycle->findings[i];

        fprintf(cli->out, "  %-17s %s%-5s%s %-7s ", s0_print_plain(cli, f->number),
                class_colour(cli, f->class_), s0_classes[f->class_], cli->colour ? "\033[0m" : "",
                s0_print_plain(cli, f->requirement));
        print_cut(cli, f->title, 80 - 34);
        fputs("\n", cli->out);
    }
}

/* What is not counted because it is the same condition as another finding. */
static void print_merged(s0_cli *cli, const s0_finding *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t m = 0; m < list[i].merged_count; m++)
            fprintf(cli->out, "              %s is merged into %s\n",
                    s0_print_plain(cli, list[i].merged[m].number),
                    s0_print_plain(cli, list[i].number));
        print_merged(cli, list[i].parts, list[i].part_count);
    }
}

static void print_counts(s0_cli *cli, const s0_cycle *cycle)
{
    const s0_summary *s = &cycle->summary;

    fprintf(cli->out,
            "Requirements  %zu: %lld major, %lld minor, %lld ofi, %lld conform, %lld planned,\n"
            "              %lld not determined, %lld error, %lld not applicable, %lld not tested\n",
            cycle->requirement_count, (long long)s->major, (long long)s->minor, (long long)s->ofi,
            (long long)s->conform, (long long)s->planned, (long long)s->not_determined,
            (long long)s->error, (long long)s->not_applicable, (long long)s->not_tested);
    fprintf(cli->out, "Findings      %zu: %lld major, %lld minor, %lld ofi\n",
            cycle->finding_list_count, (long long)cycle->finding_count.major,
            (long long)cycle->finding_count.minor, (long long)cycle->finding_count.ofi);
    print_merged(cli, cycle->findings, cycle->finding_list_count);
}

static void print_changes(s0_cli *cli, const s0_diff *diff)
{
    size_t i = 0;

    if (diff->change_count == 0) {
        fprintf(cli->out, "Since %s     no finding then or now\n", diff->old_cycle);
        return;
    }
    fprintf(cli->out, "\nSince %s\n", diff->old_cycle);
    while (i < diff->change_count) { /* changes stand in order of state */
        s0_buf ids = s0_buf_in(cli->arena);
        size_t end = i;

        fprintf(cli->out, "  %-20s", s0_change_states[diff->changes[i].state]);
        while (end < diff->change_count && diff->changes[end].state == diff->changes[i].state)
            end++;
        fprintf(cli->out, " %2zu: ", end - i);
        for (; i < end; i++)
            s0_putf(&ids, " %s", diff->changes[i].requirement);
        s0_print_wrapped(cli, ids.failed ? "" : s0_buf_text(&ids) + 1, CHANGES_COLUMN,
                         CHANGES_COLUMN);
    }
}

static void print_errors(s0_cli *cli, const s0_cycle *cycle)
{
    for (size_t i = 0; i < cycle->outcome_count; i++) {
        const s0_tested *t = &cycle->outcomes[i];

        if (t->outcome != S0_ERRED)
            continue;
        fprintf(cli->err, "rule error: %s: %s\n", s0_print_plain(cli, t->rule),
                s0_print_plain(cli, t->text));
    }
}

void s0_render_summary(s0_cli *cli, const s0_cycle *cycle, const s0_diff *diff)
{
    fprintf(cli->out, "%s\nCycle %s, run %lld, audited %s on evidence of %s to %s\n\n",
            s0_print_name(cli, cycle->organization.name), cycle->cycle.name,
            (long long)cycle->cycle.run, cycle->cycle.date, s0_print_plain(cli, cycle->cycle.from),
            s0_print_plain(cli, cycle->cycle.to));
    print_findings(cli, cycle);
    fputs("\n", cli->out);
    print_counts(cli, cycle);
    if (diff != NULL)
        print_changes(cli, diff);
    fflush(cli->out);
    print_errors(cli, cycle);
}
