/* yaml.c - from libyaml's events to a tree.
 *
 * Children wait on one stack until their list or map ends and they can be laid
 * side by side in the arena:
 *
 *   a: [1, 2]     stack:  a | 1 2     the list takes 1 2, then the map takes a
 *
 * An alias shares the node of its anchor. What it would cost as a copy is counted
 * all the same, since whoever walks the tree pays it. */
#include "data/yaml.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "data/yaml_anchor.h"
#include "data/yaml_scalar.h"
#include "data/yaml_stream.h"

#define FEW_KEYS 8 /* up to here duplicates are found by looking at each key */

typedef struct reader {
    s0_yaml_stream stream;
    s0_arena *arena;
    s0_error *err;
    s0_member *stack; /* malloc'ed; items of a list have no key */
    size_t count;
    size_t room;
    s0_anchors anchors;
    size_t nodes;   /* read so far, aliases as if they were copies */
    size_t aliased; /* of these, by aliases */
    int depth;      /* lists and maps that are open, */
    int deepest;    /* and the most of them since the innermost anchor began */
} reader;

static const yaml_event_t *event(const reader *r)
{
    return &r->stream.event;
}

static s0_code push(reader *r, s0_member item)
{
    if (r->count == r->room) {
        size_t room = r->room > 0 ? r->room * 2 : 64;
        s0_member *stack = realloc(r->stack, room * sizeof *stack);

        if (stack == NULL)
            return s0_fail_memory(r->err);
        r->stack = stack;
        r->room = room;
    }
    r->stack[r->count++] = item;
    return S0_OK;
}

/* The node that the present alias stands for. */
static s0_code read_alias(reader *r, const s0_value **out)
{
    const char *name = (const char *)event(r)->data.alias.anchor;
    const s0_anchor *found = s0_anchor_find(&r->anchors, name);

    if (found == NULL)
        return s0_fail(r->err, S0_EINPUT, r->stream.at,
                       "there is no anchor \"%s\" before this alias", name);
    if (found->value == NULL)
        return s0_fail(r->err, S0_EINPUT, r->stream.at,
                       "the alias \"%s\" stands inside its own anchor", name);
    r->nodes += found->nodes;
    r->aliased += found->nodes;
    if (r->aliased > S0_ALIASED_MAX)
        return s0_fail(r->err, S0_EINPUT, r->stream.at, "aliases expand to more than %d values",
                       S0_ALIASED_MAX);
    if (r->depth + found->height > S0_DEPTH_MAX)
        return s0_fail(r->err, S0_EINPUT, r->stream.at,
                       "lists and maps are nested more than %d deep", S0_DEPTH_MAX);
    if (r->depth + found->height > r->deepest)
        r->deepest = r->depth + found->height;
    *out = found->value;
    return S0_OK;
}

static s0_code check_tag(reader *r, const yaml_char_t *name, s0_yaml_tag *tag)
{
    *tag = s0_yaml_tag_of((const char *)name);
    if (*tag != S0_TAG_OTHER)
        return S0_OK;
    return s0_fail(r->err, S0_EINPUT, r->stream.at, "the tag \"%s\" is not one of the core schema",
                   (const char *)name);
}

static s0_code read_scalar(reader *r, s0_value *value)
{
    const yaml_event_t *e = event(r);
    const char *text = (const char *)e->data.scalar.value;
    s0_yaml_tag tag;
    s0_code rc;

    if ((rc = check_tag(r, e->data.scalar.tag, &tag)) != S0_OK)
        return rc;
    value->size = e->data.scalar.length;
    value->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (memchr(text, '\0', value->size) != NULL)
        return s0_fail(r->err, S0_EINPUT, value->at, "text may not hold NUL");
    if ((value->raw = s0_text_copy(r->arena, text, value->size)) == NULL)
        return s0_fail_memory(r->err);
    return s0_yaml_resolve(value, tag, r->err);
}

static s0_code read_node(reader *r, const s0_value **out);

/* Refuse a list or map with the tag of something else. */
static s0_code check_collection(reader *r, const yaml_char_t *name, s0_yaml_tag own)
{
    s0_yaml_tag tag;
    s0_code rc = check_tag(r, name, &tag);

    if (rc != S0_OK || tag == S0_TAG_NONE || tag == own || (tag == S0_TAG_TEXT && name[1] == '\0'))
        return rc; /* "!" alone says: by its kind */
    return s0_fail(r->err, S0_EINPUT, r->stream.at, "this is not what its tag says");
}

static s0_code read_list(reader *r, s0_value *value)
{
    size_t base = r->count, count;
    const s0_value **items;
    s0_code rc;

    if ((rc = check_collection(r, event(r)->data.sequence_start.tag, S0_TAG_LIST)) != S0_OK)
        return rc;
    while ((rc = s0_yaml_next(&r->stream)) == S0_OK && event(r)->type != YAML_SEQUENCE_END_EVENT) {
        s0_member item = {0};

        if ((rc = read_node(r, &item.value)) != S0_OK || (rc = push(r, item)) != S0_OK)
            return rc;
    }
    if (rc != S0_OK)
        return rc;
    count = r->count - base;
    if ((items = s0_alloc_n(r->arena, count, sizeof(*items))) == NULL)
        return s0_fail_memory(r->err);
    for (size_t i = 0; i < count; i++)
        items[i] = r->stack[base + i].value;
    r->count = base;
    value->kind = S0_LIST;
    value->as.list.items = items;
    value->as.list.count = count;
    return S0_OK;
}

/* Whether the map whose members begin at `base` has `key`; `*seen` is made when it
 * grows beyond a few. */
static s0_code check_double(reader *r, size_t base, s0_map **seen, const s0_member *key)
{
    size_t count = r->count - base;
    bool found = false;

    if (*seen == NULL && count >= FEW_KEYS) {
        if ((*seen = s0_map_new(r->arena, count * 2)) == NULL)
            return s0_fail_memory(r->err);
        for (size_t i = base; i < r->count; i++) {
            if (!s0_map_set(*seen, r->stack[i].key, i))
                return s0_fail_memory(r->err);
        }
    }
    for (size_t i = base; *seen == NULL && i < r->count && !found; i++)
        found = strcmp(r->stack[i].key, key->key) == 0;
    if (found || (*seen != NULL && s0_map_get(*seen, key->key, NULL)))
        return s0_fail(r->err, S0_EINPUT, key->at, "the key \"%s\" stands here twice", key->key);
    if (*seen != NULL && !s0_map_set(*seen, key->key, r->count))
        return s0_fail_memory(r->err);
    return S0_OK;
}

static s0_code read_key(reader *r, s0_member *item)
{
    const yaml_event_t *e = event(r);
    bool plain = e->type == YAML_SCALAR_EVENT && e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool missing = plain && e->data.scalar.length == 0;
    bool merge = plain && e->data.scalar.tag == NULL &&
                 strcmp((const char *)e->data.scalar.value, "<<") == 0;
    const s0_value *key = NULL;
    s0_code rc;

    item->at = r->stream.at;
    if (missing)
        return s0_fail(r->err, S0_EINPUT, item->at, "a key is missing here");
    if (merge) {
        s0_fail(r->err, S0_EINPUT, item->at, "merge keys are not part of YAML 1.2");
        s0_hint(r->err, "write the keys out, or quote \"<<\" when it is meant as a name");
        return S0_EINPUT;
    }
    if (e->type != YAML_SEQUENCE_START_EVENT && e->type != YAML_MAPPING_START_EVENT) {
        if ((rc = read_node(r, &key)) != S0_OK)
            return rc;
        item->key = key->raw; /* none for an alias to a list or map */
    }
    if (item->key == NULL)
        return s0_fail(r->err, S0_EINPUT, item->at, "a key is text, not a list or a map");
    return S0_OK;
}

static s0_code read_map(reader *r, s0_value *value)
{
    size_t base = r->count, count;
    s0_map *seen = NULL;
    s0_member *items;
    s0_code rc;

    if ((rc = check_collection(r, event(r)->data.mapping_start.tag, S0_TAG_MAP)) != S0_OK)
        return rc;
    while ((rc = s0_yaml_next(&r->stream)) == S0_OK && event(r)->type != YAML_MAPPING_END_EVENT) {
        s0_member item = {0};

        if ((rc = read_key(r, &item)) != S0_OK ||
            (rc = check_double(r, base, &seen, &item)) != S0_OK ||
            (rc = s0_yaml_next(&r->stream)) != S0_OK || (rc = read_node(r, &item.value)) != S0_OK ||
            (rc = push(r, item)) != S0_OK)
            return rc;
    }
    if (rc != S0_OK)
        return rc;
    count = r->count - base;
    if ((items = s0_alloc_n(r->arena, count, sizeof *items)) == NULL)
        return s0_fail_memory(r->err);
    if (count > 0)
        memcpy(items, r->stack + base, count * sizeof *items);
    r->count = base;
    value->kind = S0_MAP;
    value->as.map.items = items;
    value->as.map.count = count;
    return S0_OK;
}

static s0_code read_by_kind(reader *r, s0_value *value)
{
    bool collection = event(r)->type != YAML_SCALAR_EVENT;
    s0_code rc;

    if (!collection)
        return read_scalar(r, value);
    if (++r->depth > r->deepest)
        r->deepest = r->depth;
    rc = event(r)->type == YAML_SEQUENCE_START_EVENT ? read_list(r, value) : read_map(r, value);
    r->depth--;
    return rc;
}

/* The node that begins with the present event. */
static s0_code read_node(reader *r, const s0_value **out)
{
    const char *name = s0_yaml_anchor_of(event(r));
    size_t before = r->nodes, place = 0;
    bool anchored = name != NULL;
    int deepest = r->deepest;
    s0_value *value;
    s0_code rc;

    if (event(r)->type == YAML_ALIAS_EVENT)
        return read_alias(r, out);
    if ((value = s0_alloc(r->arena, sizeof *value)) == NULL ||
        (anchored && !s0_anchor_begin(&r->anchors, name, &place)))
        return s0_fail_memory(r->err);
    value->at = r->stream.at;
    r->nodes++;
    r->deepest = r->depth;
    if ((rc = read_by_kind(r, value)) != S0_OK)
        return rc;
    if (anchored)
        s0_anchor_end(&r->anchors, place,
                      (s0_anchor){value, r->nodes - before, r->deepest - r->depth});
    if (deepest > r->deepest)
        r->deepest = deepest;
    *out = value;
    return S0_OK;
}

/* The one document of the stream; an empty stream is an empty map. */
static s0_code read_stream(reader *r, const s0_value **out)
{
    s0_value *empty;
    s0_code rc;

    // NOLINTNEXTLINE(misc-redundant-expression): each call is another event
    if ((rc = s0_yaml_next(&r->stream)) != S0_OK || /* the start of the stream */
        (rc = s0_yaml_next(&r->stream)) != S0_OK)
        return rc;
    if (event(r)->type == YAML_STREAM_END_EVENT) {
        if ((empty = s0_make_map(r->arena)) == NULL)
            return s0_fail_memory(r->err);
        empty->at = (s0_mark){r->stream.place.source, 1, 1};
        *out = empty;
        return S0_OK;
    }
    if ((rc = s0_yaml_next(&r->stream)) != S0_OK || (rc = read_node(r, out)) != S0_OK ||
        (rc = s0_yaml_next(&r->stream)) != S0_OK || /* the end of the document */
        (rc = s0_yaml_next(&r->stream)) != S0_OK)
        return rc;
    if (event(r)->type == YAML_STREAM_END_EVENT)
        return S0_OK;
    return s0_fail(r->err, S0_EINPUT, r->stream.at,
                   "a second document begins here; a file holds one");
}

s0_code s0_yaml_read(const s0_value **out, s0_arena *arena, const s0_source *source, s0_error *err)
{
    reader r = {.arena = arena, .err = err, .anchors = {.arena = arena}};
    const s0_value *root = NULL;
    s0_code rc;

    if (source->ready != NULL) {
        *out = source->ready;
        return S0_OK;
    }
    rc = s0_yaml_open(&r.stream, source, err);
    if (rc == S0_OK)
        rc = read_stream(&r, &root);
    if (rc == S0_OK)
        *out = root;
    s0_yaml_close(&r.stream);
    free(r.stack);
    return rc;
}
