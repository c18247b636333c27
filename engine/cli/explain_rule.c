/* explain_rule.c - a rule for people who do not program: what it tests, against which criterion,
 * from which evidence and where to get that, what it can come to, and its life so far. */
#include <string.h>

#include "base/text.h"
#include "bench/doc.h"
#include "cli/explain.h"
#include "cli/print.h"
#include "cli/rule_needs.h"
#include "cli/rule_verbs.h"

#define RESULT_COLUMN 18

static void print_basis(s0_cli *cli, const s0_books *books, const s0_rule *rule)
{
    const s0_entry *own = s0_vocabulary_get(books->vocabulary, rule->basis);
    const char *text = rule->basis;

    if (own != NULL)
        text = s0_textf(cli->arena, "the organization's own rule %s: %s",
                        rule->basis + strlen("own_rules."), own->meaning);
    else if (strcmp(rule->basis, "standard") == 0)
        text = "the standard";
    s0_print_field(cli, "Measured by", text);
}

static void print_metadata(s0_cli *cli, const s0_books *books, const s0_rule *rule)
{
    const s0_requirement *r =
        rule->requirement != NULL
            ? s0_catalog_requirement(books->catalog, S0_EDITION_2022, rule->requirement)
            : NULL;
    s0_buf related = s0_buf_in(cli->arena);

    if (r != NULL)
        s0_print_field(cli, "Requirement", s0_textf(cli->arena, "%s %s", r->id, r->title));
    s0_print_field(cli, "Criterion", rule->criterion[0] != '\0' ? rule->criterion : NULL);
    print_basis(cli, books, rule);
    for (size_t i = 0; i < rule->only_if_count; i++)
        s0_print_field(
            cli, i == 0 ? "Tested if" : "",
            s0_textf(cli->arena, "%s is %s", rule->only_if[i].fact, rule->only_if[i].value->raw));
    for (size_t i = 0; i < rule->related_count; i++)
        s0_putf(&related, "%s%s", i > 0 ? ", " : "", rule->related[i]);
    s0_print_field(cli, "Related", related.size > 0 ? s0_buf_text(&related) : NULL);
    s0_print_field(cli, "Origin", s0_rule_origin(rule));
    if (rule->faulty)
        s0_print_field(cli, "Fault", rule->fault.message);
}

/* One table, fact or own rule: what it is, where to get it, whether it is there. */
static void print_need(s0_cli *cli, const s0_rule_need *need)
{
    static const char *const notes[] = {"Where to get it: ", "In this workspace: "};
    const char *texts[] = {need->entry->where, need->state};

    fputs("  ", cli->out);
    s0_print_wrapped(cli,
                     s0_textf(cli->arena, "%s%s%s", need->entry->name,
                              need->columns != NULL ? ": " : "",
                              need->columns != NULL ? need->columns : ""),
                     2, 4);
    fputs("      ", cli->out);
    s0_print_wrapped(cli, need->entry->meaning, 6, 6);
    for (size_t i = 0; i < 2; i++)
        if (texts[i] != NULL) {
            fputs("      ", cli->out);
            s0_print_wrapped(cli, s0_textf(cli->arena, "%s%s", notes[i], texts[i]), 6, 8);
        }
}

static void print_results(s0_cli *cli, const s0_doc_result *results, size_t count)
{
    fputs("\nPossible results\n", cli->out);
    for (size_t i = 0; i < count; i++) {
        fprintf(cli->out, "  %-*s", RESULT_COLUMN - 2, results[i].word);
        s0_print_wrapped(cli, results[i].meaning, RESULT_COLUMN, RESULT_COLUMN);
    }
}

void s0_explain_outcome(s0_cli *cli, const s0_cycle *cycle, const s0_tested *t)
{
    const s0_finding *f = s0_cycle_finding(cycle, t->rule);

    s0_print_field(cli, "Outcome", s0_textf(cli->arena, "%s: %s", s0_words[t->outcome], t->text));
    s0_print_field(cli, "Because", t->reason);
    for (size_t i = 0; i < t->missing_count; i++)
        s0_print_field(cli, i == 0 ? "Missing" : "", t->missing[i]);
    if (f != NULL)
        s0_print_field(cli, "Finding", s0_textf(cli->arena, "%s, %s", f->number, f->reason));
    s0_explain_instances(cli, "Exceptions", t->failed, t->failed_count);
    s0_explain_instances(cli, "Unknown", t->unknown, t->unknown_count);
    s0_explain_instances(cli, "Set apart", t->apart, t->apart_count);
    s0_explain_evidence(cli, t);
}

static void print_last(s0_cli *cli, const s0_past *past, const s0_tested *t)
{
    const s0_finding *f = s0_cycle_finding(past->cycle, t->rule);

    fprintf(cli->out, "\nLast result, cycle %s\n", past->run->cycle);
    s0_explain_outcome(cli, past->cycle, t);
    if (f != NULL)
        fprintf(cli->out, "\nMore of the finding: stage0 explain %s\n",
                s0_print_plain(cli, f->number));
}

static s0_value *rule_json(s0_cli *cli, const s0_rule *rule, const s0_rule_need *needs,
                           size_t need_count, const s0_doc_result *results, size_t result_count)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *possible = s0_make_list(a);

    for (size_t i = 0; i < result_count; i++) {
        s0_value *one = s0_make_map(a);

        s0_map_add(a, one, "result", s0_make_text(a, results[i].word));
        s0_map_add(a, one, "meaning", s0_make_text(a, results[i].meaning));
        s0_list_add(a, possible, one);
    }
    s0_map_add(a, out, "rule", s0_make_text(a, rule->id));
    s0_map_add(a, out, "requirement", s0_make_text(a, rule->requirement));
    s0_map_add(a, out, "title", s0_make_text(a, rule->title));
    s0_map_add(a, out, "criterion", s0_make_text(a, rule->criterion));
    s0_map_add(a, out, "basis", s0_make_text(a, rule->basis));
    s0_map_add(a, out, "origin", s0_make_text(a, s0_rule_origin(rule)));
    s0_map_add(a, out, "reads", s0_rule_needs_json(cli, needs, need_count));
    s0_map_add(a, out, "possible_results", possible);
    return out;
}

/* Everything that the rule itself says. Exit status. */
static int print_rule(s0_cli *cli, const s0_books *books, const s0_rule *rule, bool json)
{
    const s0_doc_inputs in = {books->catalog, books->vocabulary, books->rules};
    size_t need_count = 0, result_count = 0;
    const s0_rule_need *needs =
        s0_rule_needs(cli, books, s0_rule_evidence(cli, books), rule, &need_count);
    const s0_doc_result *results = s0_doc_results(cli->arena, &in, rule, &result_count);
    s0_error err = {0};

    if (needs == NULL || results == NULL) {
        s0_fail_memory(&err);
        return s0_cli_fail(cli, &err);
    }
    if (json)
        return s0_print_json(cli, rule_json(cli, rule, needs, need_count, results, result_count));
    print_metadata(cli, books, rule);
    fputs("\nEvidence it reads\n", cli->out);
    for (size_t i = 0; i < need_count; i++)
        print_need(cli, &needs[i]);
    if (need_count == 0)
        fputs("  none\n", cli->out);
    if (!rule->faulty)
        print_results(cli, results, result_count);
    return S0_EXIT_DONE;
}

int s0_explain_rule(s0_cli *cli, const s0_books *books, const s0_rule *rule, const s0_past *past,
                    const s0_tested *tested)
{
    bool json = s0_cli_option(cli, "json") != NULL;
    int status = S0_EXIT_DONE;

    if (json)
        return print_rule(cli, books, rule, true);
    fprintf(cli->out, "%s%s%s\n", s0_print_plain(cli, rule != NULL ? rule->id : tested->rule),
            tested != NULL ? "  " : "", tested != NULL ? s0_words[tested->outcome] : "");
    s0_print_wrapped(cli, rule != NULL ? rule->title : tested->title, 0, 0);
    fputs("\n", cli->out);
    if (rule != NULL) {
        status = print_rule(cli, books, rule, false);
    } else {
        s0_print_field(cli, "Requirement", tested->requirement);
        s0_print_field(cli, "Criterion", tested->criterion);
        s0_print_field(cli, "Origin", tested->origin);
    }
    if (status != S0_EXIT_DONE)
        return status;
    if (tested != NULL)
        print_last(cli, past, tested);
    if (past != NULL)
        s0_explain_life(cli, past, rule != NULL ? rule->id : tested->rule);
    else
        fputs("\nNo audit of it is recorded.\n", cli->out);
    return S0_EXIT_DONE;
}
