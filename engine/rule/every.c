/* every.c - a pass over a population: bound to the columns of the selection, counted by
 * every_count.c, and drawn together into one outcome. */
#include "rule/every.h"

#include <string.h>

#include "base/sort.h"
#include "rule/every_pass.h"
#include "rule/every_text.h"

#define SCRATCH 8192 /* bytes for text that is only looked up */

/* --- binding ------------------------------------------------------------------------- */

static const s0_condition done_is_given = {.kind = S0_TEST, .column = "done", .op = S0_IS_GIVEN};

static s0_code bind(const s0_bound **out, const s0_population *p, const s0_condition *condition,
                    const s0_terms *terms, s0_error *err)
{
    return condition == NULL ? S0_OK : s0_bind(out, p->arena, p->of, condition, terms, err);
}

static s0_code bind_conditions(s0_population *p, const s0_terms *terms, s0_error *err)
{
    const s0_every *e = p->every;
    const s0_condition *meets = e->meets;
    s0_code rc;

    if (meets == NULL && s0_selection_is_schedule(p->of))
        meets = &done_is_given;
    if (meets == NULL)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "every has no meets");
    if ((rc = bind(&p->meets, p, meets, terms, err)) != S0_OK ||
        (rc = bind(&p->except, p, e->except, terms, err)) != S0_OK ||
        (rc = bind(&p->critical, p, e->critical, terms, err)) != S0_OK ||
        (rc = bind(&p->exposed, p, e->exposed, terms, err)) != S0_OK ||
        (rc = bind(&p->handled, p, e->handled, terms, err)) != S0_OK)
        return rc;
    p->group = -1;
    if (e->group == NULL)
        return S0_OK;
    p->n.group_column = e->group;
    p->groups = s0_map_new(p->arena, 16);
    if (p->groups == NULL)
        return s0_fail_memory(err);
    p->group = s0_selection_column(p->of, e->group);
    return p->group >= 0 ? S0_OK
                         : s0_fail(err, S0_ERULE, (s0_mark){0},
                                   "the population has no column \"%s\"", e->group);
}

/* The key's columns, and all records in its order. */
static s0_code bind_key(s0_population *p, const s0_terms *terms, s0_error *err)
{
    const char *const *key = p->every->key;
    size_t count = p->every->key_count;
    size_t *columns;

    if (s0_selection_is_schedule(p->of))
        key = s0_selection_key(p->of, &count);
    if (count == 0)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "every has no key");
    if ((columns = s0_alloc_n(p->arena, count, sizeof *columns)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        int at = s0_selection_column(p->of, key[i]);

        if (at < 0)
            return s0_fail(err, S0_ERULE, (s0_mark){0}, "the population has no column \"%s\"",
                           key[i]);
        columns[i] = (size_t)at;
    }
    p->columns = columns;
    p->column_count = count;
    return s0_selection_order_same(&p->order, &p->same, p->arena, p->of, key, count, terms, err);
}

/* --- the outcome ----------------------------------------------------------------------- */

/* Whether `met` of `all` reach `percent`; a hair of tolerance for decimals like 99.9. */
static bool reaches(int64_t met, int64_t all, double percent)
{
    return (double)met * 100.0 >= percent * (double)all - 1e-9 * (double)all;
}

static s0_word word_of(const s0_population *p)
{
    const s0_numbers *n = &p->n;

    if (n->population == 0)
        return p->every->empty_conforms ? S0_CONFORM : S0_NOT_DETERMINED;
    if (p->every->has_at_least) {
        int64_t sure = n->met - p->loose, sure_of = n->population - p->loose;

        if (sure_of > 0 ? reaches(sure, sure_of, p->every->at_least) : n->unknown == 0)
            return S0_CONFORM;
        return reaches(n->met + n->unknown, n->population, p->every->at_least) ||
                       s0_selection_lacks_file(p->of)
                   ? S0_NOT_DETERMINED
                   : S0_GAP;
    }
    return n->failed > 0 ? S0_GAP : n->unknown > 0 ? S0_NOT_DETERMINED : S0_CONFORM;
}

static bool key_before(void *context, uint32_t a, uint32_t b)
{
    const s0_instance *items = context;
    int order = s0_text_natural(items[a].key, items[b].key);

    return order != 0 ? order < 0 : strcmp(items[a].key, items[b].key) < 0;
}

/* `list` in the natural order of keys; NULL when memory is short or it is empty. */
static const s0_instance *sorted(s0_population *p, const s0_listing *list)
{
    uint32_t *order = s0_alloc_n(p->arena, list->count * 2, sizeof *order);
    s0_instance *items = s0_alloc_n(p->arena, list->count, sizeof *items);

    if (order == NULL || items == NULL || p->short_of_memory) {
        p->short_of_memory = true;
        return NULL;
    }
    s0_sort_order(order, order + list->count, list->count, key_before, list->items);
    for (size_t i = 0; i < list->count; i++)
        items[i] = list->items[order[i]];
    return list->count == 0 ? NULL : items;
}

static bool name_before(void *context, uint32_t a, uint32_t b)
{
    const char *const *names = context;

    return strcmp(names[a], names[b]) < 0;
}

static void take_missing(s0_outcome *out, s0_population *p)
{
    uint32_t order[2 * S0_MISSING_MAX];
    const char **names = s0_alloc_n(p->arena, p->missing_count, sizeof *names);

    if (names == NULL) {
        p->short_of_memory = true;
        return;
    }
    s0_sort_order(order, order + S0_MISSING_MAX, p->missing_count, name_before, p->missing);
    for (size_t i = 0; i < p->missing_count; i++)
        names[i] = p->missing[order[i]];
    out->missing = names;
    out->missing_count = p->missing_count;
}

static s0_code finish(s0_outcome *out, s0_population *p, s0_error *err)
{
    s0_code rc;

    out->word = word_of(p);
    out->counted = true;
    out->numbers = p->n;
    out->failed = sorted(p, &p->failed);
    out->failed_count = p->failed.count;
    out->unknown = sorted(p, &p->unknown);
    out->unknown_count = p->unknown.count;
    out->apart = sorted(p, &p->apart);
    out->apart_count = p->apart.count;
    if (out->word == S0_NOT_DETERMINED)
        take_missing(out, p);
    if (p->short_of_memory)
        return s0_fail_memory(err);
    if ((rc = s0_every_statement(out, p->arena, p->every, err)) != S0_OK)
        return rc;
    return s0_every_pass(out, p->arena, p->every, err);
}

s0_code s0_every_run(s0_outcome *out, s0_arena *arena, const s0_every *every,
                     const s0_evidence *evidence, const s0_terms *terms, s0_error *err)
{
    s0_population *p = s0_alloc(arena, sizeof *p);
    void *block = s0_alloc(arena, SCRATCH);
    const char *unused;
    s0_code rc;

    if (p == NULL || block == NULL)
        return s0_fail_memory(err);
    p->scratch = s0_arena_over(block, SCRATCH);
    p->every = every;
    p->of = every->of;
    p->arena = arena;
    if ((rc = s0_gap_text(&unused, arena, every->gap, &p->n, err)) != S0_OK ||
        (rc = bind_conditions(p, terms, err)) != S0_OK || (rc = bind_key(p, terms, err)) != S0_OK ||
        (rc = s0_waivers_find(&p->waivers, arena, evidence, every->rule, every->requirement,
                              terms->date, err)) != S0_OK)
        return rc;
    if (terms->spend != NULL)
        terms->spend(terms->context, s0_selection_count(p->of));
    s0_population_count(p);
    return finish(out, p, err);
}
