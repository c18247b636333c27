/* yaml_anchor.c - a map from names to places in an array that grows. */
#include "data/yaml_anchor.h"

#include <string.h>

static bool make_room(s0_anchors *anchors)
{
    size_t room = anchors->room > 0 ? anchors->room * 2 : 16;
    s0_anchor *items;

    if (anchors->count < anchors->room)
        return true;
    if ((items = s0_alloc_n(anchors->arena, room, sizeof *items)) == NULL)
        return false;
    if (anchors->count > 0)
        memcpy(items, anchors->items, anchors->count * sizeof *items);
    anchors->items = items;
    anchors->room = room;
    return true;
}

bool s0_anchor_begin(s0_anchors *anchors, const char *name, size_t *place)
{
    char *key;

    if (anchors->index == NULL && (anchors->index = s0_map_new(anchors->arena, 16)) == NULL)
        return false;
    if (!make_room(anchors) || (key = s0_text_dup(anchors->arena, name)) == NULL ||
        !s0_map_set(anchors->index, key, anchors->count))
        return false;
    *place = anchors->count++;
    anchors->items[*place] = (s0_anchor){0};
    return true;
}

void s0_anchor_end(s0_anchors *anchors, size_t place, s0_anchor anchor)
{
    anchors->items[place] = anchor;
}

const s0_anchor *s0_anchor_find(const s0_anchors *anchors, const char *name)
{
    uint64_t place;

    if (anchors->index == NULL || !s0_map_get(anchors->index, name, &place))
        return NULL;
    return &anchors->items[place];
}
