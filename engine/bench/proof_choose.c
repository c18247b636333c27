/* proof_choose.c - which values are tried: as few as decide the demands. What has to be shown of
 * all values is tried at once; where one value is enough, more and more sites until there is it. */
#include <string.h>

#include "base/text.h"
#include "bench/proof_parts.h"

bool s0_proof_belongs(const char *name, const char *to)
{
    size_t size = strlen(to);

    return strncmp(name, to, size) == 0 && (name[size] == '\0' || name[size] == '.');
}

bool s0_proof_seen(const s0_prover *p, const char *name)
{
    for (size_t e = 0; e < p->count; e++)
        for (size_t i = 0; i < p->examples[e].sites.count; i++)
            if (p->examples[e].probes[i].moves &&
                s0_proof_belongs(p->examples[e].sites.items[i].name, name))
                return true;
    return false;
}

bool s0_proof_known_without(const s0_site *site)
{
    return s0_starts_with(site->name, "own_rules.") || site->entry->filled;
}

/* Whether what was said without something has to be excused: it is what is said with it, too. */
static bool is_same(const s0_examined *e, size_t attempt)
{
    const s0_said *said = &e->attempts.items[attempt].said;

    return said->viable && said->word != S0_NOT_DETERMINED && said->word == e->said.word;
}

static bool needs_excuse(const s0_examined *e, const s0_probe *probe)
{
    if (!s0_proof_known_without(probe->site) && is_same(e, probe->blank))
        return true;
    for (size_t i = 0; i < e->removal_count; i++)
        if (!e->removals[i].emptied && is_same(e, e->removals[i].attempt) &&
            s0_proof_belongs(probe->site->name, e->removals[i].name))
            return true;
    return false;
}

/* Mark up to `most` sites below `name` that were not tried. How many. */
static size_t mark(const s0_examined *e, bool *marks, const char *name, size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < e->sites.count && count < most; i++)
        if (!e->probes[i].tried && !marks[i] && s0_proof_belongs(e->sites.items[i].name, name)) {
            marks[i] = true;
            count++;
        }
    return count;
}

static s0_code excuse(s0_prover *p, s0_examined *e, bool *marks)
{
    for (size_t i = 0; i < e->sites.count; i++)
        marks[i] = needs_excuse(e, &e->probes[i]);
    return s0_prove_values(p, e, marks);
}

/* Sites of each read that nothing has moved yet. */
static s0_code move(s0_prover *p, s0_examined *e, bool *marks)
{
    const s0_rule *rule = p->rule;

    for (size_t most = 1;; most *= 2) {
        size_t count = 0;
        s0_code rc;

        memset(marks, 0, e->sites.count * sizeof *marks);
        for (size_t i = 0; i <= rule->evidence_count; i++) {
            const char *name = i < rule->evidence_count ? rule->evidence[i] : rule->basis;

            if (!s0_proof_is_key(p, name) && !s0_proof_seen(p, name))
                count += mark(e, marks, name, most);
        }
        if (count == 0)
            return S0_OK;
        if ((rc = s0_prove_values(p, e, marks)) != S0_OK)
            return rc;
    }
}

static bool has_gap(const s0_examined *e)
{
    for (size_t i = 0; i < e->sites.count; i++)
        if (e->probes[i].gap)
            return true;
    return false;
}

/* Any sites of a conforming example, until one reaches a gap. */
static s0_code reach(s0_prover *p, s0_examined *e, bool *marks)
{
    for (size_t most = 4; e->said.word == S0_CONFORM && !has_gap(e); most *= 2) {
        size_t count = 0;
        s0_code rc;

        memset(marks, 0, e->sites.count * sizeof *marks);
        for (size_t i = 0; i < e->sites.count && count < most; i++)
            if (!e->probes[i].tried) {
                marks[i] = true;
                count++;
            }
        if (count == 0)
            return S0_OK;
        if ((rc = s0_prove_values(p, e, marks)) != S0_OK)
            return rc;
    }
    return S0_OK;
}

bool s0_proof_row_matters(const s0_examined *e, const char *table, size_t row)
{
    for (size_t i = 0; i < e->sites.count; i++)
        if (e->probes[i].gap && s0_text_same(e->sites.items[i].table, table) &&
            e->sites.items[i].row == row)
            return true;
    return false;
}

/* One more site in each row that shows something as done and has not reached a gap. */
static s0_code look_at_done(s0_prover *p, s0_examined *e, bool *marks)
{
    size_t count = p->done_table != NULL && e->said.word == S0_CONFORM ? 1 : 0;

    while (count > 0) {
        const s0_site *last = NULL;
        s0_code rc;

        count = 0;
        for (size_t i = 0; i < e->sites.count; i++) {
            const s0_site *site = &e->sites.items[i];
            bool other_row = last == NULL || last->row != site->row;

            marks[i] = !e->probes[i].tried && other_row &&
                       s0_text_same(site->table, p->done_table) &&
                       !s0_proof_row_matters(e, p->done_table, site->row);
            if (marks[i]) {
                last = site;
                count++;
            }
        }
        if (count > 0 && (rc = s0_prove_values(p, e, marks)) != S0_OK)
            return rc;
    }
    return S0_OK;
}

s0_code s0_prove_choose(s0_prover *p)
{
    static s0_code (*const steps[])(s0_prover *, s0_examined *, bool *) = {excuse, move, reach,
                                                                           look_at_done};
    s0_code rc = S0_OK;

    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++)
        for (size_t i = 0; rc == S0_OK && i < p->count; i++) {
            s0_examined *e = &p->examples[i];
            bool *marks = s0_alloc_n(p->arena, e->sites.count, sizeof *marks);

            rc = marks != NULL ? steps[step](p, e, marks) : s0_fail_memory(p->err);
        }
    return rc;
}
