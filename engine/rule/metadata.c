/* metadata.c - the worker's side: run the file, send what it says of itself; and how a
 * fault travels. */
#include "rule/metadata.h"

#include <stdlib.h>
#include <string.h>

#include "data/json.h"
#include "host/marshal.h"
#include "rule/bind.h"
#include "rule/rule_file.h"

bool s0_send_fault(s0_buf *out, const s0_error *err)
{
    const char *message = s0_text_plain(out->arena, err->message, strlen(err->message));
    const char *hint = s0_text_plain(out->arena, err->hint, strlen(err->hint));

    if (message == NULL || hint == NULL)
        return false;
    s0_put(out, "{\"fault\":{\"where\":");
    s0_json_text(out, err->where);
    s0_put(out, ",\"message\":");
    s0_json_text(out, message);
    s0_put(out, ",\"hint\":");
    s0_json_text(out, hint);
    s0_put(out, "}}");
    return !out->failed;
}

void s0_receive_fault(s0_error *err, const s0_source *source, const s0_value *fault)
{
    const char *where = s0_value_text(s0_value_get(fault, "where"));
    const char *message = s0_value_text(s0_value_get(fault, "message"));
    const char *hint = s0_value_text(s0_value_get(fault, "hint"));
    s0_source other = {.path = ""};
    s0_mark at = {.source = source};
    size_t path = strlen(source->path);

    if (where != NULL && strncmp(where, source->path, path) == 0 && where[path] == ':') {
        at.line = (uint32_t)strtoul(where + path + 1, NULL, 10);
    } else if (where != NULL && *where != '\0') { /* in a helper: its text is not at hand */
        other.path = where;
        at.source = &other;
    }
    s0_fail(err, S0_ERULE, at, "%s",
            message != NULL && *message != '\0' ? message : "the rule failed without a message");
    if (hint != NULL && *hint != '\0')
        s0_hint(err, "%s", hint);
}

/* `none` may stand in examples: it is written as evidence files write it. */
static const s0_value *special(lua_State *L, int index)
{
    return s0_is_none(L, index) ? s0_make_text(s0_sandbox_arena(s0_sandbox_of(L)), "none") : NULL;
}

static s0_code read_file(s0_buf *out, s0_sandbox *sandbox, const s0_source *source, s0_error *err)
{
    lua_State *L = s0_sandbox_lua(sandbox);
    s0_source whole = *source; /* as text: the build's chunk has no examples */
    const char *const *used;
    const s0_value *value;
    const char *check;
    size_t count;
    s0_code rc;

    whole.chunk = NULL;
    if ((rc = s0_rule_file_run(sandbox, &whole, err)) != S0_OK)
        return rc;
    check = lua_typename(L, lua_type(L, -1));
    if ((rc = s0_lua_read(&value, L, -2, special, err)) != S0_OK)
        return rc;
    used = s0_sandbox_used(sandbox, &count);
    s0_put(out, "{\"rule\":");
    s0_json_write(out, value, false);
    s0_put(out, ",\"check\":");
    s0_json_text(out, check);
    s0_put(out, ",\"helpers\":[");
    for (size_t i = 0; i < count; i++) {
        s0_put(out, i > 0 ? "," : "");
        s0_json_text(out, used[i]);
    }
    s0_put(out, "]}");
    return S0_OK;
}

bool s0_metadata_task(void *context, size_t index, s0_arena *arena, s0_buf *out)
{
    const s0_metadata_tasks *tasks = context;
    s0_sandbox *sandbox;
    s0_error err = {0};
    s0_code rc = s0_rule_file_open(&sandbox, arena, tasks->steps, tasks->helpers, NULL, &err);

    if (rc == S0_OK)
        rc = read_file(out, sandbox, tasks->files[index], &err);
    if (rc == S0_ENOMEM || out->failed)
        return false;
    return rc == S0_OK || s0_send_fault(out, &err);
}
