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

/* Mark up to `most` sites below `name` (NULL: any) that were not tried. How many. */
static size_t mark(const s0_examined *e, const char *name, size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < e->sites.count && count < most; i++)
        if (!e->probes[i].tried && !e->probes[i].marked &&
            (name == NULL || s0_proof_belongs(e->sites.items[i].name, name))) {
            e->probes[i].marked = true;
            count++;
        }
    return count;
}

/* Each step marks sites for its round, counted from 0, and says how many. */

static size_t excuse(const s0_prover *p, size_t round)
{
    size_t count = 0;

    for (size_t x = 0; round == 0 && x < p->count; x++)
        for (size_t i = 0; i < p->examples[x].sites.count; i++)
            if ((p->examples[x].probes[i].marked =
                     needs_excuse(&p->examples[x], &p->examples[x].probes[i])))
                count++;
    return count;
}

/* One round tries a site, the next two, then four … */
static size_t share(size_t round)
{
    return (size_t)1 << (round < 20 ? round : 20);
}

/* Sites of each read that nothing has moved yet, whichever example gives them. */
static size_t move(const s0_prover *p, size_t round)
{
    const s0_rule *rule = p->rule;
    size_t count = 0;

    for (size_t i = 0; i <= rule->evidence_count; i++) {
        const char *name = i < rule->evidence_count ? rule->evidence[i] : rule->basis;
        size_t left = share(round);

        if (s0_proof_is_key(p, name) || s0_proof_seen(p, name))
            continue;
        for (size_t x = 0; x < p->count; x++) {
            size_t marked = mark(&p->examples[x], name, left);

            left -= marked;
            count += marked;
        }
    }
    return count;
}

static bool has_gap(const s0_examined *e)
{
    for (size_t i = 0; i < e->sites.count; i++)
        if (e->probes[i].gap)
            return true;
    return false;
}

/* Any sites of a conforming example, until one reaches a gap. */
static size_t reach(const s0_prover *p, size_t round)
{
    size_t count = 0;

    for (size_t x = 0; x < p->count; x++)
        if (p->examples[x].said.word == S0_CONFORM && !has_gap(&p->examples[x]))
            count += mark(&p->examples[x], NULL, 4 * share(round));
    return count;
}

bool s0_proof_row_matters(const s0_examined *e, const char *table, size_t row)
{
    for (size_t i = 0; i < e->sites.count; i++)
        if (e->probes[i].gap && s0_text_same(e->sites.items[i].table, table) &&
            e->sites.items[i].row == row)
            return true;
    return false;
}

static size_t mark_rows(const s0_examined *e, const char *table)
{
    const s0_site *last = NULL;
    size_t count = 0;

    for (size_t i = 0; i < e->sites.count; i++) {
        const s0_site *site = &e->sites.items[i];

        if (e->probes[i].tried || (last != NULL && last->row == site->row) ||
            !s0_text_same(site->table, table) || s0_proof_row_matters(e, table, site->row))
            continue;
        e->probes[i].marked = true;
        last = site;
        count++;
    }
    return count;
}

/* One more site in each row that shows something as done and has not reached a gap. */
static size_t look_at_done(const s0_prover *p, size_t round)
{
    size_t count = 0;

    (void)round;
    for (size_t x = 0; p->done_table != NULL && x < p->count; x++)
        if (p->examples[x].said.word == S0_CONFORM)
            count += mark_rows(&p->examples[x], p->done_table);
    return count;
}

s0_code s0_prove_choose(s0_prover *p)
{
    static size_t (*const steps[])(const s0_prover *, size_t) = {excuse, move, reach, look_at_done};
    s0_code rc = S0_OK;

    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++)
        for (size_t round = 0; rc == S0_OK && steps[step](p, round) > 0; round++)
            rc = s0_prove_values(p);
    return rc;
}
