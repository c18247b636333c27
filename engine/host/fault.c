/* fault.c - what went wrong in a script, told by file and line.
 *
 * The handler runs where the error was raised, while the stack still stands. It
 * writes into the sandbox and not into Lua, because it may run when Lua's memory
 * or stack is spent. */
#include <inttypes.h>
#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "host/state.h"

#define FRAMES 5 /* lines of scripts that are told */

/* The script whose chunk name is `name` ("@path"); NULL for C. */
static const s0_source *script_named(const s0_sandbox *sandbox, const char *name)
{
    for (const s0_script *script = sandbox->scripts; script != NULL; script = script->next)
        if (name[0] == '@' && strcmp(script->source.path, name + 1) == 0)
            return &script->source;
    return NULL;
}

static void copy_text(char *out, size_t room, const char *text, size_t size)
{
    size_t fits = size < room ? size : room - 1;

    memcpy(out, text, fits);
    out[fits] = '\0';
}

/* The message without the place that Lua put in front of it, or what stands for
 * an error that is not text. */
static void keep_message(lua_State *L, s0_fault *fault)
{
    size_t size;
    const char *text;

    if (lua_isinteger(L, 1)) {
        snprintf(fault->message, sizeof fault->message, "%lld", (long long)lua_tointeger(L, 1));
    } else if (lua_type(L, 1) == LUA_TNUMBER && isnan(lua_tonumber(L, 1))) {
        snprintf(fault->message, sizeof fault->message, "nan"); /* its sign differs by processor */
    } else if (lua_type(L, 1) == LUA_TNUMBER) {
        snprintf(fault->message, sizeof fault->message, "%.14g", lua_tonumber(L, 1));
    } else if (lua_type(L, 1) == LUA_TSTRING) {
        text = lua_tolstring(L, 1, &size);
        copy_text(fault->message, sizeof fault->message, text, size);
        if (size == 0)
            snprintf(fault->message, sizeof fault->message, "an error without a message");
    } else {
        snprintf(fault->message, sizeof fault->message,
                 "the script raised an error that is not text but of type %s", luaL_typename(L, 1));
    }
}

/* Whether the message begins with the frame's "path:line: "; then cut it off. */
static bool cut_place(s0_fault *fault, const lua_Debug *frame)
{
    char place[LUA_IDSIZE + 16];
    int size = snprintf(place, sizeof place, "%s:%d: ", frame->short_src, frame->currentline);

    if (size <= 0 || strncmp(fault->message, place, (size_t)size) != 0)
        return false;
    memmove(fault->message, fault->message + size, strlen(fault->message + size) + 1);
    return true;
}

static void add_trace(s0_fault *fault, const lua_Debug *frame)
{
    size_t used = strlen(fault->trace);
    int size = snprintf(fault->trace + used, sizeof fault->trace - used, "%s%s:%d",
                        used == 0 ? "called from " : ", ", frame->source + 1, frame->currentline);

    if (size < 0 || (size_t)size >= sizeof fault->trace - used)
        fault->trace[used] = '\0'; /* a line that does not fit is left out whole */
}

int s0_fault_handler(lua_State *L)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);
    s0_fault *fault = &sandbox->fault;
    const s0_source *source;
    lua_Debug frame;
    bool cut = false;
    int told = 0;

    memset(fault, 0, sizeof *fault);
    keep_message(L, fault);
    for (int level = 0; told < FRAMES && lua_getstack(L, level, &frame); level++) {
        bool here;

        lua_getinfo(L, "Sl", &frame);
        if (frame.currentline <= 0 || (source = script_named(sandbox, frame.source)) == NULL)
            continue;
        /* The innermost line, unless error(text, 2) named its caller's. */
        here = !cut && cut_place(fault, &frame);
        if (here || told == 0) {
            fault->at = (s0_mark){source, (uint32_t)frame.currentline, 0};
            fault->trace[0] = '\0';
        } else {
            add_trace(fault, &frame);
        }
        cut = cut || here;
        told++;
    }
    return 1;
}

s0_code s0_fault_report(s0_sandbox *sandbox, s0_error *err)
{
    const s0_fault *fault = &sandbox->fault;
    const s0_stop *stop = &sandbox->stop;

    switch (stop->kind) {
    case S0_STOP_STEPS:
        s0_fail(err, S0_ERULE, fault->at, "the budget of %" PRIu64 " steps is spent",
                sandbox->budget);
        break;
    case S0_STOP_MEMORY:
        s0_fail(err, S0_ERULE, fault->at, "the memory is spent");
        break;
    case S0_STOP_CALLER:
        s0_fail(err, S0_ERULE, fault->at, "%s", stop->text != NULL ? stop->text : "stopped");
        break;
    default:
        s0_fail(err, S0_ERULE, fault->at, "%s",
                fault->message[0] != '\0' ? fault->message
                                          : "an error while another one was being handled");
    }
    if (fault->trace[0] != '\0')
        s0_hint(err, "%s", fault->trace);
    return S0_ERULE;
}
