/* change.c - the states and the shape of what happened between two cycles. */
#include "model/change.h"

#include "model/fields.h"

const char *const s0_change_states[] = {
    "new",        "reopened",       "raised",   "lowered",
    "persisting", "changed",        "resolved", "no longer applicable",
    "not tested", "not comparable", NULL};

static const s0_field instance_change_fields[] = {
    S0_TEXT_AT(s0_instance_change, key),
    S0_TEXT_AT(s0_instance_change, state),
    S0_TEXT_AT(s0_instance_change, was),
    S0_TEXT_AT(s0_instance_change, now),
    S0_FIELDS_END,
};
static const s0_shape s0_instance_change_shape =
    S0_SHAPE("change of an instance", s0_instance_change, instance_change_fields);

static const s0_field change_fields[] = {
    S0_WORD_AT(s0_change, "state", state, s0_change_states),
    S0_TEXT_AT(s0_change, identity),
    S0_TEXT_AT(s0_change, requirement),
    S0_TEXT_AT(s0_change, title),
    S0_TEXT_AT(s0_change, old_number),
    S0_TEXT_AT(s0_change, new_number),
    S0_TEXT_AT(s0_change, old_class),
    S0_TEXT_AT(s0_change, new_class),
    S0_TEXT_AT(s0_change, why),
    S0_LIST_AT(s0_change, instances, instance_count, s0_instance_change),
    S0_FIELDS_END,
};
static const s0_shape s0_change_shape = S0_SHAPE("change", s0_change, change_fields);

static const s0_field verdict_change_fields[] = {
    S0_TEXT_AT(s0_verdict_change, requirement), S0_TEXT_AT(s0_verdict_change, title),
    S0_TEXT_AT(s0_verdict_change, was),         S0_TEXT_AT(s0_verdict_change, now),
    S0_TEXT_AT(s0_verdict_change, reason),      S0_FIELDS_END,
};
static const s0_shape s0_verdict_change_shape =
    S0_SHAPE("change of a verdict", s0_verdict_change, verdict_change_fields);

static const s0_field diff_fields[] = {
    S0_TEXT_AT(s0_diff, old_cycle),
    S0_TEXT_AT(s0_diff, new_cycle),
    S0_INT_AT(s0_diff, old_run),
    S0_INT_AT(s0_diff, new_run),
    S0_LIST_AT(s0_diff, changes, change_count, s0_change),
    S0_LIST_AT(s0_diff, verdicts, verdict_count, s0_verdict_change),
    S0_TEXTS_AT(s0_diff, criteria, criterion_count),
    S0_FIELDS_END,
};
const s0_shape s0_diff_shape = S0_SHAPE("diff", s0_diff, diff_fields);
