/* json_read.c - jansson reads, and a second walk finds where everything stands.
 *
 * The walk goes through jansson's tree and the text in step: the text is known to
 * be JSON by then, so that between two values only blanks, ',' and ':' can lie,
 * and a string ends at the first quote without a backslash before it. */
#include "data/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "data/place.h"

/* When its memory is short jansson says nothing, that the text is bad, or that all is well and
 * leaves out a byte. It knows nothing of its caller, so this one flag, from one call to the next
 * line, is ours. */
static _Thread_local bool memory_was_short;

static void *remembering_malloc(size_t size)
{
    void *block = malloc(size);

    if (block == NULL)
        memory_was_short = true;
    return block;
}

typedef struct walk {
    s0_arena *arena;
    s0_place place; /* of the next value */
    s0_error *err;
} walk;

/* Step to the next value, key or closing bracket. */
static void skip_between(walk *w)
{
    size_t skip = strspn(w->place.source->text + w->place.byte, " \t\r\n,:");

    s0_place_to_byte(&w->place, w->place.byte + skip);
}

/* Step over a token of `size` bytes; returns where it began. */
static const char *take(walk *w, size_t size)
{
    const char *start = w->place.source->text + w->place.byte;

    s0_place_to_byte(&w->place, w->place.byte + size);
    return start;
}

static void skip_string(walk *w)
{
    const char *start = w->place.source->text + w->place.byte, *end = start + 1;

    while (*end != '"' && *end != '\0')
        end += *end == '\\' && end[1] != '\0' ? 2 : 1;
    take(w, (size_t)(end - start) + 1);
}

static s0_code read_real(walk *w, s0_value *value)
{
    if (s0_real_read(value->raw, value->size, &value->as.real, NULL))
        return S0_OK;
    s0_fail(w->err, S0_EINPUT, value->at, "the number %s cannot be held exactly", value->raw);
    s0_hint(w->err, "numbers have at most 15 digits; put longer ones in quotes");
    return S0_EINPUT;
}

static s0_code read_scalar(walk *w, const json_t *from, s0_value *value)
{
    const char *text;

    if (json_is_string(from)) {
        skip_string(w);
        value->kind = S0_TEXT;
        value->quoted = true;
        value->size = json_string_length(from);
        text = json_string_value(from);
    } else {
        value->size = strcspn(w->place.source->text + w->place.byte, " \t\r\n,]}");
        text = take(w, value->size);
    }
    if ((value->raw = s0_text_copy(w->arena, text, value->size)) == NULL)
        return s0_fail_memory(w->err);
    switch (json_typeof(from)) {
    case JSON_TRUE:
    case JSON_FALSE:
        value->kind = S0_BOOL;
        value->as.truth = json_is_true(from);
        break;
    case JSON_INTEGER:
        value->kind = S0_INT;
        value->as.integer = json_integer_value(from);
        break;
    case JSON_REAL:
        value->kind = S0_REAL;
        return read_real(w, value);
    default:
        break;
    }
    return S0_OK;
}

static s0_code read_value(walk *w, const json_t *from, int depth, const s0_value **out);

static s0_code read_list(walk *w, const json_t *from, int depth, s0_value *value)
{
    size_t count = json_array_size(from);
    const s0_value **items = s0_alloc_n(w->arena, count, sizeof(*items));
    s0_code rc;

    if (items == NULL)
        return s0_fail_memory(w->err);
    take(w, 1);
    for (size_t i = 0; i < count; i++) {
        if ((rc = read_value(w, json_array_get(from, i), depth + 1, &items[i])) != S0_OK)
            return rc;
    }
    skip_between(w);
    take(w, 1);
    value->kind = S0_LIST;
    value->as.list.items = items;
    value->as.list.count = count;
    return S0_OK;
}

/* Jansson keeps the members of an object in the order of the text. */
static s0_code read_map(walk *w, json_t *from, int depth, s0_value *value)
{
    size_t count = json_object_size(from), i = 0;
    s0_member *items = s0_alloc_n(w->arena, count, sizeof *items);
    const char *key;
    json_t *child;
    s0_code rc;

    if (items == NULL)
        return s0_fail_memory(w->err);
    take(w, 1);
    json_object_foreach(from, key, child)
    {
        skip_between(w);
        items[i].at = s0_place_mark(&w->place);
        skip_string(w);
        if ((items[i].key = s0_text_dup(w->arena, key)) == NULL)
            return s0_fail_memory(w->err);
        if ((rc = read_value(w, child, depth + 1, &items[i].value)) != S0_OK)
            return rc;
        i++;
    }
    skip_between(w);
    take(w, 1);
    value->kind = S0_MAP;
    value->as.map.items = items;
    value->as.map.count = count;
    return S0_OK;
}

static s0_code read_value(walk *w, const json_t *from, int depth, const s0_value **out)
{
    s0_value *value = s0_alloc(w->arena, sizeof *value);

    if (value == NULL)
        return s0_fail_memory(w->err);
    skip_between(w);
    value->at = s0_place_mark(&w->place);
    *out = value;
    if (!json_is_array(from) && !json_is_object(from))
        return read_scalar(w, from, value);
    if (depth >= S0_DEPTH_MAX)
        return s0_fail(w->err, S0_EINPUT, value->at, "lists and maps are nested more than %d deep",
                       S0_DEPTH_MAX);
    if (json_is_array(from))
        return read_list(w, from, depth, value);
    return read_map(w, (json_t *)(uintptr_t)from, depth, value);
}

/* What jansson says, at the end of the token it says it about. */
static s0_code refuse(const s0_place *start, const json_error_t *error, s0_error *err)
{
    s0_mark at = s0_place_mark(start);
    uint32_t column = error->column > 0 ? (uint32_t)error->column : 1;

    if (memory_was_short)
        return s0_fail_memory(err);
    if (error->line > 1) {
        at.line += (uint32_t)error->line - 1;
        at.column = column;
    } else {
        at.column += column - 1;
    }
    if (json_error_code(error) == json_error_null_character ||
        json_error_code(error) == json_error_null_byte_in_key)
        return s0_fail(err, S0_EINPUT, at, "text may not hold NUL");
    return s0_fail(err, S0_EINPUT, at, "this is not JSON: %s", error->text);
}

/* Read the `size` bytes at `w->place` as one document that lies `depth` deep. */
static s0_code read_document(walk *w, size_t size, int depth, const s0_value **out)
{
    const char *text = w->place.source->text + w->place.byte;
    json_error_t error;
    json_t *tree;
    s0_code rc;

    json_set_alloc_funcs(remembering_malloc, free);
    memory_was_short = false;
    tree = json_loadb(text, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (tree == NULL)
        return refuse(&w->place, &error, w->err);
    if (memory_was_short) /* then bytes of its texts may be missing */
        rc = s0_fail_memory(w->err);
    else
        rc = read_value(w, tree, depth, out);
    json_decref(tree);
    return rc;
}

static bool is_blank(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (strchr(" \t\r\n", text[i]) == NULL || text[i] == '\0')
            return false;
    }
    return true;
}

s0_code s0_json_read(const s0_value **out, s0_arena *arena, const s0_source *source, s0_error *err)
{
    walk w = {arena, s0_place_start(source), err};
    const s0_value *root = NULL;
    size_t size = source->size - w.place.byte;
    s0_code rc;

    if (source->ready != NULL) {
        *out = source->ready;
        return S0_OK;
    }
    if ((rc = s0_text_refuse(source, err)) != S0_OK)
        return rc;
    if (is_blank(source->text + w.place.byte, size))
        return s0_fail(err, S0_EINPUT, (s0_mark){.source = source}, "the file is empty");
    if ((rc = read_document(&w, size, 0, &root)) == S0_OK)
        *out = root;
    return rc;
}

s0_code s0_ndjson_read(const s0_value **out, s0_arena *arena, const s0_source *source,
                       s0_error *err)
{
    walk w = {arena, s0_place_start(source), err};
    s0_value *list = s0_make_list(arena);
    const s0_value *item = NULL;
    s0_code rc;

    if (list == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_text_refuse(source, err)) != S0_OK)
        return rc;
    list->at = s0_place_mark(&w.place);
    while (w.place.byte < source->size) {
        const char *line = source->text + w.place.byte;
        const char *end = memchr(line, '\n', source->size - w.place.byte);
        size_t size = end != NULL ? (size_t)(end - line) : source->size - w.place.byte;
        size_t next = w.place.byte + size + (end != NULL);

        if (!is_blank(line, size)) {
            if ((rc = read_document(&w, size, 1, &item)) != S0_OK)
                return rc;
            if (!s0_list_add(arena, list, item))
                return s0_fail_memory(err);
        }
        s0_place_to_byte(&w.place, next);
    }
    *out = list;
    return S0_OK;
}
