/* progress.h - one line on the terminal that says how far a long run is, and what becomes of it
 * when somebody stops the run.
 *
 * The line goes to stderr, only where that is a terminal, only once the run has taken a second; it
 * is rewritten in place and leaves nothing behind. */
#ifndef S0_CLI_PROGRESS_H
#define S0_CLI_PROGRESS_H

#include "base/progress.h"

/* Begin to watch: starts a timer and takes SIGINT, SIGTERM, SIGHUP and SIGQUIT as far as they are
 * not ignored, to clear the line before the process dies of them. Once in a process. NULL: stderr
 * is no terminal that can rewrite a line; there is nothing to tell, and no signal is touched. */
const s0_progress *s0_progress_open(void);

/* Take the line away, until the next step. Before anything else is printed. */
void s0_progress_clear(void);

/* The line for a step in `out`, cut to `columns` - 1: "checking rules, 3 of 72". For tests. */
void s0_progress_line(char *out, size_t room, size_t columns, const char *what, const char *name,
                      size_t done, size_t all);

#endif
