/* limits.c - the defaults: generous for a rule over millions of records, and still an end. */
#include "rule/limits.h"

s0_rule_limits s0_limits_in_force(const s0_rule_limits *limits)
{
    s0_rule_limits out = limits != NULL ? *limits : (s0_rule_limits){0};

    if (out.steps == 0)
        out.steps = 50000000;
    if (out.memory == 0)
        out.memory = (size_t)64 << 20;
    if (out.deadline_ms <= 0)
        out.deadline_ms = 10000;
    if (out.jobs <= 0)
        out.jobs = 1;
    return out;
}

s0_pool s0_limits_pool(const s0_rule_limits *in_force, size_t tasks, const bool *alone)
{
    return (s0_pool){.tasks = tasks,
                     .alone = alone,
                     .jobs = in_force->jobs,
                     .deadline_ms = in_force->deadline_ms,
                     .memory = in_force->memory,
                     .doing = "checking rules",
                     .progress = in_force->progress};
}
