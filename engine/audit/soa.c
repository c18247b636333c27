/* soa.c - reading the Statement of Applicability. A line counts when its control is one of
 * the audited edition, written as the edition writes it. */
#include "audit/soa.h"

#include <stdio.h>
#include <string.h>

typedef struct columns {
    const s0_table *table;
    int control, applicable, reason, status, planned_for, owner;
} columns;

static s0_cell at(const columns *c, size_t row, int column)
{
    return column < 0 ? s0_cell_unknown() : s0_table_cell(c->table, row, (size_t)column);
}

static const char *shown(const s0_cell *cell)
{
    return cell->state == S0_GIVEN ? cell->as.text.shown : NULL;
}

static s0_soa_state state_of(const columns *c, size_t row)
{
    s0_cell applicable = at(c, row, c->applicable);
    s0_cell status = at(c, row, c->status);

    if (applicable.state != S0_GIVEN)
        return S0_SOA_NOT_STATED;
    if (!applicable.as.truth)
        return S0_SOA_EXCLUDED;
    if (status.state == S0_UNKNOWN)
        return S0_SOA_STATUS_UNKNOWN;
    if (status.state == S0_GIVEN && strcmp(status.as.text.key, "implemented") == 0)
        return S0_SOA_IMPLEMENTED;
    if (status.state == S0_GIVEN && strcmp(status.as.text.key, "planned") == 0)
        return S0_SOA_PLANNED;
    return S0_SOA_NOT_IMPLEMENTED;
}

static s0_code read_line(s0_soa_line *line, s0_arena *arena, const columns *c, size_t row,
                         s0_error *err)
{
    s0_mark place_at = s0_table_mark(c->table, row, 0);
    char place[280];
    s0_cell reason = at(c, row, c->reason);

    line->state = state_of(c, row);
    line->planned_for = at(c, row, c->planned_for);
    line->owner_missing = at(c, row, c->owner).state == S0_NONE;
    line->reason = shown(&reason);
    place_at.column = 0;
    s0_mark_text(place_at, place, sizeof place);
    line->source = s0_text_dup(arena, place);
    return line->source != NULL ? S0_OK : s0_fail_memory(err);
}

/* "evidence/soa.csv, version 5, approved on 2026-01-10, collected 2026-10-20, 93 lines". */
static const char *describe(s0_arena *arena, const s0_table *table, const s0_evidence *evidence)
{
    static const char *const names[] = {"soa_version", "soa_approved_on"};
    static const char *const words[] = {"version ", "approved on "};
    s0_buf out = s0_buf_in(arena);
    size_t count = 0;
    const s0_file *const *files = s0_table_files(table, &count);

    for (size_t i = 0; i < count; i++)
        s0_putf(&out, "%s%s", i > 0 ? " and " : "", files[i]->source->path);
    for (size_t i = 0; i < 2; i++) {
        const s0_fact *fact = s0_evidence_fact(evidence, names[i]);

        if (fact == NULL || fact->entry == NULL || fact->cell.state != S0_GIVEN)
            continue;
        s0_putf(&out, ", %s", words[i]);
        s0_cell_text(&out, &fact->cell);
    }
    if (count > 0 && files[0]->origin.has_collected) {
        char day[16];

        s0_day_text(files[0]->origin.collected, day);
        s0_putf(&out, ", collected %s", day);
    }
    s0_putf(&out, ", %zu %s", s0_table_rows(table), s0_table_rows(table) == 1 ? "line" : "lines");
    return s0_buf_text(&out);
}

static size_t index_of(const s0_requirement *requirements, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (requirements[i].control && strcmp(requirements[i].id, id) == 0)
            return i;
    return count;
}

/* The edition the organization states for its SoA, when it states another one. */
static bool states_other(const s0_evidence *evidence, s0_edition edition)
{
    const s0_fact *fact = s0_evidence_fact(evidence, "soa_edition");

    return fact != NULL && fact->entry != NULL && fact->cell.state == S0_GIVEN &&
           fact->cell.type == S0_TYPE_INTEGER &&
           fact->cell.as.integer != (edition == S0_EDITION_2013 ? 2013 : 2022);
}

typedef struct tally {
    size_t ours, theirs, strange;
} tally;

static void remark(s0_texts *remarks, const tally *seen, s0_edition edition)
{
    const char *other = edition == S0_EDITION_2013 ? "2022" : "2013";

    if (seen->theirs > 0 && seen->ours > 0)
        s0_texts_addf(remarks,
                      "%zu %s of the Statement of Applicability %s a control number of the %s "
                      "edition and %s left out",
                      seen->theirs, seen->theirs == 1 ? "line" : "lines",
                      seen->theirs == 1 ? "has" : "have", other, seen->theirs == 1 ? "is" : "are");
    if (seen->strange > 0)
        s0_texts_addf(remarks, "%zu %s of the Statement of Applicability %s no control of Annex A",
                      seen->strange, seen->strange == 1 ? "line" : "lines",
                      seen->strange == 1 ? "names" : "name");
}

s0_code s0_soa_read(s0_soa *out, s0_arena *arena, const s0_catalog *catalog, s0_edition edition,
                    const s0_evidence *evidence, s0_texts *remarks, s0_error *err)
{
    const s0_table *table = s0_evidence_table(evidence, "soa");
    s0_edition other = edition == S0_EDITION_2013 ? S0_EDITION_2022 : S0_EDITION_2013;
    size_t count;
    const s0_requirement *requirements = s0_catalog_requirements(catalog, edition, &count);
    s0_soa_line *lines = s0_alloc_n(arena, count, sizeof *lines);
    tally seen = {0};
    columns c;

    *out = (s0_soa){.lines = lines, .why_not = "there is no Statement of Applicability"};
    if (lines == NULL)
        return s0_fail_memory(err);
    if (table == NULL)
        return S0_OK;
    c = (columns){table,
                  s0_table_column(table, "control"),
                  s0_table_column(table, "applicable"),
                  s0_table_column(table, "reason"),
                  s0_table_column(table, "status"),
                  s0_table_column(table, "planned_for"),
                  s0_table_column(table, "owner")};
    if ((out->version = describe(arena, table, evidence)) == NULL)
        return s0_fail_memory(err);
    for (size_t row = 0; row < s0_table_rows(table); row++) {
        s0_cell control = at(&c, row, c.control);
        const s0_requirement *theirs;
        size_t found;
        s0_code rc;

        if (control.state != S0_GIVEN) {
            seen.strange++;
            continue;
        }
        found = index_of(requirements, count, control.as.text.key);
        theirs = s0_catalog_requirement(catalog, other, control.as.text.key);
        if (found < count) {
            seen.ours++;
            if ((rc = read_line(&lines[found], arena, &c, row, err)) != S0_OK)
                return rc;
        } else if (theirs != NULL && theirs->control) {
            seen.theirs++;
        } else {
            seen.strange++;
        }
    }
    if (states_other(evidence, edition) || (seen.ours == 0 && seen.theirs > 0)) {
        out->why_not = "the Statement of Applicability is of another edition";
        memset(lines, 0, count * sizeof *lines);
        return S0_OK;
    }
    remark(remarks, &seen, edition);
    out->usable = seen.ours > 0;
    if (!out->usable)
        out->why_not = "the Statement of Applicability lists no control";
    return S0_OK;
}

/* One implication: what it says, as far as it is known. */
static s0_three says(const s0_implication *implication, const s0_evidence *evidence)
{
    if (implication->table != NULL) {
        const s0_table *table = s0_evidence_table(evidence, implication->table);

        if (table == NULL)
            return S0_MAYBE;
        return s0_table_rows(table) > 0 ? S0_YES : S0_NO;
    } else {
        const s0_fact *fact = s0_evidence_fact(evidence, implication->fact);

        if (fact == NULL || fact->entry == NULL || fact->cell.state == S0_UNKNOWN)
            return S0_MAYBE;
        return fact->cell.state == S0_GIVEN && fact->cell.type == S0_TYPE_BOOLEAN &&
                       fact->cell.as.truth == implication->is
                   ? S0_YES
                   : S0_NO;
    }
}

s0_three s0_soa_implied(s0_arena *arena, const s0_catalog *catalog, const s0_evidence *evidence,
                        const char *control, const char **why, const char **unknown_name)
{
    size_t count;
    const s0_implication *all = s0_catalog_implications(catalog, &count);
    const s0_implication *unknown = NULL;

    *why = NULL;
    *unknown_name = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *name = all[i].fact != NULL ? all[i].fact : all[i].table;
        s0_three said;

        if (strcmp(all[i].control, control) != 0)
            continue;
        said = says(&all[i], evidence);
        if (said == S0_YES) {
            *why = s0_textf(arena, "%s (%s)", all[i].because, name);
            return S0_YES;
        }
        if (said == S0_MAYBE && unknown == NULL)
            unknown = &all[i];
    }
    if (unknown == NULL)
        return S0_NO;
    *unknown_name = unknown->fact != NULL ? unknown->fact : unknown->table;
    *why =
        s0_textf(arena, "%s is %s", *unknown_name, unknown->fact != NULL ? "unknown" : "not given");
    return S0_MAYBE;
}
