/* index.c - records by their keys, by open addressing over group numbers.
 *
 * The hash decides only where to look, never an order that anybody sees. */
#include <string.h>

#include "evidence/selection_parts.h"

#define FIRST_HASH 0xCBF29CE484222325u

typedef enum key_state { KEY_GIVEN, KEY_NONE, KEY_UNKNOWN } key_state;

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

/* Words and e-mail addresses are the same in any case, so the hash sees none: it leaves out the bit
 * that tells capitals, of all bytes. */
static uint64_t mix_text(uint64_t hash, const char *text)
{
    const uint64_t any_case = 0x2020202020202020u;
    size_t size = strlen(text);
    uint64_t part;

    for (; size > sizeof part; text += sizeof part, size -= sizeof part) {
        memcpy(&part, text, sizeof part);
        hash = mix(hash, part | any_case);
    }
    part = 0;
    memcpy(&part, text, size);
    return mix(hash, (part | any_case) + size);
}

static uint64_t mix_number(uint64_t hash, double number)
{
    uint64_t bits;

    number += 0.0; /* -0 is 0 */
    memcpy(&bits, &number, sizeof bits);
    return mix(hash, bits);
}

static uint64_t mix_cell(uint64_t hash, const s0_cell *cell)
{
    if (cell->state != S0_GIVEN)
        return mix(hash, 2);
    switch (s0_family_of(cell->type)) {
    case S0_FAMILY_TEXT:
        return mix_text(hash, cell->as.text.key);
    case S0_FAMILY_NUMBER:
        return mix_number(hash, cell->type == S0_TYPE_INTEGER ? (double)cell->as.integer
                                                              : cell->as.number);
    case S0_FAMILY_DATE:
        return mix(hash, (uint64_t)(int64_t)cell->as.date.first);
    case S0_FAMILY_BOOLEAN:
    case S0_FAMILY_DURATION:
    case S0_FAMILY_OTHER:
        break;
    }
    return mix(hash, cell->as.truth);
}

/* Hash a record's key, to 31 bits; what kind of key it is. Known none outweighs unknown: it has no
 * match. */
static key_state hash_key(uint32_t *out, const s0_selection *selection, const uint32_t *columns,
                          size_t count, size_t record, bool none_is_key)
{
    uint64_t hash = FIRST_HASH;
    key_state state = KEY_GIVEN;

    for (size_t i = 0; i < count; i++) {
        const s0_column *texts = s0_text_column(selection, columns[i]);
        s0_cell cell;

        if (texts != NULL) {
            const char *text = s0_text_of(selection, record, columns[i], texts, &cell.state);

            if (text != NULL) {
                hash = mix_text(hash, text);
                continue;
            }
        } else {
            cell = s0_cell_of(selection, record, columns[i]);
        }
        if (cell.state == S0_NONE && !none_is_key)
            return KEY_NONE;
        if (cell.state == S0_UNKNOWN || (cell.state == S0_GIVEN && cell.type == S0_TYPE_DATE &&
                                         cell.as.date.first != cell.as.date.last))
            state = KEY_UNKNOWN;
        else
            hash = mix_cell(hash, &cell);
    }
    *out = (uint32_t)(hash >> 33);
    return state;
}

/* The slot where a key is or would be. */
static size_t slot_of(const s0_index *index, uint32_t hash, const s0_selection *selection,
                      const uint32_t *columns, size_t record)
{
    size_t slot = (size_t)hash & index->mask;

    for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask) {
        uint32_t head;
        bool same = true;

        if (index->slots[slot] >> 32 != hash)
            continue;
        head = index->head[(uint32_t)index->slots[slot] - 1];
        for (size_t i = 0; same && i < index->column_count; i++) {
            s0_cell a = s0_cell_of(selection, record, columns[i]);
            s0_cell b = s0_cell_of(index->selection, head, index->columns[i]);

            same = s0_cell_same(&a, &b) == S0_YES;
        }
        if (same)
            break;
    }
    return slot;
}

/* Records ahead whose slots are fetched from memory while others are looked at. */
#define AHEAD 12

static void fetch(const s0_index *index, uint32_t hash)
{
    __builtin_prefetch(&index->slots[hash & index->mask]);
}

/* Put a record with that hash before its group's chain: records come last to first. */
static void add(s0_index *index, uint32_t record, uint32_t hash)
{
    size_t slot = slot_of(index, hash, index->selection, index->columns, record);
    uint32_t group;

    if (index->slots[slot] == 0) {
        index->slots[slot] = (uint64_t)hash << 32 | ++index->groups;
        index->head[index->groups - 1] = S0_CHAIN_END;
    }
    group = (uint32_t)index->slots[slot] - 1;
    index->group[record] = group;
    index->next[record] = index->head[group];
    index->head[group] = record;
}

/* What is known of a record before its group is: its hash, or that it has none. */
static uint32_t hash_or_group(const s0_index *index, const s0_selection *selection,
                              const uint32_t *columns, size_t record)
{
    uint32_t hash;
    key_state state =
        hash_key(&hash, selection, columns, index->column_count, record, index->none_is_key);

    return state == KEY_GIVEN ? hash : state == KEY_NONE ? S0_GROUP_ABSENT : S0_GROUP_UNKNOWN;
}

static bool is_hash(uint32_t value)
{
    return value < S0_GROUP_ABSENT;
}

/* Hashes first, into the groups' room, then all into their chains. */
static void add_all(s0_index *index, const uint32_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t record = order != NULL ? order[i] : (uint32_t)i;

        index->group[record] = hash_or_group(index, index->selection, index->columns, record);
        index->next[record] = S0_CHAIN_END;
        index->unknown += index->group[record] == S0_GROUP_UNKNOWN;
    }
    for (size_t i = count; i-- > 0;) {
        uint32_t record = order != NULL ? order[i] : (uint32_t)i;

        if (i >= AHEAD)
            fetch(index, index->group[order != NULL ? order[i - AHEAD] : i - AHEAD]);
        if (is_hash(index->group[record]))
            add(index, record, index->group[record]);
    }
}

static s0_code check_columns(const s0_selection *selection, const uint32_t *columns, size_t count,
                             s0_error *err)
{
    for (size_t i = 0; i < count; i++) {
        const s0_seen *seen = &selection->columns[columns[i]];
        s0_family family = s0_family_of(seen->entry->type);

        if (family == S0_FAMILY_DURATION || family == S0_FAMILY_OTHER ||
            seen->entry->type == S0_TYPE_INSTANT)
            return s0_fail(err, S0_ERULE, (s0_mark){0}, "%s cannot be a key: it is %s", seen->name,
                           seen->entry->type == S0_TYPE_INSTANT ? "an instant"
                                                                : s0_family_text(family));
    }
    return S0_OK;
}

s0_code s0_index_make(s0_index *out, s0_arena *arena, const s0_selection *selection,
                      const uint32_t *columns, size_t column_count, bool none_is_key,
                      const uint32_t *order, size_t order_count, s0_error *err)
{
    size_t count = order != NULL ? order_count : selection->count, slots = 8;
    s0_code rc = check_columns(selection, columns, column_count, err);

    if (rc != S0_OK)
        return rc;
    if (selection->count > INT32_MAX)
        return s0_fail_memory(err);
    while (slots < count + count / 8) /* hashes tell keys apart, so that long chains are cheap */
        slots *= 2;
    *out = (s0_index){.selection = selection,
                      .columns = columns,
                      .column_count = column_count,
                      .none_is_key = none_is_key,
                      .mask = slots - 1};
    out->slots = s0_alloc_n(arena, slots, sizeof *out->slots);
    out->group = s0_alloc_n(arena, selection->count, sizeof *out->group);
    out->next = s0_alloc_n(arena, selection->count, sizeof *out->next);
    out->head = s0_alloc_n(arena, count, sizeof *out->head);
    if (out->slots == NULL || out->group == NULL || out->next == NULL || out->head == NULL)
        return s0_fail_memory(err);
    add_all(out, order, count);
    return S0_OK;
}

/* The group of a record whose hash is known. */
static uint32_t find(const s0_index *index, const s0_selection *selection, const uint32_t *columns,
                     size_t record, uint32_t hash)
{
    size_t slot = slot_of(index, hash, selection, columns, record);

    return index->slots[slot] == 0 ? S0_GROUP_ABSENT : (uint32_t)index->slots[slot] - 1;
}

uint32_t s0_index_find(const s0_index *index, const s0_selection *selection,
                       const uint32_t *columns, size_t record)
{
    uint32_t hash = hash_or_group(index, selection, columns, record);

    return is_hash(hash) ? find(index, selection, columns, record, hash) : hash;
}

uint32_t s0_index_find_cell(const s0_index *index, const s0_cell *cell)
{
    uint32_t hash = (uint32_t)(mix_cell(FIRST_HASH, cell) >> 33);
    size_t slot = (size_t)hash & index->mask;

    for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask) {
        uint32_t group = (uint32_t)index->slots[slot] - 1;
        s0_cell there;

        if (index->slots[slot] >> 32 != hash)
            continue;
        there = s0_cell_of(index->selection, index->head[group], index->columns[0]);
        if (s0_cell_same(cell, &there) == S0_YES)
            return group;
    }
    return S0_GROUP_ABSENT;
}

void s0_index_find_all(uint32_t *groups, const s0_index *index, const s0_selection *selection,
                       const uint32_t *columns)
{
    size_t count = selection->count;

    for (size_t i = 0; i < count; i++)
        groups[i] = hash_or_group(index, selection, columns, i);
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            fetch(index, groups[i + AHEAD]);
        if (is_hash(groups[i]))
            groups[i] = find(index, selection, columns, i, groups[i]);
    }
}
