/* protection.c - what the worker's room knows of its own locks, for rooms above that
 * may not look into it. */
#include "host/worker.h"
#include "rule/run.h"

const char *s0_rules_protection(void)
{
    return s0_pool_protection();
}
