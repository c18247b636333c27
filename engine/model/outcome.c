/* outcome.c - the words and shapes of what one rule found. */
#include "model/outcome.h"

#include "model/fields.h"

const char *const s0_words[] = {"conform", "improvement", "gap",   "not_determined",
                                "absent",  "not_tested",  "error", NULL};

static const s0_field instance_fields[] = {
    S0_SAID_AT(s0_instance, key),      S0_SAID_AT(s0_instance, text),
    S0_TEXT_AT(s0_instance, source),   S0_TEXT_AT(s0_instance, apart),
    S0_BOOL_AT(s0_instance, critical), S0_BOOL_AT(s0_instance, exposed),
    S0_BOOL_AT(s0_instance, handled),  S0_FIELDS_END,
};
const s0_shape s0_instance_shape = S0_SHAPE("instance", s0_instance, instance_fields);

static const s0_field numbers_fields[] = {
    S0_INT_AT(s0_numbers, population),       S0_INT_AT(s0_numbers, met),
    S0_INT_AT(s0_numbers, failed),           S0_INT_AT(s0_numbers, unknown),
    S0_INT_AT(s0_numbers, waived),           S0_INT_AT(s0_numbers, exempt),
    S0_INT_AT(s0_numbers, not_due),          S0_INT_AT(s0_numbers, no_limit),
    S0_INT_AT(s0_numbers, subjects),         S0_INT_AT(s0_numbers, failed_subjects),
    S0_INT_AT(s0_numbers, critical),         S0_INT_AT(s0_numbers, critical_failed),
    S0_INT_AT(s0_numbers, critical_unknown), S0_INT_AT(s0_numbers, exposed),
    S0_INT_AT(s0_numbers, handled),          S0_INT_AT(s0_numbers, not_handled),
    S0_INT_AT(s0_numbers, handled_unknown),  S0_INT_AT(s0_numbers, groups),
    S0_TEXT_AT(s0_numbers, group_column),    S0_FIELDS_END,
};
const s0_shape s0_numbers_shape = S0_SHAPE("set of numbers", s0_numbers, numbers_fields);

static const s0_field read_fields[] = {
    S0_SAID_AT(s0_read, name),
    S0_TEXT_AT(s0_read, value),
    S0_TEXT_AT(s0_read, source),
    S0_FIELDS_END,
};
const s0_shape s0_read_shape = S0_SHAPE("read", s0_read, read_fields);

static const s0_field pass_fields[] = {
    S0_SAID_AT(s0_pass, tables),
    S0_SAID_AT(s0_pass, condition),
    S0_INT_AT(s0_pass, rows),
    S0_INT_AT(s0_pass, failed),
    S0_INT_AT(s0_pass, unknown),
    S0_INT_AT(s0_pass, apart),
    S0_FIELDS_END,
};
const s0_shape s0_pass_shape = S0_SHAPE("pass", s0_pass, pass_fields);

static const s0_field outcome_fields[] = {
    S0_TEXT_AT(s0_outcome, rule),
    S0_WORD_AT(s0_outcome, "outcome", word, s0_words),
    S0_TEXT_AT(s0_outcome, text),
    S0_TEXTS_AT(s0_outcome, missing, missing_count),
    S0_BOOL_AT(s0_outcome, counted),
    S0_STRUCT_AT(s0_outcome, numbers, s0_numbers),
    S0_LIST_AT(s0_outcome, failed, failed_count, s0_instance),
    S0_LIST_AT(s0_outcome, unknown, unknown_count, s0_instance),
    S0_LIST_AT(s0_outcome, apart, apart_count, s0_instance),
    S0_LIST_AT(s0_outcome, reads, read_count, s0_read),
    S0_LIST_AT(s0_outcome, passes, pass_count, s0_pass),
    S0_TEXTS_AT(s0_outcome, files, file_count),
    S0_TEXT_AT(s0_outcome, basis_text),
    S0_TEXT_AT(s0_outcome, basis_kind),
    S0_INT_AT(s0_outcome, steps),
    S0_FIELDS_END,
};
const s0_shape s0_outcome_shape = S0_SHAPE("outcome", s0_outcome, outcome_fields);
