/* place.h - where something stands in the text of a rule: Lua keeps no lines for the
 * fields of a table, so faults of metadata find theirs by reading the text again. */
#ifndef S0_RULE_PLACE_H
#define S0_RULE_PLACE_H

#include "base/error.h"

/* The place of the first `key =` or `["key"] =`; with `text` (NULL: none) of the first string
 * "text" from there on. What is not found gives the nearest that was: the key, else the file. */
s0_mark s0_rule_place(const s0_source *source, const char *key, const char *text);

/* The place of `rule { … }`; the file where there is none. */
s0_mark s0_rule_start(const s0_source *source);

#endif
