/* fuzz_json.c - JSON and NDJSON from any bytes: read or refused with a place, and what
 * was read is written so that it reads back as itself. */
#include "fuzz.h"

#include <string.h>

#include "data/json.h"

/* Every place lies inside the text, and the value's first byte stands there. */
static void check_places(const s0_value *value)
{
    PROMISE(value->at.line > 0 && value->at.column > 0);
    for (size_t i = 0; value->kind == S0_LIST && i < value->as.list.count; i++)
        check_places(value->as.list.items[i]);
    for (size_t i = 0; value->kind == S0_MAP && i < value->as.map.count; i++) {
        PROMISE(value->as.map.items[i].at.line > 0);
        check_places(value->as.map.items[i].value);
    }
}

static void round_trip(s0_arena *arena, const s0_value *value)
{
    s0_buf first = s0_buf_in(arena), second = s0_buf_in(arena);
    const s0_value *again;
    s0_source source;

    s0_json_write(&first, value, false);
    PROMISE(s0_buf_text(&first) != NULL);
    source = (s0_source){.path = "again", .text = s0_buf_text(&first), .size = first.size};
    PROMISE(s0_json_read(&again, arena, &source, NULL) == S0_OK);
    s0_json_write(&second, again, false);
    PROMISE(strcmp(s0_buf_text(&first), s0_buf_text(&second)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    s0_arena *arena = s0_arena_new();
    s0_source source = fuzz_source(arena, bytes, size);
    const s0_value *value = NULL;
    s0_error err = {0};

    if (s0_json_read(&value, arena, &source, &err) == S0_OK) {
        check_places(value);
        round_trip(arena, value);
    } else {
        fuzz_refused(&err);
    }
    if (s0_ndjson_read(&value, arena, &source, &err) == S0_OK) {
        check_places(value);
        if (value->as.list.count < 1000)
            round_trip(arena, value);
    } else {
        fuzz_refused(&err);
    }
    s0_arena_free(arena);
    return 0;
}
