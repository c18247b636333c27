/* checklist.c - the result of every clause and control as one CSV table: what was found, over how
 * many, from which files, by which rules, and what is missing. One line a requirement, so that the
 * lines of each result add up to the summary. */
#include <string.h>

#include "report/csv_text.h"
#include "report/report.h"

static const char *const header[] = {"requirement", "title",    "applicable", "soa",
                                     "result",      "findings", "reason",     "population",
                                     "evidence",    "rules",    "missing"};

#define COLUMNS (sizeof header / sizeof *header)

/* "no" only where the result says so: an exclusion that is contradicted, or cannot be judged, is in
 * doubt. */
static const char *applicable(const s0_result *result)
{
    if (result->verdict == S0_V_NOT_APPLICABLE)
        return "no";
    if (result->soa == NULL)
        return "yes"; /* a clause */
    if (strcmp(result->soa, "excluded") == 0)
        return "in doubt";
    return strcmp(result->soa, "not stated") == 0 ? "not stated" : "yes";
}

/* A list inside a cell; each text once. */
typedef struct list {
    s0_buf buf;
    const char **items;
    size_t count;
    size_t room;
} list;

static void add(list *to, const char *text)
{
    for (size_t i = 0; i < to->count; i++)
        if (strcmp(to->items[i], text) == 0)
            return;
    if (to->count == to->room) {
        size_t room = to->room == 0 ? 8 : 2 * to->room;
        const char **items = s0_alloc_n(to->buf.arena, room, sizeof *items);

        if (items == NULL) {
            to->buf.failed = true;
            return;
        }
        if (to->count > 0)
            memcpy(items, to->items, to->count * sizeof *items);
        to->items = items;
        to->room = room;
    }
    to->items[to->count++] = text;
    s0_putf(&to->buf, "%s%s", to->buf.size > 0 ? "; " : "", text);
}

/* "A.5.18-leavers-disabled: 18 of 20 met, 2 failed, 2 set apart". Nothing for a rule that counts
 * nothing. */
static void add_population(list *to, const s0_tested *tested)
{
    const s0_numbers *n = &tested->numbers;
    s0_buf text = s0_buf_in(to->buf.arena);
    int64_t apart = n->waived + n->exempt + n->not_due + n->no_limit;

    if (!tested->counted)
        return;
    s0_putf(&text, "%s: %lld of %lld met, %lld failed", tested->rule, (long long)n->met,
            (long long)n->population, (long long)n->failed);
    if (n->unknown > 0)
        s0_putf(&text, ", %lld unknown", (long long)n->unknown);
    if (apart > 0)
        s0_putf(&text, ", %lld set apart", (long long)apart);
    if (text.failed)
        to->buf.failed = true;
    else
        add(to, s0_buf_text(&text));
}

/* "NC-2026-H2-008 (part of NC-2026-H2-007)", where that one is on this requirement. */
static void add_below(list *to, const s0_result *result, const s0_finding *below, const char *how,
                      const char *number)
{
    const char *text = s0_textf(to->buf.arena, "%s (%s %s)", below->number, how, number);

    if (strcmp(below->requirement, result->id) != 0)
        return;
    if (text == NULL)
        to->buf.failed = true;
    else
        add(to, text);
}

static void add_all_below(list *to, const s0_result *result, const s0_finding *finding)
{
    for (size_t i = 0; i < finding->part_count; i++) {
        add_below(to, result, &finding->parts[i], "part of", finding->number);
        add_all_below(to, result, &finding->parts[i]);
    }
    for (size_t i = 0; i < finding->merged_count; i++)
        add_below(to, result, &finding->merged[i], "merged into", finding->number);
}

/* "NC-2026-H2-007", and its parts and what is merged into it that are on this requirement. */
static void add_finding(list *to, const s0_cycle *cycle, const s0_result *result,
                        const char *number)
{
    const s0_finding *finding = s0_cycle_finding(cycle, number);

    add(to, number);
    if (finding != NULL)
        add_all_below(to, result, finding);
}

static void add_evidence(list *to, const s0_cited *cited)
{
    const char *text = cited->collected != NULL
                           ? s0_textf(to->buf.arena, "%s of %s", cited->source, cited->collected)
                           : cited->source;

    if (text == NULL)
        to->buf.failed = true;
    else
        add(to, text);
}

static bool put_result(s0_buf *out, const s0_cycle *cycle, const s0_result *result)
{
    s0_arena *a = out->arena;
    list findings = {s0_buf_in(a), NULL, 0, 0}, population = {s0_buf_in(a), NULL, 0, 0};
    list evidence = {s0_buf_in(a), NULL, 0, 0}, rules = {s0_buf_in(a), NULL, 0, 0};
    list missing = {s0_buf_in(a), NULL, 0, 0};
    const char *cells[COLUMNS];

    for (size_t i = 0; i < result->finding_count; i++)
        add_finding(&findings, cycle, result, result->findings[i]);
    for (size_t i = 0; i < result->rule_count; i++) {
        const s0_tested *tested = s0_cycle_tested(cycle, result->rules[i]);

        add(&rules, result->rules[i]);
        if (tested == NULL)
            continue;
        add_population(&population, tested);
        for (size_t e = 0; e < tested->evidence_count; e++)
            add_evidence(&evidence, &tested->evidence[e]);
        for (size_t m = 0; m < tested->missing_count; m++)
            add(&missing, tested->missing[m]);
    }
    if (findings.buf.failed || population.buf.failed || evidence.buf.failed || rules.buf.failed ||
        missing.buf.failed)
        return false;
    cells[0] = result->id;
    cells[1] = result->title;
    cells[2] = applicable(result);
    cells[3] = result->soa;
    cells[4] = s0_verdicts[result->verdict];
    cells[5] = s0_buf_text(&findings.buf);
    cells[6] = result->reason;
    cells[7] = s0_buf_text(&population.buf);
    cells[8] = s0_buf_text(&evidence.buf);
    cells[9] = s0_buf_text(&rules.buf);
    cells[10] = s0_buf_text(&missing.buf);
    s0_put_csv_line(out, cells, COLUMNS);
    return true;
}

s0_code s0_report_checklist(s0_buf *out, s0_arena *arena, const s0_report_input *input,
                            s0_error *err)
{
    const s0_cycle *cycle = input->cycle;

    (void)arena;
    s0_put_csv_line(out, header, COLUMNS);
    for (size_t i = 0; i < cycle->requirement_count; i++)
        if (!put_result(out, cycle, &cycle->requirements[i]))
            return s0_fail_memory(err);
    return out->failed ? s0_fail_memory(err) : S0_OK;
}
