/* embedded.h - rules, Lua and catalogue inside the executable. */
#ifndef S0_CLI_EMBEDDED_H
#define S0_CLI_EMBEDDED_H

#include "base/file.h"

/* "rules/…", "lua/…" and "catalog/…", read and compiled when the program was built. Made by
 * cmake/bake. */
extern const s0_bundle s0_embedded;

#endif
