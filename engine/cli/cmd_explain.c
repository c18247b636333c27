/* cmd_explain.c - `stage0 explain`: a finding, a rule or a requirement of a recorded cycle,
 * with everything that led there. */
#include <string.h>

#include "base/text.h"
#include "cli/explain.h"
#include "cli/print.h"

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
    for (size_t i = 0; i < f->merged_count; i++)
        s0_print_field(cli, i == 0 ? "Merged" : "",
                       s0_textf(cli->arena, "%s, %s: %s", f->merged[i].number,
                                f->merged[i].identity, f->merged[i].statement));
    if (group != NULL)
        s0_print_field(cli, "Part of",
                       s0_textf(cli->arena, "%s, %s", group->number, group->reason));
}

static void explain_finding(s0_cli *cli, const s0_past *past, const s0_finding *f)
{
    const s0_tested *tested = s0_cycle_tested(past->cycle, f->identity);

    fprintf(cli->out, "%s  %s  %s\n", s0_print_plain(cli, f->number), s0_classes[f->class_],
            s0_print_plain(cli, f->requirement));
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
    s0_explain_instances(cli, "Exceptions", f->exceptions, f->exception_count);
    if (tested != NULL)
        s0_explain_evidence(cli, tested);
    s0_explain_life(cli, past, f->identity);
}

static void explain_requirement(s0_cli *cli, const s0_past *past, const s0_result *r)
{
    fprintf(cli->out, "%s  %s\n", s0_print_plain(cli, r->id), s0_verdicts[r->verdict]);
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

/* The recorded cycle that is asked about; `past->run` NULL when nothing is recorded, or there is no
 * workspace. Exit status. */
static int find_cycle(s0_cli *cli, s0_past *past)
{
    const char *cycle = s0_cli_option(cli, "cycle");
    s0_error err = {0};
    s0_code rc = S0_OK;

    *past = (s0_past){0};
    if (cycle != NULL)
        rc = cli->root != NULL ? s0_past_named(cli, cycle, past, &err) : S0_OK;
    else if (cli->root != NULL)
        rc = s0_past_latest(cli, NULL, past, &err);
    return rc == S0_OK ? S0_EXIT_DONE : s0_cli_fail(cli, &err);
}

/* Nothing is recorded, and it is no rule. */
static int nothing_recorded(s0_cli *cli, const s0_books *books)
{
    const char *id = cli->arguments[0], *near = s0_rules_nearest(books->rules, id);
    s0_error err = {0};
    s0_past past;
    int status;

    if (near != NULL && s0_cli_option(cli, "cycle") == NULL)
        return s0_cli_usage(cli, "there is no rule \"%s\"; did you mean %s?", id, near);
    status = cli->root == NULL ? s0_cli_workspace(cli) : S0_EXIT_DONE;
    if (status != S0_EXIT_DONE)
        return status;
    s0_past_named(cli, s0_cli_option(cli, "cycle"), &past, &err);
    return s0_cli_fail(cli, &err);
}

int s0_cmd_explain(s0_cli *cli)
{
    bool json = s0_cli_option(cli, "json") != NULL;
    s0_books books = {0};
    s0_past past;
    const char *id;
    const s0_rule *rule;
    const s0_finding *finding;
    const s0_tested *tested;
    const s0_result *result;
    int status;

    if (cli->argument_count == 0)
        return s0_cli_usage(cli, "name a finding, a rule or a requirement");
    if ((status = s0_cli_books(cli, false, &books)) != S0_EXIT_DONE ||
        (status = find_cycle(cli, &past)) != S0_EXIT_DONE)
        return status;
    id = cli->arguments[0];
    rule = s0_cli_option(cli, "cycle") == NULL ? s0_rules_get(books.rules, id) : NULL;
    if (past.run == NULL)
        return rule != NULL ? s0_explain_rule(cli, &books, rule, NULL, NULL)
                            : nothing_recorded(cli, &books);
    finding = s0_cycle_finding(past.cycle, id);
    tested = s0_cycle_tested(past.cycle, id);
    result = s0_cycle_result(past.cycle, id);
    /* A group of minors on one requirement has its id; the requirement is what is asked for. What a
     * rule found has the rule's id, and the rule's page tells of it; programs get the finding. */
    if (finding != NULL && result == NULL && (rule == NULL || json)) {
        if (json)
            return s0_print_object(cli, &s0_finding_shape, finding);
        explain_finding(cli, &past, finding);
    } else if (tested != NULL || rule != NULL) {
        if (json && tested != NULL)
            return s0_print_object(cli, &s0_tested_shape, tested);
        return s0_explain_rule(cli, &books, rule, &past, tested);
    } else if (result != NULL) {
        if (json)
            return s0_print_object(cli, &s0_result_shape, result);
        explain_requirement(cli, &past, result);
    } else {
        return unknown_id(cli, past.cycle, id);
    }
    return S0_EXIT_DONE;
}
