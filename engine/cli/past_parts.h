/* past_parts.h - what the files behind past.h share. */
#ifndef S0_CLI_PAST_PARTS_H
#define S0_CLI_PAST_PARTS_H

#include "cli/past.h"

/* The workspace's history; NULL when there is none and it is not `create`d. */
s0_code s0_past_open(s0_cli *cli, bool create, s0_history **out, s0_error *err);
/* The document of `past->run`. It is parsed once, for the cycle, the report and whoever comes
 * later; not even that when it is, byte for byte, the one that was just `written` (NULL: none). */
s0_code s0_past_read(s0_cli *cli, s0_history *history, s0_past *past, const s0_source *written,
                     s0_error *err);
/* S0_EUSAGE with the names of recorded cycles, for a person who named another. */
s0_code s0_past_none(s0_cli *cli, const char *cycle, s0_error *err);

#endif
