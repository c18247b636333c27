/* with.c - two selections side by side, one record per match.
 *
 * What is not known is kept so that blanking a key can hide nothing:
 *
 *   left key unknown           the record, other side unknown; it may stand for several
 *   other side's key unknown   a record of its own, uncertain, left side unknown
 *   every match uncertain      beside the matches the record without one, uncertain too
 *   key none                   has no match for certain */
#include <stdio.h>
#include <string.h>

#include "evidence/selection_parts.h"

typedef struct joint {
    const s0_selection *from;
    const s0_selection *other;
    const s0_join *join;
    const uint32_t *left;
    const uint32_t *right;
    s0_index index;
    uint32_t *group; /* of each record of `from` */
    int32_t **rows;  /* of the result: parts of `from`, then of `other` */
    uint8_t *flags;
    bool doubtful; /* a row of `other` may be missing, or belong to any: no match is not certain */
    size_t at;
    unsigned marked; /* all flags set so far */
} joint;

static s0_code check_keys(const joint *j, s0_error *err)
{
    for (size_t i = 0; i < j->join->count; i++) {
        const s0_seen *a = &j->from->columns[j->left[i]], *b = &j->other->columns[j->right[i]];
        s0_family x = s0_family_of(a->entry->type), y = s0_family_of(b->entry->type);

        if (x != y || a->entry->type == S0_TYPE_INSTANT)
            return s0_fail(err, S0_ERULE, (s0_mark){0}, "%s (%s) cannot be joined with %s (%s)",
                           a->full,
                           a->entry->type == S0_TYPE_INSTANT ? "an instant" : s0_family_text(x),
                           b->full, s0_family_text(y));
    }
    return S0_OK;
}

static bool all_uncertain(const joint *j, uint32_t head)
{
    for (; head != S0_CHAIN_END; head = j->index.next[head]) {
        if (!(s0_flags_of(j->other, head) & S0_FLAG_UNCERTAIN))
            return false;
    }
    return true;
}

/* Records that one record of `from` becomes. */
static uint64_t matches_of(const joint *j, uint32_t group)
{
    bool drop = j->join->unmatched == S0_UNMATCHED_DROP;
    uint64_t count = 0;

    if (group == S0_GROUP_ABSENT)
        return drop ? 0 : 1;
    if (group == S0_GROUP_UNKNOWN)
        return 1;
    for (uint32_t i = j->index.head[group]; i != S0_CHAIN_END; i = j->index.next[i])
        count++;
    return count + (!drop && all_uncertain(j, j->index.head[group]));
}

#define LONG_GROUP 64u   /* records of a group that is worth remembering how long it is */
#define REMEMBERED 1024u /* such groups; a power of two */
#define INSTALMENT 65536u

/* Records that all of `from` become, those of keys that nobody knows included. Paid for as they are
 * counted: there may be more than anybody can hold, and then counting is to end as well. */
static uint64_t count_all(const joint *j, const s0_terms *terms)
{
    uint32_t groups[REMEMBERED] = {0}; /* group + 1 */
    uint64_t sizes[REMEMBERED], count = j->from->count > 0 ? j->index.unknown : 0, paid = 0;

    for (size_t i = 0; i < j->from->count; i++) {
        uint32_t group = j->group[i], at = group % REMEMBERED;
        uint64_t size =
            group < S0_GROUP_ABSENT && groups[at] == group + 1 ? sizes[at] : matches_of(j, group);

        if (size > LONG_GROUP) {
            groups[at] = group + 1;
            sizes[at] = size;
        }
        if ((count += size) - paid >= INSTALMENT) {
            s0_spend(terms, count - paid);
            paid = count;
        }
    }
    s0_spend(terms, count - paid);
    return count;
}

/* One record of the result. A side that is not there is given by the row its cells come from. */
static void put(joint *j, bool has_left, size_t left, bool has_right, size_t right, int32_t absent,
                unsigned mark)
{
    size_t parts = j->from->part_count;
    unsigned flags = mark;

    if (has_left)
        flags |= s0_flags_of(j->from, left);
    if (has_right)
        flags |= s0_flags_of(j->other, right);
    for (size_t p = 0; p < parts; p++)
        j->rows[p][j->at] = has_left ? s0_part_row(&j->from->parts[p], left) : absent;
    for (size_t p = 0; p < j->other->part_count; p++)
        j->rows[parts + p][j->at] = has_right ? s0_part_row(&j->other->parts[p], right) : absent;
    j->flags[j->at++] = (uint8_t)flags;
    j->marked |= flags;
}

static void fill_one(joint *j, size_t left)
{
    bool complete = j->join->unmatched == S0_UNMATCHED_NONE && !j->doubtful;
    bool drop = j->join->unmatched == S0_UNMATCHED_DROP;
    uint32_t group = j->group[left];
    int32_t absent = complete ? S0_ROW_NONE : S0_ROW_UNKNOWN;

    if (group == S0_GROUP_UNKNOWN) {
        put(j, true, left, false, 0, S0_ROW_UNKNOWN, drop ? S0_FLAG_UNCERTAIN : S0_FLAG_LOOSE);
        return;
    }
    if (group == S0_GROUP_ABSENT) {
        if (!drop)
            put(j, true, left, false, 0, absent, 0);
        return;
    }
    for (uint32_t i = j->index.head[group]; i != S0_CHAIN_END; i = j->index.next[i])
        put(j, true, left, true, i, absent, 0);
    if (!drop && all_uncertain(j, j->index.head[group]))
        put(j, true, left, false, 0, absent, S0_FLAG_UNCERTAIN);
}

/* A key that is none has no match for certain, so its cells are none even where others' keys are
 * unknown. s0_index_find does not tell such a key from one that nobody has. */
static bool key_is_none(const joint *j, size_t left)
{
    for (size_t i = 0; i < j->join->count; i++) {
        if (s0_cell_of(j->from, left, j->left[i]).state == S0_NONE)
            return true;
    }
    return false;
}

static s0_code fill(joint *j, s0_arena *arena, uint64_t count, s0_error *err)
{
    size_t parts = j->from->part_count + j->other->part_count;

    if (count > INT32_MAX)
        return s0_fail_memory(err);
    j->rows = s0_alloc_n(arena, parts, sizeof *j->rows);
    j->flags = s0_alloc_n(arena, (size_t)count, sizeof *j->flags);
    if (j->rows == NULL || j->flags == NULL)
        return s0_fail_memory(err);
    for (size_t p = 0; p < parts; p++) {
        if ((j->rows[p] = s0_alloc_n(arena, (size_t)count, sizeof **j->rows)) == NULL)
            return s0_fail_memory(err);
    }
    for (size_t i = 0; i < j->from->count; i++) {
        if (j->join->unmatched == S0_UNMATCHED_NONE && j->doubtful && key_is_none(j, i))
            put(j, true, i, false, 0, S0_ROW_NONE, 0);
        else
            fill_one(j, i);
    }
    for (size_t i = 0; j->from->count > 0 && i < j->other->count; i++) {
        if (j->index.group[i] == S0_GROUP_UNKNOWN)
            put(j, false, 0, true, i, S0_ROW_UNKNOWN, S0_FLAG_UNCERTAIN);
    }
    return S0_OK;
}

/* Whether a column of the other side is a key that this side shows under the same name. With a
 * prefix it has a name of its own, and says whether there was a match. */
static bool shown_already(const joint *j, size_t column)
{
    if (j->join->prefix != NULL)
        return false;
    for (size_t i = 0; i < j->join->count; i++) {
        if (j->right[i] == column && strcmp(j->join->left[i], j->join->right[i]) == 0)
            return true;
    }
    return false;
}

/* The columns of both sides. */
static s0_code merge_columns(s0_selection *made, const joint *j, s0_arena *arena, s0_error *err)
{
    const s0_selection *from = j->from, *other = j->other;
    s0_seen *seen = s0_alloc_n(arena, from->column_count + other->column_count, sizeof *seen);

    if (seen == NULL)
        return s0_fail_memory(err);
    memcpy(seen, from->columns, from->column_count * sizeof *seen);
    made->columns = seen;
    made->column_count = from->column_count;
    for (size_t i = 0; i < other->column_count; i++) {
        s0_seen one = other->columns[i];
        int taken;

        if (shown_already(j, i))
            continue;
        if (j->join->prefix != NULL &&
            (one.name = s0_textf(arena, "%s%s", j->join->prefix, one.name)) == NULL)
            return s0_fail_memory(err);
        if ((taken = s0_selection_column(made, one.name)) >= 0) {
            s0_code rc = s0_fail(err, S0_ERULE, (s0_mark){0},
                                 "both sides of the join have a column \"%s\" (%s and %s)",
                                 one.name, made->columns[taken].full, one.full);
            s0_hint(err, "give the other side's columns a prefix");
            return rc;
        }
        one.part += (uint32_t)from->part_count;
        seen[made->column_count++] = one;
    }
    return S0_OK;
}

static s0_code merge_parts(s0_selection *made, const joint *j, s0_arena *arena, s0_error *err)
{
    size_t mine = j->from->part_count, count = mine + j->other->part_count;
    s0_part *parts = s0_alloc_n(arena, count, sizeof *parts);

    if (parts == NULL)
        return s0_fail_memory(err);
    for (size_t p = 0; p < count; p++) {
        parts[p] = p < mine ? j->from->parts[p] : j->other->parts[p - mine];
        parts[p].rows = j->rows[p];
        if (p >= mine)
            parts[p].at_part += (uint32_t)mine;
    }
    made->parts = parts;
    made->part_count = count;
    return S0_OK;
}

s0_code s0_select_with(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                       const s0_selection *other, const s0_join *join, const s0_terms *terms,
                       s0_error *err)
{
    joint j = {.from = from, .other = other, .join = join};
    s0_selection *made = s0_alloc(arena, sizeof *made);
    uint64_t count = 0;
    s0_code rc;

    if (join->count == 0)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "a join names no column to join on");
    if (made == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_columns_find(&j.left, arena, from, join->left, join->count, "key", err)) !=
            S0_OK ||
        (rc = s0_columns_find(&j.right, arena, other, join->right, join->count, "key", err)) !=
            S0_OK ||
        (rc = check_keys(&j, err)) != S0_OK || (rc = merge_columns(made, &j, arena, err)) != S0_OK)
        return rc;
    s0_spend(terms, (uint64_t)from->count + other->count);
    if ((rc = s0_index_make(&j.index, arena, other, j.right, join->count, false, NULL, 0, err)) !=
        S0_OK)
        return rc;
    if ((j.group = s0_alloc_n(arena, from->count, sizeof *j.group)) == NULL)
        return s0_fail_memory(err);
    j.doubtful = j.index.unknown > 0 || s0_selection_lacks_file(other);
    s0_index_find_all(j.group, &j.index, from, j.left);
    for (size_t i = 0; i < from->count; i++) {
        if (j.group[i] == S0_GROUP_UNKNOWN && other->count == 0)
            j.group[i] = S0_GROUP_ABSENT; /* whatever the key is, there is nothing to match */
    }
    count = count_all(&j, terms);
    if ((rc = fill(&j, arena, count, err)) != S0_OK ||
        (rc = merge_parts(made, &j, arena, err)) != S0_OK)
        return rc;
    made->count = j.at;
    made->flags = j.marked != 0 ? j.flags : NULL;
    if ((rc = s0_selection_finish(made, arena, err)) == S0_OK)
        *out = made;
    return rc;
}
