/* json.h - JSON and NDJSON in, canonical JSON out.
 *
 * Jansson decides what is JSON (duplicate keys, bad UTF-8, NUL and integers
 * beyond 64 bits are refused, and so is nesting deeper than S0_DEPTH_MAX); a walk beside it over
 * the accepted text tells where each value stands. Decimals with more than 15 significant digits
 * are refused. A byte order mark is skipped. */
#ifndef S0_DATA_JSON_H
#define S0_DATA_JSON_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "data/value.h"

/* One JSON document; anything may stand at the top. A source that has its values ready is not read
 * again. S0_EINPUT, S0_ENOMEM. */
s0_code s0_json_read(const s0_value **out, s0_arena *arena, const s0_source *source, s0_error *err);

/* Newline-delimited JSON: a list with one item per line that is not blank. */
s0_code s0_ndjson_read(const s0_value **out, s0_arena *arena, const s0_source *source,
                       s0_error *err);

/* The canonical form of a tree: keys in the tree's order, no blanks, or with
 * `indent` two blanks a level and a final newline; UTF-8 as it is, control characters,
 * '"', '\\', U+2028 and U+2029 escaped; a byte that is not UTF-8 becomes U+FFFD; a real number
 * always has a '.' or an exponent. Never calls malloc when `out` does not: workers write with it.
 */
void s0_json_write(s0_buf *out, const s0_value *value, bool indent);
/* One JSON string with its quotes: the one escaping function of the format. */
void s0_json_text(s0_buf *out, const char *text);

#endif
