/* where_memory.c - `where` in a loop: each call asks the same population for one more value of the
 * same column. Looking at all records each time makes the loop quadratic; so from a certain call on
 * the column is indexed, and only records with the value, or with none that is known, are decided.
 *
 * A condition that is one equality with a constant, or has one among all of its parts, fails for
 * certain on every other record, whatever the rest of it says. */
#include "evidence/selection_parts.h"

#define SEATS 64u      /* populations and columns remembered at a time; a power of two */
#define PATIENCE 8u    /* calls that look at all records before an index is made */
#define WORTH 64u      /* records from which on one is */
#define SCRATCH 65536u /* bytes */

typedef struct seat {
    const s0_selection *of;
    uint32_t column;
    unsigned asked;
    s0_index *index; /* NULL: not made yet */
    uint32_t *unknown;
} seat;

struct s0_where_memory {
    s0_arena *arena;
    s0_arena *scratch;
    seat seats[SEATS];
};

struct s0_where_memory *s0_where_memory_new(s0_arena *arena)
{
    struct s0_where_memory *made = s0_alloc(arena, sizeof *made);

    if (made != NULL)
        made->arena = arena;
    return made;
}

s0_arena *s0_where_scratch(const s0_terms *terms, s0_arena *otherwise)
{
    struct s0_where_memory *memory = terms->memory;
    void *room;

    if (memory == NULL)
        return otherwise;
    if (memory->scratch == NULL) {
        if ((room = s0_alloc(memory->arena, SCRATCH)) == NULL ||
            (memory->scratch = s0_arena_over(room, SCRATCH)) == NULL)
            return otherwise;
    } else {
        s0_arena_reset(memory->scratch);
    }
    return memory->scratch;
}

/* Whether all records with another value fail this test for certain. */
static bool decides(const s0_selection *from, const s0_node *node)
{
    const s0_bound_operand *operand;
    s0_type type;

    if (node->kind != S0_TEST || node->condition->op != S0_IS)
        return false;
    operand = node->operands[0];
    type = from->columns[node->column].entry->type;
    return operand->kind == S0_CONSTANT && operand->cell.state == S0_GIVEN &&
           operand->cell.type == type &&
           (s0_family_of(type) == S0_FAMILY_TEXT || type == S0_TYPE_INTEGER);
}

static const s0_node *deciding_node(const s0_selection *from, const s0_node *root)
{
    if (decides(from, root))
        return root;
    for (size_t i = 0; root->kind == S0_ALL_OF && i < root->part_count; i++)
        if (decides(from, &root->parts[i]))
            return &root->parts[i];
    return NULL;
}

/* Index the column of a seat. False: memory is short, or the column cannot be a key. */
static bool make_index(seat *s, s0_arena *arena)
{
    s0_index *index = s0_alloc(arena, sizeof *index);
    uint32_t *column = s0_alloc(arena, sizeof *column);
    size_t at = 0;

    if (index == NULL || column == NULL)
        return false;
    *column = s->column;
    if (s0_index_make(index, arena, s->of, column, 1, false, NULL, 0, NULL) != S0_OK ||
        (s->unknown = s0_alloc_n(arena, index->unknown, sizeof *s->unknown)) == NULL)
        return false;
    for (size_t i = 0; i < s->of->count; i++)
        if (index->group[i] == S0_GROUP_UNKNOWN)
            s->unknown[at++] = (uint32_t)i;
    s->index = index;
    return true;
}

static seat *seat_of(struct s0_where_memory *memory, const s0_selection *from, uint32_t column)
{
    uint64_t hash = ((uint64_t)(uintptr_t)from + column) * 0x9E3779B97F4A7C15u;
    seat *s = &memory->seats[hash >> 58];

    if (s->of != from || s->column != column) { /* whoever was here is asked no more, it seems */
        if (s->index != NULL)
            return NULL;
        *s = (seat){.of = from, .column = column};
    }
    return s;
}

bool s0_where_few(s0_few *out, const s0_selection *from, const s0_bound *bound,
                  const s0_terms *terms)
{
    const s0_node *node;
    uint32_t group;
    seat *s;

    if (terms->memory == NULL || from->count < WORTH ||
        (node = deciding_node(from, &bound->root)) == NULL ||
        (s = seat_of(terms->memory, from, node->column)) == NULL)
        return false;
    if (s->index == NULL) {
        if (++s->asked <= PATIENCE)
            return false;
        s0_spend(terms, from->count);
        if (!make_index(s, terms->memory->arena)) {
            s->asked = 0;
            return false;
        }
    }
    group = s0_index_find_cell(s->index, &node->operands[0]->cell);
    *out = (s0_few){.index = s->index,
                    .next = group == S0_GROUP_ABSENT ? S0_CHAIN_END : s->index->head[group],
                    .unknown = s->unknown,
                    .unknown_left = s->index->unknown};
    return true;
}

uint32_t s0_few_next(s0_few *few)
{
    uint32_t next = few->next;

    if (few->unknown_left > 0 && (next == S0_CHAIN_END || *few->unknown < next)) {
        few->unknown_left--;
        return *few->unknown++;
    }
    if (next != S0_CHAIN_END)
        few->next = few->index->next[next];
    return next;
}
