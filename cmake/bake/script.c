/* script.c - a rule's file is run here as a worker would run it, only without the walls around it:
 * it is the project's own, and it was read before it was built. */
#include "script.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "data/json.h"
#include "field.h"
#include "rule/metadata.h"

#define MEMORY ((size_t)64 << 20) /* of a rule's file: what it has in an audit, too */
#define STEPS 50000000

s0_code script_without_examples(s0_source *out, s0_arena *arena, const s0_source *rule,
                                s0_error *err)
{
    char *text = s0_text_copy(arena, rule->text, rule->size);
    size_t from = 0, to = 0;

    if (text == NULL)
        return s0_fail_memory(err);
    if (field_span(rule, "examples", &from, &to))
        for (size_t i = from; i < to; i++)
            if (text[i] != '\n')
                text[i] = ' ';
    *out = *rule;
    out->text = text;
    return S0_OK;
}

/* Run the file; the message a worker would send, as a tree. */
static s0_code run(const s0_value **out, s0_arena *arena, const s0_source *rule,
                   const s0_bundle *all, s0_error *err)
{
    s0_metadata_tasks tasks = {&rule, all, STEPS};
    s0_source *message = s0_alloc(arena, sizeof *message);
    void *memory = aligned_alloc(64, MEMORY);
    s0_arena *fixed = s0_arena_over(memory, MEMORY);
    s0_buf sent;
    s0_code rc = S0_ENOMEM;

    if (message != NULL && fixed != NULL) {
        sent = s0_buf_in(fixed);
        if (s0_metadata_task(&tasks, 0, fixed, &sent))
            rc = s0_source_make(message, arena, rule->path, sent.text, sent.size, err);
    }
    free(memory);
    if (rc == S0_OK)
        rc = s0_json_read(out, arena, message, err);
    if (rc != S0_OK || s0_value_get(*out, "rule") != NULL)
        return rc == S0_ENOMEM ? s0_fail_memory(err) : rc;
    s0_receive_fault(err, rule, s0_value_get(*out, "fault"));
    return S0_ERULE;
}

/* The message without the rule's examples. NULL: memory is short. */
static const s0_value *strip(s0_arena *arena, const s0_value *sent)
{
    const s0_value *rule = s0_value_get(sent, "rule");
    s0_value *lean = s0_make_map(arena), *out = s0_make_map(arena);

    for (size_t i = 0; i < rule->as.map.count; i++)
        if (strcmp(rule->as.map.items[i].key, "examples") != 0 &&
            !s0_map_add(arena, lean, rule->as.map.items[i].key, rule->as.map.items[i].value))
            return NULL;
    return s0_map_add(arena, out, "rule", lean) &&
                   s0_map_add(arena, out, "check", s0_value_get(sent, "check")) &&
                   s0_map_add(arena, out, "helpers", s0_value_get(sent, "helpers"))
               ? out
               : NULL;
}

static const char *as_text(s0_arena *arena, const s0_value *value)
{
    s0_buf out = s0_buf_in(arena);

    s0_json_write(&out, value, false);
    return s0_buf_text(&out);
}

s0_code script_metadata(const s0_value **out, s0_arena *arena, const s0_source *rule,
                        const s0_source *lean, const s0_bundle *all, s0_error *err)
{
    const s0_value *whole, *rest;
    const char *stripped, *again;
    s0_code rc;

    if ((rc = run(&whole, arena, rule, all, err)) != S0_OK ||
        (rc = run(&rest, arena, lean, all, err)) != S0_OK)
        return rc;
    if ((*out = strip(arena, whole)) == NULL || (stripped = as_text(arena, *out)) == NULL ||
        (again = as_text(arena, rest)) == NULL)
        return s0_fail_memory(err);
    if (strcmp(stripped, again) != 0)
        return s0_fail(err, S0_ERULE, (s0_mark){.source = rule},
                       "without its examples the rule is another one");
    return S0_OK;
}

static int put(lua_State *L, const void *bytes, size_t size, void *out)
{
    (void)L;
    s0_put_bytes(out, bytes, size);
    return 0;
}

s0_code script_compile(s0_buf *out, const s0_source *source, s0_error *err)
{
    lua_State *L = luaL_newstate();
    const char *name = s0_textf(out->arena, "@%s", source->path);
    s0_code rc = S0_OK;

    if (L == NULL || name == NULL) {
        rc = s0_fail_memory(err);
    } else if (luaL_loadbufferx(L, source->text, source->size, name, "t") != LUA_OK) {
        rc = s0_fail(err, S0_ERULE, (s0_mark){0}, "%s", lua_tostring(L, -1));
    } else {
        lua_dump(L, put, out, 0);
        if (out->failed)
            rc = s0_fail_memory(err);
    }
    if (L != NULL)
        lua_close(L);
    return rc;
}
