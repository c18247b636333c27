/* settings.h - a pool's numbers with their defaults filled in. */
#ifndef S0_HOST_SETTINGS_H
#define S0_HOST_SETTINGS_H

#include "host/worker.h"

typedef struct s0_settings {
    size_t jobs;
    int deadline_ms;
    size_t memory;
    size_t output;
} s0_settings;

s0_settings s0_settings_of(const s0_pool *pool);

#endif
