/* life.c - see life.h. A finding is its identity; one that could not be verified is known by its
 * rule, or by its number alone. */
#include "diff/life.h"

#include <string.h>

#include "base/sort.h"
#include "base/text.h"
#include "diff/diff_parts.h"
#include "model/fields.h"

static const s0_field fields[] = {
    S0_TEXT_AT(s0_life, number),          S0_TEXT_AT(s0_life, identity),
    S0_TEXT_AS(s0_life, "class", class_), S0_TEXT_AT(s0_life, requirement),
    S0_TEXT_AT(s0_life, title),           S0_TEXT_AT(s0_life, first),
    S0_INT_AT(s0_life, cycles),           S0_BOOL_AT(s0_life, raised),
    S0_TEXT_AT(s0_life, state),           S0_FIELDS_END,
};
const s0_shape s0_life_shape = S0_SHAPE("life of a finding", s0_life, fields);

typedef struct lives {
    s0_life *items;
    size_t count;
    const s0_cycle *const *cycles;
    size_t cycle_count;
} lives;

static const s0_cycle *last(const lives *all)
{
    return all->cycles[all->cycle_count - 1];
}

/* The finding of one cycle that `life` is about; NULL when that cycle did not raise it. */
static const s0_finding *raised_in(const lives *all, const s0_cycle *cycle, const s0_life *life)
{
    if (life->identity != NULL)
        return s0_same_finding(cycle, last(all), life->identity);
    return s0_cycle_finding(cycle, life->number);
}

static void add(lives *to, s0_life life)
{
    for (size_t i = 0; i < to->cycle_count; i++) {
        const s0_finding *f = raised_in(to, to->cycles[i], &life);

        if (f == NULL)
            continue;
        life.first = life.first == NULL ? to->cycles[i]->cycle.name : life.first;
        life.cycles++;
    }
    to->items[to->count++] = life;
}

static bool is_there(const lives *all, const s0_earlier *earlier)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].number, earlier->finding) == 0 ||
            (earlier->rule != NULL && all->items[i].identity != NULL &&
             strcmp(all->items[i].identity, earlier->rule) == 0))
            return true;
    return false;
}

/* What nobody could look at again is as open as before, and so is what a person judged to be. */
static void add_unverified(lives *to)
{
    const s0_cycle *now = last(to);

    for (size_t i = 0; i < now->earlier_count; i++) {
        const s0_earlier *e = &now->earlier[i];

        if (!s0_earlier_is_open(e) || is_there(to, e))
            continue;
        add(to, (s0_life){.number = e->finding,
                          .identity = e->rule,
                          .class_ = e->class_,
                          .requirement = e->requirement,
                          .title = e->statement,
                          .state = strcmp(e->status, "not verified") != 0 ? e->status
                                   : strcmp(e->was, "closed") == 0 ? "reported closed, not verified"
                                                                   : "not verified"});
    }
}

/* Order of the first cycle; what comes from elsewhere is older than all. */
static size_t age(const lives *all, const s0_life *life)
{
    for (size_t i = 0; life->first != NULL && i < all->cycle_count; i++)
        if (strcmp(all->cycles[i]->cycle.name, life->first) == 0)
            return i + 1;
    return 0;
}

static int weight(const s0_life *life)
{
    for (int i = 0; s0_classes[i] != NULL; i++)
        if (life->class_ != NULL && strcmp(s0_classes[i], life->class_) == 0)
            return i;
    return S0_OFI + 1;
}

static bool older(void *context, uint32_t a, uint32_t b)
{
    const lives *all = context;
    const s0_life *x = &all->items[a], *y = &all->items[b];
    int order;

    if (age(all, x) != age(all, y))
        return age(all, x) < age(all, y);
    if (weight(x) != weight(y))
        return weight(x) < weight(y);
    order = s0_text_natural(x->requirement, y->requirement);
    return order != 0 ? order < 0 : s0_text_natural(x->number, y->number) < 0;
}

s0_code s0_lives(const s0_life **out, size_t *count, s0_arena *arena, const s0_cycle *const *cycles,
                 size_t cycle_count, s0_error *err)
{
    lives all = {.cycles = cycles, .cycle_count = cycle_count};
    const s0_cycle *now = cycles[cycle_count - 1];
    size_t most = now->finding_list_count + now->earlier_count;
    uint32_t *order = s0_alloc_n(arena, most, sizeof *order);
    uint32_t *scratch = s0_alloc_n(arena, most, sizeof *scratch);
    s0_life *sorted = s0_alloc_n(arena, most, sizeof *sorted);

    all.items = s0_alloc_n(arena, most, sizeof *all.items);
    if (all.items == NULL || order == NULL || scratch == NULL || sorted == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < now->finding_list_count; i++) {
        const s0_finding *f = &now->findings[i];

        add(&all, (s0_life){.number = f->number,
                            .identity = f->identity,
                            .class_ = s0_classes[f->class_],
                            .requirement = f->requirement,
                            .title = f->title,
                            .raised = true,
                            .state = "raised"});
    }
    add_unverified(&all);
    s0_sort_order(order, scratch, all.count, older, &all);
    for (size_t i = 0; i < all.count; i++)
        sorted[i] = all.items[order[i]];
    *out = sorted;
    *count = all.count;
    return S0_OK;
}
