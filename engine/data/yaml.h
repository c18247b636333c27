/* yaml.h - YAML files, by libyaml's events, under the 1.2 core schema.
 *
 * `country: NO` is text; `0o17` and `0x1F` are integers; `.inf` and `.nan` are
 * refused; an integer beyond 64 bits or a decimal with more than 15 significant
 * digits is refused. One document per file; an empty file is an empty map.
 * Refused with their place: duplicate keys, keys that are not scalars, tags
 * other than the core ones, merge keys ("<<"), nesting deeper than 64 (watched
 * from the scanner's tokens on, before libyaml grows slow), aliases that expand
 * to more than 10,000 nodes in all, NUL, invalid UTF-8. A byte order mark is
 * skipped. */
#ifndef S0_DATA_YAML_H
#define S0_DATA_YAML_H

#include "base/arena.h"
#include "base/error.h"
#include "data/value.h"

/* Read `source` (which must outlive the tree). S0_EINPUT, S0_ENOMEM. */
s0_code s0_yaml_read(const s0_value **out, s0_arena *arena, const s0_source *source, s0_error *err);

#endif
