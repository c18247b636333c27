/* shape.c - structs to JSON trees and back, driven by a table of fields.
 *
 * Writing takes from the arena just what the tree needs and borrows all text, so
 * that a worker with a fixed arena and no malloc can send what it found. Reading
 * trusts nothing: whoever sent the tree may be a stranger. The way down to the
 * value in hand is a chain on the stack, turned into text only for a message. */
#include "model/shape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* Writing. */

/* Nodes that are always the same are shared: lists of instances are long. */
static const s0_value null_node = {.kind = S0_NULL, .raw = "null", .size = 4};
static const s0_value bool_nodes[] = {
    {.kind = S0_BOOL, .raw = "false", .size = 5, .as.truth = false},
    {.kind = S0_BOOL, .raw = "true", .size = 4, .as.truth = true},
};

static const s0_value *text_node(s0_arena *arena, const char *text)
{
    s0_value *node = NULL;

    if (text == NULL)
        return &null_node;
    node = s0_alloc(arena, sizeof *node);
    if (node == NULL)
        return NULL;
    node->kind = S0_TEXT;
    node->quoted = true;
    node->raw = text;
    node->size = strlen(text);
    return node;
}

/* A list with room for `count` items, which the caller fills. */
static s0_value *list_node(s0_arena *arena, size_t count, const s0_value ***items)
{
    s0_value *node = s0_alloc(arena, sizeof *node);

    *items = s0_alloc_n(arena, count, sizeof **items);
    if (node == NULL || *items == NULL)
        return NULL;
    node->kind = S0_LIST;
    node->as.list.items = *items;
    node->as.list.count = count;
    return node;
}

static s0_value *texts_node(s0_arena *arena, const char *const *texts, size_t count)
{
    const s0_value **items = NULL;
    s0_value *node = list_node(arena, count, &items);

    for (size_t i = 0; node != NULL && i < count; i++)
        if ((items[i] = text_node(arena, texts[i])) == NULL)
            return NULL;
    return node;
}

static s0_value *structs_node(s0_arena *arena, const s0_shape *shape, const char *first,
                              size_t count)
{
    const s0_value **items = NULL;
    s0_value *node = list_node(arena, count, &items);

    for (size_t i = 0; node != NULL && i < count; i++)
        if ((items[i] = s0_shape_write(arena, shape, first + i * shape->size)) == NULL)
            return NULL;
    return node;
}

static const s0_value *write_field(s0_arena *arena, const s0_field *field, const char *object)
{
    const void *at = object + field->offset;
    const void *const *pointer = at;
    size_t count = 0;
    int word = 0;

    if (field->kind == S0_FIELD_TEXTS || field->kind == S0_FIELD_LIST)
        memcpy(&count, object + field->count_offset, sizeof count);
    switch (field->kind) {
    case S0_FIELD_TEXT:
        return text_node(arena, *pointer == NULL && field->said ? "" : *pointer);
    case S0_FIELD_INT:
        return s0_make_int(arena, *(const int64_t *)at);
    case S0_FIELD_BOOL:
        return &bool_nodes[*(const bool *)at ? 1 : 0];
    case S0_FIELD_WORD:
        memcpy(&word, at, sizeof word);
        return text_node(arena, field->words[word]);
    case S0_FIELD_TEXTS:
        return texts_node(arena, *pointer, count);
    case S0_FIELD_STRUCT:
        return s0_shape_write(arena, field->shape, at);
    case S0_FIELD_LIST:
        return structs_node(arena, field->shape, *pointer, count);
    }
    return NULL;
}

static size_t field_count(const s0_shape *shape)
{
    size_t count = 0;

    while (shape->fields[count].name != NULL)
        count++;
    return count;
}

s0_value *s0_shape_write(s0_arena *arena, const s0_shape *shape, const void *object)
{
    size_t count = field_count(shape);
    s0_value *node = s0_alloc(arena, sizeof *node);
    s0_member *members = s0_alloc_n(arena, count, sizeof *members);

    if (node == NULL || members == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        members[i].key = shape->fields[i].name;
        members[i].value = write_field(arena, &shape->fields[i], object);
        if (members[i].value == NULL)
            return NULL;
    }
    node->kind = S0_MAP;
    node->as.map.items = members;
    node->as.map.count = count;
    return node;
}

/* Reading. */

/* One step of the way from the root: a key, or a place in a list when `key` is NULL. */
typedef struct step {
    const struct step *up;
    const char *key;
    size_t index;
} step;

typedef struct reader {
    s0_arena *arena;
    s0_error *err;
} reader;

static s0_code read_struct(const reader *in, const s0_shape *shape, const s0_value *value,
                           char *object, const step *way);

/* "findings[3].class": the steps are few, as deep as the shapes nest. */
static void put_way(s0_buf *out, const step *way)
{
    if (way == NULL)
        return;
    put_way(out, way->up);
    if (way->key == NULL)
        s0_putf(out, "[%zu]", way->index);
    else
        s0_putf(out, "%s%.60s", out->size > 0 ? "." : "", way->key);
}

/* The path of `way` as text, in `block`: a message needs no memory that may be spent. */
static const char *way_text(const step *way, const s0_shape *shape, char *block, size_t size)
{
    s0_arena *arena = s0_arena_over(block, size);
    s0_buf buf = s0_buf_in(arena);
    const char *text = NULL;

    if (way == NULL || arena == NULL)
        return shape->name;
    put_way(&buf, way);
    text = s0_buf_text(&buf);
    return text != NULL ? text : shape->name;
}

#define WAY_ROOM 2048

static s0_code wrong_kind(const reader *in, const s0_shape *shape, const s0_value *value,
                          const step *way, const char *wanted)
{
    _Alignas(16) char block[WAY_ROOM];

    return s0_fail(in->err, S0_EINPUT, value->at, "%s is %s, not %s",
                   way_text(way, shape, block, sizeof block), s0_kind_name(value->kind), wanted);
}

static s0_code wrong_count(const reader *in, const s0_shape *shape, const s0_value *value,
                           const step *way)
{
    _Alignas(16) char block[WAY_ROOM];

    return s0_fail(in->err, S0_EINPUT, value->at, "%s is %lld, which counts nothing",
                   way_text(way, shape, block, sizeof block), (long long)value->as.integer);
}

static s0_code read_word(const reader *in, const s0_shape *shape, const s0_field *field,
                         const s0_value *value, char *at, const step *way)
{
    _Alignas(16) char block[WAY_ROOM];
    const char *text = s0_value_text(value);

    if (text == NULL)
        return wrong_kind(in, shape, value, way, "text");
    for (int word = 0; field->words[word] != NULL; word++)
        if (strcmp(field->words[word], text) == 0) {
            memcpy(at, &word, sizeof word);
            return S0_OK;
        }
    return s0_fail(in->err, S0_EINPUT, value->at, "%s has no such word: \"%.60s\"",
                   way_text(way, shape, block, sizeof block), text);
}

static s0_code read_texts(const reader *in, const s0_shape *shape, const s0_value *value,
                          const char *const **out, const step *way)
{
    size_t count = value->as.list.count;
    const char **texts = s0_alloc_n(in->arena, count, sizeof *texts);

    if (texts == NULL)
        return s0_fail_memory(in->err);
    for (size_t i = 0; i < count; i++) {
        step here = {way, NULL, i};

        texts[i] = s0_value_text(value->as.list.items[i]);
        if (texts[i] == NULL)
            return wrong_kind(in, shape, value->as.list.items[i], &here, "text");
    }
    *out = texts;
    return S0_OK;
}

static s0_code read_structs(const reader *in, const s0_shape *shape, const s0_value *value,
                            const void **out, const step *way)
{
    size_t count = value->as.list.count;
    char *first = s0_alloc_n(in->arena, count, shape->size);
    s0_code rc = S0_OK;

    if (first == NULL)
        return s0_fail_memory(in->err);
    for (size_t i = 0; rc == S0_OK && i < count; i++) {
        step here = {way, NULL, i};

        rc = read_struct(in, shape, value->as.list.items[i], first + i * shape->size, &here);
    }
    *out = first;
    return rc;
}

static s0_code read_list(const reader *in, const s0_shape *shape, const s0_field *field,
                         const s0_value *value, char *object, const step *way)
{
    s0_code rc = S0_OK;

    if (value->kind != S0_LIST)
        return wrong_kind(in, shape, value, way, "a list");
    if (field->kind == S0_FIELD_TEXTS)
        rc = read_texts(in, shape, value, (const char *const **)(void *)(object + field->offset),
                        way);
    else
        rc = read_structs(in, field->shape, value, (const void **)(void *)(object + field->offset),
                          way);
    memcpy(object + field->count_offset, &value->as.list.count, sizeof value->as.list.count);
    return rc;
}

static s0_code read_field(const reader *in, const s0_shape *shape, const s0_field *field,
                          const s0_value *value, char *object, const step *way)
{
    char *at = object + field->offset;
    const char *text = NULL;

    switch (field->kind) {
    case S0_FIELD_TEXT:
        text = s0_value_text(value);
        if (text == NULL && (field->said || value->kind != S0_NULL))
            return wrong_kind(in, shape, value, way, field->said ? "text" : "text or null");
        memcpy(at, &text, sizeof text);
        return S0_OK;
    case S0_FIELD_INT:
        if (value->kind != S0_INT)
            return wrong_kind(in, shape, value, way, "a whole number");
        if (value->as.integer < 0 || value->as.integer > S0_COUNT_MAX)
            return wrong_count(in, shape, value, way);
        memcpy(at, &value->as.integer, sizeof value->as.integer);
        return S0_OK;
    case S0_FIELD_BOOL:
        if (value->kind != S0_BOOL)
            return wrong_kind(in, shape, value, way, "true or false");
        memcpy(at, &value->as.truth, sizeof value->as.truth);
        return S0_OK;
    case S0_FIELD_WORD:
        return read_word(in, shape, field, value, at, way);
    case S0_FIELD_STRUCT:
        return read_struct(in, field->shape, value, at, way);
    case S0_FIELD_TEXTS:
    case S0_FIELD_LIST:
        return read_list(in, shape, field, value, object, way);
    }
    return S0_OK;
}

/* The value of the i-th field. What stage0 wrote itself stands in the shape's
 * order, so the guess is nearly always right and long lists read in one pass. */
static const s0_value *member_value(const s0_value *map, const char *name, size_t i)
{
    if (i < map->as.map.count && strcmp(map->as.map.items[i].key, name) == 0)
        return map->as.map.items[i].value;
    return s0_value_get(map, name);
}

/* A key that the shape does not have: called when there are more keys than fields. */
static s0_code unknown_key(const reader *in, const s0_shape *shape, const s0_value *value,
                           const step *way)
{
    _Alignas(16) char block[WAY_ROOM];

    for (size_t i = 0; i < value->as.map.count; i++) {
        const s0_member *member = &value->as.map.items[i];
        step here = {way, member->key, 0};
        bool known = false;

        for (const s0_field *field = shape->fields; field->name != NULL; field++)
            known = known || strcmp(field->name, member->key) == 0;
        if (!known)
            return s0_fail(in->err, S0_EINPUT, member->at, "%s is not known here",
                           way_text(&here, shape, block, sizeof block));
    }
    return s0_fail(in->err, S0_EINPUT, value->at, "%s has a field twice",
                   way_text(way, shape, block, sizeof block));
}

/* A document that was recorded before the field was thought of is still a document. */
static bool is_added(const s0_shape *shape, const char *name)
{
    for (size_t i = 0; shape->added != NULL && shape->added[i] != NULL; i++)
        if (strcmp(shape->added[i], name) == 0)
            return true;
    return false;
}

static s0_code read_struct(const reader *in, const s0_shape *shape, const s0_value *value,
                           char *object, const step *way)
{
    size_t seen = 0;
    s0_code rc = S0_OK;

    if (value->kind != S0_MAP)
        return wrong_kind(in, shape, value, way, "a map");
    for (size_t i = 0; rc == S0_OK && shape->fields[i].name != NULL; i++) {
        const s0_field *field = &shape->fields[i];
        const s0_value *found = member_value(value, field->name, seen);
        step here = {way, field->name, 0};

        if (found == NULL && is_added(shape, field->name))
            continue;
        if (found == NULL) {
            _Alignas(16) char block[WAY_ROOM];

            return s0_fail(in->err, S0_EINPUT, value->at, "%s is missing",
                           way_text(&here, shape, block, sizeof block));
        }
        seen++;
        rc = read_field(in, shape, field, found, object, &here);
    }
    if (rc == S0_OK && value->as.map.count != seen)
        rc = unknown_key(in, shape, value, way);
    return rc;
}

s0_code s0_shape_read(s0_arena *arena, const s0_shape *shape, const s0_value *value, void *object,
                      s0_error *err)
{
    reader in = {arena, err};

    memset(object, 0, shape->size);
    return read_struct(&in, shape, value, object, NULL);
}
