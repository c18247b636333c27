/* lines.c - which lines of a script a call reaches. Lua's line hook costs time at every line, so it
 * is set only where somebody asks. */
#include <lauxlib.h>
#include <string.h>

#include "host/state.h"

#define MOST_FUNCTIONS 64

/* The functions of one script that hang together. */
typedef struct holding {
    lua_State *L;
    const char *script; /* chunk name */
    s0_line_marks *lines;
    const void *seen[MOST_FUNCTIONS];
    size_t count;
} holding;

static void put_mark(s0_line_marks *lines, int line, unsigned char mark)
{
    if (line > 0 && (size_t)line <= lines->count)
        lines->marks[line - 1] |= mark;
}

/* Mark the lines with code of a function; `ar` is filled by "S", the table of "L" is on top. The
 * last line of a function holds its end, which is code that a `return` before it keeps from being
 * reached.  [-1, +0, -] */
static void put_active(lua_State *L, const lua_Debug *ar, s0_line_marks *lines)
{
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        int line = (int)lua_tointeger(L, -2);

        if (line != ar->lastlinedefined || ar->linedefined == ar->lastlinedefined)
            put_mark(lines, line, S0_LINE_ACTIVE);
    }
    lua_pop(L, 1);
}

static bool is_new(holding *h)
{
    const void *function = lua_topointer(h->L, -1);
    lua_Debug ar;

    if (!lua_isfunction(h->L, -1) || lua_iscfunction(h->L, -1) || h->count == MOST_FUNCTIONS)
        return false;
    for (size_t i = 0; i < h->count; i++)
        if (h->seen[i] == function)
            return false;
    lua_pushvalue(h->L, -1);
    lua_getinfo(h->L, ">S", &ar);
    if (h->script == NULL)
        h->script = ar.source;
    if (strcmp(h->script, ar.source) != 0)
        return false;
    h->seen[h->count++] = function;
    return true;
}

/* The function on top, and those of the same script among its upvalues.  [-0, +0, m] */
static void walk(holding *h)
{
    lua_Debug ar;

    luaL_checkstack(h->L, LUA_MINSTACK, "functions of the script");
    if (!is_new(h))
        return;
    lua_pushvalue(h->L, -1);
    lua_getinfo(h->L, ">SL", &ar);
    put_active(h->L, &ar, h->lines);
    for (int i = 1; lua_getupvalue(h->L, -1, i) != NULL; i++) {
        walk(h);
        lua_pop(h->L, 1);
    }
}

void s0_sandbox_watch(lua_State *L, s0_line_marks *lines)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);
    holding h = {.L = L, .lines = lines};

    walk(&h);
    sandbox->lines = lines;
    sandbox->watched = h.script;
    s0_budget_start(sandbox);
}

/* A function that was made within another shows its lines when it is called. */
void s0_line_reached(lua_State *L, lua_Debug *ar)
{
    const s0_sandbox *sandbox = s0_sandbox_of(L);
    s0_line_marks *lines = sandbox->lines;
    size_t at = (size_t)ar->currentline - 1;

    if (lines == NULL || sandbox->watched == NULL || ar->currentline < 1 || at >= lines->count ||
        lua_getinfo(L, "S", ar) == 0 || strcmp(ar->source, sandbox->watched) != 0)
        return;
    if (!(lines->marks[at] & S0_LINE_ACTIVE) && lua_getinfo(L, "L", ar) != 0)
        put_active(L, ar, lines);
    lines->marks[at] |= S0_LINE_REACHED;
}
