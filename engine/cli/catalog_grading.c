/* catalog_grading.c - the table by which findings get their class, printed from the table itself,
 * with the thresholds in force where there is a workspace, beside the defaults. */
#include <string.h>

#include "audit/classify.h"
#include "audit/plan.h"
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
    [S0_IS_MAJOR_OPEN] = {"an earlier major is open in time, or late and its cause not addressed",
                          NULL, NULL},
    [S0_IS_IN_TIME] = {"an earlier nonconformity is open in time", NULL, NULL},
    [S0_IS_AGAIN] = {"an earlier finding, reported closed, is back", NULL, NULL},
    [S0_IS_LATE] = {"an earlier finding is past its date, with progress or that unknown", NULL,
                    NULL},
    [S0_N_KNOWN] = {NULL, NULL, "instances known to meet or fail"},
    [S0_N_SPARED] = {NULL, "every instance is known to fail", "instances not known to fail"},
    [S0_N_RATE] = {NULL, NULL, "failure rate"},
    [S0_N_CRITICAL_FAILED] = {NULL, NULL, "critical instances that fail"},
    [S0_N_CRITICAL_SPARED] = {NULL, "every critical instance is known to fail",
                              "critical instances not known to fail"},
    [S0_N_GROUPS] = {NULL, NULL, "groups that the failures lie in"},
    [S0_N_FAILED] = {NULL, NULL, "failures"},
    [S0_N_UNHANDLED] = {NULL, NULL, "failures known as not handled"},
    [S0_N_UNSETTLED] = {NULL, "every failure was handled before the audit",
                        "failures not known as handled"},
    [S0_N_EXPOSED] = {NULL, NULL, "instances known as exposed"},
    [S0_N_TIMES] = {NULL, NULL, "times found, each after closure"},
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

/* "failure rate > rate_major (70 %)"; a number from which on a row holds, set to 0, is off. */
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
    else if (t != NULL && s0_text_same(t->unit, S0_UNIT_SWITCH))
        s0_putf(out, "%s %s yes (%s)", t->name, term->relation == S0_OTHER ? "is not" : "is",
                t->value != 0 ? "yes" : "no");
    else if (t != NULL)
        s0_putf(out, "%s %s %s (%lld%s%s)", w->count, relations[term->relation], t->name,
                (long long)t->value, s0_text_same(t->unit, "%") ? " %" : "",
                term->relation == S0_LEAST && t->value <= 0 ? ": never" : "");
    else
        s0_putf(out, "%s %s %lld", w->count != NULL ? w->count : w->yes, relations[term->relation],
                (long long)term->value);
}

/* "; on 6, 7, 8, 9": what the row's thresholds speak of. */
static void put_covered(s0_buf *out, const s0_row *row, const s0_threshold *all, size_t count)
{
    for (size_t i = 0; i < row->term_count; i++) {
        const s0_term *term = &row->terms[i];
        const s0_threshold *t =
            term->threshold != NULL ? threshold(all, count, term->threshold) : NULL;

        for (size_t k = 0; t != NULL && k < t->requirement_count; k++)
            s0_putf(out, "%s%s",
                    k > 0                        ? ", "
                    : term->relation == S0_OTHER ? " on "
                                                 : "; on ",
                    t->requirements[k]);
    }
}

static const char *row_text(s0_cli *cli, const s0_row *row, const s0_threshold *all, size_t count)
{
    s0_buf out = s0_buf_in(cli->arena);

    for (size_t i = 0; i < row->term_count; i++)
        put_term(&out, &row->terms[i], all, count);
    put_covered(&out, row, all, count);
    return s0_buf_text(&out);
}

/* --- the lists that terms speak of --- */

typedef enum list { ABSENCE_MAJOR, ABSENCE_MINOR, SINGLE, CHAIN, TOGETHER, LISTS } list;

static const struct {
    const char *key, *title;
} lists[LISTS] = {
    [ABSENCE_MAJOR] = {"absence_major", "Absence weighs as major (M1)"},
    [ABSENCE_MINOR] = {"absence_minor", "Absence weighs as minor, as it does where none is listed"},
    [SINGLE] = {"single_instance", "One instance is enough (M2)"},
    [CHAIN] = {"planning_chain", "M2 is printed as M5"},
    [TOGETHER] = {"accumulation", "Minors of one audit count together (M3), else by requirement"},
};

static const char *item_of(s0_cli *cli, const s0_catalog *catalog, const s0_requirement *r, list of)
{
    const char *group = s0_catalog_group(catalog, r->id);
    bool is[LISTS] = {
        [ABSENCE_MAJOR] = s0_text_same(r->absence, "major"),
        [ABSENCE_MINOR] = s0_text_same(r->absence, "minor"),
        [SINGLE] = s0_catalog_single_instance(catalog, r->id),
        [CHAIN] = s0_catalog_planning_chain(catalog, r->id),
        [TOGETHER] = strcmp(group, r->id) != 0,
    };

    if (!is[of])
        return NULL;
    if (of == ABSENCE_MAJOR || of == ABSENCE_MINOR)
        return s0_textf(cli->arena, "%s %s", r->id, r->absence_element);
    return of == TOGETHER ? s0_textf(cli->arena, "%s (%s)", r->id, group) : r->id;
}

static void print_lists(s0_cli *cli, const s0_catalog *catalog)
{
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(catalog, S0_EDITION_2022, &count);

    for (list of = 0; of < LISTS; of++) {
        s0_buf out = s0_buf_in(cli->arena);
        const char *between = of == ABSENCE_MAJOR || of == ABSENCE_MINOR ? "; " : ", ";

        for (size_t i = 0; i < count; i++) {
            const char *item = item_of(cli, catalog, &all[i], of);

            if (item != NULL)
                s0_putf(&out, "%s%s", out.size > 0 ? between : "", item);
        }
        fprintf(cli->out, "\n%s\n\n  ", lists[of].title);
        s0_print_wrapped(cli, s0_buf_text(&out), 2, 2);
    }
}

static void add_lists(s0_cli *cli, const s0_catalog *catalog, s0_value *out)
{
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(catalog, S0_EDITION_2022, &count);

    for (list of = 0; of < LISTS; of++) {
        s0_value *items = s0_make_list(cli->arena);

        for (size_t i = 0; i < count; i++)
            if (item_of(cli, catalog, &all[i], of) != NULL)
                s0_list_add(cli->arena, items, s0_make_text(cli->arena, all[i].id));
        s0_map_add(cli->arena, out, lists[of].key, items);
    }
}

/* What the page is made of: the defaults, and what the workspace puts in their place (the same
 * where there is none). */
typedef struct grading_page {
    const s0_threshold *defaults;
    const s0_threshold *in_force;
    size_t count;
    bool planned; /* audit.yaml was read */
} grading_page;

static bool differs(const grading_page *page, size_t i)
{
    return page->in_force[i].value != page->defaults[i].value;
}

static int grading_json(s0_cli *cli, const s0_catalog *catalog, const grading_page *page)
{
    s0_arena *a = cli->arena;
    s0_value *out = s0_make_map(a), *rows = s0_make_list(a), *numbers = s0_make_list(a);

    for (size_t i = 0; i < s0_triggers.count; i++) {
        const s0_row *row = &s0_triggers.rows[i];
        s0_value *one = s0_make_map(a);

        s0_map_add(a, one, "trigger", s0_make_text(a, row->trigger));
        s0_map_add(a, one, "class", s0_make_text(a, grades[row->grade]));
        s0_map_add(a, one, "when",
                   s0_make_text(a, row_text(cli, row, page->in_force, page->count)));
        s0_list_add(a, rows, one);
    }
    for (size_t i = 0; i < page->count; i++) {
        const s0_threshold *t = &page->defaults[i];
        s0_value *one = s0_make_map(a), *of = s0_make_list(a);

        for (size_t k = 0; k < t->requirement_count; k++)
            s0_list_add(a, of, s0_make_text(a, t->requirements[k]));
        s0_map_add(a, one, "name", s0_make_text(a, t->name));
        s0_map_add(a, one, "default", s0_make_int(a, t->value));
        if (page->planned)
            s0_map_add(a, one, "in_force", s0_make_int(a, page->in_force[i].value));
        s0_map_add(a, one, "unit", s0_make_text(a, t->unit));
        s0_map_add(a, one, "requirements", of);
        s0_map_add(a, one, "meaning", s0_make_text(a, t->meaning));
        s0_map_add(a, one, "source", s0_make_text(a, t->source));
        s0_list_add(a, numbers, one);
    }
    s0_map_add(a, out, "rows", rows);
    s0_map_add(a, out, "thresholds", numbers);
    add_lists(cli, catalog, out);
    return s0_print_json(cli, out);
}

static void print_threshold(s0_cli *cli, const grading_page *page, size_t i)
{
    const s0_threshold *t = &page->defaults[i];
    const char *value = s0_threshold_text(cli->arena, t);
    const char *own = s0_threshold_text(cli->arena, &page->in_force[i]);

    fprintf(cli->out, "  %s: ", t->name);
    if (differs(page, i))
        fprintf(cli->out, "%s in force; default %s\n      ", own, value);
    else
        fprintf(cli->out, "%s\n      ", value);
    s0_print_wrapped(cli, t->meaning, 6, 6);
    fputs("      ", cli->out);
    s0_print_wrapped(cli, s0_textf(cli->arena, "source: %s", t->source), 6, 6);
}

/* audit.yaml of the workspace, where there is one. Exit status. */
static int read_plan(s0_cli *cli, const s0_books *books, grading_page *page)
{
    s0_faults faults = {0};
    s0_error err = {0};
    s0_plan *plan = NULL;
    int status = S0_EXIT_DONE;

    if (cli->root == NULL || s0_bundle_get(&cli->workspace, "audit.yaml") == NULL)
        return status;
    if (s0_plan_read(&plan, cli->arena, &cli->workspace, books->catalog, NULL, &faults, &err) ==
        S0_OK) {
        page->in_force = plan->thresholds;
        page->planned = true;
    } else {
        status = faults.count > 0 ? s0_cli_faults(cli, &faults) : s0_cli_fail(cli, &err);
    }
    s0_faults_free(&faults);
    return status;
}

int s0_page_grading(s0_cli *cli, const s0_books *books)
{
    grading_page page = {0};
    size_t own = 0;
    int status;

    page.defaults = page.in_force = s0_catalog_thresholds(books->catalog, &page.count);
    if ((status = read_plan(cli, books, &page)) != S0_EXIT_DONE)
        return status;
    if (s0_cli_option(cli, "json") != NULL)
        return grading_json(cli, books->catalog, &page);
    fputs("The first row that holds gives the class\n\n", cli->out);
    for (size_t i = 0; i < s0_triggers.count; i++) {
        const s0_row *row = &s0_triggers.rows[i];

        fprintf(cli->out, "  %-8s %-6s ", row->trigger, grades[row->grade]);
        s0_print_wrapped(cli, row_text(cli, row, page.in_force, page.count), 18, 18);
    }
    fprintf(cli->out, "  %-8s %-6s ", "M3", "major");
    s0_print_wrapped(
        cli,
        s0_textf(cli->arena,
                 "after all classes: as many minors of one audit as accumulation (%lld) in one "
                 "group; they are its parts",
                 (long long)threshold(page.in_force, page.count, "accumulation")->value),
        18, 18);
    print_lists(cli, books->catalog);
    for (size_t i = 0; i < page.count; i++)
        own += differs(&page, i);
    if (page.planned)
        fprintf(cli->out, "\nThresholds in force (audit.yaml sets %zu of %zu)\n\n", own,
                page.count);
    else
        fputs("\nThresholds (defaults; `grading:` in audit.yaml sets others)\n\n", cli->out);
    for (size_t i = 0; i < page.count; i++)
        print_threshold(cli, &page, i);
    return S0_EXIT_DONE;
}
