/* lockdown.h - what a worker gives up before it runs a stranger's script. */
#ifndef S0_HOST_LOCKDOWN_H
#define S0_HOST_LOCKDOWN_H

#include <stdbool.h>

/* Whether this build and this machine have the system-call filter. */
bool s0_lockdown_filters(void);

/* Close every descriptor but `fd`, give up new privileges, new files, new processes,
 * more memory and core dumps, and, where there is a filter, every system call but
 * writing to `fd` and leaving. Reading the clock fails instead of killing. There is no way
 * back. False: something of it failed; the caller must leave at once. */
bool s0_lockdown(int fd);

#endif
