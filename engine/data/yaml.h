/* yaml.h - YAML files, by libyaml's events, under the 1.2 core schema.
 *
 * `country: NO` is text; `0o17` and `0x1F` are integers; `.inf` and `.nan` are
 * refused; an integer beyond 64 bits or a decimal with more than 15 significant
 * digits is refused. One document per file; an empty file is an empty map.
 * Refused with their place: duplicate keys, keys that are missing or not scalars,
 * tags other than the core ones, merge keys ("<<"), a second document, nesting
 * deeper than S0_DEPTH_MAX (watched from the first event on, before libyaml grows
 * slow), aliases that expand to more than 10,000 nodes in all, more than 8
 * directives, NUL, invalid UTF-8, and what libyaml, which reads YAML 1.1, refuses
 * or would read otherwise: U+0085, U+2028 and U+2029, anchors with names of other
 * characters than A to Z, digits, '-' and '_', text in brackets that begins with
 * '?', and text in a block that begins with '#' below empty lines of more blanks. A
 * byte order mark is skipped. */
#ifndef S0_DATA_YAML_H
#define S0_DATA_YAML_H

#include "base/arena.h"
#include "base/error.h"
#include "data/value.h"

/* Read `source` (which must outlive the tree); one that has its values ready is not read
 * again. S0_EINPUT, S0_ENOMEM. */
s0_code s0_yaml_read(const s0_value **out, s0_arena *arena, const s0_source *source, s0_error *err);

#endif
