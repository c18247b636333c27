/* sandbox.h - a fresh Lua state for one stranger's script, with an allow-list
 * environment and a budget that cannot be swallowed.
 *
 * Memory comes from one arena and never from malloc, so a state lives in a
 * locked-down worker and is dropped by resetting the arena, never closed. The
 * budget counts steps: Lua instructions plus rows that C visits for the script.
 * A spent budget, a spent arena and a deliberate stop set a flag in C before
 * they raise; the flag decides, not what the script returned.
 *
 * Globals: exactly assert error ipairs pairs select tonumber tostring type,
 * string (without dump; rep and format guarded), math (without random and
 * randomseed), table (a stable sort of ours), utf8, `use` where there are helpers, and
 * what the caller adds. `pairs` walks in order of type, then value. Addresses never
 * print. There is no way to reach a metatable, the registry, or another state.
 *
 * What remains: a pattern such as ("a-"):rep(60) takes long within one C call, which
 * only the deadline of a worker ends; steps cannot. Lua seeds its hashes anew in every
 * state: nothing shows it but, within some bytes, where memory ends. */
#ifndef S0_HOST_SANDBOX_H
#define S0_HOST_SANDBOX_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "host/lines.h"

typedef struct s0_sandbox s0_sandbox;

typedef enum s0_stop_kind {
    S0_STOP_NONE,
    S0_STOP_STEPS,  /* the step budget is spent */
    S0_STOP_MEMORY, /* the arena is spent */
    S0_STOP_CALLER  /* s0_sandbox_stop: `reason` and `text` are the caller's */
} s0_stop_kind;

typedef struct s0_stop {
    s0_stop_kind kind;
    int reason;
    const char *text; /* in the arena */
} s0_stop;

/* A script that the build has compiled and put into the executable. */
typedef struct s0_chunk {
    const char *lua; /* the Lua that compiled it, as it names itself in lua_ident */
    const char *bytes;
    size_t size;
} s0_chunk;

/* Open a state over `arena` with a budget of `steps`. `helpers` holds what `use` may
 * load: the source "lua/helpers/NAME.lua" for `use "NAME"`; NULL: none.
 * S0_ENOMEM when the arena is too small. */
s0_code s0_sandbox_open(s0_sandbox **out, s0_arena *arena, uint64_t steps, const s0_bundle *helpers,
                        s0_error *err);

/* A state that was opened once, so that the next ones need not be. Zero but for `bytes` and `room`
 * before its first use. */
typedef struct s0_sandbox_image {
    char *bytes; /* room for it, the caller's */
    size_t room;
    size_t size;    /* 0: nothing is kept */
    const void *at; /* where the state stood */
} s0_sandbox_image;

/* Keep the state as it is, unless it is larger than the room. It must be the last that was cut
 * from its arena, a fixed one. */
void s0_sandbox_keep(s0_sandbox *sandbox, s0_sandbox_image *image);

/* The kept state, byte for byte as it was and at the same place of the same arena, which was reset
 * since. NULL: nothing is kept, or that place is not the next one; open a state. */
s0_sandbox *s0_sandbox_again(const s0_sandbox_image *image, s0_arena *arena);

lua_State *s0_sandbox_lua(s0_sandbox *sandbox);
s0_sandbox *s0_sandbox_of(lua_State *L); /* never NULL for a state opened here */
s0_arena *s0_sandbox_arena(s0_sandbox *sandbox);
/* A pointer of the caller's, for bindings. */
void s0_sandbox_set_context(s0_sandbox *sandbox, void *context);
void *s0_sandbox_context(const s0_sandbox *sandbox);

/* Compile `source` and leave the chunk on the stack; the chunk name is the source's path. What is
 * read is text and never bytecode, except for the chunk that the build gave an embedded source:
 * it is taken when the Lua at hand is the one that made it, else the text. Path and text of the
 * source, as those of the helpers, must outlive the sandbox. S0_ERULE with the path and line of the
 * syntax error, or because the flag is set. */
s0_code s0_sandbox_load(s0_sandbox *sandbox, const s0_source *source, s0_error *err);

/* Call the function below `arguments` values, protected. On S0_ERULE the stack is as
 * before the function was pushed and `err` holds path, line, message (errors that are not
 * text are named by their type) and, as hint, the nearest traceback lines within scripts. When the
 * flag is set the code is S0_ERULE whatever the script did. */
s0_code s0_sandbox_call(s0_sandbox *sandbox, int arguments, int results, s0_error *err);

/* Spend steps for rows visited in C. Raises when the budget is spent.  [-0, +0, e] */
void s0_sandbox_spend(lua_State *L, uint64_t steps);
/* Set the flag and raise; the first stop wins. Never returns.  [-0, +0, e] */
int s0_sandbox_stop(lua_State *L, int reason, const char *text) __attribute__((noreturn));
/* Raise because the arena is spent. Never returns.  [-0, +0, e] */
int s0_sandbox_memory(lua_State *L) __attribute__((noreturn));
/* Begin anew with the whole budget, none of it spent. A flag that is set stays. */
void s0_sandbox_renew(s0_sandbox *sandbox);
const s0_stop *s0_sandbox_stopped(const s0_sandbox *sandbox);
uint64_t s0_sandbox_steps(const s0_sandbox *sandbox); /* spent since the last renewal */

/* Mark the lines of the function on top of the stack, and of functions of the same script that it
 * holds as upvalues, as active, and from now on those that are reached. `lines` must live as long
 * as the state. A state that is not watched pays nothing.  [-0, +0, m] */
void s0_sandbox_watch(lua_State *L, s0_line_marks *lines);

/* Names that `use` loaded, sorted, each once. */
const char *const *s0_sandbox_used(const s0_sandbox *sandbox, size_t *count);

#endif
