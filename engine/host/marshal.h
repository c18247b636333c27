/* marshal.h - values across the border between C and Lua. */
#ifndef S0_HOST_MARSHAL_H
#define S0_HOST_MARSHAL_H

#include <lua.h>

#include "base/error.h"
#include "data/value.h"
#include "host/sandbox.h"

/* Push a tree as tables, strings, numbers and booleans; null becomes nil (and is left
 * out of maps). Raises when the arena is spent.  [-0, +1, m] */
void s0_lua_push(lua_State *L, const s0_value *value);

/* Turn the Lua value at `index` into a tree in the sandbox's arena. A table whose keys are
 * 1..n is a list, one with text keys a map in order of its keys (by bytes), an empty one an empty
 * map; other tables with whole numbers as keys are maps with those under decimal keys "1", "2" …;
 * a number and a text that give the same key are refused. `special` (NULL allowed) is asked first
 * for userdata: it returns a tree, or NULL to refuse. Refused are functions, other keys, cycles,
 * nesting deeper than 32, numbers that are not finite, text that is not UTF-8 or holds NUL:
 * S0_ERULE naming the path ("examples[2].given.records"). S0_ENOMEM when the arena is spent; the
 * flag is set then. Never raises.  [-0, +0, -] */
s0_code s0_lua_read(const s0_value **out, lua_State *L, int index,
                    const s0_value *(*special)(lua_State *L, int index), s0_error *err);

#endif
