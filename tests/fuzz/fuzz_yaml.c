/* fuzz_yaml.c - YAML from any bytes: read or refused with a place, and what was read
 * can be written as JSON and read again. */
#include "fuzz.h"

#include <string.h>

#include "data/json.h"
#include "data/yaml.h"

static int height_of(const s0_value *value)
{
    int highest = 0, height;

    if (value->kind != S0_LIST && value->kind != S0_MAP) {
        PROMISE(value->raw != NULL && strlen(value->raw) == value->size);
        return 0;
    }
    for (size_t i = 0; value->kind == S0_LIST && i < value->as.list.count; i++) {
        height = height_of(value->as.list.items[i]);
        highest = height > highest ? height : highest;
    }
    for (size_t i = 0; value->kind == S0_MAP && i < value->as.map.count; i++) {
        const s0_member *item = &value->as.map.items[i];

        PROMISE(item->at.line > 0 && item->key != NULL);
        PROMISE(s0_value_get(value, item->key) == item->value); /* no key twice */
        height = height_of(item->value);
        highest = height > highest ? height : highest;
    }
    return highest + 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    s0_arena *arena = s0_arena_new();
    s0_source source = fuzz_source(arena, bytes, size), json;
    const s0_value *value = NULL, *again;
    s0_buf buf = s0_buf_in(arena);
    s0_error err = {0};

    if (s0_yaml_read(&value, arena, &source, &err) == S0_OK) {
        PROMISE(height_of(value) <= S0_DEPTH_MAX);
        s0_json_write(&buf, value, false);
        json = (s0_source){.path = "again", .text = s0_buf_text(&buf), .size = buf.size};
        PROMISE(json.text != NULL);
        PROMISE(s0_json_read(&again, arena, &json, NULL) == S0_OK);
    } else {
        fuzz_refused(&err);
    }
    s0_arena_free(arena);
    return 0;
}
