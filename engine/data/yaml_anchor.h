/* yaml_anchor.h - the anchors of one YAML file, by name. For yaml.c. */
#ifndef S0_DATA_YAML_ANCHOR_H
#define S0_DATA_YAML_ANCHOR_H

#include "base/arena.h"
#include "base/map.h"
#include "data/value.h"

typedef struct s0_anchor {
    const s0_value *value; /* NULL while the node is still being read */
    size_t nodes;          /* of the tree below it, itself included */
    int height;            /* lists and maps in one another there */
} s0_anchor;

typedef struct s0_anchors {
    s0_arena *arena;
    s0_map *index; /* name -> place in `items`; NULL as long as there is none */
    s0_anchor *items;
    size_t count;
    size_t room;
} s0_anchors;

/* A node with this anchor begins; an older one of the name is not found any more.
 * `*place` is for s0_anchor_end. False: out of memory. */
bool s0_anchor_begin(s0_anchors *anchors, const char *name, size_t *place);
/* It has been read whole. */
void s0_anchor_end(s0_anchors *anchors, size_t place, s0_anchor anchor);
/* NULL when no node in front has this anchor. */
const s0_anchor *s0_anchor_find(const s0_anchors *anchors, const char *name);

#endif
