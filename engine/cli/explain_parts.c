/* explain_parts.c - what the pages of `stage0 explain` share: records one by one, evidence read,
 * and what earlier cycles said. */
#include "base/text.h"
#include "cli/explain.h"
#include "cli/print.h"

void s0_explain_instances(s0_cli *cli, const char *title, const s0_instance *list, size_t count)
{
    if (count == 0)
        return;
    fprintf(cli->out, "\n%s\n", title);
    for (size_t i = 0; i < count; i++) {
        const s0_instance *one = &list[i];
        const char *line =
            s0_textf(cli->arena, "%s%s%s%s%s%s%s", one->key, one->text != NULL ? ": " : "",
                     one->text != NULL ? one->text : "", one->critical ? " [critical]" : "",
                     one->exposed ? " [exposed]" : "", one->source != NULL ? " - " : "",
                     one->source != NULL ? one->source : "");

        fputs("  ", cli->out);
        s0_print_wrapped(cli, line != NULL ? line : one->key, 2, 4);
    }
}

void s0_explain_evidence(s0_cli *cli, const s0_tested *tested)
{
    if (tested->pass_count > 0)
        fputs("\nPasses over tables\n", cli->out);
    for (size_t i = 0; i < tested->pass_count; i++) {
        const s0_pass *p = &tested->passes[i];
        const char *line = s0_textf(
            cli->arena, "%s: %lld records; %s: %lld do not meet it, %lld unknown, %lld set apart",
            p->tables, (long long)p->rows, p->condition, (long long)p->failed,
            (long long)p->unknown, (long long)p->apart);

        fputs("  ", cli->out);
        s0_print_wrapped(cli, line != NULL ? line : "", 2, 4);
    }
    if (tested->read_count > 0)
        fputs("\nEvidence read\n", cli->out);
    for (size_t i = 0; i < tested->read_count; i++) {
        const s0_read *r = &tested->reads[i];
        const char *line =
            s0_textf(cli->arena, "%s%s%s (%s)", r->name, r->value != NULL ? " = " : "",
                     r->value != NULL ? r->value : "", r->source != NULL ? r->source : "not given");

        fputs("  ", cli->out);
        s0_print_wrapped(cli, line != NULL ? line : "", 2, 4);
    }
}

/* What each recorded cycle up to this one said of that identity. */
void s0_explain_life(s0_cli *cli, const s0_past *past, const char *identity)
{
    s0_past at = *past;
    s0_error err = {0};

    fputs("\nLife so far\n", cli->out);
    while (at.run != NULL) {
        const s0_finding *f = s0_cycle_finding(at.cycle, identity);
        const s0_tested *t = s0_cycle_tested(at.cycle, identity);

        if (f != NULL)
            fprintf(cli->out, "  %-12s %s, %s: %lld of %lld\n", at.run->cycle,
                    s0_print_plain(cli, f->number), s0_classes[f->class_], (long long)f->failed,
                    (long long)f->population);
        else
            fprintf(cli->out, "  %-12s %s\n", at.run->cycle,
                    t != NULL ? s0_words[t->outcome] : "not looked at");
        if (s0_past_preceding(cli, at.run->cycle, &at, &err) != S0_OK) {
            s0_cli_fail(cli, &err);
            return;
        }
    }
}
