/* where.c - the records that meet a condition, and those of which nobody can say so. */
#include "evidence/selection_parts.h"

/* The mark of a record with that verdict. A record that is set apart neither meets
 * nor fails as long as it is: it stays, uncertain. */
static uint8_t mark_of(s0_verdict_of verdict, uint8_t flags)
{
    switch (verdict) {
    case S0_FAILS:
        return 0;
    case S0_MEETS:
        return (uint8_t)(flags | S0_FLAG_KEEP);
    case S0_UNDECIDED:
    case S0_APART:
        break;
    }
    return (uint8_t)(flags | S0_FLAG_KEEP | S0_FLAG_UNCERTAIN);
}

/* The records among those few that stay, each with its mark. */
static s0_code pick_few(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                        const s0_bound *bound, s0_few few, const s0_terms *terms, s0_error *err)
{
    s0_few again = few;
    uint32_t *records, record;
    uint8_t *marks;
    size_t count = 0, kept = 0;

    while (s0_few_next(&again) != S0_CHAIN_END)
        count++;
    s0_spend(terms, 1 + count * bound->cost);
    records = s0_alloc_n(arena, count, sizeof *records);
    marks = s0_alloc_n(arena, count, sizeof *marks);
    if (records == NULL || marks == NULL)
        return s0_fail_memory(err);
    while ((record = s0_few_next(&few)) != S0_CHAIN_END) {
        s0_apart apart;
        uint8_t mark = mark_of(s0_verdict(bound, record, &apart), s0_flags_of(from, record));

        if ((mark & S0_FLAG_KEEP) == 0)
            continue;
        records[kept] = record;
        marks[kept++] = mark;
    }
    return s0_selection_pick_few(out, arena, from, records, marks, kept, err);
}

/* Bind where memory is needed only meanwhile, or, if that is too small, for good. */
static s0_code bind_for_now(const s0_bound **out, s0_arena *arena, const s0_selection *from,
                            const s0_condition *condition, const s0_terms *terms, s0_error *err)
{
    s0_arena *scratch = s0_where_scratch(terms, arena);
    s0_code rc = s0_bind(out, scratch, from, condition, terms, err);

    return rc == S0_ENOMEM && scratch != arena ? s0_bind(out, arena, from, condition, terms, err)
                                               : rc;
}

s0_code s0_select_where(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                        const s0_condition *condition, const s0_terms *terms, s0_error *err)
{
    const s0_bound *bound;
    uint8_t *marks;
    s0_apart apart;
    s0_few few;
    s0_code rc;

    if (condition == NULL) {
        *out = from;
        return S0_OK;
    }
    if ((rc = bind_for_now(&bound, arena, from, condition, terms, err)) != S0_OK)
        return rc;
    if (s0_where_few(&few, from, bound, terms))
        return pick_few(out, arena, from, bound, few, terms, err);
    s0_spend(terms, from->count * bound->cost);
    if ((marks = s0_alloc_n(arena, from->count, sizeof *marks)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < from->count; i++)
        marks[i] = mark_of(s0_verdict(bound, i, &apart), s0_flags_of(from, i));
    return s0_selection_pick(out, arena, from, marks, err);
}
