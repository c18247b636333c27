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
 * 1..n is a list, one with text keys a map in order of its keys, an empty one an empty map; mixed
 * tables are maps with the list part under decimal keys "1", "2" …. `special` (NULL allowed) is
 * asked first for userdata: it returns a tree, or NULL to refuse. Functions, cycles, nesting deeper
 * than 32 and text that is not UTF-8 are refused: S0_ERULE naming the path
 * ("examples[2].given.records").  [-0, +0, -] */
s0_code s0_lua_read(const s0_value **out, lua_State *L, int index,
                    const s0_value *(*special)(lua_State *L, int index), s0_error *err);

#endif
