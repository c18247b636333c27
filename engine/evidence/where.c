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

s0_code s0_select_where(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                        const s0_condition *condition, const s0_terms *terms, s0_error *err)
{
    const s0_bound *bound;
    uint8_t *marks;
    s0_apart apart;
    s0_code rc;

    if (condition == NULL) {
        *out = from;
        return S0_OK;
    }
    if ((rc = s0_bind(&bound, arena, from, condition, terms, err)) != S0_OK)
        return rc;
    s0_spend(terms, from->count * bound->cost);
    if ((marks = s0_alloc_n(arena, from->count, sizeof *marks)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < from->count; i++)
        marks[i] = mark_of(s0_verdict(bound, i, &apart), s0_flags_of(from, i));
    return s0_selection_pick(out, arena, from, marks, err);
}
