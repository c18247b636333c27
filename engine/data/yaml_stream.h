/* yaml_stream.h - libyaml's events with places, errors and a watch on depth.
 *
 * For yaml.c. libyaml is handed the text in small pieces, only as far as the next
 * event asks for: a flood of open brackets is refused when the 65th arrives, while
 * libyaml has seen little more than these. Given the whole flood at once and read
 * to its end, it would be busy for a time that grows with the square of its size. */
#ifndef S0_DATA_YAML_STREAM_H
#define S0_DATA_YAML_STREAM_H

#include <stdbool.h>
#include <yaml.h>

#include "base/error.h"
#include "data/place.h"

typedef struct s0_yaml_stream {
    yaml_parser_t parser;
    yaml_event_t event; /* the present one; released by the next call */
    s0_mark at;         /* where it begins */
    s0_place place;
    size_t handed; /* bytes of the source that libyaml has been given */
    bool ended;    /* all of it, and the newline behind it */
    int depth;     /* lists and maps that are open */
    s0_error *err;
} s0_yaml_stream;

/* Begin to read `source`; to be closed also after a failure. Refuses what no
 * reader takes, and characters that end a line for libyaml alone. */
s0_code s0_yaml_open(s0_yaml_stream *stream, const s0_source *source, s0_error *err);
/* The next event, in `stream->event`. S0_EINPUT, S0_ENOMEM. */
s0_code s0_yaml_next(s0_yaml_stream *stream);
/* The anchor that the event gives to its node, or that an alias asks for; or NULL. */
const char *s0_yaml_anchor_of(const yaml_event_t *event);
void s0_yaml_close(s0_yaml_stream *stream);

#endif
