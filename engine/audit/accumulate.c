/* accumulate.c - M3: several minors on one issue show that it is not under control. They become the
 * parts of one major finding, whose identity is the group; none of them is counted again. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "audit/state.h"

/* Whether the minor counts: one that is open in time has been dealt with once, unless it
 * is open as part of this very group. */
static bool counts(const s0_audit_state *state, const s0_judged *judged, const char *group)
{
    const s0_followed *past = judged->past;

    if (judged->finding == NULL || judged->into != NULL || judged->finding->class_ != S0_MINOR ||
        strcmp(s0_catalog_group(state->prepared.catalog, judged->finding->requirement), group) != 0)
        return false;
    return judged->given.standing != S0_STANDS_TIME ||
           (past->group != NULL && strcmp(past->group, group) == 0);
}

static const s0_followed *past_of(const s0_audit_state *state, const char *group)
{
    for (size_t i = 0; i < state->earlier_count; i++)
        if (state->earlier[i].group != NULL && strcmp(state->earlier[i].group, group) == 0)
            return &state->earlier[i];
    return NULL;
}

/* --- what the group says -----------------------------------------------------------------------
 */

static int by_read(const void *a, const void *b)
{
    const s0_cited *left = a, *right = b;
    int order = strcmp(left->read, right->read);

    return order != 0 ? order : s0_text_compare(left->source, right->source);
}

static s0_code join_evidence(s0_finding *finding, s0_arena *arena, s0_error *err)
{
    s0_cited *all;
    size_t total = 0, used = 0;

    for (size_t i = 0; i < finding->part_count; i++)
        total += finding->parts[i].evidence_count;
    if ((all = s0_alloc_n(arena, total, sizeof *all)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < finding->part_count; i++)
        for (size_t e = 0; e < finding->parts[i].evidence_count; e++)
            all[used++] = finding->parts[i].evidence[e];
    if (used > 1)
        qsort(all, used, sizeof *all, by_read);
    for (size_t i = total = 0; i < used; i++)
        if (total == 0 || by_read(&all[total - 1], &all[i]) != 0)
            all[total++] = all[i];
    finding->evidence = all;
    finding->evidence_count = total;
    return S0_OK;
}

static s0_code join_related(s0_finding *finding, s0_arena *arena, s0_error *err)
{
    s0_texts related = s0_texts_in(arena);

    for (size_t i = 0; i < finding->part_count; i++) {
        const s0_finding *part = &finding->parts[i];

        if (strcmp(part->requirement, finding->requirement) != 0)
            s0_texts_add_new(&related, part->requirement);
        for (size_t r = 0; r < part->related_count; r++)
            if (strcmp(part->related[r], finding->requirement) != 0)
                s0_texts_add_new(&related, part->related[r]);
    }
    s0_texts_sort(&related);
    finding->related = related.items;
    finding->related_count = related.count;
    return related.failed ? s0_fail_memory(err) : S0_OK;
}

/* What parts one sentence from the next; those that end with an own rule have no full stop. */
static const char *between(const s0_buf *sentences)
{
    if (sentences->size == 0)
        return "";
    return sentences->text[sentences->size - 1] == '.' ? " " : ". ";
}

/* Statement and criterion of all parts in one line each; the parts themselves hold the rest. */
static s0_code join_words(s0_finding *finding, const s0_audit_state *state, const s0_followed *past,
                          s0_error *err)
{
    s0_buf statement = s0_buf_in(state->arena), reason = s0_buf_in(state->arena);
    s0_texts criteria = s0_texts_in(state->arena), notes = s0_texts_in(state->arena);
    s0_buf criterion = s0_buf_in(state->arena);

    s0_putf(&reason, "major (M3): %zu minor %s on %s (", finding->part_count,
            finding->part_count == 1 ? "nonconformity" : "nonconformities", finding->identity);
    for (size_t i = 0; i < finding->part_count; i++) {
        const s0_finding *part = &finding->parts[i];

        s0_putf(&statement, "%s%s: %s", i > 0 ? "; " : "", part->number, part->statement);
        s0_putf(&reason, "%s%s", i > 0 ? ", " : "", part->number);
        if (!s0_texts_has(&criteria, part->criterion))
            s0_putf(&criterion, "%s%s", between(&criterion), part->criterion);
        s0_texts_add_new(&criteria, part->criterion);
    }
    s0_putf(&reason, "), from %" PRId64 " on they are one",
            s0_plan_threshold(state->prepared.plan, "accumulation"));
    if (past != NULL) {
        s0_putf(&reason, ", earlier %s", past->entry.finding);
        s0_texts_addf(&notes, "%s: %s", past->entry.finding,
                      past->note != NULL ? past->note : past->entry.status);
    }
    finding->statement = s0_buf_text(&statement);
    finding->reason = s0_buf_text(&reason);
    finding->criterion = s0_buf_text(&criterion);
    finding->notes = notes.items;
    finding->note_count = notes.count;
    finding->title =
        s0_textf(state->arena, "%zu minor %s on %s", finding->part_count,
                 finding->part_count == 1 ? "nonconformity" : "nonconformities", finding->identity);
    return finding->title == NULL || notes.failed || criteria.failed || statement.failed ||
                   reason.failed || criterion.failed
               ? s0_fail_memory(err)
               : S0_OK;
}

/* --- making it ----------------------------------------------------------------------------------
 */

static int by_identity(const void *a, const void *b)
{
    return s0_text_natural(((const s0_finding *)a)->identity, ((const s0_finding *)b)->identity);
}

/* The group itself where it is a requirement, else the first requirement of its parts. */
static const char *requirement_of(const s0_audit_state *state, const char *group,
                                  const s0_finding *parts, size_t count)
{
    const char *first = parts[0].requirement;

    if (s0_catalog_requirement(state->prepared.catalog, state->edition, group) != NULL)
        return group;
    for (size_t i = 1; i < count; i++)
        if (s0_text_natural(parts[i].requirement, first) < 0)
            first = parts[i].requirement;
    return first;
}

static void replace(s0_audit_state *state, s0_finding *with)
{
    size_t kept = 0;

    for (size_t i = 0; i < state->finding_count; i++) {
        bool part = false;

        for (size_t j = 0; j < state->judged_count; j++)
            part = part || (state->judged[j].finding == state->findings[i] &&
                            state->judged[j].group == with);
        if (!part)
            state->findings[kept++] = state->findings[i];
    }
    state->findings[kept++] = with;
    state->finding_count = kept;
}

static s0_code form(s0_audit_state *state, const char *group, size_t count, s0_error *err)
{
    s0_finding *finding = s0_alloc(state->arena, sizeof *finding);
    s0_finding *parts = s0_alloc_n(state->arena, count, sizeof *parts);
    size_t used = 0;
    s0_code rc;

    if (finding == NULL || parts == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < state->judged_count; i++)
        if (counts(state, &state->judged[i], group)) {
            parts[used++] = *state->judged[i].finding;
            state->judged[i].group = finding;
        }
    qsort(parts, count, sizeof *parts, by_identity);
    *finding = (s0_finding){.identity = group,
                            .requirement = requirement_of(state, group, parts, count),
                            .class_ = S0_MAJOR,
                            .trigger = "M3",
                            .basis_kind = parts[0].basis_kind,
                            .times = s0_times_found(past_of(state, group), false),
                            .parts = parts,
                            .part_count = count};
    replace(state, finding);
    if ((rc = join_evidence(finding, state->arena, err)) != S0_OK ||
        (rc = join_related(finding, state->arena, err)) != S0_OK)
        return rc;
    return join_words(finding, state, past_of(state, group), err);
}

s0_code s0_accumulate(s0_audit_state *state, s0_error *err)
{
    int64_t least = s0_plan_threshold(state->prepared.plan, "accumulation");
    bool formed = false;

    for (size_t i = 0; i < state->judged_count; i++) {
        const s0_judged *judged = &state->judged[i];
        const char *group;
        size_t minors = 0;
        s0_code rc;

        if (judged->finding == NULL || judged->group != NULL)
            continue;
        group = s0_catalog_group(state->prepared.catalog, judged->finding->requirement);
        for (size_t j = 0; j < state->judged_count; j++)
            minors += counts(state, &state->judged[j], group);
        if (minors == 0 || (int64_t)minors < least || !counts(state, judged, group))
            continue;
        if ((rc = form(state, group, minors, err)) != S0_OK)
            return rc;
        formed = true;
    }
    if (!formed)
        return S0_OK;
    s0_findings_sort(state);
    return s0_findings_number(state, err);
}
