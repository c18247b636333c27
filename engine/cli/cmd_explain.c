/* cmd_explain.c - `stage0 explain`: a finding, a rule or a requirement of a recorded cycle,
 * with everything that led there. */
#include <string.h>

#include "base/text.h"
#include "cli/past.h"
#include "cli/print.h"

static void explain_instances(s0_cli *cli, const char *title, const s0_instance *list, size_t count)
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

static void explain_evidence(s0_cli *cli, const s0_tested *tested)
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
static void explain_life(s0_cli *cli, const s0_past *past, const char *identity)
{
    s0_past at = *past;
    s0_error err = {0};

    fputs("\nLife so far\n", cli->out);
    while (at.run != NULL) {
        const s0_finding *f = s0_cycle_finding(at.cycle, identity);
        const s0_tested *t = s0_cycle_tested(at.cycle, identity);

        if (f != NULL)
            fprintf(cli->out, "  %-12s %s, %s: %lld of %lld\n", at.run->cycle, f->number,
                    s0_classes[f->class_], (long long)f->failed, (long long)f->population);
        else
            fprintf(cli->out, "  %-12s %s\n", at.run->cycle,
                    t != NULL ? s0_words[t->outcome] : "not looked at");
        if (s0_past_preceding(cli, at.run->cycle, &at, &err) != S0_OK) {
            s0_cli_fail(cli, &err);
            return;
        }
    }
}

/* The accumulated finding it is a part of; NULL when it is none. */
static const s0_finding *group_of(const s0_cycle *cycle, const s0_finding *f)
{
    for (size_t i = 0; i < cycle->finding_list_count; i++)
        for (size_t p = 0; p < cycle->findings[i].part_count; p++)
            if (&cycle->findings[i].parts[p] == f)
                return &cycle->findings[i];
    return NULL;
}

static void explain_parts(s0_cli *cli, const s0_cycle *cycle, const s0_finding *f)
{
    const s0_finding *group = group_of(cycle, f);

    for (size_t i = 0; i < f->part_count; i++) {
        const s0_finding *part = &f->parts[i];
        const char *line =
            s0_textf(cli->arena, "%s, %s: %s", part->number, part->identity, part->reason);

        s0_print_field(cli, i == 0 ? "Parts" : "", line);
    }
    if (group != NULL)
        s0_print_field(cli, "Part of",
                       s0_textf(cli->arena, "%s, %s", group->number, group->reason));
}

static void explain_finding(s0_cli *cli, const s0_past *past, const s0_finding *f)
{
    const s0_tested *tested = s0_cycle_tested(past->cycle, f->identity);

    fprintf(cli->out, "%s  %s  %s\n", f->number, s0_classes[f->class_], f->requirement);
    s0_print_wrapped(cli, f->title, 0, 0);
    fputs("\n", cli->out);
    s0_print_field(cli, "Criterion", f->criterion);
    s0_print_field(cli, "Statement", f->statement);
    s0_print_field(cli, "Class", f->reason);
    s0_print_field(cli, "Branch", f->trigger);
    s0_print_field(cli, "Computed", f->computed_reason);
    explain_parts(cli, past->cycle, f);
    s0_print_field(cli, "Rule", f->rule);
    for (size_t i = 0; i < f->related_count; i++)
        s0_print_field(cli, i == 0 ? "Related" : "", f->related[i]);
    for (size_t i = 0; i < f->note_count; i++)
        s0_print_field(cli, "Note", f->notes[i]);
    explain_instances(cli, "Exceptions", f->exceptions, f->exception_count);
    if (tested != NULL)
        explain_evidence(cli, tested);
    explain_life(cli, past, f->identity);
}

static void explain_rule(s0_cli *cli, const s0_past *past, const s0_tested *t)
{
    fprintf(cli->out, "%s  %s  %s\n", t->rule, t->requirement, s0_words[t->outcome]);
    s0_print_wrapped(cli, t->title, 0, 0);
    fputs("\n", cli->out);
    s0_print_field(cli, "Criterion", t->criterion);
    s0_print_field(cli, "Outcome", t->text);
    s0_print_field(cli, "Because", t->reason);
    for (size_t i = 0; i < t->missing_count; i++)
        s0_print_field(cli, i == 0 ? "Missing" : "", t->missing[i]);
    s0_print_field(cli, "Origin", t->origin);
    explain_instances(cli, "Exceptions", t->failed, t->failed_count);
    explain_instances(cli, "Unknown", t->unknown, t->unknown_count);
    explain_instances(cli, "Set apart", t->apart, t->apart_count);
    explain_evidence(cli, t);
    explain_life(cli, past, t->rule);
}

static void explain_requirement(s0_cli *cli, const s0_past *past, const s0_result *r)
{
    fprintf(cli->out, "%s  %s\n", r->id, s0_verdicts[r->verdict]);
    s0_print_wrapped(cli, r->title, 0, 0);
    fputs("\n", cli->out);
    s0_print_field(cli, "Because", r->reason);
    s0_print_field(cli, "SoA", r->soa);
    for (size_t i = 0; i < r->finding_count; i++)
        s0_print_field(cli, i == 0 ? "Findings" : "", r->findings[i]);
    for (size_t i = 0; i < r->rule_count; i++) {
        const s0_tested *t = s0_cycle_tested(past->cycle, r->rules[i]);
        const char *line =
            t != NULL ? s0_textf(cli->arena, "%s: %s. %s", t->rule, s0_words[t->outcome], t->text)
                      : r->rules[i];

        s0_print_field(cli, i == 0 ? "Rules" : "", line);
    }
}

/* What the person may have meant. */
static int unknown_id(s0_cli *cli, const s0_cycle *cycle, const char *id)
{
    size_t count = 0;
    const char **names = s0_alloc_n(
        cli->arena, cycle->finding_list_count + cycle->outcome_count + cycle->requirement_count,
        sizeof *names);
    const char *near;

    if (names == NULL)
        return S0_EXIT_ERROR;
    for (size_t i = 0; i < cycle->finding_list_count; i++)
        names[count++] = cycle->findings[i].number;
    for (size_t i = 0; i < cycle->outcome_count; i++)
        names[count++] = cycle->outcomes[i].rule;
    for (size_t i = 0; i < cycle->requirement_count; i++)
        names[count++] = cycle->requirements[i].id;
    near = s0_nearest(id, names, count);
    if (near != NULL)
        return s0_cli_usage(cli,
                            "cycle %s has no finding, rule or requirement \"%s\"; did you mean %s?",
                            cycle->cycle.name, id, near);
    return s0_cli_usage(cli, "cycle %s has no finding, rule or requirement \"%s\"",
                        cycle->cycle.name, id);
}

int s0_cmd_explain(s0_cli *cli)
{
    bool json = s0_cli_option(cli, "json") != NULL;
    s0_error err = {0};
    s0_past past;
    const char *id;
    const s0_finding *finding;
    const s0_tested *tested;
    const s0_result *result;
    int status;

    if (cli->argument_count == 0)
        return s0_cli_usage(cli, "name a finding, a rule or a requirement");
    if ((status = s0_cli_workspace(cli)) != S0_EXIT_DONE)
        return status;
    if (s0_past_named(cli, s0_cli_option(cli, "cycle"), &past, &err) != S0_OK)
        return s0_cli_fail(cli, &err);
    id = cli->arguments[0];
    finding = s0_cycle_finding(past.cycle, id);
    /* A group of minors on one requirement has its id; the requirement is what is asked for. */
    if (finding != NULL && s0_cycle_result(past.cycle, id) == NULL) {
        if (json)
            return s0_print_object(cli, &s0_finding_shape, finding);
        explain_finding(cli, &past, finding);
    } else if ((tested = s0_cycle_tested(past.cycle, id)) != NULL) {
        if (json)
            return s0_print_object(cli, &s0_tested_shape, tested);
        explain_rule(cli, &past, tested);
    } else if ((result = s0_cycle_result(past.cycle, id)) != NULL) {
        if (json)
            return s0_print_object(cli, &s0_result_shape, result);
        explain_requirement(cli, &past, result);
    } else {
        return unknown_id(cli, past.cycle, id);
    }
    return S0_EXIT_DONE;
}
