/* progress.h - how far a long piece of work is, told upward to whoever may want to show it.
 *
 * The rooms have no clock and no terminal: they say what they begin or have finished, always;
 * whether a person sees it is decided above. Never called in a worker. */
#ifndef S0_BASE_PROGRESS_H
#define S0_BASE_PROGRESS_H

#include <stddef.h>

/* `what` is a few words ("checking rules"), `name` the thing at hand (a path, an id) or NULL; both
 * are borrowed for the call. `done` of `all` are finished; `all` 0: nobody counts. */
typedef struct s0_progress {
    void (*step)(void *context, const char *what, const char *name, size_t done, size_t all);
    void *context;
} s0_progress;

/* `progress` NULL: nobody listens. */
static inline void s0_progress_step(const s0_progress *progress, const char *what, const char *name,
                                    size_t done, size_t all)
{
    if (progress != NULL)
        progress->step(progress->context, what, name, done, all);
}

#endif
