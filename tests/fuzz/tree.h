/* tree.h - a tree of values as a stranger changed it: six bytes say which node is changed, what
 * becomes of it, and which other node may take part. */
#ifndef S0_TEST_TREE_H
#define S0_TEST_TREE_H

#include "data/value.h"
#include "fuzz.h"

#define CHANGES 12 /* read of one input; a copy of a copy of a copy … must end */
#define NODES 4000 /* of a changed tree */

/* The node with number *at in the order of the text; *at is counted down. */
static inline const s0_value *node_at(const s0_value *value, size_t *at)
{
    const s0_value *found = NULL;

    if (*at == 0)
        return value;
    --*at;
    for (size_t i = 0; value->kind == S0_LIST && found == NULL && i < value->as.list.count; i++)
        found = node_at(value->as.list.items[i], at);
    for (size_t i = 0; value->kind == S0_MAP && found == NULL && i < value->as.map.count; i++)
        found = node_at(value->as.map.items[i].value, at);
    return found;
}

static inline size_t count_nodes(const s0_value *value)
{
    size_t count = 1;

    for (size_t i = 0; value->kind == S0_LIST && i < value->as.list.count; i++)
        count += count_nodes(value->as.list.items[i]);
    for (size_t i = 0; value->kind == S0_MAP && i < value->as.map.count; i++)
        count += count_nodes(value->as.map.items[i].value);
    return count;
}

/* The tree with `to` in place of the node `from`; a list or map without it where `to` is NULL. */
static inline const s0_value *replaced(s0_arena *arena, const s0_value *tree, const s0_value *from,
                                       const s0_value *to)
{
    s0_value *out;

    if (tree == from)
        return to;
    if (tree->kind == S0_LIST) {
        out = s0_make_list(arena);
        for (size_t i = 0; i < tree->as.list.count; i++) {
            const s0_value *item = replaced(arena, tree->as.list.items[i], from, to);

            PROMISE(item == NULL || s0_list_add(arena, out, item));
        }
        return out;
    }
    if (tree->kind == S0_MAP) {
        out = s0_make_map(arena);
        for (size_t i = 0; i < tree->as.map.count; i++) {
            const s0_member *m = &tree->as.map.items[i];
            const s0_value *item = replaced(arena, m->value, from, to);

            PROMISE(item == NULL || s0_map_add(arena, out, m->key, item));
        }
        return out;
    }
    return tree;
}

/* A list with one more item. */
static inline const s0_value *longer(s0_arena *arena, const s0_value *list, const s0_value *item)
{
    s0_value *out = s0_make_list(arena);

    for (size_t i = 0; i < list->as.list.count; i++)
        PROMISE(s0_list_add(arena, out, list->as.list.items[i]));
    PROMISE(s0_list_add(arena, out, item));
    return out;
}

static inline const s0_value *instead(s0_arena *arena, uint8_t what, const s0_value *node,
                                      const s0_value *other)
{
    static const char *const texts[] = {"",
                                        "open",
                                        "not verified",
                                        "2026-02-30",
                                        "9999-12-31",
                                        "\x1B[2J\xE2\x80\xAE",
                                        "M3",
                                        "closed, effective"};

    switch (what % 8) {
    case 0:
        return s0_make_null(arena);
    case 1:
        return s0_make_list(arena);
    case 2:
        return s0_make_int(arena, what & 8 ? INT64_MAX : what & 16 ? INT64_MIN : what / 32);
    case 3:
        return s0_make_text(arena, texts[what / 8 % 8]);
    case 4:
        return NULL;
    case 5:
        return node->kind == S0_LIST ? longer(arena, node, other) : other;
    case 6: /* what stands in a list, in a list: there are more lists than other places */
        return node->kind == S0_LIST && other->kind == S0_LIST && other->as.list.count > 0
                   ? longer(arena, node, other->as.list.items[0])
                   : other;
    default:
        return other;
    }
}

static inline const s0_value *changed(s0_arena *arena, const s0_value *tree, const uint8_t *bytes,
                                      size_t size)
{
    for (size_t i = 0; i + 6 <= size && i < 6 * CHANGES; i += 6) {
        size_t count = count_nodes(tree);
        size_t at = ((size_t)bytes[i] << 8 | bytes[i + 1]) % count;
        size_t from = ((size_t)bytes[i + 3] << 8 | bytes[i + 4]) % count;
        const s0_value *node = node_at(tree, &at), *other = node_at(tree, &from);

        if (node == tree || count + count_nodes(other) > NODES)
            continue;
        tree = replaced(arena, tree, node, instead(arena, bytes[i + 2], node, other));
    }
    return tree;
}

#endif
