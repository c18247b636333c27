/* barrier.c - risks, treatments and acceptances read together: the second form of M8. */
#include "audit/barrier.h"

#include <string.h>

#include "audit/row.h"

static bool is_key(const s0_cell *cell, const char *key)
{
    return cell->state == S0_GIVEN && strcmp(cell->as.text.key, key) == 0;
}

static bool is_word(const s0_cell *cell, const char *word)
{
    return cell->state == S0_GIVEN && strcmp(cell->as.text.key, word) == 0;
}

/* Whether an acceptance is known not to hold: nobody approved it, it ended, or it has not begun. */
static bool is_void(const s0_table *table, size_t row, s0_day date)
{
    s0_cell approver = s0_cell_at(table, row, "approver");
    s0_cell from = s0_cell_at(table, row, "from");
    s0_cell until = s0_cell_at(table, row, "until");

    return approver.state == S0_NONE || (from.state == S0_GIVEN && from.as.date.first > date) ||
           (until.state == S0_GIVEN && until.as.date.last < date);
}

bool s0_accepted(const s0_evidence *evidence, const char *column, const char *key, s0_day date)
{
    const s0_table *table = s0_evidence_table(evidence, "acceptances");

    for (size_t row = 0; table != NULL && row < s0_table_rows(table); row++) {
        s0_cell about = s0_cell_at(table, row, column);

        if (is_key(&about, key) && !is_void(table, row, date))
            return true;
    }
    return false;
}

/* Whether an acceptance may cover the risk: also one that does not say what it accepts. */
static bool may_be_accepted(const s0_table *acceptances, const char *risk, s0_day date)
{
    if (acceptances == NULL)
        return true;
    for (size_t row = 0; row < s0_table_rows(acceptances); row++) {
        s0_cell about = s0_cell_at(acceptances, row, "risk");

        if ((about.state == S0_UNKNOWN || is_key(&about, risk)) && !is_void(acceptances, row, date))
            return true;
    }
    return false;
}

/* Whether `control`, and certainly nothing else, treats the risk. */
static bool only_treatment(const s0_table *treatments, const char *risk, const char *control)
{
    bool treats = false;

    for (size_t row = 0; row < s0_table_rows(treatments); row++) {
        s0_cell about = s0_cell_at(treatments, row, "risk");
        s0_cell by = s0_cell_at(treatments, row, "control");
        s0_cell status = s0_cell_at(treatments, row, "status");

        if (is_word(&status, "dropped") || (about.state != S0_UNKNOWN && !is_key(&about, risk)))
            continue;
        if (about.state == S0_UNKNOWN || !is_key(&by, control))
            return false;
        treats = true;
    }
    return treats;
}

static bool is_above(const s0_cell *level, const s0_cell *acceptable)
{
    return level->state == S0_GIVEN && s0_cell_order(level, acceptable) == 1;
}

s0_code s0_barrier_find(const char **out, s0_arena *arena, const s0_evidence *evidence,
                        const char *control, s0_day date, s0_error *err)
{
    const s0_table *risks = s0_evidence_table(evidence, "risks");
    const s0_table *treatments = s0_evidence_table(evidence, "treatments");
    const s0_table *acceptances = s0_evidence_table(evidence, "acceptances");
    const s0_fact *level = s0_evidence_fact(evidence, "risk_method.acceptance_level");
    const char *first = NULL;

    *out = NULL;
    if (risks == NULL || treatments == NULL || level == NULL || level->entry == NULL ||
        level->cell.state != S0_GIVEN)
        return S0_OK;
    for (size_t row = 0; row < s0_table_rows(risks); row++) {
        s0_cell risk = s0_cell_at(risks, row, "risk");
        s0_cell high = s0_cell_at(risks, row, "level");

        if (risk.state == S0_GIVEN && is_above(&high, &level->cell) &&
            only_treatment(treatments, risk.as.text.key, control) &&
            !may_be_accepted(acceptances, risk.as.text.key, date) &&
            (first == NULL || s0_text_natural(risk.as.text.shown, first) < 0))
            first = risk.as.text.shown;
    }
    if (first != NULL && (*out = s0_textf(arena, "risk %s", first)) == NULL)
        return s0_fail_memory(err);
    return S0_OK;
}
