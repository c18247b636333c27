/* budget.c - steps, and the flag that outlives whatever a script does.
 *
 * Lua counts its instructions and calls the hook every 1000 of them; C spends
 * for what it visits. Once the flag is set the hook is called at every
 * instruction and raises each time, so that nothing goes on even if some C
 * function between here and the door should hold an error back. */
#include <lauxlib.h>
#include <stdlib.h>

#include "host/state.h"

#define COUNT 1000

static void on_count(lua_State *L, lua_Debug *ar)
{
    if (ar->event == LUA_HOOKLINE) {
        s0_line_reached(L, ar);
        return;
    }
    s0_sandbox_spend(L, lua_gethookcount(L) == COUNT ? COUNT : 1);
}

void s0_budget_start(s0_sandbox *sandbox)
{
    int mask = LUA_MASKCOUNT | (sandbox->lines != NULL ? LUA_MASKLINE : 0);

    lua_sethook(sandbox->lua, on_count, mask, COUNT);
}

void s0_budget_flag(s0_sandbox *sandbox, s0_stop_kind kind, int reason, const char *text)
{
    if (sandbox->stop.kind != S0_STOP_NONE)
        return;
    sandbox->stop = (s0_stop){kind, reason, text};
}

void s0_sandbox_renew(s0_sandbox *sandbox)
{
    sandbox->spent = 0;
    if (sandbox->stop.kind == S0_STOP_NONE)
        s0_budget_start(sandbox);
}

uint64_t s0_price(uint64_t bytes)
{
    return 1 + bytes / 16;
}

/* Raise for a flag that is set. The error value needs no memory.  [-0, +0, e] */
__attribute__((noreturn)) static void raise_stop(lua_State *L)
{
    lua_sethook(L, on_count, LUA_MASKCOUNT, 1);
    lua_pushlightuserdata(L, s0_sandbox_of(L));
    lua_error(L);
    abort();
}

void s0_budget_charge(s0_sandbox *sandbox, uint64_t steps)
{
    if (__builtin_add_overflow(sandbox->spent, steps, &sandbox->spent))
        sandbox->spent = UINT64_MAX;
}

void s0_sandbox_spend(lua_State *L, uint64_t steps)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);

    s0_budget_charge(sandbox, steps);
    if (sandbox->spent > sandbox->budget)
        s0_budget_flag(sandbox, S0_STOP_STEPS, 0, NULL);
    if (sandbox->stop.kind != S0_STOP_NONE)
        raise_stop(L);
}

int s0_sandbox_stop(lua_State *L, int reason, const char *text)
{
    s0_sandbox *sandbox = s0_sandbox_of(L);

    s0_budget_flag(sandbox, S0_STOP_CALLER, reason,
                   text != NULL ? s0_text_dup(sandbox->arena, text) : NULL);
    raise_stop(L);
}

int s0_sandbox_memory(lua_State *L)
{
    s0_budget_flag(s0_sandbox_of(L), S0_STOP_MEMORY, 0, NULL);
    raise_stop(L);
}

const s0_stop *s0_sandbox_stopped(const s0_sandbox *sandbox)
{
    return &sandbox->stop;
}

uint64_t s0_sandbox_steps(const s0_sandbox *sandbox)
{
    return sandbox->spent;
}
