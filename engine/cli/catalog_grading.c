/* catalog_grading.c - the table by which findings get their class, printed from the table itself.
 */
#include <string.h>

#include "audit/classify.h"
#include "base/text.h"
#include "cli/catalog_pages.h"
#include "cli/print.h"

/* A measure in words: where it is 1, where it is 0, and as a number. */
typedef struct words {
    const char *yes;
    const char *no;
    const char *count;
} words;

static const words measures[S0_MEASURES] = {
    [S0_IS_FAILURE] = {"the outcome is gap or absent", NULL, NULL},
    [S0_IS_GAP] = {"the outcome is gap", NULL, NULL},
    [S0_IS_ABSENT] = {"the outcome is absent", NULL, NULL},
    [S0_IS_IMPROVEMENT] = {"the outcome is improvement", NULL, NULL},
    [S0_IS_ABSENCE_MAJOR] = {"the absence of this element weighs as major", NULL, NULL},
    [S0_IS_DECLARED] = {"the Statement of Applicability says implemented", NULL, NULL},
    [S0_IS_WHOLE] = {"the rule is whole", NULL, NULL},
    [S0_IS_SINGLE] = {"one instance is enough for this requirement", NULL, NULL},
    [S0_IS_BINDING] = {"the basis is law or contract", "the basis is not law or contract", NULL},
    [S0_IS_BARRIER] = {"the control is the only treatment of a risk above the acceptance level",
                       NULL, NULL},
    [S0_IS_ACCEPTED] = {"an acceptance covers it", "no acceptance covers it", NULL},
    [S0_IS_MISREPRESENTED] = {"evidence states what did not happen", NULL, NULL},
    [S0_IS_OVERDUE] = {"an earlier finding is past its date without real progress", NULL, NULL},
    [S0_IS_BACK] = {"an earlier finding, reported closed and never verified, is back", NULL, NULL},
    [S0_IS_MAJOR_IN_TIME] = {"an earlier major is open in time", NULL, NULL},
    [S0_IS_IN_TIME] = {"an earlier nonconformity is open in time", NULL, NULL},
    [S0_N_KNOWN] = {NULL, NULL, "instances known to meet or fail"},
    [S0_N_SPARED] = {NULL, "every instance is known to fail", "instances not known to fail"},
    [S0_N_RATE] = {NULL, NULL, "failure rate"},
    [S0_N_CRITICAL_FAILED] = {NULL, NULL, "critical instances that fail"},
    [S0_N_CRITICAL_SPARED] = {NULL, "every critical instance is known to fail",
                              "critical instances not known to fail"},
    [S0_N_GROUPS] = {NULL, NULL, "groups among the failures"},
    [S0_N_UNHANDLED] = {NULL, NULL, "failures known as not handled"},
    [S0_N_UNSETTLED] = {NULL, "every failure was handled before the audit",
                        "failures not known as handled"},
    [S0_N_EXPOSED] = {NULL, NULL, "instances known as exposed"},
};

static const char *const grades[] = {"major", "minor", "ofi", "none"};
static const char *const relations[] = {"=", "not", ">=", ">"};

static const s0_threshold *threshold(const s0_threshold *all, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (s0_text_same(all[i].name, name))
            return &all[i];
    return NULL;
}

/* "failure rate > rate_major (70 %)" */
static void put_term(s0_buf *out, const s0_term *term, const s0_threshold *all, size_t count)
{
    const words *w = &measures[term->measure];
    const s0_threshold *t = term->threshold != NULL ? threshold(all, count, term->threshold) : NULL;

    if (out->size > 0)
        s0_put(out, "; ");
    if (term->relation == S0_EQUAL && term->value == 1 && w->yes != NULL)
        s0_put(out, w->yes);
    else if (term->relation == S0_EQUAL && term->value == 0 && w->no != NULL)
        s0_put(out, w->no);
    else if (t != NULL)
        s0_putf(out, "%s %s %s (%lld%s)", w->count, relations[term->relation], t->name,
                (long long)t->value, s0_text_same(t->unit, "%") ? " %" : "");
    else
        s0_putf(out, "%s %s %lld", w->count != NULL ? w->count : w->yes, relations[term->relation],
                (long long)term->value);
}

static const char *row_text(s0_cli *cli, const s0_row *row, const s0_threshold *all, size_t count)
{
    s0_buf out = s0_buf_in(cli->arena);

    for (size_t i = 0; i < row->term_count; i++)
        put_term(&out, &row->terms[i], all, count);
    return s0_buf_text(&out);
}

static int grading_json(s0_cli *cli, const s0_threshold *all, size_t count)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *rows = s0_make_list(a), *numbers = s0_make_list(a);

    for (size_t i = 0; i < s0_triggers.count; i++) {
        const s0_row *row = &s0_triggers.rows[i];
        s0_value *one = s0_make_map(a);

        s0_map_add(a, one, "trigger", s0_make_text(a, row->trigger));
        s0_map_add(a, one, "class", s0_make_text(a, grades[row->grade]));
        s0_map_add(a, one, "when", s0_make_text(a, row_text(cli, row, all, count)));
        s0_list_add(a, rows, one);
    }
    for (size_t i = 0; i < count; i++) {
        s0_value *one = s0_make_map(a);

        s0_map_add(a, one, "name", s0_make_text(a, all[i].name));
        s0_map_add(a, one, "default", s0_make_int(a, all[i].value));
        s0_map_add(a, one, "unit", s0_make_text(a, all[i].unit));
        s0_map_add(a, one, "meaning", s0_make_text(a, all[i].meaning));
        s0_map_add(a, one, "source", s0_make_text(a, all[i].source));
        s0_list_add(a, numbers, one);
    }
    s0_map_add(a, out, "rows", rows);
    s0_map_add(a, out, "thresholds", numbers);
    return s0_print_json(cli, out);
}

int s0_page_grading(s0_cli *cli, const s0_books *books)
{
    size_t count;
    const s0_threshold *all = s0_catalog_thresholds(books->catalog, &count);

    if (s0_cli_option(cli, "json") != NULL)
        return grading_json(cli, all, count);
    fputs("The first row that holds gives the class\n\n", cli->out);
    for (size_t i = 0; i < s0_triggers.count; i++) {
        const s0_row *row = &s0_triggers.rows[i];

        fprintf(cli->out, "  %-8s %-6s ", row->trigger, grades[row->grade]);
        s0_print_wrapped(cli, row_text(cli, row, all, count), 18, 18);
    }
    fputs("\nThresholds (defaults; `grading:` in audit.yaml sets others)\n\n", cli->out);
    for (size_t i = 0; i < count; i++) {
        const char *unit = all[i].unit != NULL ? all[i].unit : "";

        fprintf(cli->out, "  %s: %lld %s\n      ", all[i].name, (long long)all[i].value, unit);
        s0_print_wrapped(cli, all[i].meaning, 6, 6);
        fputs("      ", cli->out);
        s0_print_wrapped(cli, s0_textf(cli->arena, "source: %s", all[i].source), 6, 6);
    }
    return S0_EXIT_DONE;
}
