/* place.h - where in a source a byte stands, and what no reader takes.
 *
 * For the readers of this room. Lines end at '\n', columns are characters; a byte
 * order mark at the start takes no column. */
#ifndef S0_DATA_PLACE_H
#define S0_DATA_PLACE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* A place that moves forward through a source. */
typedef struct s0_place {
    const s0_source *source;
    size_t byte;
    size_t character; /* characters in front of it, the byte order mark left out */
    uint32_t line;
    uint32_t column;
} s0_place;

/* The first byte behind the byte order mark, if there is one. */
s0_place s0_place_start(const s0_source *source);
/* Step over the bytes in front of `byte` (no further than the end of the source). */
void s0_place_to_byte(s0_place *place, size_t byte);
/* Step until `character` characters lie in front. */
void s0_place_to_character(s0_place *place, size_t character);
s0_mark s0_place_mark(const s0_place *place);

/* The mark of one byte, counted from the start. */
s0_mark s0_mark_at(const s0_source *source, size_t byte);

/* Refuse NUL and what is not UTF-8: S0_EINPUT. */
s0_code s0_text_refuse(const s0_source *source, s0_error *err);

#endif
