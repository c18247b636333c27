/* template.c - the one file of this room that knows Lua: runs a template under the limits of
 * rules, only with more room, since a report may be large. */
#include "report/template.h"

#include <lua.h>
#include <string.h>

#include "host/marshal.h"
#include "host/sandbox.h"
#include "host/worker.h"

#define TEMPLATE_STEPS 500000000u
#define TEMPLATE_MEMORY ((size_t)512 << 20)
#define TEMPLATE_OUTPUT ((size_t)64 << 20)
#define TEMPLATE_DEADLINE_MS 60000

/* The first byte of what a worker sends says what follows. */
enum { SENT_TEXT = 'T', SENT_ERROR = 'E' };

static void send_error(s0_buf *out, const s0_error *err)
{
    s0_put_char(out, SENT_ERROR);
    s0_put(out, err->where);
    s0_put_char(out, '\n');
    s0_put(out, err->message);
    s0_put_char(out, '\n');
    s0_put(out, err->hint);
}

/* Call the template's function and send the text it returns. */
static s0_code render(s0_sandbox *sandbox, const s0_template *t, s0_buf *out, s0_error *err)
{
    lua_State *L = s0_sandbox_lua(sandbox);
    const s0_source *source = s0_bundle_get(t->lua, t->path);
    const char *text;
    size_t size;
    s0_code rc;

    if (source == NULL)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "there is no template %s", t->path);
    if ((rc = s0_sandbox_load(sandbox, source, err)) != S0_OK ||
        (rc = s0_sandbox_call(sandbox, 0, 1, err)) != S0_OK)
        return rc;
    if (!lua_isfunction(L, -1))
        return s0_fail(err, S0_ERULE, (s0_mark){.source = source},
                       "the template returns no function");
    for (size_t i = 0; i < t->value_count; i++) {
        if (t->values[i] != NULL)
            s0_lua_push(L, t->values[i]);
        else
            lua_pushnil(L);
    }
    if ((rc = s0_sandbox_call(sandbox, (int)t->value_count, 1, err)) != S0_OK)
        return rc;
    if (lua_type(L, -1) != LUA_TSTRING)
        return s0_fail(err, S0_ERULE, (s0_mark){.source = source},
                       "the template's function returns no text");
    text = lua_tolstring(L, -1, &size);
    if (s0_utf8_check(text, size) != size)
        return s0_fail(err, S0_ERULE, (s0_mark){.source = source},
                       "the template's text is not UTF-8");
    s0_put_char(out, SENT_TEXT);
    s0_put_bytes(out, text, size);
    return S0_OK;
}

static bool task(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    const s0_template *t = context;
    s0_sandbox *sandbox = NULL;
    s0_error err = {0};

    (void)index;
    if (s0_sandbox_open(&sandbox, arena, TEMPLATE_STEPS, t->lua, &err) != S0_OK)
        return false;
    if (render(sandbox, t, out, &err) != S0_OK) {
        if (err.code == S0_ENOMEM)
            return false;
        send_error(out, &err);
    }
    return !out->failed;
}

/* The error that the worker sent: three lines. */
static s0_code sent_error(const s0_task_result *result, s0_error *err)
{
    const char *where = result->bytes + 1;
    const char *message = strchr(where, '\n');
    const char *hint = message != NULL ? strchr(message + 1, '\n') : NULL;

    if (message == NULL || hint == NULL)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "the template failed without a word");
    s0_fail(err, S0_ERULE, (s0_mark){0}, "%.*s", (int)(hint - message - 1), message + 1);
    if (err != NULL && (size_t)(message - where) < sizeof err->where) {
        memcpy(err->where, where, (size_t)(message - where));
        err->where[message - where] = '\0';
    }
    if (hint[1] != '\0')
        s0_hint(err, "%s", hint + 1);
    return S0_ERULE;
}

s0_code s0_template_run(s0_buf *out, s0_arena *arena, const s0_template *template_, s0_error *err)
{
    s0_pool pool = {.tasks = 1,
                    .jobs = 1,
                    .deadline_ms = TEMPLATE_DEADLINE_MS,
                    .memory = TEMPLATE_MEMORY,
                    .output = TEMPLATE_OUTPUT};
    s0_task_result result = {0};
    s0_template copy = *template_;
    s0_code rc = s0_pool_run(&pool, task, &copy, arena, &result, err);

    if (rc != S0_OK)
        return rc;
    if (result.end != S0_TASK_DONE || result.size == 0) {
        char why[120];

        s0_task_end_text(&result, &pool, why);
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "the template %s: %s", template_->path, why);
    }
    if (result.bytes[0] == SENT_ERROR)
        return sent_error(&result, err);
    s0_put_bytes(out, result.bytes + 1, result.size - 1);
    return out->failed ? s0_fail_memory(err) : S0_OK;
}
