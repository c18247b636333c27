/* state.h - what the files of the sandbox share; nobody outside this room includes it.
 *
 *   arena: [ s0_sandbox | blocks of the Lua state, handed out by allocator.c … ]
 *
 * The Lua state's extra space points back at the sandbox, so every C function
 * finds its budget without a global. */
#ifndef S0_HOST_STATE_H
#define S0_HOST_STATE_H

#include <lua.h>

#include "host/sandbox.h"

/* Sizes of 16, 32 … 512 bytes, then four classes per doubling up to 2^49. */
#define S0_BLOCK_CLASSES 192

/* What went wrong in the last call: kept outside Lua, so that telling it needs no memory. */
typedef struct s0_fault {
    s0_mark at;        /* the line of a script that raised */
    char message[512]; /* "" until the handler ran */
    char trace[256];   /* "called from rules/a.lua:3, rules/a.lua:9", or "" */
} s0_fault;

typedef struct s0_script {
    s0_source source; /* its text is borrowed */
    struct s0_script *next;
} s0_script;

struct s0_sandbox {
    lua_State *lua;
    s0_arena *arena;
    void *free_blocks[S0_BLOCK_CLASSES]; /* given back by Lua, by class */
    bool starving;                       /* the last request for memory was refused */
    uint64_t budget;
    uint64_t spent;
    s0_stop stop;
    s0_fault fault;
    void *context;
    const s0_bundle *helpers;
    s0_script *scripts; /* all that were loaded, newest first */
    const char **used;  /* names of helpers, sorted; room for helpers->count */
    size_t used_count;
    s0_line_marks *lines; /* NULL: nobody watches */
    const char *watched;  /* name of the chunk whose lines are marked */
};

/* allocator.c: the lua_Alloc of a state; `sandbox` is its s0_sandbox. Sets the
 * memory flag when a request is refused for the second time, after Lua's own
 * emergency collection. */
void *s0_block(void *sandbox, void *block, size_t old_size, size_t new_size);

/* budget.c: start counting instructions. */
void s0_budget_start(s0_sandbox *sandbox);
/* Set the flag unless it is set already, without raising. */
void s0_budget_flag(s0_sandbox *sandbox, s0_stop_kind kind, int reason, const char *text);
/* Spend without raising, where nothing may be raised: the next instruction that is counted does. */
void s0_budget_charge(s0_sandbox *sandbox, uint64_t steps);
/* Steps for C work on so many bytes: one, and one for each 16. */
uint64_t s0_price(uint64_t bytes);

/* lines.c: a line is reached; called by the hook.  [-0, +0, m] */
void s0_line_reached(lua_State *L, lua_Debug *ar);

/* environment.c: make the globals; run protected.  [-0, +0, m] */
int s0_environment_open(lua_State *L);
/* Push the text of the value at `index`, never an address.  [-0, +1, e] */
void s0_push_plain(lua_State *L, int index);

/* pairs.c: the global `pairs`.  [-0, +3, e] */
int s0_pairs(lua_State *L);

/* strings.c, tables.c: push the guarded library; the original one, with all its functions,
 * is at `original`.  [-0, +1, m] */
void s0_push_string_library(lua_State *L, int original);
void s0_push_table_library(lua_State *L, int original);
/* Set library[name] (`library` on top) to original[name], called through `guard`, which has the
 * original as its first upvalue.  [-0, +0, m] */
void s0_guard(lua_State *L, int original, const char *name, lua_CFunction guard);
/* The guard that spends by the bytes of text going in and coming out.  [-0, +?, e] */
int s0_guard_text(lua_State *L);

/* use.c: push the global `use`.  [-0, +1, m] */
void s0_push_use(lua_State *L);

/* fault.c: the message handler of every call.  [-0, +0, -] */
int s0_fault_handler(lua_State *L);
/* Fill `err` from the flag or the fault kept by the handler. */
s0_code s0_fault_report(s0_sandbox *sandbox, s0_error *err);

/* sandbox.c: compile a source, or take its chunk; LUA_OK and a function, or another status and a
 * message on the stack. */
int s0_script_load(s0_sandbox *sandbox, const s0_source *source);

#endif
